//! The grid: always `rows` lists of `columns` cells, each naming a button of the board or empty.

use super::fields::{Fields, read_id};
use crate::domain::board::{Button, Grid};
use crate::domain::id::ButtonId;
use crate::formats::obf::error::ImportError;
use crate::formats::obf::limits;
use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use serde_json::Value;
use std::collections::HashMap;

/// A row of cells.
type Row = Vec<Option<ButtonId>>;

/// Reads the grid, or lays the buttons out in their order where there is none.
///
/// # Errors
/// [`ImportError::GridTooLarge`].
pub fn grid(value: Option<Value>, buttons: &[Button], notes: &mut Notes) -> Result<Grid, ImportError> {
    let Some(value) = value.filter(Value::is_object) else {
        notes.fixed(RepairKind::GridMissing, "");
        return Ok(in_order(buttons, 0, 0));
    };
    let mut fields = Fields::new(value);
    let rows = fields.size("rows", notes) as usize;
    let columns = fields.size("columns", notes) as usize;
    fits(rows, columns)?;
    let Some(order) = fields.list("order", notes).filter(|order| !order.is_empty()) else {
        notes.fixed(RepairKind::GridMissing, "order");
        return Ok(Grid { extra: fields.rest(), ..in_order(buttons, rows, columns) });
    };
    let mut cells = Cells::new(buttons);
    let order = cells.read(order, columns, notes)?;
    let grid = shape(order, rows, columns, notes)?;
    cells.report(buttons, notes);
    Ok(Grid { extra: fields.rest(), ..grid })
}

fn fits(rows: usize, columns: usize) -> Result<(), ImportError> {
    if rows > limits::GRID || columns > limits::GRID {
        Err(ImportError::GridTooLarge { rows, columns })
    } else {
        Ok(())
    }
}

/// Which buttons there are, and how often a cell named each.
struct Cells<'a> {
    places: HashMap<&'a str, usize>,
}

impl<'a> Cells<'a> {
    fn new(buttons: &'a [Button]) -> Self {
        Self { places: buttons.iter().map(|button| (button.id.as_str(), 0)).collect() }
    }

    /// The cells as the file has them. A flat list is cut into rows.
    fn read(&mut self, order: Vec<Value>, columns: usize, notes: &mut Notes) -> Result<Vec<Row>, ImportError> {
        if order.iter().any(Value::is_array) {
            fits(order.len(), columns)?;
            return order.into_iter().map(|row| self.row(row, notes)).collect();
        }
        notes.fixed(RepairKind::GridShape, "one list of cells");
        let columns = if columns == 0 { square(order.len()) } else { columns };
        fits(order.len().div_ceil(columns), columns)?;
        let flat: Row = order.iter().map(|cell| self.cell(cell, notes)).collect();
        Ok(flat.chunks(columns).map(<[_]>::to_vec).collect())
    }

    fn row(&mut self, row: Value, notes: &mut Notes) -> Result<Row, ImportError> {
        match row {
            Value::Array(cells) => {
                fits(0, cells.len())?;
                Ok(cells.iter().map(|cell| self.cell(cell, notes)).collect())
            }
            Value::Null => Ok(Row::new()),
            other => Ok(vec![self.cell(&other, notes)]),
        }
    }

    fn cell(&mut self, cell: &Value, notes: &mut Notes) -> Option<ButtonId> {
        if cell.is_null() {
            return None;
        }
        let id = match cell {
            Value::Object(object) => object.get("id").and_then(|id| read_id(id, "cell", notes)),
            other => read_id(other, "cell", notes),
        };
        match id.as_ref().and_then(|id| self.places.get_mut(id.as_str())) {
            Some(count) => {
                *count += 1;
                id.map(ButtonId)
            }
            None => {
                notes.fixed(RepairKind::CellUnknown, &cell.to_string());
                None
            }
        }
    }

    fn report(&self, buttons: &[Button], notes: &mut Notes) {
        for button in buttons {
            match self.places.get(button.id.as_str()).copied().unwrap_or_default() {
                0 if button.placement.is_none() => notes.lost(LossKind::ButtonUnplaced, button.id.as_str()),
                0 | 1 => {}
                _ => notes.fixed(RepairKind::ButtonRepeated, button.id.as_str()),
            }
        }
    }
}

/// Fills rows and columns up to the larger of what was declared and what is there.
fn shape(mut order: Vec<Row>, rows: usize, columns: usize, notes: &mut Notes) -> Result<Grid, ImportError> {
    let widest = order.iter().map(Vec::len).max().unwrap_or_default().max(columns).max(1);
    let tallest = order.len().max(rows).max(1);
    fits(tallest, widest)?;
    if (rows, columns) != (tallest, widest) || order.len() != tallest || order.iter().any(|row| row.len() != widest) {
        notes.fixed(RepairKind::GridShape, &format!("{rows} x {columns}"));
    }
    order.resize(tallest, Row::new());
    for row in &mut order {
        row.resize(widest, None);
    }
    Ok(Grid { rows: tallest, columns: widest, order, ..Grid::default() })
}

/// The buttons in reading order, in a grid of at least this size.
fn in_order(buttons: &[Button], rows: usize, columns: usize) -> Grid {
    let columns = if columns == 0 { square(buttons.len()) } else { columns }.max(buttons.len().div_ceil(limits::GRID));
    let rows = rows.max(buttons.len().div_ceil(columns)).max(1);
    let mut order = vec![vec![None; columns]; rows];
    for (cell, button) in order.iter_mut().flatten().zip(buttons) {
        *cell = Some(button.id.clone());
    }
    Grid { rows, columns, order, ..Grid::default() }
}

/// The width of a near square that holds `count` cells.
fn square(count: usize) -> usize {
    (1..=limits::GRID).find(|side| side * side >= count).unwrap_or(limits::GRID)
}
