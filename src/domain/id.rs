//! Identifiers: one new type per noun, so that a board id is never taken for a work id.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id!(
    /// A word of the vocabulary, e.g. `water`.
    WordId
);
id!(
    /// A whole phrase of the vocabulary, e.g. `please-wait`.
    PhraseId
);
id!(
    /// A person.
    ProfileId
);
id!(
    /// A board. Unique among all boards on the device: `<set>/<id in the file>`.
    BoardId
);
id!(
    /// A set of boards: the built-in one, or one imported file.
    SetId
);
id!(
    /// A button, unique within its board (OBF `buttons[].id`).
    ButtonId
);
id!(
    /// An image, unique within its board (OBF `images[].id`).
    ImageId
);
id!(
    /// A sound, unique within its board (OBF `sounds[].id`).
    SoundId
);
id!(
    /// The content address of stored bytes: SHA-256 in lower-case hexadecimal, 64 characters.
    BlobId
);
id!(
    /// An artwork.
    ArtworkId
);
id!(
    /// A mark on the sheet of a work.
    MarkId
);
id!(
    /// An exhibition.
    ExhibitionId
);
id!(
    /// One thing that was said.
    UtteranceId
);
id!(
    /// A picture that was asked of a service.
    AskId
);
id!(
    /// A lesson.
    LessonId
);
id!(
    /// One example of a sign, card, drawing or sound.
    ExampleId
);

impl BlobId {
    /// The address of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest;
        let digest = sha2::Sha256::digest(bytes);
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Whether the text has the form of an address (64 lower-case hexadecimal digits).
    pub fn is_well_formed(&self) -> bool {
        self.0.len() == 64 && self.0.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    }
}

/// Milliseconds since 1970-01-01 UTC. The domain has no clock: times are passed in.
pub type Millis = i64;

/// Makes identifiers that no other session or device makes: a nonce for the session and a counter.
#[derive(Clone, Debug)]
pub struct IdSource {
    nonce: u64,
    next: u64,
}

impl IdSource {
    /// `nonce` should be random for each start of the program.
    pub fn new(nonce: u64) -> Self {
        Self { nonce, next: 0 }
    }

    /// A new identifier, e.g. `w-9f3a…-0`.
    pub fn make<T: From<String>>(&mut self, prefix: &str) -> T {
        let id = format!("{prefix}-{:x}-{:x}", self.nonce, self.next);
        self.next += 1;
        T::from(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_is_sha256() {
        let empty = BlobId::of(b"");
        assert!(empty.is_well_formed());
        assert!(empty.0.starts_with("e3b0c44298fc1c14"));
        assert!(!BlobId::from("../x").is_well_formed());
    }

    #[test]
    fn ids_differ() {
        let mut ids = IdSource::new(7);
        let a: WordId = ids.make("w");
        let b: WordId = ids.make("w");
        assert_ne!(a, b);
    }
}
