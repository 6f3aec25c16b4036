//! The models folder: missing, whole, damaged; and packages that are put into it.

use super::tiny;
use malgeurim::formats::onnx::convert;
use malgeurim::io::models::install::{install, install_wheel, wanted};
use malgeurim::io::models::manifest::ManifestError;
use malgeurim::io::models::verify::{self, examine_list};
use malgeurim::io::models::{InstallError, Manifest, ModelError, examine};
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PALM: &str = "palm_detection_full";

/// The SHA-256 that the program itself finds is compared with one made here.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn state(folder: &Path, name: &str) -> &'static str {
    let findings = examine(folder).unwrap();
    findings.iter().find(|finding| finding.name == name).unwrap().state_name()
}

#[test]
fn in_an_empty_folder_everything_is_missing_and_the_packages_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let findings = examine(folder.path()).unwrap();
    assert!(findings.len() > 3);
    assert!(findings.iter().all(|finding| finding.state_name() == "missing"));
    assert!(wanted(folder.path()).unwrap().iter().any(|package| package.name == "mediapipe"));
    assert!(matches!(verify::model(folder.path(), PALM), Err(ModelError::Missing(_))));
    assert!(verify::runtime(folder.path()).is_err_and(|error| error.is_missing()));
    assert!(matches!(verify::model(folder.path(), "no-such-model"), Err(ModelError::Unknown(_))));
}

#[test]
fn a_folder_that_is_not_there_is_like_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(state(&folder.path().join("none"), PALM), "missing");
}

#[test]
fn a_damaged_model_is_broken_and_the_others_are_not() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("palm_detection_full.onnx"), b"something else").unwrap();
    assert_eq!((state(folder.path(), PALM), state(folder.path(), "hand_landmark_full")), ("broken", "missing"));
    assert!(matches!(verify::model(folder.path(), PALM), Err(ModelError::Damaged(_))));
}

#[test]
fn a_folder_in_place_of_a_model_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("palm_detection_full.onnx")).unwrap();
    assert_eq!(state(folder.path(), PALM), "broken");
}

/// A package with the tiny model, and a list that names it. `converted` is the SHA-256 that the list claims.
fn package(folder: &Path, converted: &str) -> (PathBuf, Manifest) {
    let tflite = tiny::model();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a/tiny.tflite", SimpleFileOptions::default()).unwrap();
    writer.write_all(&tflite).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let path = folder.join("tiny.whl");
    fs::write(&path, &bytes).unwrap();
    let list = format!(
        r#"
        form = 1
        [[package]]
        name = "tiny"
        version = "1"
        licence = "CC0-1.0"
        [[package.wheel]]
        python = "3.11"
        platform = "any"
        sha256 = "{}"
        [[model]]
        name = "tiny"
        purpose = "test"
        package = "tiny"
        member = "a/tiny.tflite"
        member_sha256 = "{}"
        file = "tiny.onnx"
        sha256 = "{converted}"
        licence = "CC0-1.0"
        inputs = [{{ name = "picture", shape = [1, 4, 4, 1] }}]
        outputs = [{{ name = "row", shape = [1, 8] }}]
        "#,
        sha256(&bytes),
        sha256(&tflite)
    );
    (path, Manifest::parse(&list).unwrap())
}

#[test]
fn a_package_is_put_in_place_once_and_again_when_damaged() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let onnx = convert(&tiny::model()).unwrap();
    let (wheel, manifest) = package(from.path(), &sha256(&onnx));
    let state = || examine_list(to.path(), &manifest).pop().unwrap().state_name();
    assert_eq!(state(), "missing");
    assert_eq!(install_wheel(to.path(), &manifest, &wheel).unwrap(), ["tiny.onnx"]);
    assert_eq!((state(), fs::read(to.path().join("tiny.onnx")).unwrap() == onnx), ("ok", true));
    assert!(install_wheel(to.path(), &manifest, &wheel).unwrap().is_empty(), "it is there already");
    fs::write(to.path().join("tiny.onnx"), &onnx[..100]).unwrap();
    assert_eq!(state(), "broken");
    assert_eq!(install_wheel(to.path(), &manifest, &wheel).unwrap(), ["tiny.onnx"]);
    assert_eq!(state(), "ok");
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 1, "nothing half-written is left");
}

#[test]
fn a_model_that_becomes_something_else_is_not_written() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (wheel, manifest) = package(from.path(), &"0".repeat(64));
    let refused = install_wheel(to.path(), &manifest, &wheel);
    assert!(matches!(refused, Err(InstallError::Hash { .. })), "{refused:?}");
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 0);
}

#[test]
fn a_package_that_nobody_knows_is_refused() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (wheel, _) = package(from.path(), &"0".repeat(64));
    assert!(matches!(install(to.path(), &[wheel]), Err(InstallError::Foreign { .. })));
    let missing = install(to.path(), &[from.path().join("none.whl")]);
    assert!(matches!(missing, Err(InstallError::Unreadable { .. })));
}

#[test]
fn a_list_that_leads_out_of_the_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    package(folder.path(), &"0".repeat(64));
    let text = r#"
        form = 1
        [[model]]
        name = "a"
        purpose = "test"
        package = "none"
        member = "a"
        member_sha256 = "HASH"
        file = "FILE"
        sha256 = "HASH"
        licence = "MIT"
        inputs = []
        outputs = []
    "#;
    let parse = |file: &str, hash: &str| Manifest::parse(&text.replace("FILE", file).replace("HASH", hash));
    let words = |result: Result<Manifest, ManifestError>| result.map(|_| ()).unwrap_err().to_string();
    assert!(words(parse("../a.onnx", &"0".repeat(64))).contains("../a.onnx"));
    assert!(words(parse("a.onnx", "0123")).contains("0123"));
    assert!(words(parse("a.onnx", &"0".repeat(64))).contains("none"), "its package is not there");
}
