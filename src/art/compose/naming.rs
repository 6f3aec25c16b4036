//! Small words of descriptions: colours, numbers, particles, plurals.

use crate::domain::locale::ENGLISH_ONES;

/// What a given colour is called before a noun.
pub fn color_names(rgb: [u8; 3]) -> Option<(&'static str, &'static str)> {
    const NAMES: [([u8; 3], &str, &str); 24] = [
        ([0xD8, 0x38, 0x2E], "빨간", "red"),
        ([0xF0, 0x8A, 0x2C], "주황색", "orange"),
        ([0xF2, 0xC2, 0x30], "노란", "yellow"),
        ([0xA5, 0xCF, 0x5A], "연두색", "light green"),
        ([0x3F, 0x96, 0x4E], "초록색", "green"),
        ([0x87, 0xC3, 0xEA], "하늘색", "light blue"),
        ([0x2F, 0x6F, 0xC0], "파란", "blue"),
        ([0x27, 0x40, 0x8B], "남색", "navy"),
        ([0x7D, 0x4F, 0xA8], "보라색", "purple"),
        ([0xEE, 0x88, 0xA8], "분홍색", "pink"),
        ([0xF4, 0xC9, 0xA0], "살구색", "apricot"),
        ([0x8A, 0x5A, 0x36], "갈색", "brown"),
        ([0x9A, 0x9A, 0x9A], "회색", "grey"),
        ([0xF5, 0xF2, 0xEA], "하얀", "white"),
        ([0x33, 0x32, 0x36], "검은", "black"),
        ([0xD9, 0xA9, 0x3A], "금색", "golden"),
        ([0xC0, 0xC5, 0xCC], "은색", "silver"),
        ([0x9C, 0x2A, 0x63], "자주색", "magenta"),
        ([0x1F, 0x80, 0x86], "청록색", "teal"),
        ([0x9F, 0xDC, 0xC4], "민트색", "mint"),
        ([0xB9, 0xA3, 0xDC], "연보라색", "lavender"),
        ([0xC4, 0x95, 0x3C], "황토색", "ochre"),
        ([0x5A, 0x3A, 0x22], "고동색", "dark brown"),
        ([0xF1, 0xE6, 0xC8], "상아색", "ivory"),
    ];
    NAMES.iter().find(|(known, _, _)| *known == rgb).map(|(_, ko, en)| (*ko, *en))
}

/// A number before a counter: 세, 열두, 스무.
pub fn native(n: usize) -> String {
    const UNITS: [&str; 10] = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"];
    match (n / 10, n % 10) {
        (0, unit) => UNITS[unit].to_owned(),
        (1, unit) => format!("열{}", UNITS[unit]),
        (2, 0) => "스무".to_owned(),
        (2, unit) => format!("스물{}", UNITS[unit]),
        _ => "여러".to_owned(),
    }
}

/// A number in English words.
pub fn number(n: usize) -> &'static str {
    const MORE: [&str; 5] = ["twenty", "twenty-one", "twenty-two", "twenty-three", "twenty-four"];
    match n {
        0 => "no",
        _ => ENGLISH_ONES.iter().chain(&MORE).nth(n).copied().unwrap_or("many"),
    }
}

/// 이 or 가.
pub fn subject_particle(text: &str) -> &'static str {
    if ends_open(text) { "가" } else { "이" }
}

/// 을 or 를.
pub fn object_particle(text: &str) -> &'static str {
    if ends_open(text) { "를" } else { "을" }
}

/// Whether the last syllable has no final consonant (가, 와). Other letters count as open.
fn ends_open(text: &str) -> bool {
    let last = text.chars().next_back().map_or(0, |c| c as u32);
    !(0xAC00..=0xD7A3).contains(&last) || (last - 0xAC00).is_multiple_of(28)
}

/// "집과", "나무와".
pub fn with_and(text: &str) -> String {
    format!("{text}{}", if ends_open(text) { "와" } else { "과" })
}

/// The regular plural.
pub fn plural(word: &str) -> String {
    if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") {
        format!("{word}es")
    } else if let Some(stem) = word.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u'])) {
        format!("{stem}ies")
    } else {
        format!("{word}s")
    }
}

/// As it sounds: an umbrella, but a university.
pub fn starts_with_vowel(phrase: &str) -> bool {
    phrase.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u'])
        && !phrase.starts_with("uni")
        && !phrase.starts_with("use")
}

/// With a capital.
pub fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}
