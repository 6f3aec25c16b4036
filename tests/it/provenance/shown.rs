//! What `verify` makes of files from anywhere, and the command line that shows it.

use super::{Bench, asked, drew, files, making, png, seen};
use malgeurim::art::codec;
use malgeurim::formats::credentials::State;
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

fn run(home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_malgeurim"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES", "MALGEURIM_LOG"] {
        command.env_remove(name);
    }
    // Without a PATH there is no keyring.
    command.env("LANG", "C.UTF-8").env("PATH", "").env("MALGEURIM_HOME", home).args(args).output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(home: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&said(&run(home, &[args, &["--json"]].concat()))).unwrap()
}

#[test]
fn files_without_credentials_and_files_that_are_none_are_told_apart() {
    for (mime, bytes) in files() {
        assert_eq!(seen(&bytes).state, State::None, "{mime}");
    }
    for bytes in [&b""[..], b"hello", b"%PDF-1.7"] {
        assert_eq!(seen(bytes).state, State::Unreadable);
    }
}

fn signed() -> &'static [(&'static str, Vec<u8>); 3] {
    static SIGNED: OnceLock<[(&str, Vec<u8>); 3]> = OnceLock::new();
    SIGNED.get_or_init(|| {
        let bench = Bench::of("a");
        files().map(|(mime, bytes)| (mime, bench.sign(&bytes, mime, &making(vec![drew(), asked()]))))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_damage_passes_for_whole(kind in 0usize..3, at in any::<prop::sample::Index>(), xor in 1u8.., cut in any::<bool>()) {
        let (mime, whole) = &signed()[kind];
        let at = at.index(whole.len());
        let mut bytes = whole.clone();
        if cut { bytes.truncate(at) } else { bytes[at] ^= xor }
        let report = seen(&bytes);
        // What is neither seen nor told may change: room that is kept free for a time stamp, check sums around the credentials.
        if matches!(report.state, State::Valid | State::Trusted) {
            prop_assert!(!cut, "cut at {at} of {}", whole.len());
            prop_assert_eq!(report, seen(whole));
            let (changed, before) = (codec::decode(&bytes), codec::decode(whole));
            let is_same = changed.is_err() || changed.ok() == before.ok();
            prop_assert!(if *mime == "image/tiff" { at > 64 * 64 * 3 } else { is_same }, "{mime}: changed at {at}");
        }
    }
}

#[test]
fn the_command_tells_the_making_in_plain_words() {
    let bench = Bench::of("하늘 복지관");
    let path = bench.folder.path().join("a.png");
    std::fs::write(&path, bench.sign(&png(), "image/png", &making(vec![drew(), asked()]))).unwrap();
    let (home, file) = (bench.folder.path(), path.to_str().unwrap());
    let ko = said(&run(home, &["--lang", "ko", "provenance", "show", file]));
    for line in ["이 기기가 아는 서명", "서명한 곳: 하늘 복지관", "생성형 인공지능이 함께", "선은 12개예요."]
    {
        assert!(ko.contains(line), "{line}: {ko}");
    }
    let en = said(&run(home, &["--lang", "en", "provenance", "show", file]));
    for line in ["Nothing was changed since", "Generative AI took part", "3. 2026-05-17", "(atelier (m1))"] {
        assert!(en.contains(line), "{line}: {en}");
    }
    let document = json(home, &["provenance", "show", file]);
    assert_eq!((&document["state"], &document["generative"]), (&"trusted".into(), &true.into()));
    assert_eq!(document["steps"].as_array().map(Vec::len), Some(3));
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(json(elsewhere.path(), &["provenance", "show", file])["state"], "valid");
    let root = bench.folder.path().join("root.pem");
    said(&run(home, &["provenance", "certificate", "export", root.to_str().unwrap()]));
    let trusting = ["provenance", "show", file, "--trust", root.to_str().unwrap()];
    assert_eq!(json(elsewhere.path(), &trusting)["state"], "trusted");
}

#[test]
fn a_file_without_credentials_tells_what_its_metadata_say() {
    let folder = tempfile::tempdir().unwrap();
    let xmp = b"<x:xmpmeta><Iptc4xmpExt:AISystemUsed>A1</Iptc4xmpExt:AISystemUsed><Iptc4xmpExt:DigitalSourceType>\
        http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType></x:xmpmeta>";
    let path = folder.path().join("a.png");
    std::fs::write(&path, [png(), xmp.to_vec()].concat()).unwrap();
    let text = said(&run(folder.path(), &["--lang", "en", "provenance", "show", path.to_str().unwrap()]));
    assert!(text.contains("no credentials") && text.contains("made by generative AI") && text.contains("A1"), "{text}");
    let document = json(folder.path(), &["provenance", "show", path.to_str().unwrap()]);
    assert_eq!((&document["state"], &document["xmp"]["source"]), (&"none".into(), &"trainedAlgorithmicMedia".into()));
}

#[test]
fn what_cannot_be_shown_is_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, "hello").unwrap();
    for file in [path.to_str().unwrap(), "/no/such/file", folder.path().to_str().unwrap()] {
        let output = run(folder.path(), &["--lang", "en", "provenance", "show", file]);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), error.trim().lines().count()), (Some(1), 1), "{error}");
    }
}

#[test]
fn the_certificate_is_made_shown_and_imported_by_command() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    assert_eq!(json(home, &["provenance", "certificate", "show"])["certificate"], Value::Null);
    assert!(!run(home, &["provenance", "certificate", "export", "x.pem"]).status.success());
    let made = json(home, &["provenance", "certificate", "new", "--name", "하늘 복지관"]);
    assert_eq!(made["certificate"]["organisation"], "하늘 복지관");
    assert_eq!(json(home, &["provenance", "certificate", "show"]), made);
    let wrong = run(home, &["provenance", "certificate", "import", "/no/such", "/no/such"]);
    assert_eq!(wrong.status.code(), Some(1));
}
