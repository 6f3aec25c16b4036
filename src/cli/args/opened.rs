//! A file that is opened with the program: by its name on the line, or by a tap in the system's list of files.

use std::path::{Path, PathBuf};

/// Endings of files that the window takes in: the package first, then boards.
const ENDINGS: [&str; 8] = ["malgeurim", "obz", "obf", "gridset", "spb", "sps", "ce", "grd"];

/// The file. What has none of these endings is rather a command that was mistyped.
pub(super) fn file(text: &str) -> Result<PathBuf, String> {
    let path = Path::new(text);
    let is_known = |ending: &&str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    if ENDINGS.iter().any(is_known) {
        return Ok(path.to_owned());
    }
    Err(format!("neither a command nor a file that ends in {}", ENDINGS.map(|ending| format!(".{ending}")).join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_command_is_no_file() {
        assert_eq!(file("하늘.malgeurim"), Ok(PathBuf::from("하늘.malgeurim")));
        assert_eq!(file("/media/usb/BOARD.OBZ"), Ok(PathBuf::from("/media/usb/BOARD.OBZ")));
        for text in ["docter", "obz", "picture.png", ""] {
            assert!(file(text).is_err_and(|endings| endings.contains(".obz")), "{text}");
        }
    }
}
