//! Whether the first guide was seen on this device: a small file in its data folder. None: whoever was here before it was written
//! knows the program, and a device without anybody is new.

use crate::io::files;
use std::io;
use std::path::Path;

const FILE: &str = "welcome";
/// What stands in it.
const BEGUN: &[u8] = b"begun\n";
const ENDED: &[u8] = b"ended\n";
/// Nothing longer is read.
const MAX_BYTES: u64 = 64;

/// Whether the guide is to be shown: on a device that nobody has used, or where it was cut off, by a battery for one.
pub fn is_due(data: &Path, is_new: bool) -> bool {
    match files::read_bounded(&data.join(FILE), MAX_BYTES) {
        Ok(text) => text == BEGUN,
        Err(error) => error.kind() == io::ErrorKind::NotFound && is_new,
    }
}

/// It has begun; once it has ended it never begins by itself again.
///
/// # Errors
/// What the system says; it is then as before.
pub fn begin(data: &Path) -> io::Result<()> {
    let path = data.join(FILE);
    if path.exists() { Ok(()) } else { files::write_whole(&path, BEGUN) }
}

/// It was gone through or left.
///
/// # Errors
/// What the system says; it is then as before.
pub fn end(data: &Path) -> io::Result<()> {
    files::write_whole(&data.join(FILE), ENDED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_due_once_on_a_new_device_and_never_on_another() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let data = folder.path();
        assert!(is_due(data, true) && !is_due(data, false));
        begin(data)?;
        assert!(is_due(data, false), "it was cut off: by now somebody is there");
        end(data)?;
        assert!(!is_due(data, true) && !is_due(data, false));
        // Looked at again from the settings, and cut off there.
        begin(data)?;
        assert!(!is_due(data, true));
        Ok(())
    }

    #[test]
    fn a_file_that_says_nothing_stands_in_nobodys_way() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join(FILE), [b'x'; 500])?;
        assert!(!is_due(folder.path(), true));
        Ok(())
    }
}
