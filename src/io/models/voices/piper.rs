//! A Piper voice, run by ONNX Runtime.

use super::fault::VoiceFault;
use super::run::{Inputs, Stop, first, load, watched};
use super::{AddedVoice, Layout, check};
use crate::formats::voices::piper::{INPUTS, Piper, SPEAKER};
use crate::io::models::runtime::{Runtime, RuntimeError};
use ort::session::Session;
use ort::value::{TensorElementType, TensorRef};
use std::sync::{Mutex, PoisonError};

/// The model with its description.
#[derive(Debug)]
pub struct PiperModel {
    /// What is known of it.
    pub about: Piper,
    session: Mutex<Session>,
}

impl PiperModel {
    /// Checks and loads it; `None`: the voice has another layout.
    ///
    /// # Errors
    /// [`VoiceFault`].
    pub fn load(runtime: &Runtime, voice: &AddedVoice) -> Result<Option<Self>, VoiceFault> {
        let Layout::Piper(model, about) = &voice.layout else { return Ok(None) };
        check(voice)?;
        let mut inputs = vec![
            (INPUTS[0], TensorElementType::Int64),
            (INPUTS[1], TensorElementType::Int64),
            (INPUTS[2], TensorElementType::Float32),
        ];
        inputs.extend(about.speaker.map(|_| (SPEAKER, TensorElementType::Int64)));
        let session = Mutex::new(load(runtime, model, &inputs)?);
        Ok(Some(Self { about: (**about).clone(), session }))
    }

    /// The samples of these sounds, -1..=1, at most `most` of them; `longer` stretches them.
    ///
    /// # Errors
    /// [`RuntimeError`], also when `stop` ended it.
    pub fn say(
        &self,
        ids: &[i64],
        longer: f32,
        speaker: Option<i64>,
        most: usize,
        stop: Stop<'_>,
    ) -> Result<Vec<f32>, RuntimeError> {
        let [noise, length, noise_w] = self.about.scales;
        let (count, scales) = ([ids.len() as i64], [noise, length * longer, noise_w]);
        let speaker = speaker.map(|id| [id]);
        let mut inputs: Inputs<'_> = vec![
            (INPUTS[0].into(), TensorRef::from_array_view(([1, ids.len()], ids))?.into()),
            (INPUTS[1].into(), TensorRef::from_array_view(([1], &count[..]))?.into()),
            (INPUTS[2].into(), TensorRef::from_array_view(([3], &scales[..]))?.into()),
        ];
        if let Some(speaker) = &speaker {
            inputs.push((SPEAKER.into(), TensorRef::from_array_view(([1], &speaker[..]))?.into()));
        }
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        watched(stop, |options| first(&mut session, inputs, options, most)).map(|(_, samples)| samples)
    }
}
