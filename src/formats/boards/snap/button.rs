//! Buttons: their words, colours and commands.

use super::ById;
use super::page::Pages;
use super::pictures::Pictures;
use crate::domain::board::Button;
use crate::domain::locale::LocalText;
use crate::formats::boards::desk::paint;
use crate::formats::boards::press::{Deed, equip, go};
use crate::formats::boards::sheet::{Area, Sheet};
use crate::formats::boards::sqlite::{Database, Row};
use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::limits;
use crate::formats::obf::report::{Notes, RepairKind};
use serde_json::Value;

/// A button as the file has it.
#[derive(Default)]
pub struct SnapButton {
    /// Its place; `None`: it has none in the chosen layout.
    pub area: Option<Area>,
    /// `PageSetImageId`: a picture in the file.
    pub image: i64,
    /// `LibrarySymbolId`: a picture of the program.
    pub symbol: i64,
    /// `MessageRecordingId`, if it is used.
    pub recording: i64,
    id: String,
    label: String,
    message: String,
    hidden: bool,
    background: String,
    border: String,
    link: String,
    commands: Option<String>,
}

/// An element of a page.
struct Element {
    page: i64,
    background: String,
}

const COLUMNS: [&str; 13] = [
    "Id",
    "UniqueId",
    "Label",
    "Message",
    "BorderColor",
    "BorderThickness",
    "LibrarySymbolId",
    "PageSetImageId",
    "MessageRecordingId",
    "UseMessageRecording",
    "ElementReferenceId",
    // Older sets: the button itself is on the page and has the colour.
    "PageId",
    "BackgroundColor",
];

/// Gives every page its buttons.
///
/// # Errors
/// Damaged, or too many.
pub fn read(database: &Database, pages: &mut Pages) -> Result<(), ImportError> {
    let mut elements: ById<Element> = ById::new();
    database.rows("ElementReference", &["Id", "PageId", "BackgroundColor", "ElementType"], |row| {
        let page = row.int(1).unwrap_or_default();
        if row.int(3).unwrap_or_default() != 0 {
            pages.of_row(page).into_iter().for_each(|page| page.parts += 1);
        }
        elements.insert(row.int(0).unwrap_or_default(), Element { page, background: color(row.int(2)) });
        Ok(())
    })?;
    let mut links: ById<String> = ById::new();
    database.rows("ButtonPageLink", &["ButtonId", "PageUniqueId"], |row| {
        links.insert(row.int(0).unwrap_or_default(), row.text(1).to_owned());
        Ok(())
    })?;
    let mut commands: ById<String> = ById::new();
    database.rows("CommandSequence", &["ButtonId", "SerializedCommands"], |row| {
        commands.insert(row.int(0).unwrap_or_default(), row.text(1).to_owned());
        Ok(())
    })?;
    let mut count = 0;
    database.rows("Button", &COLUMNS, |row| {
        count += 1;
        at_most(count, limits::BUTTONS, What::Buttons)?;
        let id = row.int(0).unwrap_or_default();
        let element = row.int(10).and_then(|element| Some((element, elements.get(&element)?)));
        let page = element.map(|(_, element)| element.page).or(row.int(11));
        let Some(page) = page.and_then(|page| pages.of_row(page)) else { return Ok(()) };
        let place = page.place(element.map_or(id, |(element, _)| element));
        let background = element.map(|(_, element)| element.background.clone()).filter(|color| !color.is_empty());
        page.buttons.push(SnapButton {
            area: place.map(|(area, _)| area),
            hidden: place.is_some_and(|(_, seen)| !seen),
            background: background.unwrap_or_else(|| color(row.int(12))),
            link: links.remove(&id).unwrap_or_default(),
            commands: commands.remove(&id),
            ..SnapButton::of(&row)
        });
        Ok(())
    })
}

impl SnapButton {
    fn of(row: &Row) -> Self {
        let number = |column: usize| row.int(column).unwrap_or_default();
        Self {
            id: row.text(1).to_owned(),
            label: row.text(2).to_owned(),
            message: row.text(3).to_owned(),
            border: if number(5) > 0 { color(row.int(4)) } else { String::new() },
            symbol: number(6),
            image: number(7),
            recording: if number(9) != 0 { number(8) } else { 0 },
            ..Self::default()
        }
    }

    /// Puts the button on its board.
    pub fn put(&self, sheet: &mut Sheet, pictures: &Pictures, notes: &mut Notes) {
        let mut button = Button {
            id: self.id.as_str().into(),
            label: LocalText::same(self.label.trim()),
            image: pictures.of(self, sheet, notes),
            sound: pictures.sound(self, sheet),
            hidden: self.hidden,
            background_color: paint(&self.background, notes),
            border_color: paint(&self.border, notes),
            ..Button::default()
        };
        equip(&mut button, self.deeds(notes), notes);
        sheet.put(button, self.area, notes);
    }

    /// The commands: 3 says the message, 2 opens a page, 9 clears. A link without a command opens, too.
    fn deeds(&self, notes: &mut Notes) -> Vec<Deed> {
        let said = || Deed::Say(if self.message.is_empty() { self.label.clone() } else { self.message.clone() });
        let values = self.commands.as_deref().and_then(|text| serde_json::from_str::<Value>(text).ok());
        let values = values.as_ref().and_then(|value| value.get("$values")).and_then(Value::as_array);
        let mut deeds = Vec::new();
        for value in values.map(Vec::as_slice).unwrap_or_default() {
            match value.get("$type").and_then(Value::as_str).unwrap_or_default() {
                "2" => deeds.push(go(value.get("LinkedPageId").and_then(Value::as_str).unwrap_or(&self.link))),
                "3" => {
                    // 0 writes into the message window; others speak at once.
                    if value.get("MessageAction").and_then(Value::as_i64).unwrap_or_default() != 0 {
                        notes.fixed(RepairKind::ActionNearest, &self.message);
                    }
                    deeds.push(said());
                }
                "9" => deeds.push(Deed::Act(":clear")),
                kind => deeds.push(Deed::Foreign(format!("snap {kind}"))),
            }
        }
        if values.is_none() {
            deeds.push(said());
        }
        if !self.link.is_empty() && !deeds.iter().any(|deed| matches!(deed, Deed::Go(_))) {
            deeds.push(go(&self.link));
        }
        deeds
    }
}

/// A colour written as a signed number: alpha, red, green, blue.
fn color(number: Option<i64>) -> String {
    let Some(number) = number else { return String::new() };
    let [alpha, red, green, blue] = (number as u32).to_be_bytes();
    format!("#{red:02x}{green:02x}{blue:02x}{alpha:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_signed_numbers() {
        assert_eq!(color(Some(-1)), "#ffffffff");
        assert_eq!(color(Some(-2_960_686)), "#d2d2d2ff");
        assert_eq!(color(Some(0x7f01_0203)), "#0102037f");
        assert_eq!(color(None), "");
    }
}
