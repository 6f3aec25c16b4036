//! What every room that looks or listens shows: the mirror with its state in words, the pad to draw on, the question
//! "무슨 뜻이에요?", and what was shown as a small picture. One form for signs, cards, drawings and sounds.

mod look;
mod mirror;
mod pad;
mod panel;
mod question;
mod shown;

pub use look::{Look, status, tile_tint, way_key};
pub use mirror::mirror;
pub use pad::{Pen, draw};
pub use panel::{PANEL, device_words, live, panel, talk_key};
pub use question::{Question, show as question};
pub use shown::{Cards, shown};

/// What a room knows beside the state: the pen on the pad, and the cards that are uploaded.
#[derive(Default)]
pub struct Recognizing {
    /// The pen.
    pub pen: Pen,
    /// Cards as textures.
    pub cards: Cards,
}
