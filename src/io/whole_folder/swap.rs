//! A finished part folder takes the place of the old one, or fills it.

use super::journal::{JOURNAL, Journal, PARTS};
use super::{BTreeSet, Place, beside, remove_if_there, within};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What one sees first of an export; it comes last.
const FIRST: &str = "index.html";

/// Mends what a crash between two renames left: a whole new folder goes to its place, else the old one comes back.
pub(super) fn mend(to: &Path) -> io::Result<()> {
    let (part, old) = (beside(to, "part")?, beside(to, "old")?);
    if !old.exists() {
        return Ok(());
    }
    if !to.exists() {
        let is_whole = part.join(JOURNAL).exists();
        fs::rename(if is_whole { &part } else { &old }, to)?;
    }
    if old.exists() { remove_ours(&old) } else { Ok(()) }
}

/// Removes a folder of ours: its files by its journal, then what is empty. What somebody else put there stays.
fn remove_ours(folder: &Path) -> io::Result<()> {
    for path in Journal::read(folder)?.paths() {
        remove_if_there(&folder.join(within(path)?))?;
    }
    remove_if_there(&folder.join(JOURNAL))?;
    prune(folder)
}

/// Removes empty folders, the deepest first, and the folder itself if nothing is left.
fn prune(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            prune(&entry.path())?;
        }
    }
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => Err(error),
        _ => Ok(()),
    }
}

/// Takes what belongs to no piece out of the part folder: left over from an export that was stopped.
pub(super) fn tidy(part: &Path, journal: &Journal) -> io::Result<()> {
    remove_if_there(&part.join(PARTS))?;
    keep_only(part, &journal.paths())
}

/// Removes every other file.
pub(super) fn keep_only(part: &Path, ours: &BTreeSet<&str>) -> io::Result<()> {
    for path in all_files(part)? {
        let name = path.strip_prefix(part).map(slashed).unwrap_or_default();
        if !ours.contains(name.as_str()) && name != PARTS {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Every file is on the disk before the folder is in its place.
pub(super) fn flush(part: &Path, journal: &Journal) -> io::Result<()> {
    journal.paths().into_iter().try_for_each(|path| fs::File::open(part.join(within(path)?))?.sync_data())
}

/// Files of others that have a name which one of ours has: they are never written over.
pub(super) fn taken(to: &Path, was: &Journal, now: &Journal) -> io::Result<Option<String>> {
    let ours = was.paths();
    let new = now.paths().into_iter().filter(|path| !ours.contains(path));
    for path in new {
        if to.join(within(path)?).exists() {
            return Ok(Some(path.to_owned()));
        }
    }
    Ok(None)
}

/// Puts a part folder that is whole in its place. Where a folder holds files of others, or cannot be renamed (a drive), it is
/// filled instead of exchanged.
pub(super) fn swap(place: &Place, was: &Journal, now: &Journal) -> io::Result<()> {
    let Place { to, part, is_inside } = place;
    if !to.exists() {
        return fs::rename(part, to);
    }
    let old = beside(to, "old")?;
    if *is_inside || old.exists() || has_others(to, was)? {
        return fill(place, was, now);
    }
    if let Err(error) = fs::rename(to, &old) {
        tracing::info!(%error, "the folder is filled instead of exchanged");
        return fill(place, was, now);
    }
    if let Err(error) = fs::rename(part, to) {
        fs::rename(&old, to)?;
        return Err(error);
    }
    // The new one is in its place: what is left of the old one is cleared up now or the next time.
    if let Err(error) = remove_ours(&old) {
        tracing::warn!(%error, "the old folder is not quite gone");
    }
    Ok(())
}

/// Whether there is anything that is not ours, also an empty folder.
fn has_others(to: &Path, was: &Journal) -> io::Result<bool> {
    let ours = was.paths();
    let mut folders = vec![to.to_owned()];
    while let Some(folder) = folders.pop() {
        let mut is_empty = true;
        for entry in fs::read_dir(&folder)? {
            let (entry, path) = entry.map(|entry| (entry.file_type(), entry.path()))?;
            is_empty = false;
            if entry?.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(to).map(slashed).unwrap_or_default();
            if name != JOURNAL && !ours.contains(name.as_str()) {
                return Ok(true);
            }
        }
        if is_empty && folder != to {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Puts the files one by one into a folder that stays. Meanwhile its journal names old and new files, so that a stop in between
/// leaves nothing that nobody knows of; and without its first page it does not look whole.
fn fill(place: &Place, was: &Journal, now: &Journal) -> io::Result<()> {
    let Place { to, part, .. } = place;
    was.with(now).write(to)?;
    remove_if_there(&to.join(FIRST))?;
    let paths = now.paths();
    for path in paths.iter().filter(|path| **path != FIRST) {
        move_file(&part.join(within(path)?), &to.join(within(path)?))?;
    }
    for gone in was.paths().into_iter().filter(|path| !paths.contains(path)) {
        remove_if_there(&to.join(within(gone)?))?;
    }
    if paths.contains(FIRST) {
        move_file(&part.join(FIRST), &to.join(FIRST))?;
    }
    now.write(to)?;
    fs::remove_dir_all(part)
}

fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    to.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::rename(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Every file below a folder; links are not followed.
fn all_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    Ok(files)
}
