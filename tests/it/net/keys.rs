//! Keys, and what lies on the tray: what must survive, and what nobody else may read.

use super::studio::png;
use malgeurim::domain::service::Provider;
use malgeurim::formats::picture_metadata::Embedded;
use malgeurim::io::net::{Arrived, KEYS_FILE, Kept, Keys, Secret, TRAY, Ticket, Tray};
use std::path::Path;
use std::time::Duration;

fn text(key: Option<Secret>) -> Option<String> {
    // A secret does not show itself: it is compared.
    key.map(|key| ["one", "two"].into_iter().find(|text| key == Secret::new(*text)).unwrap_or("another").to_owned())
}

#[test]
fn keys_lie_in_a_file_that_is_nobody_elses() {
    let folder = tempfile::tempdir().expect("folder");
    let keys = Keys::in_file(folder.path());
    assert!(keys.get("a").is_none());
    assert_eq!(keys.set("a", &Secret::new("one")).expect("kept"), Kept::File);
    keys.set("나", &Secret::new("two")).expect("kept");
    let again = Keys::in_file(folder.path());
    assert_eq!((text(again.get("a")), text(again.get("나"))), (Some("one".into()), Some("two".into())));
    again.remove("a").expect("removed");
    again.remove("never there").expect("nothing to do");
    assert_eq!((text(keys.get("a")), text(keys.get("나"))), (None, Some("two".into())));
    let shown = format!("{keys:?} {:?}", keys.get("나"));
    assert!(!shown.contains("two"), "{shown}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("folder").count(), 1, "no half file stays");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.path().join(KEYS_FILE)).expect("file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_damaged_file_of_keys_is_left_alone() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join(KEYS_FILE);
    std::fs::write(&file, "{").expect("file");
    let keys = Keys::in_file(folder.path());
    assert!(keys.get("a").is_none() && keys.set("a", &Secret::new("one")).is_err() && keys.remove("a").is_err());
    assert_eq!(std::fs::read_to_string(&file).expect("file"), "{");
}

/// A keyring's tool of one key, as a script.
#[cfg(unix)]
fn tool(folder: &Path, works: bool) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let (script, store) = (folder.join("secret-tool"), folder.join("ring"));
    let body = match works {
        true => format!(
            "#!/bin/sh\necho \"$@\" >> '{0}.log'\ncase $1 in store) cat > '{0}';; lookup) cat '{0}';; clear) rm -f '{0}';; esac\n",
            store.display()
        ),
        false => "#!/bin/sh\nexit 1\n".to_owned(),
    };
    std::fs::write(&script, body).expect("script");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).expect("mode");
    script
}

#[cfg(unix)]
#[test]
fn a_keyring_is_used_where_there_is_one() {
    let folder = tempfile::tempdir().expect("folder");
    let data = folder.path().join("data");
    Keys::in_file(&data).set("a", &Secret::new("two")).expect("kept");
    let keys = Keys::in_file(&data).with_tool(tool(folder.path(), true));
    assert_eq!(keys.set("a", &Secret::new("one")).expect("kept"), Kept::Keyring);
    assert_eq!(text(keys.get("a")), Some("one".into()));
    assert!(Keys::in_file(&data).get("a").is_none(), "not in two places");
    let said = std::fs::read_to_string(folder.path().join("ring.log")).expect("log");
    assert!(said.contains("service a") && !said.contains("one"), "never among the arguments: {said}");
    keys.remove("a").expect("removed");
    assert!(keys.get("a").is_none());
    let locked = Keys::in_file(&data).with_tool(tool(folder.path(), false));
    assert_eq!(locked.set("a", &Secret::new("one")).expect("kept"), Kept::File, "a keyring that is locked");
    assert_eq!(text(locked.get("a")), Some("one".into()));
}

#[cfg(unix)]
#[test]
fn a_keyring_that_does_not_answer_counts_as_none() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("folder");
    let script = folder.path().join("secret-tool");
    std::fs::write(&script, "#!/bin/sh\nexec sleep 3600\n").expect("script");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).expect("mode");
    let keys = Keys::in_file(folder.path()).with_tool(script).with_patience(Duration::from_millis(50));
    assert_eq!(keys.set("a", &Secret::new("one")).expect("kept"), Kept::File);
    assert_eq!(text(keys.get("a")), Some("one".into()));
    keys.remove_all(&["a"]).expect_err("nobody knows what the keyring has");
    keys.remove("a").expect_err("nor of this one");
    assert_eq!(text(keys.get("a")), Some("one".into()), "as it was");
}

fn arrived(job: &str, index: u32) -> Arrived {
    let texts = vec![Embedded::new("prompt", "집")];
    let bytes = png(8, 8, [index as u8, 0, 0, 255]);
    let (job, mime, seed) = (job.to_owned(), "image/png", Some(7));
    let original = (index == 1).then(|| b"as it came, signed".to_vec());
    Arrived { job, index, late: false, bytes, mime, width: 8, height: 8, texts, original, seed, kept: true }
}

#[test]
fn what_came_is_there_after_a_restart() {
    let folder = tempfile::tempdir().expect("folder");
    let tray = Tray::of(folder.path());
    assert!(tray.pictures().expect("none").is_empty() && tray.tickets().expect("none").is_empty());
    let (one, two) = (arrived("../a", 0), arrived("../a", 1));
    tray.keep(&two).expect("kept");
    tray.keep(&one).expect("kept");
    // The same again, as after a crash between arrival and display.
    tray.keep(&one).expect("kept");
    let again = Tray::of(folder.path());
    let left = again.pictures().expect("two");
    assert_eq!(left.iter().map(|left| left.picture.clone()).collect::<Vec<_>>(), [one, two]);
    again.taken(&left[0]).expect("taken");
    again.taken(&left[0]).expect("taken already");
    assert_eq!(again.pictures().expect("one").len(), 1);
    again.taken(&left[1]).expect("taken");
    assert_eq!(std::fs::read_dir(folder.path().join(TRAY)).expect("folder").count(), 0, "nothing stays behind");
}

#[test]
fn what_has_not_come_whole_is_no_picture() {
    let folder = tempfile::tempdir().expect("folder");
    let tray = Tray::of(folder.path());
    tray.keep(&arrived("a", 0)).expect("kept");
    let files = std::fs::read_dir(folder.path().join(TRAY)).expect("folder").flatten().map(|entry| entry.path());
    let picture = files.into_iter().find(|path| path.extension().is_none()).expect("the picture");
    std::fs::write(&picture, b"half").expect("file");
    assert!(tray.pictures().expect("none").is_empty());
    // Kept again, it is whole.
    tray.keep(&arrived("a", 0)).expect("kept");
    assert_eq!(tray.pictures().expect("one").len(), 1);
}

#[test]
fn tickets_are_kept_until_the_job_ends() {
    let folder = tempfile::tempdir().expect("folder");
    let tray = Tray::of(folder.path());
    let ticket = Ticket { service: "it".into(), provider: Provider::ComfyUi, job: "a/b".into(), remote: "r".into() };
    tray.keep_ticket(&ticket).expect("kept");
    assert_eq!(Tray::of(folder.path()).tickets().expect("one"), [ticket]);
    tray.forget_ticket("a/b").expect("forgotten");
    tray.forget_ticket("a/b").expect("forgotten already");
    assert!(tray.tickets().expect("none").is_empty());
}
