//! From where a scene is seen: four ways in turn, so that one seed and the next never look alike.

use crate::art::draw::horizon;
use crate::domain::scene::Ground;

/// Where the painter stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The background is mirrored, and whoever acts stands to the right of the middle instead of the left.
    pub mirrored: bool,
    /// -1 (horizon higher) to 1 (lower).
    pub horizon: f32,
    /// How large everything is.
    pub scale: f32,
}

impl View {
    /// The view of a seed: plain; mirrored and far; near, from above; mirrored, a little lower.
    pub fn of(seed: u64, ground: Ground) -> Self {
        let (mirrored, move_by, scale) = match seed % 4 {
            0 => (false, 0.0, 1.0),
            1 => (true, 1.0, 0.86),
            2 => (false, -1.0, 1.2),
            _ => (true, 0.4, 1.06),
        };
        // Where the ground is narrow already, the horizon does not come much lower.
        let room = if horizon(ground) > 0.66 { 0.25 } else { 0.85 };
        Self { mirrored, horizon: if move_by > 0.0 { move_by * room } else { move_by }, scale }
    }
}
