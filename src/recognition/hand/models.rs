//! What the tracker needs of the two models, whoever runs them.

/// Side of the palm model's input, in pixels.
pub const PALM_SIDE: usize = 192;
/// Numbers in the palm model's input.
pub const PALM_INPUT: usize = PALM_SIDE * PALM_SIDE * 3;
/// Places where the palm model looks.
pub const ANCHORS: usize = 2016;
/// Numbers for each place: x, y, width, height and seven points.
pub const BOX: usize = 18;
/// Side of the landmark model's input, in pixels.
pub const HAND_SIDE: usize = 224;
/// Numbers in the landmark model's input.
pub const HAND_INPUT: usize = HAND_SIDE * HAND_SIDE * 3;

/// What the palm model answers, as it comes.
#[derive(Clone, Debug, PartialEq)]
pub struct RawPalms {
    /// [`ANCHORS`] x [`BOX`] numbers, in pixels of the input relative to the anchor.
    pub boxes: Vec<f32>,
    /// [`ANCHORS`] logits.
    pub scores: Vec<f32>,
}

impl Default for RawPalms {
    /// Room for an answer that found nothing.
    fn default() -> Self {
        Self { boxes: vec![0.0; ANCHORS * BOX], scores: vec![-100.0; ANCHORS] }
    }
}

/// What the landmark model answers, as it comes.
#[derive(Clone, Debug, PartialEq)]
pub struct RawHand {
    /// 21 x (x, y, z) in pixels of the input.
    pub points: [f32; 63],
    /// How surely there is a hand, 0..1.
    pub presence: f32,
    /// How surely it is the hand that a mirrored picture shows as a left one, 0..1.
    pub handedness: f32,
    /// 21 x (x, y, z) in metres about the hand's middle, turned as the input.
    pub world: [f32; 63],
}

/// Runs the two models.
pub trait Models {
    /// Why a model gave no answer.
    type Error;

    /// Looks for palms: [`PALM_INPUT`] numbers in 0..1 (192 x 192 x RGB). The answer replaces what `answer` held.
    ///
    /// # Errors
    /// When the model cannot be run.
    fn palms(&mut self, input: &[f32], answer: &mut RawPalms) -> Result<(), Self::Error>;

    /// Finds the points of one hand: [`HAND_INPUT`] numbers in 0..1 (224 x 224 x RGB), the hand upright.
    ///
    /// # Errors
    /// When the model cannot be run.
    fn landmarks(&mut self, input: &[f32]) -> Result<RawHand, Self::Error>;
}
