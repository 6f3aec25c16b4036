//! Painting, drawing and reading pictures.

use super::{Desk, file_notice};
use crate::app::{CutOutOf, EffectId, JobResult, Outcome, Subject};
use crate::art;
use crate::art::canvas::{outline_of_layers, outline_of_picture};
use crate::art::codec;
use crate::art::cutout::cutout;
use crate::art::picture::Picture;
use crate::art::styles::{Flow, Progress};
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::domain::sheet::Sheet;
use crate::domain::tone::Tone;
use crate::io::files;
use crate::io::sheets::{self, NoMask, own_drawings};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The largest picture file that is read.
const MAX_FILE_BYTES: u64 = 64 << 20;
/// Larger pictures are shrunk to this side when they come in.
const MAX_SIDE: u32 = 2048;
/// How often the picture so far is shown.
const SHOW_EVERY: Duration = Duration::from_millis(66);

pub(super) fn paint(
    desk: &Desk,
    id: EffectId,
    subject: &Subject,
    (style, tone, seed): (&str, Tone, u64),
    px: u32,
) -> JobResult {
    let mut shown = Instant::now();
    let mut stopped = false;
    let mut progress = |progress: Progress<'_>| {
        if shown.elapsed() > SHOW_EVERY {
            shown = Instant::now();
            let snapshot = Some(Arc::new((progress.picture)()));
            desk.outbox.send(Outcome::Progress { id, done: progress.done, snapshot });
        }
        stopped = desk.is_cancelled(id);
        if stopped { Flow::Stop } else { Flow::Continue }
    };
    let read = desk.reader();
    let painted = match subject {
        Subject::Scene(scene) => art::paint_with(scene, &own_drawings(&read), style, tone, seed, px, &mut progress),
        Subject::Sheet(sheet) => match sheets::picture(sheet, px, &read) {
            Some(picture) => art::paint_picture(&picture, style, tone, seed, px, &mut progress),
            None => return JobResult::Failed(Notice::problem("picture-missing")),
        },
    };
    match painted {
        Some(picture) => finished(picture, stopped),
        None => JobResult::Failed(Notice::problem("style-unknown")),
    }
}

/// Encodes a picture for the store.
fn finished(picture: Picture, stopped: bool) -> JobResult {
    match codec::encode_png(&picture) {
        Ok(png) => {
            JobResult::Picture { blob: BlobId::of(&png), png: Arc::new(png), pixels: Arc::new(picture), stopped }
        }
        Err(error) => {
            tracing::error!(%error, "encode picture");
            JobResult::Failed(Notice::problem("job-failed"))
        }
    }
}

pub(super) fn read(path: &Path) -> JobResult {
    match decoded(path) {
        Ok(picture) if picture.width.max(picture.height) > MAX_SIDE => finished(picture.thumbnail(MAX_SIDE), false),
        Ok(picture) => finished(picture, false),
        Err(notice) => JobResult::Failed(notice),
    }
}

/// A photograph that was just taken.
pub(super) fn keep(photo: &Picture) -> JobResult {
    finished(photo.thumbnail(MAX_SIDE), false)
}

/// The picture of a file, or what the person is told.
fn decoded(path: &Path) -> Result<Picture, Notice> {
    let bytes = files::read_bounded(path, MAX_FILE_BYTES).map_err(|error| file_notice(&error, "read picture"))?;
    codec::decode(&bytes).map_err(|error| {
        tracing::warn!(%error, "read picture");
        Notice::problem("picture-unreadable")
    })
}

/// Lines to colour in.
pub(super) fn outline(desk: &Desk, subject: &Subject, px: u32) -> JobResult {
    match subject {
        Subject::Scene(scene) => {
            finished(outline_of_layers(&art::draw_scene_with(scene, &own_drawings(&desk.reader()), px, px)), false)
        }
        Subject::Sheet(sheet) => match sheets::picture(sheet, px, &desk.reader()) {
            Some(picture) => finished(outline_of_picture(&picture), false),
            None => JobResult::Failed(Notice::problem("picture-missing")),
        },
    }
}

/// What is seen of a sheet.
pub(super) fn flatten(desk: &Desk, sheet: &Sheet) -> JobResult {
    match sheets::picture(sheet, sheet.width.max(sheet.height).min(MAX_SIDE), &desk.reader()) {
        Some(picture) => finished(picture, false),
        None => JobResult::Failed(Notice::problem("picture-missing")),
    }
}

/// Where something was drawn on a sheet, at the size of [`flatten`].
pub(super) fn mask(desk: &Desk, sheet: &Sheet) -> JobResult {
    match sheets::mask(sheet, sheet.width.max(sheet.height).min(MAX_SIDE), &desk.reader()) {
        Ok(picture) => finished(picture, false),
        Err(NoMask::Nothing) => JobResult::Failed(Notice::problem("service-nothing-marked")),
        Err(NoMask::Missing) => JobResult::Failed(Notice::problem("picture-missing")),
    }
}

/// A drawing without its paper.
pub(super) fn cut_out(desk: &Desk, of: &CutOutOf) -> JobResult {
    const SIDE: u32 = 1024;
    let picture = match of {
        CutOutOf::Sheet(sheet) => {
            sheets::picture(sheet, SIDE, &desk.reader()).ok_or(Notice::problem("picture-missing"))
        }
        CutOutOf::File(path) => decoded(path),
        CutOutOf::Photo(photo) => Ok(photo.as_ref().clone()),
    };
    let picture = match picture {
        Ok(picture) => picture,
        Err(notice) => return JobResult::Failed(notice),
    };
    match cutout(&picture.thumbnail(SIDE)) {
        Some(free) => finished(free, false),
        None => JobResult::Failed(Notice::problem("cut-out-nothing")),
    }
}
