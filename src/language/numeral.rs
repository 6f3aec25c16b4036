//! How Korean calls digits, numbers, Latin letters and signs.

/// How a Latin letter is called in Korean.
pub fn korean_letter(c: char) -> Option<&'static str> {
    Some(match c.to_ascii_uppercase() {
        'A' => "에이",
        'B' => "비",
        'C' => "시",
        'D' => "디",
        'E' => "이",
        'F' => "에프",
        'G' => "지",
        'H' => "에이치",
        'I' => "아이",
        'J' => "제이",
        'K' => "케이",
        'L' => "엘",
        'M' => "엠",
        'N' => "엔",
        'O' => "오",
        'P' => "피",
        'Q' => "큐",
        'R' => "아르",
        'S' => "에스",
        'T' => "티",
        'U' => "유",
        'V' => "브이",
        'W' => "더블유",
        'X' => "엑스",
        'Y' => "와이",
        'Z' => "제트",
        _ => return None,
    })
}

/// How a sign is called in Korean when it ends a word.
pub fn korean_sign(c: char) -> Option<&'static str> {
    Some(match c {
        '%' => "퍼센트",
        '℃' => "도",
        '°' => "도",
        '₩' | '원' => "원",
        '$' => "달러",
        '+' => "플러스",
        '&' => "앤드",
        '#' => "샵",
        '*' => "별표",
        '㎏' => "킬로그램",
        '㎝' => "센티미터",
        '㎞' => "킬로미터",
        _ => return None,
    })
}

/// The reading of the digits at the end of `text`, enough of it to know how it ends.
pub fn korean_number_at_end(text: &str) -> String {
    let digits: String =
        text.chars().rev().take_while(|c| c.is_ascii_digit() || *c == ',').filter(char::is_ascii_digit).collect();
    let digits: String = digits.chars().rev().collect();
    korean_number(&digits)
}

const DIGITS: [&str; 10] = ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const TENS: [&str; 4] = ["", "십", "백", "천"];
const MYRIADS: [&str; 5] = ["", "만", "억", "조", "경"];

/// Sino-Korean reading of a run of digits: 31 삼십일, 1000 천, 10000 만, 120000 십이만. Runs of more than 20 digits and
/// those that begin with 0 are read digit by digit.
pub fn korean_number(digits: &str) -> String {
    let values: Vec<usize> = digits.chars().filter_map(|c| c.to_digit(10)).map(|d| d as usize).collect();
    if values.len() > 20 || (values.len() > 1 && values.first() == Some(&0)) {
        return korean_digits(digits);
    }
    if values.iter().all(|d| *d == 0) {
        return if values.is_empty() { String::new() } else { "영".to_owned() };
    }
    let mut out = String::new();
    let groups: Vec<&[usize]> = values.rchunks(4).collect();
    for (power, group) in groups.iter().enumerate().rev() {
        let read = korean_group(group);
        if !read.is_empty() {
            let unit = MYRIADS.get(power).copied().unwrap_or_default();
            let first = power + 1 == groups.len();
            out.push_str(if first && power == 1 && read == "일" { "" } else { &read });
            out.push_str(unit);
        }
    }
    out
}

fn korean_group(group: &[usize]) -> String {
    let mut out = String::new();
    for (at, digit) in group.iter().enumerate() {
        let place = group.len() - 1 - at;
        match (digit, place) {
            (0, _) => {}
            (1, 1..) => out.push_str(TENS.get(place).copied().unwrap_or_default()),
            _ => {
                out.push_str(DIGITS.get(*digit).copied().unwrap_or_default());
                out.push_str(TENS.get(place).copied().unwrap_or_default());
            }
        }
    }
    out
}

/// Digit by digit, with 공 for 0, as telephone numbers are read: 119 일일구, 010 공일공.
pub fn korean_digits(digits: &str) -> String {
    let read = |c: char| match c {
        '0' => Some("공"),
        _ => c.to_digit(10).and_then(|d| DIGITS.get(d as usize)).copied(),
    };
    digits.chars().filter_map(read).collect()
}

/// Native Korean numbers before a counter, 1 to 99: 1 한, 3 세, 20 스무, 21 스물한. `None` outside.
pub fn korean_native(number: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"];
    const TENS: [&str; 10] = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];
    match number {
        20 => Some("스무".to_owned()),
        1..=99 => Some(format!("{}{}", TENS.get(number as usize / 10)?, ONES.get(number as usize % 10)?)),
        _ => None,
    }
}
