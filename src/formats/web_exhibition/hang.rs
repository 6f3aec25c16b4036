//! Which works hang, in which order, and how their files are called.

use crate::domain::artwork::Artwork;
use crate::domain::consent::{Answer, Use};
use crate::domain::exhibition::Exhibition;
use crate::domain::id::ArtworkId;

/// Longer side of a small picture in pixels; the caller makes the small pictures this size or smaller.
pub const THUMB_PX: u32 = 720;

/// Longest part of a file name that comes from an id.
const ID_CHARS: usize = 48;

/// A work as it hangs. Only [`hang`] makes one, so a work whose maker said no cannot get into the pages.
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
    pub(super) page: String,
}

/// Why a work of the exhibition is not in the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhyLeftOut {
    /// The maker said no.
    Refused,
    /// The maker took a yes back.
    Withdrawn,
    /// It is no longer on this device.
    Gone,
}

impl WhyLeftOut {
    /// The message id that says why, with its `.hint`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Refused => "check-refused",
            Self::Withdrawn => "check-withdrawn",
            Self::Gone => "check-work-gone",
        }
    }
}

/// A work that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its id.
    pub work: ArtworkId,
    /// Its title, if it is known.
    pub title: String,
    /// Why.
    pub why: WhyLeftOut,
}

/// What hangs and what does not.
#[derive(Clone, Debug, Default)]
pub struct Hanging<'a> {
    /// In the order of the exhibition.
    pub hung: Vec<Hung<'a>>,
    /// In the order of the exhibition.
    pub left_out: Vec<LeftOut>,
}

/// Whether a work may be on a web page: its maker did not say no. Nobody having asked yet is no no; the checks of the
/// exhibition show it.
pub fn hangable(work: &Artwork) -> bool {
    why_not(work).is_none()
}

fn why_not(work: &Artwork) -> Option<WhyLeftOut> {
    match work.consents.answer(Use::Web) {
        Answer::No => Some(WhyLeftOut::Refused),
        Answer::Withdrawn => Some(WhyLeftOut::Withdrawn),
        Answer::Yes | Answer::Unasked => None,
    }
}

/// Sorts the works of an exhibition into what hangs and what is left out. `works` holds the works of the exhibition in
/// any order; others in it are not looked at.
pub fn hang<'a>(show: &Exhibition, works: &'a [Artwork]) -> Hanging<'a> {
    let mut hanging = Hanging::default();
    for id in &show.works {
        let Some(work) = works.iter().find(|work| work.id == *id) else {
            hanging.left_out.push(LeftOut { work: id.clone(), title: String::new(), why: WhyLeftOut::Gone });
            continue;
        };
        match why_not(work) {
            Some(why) => hanging.left_out.push(LeftOut { work: id.clone(), title: work.title.text.clone(), why }),
            None => hanging.hung.push(hung(work, hanging.hung.len() + 1)),
        }
    }
    hanging
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
