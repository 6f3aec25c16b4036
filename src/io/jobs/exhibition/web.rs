//! The web exhibition: pages by `formats`, pictures beside them.

use super::super::Desk;
use super::super::pictures::png_of;
use super::keys;
use super::pieces::{Files, Piece, Tools};
use crate::art::codec;
use crate::domain::exhibition::{Edition, ExportOptions, Shown};
use crate::domain::notice::Notice;
use crate::formats::vocabulary;
use crate::formats::web_exhibition::{self as web, Show, THUMB_PX};

/// Pictures of works, and the pages.
pub(super) fn pieces<'a>(desk: &'a Desk, edition: &'a Edition, options: &'a ExportOptions) -> Vec<Piece<'a>> {
    let hung = web::hang(edition);
    let words = vocabulary::builtin();
    let show = Show { edition, hung: &hung, vocabulary: &words, base_url: options.base_url.as_deref() };
    let pages = web::pages(&show);
    let inputs: Vec<Vec<u8>> =
        pages.iter().flat_map(|(path, bytes)| [path.clone().into_bytes(), bytes.clone()]).collect();
    let key = keys::key("pages", &inputs);
    let make = Box::new(move |_: &Tools<'_>| Ok(pages.clone()));
    let pages = Piece { name: "pages".to_owned(), key, mb: 8, cost: 1.0, make };
    let pictures =
        hung.into_iter().zip(edition.works()).map(|(hung, shown)| picture(desk, hung.picture, hung.thumb, shown));
    pictures.chain([pages]).collect()
}

fn picture<'a>(desk: &'a Desk, picture: String, thumb: String, shown: &'a Shown) -> Piece<'a> {
    let name = format!("picture {picture}");
    let key = keys::key(&name, &[keys::sheet(&shown.sheet)]);
    let make = Box::new(move |_: &Tools<'_>| two_sizes(desk, &picture, &thumb, shown));
    Piece { name, key, mb: 100, cost: 1.0, make }
}

fn two_sizes(desk: &Desk, picture: &str, thumb: &str, shown: &Shown) -> Result<Files, Notice> {
    let missing = || Notice::problem("picture-missing");
    let png = png_of(desk, &shown.sheet).ok_or_else(missing)?;
    let pixels = codec::decode(&png).map_err(|_| missing())?;
    let small = codec::encode_png(&pixels.thumbnail(THUMB_PX)).map_err(|_| Notice::problem("export-failed"))?;
    Ok(vec![(picture.to_owned(), png), (thumb.to_owned(), small)])
}
