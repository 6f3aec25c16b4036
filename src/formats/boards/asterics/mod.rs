//! AsTeRICS Grid (`.grd`, `.grd.json`): JSON, alone or as a backup; read and written.
//!
//! The root is `{grids, metadata}`, a list of grids, or one grid. Labels are texts (up to version 2) or maps from
//! language to text. Places are counted in cells of the grid, which may be finer than its buttons.

mod element;
mod words;
mod write;

use super::desk::{Desk, Source};
use super::sheet::Sheet;
use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::import::Imported;
use crate::formats::obf::limits;
use crate::formats::obf::report::{LossKind, RepairKind};
use element::Element;
use serde_json::Value;
use words::Tongue;

pub use write::export_grd;

/// Reads the whole set.
///
/// # Errors
/// See [`ImportError`].
pub fn read(source: Source, value: Value, mut desk: Desk) -> Result<Imported, ImportError> {
    let metadata = value.get("metadata").cloned().unwrap_or_default();
    let grids = match value {
        Value::Array(grids) => grids,
        Value::Object(mut root) => match root.shift_remove("grids") {
            Some(Value::Array(grids)) => grids,
            _ => vec![Value::Object(root)],
        },
        _ => Vec::new(),
    };
    let shared = text(&metadata, "globalGridId");
    let content = metadata.pointer("/localeConfig/contentLang").and_then(Value::as_str).unwrap_or_default();
    for grid in &grids {
        let elements = grid.get("gridElements").and_then(Value::as_array);
        let (Some(elements), id) = (elements, text(grid, "id")) else {
            desk.begin("");
            desk.notes.lost(LossKind::BoardDamaged, &grid.to_string());
            continue;
        };
        desk.begin(id);
        if !shared.is_empty() && shared == id {
            desk.notes.fixed(RepairKind::SharedBoard, id);
        }
        board(grid, elements, content, &mut desk)?;
    }
    desk.finish(source, text(&metadata, "homeGridId"))
}

fn board(grid: &Value, elements: &[Value], content: &str, desk: &mut Desk) -> Result<(), ImportError> {
    at_most(elements.len(), limits::BUTTONS_PER_BOARD, What::Buttons)?;
    let labels = elements.iter().filter_map(|element| element.get("label"));
    let tongue = Tongue::of(labels, content);
    let name = grid.get("label").map(|label| tongue.read(label)).unwrap_or_default();
    let columns = size(grid, "minColumnCount").unwrap_or(0);
    let mut sheet = Sheet::new(text(grid, "id"), name, columns, size(grid, "rowCount").unwrap_or(0));
    sheet.speaks(tongue.locale());
    for value in elements {
        Element { value, tongue: &tongue }.put(&mut sheet, desk)?;
    }
    desk.add(sheet)
}

/// A text; empty where there is none.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A whole number that is no less than 0.
fn size(value: &Value, key: &str) -> Option<usize> {
    let number = value.get(key)?.as_f64().filter(|number| *number >= 0.0)?;
    Some(number.round() as usize)
}
