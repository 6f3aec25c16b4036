//! The words of `works`.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum WorksTask {
    /// Every work.
    List,
    /// One work.
    Show {
        /// Its id.
        id: String,
    },
    /// Brings pictures in as works, and packages of other devices.
    Import {
        /// Picture files and packages.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Writes the making of a work as a moving picture (GIF).
    Film {
        /// Its id.
        id: String,
        /// The file.
        #[arg(long)]
        out: PathBuf,
    },
    /// Writes works into a package for another device, or their pictures and what is known of them into a folder.
    Export {
        /// The package (its name ends in .malgeurim), else the folder.
        out: PathBuf,
        /// Id of a work; may be given again. Default: every work, or those of `--profile`.
        #[arg(long = "work")]
        works: Vec<String>,
    },
}
