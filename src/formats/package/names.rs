//! Names of entries: few forms, and nothing else is an entry of a package.

use crate::domain::id::BlobId;

/// Longest name made of an id.
const MAX_NAME: usize = 128;

/// The entries that stand alone.
pub(super) const MIMETYPE: &str = "mimetype";
pub(super) const README: &str = "README.txt";
pub(super) const MANIFEST: &str = "manifest.json";

/// What an entry is, told by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The type of the file.
    Mimetype,
    /// For people.
    Readme,
    /// A set of boards.
    Boards,
    /// A person.
    Profile,
    /// A work.
    Work,
    /// A small picture of a work.
    Picture,
    /// A stored picture or sound.
    Blob,
}

impl Kind {
    /// Whether it holds records, which are kept in memory.
    pub(super) fn is_record(self) -> bool {
        matches!(self, Self::Boards | Self::Profile | Self::Work)
    }
}

/// What an entry is; `None`: no entry of a package is called so.
pub(super) fn kind(name: &str) -> Option<Kind> {
    match name {
        MIMETYPE => return Some(Kind::Mimetype),
        README => return Some(Kind::Readme),
        _ => {}
    }
    let (folder, file) = name.split_once('/')?;
    let named = |ending: &str| file.strip_suffix(ending).is_some_and(is_name);
    match folder {
        "boards" if named(".json") => Some(Kind::Boards),
        "profiles" if named(".json") => Some(Kind::Profile),
        "works" if named(".json") => Some(Kind::Work),
        "pictures" if named(".png") => Some(Kind::Picture),
        "blobs" if BlobId::from(file).is_well_formed() => Some(Kind::Blob),
        _ => None,
    }
}

fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    (1..=MAX_NAME).contains(&name.len()) && name.bytes().all(plain)
}

/// A name for an id that is good on every system: the id itself if it is plain, else its SHA-256.
pub fn name_of(id: &str) -> String {
    // Names in another letter case would be the same file on some systems.
    let is_plain = is_name(id) && !id.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_plain { id.to_owned() } else { BlobId::of(id.as_bytes()).0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_we_write_are_entries() {
        let blob = format!("blobs/{}", BlobId::of(b"x"));
        assert_eq!(kind(&blob), Some(Kind::Blob));
        assert_eq!(kind("works/w-7f-0.json"), Some(Kind::Work));
        for bad in [
            "",
            "/",
            "works/",
            "works/..json",
            "works/../x.json",
            "/works/x.json",
            "works/x.json\0",
            "works/a/b.json",
            "C:\\x",
            "works\\x.json",
            "blobs/../../x",
            "blobs/ABC",
            "other/x.json",
            "works/x.txt",
            "manifest.json/",
            "works/한.json",
        ] {
            assert_eq!(kind(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn every_id_has_a_good_name_of_its_own() {
        assert_eq!(name_of("w-7f-0"), "w-7f-0");
        let odd = ["W-7f-0", "../x", "", "한", "a/b", "a.b"];
        let names: std::collections::BTreeSet<String> = odd.iter().map(|id| name_of(id)).collect();
        assert_eq!(names.len(), odd.len());
        assert!(names.iter().all(|name| is_name(name)));
    }
}
