//! Pieces of an export, made side by side within a bound of memory: files that belong together, of inputs that a key sums up.

use super::super::{Desk, file_notice};
use super::memory;
use crate::app::{EffectId, Outcome};
use crate::domain::exhibition::Shown;
use crate::domain::id::ArtworkId;
use crate::domain::notice::Notice;
use crate::io::whole_folder::{Key, WholeFolder};
use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Paths within the folder, with `/`, and bytes.
pub(super) type Files = Vec<(String, Vec<u8>)>;
/// Makes the files of a piece.
type Make<'a> = Box<dyn FnOnce(&Tools<'_>) -> Result<Files, Notice> + Send + 'a>;

/// Most threads.
const MAX_THREADS: usize = 8;
/// How often one hears how far it is.
const TELL_EVERY: Duration = Duration::from_millis(200);

/// A piece.
pub(super) struct Piece<'a> {
    /// Its name in the journal.
    pub name: String,
    /// The work that it belongs to, where it is of one, and what that is called.
    pub work: Option<(ArtworkId, String)>,
    /// The hash of all that it is made of.
    pub key: Key,
    /// Megabytes that it takes while it is made.
    pub mb: usize,
    /// How long it takes, beside others.
    pub cost: f32,
    /// Makes its files.
    pub make: Make<'a>,
}

/// The work that a piece belongs to.
pub(super) fn of(shown: &Shown) -> Option<(ArtworkId, String)> {
    Some((shown.work.id.clone(), shown.called()))
}

/// What went wrong, with the title of the work whose picture it was: whoever hears it can take that one down.
fn named(notice: Notice, work: Option<&(ArtworkId, String)>) -> Notice {
    match work {
        Some((_, title)) if notice.what == "picture-missing" => {
            Notice::problem("export-picture-missing").with("title", title)
        }
        _ => notice,
    }
}

/// What the maker of a piece has at hand.
pub(super) struct Tools<'a> {
    /// Blobs, and whether it was stopped.
    pub desk: &'a Desk,
    id: EffectId,
    progress: &'a Progress,
    cost: f32,
    told: Mutex<Vec<Notice>>,
}

impl Tools<'_> {
    /// The export that this belongs to.
    pub fn id(&self) -> EffectId {
        self.id
    }

    /// Tells the person something about what was made, also when it is kept the next time.
    pub fn tell(&self, notice: Notice) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).push(notice);
    }

    /// Tells how far this piece is, 0..=1. False: stop.
    pub fn go_on(&self, done: f32) -> bool {
        self.progress.tell(self.desk, self.id, self.cost * done.clamp(0.0, 1.0));
        !self.desk.is_cancelled(self.id)
    }
}

struct Progress {
    all: f32,
    told: Mutex<(f32, Instant)>,
    works: Works,
}

/// Works, and how many pieces each of them still waits for.
struct Works {
    all: usize,
    left: Mutex<BTreeMap<ArtworkId, usize>>,
}

impl Works {
    fn of(pieces: &[Piece<'_>]) -> Self {
        let mut left: BTreeMap<ArtworkId, usize> = BTreeMap::new();
        for work in pieces.iter().filter_map(|piece| Some(piece.work.as_ref()?.0.clone())) {
            *left.entry(work).or_default() += 1;
        }
        Self { all: left.len(), left: Mutex::new(left) }
    }

    /// A piece of a work is there: with its last one the work is whole.
    fn ended(&self, desk: &Desk, id: EffectId, work: &ArtworkId) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(pieces) = left.get_mut(work) else { return };
        *pieces -= 1;
        if *pieces == 0 {
            left.remove(work);
            self.tell(desk, id, left.len());
        }
    }

    fn tell(&self, desk: &Desk, id: EffectId, left: usize) {
        if self.all > 0 {
            desk.outbox.send(Outcome::WorksDone { id, whole: self.all - left, all: self.all });
        }
    }
}

impl Progress {
    fn told(&self) -> MutexGuard<'_, (f32, Instant)> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// So much of a piece that is under way is done.
    fn tell(&self, desk: &Desk, id: EffectId, part: f32) {
        let mut told = self.told();
        if told.1.elapsed() >= TELL_EVERY {
            told.1 = Instant::now();
            let done = ((told.0 + part) / self.all.max(1.0)).clamp(0.0, 1.0);
            desk.outbox.send(Outcome::Progress { id, done, snapshot: None });
        }
    }

    fn ended(&self, desk: &Desk, id: EffectId, cost: f32, work: Option<&(ArtworkId, String)>) {
        self.told().0 += cost;
        work.into_iter().for_each(|(work, _)| self.works.ended(desk, id, work));
    }
}

/// What waits, how much memory is taken, and what went wrong first.
struct Queue<'a> {
    waiting: VecDeque<Piece<'a>>,
    taken_mb: usize,
    under_way: usize,
    failed: Option<Notice>,
}

struct Shared<'a> {
    queue: Mutex<Queue<'a>>,
    changed: Condvar,
}

impl<'a> Shared<'a> {
    fn queue(&self) -> MutexGuard<'_, Queue<'a>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next piece that there is memory for; waits for others to end. None: there is nothing more to do.
    fn next(&self) -> Option<Piece<'a>> {
        let mut queue = self.queue();
        loop {
            if queue.failed.is_some() || queue.waiting.is_empty() {
                return None;
            }
            let (taken, is_alone) = (queue.taken_mb, queue.under_way == 0);
            let fits = |piece: &Piece<'_>| is_alone || taken + piece.mb <= memory::BUDGET_MB;
            if let Some(piece) = queue.waiting.iter().position(fits).and_then(|at| queue.waiting.remove(at)) {
                queue.taken_mb += piece.mb;
                queue.under_way += 1;
                return Some(piece);
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn ended(&self, mb: usize, result: Result<(), Notice>) {
        let mut queue = self.queue();
        queue.taken_mb -= mb;
        queue.under_way -= 1;
        if let Err(notice) = result {
            queue.failed.get_or_insert(notice);
        }
        self.changed.notify_all();
    }
}

/// Makes every piece that the folder does not have yet.
///
/// # Errors
/// What went wrong first, or that it was stopped. What is made is kept for the next time.
pub(super) fn make_all(desk: &Desk, id: EffectId, folder: &WholeFolder, pieces: Vec<Piece<'_>>) -> Result<(), Notice> {
    let all = pieces.iter().map(|piece| piece.cost).sum();
    let progress = Progress { all, told: Mutex::new((0.0, Instant::now())), works: Works::of(&pieces) };
    progress.works.tell(desk, id, progress.works.all);
    let queue = Queue { waiting: pieces.into(), taken_mb: 0, under_way: 0, failed: None };
    let shared = Shared { queue: Mutex::new(queue), changed: Condvar::new() };
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get().min(MAX_THREADS));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(piece) = shared.next() {
                    let mb = piece.mb;
                    // A panic in a library costs this export, nothing else.
                    let made = catch_unwind(AssertUnwindSafe(|| one(desk, id, folder, &progress, piece)));
                    shared.ended(mb, made.unwrap_or_else(|_| Err(Notice::problem("job-failed"))));
                }
            });
        }
    });
    let failed = shared.queue().failed.take();
    failed.map_or(Ok(()), Err)
}

fn one(desk: &Desk, id: EffectId, folder: &WholeFolder, progress: &Progress, piece: Piece<'_>) -> Result<(), Notice> {
    let tools = Tools { desk, id, progress, cost: piece.cost, told: Mutex::new(Vec::new()) };
    let wrong = |error: std::io::Error| file_notice(&error, "export exhibition");
    let stopped = || Notice::problem("export-stopped");
    if !tools.go_on(0.0) {
        return Err(stopped());
    }
    let told: Vec<Notice> = match folder.keep(&piece.name, &piece.key).map_err(wrong)? {
        Some(noted) => serde_json::from_value(noted).unwrap_or_default(),
        None => {
            let files = (piece.make)(&tools).map_err(|notice| named(notice, piece.work.as_ref()))?;
            // What was made while it was stopped may not be whole.
            if !tools.go_on(1.0) {
                return Err(stopped());
            }
            let told = tools.told.into_inner().unwrap_or_else(PoisonError::into_inner);
            let note = serde_json::to_value(&told).unwrap_or_default();
            folder.put(&piece.name, &piece.key, &files, note).map_err(wrong)?;
            told
        }
    };
    told.into_iter().for_each(|notice| desk.outbox.send(Outcome::Tell(notice)));
    progress.ended(desk, id, piece.cost, piece.work.as_ref());
    Ok(())
}
