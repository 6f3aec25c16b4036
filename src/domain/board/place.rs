//! Places on a board: cells of the grid, and the picture with its hot spots.

use super::{Board, Button, Placement};
use crate::domain::id::{ButtonId, ImageId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A cell, counted from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Row.
    pub row: usize,
    /// Column.
    pub column: usize,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Its first row.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// How many rows, at least 1.
    pub rows: usize,
    /// How many columns, at least 1.
    pub columns: usize,
}

impl Span {
    /// Whether a cell is one of it.
    pub fn has(&self, cell: Cell) -> bool {
        let (rows, columns) = (self.row..self.row + self.rows, self.column..self.column + self.columns);
        rows.contains(&cell.row) && columns.contains(&cell.column)
    }

    /// Its cells, row by row.
    pub fn cells(self) -> impl Iterator<Item = Cell> {
        let columns = self.column..self.column + self.columns;
        (self.row..self.row + self.rows).flat_map(move |row| columns.clone().map(move |column| Cell { row, column }))
    }
}

/// The picture of a board, under its hot spots: whose places count from the edges of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Background {
    /// Which of the board's images.
    pub image: ImageId,
    /// The cells on which it lies; the others stay as they are.
    pub span: Span,
}

/// OBF extension key of a board's [`Background`]: `{"image_id", "row", "column", "rows", "columns"}`.
pub const BACKGROUND_KEY: &str = "ext_malgeurim_background";

impl Background {
    /// What is written under [`BACKGROUND_KEY`].
    pub fn to_value(&self) -> Value {
        let Span { row, column, rows, columns } = self.span;
        let numbers = [("row", row), ("column", column), ("rows", rows), ("columns", columns)];
        let mut object: Map<String, Value> = numbers.into_iter().map(|(key, n)| (key.to_owned(), n.into())).collect();
        object.insert("image_id".to_owned(), self.image.as_str().into());
        Value::Object(object)
    }
}

impl Placement {
    /// The smallest side of a hot spot, as a part of the picture.
    pub const LEAST: f32 = 0.06;

    /// The same, whole within the picture and not too small to be seen.
    #[must_use]
    pub fn held(self) -> Self {
        let side = |length: f32| if length.is_finite() { length.clamp(Self::LEAST, 1.0) } else { Self::LEAST };
        let (width, height) = (side(self.width), side(self.height));
        let edge = |at: f32, length: f32| if at.is_finite() { at.clamp(0.0, 1.0 - length) } else { 0.0 };
        Self { top: edge(self.top, height), left: edge(self.left, width), width, height }
    }

    /// Between two corners, each (from the left, from the top).
    pub fn between(one: (f32, f32), other: (f32, f32)) -> Self {
        let (left, top) = (one.0.min(other.0), one.1.min(other.1));
        Self { top, left, width: (one.0 - other.0).abs(), height: (one.1 - other.1).abs() }.held()
    }
}

impl Board {
    /// Its picture, if it has one that lies on its grid.
    pub fn background(&self) -> Option<Background> {
        let object = self.extra.get(BACKGROUND_KEY)?;
        let number = |key: &str| object.get(key)?.as_u64().and_then(|n| usize::try_from(n).ok());
        let span = Span {
            row: number("row")?,
            column: number("column")?,
            rows: number("rows").filter(|n| *n > 0)?,
            columns: number("columns").filter(|n| *n > 0)?,
        };
        let image = ImageId::from(object.get("image_id")?.as_str()?);
        let fits = |first: usize, count: usize, all: usize| first.checked_add(count).is_some_and(|end| end <= all);
        let lies = fits(span.row, span.rows, self.grid.rows) && fits(span.column, span.columns, self.grid.columns);
        (lies && self.image(&image).is_some()).then_some(Background { image, span })
    }

    /// Buttons that lie where their placement says: hot spots of the picture; without a picture those that no cell shows.
    pub fn spots(&self) -> impl Iterator<Item = &Button> {
        let pictured = self.background().is_some();
        let placed = self.buttons.iter().filter(|button| button.placement.is_some());
        placed.filter(move |button| pictured || self.cell_of(&button.id).is_none())
    }

    /// The first cell that shows a button.
    pub fn cell_of(&self, id: &ButtonId) -> Option<Cell> {
        let is_it = |cell: &Option<ButtonId>| cell.as_ref() == Some(id);
        let find = |(row, cells): (usize, &Vec<Option<ButtonId>>)| Some((row, cells.iter().position(is_it)?));
        self.grid.order.iter().enumerate().find_map(find).map(|(row, column)| Cell { row, column })
    }

    /// The largest rectangle of cells that show nothing: where a picture finds its place.
    pub fn free_span(&self) -> Option<Span> {
        let mut best: Option<Span> = None;
        for row in 0..self.grid.rows {
            // How many rows below this one are free too, column by column.
            let free: Vec<usize> = (0..self.grid.columns).map(|column| self.free_below(row, column)).collect();
            for column in 0..self.grid.columns {
                let mut rows = usize::MAX;
                for (end, below) in free.iter().enumerate().skip(column) {
                    rows = rows.min(*below);
                    let span = Span { row, column, rows, columns: end + 1 - column };
                    if best.is_none_or(|best| span.rows * span.columns > best.rows * best.columns) && rows > 0 {
                        best = Some(span);
                    }
                }
            }
        }
        best
    }

    fn free_below(&self, row: usize, column: usize) -> usize {
        (row..self.grid.rows).take_while(|row| self.shown_at(*row, column).is_none()).count()
    }

    /// The button that a cell shows: not one that lies on the picture.
    pub fn shown_at(&self, row: usize, column: usize) -> Option<&Button> {
        let button = self.button_at(row, column)?;
        let on_picture = button.placement.is_some() && self.background().is_some();
        (!on_picture).then_some(button)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::board::{Grid, Image};

    fn board(cells: &[&str]) -> Board {
        let order: Vec<Vec<Option<ButtonId>>> =
            cells.iter().map(|row| row.chars().map(|c| (c != '.').then(|| c.to_string().into())).collect()).collect();
        let buttons = order.iter().flatten().flatten().map(|id| Button { id: id.clone(), ..Button::default() });
        Board {
            buttons: buttons.collect(),
            grid: Grid { rows: cells.len(), columns: cells[0].len(), order, ..Grid::default() },
            ..Board::default()
        }
    }

    #[test]
    fn a_picture_finds_the_largest_free_rectangle() {
        assert_eq!(board(&["a..d", "...e"]).free_span(), Some(Span { row: 0, column: 1, rows: 2, columns: 2 }));
        assert_eq!(board(&["ab", "cd"]).free_span(), None);
        assert_eq!(board(&["...", "..."]).free_span(), Some(Span { row: 0, column: 0, rows: 2, columns: 3 }));
    }

    #[test]
    fn a_picture_that_leaves_the_grid_is_none() {
        let mut board = board(&["..a"]);
        board.images.push(Image { id: "i".into(), ..Image::default() });
        let span = Span { row: 0, column: 0, rows: 1, columns: 2 };
        let mut put = |span: Span| {
            board.extra.insert(BACKGROUND_KEY.to_owned(), Background { image: "i".into(), span }.to_value());
            board.background().map(|picture| picture.span)
        };
        assert_eq!(put(span), Some(span));
        assert_eq!(put(Span { rows: 2, ..span }), None);
        assert_eq!(put(Span { column: usize::MAX, ..span }), None);
    }

    #[test]
    fn a_hot_spot_lies_within_the_picture() {
        let spot = Placement::between((0.9, 1.4), (1.2, 0.8));
        assert!(spot.left + spot.width <= 1.0 + 1e-6 && spot.top + spot.height <= 1.0 + 1e-6, "{spot:?}");
        let tiny = Placement::between((0.5, 0.5), (0.5, 0.5));
        assert_eq!((tiny.width, tiny.height), (Placement::LEAST, Placement::LEAST));
        let broken = Placement { top: f32::NAN, left: f32::INFINITY, width: f32::NAN, height: -1.0 }.held();
        assert_eq!((broken.top, broken.left), (0.0, 0.0));
    }
}
