//! A speech service as a voice. What is said leaves the device, so only an instructor can turn one on, and the list of services is
//! read again before every sentence: one that was turned off is silent at once.
//!
//! It has a few seconds; after that a voice of this device speaks. What came once is in the cache and works offline.

use super::pcm::Pcm;
use super::voice::{Cancel, SpeechRequest, Voice, VoiceError};
use super::wav;
use crate::domain::locale::Lang;
use crate::domain::service::{Service, Task};
use crate::io::net::{Failure, Keys, Net, Services, SpeakRequest, Spoken};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A person waits no longer for the first sound.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often it is looked whether anybody still waits.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A speech service that is on.
pub(super) struct ByService {
    data: PathBuf,
    service: String,
    /// The way to it, as long as the list of services is the same.
    net: RefCell<Option<(Services, Net)>>,
}

/// The speech services that are on, in their order.
pub(super) fn speaking(data: &Path) -> Vec<Service> {
    let read = Services::read(data).inspect_err(|error| tracing::warn!(%error, "services"));
    read.unwrap_or_default().on().filter(|service| service.does(Task::Speak)).cloned().collect()
}

impl ByService {
    /// The service of this name, if it is on and speaks.
    pub(super) fn find(data: &Path, name: &str) -> Option<Self> {
        named(data, name).map(|service| Self { data: data.to_owned(), service: service.name, net: RefCell::default() })
    }

    /// Asks it, while it is still on.
    fn ask(&self, wanted: SpeakRequest, cancel: &Cancel) -> Result<Spoken, VoiceError> {
        let failed = |error: &dyn std::fmt::Display| VoiceError::Failed(error.to_string());
        let services = Services::read(&self.data).map_err(|error| failed(&error))?;
        let mut kept = self.net.borrow_mut();
        if kept.as_ref().is_none_or(|(known, _)| *known != services) {
            let net = Net::start(&services).map_err(|error| failed(&error))?;
            *kept = net.map(|net| (services, net.with_keys(Keys::of_system(&self.data))));
        }
        let (_, net) = kept.as_ref().ok_or(VoiceError::Missing)?;
        let (sender, answer) = channel();
        let then = move |end: Result<Spoken, Failure>| drop(sender.send(end));
        let asked = net.speak(&self.service, wanted, then).map_err(|error| failed(&error))?;
        wait(&answer, cancel).inspect_err(|_| asked.cancel())
    }
}

fn named(data: &Path, name: &str) -> Option<Service> {
    speaking(data).into_iter().find(|service| service.name == name)
}

impl Voice for ByService {
    /// With its address, model and voice as they are now: others say it differently.
    fn name(&self) -> String {
        let Some(service) = named(&self.data, &self.service) else { return format!("service {}", self.service) };
        let parts = [Some(&*service.name), Some(&service.url), service.model(Task::Speak), service.voice.as_deref()];
        format!("service {}", parts.map(Option::unwrap_or_default).join(" "))
    }

    /// Which languages it knows is not told; what it cannot say, it refuses.
    fn speaks(&self, _: Lang) -> Result<bool, VoiceError> {
        Ok(true)
    }

    fn render(&self, request: &SpeechRequest, cancel: &Cancel) -> Result<Pcm, VoiceError> {
        request.check()?;
        // It knows no pitch: said slower and played faster, it is higher and as long.
        let speed = request.held_rate() / request.held_pitch();
        let wanted = SpeakRequest { text: request.text.clone(), speed, manner: None };
        let spoken = self.ask(wanted, cancel)?;
        let mut pcm = wav::read_stream(&spoken.bytes).map_err(|error| VoiceError::Failed(error.to_string()))?;
        pcm.rate = (pcm.rate as f32 * request.held_pitch()).round() as u32;
        pcm.trim(10, 150);
        pcm.normalise();
        if pcm.samples.is_empty() { Err(VoiceError::Failed("only silence".into())) } else { Ok(pcm) }
    }
}

fn wait(answer: &Receiver<Result<Spoken, Failure>>, cancel: &Cancel) -> Result<Spoken, VoiceError> {
    let end = Instant::now() + PATIENCE;
    loop {
        match answer.recv_timeout(LOOK_EVERY) {
            Ok(spoken) => return spoken.map_err(|failure| VoiceError::Failed(failure.to_string())),
            Err(RecvTimeoutError::Disconnected) => return Err(VoiceError::Failed("no answer".into())),
            Err(RecvTimeoutError::Timeout) if cancel.is_cancelled() => return Err(VoiceError::Cancelled),
            Err(RecvTimeoutError::Timeout) if Instant::now() >= end => return Err(VoiceError::TimedOut),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}
