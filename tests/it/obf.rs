//! Open Board Format: real files, deviations, hostile files, round trips, mutations.

#[path = "obf/deviations.rs"]
mod deviations;
#[path = "obf/hostile.rs"]
mod hostile;
#[path = "obf/mutations.rs"]
mod mutations;
#[path = "obf/packages.rs"]
mod packages;
#[path = "obf/real.rs"]
mod real;
#[path = "obf/round_trip.rs"]
mod round_trip;
#[path = "obf/texts.rs"]
mod texts;

use malgeurim::domain::id::BlobId;
use malgeurim::formats::obf::{ImportError, Imported, export_obz, import};
use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A file of the shared data, or `None` (and a line) where there is none.
pub(crate) fn shared(path: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    match std::fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(_) => {
            println!("skipped: {} is missing", path.display());
            None
        }
    }
}

/// Imports as set `s`.
fn read(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    import(name, bytes, "s".into())
}

/// Imports JSON text that must be accepted.
fn obf(json: &str) -> Imported {
    let imported = read("a.obf", json.as_bytes()).unwrap_or_else(|error| panic!("{error}: {json}"));
    well_formed(&imported);
    imported
}

/// Imports an archive that must be accepted.
fn obz(files: &[(&str, &[u8])]) -> Imported {
    let imported = read("a.obz", &pack(files)).unwrap_or_else(|error| panic!("{error}"));
    well_formed(&imported);
    imported
}

/// An archive of these files.
pub(crate) fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        if name.ends_with('/') {
            zip.add_directory(*name, SimpleFileOptions::default()).expect("folder");
        } else {
            zip.start_file(*name, SimpleFileOptions::default()).expect("entry");
            zip.write_all(bytes).expect("bytes");
        }
    }
    zip.finish().expect("archive").into_inner()
}

/// The files of an archive.
fn unpack(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("archive");
    let mut files = BTreeMap::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).expect("entry");
        let name = file.name().expect("name").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("bytes");
        files.insert(name, bytes);
    }
    files
}

/// Exports everything as an `.obz`.
pub(crate) fn export(imported: &Imported) -> Vec<u8> {
    let media: BTreeMap<BlobId, Vec<u8>> = imported.media.iter().cloned().collect();
    let boards: Vec<_> = imported.boards.iter().collect();
    export_obz(&imported.set, &boards, &mut |id| media.get(id).cloned()).expect("export").0
}

/// What holds for everything that was imported, whatever the file was.
pub(crate) fn well_formed(imported: &Imported) {
    let set = &imported.set;
    assert!(!imported.boards.is_empty());
    assert!(set.boards.contains(&set.root), "root {} is no board", set.root);
    assert_eq!(set.boards.len(), imported.boards.len());
    assert_eq!(set.boards.iter().collect::<HashSet<_>>().len(), set.boards.len(), "board ids are unique");
    for board in &imported.boards {
        assert_eq!(board.id.0, format!("{}/{}", set.id, board.local_id));
        let ids: HashSet<_> = board.buttons.iter().map(|button| &button.id).collect();
        assert_eq!(ids.len(), board.buttons.len(), "button ids are unique");
        assert!((1..=100).contains(&board.grid.rows) && (1..=100).contains(&board.grid.columns));
        assert_eq!(board.grid.order.len(), board.grid.rows);
        for row in &board.grid.order {
            assert_eq!(row.len(), board.grid.columns);
            assert!(row.iter().flatten().all(|id| ids.contains(id)), "a cell names no button");
        }
    }
    let blobs: HashSet<_> = imported.media.iter().map(|(id, _)| id).collect();
    assert_eq!(blobs.len(), imported.media.len(), "each content once");
    for (id, bytes) in &imported.media {
        assert_eq!(*id, BlobId::of(bytes));
    }
    let images = imported.boards.iter().flat_map(|board| &board.images).filter_map(|image| image.blob.as_ref());
    let sounds = imported.boards.iter().flat_map(|board| &board.sounds).filter_map(|sound| sound.blob.as_ref());
    assert!(images.chain(sounds).all(|blob| blobs.contains(blob)), "a medium without its bytes");
}
