//! Exports of the command line while another program has the store: what went where is laid aside in a file each, and whoever
//! opens the store next takes it in.

use crate::domain::exhibition::Outing;
use crate::io::files;
use std::io;
use std::path::{Path, PathBuf};

/// The longest file that is read.
const MAX_BYTES: u64 = 16 << 20;
/// Most files that are looked at.
const MAX_FILES: usize = 10_000;

fn folder(data: &Path) -> PathBuf {
    data.join("outings")
}

/// Lays an outing aside.
///
/// # Errors
/// What the system says.
pub fn leave(data: &Path, outing: &Outing) -> io::Result<()> {
    let name: String = outing.id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let json = serde_json::to_vec(outing).map_err(io::Error::other)?;
    files::write_whole(&folder(data).join(format!("{name}.json")), &json)
}

/// What was laid aside, with its file, in the order of file names. What cannot be read is left alone.
pub fn left(data: &Path) -> Vec<(PathBuf, Outing)> {
    let entries = std::fs::read_dir(folder(data)).into_iter().flatten().flatten().take(MAX_FILES);
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let outing = serde_json::from_slice(&files::read_bounded(&path, MAX_BYTES).ok()?).ok()?;
        Some((path, outing))
    };
    paths.into_iter().filter_map(read).collect()
}

/// It is in the store now.
pub fn taken(path: &Path) {
    if let Err(error) = std::fs::remove_file(path) {
        tracing::info!(%error, "an outing is read again next time");
    }
}
