//! One board while it is laid out: cells in the measure of the other program.

use crate::domain::board::{Board, Button, Grid, Image, Sound};
use crate::domain::id::{ButtonId, ImageId, SoundId};
use crate::domain::locale::LocalText;
use crate::formats::obf::error::ImportError;
use crate::formats::obf::limits;
use crate::formats::obf::read::{Ids, grid};
use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use serde_json::Value;
use std::collections::HashMap;

/// Where a button stands, in cells from the top left.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// From the left.
    pub column: usize,
    /// From the top.
    pub row: usize,
    /// Width.
    pub columns: usize,
    /// Height.
    pub rows: usize,
}

/// A board that is being laid out.
pub struct Sheet {
    board: Board,
    columns: usize,
    rows: usize,
    ids: Ids,
    /// Beside the buttons of the board. `None`: it has no place.
    areas: Vec<Option<Area>>,
    pictures: HashMap<String, ImageId>,
}

impl Sheet {
    /// An empty board of at least this many cells; it grows with what is put on it.
    pub fn new(local_id: &str, name: LocalText, columns: usize, rows: usize) -> Self {
        let board = Board { local_id: local_id.to_owned(), name, ..Board::default() };
        Self { board, columns, rows, ids: Ids::new("button"), areas: Vec::new(), pictures: HashMap::new() }
    }

    /// The language of the labels.
    pub fn speaks(&mut self, locale: &str) {
        self.board.locale = locale.to_owned();
    }

    /// Puts a button in its place. Its id is made one of its own.
    pub fn put(&mut self, mut button: Button, area: Option<Area>, notes: &mut Notes) {
        let wanted = Some(button.id.0).filter(|id| !id.is_empty());
        button.id = self.ids.next(wanted, notes).into();
        self.board.buttons.push(button);
        self.areas.push(area);
    }

    /// Adds a picture once: `key` tells pictures apart. One that cannot be shown here is noted.
    pub fn picture(&mut self, key: String, image: Image, notes: &mut Notes) -> ImageId {
        if let Some(id) = self.pictures.get(&key) {
            return id.clone();
        }
        if image.blob.is_none() {
            let symbol = image.symbol.as_ref().and_then(|symbol| symbol.get("filename")?.as_str());
            match (image.url.as_str(), symbol) {
                ("", Some(symbol)) => notes.lost(LossKind::MediaSymbol, symbol),
                ("", None) => notes.lost(LossKind::MediaEmpty, &key),
                (url, _) => notes.lost(LossKind::MediaRemote, url),
            }
        }
        let id = ImageId(format!("image-{}", self.board.images.len() + 1));
        self.board.images.push(Image { id: id.clone(), ..image });
        self.pictures.insert(key, id.clone());
        id
    }

    /// Adds a sound.
    pub fn sound(&mut self, sound: Sound) -> SoundId {
        let id = SoundId(format!("sound-{}", self.board.sounds.len() + 1));
        self.board.sounds.push(Sound { id: id.clone(), ..sound });
        id
    }

    /// Lays the buttons out as the `grid` of a file says, in the form of OBF; without one in their order.
    ///
    /// # Errors
    /// The grid is too large.
    pub fn arrange(&mut self, value: Option<Value>, notes: &mut Notes) -> Result<(), ImportError> {
        self.board.grid = grid(value, &self.board.buttons, notes)?;
        Ok(())
    }

    /// The board, its cells in the coarsest measure in which every button still has its own place. A button over
    /// several cells stands in each of them, so that a finger finds it where it was.
    pub fn finish(mut self, notes: &mut Notes) -> Board {
        if self.board.grid.rows > 0 {
            return self.board;
        }
        let areas = self.coarse();
        let placed = || areas.iter().flatten();
        let fit = |declared: usize, needed: Option<usize>| declared.max(needed.unwrap_or(0)).clamp(1, limits::GRID);
        let columns = fit(self.columns, placed().map(|area| area.column.saturating_add(area.columns)).max());
        let rows = fit(self.rows, placed().map(|area| area.row.saturating_add(area.rows)).max());
        let mut order: Vec<Vec<Option<ButtonId>>> = vec![vec![None; columns]; rows];
        let mut own = Vec::with_capacity(areas.len());
        for (button, area) in self.board.buttons.iter().zip(&areas) {
            let cell =
                area.and_then(|area| order.get_mut(area.row)?.get_mut(area.column)).filter(|cell| cell.is_none());
            match cell {
                Some(cell) => {
                    *cell = Some(button.id.clone());
                    own.extend(area.map(|area| (button, area)));
                }
                None => notes.lost(LossKind::ButtonUnplaced, &button.label.ko),
            }
        }
        for (button, area) in own.iter().filter(|(_, area)| area.columns > 1 || area.rows > 1) {
            notes.fixed(RepairKind::ButtonSpread, &button.label.ko);
            for row in order.iter_mut().skip(area.row).take(area.rows) {
                for cell in row.iter_mut().skip(area.column).take(area.columns).filter(|cell| cell.is_none()) {
                    *cell = Some(button.id.clone());
                }
            }
        }
        drop(own);
        self.board.grid = Grid { rows, columns, order, ..Grid::default() };
        self.board
    }

    /// The areas, divided by what all of them have in common: a program that counts two cells for each button means
    /// one.
    fn coarse(&mut self) -> Vec<Option<Area>> {
        let placed = || self.areas.iter().flatten();
        let wide = placed().fold(self.columns, |step, area| common(common(step, area.column), area.columns)).max(1);
        let high = placed().fold(self.rows, |step, area| common(common(step, area.row), area.rows)).max(1);
        if placed().next().is_none() {
            return std::mem::take(&mut self.areas);
        }
        self.columns /= wide;
        self.rows /= high;
        let divide = |area: Area| Area {
            column: area.column / wide,
            row: area.row / high,
            columns: area.columns / wide,
            rows: area.rows / high,
        };
        std::mem::take(&mut self.areas).into_iter().map(|area| area.map(divide)).collect()
    }
}

/// The greatest common divisor.
fn common(mut a: usize, mut b: usize) -> usize {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(cells: &[(&str, [usize; 4])]) -> (Board, Vec<(LossKind, usize)>) {
        let mut notes = Notes::new();
        let mut sheet = Sheet::new("a", LocalText::same("A"), 0, 0);
        for (id, [column, row, columns, rows]) in cells {
            let button = Button { id: (*id).into(), ..Button::default() };
            let area = Area { column: *column, row: *row, columns: *columns, rows: *rows };
            sheet.put(button, Some(area), &mut notes);
        }
        let board = sheet.finish(&mut notes);
        (board, notes.finish().1.into_iter().map(|loss| (loss.what, loss.count)).collect())
    }

    fn layout(board: &Board) -> String {
        let cell = |cell: &Option<ButtonId>| cell.as_ref().map_or(".".to_owned(), |id| id.0.clone());
        let rows = board.grid.order.iter().map(|row| row.iter().map(cell).collect::<String>());
        rows.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_wide_button_fills_its_cells_and_no_others() {
        let (board, lost) = laid(&[("a", [0, 0, 3, 2]), ("b", [1, 1, 1, 1])]);
        assert_eq!((layout(&board).as_str(), lost), ("aaa aba", vec![]));
    }

    #[test]
    fn a_measure_of_two_cells_is_one() {
        let (board, _) = laid(&[("a", [0, 0, 2, 1]), ("b", [2, 0, 2, 1]), ("c", [0, 1, 4, 1])]);
        assert_eq!(layout(&board), "ab cc");
    }

    #[test]
    fn what_lies_outside_or_on_another_has_no_place() {
        let (board, lost) = laid(&[("a", [0, 0, 1, 1]), ("b", [0, 0, 1, 1]), ("c", [usize::MAX, 3, usize::MAX, 1])]);
        assert_eq!((board.buttons.len(), board.grid.columns), (3, limits::GRID));
        assert_eq!(lost, [(LossKind::ButtonUnplaced, 2)]);
    }
}
