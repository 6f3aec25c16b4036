//! The making of a work as a moving picture: its steps, and between them what was drawn, mark by mark.

use super::{Desk, file_notice};
use crate::app::{EffectId, JobResult};
use crate::art::film;
use crate::art::picture::Picture;
use crate::domain::artwork::{Artwork, Deed, Step};
use crate::domain::exhibition::PictureFormat;
use crate::domain::notice::Notice;
use crate::domain::sheet::{Drawn, Sheet, Stage, making};
use crate::io::files;
use crate::io::provenance::{self, Outgoing};
use crate::io::sheets::{self, ReadBlob};
use std::path::PathBuf;
use std::sync::Arc;

/// Longer side of a film in pixels: large enough for a screen, small enough to be sent.
const SIDE: u32 = 640;
/// Pictures of a whole film, at most.
const MOST: usize = 96;

/// Bytes of all its pictures, and of the film that is made of them.
pub(super) const FRAMES_BYTES: u64 = MOST as u64 * SIDE as u64 * SIDE as u64 * 5;

/// A picture stands so long; the last one longer.
const FRAME_MS: u32 = 250;
const LAST_MS: u32 = 3000;
/// What every messenger takes.
const MAX_BYTES: usize = 8 << 20;

/// Shows the film in the app.
pub(super) fn show(desk: &Desk, id: EffectId, work: &Artwork, marks: &[Arc<Drawn>]) -> JobResult {
    match frames(desk, id, work, marks) {
        Some(frames) if !frames.is_empty() => JobResult::Film(frames.into_iter().map(Arc::new).collect()),
        _ => JobResult::Failed(Notice::problem("picture-missing")),
    }
}

/// Writes it as a file that browsers and messengers play.
pub(super) fn export(desk: &Desk, id: EffectId, work: &Artwork, marks: &[Arc<Drawn>], to: PathBuf) -> JobResult {
    let bytes = match signed(desk, id, work, marks) {
        Ok(bytes) => bytes,
        Err(notice) => return JobResult::Failed(notice),
    };
    match files::write_whole(&to, &bytes) {
        Ok(()) => JobResult::Written { to, left_out: Vec::new() },
        Err(error) => JobResult::Failed(file_notice(&error, "export film")),
    }
}

fn signed(desk: &Desk, id: EffectId, work: &Artwork, marks: &[Arc<Drawn>]) -> Result<Vec<u8>, Notice> {
    let identity = provenance::identity(&desk.data, "")?;
    let bytes = gif(desk, id, work, marks)?;
    Outgoing::one(work, PictureFormat::default()).film(bytes, Some(&identity), &*desk.reader())
}

/// It as the bytes of a file that browsers and messengers play.
pub(super) fn gif(desk: &Desk, id: EffectId, work: &Artwork, marks: &[Arc<Drawn>]) -> Result<Vec<u8>, Notice> {
    let frames = frames(desk, id, work, marks).filter(|frames| !frames.is_empty());
    let frames = frames.ok_or_else(|| Notice::problem("picture-missing"))?;
    film::encode(&frames, FRAME_MS, LAST_MS, MAX_BYTES).map_err(|error| {
        tracing::error!(%error, "film");
        Notice::problem("job-failed")
    })
}

/// Every step with a picture is a frame; marks are shown as they came. `None`: cancelled, or a picture is missing.
fn frames(desk: &Desk, id: EffectId, work: &Artwork, marks: &[Arc<Drawn>]) -> Option<Vec<Picture>> {
    let read = desk.reader();
    let every = marks.len().div_ceil(MOST / 2).max(1);
    let sketch = Sheet::of(work, &[]).sketch;
    let mut below = Sheet { width: work.width, height: work.height, sketch, ..Sheet::default() };
    let mut frames = Vec::new();
    for stage in making(work, marks) {
        if desk.is_cancelled(id) {
            return None;
        }
        if frames.len() >= MOST {
            break;
        }
        match stage {
            Stage::Step(step) => {
                changed(&mut below, step);
                if step.result.is_some() {
                    frames.push(sheets::picture(&below, SIDE, &read)?);
                }
            }
            Stage::Drew(drew) => drawn(&mut below, drew, every, &read, &mut frames)?,
        }
    }
    // Whatever was left out on the way: it ends with the work as it is.
    frames.truncate(MOST - 1);
    frames.push(sheets::picture(&Sheet::of(work, marks), SIDE, &read)?);
    Some(frames)
}

/// What a step leaves on the sheet.
fn changed(below: &mut Sheet, step: &Step) {
    if step.did == Deed::Traced {
        below.base = None;
    }
    let Some(result) = step.result.clone() else { return };
    if step.did == Deed::Outlined {
        below.outline = Some(result);
    } else {
        *below = Sheet { base: Some(result), outline: None, marks: Vec::new(), ..below.clone() };
    }
}

fn drawn(
    below: &mut Sheet,
    drew: &[Arc<Drawn>],
    every: usize,
    read: &ReadBlob,
    frames: &mut Vec<Picture>,
) -> Option<()> {
    let before = below.marks.len();
    below.marks.extend(drew.iter().cloned());
    let all = below.marks.len();
    sheets::steps(below, SIDE, read, &mut |count, picture| {
        // Marks of earlier stages were shown before.
        if count > before && ((count - before).is_multiple_of(every) || count == all) {
            frames.push(picture());
        }
        frames.len() < MOST
    })
}
