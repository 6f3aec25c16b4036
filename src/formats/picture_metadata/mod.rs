//! What programs write into pictures beside the pixels: taken out, and given back as text.
//!
//! Image services put prompts, workflows and their own names into the files they send. A picture that is shown or handed
//! on holds only what is needed to show it (colour profile, gamma, JFIF, Adobe's colour transform, animation); the texts
//! go into the history. Pure: bytes in, bytes out. Pixels are never touched, and bytes that are no picture of a
//! known kind stay as they are.
//!
//! Sources: PNG (Third Edition) 5.3 and 11.3, JPEG (ITU-T T.81) B.1, WebP container (RFC 9649).

mod jpeg;
mod png;
mod text;
mod webp;

pub use text::{Embedded, MAX_TEXT_BYTES, MAX_TEXTS};

/// Kinds of pictures that are known here, by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
}

impl Format {
    /// The kind of a picture.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            _ if bytes.starts_with(png::SIGNATURE) => Some(Self::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            _ if webp::is_webp(bytes) => Some(Self::WebP),
            _ => None,
        }
    }

    /// Its media type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
        }
    }

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
        }
    }
}

/// A picture without what programs wrote into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stripped {
    /// The picture.
    pub bytes: Vec<u8>,
    /// What was taken out, in the order of the file; at most [`MAX_TEXTS`].
    pub texts: Vec<Embedded>,
    /// Whether EXIF was among it. It may have said which way is up: whoever needs that reads the bytes from before.
    pub had_exif: bool,
}

impl Stripped {
    fn add(&mut self, keyword: &str, text: impl Into<String>) {
        if self.texts.len() < MAX_TEXTS {
            self.texts.push(Embedded::new(keyword, text));
        }
    }
}

/// The next part of a file: all its bytes, its kind, its data; and what follows.
type Part<'a, Kind> = (&'a [u8], Kind, &'a [u8], &'a [u8]);

/// Takes out what programs wrote into a picture. None: no PNG, JPEG or WebP, or so damaged that its parts cannot be told
/// apart.
pub fn strip(bytes: &[u8]) -> Option<Stripped> {
    match Format::of(bytes)? {
        Format::Png => png::strip(bytes),
        Format::Jpeg => jpeg::strip(bytes),
        Format::WebP => webp::strip(bytes),
    }
}

/// The id of the box that holds a C2PA manifest store (JUMBF, ISO 19566-5), whatever file it lies in.
const MANIFEST_STORE: &[u8; 16] = b"c2pa\x00\x11\x00\x10\x80\x00\x00\xAA\x00\x38\x9B\x71";

/// Whether there are Content Credentials (C2PA) in a picture: somebody vouches for the file as it is, to the last byte.
pub fn has_credentials(bytes: &[u8]) -> bool {
    bytes.windows(MANIFEST_STORE.len()).any(|window| window == MANIFEST_STORE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_bytes_are_left_alone() {
        for other in [&b""[..], b"GIF89a", b"\x89PNG", b"RIFF\x04\0\0\0WAVE", b"\xFF\xD8"] {
            assert_eq!(strip(other), None);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_end_the_program(head in 0usize..3, rest in proptest::collection::vec(any::<u8>(), 0..300)) {
            let heads: [&[u8]; 3] = [png::SIGNATURE, &[0xFF, 0xD8, 0xFF, 0xE1], b"RIFF\x20\0\0\0WEBPVP8X"];
            let bytes = [heads[head], &rest].concat();
            if let Some(stripped) = strip(&bytes) {
                prop_assert!(stripped.bytes.len() <= bytes.len() + 1);
            }
        }
    }
}
