//! Board files: read with limits, written whole.

use super::board_pictures::with_pictures;
use super::{Desk, file_notice};
use crate::app::{ExportFormat, ImportReport, JobResult, PrintBoard, ReportLine};
use crate::domain::board::{BUILTIN_SET, Board, BoardSet, Button};
use crate::domain::id::{BlobId, Millis, SetId};
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::domain::vocabulary::{Tint, Vocabulary};
use crate::formats::paper::day_of;
use crate::formats::{boards, obf, vocabulary};
use crate::io::export::{PrintError, print_boards};
use crate::io::{files, fonts};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// The largest board file that is read.
const MAX_FILE_BYTES: u64 = 256 << 20;

pub(super) fn import(path: &Path, set: SetId) -> JobResult {
    let bytes = match files::read_bounded(path, MAX_FILE_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => return JobResult::Failed(file_notice(&error, "import boards")),
    };
    // Composed, so that the set is found by its name as it is typed.
    let name: String = path.file_name().map(|name| name.to_string_lossy().nfc().collect()).unwrap_or_default();
    match boards::import(&name, &bytes, set) {
        Ok(imported) => {
            let report = ImportReport {
                name: imported.set.name.clone(),
                set: String::new(),
                boards: imported.boards.len(),
                buttons: imported.buttons(),
                images: imported.images(),
                sounds: imported.sounds(),
                repaired: imported
                    .repaired
                    .iter()
                    .map(|r| line(r.what.key(), &r.what, (&r.board, r.count, &r.example)))
                    .collect(),
                lost: imported
                    .lost
                    .iter()
                    .map(|l| line(l.what.key(), &l.what, (&l.board, l.count, &l.example)))
                    .collect(),
            };
            let media = imported.media.into_iter().map(|(id, bytes)| (id, Arc::new(bytes))).collect();
            JobResult::Boards { set: Box::new(imported.set), boards: imported.boards, media, report }
        }
        Err(error) => {
            tracing::warn!(%error, name, "import boards");
            JobResult::Failed(Notice::problem(&format!("import-{}", error.key())).with("name", name))
        }
    }
}

fn line(what: &str, text: &impl ToString, (board, count, example): (&str, usize, &str)) -> ReportLine {
    let (board, what, example) = (board.to_owned(), what.to_owned(), example.to_owned());
    ReportLine { board, what, count, text: text.to_string(), example }
}

pub(super) fn export(
    desk: &Desk,
    to: PathBuf,
    set: &BoardSet,
    given: &[Arc<Board>],
    format: ExportFormat,
) -> JobResult {
    let boards: Vec<&Board> = given.iter().map(AsRef::as_ref).collect();
    let words = vocabulary::builtin();
    let builtin = boards.iter().all(|board| board.set.as_str() == BUILTIN_SET);
    let pictured = if builtin { with_pictures(&boards, &words) } else { Default::default() };
    let boards: Vec<&Board> = if builtin { pictured.boards.iter().collect() } else { boards };
    let mut media = |id: &BlobId| pictured.media.get(id).cloned().or_else(|| desk.blob(id));
    let made = match (format, boards.first()) {
        (ExportFormat::Grd, _) => {
            boards::export_grd(set, &tinted(&boards, &words).iter().collect::<Vec<_>>(), &mut media)
        }
        (ExportFormat::Obf, Some(board)) => obf::export_obf(board, &mut media),
        _ => obf::export_obz(set, &boards, &mut media),
    };
    let (bytes, lost) = match made {
        Ok(made) => made,
        Err(error) => {
            tracing::warn!(%error, "export boards");
            return JobResult::Failed(Notice::problem("export-failed"));
        }
    };
    match files::write_whole(&to, &bytes) {
        Ok(()) => {
            lost.iter().for_each(|loss| tracing::warn!(%loss, "export boards"));
            let left_out = lost.iter().map(|loss| (String::new(), loss.to_string())).collect();
            JobResult::Written { to, left_out }
        }
        Err(error) => JobResult::Failed(file_notice(&error, "export boards")),
    }
}

/// One page a board. Those of the program have no letters to be read by without a Korean font.
pub(super) fn print(
    desk: &Desk,
    to: PathBuf,
    boards: &[PrintBoard],
    (title, lang): &(String, Lang),
    (at, offset_min): (Millis, i32),
) -> JobResult {
    let pdf =
        print_boards(boards, (title, *lang), day_of(at, offset_min), fonts::hangul().as_ref(), &|id| desk.blob(id));
    let pdf = match pdf {
        Ok(pdf) => pdf,
        Err(error) => {
            tracing::warn!(%error, "print boards");
            let what = if matches!(error, PrintError::NoFont) { "print-no-font" } else { "export-failed" };
            return JobResult::Failed(Notice::problem(what));
        }
    };
    match files::write_whole(&to, &pdf) {
        Ok(()) => JobResult::Written { to, left_out: Vec::new() },
        Err(error) => JobResult::Failed(file_notice(&error, "print boards")),
    }
}

/// Boards whose buttons have the colours of their words: other programs know neither our words nor their groups.
fn tinted(boards: &[&Board], words: &Vocabulary) -> Vec<Board> {
    let tint = |button: &Button| words.word(button.word.as_ref()?.as_str()).map(Tint::of);
    let social = |button: &Button| button.phrase.as_ref().map(|_| Tint::Social);
    let mut tinted: Vec<Board> = boards.iter().map(|board| (*board).clone()).collect();
    for button in tinted.iter_mut().flat_map(|board| &mut board.buttons) {
        if let Some(tint) = tint(button).or_else(|| social(button)) {
            let [red, green, blue] = tint.on_paper();
            button.background_color = format!("rgb({red}, {green}, {blue})");
        }
    }
    tinted
}
