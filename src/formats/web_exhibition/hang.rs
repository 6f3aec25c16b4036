//! Which works hang, in which order, and how their files are called.

use super::steps::step_pictures;
use crate::domain::artwork::Artwork;
use crate::domain::exhibition::{Edition, Pyramid, Shown};
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;

/// Longer side of a small picture in pixels; also the smallest one beside a label, for phones.
pub const THUMB_PX: u32 = 720;
/// Longer side of the picture beside a label on most screens.
pub const SCREEN_PX: u32 = 1440;
/// Longer side of the picture of a step.
pub const STEP_PX: u32 = 480;

/// Longest part of a file name that comes from an id.
const ID_CHARS: usize = 48;

/// A work as it hangs. Only [`hang`] makes one, of an edition, so a work whose maker did not say yes cannot get into the pages.
#[derive(Clone, Debug)]
pub struct Hung<'a> {
    /// The work with all that makes its picture.
    pub shown: &'a Shown,
    /// The work.
    pub artwork: &'a Artwork,
    /// Where its picture in full size belongs, relative to the folder, e.g. `pictures/1-w-7f-0.jpg`.
    pub picture: String,
    /// The same within [`SCREEN_PX`]; none: the whole picture is no larger.
    pub medium: Option<String>,
    /// The same within [`THUMB_PX`].
    pub thumb: String,
    /// Where its PNG for print belongs, relative to the folder; no page leads there.
    pub print: String,
    /// Its Korean page, e.g. `works/1-w-7f-0.html`; the English one stands below `en/`.
    pub page: String,
    /// What its files are called, without folder and ending.
    name: String,
    /// Where its tiles belong, relative to the folder, e.g. `tiles/1-w-7f-0`; below it are the paths that `art::tiles` gives.
    pub tiles: String,
    /// How its zoomable picture is cut. The caller makes tiles of a picture of this size.
    pub deep: Pyramid,
    /// Where its IIIF manifest belongs, relative to the folder.
    pub manifest: String,
}

impl Hung<'_> {
    /// Whether there are tiles: not where its size is not known.
    pub(super) fn is_zoomable(&self) -> bool {
        self.deep != Pyramid::of(0, 0)
    }

    /// Where the recording of its title belongs.
    pub(super) fn title_voice(&self) -> Option<(&BlobId, String)> {
        Some((self.artwork.title.voice.as_ref()?, format!("sounds/{}-title.wav", self.name)))
    }

    /// Where the recording of the maker's own words belongs.
    pub fn words_voice(&self) -> Option<(&BlobId, String)> {
        Some((self.artwork.label.words.voice.as_ref()?, format!("sounds/{}-words.wav", self.name)))
    }

    /// Where its easy text belongs when it is spoken.
    pub(super) fn speech(&self, lang: Lang) -> String {
        format!("sounds/{}-easy-{}.wav", self.name, lang.tag())
    }

    /// Where the film of its making belongs.
    pub(super) fn film(&self) -> String {
        format!("films/{}.gif", self.name)
    }

    /// Pictures of its making: of which step, what, and where it belongs.
    pub(super) fn steps(&self) -> Vec<(usize, &BlobId, String)> {
        let path = |number: usize| format!("steps/{}-{number}.jpg", self.name);
        let pictures = step_pictures(self.artwork).into_iter().enumerate();
        pictures.map(|(index, (at, blob))| (at, blob, path(index + 1))).collect()
    }

    /// Width and height of its picture within a square of `px`; never enlarged.
    pub(super) fn size_within(&self, px: u32) -> (u32, u32) {
        let (width, height) = (self.artwork.width, self.artwork.height);
        let long = width.max(height);
        if long <= px {
            return (width, height);
        }
        let scale = |side: u32| u32::try_from(u64::from(side) * u64::from(px) / u64::from(long)).unwrap_or(px);
        (scale(width).max(1), scale(height).max(1))
    }
}

/// What hangs, in the order of the exhibition. An edition holds only works whose makers said yes.
pub fn hang(edition: &Edition) -> Vec<Hung<'_>> {
    edition.works().iter().map(hung).collect()
}

fn hung(shown: &Shown) -> Hung<'_> {
    let artwork = &shown.work;
    let name = format!("{}{}", shown.number, file_part(artwork.id.as_str()));
    let is_large = artwork.width.max(artwork.height) > SCREEN_PX;
    Hung {
        shown,
        artwork,
        picture: format!("pictures/{name}.jpg"),
        medium: is_large.then(|| format!("pictures/{name}-{SCREEN_PX}.jpg")),
        thumb: format!("thumbs/{name}.jpg"),
        print: format!("prints/{name}.png"),
        page: format!("works/{name}.html"),
        tiles: format!("tiles/{name}"),
        deep: Pyramid::of(artwork.width, artwork.height),
        manifest: format!("iiif/{name}.json"),
        name,
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
