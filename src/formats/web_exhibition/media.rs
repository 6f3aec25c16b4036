//! Every file beside the pages that somebody has to make: pictures, recordings, spoken texts, films.

use super::hang::{Hung, SCREEN_PX, STEP_PX, THUMB_PX};
use super::pages::{Place, Show};
use super::spoken::{self, Spoken};
use crate::domain::exhibition::Shown;
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::text::Texts;

/// A file that the pages refer to. `path` is relative to the folder, with `/`.
#[derive(Clone, Debug, PartialEq)]
pub enum Media<'a> {
    /// The picture of a work as JPEG.
    Picture {
        /// The work.
        shown: &'a Shown,
        /// Where it belongs.
        path: String,
        /// Most pixels of its longer side; it is never enlarged.
        px: u32,
    },
    /// The picture of a work in tiles for zooming, as `art::tiles` cuts it.
    Tiles {
        /// The work.
        shown: &'a Shown,
        /// The folder they belong into.
        path: String,
    },
    /// A recording as it is stored (16-bit mono WAV).
    Voice {
        /// The work.
        shown: &'a Shown,
        /// The recording.
        blob: &'a BlobId,
        /// Where it belongs.
        path: String,
    },
    /// A text that is spoken by a voice (WAV).
    Speech {
        /// What is said.
        text: String,
        /// In which language.
        lang: Lang,
        /// Where it belongs.
        path: String,
    },
    /// A stored picture of the making as JPEG.
    Step {
        /// The work.
        shown: &'a Shown,
        /// The picture.
        blob: &'a BlobId,
        /// Where it belongs.
        path: String,
        /// Most pixels of its longer side.
        px: u32,
    },
    /// The film of the making (GIF).
    Film {
        /// The work.
        shown: &'a Shown,
        /// Where it belongs.
        path: String,
    },
}

impl<'a> Media<'a> {
    /// Of which work; none: what is said of the exhibition, or in several places.
    pub fn shown(&self) -> Option<&'a Shown> {
        match self {
            Self::Picture { shown, .. }
            | Self::Tiles { shown, .. }
            | Self::Voice { shown, .. }
            | Self::Step { shown, .. }
            | Self::Film { shown, .. } => Some(shown),
            Self::Speech { .. } => None,
        }
    }

    /// Where it belongs.
    pub fn path(&self) -> &str {
        match self {
            Self::Picture { path, .. }
            | Self::Tiles { path, .. }
            | Self::Voice { path, .. }
            | Self::Speech { path, .. }
            | Self::Step { path, .. }
            | Self::Film { path, .. } => path,
        }
    }
}

/// Every file beside the pages, work after work; each path once. What `show.makes` says cannot be made is not in it.
pub fn media<'a>(show: &Show<'a>) -> Vec<Media<'a>> {
    let mut all: Vec<Media<'a>> = show.hung.iter().flat_map(|hung| of_work(show, hung)).collect();
    all.extend(speeches(show, spoken::of_show));
    all
}

fn of_work<'a>(show: &Show<'a>, hung: &'a Hung<'a>) -> Vec<Media<'a>> {
    let shown = hung.shown;
    let picture = |path: &str, px| Media::Picture { shown, path: path.to_owned(), px };
    let mut all = vec![picture(&hung.picture, u32::MAX), picture(&hung.thumb, THUMB_PX)];
    all.extend(hung.medium.iter().map(|path| picture(path, SCREEN_PX)));
    all.extend(hung.is_zoomable().then(|| Media::Tiles { shown, path: hung.tiles.clone() }));
    let voices = [hung.title_voice(), hung.words_voice()];
    all.extend(voices.into_iter().flatten().map(|(blob, path)| Media::Voice { shown, blob, path }));
    all.extend(hung.steps().into_iter().map(|(_, blob, path)| Media::Step { shown, blob, path, px: STEP_PX }));
    all.extend(show.has_film(hung).then(|| Media::Film { shown, path: hung.film() }));
    all.extend(speeches(show, |place| spoken::of_work(place, hung).into_iter().collect()));
    all
}

/// What is spoken on the pages of both languages; a text that stands on both is spoken once.
fn speeches<'a>(show: &Show<'a>, find: impl Fn(&Place<'_>) -> Vec<Spoken>) -> Vec<Media<'a>> {
    let mut all: Vec<Media<'a>> = Vec::new();
    for place in [Lang::Ko, Lang::En].map(|lang| Place::start(show, Texts::new(lang))) {
        for Spoken { text, lang, path } in find(&place) {
            if all.iter().all(|other| other.path() != path) {
                all.push(Media::Speech { text, lang, path });
            }
        }
    }
    all
}
