//! Names that every file system and every storage keeps as they are.

use super::DepotError;
use unicode_normalization::UnicodeNormalization;

/// Bytes of a name, at most. With the prefix and what a storage adds it stays below S3's 1,024.
pub const MAX_NAME: usize = 400;
/// Bytes of the prefix in a bucket, at most.
pub const MAX_PREFIX: usize = 400;
/// Bytes of one part of a name: `.part` still fits into the 255 that file systems keep.
const MAX_PART: usize = 200;
/// Folders in each other.
const MAX_DEPTH: usize = 8;
/// Names that are devices on Windows, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether `name` can be an object's: parts between `/`, each of letters and digits of any script, `-`, `_` and `.`. No capitals,
/// as FAT takes `A` for `a`; composed (NFC), as some systems change the form; no dot where a part begins or ends, and none
/// of the names that Windows keeps for devices.
pub fn is_name(name: &str) -> bool {
    name.len() <= MAX_NAME && name.split('/').count() <= MAX_DEPTH && name.split('/').all(is_part)
}

fn is_part(part: &str) -> bool {
    let is_kept = |letter: char| match letter {
        '-' | '_' | '.' => true,
        _ => letter.is_alphanumeric() && letter.to_lowercase().eq([letter]) && letter.to_uppercase().count() == 1,
    };
    !part.is_empty()
        && part.len() <= MAX_PART
        && !part.starts_with('.')
        && !part.ends_with('.')
        && part.chars().all(is_kept)
        && part.nfc().eq(part.chars())
        && !is_device(part)
}

/// `con`, `com1` and their kind.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default();
    let numbered = |kind| stem.strip_prefix(kind).is_some_and(|rest: &str| rest.chars().count() == 1);
    DEVICES.contains(&stem) || numbered("com") || numbered("lpt")
}

/// The name, if it is one.
pub(super) fn name(text: &str) -> Result<&str, DepotError> {
    is_name(text).then_some(text).ok_or_else(|| DepotError::Broken(format!("{text:?} is no name of an object")))
}

/// A folder without its last `/`; empty is the whole.
pub(super) fn folder(text: &str) -> Result<&str, DepotError> {
    let bare = text.strip_suffix('/').unwrap_or(text);
    if bare.is_empty() { Ok(bare) } else { name(bare) }
}

/// Whether `text` can stand before the names in a bucket: parts between `/` of anything that can be seen, spaces included.
pub(super) fn is_prefix(text: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..") && !part.chars().any(char::is_control);
    text.is_empty() || (text.len() <= MAX_PREFIX && text.split('/').all(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_such_as_every_storage_keeps() {
        for fine in ["heads/3f9a", "blobs/ab/cdef", "가람/우리-판.bin", "a.b_c-1", "comet", "com", "1"] {
            assert!(is_name(fine), "{fine}");
        }
        let long = "a".repeat(MAX_PART + 1);
        for wrong in [
            "",
            "/",
            "a/",
            "/a",
            "a//b",
            ".",
            "..",
            "a/../b",
            ".hidden",
            "a.",
            "Heads",
            "a b",
            "a\\b",
            "a:b",
            "con",
            "nul.txt",
            "com1",
            "lpt9.x",
            "a\0",
            "a\n",
            "가\u{301}x%",
            "e\u{301}",
            "\u{1112}\u{1161}",
            "straße",
            "x/y/z/1/2/3/4/5/6",
            &long,
        ] {
            assert!(!is_name(wrong), "{wrong:?}");
        }
    }

    #[test]
    fn a_folder_may_end_with_its_mark() {
        assert_eq!(folder("heads/"), Ok("heads"));
        assert_eq!(folder("heads"), Ok("heads"));
        assert_eq!(folder(""), Ok(""));
        assert!(folder("../heads/").is_err() && folder("heads//").is_err());
    }

    #[test]
    fn a_prefix_may_be_in_any_words() {
        for fine in ["", "말그림", "우리 반/2027 봄", "a.b/c%d"] {
            assert!(is_prefix(fine), "{fine}");
        }
        for wrong in ["/", "a/", "a//b", "..", "a/./b", "a\nb"] {
            assert!(!is_prefix(wrong), "{wrong}");
        }
    }
}
