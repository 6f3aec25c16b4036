//! Pictures for the face: symbols drawn and stored pictures shrunk to the size they are shown in.

use super::{Desk, file_notice};
use crate::app::{EffectId, JobResult, Outcome, PictureKey, PictureSlot};
use crate::art;
use crate::art::picture::Picture;
use crate::art::styles::Flow;
use crate::art::{codec, symbols};
use crate::domain::artwork::Artwork;
use crate::domain::exhibition::PictureFormat;
use crate::domain::id::{BlobId, Millis};
use crate::domain::notice::Notice;
use crate::domain::sheet::Sheet;
use crate::domain::tone::Tone;
use crate::domain::vocabulary::SymbolRef;
use crate::io::files;
use crate::io::packs;
use crate::io::print::{self, NoPrint, PRINT_PX};
use crate::io::provenance::{self, Outgoing};
use crate::io::sheets::{self, ReadBlob, own_drawings, stored};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The largest picture file that is shown.
const MAX_FILE_BYTES: u64 = 64 << 20;
/// How often one hears how far a print is.
const TELL_EVERY: Duration = Duration::from_millis(200);

pub(super) fn load(desk: &Desk, wanted: Vec<(PictureKey, Option<Sheet>)>) -> JobResult {
    let read = desk.reader();
    for (key, sheet) in wanted {
        let picture = match &key {
            PictureKey::Symbol(symbol, px) => symbol_picture(desk, symbol, *px, &read),
            PictureKey::Blob(blob, px) => stored(blob, *px, &read),
            PictureKey::Sample(scene, style, tone, px) => sample(scene, style, *tone, *px, &read),
            PictureKey::Work(_, _, px) => sheet.and_then(|sheet| sheets::picture(&sheet, *px, &read)),
            PictureKey::Styled(_, _, style, tone, px) => {
                sheet.and_then(|sheet| styled(&sheet, style, *tone, *px, &read))
            }
            PictureKey::File(path, px) => file(path, *px),
        };
        let slot = picture.map_or(PictureSlot::Missing, |picture| PictureSlot::Ready(Arc::new(picture)));
        desk.outbox.send(Outcome::Picture(key, slot));
    }
    JobResult::Written { to: PathBuf::new(), left_out: Vec::new() }
}

fn symbol_picture(desk: &Desk, symbol: &SymbolRef, px: u32, read: &ReadBlob) -> Option<Picture> {
    if let Some((pack, place)) = symbol.pack() {
        return sheets::shown(&packs::picture(&desk.data, pack, place)?, px);
    }
    match symbol.blob() {
        Some(blob) => stored(&BlobId::from(blob), px, read),
        None => symbols::render(symbol, px),
    }
}

/// A picture file, small.
fn file(path: &Path, px: u32) -> Option<Picture> {
    let bytes = files::read_bounded(path, MAX_FILE_BYTES).ok()?;
    codec::decode(&bytes).ok().map(|picture| picture.thumbnail(px))
}

/// Picture files of a folder and the folders right below it, newest first; at most as many as one leafs through.
pub(super) fn list(folder: &Path) -> JobResult {
    const SHOWN: usize = 120;
    let mut found = Vec::new();
    let below = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let folders =
        std::iter::once(folder.to_owned()).chain(below.filter(|path| path.is_dir() && !is_hidden(path)).take(20));
    for folder in folders {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().take(2000);
        found.extend(
            entries
                .filter(|entry| is_picture(&entry.path()))
                .map(|entry| (entry.metadata().and_then(|data| data.modified()).ok(), entry.path())),
        );
    }
    found.sort_by(|a, b| b.cmp(a));
    JobResult::Files(found.into_iter().map(|(_, path)| path).take(SHOWN).collect())
}

/// Folders of programs, not of people.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "webp" | "gif") && path.is_file()
}

/// The person's own scene in a style and tone, small.
fn sample(scene: &str, style: &str, tone: Tone, px: u32, read: &ReadBlob) -> Option<Picture> {
    let scene = serde_json::from_str(scene).ok()?;
    if style.is_empty() {
        return Some(Picture::from_rgb(&art::draw_scene_toned(&scene, &own_drawings(read), tone, px, px).flat));
    }
    art::paint_with(&scene, &own_drawings(read), style, tone, 1, px, &mut |_| Flow::Continue)
}

/// The person's own picture or drawing in a style and tone, small.
fn styled(sheet: &Sheet, style: &str, tone: Tone, px: u32, read: &ReadBlob) -> Option<Picture> {
    if style.is_empty() {
        return Some(art::toned(&sheets::picture(sheet, px, read)?, tone));
    }
    // Twice as large to begin with: the painters look at more than they leave.
    let picture = sheets::picture(sheet, px * 2, read)?;
    art::paint_picture(&picture, style, tone, 1, px, &mut |_| Flow::Continue)
}

/// What is written of one work, and where to.
pub(super) struct Wanted<'a> {
    pub work: &'a Artwork,
    pub sheet: &'a Sheet,
    /// PNG, TIFF or JPEG by its ending; PNG if that is another.
    pub to: PathBuf,
    /// The date in the file, and minutes that the place is ahead of UTC.
    pub at: (Millis, i32),
}

/// Writes the picture of a work for print: as large as it is stored if nothing lies on it and nothing more is known of it. The file
/// tells what it shows and how it was made, signed; of its maker, it tells only what is seen on the picture: no name.
pub(super) fn export(desk: &Desk, id: EffectId, wanted: Wanted<'_>) -> JobResult {
    let ending = wanted.to.extension().map(|ending| ending.to_string_lossy()).unwrap_or_default();
    let format = PictureFormat::of_ending(&ending).unwrap_or_default();
    let to = wanted.to.clone();
    match signed(desk, id, &wanted, format).map(|bytes| files::write_whole(&to, &bytes)) {
        Ok(Ok(())) => JobResult::Written { to, left_out: Vec::new() },
        Ok(Err(error)) => JobResult::Failed(file_notice(&error, "export picture")),
        Err(notice) => JobResult::Failed(notice),
    }
}

fn signed(desk: &Desk, id: EffectId, wanted: &Wanted<'_>, format: PictureFormat) -> Result<Vec<u8>, Notice> {
    let outgoing = Outgoing::one(wanted.work, format);
    let identity = provenance::identity(&desk.data, "")?;
    let picture = print_of(desk, id, wanted.sheet, (0.0, 1.0))?;
    outgoing.file(&picture, &outgoing.xmp(wanted.at), Some(&identity), &*desk.reader())
}

/// The picture of a work for print. Tells progress between the two numbers, 0..=1.
pub(super) fn print_of(desk: &Desk, id: EffectId, sheet: &Sheet, (from, to): (f32, f32)) -> Result<Picture, Notice> {
    let stored = sheet.width.max(sheet.height);
    let px = if print::gains(sheet) { PRINT_PX } else { stored };
    let mut told = Instant::now();
    let mut go_on = |done: f32| {
        if told.elapsed() > TELL_EVERY {
            told = Instant::now();
            desk.outbox.send(Outcome::Progress { id, done: from + (to - from) * done, snapshot: None });
        }
        !desk.is_cancelled(id)
    };
    print::picture(sheet, px, &desk.reader(), &mut go_on).map(|print| print.picture).map_err(no_print)
}

/// What the person is told.
pub(super) fn no_print(why: NoPrint) -> Notice {
    match why {
        NoPrint::Missing => Notice::problem("picture-missing"),
        NoPrint::Stopped | NoPrint::Unwritable => Notice::problem("export-failed"),
    }
}
