//! The card of a person, to be printed.

use super::{Desk, file_notice};
use crate::app::{CardToPrint, JobResult};
use crate::domain::id::{BlobId, Millis};
use crate::domain::notice::Notice;
use crate::formats::paper::day_of;
use crate::formats::vocabulary;
use crate::io::export::about_card;
use crate::io::export::{PrintError, Supplies};
use crate::io::{files, fonts};
use std::path::PathBuf;

/// Writes it.
pub(super) fn write(desk: &Desk, to: PathBuf, card: &CardToPrint, (at, offset_min): (Millis, i32)) -> JobResult {
    let (read, fonts, words) = (desk.reader(), fonts::hangul(), vocabulary::builtin());
    let supplies = Supplies {
        fonts: fonts.as_ref(),
        vocabulary: &words,
        picture: &|_, _| None,
        blob: &|blob: &BlobId| read(blob),
    };
    let pdf = match about_card::pdf(card, &supplies, day_of(at, offset_min)) {
        Ok(pdf) => pdf,
        Err(error) => {
            tracing::warn!(%error, "card of a person");
            let what = if matches!(error, PrintError::NoFont) { "print-no-font" } else { "export-failed" };
            return JobResult::Failed(Notice::problem(what));
        }
    };
    match files::write_private(&to, &pdf) {
        Ok(()) => JobResult::Written { to, left_out: Vec::new() },
        Err(error) => JobResult::Failed(file_notice(&error, "card of a person")),
    }
}
