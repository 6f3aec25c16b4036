//! Packages that mean harm, and packages that were damaged: refused with a reason.

use super::{Shelf, all, bytes_of, entries, read, work, zipped};
use malgeurim::domain::artwork::Deed;
use malgeurim::domain::id::BlobId;
use malgeurim::domain::package::Packed;
use malgeurim::domain::scene::{Scene, SceneObject};
use malgeurim::domain::sheet::Drawn;
use malgeurim::formats::package::PackageError;
use serde_json::{Value, json};
use std::sync::Arc;

type Entries = Vec<(String, Vec<u8>)>;

fn good() -> Entries {
    let mut shelf = Shelf::default();
    let packed = all(&mut shelf);
    entries(&bytes_of(&packed, &mut shelf))
}

fn refused(bytes: &[u8]) -> &'static str {
    read(bytes).expect_err("must be refused").key()
}

/// Changes the manifest.
fn with_manifest(entries: &mut Entries, change: impl FnOnce(&mut Value)) {
    let (_, bytes) = entries.last_mut().unwrap();
    let mut manifest: Value = serde_json::from_slice(bytes).unwrap();
    change(&mut manifest);
    *bytes = serde_json::to_vec(&manifest).unwrap();
}

/// Puts other bytes into an entry and lists them rightly: as somebody would who wants to be believed.
fn forged(mut entries: Entries, name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let sum = BlobId::of(&bytes);
    with_manifest(&mut entries, |manifest| {
        let files = manifest["files"].as_array_mut().unwrap();
        files.retain(|file| file["path"] != name);
        files.push(json!({"path": name, "bytes": bytes.len(), "sha256": sum}));
    });
    let place = entries.iter().position(|(other, _)| other == name);
    match place {
        Some(place) => entries[place].1 = bytes,
        None => entries.insert(1, (name.to_owned(), bytes)),
    }
    zipped(&entries)
}

#[test]
fn a_package_that_was_packed_anew_is_still_good() {
    assert!(read(&zipped(&good())).is_ok());
}

#[test]
fn no_package_at_all() {
    for bytes in [&b""[..], b"PK", b"no zip", b"\x89PNG\r\n\x1a\n", b"PK\x05\x06"] {
        assert_eq!(refused(bytes), "package-other");
    }
    assert_eq!(refused(&zipped(&[("a.txt".into(), b"a".to_vec())])), "package-other", "some other ZIP file");
    let mut entries = good();
    entries[0].1 = b"application/epub+zip".to_vec();
    assert_eq!(refused(&forged(good(), "mimetype", entries[0].1.clone())), "package-other");
    let mut entries = good();
    with_manifest(&mut entries, |manifest| manifest["format"] = json!("other"));
    assert_eq!(refused(&zipped(&entries)), "package-other");
}

#[test]
fn a_newer_version_is_told_apart_from_damage() {
    let mut entries = good();
    with_manifest(&mut entries, |manifest| {
        manifest["version"] = json!(2);
        manifest["something-new"] = json!({});
    });
    assert_eq!(read(&zipped(&entries)).unwrap_err(), PackageError::Newer(2));
}

#[test]
fn a_package_that_was_cut_off_or_changed_is_damaged() {
    let mut shelf = Shelf::default();
    let packed = all(&mut shelf);
    let bytes = bytes_of(&packed, &mut shelf);
    for length in [5, 100, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(refused(&bytes[..length]), "package-damaged", "{length}");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(refused(&longer), "package-damaged");
    let mut entries = good();
    let blob = entries.iter_mut().find(|(name, _)| name.starts_with("blobs/")).unwrap();
    blob.1[0] ^= 1;
    assert_eq!(refused(&zipped(&entries)), "package-damaged", "its sum is wrong though the ZIP file is right");
    let mut entries = good();
    with_manifest(&mut entries, |manifest| manifest["files"][3]["bytes"] = json!(1));
    assert_eq!(refused(&zipped(&entries)), "package-damaged");
}

#[test]
fn what_a_record_needs_must_be_there() {
    let mut entries = good();
    let place = entries.iter().position(|(name, _)| name.starts_with("blobs/")).unwrap();
    let (name, _) = entries.remove(place);
    assert_eq!(refused(&zipped(&entries)), "package-damaged", "listed, but not there");
    with_manifest(&mut entries, |manifest| {
        manifest["files"].as_array_mut().unwrap().retain(|file| file["path"] != name.as_str());
    });
    assert!(matches!(read(&zipped(&entries)), Err(PackageError::Missing(_))), "neither listed nor there, but needed");
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in [
        "../evil.json",
        "/etc/passwd",
        "works/../../x.json",
        "C:\\x.json",
        "works/x\0.json",
        "works/a/b.json",
        "extra.bin",
        "blobs/abc",
        ".DS_Store",
        "works/con/",
    ] {
        let bytes = forged(good(), name, b"{}".to_vec());
        assert_eq!(refused(&bytes), "package-unsafe", "{name:?}");
        let mut entries = good();
        entries.insert(1, (name.to_owned(), b"{}".to_vec()));
        assert_eq!(refused(&zipped(&entries)), "package-unsafe", "{name:?}, not listed");
    }
}

#[test]
fn an_entry_is_there_once() {
    let entries = good();
    let long = entries.iter().find(|(name, _)| name == "works/w-1.json").unwrap().clone();
    let mut twice = entries.clone();
    twice.insert(1, ("works/w-3.json".into(), long.1));
    let mut bytes = zipped(&twice);
    // The same name in both lists of the ZIP file.
    let places: Vec<usize> =
        bytes.windows(14).enumerate().filter(|(_, at)| *at == b"works/w-3.json").map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    places.into_iter().for_each(|at| bytes[at..at + 14].copy_from_slice(b"works/w-1.json"));
    assert!(read(&bytes).is_err());
    let mut entries = good();
    with_manifest(&mut entries, |manifest| {
        let first = manifest["files"][2].clone();
        manifest["files"].as_array_mut().unwrap().push(first);
    });
    assert_eq!(refused(&zipped(&entries)), "package-unsafe", "listed twice");
}

#[test]
fn bombs() {
    let bomb = vec![b' '; 40 << 20];
    assert_eq!(
        refused(&forged(good(), "pictures/w-1.png", bomb.clone())),
        "package-too-big",
        "packed a thousand to one"
    );
    assert_eq!(refused(&forged(good(), "works/w-1.json", bomb.clone())), "package-too-big");
    let mut entries = good();
    let last = entries.len() - 1;
    entries[last].1 = bomb;
    assert_eq!(refused(&zipped(&entries)), "package-too-big", "the manifest itself");
    let mut entries = good();
    with_manifest(&mut entries, |manifest| manifest["files"][1]["bytes"] = json!(u64::MAX));
    assert_eq!(refused(&zipped(&entries)), "package-too-big", "sizes are added up before anything is read");
}

#[test]
fn sizes_that_the_zip_file_claims_are_not_believed() {
    let mut shelf = Shelf::default();
    let packed = all(&mut shelf);
    let bytes = bytes_of(&packed, &mut shelf);
    let length = 5004u32.to_le_bytes();
    let claims: Vec<usize> = bytes.windows(4).enumerate().filter(|(_, at)| *at == length).map(|(at, _)| at).collect();
    assert!(claims.len() >= 2, "local and central header of the recording");
    let mut small = bytes.clone();
    claims.iter().for_each(|at| small[*at..at + 4].copy_from_slice(&10u32.to_le_bytes()));
    assert!(read(&small).is_err());
}

#[test]
fn records_of_other_kinds_do_not_slip_in() {
    let rules = json!({"service-rules": {"id": "rules"}});
    for (name, value) in [
        ("works/w-1.json", rules.clone()),
        ("works/w-1.json", json!({"artwork": {"id": "w-1"}, "service-rules": {}})),
        ("profiles/p-1.json", json!({"profile": {"id": "p-1"}, "pin": "1234"})),
        ("works/w-1.json", json!([])),
        ("works/w-1.json", json!(null)),
    ] {
        assert_eq!(refused(&forged(good(), name, serde_json::to_vec(&value).unwrap())), "package-damaged", "{value}");
    }
}

#[test]
fn absurd_json_is_refused() {
    let deep = "[".repeat(200_000);
    assert_eq!(refused(&forged(good(), "works/w-1.json", deep.into_bytes())), "package-damaged");
    let wide = format!("{{\"artwork\":{{\"id\":\"w-1\",\"x\":[{}0]}}}}", "0,".repeat(5_000_000));
    assert_eq!(refused(&forged(good(), "works/w-1.json", wide.into_bytes())), "package-too-big");
}

#[test]
fn many_small_records_do_not_fill_the_memory() {
    let mut entries = good();
    let (_, work) = entries.iter().find(|(name, _)| name == "works/w-1.json").unwrap();
    let mut work: Value = serde_json::from_slice(work).unwrap();
    (work["marks"], work["artwork"]["id"], work["artwork"]["consents"]) = (json!([]), json!("ID"), json!("ANSWERS"));
    // Each is a small file that is packed to nothing; all together they would be gigabytes.
    let answers = format!(r#"{{"web":{{"before":[{}{{}}]}}}}"#, "{},".repeat(125_000));
    let work = work.to_string().replace("\"ANSWERS\"", &answers);
    let record = |id: usize| work.replace("\"ID\"", &format!("\"w-{id}\""));
    let works: Entries = (10..40).map(|id| (format!("works/w-{id}.json"), record(id).into_bytes())).collect();
    with_manifest(&mut entries, |manifest| {
        let listed =
            works.iter().map(|(name, bytes)| json!({"path": name, "bytes": bytes.len(), "sha256": BlobId::of(bytes)}));
        manifest["files"].as_array_mut().unwrap().extend(listed);
    });
    let all = [&entries[..1], &works, &entries[1..]].concat();
    assert_eq!(read(&zipped(&all)).unwrap_err(), PackageError::TooBig("records"));
}

/// The good package with its first work changed.
fn with_work(change: impl FnOnce(&mut malgeurim::domain::package::PackedWork)) -> &'static str {
    let mut shelf = Shelf::default();
    let mut packed = all(&mut shelf);
    change(&mut packed.works[0]);
    refused(&bytes_of(&packed, &mut shelf))
}

#[test]
fn ids_and_amounts_that_cannot_be_are_refused() {
    for id in ["", "w 1", "w\u{0}1", "../w", "한", &"w".repeat(200)] {
        let refused = with_work(|work| {
            work.artwork.id = id.into();
            work.marks.clear();
        });
        assert_eq!(refused, "package-unsafe", "{id:?}");
    }
    assert_eq!(with_work(|work| work.artwork.width = u32::MAX), "package-unsafe");
    let huge = Scene { objects: vec![SceneObject { size: f32::MAX, ..SceneObject::default() }], ..Scene::default() };
    assert_eq!(with_work(|work| work.artwork.steps[0].did = Deed::Composed(huge)), "package-unsafe");
    let foreign = |mark: &Arc<Drawn>| Arc::new(Drawn { work: "w-9".into(), ..Drawn::clone(mark) });
    assert_eq!(with_work(|work| work.marks[0] = foreign(&work.marks[0])), "package-unsafe", "a mark of another work");
}

#[test]
fn no_id_is_there_twice_not_even_for_other_kinds() {
    let mut shelf = Shelf::default();
    let mut packed = Packed { works: vec![work(&mut shelf, "w-1"), work(&mut shelf, "w-2")], ..Packed::default() };
    packed.works[1].artwork.id = "m-w-1".into();
    packed.works[1].marks.clear();
    assert_eq!(refused(&bytes_of(&packed, &mut shelf)), "package-unsafe");
    let mut packed = all(&mut shelf);
    packed.boards[0].set.id = "builtin".into();
    assert_eq!(refused(&bytes_of(&packed, &mut shelf)), "package-unsafe", "the program's own boards");
}
