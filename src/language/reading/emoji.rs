//! Emoji: what belongs to one picture, and what it is called.

use crate::domain::locale::Lang;
use crate::domain::vocabulary::Vocabulary;

/// What joins pictures to one.
const JOINER: char = '\u{200D}';

/// Pictures that people write often and the vocabulary has no word for; hearts and stars are one whatever their colour.
const NAMES: [(&str, &str, &str); 24] = [
    ("❤♥♡💕💖💗💓💞💘💝💙💚💛💜🧡🖤🤍🤎❣", "하트", "heart"),
    ("⭐★☆🌟", "별", "star"),
    ("😂🤣😄😁😃😆", "웃음", "laughing"),
    ("☺🙂😊😀", "미소", "smile"),
    ("😍🥰😘", "사랑", "love"),
    ("😭😢😥", "눈물", "tears"),
    ("😡😠🤬", "화남", "angry"),
    ("😮😲😱", "깜짝", "surprised"),
    ("👍", "최고", "thumbs up"),
    ("👎", "싫어요", "thumbs down"),
    ("👏", "박수", "clapping"),
    ("🙏", "부탁", "please"),
    ("👌🆗", "오케이", "okay"),
    ("✌", "브이", "peace"),
    ("💪", "힘", "strong"),
    ("🎉🎊", "축하", "hooray"),
    ("🔥", "불", "fire"),
    ("💯", "백 점", "one hundred"),
    ("🌸🌼🌺", "꽃", "flower"),
    ("☀", "해", "sun"),
    ("☔", "비", "rain"),
    ("☎", "전화", "phone"),
    ("⭕", "동그라미", "circle"),
    ("❌✖", "엑스", "cross"),
];

/// Whether a character is a picture, or belongs to one: skin tones, joiners, flags, variations.
pub(super) fn is_part(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{2300}'..='\u{23FF}')
        || matches!(c, JOINER | '\u{20E3}' | '\u{E0020}'..='\u{E007F}')
        || is_variation(c)
}

fn is_variation(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}')
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

fn is_flag(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// One picture.
pub(super) struct Sign {
    /// Characters that it takes.
    pub(super) length: usize,
    /// Without skin tones and variations.
    bare: String,
}

impl Sign {
    /// Whether both are the same picture.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.length == other.length && self.length > 0 && self.bare == other.bare
    }
}

/// The picture at `at`: one character with all that changes it or is joined to it. Length 0: none stands there.
pub(super) fn sign_at(chars: &[char], at: usize) -> Sign {
    let rest = chars.get(at..).unwrap_or_default();
    let mut length = usize::from(rest.first().is_some_and(|c| is_part(*c)));
    if length == 1 && rest.iter().take(2).filter(|c| is_flag(**c)).count() == 2 {
        length = 2;
    }
    while length > 0 && rest.get(length).is_some_and(|c| changes(rest[length - 1], *c)) {
        length += 1;
    }
    let bare = rest[..length].iter().filter(|c| !is_tone(**c) && !is_variation(**c)).collect();
    Sign { length, bare }
}

/// Whether `c` changes the picture that ends with `last`, or is joined to it.
fn changes(last: char, c: char) -> bool {
    let inside = matches!(c, JOINER | '\u{20E3}' | '\u{E0020}'..='\u{E007F}') || is_tone(c) || is_variation(c);
    inside || (last == JOINER && is_part(c))
}

/// What a picture is called: the first word of the vocabulary that shows it, else a name of ours, else nothing.
pub(super) fn name<'w>(lang: Lang, words: &'w Vocabulary, sign: &Sign) -> Option<&'w str> {
    let shows = |symbol: &str| {
        let plain = symbol.chars().filter(|c| !is_tone(*c) && !is_variation(*c));
        plain.eq(sign.bare.chars())
    };
    let word = words.words().iter().find(|word| !sign.bare.is_empty() && shows(&word.symbol.0));
    word.map(|word| word.text(lang)).or_else(|| {
        let mut signs = sign.bare.chars();
        let (Some(only), None) = (signs.next(), signs.next()) else { return None };
        let (_, ko, en) = NAMES.iter().find(|(signs, ..)| signs.contains(only))?;
        Some(if lang == Lang::Ko { ko } else { en })
    })
}
