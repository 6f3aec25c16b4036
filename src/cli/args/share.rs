//! The words of `share`.

use super::nfc;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ShareTask {
    /// Where this device meets the others.
    Place,
    /// Tries a folder out (a stick, a network drive), and meets the others there if it works.
    Folder {
        /// The folder, which must be there.
        path: PathBuf,
    },
    /// Tries object storage (S3) out, and meets the others there if it works. The secret key is read from stdin; an empty one: the one
    /// that is kept for this place.
    Bucket(BucketTask),
    /// Tries the place out that was chosen.
    Check,
    /// Meets nowhere any more; what lies in the place stays there.
    Forget,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct BucketTask {
    /// Its address, without the bucket.
    pub endpoint: String,
    /// The bucket.
    pub bucket: String,
    /// The public half of the key.
    #[arg(long)]
    pub access_key: String,
    /// What stands before every name.
    #[arg(long, default_value = "", value_parser = nfc)]
    pub prefix: String,
    /// The region that signatures are for.
    #[arg(long, default_value = "us-east-1")]
    pub region: String,
    /// Where the bucket stands in addresses.
    #[arg(long, value_enum, default_value = "path")]
    pub style: StyleName,
    /// A file with certificates (PEM) that alone are trusted, for a storage of one's own.
    #[arg(long)]
    pub certificate: Option<PathBuf>,
    /// It may be spoken to without encryption; only in the own network, by number.
    #[arg(long)]
    pub open: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum StyleName {
    /// `https://host/bucket`.
    Path,
    /// `https://bucket.host`.
    Host,
}
