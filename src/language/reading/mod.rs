//! Prepares a text for the voice: numbers, telephone numbers, times, money, dates, units, Latin abbreviations, emoji and
//! signs are written out as they are said, or left out where nobody says them. The text on the screen stays as it is.
//!
//! `number` reads what begins with a digit, `unit` knows what follows it, `emoji` names pictures, `mark` deals with
//! punctuation and every other sign.

mod emoji;
mod mark;
mod number;
mod unit;

use super::numeral::korean_letter;
use crate::domain::locale::Lang;
use crate::domain::vocabulary::Vocabulary;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text as a voice should read it. Emoji are called what `words` calls their symbol. A text of words with plain
/// punctuation comes back unchanged.
pub fn spoken(lang: Lang, words: &Vocabulary, text: &str) -> String {
    if !needs_reading(lang, text) {
        return text.to_owned();
    }
    let chars = widened(text);
    let mut reader = Reader { lang, words, chars: &chars, at: 0, out: String::with_capacity(text.len() * 2) };
    reader.run();
    mark::tidied(&reader.out)
}

/// Punctuation that every voice turns into a pause or a tone.
fn is_pause(c: char) -> bool {
    matches!(c, '.' | ',' | '?' | '!')
}

/// Whether there is anything that a voice could read wrongly.
fn needs_reading(lang: Lang, text: &str) -> bool {
    let sign = |c: char| !(c.is_alphanumeric() || c.is_whitespace() || is_pause(c) || is_combining_mark(c));
    let odd = |c: char| {
        c.is_numeric() || sign(c) || is_compact(c) || emoji::is_part(c) || (lang == Lang::Ko && c.is_ascii_uppercase())
    };
    let twice = |(a, b): (char, char)| (is_pause(a) && is_pause(b)) || (a == b && mark::feeling(a).is_some());
    text.chars().any(odd) || text.chars().zip(text.chars().skip(1)).any(twice)
}

/// The characters, with wide, circled, squared and raised ones written as the plain ones that they stand for: `㎏` kg,
/// `①` 1, `½` 1/2, `！` !.
fn widened(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars() {
        // The frame of a key around a digit.
        if c == '\u{20E3}' || (c == '\u{FE0F}' && out.last().is_some_and(char::is_ascii)) {
            continue;
        }
        if let Some(number) = circled(c) {
            out.extend(number.to_string().chars());
            continue;
        }
        if !is_compact(c) && (!c.is_numeric() || c.is_ascii_digit()) {
            out.push(c);
            continue;
        }
        let plain: Vec<char> = std::iter::once(c).nfkc().map(|c| if c == '\u{2044}' { '/' } else { c }).collect();
        if plain.contains(&'/') && c.is_numeric() {
            out.push(' ');
        }
        out.extend(plain);
    }
    out
}

/// Letters, digits and signs that are drawn wide, in a circle or several in one square.
fn is_compact(c: char) -> bool {
    matches!(c, '\u{FF01}'..='\u{FF5E}' | '\u{3300}'..='\u{33FF}' | '\u{2460}'..='\u{24FF}' | '℃' | '℉')
}

/// Numbers in circles of which Unicode does not say what they stand for: white on black, with two lines, without serifs.
fn circled(c: char) -> Option<u32> {
    let from = |first: char, number: u32| c as u32 - first as u32 + number;
    match c {
        '⓫'..='⓴' => Some(from('⓫', 11)),
        '⓵'..='⓾' => Some(from('⓵', 1)),
        '❶'..='❿' => Some(from('❶', 1)),
        '➀'..='➉' => Some(from('➀', 1)),
        '➊'..='➓' => Some(from('➊', 1)),
        '⓿' | '\u{1F10B}' | '\u{1F10C}' => Some(0),
        _ => None,
    }
}

struct Reader<'c> {
    lang: Lang,
    words: &'c Vocabulary,
    chars: &'c [char],
    at: usize,
    out: String,
}

impl Reader<'_> {
    fn run(&mut self) {
        while let Some(c) = self.peek(0) {
            let before = self.at;
            match c {
                _ if emoji::is_part(c) => self.emoji(),
                '0'..='9' => self.number(),
                _ if c.is_ascii_alphabetic() => self.letters(),
                _ if mark::feeling(c).is_some() => self.feeling(c),
                _ if c.is_alphanumeric() || c.is_whitespace() || is_combining_mark(c) => {
                    self.out.push(c);
                    self.at += 1;
                }
                _ => self.mark(c),
            }
            // Whatever a reader of parts does, the end is reached.
            self.at = self.at.max(before + 1);
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// The character before this one.
    fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.chars.get(at)).copied()
    }

    /// The next character that is no space.
    fn next_word(&self, from: usize) -> Option<char> {
        self.chars.iter().skip(self.at + from).copied().find(|c| !c.is_whitespace())
    }

    /// Whether `text` stands `ahead` characters from here.
    fn stands(&self, ahead: usize, text: &str) -> bool {
        text.chars().enumerate().all(|(i, c)| self.peek(ahead + i) == Some(c))
    }

    /// The run of characters from here that `keep` allows.
    fn take(&mut self, keep: impl Fn(char) -> bool) -> String {
        let run: String = self.chars.iter().skip(self.at).take_while(|c| keep(**c)).collect();
        self.at += run.chars().count();
        run
    }

    /// `ko` or `en`.
    fn pick<'t>(&self, ko: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Ko => ko,
            Lang::En => en,
        }
    }

    /// Korean spells abbreviations in capitals (TV 티브이) and the letters of mixed names (A4, mp3). Other Latin words
    /// stay for the voice.
    fn letters(&mut self) {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let after_digit = digit(self.before());
        let word = self.take(|c| c.is_ascii_alphabetic());
        let mixed = word.len() <= 4 && (after_digit || digit(self.peek(0)));
        let capitals = word.len() <= 6 && word.chars().all(|c| c.is_ascii_uppercase());
        match self.lang == Lang::Ko && (mixed || capitals) {
            true => self.out.extend(word.chars().filter_map(korean_letter)),
            false => self.out.push_str(&word),
        }
    }

    /// A picture is called by its name, once however often it stands there.
    fn emoji(&mut self) {
        let sign = emoji::sign_at(self.chars, self.at);
        self.at += sign.length;
        while emoji::sign_at(self.chars, self.at).same(&sign) {
            self.at += sign.length;
        }
        let name = emoji::name(self.lang, self.words, &sign);
        // A particle written to the picture stays with its name: ❤️를 하트를.
        let joined = name.is_some() && self.peek(0).is_some_and(|c| "이가을를은는도와과의에로".contains(c));
        self.out.push_str(&format!(" {}{}", name.unwrap_or_default(), if joined { "" } else { " " }));
    }
}
