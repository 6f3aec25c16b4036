//! By what a folder is known again: a stick with another name, or an empty folder where a drive was, are not it.

use super::super::DepotError;
use super::fault::fault;
use crate::io::files;
use crate::io::share::seal::random;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// The file with the mark.
pub(super) const FILE: &str = ".malgeurim-place";
/// Letters of a mark.
const LENGTH: usize = 32;

/// The folder's mark, if it has one.
pub(super) fn read(root: &Path) -> io::Result<Option<String>> {
    match files::read_bounded(&root.join(FILE), 4 * LENGTH as u64) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned()).filter(|mark| is_mark(mark))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_mark(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|letter| letter.is_ascii_hexdigit())
}

/// The folder's mark; a new one if it has none, and none where nothing can be written.
pub(super) fn ensure(root: &Path) -> Result<Option<String>, DepotError> {
    if let Some(mark) = read(root).map_err(|error| fault(&error))? {
        return Ok(Some(mark));
    }
    match make(root) {
        Ok(()) => read(root).map_err(|error| fault(&error)),
        Err(error) => match fault(&error) {
            DepotError::Denied(_) => Ok(None),
            other => Err(other),
        },
    }
}

/// Makes one; of two devices that do so at once the first one's stays.
fn make(root: &Path) -> io::Result<()> {
    let random: [u8; LENGTH / 2] = random().map_err(|error| io::Error::other(error.to_string()))?;
    let mark: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let path = root.join(FILE);
    let mut file = match File::create_new(&path) {
        Ok(file) => file,
        // A broken one, of a stick that was pulled while it was made.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && read(root)?.is_none() => File::create(&path)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(error),
    };
    // In one piece: whoever reads it meanwhile sees nothing or all.
    file.write_all(mark.as_bytes())?;
    file.sync_all()
}
