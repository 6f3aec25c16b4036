//! The recovery code, to be printed. The file has nobody's eyes but the owner's: its name is free, and it is written for them alone.

use super::file_notice;
use crate::app::JobResult;
use crate::domain::id::Millis;
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::domain::recovery::RecoveryCode;
use crate::formats::paper::{day_of, recovery_sheet};
use crate::io::export::{PrintError, recovery_sheet as sheet};
use crate::io::{files, fonts};
use std::path::PathBuf;

/// Writes it.
pub(super) fn write(to: PathBuf, code: &RecoveryCode, lang: Lang, (at, offset_min): (Millis, i32)) -> JobResult {
    let (fonts, words) = (fonts::hangul(), recovery_sheet(lang, at, offset_min));
    let pdf = match sheet::pdf(code, &words, lang, fonts.as_ref(), day_of(at, offset_min)) {
        Ok(pdf) => pdf,
        Err(error) => {
            tracing::warn!(%error, "sheet of the recovery code");
            let what = if matches!(error, PrintError::NoFont) { "print-no-font" } else { "export-failed" };
            return JobResult::Failed(Notice::problem(what));
        }
    };
    match files::write_private(&to, &pdf) {
        Ok(()) => JobResult::Written { to, left_out: Vec::new() },
        Err(error) => JobResult::Failed(file_notice(&error, "sheet of the recovery code")),
    }
}
