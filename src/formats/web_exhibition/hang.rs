//! Which works hang, in which order, and how their files are called.

use crate::domain::artwork::Artwork;
use crate::domain::exhibition::Edition;

/// Longer side of a small picture in pixels; the caller makes the small pictures this size or smaller.
pub const THUMB_PX: u32 = 720;

/// Longest part of a file name that comes from an id.
const ID_CHARS: usize = 48;

/// A work as it hangs. Only [`hang`] makes one, of an edition, so a work whose maker did not say yes cannot get into the pages.
#[derive(Clone, Debug)]
pub struct Hung<'a> {
    /// The work.
    pub artwork: &'a Artwork,
    /// Where its PNG belongs, relative to the folder, e.g. `pictures/1-w-7f-0.png`.
    pub picture: String,
    /// Where its small PNG belongs, relative to the folder.
    pub thumb: String,
    /// Where its PNG for print belongs, relative to the folder; no page leads there.
    pub print: String,
    /// Its page within a language, e.g. `works/1-w-7f-0.html`.
    pub page: String,
}

/// What hangs, in the order of the exhibition. An edition holds only works whose makers said yes.
pub fn hang(edition: &Edition) -> Vec<Hung<'_>> {
    edition.works().iter().map(|shown| hung(&shown.work, shown.number)).collect()
}

fn hung(artwork: &Artwork, number: usize) -> Hung<'_> {
    let name = format!("{number}{}", file_part(artwork.id.as_str()));
    Hung {
        artwork,
        picture: format!("pictures/{name}.png"),
        thumb: format!("thumbs/{name}.png"),
        print: format!("prints/{name}.png"),
        page: format!("works/{name}.html"),
    }
}

/// What of an id is safe in a file name on every system: small letters, digits and hyphens. The number before it keeps
/// names apart that become the same.
fn file_part(id: &str) -> String {
    let safe: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let parts: Vec<&str> = safe.split('-').filter(|part| !part.is_empty()).collect();
    let name: String = parts.join("-").chars().take(ID_CHARS).collect();
    if name.is_empty() { name } else { format!("-{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_hold_nothing_unsafe() {
        assert_eq!(file_part("w-9F3a-0"), "-w-9f3a-0");
        assert_eq!(file_part("../../etc/passwd"), "-etc-passwd");
        assert_eq!(file_part("작품"), "");
        assert_eq!(file_part(&"a".repeat(999)).len(), ID_CHARS + 1);
    }
}
