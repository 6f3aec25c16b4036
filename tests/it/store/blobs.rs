//! Blobs: checked when read, kept while anything needs them, collected when nothing does.

use super::*;

#[test]
fn bytes_come_back_and_are_stored_once() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let blob = hang(&mut store, "w", "sea");
    assert_eq!(hang(&mut store, "v", "sea"), blob);
    assert_eq!(store.blob(&blob).unwrap(), b"sea");
    assert_eq!(fs::read(blob_path(home.path(), &blob)).unwrap(), b"sea");
    drop(store);
    let opened = open(home.path());
    assert_eq!(opened.store.blob(&blob).unwrap(), b"sea");
    assert_blobs_whole(home.path());
}

#[test]
fn many_blobs_in_one_commit() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let mut pictures: Vec<_> = (0..200).map(|n| picture(&format!("picture {n}"))).collect();
    let works = pictures.iter().map(|(id, _)| work(id.as_str(), id)).collect();
    pictures.push(pictures[0].clone());
    store.commit(&puts("import", None, works), &pictures, NOW).unwrap();
    drop(store);
    let opened = open(home.path());
    assert_eq!((opened.records.len(), opened.news.len()), (200, 0));
    pictures.iter().for_each(|(id, bytes)| assert_eq!(&opened.store.blob(id).unwrap(), bytes));
    assert_blobs_whole(home.path());
}

#[test]
fn tampering_is_detected_and_healed_by_storing_again() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let blob = hang(&mut store, "w", "sea");
    fs::write(blob_path(home.path(), &blob), b"SEA").unwrap();
    assert_eq!(store.blob(&blob), Err(StoreError::BlobDamaged(blob.clone())));
    hang(&mut store, "v", "sea");
    assert_eq!(store.blob(&blob).unwrap(), b"sea");
}

#[test]
fn bytes_that_are_not_what_their_address_says_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let (blob, _) = picture("sea");
    let change = puts("work-add", None, vec![work("w", &blob)]);
    let wrong = [(blob.clone(), b"hill".to_vec())];
    assert_eq!(store.commit(&change, &wrong, NOW), Err(StoreError::BlobDamaged(blob.clone())));
    assert_eq!(store.commit(&change, &[], NOW), Err(StoreError::BlobMissing(blob)), "a row without its blob");
    assert!(store.records().unwrap().is_empty());
}

#[test]
fn ids_cannot_lead_out_of_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    for id in ["../../lock", "", "한글", "tmp", "..", &"A".repeat(64)] {
        let blob = BlobId::from(id);
        assert_eq!(store.blob(&blob), Err(StoreError::BlobMissing(blob.clone())));
        let bytes = [(blob.clone(), b"x".to_vec())];
        assert_eq!(store.commit(&puts("x", None, vec![]), &bytes, NOW), Err(StoreError::BlobDamaged(blob.clone())));
        store.commit(&puts("x", None, vec![work("w", &blob)]), &[], NOW).unwrap();
    }
}

#[test]
fn too_big_a_file_is_not_read() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let blob = hang(&mut store, "w", "sea");
    let bytes = malgeurim::io::store::MAX_BLOB_BYTES + 1;
    fs::OpenOptions::new().write(true).open(blob_path(home.path(), &blob)).unwrap().set_len(bytes).unwrap();
    assert_eq!(store.blob(&blob), Err(StoreError::BlobTooBig { bytes }));
}

#[test]
fn what_an_interrupted_commit_left_is_collected() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let kept = hang(&mut store, "w", "sea");
    drop(store);
    let (orphan, bytes) = picture("arrived, but its transaction did not");
    fs::create_dir_all(blob_path(home.path(), &orphan).parent().unwrap()).unwrap();
    fs::write(blob_path(home.path(), &orphan), &bytes).unwrap();
    fs::write(home.path().join("blobs/tmp/half"), b"ha").unwrap();
    fs::write(home.path().join("backups/half.part"), b"ha").unwrap();
    let opened = open(home.path());
    assert!(opened.news.is_empty(), "{:?}", opened.news);
    assert!(!blob_path(home.path(), &orphan).exists());
    assert!(!home.path().join("blobs/tmp/half").exists() && !home.path().join("backups/half.part").exists());
    assert_eq!(opened.store.blob(&kept).unwrap(), b"sea");
    assert_blobs_whole(home.path());
}

#[test]
fn files_that_are_no_blobs_are_left_alone() {
    let home = tempfile::tempdir().unwrap();
    drop(open(home.path()));
    fs::create_dir_all(home.path().join("blobs/my pictures")).unwrap();
    fs::write(home.path().join("blobs/my pictures/cat.png"), b"cat").unwrap();
    drop(open(home.path()));
    assert!(home.path().join("blobs/my pictures/cat.png").exists());
}

#[test]
fn an_undo_step_keeps_its_blob() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let blob = hang(&mut store, "w", "sea");
    store.commit(&delete("work-delete", Kind::Artwork, "w"), &[], NOW).unwrap();
    drop(store);
    let mut store = open(home.path()).store;
    assert_eq!(store.blob(&blob).unwrap(), b"sea");
    store.undo(None, NOW).unwrap().unwrap();
    store.undo(None, NOW).unwrap().unwrap();
    drop(store);
    let mut store = open(home.path()).store;
    store.redo(None, NOW).unwrap().unwrap();
    assert_eq!(store.records().unwrap(), [work("w", &blob)]);
    assert_eq!(store.blob(&blob).unwrap(), b"sea", "the redo list keeps it too");
}

#[test]
fn a_blob_goes_when_its_last_step_went() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let blob = hang(&mut store, "w", "sea");
    store.undo(None, NOW).unwrap().unwrap();
    store.commit(&puts("other", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    assert!(blob_path(home.path(), &blob).exists(), "only opening collects");
    drop(store);
    drop(open(home.path()));
    assert!(!blob_path(home.path(), &blob).exists());
    assert_blobs_whole(home.path());
}

#[test]
fn a_backup_keeps_its_blobs_and_lets_them_go_with_it() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let blob = hang(&mut store, "w", "sea");
    let backup = store.backup(NOW).unwrap();
    store.undo(None, NOW).unwrap().unwrap();
    store.commit(&puts("other", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    drop(store);
    let store = open(home.path()).store;
    assert_eq!(store.blob(&blob).unwrap(), b"sea");
    assert_blobs_whole(home.path());
    // A later backup knows the row, but does not use the blob: it must not keep it for ever.
    store.backup(NOW + DAY).unwrap();
    drop(store);
    fs::remove_file(home.path().join(format!("backups/{backup}.db"))).unwrap();
    drop(open_at(home.path(), NOW + DAY));
    assert!(!blob_path(home.path(), &blob).exists());
    assert_blobs_whole(home.path());
}

#[test]
fn no_blob_is_deleted_while_a_backup_cannot_be_read() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let blob = hang(&mut store, "w", "sea");
    let backup = store.backup(NOW).unwrap();
    store.undo(None, NOW).unwrap().unwrap();
    store.commit(&puts("other", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    drop(store);
    fs::write(home.path().join(format!("backups/{backup}.db")), b"not a database, but perhaps one day again").unwrap();
    let opened = open(home.path());
    assert_eq!(opened.store.blob(&blob).unwrap(), b"sea");
    assert_blobs_whole(home.path());
}

#[test]
fn missing_files_are_counted() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let blob = hang(&mut store, "w", "sea");
    hang(&mut store, "v", "hill");
    drop(store);
    fs::remove_file(blob_path(home.path(), &blob)).unwrap();
    let mut opened = open(home.path());
    assert_eq!(opened.news, [StoreNews::BlobsMissing(1)]);
    assert_eq!(opened.records.len(), 2, "the record stays");
    assert_eq!(opened.store.blob(&blob), Err(StoreError::BlobMissing(blob.clone())));
    let mut named = work("w", &blob);
    if let Record::Artwork(work) = &mut named {
        work.title.text = "바다".into();
    }
    opened.store.commit(&puts("name", None, vec![named]), &[], NOW).unwrap();
}

#[test]
fn bytes_that_were_brought_before_their_record_are_taken_in_or_deleted() {
    use malgeurim::io::store::bring_blobs;
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let (used, unused) = (picture("sea"), picture("hill"));
    bring_blobs(home.path(), &[used.clone(), unused.clone()]).unwrap();
    bring_blobs(home.path(), std::slice::from_ref(&used)).unwrap();
    let wrong = [(unused.0.clone(), b"other".to_vec())];
    assert_eq!(bring_blobs(home.path(), &wrong), Err(StoreError::BlobDamaged(unused.0.clone())));
    store.commit(&puts("import", None, vec![work("w", &used.0)]), &[], NOW).unwrap();
    drop(store);
    let store = open(home.path()).store;
    assert_eq!(store.blob(&used.0).unwrap(), used.1);
    assert!(!blob_path(home.path(), &unused.0).exists(), "nothing ever needed it");
    assert_blobs_whole(home.path());
}
