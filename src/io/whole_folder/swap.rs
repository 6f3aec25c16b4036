//! A finished part folder takes the place of the old one.

use super::journal::{JOURNAL, Journal, PARTS};
use super::{BTreeSet, beside, remove_if_there, within};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
    if old.exists() {
        carry_over(&old, to, &Journal::read(&old))?;
        fs::remove_dir_all(&old)?;
    }
    Ok(())
}

/// Takes what belongs to no piece out of the part folder: left over from an export that was stopped.
pub(super) fn tidy(part: &Path, journal: &Journal) -> io::Result<()> {
    remove_if_there(&part.join(PARTS))?;
    let ours = journal.paths();
    for path in all_files(part)? {
        let name = path.strip_prefix(part).map(slashed).unwrap_or_default();
        if !ours.contains(name.as_str()) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Every file is on the disk before the folder is in its place.
pub(super) fn flush(part: &Path, journal: &Journal) -> io::Result<()> {
    journal.paths().into_iter().try_for_each(|path| fs::File::open(part.join(within(path)?))?.sync_data())
}

pub(super) fn swap(part: &Path, to: &Path, was: &Journal) -> io::Result<()> {
    if !to.exists() {
        return fs::rename(part, to);
    }
    let old = beside(to, "old")?;
    if let Err(error) = fs::rename(to, &old) {
        // A drive or a folder that something else holds cannot be renamed.
        tracing::info!(%error, "the folder is filled instead of exchanged");
        return fill(part, to, was);
    }
    if let Err(error) = fs::rename(part, to) {
        fs::rename(&old, to)?;
        return Err(error);
    }
    carry_over(&old, to, was)?;
    fs::remove_dir_all(&old)
}

/// Files of the person's own go back into the new folder, unless ours have that name now.
fn carry_over(old: &Path, to: &Path, was: &Journal) -> io::Result<()> {
    let ours = was.paths();
    for path in all_files(old)? {
        let Ok(name) = path.strip_prefix(old) else { continue };
        let place = to.join(name);
        if name == Path::new(JOURNAL) || ours.contains(slashed(name).as_str()) || place.exists() {
            continue;
        }
        place.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::rename(&path, &place)?;
    }
    Ok(())
}

/// Puts the files one by one into a folder that stays: without its journal and first page it does not look whole meanwhile.
fn fill(part: &Path, to: &Path, was: &Journal) -> io::Result<()> {
    const FIRST: &str = "index.html";
    remove_if_there(&to.join(JOURNAL))?;
    remove_if_there(&to.join(FIRST))?;
    let mut last: Vec<PathBuf> = Vec::new();
    let mut now = BTreeSet::new();
    for path in all_files(part)? {
        let Ok(name) = path.strip_prefix(part) else { continue };
        now.insert(slashed(name));
        if [FIRST, JOURNAL].iter().any(|held| name == Path::new(held)) {
            last.push(name.to_owned());
        } else {
            move_file(&path, &to.join(name))?;
        }
    }
    for gone in was.paths().into_iter().filter(|path| !now.contains(*path)) {
        remove_if_there(&to.join(within(gone)?))?;
    }
    last.sort_by_key(|name| name == Path::new(JOURNAL));
    last.iter().try_for_each(|name| move_file(&part.join(name), &to.join(name)))?;
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
