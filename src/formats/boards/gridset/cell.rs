//! The cells of one grid.

use super::Names;
use super::command::{deeds, rich};
use super::style::Styles;
use crate::domain::board::{Button, Image};
use crate::domain::id::ImageId;
use crate::domain::locale::LocalText;
use crate::formats::boards::desk::Desk;
use crate::formats::boards::press::{Deed, equip};
use crate::formats::boards::sheet::{Area, Sheet};
use crate::formats::boards::xml;
use crate::formats::obf::error::ImportError;
use crate::formats::obf::read::Files;
use crate::formats::obf::report::{LossKind, RepairKind};
use roxmltree::Node;
use serde_json::Map;
use std::collections::VecDeque;

/// Everything that is at hand while cells are read.
pub struct Cells<'c, 'f, 'a> {
    /// Where the pictures of this grid lie.
    pub folder: &'c str,
    /// All grids.
    pub names: &'c Names,
    /// All styles.
    pub styles: &'c Styles,
    /// The archive.
    pub files: &'c mut Files<'f, 'a>,
    /// What was noted, and the bytes of pictures.
    pub desk: &'c mut Desk,
    /// The board.
    pub sheet: &'c mut Sheet,
}

/// One word of the grid's list.
struct Item {
    text: String,
    image: String,
}

impl Cells<'_, '_, '_> {
    /// Reads all cells; those of the word list are filled from it in reading order.
    ///
    /// # Errors
    /// Limits.
    pub fn read(&mut self, root: Node) -> Result<(), ImportError> {
        let mut items = self.items(root);
        let cells = xml::child(root, "Cells").into_iter().flat_map(|cells| xml::children(cells, "Cell"));
        let mut cells: Vec<(Area, Node)> = cells.map(|cell| (area(cell), cell)).collect();
        cells.sort_by_key(|(area, _)| (area.row, area.column));
        for (area, cell) in cells {
            self.cell(area, cell, &mut items)?;
        }
        for item in items {
            self.desk.notes.lost(LossKind::ListRest, &item.text);
        }
        Ok(())
    }

    fn items(&mut self, root: Node) -> VecDeque<Item> {
        let list = xml::child(root, "WordList").into_iter().flat_map(|list| list.descendants());
        let items = list.filter(|node| node.tag_name().name() == "WordListItem");
        let mut item = |node: Node| Item {
            text: xml::child(node, "Text").map(|text| rich(text, &mut self.desk.notes)).unwrap_or_default(),
            image: xml::text(node, "Image"),
        };
        items.map(&mut item).filter(|item| !item.text.is_empty()).collect()
    }

    fn cell(&mut self, area: Area, cell: Node, items: &mut VecDeque<Item>) -> Result<(), ImportError> {
        let Some(content) = xml::child(cell, "Content") else { return Ok(()) };
        let kind = (xml::text(content, "ContentType"), xml::text(content, "ContentSubType"));
        let caption = xml::child(content, "CaptionAndImage");
        let (mut label, mut picture) =
            caption.map(|node| (xml::text(node, "Caption"), xml::text(node, "Image"))).unwrap_or_default();
        let mut deeds = deeds(content, self.names, &mut self.desk.notes);
        match (kind.0.as_str(), kind.1.as_str()) {
            ("" | "Normal", _) => {}
            ("AutoContent", "WordList") => {
                let Some(item) = items.pop_front() else { return Ok(()) };
                self.desk.notes.fixed(RepairKind::ListSpread, &item.text);
                deeds.push(Deed::Say(item.text.clone()));
                (label, picture) = (item.text, item.image);
            }
            (kind, part) => {
                self.desk.notes.lost(LossKind::CellProgram, if part.is_empty() { kind } else { part });
                return Ok(());
            }
        }
        if label.is_empty() && picture.is_empty() && deeds.is_empty() {
            return Ok(());
        }
        let (background_color, border_color) = self.styles.colors(content, &mut self.desk.notes);
        let mut button = Button {
            id: format!("{}-{}", area.column, area.row).into(),
            label: LocalText::same(label),
            image: self.picture(&picture, area)?,
            hidden: self.is_hidden(cell),
            background_color,
            border_color,
            ..Button::default()
        };
        equip(&mut button, deeds, &mut self.desk.notes);
        self.sheet.put(button, Some(area), &mut self.desk.notes);
        Ok(())
    }

    /// `Disabled` and `Empty` cells keep their place and are hidden; what is only for touch is for everyone here.
    fn is_hidden(&mut self, cell: Node) -> bool {
        let visibility = xml::text(cell, "Visibility");
        let notes = &mut self.desk.notes;
        match visibility.as_str() {
            "" | "Visible" => false,
            "Hidden" => true,
            "Disabled" | "Empty" => {
                notes.fixed(RepairKind::VisibilityNearest, &visibility);
                true
            }
            _ => {
                notes.fixed(RepairKind::VisibilityNearest, &visibility);
                false
            }
        }
    }

    /// `[set]name` is a picture of a licensed collection; `-0-text-0.jpeg` and `.png` end the name of a file that
    /// begins with the cell's place.
    fn picture(&mut self, text: &str, area: Area) -> Result<Option<ImageId>, ImportError> {
        if text.is_empty() {
            return Ok(None);
        }
        let notes = &mut self.desk.notes;
        if let Some((set, name)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            let symbol = Map::from_iter([("set".to_owned(), set.into()), ("filename".to_owned(), name.into())]);
            let image = Image { symbol: Some(symbol), ..Image::default() };
            return Ok(Some(self.sheet.picture(text.to_owned(), image, notes)));
        }
        let file = match text.starts_with(['-', '.']) {
            true => format!("{}-{}{text}", area.column, area.row),
            false => text.to_owned(),
        };
        let path = format!("{}/{file}", self.folder);
        let Some((blob, mime)) = self.desk.store.at_path(&path, self.files, notes)? else { return Ok(None) };
        if mime.is_empty() {
            notes.lost(LossKind::MediaFormat, &path);
            return Ok(None);
        }
        let image = Image { blob: Some(blob), content_type: mime.to_owned(), ..Image::default() };
        Ok(Some(self.sheet.picture(path, image, notes)))
    }
}

/// Where a cell stands: a place of 0 and a size of 1 are not written.
fn area(cell: Node) -> Area {
    let size = |name: &str| xml::number(cell, name).unwrap_or(1).max(1);
    Area {
        column: xml::number(cell, "X").unwrap_or(0),
        row: xml::number(cell, "Y").unwrap_or(0),
        columns: size("ColumnSpan"),
        rows: size("RowSpan"),
    }
}
