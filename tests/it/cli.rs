//! The command line as other programs use it: the real binary, a fresh data folder, no display.

mod backups;
mod boards;
mod exhibition;
mod lessons;
mod lock;
mod packages;
mod papers;
mod people;
mod recognize;
mod say;
mod services;
mod share;
mod simulate;
mod symbols;
mod works;

use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A data folder of its own and a place for files.
struct Home {
    folder: TempDir,
}

/// What a run gave.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Home {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The data folder.
    fn data(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// A place for a file.
    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and gives back its path.
    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.file(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_malgeurim"));
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES", "MALGEURIM_LOG"] {
            command.env_remove(name);
        }
        command.env("LANG", "C.UTF-8").env("MALGEURIM_HOME", self.data()).env("MALGEURIM_MODELS", self.file("models"));
        command.current_dir(self.folder.path());
        command
    }

    fn run(&self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Ran {
        self.command().args(args).output().map(Ran::from).unwrap()
    }

    /// Runs, checks that it was done without a word on stderr, and gives back stdout.
    fn done(&self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> String {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        ran.out
    }

    /// As `done`, with `--json`: the whole of stdout is one document.
    fn json<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Value {
        let out = self.done(args.into_iter().chain(["--json"]));
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
    }

    /// Runs what must fail with exit code 1 and one sentence in the language asked for; stdout stays empty.
    fn refused<'a>(&self, args: impl IntoIterator<Item = &'a str> + Clone) -> String {
        let english = self.run(args.clone().into_iter().chain(["--lang", "en"]));
        let korean = self.run(args.into_iter().chain(["--lang", "ko"]));
        for ran in [&english, &korean] {
            assert_eq!((ran.code, ran.err.trim().lines().count()), (1, 1), "{ran:?}");
            assert!(ran.out.trim().is_empty(), "{ran:?}");
        }
        assert!(has_hangul(&korean.err), "{korean:?}");
        assert_ne!(english.err, korean.err);
        english.err.trim().to_owned()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn has_hangul(text: &str) -> bool {
    text.chars().any(|c| ('가'..='힣').contains(&c))
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The values of one key in a list of a document.
fn column<'a>(document: &'a Value, list: &str, key: &str) -> Vec<&'a str> {
    document[list].as_array().unwrap().iter().map(|item| item[key].as_str().unwrap()).collect()
}

#[test]
fn wrong_use_is_exit_2() {
    let home = Home::new();
    let wrong: [&[&str]; 14] = [
        &["no-such-command"],
        &["picture.png"],
        &["하늘.malgeurim", "history"],
        &["say"],
        &["say", "물", "--past", "--future"],
        &["say", "물", "--not", "--cannot"],
        &["say", "물", "--lang", "fr"],
        &["profiles", "add"],
        &["paint", "바다", "--style", "no-such-style"],
        &["paint", "바다", "--size", "5"],
        &["paint", "바다", "--size", "100000"],
        &["paint", "바다", "--seed", "x"],
        &["consent", "set", "w", "--use", "tattoo", "--answer", "yes", "--by", "x"],
        &["consent", "set", "w", "--use", "web", "--answer", "perhaps", "--by", "x"],
    ];
    for args in wrong {
        let ran = home.run(args);
        assert_eq!(ran.code, 2, "{args:?} {ran:?}");
        assert!(ran.out.is_empty() && !ran.err.trim().is_empty(), "{args:?} {ran:?}");
    }
}

#[test]
fn a_wrong_style_names_the_styles_there_are() {
    let home = Home::new();
    let ran = home.run(["paint", "바다", "--style", "oils", "--lang", "en"]);
    for style in
        ["oil", "watercolour", "crayon", "pencil", "papercut", "stained-glass", "mosaic", "minhwa", "ink", "pop"]
    {
        assert!(ran.err.contains(style), "{style}: {}", ran.err);
    }
}

#[test]
fn the_doctor_looks_at_everything_and_never_fails() {
    let home = Home::new();
    let document = home.json(["doctor"]);
    let names = column(&document, "checks", "name");
    for name in
        ["display", "font", "voice", "sound-out", "sound-in", "camera", "runtime", "models", "store", "services"]
    {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
    for check in document["checks"].as_array().unwrap() {
        let state = check["state"].as_str().unwrap();
        assert!(["ok", "missing", "broken"].contains(&state), "{check}");
        assert!(!check["why"].as_str().unwrap().is_empty(), "{check}");
        assert!(state == "ok" || !check["fix"].as_str().unwrap().is_empty(), "what to do? {check}");
    }
    let display = document["checks"].as_array().unwrap().iter().find(|check| check["name"] == "display").unwrap();
    assert_eq!(display["state"], "missing");
    assert!(has_hangul(&home.done(["doctor"])));
    assert!(home.done(["doctor", "--lang", "en"]).contains("isplay"));
}

#[test]
fn the_doctor_names_a_store_that_cannot_be_used() {
    let home = Home::new();
    home.write("home", "a file where the folder should be");
    let document = home.json(["doctor"]);
    let store = document["checks"].as_array().unwrap().iter().find(|check| check["name"] == "store").unwrap();
    assert_ne!(store["state"], "ok");
    home.refused(["profiles", "add", "하늘"]);
}

#[test]
fn without_a_display_the_window_says_so() {
    let home = Home::new();
    let ran = home.run(["--lang", "en"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("display"), "{ran:?}");
    let ran = home.run(["하늘.malgeurim", "--lang", "en"]);
    assert!(ran.code == 1 && ran.err.contains("display"), "a file is for the window: {ran:?}");
}

#[test]
fn words_are_found_by_form_initials_and_english() {
    let home = Home::new();
    for text in ["물", "\u{1106}\u{116e}\u{11af}", "ㅁ", "water", "WAT"] {
        let document = home.json(["words", "search", text]);
        assert!(column(&document, "words", "id").contains(&"water"), "{text}");
    }
    let document = home.json(["words", "search", "물"]);
    let water = document["words"].as_array().unwrap().iter().find(|word| word["id"] == "water").unwrap();
    assert_eq!(
        (water["ko"].as_str(), water["en"].as_str(), water["class"].as_str()),
        (Some("물"), Some("water"), Some("noun"))
    );
    assert!(!water["symbol"].as_str().unwrap().is_empty());
    assert!(home.done(["words", "search", "물"]).contains("water"));
    assert_eq!(home.json(["words", "search", "쀍쀍"])["words"].as_array().map(Vec::len), Some(0));
    assert!(!home.data().join("store.db").exists(), "looking a word up needs no store");
}
