//! Where somebody lives, in a question: a street or a village with the number of a house, a house and a flat, an English street.

use super::{Secret, is_digit, take, words};
use std::ops::Range;

/// How an English street ends.
const STREETS: [&str; 28] = [
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "ln",
    "drive",
    "dr",
    "court",
    "ct",
    "place",
    "pl",
    "boulevard",
    "blvd",
    "square",
    "sq",
    "terrace",
    "close",
    "crescent",
    "highway",
    "hwy",
    "parkway",
    "pkwy",
    "row",
    "gardens",
    "way",
];
/// Most words between the number of a house and what its street is.
const NAMED: usize = 3;
/// What no street is named by, so that a number before it is that of no house.
const NOT_NAMED: [&str; 36] = [
    "a", "an", "the", "to", "of", "on", "in", "at", "is", "are", "and", "or", "for", "from", "by", "my", "your",
    "this", "that", "minute", "minutes", "min", "hour", "hours", "day", "days", "mile", "miles", "km", "m", "meters",
    "metres", "blocks", "people", "times", "bus",
];

/// Takes out every address.
pub(super) fn take_out(chars: &[char], taken: &mut [Option<Secret>]) {
    let words = words(chars);
    let texts: Vec<String> =
        words.iter().map(|word| chars.get(word.clone()).unwrap_or_default().iter().collect()).collect();
    let text = |nth: usize| texts.get(nth).map(String::as_str).unwrap_or_default();
    for nth in 0..words.len() {
        let whole = is_house(text(nth)) || is_street_with_number(text(nth));
        let found = match (whole, is_street(text(nth)) && is_number(text(nth + 1)), english(&texts, nth)) {
            // A lane is numbered by itself, and so are its houses.
            (_, true, _) if text(nth + 1).ends_with("번길") && is_number(text(nth + 2)) => {
                with_districts(&texts, nth)..nth + 3
            }
            (_, true, _) => with_districts(&texts, nth)..nth + 2,
            (true, ..) => with_districts(&texts, nth)..nth + 1,
            (.., Some(end)) => nth..end,
            _ => continue,
        };
        take_words(&words, found, taken);
    }
}

/// The words of an address and what is between them: it is one.
fn take_words(words: &[Range<usize>], which: Range<usize>, taken: &mut [Option<Secret>]) {
    if let Some([first, ..]) = words.get(which.clone())
        && let Some(last) = words.get(which.end - 1)
    {
        take(taken, first.start..last.end, Secret::Address);
    }
}

/// Where the districts before a street or house begin.
fn with_districts(texts: &[String], nth: usize) -> usize {
    let is_district =
        |text: &&String| text.chars().count() > 1 && text.ends_with(['시', '도', '군', '구', '읍', '면', '동']);
    nth - texts.iter().take(nth).rev().take_while(is_district).count()
}

/// 세종대로, 매산길, 종로3가, 정자동: what may stand before the number of a house.
fn is_street(text: &str) -> bool {
    let before = |end: char| text.strip_suffix(end).unwrap_or_default();
    text.chars().count() > 1
        && (text.ends_with(['로', '길', '동', '리']) || text.ends_with('가') && before('가').ends_with(is_digit))
}

/// 101동, 302호, 12번지.
fn is_house(text: &str) -> bool {
    let numbered =
        |unit: &str| text.strip_suffix(unit).is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_digit));
    numbered("동") || numbered("호") || numbered("번지")
}

/// 매산로12, 테헤란로12번길: the number written on.
fn is_street_with_number(text: &str) -> bool {
    text.find(is_digit).and_then(|place| text.split_at_checked(place)).is_some_and(|(street, number)| {
        street.chars().count() > 2 && street.ends_with(['로', '길']) && is_number(number)
    })
}

/// The number of a house, also with another behind a line: it ends there, or goes on as one says where something is. What counts
/// something (3명, 3시간, 2번, 3호선) is none.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(is_digit);
    if digits.len() == text.len() {
        return false;
    }
    let second = digits.strip_prefix('-').map(|rest| rest.trim_start_matches(is_digit));
    let rest = second.unwrap_or(digits);
    let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let goes_on = ["번지", "번길", "에", "이", "예", "인데", "입", "으로", "로", "은", "는"];
    ends || goes_on.iter().any(|one| rest.starts_with(one)) || rest.starts_with('호') && !rest.starts_with("호선")
}

/// `12 Maple Street`: behind which word it ends, if it begins with this one.
fn english(texts: &[String], nth: usize) -> Option<usize> {
    let number = texts.get(nth)?.trim_end_matches(',');
    let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if digits.is_empty() || number.len() - digits.len() > 1 || !digits.chars().all(|c| is_digit(c) || "-/".contains(c))
    {
        return None;
    }
    for (count, text) in texts.iter().skip(nth + 1).take(NAMED + 1).enumerate() {
        let plain = text.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if count > 0 && STREETS.contains(&plain.as_str()) {
            return Some(nth + count + 2);
        }
        let is_name = plain.chars().all(|c| c.is_ascii_alphanumeric() || "'.-".contains(c));
        if !is_name || NOT_NAMED.contains(&plain.as_str()) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::{Known, sent, without_secrets};

    fn goes(text: &str) -> String {
        sent(&without_secrets(text, &Known::default()))
    }

    #[test]
    fn where_somebody_lives_is_found() {
        for (text, expected) in [
            ("서울시 종로구 세종대로 209에 어떻게 가요?", "○○ 어떻게 가요?"),
            ("매산로 12-3이에요", "○○"),
            ("테헤란로 12번길 5에 살아요", "○○ 살아요"),
            ("수원시 매산로12에 살아요", "○○ 살아요"),
            ("정자동 45번지예요", "○○"),
            ("종로3가 12에 살아요", "○○ 살아요"),
            ("101동 302호에 살아요", "○○ 살아요"),
            ("I live at 12 Maple Street.", "I live at ○○"),
            ("Is 12B Old Mill rd, far?", "Is ○○ far?"),
            ("221 Baker St is mine", "○○ is mine"),
        ] {
            assert_eq!(goes(text), expected);
        }
    }

    #[test]
    fn numbers_that_count_something_go() {
        for text in [
            "친구가 3명 와요",
            "기차로 3시간 걸려요?",
            "지하철로 3호선 타요?",
            "하루에 운동 2번 해요?",
            "우리 3층에 가요?",
            "오리 3마리가 있어요",
            "종로3가에 어떻게 가요?",
            "버스 720번은 어디로 가요?",
            "Is it 12 minutes to Maple Street?",
            "Are 3 people on the road?",
            "How far is a 5 minute drive?",
        ] {
            assert_eq!(goes(text), text);
        }
    }
}
