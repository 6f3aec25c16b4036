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
/// A document without a work: two faces of a Hangul family and what the PDF library makes of them (labels of 10 works: 44 MB).
const DOCUMENT_MB: usize = 50;
/// Kilobytes of the words, pictograms and tags of a work on paper (labels of 400 works with 1,341 pictograms: 89 MB, 115 KB a work).
const WORDS_KB: usize = 150;
/// Bytes of all pictures of a catalogue together, at most.
const CATALOGUE_BYTES: usize = 200_000_000;
/// Bytes of a picture of a catalogue: 1,914 pixels square (162 mm at 300 dots an inch) of JPEG at quality 90.
const PICTURE_BYTES: usize = 4_000_000;
/// How often the pictures of a catalogue are in memory when the PDF library writes it (400 works, 98 MB of pictures: 403 MB, of which
/// 310 MB are theirs: 3.2 times).
const COPIES: usize = 4;
/// Megabytes for one picture of that size while it is encoded: 27 bytes a pixel.
const ENCODING_MB: usize = 100;

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

/// Labels or a list: the words of every work.
pub(super) fn document(edition: &Edition) -> usize {
    DOCUMENT_MB + edition.works().len() * WORDS_KB / 1000
}

/// Bytes that all pictures of a catalogue may have together: fewer where thousands of works have many words.
pub(super) fn catalogue_bytes(edition: &Edition) -> usize {
    let left = BUDGET_MB.saturating_sub(document(edition) + ENCODING_MB);
    CATALOGUE_BYTES.min(left * 1_000_000 / COPIES)
}

/// A catalogue: words, pictures as often as the PDF library has them, and one work's picture as large as it is stored.
pub(super) fn catalogue(edition: &Edition) -> usize {
    let works = edition.works();
    let pictures = catalogue_bytes(edition).min(works.len() * PICTURE_BYTES) * COPIES / 1_000_000;
    let largest = works.iter().map(|shown| pixels(&shown.sheet)).max().unwrap_or_default();
    document(edition) + pictures + largest.max(ENCODING_MB)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::artwork::Artwork;
    use crate::domain::consent::{Answer, Consent, Given, Use};
    use crate::domain::exhibition::{Exhibition, Room, Source};
    use crate::domain::id::BlobId;

    fn of(count: usize) -> Edition {
        let work = |nth: usize| {
            let mut work = Artwork::of(format!("w{nth}").as_str().into(), "p".into(), 1);
            (work.base, work.width, work.height) = (Some(BlobId::of(b"picture")), 2048, 2048);
            let maker = Given { answer: Answer::Yes, ..Given::default() };
            work.consents.0.insert(Use::Print, Consent { maker, ..Consent::default() });
            (work.clone(), Sheet::of(&work, &[]))
        };
        let works: Vec<_> = (0..count).map(work).collect();
        let rooms = vec![Room { works: works.iter().map(|(work, _)| work.id.clone()).collect(), ..Room::default() }];
        Source { show: Exhibition { rooms, ..Exhibition::default() }, works, ..Source::default() }.edition(Use::Print)
    }

    #[test]
    fn a_catalogue_grows_with_its_works_and_stays_within_the_budget() {
        let mb = [1, 10, 100, 1000, 5000].map(|count| catalogue(&of(count)));
        assert!(mb.is_sorted() && mb[0] < 200 && mb[1] > mb[0] && mb[4] <= BUDGET_MB, "{mb:?}");
        assert_eq!(catalogue_bytes(&of(200)), CATALOGUE_BYTES);
        assert!(catalogue_bytes(&of(5000)) < CATALOGUE_BYTES);
    }
}
