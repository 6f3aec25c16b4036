//! Carries effects out: hands each to the thread that owns its resource and passes the outcomes back.

mod fresh;
mod keeper;
mod services;
mod sharing;
mod sound;
mod voices;
mod writer;

use crate::app::{AttentionNews, Effect, EffectId, LensNews, Outcome, VoicesAsk};
use crate::domain::notice::Notice;
use crate::domain::record::Record;
use crate::io::attention::Attention;
use crate::io::camera::CameraChoice;
use crate::io::face::FaceWatch;
use crate::io::files::{Home, now_millis};
use crate::io::jobs::Jobs;
use crate::io::lens::Lens;
use crate::io::store::{Store, StoreError};
use crate::io::switches::Switches;
use keeper::{Keeper, Request};
use services::Online;
use sharing::Sharing;
use sound::{Sound, recording_failed};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use voices::VoiceKeeper;
use writer::Writer;

pub(crate) use fresh::Fresh;
pub use keeper::store_notice;
pub use voices::{known_recognisers, problem as voice_problem};

/// Called when an outcome waits (wakes the window).
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// Where workers put outcomes.
#[derive(Clone)]
pub struct Outbox {
    sender: Sender<Outcome>,
    waker: Waker,
}

impl Outbox {
    /// A new one, and where its outcomes come out.
    pub fn new(waker: Waker) -> (Self, Receiver<Outcome>) {
        let (sender, outcomes) = channel();
        (Self { sender, waker }, outcomes)
    }

    /// Sends an outcome and wakes whoever waits. Nobody waiting any more is no error: the program is closing.
    pub fn send(&self, outcome: Outcome) {
        drop(self.sender.send(outcome));
        (self.waker)();
    }
}

/// Whether sound is played or left out (the command line without a need for it).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoundUse {
    /// The default device.
    Device,
    /// None.
    Off,
}

/// The world as the app sees it.
pub struct World {
    keeper: Keeper,
    sound: Option<Sound>,
    voices: VoiceKeeper,
    writer: Writer,
    attention: Option<Attention>,
    lens: Option<Lens>,
    switches: Option<Switches>,
    face: Option<FaceWatch>,
    jobs: Jobs,
    online: Online,
    sharing: Sharing,
    fresh: Fresh,
    outbox: Outbox,
    outcomes: Receiver<Outcome>,
    /// Effects whose outcome has not come yet.
    open: Arc<AtomicUsize>,
}

/// What a start of the world gave.
pub struct Opened {
    /// The world.
    pub world: World,
    /// What is stored.
    pub records: Vec<Record>,
    /// What the person is told about the store.
    pub notices: Vec<Notice>,
}

impl World {
    /// Opens the store (waiting up to `wait` for another program to let go) and starts the threads.
    ///
    /// # Errors
    /// What the store says. Use [`World::without_store`] to go on all the same.
    pub fn open(home: &Home, wait: Duration, sound: SoundUse, waker: Waker) -> Result<Opened, StoreError> {
        let opened = Store::open(&home.data, now_millis(), wait)?;
        let mut notices: Vec<Notice> = opened.news.iter().filter_map(keeper::news_notice).collect();
        notices.extend(unreadable(opened.unreadable));
        let world = Self::start(home, Some(opened.store), sound, waker);
        Ok(Opened { world, records: opened.records, notices })
    }

    /// Opens the store for reading, while another program may write to it: every change is refused, files are written.
    ///
    /// # Errors
    /// What the store says.
    pub fn open_to_read(home: &Home) -> Result<Opened, StoreError> {
        let opened = Store::open_read_only(&home.data)?;
        let world = Self::start(home, Some(opened.store), SoundUse::Off, Arc::new(|| {}));
        Ok(Opened { world, records: opened.records, notices: unreadable(opened.unreadable).into_iter().collect() })
    }

    /// A world that keeps nothing: for when the store cannot be opened at all.
    pub fn without_store(home: &Home, sound: SoundUse, waker: Waker) -> World {
        Self::start(home, None, sound, waker)
    }

    fn start(home: &Home, store: Option<Store>, sound: SoundUse, waker: Waker) -> World {
        let (outbox, outcomes) = Outbox::new(waker);
        let open = Arc::new(AtomicUsize::new(0));
        let fresh = Fresh::default();
        let sound = (sound == SoundUse::Device).then(|| Sound::start(home, fresh.clone(), outbox.clone()));
        // Where nothing is heard, nobody looks and listens either: a program without a window.
        let attention = sound.is_some().then(|| Attention::start(home, outbox.clone()));
        let lens = sound.is_some().then(|| Lens::new(CameraChoice::from_environment(), outbox.clone()));
        let switches = sound.is_some().then(|| Switches::new(outbox.clone()));
        let look = || FaceWatch::new(CameraChoice::from_environment(), home.models.clone(), outbox.clone());
        let face = sound.is_some().then(look);
        let keeps = store.is_some();
        let keeper = Keeper::start(store, fresh.clone(), outbox.clone());
        let jobs = Jobs::start(home, &fresh, outbox.clone());
        let forget = sound.as_ref().map(|sound| Arc::new(sound.forget_voices()) as voices::Forget);
        let online = Online::new(home, fresh.clone(), outbox.clone(), keeps, forget.clone());
        let voices = VoiceKeeper::new(home, &outbox, forget);
        let writer = Writer::new(home, &outbox);
        let sharing = Sharing::new(home, &outbox, keeps && sound.is_some());
        World {
            keeper,
            sound,
            voices,
            writer,
            attention,
            lens,
            switches,
            face,
            jobs,
            online,
            sharing,
            fresh,
            outbox,
            outcomes,
            open,
        }
    }

    /// Hands an effect to its thread. Never blocks for long work.
    pub fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Commit { id, transaction, blobs } => {
                self.fresh.hold(&blobs);
                self.sharing.changed();
                self.keep(Request::Commit { id, transaction, blobs });
            }
            Effect::Undo(who) => {
                self.sharing.changed();
                self.keep(Request::Undo(who));
            }
            Effect::Redo(who) => {
                self.sharing.changed();
                self.keep(Request::Redo(who));
            }
            Effect::ReadHistory(who) => self.keep(Request::History(who)),
            Effect::Backup => self.keep(Request::Backup),
            Effect::ListBackups => self.keep(Request::ListBackups),
            Effect::Restore(id) => self.keep(Request::Restore(id)),
            Effect::Start { id, job } => {
                self.open.fetch_add(1, Ordering::Relaxed);
                self.jobs.start_job(id, job);
            }
            Effect::Cancel(id) => self.jobs.cancel(id),
            Effect::Speak { id, what } => self.with_sound(|sound| sound.speak(id, what)),
            Effect::StopSpeech => self.with_sound(Sound::stop),
            Effect::PauseSpeech(on) => self.with_sound(|sound| sound.pause(on)),
            Effect::Chime => self.with_sound(Sound::chime),
            Effect::Cue(what) => self.with_sound(|sound| sound.cue(what)),
            Effect::Click => self.with_sound(Sound::click),
            Effect::Switches(ask) => {
                if let Some(switches) = &mut self.switches {
                    switches.ask(ask);
                }
            }
            Effect::RecordStart { id } => match &mut self.sound {
                Some(sound) => sound.record(id),
                None => self.outbox.send(recording_failed(id, "no-microphone")),
            },
            Effect::Listen { id } => match &mut self.sound {
                Some(sound) => sound.listen(id),
                None => self.outbox.send(recording_failed(id, "no-microphone")),
            },
            Effect::RecordStop { id } => {
                self.writer.give_up(id);
                self.with_sound(|sound| sound.stop_recording(id));
            }
            Effect::Attend { id, ask } => match &self.attention {
                Some(attention) => attention.ask(id, ask),
                None => {
                    self.outbox.send(Outcome::Attention(id, AttentionNews::Failed(Notice::problem("attention-off"))))
                }
            },
            Effect::Lens { id, ask } => match &mut self.lens {
                Some(lens) => lens.ask(id, ask),
                None => self.outbox.send(Outcome::Lens(id, LensNews::Failed(Notice::problem("no-camera")))),
            },
            Effect::Face(on) => {
                if let Some(face) = &mut self.face {
                    face.turn(on);
                }
            }
            Effect::Service(effect) => self.online.carry_out(effect),
            Effect::Kiosk(on) => self.online.keep_kiosk(on),
            Effect::Welcome { over } => self.online.keep_welcome(over),
            Effect::Vault(effect) => self.online.vault(effect),
            Effect::Voices(ask) => {
                if let VoicesAsk::Output(device) = &ask {
                    self.with_sound(|sound| sound.choose_output(device.clone()));
                }
                self.voices.carry_out(ask);
            }
            Effect::Sharing(effect) => self.sharing.carry_out(effect),
            Effect::WriteDown(hearing) => self.writer.write_down(hearing),
            Effect::Prerender(texts) => self.with_sound(|sound| sound.prerender(texts)),
        }
    }

    fn keep(&mut self, request: Request) {
        self.open.fetch_add(1, Ordering::Relaxed);
        self.keeper.send(request);
    }

    fn with_sound(&mut self, f: impl FnOnce(&mut Sound)) {
        if let Some(sound) = &mut self.sound {
            f(sound);
        }
    }

    /// The next outcome that is there already.
    pub fn poll(&mut self) -> Option<Outcome> {
        self.outcomes.try_recv().ok().inspect(|outcome| self.close(outcome))
    }

    /// The next outcome, waiting up to `wait` for it.
    pub fn wait(&mut self, wait: Duration) -> Option<Outcome> {
        self.outcomes.recv_timeout(wait).ok().inspect(|outcome| self.close(outcome))
    }

    /// Effects (other than sound) that have not ended.
    pub fn unfinished(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    fn close(&self, outcome: &Outcome) {
        if ends(outcome) {
            // Never below zero: a notice of the store at its start belongs to no effect.
            let _ = self.open.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |open| open.checked_sub(1));
        }
    }

    /// Waits until every change is stored; at most `wait`. For a clean close.
    pub fn finish(mut self, wait: Duration) {
        self.keeper.finish(wait);
    }
}

/// What the person is told about records that this version cannot read.
fn unreadable(count: usize) -> Option<Notice> {
    (count > 0).then(|| Notice::problem("store-unreadable").with("count", count))
}

/// Whether the outcome is the last one of its effect.
fn ends(outcome: &Outcome) -> bool {
    let of_sound = matches!(
        outcome,
        Outcome::Speech(..) | Outcome::Unheard(_) | Outcome::Recording(..) | Outcome::Switch(_) | Outcome::Face(_)
    );
    let on_the_way =
        matches!(outcome, Outcome::Progress { .. } | Outcome::Picture(..) | Outcome::Attention(..) | Outcome::Lens(..))
            || matches!(outcome, Outcome::Tell(_) | Outcome::WorksDone { .. });
    // A picture of a service may take minutes: no command waits for it.
    !of_sound
        && !on_the_way
        && !matches!(outcome, Outcome::Service(_) | Outcome::Vault(_) | Outcome::Voices(_) | Outcome::Sharing(_))
}

/// The id of the effect that an outcome belongs to, if it has one.
pub fn effect_of(outcome: &Outcome) -> Option<EffectId> {
    match outcome {
        Outcome::Committed(id) | Outcome::CommitFailed { id, .. } | Outcome::Ended { id, .. } => Some(*id),
        _ => None,
    }
}
