//! Writes down what others say, on this device: one speech after the other, beside the frame. The model is loaded when it is first needed and
//! let go when nobody has spoken for a while. Speech for which nobody waits any more is given up at once.

use super::Outbox;
use crate::app::{EffectId, Hearing, Outcome, VoicesNews};
use crate::io::audio::{read_wav, resample};
use crate::io::files::Home;
use crate::io::models::recognisers::{self, AddedRecogniser, CtcModel};
use crate::io::models::runtime::Runtime;
use crate::io::models::verify;
use crate::io::models::voices::VoiceFault;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// One speech has so long; a slower machine writes nothing down.
const PATIENCE: Duration = Duration::from_secs(20);
/// The model is kept so long after the last speech.
const KEPT: Duration = Duration::from_secs(60);

/// No effect has this number.
const NOBODY: EffectId = EffectId::MAX;

/// Whose speech is wanted.
#[derive(Clone, Default)]
struct Wanted(Arc<AtomicU64>);

impl Wanted {
    fn is(&self, id: EffectId) -> bool {
        self.0.load(Ordering::Relaxed) == id
    }
}

/// The thread that writes down. Dropping it ends the thread.
pub(super) struct Writer {
    home: Home,
    outbox: Outbox,
    wanted: Wanted,
    work: Option<Sender<Hearing>>,
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.wanted.0.store(NOBODY, Ordering::Relaxed);
    }
}

impl Writer {
    /// Starts nothing yet.
    pub(super) fn new(home: &Home, outbox: &Outbox) -> Self {
        Self { home: home.clone(), outbox: outbox.clone(), wanted: Wanted::default(), work: None }
    }

    /// Writes it down beside the frame. Never waits.
    pub(super) fn write_down(&mut self, hearing: Hearing) {
        let id = hearing.id;
        self.wanted.0.store(id, Ordering::Relaxed);
        if let Some(hearing) = self.hand_over(hearing) {
            // The thread has gone: once more, with a new one.
            self.work = None;
            if self.hand_over(hearing).is_some() {
                self.outbox.send(Outcome::Voices(VoicesNews::Written(id, None)));
            }
        }
    }

    /// Nobody waits any more for what this microphone heard.
    pub(super) fn give_up(&mut self, id: EffectId) {
        // Fails where it is another's turn by now.
        let _ = self.wanted.0.compare_exchange(id, NOBODY, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// Gives it back where there is no thread that takes it.
    fn hand_over(&mut self, hearing: Hearing) -> Option<Hearing> {
        if self.work.is_none() {
            self.work = self.start().inspect_err(|error| tracing::error!(%error, "no thread that writes down")).ok();
        }
        match &self.work {
            Some(work) => work.send(hearing).err().map(|refused| refused.0),
            None => Some(hearing),
        }
    }

    fn start(&self) -> std::io::Result<Sender<Hearing>> {
        let (sender, work) = channel();
        let (home, outbox, wanted) = (self.home.clone(), self.outbox.clone(), self.wanted.clone());
        let work = move || follow(&home, &outbox, &wanted, &work);
        std::thread::Builder::new().name("writer".to_owned()).spawn(work)?;
        Ok(sender)
    }
}

fn follow(home: &Home, outbox: &Outbox, wanted: &Wanted, work: &Receiver<Hearing>) {
    let mut loaded: Option<(AddedRecogniser, CtcModel)> = None;
    loop {
        let hearing = match work.recv_timeout(KEPT) {
            Ok(hearing) => hearing,
            Err(RecvTimeoutError::Timeout) => {
                loaded = None;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if !wanted.is(hearing.id) {
            continue;
        }
        // A fault in a model of a stranger costs one speech, not every one after it.
        let attempt = AssertUnwindSafe(|| written(home, &mut loaded, &hearing, wanted));
        let written = catch_unwind(attempt).unwrap_or_else(|_| Err("it panicked".into()));
        let words = written.inspect_err(|why| tracing::warn!(%why, "not written down")).ok();
        if words.is_none() {
            loaded = None;
        }
        outbox.send(Outcome::Voices(VoicesNews::Written(hearing.id, words)));
    }
}

fn written(
    home: &Home,
    loaded: &mut Option<(AddedRecogniser, CtcModel)>,
    hearing: &Hearing,
    wanted: &Wanted,
) -> Result<String, Box<dyn std::error::Error>> {
    let since = Instant::now();
    let added = recognisers::named(&home.data, &hearing.recogniser)?;
    let model = match loaded.take().filter(|(known, _)| *known == added) {
        Some((_, model)) => model,
        None => load(home, &added)?,
    };
    let (_, model) = loaded.insert((added, model));
    let heard = resample(&read_wav(&hearing.wav)?, model.about.rate);
    let samples = heard.samples.iter().map(|sample| f32::from(*sample) / 32_768.0).collect();
    Ok(model.write_down(samples, &|| since.elapsed() > PATIENCE || !wanted.is(hearing.id))?)
}

fn load(home: &Home, added: &AddedRecogniser) -> Result<CtcModel, VoiceFault> {
    let runtime = Runtime::load(&verify::runtime(&home.models)?)?;
    CtcModel::load(&runtime, added)
}
