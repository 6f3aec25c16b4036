//! What the code on a card says, and its modules.
//!
//! `MALGEURIM:1` and one of `/word-id`, `+phrase-id`, `*key`, in capital letters, because QR codes hold those in less room
//! (alphanumeric mode) and fewer modules are larger ones. `1` is the version of this form. Ids of imported buttons are long
//! and free text, and unique only in their board; what stands for them is a key: the first 40 bits of the SHA-256 of
//! board id, a zero byte and button id, in base 32 (RFC 4648, without padding).

use crate::domain::id::{BoardId, ButtonId, PhraseId, WordId};
use qrcode::types::{Color, EcLevel, Version};
use sha2::Digest;

/// How every content of ours begins.
const SCHEME: &str = "MALGEURIM:1";
/// Longest id, in bytes.
const LONGEST: usize = 40;

/// What a card names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeName {
    /// A word of the vocabulary.
    Word(WordId),
    /// A phrase of the vocabulary.
    Phrase(PhraseId),
    /// A button without either, by its key ([`CodeName::button`]).
    Button(String),
}

/// The dark and light squares of a code, without the quiet zone around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    /// Squares on a side: 21, 25, 29, …
    pub side: usize,
    /// `side`² squares, rows from the top; true is dark.
    pub dark: Vec<bool>,
}

/// Light squares around a code that a reader may count on (ISO/IEC 18004).
pub const QUIET: usize = 4;

impl CodeName {
    /// The name of a button that has no word or phrase of ours.
    pub fn button(board: &BoardId, button: &ButtonId) -> Self {
        let digest = sha2::Sha256::new().chain_update(board.as_str()).chain_update([0]).chain_update(button.as_str());
        let bits = digest.finalize().iter().take(5).fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        const BASE32: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let letter = |i: u32| char::from(BASE32[(bits >> (35 - 5 * i) & 31) as usize]);
        Self::Button((0..8).map(letter).collect())
    }

    /// The content of its code; `None` when the id has other characters than a-z, 0-9 and `-`, or is too long.
    pub fn content(&self) -> Option<String> {
        let (mark, id) = match self {
            Self::Word(id) => ('/', id.as_str()),
            Self::Phrase(id) => ('+', id.as_str()),
            Self::Button(key) => ('*', key.as_str()),
        };
        is_plain(id).then(|| format!("{SCHEME}{mark}{}", id.to_ascii_uppercase()))
    }

    /// Reads a content. `None`: it is not one of ours (or of a version that we do not know), whatever it is.
    pub fn parse(content: &str) -> Option<Self> {
        let upper = content.to_ascii_uppercase();
        let rest = upper.strip_prefix(SCHEME)?;
        let id = rest.get(1..)?.to_ascii_lowercase();
        if !is_plain(&id) {
            return None;
        }
        match rest.as_bytes().first()? {
            b'/' => Some(Self::Word(WordId(id))),
            b'+' => Some(Self::Phrase(PhraseId(id))),
            b'*' if id.len() == 8 => Some(Self::Button(id)),
            _ => None,
        }
    }

    /// The squares of its code: the smallest size that holds it at level M, with the best correction that fits that size.
    /// `None` when it has no [`content`](Self::content).
    pub fn modules(&self) -> Option<Modules> {
        Modules::of(&self.content()?, 6)
    }
}

fn is_plain(id: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !id.is_empty() && id.len() <= LONGEST && id.bytes().all(plain)
}

impl Modules {
    /// The smallest code of at most `largest` (1..=40, ISO/IEC 18004 versions) that holds a content at level M, with the best correction
    /// that fits that size. `None`: it does not fit.
    pub fn of(content: &str, largest: i16) -> Option<Self> {
        let levels = [EcLevel::H, EcLevel::Q, EcLevel::M];
        let sizes = (1..=largest).flat_map(|version| levels.map(|level| (Version::Normal(version), level)));
        let mut codes = sizes.filter_map(|(version, level)| qrcode::QrCode::with_version(content, version, level).ok());
        let code = codes.next()?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(Self { side: code.width(), dark })
    }

    /// Whether the square in this column and row is dark; outside all are light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.side && self.dark.get(row * self.side + column).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_survive_the_way_there_and_back() {
        let button = CodeName::button(&"set-1/food".into(), &"7".into());
        for name in [CodeName::Word("eat".into()), CodeName::Phrase("please-wait".into()), button] {
            assert_eq!(CodeName::parse(&name.content().unwrap()), Some(name));
        }
    }

    #[test]
    fn what_is_not_ours_is_not_read() {
        let foreign = [
            "",
            "https://example.org",
            "MALGEURIM:2/EAT",
            "MALGEURIM:1",
            "MALGEURIM:1/",
            "MALGEURIM:1/밥",
            "MALGEURIM:1/A B",
            "MALGEURIM:1*ABC",
            "MALGEURIM:1?EAT",
            " MALGEURIM:1/EAT",
            "MALGEURIM:1밥",
        ];
        for content in foreign {
            assert_eq!(CodeName::parse(content), None, "{content}");
        }
        assert_eq!(CodeName::Word("밥".into()).content(), None);
    }

    #[test]
    fn short_ids_have_the_fewest_and_largest_squares() {
        let side = |id: &str| CodeName::Word(id.into()).modules().map(|m| m.side);
        assert_eq!(side("eat"), Some(21));
        assert_eq!(side("not-know"), Some(21));
        assert_eq!(side("grandmother"), Some(25));
        let keys: std::collections::BTreeSet<CodeName> =
            (0..100).map(|i| CodeName::button(&"set/a".into(), &format!("{i}").into())).collect();
        assert_eq!(keys.len(), 100);
    }
}
