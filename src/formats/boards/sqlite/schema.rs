//! What a table is made of, from the statement that made it.

/// The most columns a table can have (SQLITE_MAX_COLUMN).
const COLUMNS: usize = 2_000;

/// One table.
pub struct Table {
    /// Its first page.
    pub root: u32,
    /// The column that is another name for the row id.
    pub rowid: Option<usize>,
    columns: Vec<String>,
}

impl Table {
    /// Of `CREATE TABLE name (columns)`.
    pub fn new(root: u32, sql: &str) -> Self {
        let mut table = Self { root, rowid: None, columns: Vec::new() };
        for definition in definitions(sql).into_iter().take(COLUMNS) {
            let Some((name, kind)) = column(definition) else { continue };
            let kind = kind.to_lowercase();
            let mut words = kind.split_whitespace();
            if [words.next(), words.next(), words.next()] == [Some("integer"), Some("primary"), Some("key")] {
                table.rowid = Some(table.columns.len());
            }
            table.columns.push(name.to_lowercase());
        }
        table
    }

    /// The place of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.eq_ignore_ascii_case(name))
    }
}

/// The parts between the outer brackets, cut at commas that stand in no inner bracket or quotes.
fn definitions(sql: &str) -> Vec<&str> {
    let Some((_, body)) = sql.split_once('(') else { return Vec::new() };
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    let mut quote = None;
    for (at, letter) in body.char_indices() {
        match (quote, letter) {
            (Some(end), letter) if letter == end => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(letter),
            (None, '[') => quote = Some(']'),
            (None, '(') => depth += 1,
            (None, ')') if depth == 0 => {
                parts.push(&body[start..at]);
                return parts;
            }
            (None, ')') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(&body[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

/// The name and the rest; `None` for a rule of the whole table.
fn column(definition: &str) -> Option<(&str, &str)> {
    let text = definition.trim();
    let end = match text.chars().next()? {
        '"' => '"',
        '`' => '`',
        '\'' => '\'',
        '[' => ']',
        _ => {
            let (name, rest) = text.split_at(text.find(|c: char| c.is_whitespace() || c == '(').unwrap_or(text.len()));
            let rules = ["constraint", "primary", "unique", "check", "foreign"];
            return (!rules.iter().any(|rule| name.eq_ignore_ascii_case(rule))).then_some((name, rest));
        }
    };
    text.get(1..)?.split_once(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_in_every_spelling() {
        let table = Table::new(
            3,
            "CREATE TABLE \"A b\"(\"Id\" integer primary key autoincrement not null , [La,bel] varchar(36), `c` REAL DEFAULT (1, 2),\n\
             plain, UniqueId bigint, FOREIGN KEY(c) REFERENCES d(e), UNIQUE (c))",
        );
        assert_eq!((table.root, table.rowid), (3, Some(0)));
        let found = ["id", "La,bel", "c", "PLAIN", "uniqueid", "e"].map(|name| table.column(name));
        assert_eq!(found, [Some(0), Some(1), Some(2), Some(3), Some(4), None]);
    }

    #[test]
    fn another_key_is_no_row_id_and_nonsense_has_no_columns() {
        assert_eq!(Table::new(1, "create table t(a int primary key, b)").rowid, None);
        for sql in ["", "CREATE TABLE t", "(", "x('", "CREATE TABLE t(\"a"] {
            assert_eq!(Table::new(1, sql).column("a"), None, "{sql}");
        }
    }
}
