//! How much memory pieces are thought to take while they are made, in megabytes: only so many are made at once that the sum stays
//! within [`BUDGET_MB`]. Files for print have their own reckoning (`io::print::megabytes`).

use super::super::film;
use crate::domain::exhibition::Edition;
use crate::domain::sheet::Sheet;

/// What pieces take together: with what the program and a store of some hundred works take themselves (about 250 MB), an export
/// stays below 1.5 GB.
pub(super) const BUDGET_MB: usize = 1150;

/// Bytes for a pixel of a picture that is decoded, brought to other sizes and encoded: its file, its pixels (4), those of the largest
/// other size (4), of what the encoder makes of them (3) and of the signed copy.
const PIXEL_BYTES: u64 = 20;
/// The least that a picture takes: libraries, threads, metadata.
const PICTURE_MB: usize = 60;
/// A recording or a spoken text: a minute of 48,000 samples a second is 6 MB; it is there twice while it is written.
pub(super) const SOUND_MB: usize = 20;
/// A document without a page: two faces of a Hangul family and what the PDF library makes of them.
const DOCUMENT_MB: usize = 50;
/// Bytes of a picture in a catalogue, at most: 1,914 pixels square (162 mm at 300 dots an inch) of JPEG at quality 90.
const PICTURE_BYTES: usize = 4_000_000;
/// Bytes of all pictures of a catalogue together.
pub(super) const CATALOGUE_BYTES: usize = 200_000_000;
/// How often they are in memory when the PDF library writes the document.
const COPIES: usize = 3;
/// Kilobytes of a page of a document with its words, its pictograms and its tags.
const PAGE_KB: usize = 200;

fn mb(bytes: u64) -> usize {
    usize::try_from(bytes / 1_000_000).unwrap_or(usize::MAX)
}

/// The picture of a sheet as large as it is, with what is made of it.
pub(super) fn pixels(sheet: &Sheet) -> usize {
    mb(u64::from(sheet.width) * u64::from(sheet.height) * PIXEL_BYTES).max(PICTURE_MB)
}

/// A film: all its frames, and the picture of the sheet that they are made of.
pub(super) fn film(sheet: &Sheet) -> usize {
    mb(film::FRAMES_BYTES) + pixels(sheet)
}

/// Files that are there already, and once more while they are written.
pub(super) fn files(files: &[(String, Vec<u8>)]) -> usize {
    mb(files.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>() * 2) + 1
}

/// Labels or a list: at most a page a work.
pub(super) fn document(edition: &Edition) -> usize {
    DOCUMENT_MB + edition.works().len() * PAGE_KB / 1000
}

/// A catalogue: a page a work and as many around them, the pictures in it as often as the PDF library keeps them, and one work's
/// picture as large as it is stored.
pub(super) fn catalogue(edition: &Edition) -> usize {
    let works = edition.works();
    let pictures = CATALOGUE_BYTES.min(works.len() * PICTURE_BYTES) * COPIES / 1_000_000;
    let largest = works.iter().map(|shown| pixels(&shown.sheet)).max().unwrap_or_default();
    document(edition) * 2 + pictures + largest
}
