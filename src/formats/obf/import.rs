//! A file to a set of boards.

use super::archive::{self, Archive};
use super::error::{ImportError, What, at_most};
use super::json::{Budget, decode, parse};
use super::read::{Draft, Files, Manifest, MediaStore, Totals, read_board, read_manifest};
use super::report::{Loss, LossKind, Notes, Repair, RepairKind};
use super::set::{self, Assembled};
use super::{limits, sniff};
use crate::domain::board::{Board, BoardSet};
use crate::domain::id::{BlobId, SetId};

/// What a file brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The set.
    pub set: BoardSet,
    /// Its boards, in the order of the file.
    pub boards: Vec<Board>,
    /// The bytes of pictures and sounds, each content once.
    pub media: Vec<(BlobId, Vec<u8>)>,
    /// What was repaired.
    pub repaired: Vec<Repair>,
    /// What does not work here.
    pub lost: Vec<Loss>,
}

impl Imported {
    /// Buttons on all boards.
    pub fn buttons(&self) -> usize {
        self.boards.iter().map(|board| board.buttons.len()).sum()
    }

    /// Pictures listed on all boards.
    pub fn images(&self) -> usize {
        self.boards.iter().map(|board| board.images.len()).sum()
    }

    /// Sounds listed on all boards.
    pub fn sounds(&self) -> usize {
        self.boards.iter().map(|board| board.sounds.len()).sum()
    }

    /// How often something was repaired, over all boards.
    pub fn repairs(&self, what: RepairKind) -> usize {
        self.repaired.iter().filter(|repair| repair.what == what).map(|repair| repair.count).sum()
    }

    /// How often something is lost, over all boards.
    pub fn losses(&self, what: LossKind) -> usize {
        self.lost.iter().filter(|loss| loss.what == what).map(|loss| loss.count).sum()
    }
}

/// Reads an `.obf` or `.obz` by its content. `file_name` only names the set; every board gets the id
/// `<set_id>/<local id>`.
///
/// # Errors
/// See [`ImportError`]. Time and memory are bounded by [`limits`].
pub fn import(file_name: &str, bytes: &[u8], set_id: SetId) -> Result<Imported, ImportError> {
    let mut notes = Notes::new();
    let mut store = MediaStore::default();
    let assembled = match () {
        () if bytes.is_empty() => return Err(ImportError::Empty),
        () if bytes.len() as u64 > limits::FILE_BYTES => return Err(ImportError::TooBig { bytes: bytes.len() as u64 }),
        () if archive::MAGIC.iter().any(|magic| bytes.starts_with(magic)) => {
            package(bytes, &set_id, &mut store, &mut notes)?
        }
        () if bytes.starts_with(sniff::SQLITE) => return Err(ImportError::OtherFormat("snap")),
        () => single(file_name, bytes, &set_id, &mut store, &mut notes)?,
    };
    Ok(conclude(file_name, bytes, set_id, assembled, store, notes))
}

/// The value of a file that was read.
pub(in crate::formats) fn conclude(
    file_name: &str,
    bytes: &[u8],
    set_id: SetId,
    assembled: Assembled,
    store: MediaStore,
    notes: Notes,
) -> Imported {
    let Assembled { boards, root, extra } = assembled;
    let (repaired, lost) = notes.finish();
    let set = BoardSet {
        locked: false,
        id: set_id,
        name: stem(file_name).to_owned(),
        source: BlobId::of(bytes),
        root,
        boards: boards.iter().map(|board| board.id.clone()).collect(),
        extra,
    };
    Imported { set, boards, media: store.finish(), repaired, lost }
}

/// The file name without folders and ending.
pub(in crate::formats) fn stem(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A single board.
fn single(
    file_name: &str,
    bytes: &[u8],
    set_id: &SetId,
    store: &mut MediaStore,
    notes: &mut Notes,
) -> Result<Assembled, ImportError> {
    let place = notes.begin(file_name);
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let json = body.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| b"{[/".contains(byte));
    let text = match decode(bytes, notes) {
        // A photograph is no damaged board but no board at all.
        Err(_) if !json => return Err(ImportError::NotABoard),
        text => text?,
    };
    if !text.trim_start().starts_with(['{', '[', '/']) {
        return Err(ImportError::NotABoard);
    }
    let value = parse(&text, &mut Budget::new(), notes)?;
    sniff::document(&value)?;
    let manifest = Manifest::default();
    let mut files = Files { archive: None, manifest: &manifest };
    let board = read_board(value, &mut files, store, &mut Totals::default(), notes)?;
    let draft = Draft { board, key: None, place };
    Ok(set::assemble(vec![draft], &manifest, set_id, stem(file_name), notes))
}

/// An archive of boards.
fn package(bytes: &[u8], set_id: &SetId, store: &mut MediaStore, notes: &mut Notes) -> Result<Assembled, ImportError> {
    let mut archive = Archive::open(bytes, notes)?;
    let mut budget = Budget::new();
    let listed = set::is_board_archive(&archive);
    if !listed {
        return Err(sniff::archive(archive.entries().iter().map(|entry| entry.path.as_str())));
    }
    let manifest = read_manifest(&mut archive, &mut budget, notes)?;
    let plan = set::plan(&archive, &manifest, notes);
    at_most(plan.len(), limits::BOARDS, What::Boards)?;
    let mut totals = Totals::default();
    let mut drafts = Vec::with_capacity(plan.len());
    for planned in plan {
        let path = planned.path.clone();
        let place = notes.begin(&path);
        if !planned.listed {
            notes.fixed(RepairKind::BoardUnlisted, &path);
        }
        let Some(value) = set::load(&mut archive, planned.index, &mut budget, notes)? else { continue };
        let mut files = Files { archive: Some(&mut archive), manifest: &manifest };
        let mut board = read_board(value, &mut files, store, &mut totals, notes)?;
        board.path = path;
        drafts.push(Draft { board, key: planned.key, place });
    }
    notes.resume(0);
    if drafts.is_empty() {
        return Err(ImportError::NoBoards);
    }
    for entry in archive.unused() {
        notes.lost(LossKind::FileUnused, &entry.path);
    }
    Ok(set::assemble(drafts, &manifest, set_id, "board", notes))
}
