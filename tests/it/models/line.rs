//! `malgeurim models` on the command line.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Runs it with these models; gives exit code, stdout and stderr.
fn run(models: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_malgeurim"));
    command.env("MALGEURIM_HOME", home.path()).env("MALGEURIM_MODELS", models).env("LC_ALL", "C.UTF-8");
    let output = command.arg("models").args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn every_model_is_listed_with_state_hash_and_licence() {
    let models = tempfile::tempdir().unwrap();
    std::fs::write(models.path().join("palm_detection_full.onnx"), b"damaged").unwrap();
    for task in ["list", "verify"] {
        let (code, out, _) = run(models.path(), &[task, "--json"]);
        assert_eq!(code, Some(0), "{task}");
        let document: Value = serde_json::from_str(&out).unwrap();
        let all = document["models"].as_array().unwrap();
        let of = |name: &str| all.iter().find(|model| model["name"] == name).unwrap();
        assert_eq!(of("palm_detection_full")["state"], "broken");
        assert_eq!(of("hand_landmark_full")["state"], "missing");
        assert_eq!(of("hand_landmark_full")["licence"], "Apache-2.0");
        assert_eq!(of("onnxruntime")["licence"], "MIT");
        assert!(all.iter().all(|model| model["sha256"].as_str().is_some_and(|hash| hash.len() == 64)));
    }
}

#[test]
fn people_are_told_in_words() {
    let models = tempfile::tempdir().unwrap();
    let (_, korean, _) = run(models.path(), &["verify", "--lang", "ko"]);
    assert!(korean.contains("파일이 없어요."), "{korean}");
    let (_, english, _) = run(models.path(), &["verify", "--lang", "en"]);
    assert!(english.contains("The file is not there."), "{english}");
}

#[test]
fn a_package_that_is_none_is_refused_with_one_sentence() {
    let models = tempfile::tempdir().unwrap();
    let file = models.path().join("other.whl");
    std::fs::write(&file, b"no package").unwrap();
    let (code, out, said) = run(models.path(), &["install", file.to_str().unwrap()]);
    assert_eq!((code, out.as_str(), said.lines().count()), (Some(1), "", 1), "{said}");
}
