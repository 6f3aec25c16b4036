//! The words of `lessons`.

use super::nfc;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum LessonsTask {
    /// Every lesson.
    List,
    /// One lesson with its steps.
    Show {
        /// Its id (`builtin/` may be left out) or title.
        #[arg(value_parser = nfc)]
        lesson: String,
    },
    /// Who is where: everyone who began a lesson, and at which step they are.
    Following,
    /// Begins a lesson for people: they find it on their first screen. One that was left goes on at its step.
    Begin {
        /// Its id or title.
        #[arg(value_parser = nfc)]
        lesson: String,
        /// For whom; may be given again. Default: as `--profile` says.
        #[arg(long = "for", value_parser = nfc)]
        people: Vec<String>,
    },
    /// Writes lessons into a file for another device.
    Export {
        /// The file.
        out: PathBuf,
        /// Id or title of a lesson; may be given again. Default: those that do not come with the program.
        #[arg(long = "lesson", value_parser = nfc)]
        lessons: Vec<String>,
    },
    /// Brings lessons of files in; undoable. One that is here already is replaced.
    Import {
        /// Files of lessons.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Takes a lesson out that does not come with the program; undoable.
    Remove {
        /// Its id or title.
        #[arg(value_parser = nfc)]
        lesson: String,
    },
}
