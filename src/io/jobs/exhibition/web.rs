//! The web exhibition: pages by `formats`, and every picture, recording, spoken text and film that they refer to.

use super::super::film;
use super::pieces::{Files, Piece, Tools, of};
use super::studio::{SCREEN_DPI, Studio};
use super::{keys, memory};
use crate::art::codec::{self, PictureError};
use crate::art::{Picture, print_file, tiles};
use crate::domain::exhibition::{Edition, PictureFormat, Shown};
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::formats::iiif;
use crate::formats::metadata::Surface;
use crate::formats::web_exhibition::{self as web, Makes, Media, Show};
use crate::io::audio::{SpeechCache, SpeechRequest, best_voice, render_to_wav};
use crate::io::sheets;
use std::collections::BTreeMap;

/// Paths of a picture, and the longer side of each in pixels at most.
type Sizes = Vec<(String, u32)>;

/// The names of the voices that this machine has. They are part of what a spoken text is made of.
struct Voices {
    ko: Option<String>,
    en: Option<String>,
}

impl Voices {
    fn find() -> Self {
        let name = |lang| best_voice(lang).map(|voice| voice.name());
        Self { ko: name(Lang::Ko), en: name(Lang::En) }
    }

    fn of(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Ko => self.ko.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }
}

/// What is told once for an export of pages, where this machine has no voice for a language: nothing in it can be heard.
pub(super) fn missing_voices() -> Vec<Notice> {
    let voices = [(Lang::Ko, "voices-missing-ko"), (Lang::En, "voices-missing-en")];
    voices.into_iter().filter(|(lang, _)| best_voice(*lang).is_none()).map(|(_, what)| Notice::problem(what)).collect()
}

/// Pages, pictures and sounds.
pub(super) fn pieces<'a>(studio: &'a Studio<'a>, edition: &'a Edition) -> Vec<Piece<'a>> {
    let (hung, voices) = (web::hang(edition), Voices::find());
    let makes = Makes { korean_speech: voices.ko.is_some(), english_speech: voices.en.is_some(), films: true };
    let base_url = studio.options.base_url.as_deref();
    let show = Show { edition, hung: &hung, vocabulary: studio.words, base_url, makes };
    let mut pieces = vec![pages(&show)];
    // Works by their numbers, with every size of their pictures.
    let mut works: BTreeMap<usize, (&'a Shown, Sizes)> =
        edition.works().iter().map(|shown| (shown.number, (shown, Sizes::new()))).collect();
    for media in web::media(&show) {
        let number = media.shown().map(|shown| shown.number);
        let work = number.and_then(|number| works.get_mut(&number));
        match (media, work) {
            (Media::Speech { text, lang, path }, _) => {
                pieces.push(speech(studio, text, (lang, voices.of(lang)), path));
            }
            (_, None) => {}
            (Media::Picture { path, px, .. }, Some((_, sizes))) => sizes.push((path, px)),
            (Media::Tiles { path, .. }, Some((shown, _))) => pieces.push(tiles_of(studio, shown, path)),
            (Media::Film { path, .. }, Some((shown, _))) => pieces.push(film_of(studio, shown, path)),
            (Media::Voice { blob, path, .. }, Some((shown, _))) => {
                pieces.push(stored(studio, shown, blob.clone(), path));
            }
            (Media::Step { blob, path, px, .. }, Some((shown, _))) => {
                let xmp = studio.step_xmp(edition, shown);
                pieces.push(step(studio, shown, (blob.clone(), px), path, xmp));
            }
        }
    }
    pieces.extend(works.into_values().map(|(shown, sizes)| pictures(studio, edition, shown, sizes)));
    pieces
}

fn pages<'a>(show: &Show<'_>) -> Piece<'a> {
    let mut pages = web::pages(show);
    // Where the folder has an address, other viewers find the works by IIIF.
    pages.extend(iiif::Site::new(show).iter().flat_map(iiif::files));
    let key = keys::key("pages", pages.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]));
    let mb = memory::files(&pages);
    Piece { name: "pages".to_owned(), work: None, key, mb, cost: 1.0, make: Box::new(move |_: &Tools<'_>| Ok(pages)) }
}

/// The picture of a work in every size that the pages want.
fn pictures<'a>(studio: &'a Studio<'a>, edition: &'a Edition, shown: &'a Shown, sizes: Sizes) -> Piece<'a> {
    let xmp = studio.xmp(edition, shown, Surface::Screen);
    let name = format!("pictures {}", shown.work.id);
    let key = keys::key(&name, [keys::sheet(&shown.sheet), studio.inputs(&xmp, shown), keys::bytes(&sizes)]);
    let make = Box::new(move |_: &Tools<'_>| in_sizes(studio, shown, &xmp, &sizes));
    Piece { name, work: of(shown), key, mb: memory::pixels(&shown.sheet), cost: 2.0, make }
}

fn in_sizes(studio: &Studio<'_>, shown: &Shown, xmp: &str, sizes: &[(String, u32)]) -> Result<Files, Notice> {
    let picture = whole(studio, shown)?;
    let one = |(path, px): &(String, u32)| {
        let bytes = match picture.width.max(picture.height) > *px {
            true => studio.for_screen(&picture.thumbnail(*px), xmp, shown),
            false => studio.for_screen(&picture, xmp, shown),
        };
        Ok((path.clone(), bytes?))
    };
    sizes.iter().map(one).collect()
}

/// The picture of a work in tiles. They are parts of one picture for looking closely, and bear no credentials of their own.
fn tiles_of<'a>(studio: &'a Studio<'a>, shown: &'a Shown, folder: String) -> Piece<'a> {
    let name = format!("tiles {folder}");
    let key = keys::key(&name, [keys::sheet(&shown.sheet)]);
    let make = Box::new(move |_: &Tools<'_>| {
        let picture = whole(studio, shown)?;
        let tile = |tile: Result<(String, Vec<u8>), PictureError>| {
            let (path, bytes) = tile.map_err(|_| Notice::problem("picture-missing"))?;
            Ok((format!("{folder}/{path}"), bytes))
        };
        tiles::tiles(&picture).map(tile).collect()
    });
    Piece { name, work: of(shown), key, mb: memory::pixels(&shown.sheet), cost: 2.0, make }
}

/// The picture of a work as large as it is.
fn whole(studio: &Studio<'_>, shown: &Shown) -> Result<Picture, Notice> {
    let side = shown.sheet.width.max(shown.sheet.height);
    sheets::picture(&shown.sheet, side, &studio.desk.reader()).ok_or_else(|| Notice::problem("picture-missing"))
}

fn film_of<'a>(studio: &'a Studio<'a>, shown: &'a Shown, path: String) -> Piece<'a> {
    let name = format!("film {path}");
    let key = keys::key(&name, [keys::sheet(&shown.sheet), keys::bytes(&shown.work.steps)]);
    let make = Box::new(move |tools: &Tools<'_>| {
        let gif = film::gif(studio.desk, tools.id(), &shown.work, &shown.sheet.marks)?;
        Ok(vec![(path, gif)])
    });
    Piece { name, work: of(shown), key, mb: memory::film(&shown.sheet), cost: 3.0, make }
}

/// A stored sound as it is.
fn stored<'a>(studio: &'a Studio<'a>, shown: &Shown, blob: BlobId, path: String) -> Piece<'a> {
    let name = format!("stored {path}");
    let key = keys::key(&name, [keys::bytes(&blob)]);
    let make = Box::new(move |_: &Tools<'_>| {
        let bytes = studio.desk.blob(&blob).ok_or_else(|| Notice::problem("picture-missing"))?;
        Ok(vec![(path, bytes)])
    });
    Piece { name, work: of(shown), key, mb: memory::SOUND_MB, cost: 0.1, make }
}

/// A picture of the making, at most `px` long, with metadata. It is not signed: credentials belong to the work, not to what it was before.
fn step<'a>(studio: &'a Studio<'a>, shown: &Shown, (blob, px): (BlobId, u32), path: String, xmp: String) -> Piece<'a> {
    let name = format!("step {path}");
    let key = keys::key(&name, [keys::bytes(&(&blob, px)), xmp.clone().into_bytes()]);
    let make = Box::new(move |_: &Tools<'_>| {
        let missing = || Notice::problem("picture-missing");
        let bytes = studio.desk.blob(&blob).ok_or_else(missing)?;
        let small = codec::decode(&bytes).map(|picture| picture.thumbnail(px)).map_err(|_| missing())?;
        let small = print_file::encode(&small, PictureFormat::Jpeg, SCREEN_DPI, Some(&xmp)).map_err(|_| missing())?;
        Ok(vec![(path, small)])
    });
    Piece { name, work: of(shown), key, mb: memory::pixels(&shown.sheet), cost: 0.3, make }
}

/// A text that the voice of this machine says. Another voice says it otherwise.
fn speech<'a>(studio: &'a Studio<'a>, text: String, (lang, voice): (Lang, Option<&str>), path: String) -> Piece<'a> {
    let name = format!("speech {path}");
    let key = keys::key(&name, [text.as_str(), lang.tag(), voice.unwrap_or_default()]);
    let make = Box::new(move |_: &Tools<'_>| {
        let request = SpeechRequest::new(text, lang);
        let (wav, ..) = render_to_wav(&request, &SpeechCache::new(&studio.desk.cache)).map_err(|error| {
            tracing::warn!(%error, "a text for the pages is not spoken");
            Notice::problem("export-not-spoken")
        })?;
        Ok(vec![(path, wav)])
    });
    Piece { name, work: None, key, mb: memory::SOUND_MB, cost: 0.3, make }
}
