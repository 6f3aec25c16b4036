//! OpenMoji: `openmoji.json`, whose `hexcode` is the name of a picture in `color/svg/` (or another of its folders). Tones of skin are rows of
//! their own that name the emoji without a tone.

use super::{Found, PackError, loose, picture, stem};
use crate::domain::looks::{Looks, Skin};
use crate::domain::symbol_pack::PackPicture;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize, Default)]
#[serde(default)]
struct Row {
    #[serde(deserialize_with = "loose::text")]
    emoji: String,
    #[serde(deserialize_with = "loose::text")]
    hexcode: String,
    #[serde(deserialize_with = "loose::text")]
    group: String,
    #[serde(deserialize_with = "loose::text")]
    annotation: String,
    #[serde(deserialize_with = "loose::texts")]
    tags: Vec<String>,
    #[serde(deserialize_with = "loose::texts")]
    openmoji_tags: Vec<String>,
    /// 1 to 5, as a number or a text; two numbers where two people have one each.
    #[serde(deserialize_with = "loose::text")]
    skintone: String,
    #[serde(deserialize_with = "loose::text")]
    skintone_base_hexcode: String,
}

/// # Errors
/// The index is no JSON of this form.
pub(super) fn read(index: &[u8], paths: &[String]) -> Result<Vec<Found>, PackError> {
    let rows: loose::List<Row> =
        serde_json::from_slice(index).map_err(|error| PackError::Damaged(error.to_string()))?;
    let pictures = pictures(paths);
    let mut found: Vec<Found> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let (plain, toned): (Vec<Row>, Vec<Row>) = rows.0.into_iter().partition(|row| row.skintone.is_empty());
    for row in plain {
        let Some(file) = pictures.get(&row.hexcode.to_uppercase()) else { continue };
        let tags = row.tags.into_iter().chain(row.openmoji_tags).chain([row.group.replace('-', " ")]).collect();
        let pictures = vec![PackPicture { file: (*file).clone(), ..PackPicture::default() }];
        places.insert(row.hexcode.to_uppercase(), found.len());
        found.push(Found { en: vec![row.annotation], tags, emoji: row.emoji, pictures, ..Found::default() });
    }
    for row in toned {
        let base = places.get(&row.skintone_base_hexcode.to_uppercase()).and_then(|place| found.get_mut(*place));
        let (Some(base), Some(skin), Some(file)) =
            (base, tone(&row.skintone), pictures.get(&row.hexcode.to_uppercase()))
        else {
            continue;
        };
        let looks = Looks { skin: Some(skin), hair: None };
        base.pictures.push(PackPicture { file: (*file).clone(), looks });
    }
    Ok(found)
}

/// Two people of different tones are left out: one setting does not say which is which.
fn tone(text: &str) -> Option<Skin> {
    let number: usize = text.trim().parse().ok()?;
    Skin::ALL.get(number.checked_sub(1)?).copied()
}

/// The best picture of each code: coloured before black, drawn before pixels, large before small.
fn pictures(paths: &[String]) -> HashMap<String, &String> {
    let mut best: HashMap<String, (u8, &String)> = HashMap::new();
    for path in paths.iter().filter(|path| picture::is_picture(path)) {
        let is_color = !path.split('/').any(|part| part == "black");
        let small = path.split('/').any(|part| part == "72x72");
        let rank = 4 * u8::from(is_color) + 2 * u8::from(path.ends_with(".svg")) + u8::from(!small);
        let place = best.entry(stem(path).to_uppercase()).or_insert((rank, path));
        if rank > place.0 {
            *place = (rank, path);
        }
    }
    best.into_iter().map(|(code, (_, path))| (code, path)).collect()
}
