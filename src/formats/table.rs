//! Tables: comma-separated (RFC 4180) or tab-separated, with a row of headers.

use std::collections::HashMap;

/// Most rows of a table: far more than any that is known.
pub(super) const MAX_ROWS: usize = 200_000;
/// Most cells of a row.
pub(super) const MAX_CELLS: usize = 256;

/// A table that was read: its rows, by the names of its columns.
pub(super) struct Table {
    heads: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a table; bytes that are no UTF-8 become marks.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut rows = cells(&String::from_utf8_lossy(bytes));
        let heads = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        let heads = heads.into_iter().enumerate().map(|(at, head)| (head.trim().to_lowercase(), at)).collect();
        Self { heads, rows }
    }

    /// Whether there is a column of this name.
    pub(super) fn has(&self, head: &str) -> bool {
        self.heads.contains_key(head)
    }

    /// Every row, as a look-up by the name of a column; a cell that is not there is empty.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { heads: &self.heads, cells })
    }
}

/// One row.
pub(super) struct Row<'a> {
    heads: &'a HashMap<String, usize>,
    cells: &'a [String],
}

impl Row<'_> {
    /// A cell by the name of its column.
    pub(super) fn get(&self, head: &str) -> &str {
        let cell = self.heads.get(head).and_then(|at| self.cells.get(*at));
        cell.map(|cell| cell.trim()).unwrap_or_default()
    }
}

/// Rows of cells; those without a letter are none. A quote that is never closed ends with the text. So many rows or cells as nobody wrote are
/// not read.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let separator = if text.lines().next().unwrap_or_default().contains('\t') { '\t' } else { ',' };
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let end_cell = |row: &mut Vec<String>, cell: &mut String| {
        let cell = std::mem::take(cell);
        if row.len() < MAX_CELLS {
            row.push(cell);
        }
    };
    let end_row = |rows: &mut Vec<Vec<String>>, row: &mut Vec<String>| {
        let row = std::mem::take(row);
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(row);
        }
    };
    let mut letters = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(c) = letters.next() {
        match c {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() && separator == ',' => is_quoted = true,
            _ if is_quoted => cell.push(c),
            '\r' => {}
            '\n' => {
                end_cell(&mut row, &mut cell);
                end_row(&mut rows, &mut row);
                if rows.len() > MAX_ROWS {
                    return rows;
                }
            }
            _ if c == separator => end_cell(&mut row, &mut cell),
            _ => cell.push(c),
        }
    }
    end_cell(&mut row, &mut cell);
    end_row(&mut rows, &mut row);
    rows
}

#[cfg(test)]
mod tests {
    use super::{MAX_ROWS, Table};

    #[test]
    fn rows_and_cells_have_an_end() {
        let wide = format!("file{}\n{}", ",".repeat(9_000_000), "\n".repeat(9_000_000));
        assert_eq!(Table::read(wide.as_bytes()).rows().count(), 0);
        let long = format!("file\n{}", "a\n".repeat(MAX_ROWS * 2));
        assert_eq!(Table::read(long.as_bytes()).rows().count(), MAX_ROWS);
    }

    #[test]
    fn cells_may_hold_the_separator() {
        let table = Table::read("\u{feff}symbol-en,Tags\r\n\"eat_,_to\",\"food \"\"x\"\"\"\n\nbird\n".as_bytes());
        let rows: Vec<_> =
            table.rows().map(|row| (row.get("symbol-en").to_owned(), row.get("tags").to_owned())).collect();
        assert_eq!(rows, [("eat_,_to".into(), "food \"x\"".into()), ("bird".into(), String::new())]);
        let tabs = Table::read(b"file\tko\na.png\t\"\n");
        assert_eq!(tabs.rows().next().map(|row| row.get("ko").to_owned()), Some("\"".to_owned()));
        assert!(tabs.has("ko") && !tabs.has("en"));
    }
}
