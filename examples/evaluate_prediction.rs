//! Judges the next words that are offered: how often the word that was said next is among the first five, and is the first.
//!
//! `cargo run --release --example evaluate_prediction -- [--home FOLDER] [--sentences FILE] [--text FILE] [--people N] [--seed N]`
//!
//! Every list of things said is cut in two: the first half was said before, the second is guessed word by word, and nothing of it is learnt.
//! What is read: `docs/evaluation.md`.

#[path = "evaluate_prediction/diaries.rs"]
mod diaries;
#[path = "evaluate_prediction/reading.rs"]
mod reading;

use malgeurim::domain::id::WordId;
use malgeurim::domain::vocabulary::{Everyday, Part, Vocabulary};
use malgeurim::formats::{everyday, vocabulary};
use malgeurim::language::predict::{self, Context, Said};
use std::time::{Duration, Instant};

/// As many as the line of suggestions has places.
const PLACES: usize = 5;

/// One thing that was said.
#[derive(Clone, Debug)]
struct Entry {
    words: Vec<WordId>,
    part: Option<Part>,
    place: Option<WordId>,
}

/// What the guesses are made from.
#[derive(Clone, Copy)]
enum With {
    /// How often the person said each word, whatever came before.
    OwnWordsOnly,
    /// What is usual for many, before anything was said.
    Usual,
    /// What the program does, without when and where.
    NoContext,
    /// What the program does.
    Everything,
}

/// What was counted.
#[derive(Default)]
struct Count {
    asked: usize,
    first: usize,
    found: usize,
    slowest: Duration,
}

impl Count {
    fn line(&self) -> String {
        let share = |count: usize| 100.0 * count as f64 / self.asked.max(1) as f64;
        format!(
            "{:>7} {:>8.1} % {:>8.1} % {:>9.2} ms",
            self.asked,
            share(self.found),
            share(self.first),
            self.slowest.as_secs_f64() * 1e3
        )
    }

    fn add(&mut self, other: &Self) {
        self.asked += other.asked;
        self.first += other.first;
        self.found += other.found;
        self.slowest = self.slowest.max(other.slowest);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let words = vocabulary::builtin();
    let everyday = everyday::builtin(&words);
    let here = env!("CARGO_MANIFEST_DIR");
    let sentences = value("--sentences").unwrap_or_else(|| format!("{here}/tests/it/language_sentences.tsv"));
    let text = value("--text").unwrap_or_else(|| format!("{here}/../shared/data/korean/sentences_dev.txt"));
    let people: u64 = value("--people").map_or(Ok(12), |text| text.parse())?;
    let seed: u64 = value("--seed").map_or(Ok(1), |text| text.parse())?;
    println!("{:<54} {:>7} {:>10} {:>10} {:>12}", "second half, guessed from", "words", "top 5", "first", "slowest");
    let judged = reading::judged(&std::fs::read_to_string(&sentences)?, &words);
    let diaries: Vec<Vec<Entry>> = (0..people).map(|person| diaries::diary(&judged, &words, seed, person)).collect();
    table(&format!("diaries of {people} made-up people"), &diaries, &words, &everyday);
    table("judged sentences, each said once", &[judged], &words, &everyday);
    match std::fs::read_to_string(&text) {
        Ok(text) => table("words of ours in Korean texts", &[reading::text(&text, &words)], &words, &everyday),
        Err(_) => println!("{text}: skipped, not here"),
    }
    if let Some(home) = value("--home") {
        for (who, said) in reading::home(std::path::Path::new(&home))? {
            table(&format!("what {who} said"), &[said], &words, &everyday);
        }
    }
    Ok(())
}

fn table(name: &str, lists: &[Vec<Entry>], words: &Vocabulary, everyday: &Everyday) {
    let ways = [
        ("own words, most often said first", With::OwnWordsOnly),
        ("what is usual for many", With::Usual),
        ("the program, without when and where", With::NoContext),
        ("the program", With::Everything),
    ];
    println!("{name}");
    for (way, with) in ways {
        let mut count = Count::default();
        lists.iter().for_each(|list| count.add(&judge(list, words, everyday, with)));
        println!("  {way:<52} {}", count.line());
    }
}

fn judge(list: &[Entry], words: &Vocabulary, everyday: &Everyday, with: With) -> Count {
    let (before, after) = list.split_at(list.len() / 2);
    let said: Vec<Said<'_>> = before.iter().rev().map(said).collect();
    let mut count = Count::default();
    for entry in after {
        for nth in 0..entry.words.len() {
            let begun: Vec<&WordId> = entry.words[..nth].iter().collect();
            let start = Instant::now();
            let offered = offered(words, everyday, &said, entry, &begun, with);
            count.slowest = count.slowest.max(start.elapsed());
            count.asked += 1;
            count.found += usize::from(offered.contains(&&entry.words[nth]));
            count.first += usize::from(offered.first() == Some(&&entry.words[nth]));
        }
    }
    count
}

fn said(entry: &Entry) -> Said<'_> {
    Said { words: entry.words.iter().collect(), part: entry.part, place: entry.place.as_ref() }
}

fn offered<'a>(
    words: &'a Vocabulary,
    everyday: &Everyday,
    said: &[Said<'_>],
    now: &Entry,
    begun: &[&WordId],
    with: With,
) -> Vec<&'a WordId> {
    let here = Context { part: now.part, place: now.place.as_ref() };
    let chances = match with {
        With::OwnWordsOnly => own_words(words, said),
        With::Usual => predict::next_words(words, everyday, &[], here, begun),
        With::NoContext => predict::next_words(words, everyday, said, Context::default(), begun),
        With::Everything => predict::next_words(words, everyday, said, here, begun),
    };
    let mut ranked: Vec<(f64, &WordId)> = chances.into_iter().zip(words.words().iter().map(|word| &word.id)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked.into_iter().map(|(_, id)| id).filter(|id| !begun.contains(id)).take(PLACES).collect()
}

fn own_words(words: &Vocabulary, said: &[Said<'_>]) -> Vec<f64> {
    let count = |id: &WordId| said.iter().flat_map(|said| &said.words).filter(|word| **word == id).count();
    words.words().iter().map(|word| count(&word.id) as f64).collect()
}
