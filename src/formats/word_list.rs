//! The words of boards as a table for spreadsheets: one row a place on a board.

use super::archive::csv;
use crate::domain::board::{Board, Button, Links};
use crate::domain::id::SetId;
use crate::domain::locale::Lang;
use std::collections::{BTreeMap, HashSet};

/// What stands above the columns, whatever the language of the words: programs look for it.
const HEADS: [&str; 7] = ["label", "vocalization", "word", "board", "row", "column", "link"];

/// Every button of the boards in the order of its places (rows and columns count from 1; none: it has no place), with what it shows and
/// says in `lang`, the id of its word, and the name of the board it opens. UTF-8 with a byte-order mark, by which spreadsheets know it.
pub fn csv(boards: &[&Board], lang: Lang) -> Vec<u8> {
    let heads = HEADS.map(str::to_owned).to_vec();
    let list = List { links: by_set(boards), boards, lang };
    let rows = boards.iter().flat_map(|board| list.rows(board));
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(csv::table(std::iter::once(heads).chain(rows)));
    bytes
}

/// Links lead within a set.
fn by_set<'a>(boards: &[&'a Board]) -> BTreeMap<&'a SetId, Links> {
    let sets: HashSet<&SetId> = boards.iter().map(|board| &board.set).collect();
    let links = |set: &'a SetId| Links::new(boards.iter().copied().filter(|board| board.set == *set));
    sets.into_iter().map(|set| (set, links(set))).collect()
}

struct List<'a> {
    boards: &'a [&'a Board],
    links: BTreeMap<&'a SetId, Links>,
    lang: Lang,
}

impl List<'_> {
    fn rows(&self, board: &Board) -> Vec<Vec<String>> {
        let cells = board.grid.order.iter().enumerate().flat_map(|(row, cells)| {
            let cell = move |(column, id): (usize, &Option<_>)| Some((row, column, id.clone()?));
            cells.iter().enumerate().filter_map(cell)
        });
        let mut placed = HashSet::new();
        let mut rows = Vec::new();
        for (row, column, id) in cells {
            let Some(button) = board.button(id.as_str()) else { continue };
            placed.insert(&button.id);
            rows.push(self.row(board, button, Some((row + 1, column + 1))));
        }
        let others = board.buttons.iter().filter(|button| !placed.contains(&button.id));
        rows.extend(others.map(|button| self.row(board, button, None)));
        rows
    }

    fn row(&self, board: &Board, button: &Button, place: Option<(usize, usize)>) -> Vec<String> {
        let label = button.label.get(self.lang);
        let said = Some(button.vocalization.get(self.lang)).filter(|said| !said.is_empty()).unwrap_or(label);
        let word = button.word.as_ref().map(|id| id.as_str()).unwrap_or_default();
        let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
        vec![
            label.to_owned(),
            if button.speaks() { said.to_owned() } else { String::new() },
            word.to_owned(),
            board.name.get(self.lang).to_owned(),
            number(place.map(|(row, _)| row)),
            number(place.map(|(_, column)| column)),
            self.link(board, button),
        ]
    }

    /// The name of the board that a button opens, else what the link says of it.
    fn link(&self, board: &Board, button: &Button) -> String {
        let Some(link) = &button.load_board else { return String::new() };
        let id = self.links.get(&board.set).and_then(|links| links.resolve(link));
        let found = id.and_then(|id| self.boards.iter().find(|board| board.id == *id));
        let named = || [&link.name, &link.id, &link.path].into_iter().find(|text| !text.is_empty()).cloned();
        found.map(|board| board.name.get(self.lang).to_owned()).or_else(named).unwrap_or_default()
    }
}
