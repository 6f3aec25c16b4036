//! The package for an archive: files of every work one by one, then what makes the folder a bag.

use super::pictures::png_of;
use super::{Desk, file_notice};
use crate::app::{EffectId, Outcome};
use crate::domain::exhibition::Edition;
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::formats::archive::{self, Bag, Held, Kept, Place};
use crate::formats::vocabulary;
use crate::io::files;
use std::collections::BTreeSet;
use std::path::Path;

/// Writes a bag of an edition into a folder that is empty. Tells progress between the two numbers, 0..=1.
pub(super) fn write(
    desk: &Desk,
    id: EffectId,
    folder: &Path,
    edition: &Edition,
    (from, to): (f32, f32),
) -> Result<(), Notice> {
    let mut bag = Bag::new();
    let mut kept = Vec::new();
    let count = edition.works().len().max(1) as f32;
    for (index, place) in archive::places(edition).into_iter().enumerate() {
        if desk.is_cancelled(id) {
            return Err(Notice::problem("export-failed"));
        }
        kept.push(keep(desk, folder, place)?);
        let done = from + (to - from) * (index + 1) as f32 / count;
        desk.outbox.send(Outcome::Progress { id, done, snapshot: None });
    }
    for of_work in &kept {
        let steps = of_work.steps.iter().map(|(_, held)| held);
        [&of_work.picture].into_iter().chain(steps).chain(&of_work.others).for_each(|held| bag.add(held));
    }
    let words = vocabulary::builtin();
    for (path, bytes) in archive::documents(edition, &kept, &words) {
        bag.add(&put(folder, path, &bytes)?);
    }
    bag.finish(edition).into_iter().try_for_each(|(path, bytes)| put(folder, path, &bytes).map(drop))
}

/// The files of one work.
fn keep<'a>(desk: &Desk, folder: &Path, place: Place<'a>) -> Result<Kept<'a>, Notice> {
    let (work, sheet) = (&place.shown.work, &place.shown.sheet);
    let png = png_of(desk, sheet).ok_or_else(|| Notice::problem("picture-missing"))?;
    let picture = put(folder, place.picture(), &png)?;
    let mut steps = Vec::new();
    let mut seen: BTreeSet<&BlobId> = BTreeSet::new();
    for (nth, step) in work.steps.iter().enumerate() {
        let result = step.result.as_ref().filter(|blob| seen.insert(*blob));
        // A picture of the making that is gone does not keep the work from being kept.
        if let Some(bytes) = result.and_then(|blob| desk.blob(blob)) {
            steps.push((nth, put(folder, place.step(nth), &bytes)?));
        }
    }
    let voices = [(&work.title.voice, place.title_voice()), (&work.label.words.voice, place.words_voice())];
    let mut others = Vec::new();
    for (voice, path) in voices {
        if let Some(bytes) = voice.as_ref().and_then(|blob| desk.blob(blob)) {
            others.push(put(folder, path, &bytes)?);
        }
    }
    if !sheet.marks.is_empty() {
        let marks = serde_json::to_vec(&sheet.marks).map_err(|error| file_notice(&error.into(), "archive"))?;
        others.push(put(folder, place.marks(), &marks)?);
    }
    Ok(Kept { place, picture, steps, others })
}

fn put(folder: &Path, path: String, bytes: &[u8]) -> Result<Held, Notice> {
    files::write_whole(&folder.join(&path), bytes).map_err(|error| file_notice(&error, "archive"))?;
    Ok(Held::of(path, bytes))
}

/// Makes room for a new bag: an earlier one of ours in its place goes. A folder that is no bag is left alone.
pub(super) fn make_room(folder: &Path) -> Result<(), Notice> {
    if folder.join("bagit.txt").is_file() && folder.join("data/exhibition.json").is_file() {
        std::fs::remove_dir_all(folder).map_err(|error| file_notice(&error, "archive"))?;
    }
    Ok(())
}
