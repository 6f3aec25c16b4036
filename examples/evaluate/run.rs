//! Runs every episode of every number of shots.

use super::episodes::{Episode, Facts, episodes};
use super::figures::{Figures, Trial};
use super::report::{Row, print};
use super::{Args, Features, Item, Way};
use malgeurim::recognition::fewshot::{Answer, Entry, Recogniser};
use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::Instant;

/// Reads, judges and prints. Exit 0 done, 1 when there was nothing to judge.
pub fn run<W: Way>(args: &Args) -> ExitCode {
    let reading = match W::read(&args.path) {
        Ok(reading) => reading,
        Err(unreadable) => {
            eprintln!("{}", unreadable.0);
            return ExitCode::FAILURE;
        }
    };
    for (place, why) in reading.skipped.iter().take(20) {
        eprintln!("skipped {place}: {why}");
    }
    if reading.skipped.len() > 20 {
        eprintln!("skipped {} in all", reading.skipped.len());
    }
    let split = args.split.unwrap_or(reading.split);
    let (facts, prepared): (Vec<Facts>, Vec<Prepared<W>>) = reading.items.into_iter().map(prepare::<W>).unzip();
    let background = W::background();
    let rows: Vec<Row> = args
        .shots
        .iter()
        .map(|&shots| {
            let episodes = episodes(&facts, args, split, reading.most_taught, shots);
            let trials: Vec<Trial> = episodes
                .iter()
                .flat_map(|episode| trials::<W>(episode, &facts, &prepared, &background, args.starter))
                .collect();
            row(args.kind.name(), shots, &episodes, &trials)
        })
        .collect();
    print(&rows, split, facts.len(), reading.skipped.len(), args.json);
    if rows.iter().all(|row| row.figures.top1.is_none()) {
        eprintln!("nothing to judge: too few labels, people or showings for this split and these shots");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Features of an item, and what it took to make them.
struct Prepared<W: Way> {
    features: Option<Features<W>>,
    ms: f64,
}

fn prepare<W: Way>(item: Item<W::Raw>) -> (Facts, Prepared<W>) {
    let began = Instant::now();
    let features = W::features(&item.raw);
    let ms = began.elapsed().as_secs_f64() * 1000.0;
    let Item { label, person, session, order, .. } = item;
    (Facts { label, person, session, order, teachable: features.is_some() }, Prepared { features, ms })
}

fn trials<W: Way>(
    episode: &Episode,
    facts: &[Facts],
    prepared: &[Prepared<W>],
    background: &[Features<W>],
    with_starter: bool,
) -> Vec<Trial> {
    let entry = |word: &String, i: &usize| {
        let features = prepared.get(*i)?.features.clone()?;
        Some(Entry { word: word.clone(), features, is: true })
    };
    let entries: Vec<Entry<Features<W>>> =
        episode.taught.iter().flat_map(|(word, items)| items.iter().filter_map(move |i| entry(word, i))).collect();
    let mut background = background.to_vec();
    if with_starter {
        background.extend(W::beside(&entries));
    }
    let recogniser = Recogniser::new(W::Measure::default(), entries, background);
    let tests = episode.known.iter().map(|&i| (i, true)).chain(episode.unknown.iter().map(|&i| (i, false)));
    tests.map(|(i, is_known)| trial::<W>(&recogniser, &facts[i], &prepared[i], is_known)).collect()
}

fn trial<W: Way>(recogniser: &Recogniser<W::Measure>, fact: &Facts, shown: &Prepared<W>, is_known: bool) -> Trial {
    let began = Instant::now();
    let decision = shown.features.as_ref().map(|features| recogniser.decide(features));
    let ms = shown.ms + began.elapsed().as_secs_f64() * 1000.0;
    let rank = decision.as_ref().and_then(|d| d.candidates.iter().position(|c| c.word == fact.label));
    let (answer, evidence) = decision.map_or((Answer::Unknown, f32::NEG_INFINITY), |d| (d.answer, d.evidence));
    Trial { person: fact.person.clone(), rank, is_known, evidence, answer, ms }
}

fn row(kind: &'static str, shots: usize, episodes: &[Episode], trials: &[Trial]) -> Row {
    let people: BTreeSet<&str> = episodes.iter().map(|episode| episode.person.as_str()).collect();
    Row {
        kind,
        shots,
        classes: episodes.iter().map(|episode| episode.taught.len()).max().unwrap_or(0),
        people: people.len(),
        figures: Figures::of(trials),
    }
}
