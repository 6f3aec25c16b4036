//! Recognisers of running speech that people add: folders in `recognisers/` of the data folder, each with a model and the letters it knows.
//! They are looked at as voices are: sizes are bounded, models may use only ONNX's own operators and must have the tensors of the layout.

use super::runtime::{Runtime, RuntimeError};
use super::voices::run::{Inputs, Stop, first, load, watched};
use super::voices::{
    LICENCES, MAX_FILE, VoiceFault, bytes, check_model, copy, every, file_name, fits, licence, one, one_model,
    plain_name, put, sized, take_out,
};
use crate::formats::recogniser::{INPUT, Recogniser};
use ort::session::Session;
use ort::value::{TensorElementType, TensorRef};
use std::path::{Path, PathBuf};

/// The folder in the data folder.
pub const FOLDER: &str = "recognisers";
/// Most of them.
const MAX_RECOGNISERS: usize = 8;
const VOCABULARY: &str = "vocab.json";
const PREPROCESSOR: &str = "preprocessor_config.json";
/// Most numbers that a model may give for one speech: a minute at 50 moments a second of the longest vocabulary that is known (some 2,000
/// syllables) has 6 million.
const MAX_NUMBERS: usize = 1 << 24;

/// A recogniser that was added. Its model was not looked into; see [`CtcModel::load`].
#[derive(Clone, Debug, PartialEq)]
pub struct AddedRecogniser {
    model: PathBuf,
    /// Its letters.
    pub about: Recogniser,
    /// The first line of its licence; empty: it brought none.
    pub licence: String,
}

/// Whether a folder holds a recogniser rather than a voice.
pub fn is_recogniser(folder: &Path) -> bool {
    folder.join(VOCABULARY).is_file()
}

/// Every recogniser of the data folder, by name, with what is wrong about it.
pub fn list(data: &Path) -> Vec<(String, Result<AddedRecogniser, VoiceFault>)> {
    every(&data.join(FOLDER), MAX_RECOGNISERS, read)
}

/// The recogniser of this name.
///
/// # Errors
/// [`VoiceFault`].
pub fn named(data: &Path, name: &str) -> Result<AddedRecogniser, VoiceFault> {
    one(&data.join(FOLDER), name, read)
}

fn read(folder: &Path) -> Result<AddedRecogniser, VoiceFault> {
    let model = one_model(folder)?;
    sized(&model)?;
    let (vocabulary, how) = (folder.join(VOCABULARY), folder.join(PREPROCESSOR));
    let how = if how.is_file() { Some(bytes(&how, MAX_FILE)?) } else { None };
    let about = Recogniser::read(&bytes(&vocabulary, MAX_FILE)?, how.as_deref())
        .map_err(|why| VoiceFault::file(&vocabulary, why))?;
    Ok(AddedRecogniser { model, about, licence: licence(folder) })
}

/// Takes in the recogniser in a folder; gives its name.
///
/// # Errors
/// [`VoiceFault`]; nothing has changed then.
pub fn add(data: &Path, from: &Path) -> Result<String, VoiceFault> {
    let recogniser = read(from)?;
    check(&recogniser)?;
    let name = plain_name(&from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
    if list(data).len() >= MAX_RECOGNISERS {
        return Err(VoiceFault::TooBig(FOLDER.to_owned()));
    }
    put(&data.join(FOLDER), &name, |beside| copy_all(&recogniser, from, beside).and_then(|()| read(beside).map(drop)))?;
    Ok(name)
}

/// Looks into the model: what [`check_model`] asks, and that it knows every letter.
fn check(recogniser: &AddedRecogniser) -> Result<(), VoiceFault> {
    let outputs = check_model(&recogniser.model, &[INPUT])?;
    match outputs.first().and_then(|(name, shape)| Some((name, *shape.last()?))) {
        // A side that is not fixed is 0.
        Some((name, width)) if (1..recogniser.about.width() as i64).contains(&width) => {
            Err(VoiceFault::Tensor { file: file_name(&recogniser.model), name: name.clone() })
        }
        _ => Ok(()),
    }
}

fn copy_all(recogniser: &AddedRecogniser, root: &Path, to: &Path) -> Result<(), VoiceFault> {
    copy(&recogniser.model, &to.join("model.onnx"))?;
    let beside = [VOCABULARY, PREPROCESSOR].into_iter().chain(LICENCES);
    beside.filter(|file| fits(&root.join(file))).try_for_each(|file| copy(&root.join(file), &to.join(file)))
}

/// Takes a recogniser out.
///
/// # Errors
/// [`VoiceFault`].
pub fn remove(data: &Path, name: &str) -> Result<(), VoiceFault> {
    take_out(&data.join(FOLDER), name)
}

/// A recogniser, ready to hear.
#[derive(Debug)]
pub struct CtcModel {
    /// What is known of it.
    pub about: Recogniser,
    session: Session,
}

impl CtcModel {
    /// Checks and loads it.
    ///
    /// # Errors
    /// [`VoiceFault`].
    pub fn load(runtime: &Runtime, recogniser: &AddedRecogniser) -> Result<Self, VoiceFault> {
        check(recogniser)?;
        let session = load(runtime, &recogniser.model, &[(INPUT, TensorElementType::Float32)])?;
        Ok(Self { about: recogniser.about.clone(), session })
    }

    /// What was said, from samples at its rate.
    ///
    /// # Errors
    /// [`RuntimeError`], also when `stop` ended it.
    pub fn write_down(&mut self, samples: Vec<f32>, stop: Stop<'_>) -> Result<String, RuntimeError> {
        let samples = self.about.prepared(samples);
        let inputs: Inputs<'_> =
            vec![(INPUT.into(), TensorRef::from_array_view(([1, samples.len()], &samples[..]))?.into())];
        let session = &mut self.session;
        let (shape, numbers) = watched(stop, |options| first(session, inputs, options, MAX_NUMBERS))?;
        match shape.as_slice() {
            [1, _, width] if *width >= self.about.width() as i64 => Ok(self.about.text(&numbers, *width as usize)),
            _ => Err(RuntimeError::Failed(format!("letters of shape {shape:?}"))),
        }
    }
}
