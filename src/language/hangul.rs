//! Hangul syllables and the letters (jamo) they are made of.
//!
//! A modern syllable is `0xAC00 + (initial * 21 + vowel) * 28 + last` (Unicode 3.12, Hangul syllable composition).

/// The 19 initial consonants, in Unicode order.
pub const INITIALS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// The 21 vowels, in Unicode order.
pub const VOWELS: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ', 'ㅠ', 'ㅡ',
    'ㅢ', 'ㅣ',
];

/// The 27 final consonants, in Unicode order; the first place stands for none.
pub const FINALS: [Option<char>; 28] = [
    None,
    Some('ㄱ'),
    Some('ㄲ'),
    Some('ㄳ'),
    Some('ㄴ'),
    Some('ㄵ'),
    Some('ㄶ'),
    Some('ㄷ'),
    Some('ㄹ'),
    Some('ㄺ'),
    Some('ㄻ'),
    Some('ㄼ'),
    Some('ㄽ'),
    Some('ㄾ'),
    Some('ㄿ'),
    Some('ㅀ'),
    Some('ㅁ'),
    Some('ㅂ'),
    Some('ㅄ'),
    Some('ㅅ'),
    Some('ㅆ'),
    Some('ㅇ'),
    Some('ㅈ'),
    Some('ㅊ'),
    Some('ㅋ'),
    Some('ㅌ'),
    Some('ㅍ'),
    Some('ㅎ'),
];

const FIRST: u32 = 0xAC00;
const COUNT: u32 = 11_172;

/// One syllable, taken apart into its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syllable {
    /// Initial consonant (ㅇ when none is heard).
    pub initial: char,
    /// Vowel.
    pub vowel: char,
    /// Final consonant (받침), possibly a double one.
    pub last: Option<char>,
}

impl Syllable {
    /// Takes a syllable apart; `None` for any other character.
    pub fn of(c: char) -> Option<Self> {
        let offset = (c as u32).checked_sub(FIRST).filter(|offset| *offset < COUNT)? as usize;
        Some(Self {
            initial: *INITIALS.get(offset / 588)?,
            vowel: *VOWELS.get(offset % 588 / 28)?,
            last: *FINALS.get(offset % 28)?,
        })
    }

    /// Puts the letters together; `None` if they are no initial, vowel or final.
    pub fn compose(self) -> Option<char> {
        let initial = INITIALS.iter().position(|c| *c == self.initial)? as u32;
        let vowel = VOWELS.iter().position(|c| *c == self.vowel)? as u32;
        let last = FINALS.iter().position(|c| *c == self.last)? as u32;
        char::from_u32(FIRST + (initial * 21 + vowel) * 28 + last)
    }

    /// The same syllable with another final consonant.
    #[must_use]
    pub fn with_last(self, last: Option<char>) -> Self {
        Self { last, ..self }
    }

    /// The same syllable with another vowel.
    #[must_use]
    pub fn with_vowel(self, vowel: char) -> Self {
        Self { vowel, ..self }
    }
}

/// The last syllable of a text, if its last character is one.
pub fn last_syllable(text: &str) -> Option<Syllable> {
    text.chars().next_back().and_then(Syllable::of)
}

/// Replaces the last character by a syllable. The text stays as it is when the syllable cannot be written.
pub fn replace_last(text: &str, syllable: Syllable) -> String {
    let mut out = text.to_owned();
    if let Some(c) = syllable.compose() {
        out.pop();
        out.push(c);
    }
    out
}

/// Gives the last syllable another final consonant; other texts stay as they are.
pub fn with_last(text: &str, last: Option<char>) -> String {
    match last_syllable(text) {
        Some(syllable) => replace_last(text, syllable.with_last(last)),
        None => text.to_owned(),
    }
}

/// Spells a text as letters: 한 -> ㅎㅏㄴ. Other characters stay.
pub fn decompose(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match Syllable::of(c) {
            Some(s) => out.extend([Some(s.initial), Some(s.vowel), s.last].into_iter().flatten()),
            None => out.push(c),
        }
    }
    out
}

/// Whether a character is a modern Korean letter that stands alone.
pub fn is_letter(c: char) -> bool {
    VOWELS.contains(&c) || INITIALS.contains(&c) || FINALS.contains(&Some(c))
}

/// The keys of a 두벌식 keyboard that write a character: 쏴 -> ㅆㅗㅏ, 닭 -> ㄷㅏㄹㄱ. Other characters are their own key.
pub fn keys(c: char) -> impl Iterator<Item = char> {
    let halves = |letter| split(&VOWEL_PAIRS, letter).or_else(|| split(&FINAL_PAIRS, letter));
    parts(c).flat_map(move |letter| both(letter, halves(letter)))
}

/// The letters of a character, where only a double final is two: 쏴 -> ㅆㅘ, 닭 -> ㄷㅏㄹㄱ.
pub fn letters(c: char) -> impl Iterator<Item = char> {
    parts(c).flat_map(|letter| both(letter, split(&FINAL_PAIRS, letter)))
}

fn parts(c: char) -> impl Iterator<Item = char> {
    let of = Syllable::of(c);
    let letters = of.map_or([Some(c), None, None], |s| [Some(s.initial), Some(s.vowel), s.last]);
    letters.into_iter().flatten()
}

fn both(letter: char, halves: Option<(char, char)>) -> impl Iterator<Item = char> {
    let (first, second) = halves.map_or((letter, None), |(first, second)| (first, Some(second)));
    std::iter::once(first).chain(second)
}

/// Joins letters to syllables as a Korean keyboard does: ㅎㅏㄴㄱㅡㄹ -> 한글. Double vowels (ㅗㅏ) and double finals (ㄱㅅ)
/// are joined; a consonant before a vowel moves to the next syllable; consonants alone never join (ㄱㅅ). Other characters
/// stay.
pub fn compose(letters: &str) -> String {
    let mut typed = Typing::default();
    for c in letters.chars() {
        typed.push(c);
    }
    typed.finish()
}

/// A keyboard's state: finished text and the letters of the syllable being typed.
#[derive(Default)]
struct Typing {
    done: String,
    initial: Option<char>,
    vowel: Option<char>,
    last: Option<char>,
}

impl Typing {
    fn push(&mut self, c: char) {
        if VOWELS.contains(&c) {
            self.push_vowel(c);
        } else if INITIALS.contains(&c) || FINALS.contains(&Some(c)) {
            self.push_consonant(c);
        } else {
            self.flush();
            self.done.push(c);
        }
    }

    fn push_vowel(&mut self, c: char) {
        match (self.vowel, self.last) {
            (Some(vowel), None) => match join(&VOWEL_PAIRS, vowel, c) {
                Some(pair) => self.vowel = Some(pair),
                None => {
                    self.flush();
                    self.vowel = Some(c);
                }
            },
            (Some(_), Some(last)) => {
                let (stays, moves) = split(&FINAL_PAIRS, last).map_or((None, last), |(a, b)| (Some(a), b));
                self.last = stays;
                self.flush();
                (self.initial, self.vowel) = (Some(moves), Some(c));
            }
            (None, _) => self.vowel = Some(c),
        }
    }

    fn push_consonant(&mut self, c: char) {
        let fits = FINALS.contains(&Some(c));
        match (self.initial, self.vowel, self.last) {
            (Some(_), Some(_), None) if fits => self.last = Some(c),
            (Some(_), Some(_), Some(last)) if join(&FINAL_PAIRS, last, c).is_some() => {
                self.last = join(&FINAL_PAIRS, last, c);
            }
            _ => {
                self.flush();
                self.initial = Some(c);
            }
        }
    }

    fn flush(&mut self) {
        let (initial, vowel, last) = (self.initial.take(), self.vowel.take(), self.last.take());
        let whole = initial.zip(vowel).and_then(|(initial, vowel)| Syllable { initial, vowel, last }.compose());
        match whole {
            Some(c) => self.done.push(c),
            None => self.done.extend([initial, vowel, last].into_iter().flatten()),
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        self.done
    }
}

type Pair = (char, char, char);

const VOWEL_PAIRS: [Pair; 7] = [
    ('ㅗ', 'ㅏ', 'ㅘ'),
    ('ㅗ', 'ㅐ', 'ㅙ'),
    ('ㅗ', 'ㅣ', 'ㅚ'),
    ('ㅜ', 'ㅓ', 'ㅝ'),
    ('ㅜ', 'ㅔ', 'ㅞ'),
    ('ㅜ', 'ㅣ', 'ㅟ'),
    ('ㅡ', 'ㅣ', 'ㅢ'),
];

const FINAL_PAIRS: [Pair; 11] = [
    ('ㄱ', 'ㅅ', 'ㄳ'),
    ('ㄴ', 'ㅈ', 'ㄵ'),
    ('ㄴ', 'ㅎ', 'ㄶ'),
    ('ㄹ', 'ㄱ', 'ㄺ'),
    ('ㄹ', 'ㅁ', 'ㄻ'),
    ('ㄹ', 'ㅂ', 'ㄼ'),
    ('ㄹ', 'ㅅ', 'ㄽ'),
    ('ㄹ', 'ㅌ', 'ㄾ'),
    ('ㄹ', 'ㅍ', 'ㄿ'),
    ('ㄹ', 'ㅎ', 'ㅀ'),
    ('ㅂ', 'ㅅ', 'ㅄ'),
];

fn join(pairs: &[Pair], a: char, b: char) -> Option<char> {
    pairs.iter().find(|pair| pair.0 == a && pair.1 == b).map(|pair| pair.2)
}

fn split(pairs: &[Pair], whole: char) -> Option<(char, char)> {
    pairs.iter().find(|pair| pair.2 == whole).map(|pair| (pair.0, pair.1))
}
