//! The words of `boards`.

use super::nfc;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum BoardsTask {
    /// Adds board files; the same file again replaces its own set.
    Import {
        /// OBF, OBZ, gridset, spb, sps, ce, grd or the JSON of Cboard.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Every board.
    List,
    /// Writes boards to a file.
    Export {
        /// Where to.
        out: PathBuf,
        /// A set. Default: the built-in one.
        #[arg(long, value_parser = nfc, conflicts_with = "board")]
        set: Option<String>,
        /// One board.
        #[arg(long, value_parser = nfc)]
        board: Option<String>,
    },
    /// Prints boards as PDF, a page a board, as the person sees them.
    Print {
        /// Where to.
        out: PathBuf,
        /// Every board of a set.
        #[arg(long, value_parser = nfc, conflicts_with = "board")]
        set: Option<String>,
        /// One board. Default: the person's home board.
        #[arg(long, value_parser = nfc)]
        board: Option<String>,
    },
    /// Writes the words of boards as a table (CSV).
    Words {
        /// Where to.
        out: PathBuf,
        /// A set. Default: the built-in one.
        #[arg(long, value_parser = nfc, conflicts_with = "board")]
        set: Option<String>,
        /// One board.
        #[arg(long, value_parser = nfc)]
        board: Option<String>,
    },
    /// Takes a set out; undoable.
    Remove {
        /// Its name.
        #[arg(long, value_parser = nfc)]
        set: String,
    },
}
