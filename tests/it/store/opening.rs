//! Opening: the lock, reading only, older and newer versions, records of newer versions.

use super::*;
use malgeurim::io::store::VERSION;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/store/v1")
}

#[test]
fn a_second_writer_waits_and_is_told_who_holds_the_lock() {
    let home = tempfile::tempdir().unwrap();
    let opened = open(home.path());
    let refused = Store::open(home.path(), NOW, Duration::from_millis(50));
    let StoreError::Locked { holder: Some(holder) } = refused.unwrap_err() else { panic!("another error") };
    assert_eq!(holder.pid, std::process::id());
    assert!(!holder.purpose.is_empty());
    drop(opened);
    open(home.path());
}

#[test]
fn a_waiting_writer_gets_the_lock() {
    let home = tempfile::tempdir().unwrap();
    let opened = open(home.path());
    let path = home.path().to_owned();
    let waiting = std::thread::spawn(move || Store::open(&path, NOW, Duration::from_secs(60)).map(drop));
    drop(opened);
    waiting.join().unwrap().unwrap();
}

#[test]
fn reading_works_while_another_writes() {
    let home = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open_read_only(home.path()), Err(StoreError::Absent)));
    let mut writer = open(home.path()).store;
    let blob = hang(&mut writer, "w", "sea");
    let mut reader = Store::open_read_only(home.path()).unwrap();
    assert_eq!(reader.records, [work("w", &blob)]);
    writer.commit(&puts("e", Some("p"), vec![show("e", "봄")]), &[], NOW).unwrap();
    assert_eq!(reader.store.records().unwrap().len(), 2, "sees what was committed since");
    assert_eq!(reader.store.history(Some(&person("p")), 9).unwrap().len(), 1);
    assert_eq!(reader.store.blob(&blob).unwrap(), b"sea");
    assert!(reader.store.backups().unwrap().is_empty());
    let (other, bytes) = picture("hill");
    let change = puts("work-add", None, vec![work("v", &other)]);
    assert_eq!(reader.store.commit(&change, &[(other.clone(), bytes)], NOW), Err(StoreError::ReadOnly));
    assert!(!blob_path(home.path(), &other).exists());
    assert_eq!(reader.store.undo(None, NOW), Err(StoreError::ReadOnly));
    assert_eq!(reader.store.redo(None, NOW), Err(StoreError::ReadOnly));
    assert_eq!(reader.store.backup(NOW), Err(StoreError::ReadOnly));
    drop(writer);
    drop(reader);
    assert_eq!(Store::open_read_only(home.path()).unwrap().records.len(), 2, "also while nobody writes");
}

#[test]
fn version_1_is_migrated_after_a_backup() {
    let home = tempfile::tempdir().unwrap();
    copy_folder(&fixture(), home.path());
    assert!(matches!(Store::open_read_only(home.path()), Err(StoreError::Older { found: 1, known: VERSION })));
    let mut opened = open(home.path());
    assert_eq!(opened.news, [StoreNews::Migrated { from: 1, to: VERSION }]);
    assert_eq!(opened.records.len(), 3);
    assert_eq!(opened.unreadable, 1);
    let backups = opened.store.backups().unwrap();
    assert_eq!(backups.len(), 1, "the backup before the migration is the backup of the day");
    let first = BlobId::of(b"the first picture");
    assert_eq!(opened.store.blob(&first).unwrap(), b"the first picture", "only an undo step of version 1 uses it");
    assert_eq!(sql::<i64>(home.path(), "SELECT count(*) FROM step_blob"), 3);
    let p = person("p-1");
    assert_eq!(opened.store.redo(Some(&p), NOW).unwrap().unwrap().name, "strip-add");
    for name in ["strip-add", "strip-add", "work-paint", "work-add"] {
        assert_eq!(opened.store.undo(Some(&p), NOW).unwrap().unwrap().name, name);
    }
    assert_eq!(opened.store.records().unwrap().len(), 1, "the person stays");
    assert_eq!(opened.store.restore(&backups[0].id, NOW).unwrap().len(), 3, "a backup of version 1 is migrated too");
    opened.store.undo(Some(&p), NOW).unwrap().unwrap();
    drop(opened);
    assert_eq!(sql::<u32>(home.path(), "PRAGMA user_version"), VERSION);
    assert!(open(home.path()).news.is_empty());
    assert_blobs_whole(home.path());
}

#[test]
fn version_2_is_migrated_and_its_steps_are_turned_both_ways() {
    let home = tempfile::tempdir().unwrap();
    copy_folder(&fixture(), home.path());
    let old = rusqlite::Connection::open(home.path().join("store.db")).unwrap();
    old.execute_batch(include_str!("../../../src/io/store/migrations/0002_step_blobs.sql")).unwrap();
    old.pragma_update(None, "user_version", 2).unwrap();
    drop(old);
    let mut opened = open(home.path());
    assert_eq!(opened.news, [StoreNews::Migrated { from: 2, to: VERSION }]);
    let p = person("p-1");
    opened.store.redo(Some(&p), NOW).unwrap().unwrap();
    let all = opened.store.records().unwrap();
    for _ in 0..2 {
        (0..4).for_each(|_| drop(opened.store.undo(Some(&p), NOW).unwrap().unwrap()));
        assert_eq!(opened.store.records().unwrap().len(), 1);
        (0..4).for_each(|_| drop(opened.store.redo(Some(&p), NOW).unwrap().unwrap()));
        assert_eq!(opened.store.records().unwrap(), all);
    }
}

#[test]
fn a_step_that_cannot_be_read_stops_neither_migration_nor_opening() {
    let home = tempfile::tempdir().unwrap();
    copy_folder(&fixture(), home.path());
    let old = rusqlite::Connection::open(home.path().join("store.db")).unwrap();
    old.execute_batch("INSERT INTO step (name, at, changes) VALUES ('odd', 0, '{half')").unwrap();
    drop(old);
    let mut opened = open(home.path());
    assert_eq!(opened.records.len(), 3);
    assert!(matches!(opened.store.undo(None, NOW), Err(StoreError::UnreadableStep { .. })));
    opened.store.commit(&puts("e", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    assert!(opened.store.undo(None, NOW).unwrap().is_some());
    assert_eq!(opened.store.history(None, 9).unwrap().len(), 2, "kept");
}

#[test]
fn a_first_opening_that_was_interrupted_is_no_damage() {
    for left_behind in
        ["", "PRAGMA journal_mode = WAL", "PRAGMA journal_mode = WAL; BEGIN; CREATE TABLE meta (x); ROLLBACK"]
    {
        let home = tempfile::tempdir().unwrap();
        let half = rusqlite::Connection::open(home.path().join("store.db")).unwrap();
        half.execute_batch(left_behind).unwrap();
        let other = tempfile::tempdir().unwrap();
        copy_folder(home.path(), other.path());
        if left_behind.is_empty() {
            fs::write(other.path().join("store.db-journal"), [0; 512]).unwrap();
        }
        let opened = open(other.path());
        assert!(opened.news.is_empty() && opened.records.is_empty(), "{:?}", opened.news);
        assert!(opened.store.backups().unwrap().is_empty());
    }
}

#[test]
fn the_stored_work_of_version_1_is_read_as_it_was_made() {
    let home = tempfile::tempdir().unwrap();
    copy_folder(&fixture(), home.path());
    let opened = open(home.path());
    let work = opened.records.iter().find_map(|record| match record {
        Record::Artwork(work) => Some(work),
        _ => None,
    });
    let work = work.unwrap();
    assert_eq!((work.title.text.as_str(), work.maker.as_str(), work.steps.len()), ("바다", "하늘", 2));
    assert_eq!(work.style(), Some(("oil", u64::MAX)));
    assert_eq!(opened.store.blob(work.base.as_ref().unwrap()).unwrap(), b"the second picture");
}

#[test]
fn a_damaged_version_1_comes_back_from_its_backup() {
    let home = tempfile::tempdir().unwrap();
    copy_folder(&fixture(), home.path());
    fs::create_dir_all(home.path().join("backups")).unwrap();
    fs::copy(home.path().join("store.db"), home.path().join("backups/20261121T190000Z-1.db")).unwrap();
    fs::write(home.path().join("store.db"), b"garbage").unwrap();
    let opened = open(home.path());
    assert!(
        matches!(opened.news[..], [StoreNews::Damaged { .. }, StoreNews::Migrated { from: 1, .. }]),
        "{:?}",
        opened.news
    );
    assert_eq!(opened.records.len(), 3);
    assert_blobs_whole(home.path());
}

#[test]
fn a_newer_version_is_refused_and_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    store.commit(&puts("e", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    drop(store);
    // As a newer version that was killed leaves it: some of it only in the log.
    let newer = rusqlite::Connection::open(home.path().join("store.db")).unwrap();
    newer.pragma_update(None, "user_version", VERSION + 1).unwrap();
    newer.execute_batch("PRAGMA wal_checkpoint(FULL); CREATE TABLE dream (id TEXT)").unwrap();
    let other = tempfile::tempdir().unwrap();
    copy_folder(home.path(), other.path());
    let data = |folder: &Path| ["store.db", "store.db-wal"].map(|name| fs::read(folder.join(name)).unwrap());
    let before = data(other.path());
    assert!(!before[1].is_empty());
    for _ in 0..2 {
        let expected = StoreError::Newer { found: VERSION + 1, known: VERSION };
        assert_eq!(Store::open(other.path(), NOW, Duration::ZERO).unwrap_err(), expected);
        assert_eq!(Store::open_read_only(other.path()).unwrap_err(), expected);
    }
    assert_eq!(data(other.path()), before);
}

#[test]
fn records_of_a_newer_version_are_kept_byte_for_byte() {
    let home = tempfile::tempdir().unwrap();
    drop(open(home.path()));
    let bodies = [
        ("weather", "x", r#"{ "weather":  {"id":"x"} }"#),
        ("exhibition", "new", r#"{"exhibition":{"id":"new","title":{"ko":"봄"}}}"#),
        ("exhibition", "other", r#"{"exhibition":{"id":"not other","title":"봄"}}"#),
        ("strip", "half", r#"{"strip":"#),
    ];
    let connection = rusqlite::Connection::open(home.path().join("store.db")).unwrap();
    for row in bodies {
        connection.execute("INSERT INTO record VALUES (?1, ?2, ?3, 0)", row).unwrap();
    }
    drop(connection);
    let mut opened = open(home.path());
    assert_eq!((opened.records.len(), opened.unreadable), (0, 4));
    let news: Vec<_> = opened.store.records().unwrap();
    assert!(news.is_empty());
    // Overwritten by us and undone: as it was, and in memory as unreadable as before.
    opened.store.commit(&puts("mine", None, vec![show("new", "여름")]), &[], NOW).unwrap();
    let undone = opened.store.undo(None, NOW).unwrap().unwrap();
    assert_eq!(undone.writes, [Write::Delete(Kind::Exhibition, "new".into())]);
    let backup = opened.store.backup(NOW).unwrap();
    opened.store.restore(&backup, NOW).unwrap();
    drop(opened);
    assert_eq!(open(home.path()).unreadable, 4);
    for (kind, id, body) in bodies {
        let query = format!("SELECT body FROM record WHERE kind = '{kind}' AND id = '{id}'");
        assert_eq!(sql::<String>(home.path(), &query), body);
    }
}

#[test]
fn a_folder_that_cannot_be_is_an_error_in_words() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("file"), b"").unwrap();
    let error = Store::open(&home.path().join("file/store"), NOW, Duration::ZERO).unwrap_err();
    assert!(matches!(error, StoreError::Io(_)), "{error:?}");
}
