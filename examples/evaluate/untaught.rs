//! How well the gestures that come with the program do on a file of handshapes: untaught, and with up to three examples of
//! each label taught. Added after the freeze; it changes no split and no figure of the others.

use crate::evaluate::draw::Draw;
use crate::evaluate::{Args, Item, Unreadable, Way};
use crate::way_signs::Signs;
use malgeurim::domain::shown::Sign;
use malgeurim::recognition::fewshot::{Answer, Entry, Measure, Recogniser};
use malgeurim::recognition::sign::{SignFeatures, SignMeasure, background, features, starter};
use std::collections::BTreeMap;
use std::process::ExitCode;

/// Examples of each label that may be taught.
const TAUGHT: usize = 3;
/// Showings of each label that are put to the whole recogniser, in one draw.
const DECIDED: usize = 50;

/// Whose examples are taught.
#[derive(Clone, Copy)]
enum Choice {
    /// Any three of each label.
    Drawn,
    /// What the program asks about while showings come in a drawn order, as when a person confirms.
    Asked,
}

/// Prints one line for each way of teaching. `map`: `label=shape+shape,…`.
pub fn untaught(args: &Args, map: &str) -> ExitCode {
    let judged = Judged::new(args, map);
    match judged {
        Err(unreadable) => {
            eprintln!("{}", unreadable.0);
            ExitCode::FAILURE
        }
        Ok(judged) => {
            judged.print(args.seeds);
            ExitCode::SUCCESS
        }
    }
}

/// Two smallest distances.
type Two = [f32; 2];

fn take(two: &mut Two, distance: f32) {
    *two = if distance < two[0] { [distance, two[0]] } else { [two[0], distance.min(two[1])] };
}

/// Showings, and the starter set as examples.
struct Judged {
    labels: Vec<String>,
    /// Place of the label, and the showing.
    rows: Vec<(usize, SignFeatures)>,
    /// Of each row, to the starter's examples of each label.
    near: Vec<Vec<Two>>,
    entries: Vec<Entry<SignFeatures>>,
    others: Vec<SignFeatures>,
}

impl Judged {
    fn new(args: &Args, map: &str) -> Result<Self, Unreadable> {
        let shapes = shapes(map).ok_or_else(|| Unreadable(format!("--untaught: cannot read {map:?}")))?;
        let mut labels: Vec<String> = shapes.values().cloned().collect();
        labels.sort();
        labels.dedup();
        let place = |label: &String| labels.iter().position(|other| other == label);
        let row = |item: &Item<Sign>| Some((place(&item.label)?, features(&item.raw)?));
        let rows: Vec<(usize, SignFeatures)> = Signs::read(&args.path)?.items.iter().filter_map(row).collect();
        if labels.iter().enumerate().any(|(k, _)| rows.iter().filter(|row| row.0 == k).count() <= TAUGHT) {
            return Err(Unreadable("too few showings of a label".to_owned()));
        }
        let (mut entries, mut others) = (Vec::new(), background());
        for (word, shape, sign) in starter() {
            let Some(features) = features(&sign) else { continue };
            match shapes.get(shape).cloned().or_else(|| word.map(|word| format!("word:{word}"))) {
                Some(word) => entries.push(Entry { word, features, is: true }),
                None => others.push(features),
            }
        }
        let own: Vec<(usize, &SignFeatures)> =
            entries.iter().filter_map(|entry| Some((place(&entry.word)?, &entry.features))).collect();
        let near = rows.iter().map(|(_, shown)| nearest(shown, &own, labels.len())).collect();
        Ok(Self { labels, rows, near, entries, others })
    }

    fn print(&self, seeds: u64) {
        println!("{} showings, {} labels, {seeds} seeds", self.rows.len(), self.labels.len());
        println!("taught              top1   sure  wrong");
        let all: Vec<usize> = (0..self.rows.len()).collect();
        let figures: Vec<[f64; 2]> = (0..seeds)
            .map(|seed| self.answers(&self.recogniser(), &mut order(self.rows.len(), seed).into_iter()))
            .collect();
        line("nothing", self.right(&all, &[]), &figures);
        for (name, choice) in [("three drawn", Choice::Drawn), ("three asked about", Choice::Asked)] {
            let (mut right, mut figures) = (0.0, Vec::new());
            for seed in 0..seeds {
                let order = order(self.rows.len(), seed);
                let (taught, recogniser) = self.taught(&order, choice);
                let rest: Vec<usize> = order.into_iter().filter(|at| !taught.contains(at)).collect();
                right += self.right(&rest, &taught) / seeds as f64;
                figures.push(self.answers(&recogniser, &mut rest.into_iter()));
            }
            line(name, right, &figures);
        }
    }

    fn recogniser(&self) -> Recogniser<SignMeasure> {
        Recogniser::new(SignMeasure, self.entries.clone(), self.others.clone())
    }

    /// Up to three of each label, in this order, and what was learnt.
    fn taught(&self, order: &[usize], choice: Choice) -> (Vec<usize>, Recogniser<SignMeasure>) {
        let mut recogniser = self.recogniser();
        let mut taught = Vec::new();
        let mut left = vec![TAUGHT; self.labels.len()];
        for &at in order {
            let (label, shown) = &self.rows[at];
            if left[*label] == 0 {
                continue;
            }
            let is_taught = match choice {
                Choice::Drawn => true,
                Choice::Asked => {
                    let decision = recogniser.decide(shown);
                    let offered = decision.candidates.iter().take(3);
                    decision.answer == Answer::Maybe && offered.into_iter().any(|c| c.word == self.labels[*label])
                }
            };
            if is_taught {
                left[*label] -= 1;
                taught.push(at);
                recogniser.add(Entry { word: self.labels[*label].clone(), features: shown.clone(), is: true });
            }
        }
        (taught, recogniser)
    }

    /// Share of these rows that are nearest to their own label: the starter's examples and the taught ones.
    fn right(&self, rows: &[usize], taught: &[usize]) -> f64 {
        let is_right = |at: &&usize| {
            let (label, shown) = &self.rows[**at];
            let mut near = self.near[**at].clone();
            for (other, example) in taught.iter().map(|&at| &self.rows[at]) {
                take(&mut near[*other], SignMeasure.distance(shown, example, f32::INFINITY));
            }
            let best = near.iter().enumerate().min_by(|a, b| (a.1[0] + a.1[1]).total_cmp(&(b.1[0] + b.1[1])));
            best.is_some_and(|(best, _)| best == *label)
        };
        rows.iter().filter(is_right).count() as f64 / rows.len() as f64
    }

    /// Share of some of these rows that are answered "sure" and right, "sure" and wrong, by the whole recogniser.
    fn answers(&self, recogniser: &Recogniser<SignMeasure>, rows: &mut dyn Iterator<Item = usize>) -> [f64; 2] {
        let mut left = vec![DECIDED; self.labels.len()];
        let (mut count, mut sure) = (0, [0; 2]);
        for at in rows {
            let (label, shown) = &self.rows[at];
            if left[*label] == 0 {
                continue;
            }
            left[*label] -= 1;
            count += 1;
            let decision = recogniser.decide(shown);
            if decision.answer == Answer::Sure {
                let right = decision.candidates.first().is_some_and(|best| best.word == self.labels[*label]);
                sure[usize::from(!right)] += 1;
            }
        }
        sure.map(|n| f64::from(n) / f64::from(count.max(1)))
    }
}

fn line(name: &str, top1: f64, answers: &[[f64; 2]]) {
    let mean = |i: usize| answers.iter().map(|pair| pair[i]).sum::<f64>() / answers.len().max(1) as f64;
    println!("{name:17} {top1:6.3} {:6.3} {:6.3}", mean(0), mean(1));
}

fn order(count: usize, seed: u64) -> Vec<usize> {
    let mut all: Vec<usize> = (0..count).collect();
    Draw::new(seed, 0).shuffle(&mut all);
    all
}

fn nearest(shown: &SignFeatures, examples: &[(usize, &SignFeatures)], labels: usize) -> Vec<Two> {
    let mut near = vec![[f32::INFINITY; 2]; labels];
    for (label, example) in examples {
        take(&mut near[*label], SignMeasure.distance(shown, example, f32::INFINITY));
    }
    near
}

/// The label of each shape: `label=shape+shape,…`.
fn shapes(map: &str) -> Option<BTreeMap<String, String>> {
    let mut shapes = BTreeMap::new();
    for part in map.split(',') {
        let (label, names) = part.split_once('=')?;
        shapes.extend(names.split('+').map(|name| (name.trim().to_owned(), label.trim().to_owned())));
    }
    Some(shapes)
}
