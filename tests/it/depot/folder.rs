//! A folder on a stick or a network drive: with other people's files in it, pulled out, read-only, broken off in the middle.

use super::promises::hold;
use malgeurim::io::share::depot::{Depot, DepotError, Folder};
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

fn open(root: &Path) -> Folder {
    Folder::open(root).expect("a folder")
}

/// The names in a folder on the disk, at any depth.
fn files(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path.display().to_string()) }
    }
    found
}

#[test]
fn a_folder_keeps_what_every_depot_promises() {
    let root = tempfile::tempdir().expect("folder");
    hold(&open(root.path()));
    assert_eq!(files(root.path()).len(), 1, "nothing stays but its mark");
}

#[test]
fn so_does_a_stick_without_hard_links() {
    let root = tempfile::tempdir().expect("folder");
    hold(&open(root.path()).without_links());
    assert_eq!(files(root.path()).len(), 1, "nothing stays but its mark");
}

#[test]
fn somebody_elses_files_are_neither_seen_nor_touched() {
    let root = tempfile::tempdir().expect("folder");
    let foreign =
        ["Holiday.jpg", "heads/._a", "heads/.DS_Store", "우리 집.hwp", "System Volume Information/x", ".Trashes/a"];
    for name in foreign {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
        fs::write(path, "mine").expect("file");
    }
    let depot = open(root.path());
    depot.put("heads/a", b"ours").expect("put");
    let listed = depot.list("").expect("a list");
    assert_eq!(listed.iter().map(|object| object.name.as_str()).collect::<Vec<_>>(), ["heads/a"]);
    for name in foreign {
        assert_eq!(fs::read_to_string(root.path().join(name)).expect("still there"), "mine");
    }
}

#[test]
fn a_folder_that_is_gone_or_another_one_is_not_there() {
    let root = tempfile::tempdir().expect("folder");
    let (stick, away) = (root.path().join("stick"), root.path().join("away"));
    assert!(matches!(Folder::open(&stick).map(drop), Err(DepotError::NotThere(_))), "it is never made");
    fs::create_dir(&stick).expect("folder");
    let depot = open(&stick);
    depot.put("heads/a", b"x").expect("put");
    let mark = depot.mark().expect("a mark").to_owned();
    let is_gone = |depot: &Folder| {
        let not_there = |error| matches!(error, DepotError::NotThere(_));
        depot.list("").is_err_and(not_there)
            && depot.get("heads/a", 9).is_err_and(not_there)
            && depot.put("heads/b", b"y").is_err_and(not_there)
            && depot.put_new("heads/b", b"y").is_err_and(not_there)
            && depot.delete("heads/a").is_err_and(not_there)
    };
    // The stick is pulled.
    fs::rename(&stick, &away).expect("moved");
    assert!(is_gone(&depot));
    // A drive leaves an empty folder of its name: nothing may be written into that.
    fs::create_dir(&stick).expect("folder");
    assert!(is_gone(&depot));
    assert_eq!(files(&stick).len(), 0);
    // Another stick.
    drop(open(&stick));
    assert!(is_gone(&depot));
    assert!(matches!(Folder::open_marked(&stick, &mark).map(drop), Err(DepotError::NotThere(_))));
    // It is put in again, under another name.
    let back = Folder::open_marked(&away, &mark).expect("the same folder");
    assert_eq!(back.get("heads/a", 9).expect("bytes").as_deref(), Some(b"x".as_slice()));
}

#[test]
fn what_was_broken_off_is_swept_and_never_seen() {
    let root = tempfile::tempdir().expect("folder");
    drop(open(root.path()));
    let parts = root.path().join(".malgeurim-part");
    fs::create_dir(&parts).expect("folder");
    // One of a tablet that was stopped yesterday, one of a tablet that is writing just now.
    let (old, new) = (parts.join("old.part"), parts.join("new.part"));
    for part in [&old, &new] {
        fs::write(part, "half").expect("file");
    }
    let yesterday = SystemTime::now() - Duration::from_secs(24 * 3600);
    let file = fs::File::options().write(true).open(&old).expect("file");
    file.set_modified(yesterday).expect("a time");
    let depot = open(root.path());
    assert_eq!(depot.list("").expect("a list"), []);
    depot.put("heads/a", b"x").expect("put");
    assert!(!old.exists() && new.exists());
}

#[test]
fn a_claim_that_was_left_does_not_lock_a_name_for_ever() {
    let root = tempfile::tempdir().expect("folder");
    let depot = open(root.path()).without_links();
    // A tablet is stopped between claiming and naming: its claim stays behind.
    assert_eq!(depot.put_new("heads/a", b"x"), Ok(true));
    let claim = root.path().join(".malgeurim-part").join(format!("{}.claim", sha256_hex("heads/b")));
    let file = fs::File::create(&claim).expect("claim");
    file.set_modified(SystemTime::now() - Duration::from_secs(3600)).expect("a time");
    assert_eq!(depot.put_new("heads/b", b"y"), Ok(true));
    assert!(!claim.exists());
}

fn sha256_hex(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
#[cfg(unix)]
fn links_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let (root, outside) = (tempfile::tempdir().expect("folder"), tempfile::tempdir().expect("folder"));
    fs::write(outside.path().join("secret"), "secret").expect("file");
    symlink(outside.path(), root.path().join("heads")).expect("link");
    symlink(outside.path().join("secret"), root.path().join("one")).expect("link");
    let depot = open(root.path());
    assert_eq!(depot.list("").expect("a list"), []);
    assert!(depot.list("heads/").is_err());
    assert!(depot.get("heads/secret", 99).is_err() && depot.get("one", 99).is_err());
    assert!(depot.put("heads/new", b"x").is_err() && depot.delete("heads/secret").is_err());
    assert_eq!(depot.put_new("one", b"x"), Ok(false));
    // A link in the way is replaced by what is put, not followed.
    depot.put("one", b"ours").expect("put");
    assert_eq!(fs::read_to_string(outside.path().join("secret")).expect("file"), "secret");
    assert_eq!(fs::read_dir(outside.path()).expect("folder").count(), 1);
    // The folder of what is half written may be one, too.
    fs::remove_dir_all(root.path().join(".malgeurim-part")).expect("removed");
    symlink(outside.path(), root.path().join(".malgeurim-part")).expect("link");
    assert!(depot.put("two", b"x").is_err());
    assert_eq!(fs::read_dir(outside.path()).expect("folder").count(), 1);
}

#[test]
#[cfg(target_os = "linux")]
fn a_read_only_stick_is_read_and_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("folder");
    open(root.path()).put("heads/a", b"x").expect("put");
    let mode = |mode| fs::set_permissions(root.path(), fs::Permissions::from_mode(mode)).expect("rights");
    mode(0o555);
    if fs::write(root.path().join("probe"), "").is_ok() {
        mode(0o755);
        return println!("skipped: rights do not hold for this user");
    }
    let depot = open(root.path());
    assert_eq!(depot.get("heads/a", 9).expect("bytes").as_deref(), Some(b"x".as_slice()));
    assert!(matches!(depot.put("other/b", b"y"), Err(DepotError::Denied(_))));
    assert!(matches!(depot.put_new("other/b", b"y"), Err(DepotError::Denied(_))));
    mode(0o755);
}

#[test]
fn ten_thousand_objects_are_listed_in_order() {
    let root = tempfile::tempdir().expect("folder");
    let depot = open(root.path());
    for folder in 0..10 {
        let folder = root.path().join(format!("blobs/{folder:02x}"));
        fs::create_dir_all(&folder).expect("folder");
        for file in 0..1000 {
            fs::write(folder.join(format!("{file:04}")), b"x").expect("file");
        }
    }
    let listed = depot.list("blobs/").expect("a list");
    assert_eq!(listed.len(), 10_000);
    assert!(listed.is_sorted_by(|one, other| one.name < other.name));
}
