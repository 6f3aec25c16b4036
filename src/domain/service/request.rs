//! What a picture is to be made of.

use crate::domain::id::BlobId;
use serde::{Deserialize, Serialize};

/// Most pictures in one request.
pub const MAX_PICTURES: u8 = 4;
/// Longest text in characters; the largest that a service is known to take.
pub const MAX_PROMPT: usize = 32_000;
/// Shortest side that is asked for, in pixels.
pub const MIN_SIDE_PX: u32 = 64;
/// Longest side that is asked for, in pixels.
pub const MAX_SIDE_PX: u32 = 4096;

/// What a picture is to be made of. Pictures are named, so that a waiting request can be stored and shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PictureRequest {
    /// What it is to show.
    pub prompt: String,
    /// What it is not to show; may be empty.
    #[serde(default)]
    pub negative: String,
    /// Wished width in pixels; a service may give another.
    pub width: u32,
    /// Wished height in pixels.
    pub height: u32,
    /// The same seed gives the same picture where the service has seeds.
    #[serde(default)]
    pub seed: Option<u32>,
    /// The person's own picture to begin with.
    #[serde(default)]
    pub input: Option<BlobId>,
    /// Where it may be painted over: white may, black may not. Only with `input`, and of its size.
    #[serde(default)]
    pub mask: Option<BlobId>,
    /// How far from the input, 0 (as it is) to 1 (anew); only with `input`.
    pub strength: f32,
    /// How many pictures.
    pub n: u8,
}

impl Default for PictureRequest {
    fn default() -> Self {
        Self::of("")
    }
}

impl PictureRequest {
    /// One square picture of words.
    pub fn of(prompt: impl Into<String>) -> Self {
        let (negative, seed, input, mask) = (String::new(), None, None, None);
        Self { prompt: prompt.into(), negative, width: 1024, height: 1024, seed, input, mask, strength: 0.6, n: 1 }
    }

    /// The request with every number inside its limits, without what services and terminals could read as commands.
    pub fn bounded(mut self) -> Self {
        self.prompt = clean(&self.prompt);
        self.negative = clean(&self.negative);
        self.width = self.width.clamp(MIN_SIDE_PX, MAX_SIDE_PX);
        self.height = self.height.clamp(MIN_SIDE_PX, MAX_SIDE_PX);
        self.strength = if self.strength.is_finite() { self.strength.clamp(0.0, 1.0) } else { 0.6 };
        self.n = self.n.clamp(1, MAX_PICTURES);
        self
    }

    /// Tells whether two requests ask for the same: everything but the seed and the count. What a service refused is not
    /// asked again unchanged.
    pub fn fingerprint(&self) -> BlobId {
        let part = |id: &Option<BlobId>| id.as_ref().map_or(String::new(), |id| id.0.clone());
        let parts = [self.prompt.trim(), self.negative.trim(), &part(&self.input), &part(&self.mask)];
        BlobId::of(parts.join("\u{0}").as_bytes())
    }
}

fn clean(text: &str) -> String {
    let shown = |c: &char| !c.is_control() || *c == '\n';
    text.chars().filter(shown).take(MAX_PROMPT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_bounded() {
        let wild = PictureRequest {
            width: 0,
            height: 1 << 20,
            strength: f32::NAN,
            n: 200,
            ..PictureRequest::of(format!("a\u{0}\u{1b}[31m{}", "x".repeat(MAX_PROMPT)))
        };
        let tame = wild.bounded();
        assert_eq!((tame.width, tame.height, tame.n), (MIN_SIDE_PX, MAX_SIDE_PX, MAX_PICTURES));
        assert!(tame.strength.is_finite());
        assert!(tame.prompt.starts_with("a[31m") && tame.prompt.chars().count() == MAX_PROMPT);
    }

    #[test]
    fn the_same_wish_has_the_same_fingerprint() {
        let one = PictureRequest::of("a red house");
        let again = PictureRequest { seed: Some(7), n: 4, ..one.clone() };
        assert_eq!(one.fingerprint(), again.fingerprint());
        let with_drawing = PictureRequest { input: Some(BlobId::of(b"x")), ..one.clone() };
        let as_mask = PictureRequest { mask: Some(BlobId::of(b"x")), ..one.clone() };
        let all = [one.fingerprint(), with_drawing.fingerprint(), as_mask.fingerprint()];
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
    }
}
