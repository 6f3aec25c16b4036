//! Files of lessons.

use super::file_notice;
use crate::app::JobResult;
use crate::domain::lesson::Lesson;
use crate::domain::notice::Notice;
use crate::formats::lesson::{self, LessonError, MAX_BYTES};
use crate::io::files;
use std::path::{Path, PathBuf};

/// Reads one; everything in it, or nothing.
pub(super) fn read(path: &Path) -> JobResult {
    match files::read_bounded(path, MAX_BYTES as u64) {
        Ok(bytes) => lesson::read(&bytes).map_or_else(|error| refused(&error), JobResult::Lessons),
        Err(error) => JobResult::Failed(file_notice(&error, "read lessons")),
    }
}

/// Writes one.
pub(super) fn write(to: PathBuf, lessons: &[Lesson]) -> JobResult {
    let bytes = match lesson::write(lessons) {
        Ok(bytes) => bytes,
        Err(error) => return refused(&error),
    };
    match files::write_whole(&to, &bytes) {
        Ok(()) => JobResult::Written { to, left_out: Vec::new() },
        Err(error) => JobResult::Failed(file_notice(&error, "write lessons")),
    }
}

fn refused(error: &LessonError) -> JobResult {
    tracing::warn!(%error, "lessons");
    JobResult::Failed(match error {
        LessonError::TooBig => Notice::problem("file-too-big"),
        LessonError::Newer(_) => Notice::problem("lessons-newer"),
        LessonError::Count => Notice::problem("lessons-count"),
        LessonError::Lesson(nth, _) => Notice::problem("lessons-broken").with("nth", nth + 1),
        LessonError::Twice(_) | LessonError::Unreadable(_) => Notice::problem("lessons-unreadable"),
    })
}
