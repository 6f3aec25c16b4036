//! Numbers beside counters: 하나 + 개 is 한 개, 하나 + 층 is 일 층.

/// Native numbers: alone, before a counter, and the Sino-Korean number of the same value.
const NATIVE: [(&str, &str, &str); 19] = [
    ("하나", "한", "일"),
    ("둘", "두", "이"),
    ("셋", "세", "삼"),
    ("넷", "네", "사"),
    ("다섯", "다섯", "오"),
    ("여섯", "여섯", "육"),
    ("일곱", "일곱", "칠"),
    ("여덟", "여덟", "팔"),
    ("아홉", "아홉", "구"),
    ("열", "열", "십"),
    ("스물", "스무", "이십"),
    ("서른", "서른", "삼십"),
    ("마흔", "마흔", "사십"),
    ("쉰", "쉰", "오십"),
    ("예순", "예순", "육십"),
    ("일흔", "일흔", "칠십"),
    ("여든", "여든", "팔십"),
    ("아흔", "아흔", "구십"),
    ("백", "백", "백"),
];

/// Counters that take Sino-Korean numbers.
const SINO: [&str; 16] =
    ["원", "분", "초", "년", "월", "일", "층", "호", "도", "인분", "호선", "킬로", "센티", "퍼센트", "미터", "주"];
/// Counters that take native numbers.
const COUNTED: [&str; 20] = [
    "개", "명", "번", "마리", "장", "잔", "병", "살", "권", "시", "시간", "사람", "분", "송이", "대", "벌", "켤레",
    "달", "가지", "그릇",
];

/// Whether a counter is one we know to take native numbers.
fn takes_native(counter: &str) -> bool {
    COUNTED.contains(&counter) && !SINO.contains(&counter)
}

/// Numbers written together before a counter (`None`: nothing follows): 열 + 하나 + 살 -> 열한 살; 하나 + 층 -> 일 층;
/// 일 + 개 -> 한 개.
pub fn before(numbers: &[&str], counter: Option<&str>) -> String {
    let Some(counter) = counter else { return numbers.concat() };
    if let ("월", [month]) = (counter, numbers) {
        match *month {
            "육" | "여섯" => return "유".to_owned(),
            "십" | "열" => return "시".to_owned(),
            _ => {}
        }
    }
    if SINO.contains(&counter) {
        return name(numbers);
    }
    let single = numbers.len() == 1;
    let native = |n: &str| -> String {
        let row = find(n, |row| row.0).or_else(|| find(n, |row| row.2).filter(|_| single && takes_native(counter)));
        row.map_or(n.to_owned(), |row| row.1.to_owned())
    };
    let last = numbers.len().saturating_sub(1);
    let word = |(at, n): (usize, &&str)| if at == last { native(n) } else { (*n).to_owned() };
    numbers.iter().enumerate().map(word).collect()
}

/// A number that names something: 칠 번 버스, 삼 번 출구.
pub fn name(numbers: &[&str]) -> String {
    numbers.iter().map(|n| find(n, |row| row.0).map_or(*n, |row| row.2)).collect()
}

fn find(
    number: &str,
    column: impl Fn(&(&'static str, &'static str, &'static str)) -> &'static str,
) -> Option<&'static (&'static str, &'static str, &'static str)> {
    NATIVE.iter().find(|row| column(row) == number)
}
