//! Forms for the makers of works, to be printed and signed.

use super::{Desk, file_notice};
use crate::app::{JobResult, ToAsk};
use crate::domain::artwork::Artwork;
use crate::domain::exhibition::Exhibition;
use crate::domain::id::{BlobId, Millis};
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::formats::paper::day_of;
use crate::formats::vocabulary;
use crate::io::export::{PrintError, Supplies, consent_form};
use crate::io::{files, fonts, sheets};
use std::path::PathBuf;

/// Writes them.
pub(super) fn write(
    desk: &Desk,
    works: &[ToAsk],
    show: Option<&Exhibition>,
    langs: [Lang; 2],
    to: PathBuf,
    (at, offset_min): (Millis, i32),
) -> JobResult {
    let (read, fonts, words) = (desk.reader(), fonts::hangul(), vocabulary::builtin());
    let supplies = Supplies {
        fonts: fonts.as_ref(),
        vocabulary: &words,
        picture: &|_, _| None,
        blob: &|blob: &BlobId| read(blob),
    };
    let picture = |work: &Artwork, px: u32| {
        let asked = works.iter().find(|asked| asked.work.id == work.id)?;
        sheets::picture(&asked.sheet, px, &read)
    };
    let asked = works.iter().map(|asked| consent_form::Asked { work: &asked.work, show, guardian: asked.guardian });
    let asked: Vec<_> = asked.collect();
    match consent_form::pdf(&asked, &langs, &supplies, &picture, day_of(at, offset_min)) {
        Ok(pdf) => match files::write_whole(&to, &pdf) {
            Ok(()) => JobResult::Written { to, left_out: Vec::new() },
            Err(error) => JobResult::Failed(file_notice(&error, "consent forms")),
        },
        Err(error) => {
            tracing::warn!(%error, "consent forms");
            let what = if matches!(error, PrintError::NoFont) { "print-no-font" } else { "export-failed" };
            JobResult::Failed(Notice::problem(what))
        }
    }
}
