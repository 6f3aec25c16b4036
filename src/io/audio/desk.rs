//! The state of the audio thread: what is being said, what waits, what is recorded.

use super::cue;
use super::hearing::Hearing;
use super::pcm::Pcm;
use super::player::{PlayError, Sink, SoundId, SoundState, in_thread};
use super::probe;
use super::renderer::{Rendered, Renderer};
use super::voice::{SpeechRequest, VoiceError};
use super::wav;
use super::worker::{AudioJob, AudioNews, AudioProblem, Message, answer};
use crate::domain::profile::MAX_VOLUME;
use crate::domain::turn::Turn;
use std::collections::VecDeque;
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

/// Sentences that may wait to be said. More is no conversation but a stuck finger.
const MAX_WAITING: usize = 32;

/// How long a sound may take beyond its own length before the device counts as lost.
const GRACE: Duration = Duration::from_secs(5);

/// A pause may last this long; then it counts as forgotten, and its device as lost.
const LONGEST_PAUSE: Duration = Duration::from_secs(3600);

/// The device is given back after this long without sound: other programs may need it alone, and another
/// default device (headphones plugged in) is found the next time.
const REST_AFTER: Duration = Duration::from_secs(60);

/// Something to be said: its sound is being made or ready.
struct Waiting {
    id: u64,
    ticket: u64,
    /// A word, which gives way to the next.
    is_word: bool,
    volume: f32,
    sound: Option<Pcm>,
}

/// Something that sounds.
struct Sounding {
    id: u64,
    sound: SoundId,
    /// `Started` was told.
    told: bool,
    length: Duration,
    deadline: Instant,
}

/// A cue: its sound is being made, or was begun.
struct Cue {
    ticket: u64,
    volume: f32,
    sound: Option<SoundId>,
}

/// The owner of sound.
pub(super) struct Desk {
    sink: Box<dyn Sink>,
    renderer: Renderer,
    back: SyncSender<Message>,
    news: Box<dyn Fn(AudioNews) + Send>,
    waiting: VecDeque<Waiting>,
    speech: Option<Sounding>,
    /// What is being said is held on.
    paused: bool,
    chimes: Vec<Sounding>,
    cue: Option<Cue>,
    hearing: Hearing,
    tickets: u64,
    last_sound: Instant,
    resting: bool,
}

impl Desk {
    pub(super) fn new(
        sink: Box<dyn Sink>,
        renderer: Renderer,
        back: SyncSender<Message>,
        news: Box<dyn Fn(AudioNews) + Send>,
    ) -> Self {
        Self {
            sink,
            renderer,
            back,
            news,
            waiting: VecDeque::new(),
            speech: None,
            paused: false,
            chimes: Vec::new(),
            cue: None,
            hearing: Hearing::default(),
            tickets: 0,
            last_sound: Instant::now(),
            resting: false,
        }
    }

    /// Opens the device ahead, so that the first tap is as quick as the others. A missing one is told when it is needed.
    pub(super) fn warm_up(&mut self) {
        if let Err(error) = self.sink.open() {
            tracing::info!(%error, "no sound yet");
        }
    }

    /// How long nothing can happen by itself.
    pub(super) fn patience(&self) -> Duration {
        let starting = self.speech.iter().chain(&self.chimes).any(|sounding| !sounding.told);
        match (starting, self.hearing.is_on()) {
            (true, _) => Duration::from_millis(2),
            (_, true) => Duration::from_millis(40),
            _ if self.speech.is_some() || !self.chimes.is_empty() => Duration::from_millis(10),
            _ if !self.resting => REST_AFTER,
            _ => Duration::from_secs(3600),
        }
    }

    pub(super) fn take(&mut self, message: Message) {
        match message {
            Message::Job(job) => self.job(job),
            Message::Rendered(Rendered::Speech { ticket, result }) => self.rendered(ticket, result),
            Message::Rendered(Rendered::Ahead { done, total }) => self.tell(AudioNews::Prerendered { done, total }),
            Message::Rendered(Rendered::Substituted(voice)) => self.tell(AudioNews::Substituted(voice)),
            Message::Probed { id, probe } => self.tell(AudioNews::Probed { id, probe }),
        }
    }

    fn job(&mut self, job: AudioJob) {
        match job {
            AudioJob::Speak { id, request, volume, turn, clip } => {
                self.make_way(turn);
                self.speak(id, request, volume, turn == Turn::Word, clip);
            }
            AudioJob::Chime { id } => self.chime(id),
            AudioJob::Click => self.click(),
            AudioJob::Cue { request, volume } => self.tell_quietly(request, volume),
            AudioJob::Stop => self.stop(),
            AudioJob::Pause(on) => self.pause(on),
            AudioJob::Output(device) => {
                self.stop();
                self.sink.choose(device);
            }
            AudioJob::RecordStart { id } => self.hearing.start(id, false, &self.news),
            AudioJob::Listen { id } => self.hearing.start(id, true, &self.news),
            AudioJob::RecordStop { id } => self.hearing.stop(id, &self.news),
            AudioJob::Prerender(requests) => self.renderer.render_ahead(requests),
            AudioJob::ForgetVoices => self.renderer.forget_voices(),
            AudioJob::Probe { id } => self.probe(id),
            AudioJob::Quit => {}
        }
    }

    fn tell(&self, news: AudioNews) {
        (self.news)(news);
    }

    fn fail(&self, id: u64, why: AudioProblem) {
        tracing::warn!(id, %why, "not heard");
        self.tell(AudioNews::Failed { id, why });
    }

    /// What is said or waits and has no place beside what comes now.
    fn make_way(&mut self, turn: Turn) {
        if turn == Turn::Cuts || self.paused {
            return self.stop_speech();
        }
        if turn == Turn::Word {
            let (words, rest) = std::mem::take(&mut self.waiting).into_iter().partition(|waiting| waiting.is_word);
            self.waiting = rest;
            self.drop_all(words);
        }
    }

    /// Holds on in the middle of what is being said, or goes on there.
    fn pause(&mut self, on: bool) {
        let Some(speech) = self.speech.as_mut().filter(|_| self.paused != on) else { return };
        self.paused = on;
        self.sink.pause(speech.sound, on);
        // A pause has no end of its own; what is left after it is no longer than the whole.
        speech.deadline = Instant::now() + speech.length + if on { LONGEST_PAUSE } else { GRACE };
    }

    fn speak(&mut self, id: u64, request: SpeechRequest, volume: f32, is_word: bool, clip: Option<Vec<u8>>) {
        self.end_cue();
        if self.waiting.len() >= MAX_WAITING {
            return self.fail(id, AudioProblem::QueueFull);
        }
        self.tickets += 1;
        let ticket = self.tickets;
        let sound = clip.and_then(|bytes| read_clip(&bytes));
        if sound.is_none() {
            self.renderer.ask(ticket, request);
        }
        // Opened while the voice works. Without a device nothing is waited for.
        if let Err(error) = self.sink.open() {
            self.renderer.cancel(ticket);
            return self.fail(id, AudioProblem::Output(error));
        }
        if let Some(device) = self.sink.missed() {
            self.tell(AudioNews::OutputGone(device));
        }
        self.resting = false;
        self.waiting.push_back(Waiting { id, ticket, is_word, volume, sound });
        self.advance();
    }

    /// A cue: its sound is made, and played when it is ready and nothing is said.
    fn tell_quietly(&mut self, request: SpeechRequest, volume: f32) {
        self.end_cue();
        let busy = self.speech.is_some() || !self.waiting.is_empty();
        if busy || request.text.trim().is_empty() {
            return;
        }
        self.tickets += 1;
        self.cue = Some(Cue { ticket: self.tickets, volume, sound: None });
        self.renderer.ask(self.tickets, request);
    }

    fn end_cue(&mut self) {
        match self.cue.take() {
            Some(Cue { sound: Some(sound), .. }) => self.sink.stop(sound),
            Some(Cue { ticket, .. }) => self.renderer.cancel(ticket),
            None => {}
        }
    }

    /// Whether the sound was a cue's.
    fn cue_rendered(&mut self, ticket: u64, result: &Result<Pcm, VoiceError>) -> bool {
        let Some(cue) = self.cue.as_mut().filter(|cue| cue.ticket == ticket) else { return false };
        cue.sound = result.as_ref().ok().and_then(|pcm| self.sink.play(pcm, gain(cue.volume)).ok());
        self.last_sound = Instant::now();
        self.resting = false;
        true
    }

    fn rendered(&mut self, ticket: u64, result: Result<Pcm, VoiceError>) {
        if self.cue_rendered(ticket, &result) {
            return;
        }
        let Some(place) = self.waiting.iter().position(|waiting| waiting.ticket == ticket) else { return };
        match result {
            Ok(pcm) => {
                if let Some(waiting) = self.waiting.get_mut(place) {
                    waiting.sound = Some(pcm);
                }
            }
            Err(error) => {
                if let Some(waiting) = self.waiting.remove(place) {
                    self.fail(waiting.id, error.into());
                }
            }
        }
        self.advance();
    }

    /// Starts the next sentence when nothing is being said and its sound is ready.
    fn advance(&mut self) {
        while self.speech.is_none() && self.waiting.front().is_some_and(|waiting| waiting.sound.is_some()) {
            let Some(Waiting { id, volume, sound: Some(mut pcm), .. }) = self.waiting.pop_front() else { return };
            pcm.boost(volume.min(MAX_VOLUME));
            self.speech = self.play(id, &pcm, gain(volume));
            self.follow_speech();
        }
    }

    fn play(&mut self, id: u64, pcm: &Pcm, gain: f32) -> Option<Sounding> {
        self.last_sound = Instant::now();
        self.resting = false;
        match self.sink.play(pcm, gain) {
            Ok(sound) => {
                let length = Duration::from_secs_f64(pcm.seconds());
                Some(Sounding { id, sound, told: false, length, deadline: Instant::now() + length + GRACE })
            }
            Err(error) => {
                self.fail(id, AudioProblem::Output(error));
                None
            }
        }
    }

    fn chime(&mut self, id: u64) {
        self.stop_speech();
        let sounding = self.play(id, &cue::chime(), 1.0);
        self.chimes.extend(sounding);
        self.follow_chimes();
    }

    fn click(&mut self) {
        if let Err(error) = self.sink.play(&cue::click(), 1.0) {
            tracing::debug!(%error, "no click");
        }
        self.last_sound = Instant::now();
        self.resting = false;
    }

    /// Looks after everything that goes on by itself.
    pub(super) fn tick(&mut self) {
        self.follow_speech();
        self.advance();
        self.follow_chimes();
        let own = self.sounds();
        self.hearing.follow(own, &self.news);
        let silent = self.speech.is_none() && self.chimes.is_empty() && self.waiting.is_empty();
        if silent && !self.resting && self.last_sound.elapsed() >= REST_AFTER {
            self.sink.rest();
            self.resting = true;
        }
    }

    /// Whether a voice or the bell is heard now: a microphone hears it as well. Clicks are too short to be taken for speech.
    fn sounds(&mut self) -> bool {
        let cue = self.cue.as_ref().and_then(|cue| cue.sound);
        let cue = cue.is_some_and(|sound| matches!(self.sink.state(sound), SoundState::Waiting | SoundState::Playing));
        cue || !self.chimes.is_empty() || (self.speech.is_some() && !self.paused)
    }

    fn follow_speech(&mut self) {
        if let Some(sounding) = self.speech.take() {
            self.speech = self.follow(sounding);
        }
        self.paused &= self.speech.is_some();
    }

    fn follow_chimes(&mut self) {
        for chime in std::mem::take(&mut self.chimes) {
            let chime = self.follow(chime);
            self.chimes.extend(chime);
        }
    }

    /// Tells what became of a sound; `None` when it is over.
    fn follow(&mut self, mut sounding: Sounding) -> Option<Sounding> {
        let id = sounding.id;
        self.last_sound = Instant::now();
        let state = self.sink.state(sounding.sound);
        if !sounding.told && matches!(state, SoundState::Playing | SoundState::Ended) {
            self.tell(AudioNews::Started { id });
            sounding.told = true;
        }
        match state {
            SoundState::Ended => self.tell(AudioNews::Finished { id }),
            SoundState::Failed(error) => self.fail(id, AudioProblem::Output(error)),
            _ if Instant::now() > sounding.deadline => {
                self.sink.rest();
                self.fail(id, AudioProblem::Output(PlayError::Lost));
            }
            _ => return Some(sounding),
        }
        None
    }

    /// Ends all sound and drops what waits.
    pub(super) fn stop(&mut self) {
        self.stop_speech();
        for chime in std::mem::take(&mut self.chimes) {
            self.cut(&chime);
        }
    }

    fn stop_speech(&mut self) {
        self.end_cue();
        // What has just ended by itself is told as such.
        self.follow_speech();
        if let Some(speech) = self.speech.take() {
            self.cut(&speech);
        }
        self.paused = false;
        let waiting = std::mem::take(&mut self.waiting);
        self.drop_all(waiting);
    }

    fn drop_all(&self, waiting: VecDeque<Waiting>) {
        for waiting in waiting {
            self.renderer.cancel(waiting.ticket);
            self.tell(AudioNews::Stopped { id: waiting.id });
        }
    }

    fn cut(&mut self, sounding: &Sounding) {
        self.sink.stop(sounding.sound);
        self.tell(AudioNews::Stopped { id: sounding.id });
    }

    /// Looks in a thread of its own: a broken driver must not hold up speech.
    fn probe(&self, id: u64) {
        let back = self.back.clone();
        let look = move || answer(&back, Message::Probed { id, probe: probe::probe() });
        if let Err(error) = in_thread("audio-probe", look) {
            self.fail(id, AudioProblem::Output(error));
        }
    }
}

/// A clip that cannot be read is spoken instead: every button says something.
fn read_clip(bytes: &[u8]) -> Option<Pcm> {
    match wav::read_stream(bytes) {
        Ok(pcm) if !pcm.samples.is_empty() => Some(pcm),
        Ok(_) => None,
        Err(error) => {
            tracing::warn!(%error, "clip cannot be played");
            None
        }
    }
}

/// Half the volume is a quarter of the amplitude (-12 dB), heard as about half as loud; the whole is untouched. What is
/// more than the whole is the sound's own, boosted.
fn gain(volume: f32) -> f32 {
    let held = if volume.is_finite() { volume.clamp(0.0, 1.0) } else { 1.0 };
    held * held
}
