//! The keys that a tablet has of a circle, the code that makes another tablet a member, and the file they are kept in.

use super::seal::{Key, KeyId, SealError, Signer, circle_id, from_hex, to_hex};
use crate::domain::share::{CircleId, Reach};
use crate::io::files;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// Keys of a circle.
#[derive(Clone, Debug)]
pub struct Ring {
    /// What it shares.
    pub reach: Reach,
    /// Checks what the root says.
    pub root: String,
    /// Says what the root says: only where the circle was founded, or where its paper was typed in.
    pub root_seed: Option<Key>,
    /// This tablet.
    pub seed: Key,
    /// Makes names that tell nothing. Never changes.
    pub naming: Key,
    /// Keys of the circle to read with, each with its number; first that which this tablet came with.
    pub epochs: Vec<(u32, Key)>,
    /// Where they are kept; none: nowhere.
    pub file: Option<PathBuf>,
}

/// What is in the file.
#[derive(Serialize, Deserialize)]
struct Document {
    reach: Reach,
    root: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    root_seed: Option<String>,
    seed: String,
    naming: String,
    epochs: Vec<(u32, String)>,
}

/// More keys of the circle than any has; they fit the file.
const MAX_EPOCHS: usize = 4000;
/// Largest file of keys.
const MAX_BYTES: u64 = 1 << 20;
/// What a code begins with. Upper case throughout: QR codes hold that more densely.
const CODE: &str = "MALGEURIM1";

impl Ring {
    /// A new circle, founded by this tablet.
    ///
    /// # Errors
    /// `NoRandom`.
    pub fn found(reach: Reach) -> Result<Self, SealError> {
        let root = Key::random()?;
        Ok(Self {
            reach,
            root: Signer::from_seed(&root).keys().sign,
            root_seed: Some(root),
            seed: Key::random()?,
            naming: Key::random()?,
            epochs: vec![(0, Key::random()?)],
            file: None,
        })
    }

    /// The circle.
    pub fn circle(&self) -> CircleId {
        circle_id(&self.root)
    }

    /// This tablet as one that signs.
    pub fn signer(&self) -> Signer {
        Signer::from_seed(&self.seed)
    }

    /// The root as one that signs, where it is known.
    pub fn root_signer(&self) -> Option<Signer> {
        self.root_seed.as_ref().map(Signer::from_seed)
    }

    /// Seals what everybody may read that ever belonged to it: new keys, each in a box of its own, and who was shut out.
    pub fn notices(&self) -> Key {
        self.naming.derive("notices")
    }

    /// The key that this tablet came with, and its number: the first of the circle, or that in its code.
    pub fn base(&self) -> (u32, &Key) {
        self.epochs.first().map_or((0, &self.naming), |(nth, key)| (*nth, key))
    }

    /// The key of this name.
    pub fn epoch_key(&self, id: &KeyId) -> Option<&Key> {
        self.epochs.iter().map(|(_, key)| key).find(|key| key.id() == *id)
    }

    /// The number of a key.
    pub fn number(&self, id: &KeyId) -> Option<u32> {
        self.epochs.iter().find(|(_, key)| key.id() == *id).map(|(nth, _)| *nth)
    }

    /// Adds a key of the circle; `false`: it was there, or there are more than any circle has.
    pub fn add_epoch(&mut self, nth: u32, key: Key) -> bool {
        let is_new = self.epochs.len() < MAX_EPOCHS && !self.epochs.iter().any(|(_, known)| *known == key);
        if is_new {
            self.epochs.push((nth, key));
        }
        is_new
    }

    /// Reads the file; `None`: there is none.
    ///
    /// # Errors
    /// What the system says; `InvalidData` for one that is damaged.
    pub fn read(path: &Path) -> io::Result<Option<Self>> {
        let bytes = match files::read_bounded(path, MAX_BYTES) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes?,
        };
        let damaged = || io::Error::from(io::ErrorKind::InvalidData);
        let document: Document = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        let key = |text: &str| Key::from_hex(text).ok_or_else(damaged);
        Ok(Some(Self {
            reach: document.reach,
            root: document.root,
            root_seed: document.root_seed.as_deref().map(key).transpose()?,
            seed: key(&document.seed)?,
            naming: key(&document.naming)?,
            epochs: document.epochs.iter().map(|(nth, text)| Ok((*nth, key(text)?))).collect::<io::Result<_>>()?,
            file: Some(path.to_owned()),
        }))
    }

    /// Writes the file, which nobody else may read. A ring that has none is kept nowhere.
    ///
    /// # Errors
    /// What the system says.
    pub fn keep(&self) -> io::Result<()> {
        let Some(path) = &self.file else { return Ok(()) };
        let hex = |key: &Key| to_hex(key.expose());
        let document = Document {
            reach: self.reach.clone(),
            root: self.root.clone(),
            root_seed: self.root_seed.as_ref().map(hex),
            seed: hex(&self.seed),
            naming: hex(&self.naming),
            epochs: self.epochs.iter().map(|(nth, key)| (*nth, hex(key))).collect(),
        };
        files::write_private(path, &serde_json::to_vec(&document)?)
    }
}

/// What a tablet is shown that is to become a member: as a QR code, or as a text.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// What the circle shares.
    pub reach: Reach,
    /// Checks what the root says.
    pub root: String,
    /// Makes names.
    pub naming: Key,
    /// The newest key.
    pub epoch: (u32, Key),
    /// The code itself, as one that signs.
    pub seed: Key,
    /// It makes a tablet that keeps the circle.
    pub keeper: bool,
    /// Where the tablets meet, in the words of `Place`; empty: everybody chooses their own folder.
    pub place: String,
}

#[derive(Serialize, Deserialize)]
struct InvitationText {
    #[serde(rename = "w")]
    reach: Reach,
    #[serde(rename = "k")]
    keeper: bool,
    #[serde(rename = "p")]
    place: String,
}

impl Invitation {
    /// The text of the code: upper-case letters and digits.
    pub fn to_code(&self) -> String {
        let mut bytes = Vec::new();
        bytes.extend(from_hex::<32>(&self.root).unwrap_or_default());
        bytes.extend(self.naming.expose());
        bytes.extend(self.epoch.0.to_le_bytes());
        bytes.extend(self.epoch.1.expose());
        bytes.extend(self.seed.expose());
        let text = InvitationText { reach: self.reach.clone(), keeper: self.keeper, place: self.place.clone() };
        bytes.extend(serde_json::to_vec(&text).unwrap_or_default());
        bytes.extend(check(&bytes));
        format!("{CODE}{}", base32(&bytes))
    }

    /// Reads a code; spaces and line ends in it do not matter. `None`: it is none, or was typed wrong.
    pub fn of_code(code: &str) -> Option<Self> {
        let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase();
        let bytes = of_base32(code.strip_prefix(CODE)?)?;
        let (bytes, sum) = bytes.split_at_checked(bytes.len().checked_sub(4)?)?;
        if sum != check(bytes) {
            return None;
        }
        let (root, rest) = bytes.split_first_chunk::<32>()?;
        let (naming, rest) = rest.split_first_chunk::<32>()?;
        let (nth, rest) = rest.split_first_chunk::<4>()?;
        let (epoch, rest) = rest.split_first_chunk::<32>()?;
        let (seed, rest) = rest.split_first_chunk::<32>()?;
        let text: InvitationText = serde_json::from_slice(rest).ok()?;
        Some(Self {
            reach: text.reach,
            root: to_hex(root),
            naming: Key::from_bytes(*naming),
            epoch: (u32::from_le_bytes(*nth), Key::from_bytes(*epoch)),
            seed: Key::from_bytes(*seed),
            keeper: text.keeper,
            place: text.place,
        })
    }

    /// The keys of the tablet that took it.
    ///
    /// # Errors
    /// `NoRandom`.
    pub fn accept(&self) -> Result<Ring, SealError> {
        Ok(Ring {
            reach: self.reach.clone(),
            root: self.root.clone(),
            root_seed: None,
            seed: Key::random()?,
            naming: self.naming.clone(),
            epochs: vec![self.epoch.clone()],
            file: None,
        })
    }
}

fn check(bytes: &[u8]) -> [u8; 4] {
    use sha2::Digest;
    let digest = sha2::Sha256::digest(bytes);
    [digest[0], digest[1], digest[2], digest[3]]
}

/// RFC 4648, without padding.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(LETTERS[(held >> bits) as usize & 31]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(LETTERS[(held << (5 - bits)) as usize & 31]));
    }
    text
}

fn of_base32(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0u32, 0);
    for letter in text.bytes() {
        held = (held << 5) | LETTERS.iter().position(|known| *known == letter)? as u32;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_makes_the_same_circle_and_a_wrong_letter_makes_none() {
        let ring = Ring::found(Reach::Show("e-1".into())).unwrap();
        let invitation = Invitation {
            reach: ring.reach.clone(),
            root: ring.root.clone(),
            naming: ring.naming.clone(),
            epoch: (ring.base().0, ring.base().1.clone()),
            seed: Key::random().unwrap(),
            keeper: true,
            place: "저장소".to_owned(),
        };
        let code = invitation.to_code();
        assert!(code.bytes().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit()));
        let spaced: String = code.chars().flat_map(|letter| [letter, ' ']).collect();
        let other = Invitation::of_code(&spaced.to_lowercase()).unwrap();
        assert_eq!((&other.place, other.accept().unwrap().circle()), (&invitation.place, ring.circle()));
        for at in [12, code.len() / 2, code.len() - 3] {
            let mut wrong = code.clone().into_bytes();
            wrong[at] = if wrong[at] == b'A' { b'B' } else { b'A' };
            assert!(Invitation::of_code(&String::from_utf8(wrong).unwrap()).is_none(), "letter {at}");
        }
        assert!(Invitation::of_code("MALGEURIM1").is_none());
    }

    #[test]
    fn keys_are_kept_in_a_file_for_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        assert!(Ring::read(&path).unwrap().is_none());
        let ring = Ring { file: Some(path.clone()), ..Ring::found(Reach::Workshop).unwrap() };
        ring.keep().unwrap();
        let read = Ring::read(&path).unwrap().unwrap();
        assert_eq!((read.circle(), read.seed == ring.seed, read.epochs.len()), (ring.circle(), true, 1));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
        }
        assert!(!format!("{ring:?}").contains(&to_hex(ring.seed.expose())), "no key in the log");
    }
}
