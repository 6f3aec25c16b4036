//! Where each board, picture and sound lies in an archive: where it lay before if that is safe and free.

use crate::domain::board::clean_path;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The name every archive of boards has; no other file may take it.
const MANIFEST: &str = "manifest.json";

/// The folder of boards.
pub const BOARDS: &str = "boards";

/// The paths given away so far, with what lies there.
pub struct Paths {
    taken: HashMap<String, String>,
}

impl Paths {
    /// Only the manifest's is taken.
    pub fn new() -> Self {
        Self { taken: HashMap::from([(MANIFEST.to_owned(), MANIFEST.to_owned())]) }
    }

    /// Keeps a path free: something names it whose bytes are missing, and must not find other bytes there.
    pub fn reserve(&mut self, path: &str) {
        if let Some(clean) = clean_path(path) {
            self.taken.entry(key(&clean)).or_insert_with(|| "missing".to_owned());
        }
    }

    /// A path for `content` (an address or another unique name): `wanted`, or one like it, else `folder/stem.ending`.
    /// The same content keeps its path. `true`: it was not there before.
    pub fn place(&mut self, wanted: &str, folder: &str, stem: &str, ending: &str, content: &str) -> (String, bool) {
        let fits = |path: &String| folder == BOARDS || !is_board(path);
        let first = safe(wanted).filter(fits).unwrap_or_else(|| format!("{folder}/{}.{ending}", file_stem(stem)));
        let (head, tail) = match first.rsplit_once('.') {
            Some((head, tail)) if !tail.contains('/') => (head.to_owned(), format!(".{tail}")),
            _ => (first.clone(), String::new()),
        };
        let mut path = first;
        let mut count = 1;
        loop {
            match self.taken.get(&key(&path)) {
                None => {
                    self.taken.insert(key(&path), content.to_owned());
                    return (path, true);
                }
                Some(there) if there == content => return (path, false),
                Some(_) => {
                    count += 1;
                    path = format!("{head}-{count}{tail}");
                }
            }
        }
    }
}

/// Readers look in any letter case and Unicode form.
fn key(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase()
}

/// Whether readers take it for a board.
pub fn is_board(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(".obf")
}

/// A path that stays inside every archive and that importers do not skip.
fn safe(path: &str) -> Option<String> {
    let clean = clean_path(path)?;
    let plain = |part: &str| !part.starts_with("._") && part != "__MACOSX" && !part.chars().any(char::is_control);
    let names = !matches!(clean.rsplit('/').next(), Some(".DS_Store" | "Thumbs.db" | "desktop.ini"));
    (clean == path && clean.len() <= 400 && names && clean.split('/').all(plain)).then_some(clean)
}

/// Letters and digits of any language, the rest as `-`.
fn file_stem(text: &str) -> String {
    let plain: String = text.chars().take(60).map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' }).collect();
    if plain.chars().all(|c| c == '-') { "item".to_owned() } else { plain }
}

/// The usual ending of a media type.
pub fn ending(mime: &str) -> &'static str {
    match mime {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/svg+xml" => "svg",
        "audio/wav" | "audio/x-wav" | "audio/wave" => "wav",
        "audio/mpeg" | "audio/mp3" => "mp3",
        "audio/ogg" => "ogg",
        _ => "bin",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_outside_or_is_taken_twice() {
        let mut paths = Paths::new();
        let mut place = |wanted: &str, content: &str| paths.place(wanted, "images", "물 1", "png", content);
        assert_eq!(place("a/x.png", "1"), ("a/x.png".to_owned(), true));
        assert_eq!(place("a/x.png", "1"), ("a/x.png".to_owned(), false));
        assert_eq!(place("A/x.png", "2"), ("A/x-2.png".to_owned(), true));
        assert_eq!(place("../x.png", "3"), ("images/물-1.png".to_owned(), true));
        assert_eq!(place("manifest.json", "4"), ("manifest-2.json".to_owned(), true));
        assert_eq!(place("a.obf", "6"), ("images/물-1-2.png".to_owned(), true), "no picture is taken for a board");
        assert_eq!(place("__MACOSX/._x", "5"), ("images/물-1-3.png".to_owned(), true));
    }
}
