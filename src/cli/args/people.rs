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
    /// Puts a person into a group; undoable.
    Group {
        /// Name.
        #[arg(value_parser = nfc)]
        name: String,
        /// The group. Default: none.
        #[arg(value_parser = nfc, default_value = "")]
        group: String,
    },
    /// Writes a person with all that is theirs into a package, to be moved to another device.
    #[command(allow_missing_positional = true)]
    Export {
        /// Who. Default: as `--profile` says.
        #[arg(value_parser = nfc, conflicts_with_all = ["all", "group"])]
        name: Option<String>,
        /// The file.
        #[arg(required = true)]
        out: PathBuf,
        /// Everyone on this device.
        #[arg(long)]
        all: bool,
        /// Everyone of a group.
        #[arg(long, value_parser = nfc, conflicts_with = "all")]
        group: Option<String>,
    },
    /// Brings packages in; undoable.
    Import {
        /// Packages.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}
