//! `symbols`: what may follow it.

use super::nfc;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum SymbolsTask {
    /// Adds symbol packs: folders or ZIP files of pictures.
    Import {
        /// Mulberry, ARASAAC, OpenMoji, or pictures with a table of their names.
        #[arg(required = true)]
        packs: Vec<PathBuf>,
    },
    /// Every pack.
    List,
    /// Finds symbols by a Korean or English name; 초성 too.
    Search {
        /// What was typed.
        #[arg(value_parser = nfc)]
        text: String,
        /// No more than this.
        #[arg(long, default_value_t = 40)]
        most: usize,
    },
    /// Takes a pack out; boards keep their pictures.
    Remove {
        /// Its name or id.
        #[arg(value_parser = nfc)]
        pack: String,
    },
}
