//! What happened, as a table in a file.

use super::file_notice;
use crate::app::{HappenedTable, JobResult};
use crate::domain::id::LessonId;
use crate::formats::{happened, lesson, vocabulary};
use crate::io::files;
use std::path::PathBuf;

/// Writes it.
pub(super) fn write(to: PathBuf, table: &HappenedTable) -> JobResult {
    let lessons = lesson::builtin();
    let title = |id: &LessonId| {
        let known = lessons.iter().find(|lesson| lesson.id == *id);
        known.map(|lesson| lesson.title.get(table.lang).to_owned())
    };
    let bytes = happened::table(&table.name, &table.months, table.lang, &vocabulary::builtin(), &title);
    match files::write_private(&to, &bytes) {
        Ok(()) => JobResult::Written { to, left_out: Vec::new() },
        Err(error) => JobResult::Failed(file_notice(&error, "what happened")),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::domain::locale::Lang;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn nobody_else_on_this_machine_reads_it() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let to = folder.path().join("happened.csv");
        let table = HappenedTable { name: "하늘".to_owned(), lang: Lang::Ko, months: Vec::new() };
        assert!(matches!(write(to.clone(), &table), JobResult::Written { .. }));
        assert_eq!(std::fs::metadata(&to)?.permissions().mode() & 0o077, 0);
        Ok(())
    }
}
