//! The package for an archive: files of every work one by one, then, of what is there, what makes the folder a bag.

use super::pieces::{Files, Piece, Tools, of};
use super::studio::{MASTER_DPI, Studio};
use super::{keys, memory};
use crate::art::{codec, print_file};
use crate::domain::exhibition::{Edition, PictureFormat};
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::formats::archive::{self, Bag, Held, Kept, Place};
use crate::formats::metadata::Surface;
use crate::formats::web_exhibition::is_hidden_step;
use crate::io::sheets;
use crate::io::whole_folder::WholeFolder;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The bag within the folder.
const ROOT: &str = "archive";

/// The files of every work.
pub(super) fn pieces<'a>(studio: &'a Studio<'a>, edition: &'a Edition) -> Vec<Piece<'a>> {
    archive::places(edition).into_iter().map(|place| piece(studio, edition, place)).collect()
}

fn piece<'a>(studio: &'a Studio<'a>, edition: &'a Edition, place: Place<'a>) -> Piece<'a> {
    let shown = place.shown;
    let xmp = studio.xmp(edition, shown, Surface::Screen);
    let name = format!("archive {}", place.folder);
    let inputs = [keys::sheet(&shown.sheet), studio.inputs(&xmp, shown), keys::bytes(&shown.work)];
    let key = keys::key(&name, inputs);
    let step_xmp = studio.step_xmp(edition, shown);
    let make = Box::new(move |_: &Tools<'_>| files(studio, &place, &xmp, &step_xmp));
    Piece { name, work: of(shown), key, mb: memory::pixels(&shown.sheet), cost: 2.0, make }
}

fn files(studio: &Studio<'_>, place: &Place<'_>, xmp: &str, step_xmp: &str) -> Result<Files, Notice> {
    let mut files = vec![(within(&place.picture()), master(studio, place, xmp)?)];
    // A picture of the making or a voice that is damaged does not keep the work from being kept.
    for (path, blob) in steps(place) {
        files.extend(studio.desk.blob(blob).map(|bytes| (within(&path), told(bytes, step_xmp))));
    }
    for (path, blob) in voices(place) {
        files.extend(studio.desk.blob(blob).map(|bytes| (within(&path), bytes)));
    }
    if !place.shown.sheet.marks.is_empty() {
        files.push((within(&place.marks()), keys::bytes(&place.shown.sheet.marks)));
    }
    Ok(files)
}

/// The picture as it is, without loss, with what it is and how it was made.
fn master(studio: &Studio<'_>, place: &Place<'_>, xmp: &str) -> Result<Vec<u8>, Notice> {
    let (shown, read) = (place.shown, studio.desk.reader());
    let side = shown.sheet.width.max(shown.sheet.height);
    let picture = sheets::picture(&shown.sheet, side, &read).ok_or_else(|| Notice::problem("picture-missing"))?;
    studio.master(&picture, xmp, shown)
}

/// A picture of the making with its metadata, pixel by pixel as it was; what is no picture any more is kept as it is.
fn told(bytes: Vec<u8>, xmp: &str) -> Vec<u8> {
    let picture = codec::decode(&bytes).ok();
    let png = picture.and_then(|picture| print_file::encode(&picture, PictureFormat::Png, MASTER_DPI, Some(xmp)).ok());
    png.unwrap_or(bytes)
}

/// Stored pictures of the making with their places: each once, but for what its maker covered or traced.
fn steps<'a>(place: &Place<'a>) -> Vec<(String, &'a BlobId)> {
    let work = &place.shown.work;
    let mut seen: BTreeSet<&BlobId> = BTreeSet::new();
    let steps = work.steps.iter().enumerate().filter(|(nth, _)| !is_hidden_step(&work.steps, *nth));
    let steps = steps.filter_map(|(nth, step)| Some((nth, step.result.as_ref()?)));
    steps.filter(|(_, blob)| seen.insert(blob)).map(|(nth, blob)| (place.step(nth), blob)).collect()
}

/// Recordings of a work with their places.
fn voices<'a>(place: &Place<'a>) -> Vec<(String, &'a BlobId)> {
    let work = &place.shown.work;
    let voices = [(&work.title.voice, place.title_voice()), (&work.label.words.voice, place.words_voice())];
    voices.into_iter().filter_map(|(voice, path)| Some((path, voice.as_ref()?))).collect()
}

/// What makes the folder a bag, of the files that are in it now.
///
/// # Errors
/// What the system says.
pub(super) fn finish(studio: &Studio<'_>, edition: &Edition, folder: &WholeFolder) -> io::Result<()> {
    let ours = |(path, bytes, sum): (String, u64, String)| {
        let path = path.strip_prefix(ROOT)?.strip_prefix('/')?.to_owned();
        Some((path.clone(), Held { path, bytes, sha256: BlobId::from(sum) }))
    };
    let there: BTreeMap<String, Held> = folder.files().into_iter().filter_map(ours).collect();
    let kept: Vec<Kept<'_>> = archive::places(edition).into_iter().filter_map(|place| kept(place, &there)).collect();
    let mut bag = Bag::new();
    there.values().for_each(|held| bag.add(held));
    let documents = archive::documents(edition, &kept, studio.words);
    documents.iter().for_each(|(path, bytes)| bag.add(&Held::of(path.clone(), bytes)));
    let files: Files = documents.into_iter().chain(bag.finish(edition)).collect();
    let files: Files = files.into_iter().map(|(path, bytes)| (within(&path), bytes)).collect();
    let key = keys::key("archive bag", files.iter().map(|(_, bytes)| bytes));
    folder.put("archive bag", &key, &files, serde_json::Value::Null)
}

fn kept<'a>(place: Place<'a>, there: &BTreeMap<String, Held>) -> Option<Kept<'a>> {
    let held = |path: String| there.get(&path).cloned();
    let picture = held(place.picture())?;
    let steps = (0..place.shown.work.steps.len()).filter_map(|nth| Some((nth, held(place.step(nth))?))).collect();
    let others = [place.title_voice(), place.words_voice(), place.marks()].into_iter().filter_map(held).collect();
    Some(Kept { place, picture, steps, others })
}

fn within(path: &str) -> String {
    format!("{ROOT}/{path}")
}
