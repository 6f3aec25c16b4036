//! Names in a question: as a whole, each part of them, and as somebody is called without the family name.

use super::{Secret, found, take};

/// What stands beside a name and is none: who somebody is to the person, and how one is addressed.
const TITLES: [&str; 44] = [
    "엄마",
    "아빠",
    "어머니",
    "아버지",
    "언니",
    "오빠",
    "누나",
    "형",
    "동생",
    "할머니",
    "할아버지",
    "이모",
    "고모",
    "삼촌",
    "남편",
    "아내",
    "보호자",
    "선생님",
    "친구",
    "담임",
    "활동지원사",
    "복지사",
    "님",
    "씨",
    "mom",
    "mum",
    "dad",
    "mother",
    "father",
    "grandma",
    "grandpa",
    "sister",
    "brother",
    "aunt",
    "uncle",
    "friend",
    "teacher",
    "guardian",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "my",
];
/// Family names of two letters.
const LONG_FAMILY: [&str; 12] =
    ["남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방", "망절", "어금", "강전", "소봉"];

/// Takes out a name: the whole, each part, and the given name alone.
pub(super) fn take_out(chars: &[char], name: &str, taken: &mut [Option<Secret>]) {
    let name = name.trim();
    whole(chars, name, taken);
    let parts: Vec<&str> = name.split_whitespace().collect();
    // A part of one letter is a family name, or too little to be found by.
    let is_part = |part: &&&str| parts.len() > 1 && part.chars().count() > 1 && !is_title(part);
    for part in parts.iter().filter(is_part) {
        whole(chars, part, taken);
    }
    if parts.len() > 1 {
        parts.iter().skip(1).filter(|part| part.chars().count() == 1).for_each(|one| called(chars, one, taken));
    }
}

fn is_title(part: &str) -> bool {
    let plain = part.trim_end_matches(['.', ',']).to_lowercase();
    TITLES.contains(&plain.as_str())
}

/// A name without spaces, or one as it is written with them.
fn whole(chars: &[char], name: &str, taken: &mut [Option<Secret>]) {
    match name.chars().count() {
        0 => {}
        1 => alone(chars, name, taken),
        _ => {
            let mut ways = vec![name.to_owned()];
            ways.extend(given(name));
            for one in ways.iter().filter(|one| one.chars().count() > 1) {
                found(chars, one, |range| {
                    if is_whole_word(chars, &range) {
                        take(taken, range, Secret::Name);
                    }
                });
            }
            ways.iter().skip(1).filter(|one| one.chars().count() == 1).for_each(|one| called(chars, one, taken));
        }
    }
}

/// A Korean name without the family name. Which part that is, is not always known: then each that it may be.
fn given(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    if !letters.iter().all(|c| ('가'..='힣').contains(c)) {
        return Vec::new();
    }
    let without = |count: usize| letters.iter().skip(count).collect::<String>();
    let is_long = LONG_FAMILY.iter().any(|family| name.starts_with(family));
    match letters.len() {
        2 => vec![without(1)],
        3 if is_long => vec![without(1), without(2)],
        3 => vec![without(1)],
        4 => vec![without(2), without(1)],
        _ => Vec::new(),
    }
}

/// Korean words are written on without a space; letters of other scripts before or behind make another word of it.
fn is_whole_word(chars: &[char], range: &std::ops::Range<usize>) -> bool {
    let is_joined = |place: Option<usize>, inside: usize| {
        let (outer, inner) = (place.and_then(|place| chars.get(place)), chars.get(inside));
        let latin = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic() && !('가'..='힣').contains(c));
        latin(outer) && latin(inner)
    };
    !is_joined(range.start.checked_sub(1), range.start) && !is_joined(Some(range.end), range.end - 1)
}

/// Places of a name of one letter where no word goes on before it.
fn places(chars: &[char], name: &str) -> Vec<usize> {
    let one = name.chars().next();
    let begins = |place: usize| place == 0 || chars.get(place - 1).is_none_or(|c| !c.is_alphanumeric());
    (0..chars.len()).filter(|place| chars.get(*place).copied() == one && begins(*place)).collect()
}

/// A name of one letter is taken out only where it stands alone or is called.
fn alone(chars: &[char], name: &str, taken: &mut [Option<Secret>]) {
    let is_alone =
        |place: &usize| chars.get(place + 1).is_none_or(|c| !c.is_alphanumeric() || matches!(c, '님' | '씨'));
    places(chars, name).into_iter().filter(is_alone).for_each(|place| take(taken, place..place + 1, Secret::Name));
}

/// A given name of one letter is most often another word (수, 한): it is taken out only where somebody is called so.
fn called(chars: &[char], name: &str, taken: &mut [Option<Secret>]) {
    let is_called = |place: &usize| {
        let next = chars.iter().skip(place + 1).find(|c| !c.is_whitespace());
        next.is_some_and(|c| matches!(c, '님' | '씨'))
    };
    places(chars, name).into_iter().filter(is_called).for_each(|place| take(taken, place..place + 1, Secret::Name));
}

#[cfg(test)]
mod tests {
    use super::super::{Known, sent, without_secrets};

    fn goes(name: &str, text: &str) -> String {
        sent(&without_secrets(text, &Known { names: vec![name.to_owned()], texts: Vec::new() }))
    }

    #[test]
    fn each_part_of_a_name_is_found() {
        for (name, text, expected) in [
            ("John Smith", "Is Smith my name? I am john.", "Is ○○ my name? I am ○○."),
            ("John Smith", "John이 누구예요?", "○○이 누구예요?"),
            ("김 하늘", "하늘이는 언제 와요?", "○○이는 언제 와요?"),
            ("김 하늘", "김 하늘이에요", "○○이에요"),
            ("엄마 이정희", "정희 씨 전화는요?", "○○ 씨 전화는요?"),
            ("엄마 이정희", "이정희가 누구예요?", "○○가 누구예요?"),
            ("남궁민수", "민수는 뭐 해요?", "○○는 뭐 해요?"),
            ("남궁 민수", "민수는 뭐 해요?", "○○는 뭐 해요?"),
            ("남궁민", "민 씨는 뭐 해요?", "○○ 씨는 뭐 해요?"),
            ("김별", "별 님은 어디 있어요?", "○○ 님은 어디 있어요?"),
        ] {
            assert_eq!(goes(name, text), expected, "{name}");
        }
    }

    #[test]
    fn what_only_looks_like_a_name_goes() {
        for (name, text) in [
            ("Al Smith", "Are there also blacksmiths?"),
            ("엄마 이정희", "엄마가 아프면 어떻게 해요?"),
            ("김 하늘", "김 먹어도 돼요?"),
            ("김수", "이거 할 수 있어요?"),
            ("김별", "별이 왜 반짝여요?"),
        ] {
            assert_eq!(goes(name, text), text, "{name}");
        }
    }
}
