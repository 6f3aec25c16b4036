//! Where a link leads: from what a file wrote to a board on this device.

use super::{Board, BoardSet, LoadBoard};
use crate::domain::id::BoardId;
use std::collections::HashMap;

/// A path inside an archive made regular: `/` between parts, no empty or `.` parts. `None` where it leaves the
/// archive (`..` above its top), names a drive or is empty. It is compared, and never given to a disk.
pub fn clean_path(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ if part.contains('\0') => return None,
            _ if parts.is_empty() && is_drive(part) => return None,
            _ => parts.push(part),
        }
    }
    if parts.is_empty() { None } else { Some(parts.join("/")) }
}

/// `C:` at the front of a path.
fn is_drive(part: &str) -> bool {
    let bytes = part.as_bytes();
    bytes.len() >= 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':'
}

/// The boards of one set, found by what links say of them: one look-up a link instead of a walk over all boards.
#[derive(Clone, Debug, Default)]
pub struct Links {
    ids: HashMap<String, BoardId>,
    paths: HashMap<String, BoardId>,
    /// `None`: several boards are called so.
    files: HashMap<String, Option<BoardId>>,
    names: HashMap<String, Option<BoardId>>,
}

impl Links {
    /// Of these boards; the first of two with the same id or path wins.
    pub fn new<'a>(boards: impl IntoIterator<Item = &'a Board>) -> Self {
        let mut links = Self::default();
        for board in boards {
            links.add(board);
        }
        links
    }

    fn add(&mut self, board: &Board) {
        self.ids.entry(board.local_id.clone()).or_insert_with(|| board.id.clone());
        if let Some(path) = clean_path(&board.path) {
            once(&mut self.files, file_name(&path), board);
            self.paths.entry(path.to_lowercase()).or_insert_with(|| board.id.clone());
        }
        for name in [&board.name.ko, &board.name.en] {
            once(&mut self.names, name, board);
        }
    }

    /// The board a link means: by its id, else by its path, else by its file name or its name where only one board
    /// has it. `None`: it is not in this set.
    pub fn resolve(&self, link: &LoadBoard) -> Option<&BoardId> {
        if let Some(id) = self.ids.get(&link.id).filter(|_| !link.id.is_empty()) {
            return Some(id);
        }
        if let Some(path) = clean_path(&link.path) {
            let by_path = self.paths.get(&path.to_lowercase());
            if let Some(id) = by_path.or_else(|| self.files.get(file_name(&path)).and_then(Option::as_ref)) {
                return Some(id);
            }
        }
        self.names.get(&link.name).and_then(Option::as_ref).filter(|_| !link.name.is_empty())
    }
}

/// Remembers `board` under `key`, unless another board has it too.
fn once(map: &mut HashMap<String, Option<BoardId>>, key: &str, board: &Board) {
    if key.is_empty() {
        return;
    }
    let place = map.entry(key.to_owned()).or_insert_with(|| Some(board.id.clone()));
    if place.as_ref().is_some_and(|id| *id != board.id) {
        *place = None;
    }
}

/// The last part of a clean path.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The board that `link` of a board in `set` means, among `boards` (which may hold other sets too). For many links
/// at once build [`Links`].
pub fn resolve<'a>(set: &BoardSet, boards: impl IntoIterator<Item = &'a Board>, link: &LoadBoard) -> Option<BoardId> {
    Links::new(boards.into_iter().filter(|board| board.set == set.id)).resolve(link).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::LocalText;

    fn board(id: &str, path: &str, name: &str) -> Board {
        Board {
            id: BoardId(format!("s/{id}")),
            local_id: id.into(),
            set: "s".into(),
            path: path.into(),
            name: LocalText::same(name),
            ..Board::default()
        }
    }

    fn link(id: &str, path: &str, name: &str) -> LoadBoard {
        LoadBoard { id: id.into(), path: path.into(), name: name.into(), ..LoadBoard::default() }
    }

    #[test]
    fn paths_are_made_regular() {
        assert_eq!(clean_path("images//x").as_deref(), Some("images/x"));
        assert_eq!(clean_path("./a\\b/../c").as_deref(), Some("a/c"));
        for bad in ["..", "a/../../b", "C:/x", "", "/", "a\0b"] {
            assert_eq!(clean_path(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_link_is_found_by_id_then_path_then_name() {
        let boards = [board("a", "boards/a.obf", "Food"), board("b", "boards/b.obf", "Play")];
        let set = BoardSet { id: "s".into(), ..BoardSet::default() };
        let find = |l: LoadBoard| resolve(&set, &boards, &l).map(|id| id.0);
        assert_eq!(find(link("b", "boards/a.obf", "Food")).as_deref(), Some("s/b"));
        assert_eq!(find(link("x", "boards//A.obf", "Play")).as_deref(), Some("s/a"));
        assert_eq!(find(link("", "b.obf", "")).as_deref(), Some("s/b"));
        assert_eq!(find(link("", "", "Play")).as_deref(), Some("s/b"));
        assert_eq!(find(link("", "", "")), None);
    }

    #[test]
    fn a_name_that_two_boards_have_leads_nowhere() {
        let boards = [board("a", "x/a.obf", "Food"), board("b", "y/a.obf", "Food")];
        let links = Links::new(&boards);
        assert_eq!(links.resolve(&link("", "", "Food")), None);
        assert_eq!(links.resolve(&link("", "a.obf", "")), None);
    }

    #[test]
    fn boards_of_other_sets_are_not_meant() {
        let set = BoardSet { id: "other".into(), ..BoardSet::default() };
        assert_eq!(resolve(&set, &[board("a", "", "A")], &link("a", "", "")), None);
    }
}
