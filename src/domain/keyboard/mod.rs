//! The keyboard on the screen: what a key does, where the keys stand, and how a person wants it.

mod layout;

pub use layout::{Cap, Layout, Place, ROW, folded};

use serde::{Deserialize, Serialize};

/// The stroke that stands for the sky in 천지인.
pub const DOT: char = 'ㆍ';
/// Two of them, on the way to ㅕ and ㅛ.
pub const DOTS: char = '‥';

/// One key that writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stroke {
    /// A letter or sign. A Korean letter joins what stands before it, as on a 두벌식 keyboard.
    Letter(char),
    /// A key of 천지인, called by its first letter: the same key again gives its next letter, and ㅣ ㆍ ㅡ become vowels.
    Turn(char),
    /// Takes back the last Korean letter, or the last sign.
    Back,
}

/// The letters of a consonant key of 천지인, in the order in which they come.
pub fn consonants(key: char) -> Option<&'static [char]> {
    const GROUPS: [&[char]; 7] = [
        &['ㄱ', 'ㅋ', 'ㄲ'],
        &['ㄴ', 'ㄹ'],
        &['ㄷ', 'ㅌ', 'ㄸ'],
        &['ㅂ', 'ㅍ', 'ㅃ'],
        &['ㅅ', 'ㅎ', 'ㅆ'],
        &['ㅈ', 'ㅊ', 'ㅉ'],
        &['ㅇ', 'ㅁ'],
    ];
    GROUPS.into_iter().find(|group| group.first() == Some(&key))
}

/// When the keyboard comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comes {
    /// When a finger touches a line to type in.
    #[default]
    Touched,
    /// Whenever there is something to type.
    Always,
    /// Never: the person has keys of their own.
    Never,
}

/// The Korean letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KoreanKeys {
    /// As on a computer: consonants left, vowels right.
    #[default]
    Dubeol,
    /// As on a telephone: few large keys.
    Cheonjiin,
    /// In the order of the alphabet.
    Ganada,
}

/// The Latin letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LatinKeys {
    /// As on a computer.
    #[default]
    Qwerty,
    /// In the order of the alphabet.
    Abc,
}

/// What is read aloud while one types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadsTyped {
    /// Nothing.
    #[default]
    Nothing,
    /// Each letter.
    Letters,
    /// Each word, when it ends.
    Words,
    /// Both.
    Both,
}

impl ReadsTyped {
    /// Whether letters are read.
    pub fn letters(self) -> bool {
        matches!(self, Self::Letters | Self::Both)
    }

    /// Whether words are read.
    pub fn words(self) -> bool {
        matches!(self, Self::Words | Self::Both)
    }
}

/// How a person wants the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeyboardSettings {
    /// When it comes.
    pub comes: Comes,
    /// Korean letters.
    pub korean: KoreanKeys,
    /// Latin letters.
    pub latin: LatinKeys,
    /// Keys and letters are a third larger, where the window has room.
    pub large: bool,
    /// What is read aloud.
    pub reads: ReadsTyped,
    /// Words and sentences are offered while one types.
    pub offers: bool,
    /// A held key that erases goes on erasing.
    pub repeats: bool,
}

impl Default for KeyboardSettings {
    fn default() -> Self {
        Self {
            comes: Comes::default(),
            korean: KoreanKeys::default(),
            latin: LatinKeys::default(),
            large: false,
            reads: ReadsTyped::default(),
            offers: true,
            repeats: false,
        }
    }
}

impl KeyboardSettings {
    /// Where the Korean letters stand.
    pub fn korean_layout(&self) -> Layout {
        match self.korean {
            KoreanKeys::Dubeol => Layout::Dubeol,
            KoreanKeys::Cheonjiin => Layout::Cheonjiin,
            KoreanKeys::Ganada => Layout::Ganada,
        }
    }

    /// Where the Latin letters stand.
    pub fn latin_layout(&self) -> Layout {
        match self.latin {
            LatinKeys::Qwerty => Layout::Qwerty,
            LatinKeys::Abc => Layout::Abc,
        }
    }
}
