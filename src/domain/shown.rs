//! What a person shows instead of tapping: a hand sign, a picture card, a drawn symbol, a spoken word.
//!
//! These are measurements (points, strokes, a small picture, loudness of bands), never a camera frame or a recording.
//! They are what an example keeps, so they stay small and their form stays readable by later versions.

use serde::{Deserialize, Serialize};

/// The ways of saying something without a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// A hand sign before the camera (손짓).
    Sign,
    /// A printed picture card before the camera (카드).
    Card,
    /// A symbol drawn on the pad (그리기).
    Sketch,
    /// A word in the person's own voice, or any sound of theirs (말소리).
    Word,
}

impl Way {
    /// Every way, in the order of the rail.
    pub const ALL: [Self; 4] = [Self::Sign, Self::Card, Self::Sketch, Self::Word];

    /// The name on the command line and in text keys: `sign`, `card`, `sketch`, `word`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Card => "card",
            Self::Sketch => "sketch",
            Self::Word => "word",
        }
    }
}

/// Which hand, as its owner would say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The left hand.
    Left,
    /// The right hand.
    Right,
}

impl Side {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// One hand: 21 points in the order of MediaPipe Hands (0 wrist, 1-4 thumb, 5-8 index, 9-12 middle, 13-16 ring, 17-20
/// little finger), in pixels of the frame with y down; z in the same unit, smaller is nearer, 0 when unknown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hand {
    /// Whose hand; `None` when it is not known.
    #[serde(default)]
    pub side: Option<Side>,
    /// x, y, z of each point.
    pub points: [[f32; 3]; 21],
}

/// The hands at one moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HandsAt {
    /// Milliseconds since the first frame.
    pub ms: f32,
    /// None, one or two hands.
    pub hands: Vec<Hand>,
    /// Points of the body in the same unit (order of MediaPipe Pose), if something measured them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pose: Option<Vec<[f32; 3]>>,
}

/// A sign: a handshape held (one frame is enough) or a movement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sign {
    /// In order of time.
    pub frames: Vec<HandsAt>,
}

/// A drawing: strokes of x, y (any unit, y down) and milliseconds since the first point.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// In the order drawn.
    pub strokes: Vec<Vec<[f32; 3]>>,
}

/// A card as it was cut out of the frame: straightened, square, small.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardView {
    /// Width and height in pixels.
    pub side_px: u16,
    /// `side_px`² x 3 bytes, sRGB, rows from the top.
    pub rgb: Vec<u8>,
}

/// A spoken word as loudness of frequency bands over time. No sound can be played from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spoken {
    /// Milliseconds from one frame to the next.
    pub hop_ms: u16,
    /// Mel bands in a frame.
    pub bands: u16,
    /// Frame after frame, `bands` levels each, in steps of half a decibel above -100 dB of full scale.
    pub levels: Vec<u8>,
}

/// Something shown, in one of the four ways.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// A hand sign.
    Sign(Sign),
    /// A card.
    Card(CardView),
    /// A drawn symbol.
    Sketch(Sketch),
    /// A spoken word.
    Word(Spoken),
}

impl Shown {
    /// In which way.
    pub fn way(&self) -> Way {
        match self {
            Self::Sign(_) => Way::Sign,
            Self::Card(_) => Way::Card,
            Self::Sketch(_) => Way::Sketch,
            Self::Word(_) => Way::Word,
        }
    }
}
