//! The thread that turns requests into sound, so that a slow voice never holds up stopping or what plays already.
//!
//! Two lanes: what a person waits for, in order; and words to be rendered ahead, which give way at once and pause
//! between each other as long as they worked, so that an old machine stays quick.

use super::cache::{SpeechCache, SpeechKey};
use super::pcm::Pcm;
use super::speak::{Spoken, keep, speak};
use super::voice::{Cancel, SpeechRequest, Voice, VoiceError, VoiceFinder};
use crate::domain::locale::Lang;
use crate::domain::voice::{VoiceEngine, VoiceRef};
use std::collections::{HashMap, HashSet, VecDeque};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Progress of rendering ahead is told once in so many words, and at the end.
const TELL_EVERY: usize = 20;

/// What the renderer answers.
pub(super) enum Rendered {
    /// The sound of one request, or why there is none.
    Speech { ticket: u64, result: Result<Pcm, VoiceError> },
    /// How many words are rendered ahead.
    Ahead { done: usize, total: usize },
    /// The voice that was chosen cannot speak, and another one does. Told once, until it speaks again.
    Substituted(VoiceRef),
}

/// Voices that are kept ready. A neural one takes a great deal of memory; those that were only tried go first.
const MOST_READY: usize = 3;

/// A chosen voice that failed rests so long: nobody waits for a service that is away, sentence after sentence.
const REST: Duration = Duration::from_secs(30);

/// Handle of the thread. Dropping it calls everything off and ends the thread.
pub(super) struct Renderer(Arc<Shared>);

#[derive(Default)]
struct Shared {
    lanes: Mutex<Lanes>,
    changed: Condvar,
}

#[derive(Default)]
struct Lanes {
    urgent: VecDeque<Urgent>,
    ahead: VecDeque<SpeechRequest>,
    ahead_total: usize,
    /// Which list it is: a word of an old one is not put back into the new.
    ahead_list: u64,
    /// What is being rendered: the ticket of an urgent one (`None`: ahead) and its cancel.
    current: Option<(Option<u64>, Cancel)>,
    /// Voices have come, gone or changed.
    forget: bool,
    quit: bool,
}

struct Urgent {
    ticket: u64,
    request: SpeechRequest,
}

impl Lanes {
    /// Calls off what is being rendered ahead.
    fn give_way(&self) {
        if let Some((None, cancel)) = &self.current {
            cancel.cancel();
        }
    }

    /// Puts back what gave way, unless there is another list by now.
    fn put_back(&mut self, request: SpeechRequest, list: u64) {
        if self.ahead_list == list {
            self.ahead.push_front(request);
        }
    }
}

/// What to do next.
enum Work {
    Urgent(Urgent, Cancel),
    Ahead(SpeechRequest, Cancel, u64),
    Forget,
    Quit,
}

impl Shared {
    fn lanes(&self) -> MutexGuard<'_, Lanes> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Renderer {
    /// Starts the thread. `answer` is called from it.
    pub(super) fn spawn(
        cache: SpeechCache,
        finder: VoiceFinder,
        answer: impl Fn(Rendered) + Send + 'static,
    ) -> io::Result<Self> {
        let (shared, cache) = (Arc::new(Shared::default()), Arc::new(cache));
        let (voices, resting, told) = (HashMap::new(), HashMap::new(), HashSet::new());
        let studio = Studio { shared: shared.clone(), cache, finder, voices, resting, told, answer };
        thread::Builder::new().name("audio-voice".into()).spawn(move || studio.run())?;
        Ok(Self(shared))
    }

    /// Asks for a sound. Rendering ahead gives way.
    pub(super) fn ask(&self, ticket: u64, request: SpeechRequest) {
        let mut lanes = self.0.lanes();
        lanes.give_way();
        lanes.urgent.push_back(Urgent { ticket, request });
        self.0.changed.notify_all();
    }

    /// Calls a request off; there may be no answer to it.
    pub(super) fn cancel(&self, ticket: u64) {
        let mut lanes = self.0.lanes();
        lanes.urgent.retain(|urgent| urgent.ticket != ticket);
        if let Some((Some(current), cancel)) = &lanes.current
            && *current == ticket
        {
            cancel.cancel();
        }
    }

    /// Looks for every voice anew: some have come, gone or changed.
    pub(super) fn forget_voices(&self) {
        let mut lanes = self.0.lanes();
        lanes.give_way();
        lanes.forget = true;
        self.0.changed.notify_all();
    }

    /// Renders these ahead instead of those before; an empty list ends it.
    pub(super) fn render_ahead(&self, requests: Vec<SpeechRequest>) {
        let mut lanes = self.0.lanes();
        lanes.give_way();
        lanes.ahead_list += 1;
        lanes.ahead_total = requests.len();
        lanes.ahead = requests.into();
        self.0.changed.notify_all();
    }
}

impl Drop for Renderer {
    fn drop(&mut self) {
        let mut lanes = self.0.lanes();
        lanes.quit = true;
        if let Some((_, cancel)) = &lanes.current {
            cancel.cancel();
        }
        self.0.changed.notify_all();
    }
}

/// What the thread owns.
struct Studio<A> {
    shared: Arc<Shared>,
    cache: Arc<SpeechCache>,
    finder: VoiceFinder,
    voices: HashMap<Chosen, Box<dyn Voice>>,
    /// Chosen voices that could not speak, and when.
    resting: HashMap<VoiceRef, Instant>,
    /// Those of which it was told, until they speak again.
    told: HashSet<VoiceRef>,
    answer: A,
}

/// A language, and the voice that was chosen for it.
type Chosen = (Lang, Option<VoiceRef>);

impl<A: Fn(Rendered)> Studio<A> {
    fn run(mut self) {
        let shared = self.shared.clone();
        loop {
            match next_work(&shared) {
                Work::Urgent(urgent, cancel) => self.answer_urgent(&urgent, &cancel),
                Work::Ahead(request, cancel, list) => self.render_one_ahead(request, &cancel, list),
                Work::Forget => {
                    self.voices.clear();
                    self.resting.clear();
                    self.told.clear();
                }
                Work::Quit => return,
            }
            shared.lanes().current = None;
        }
    }

    fn answer_urgent(&mut self, urgent: &Urgent, cancel: &Cancel) {
        let ticket = urgent.ticket;
        match self.speak(&urgent.request, cancel) {
            Ok((spoken, key)) => {
                // Heard first, kept afterwards: the disk costs no time before the first sound.
                (self.answer)(Rendered::Speech { ticket, result: Ok(spoken.pcm.clone()) });
                keep(&spoken, &key, &self.cache);
            }
            Err(error) => (self.answer)(Rendered::Speech { ticket, result: Err(error) }),
        }
    }

    fn render_one_ahead(&mut self, request: SpeechRequest, cancel: &Cancel, list: u64) {
        let start = Instant::now();
        match self.keep_ahead(&request, cancel) {
            Err(VoiceError::Cancelled) => return self.shared.lanes().put_back(request, list),
            // Without a voice the rest of the list fails as well.
            Err(VoiceError::Missing) => self.shared.lanes().ahead.clear(),
            Err(error) => tracing::info!(%error, "a word was not rendered ahead"),
            Ok(()) => {}
        }
        self.tell_progress();
        rest(&self.shared, start.elapsed());
    }

    fn keep_ahead(&mut self, request: &SpeechRequest, cancel: &Cancel) -> Result<(), VoiceError> {
        let fallback = SpeechRequest { voice: None, ..request.clone() };
        let request = if self.is_ready(request) { request } else { &fallback };
        let name = self.voice(&chosen(request))?.name();
        if !self.cache.contains(&SpeechKey::new(&name, request)) {
            let (spoken, key) = self.speak(request, cancel)?;
            keep(&spoken, &key, &self.cache);
        }
        Ok(())
    }

    /// Whether the chosen voice can be asked. One that cannot be loaded is not loaded again for every word.
    fn is_ready(&mut self, request: &SpeechRequest) -> bool {
        let Some(wanted) = &request.voice else { return true };
        if self.rests(wanted) {
            return false;
        }
        let found = self.voice(&chosen(request)).is_ok();
        if !found {
            self.resting.insert(wanted.clone(), Instant::now());
        }
        found
    }

    fn tell_progress(&self) {
        let lanes = self.shared.lanes();
        let (left, total) = (lanes.ahead.len(), lanes.ahead_total);
        drop(lanes);
        if left == 0 || left % TELL_EVERY == 0 {
            (self.answer)(Rendered::Ahead { done: total.saturating_sub(left), total });
        }
    }

    /// The sound by the chosen voice; where that one cannot, or may take too long for what must come through, by the clearest,
    /// so that nobody is left silent.
    fn speak(&mut self, request: &SpeechRequest, cancel: &Cancel) -> Result<(Spoken, SpeechKey), VoiceError> {
        let Some(wanted) = &request.voice else { return self.speak_as(request, cancel) };
        let waits = request.protects && matches!(wanted.engine, VoiceEngine::Added | VoiceEngine::Service);
        let mut rests = self.rests(wanted);
        let asked = self.is_kept(request) || !(waits || rests);
        if asked {
            match self.speak_as(request, cancel) {
                Err(VoiceError::Missing | VoiceError::TimedOut | VoiceError::Failed(_)) => {
                    self.resting.insert(wanted.clone(), Instant::now());
                    rests = true;
                }
                other => {
                    if matches!(&other, Ok((spoken, _)) if !spoken.cached) {
                        self.resting.remove(wanted);
                        self.told.remove(wanted);
                    }
                    return other;
                }
            }
        }
        if rests && self.told.insert(wanted.clone()) {
            (self.answer)(Rendered::Substituted(wanted.clone()));
        }
        match self.speak_as(&SpeechRequest { voice: None, ..request.clone() }, cancel) {
            // No other voice speaks here: late is better than silent.
            Err(VoiceError::Missing) if !asked => self.speak_as(request, cancel),
            other => other,
        }
    }

    /// Whether the voice failed a moment ago.
    fn rests(&self, voice: &VoiceRef) -> bool {
        self.resting.get(voice).is_some_and(|at| at.elapsed() < REST)
    }

    /// Whether the chosen voice said this before: that needs no voice.
    fn is_kept(&self, request: &SpeechRequest) -> bool {
        let voice = self.voices.get(&chosen(request));
        voice.is_some_and(|voice| self.cache.contains(&SpeechKey::new(&voice.name(), request)))
    }

    fn speak_as(&mut self, request: &SpeechRequest, cancel: &Cancel) -> Result<(Spoken, SpeechKey), VoiceError> {
        let chosen = chosen(request);
        let cache = self.cache.clone();
        let voice = self.voice(&chosen)?;
        // A fault in a voice must cost one sentence, not every one after it.
        let attempt = AssertUnwindSafe(|| speak(request, voice, &cache, cancel));
        let result = catch_unwind(attempt).unwrap_or_else(|_| Err(VoiceError::Failed("it panicked".into())));
        if result == Err(VoiceError::Missing) {
            // Uninstalled meanwhile: looked for again the next time.
            self.voices.remove(&chosen);
        }
        result
    }

    /// The voice for a language; looked for until there is one, so that installing it needs no restart.
    fn voice(&mut self, chosen: &Chosen) -> Result<&dyn Voice, VoiceError> {
        if !self.voices.contains_key(chosen) {
            let found = (self.finder)(chosen.0, chosen.1.as_ref()).ok_or(VoiceError::Missing)?;
            if self.voices.keys().filter(|(_, voice)| voice.is_some()).count() >= MOST_READY {
                self.voices.retain(|(_, voice), _| voice.is_none());
            }
            self.voices.insert(chosen.clone(), found);
        }
        self.voices.get(chosen).map(Box::as_ref).ok_or(VoiceError::Missing)
    }
}

fn chosen(request: &SpeechRequest) -> Chosen {
    (request.lang, request.voice.clone())
}

/// Waits for something to do and marks it as current.
fn next_work(shared: &Shared) -> Work {
    let mut lanes = shared.lanes();
    loop {
        if lanes.quit {
            return Work::Quit;
        }
        if std::mem::take(&mut lanes.forget) {
            return Work::Forget;
        }
        let cancel = Cancel::default();
        if let Some(urgent) = lanes.urgent.pop_front() {
            lanes.current = Some((Some(urgent.ticket), cancel.clone()));
            return Work::Urgent(urgent, cancel);
        }
        if let Some(request) = lanes.ahead.pop_front() {
            lanes.current = Some((None, cancel.clone()));
            return Work::Ahead(request, cancel, lanes.ahead_list);
        }
        lanes = shared.changed.wait(lanes).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Lets the machine breathe; ends at once when someone waits for speech.
fn rest(shared: &Shared, pause: Duration) {
    let idle = |lanes: &mut Lanes| lanes.urgent.is_empty() && !lanes.quit;
    let lanes = shared.lanes();
    drop(shared.changed.wait_timeout_while(lanes, pause.min(Duration::from_secs(1)), idle));
}
