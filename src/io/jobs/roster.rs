//! A list of people.

use super::file_notice;
use crate::app::JobResult;
use crate::domain::notice::Notice;
use crate::formats::roster::{self, MAX_BYTES, RosterError};
use crate::io::files;
use std::path::Path;

pub(super) fn read(path: &Path) -> JobResult {
    let bytes = match files::read_bounded(path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => return JobResult::Failed(file_notice(&error, "read a list of people")),
    };
    roster::read(&bytes).map_or_else(
        |error| {
            tracing::warn!(%error, path = %path.display(), "list of people");
            JobResult::Failed(Notice::problem(match error {
                RosterError::NoNames => "roster-no-names",
                RosterError::TooMany => "roster-too-many",
            }))
        },
        JobResult::Roster,
    )
}
