//! The thread: what is wanted comes in, news go out.

use super::session::Session;
use super::tools::Tools;
use crate::app::{Ask, AttentionNews, EffectId, Outcome, Taught, Understood};
use crate::domain::notice::Notice;
use crate::domain::shown::{Shown, Way};
use crate::io::files::Home;
use crate::io::world::Outbox;
use crate::recognition::Known;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

/// Wishes that may wait.
const QUEUE: usize = 64;
/// The mirror view moves so often.
const VIEW_EVERY: Duration = Duration::from_millis(33);

/// The thread as its owner sees it.
pub struct Attention {
    sender: Option<SyncSender<(EffectId, Ask)>>,
    outbox: Outbox,
}

impl Attention {
    /// Starts the thread. Nothing is opened before it is asked for.
    pub fn start(home: &Home, outbox: Outbox) -> Self {
        let (sender, receiver) = sync_channel(QUEUE);
        let (tools, news) = (Tools::new(home), outbox.clone());
        let thread = std::thread::Builder::new().name("attention".to_owned());
        let thread = thread.spawn(move || Worker::new(tools, news).run(&receiver));
        let started = thread.inspect_err(|error| tracing::error!(%error, "no thread to look and listen")).is_ok();
        Self { sender: started.then_some(sender), outbox }
    }

    /// Asks for something. Never waits.
    pub fn ask(&self, id: EffectId, ask: Ask) {
        let sent = self.sender.as_ref().is_some_and(|sender| sender.try_send((id, ask)).is_ok());
        if !sent {
            let busy = AttentionNews::Failed(Notice::problem("attention-busy"));
            self.outbox.send(Outcome::Attention(id, busy));
        }
    }
}

/// What the thread owns.
struct Worker {
    tools: Tools,
    outbox: Outbox,
    known: BTreeMap<Way, (Arc<Taught>, Known)>,
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
        Self { tools, outbox, known: BTreeMap::new(), session: None }
    }

    fn run(mut self, asks: &Receiver<(EffectId, Ask)>) {
        loop {
            let next = match self.session {
                // Nothing is open: sleep until something is wanted.
                None => match asks.recv() {
                    Ok(next) => Some(next),
                    Err(_) => return,
                },
                Some(_) => match asks.try_recv() {
                    Ok(next) => Some(next),
                    Err(std::sync::mpsc::TryRecvError::Empty) => None,
                    Err(std::sync::mpsc::TryRecvError::Disconnected) => return,
                },
            };
            match next {
                Some((id, ask)) => self.take(id, ask),
                None => self.step(),
            }
        }
    }

    fn tell(&self, id: EffectId, news: AttentionNews) {
        self.outbox.send(Outcome::Attention(id, news));
    }

    fn take(&mut self, id: EffectId, ask: Ask) {
        match ask {
            Ask::Learn(way, taught) => self.learn(way, taught),
            Ask::Open(way) => self.open(id, way),
            Ask::Talking(on) => {
                if let Some(open) = &mut self.session {
                    open.session.talking(on);
                }
            }
            Ask::Pause(on) => {
                if let Some(open) = &mut self.session {
                    open.paused = on;
                    open.last_sign_of_life = Instant::now();
                }
            }
            Ask::Decide(shown) => self.decide(id, shown),
            Ask::Close => self.session = None,
        }
    }

    fn learn(&mut self, way: Way, taught: Arc<Taught>) {
        if self.known.get(&way).is_some_and(|(before, _)| *before == taught) {
            return;
        }
        let known = self.tools.known(way, &taught);
        self.known.insert(way, (taught, known));
    }

    fn decide(&self, id: EffectId, shown: Shown) {
        let Some((_, known)) = self.known.get(&shown.way()) else { return };
        let decision = known.decide(&shown);
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
        let Some((taught, known)) = self.known.get(&open.way) else { return };
        let step = match open.session.step(known, taught.lesson) {
            Ok(step) => step,
            // Dropped: closed.
            Err(notice) => return self.tell(open.id, AttentionNews::Failed(notice)),
        };
        let now = Instant::now();
        if !open.told_open && open.session.is_open() {
            open.told_open = true;
            self.tell(open.id, AttentionNews::Opened);
        }
        if let Some(view) = step.view {
            if view.present {
                open.last_sign_of_life = now;
            }
            if now.duration_since(open.last_view) >= VIEW_EVERY {
                open.last_view = now;
                self.tell(open.id, AttentionNews::View(Arc::new(view)));
            }
        }
        if let Some(hint) = step.hint.filter(|_| !open.paused) {
            self.tell(open.id, AttentionNews::Hint(hint));
        }
        if let Some(understood) = step.understood.filter(|_| !open.paused) {
            open.last_sign_of_life = now;
            self.tell(open.id, AttentionNews::Understood(Box::new(understood)));
        }
        let idle = Duration::from_secs(u64::from(taught.settings.idle_s));
        if !open.paused && now.duration_since(open.last_sign_of_life) >= idle {
            return self.tell(open.id, AttentionNews::Idle);
        }
        self.session = Some(open);
    }
}
