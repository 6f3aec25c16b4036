//! The words of `profiles`.

use super::nfc;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ProfilesTask {
    /// Everyone.
    List,
    /// A new person.
    Add {
        /// Name.
        #[arg(value_parser = nfc)]
        name: String,
    },
    /// Takes a person out; undoable.
    Remove {
        /// Name.
        #[arg(value_parser = nfc)]
        name: String,
    },
    /// Writes a person with all that is theirs into a package, to be moved to another device.
    #[command(allow_missing_positional = true)]
    Export {
        /// Who. Default: as `--profile` says.
        #[arg(value_parser = nfc, conflicts_with = "all")]
        name: Option<String>,
        /// The file.
        #[arg(required = true)]
        out: PathBuf,
        /// Everyone on this device.
        #[arg(long)]
        all: bool,
    },
    /// Brings packages in; undoable.
    Import {
        /// Packages.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}
