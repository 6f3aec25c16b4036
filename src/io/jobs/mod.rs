//! Long CPU work off the frame: painting, pictures for the face, import and export. Progress, cancel, one queue a lane.
//!
//! Three lanes, so that an export never keeps a painting waiting, nor a painting symbols: `pictures`, `work`, `exports`.

mod about_card;
mod board_pictures;
mod boards;
mod certificate;
mod exhibition;
mod film;
mod forms;
mod happened;
mod lessons;
mod package;
mod painting;
mod pictures;
mod recovery_sheet;
mod roster;
mod symbols;

use crate::app::{EffectId, Job, JobResult, Outcome};
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::io::files::{self, Home};
use crate::io::sheets::ReadBlob;
use crate::io::world::{Fresh, Outbox};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// What every job gets.
pub(crate) struct Desk {
    data: PathBuf,
    cache: PathBuf,
    fresh: Fresh,
    outbox: Outbox,
    cancelled: Arc<Mutex<HashSet<EffectId>>>,
}

impl Desk {
    /// Whether the person asked for this job to stop.
    fn is_cancelled(&self, id: EffectId) -> bool {
        self.cancelled.lock().unwrap_or_else(PoisonError::into_inner).contains(&id)
    }

    /// The bytes of a stored picture or sound, checked against its address.
    fn blob(&self, id: &BlobId) -> Option<Vec<u8>> {
        self.fresh.read(&self.data, id)
    }

    /// Whether it is there; it is not read.
    fn has(&self, id: &BlobId) -> bool {
        self.fresh.has(&self.data, id)
    }

    /// The same as [`Self::blob`], to be handed on.
    fn reader(&self) -> ReadBlob {
        let (fresh, data) = (self.fresh.clone(), self.data.clone());
        Arc::new(move |id| fresh.read(&data, id))
    }
}

/// The lanes.
pub struct Jobs {
    pictures: Sender<(EffectId, Job)>,
    work: Sender<(EffectId, Job)>,
    exports: Sender<(EffectId, Job)>,
    cancelled: Arc<Mutex<HashSet<EffectId>>>,
}

impl Jobs {
    /// Starts the lanes.
    pub(crate) fn start(home: &Home, fresh: &Fresh, outbox: Outbox) -> Self {
        let cancelled = Arc::new(Mutex::new(HashSet::new()));
        let lane = |name: &str| {
            let (sender, inbox) = channel();
            let (data, cache) = (home.data.clone(), home.cache.clone());
            let (outbox, cancelled) = (outbox.clone(), Arc::clone(&cancelled));
            let desk = Desk { data, cache, fresh: fresh.clone(), outbox, cancelled };
            let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(move || run(&desk, &inbox));
            if let Err(error) = spawned {
                tracing::error!(%error, name, "a lane did not start");
            }
            sender
        };
        Self { pictures: lane("pictures"), work: lane("work"), exports: lane("exports"), cancelled }
    }

    /// Queues a job.
    pub fn start_job(&self, id: EffectId, job: Job) {
        let lane = match job {
            Job::Pictures(_) => &self.pictures,
            Job::ExportExhibition { .. } | Job::ExportPicture { .. } => &self.exports,
            Job::PrintBoards { .. }
            | Job::PrintCard { .. }
            | Job::PrintRecovery { .. }
            | Job::ConsentForms { .. }
            | Job::Film { to: Some(_), .. } => &self.exports,
            _ => &self.work,
        };
        if lane.send((id, job)).is_err() {
            tracing::error!("a lane is gone");
        }
    }

    /// Asks a job to stop; what is there stays.
    pub fn cancel(&self, id: EffectId) {
        self.cancelled.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
    }
}

fn run(desk: &Desk, inbox: &Receiver<(EffectId, Job)>) {
    for (id, job) in inbox {
        // A panic in a library must cost this job only, never the lane or what is stored.
        let result = catch_unwind(AssertUnwindSafe(|| carry_out(desk, id, job)));
        let result = result.unwrap_or_else(|_| JobResult::Failed(Notice::problem("job-failed")));
        desk.cancelled.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        desk.outbox.send(Outcome::Ended { id, result });
    }
}

fn carry_out(desk: &Desk, id: EffectId, job: Job) -> JobResult {
    match job {
        Job::Pictures(keys) => pictures::load(desk, keys),
        Job::Paint { subject, style, seed, tone, px } => painting::paint(desk, id, &subject, (&style, tone, seed), px),
        Job::ListPictures(folder) => pictures::list(&folder),
        Job::ReadPicture(path) => painting::read(&path),
        Job::KeepPhoto(photo) => painting::keep(&photo),
        Job::Outline { subject, px } => painting::outline(desk, &subject, px),
        Job::CutOut(of) => painting::cut_out(desk, &of),
        Job::Flatten(sheet) => painting::flatten(desk, &sheet),
        Job::Mask(sheet) => painting::mask(desk, &sheet),
        Job::Film { work, marks, to: None, .. } => film::show(desk, id, &work, &marks),
        Job::Film { work, marks, to: Some(to), keep_others } => {
            film::export(desk, id, &work, &marks, if keep_others { files::free(to) } else { to })
        }
        Job::ImportBoards { path, set } => boards::import(&path, set),
        Job::ExportBoards { to, set, boards, format } => boards::export(desk, to, &set, &boards, format),
        Job::Certificate(wanted) => certificate::carry_out(desk, wanted),
        Job::PrintBoards { to, boards, title, at } => boards::print(desk, files::free(to), &boards, &title, at),
        Job::PrintCard { to, card, at } => about_card::write(desk, files::free(to), &card, at),
        Job::PrintRecovery { to, code, lang, at } => recovery_sheet::write(files::free(to), &code, lang, at),
        Job::Symbols(job) => symbols::carry_out(desk, id, job),
        Job::Happened { to, table } => happened::write(files::free(to), &table),
        Job::ReadRoster(path) => roster::read(&path),
        Job::ReadLessons(path) => lessons::read(&path),
        Job::WriteLessons { to, lessons } => lessons::write(files::free(to), &lessons),
        Job::ReadPackage(path) => package::read(desk, id, path),
        Job::WritePackage { to, packed, offset_min, keep_others } => {
            package::write(desk, id, if keep_others { files::free(to) } else { to }, *packed, offset_min)
        }
        Job::ConsentForms { works, show, langs, to, at } => forms::write(desk, &works, show.as_deref(), langs, to, at),
        Job::ExportExhibition { to, only, source, products, options } => exhibition::export(
            desk,
            id,
            (to, only.as_deref()),
            *source,
            &exhibition::Wanted { products, options: *options },
        ),
        Job::ExportPicture { work, sheet, to, at } => {
            pictures::export(desk, id, pictures::Wanted { work: &work, sheet: &sheet, to, at })
        }
    }
}

/// What the person is told when a file cannot be read or written; the log has the cause.
fn file_notice(error: &std::io::Error, doing: &'static str) -> Notice {
    use std::io::ErrorKind as K;
    tracing::warn!(%error, doing, "file");
    Notice::problem(match error.kind() {
        K::NotFound => "file-not-found",
        K::FileTooLarge => "file-too-big",
        K::PermissionDenied | K::ReadOnlyFilesystem => "file-no-permission",
        K::StorageFull | K::QuotaExceeded => "store-full",
        _ => "file-failed",
    })
}
