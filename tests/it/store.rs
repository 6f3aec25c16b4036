//! The store: nothing is lost. Helpers here, one file per promise in `store/`.

mod backups;
mod blobs;
mod changes;
mod damage;
mod many;
mod model;
mod opening;

use malgeurim::domain::artwork::{Artwork, Beginning};
use malgeurim::domain::exhibition::Exhibition;
use malgeurim::domain::id::{BlobId, Millis, ProfileId};
use malgeurim::domain::record::{Kind, Record, Transaction, Write};
use malgeurim::domain::strip::{Piece, Strip, Tile};
use malgeurim::io::store::{Opened, Store, StoreError, StoreNews};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A Saturday evening.
const NOW: Millis = 1_795_287_600_000;
const DAY: Millis = 86_400_000;

fn open(folder: &Path) -> Opened {
    open_at(folder, NOW)
}

fn open_at(folder: &Path, now: Millis) -> Opened {
    Store::open(folder, now, Duration::ZERO).unwrap()
}

fn person(name: &str) -> ProfileId {
    ProfileId::from(name)
}

fn strip(profile: &str, words: &[&str]) -> Record {
    let tile = |word: &&str| Tile::from(Piece::Word((*word).into()));
    Record::Strip(Strip { profile: profile.into(), tiles: words.iter().map(tile).collect(), ..Strip::default() })
}

fn show(id: &str, title: &str) -> Record {
    Record::Exhibition(Exhibition { id: id.into(), title: title.into(), ..Exhibition::default() })
}

fn work(id: &str, picture: &BlobId) -> Record {
    Record::Artwork(Artwork {
        id: id.into(),
        profile: "p".into(),
        maker: "하늘".into(),
        made: NOW,
        beginning: Beginning::Blank,
        width: 1,
        height: 1,
        base: Some(picture.clone()),
        ..Artwork::default()
    })
}

fn picture(content: &str) -> (BlobId, Vec<u8>) {
    (BlobId::of(content.as_bytes()), content.as_bytes().to_vec())
}

/// A transaction of `profile` that stores these records.
fn puts(name: &str, profile: Option<&str>, records: Vec<Record>) -> Transaction {
    Transaction::new(name, profile.map(ProfileId::from), records.into_iter().map(Write::put).collect())
}

fn delete(name: &str, kind: Kind, id: &str) -> Transaction {
    Transaction::new(name, None, vec![Write::Delete(kind, id.to_owned())])
}

/// Stores an artwork with its picture, in the device's list.
fn hang(store: &mut Store, id: &str, content: &str) -> BlobId {
    let (blob, bytes) = picture(content);
    store.commit(&puts("work-add", None, vec![work(id, &blob)]), &[(blob.clone(), bytes)], NOW).unwrap();
    blob
}

fn blob_path(folder: &Path, id: &BlobId) -> PathBuf {
    folder.join("blobs").join(&id.as_str()[..2]).join(id.as_str())
}

/// Every file below a folder with its content.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

fn copy_folder(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let target = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

/// Looks into the database from outside.
fn sql<T: rusqlite::types::FromSql>(folder: &Path, query: &str) -> T {
    let connection = rusqlite::Connection::open(folder.join("store.db")).unwrap();
    connection.query_row(query, [], |row| row.get(0)).unwrap()
}

/// Every blob file has its row and every row its file.
fn assert_blobs_whole(folder: &Path) {
    let connection = rusqlite::Connection::open(folder.join("store.db")).unwrap();
    let mut query = connection.prepare("SELECT id FROM blob ORDER BY id").unwrap();
    let rows: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut names: Vec<String> = files(&folder.join("blobs")).keys().map(name).collect();
    names.sort();
    assert_eq!(names, rows);
}
