//! Painting, drawing and reading pictures.

use super::{Desk, file_notice};
use crate::app::{EffectId, JobResult, Outcome};
use crate::art;
use crate::art::canvas::{Stroke, replay};
use crate::art::codec;
use crate::art::picture::Picture;
use crate::art::styles::{Flow, Progress};
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::domain::scene::Scene;
use crate::io::files;
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
    scene: &Scene,
    own: Option<BlobId>,
    style: &str,
    seed: u64,
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
    let painted = match own {
        None => art::paint(scene, style, seed, px, &mut progress),
        Some(blob) => match desk.blob(&blob).and_then(|bytes| codec::decode(&bytes).ok()) {
            Some(picture) => art::paint_picture(&picture, style, seed, px, &mut progress),
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
    let bytes = match files::read_bounded(path, MAX_FILE_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => return JobResult::Failed(file_notice(&error, "read picture")),
    };
    match codec::decode(&bytes) {
        Ok(picture) if picture.width.max(picture.height) > MAX_SIDE => finished(picture.thumbnail(MAX_SIDE), false),
        Ok(picture) => finished(picture, false),
        Err(error) => {
            tracing::warn!(%error, "read picture");
            JobResult::Failed(Notice::problem("picture-unreadable"))
        }
    }
}

pub(super) fn draw(desk: &Desk, onto: Option<BlobId>, px: u32, stroke: Stroke) -> JobResult {
    let below = match onto {
        Some(blob) => match desk.blob(&blob).and_then(|bytes| codec::decode(&bytes).ok()) {
            Some(picture) => Some(picture),
            None => return JobResult::Failed(Notice::problem("picture-missing")),
        },
        None => None,
    };
    let (width, height) = below.as_ref().map_or((px, px), |picture| (picture.width, picture.height));
    finished(replay(&[stroke], (width, height), below.as_ref()), false)
}
