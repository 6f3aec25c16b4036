//! What stands in a picture file beside its pixels: one XMP packet that says what the picture shows, how it was made, whether
//! generative AI had a part, and under which terms it may be used. No person's name and no prompt, unless somebody chose so.
//!
//! Sources: XMP specification (ISO 16684-1; Adobe parts 1 to 3); IPTC Photo Metadata Standard 2025.1, its names as ExifTool 13.59
//! lists them.

mod packet;
mod xmp;

pub use crate::text::label::Surface;
pub use xmp::{step_xmp, xmp};

use crate::domain::artwork::Artwork;
use crate::domain::exhibition::Exhibition;
use crate::domain::id::Millis;
use crate::domain::locale::{Lang, LocalText};
use crate::domain::vocabulary::Vocabulary;
use crate::text::Texts;
use crate::text::label::Wording;

/// What may stand in a file beside what it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The maker, as they want to be named.
    pub names: bool,
    /// What a service was asked for.
    pub prompts: bool,
    /// The date of the file.
    pub at: Millis,
    /// Minutes that the place is ahead of UTC.
    pub offset_min: i32,
}

/// The packet of a work (with what was drawn among its steps) of an exhibition, worded as its label is there.
pub fn of(work: &Artwork, show: &Exhibition, vocabulary: &Vocabulary, surface: Surface, about: &About) -> String {
    let wording = |lang| Wording { texts: Texts::new(lang), vocabulary, offset_min: about.offset_min };
    let label = |lang| wording(lang).label(work, show, surface);
    xmp(work, show, &label(Lang::Ko), &label(Lang::En), about)
}

/// The packet of a picture of the making of a work.
pub fn of_step(work: &Artwork, show: &Exhibition, vocabulary: &Vocabulary, about: &About) -> String {
    let notice = |lang| {
        let wording = Wording { texts: Texts::new(lang), vocabulary, offset_min: about.offset_min };
        wording.notice(work, show).unwrap_or_default()
    };
    step_xmp(work, show, &LocalText::new(notice(Lang::Ko), notice(Lang::En)), about)
}

#[cfg(test)]
mod tests;
