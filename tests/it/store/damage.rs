//! A damaged database is set aside, never deleted, and the newest good backup opened.

use super::*;
use malgeurim::io::store::BackupId;

/// A store with `봄` in a backup and `여름` after it.
fn store_with_backup(home: &Path) -> BackupId {
    let mut store = open(home).store;
    store.commit(&puts("e", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    hang(&mut store, "w", "sea");
    let backup = store.backup(NOW).unwrap();
    store.commit(&puts("f", None, vec![show("f", "여름")]), &[], NOW).unwrap();
    backup
}

fn damaged(news: &[StoreNews]) -> (&str, Option<&BackupId>) {
    match news {
        [StoreNews::Damaged { set_aside, restored_from }] => (set_aside, restored_from.as_ref()),
        other => panic!("{other:?}"),
    }
}

/// Damages the database with `harm`, opens, and checks what must be true afterwards.
fn recovers_from(harm: impl Fn(&Path)) {
    let home = tempfile::tempdir().unwrap();
    let backup = store_with_backup(home.path());
    harm(&home.path().join("store.db"));
    let broken = fs::read(home.path().join("store.db")).ok();
    let opened = open(home.path());
    let (set_aside, restored_from) = damaged(&opened.news);
    assert_eq!(restored_from, Some(&backup));
    assert_eq!(opened.records.len(), 2, "{:?}", opened.records);
    assert_eq!(opened.store.blob(&picture("sea").0).unwrap(), b"sea");
    let aside = home.path().join("damaged").join(set_aside).join("store.db");
    assert_eq!(fs::read(aside).ok(), broken, "as it was found");
    drop(opened);
    let mut again = open(home.path());
    assert!(again.news.is_empty(), "said once: {:?}", again.news);
    again.store.commit(&puts("g", None, vec![show("g", "가을")]), &[], NOW).unwrap();
    assert_blobs_whole(home.path());
}

#[test]
fn garbage() {
    recovers_from(|db| fs::write(db, b"This is no database at all. ".repeat(1000)).unwrap());
}

#[test]
fn cut_short() {
    for share in [0, 1, 2, 3] {
        recovers_from(|db| {
            let bytes = fs::read(db).unwrap();
            fs::write(db, &bytes[..bytes.len() * share / 4]).unwrap();
        });
    }
}

#[test]
fn a_page_overwritten() {
    recovers_from(|db| {
        let mut bytes = fs::read(db).unwrap();
        let page = 4096;
        bytes[page..].chunks_mut(page).step_by(2).for_each(|page| page.fill(0xAA));
        fs::write(db, bytes).unwrap();
    });
}

#[test]
fn a_database_that_is_not_ours() {
    recovers_from(|db| {
        fs::remove_file(db).unwrap();
        let other = rusqlite::Connection::open(db).unwrap();
        other.execute_batch("CREATE TABLE songs (name TEXT); PRAGMA user_version = 1").unwrap();
    });
}

#[test]
fn gone() {
    recovers_from(|db| fs::remove_file(db).unwrap());
}

#[test]
fn the_newest_backup_that_is_good_is_taken() {
    let home = tempfile::tempdir().unwrap();
    let good = store_with_backup(home.path());
    let bad = open(home.path()).store.backup(NOW).unwrap();
    fs::write(home.path().join(format!("backups/{bad}.db")), b"garbage").unwrap();
    fs::write(home.path().join("store.db"), b"garbage").unwrap();
    let opened = open(home.path());
    assert_eq!(damaged(&opened.news).1, Some(&good));
}

#[test]
fn without_a_backup_it_begins_anew_and_keeps_the_pictures() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let blob = hang(&mut store, "w", "sea");
    drop(store);
    fs::write(home.path().join("store.db"), b"garbage").unwrap();
    let opened = open(home.path());
    let (set_aside, restored_from) = damaged(&opened.news);
    assert_eq!((restored_from, opened.records.len()), (None, 0));
    let aside = home.path().join("damaged").join(set_aside);
    assert_eq!(fs::read(aside.join("store.db")).unwrap(), b"garbage");
    assert_eq!(
        fs::read(aside.join("blobs").join(blob.as_str())).unwrap(),
        b"sea",
        "not deleted: only the damaged database knew it"
    );
    assert_blobs_whole(home.path());
}

#[test]
fn pictures_made_after_the_backup_are_set_aside_too() {
    let home = tempfile::tempdir().unwrap();
    store_with_backup(home.path());
    let late = hang(&mut open(home.path()).store, "late", "hill");
    fs::write(home.path().join("store.db"), b"garbage").unwrap();
    let opened = open(home.path());
    let aside = home.path().join("damaged").join(damaged(&opened.news).0);
    assert_eq!(fs::read(aside.join("blobs").join(late.as_str())).unwrap(), b"hill");
    drop(opened);
    // Only for that once: later collections delete again.
    let mut store = open(home.path()).store;
    let gone = hang(&mut store, "gone", "cloud");
    store.undo(None, NOW).unwrap();
    store.commit(&puts("g", None, vec![show("g", "가을")]), &[], NOW).unwrap();
    drop(store);
    drop(open(home.path()));
    assert!(!files(home.path()).keys().any(|path| path.ends_with(gone.as_str())));
}

#[test]
fn damage_upon_damage_overwrites_nothing() {
    let home = tempfile::tempdir().unwrap();
    store_with_backup(home.path());
    for content in ["first", "second"] {
        fs::write(home.path().join("store.db"), content).unwrap();
        damaged(&open(home.path()).news);
    }
    let mut kept: Vec<Vec<u8>> = files(&home.path().join("damaged")).into_values().collect();
    kept.sort();
    assert_eq!(kept, [b"first".to_vec(), b"second".to_vec()]);
}
