//! The thread: what is wanted comes in, news go out.

use super::deck::Ready;
use super::session::{Mode, Session};
use super::tools::{Devices, Tools, relearn};
use crate::app::{Ask, AttentionNews, EffectId, Outcome, Taught, Understood};
use crate::domain::notice::Notice;
use crate::domain::shown::{Shown, Way};
use crate::io::files::Home;
use crate::io::world::Outbox;
use crate::recognition::Known;
use crate::recognition::fewshot::Answer;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

/// The mirror view moves so often.
const VIEW_EVERY: Duration = Duration::from_millis(33);

/// While a question waits, the camera or microphone stays open so many times longer: choosing takes time. But it does not
/// stay open for ever beside a question that nobody answers.
const PATIENCE: u32 = 3;

/// The thread as its owner sees it.
pub struct Attention {
    /// Without a limit: a wish to close something is never refused, however much waits before it.
    sender: Sender<(EffectId, Ask)>,
    outbox: Outbox,
}

impl Attention {
    /// Starts the thread for the devices that the environment names. Nothing is opened before it is asked for.
    pub fn start(home: &Home, outbox: Outbox) -> Self {
        Self::with(home, Devices::from_environment(), outbox)
    }

    /// The same with these devices.
    pub fn with(home: &Home, devices: Devices, outbox: Outbox) -> Self {
        let (sender, receiver) = channel();
        let (home, news) = (home.clone(), outbox.clone());
        let work = move || Worker::new(Tools::new(&home, devices), news).run(&receiver);
        if let Err(error) = std::thread::Builder::new().name("attention".to_owned()).spawn(work) {
            tracing::error!(%error, "no thread to look and listen");
        }
        Self { sender, outbox }
    }

    /// Asks for something. Never waits.
    pub fn ask(&self, id: EffectId, ask: Ask) {
        if self.sender.send((id, ask)).is_err() {
            let off = AttentionNews::Failed(Notice::problem("attention-off"));
            self.outbox.send(Outcome::Attention(id, off));
        }
    }
}

/// What the thread owns.
struct Worker {
    tools: Tools,
    outbox: Outbox,
    known: BTreeMap<Way, (Arc<Taught>, Known)>,
    /// Cards that are being made known.
    cards: Option<Receiver<Ready>>,
    session: Option<Open>,
}

/// What is open.
struct Open {
    id: EffectId,
    way: Way,
    session: Box<dyn Session>,
    told_open: bool,
    paused: bool,
    last_sign_of_life: Instant,
    last_view: Instant,
}

impl Worker {
    fn new(tools: Tools, outbox: Outbox) -> Self {
        Self { tools, outbox, known: BTreeMap::new(), cards: None, session: None }
    }

    fn run(mut self, asks: &Receiver<(EffectId, Ask)>) {
        while let Some(next) = self.next(asks) {
            let id = next.as_ref().map(|(id, _)| *id).or(self.session.as_ref().map(|open| open.id));
            // A driver or a model that panics closes what is open, and the person is told; the program goes on.
            let done = catch_unwind(AssertUnwindSafe(|| match next {
                Some((id, ask)) => self.take(id, ask),
                None => self.step(),
            }));
            if let (Err(_), Some(id)) = (done, id) {
                tracing::error!("looking or listening panicked");
                self.session = None;
                self.tell(id, AttentionNews::Failed(Notice::problem("attention-off")));
            }
        }
    }

    /// What is wanted, `Some(None)` when nothing new is; `None`: nobody will want anything any more.
    fn next(&self, asks: &Receiver<(EffectId, Ask)>) -> Option<Option<(EffectId, Ask)>> {
        if self.session.is_none() {
            // Nothing is open: sleep until something is wanted.
            return asks.recv().ok().map(Some);
        }
        match asks.try_recv() {
            Ok(next) => Some(Some(next)),
            Err(TryRecvError::Empty) => Some(None),
            Err(TryRecvError::Disconnected) => None,
        }
    }

    fn tell(&self, id: EffectId, news: AttentionNews) {
        self.outbox.send(Outcome::Attention(id, news));
    }

    fn take(&mut self, id: EffectId, ask: Ask) {
        match ask {
            Ask::Learn(way, taught) => self.learn(way, taught),
            Ask::Open(way) => self.open(id, way),
            Ask::Talking(on) => self.talking(id, on),
            Ask::Pause(on) => self.pause(id, on),
            Ask::Decide(shown) => self.decide(id, shown),
            Ask::Close => self.session = None,
        }
    }

    /// What is open under this id.
    fn opened(&mut self, id: EffectId) -> Option<&mut Open> {
        self.session.as_mut().filter(|open| open.id == id)
    }

    fn talking(&mut self, id: EffectId, on: bool) {
        if let Some(open) = self.opened(id).filter(|open| !open.paused) {
            open.last_sign_of_life = Instant::now();
            open.session.talking(on);
        }
    }

    fn pause(&mut self, id: EffectId, on: bool) {
        if let Some(open) = self.opened(id) {
            open.paused = on;
            open.last_sign_of_life = Instant::now();
        }
    }

    fn learn(&mut self, way: Way, taught: Arc<Taught>) {
        if self.known.get(&way).is_some_and(|(before, _)| *before == taught) {
            return;
        }
        if let Some((before, known)) = self.known.get_mut(&way)
            && relearn(known, &taught)
        {
            *before = taught;
            return;
        }
        if way == Way::Card {
            return self.learn_cards(taught);
        }
        let known = self.tools.known(way, &taught);
        self.known.insert(way, (taught, known));
    }

    /// The pictures of cards take seconds: until then what was known before goes on, or codes alone are read.
    fn learn_cards(&mut self, taught: Arc<Taught>) {
        self.cards = Some(self.tools.deck.known_later(Arc::clone(&taught)));
        match self.known.get_mut(&Way::Card) {
            Some((before, _)) if before.profile == taught.profile => *before = taught,
            _ => drop(self.known.insert(Way::Card, (taught, Known::codes()))),
        }
    }

    /// Takes the cards that have become known, if they are still those that are wanted.
    fn take_cards(&mut self, ready: Option<Ready>) {
        let Some((taught, known)) = ready else { return };
        self.cards = None;
        if self.known.get(&Way::Card).is_some_and(|(wanted, _)| *wanted == taught) {
            self.known.insert(Way::Card, (taught, known));
        }
    }

    /// What is known in a way: if nothing was learnt, what works untaught.
    fn known(&mut self, way: Way) -> &(Arc<Taught>, Known) {
        let Self { known, tools, .. } = self;
        known.entry(way).or_insert_with(|| {
            let taught = Arc::new(Taught::default());
            let known = tools.known(way, &taught);
            (taught, known)
        })
    }

    fn decide(&mut self, id: EffectId, shown: Shown) {
        if shown.way() == Way::Card {
            let ready = self.cards.take().and_then(|cards| cards.recv().ok());
            self.take_cards(ready);
        }
        let decision = self.known(shown.way()).1.decide(&shown);
        let understood = Understood { shown, decision, coded: false, sound: None };
        self.tell(id, AttentionNews::Understood(Box::new(understood)));
    }

    fn open(&mut self, id: EffectId, way: Way) {
        // What was open closes first: a device opens once.
        self.session = None;
        let settings = self.known.get(&way).map(|(taught, _)| taught.settings.clone()).unwrap_or_default();
        match self.tools.open(way, &settings) {
            Ok(session) => {
                let now = Instant::now();
                let (told_open, paused) = (false, false);
                let last_view = now.checked_sub(VIEW_EVERY).unwrap_or(now);
                let open = Open { id, way, session, told_open, paused, last_sign_of_life: now, last_view };
                self.session = Some(open);
            }
            Err(notice) => self.tell(id, AttentionNews::Failed(notice)),
        }
    }

    /// Looks at or listens to what is newest.
    fn step(&mut self) {
        let Some(mut open) = self.session.take() else { return };
        match self.cards.as_ref().map(Receiver::try_recv) {
            Some(Ok(ready)) => self.take_cards(Some(ready)),
            // Its thread is gone: they are made known when they are asked for the next time.
            Some(Err(TryRecvError::Disconnected)) => (self.cards, _) = (None, self.known.remove(&Way::Card)),
            Some(Err(TryRecvError::Empty)) | None => {}
        }
        let (taught, known) = self.known(open.way);
        let mode = Mode { lesson: taught.lesson, paused: open.paused };
        let idle = Duration::from_secs(u64::from(taught.settings.idle_s)) * if open.paused { PATIENCE } else { 1 };
        let step = match open.session.step(known, mode) {
            Ok(step) => step,
            // Dropped: closed.
            Err(notice) => return self.tell(open.id, AttentionNews::Failed(notice)),
        };
        let now = Instant::now();
        if !open.told_open && open.session.is_open() {
            open.told_open = true;
            self.tell(open.id, AttentionNews::Opened);
        }
        if let Some(view) = step.view
            && now.duration_since(open.last_view) >= VIEW_EVERY
        {
            open.last_view = now;
            self.tell(open.id, AttentionNews::View(Arc::new(view)));
        }
        // A hand that only lies in the picture is no sign of life: the camera does not stay open for it.
        if let Some(hint) = step.hint {
            self.tell(open.id, AttentionNews::Hint(hint));
        }
        if let Some(understood) = step.understood {
            // Nor is a noise that is not known: a television would keep the microphone open.
            if mode.lesson || understood.decision.answer != Answer::Unknown {
                open.last_sign_of_life = now;
            }
            self.tell(open.id, AttentionNews::Understood(Box::new(understood)));
        }
        if now.duration_since(open.last_sign_of_life) >= idle {
            return self.tell(open.id, AttentionNews::Idle);
        }
        self.session = Some(open);
    }
}
