//! No frame and no sound reaches the disk or the network from here: only what the app stores, when it stores it.

use super::words::{file, lessons, open_listening};
use super::{Room, Scene, cards, recording, taught};
use malgeurim::app::{Effect, Taught};
use malgeurim::domain::example::{Example, tile_of};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::record::{Record, Transaction, Write};
use malgeurim::domain::shown::Way;
use malgeurim::io::files::Home;
use malgeurim::io::world::{SoundUse, World};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Every file below a folder, with its length.
fn files(folder: &Path) -> BTreeMap<PathBuf, u64> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path, entry.metadata().unwrap().len());
        }
    }
    found
}

#[test]
fn a_session_writes_no_file_and_a_lesson_only_what_is_committed() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let opened = World::open(&home, Duration::from_secs(5), SoundUse::Off, Arc::new(|| {})).unwrap();
    let mut world = opened.world;
    let before = files(folder.path());

    let scene = Scene::default();
    scene.show(cards::held("🍎", None));
    let room = Room::at(&home, scene.camera());
    room.open(Way::Card, Taught { lesson: true, ..Taught::default() });
    room.understood();
    drop(room);
    let (_said, path) = file("water");
    let room = Room::at(&home, recording(&path));
    room.open(Way::Word, Taught { lesson: true, ..taught(lessons(), open_listening(true)) });
    let understood = room.understood();
    drop(room);
    assert_eq!(files(folder.path()), before, "looking and listening wrote something");

    let wav = understood.sound.expect("the person wants sounds kept");
    let blob = BlobId::of(&wav);
    let example = Example {
        id: "x".into(),
        profile: "p".into(),
        tile: tile_of("word:water").unwrap(),
        shown: understood.shown,
        is: true,
        made: 0,
        sound: Some(blob.clone()),
    };
    let transaction = Transaction::new("example-add", None, vec![Write::put(Record::Example(example))]);
    world.carry_out(Effect::Commit { id: 1, transaction, blobs: vec![(blob.clone(), Arc::clone(&wav))] });
    while world.unfinished() > 0 {
        world.wait(Duration::from_secs(20)).expect("an answer");
    }
    let added: Vec<PathBuf> = files(folder.path()).into_keys().filter(|path| !before.contains_key(path)).collect();
    let sounds = added.iter().filter(|path| std::fs::read(path).unwrap() == *wav).count();
    assert_eq!(sounds, 1, "{added:?}");
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let others: Vec<String> = added.iter().map(name).filter(|name| !name.contains("store.db")).collect();
    assert_eq!(others.len(), 1, "only the sound beside the store: {added:?}");
}

/// What the code of looking and listening must not name: it has no way to a file or a network.
const FORBIDDEN: [&str; 9] = [
    "std::net",
    "io::net",
    "reqwest",
    "tokio",
    "fs::write",
    "File::create",
    "OpenOptions",
    "write_whole",
    "create_dir",
];

#[test]
fn the_code_that_looks_and_listens_names_no_network_and_writes_no_file() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut looked_at = 0;
    for folder in ["io/attention", "io/camera", "recognition"] {
        for (path, _) in files(&source.join(folder)) {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let named: Vec<_> = FORBIDDEN.iter().filter(|name| code.contains(**name)).collect();
            assert!(named.is_empty(), "{} names {named:?}", path.display());
            looked_at += 1;
        }
    }
    assert!(looked_at > 20, "only {looked_at} files");
}
