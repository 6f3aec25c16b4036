//! Buttons: their words, colours, pictures and commands.

use super::ById;
use super::page::Pages;
use crate::domain::board::{Button, Image};
use crate::domain::id::{BlobId, ImageId};
use crate::domain::locale::LocalText;
use crate::formats::boards::desk::paint;
use crate::formats::boards::press::{Deed, equip, go};
use crate::formats::boards::sheet::{Area, Sheet};
use crate::formats::boards::sqlite::Database;
use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::limits;
use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use serde_json::Map;
use std::collections::HashMap;

/// Pictures by their resource; `None`: in a form that cannot be shown.
pub type Pictures = HashMap<String, Option<(BlobId, &'static str)>>;

/// Codes of the commands that open a page; the value is the page's resource.
const LINKS: [i64; 3] = [8, 9, 73];

/// A button as the file has it.
struct Raw {
    label: String,
    message: String,
    hidden: bool,
    /// Background and border.
    colors: (String, String),
    /// The resource of its picture.
    picture: Option<String>,
}

/// All buttons by their resource.
pub struct Buttons {
    raw: ById<Raw>,
    /// The first button of every set of buttons.
    sets: ById<i64>,
    deeds: ById<Vec<Deed>>,
}

impl Buttons {
    /// Reads buttons, sets of buttons and commands.
    ///
    /// # Errors
    /// Damaged, or too many.
    pub fn read(database: &Database, pages: &Pages) -> Result<Self, ImportError> {
        Ok(Self { raw: raw(database, pages)?, sets: sets(database)?, deeds: deeds(database)? })
    }

    /// Puts the button of a resource, or the first of its set, on a board. A cell without a button stays empty.
    pub fn put(&self, resource: i64, area: Area, sheet: &mut Sheet, pictures: &Pictures, notes: &mut Notes) {
        let first = self.sets.get(&resource).copied();
        let resource = first.unwrap_or(resource);
        let Some(raw) = self.raw.get(&resource) else { return };
        if first.is_some() {
            notes.fixed(RepairKind::SetChosen, &raw.label);
        }
        let mut button = Button {
            id: format!("{}-{}", area.column, area.row).into(),
            label: LocalText::same(raw.label.trim()),
            image: raw.picture.as_ref().and_then(|rid| picture(rid, pictures, sheet, notes)),
            hidden: raw.hidden,
            background_color: paint(&raw.colors.0, notes),
            border_color: paint(&raw.colors.1, notes),
            ..Button::default()
        };
        let own = self.deeds.get(&resource).cloned().unwrap_or_default();
        let said = match raw.message.trim() {
            "" if own.is_empty() => Some(raw.label.clone()),
            "" => None,
            message => Some(message.to_owned()),
        };
        equip(&mut button, said.map(Deed::Say).into_iter().chain(own).collect(), notes);
        sheet.put(button, Some(area), notes);
    }
}

/// The picture in the file, else its name in the program.
fn picture(rid: &str, pictures: &Pictures, sheet: &mut Sheet, notes: &mut Notes) -> Option<ImageId> {
    let image = match pictures.get(rid) {
        Some(Some((blob, mime))) => {
            Image { blob: Some(blob.clone()), content_type: (*mime).to_owned(), ..Image::default() }
        }
        Some(None) => {
            notes.lost(LossKind::MediaFormat, rid);
            return None;
        }
        None => {
            let symbol = Map::from_iter([("set".to_owned(), "touchchat".into()), ("filename".to_owned(), rid.into())]);
            Image { symbol: Some(symbol), ..Image::default() }
        }
    };
    Some(sheet.picture(rid.to_owned(), image, notes))
}

fn raw(database: &Database, pages: &Pages) -> Result<ById<Raw>, ImportError> {
    let mut styles: ById<(String, String)> = ById::new();
    database.rows("button_styles", &["id", "body_color", "border_color"], |row| {
        styles.insert(row.int(0).unwrap_or_default(), (color(row.int(1)), color(row.int(2))));
        Ok(())
    })?;
    let mut symbols: ById<String> = ById::new();
    database.rows("symbol_links", &["id", "rid"], |row| {
        symbols.insert(row.int(0).unwrap_or_default(), row.name(1));
        Ok(())
    })?;
    let mut buttons: ById<Raw> = ById::new();
    let columns = ["resource_id", "label", "message", "visible", "button_style_id", "symbol_link_id"];
    database.rows("buttons", &columns, |row| {
        let resource = row.int(0).unwrap_or_default();
        let named = || pages.resources.get(&resource).map(|(_, name)| name.clone()).unwrap_or_default();
        let label = Some(row.text(1).to_owned()).filter(|label| !label.trim().is_empty()).unwrap_or_else(named);
        let raw = Raw {
            label,
            message: row.text(2).to_owned(),
            hidden: row.int(3) == Some(0),
            colors: row.int(4).and_then(|style| styles.get(&style)).cloned().unwrap_or_default(),
            picture: row.int(5).and_then(|link| symbols.get(&link)).cloned(),
        };
        buttons.insert(resource, raw);
        at_most(buttons.len(), limits::BUTTONS, What::Buttons)
    })?;
    Ok(buttons)
}

/// The button that a set shows without a modifier.
fn sets(database: &Database) -> Result<ById<i64>, ImportError> {
    let mut resources: ById<i64> = ById::new();
    database.rows("button_sets", &["id", "resource_id"], |row| {
        resources.insert(row.int(0).unwrap_or_default(), row.int(1).unwrap_or_default());
        Ok(())
    })?;
    let mut sets = ById::new();
    database.rows("button_set_modifiers", &["button_set_id", "resource_id", "modifier"], |row| {
        let set = row.int(0).and_then(|set| resources.get(&set));
        if let (Some(set), Some(button), Some(0)) = (set, row.int(1), row.int(2)) {
            sets.insert(*set, button);
        }
        Ok(())
    })?;
    Ok(sets)
}

/// The commands of every resource in their order.
fn deeds(database: &Database) -> Result<ById<Vec<Deed>>, ImportError> {
    let mut values: ById<String> = ById::new();
    database.rows("action_data", &["action_id", "value"], |row| {
        values.entry(row.int(0).unwrap_or_default()).or_insert_with(|| row.name(1));
        Ok(())
    })?;
    let mut actions: Vec<(i64, i64, Deed)> = Vec::new();
    database.rows("actions", &["id", "resource_id", "rank", "code"], |row| {
        let (code, value) = (row.int(3).unwrap_or_default(), row.int(0).and_then(|id| values.remove(&id)));
        let deed = match value {
            Some(page) if LINKS.contains(&code) => go(&page),
            _ => Deed::Foreign(format!("touchchat {code}")),
        };
        actions.push((row.int(1).unwrap_or_default(), row.int(2).unwrap_or_default(), deed));
        Ok(())
    })?;
    actions.sort_by_key(|(resource, rank, _)| (*resource, *rank));
    let mut deeds: ById<Vec<Deed>> = ById::new();
    for (resource, _, deed) in actions {
        deeds.entry(resource).or_default().push(deed);
    }
    Ok(deeds)
}

/// A colour written as a number: red, green, blue.
fn color(number: Option<i64>) -> String {
    number.map_or_else(String::new, |number| format!("#{:06x}", number & 0xff_ffff))
}
