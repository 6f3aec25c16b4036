//! ARASAAC: lists of pictograms as its interface answers them (one file a language), beside the pictures `<id>.png` or `<id>_500.png`.
//! Options of a download stand in the name: `<id>_skin-black_hair-red_500.png`.

use super::{Files, Found, PackError, limits, loose, names, picture, stem};
use crate::domain::looks::{Hair, Looks, Skin};
use crate::domain::symbol_pack::PackPicture;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize, Default)]
#[serde(default)]
struct Row {
    #[serde(deserialize_with = "loose::text")]
    _id: String,
    keywords: loose::List<Keyword>,
    #[serde(deserialize_with = "loose::texts")]
    tags: Vec<String>,
    #[serde(deserialize_with = "loose::texts")]
    categories: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Keyword {
    #[serde(deserialize_with = "loose::text")]
    keyword: String,
    #[serde(deserialize_with = "loose::text")]
    plural: String,
}

/// Every pictogram that has a picture; nothing if no list of them lies in the pack.
///
/// # Errors
/// A file of it cannot be read.
pub(super) fn read(paths: &[String], files: &mut dyn Files) -> Result<Vec<Found>, PackError> {
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    let lists: Vec<&String> =
        paths.iter().filter(|path| path.to_ascii_lowercase().ends_with(".json")).take(limits::INDEXES).collect();
    for path in lists {
        let bytes = files.read(path, limits::INDEX_BYTES)?;
        let Ok(rows) = serde_json::from_slice::<loose::List<Row>>(&bytes) else { continue };
        let is_english = is_english(path);
        for row in rows.0.into_iter().filter(|row| is_number(&row._id) && !row.keywords.0.is_empty()) {
            if found.len() >= limits::FILES {
                return Err(PackError::TooBig("rows"));
            }
            let symbol = found.entry(row._id.clone()).or_default();
            let keywords = row.keywords.0.into_iter().flat_map(|word| [word.keyword, word.plural]);
            let (ko, latin) = names::by_letters(keywords);
            symbol.ko.extend(ko);
            if is_english {
                symbol.en.extend(latin);
            }
            symbol.tags.extend(row.tags.into_iter().chain(row.categories));
            for names in [&mut symbol.ko, &mut symbol.en, &mut symbol.tags] {
                names.truncate(limits::TAGS);
            }
        }
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut pictures = pictures(paths);
    let with_pictures = found.into_iter().map(|(id, symbol)| {
        let kinds = pictures.remove(&id).unwrap_or_default();
        Found { pictures: kinds.into_iter().map(|(looks, (_, file))| PackPicture { file, looks }).collect(), ..symbol }
    });
    Ok(with_pictures.collect())
}

fn is_number(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_digit())
}

/// Whether words that are not Korean are English: no other language of two letters is told by the name of the file or of its folder.
fn is_english(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    let near = [parts.next(), parts.next()].into_iter().flatten();
    let told: Vec<String> = near
        .flat_map(|part| part.trim_end_matches(".json").split(|c: char| !c.is_ascii_alphabetic()))
        .filter(|word| word.len() == 2)
        .map(str::to_ascii_lowercase)
        .collect();
    told.is_empty() || told.iter().any(|word| word == "en")
}

/// The best file of each pictogram and look, by id.
fn pictures(paths: &[String]) -> BTreeMap<String, BTreeMap<Looks, (u32, String)>> {
    let mut best: BTreeMap<String, BTreeMap<Looks, (u32, String)>> = BTreeMap::new();
    for path in paths.iter().filter(|path| picture::is_picture(path)) {
        let Some((id, looks, rank)) = told(stem(path)) else { continue };
        let place = best.entry(id.to_owned()).or_default().entry(looks).or_insert((rank, path.clone()));
        if rank > place.0 {
            *place = (rank, path.clone());
        }
    }
    best
}

/// What the name of a picture tells: its pictogram, how people look in it, and how gladly it is taken. 500 pixels are enough for a tablet
/// and a page; without colours or with marks that an option drew into it, it is another picture.
fn told(stem: &str) -> Option<(&str, Looks, u32)> {
    let mut parts = stem.split('_');
    let id = parts.next().filter(|id| is_number(id))?;
    let (mut looks, mut rank) = (Looks::default(), 2);
    for part in parts {
        match part.split_once('-') {
            Some(("skin", skin)) => looks.skin = Some(skin_of(skin)?),
            Some(("hair", hair)) => looks.hair = Some(hair_of(hair)?),
            None if part == "500" => rank = 3,
            None if is_number(part) => rank = 1,
            _ => return None,
        }
    }
    Some((id, looks, rank))
}

/// The names are those of the options of its downloads.
fn skin_of(name: &str) -> Option<Skin> {
    Some(match name {
        "white" => Skin::Light,
        "assian" => Skin::MediumLight,
        "aztec" => Skin::Medium,
        "mulatto" => Skin::MediumDark,
        "black" => Skin::Dark,
        _ => return None,
    })
}

fn hair_of(name: &str) -> Option<Hair> {
    Some(match name {
        "black" => Hair::Black,
        "brown" | "darkBrown" => Hair::Brown,
        "blonde" => Hair::Blond,
        "red" => Hair::Red,
        "gray" | "darkGray" => Hair::Gray,
        _ => return None,
    })
}
