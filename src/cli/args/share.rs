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
    /// The circle: its tablets, and what was erased.
    List,
    /// Begins a circle.
    Found {
        /// What this tablet is called.
        #[arg(value_parser = nfc)]
        name: String,
    },
    /// Joins a circle; the code is read from stdin.
    Join {
        /// What this tablet is called.
        #[arg(value_parser = nfc)]
        name: String,
    },
    /// Makes a code for one more tablet. Whoever sees it can join: it has the key of a bucket in it.
    Code {
        /// It may invite, shut out and erase, too.
        #[arg(long)]
        keeper: bool,
    },
    /// Meets the others now.
    Meet,
    /// Shuts a tablet out, from the next meeting on.
    ShutOut {
        /// Its name or id.
        #[arg(value_parser = nfc)]
        tablet: String,
    },
    /// Erases a person on every tablet, from the next meeting on.
    Erase {
        /// Their name.
        #[arg(value_parser = nfc)]
        person: String,
        /// Do it. Without it, only what would happen is said.
        #[arg(long)]
        yes: bool,
    },
    /// Writes the proof of an erasure.
    Proof {
        /// Of what, as `share list` names it.
        scope: String,
        /// The file.
        #[arg(long)]
        out: PathBuf,
    },
    /// Belongs to no circle any more; what came stays.
    Leave,
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
