//! Work packages as files: what is written is read again, and nothing that is damaged or hostile is taken in.

mod hostile;
mod properties;

use malgeurim::domain::artwork::{Artwork, Deed, Hand, Step, Title};
use malgeurim::domain::drawing::{Mark, Pen, Tool};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::package::{PackageKind, Packed, PackedBoards, PackedPerson, PackedWork};
use malgeurim::domain::profile::Profile;
use malgeurim::domain::sheet::Drawn;
use malgeurim::formats::package::{Package, PackageError, Supply, pack};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use zip::write::SimpleFileOptions;

/// Bytes that packages are made of.
#[derive(Default)]
pub struct Shelf {
    pub blobs: BTreeMap<BlobId, Vec<u8>>,
    pub stop: bool,
}

impl Shelf {
    pub fn put(&mut self, bytes: &[u8]) -> BlobId {
        let id = BlobId::of(bytes);
        self.blobs.insert(id.clone(), bytes.to_vec());
        id
    }
}

impl Supply for Shelf {
    fn blob(&mut self, id: &BlobId) -> Option<Vec<u8>> {
        self.blobs.get(id).cloned()
    }

    fn picture(&mut self, work: &PackedWork) -> Option<Vec<u8>> {
        Some(work.artwork.id.0.clone().into_bytes())
    }

    fn go_on(&mut self, _done: usize, _all: usize) -> bool {
        !self.stop
    }
}

/// A work with a painting below, a stamp of the maker's own and a spoken title.
pub fn work(shelf: &mut Shelf, id: &str) -> PackedWork {
    let base = shelf.put(format!("\u{89}PNG painting of {id}").as_bytes());
    let voice = shelf.put(&[b"RIFF".as_slice(), &[0; 5000]].concat());
    let own = shelf.put(b"\x89PNG own stamp");
    let pen = Pen { tool: Tool::Stamp(format!("blob:{own}").as_str().into()), ..Pen::default() };
    let mark = Arc::new(Mark { pen, ..Mark::default() });
    let drawn = Drawn { id: format!("m-{id}").into(), work: id.into(), sheet: 0, nth: 1, at: 20, mark };
    let step = Step { at: 10, by: Hand::Person, did: Deed::Brought, result: Some(base.clone()) };
    let title = Title { text: "바다, \"집\"".into(), voice: Some(voice), ..Title::default() };
    let artwork = Artwork {
        maker: "하늘".into(),
        title,
        width: 64,
        height: 48,
        base: Some(base),
        steps: vec![step],
        ..Artwork::of(id.into(), "p-1".into(), 5)
    };
    PackedWork { artwork, marks: vec![Arc::new(drawn)], guardian_agrees: true, group: "해바라기".to_owned() }
}

/// Two works, their maker and a set of boards.
pub fn all(shelf: &mut Shelf) -> Packed {
    let works = vec![work(shelf, "w-1"), work(shelf, "w-2")];
    let mut profile = Profile::new("p-1".into(), "하늘", 1);
    profile.clips.insert("word:water".into(), shelf.put(b"RIFFclip"));
    let people = vec![PackedPerson { profile, ..PackedPerson::default() }];
    let mut boards = PackedBoards::default();
    boards.set.id = "s-1".into();
    Packed { kind: PackageKind::Group, made: 1_795_287_600_000, works, people, boards: vec![boards] }
}

/// The bytes of a package.
pub fn bytes_of(packed: &Packed, shelf: &mut Shelf) -> Vec<u8> {
    pack(packed, 540, Cursor::new(Vec::new()), shelf).unwrap().into_inner()
}

/// Reads a package whole: its records, and every picture and sound.
pub fn read(bytes: &[u8]) -> Result<(Packed, BTreeMap<BlobId, Vec<u8>>), PackageError> {
    let mut package = Package::open(Cursor::new(bytes))?;
    let packed = package.read(&mut |_, _| true)?;
    let blobs = packed.blobs().into_iter().map(|id| Ok((id.clone(), package.blob(&id)?)));
    let blobs = blobs.collect::<Result<_, PackageError>>()?;
    Ok((packed, blobs))
}

/// The entries of a ZIP file, in their order.
pub fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for place in 0..zip.len() {
        let mut entry = zip.by_index(place).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        all.push((entry.name().unwrap().into_owned(), bytes));
    }
    all
}

/// A ZIP file of these entries, packed.
pub fn zipped(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_is_written_is_read_again() {
    let mut shelf = Shelf::default();
    let packed = all(&mut shelf);
    let (back, blobs) = read(&bytes_of(&packed, &mut shelf)).unwrap();
    assert_eq!(back, packed);
    assert_eq!(blobs, shelf.blobs, "every picture and sound, the stamp and the recordings too");
}

#[test]
fn the_same_content_and_date_are_the_same_bytes() {
    let mut shelf = Shelf::default();
    let packed = all(&mut shelf);
    let bytes = bytes_of(&packed, &mut shelf);
    assert_eq!(bytes, bytes_of(&packed, &mut shelf));
    let other = Packed { works: packed.works.iter().rev().cloned().collect(), ..packed.clone() };
    assert_eq!(bytes, bytes_of(&other, &mut shelf), "in whatever order they were given");
    let later = Packed { made: packed.made + 86_400_000, ..packed };
    assert_ne!(bytes, bytes_of(&later, &mut shelf));
}

#[test]
fn other_programs_see_what_it_is() {
    let mut shelf = Shelf::default();
    let packed = all(&mut shelf);
    let bytes = bytes_of(&packed, &mut shelf);
    let entries = entries(&bytes);
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[0], "mimetype");
    assert!(bytes[30..].starts_with(b"mimetypeapplication/vnd.malgeurim.package+zip"), "stored, at a known place");
    assert_eq!(names.last(), Some(&"manifest.json"));
    for name in ["README.txt", "works/w-1.json", "pictures/w-1.png", "profiles/p-1.json", "boards/s-1.json"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    let manifest: serde_json::Value = serde_json::from_slice(&entries.last().unwrap().1).unwrap();
    assert_eq!((&manifest["format"], &manifest["version"]), (&"malgeurim-package".into(), &1.into()));
    assert_eq!(manifest["files"].as_array().map(Vec::len), Some(names.len() - 1), "every other entry is listed");
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let date = zip.by_index(0).unwrap().last_modified().unwrap();
    assert_eq!(
        (date.year(), date.month(), date.day()),
        (2026, 11, 22),
        "the date of the package on the clock of the place"
    );
}

#[test]
fn what_is_missing_or_stopped_is_no_package() {
    let mut shelf = Shelf::default();
    let packed = all(&mut shelf);
    shelf.stop = true;
    let stopped = pack(&packed, 0, Cursor::new(Vec::new()), &mut shelf);
    assert_eq!(stopped.unwrap_err(), PackageError::Stopped);
    shelf.stop = false;
    let (gone, _) = shelf.blobs.pop_first().unwrap();
    let missing = pack(&packed, 0, Cursor::new(Vec::new()), &mut shelf);
    assert_eq!(missing.unwrap_err(), PackageError::Missing(gone.0));
}

#[test]
fn reading_can_be_stopped() {
    let mut shelf = Shelf::default();
    let packed = all(&mut shelf);
    let bytes = bytes_of(&packed, &mut shelf);
    let mut package = Package::open(Cursor::new(bytes)).unwrap();
    assert_eq!(package.read(&mut |done, _| done < 100).unwrap_err(), PackageError::Stopped);
    let blob = shelf.blobs.keys().next().unwrap();
    assert!(package.blob(blob).is_err(), "what was not compared with its sums gives nothing");
}
