//! Recognisers of running speech that people add: taken in, refused, and what they write down.

use super::tiny::{piper, recogniser};
use malgeurim::domain::locale::Lang;
use malgeurim::io::files::Home;
use malgeurim::io::models::recognisers::{CtcModel, add, is_recogniser, list, named, remove};
use malgeurim::io::models::runtime::Runtime;
use malgeurim::io::models::verify;
use malgeurim::io::models::voices::VoiceFault;
use std::fs;
use std::path::Path;
use tempfile::tempdir;

const LETTERS: [&str; 7] = ["[PAD]", "|", "물", "주", "세", "요", "[UNK]"];

fn put(folder: &Path, model: &[u8], vocabulary: &str) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("model.onnx"), model).unwrap();
    fs::write(folder.join("vocab.json"), vocabulary).unwrap();
}

fn vocabulary() -> String {
    let entries: Vec<String> = LETTERS.iter().enumerate().map(|(nth, name)| format!("\"{name}\":{nth}")).collect();
    format!("{{{}}}", entries.join(","))
}

#[test]
fn a_recogniser_is_taken_in_with_what_belongs_to_it_and_out_again() {
    let (data, from) = (tempdir().unwrap(), tempdir().unwrap());
    let folder = from.path().join("귀 하나");
    put(&folder, &recogniser(7), &vocabulary());
    fs::write(folder.join("LICENSE"), "Apache License 2.0").unwrap();
    fs::write(folder.join("diary.txt"), "mine").unwrap();
    assert!(is_recogniser(&folder) && !is_recogniser(from.path()));
    assert_eq!(add(data.path(), &folder).unwrap(), "귀-하나");
    assert!(matches!(add(data.path(), &folder), Err(VoiceFault::Exists(_))));
    let known = list(data.path());
    let [(name, Ok(added))] = known.as_slice() else { panic!("{known:?}") };
    assert_eq!((name.as_str(), added.about.lang, added.licence.as_str()), ("귀-하나", Lang::Ko, "Apache License 2.0"));
    assert!(!data.path().join("recognisers/귀-하나/diary.txt").exists());
    remove(data.path(), "귀-하나").unwrap();
    assert!(list(data.path()).is_empty());
    for bad in ["", "..", "../recognisers", ".part"] {
        assert!(matches!(remove(data.path(), bad), Err(VoiceFault::NoVoice)), "{bad:?}");
    }
}

#[test]
fn what_is_wrong_is_named_and_nothing_is_kept() {
    let (data, from) = (tempdir().unwrap(), tempdir().unwrap());
    let refused = |nth: usize, model: &[u8], vocabulary: &str| {
        let folder = from.path().join(format!("r{nth}"));
        put(&folder, model, vocabulary);
        add(data.path(), &folder).unwrap_err().key()
    };
    assert_eq!(refused(0, &piper(false), &vocabulary()), "tensor");
    assert_eq!(refused(1, b"no model", &vocabulary()), "refused");
    assert_eq!(refused(2, &recogniser(7), "{"), "damaged");
    assert_eq!(refused(3, &recogniser(7), r#"{"a":0}"#), "damaged", "no blank");
    assert_eq!(refused(4, &recogniser(3), &vocabulary()), "tensor", "it knows fewer letters");
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
}

#[test]
fn speech_is_written_down() {
    let home = Home::find();
    let runtime = match verify::runtime(&home.models) {
        Ok(path) => Runtime::load(&path).unwrap(),
        Err(error) => return println!("skipped: {error}"),
    };
    let (data, from) = (tempdir().unwrap(), tempdir().unwrap());
    let folder = from.path().join("ear");
    put(&folder, &recogniser(7), &vocabulary());
    add(data.path(), &folder).unwrap();
    let mut model = CtcModel::load(&runtime, &named(data.path(), "ear").unwrap()).unwrap();
    // What the tiny model hears: at each moment one letter is the loudest.
    let path = [0, 2, 2, 1, 3, 4, 4, 0, 4, 5, 6];
    let sound = path.iter().flat_map(|at| (0..7).map(move |nth| if nth == *at { 0.5 } else { -0.1 }));
    assert_eq!(model.write_down(sound.collect(), &|| false).unwrap(), "물 주세세요");
    assert!(model.write_down(vec![0.1; 8], &|| false).is_err(), "no whole moments");
    // A model that is wider than its letters.
    let wide = from.path().join("wide");
    put(&wide, &recogniser(9), &vocabulary());
    add(data.path(), &wide).unwrap();
    let mut model = CtcModel::load(&runtime, &named(data.path(), "wide").unwrap()).unwrap();
    let sound = path.iter().flat_map(|at| (0..9).map(move |nth| if nth == *at { 0.5 } else { -0.1 }));
    assert_eq!(model.write_down(sound.collect(), &|| false).unwrap(), "물 주세세요");
}
