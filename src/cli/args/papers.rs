//! The words of what packages of the program are made with.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// A shell that completes words.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Shell {
    /// GNU Bash.
    Bash,
    /// Z shell.
    Zsh,
    /// Fish.
    Fish,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct IconTask {
    /// Side in pixels.
    #[arg(long, default_value_t = 256, value_parser = clap::value_parser!(u32).range(16..=1024))]
    pub size: u32,
    /// Where the PNG goes.
    #[arg(long)]
    pub out: PathBuf,
}
