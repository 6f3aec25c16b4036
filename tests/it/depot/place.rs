//! The place that a device uses: kept without its secret, known again, and tried out.

use super::{KEY, account};
use malgeurim::io::net::{Keys, Secret};
use malgeurim::io::share::depot::{DepotError, KEY_FILE, PLACE_FILE, Place, Places, Verdict};
use std::fs;

#[test]
fn a_place_is_kept_and_its_key_apart_from_it() {
    let data = tempfile::tempdir().expect("folder");
    let places = Places::in_file(data.path());
    assert_eq!(places.read().expect("none"), None);
    let place = Place::Bucket(account("https://storage.example"));
    places.keep(&place, Some(&Secret::new(KEY))).expect("kept");
    let again = Places::in_file(data.path());
    assert_eq!(again.read().expect("a place"), Some(place));
    assert!(again.key() == Some(Secret::new(KEY)));
    assert!(!fs::read_to_string(data.path().join(PLACE_FILE)).expect("file").contains(KEY));
    #[cfg(unix)]
    for file in [PLACE_FILE, KEY_FILE] {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(data.path().join(file)).expect("file").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{file}");
    }
    // Forgetting every service does not shut a tablet out of its group.
    Keys::in_file(data.path()).remove_all(&[]).expect("forgotten");
    assert!(again.key().is_some());
    again.forget().expect("forgotten");
    assert!(again.read().expect("none").is_none() && again.key().is_none());
}

#[test]
fn a_folder_is_known_again_by_its_mark() {
    let root = tempfile::tempdir().expect("folder");
    let (stick, other) = (root.path().join("stick"), root.path().join("other"));
    fs::create_dir(&stick).expect("folder");
    let place = Place::folder(&stick).marked().expect("marked");
    place.open(None).expect("open").put("heads/a", b"x").expect("put");
    assert_eq!(place.check(None).verdict, Verdict::Fine);
    // Another stick is put in where that one was.
    fs::rename(&stick, &other).expect("moved");
    fs::create_dir(&stick).expect("folder");
    assert!(matches!(place.open(None).map(drop), Err(DepotError::NotThere(_))));
    assert_eq!(place.check(None).verdict, Verdict::NotThere);
    assert_eq!(Place::folder(&root.path().join("none")).check(None).verdict, Verdict::NotThere);
}

#[test]
fn a_check_leaves_nothing_behind() {
    let root = tempfile::tempdir().expect("folder");
    let place = Place::folder(root.path());
    let checked = place.check(None);
    assert_eq!((checked.verdict, checked.detail.as_str()), (Verdict::Fine, ""));
    assert_eq!(place.open(None).expect("open").list("").expect("a list"), []);
}

#[test]
fn a_damaged_document_is_said_and_left() {
    let data = tempfile::tempdir().expect("folder");
    fs::write(data.path().join(PLACE_FILE), "{").expect("file");
    let places = Places::in_file(data.path());
    assert!(places.read().is_err() && places.open().is_err());
    assert_eq!(fs::read_to_string(data.path().join(PLACE_FILE)).expect("file"), "{");
}
