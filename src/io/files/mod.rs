//! Files and folders: where things are kept, reading with limits, writing without leaving halves.

mod home;

pub use home::Home;

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Milliseconds since 1970-01-01 UTC by the system's clock.
pub fn now_millis() -> crate::domain::id::Millis {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Minutes that this place is ahead of UTC. Korea's, unless `MALGEURIM_UTC_OFFSET_MIN` says otherwise: the standard library
/// does not know time zones, and dates on labels are the only use.
pub fn utc_offset_min() -> i32 {
    const KOREA: i32 = 540;
    std::env::var("MALGEURIM_UTC_OFFSET_MIN").ok().and_then(|text| text.parse().ok()).unwrap_or(KOREA)
}

/// The path itself, or the first of `name-2`, `name-3`, … that is free.
pub fn free(path: PathBuf) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let end = path.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
    let others = (2_u32..).map(|number| path.with_file_name(format!("{stem}-{number}{end}")));
    std::iter::once(path.clone()).chain(others).find(|path| !path.exists()).unwrap_or_else(|| path.clone())
}

/// Where files for people go by default: their documents folder, else their home.
pub fn documents() -> PathBuf {
    let user = directories::UserDirs::new();
    let documents = user.as_ref().and_then(|user| user.document_dir().map(Path::to_owned));
    documents.or_else(|| user.map(|user| user.home_dir().to_owned())).unwrap_or_default()
}

/// Where the person's pictures are: their pictures folder, else their home.
pub fn pictures() -> PathBuf {
    let user = directories::UserDirs::new();
    let pictures = user.as_ref().and_then(|user| user.picture_dir().map(Path::to_owned));
    pictures.or_else(|| user.map(|user| user.home_dir().to_owned())).unwrap_or_default()
}

/// A number that is different at every start, from the time and the process.
pub fn nonce() -> u64 {
    use std::hash::{BuildHasher, Hasher};
    // RandomState is seeded by the operating system.
    let mut hasher = std::collections::hash_map::RandomState::new().build_hasher();
    hasher.write_i64(now_millis());
    hasher.finish()
}

/// Reads a whole file of at most `limit` bytes.
///
/// # Errors
/// `FileTooLarge` if it is longer; otherwise what the system says.
pub fn read_bounded(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}

/// Writes a file whole or not at all: a temporary name beside it, fsync, rename.
///
/// # Errors
/// What the system says; the old file is then untouched.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, bytes, File::options().write(true).create(true).truncate(true))
}

/// As [`write_whole`], and nobody else may read it, from its first byte on.
///
/// # Errors
/// What the system says; the old file is then untouched.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write(path, bytes, &options)
}

fn write(path: &Path, bytes: &[u8], options: &OpenOptions) -> io::Result<()> {
    write_with(path, options, |file| file.write_all(bytes))
}

/// As [`write_whole`], by a function that writes the file piece by piece.
///
/// # Errors
/// What the function or the system says; the old file is then untouched.
pub fn write_pieces<E: From<io::Error>>(path: &Path, write: impl FnOnce(&mut File) -> Result<(), E>) -> Result<(), E> {
    write_with(path, File::options().read(true).write(true).create(true).truncate(true), write)
}

fn write_with<E: From<io::Error>>(
    path: &Path,
    options: &OpenOptions,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut temporary = name.to_os_string();
    temporary.push(format!(".{}.part", std::process::id()));
    let temporary = folder.join(temporary);
    let written = || {
        let mut file = options.open(&temporary)?;
        write(&mut file)?;
        file.sync_all()?;
        Ok(std::fs::rename(&temporary, path)?)
    };
    written().inspect_err(|_| drop(std::fs::remove_file(&temporary)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_takes_no_other_ones_place() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let first = folder.path().join("malgeurim-sea.gif");
        assert_eq!(free(first.clone()), first);
        for name in ["malgeurim-sea.gif", "malgeurim-sea-2.gif"] {
            std::fs::write(folder.path().join(name), "x")?;
        }
        assert_eq!(free(first), folder.path().join("malgeurim-sea-3.gif"));
        Ok(())
    }

    #[test]
    fn a_file_is_written_whole_and_read_with_a_limit() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a/b.txt");
        write_whole(&path, b"hello")?;
        assert_eq!(read_bounded(&path, 5)?, b"hello");
        assert_eq!(read_bounded(&path, 4).map_err(|e| e.kind()), Err(io::ErrorKind::FileTooLarge));
        assert_eq!(std::fs::read_dir(folder.path().join("a"))?.count(), 1);
        Ok(())
    }
}
