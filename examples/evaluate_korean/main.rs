//! Judges the Korean endings: how many rows of an inflection list we spell the same, per class of endings.
//!
//! `cargo run --release --example evaluate_korean -- [PATH] [--guess] [--json] [--verbose]`
//!
//! The list has one row per form: base form, inflected form, UniMorph features, separated by tabs. A bundle that stands
//! for several endings (`V.CVB;NFIN` is -지만, -는데 or -더니) counts as agreed when one of them gives the row's form; so do
//! correct double spellings (마셔요, 마시어요). Whether a base form is an adjective is learnt from the bundles of the list.
//!
//! Not judged, but counted and with `--verbose` listed, are rows that the lists themselves contradict: a romanisation left
//! in, endings that fewer than five rows have, and forms that the majority makes otherwise: a stem that keeps its
//! last syllable where most with the same one do not (자비롭아 beside 자유로워, 괴로워), -았- in a present tense, a last syllable that
//! no other form with the ending has. The
//! jury is the list with every `inflection_*.tsv` beside it; our own conjugation has no voice in it.
//!
//! `--guess` takes the class of every base form from its spelling alone, without any list of irregular verbs, as for a
//! verb that nobody has in a vocabulary.

mod bundles;
mod rows;

use bundles::bundle;
use malgeurim::language::korean::{Class, Ending, Middle, Predicate, variants, ways};
use rows::{Doubt, Majority, Row};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// The share of clean rows that every class of endings should reach.
const GOAL: f64 = 0.98;

/// What was counted.
#[derive(Default)]
struct Count {
    rows: usize,
    agreed: usize,
    disagreements: Vec<(Row, String)>,
}

/// Everything that was counted.
#[derive(Default)]
struct Judged {
    classes: BTreeMap<&'static str, Count>,
    middles: BTreeMap<&'static str, Count>,
    doubted: BTreeMap<Doubt, Vec<(Row, bool)>>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/korean/inflection_dev.tsv");
    let path = PathBuf::from(args.iter().find(|arg| !arg.starts_with("--")).map_or(default, String::as_str));
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    let list = rows::read(&path)?;
    let jury = rows::jury(&path);
    let judged = judge(&list, &Majority::of(&jury), &kinds(&jury), has("--guess"));
    if has("--guess") && !has("--json") {
        print_kinds(&kinds(&jury));
    }
    if has("--json") {
        println!("{}", as_json(&judged));
    } else {
        print_table(&judged);
    }
    if has("--verbose") {
        print_disagreements(&judged);
    }
    Ok(())
}

fn judge(list: &[Row], majority: &Majority<'_>, kinds: &Kinds<'_>, guess: bool) -> Judged {
    let mut judged = Judged::default();
    for row in list {
        let bundle = bundle(&row.features);
        let ours =
            bundle.as_ref().map(|bundle| all_forms(&row.base, kinds, guess, &bundle.endings)).unwrap_or_default();
        let agreed = ours.contains(&row.form);
        let doubt = majority.doubt(row).or(bundle.is_none().then_some(Doubt::NoEnding));
        if let Some(doubt) = doubt {
            judged.doubted.entry(doubt).or_default().push((row.clone(), agreed));
            continue;
        }
        let Some(bundle) = bundle else { continue };
        let middle = bundle.endings.first().map_or("", |(middle, _)| middle_name(*middle));
        for count in [judged.classes.entry(bundle.class).or_default(), judged.middles.entry(middle).or_default()] {
            count.rows += 1;
            count.agreed += usize::from(agreed);
        }
        if let Some(count) = judged.classes.get_mut(bundle.class).filter(|_| !agreed) {
            count.disagreements.push((row.clone(), ours.join(" ")));
        }
    }
    judged
}

fn middle_name(middle: Middle) -> &'static str {
    match (middle.honoured, middle.past, middle.will) {
        (false, false, false) => "(bare)",
        (true, false, false) => "-시-",
        (false, true, _) => "-았-",
        (true, true, _) => "-시-었-",
        (false, _, true) => "-겠-",
        (true, _, true) => "-시-겠-",
    }
}

/// For every base form: whether it is an adjective, and whether the list says so.
type Kinds<'a> = HashMap<&'a str, bool>;

fn kinds(rows: &[Row]) -> Kinds<'_> {
    let mut kinds = HashMap::new();
    for row in rows {
        let adjective =
            row.features.starts_with("ADJ") || row.features.contains("PTCP;NFIN") || row.features.contains("MSDR;NFIN");
        let verb = row.features.starts_with("V;FIN") || row.features.starts_with("V.PTCP") && !adjective;
        if adjective || verb {
            kinds.insert(row.base.as_str(), adjective);
        }
    }
    kinds
}

/// Our forms; of a base form whose kind the lists do not tell, as a verb and as an adjective.
fn all_forms(base: &str, kinds: &Kinds<'_>, guess: bool, wanted: &[(Middle, Ending)]) -> Vec<String> {
    let known = kinds.get(base).copied();
    match known {
        Some(adjective) => forms(base, adjective, guess, wanted),
        None => [false, true].iter().flat_map(|adjective| forms(base, *adjective, guess, wanted)).collect(),
    }
}

fn forms(base: &str, adjective: bool, guess: bool, wanted: &[(Middle, Ending)]) -> Vec<String> {
    let mut predicate = Predicate::new(base, adjective);
    let classes = match guess {
        true => vec![Class::of_spelling(base, adjective)],
        false => classes(predicate.class, base),
    };
    let mut forms = Vec::new();
    for class in classes {
        predicate.class = class;
        forms.extend(wanted.iter().flat_map(|(middle, ending)| variants(&predicate, *middle, *ending)));
    }
    forms
}

/// Homonyms that conjugate in two ways: 묻다 (ask, bury), 걷다 (walk, roll up), 이르다 (tell, reach), 굽다 (roast, bend).
fn classes(class: Class, base: &str) -> Vec<Class> {
    match base {
        "묻다" | "걷다" | "굽다" => vec![class, Class::Regular],
        "이르다" | "누르다" => vec![class, Class::Leo],
        _ => vec![class],
    }
}

impl Count {
    fn share(&self) -> f64 {
        if self.rows == 0 { 0.0 } else { self.agreed as f64 / self.rows as f64 }
    }

    fn as_json(&self, name: &str) -> serde_json::Value {
        json!({ "ending": name, "rows": self.rows, "agreed": self.agreed, "share": self.share() })
    }
}

fn total(judged: &Judged) -> Count {
    let add =
        |sum: Count, count: &Count| Count { rows: sum.rows + count.rows, agreed: sum.agreed + count.agreed, ..sum };
    judged.classes.values().fold(Count::default(), add)
}

fn as_json(judged: &Judged) -> String {
    let list = |counts: &BTreeMap<&'static str, Count>| -> Vec<_> {
        counts.iter().map(|(name, count)| count.as_json(name)).collect()
    };
    let doubted: BTreeMap<String, usize> =
        judged.doubted.iter().map(|(doubt, rows)| (format!("{doubt:?}"), rows.len())).collect();
    let all = total(judged);
    json!({
        "rows": all.rows, "agreed": all.agreed, "share": all.share(), "goal": GOAL, "not_judged": doubted,
        "endings": list(&judged.classes), "middles": list(&judged.middles),
    })
    .to_string()
}

/// How often the spelling tells verbs and adjectives apart.
fn print_kinds(kinds: &Kinds<'_>) {
    let right = |adjective: bool| {
        let all: Vec<&str> = kinds.iter().filter(|(_, kind)| **kind == adjective).map(|(base, _)| *base).collect();
        let told = |base: &&&str| ways(base).first().is_some_and(|way| way.adjective == adjective);
        (all.iter().filter(told).count(), all.len())
    };
    let ((verbs, all_verbs), (adjectives, all_adjectives)) = (right(false), right(true));
    println!("taken for a verb: {verbs} of {all_verbs} verbs; for an adjective: {adjectives} of {all_adjectives}");
}

fn print_table(judged: &Judged) {
    let line = |name: &str, count: &Count| {
        let under = if count.share() < GOAL { "  under the goal" } else { "" };
        let pad = 22usize.saturating_sub(name.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum());
        println!("{name}{:pad$} {:>6} {:>7} {:>6.2}%{under}", "", count.rows, count.agreed, 100.0 * count.share());
    };
    println!("{:<22} {:>6} {:>7} {:>7}", "ending", "rows", "agreed", "share");
    judged.classes.iter().for_each(|(name, count)| line(name, count));
    println!("before it");
    judged.middles.iter().for_each(|(name, count)| line(name, count));
    line("all", &total(judged));
    let under = judged.classes.values().filter(|count| count.share() < GOAL).count();
    println!("{under} of {} classes under {:.0} %", judged.classes.len(), 100.0 * GOAL);
    for (doubt, rows) in &judged.doubted {
        let agreed = rows.iter().filter(|(_, agreed)| *agreed).count();
        println!("not judged, {doubt:?}: {} rows ({agreed} of them as we spell them)", rows.len());
    }
}

fn print_disagreements(judged: &Judged) {
    for (class, count) in &judged.classes {
        for (row, ours) in &count.disagreements {
            println!("{class}\t{}\t{}\trow {}\tours {ours}", row.features, row.base, row.form);
        }
    }
    for (doubt, rows) in judged.doubted.iter().filter(|(doubt, _)| **doubt != Doubt::Romanised) {
        for (row, agreed) in rows {
            println!(
                "{doubt:?}\t{}\t{}\trow {}\t{}",
                row.features,
                row.base,
                row.form,
                if *agreed { "as ours" } else { "" }
            );
        }
    }
}
