//! A Supertonic voice, run by ONNX Runtime: how long, which sounds, from noise to sound in steps, and to samples.

use super::fault::VoiceFault;
use super::run::{Inputs, Stop, first, load, watched};
use super::{AddedVoice, Layout, bytes, check, letters};
use crate::art::rng::Rng;
use crate::domain::locale::Lang;
use crate::formats::voices::supertonic::{Letters, MODELS, Sizes, Style, pieces};
use crate::io::models::runtime::{Runtime, RuntimeError};
use ort::session::{NoSelectedOutputs, RunOptions, Session, SessionInputValue};
use ort::value::{TensorElementType, TensorRef};
use std::sync::{Mutex, PoisonError};

/// Steps from noise to sound. The package takes eight; more is clearer and slower.
const STEPS: usize = 8;
/// Its usual speed: what the package calls 1.05 is what people hear as plain.
const SPEED: f32 = 1.05;
/// Speeds that the package allows.
const SPEEDS: std::ops::RangeInclusive<f32> = 0.7..=2.0;
/// Seconds between two pieces of a text.
const PAUSE: f32 = 0.3;
/// Longest style file.
const MAX_STYLE: u64 = 8 << 20;

/// The four models with one speaker.
#[derive(Debug)]
pub struct SupertonicModel {
    /// Rates and sizes.
    pub sizes: Sizes,
    letters: Letters,
    style: Style,
    models: Mutex<[Session; 4]>,
}

impl SupertonicModel {
    /// Checks and loads it with one of its speakers; `None`: the voice has another layout.
    ///
    /// # Errors
    /// [`VoiceFault`].
    pub fn load(runtime: &Runtime, voice: &AddedVoice, speaker: Option<&str>) -> Result<Option<Self>, VoiceFault> {
        let Layout::Supertonic { models, styles, sizes } = &voice.layout else { return Ok(None) };
        check(voice)?;
        let speaker = speaker.or(voice.speakers.first().map(String::as_str)).unwrap_or_default();
        let path = styles.join(format!("{speaker}.json"));
        if !voice.speakers.iter().any(|known| known == speaker) {
            return Err(VoiceFault::missing(&path));
        }
        let style = Style::read(&bytes(&path, MAX_STYLE)?).map_err(|why| VoiceFault::file(&path, why))?;
        let kind = |name: &'static str| match name {
            "text_ids" => (name, TensorElementType::Int64),
            _ => (name, TensorElementType::Float32),
        };
        let open = |nth: usize| {
            let (name, inputs) = MODELS[nth];
            let inputs: Vec<_> = inputs.iter().map(|name| kind(name)).collect();
            load(runtime, &models.join(format!("{name}.onnx")), &inputs)
        };
        let models = Mutex::new([open(0)?, open(1)?, open(2)?, open(3)?]);
        Ok(Some(Self { sizes: *sizes, letters: letters_of(voice)?, style, models }))
    }

    /// The samples of a text, -1..=1, at most `most` of them; `speed` 1 is its usual one.
    ///
    /// # Errors
    /// [`RuntimeError`], also when `stop` ended it.
    pub fn say(
        &self,
        text: &str,
        lang: Lang,
        speed: f32,
        most: usize,
        stop: Stop<'_>,
    ) -> Result<Vec<f32>, RuntimeError> {
        let speed = (speed * SPEED).clamp(*SPEEDS.start(), *SPEEDS.end());
        let mut models = self.models.lock().unwrap_or_else(PoisonError::into_inner);
        watched(stop, |options| {
            let mut samples: Vec<f32> = Vec::new();
            for piece in pieces(text, lang) {
                if !samples.is_empty() {
                    samples.resize(samples.len() + (PAUSE * self.sizes.rate as f32) as usize, 0.0);
                }
                let left = most.saturating_sub(samples.len());
                samples.extend(self.say_piece(&mut models, &self.letters.ids(&piece, lang), speed, left, options)?);
            }
            Ok(samples)
        })
    }

    fn say_piece(
        &self,
        [lengths, sounds, steps, vocoder]: &mut [Session; 4],
        ids: &[i64],
        speed: f32,
        most: usize,
        options: &RunOptions<NoSelectedOutputs>,
    ) -> Result<Vec<f32>, RuntimeError> {
        let count = ids.len();
        let (whole, Style { ttl, dp }) = (vec![1.0_f32; count], &self.style);
        let text_ids =
            || Ok::<_, RuntimeError>(("text_ids".into(), TensorRef::from_array_view(([1, count], ids))?.into()));
        let text_mask = || floats("text_mask", &[1, 1, count as i64], &whole);
        let style = floats("style_dp", &dp.0, &dp.1)?;
        let (_, seconds) = first(lengths, vec![text_ids()?, style, text_mask()?], options, 1)?;
        let seconds = seconds.first().copied().unwrap_or(0.0) / speed;
        let wanted = (seconds * self.sizes.rate as f32) as usize;
        let columns = self.sizes.columns(wanted).filter(|_| seconds.is_finite() && seconds > 0.0 && wanted <= most);
        let Some(columns) = columns else { return Err(RuntimeError::Failed(format!("{seconds} seconds of speech"))) };
        let style = floats("style_ttl", &ttl.0, &ttl.1)?;
        let (sounds_shape, sounds) = first(sounds, vec![text_ids()?, style, text_mask()?], options, MAX_NUMBERS)?;

        let shape = [1, self.sizes.channels as i64, columns as i64];
        let mut latent = noise(self.sizes.channels * columns, ids);
        let latent_mask = vec![1.0_f32; columns];
        for step in 0..STEPS {
            let (step, all) = ([step as f32], [STEPS as f32]);
            let inputs: Inputs<'_> = vec![
                floats("noisy_latent", &shape, &latent)?,
                floats("text_emb", &sounds_shape, &sounds)?,
                floats("style_ttl", &ttl.0, &ttl.1)?,
                floats("latent_mask", &[1, 1, columns as i64], &latent_mask)?,
                text_mask()?,
                floats("current_step", &[1], &step)?,
                floats("total_step", &[1], &all)?,
            ];
            let (_, next) = first(steps, inputs, options, latent.len())?;
            if next.len() != latent.len() {
                return Err(RuntimeError::Failed("another size after a step".into()));
            }
            latent = next;
        }
        let most = columns * self.sizes.column;
        let (_, mut samples) = first(vocoder, vec![floats("latent", &shape, &latent)?], options, most)?;
        samples.truncate(wanted);
        Ok(samples)
    }
}

/// Most numbers between two models.
const MAX_NUMBERS: usize = 1 << 22;

fn letters_of(voice: &AddedVoice) -> Result<Letters, VoiceFault> {
    match &voice.layout {
        Layout::Supertonic { models, .. } => letters(models),
        Layout::Piper(..) => Err(VoiceFault::NoVoice),
    }
}

/// An input of 32-bit numbers.
fn floats<'v>(
    name: &'static str,
    shape: &[i64],
    values: &'v [f32],
) -> Result<(std::borrow::Cow<'static, str>, SessionInputValue<'v>), RuntimeError> {
    Ok((name.into(), TensorRef::from_array_view((shape.to_vec(), values))?.into()))
}

/// Normally distributed numbers (Box and Muller 1958), the same for the same text: it sounds the same every time.
fn noise(count: usize, ids: &[i64]) -> Vec<f32> {
    let seed =
        ids.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, id| (hash ^ *id as u64).wrapping_mul(0x0100_0000_01b3));
    let mut rng = Rng::new(seed, count as u64);
    let mut one = || {
        let (size, turn) = (rng.unit().max(f32::MIN_POSITIVE), rng.unit());
        (-2.0 * size.ln()).sqrt() * (std::f32::consts::TAU * turn).cos()
    };
    (0..count).map(|_| one()).collect()
}
