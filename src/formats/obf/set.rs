//! The boards of an archive together: which there are, what they are called, where their links lead.

use super::archive::Archive;
use super::error::ImportError;
use super::json::{Budget, decode, parse};
use super::read::{Draft, Ids, Manifest};
use super::report::{LossKind, Notes, RepairKind};
use super::sniff;
use crate::domain::board::{Board, Links, LoadBoard, clean_path};
use crate::domain::id::{BoardId, SetId};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// A board still to be read.
pub struct Planned {
    /// Its place in the archive.
    pub index: usize,
    /// The path that links use.
    pub path: String,
    /// The id the manifest gives it.
    pub key: Option<String>,
    /// Whether the manifest lists it (or there is no manifest).
    pub listed: bool,
}

/// The finished boards.
pub struct Assembled {
    /// In the order of the manifest, then of the archive.
    pub boards: Vec<Board>,
    /// The first board.
    pub root: BoardId,
    /// Unknown keys of the manifest.
    pub extra: Map<String, Value>,
}

fn is_board(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("obf"))
}

/// Whether the archive holds a manifest or a board.
pub fn is_board_archive(archive: &Archive) -> bool {
    let is_manifest = |path: &str| path.rsplit('/').next() == Some("manifest.json");
    archive.entries().iter().any(|entry| is_board(&entry.path) || is_manifest(&entry.path))
}

/// The boards the manifest lists, then every other `.obf`.
pub fn plan(archive: &Archive, manifest: &Manifest, notes: &mut Notes) -> Vec<Planned> {
    let mut plan = Vec::new();
    let mut taken = HashSet::new();
    for (key, path) in &manifest.boards {
        match archive.find(path, notes) {
            Some(index) if taken.insert(index) => {
                plan.push(Planned { index, path: path.clone(), key: Some(key.clone()), listed: true });
            }
            Some(_) => notes.fixed(RepairKind::DuplicateBoard, path),
            None => notes.lost(LossKind::BoardMissing, path),
        }
    }
    for (index, entry) in archive.entries().iter().enumerate() {
        if is_board(&entry.path) && !taken.contains(&index) {
            let path = archive.inner_path(index).to_owned();
            plan.push(Planned { index, path, key: None, listed: !manifest.found });
        }
    }
    plan
}

/// The parsed board of an archive; `None` where it cannot be read (noted).
///
/// # Errors
/// Limits of size, depth and number.
pub fn load(
    archive: &mut Archive,
    index: usize,
    budget: &mut Budget,
    notes: &mut Notes,
) -> Result<Option<Value>, ImportError> {
    let Some(bytes) = archive.read(index)? else {
        notes.lost(LossKind::BoardDamaged, archive.inner_path(index));
        return Ok(None);
    };
    let text = decode(&bytes, notes);
    let value = match text.and_then(|text| parse(&text, budget, notes)) {
        Ok(value) => Some(value).filter(|value| sniff::document(value).is_ok()),
        Err(ImportError::Damaged(_)) => None,
        Err(error) => return Err(error),
    };
    if value.is_none() {
        notes.lost(LossKind::BoardDamaged, archive.inner_path(index));
    }
    Ok(value)
}

/// Gives every board its id, finds the first board and checks where links lead.
pub fn assemble(drafts: Vec<Draft>, manifest: &Manifest, set_id: &SetId, stem: &str, notes: &mut Notes) -> Assembled {
    let linked = linked_ids(&drafts);
    let mut ids = Ids::new("board");
    let mut boards = Vec::with_capacity(drafts.len());
    let mut places = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        notes.resume(draft.place);
        let wanted = wanted_id(&mut draft, &linked, stem, notes);
        let id = ids.next(wanted, notes);
        notes.rename(draft.place, &id);
        draft.board.id = BoardId(format!("{set_id}/{id}"));
        draft.board.set = set_id.clone();
        draft.board.local_id = id;
        places.push(draft.place);
        boards.push(draft.board);
    }
    check_links(&boards, &places, notes);
    notes.resume(0);
    let root = root(&boards, manifest, notes);
    Assembled { boards, root, extra: manifest.extra.clone() }
}

/// Every id that a link names.
fn linked_ids(drafts: &[Draft]) -> HashSet<String> {
    let buttons = drafts.iter().flat_map(|draft| &draft.board.buttons);
    buttons
        .filter_map(|button| button.load_board.as_ref())
        .map(|link| link.id.clone())
        .filter(|id| !id.is_empty())
        .collect()
}

/// Its own id, else the manifest's; where they differ, the one that links use.
fn wanted_id(draft: &mut Draft, linked: &HashSet<String>, stem: &str, notes: &mut Notes) -> Option<String> {
    let own = Some(std::mem::take(&mut draft.board.local_id)).filter(|id| !id.is_empty());
    let key = draft.key.take().filter(|key| !key.is_empty());
    match (own, key) {
        (Some(own), Some(key)) if own != key => {
            notes.fixed(RepairKind::IdMismatch, &format!("{own}, {key}"));
            Some(if linked.contains(&key) && !linked.contains(&own) { key } else { own })
        }
        (Some(own), _) => Some(own),
        (None, key) => {
            notes.fixed(RepairKind::IdMissing, &draft.board.path);
            key.or_else(|| Some(stem_of(&draft.board.path, stem)))
        }
    }
}

/// The file name without its ending.
fn stem_of(path: &str, otherwise: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if stem.is_empty() { otherwise.to_owned() } else { stem.to_owned() }
}

/// Notes links that lead out of the set.
fn check_links(boards: &[Board], places: &[usize], notes: &mut Notes) {
    let links = Links::new(boards);
    for (board, place) in boards.iter().zip(places) {
        notes.resume(*place);
        for link in board.buttons.iter().filter_map(|button| button.load_board.as_ref()) {
            if links.resolve(link).is_none() {
                notes.lost(LossKind::LinkOutside, named(link));
            }
        }
    }
}

/// What a link says of its board: for the report.
pub fn named(link: &LoadBoard) -> &str {
    [&link.path, &link.id, &link.name].into_iter().find(|text| !text.is_empty()).map_or("", String::as_str)
}

/// The board that the manifest names, by path or by id, else the first one.
fn root(boards: &[Board], manifest: &Manifest, notes: &mut Notes) -> BoardId {
    let path = clean_path(&manifest.root);
    let by_path = boards.iter().find(|board| path.as_deref() == Some(board.path.as_str()));
    let by_case =
        || boards.iter().find(|board| path.as_ref().is_some_and(|path| path.eq_ignore_ascii_case(&board.path)));
    let by_id = || boards.iter().find(|board| board.local_id == manifest.root);
    if let Some(board) = by_path.or_else(by_case).or_else(by_id).filter(|_| !manifest.root.is_empty()) {
        return board.id.clone();
    }
    if manifest.found {
        notes.fixed(RepairKind::RootMissing, &manifest.root);
    }
    boards.first().map(|board| board.id.clone()).unwrap_or_default()
}
