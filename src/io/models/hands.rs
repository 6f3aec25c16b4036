//! The palm and the landmark model, run by ONNX Runtime.

use super::runtime::{Runtime, RuntimeError};
use super::{ModelError, verify};
use crate::recognition::hand::models::{ANCHORS, BOX, HAND_SIDE, Models, PALM_SIDE, RawHand, RawPalms};
use ort::session::{Session, SessionOutputs};
use ort::value::TensorRef;
use std::path::Path;

const PALM_SHAPE: [i64; 4] = [1, PALM_SIDE as i64, PALM_SIDE as i64, 3];
const HAND_SHAPE: [i64; 4] = [1, HAND_SIDE as i64, HAND_SIDE as i64, 3];

/// Which models, and how they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandChoice {
    /// The smaller landmark model: half the time, less exact.
    pub lite: bool,
    /// Threads for a model.
    pub threads: usize,
}

impl Default for HandChoice {
    fn default() -> Self {
        Self { lite: false, threads: 1 }
    }
}

/// Why hands cannot be recognised. Everything else works without.
#[derive(Debug, thiserror::Error)]
pub enum HandsError {
    /// A file is missing or not the one of the list.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The runtime does not load or run.
    #[error(transparent)]
    Runtime(#[from] RuntimeError),
}

impl HandsError {
    /// The end of its message id: `models-why-<key>`; `runtime` where it is the runtime's fault.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Model(error) => error.key(),
            Self::Runtime(_) => "runtime",
        }
    }
}

/// Loads runtime and hand models from the models folder, each after its hash was checked.
///
/// # Errors
/// [`HandsError`].
pub fn open(folder: &Path, choice: HandChoice) -> Result<HandModels, HandsError> {
    let runtime = Runtime::load(&verify::runtime(folder)?)?;
    let (_, palm) = verify::model(folder, "palm_detection_full")?;
    let landmark = if choice.lite { "hand_landmark_lite" } else { "hand_landmark_full" };
    let (_, landmark) = verify::model(folder, landmark)?;
    Ok(HandModels::load(&runtime, &palm, &landmark, choice.threads)?)
}

/// Both hand models, loaded.
#[derive(Debug)]
pub struct HandModels {
    palm: Session,
    landmark: Session,
}

impl HandModels {
    /// Loads the palm and the landmark model (full or lite), each to run on `threads` threads.
    ///
    /// # Errors
    /// [`RuntimeError::Model`] when a file cannot be loaded, [`RuntimeError::Shape`] when it is another model.
    pub fn load(runtime: &Runtime, palm: &Path, landmark: &Path, threads: usize) -> Result<Self, RuntimeError> {
        let boxes = [("Identity", &[1, ANCHORS as i64, BOX as i64][..]), ("Identity_1", &[1, ANCHORS as i64, 1])];
        let hand =
            [("Identity", &[1, 63][..]), ("Identity_1", &[1, 1]), ("Identity_2", &[1, 1]), ("Identity_3", &[1, 63])];
        Ok(Self {
            palm: runtime.session(palm, threads, &[("input_1", &PALM_SHAPE)], &boxes)?,
            landmark: runtime.session(landmark, threads, &[("input_1", &HAND_SHAPE)], &hand)?,
        })
    }
}

impl Models for HandModels {
    type Error = RuntimeError;

    fn palms(&mut self, input: &[f32], answer: &mut RawPalms) -> Result<(), RuntimeError> {
        let input = TensorRef::from_array_view((PALM_SHAPE, input))?;
        let outputs = self.palm.run(ort::inputs!["input_1" => input])?;
        copy(&outputs, "Identity", &mut answer.boxes)?;
        copy(&outputs, "Identity_1", &mut answer.scores)
    }

    fn landmarks(&mut self, input: &[f32]) -> Result<RawHand, RuntimeError> {
        let input = TensorRef::from_array_view((HAND_SHAPE, input))?;
        let outputs = self.landmark.run(ort::inputs!["input_1" => input])?;
        let (mut points, mut world, mut presence, mut handedness) = ([0.0; 63], [0.0; 63], [0.0], [0.0]);
        copy(&outputs, "Identity", &mut points)?;
        copy(&outputs, "Identity_1", &mut presence)?;
        copy(&outputs, "Identity_2", &mut handedness)?;
        copy(&outputs, "Identity_3", &mut world)?;
        Ok(RawHand { points, presence: presence[0], handedness: handedness[0], world })
    }
}

/// Copies an output by its name: the order of outputs is the model's own.
pub(super) fn copy(outputs: &SessionOutputs<'_>, name: &str, to: &mut [f32]) -> Result<(), RuntimeError> {
    let missing = || RuntimeError::Failed(format!("no output {name} of {} numbers", to.len()));
    let (_, values) = outputs.get(name).ok_or_else(missing)?.try_extract_tensor::<f32>()?;
    if values.len() != to.len() {
        return Err(missing());
    }
    to.copy_from_slice(values);
    Ok(())
}
