//! Import of a real board set, and the search at every keystroke.

use crate::{ms, part_of, row};
use malgeurim::app::complete::{Learnt, offers_for};
use malgeurim::app::{BoardsCommand, Command, Room, Start, State, SymbolCatalogue, TalkCommand, on_command};
use malgeurim::domain::id::ProfileId;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::looks::Looks;
use malgeurim::domain::profile::Profile;
use malgeurim::domain::record::Record;
use malgeurim::domain::strip::{Piece, Utterance};
use malgeurim::domain::symbol_pack::{PackPicture, PackSymbol, SymbolPack};
use malgeurim::domain::vocabulary::Word;
use malgeurim::formats::vocabulary;
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const IMPORTS: usize = 5;

pub fn rows() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/boards/pageset.obz");
    if file.is_file() {
        import(&file);
    } else {
        row("import of pageset.obz into the store", "skipped", "300 ms");
    }
    search();
    symbols();
    offers();
}

fn import(file: &Path) {
    let one = |file: PathBuf| {
        let folder = tempfile::tempdir().expect("folder");
        let mut desk = Desk::for_command(&Home::at(folder.path()), Lang::Ko).expect("store");
        desk.choose(None, "손님");
        assert!(desk.settle(Duration::from_secs(60)));
        let begin = Instant::now();
        desk.send(Command::Boards(BoardsCommand::Import(vec![file])));
        assert!(desk.settle(Duration::from_secs(60)), "import did not end");
        let time = begin.elapsed();
        assert_eq!(desk.state().library.sets.len(), 1, "{:?}", desk.state().notices);
        (time, desk.state().library.boards.len())
    };
    let runs: Vec<(Duration, usize)> = (0..IMPORTS).map(|_| one(file.to_owned())).collect();
    let boards = runs[0].1;
    let mut times: Vec<Duration> = runs.into_iter().map(|(time, _)| time).collect();
    let name =
        format!("import of pageset.obz into the store ({boards} boards, slowest {})", ms(part_of(&mut times, 1.0)));
    row(&name, &ms(part_of(&mut times, 0.5)), "300 ms");
}

fn start() -> Start {
    Start {
        records: Vec::new(),
        nonce: 1,
        now: 0,
        lang: Lang::Ko,
        utc_offset_min: 0,
        documents: std::env::temp_dir(),
        pictures_folder: Default::default(),
    }
}

/// What is offered while one types, for every beginning of every word, by a person who has said much.
fn offers() {
    const SAID: usize = 5_000;
    let mut state = State::new(start());
    let who = ProfileId::from("p");
    state.library.put(Record::Profile(Profile::new(who.clone(), "하늘", 0)));
    state.who = Some(who.clone());
    let words = state.words.clone();
    let all = words.words();
    for nth in 0..SAID {
        let said: Vec<&Word> = (0..4).map(|place| &all[(nth * 7 + place * 131) % all.len()]).collect();
        let text = said.iter().map(|word| word.ko.as_str()).collect::<Vec<_>>().join(" ");
        state.library.put(Record::Utterance(Utterance {
            id: format!("u{nth}").as_str().into(),
            profile: who.clone(),
            at: nth as i64,
            tiles: said.into_iter().map(|word| Piece::Word(word.id.clone()).into()).collect(),
            endings: Default::default(),
            text: format!("{text}{}.", nth % 50),
            lang: Lang::Ko,
            ..Utterance::default()
        }));
    }
    let learnt = Learnt::of(&state);
    let mut times = Vec::new();
    for word in all {
        for end in word.ko.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let begin = Instant::now();
            std::hint::black_box(offers_for(&state, &learnt, &word.ko[..end]));
            times.push(begin.elapsed());
        }
    }
    let slowest = ms(part_of(&mut times, 1.0));
    let name = format!("words and sentences offered, after {SAID} sentences (slowest {slowest})");
    row(&name, &ms(part_of(&mut times, 0.95)), "5 ms");
}

/// Every beginning of every word in both languages, as if it were typed.
fn search() {
    let mut state = State::new(start());
    let words = state.words.clone();
    drop(on_command(&mut state, Command::Go(Room::Talk), 0));
    let mut times = Vec::new();
    for word in words.words() {
        for text in [&word.ko, &word.en] {
            for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
                let typed = text[..end].to_owned();
                let begin = Instant::now();
                drop(on_command(&mut state, Command::Talk(TalkCommand::Search(Some(typed))), 0));
                times.push(begin.elapsed());
            }
        }
    }
    let fine = |time: Duration| format!("{:.3} ms", time.as_secs_f64() * 1000.0);
    let slowest = fine(part_of(&mut times, 1.0));
    let name = format!("search per keystroke, p99.9 of {} (slowest {slowest})", times.len());
    row(&name, &fine(part_of(&mut times, 0.999)), "2 ms");
}

/// Symbols of a pack as large as ARASAAC's, looked for by every beginning of every Korean word.
fn symbols() {
    const SYMBOLS: usize = 13_000;
    let words = vocabulary::builtin();
    let names: Vec<&str> = words.words().iter().map(|word| word.en.as_str()).collect();
    let symbol = |nth: usize| {
        // Names of one to three words, as such packs have them, most of them unlike any other.
        let word = |by: usize| names[(nth * by) % names.len()];
        let number = nth / names.len();
        let en = vec![format!("{} {number}", word(1)), format!("{} {} {number}", word(7), word(13))];
        let tags = vec![word(29).to_owned(), word(31).to_owned(), word(37).to_owned()];
        PackSymbol { en, tags, pictures: vec![0], ..PackSymbol::default() }
    };
    let pictures = vec![PackPicture { file: "a.png".into(), ..PackPicture::default() }];
    let symbols = (0..SYMBOLS).map(symbol).collect();
    let pack = Arc::new(SymbolPack { id: "p".into(), symbols, pictures, ..SymbolPack::default() });
    let begin = Instant::now();
    let all = SymbolCatalogue::new(&words, vec![pack]);
    row("search over 13,000 symbols of a pack made ready", &ms(begin.elapsed()), "");
    let mut times = Vec::new();
    for word in words.words() {
        for end in word.ko.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let begin = Instant::now();
            std::hint::black_box(all.find(&word.ko[..end], Looks::default(), 40));
            times.push(begin.elapsed());
        }
    }
    let slowest = ms(part_of(&mut times, 1.0));
    let name = format!("13,000 symbols per keystroke, p99.9 of {} (slowest {slowest})", times.len());
    row(&name, &ms(part_of(&mut times, 0.999)), "50 ms");
}
