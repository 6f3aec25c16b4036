//! Particles (조사): which of two forms follows a word, by how the word's end is read.

use super::hangul::Syllable;
use super::numeral;

/// How the reading of a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coda {
    /// A vowel: 사과, 2.
    Open,
    /// ㄹ: 물, 1. Takes 로, not 으로.
    Rieul,
    /// Any other final consonant: 밥, 3.
    Closed,
}

/// A particle with two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Josa {
    /// 은/는.
    Topic,
    /// 이/가.
    Subject,
    /// 을/를.
    Object,
    /// 과/와.
    And,
    /// 이랑/랑.
    With,
    /// 으로/로.
    By,
    /// 아/야, to call someone.
    Call,
    /// 이나/나.
    Or,
    /// 이에요/예요.
    IsPolite,
    /// 이야/야.
    IsPlain,
    /// 이요/요 after a lone noun.
    Yo,
}

impl Josa {
    /// Every particle.
    pub const ALL: [Self; 11] = [
        Self::Topic,
        Self::Subject,
        Self::Object,
        Self::And,
        Self::With,
        Self::By,
        Self::Call,
        Self::Or,
        Self::IsPolite,
        Self::IsPlain,
        Self::Yo,
    ];

    /// The form after a final consonant and the form after a vowel.
    pub fn forms(self) -> (&'static str, &'static str) {
        match self {
            Self::Topic => ("은", "는"),
            Self::Subject => ("이", "가"),
            Self::Object => ("을", "를"),
            Self::And => ("과", "와"),
            Self::With => ("이랑", "랑"),
            Self::By => ("으로", "로"),
            Self::Call => ("아", "야"),
            Self::Or => ("이나", "나"),
            Self::IsPolite => ("이에요", "예요"),
            Self::IsPlain => ("이야", "야"),
            Self::Yo => ("이요", "요"),
        }
    }

    /// The form that follows `text`. Text without a known reading counts as ending in a vowel.
    pub fn after(self, text: &str) -> &'static str {
        let (closed, open) = self.forms();
        match (coda(text), self) {
            (Coda::Open, _) | (Coda::Rieul, Self::By) => open,
            _ => closed,
        }
    }

    /// `text` with the particle: 물 -> 물을.
    pub fn attach(self, text: &str) -> String {
        format!("{text}{}", self.after(text))
    }
}

/// How the reading of `text` ends: syllables by their final consonant, digits by the Sino-Korean number they end
/// (10 십, 100 백, 10000 만), Latin letters by their names (L 엘, M 엠), a few signs by what they are called.
/// Closing brackets, quotes and punctuation are passed over.
pub fn coda(text: &str) -> Coda {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || ")]}'\"’”」』.,!?…~".contains(c));
    match text.chars().next_back() {
        Some(c) if c.is_ascii_digit() => of_syllables(&numeral::korean_number_at_end(text)),
        Some(c) if c.is_ascii_alphabetic() => of_syllables(numeral::korean_letter(c).unwrap_or_default()),
        Some(c) => match numeral::korean_sign(c) {
            Some(name) => of_syllables(name),
            None => of_char(c),
        },
        None => Coda::Open,
    }
}

fn of_syllables(text: &str) -> Coda {
    text.chars().next_back().map_or(Coda::Open, of_char)
}

fn of_char(c: char) -> Coda {
    match Syllable::of(c).map(|s| s.last) {
        Some(Some('ㄹ')) => Coda::Rieul,
        Some(Some(_)) => Coda::Closed,
        _ => Coda::Open,
    }
}
