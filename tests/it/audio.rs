//! Sound: the voice, its cache, the queue, the device, and what happens when something is missing, hangs or lies.

use malgeurim::domain::locale::Lang;
use malgeurim::io::audio::{AudioNews, AudioProblem, Cancel, Pcm, SpeechRequest, Voice, VoiceError};
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[path = "audio/cache.rs"]
mod cache;
#[cfg(target_os = "linux")]
#[path = "audio/device.rs"]
mod device;
#[path = "audio/queue.rs"]
mod queue;
#[path = "audio/voices.rs"]
mod voices;

/// Long enough for any slow machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(30);

fn ko(text: &str) -> SpeechRequest {
    SpeechRequest::new(text, Lang::Ko)
}

/// A tone of a tenth of a second.
fn tone(hz: u32) -> Pcm {
    let at = |n: u32| (f64::from(n * hz) / 22_050.0 * std::f64::consts::TAU).sin() * 20_000.0;
    Pcm { samples: (0..2_205).map(|n| at(n) as i16).collect(), rate: 22_050 }
}

/// A voice that says every text as a tone, and remembers what it was asked.
#[derive(Clone, Default)]
struct Tone {
    asked: Arc<Mutex<Vec<String>>>,
    /// Waits until it is called off.
    stuck: bool,
}

impl Voice for Tone {
    fn name(&self) -> String {
        "tone".into()
    }

    fn speaks(&self, _: Lang) -> Result<bool, VoiceError> {
        Ok(true)
    }

    fn render(&self, request: &SpeechRequest, cancel: &Cancel) -> Result<Pcm, VoiceError> {
        self.asked.lock().expect("lock").push(request.text.clone());
        if self.stuck && request.text == "stuck" {
            while !cancel.is_cancelled() {
                std::thread::yield_now();
            }
            return Err(VoiceError::Cancelled);
        }
        assert_ne!(request.text, "panic", "a fault in a voice, on purpose");
        if request.text == "broken" {
            Err(VoiceError::Failed("broken".into()))
        } else {
            Ok(tone(pitch_of(&request.text)))
        }
    }
}

/// Another tone for every text.
fn pitch_of(text: &str) -> u32 {
    300 + text.bytes().map(u32::from).sum::<u32>() % 1_000
}

fn started(id: u64) -> AudioNews {
    AudioNews::Started { id }
}

fn finished(id: u64) -> AudioNews {
    AudioNews::Finished { id }
}

fn stopped(id: u64) -> AudioNews {
    AudioNews::Stopped { id }
}

fn failed(id: u64, why: AudioProblem) -> AudioNews {
    AudioNews::Failed { id, why }
}
