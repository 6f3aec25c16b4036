//! The built-in boards: one tab-separated file a board in `assets/boards/`, a cell a button.

use crate::domain::board::{BUILTIN_SET, Board, Button, Grid, LoadBoard, SYMBOL_KEY};
use crate::domain::id::{BoardId, ButtonId};
use crate::domain::locale::LocalText;
use crate::domain::vocabulary::Vocabulary;

mod files;

/// The board everyone starts on (8 x 5).
pub const HOME: &str = "home";
/// The board beginners start on (4 x 3).
pub const BEGINNER_HOME: &str = "beginner-home";

/// The id of a built-in board.
pub fn board_id(name: &str) -> BoardId {
    BoardId(format!("{BUILTIN_SET}/{name}"))
}

/// Every built-in board, home first. Cells that name no word are left out and logged: the files are tested.
pub fn builtin(vocabulary: &Vocabulary) -> Vec<Board> {
    files::BOARDS.iter().map(|text| parse(text, vocabulary)).collect()
}

/// Reads one board file: header lines `# key: value`, then rows of cells.
pub fn parse(text: &str, vocabulary: &Vocabulary) -> Board {
    let header = |key: &str| {
        text.lines()
            .filter_map(|line| line.strip_prefix("# ")?.split_once(": "))
            .find(|(k, _)| *k == key)
            .map(|(_, v)| v.trim())
    };
    let id = header("id").unwrap_or_default();
    let mut board = Board {
        id: board_id(id),
        local_id: id.to_owned(),
        set: BUILTIN_SET.into(),
        name: LocalText::new(header("ko").unwrap_or_default(), header("en").unwrap_or_default()),
        locale: "ko".to_owned(),
        returns_home: header("returns") == Some("yes"),
        ..Board::default()
    };
    let (columns, rows) = header("grid").and_then(size).unwrap_or((8, 5));
    let cells: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').map(str::trim).collect())
        .collect();
    board.grid = Grid { rows, columns, order: vec![vec![None; columns]; rows], ..Grid::default() };
    for row in 0..rows {
        for column in 0..columns {
            let cell = cells.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or("-");
            if let Some(button) = button(cell, row, column, vocabulary) {
                board.grid.order[row][column] = Some(button.id.clone());
                board.buttons.push(button);
            }
        }
    }
    board
}

fn size(text: &str) -> Option<(usize, usize)> {
    let (columns, rows) = text.split_once('x')?;
    let read = |n: &str| n.trim().parse().ok().filter(|n| (1..=20).contains(n));
    Some((read(columns)?, read(rows)?))
}

/// One cell: `word`, `phrase:id`, `word > board`, `> board | 한국어 | English | symbol`, `-`.
fn button(cell: &str, row: usize, column: usize, vocabulary: &Vocabulary) -> Option<Button> {
    if cell == "-" || cell.is_empty() {
        return None;
    }
    let (what, target) = match cell.split_once('>') {
        Some((what, target)) => (what.trim(), Some(target.trim())),
        None => (cell, None),
    };
    let mut parts = target.unwrap_or_default().split('|').map(str::trim);
    let load = parts.next().filter(|id| !id.is_empty());
    let mut button = Button {
        id: ButtonId(format!("r{}c{}", row + 1, column + 1)),
        load_board: load.map(|id| LoadBoard { id: id.to_owned(), ..LoadBoard::default() }),
        ..Button::default()
    };
    if let Some(id) = what.strip_prefix("phrase:") {
        let phrase = vocabulary.phrase(id).or_else(|| missing(cell))?;
        button.phrase = Some(phrase.id.clone());
        button.label = phrase.label.clone();
        button.vocalization = phrase.text.clone();
    } else if what.is_empty() {
        button.label = LocalText::new(parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let symbol = parts.next().unwrap_or_default();
        button.extra.insert(SYMBOL_KEY.to_owned(), symbol.into());
    } else {
        let word = vocabulary.word(what).or_else(|| missing(cell))?;
        button.word = Some(word.id.clone());
        button.label = LocalText::new(word.ko.clone(), word.en.clone());
    }
    Some(button)
}

fn missing<T>(cell: &str) -> Option<T> {
    tracing::error!(cell, "built-in board names no word or phrase");
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::vocabulary;

    #[test]
    fn a_cell_may_speak_and_open() {
        let (words, _) = vocabulary::parse("food\t음식\tfood\tnoun\tfood\tfood\t🍚\t1\t\n", "");
        let board =
            parse("# id: x\n# ko: 가\n# en: A\n# grid: 3x1\nfood > meals\t-\t> art | 그림 | Art | 🎨\n", &words);
        let food = board.button_at(0, 0).map(|b| (b.speaks(), b.load_board.as_ref().map(|l| l.id.clone())));
        assert_eq!(food, Some((true, Some("meals".to_owned()))));
        assert!(board.button_at(0, 1).is_none());
        let art = board.button_at(0, 2).map(|b| (b.speaks(), b.label.ko.clone(), b.own_symbol()));
        assert_eq!(art, Some((false, "그림".to_owned(), Some("🎨".into()))));
    }
}
