//! Backups: made by themselves, rotated, restored.

use super::*;
use malgeurim::io::store::BackupId;

fn ids(store: &Store) -> Vec<String> {
    store.backups().unwrap().into_iter().map(|backup| backup.id.0).collect()
}

#[test]
fn the_first_open_of_a_day_makes_one() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    assert!(ids(&store).is_empty(), "a new store has nothing to save");
    hang(&mut store, "w", "sea");
    drop(store);
    for (now, count) in [(NOW, 1), (NOW + 1, 1), (NOW + DAY, 2), (NOW + DAY, 2), (NOW, 2)] {
        assert_eq!(ids(&open_at(home.path(), now).store).len(), count);
    }
    let store = open(home.path()).store;
    let backups = store.backups().unwrap();
    assert_eq!(backups.iter().map(|b| b.at).collect::<Vec<_>>(), [NOW + DAY, NOW]);
    assert_eq!(backups[1].id, BackupId::from("20261121T190000Z-1"));
    assert!(backups.iter().all(|backup| backup.bytes > 0));
    assert_eq!(store.backup_on_new_day(NOW).unwrap(), None);
    assert!(store.backup_on_new_day(NOW + 2 * DAY).unwrap().is_some());
    let strays: Vec<_> = files(&home.path().join("backups"))
        .into_keys()
        .filter(|path| !path.to_string_lossy().ends_with(".db"))
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn restoring_brings_everything_back_and_can_be_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let sea = hang(&mut store, "w", "sea");
    let before = store.backup(NOW).unwrap();
    store.commit(&delete("work-delete", Kind::Artwork, "w"), &[], NOW).unwrap();
    let hill = hang(&mut store, "v", "hill");
    let restored = store.restore(&before, NOW + 1000).unwrap();
    assert_eq!(restored, [work("w", &sea)]);
    assert_eq!(store.records().unwrap(), restored);
    assert_eq!(store.history(None, 9).unwrap().len(), 1, "the undo list of that time");
    drop(store);
    let mut opened = open(home.path());
    assert_eq!((&opened.records, opened.news.len()), (&restored, 0));
    assert_blobs_whole(home.path());
    let taken_back = opened.store.backups().unwrap()[0].id.clone();
    assert_ne!(taken_back, before);
    assert_eq!(opened.store.restore(&taken_back, NOW + 2000).unwrap(), [work("v", &hill)]);
    assert_eq!(opened.store.blob(&hill).unwrap(), b"hill");
    opened.store.undo(None, NOW).unwrap().unwrap();
    opened.store.undo(None, NOW).unwrap().unwrap();
    assert_eq!(opened.store.records().unwrap(), restored);
}

#[test]
fn restoring_something_that_is_no_good_backup_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    store.commit(&puts("e", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    let backup = store.backup(NOW).unwrap();
    fs::write(home.path().join(format!("backups/{backup}.db")), b"garbage").unwrap();
    for wrong in ["../store", "", "20261121T190000Z-99"] {
        let wrong = BackupId::from(wrong);
        assert_eq!(store.restore(&wrong, NOW), Err(StoreError::NoBackup(wrong)));
    }
    assert_eq!(store.restore(&backup, NOW), Err(StoreError::BackupDamaged(backup)));
    assert_eq!(store.records().unwrap(), [show("e", "봄")]);
    assert_eq!(ids(&store).len(), 1);
}

#[test]
fn rotation_keeps_seven_days_four_weeks_and_the_ten_newest() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    hang(&mut store, "w", "sea");
    for day in 0..60 {
        store.backup(NOW + day * DAY).unwrap();
        store.backup(NOW + day * DAY + 1000).unwrap();
    }
    let kept: Vec<Millis> = store.backups().unwrap().iter().map(|backup| (backup.at - NOW) / DAY).collect();
    // Day 59 is a Tuesday (1970-01-01 was a Thursday). The ten newest are days 55 to 59 twice; 53 and 54 fill up the
    // seven days; the Sundays 57, 50 and 43 end the weeks before.
    assert_eq!(kept, [59, 59, 58, 58, 57, 57, 56, 56, 55, 55, 54, 53, 50, 43]);
}

#[test]
fn a_clock_that_goes_backwards_loses_no_backup() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    hang(&mut store, "w", "sea");
    for day in 0..15 {
        store.backup(NOW + (365 + day) * DAY).unwrap();
    }
    store.commit(&puts("e", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    let newest = store.backup(NOW).unwrap();
    assert_eq!(ids(&store)[0], newest.0, "order does not hang on the clock");
    drop(store);
    fs::write(home.path().join("store.db"), b"garbage").unwrap();
    let opened = open(home.path());
    assert!(matches!(&opened.news[0], StoreNews::Damaged { restored_from: Some(id), .. } if *id == newest));
    assert_eq!(opened.records.len(), 2);
}
