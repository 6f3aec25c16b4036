//! What pieces are made of, as bytes: when these are the same, the files are.

use crate::domain::exhibition::{Edition, Shown};
use crate::domain::sheet::Sheet;
use crate::io::whole_folder::Key;
use serde::Serialize;
use serde_json::json;

/// Changes whenever the program makes other files of the same inputs.
const FORM: u32 = 1;
const MINUTE_MS: i64 = 60_000;
/// Documents bear a date.
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// The key of a piece of this name, made of these inputs.
pub(super) fn key(name: &str, inputs: impl IntoIterator<Item: AsRef<[u8]>>) -> Key {
    let form = format!("{} {FORM} {name}", env!("CARGO_PKG_VERSION"));
    Key::of([form]).with(inputs)
}

/// A value as bytes.
pub(super) fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// Everything that stands on the paper of an edition, summed up.
pub(super) fn edition(edition: &Edition) -> Key {
    let day = edition.at + i64::from(edition.offset_min) * MINUTE_MS;
    let of_show = [bytes(edition.show()), bytes(&(day / DAY_MS))];
    let of_work = |shown: &Shown| [bytes(&shown.work), sheet(&shown.sheet), bytes(&(shown.room, shown.number))];
    Key::of(of_show.into_iter().chain(edition.works().iter().flat_map(of_work)))
}

/// Everything that makes the picture of a sheet.
pub(super) fn sheet(sheet: &Sheet) -> Vec<u8> {
    let painted = sheet.painted.as_deref();
    let painted = painted.map(|painting| json!([painting.scene, painting.style, painting.seed, painting.tone]));
    let marks: Vec<_> = sheet.marks.iter().map(|drawn| &drawn.mark).collect();
    bytes(&json!({
        "size": [sheet.width, sheet.height],
        "base": sheet.base,
        "painted": painted,
        "sketch": sheet.sketch.as_deref(),
        "outline": sheet.outline,
        "marks": marks,
    }))
}
