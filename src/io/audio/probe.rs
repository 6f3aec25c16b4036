//! What this machine can do with sound, for `doctor`. Opens nothing, takes a few seconds at most.

use super::player::{in_thread, name, outputs};
use super::voice::{VoiceError, best_voice};
use crate::domain::locale::Lang;
use cpal::traits::HostTrait;
use std::time::Duration;

/// How long devices are looked for.
const PATIENCE: Duration = Duration::from_secs(3);

/// How long voices are looked for: PowerShell starts slowly.
const VOICE_PATIENCE: Duration = Duration::from_secs(8);

/// Voices and devices that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Name of the Korean voice, or of the English one when there is no Korean.
    pub voice: Result<String, VoiceError>,
    /// Korean is spoken.
    pub korean_voice: bool,
    /// Output devices.
    pub outputs: Vec<String>,
    /// Microphones and other inputs.
    pub inputs: Vec<String>,
}

/// Looks for voices and devices. Never hangs: a driver that does not answer counts as no device.
pub fn probe() -> Probe {
    let devices = in_thread("probe-devices", devices);
    let (voice, korean_voice) = in_thread("probe-voice", voice)
        .ok()
        .and_then(|found| found.recv_timeout(VOICE_PATIENCE).ok())
        .unwrap_or((Err(VoiceError::TimedOut), false));
    let (outputs, inputs) = devices.ok().and_then(|found| found.recv_timeout(PATIENCE).ok()).unwrap_or_default();
    Probe { voice, korean_voice, outputs, inputs }
}

/// The voice for Korean, else for English; each is asked whether it truly speaks the language.
fn voice() -> (Result<String, VoiceError>, bool) {
    let korean = speaker(Lang::Ko);
    let speaks_korean = korean.is_ok();
    (korean.or_else(|error| speaker(Lang::En).map_err(|_| error)), speaks_korean)
}

fn speaker(lang: Lang) -> Result<String, VoiceError> {
    let voice = best_voice(lang).ok_or(VoiceError::Missing)?;
    if voice.speaks(lang)? { Ok(voice.name()) } else { Err(VoiceError::Missing) }
}

/// Names of the devices that sound can come out of. Never hangs: a driver that does not answer counts as no device.
pub fn output_names() -> Vec<String> {
    let found = in_thread("probe-outputs", outputs);
    found.ok().and_then(|found| found.recv_timeout(PATIENCE).ok()).unwrap_or_default()
}

/// Names of outputs and inputs.
fn devices() -> (Vec<String>, Vec<String>) {
    let host = cpal::default_host();
    let inputs = host.input_devices().map(|devices| devices.filter_map(|device| name(&device)).collect());
    (outputs(), inputs.unwrap_or_default())
}
