//! Whether this device opens in kiosk mode: a small file in its data folder, so that it holds from the first frame on.

use crate::io::files;
use std::io;
use std::path::Path;

const FILE: &str = "kiosk";

/// Whether it does.
pub fn is_on(data: &Path) -> bool {
    data.join(FILE).exists()
}

/// From now on it does, or no longer.
///
/// # Errors
/// What the system says; it is then as before.
pub fn keep(data: &Path, on: bool) -> io::Result<()> {
    if on {
        return files::write_whole(&data.join(FILE), b"{}");
    }
    match std::fs::remove_file(data.join(FILE)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_until_it_is_ended() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        assert!(!is_on(folder.path()));
        keep(folder.path(), false)?;
        keep(folder.path(), true)?;
        assert!(is_on(folder.path()));
        keep(folder.path(), false)?;
        assert!(!is_on(folder.path()));
        Ok(())
    }
}
