//! What a tap on a word costs a person who has said 5,000 things: the sentence, the next words and the whole sentence that are offered, and
//! at a key of the keyboard the words that could be meant.

use crate::{ms, part_of, row};
use malgeurim::app::complete::{Learnt, offers_for};
use malgeurim::app::{Command, ProfilesCommand, Start, State, TalkCommand, on_command};
use malgeurim::domain::id::{ProfileId, UtteranceId, WordId};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::profile::Profile;
use malgeurim::domain::record::Record;
use malgeurim::domain::strip::{Piece, Tile, Utterance};
use malgeurim::domain::vocabulary::{Choice, Row};
use malgeurim::formats::everyday;
use std::time::{Duration, Instant};

const SAID: usize = 5_000;
const TAPS: usize = 400;
/// A Saturday, three in the afternoon in Seoul.
const NOW: i64 = 1_795_240_800_000;

pub fn rows() {
    let mut state = talker();
    let words: Vec<WordId> = state.words.words().iter().map(|word| word.id.clone()).collect();
    let (mut taps, mut keys) = (Vec::new(), Vec::new());
    for nth in 0..TAPS {
        if nth % 4 == 0 {
            let _ = on_command(&mut state, Command::Talk(TalkCommand::Clear), NOW);
        }
        let word = words[nth * 37 % words.len()].clone();
        let begin = Instant::now();
        let _ = on_command(&mut state, Command::Talk(TalkCommand::Word(word)), NOW);
        taps.push(begin.elapsed());
    }
    let begin = Instant::now();
    let learnt = Learnt::of(&state);
    let first = begin.elapsed();
    for text in ["ㅎ", "하", "학", "물 ", "물 주", "오늘 날", "ㅂㅂ", "밥", "나는 ㅈ", "안"].iter().cycle().take(TAPS)
    {
        let begin = Instant::now();
        std::hint::black_box(offers_for(&state, &learnt, text));
        keys.push(begin.elapsed());
    }
    let name = |what: &str, times: &mut [Duration]| format!("{what}, p95 (p50 {})", ms(part_of(times, 0.5)));
    row(
        &name("tap on a word: sentence, next words, 5,000 things said", &mut taps),
        &ms(part_of(&mut taps, 0.95)),
        "5 ms",
    );
    row(&name("key of the keyboard: words and sentences offered", &mut keys), &ms(part_of(&mut keys, 0.95)), "5 ms");
    row("what was said is taken in for the keyboard, once", &ms(first), "");
}

/// Somebody who says the sentences that many people say, over and over.
fn talker() -> State {
    let person = Profile::new(ProfileId("talker".into()), "하늘", 1);
    let words = malgeurim::formats::vocabulary::builtin();
    let usual = everyday::builtin(&words);
    let rows: Vec<Vec<WordId>> = usual.rows.iter().map(in_words).filter(|row| !row.is_empty()).collect();
    let said = (0..SAID).map(|nth| {
        let row = &rows[nth * 31 % rows.len()];
        let tiles: Vec<Tile> = row.iter().map(|word| Tile::from(Piece::Word(word.clone()))).collect();
        let text = row.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
        let (id, profile) = (UtteranceId(format!("said-{nth:05}")), person.id.clone());
        let at = NOW - (nth as i64) * 1_200_000;
        Record::Utterance(Utterance { id, profile, at, tiles, text, ..Utterance::default() })
    });
    let start = Start {
        records: said.chain([Record::Profile(person.clone())]).collect(),
        nonce: 7,
        now: NOW,
        lang: Lang::Ko,
        utc_offset_min: 540,
        documents: Default::default(),
        pictures_folder: Default::default(),
    };
    let mut state = State::new(start);
    let choose = Command::Profiles(ProfilesCommand::Choose(person.id));
    let _ = on_command(&mut state, choose, NOW);
    state
}

/// The first word that can stand at each place.
fn in_words(row: &Row) -> Vec<WordId> {
    let word = |choice: &Choice| match choice {
        Choice::Word(word) => Some(word.clone()),
        Choice::Class(_) => None,
    };
    row.places.iter().filter_map(|place| place.iter().find_map(word)).collect()
}
