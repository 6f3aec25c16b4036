//! The web exhibition: pages by `formats`, and every picture, recording, spoken text and film that they refer to.

use super::super::film;
use super::keys;
use super::pieces::{Files, Piece, Tools, megabytes};
use super::studio::{SCREEN_DPI, Studio};
use crate::art::codec::{self, PictureError};
use crate::art::{Picture, print_file, tiles};
use crate::domain::exhibition::{Edition, PictureFormat, Shown};
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::formats::iiif;
use crate::formats::metadata::Surface;
use crate::formats::web_exhibition::{self as web, Makes, Media, Show};
use crate::io::audio::{SpeechCache, SpeechRequest, best_voice, render_to_wav};
use crate::io::sheets;

/// What can be made on this machine.
fn makes() -> Makes {
    let speaks = |lang| best_voice(lang).is_some();
    Makes { korean_speech: speaks(Lang::Ko), english_speech: speaks(Lang::En), films: true }
}

/// What is told once for an export of pages, where this machine has no voice for a language: nothing in it can be heard.
pub(super) fn missing_voices() -> Vec<Notice> {
    let Makes { korean_speech, english_speech, .. } = makes();
    let voices = [(korean_speech, "voices-missing-ko"), (english_speech, "voices-missing-en")];
    voices.into_iter().filter(|(speaks, _)| !speaks).map(|(_, what)| Notice::problem(what)).collect()
}

/// Pages, pictures and sounds.
pub(super) fn pieces<'a>(studio: &'a Studio<'a>, edition: &'a Edition) -> Vec<Piece<'a>> {
    let hung = web::hang(edition);
    let base_url = studio.options.base_url.as_deref();
    let show = Show { edition, hung: &hung, vocabulary: &studio.words, base_url, makes: makes() };
    let media = web::media(&show);
    let mut pieces = vec![pages(&show)];
    for shown in edition.works() {
        let of_work =
            |media: &&Media<'_>| matches!(media, Media::Picture { shown: of, .. } if of.work.id == shown.work.id);
        let sizes = media.iter().filter(of_work).filter_map(|media| match media {
            Media::Picture { path, px, .. } => Some((path.clone(), *px)),
            _ => None,
        });
        pieces.push(pictures(studio, edition, shown, sizes.collect()));
        pieces.extend(tiles_of(studio, shown, &media));
        pieces.extend(film_of(studio, shown, &media));
    }
    pieces.extend(media.into_iter().filter_map(|media| other(studio, edition, media)));
    pieces
}

fn pages<'a>(show: &Show<'_>) -> Piece<'a> {
    let mut pages = web::pages(show);
    // Where the folder has an address, other viewers find the works by IIIF.
    let beside = beside(show);
    pages.extend(iiif::Site::new(show, &beside).iter().flat_map(iiif::files));
    let inputs: Vec<Vec<u8>> =
        pages.iter().flat_map(|(path, bytes)| [path.clone().into_bytes(), bytes.clone()]).collect();
    let key = keys::key("pages", &inputs);
    let make = Box::new(move |_: &Tools<'_>| Ok(pages.clone()));
    Piece { name: "pages".to_owned(), work: None, key, mb: 8, cost: 1.0, make }
}

/// Voices that lie beside the pages.
fn beside(show: &Show<'_>) -> iiif::Beside {
    let voice = |hung: &web::Hung<'_>| Some((hung.artwork.id.clone(), hung.words_voice()?.1));
    iiif::Beside { catalogue: None, voices: show.hung.iter().filter_map(voice).collect() }
}

/// The picture of a work in every size that the pages want.
fn pictures<'a>(
    studio: &'a Studio<'a>,
    edition: &'a Edition,
    shown: &'a Shown,
    sizes: Vec<(String, u32)>,
) -> Piece<'a> {
    let xmp = studio.xmp(edition, shown, Surface::Screen);
    let name = format!("pictures {}", shown.work.id);
    let key = keys::key(&name, &[keys::sheet(&shown.sheet), studio.inputs(&xmp, shown), keys::bytes(&sizes)]);
    let make = Box::new(move |_: &Tools<'_>| in_sizes(studio, shown, &xmp, &sizes));
    Piece { name, work: Some(shown.work.id.clone()), key, mb: megabytes(&shown.sheet), cost: 2.0, make }
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
fn tiles_of<'a>(studio: &'a Studio<'a>, shown: &'a Shown, media: &[Media<'_>]) -> Option<Piece<'a>> {
    let folder = media.iter().find_map(|media| match media {
        Media::Tiles { shown: of, path } if of.work.id == shown.work.id => Some(path.clone()),
        _ => None,
    })?;
    let name = format!("tiles {folder}");
    let key = keys::key(&name, &[keys::sheet(&shown.sheet)]);
    let make = Box::new(move |_: &Tools<'_>| {
        let picture = whole(studio, shown)?;
        let tile = |tile: Result<(String, Vec<u8>), PictureError>| {
            let (path, bytes) = tile.map_err(|_| Notice::problem("picture-missing"))?;
            Ok((format!("{folder}/{path}"), bytes))
        };
        tiles::tiles(&picture).map(tile).collect()
    });
    Some(Piece { name, work: Some(shown.work.id.clone()), key, mb: megabytes(&shown.sheet), cost: 2.0, make })
}

/// The picture of a work as large as it is.
fn whole(studio: &Studio<'_>, shown: &Shown) -> Result<Picture, Notice> {
    let side = shown.sheet.width.max(shown.sheet.height);
    sheets::picture(&shown.sheet, side, &studio.desk.reader()).ok_or_else(|| Notice::problem("picture-missing"))
}

fn film_of<'a>(studio: &'a Studio<'a>, shown: &'a Shown, media: &[Media<'_>]) -> Option<Piece<'a>> {
    let path = media.iter().find_map(|media| match media {
        Media::Film { shown: of, path } if of.work.id == shown.work.id => Some(path.clone()),
        _ => None,
    })?;
    let name = format!("film {path}");
    let key = keys::key(&name, &[keys::sheet(&shown.sheet), keys::bytes(&shown.work.steps)]);
    let make = Box::new(move |tools: &Tools<'_>| {
        let gif = film::gif(studio.desk, tools.id(), &shown.work, &shown.sheet.marks)?;
        Ok(vec![(path.clone(), gif)])
    });
    Some(Piece { name, work: Some(shown.work.id.clone()), key, mb: 200, cost: 3.0, make })
}

/// A recording, a spoken text or a step.
fn other<'a>(studio: &'a Studio<'a>, edition: &'a Edition, media: Media<'_>) -> Option<Piece<'a>> {
    match media {
        Media::Picture { .. } | Media::Tiles { .. } | Media::Film { .. } => None,
        Media::Voice { blob, path } => Some(stored(studio, blob.clone(), path)),
        Media::Step { shown, blob, path, px } => {
            Some(step(studio, &shown.work.id, blob.clone(), path, px, studio.step_xmp(edition, shown)))
        }
        Media::Speech { text, lang, path } => Some(speech(studio, text, lang, path)),
    }
}

/// A stored sound as it is.
fn stored<'a>(studio: &'a Studio<'a>, blob: BlobId, path: String) -> Piece<'a> {
    let name = format!("stored {path}");
    let key = keys::key(&name, &[keys::bytes(&blob)]);
    let make = Box::new(move |_: &Tools<'_>| {
        let bytes = studio.desk.blob(&blob).ok_or_else(|| Notice::problem("picture-missing"))?;
        Ok(vec![(path.clone(), bytes)])
    });
    Piece { name, work: None, key, mb: 20, cost: 0.1, make }
}

/// A picture of the making, made small, with metadata. It is not signed: credentials belong to the work, not to what it was before.
fn step<'a>(studio: &'a Studio<'a>, work: &ArtworkId, blob: BlobId, path: String, px: u32, xmp: String) -> Piece<'a> {
    let name = format!("step {path}");
    let key = keys::key(&name, &[keys::bytes(&(&blob, px)), xmp.clone().into_bytes()]);
    let make = Box::new(move |_: &Tools<'_>| {
        let missing = || Notice::problem("picture-missing");
        let bytes = studio.desk.blob(&blob).ok_or_else(missing)?;
        let small = codec::decode(&bytes).map(|picture| picture.thumbnail(px)).map_err(|_| missing())?;
        let small = print_file::encode(&small, PictureFormat::Jpeg, SCREEN_DPI, Some(&xmp)).map_err(|_| missing())?;
        Ok(vec![(path.clone(), small)])
    });
    Piece { name, work: Some(work.clone()), key, mb: 60, cost: 0.3, make }
}

fn speech<'a>(studio: &'a Studio<'a>, text: String, lang: Lang, path: String) -> Piece<'a> {
    let name = format!("speech {path}");
    let key = keys::key(&name, &[text.clone().into_bytes(), lang.tag().as_bytes().to_vec()]);
    let make = Box::new(move |_: &Tools<'_>| {
        let request = SpeechRequest::new(text.clone(), lang);
        let (wav, ..) = render_to_wav(&request, &SpeechCache::new(&studio.desk.cache)).map_err(|error| {
            tracing::warn!(%error, "a text for the pages is not spoken");
            Notice::problem("export-not-spoken")
        })?;
        Ok(vec![(path.clone(), wav)])
    });
    Piece { name, work: None, key, mb: 20, cost: 0.3, make }
}
