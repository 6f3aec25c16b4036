//! Punctuation and signs: pauses stay, calculations are said, and what nobody says is left out, so that no voice reads
//! "exclamation mark, exclamation mark".

use super::{Reader, is_pause, unit};
use crate::domain::locale::Lang;
use crate::language::josa::Josa;

/// Letters that stand for a feeling when they are repeated, and how that sounds: ㅋㅋㅋ is laughter, ㅠㅠ is silent.
pub(super) fn feeling(c: char) -> Option<&'static str> {
    match c {
        'ㅋ' => Some("크크"),
        'ㅎ' => Some("하하"),
        'ㅠ' | 'ㅜ' => Some(""),
        _ => None,
    }
}

/// Marks of a range.
pub(super) fn is_range(c: char) -> bool {
    matches!(c, '~' | '∼' | '〜' | '～' | '–')
}

impl Reader<'_> {
    pub(super) fn feeling(&mut self, c: char) {
        let run = self.take(|other| other == c);
        match run.chars().count() {
            1 => self.out.push(c),
            _ => self.out.push_str(&format!(" {} ", feeling(c).unwrap_or_default())),
        }
    }

    /// Any sign that begins no number, word or picture.
    pub(super) fn mark(&mut self, c: char) {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let (before, next) = (self.before(), self.peek(1));
        if unit::of_sign(c).is_some() && c != '%' && digit(next) {
            return self.money(c);
        }
        if matches!(c, '-' | '−' | '+') && !before.is_some_and(|c| c.is_alphanumeric()) && self.signed(c) {
            return;
        }
        self.at += 1;
        match c {
            _ if is_pause(c) => self.out.push(c),
            '-' | '\'' if latin(before) && latin(next) => self.out.push(c),
            '’' if latin(before) && latin(next) => self.out.push('\''),
            ':' if self.lang == Lang::En && digit(before) && digit(next) => self.out.push(c),
            '…' | '⋯' | ':' | ';' | '、' => self.out.push_str(", "),
            '。' => self.out.push('.'),
            _ if is_range(c) && self.is_between() => self.to(),
            '-' if before == Some(' ') && next == Some(' ') => self.calculation('−'),
            '+' | '−' | '×' | '÷' | '=' => self.calculation(c),
            '&' => self.word("앤드", "and"),
            '@' => self.word("골뱅이", "at"),
            '°' | '%' => {
                let said = unit::of_sign(c).map(|unit| unit.said(self.lang, "2")).unwrap_or_default();
                self.out.push_str(said);
            }
            _ => self.out.push(' '),
        }
    }

    /// The beginning and the end of a range: 에서, to.
    pub(super) fn to(&mut self) {
        let kept = self.out.trim_end().trim_end_matches(is_pause).len();
        self.out.truncate(kept);
        self.out.push_str(self.pick("에서 ", " to "));
    }

    fn word(&mut self, ko: &'static str, en: &'static str) {
        let word = self.pick(ko, en);
        self.out.push_str(&if self.lang == Lang::En { format!(" {word} ") } else { word.to_owned() });
    }

    /// Whether the mark just passed stands between two numbers with what is counted: 5월 3일~6월 2일. After a word
    /// (네~) it only draws it out.
    fn is_between(&self) -> bool {
        let mut passed =
            self.chars.get(..self.at - 1).unwrap_or_default().iter().rev().skip_while(|c| c.is_whitespace());
        let last = passed.next().copied().unwrap_or(' ');
        let counted = last.is_ascii_alphanumeric() || "월일시분초년원개명살층권번장주%.".contains(last);
        counted && self.next_word(0).is_some_and(|c| c.is_ascii_digit())
    }

    /// `3 + 2 = 5`, only between numbers.
    fn calculation(&mut self, c: char) {
        let mut passed = self.chars.get(..self.at - 1).unwrap_or_default().iter().rev();
        let number_before = passed.find(|c| !c.is_whitespace()).is_some_and(|c| c.is_ascii_digit());
        if !number_before || !self.next_word(0).is_some_and(|c| c.is_ascii_digit() || c == '-') {
            return self.out.push(' ');
        }
        let said = match c {
            '+' => self.pick("더하기", "plus"),
            '−' => self.pick("빼기", "minus"),
            '×' => self.pick("곱하기", "times"),
            '÷' => self.pick("나누기", "divided by"),
            _ if self.lang == Lang::Ko => {
                let kept = self.out.trim_end().len();
                self.out.truncate(kept);
                let josa = Josa::Topic.after(&self.out);
                return self.out.push_str(&format!("{josa} "));
            }
            _ => "is",
        };
        self.out.push_str(&format!(" {said} "));
    }
}

/// Single spaces, none before a pause, one mark where several stand together (a question wins), none at the beginning.
pub(super) fn tidied(text: &str) -> String {
    const WEAK_TO_STRONG: &str = ",.!?";
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    let latin = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphabetic);
    for (at, c) in chars.iter().copied().enumerate() {
        // What joins Latin words (Wi-Fi, don't) and times (3:30) joins nothing else, nor letters that were spelt.
        let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        let (before, next) = (at.checked_sub(1), Some(at + 1));
        let apart = (matches!(c, '-' | '\'') && !(latin(before) && latin(next)))
            || (c == ':' && !(digit(before) && digit(next)));
        if c == ' ' || apart {
            if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
            continue;
        }
        if !is_pause(c) {
            out.push(c);
            continue;
        }
        out.truncate(out.trim_end_matches(' ').len());
        let last = out.chars().next_back();
        match last.filter(|last| is_pause(*last)) {
            Some(last) => {
                let stronger = WEAK_TO_STRONG.find(c) > WEAK_TO_STRONG.find(last);
                if stronger {
                    out.pop();
                    out.push(c);
                }
            }
            None if last.is_none_or(|last| last == '\n') => {}
            None => out.push(c),
        }
    }
    ended(out)
}

/// A pause at the very end is the end of the sentence.
fn ended(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    if text.ends_with(',') {
        text.pop();
        text.push('.');
    }
    text
}
