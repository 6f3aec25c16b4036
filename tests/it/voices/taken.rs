//! Taking voices in and out.

use super::tiny::{endless, piper, piper_json, put_piper, put_supertonic};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::voice::{VoiceEngine, VoiceRef};
use malgeurim::io::audio::Voices;
use malgeurim::io::files::Home;
use malgeurim::io::models::voices::{VoiceFault, add, list, remove};
use std::fs;
use std::path::Path;
use tempfile::tempdir;

#[test]
fn a_voice_is_taken_in_with_what_belongs_to_it_and_out_again() {
    let (data, from) = (tempdir().unwrap(), tempdir().unwrap());
    let folder = from.path().join("amy");
    put_piper(&folder, "en_US-amy", &piper(false), &piper_json(true, false));
    fs::write(folder.join("LICENSE"), "\n# CC BY 4.0\nmore").unwrap();
    fs::write(folder.join("diary.txt"), "mine").unwrap();
    assert_eq!(add(data.path(), &folder).unwrap(), "en_US-amy");
    let kept = data.path().join("voices/en_US-amy");
    assert!(kept.join("en_US-amy.onnx").is_file() && !kept.join("diary.txt").exists());
    assert!(matches!(add(data.path(), &folder), Err(VoiceFault::Exists(_))));
    put_supertonic(&from.path().join("super tonic"), true);
    assert_eq!(add(data.path(), &from.path().join("super tonic")).unwrap(), "super-tonic");

    let known = Voices::of(&Home::at(data.path())).list();
    let added: Vec<_> = known.into_iter().filter(|voice| voice.voice.engine == VoiceEngine::Added).collect();
    let names: Vec<&str> = added.iter().map(|voice| voice.voice.name.as_str()).collect();
    assert_eq!(names, ["en_US-amy", "super-tonic/F1", "super-tonic/M1"]);
    assert_eq!((added[0].licence.as_str(), &added[0].langs[..]), ("CC BY 4.0", &[Lang::En][..]));
    assert_eq!(added[1].langs, [Lang::Ko, Lang::En]);

    for name in ["en_US-amy", "super-tonic"] {
        remove(data.path(), name).unwrap();
    }
    assert!(list(data.path()).is_empty());
    for bad in ["", "..", "../voices", ".part"] {
        assert!(matches!(remove(data.path(), bad), Err(VoiceFault::NoVoice)), "{bad:?}");
    }
}

#[test]
fn files_beside_a_voice_are_copied_only_as_long_as_such_files_are() {
    let (data, from) = (tempdir().unwrap(), tempdir().unwrap());
    let long = |path: &Path| fs::File::create(path).unwrap().set_len((8 << 20) + 1).unwrap();
    put_piper(from.path(), "amy", &piper(false), &piper_json(true, false));
    long(&from.path().join("LICENSE"));
    add(data.path(), from.path()).unwrap();
    assert!(!data.path().join("voices/amy/LICENSE").exists());
    let tonic = from.path().join("tonic");
    put_supertonic(&tonic, true);
    long(&tonic.join("voice_styles/M1.json"));
    assert!(matches!(add(data.path(), &tonic), Err(VoiceFault::TooBig(file)) if file == "M1.json"));
    assert_eq!(fs::read_dir(data.path().join("voices")).unwrap().count(), 1, "nothing of it is kept");
}

#[test]
fn a_model_file_alone_is_enough_where_its_description_lies_beside_it() {
    let (data, from) = (tempdir().unwrap(), tempdir().unwrap());
    put_piper(from.path(), "one", &piper(false), &piper_json(false, false));
    put_piper(from.path(), "two", &piper(true), &piper_json(false, true));
    assert!(matches!(add(data.path(), from.path()), Err(VoiceFault::Several)));
    assert_eq!(add(data.path(), &from.path().join("two.onnx")).unwrap(), "two");
    let (name, found) = list(data.path()).remove(0);
    assert_eq!((name.as_str(), found.unwrap().speakers), ("two", vec!["하늘".to_owned(), "바다".to_owned()]));
}

/// The key and what it names when this folder is taken in; the data folder must stay empty.
fn refused(prepare: impl Fn(&Path)) -> (&'static str, String, String) {
    let (data, from) = (tempdir().unwrap(), tempdir().unwrap());
    prepare(from.path());
    let fault = add(data.path(), from.path()).expect_err("a fault");
    let left: Vec<_> = fs::read_dir(data.path().join("voices")).into_iter().flatten().collect();
    assert!(left.is_empty(), "{fault}: {left:?}");
    let (file, what) = fault.told();
    (fault.key(), file, what)
}

#[test]
fn what_is_wrong_is_named_and_nothing_is_kept() {
    let fault = |key: &'static str, file: &str, what: &str| (key, file.to_owned(), what.to_owned());
    let with_json = |from: &'static str, to: &'static str| {
        refused(move |folder| put_piper(folder, "v", &piper(false), &piper_json(false, false).replace(from, to)))
    };
    assert_eq!(refused(|_| {}), fault("none", "", ""));
    let alone = refused(|folder| fs::write(folder.join("v.onnx"), piper(false)).unwrap());
    assert_eq!(alone, fault("missing", "v.onnx.json", ""));
    assert_eq!(with_json("16000", "1"), fault("rate", "v.onnx.json", "1"));
    assert_eq!(with_json("\"ko\"", "\"de\""), fault("language", "v.onnx.json", "de"));
    assert_eq!(with_json("\"text\"", "\"pinyin\""), fault("sounds", "v.onnx.json", "pinyin"));
    assert_eq!(with_json("{", "["), fault("damaged", "v.onnx.json", ""));
    // A model for several speakers with a description of one, and the other way round.
    assert_eq!(
        refused(|folder| put_piper(folder, "v", &piper(true), &piper_json(false, false))),
        fault("tensor", "v.onnx", "sid")
    );
    assert_eq!(
        refused(|folder| put_piper(folder, "v", &endless(), &piper_json(false, true))),
        fault("tensor", "v.onnx", "sid")
    );
    let broken = refused(|folder| put_piper(folder, "v", b"no model", &piper_json(false, false)));
    assert_eq!(broken, fault("refused", "v.onnx", ""));
    let lacks = |file: &'static str| {
        refused(move |folder| {
            put_supertonic(folder, true);
            fs::remove_file(folder.join(file)).unwrap();
        })
    };
    assert_eq!(lacks("onnx/vocoder.onnx"), fault("missing", "vocoder.onnx", ""));
    assert_eq!(lacks("onnx/unicode_indexer.json"), fault("missing", "unicode_indexer.json", ""));
    let other = refused(|folder| {
        put_supertonic(folder, true);
        fs::write(folder.join("onnx/vocoder.onnx"), piper(false)).unwrap();
    });
    assert_eq!(other, fault("tensor", "vocoder.onnx", "latent"));
}

#[test]
fn every_fault_has_a_sentence_in_both_languages() {
    let keys = [
        "none",
        "several",
        "missing",
        "unreadable",
        "too-big",
        "damaged",
        "rate",
        "language",
        "sounds",
        "refused",
        "tensor",
        "exists",
        "runtime",
    ];
    for lang in [Lang::Ko, Lang::En] {
        let texts = malgeurim::text::Texts::new(lang);
        for key in keys {
            let notice = malgeurim::domain::notice::Notice::problem(&format!("voices-why-{key}"));
            let (sentence, hint) = texts.notice(&notice.with("file", "F").with("what", "W"));
            assert!(!sentence.contains("voices-why") && hint.is_some(), "{key}: {sentence}");
        }
    }
}

#[test]
fn a_voice_that_was_broken_later_is_listed_with_its_fault() {
    let data = tempdir().unwrap();
    put_piper(&data.path().join("voices/v"), "v", &piper(false), &piper_json(false, false));
    fs::write(data.path().join("voices/v/v.onnx.json"), "{}").unwrap();
    let home = Home::at(data.path());
    let known = Voices::of(&home).list();
    let voice = known.iter().find(|voice| voice.voice.engine == VoiceEngine::Added).unwrap();
    assert_eq!(voice.fault.as_ref().map(|(key, ..)| *key), Some("damaged"));
    assert!(Voices::of(&home).find(Lang::Ko, &VoiceRef::new(VoiceEngine::Added, "v")).is_none());
}
