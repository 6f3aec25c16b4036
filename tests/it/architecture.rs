//! The walls of the house: who may use whom, where the heavy crates live, and how a file looks.
//!
//! Reads the source as text, so that a broken rule is named with file and line before anything else fails. The table is
//! the one of docs/ARCHITECTURE.md. Exceptions stand in the lists of this file; a list may only shrink, and an exception
//! that is no longer needed fails too.

mod rules;
mod source;

use rules::{Exceptions, Finding};
use source::Source;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Layer (folder in `src/`) and the layers that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("language", &["domain"]),
    ("art", &["domain"]),
    ("recognition", &["domain"]),
    ("text", &["domain"]),
    ("formats", &["domain", "language", "text"]),
    ("app", &["domain", "language", "art", "recognition", "formats"]),
    ("io", &["domain", "language", "art", "recognition", "formats", "app"]),
    ("ui", &["domain", "language", "app", "art", "text"]),
    ("cli", &["domain", "language", "art", "recognition", "text", "formats", "app", "io"]),
];

/// A path that is written only in these folders or files of `src/`.
const HOMES: &[(&str, &[&str])] = &[
    ("egui", &["ui", "main.rs"]),
    ("eframe", &["ui", "main.rs"]),
    ("epaint", &["ui"]),
    ("rusqlite", &["io/store", "formats/boards", "io/share/book.rs"]),
    ("automerge", &["io/share"]),
    ("chacha20poly1305", &["io/share/seal.rs", "io/vault.rs"]),
    ("ed25519_dalek", &["io/share/seal.rs"]),
    ("x25519_dalek", &["io/share/seal.rs"]),
    ("hkdf", &["io/share/seal.rs"]),
    ("alsa", &["io/audio"]),
    ("reqwest", &["io/net", "io/share/depot"]),
    ("object_store", &["io/share/depot"]),
    ("argon2", &["io/vault.rs"]),
    ("getrandom", &["io/vault.rs", "io/share/seal.rs"]),
    ("tokio", &["io/net", "io/share/depot"]),
    ("rustls", &["io/net"]),
    ("gilrs", &["io/switches.rs"]),
    ("cpal", &["io/audio"]),
    ("rodio", &["io/audio"]),
    ("hound", &["io/audio"]),
    ("ort", &["io/models"]),
    ("toml", &["io/models"]),
    ("nokhwa", &["io/camera"]),
    ("krilla", &["io/export"]),
    ("c2pa", &["io/provenance"]),
    ("rcgen", &["io/provenance"]),
    ("prost", &["formats/onnx"]),
    ("flate2", &["formats", "art/print_file", "io/share/wire.rs"]),
    ("encoding_rs", &["formats/roster.rs"]),
    ("tiff", &["art/print_file"]),
    ("qrcode", &["recognition/card"]),
    ("rqrr", &["recognition/card"]),
    ("earshot", &["recognition/spoken"]),
    ("realfft", &["recognition/spoken"]),
    ("fontique", &["io/fonts.rs"]),
    ("directories", &["io/files"]),
    ("resvg", &["art"]),
    ("usvg", &["art"]),
    ("tiny_skia", &["art"]),
    ("image", &["art"]),
    ("twemoji_assets", &["art"]),
    ("zip", &["formats"]),
    ("roxmltree", &["formats/boards"]),
    ("fluent_bundle", &["text"]),
    ("unic_langid", &["text"]),
    ("clap", &["cli", "main.rs"]),
    ("std::fs", &["io", "cli"]),
    ("std::net", &["io"]),
    ("std::env", &["io", "cli", "main.rs"]),
    ("std::process", &["io", "cli", "main.rs"]),
    // The painter splits its rows over threads and gives the same bytes with any number of them.
    ("std::thread", &["io", "cli", "main.rs", "art/parallel.rs"]),
    ("std::time::SystemTime", &["io"]),
    ("std::time::Instant", &["io", "cli"]),
];

/// No file is longer.
const MAX_LINES: usize = 500;
/// `main.rs` only wires.
const MAX_MAIN_LINES: usize = 80;

/// Files that are longer, and why.
const LONG: Exceptions = &[];
/// Files of `src/ui` with colours that are no tokens, and why.
const RAW_COLORS: Exceptions = &[
    ("ui/screens/create/sheet/choices.rs", "the paints that a person chooses from, and their strokes"),
    ("ui/screens/create/scene_view.rs", "the sky and the ground of the picture, and a word's own colour"),
    ("ui/screens/cells.rs", "the colour that an imported button brings along"),
];
/// Files with Hangul that is no sentence to a person, and why.
const HANGUL: Exceptions = &[];
/// Files that may panic on what cannot happen, and why.
const PANICS: Exceptions = &[];

#[test]
fn layers_use_only_what_the_table_allows() {
    fails_with(sources().iter().flat_map(|file| rules::arrows(file, MAY_USE)));
}

#[test]
fn the_page_shows_the_same_table() {
    let page = include_str!("../../docs/ARCHITECTURE.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("/` | "));
    let shown: Vec<(&str, String)> = rows.map(|(layer, rest)| (layer, last_cell(rest))).collect();
    let kept: Vec<(&str, String)> = MAY_USE.iter().map(|(layer, allowed)| (*layer, in_words(allowed))).collect();
    assert_eq!(shown, kept);
}

/// The last cell of a row of a Markdown table.
fn last_cell(row: &str) -> String {
    row.trim_end_matches([' ', '|']).rsplit('|').next().unwrap_or_default().trim().to_owned()
}

fn in_words(layers: &[&str]) -> String {
    if layers.is_empty() { "nothing".to_owned() } else { layers.join(", ") }
}

#[test]
fn every_folder_of_src_is_a_layer_of_the_table() {
    let known = |file: &&Source| file.layer().is_some_and(|layer| MAY_USE.iter().all(|(name, _)| *name != layer));
    fails_with(
        sources().iter().filter(known).map(|file| file.finding(1, "is in a folder that the table does not know")),
    );
}

#[test]
fn heavy_crates_stay_in_their_home() {
    fails_with(sources().iter().flat_map(|file| rules::homes(file, HOMES)));
}

#[test]
fn every_file_says_first_what_it_is() {
    fails_with(sources().iter().flat_map(rules::first_line));
}

#[test]
fn no_file_is_too_long() {
    let long = sources()
        .iter()
        .flat_map(|file| rules::length(file, if file.path == "main.rs" { MAX_MAIN_LINES } else { MAX_LINES }));
    fails_with(rules::except(long.collect(), LONG));
}

#[test]
fn colours_of_the_face_are_tokens() {
    let colours = sources().iter().flat_map(rules::raw_colors).collect();
    fails_with(rules::except(colours, RAW_COLORS));
}

#[test]
fn what_a_person_reads_comes_from_the_texts() {
    let hangul = sources().iter().flat_map(rules::hangul).collect();
    fails_with(rules::except(hangul, HANGUL));
}

#[test]
fn nothing_panics_on_what_comes_from_outside() {
    // A `tests.rs` is a module under `#[cfg(test)]` of its own.
    let program = sources().iter().filter(|file| !file.path.ends_with("/tests.rs"));
    let panics = program.flat_map(rules::panics).collect();
    fails_with(rules::except(panics, PANICS));
}

/// Every Rust file of `src/`, read once.
fn sources() -> &'static [Source] {
    static FILES: OnceLock<Vec<Source>> = OnceLock::new();
    FILES.get_or_init(read_all)
}

fn read_all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    assert!(files.len() > 50, "src/ was not found where it should be");
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a source file can be read");
        let name = path.strip_prefix(&root).expect("it lies in src/").to_string_lossy().replace('\\', "/");
        Source::new(&name, &text)
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of src/ can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Fails with every finding at once, one a line.
#[track_caller]
fn fails_with(findings: impl IntoIterator<Item = Finding>) {
    let lines: Vec<String> = findings.into_iter().map(|finding| finding.to_string()).collect();
    assert!(lines.is_empty(), "{} broken rules:\n{}", lines.len(), lines.join("\n"));
}

/// The checker itself: each rule finds what it must find, and nothing else.
mod checker {
    use super::*;

    fn found(findings: impl IntoIterator<Item = Finding>) -> Vec<usize> {
        findings.into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn arrows_are_found_in_every_form() {
        let text = "//! x\nuse crate::io::store;\nuse crate::{domain::id, ui::Kit};\nfn f() { crate::app::x() }\nuse super::super::text::T;\n";
        assert_eq!(found(rules::arrows(&Source::new("art/draw/x.rs", text), MAY_USE)), [2, 3, 4]);
        assert_eq!(found(rules::arrows(&Source::new("art/x.rs", "use super::super::text::T;"), MAY_USE)), [1]);
        assert_eq!(found(rules::arrows(&Source::new("cli/x.rs", text), MAY_USE)), [3]);
    }

    #[test]
    fn comments_strings_and_tests_are_no_code() {
        let text = "//! use crate::io::x;\n/* crate::ui /* nested */ crate::io */\nconst A: &str = \"crate::io::x\";\n\
                    const B: &str = r#\"\" crate::io \"#;\n#[cfg(test)]\nmod tests {\n    use crate::io::x;\n    fn f() { a.unwrap(); }\n}\n\
                    fn g<'a>(c: char) -> bool { c == '\"' || c == '\\'' }\nfn h() { x.unwrap() }\n";
        let file = Source::new("domain/x.rs", text);
        assert!(found(rules::arrows(&file, MAY_USE)).is_empty());
        assert_eq!(found(rules::panics(&file)), [11]);
    }

    #[test]
    fn heavy_crates_are_found_outside_their_home() {
        let text =
            "//! x\nuse egui::Ui;\nlet a = std::fs::read(p);\nuse std::{fs, io};\nuse my_egui::x;\nuse egui as e;\n";
        assert_eq!(found(rules::homes(&Source::new("app/x.rs", text), HOMES)), [2, 3, 4, 6]);
        assert_eq!(found(rules::homes(&Source::new("io/x.rs", text), HOMES)), [2, 6]);
        assert!(found(rules::homes(&Source::new("main.rs", "use egui::Ui;"), HOMES)).is_empty());
    }

    #[test]
    fn form_is_checked() {
        assert_eq!(found(rules::first_line(&Source::new("app/x.rs", "use a;\n"))), [1]);
        assert_eq!(found(rules::length(&Source::new("app/x.rs", &"//! x\n".repeat(3)), 2)), [3]);
        assert_eq!(
            found(rules::raw_colors(&Source::new("ui/x.rs", "//!\nlet a = Color32::from_rgb(1, 2, 3);\n"))),
            [2]
        );
        assert!(found(rules::raw_colors(&Source::new("ui/kit/tokens.rs", "Color32::from_rgb(1, 2, 3)"))).is_empty());
        assert_eq!(found(rules::hangul(&Source::new("app/x.rs", "/// 말\nlet a = \"말\";\n"))), [2]);
        assert!(found(rules::hangul(&Source::new("language/x.rs", "let a = \"말\";"))).is_empty());
        assert_eq!(
            found(rules::panics(&Source::new("io/x.rs", "a.unwrap_or(1);\nb.expect(\"x\");\npanic!(\"x\");\n"))),
            [2, 3]
        );
    }

    #[test]
    fn an_exception_excuses_its_file_and_must_be_needed() {
        let finding = || vec![Source::new("ui/a.rs", "").finding(3, "x")];
        assert!(rules::except(finding(), &[("ui/a.rs", "why")]).is_empty());
        assert_eq!(rules::except(finding(), &[("ui/b.rs", "why")]).len(), 2);
    }
}
