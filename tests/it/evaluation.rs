//! The evaluation's protocol: what comes before what, what is counted, and that bad files are named, not fatal.

#[path = "../../examples/evaluate/mod.rs"]
mod evaluate;
#[path = "../../examples/evaluate/way_signs.rs"]
mod way_signs;
#[path = "../../examples/evaluate/way_sketches.rs"]
mod way_sketches;
#[path = "../../examples/evaluate/way_words.rs"]
mod way_words;

use evaluate::episodes::{Facts, episodes};
use evaluate::{Args, Kind, Split, Way, run};
use std::collections::BTreeSet;
use std::path::Path;

fn args(words: &str) -> Args {
    Args::parse(words.split_whitespace().map(str::to_owned)).unwrap()
}

/// Three people, eight labels, two sessions of three showings.
fn facts(sessions: &[&str]) -> Vec<Facts> {
    let mut all = Vec::new();
    for person in ["a", "b", "c"] {
        for session in sessions {
            for label in 0..8 {
                for order in 0..10 {
                    let (person, session) = (person.to_owned(), (*session).to_owned());
                    all.push(Facts { label: format!("l{label}"), person, session, order, teachable: order != 1 });
                }
            }
        }
    }
    all
}

#[test]
fn examples_come_from_earlier_sessions_and_tests_from_the_last() {
    let facts = facts(&["1", "2"]);
    let all = episodes(&facts, &args("signs x --seeds 3"), Split::Session, usize::MAX, 3);
    assert_eq!(all.len(), 9);
    for episode in &all {
        assert_eq!(episode.taught.len(), 4);
        for (label, examples) in &episode.taught {
            assert_eq!(examples.len(), 3);
            assert!(examples.iter().all(|&i| facts[i].session == "1" && facts[i].teachable));
            assert!(examples.iter().all(|&i| facts[i].person == episode.person && &facts[i].label == label));
        }
        let tests = episode.known.iter().chain(&episode.unknown);
        assert!(tests.clone().all(|&i| facts[i].session == "2" && facts[i].person == episode.person));
        assert_eq!((episode.known.len(), episode.unknown.len()), (40, 40));
        assert!(episode.known.iter().all(|&i| episode.taught.contains_key(&facts[i].label)));
        assert!(episode.unknown.iter().all(|&i| !episode.taught.contains_key(&facts[i].label)));
    }
}

#[test]
fn in_one_session_the_first_four_of_ten_teach_and_the_last_four_test() {
    let facts = facts(&[""]);
    for episode in episodes(&facts, &args("signs x"), Split::Session, usize::MAX, 2) {
        assert!(episode.taught.values().flatten().all(|&i| facts[i].order < 4));
        assert!(episode.known.iter().chain(&episode.unknown).all(|&i| facts[i].order >= 6));
    }
    // Seven are more than the first 40 %: then the first seven, and only the rest are tests.
    for episode in episodes(&facts, &args("signs x"), Split::Session, usize::MAX, 6) {
        assert!(episode.taught.values().flatten().all(|&i| facts[i].order < 7));
        let taught: BTreeSet<usize> = episode.taught.values().flatten().copied().collect();
        assert!(episode.known.iter().all(|i| !taught.contains(i)));
    }
}

#[test]
fn by_person_nobody_teaches_themselves() {
    let facts = facts(&["1", "2"]);
    for episode in episodes(&facts, &args("signs x --unknown 0.25"), Split::Person, usize::MAX, 2) {
        assert_eq!(episode.taught.len(), 6);
        for examples in episode.taught.values() {
            let people: BTreeSet<&str> = examples.iter().map(|&i| facts[i].person.as_str()).collect();
            assert!(!people.contains(episode.person.as_str()));
            assert_eq!(people.len(), 2, "two other people are there: one example of each");
        }
    }
}

#[test]
fn the_same_seed_draws_the_same_and_seeds_differ() {
    let facts = facts(&["1", "2"]);
    let draw = || episodes(&facts, &args("signs x --seeds 2"), Split::Person, 3, 1);
    assert_eq!(draw(), draw());
    let all = draw();
    assert_ne!(all[0].taught, all[1].taught);
    assert!(all.iter().all(|episode| episode.taught.len() == 3 && !episode.unknown.is_empty()));
}

#[test]
fn arguments_are_checked() {
    let parse = |words: &str| Args::parse(words.split_whitespace().map(str::to_owned));
    let good = args("words here --shots 1,2 --split person --unknown 0.3 --seeds 7 --json");
    assert_eq!(good.kind, Kind::Words);
    assert_eq!((good.shots, good.split, good.seeds, good.json), (vec![1, 2], Some(Split::Person), 7, true));
    for bad in
        ["words", "words a b", "words a --shots 0", "words a --unknown 1", "words a --split x", "words a --what 1"]
    {
        assert!(parse(bad).is_err(), "{bad}");
    }
}

/// Every kind of file, with bad lines between good ones.
#[test]
fn bad_lines_and_files_are_named_and_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let good = r#"{"label":3,"person":"p","session":7,"strokes":[[[0,0,0],[5,5,9]]]}"#;
    let lines = format!("{good}\nnonsense\n{{\"label\":\"x\",\"strokes\":[]}}\n\n{good}\n");
    let sketches = way_sketches::Sketches::read(&write("s.jsonl", &lines)).unwrap();
    assert_eq!((sketches.items.len(), sketches.skipped.len()), (2, 2));
    assert_eq!((&*sketches.items[0].label, &*sketches.items[0].session), ("3", "7"));
    assert!(sketches.skipped[0].0.ends_with("s.jsonl:2"));

    let numbers = vec!["0.5"; 42].join(",");
    let rows = format!("label,x\n0,{numbers}\n1,{numbers},9\n2,nan,{}\n", vec!["1"; 41].join(","));
    let signs = way_signs::Signs::read(&write("k.csv", &rows)).unwrap();
    assert_eq!((signs.items.len(), signs.skipped.len()), (1, 3));

    write("broken_p_1.wav", "no wav");
    write("noname.wav", "no wav");
    let words = way_words::Words::read(folder.path()).unwrap();
    assert_eq!((words.items.len(), words.skipped.len()), (0, 2));
    assert!(way_words::Words::read(&folder.path().join("nothing")).is_err());
    assert!(way_sketches::Sketches::read(&write("bad.zip", "no zip")).is_err());
}

/// The program's own way, from a file to an answer. Two shapes drawn in two sessions are told apart.
#[test]
fn a_small_file_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.jsonl");
    let line = |label: &str, session: u8, wobble: u8| {
        let strokes = match label {
            "cross" => format!("[[[0,{wobble},0],[50,50,10],[100,100,20]],[[100,0,30],[50,50,40],[0,100,50]]]"),
            _ => format!("[[[0,0,0],[100,{wobble},10],[100,100,20],[0,100,30],[0,0,40]]]"),
        };
        format!("{{\"label\":\"{label}\",\"person\":\"p\",\"session\":\"{session}\",\"strokes\":{strokes}}}\n")
    };
    let each = |session: u8| ["cross", "square"].map(move |label| [0, 3, 6].map(|w| line(label, session, w)).concat());
    std::fs::write(&path, [each(1).concat(), each(2).concat()].concat()).unwrap();
    let call = args(&format!("sketches {} --shots 1 --unknown 0 --json", path.display()));
    assert_eq!(format!("{:?}", run::<way_sketches::Sketches>(&call)), format!("{:?}", std::process::ExitCode::SUCCESS));
    let missing = args(&format!("sketches {} --shots 9 --json", folder.path().display()));
    assert_ne!(
        format!("{:?}", run::<way_sketches::Sketches>(&missing)),
        format!("{:?}", std::process::ExitCode::SUCCESS)
    );
}

#[test]
fn the_omniglot_zip_is_read() {
    let zip = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/sketch/omniglot_strokes_small1.zip");
    if !zip.exists() {
        println!("skipped: no {}", zip.display());
        return;
    }
    let reading = way_sketches::Sketches::read(&zip).unwrap();
    assert_eq!((reading.items.len(), reading.skipped.len()), (2720, 0));
    let people: BTreeSet<&str> = reading.items.iter().map(|item| item.person.as_str()).collect();
    assert_eq!(people.len(), 20);
    // The zip has y pointing up; here it points down.
    assert!(reading.items.iter().flat_map(|item| item.raw.strokes.iter().flatten()).any(|point| point[1] > 1.0));
}
