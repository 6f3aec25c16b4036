//! Judges the Korean endings: how many rows of an inflection list we spell the same, per ending.
//!
//! `cargo run --release --example evaluate_korean -- [PATH] [--json] [--verbose]`
//!
//! The list has one row per form: base form, inflected form, UniMorph features, separated by tabs. Rows whose form
//! carries Latin letters (a romanisation left in by mistake) are skipped and counted. A bundle that stands for several
//! endings (`V.CVB;NFIN` is -지만, -는데 or -더니) counts as agreed when one of them gives the row's form; so do correct
//! double spellings (마셔요, 마시어요). Whether a base form is an adjective is learnt from the bundles of the list.

use malgeurim::language::korean::{Class, Ending, Middle, Predicate, variants};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

/// One row of the list.
struct Row {
    base: String,
    form: String,
    features: String,
}

/// What was counted for one ending.
#[derive(Default)]
struct Count {
    rows: usize,
    agreed: usize,
    disagreements: Vec<(String, String, String)>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/korean/inflection_train.tsv");
    let path = args.iter().find(|arg| !arg.starts_with("--")).map_or(default, String::as_str);
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    let rows = read(&std::fs::read_to_string(path)?);
    let (clean, romanised): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| !row.form.chars().any(|c| c.is_ascii_alphabetic()));
    let (counts, unknown) = judge(&clean);
    if has("--json") {
        println!("{}", as_json(&counts, romanised.len(), unknown));
    } else {
        print_table(&counts, romanised.len(), unknown);
    }
    if has("--verbose") {
        print_disagreements(&counts);
    }
    Ok(())
}

/// Rows with three columns; spaces inside forms are no part of the judgement (전화를 걸다 / 전화를거셔).
fn read(text: &str) -> Vec<Row> {
    let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    text.lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let (base, form) = (squeeze(columns.next()?), squeeze(columns.next()?));
            Some(Row { base, form, features: columns.next()?.trim().to_owned() })
        })
        .collect()
}

fn judge(rows: &[Row]) -> (BTreeMap<String, Count>, usize) {
    let kinds = kinds(rows);
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut unknown = 0;
    for row in rows {
        let wanted = endings(&row.features);
        if wanted.is_empty() {
            unknown += 1;
            continue;
        }
        let (adjective, sure) = *kinds.get(row.base.as_str()).unwrap_or(&(false, false));
        let mut ours = forms(&row.base, adjective, &wanted);
        if !sure {
            ours.extend(forms(&row.base, !adjective, &wanted));
        }
        let count = counts.entry(row.features.clone()).or_default();
        count.rows += 1;
        if ours.contains(&row.form) {
            count.agreed += 1;
        } else {
            count.disagreements.push((row.base.clone(), row.form.clone(), ours.join(" ")));
        }
    }
    (counts, unknown)
}

/// For every base form: whether it is an adjective, and whether the list says so.
fn kinds(rows: &[Row]) -> HashMap<&str, (bool, bool)> {
    let mut kinds = HashMap::new();
    for row in rows {
        let adjective =
            row.features.starts_with("ADJ") || row.features.contains("PTCP;NFIN") || row.features.contains("MSDR;NFIN");
        let verb = row.features.starts_with("V;FIN") || row.features.starts_with("V.PTCP") && !adjective;
        if adjective || verb {
            kinds.insert(row.base.as_str(), (adjective, true));
        }
    }
    kinds
}

fn forms(base: &str, adjective: bool, wanted: &[(Middle, Ending)]) -> Vec<String> {
    let mut predicate = Predicate::new(base, adjective);
    let mut forms = Vec::new();
    for class in classes(predicate.class, base) {
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

/// The endings that a bundle of features stands for; empty: we have none.
fn endings(features: &str) -> Vec<(Middle, Ending)> {
    let parts: Vec<&str> = features.split([';', '+']).collect();
    let has = |part: &str| parts.contains(&part);
    let middle = Middle { honoured: has("ELEV"), past: has("PST"), will: has("FUT") };
    let with = |middle: Middle, list: &[Ending]| list.iter().map(|ending| (middle, *ending)).collect::<Vec<_>>();
    match parts.first().copied().unwrap_or_default() {
        "V.CVB" if has("COND") => with(middle, &[Ending::Aya, Ending::Myeon]),
        "V.CVB" if has("PURP") => with(middle, &[Ending::Ryeogo]),
        "V.CVB" if has("LGSPEC01") => with(middle, &[Ending::Go]),
        "V.CVB" if has("CAUS") => with(middle, &[Ending::Aseo, Ending::A, Ending::Ni, Ending::Nikka]),
        "V.CVB" => with(middle, &[Ending::Jiman, Ending::Neunde, Ending::Deoni, Ending::Go]),
        "V.MSDR" => with(middle, &[Ending::Gi, Ending::Eum]),
        "V.PTCP" => participle(middle, &with),
        kind if !matches!(kind, "V" | "ADJ") => Vec::new(),
        _ if has("PL") && has("FORM") => with(middle, &[Ending::Ja, Ending::Bsida]),
        _ => finite(&has, middle, &with),
    }
}

type With<'a> = &'a dyn Fn(Middle, &[Ending]) -> Vec<(Middle, Ending)>;

fn participle(middle: Middle, with: With<'_>) -> Vec<(Middle, Ending)> {
    let plain = Middle { honoured: middle.honoured, ..Middle::default() };
    match (middle.past, middle.will) {
        (true, _) => with(plain, &[Ending::AdnominalPast]),
        (_, true) => with(plain, &[Ending::AdnominalFuture]),
        _ => with(plain, &[Ending::Adnominal]),
    }
}

fn finite(has: &dyn Fn(&str) -> bool, middle: Middle, with: With<'_>) -> Vec<(Middle, Ending)> {
    let plain = Middle { honoured: middle.honoured, ..Middle::default() };
    match (has("FORM"), has("POL"), has("INT"), has("IMP")) {
        (true, true, _, true) => with(plain, &[Ending::Bsio, Ending::Sipsio]),
        (true, false, _, true) => with(plain, &[Ending::Ra, Ending::Ara]),
        (true, true, true, _) => with(middle, &[Ending::Bnikka]),
        (true, true, _, _) => with(middle, &[Ending::Bnida]),
        (true, false, true, _) => with(middle, &[Ending::Neunya, Ending::Nya]),
        (true, false, _, _) => with(middle, &[Ending::Da]),
        (false, true, _, _) => with(middle, &[Ending::Ayo]),
        _ => with(middle, &[Ending::A]),
    }
}

fn totals(counts: &BTreeMap<String, Count>) -> (usize, usize) {
    counts.values().fold((0, 0), |(rows, agreed), count| (rows + count.rows, agreed + count.agreed))
}

fn share(agreed: usize, rows: usize) -> f64 {
    if rows == 0 { 0.0 } else { agreed as f64 / rows as f64 }
}

fn as_json(counts: &BTreeMap<String, Count>, romanised: usize, unknown: usize) -> String {
    let (rows, agreed) = totals(counts);
    let endings: Vec<_> = counts
        .iter()
        .map(|(ending, c)| json!({ "ending": ending, "rows": c.rows, "agreed": c.agreed, "share": share(c.agreed, c.rows) }))
        .collect();
    json!({ "rows": rows, "agreed": agreed, "share": share(agreed, rows), "romanised": romanised, "unknown": unknown, "endings": endings })
        .to_string()
}

fn print_table(counts: &BTreeMap<String, Count>, romanised: usize, unknown: usize) {
    println!("{:<36} {:>6} {:>7} {:>7}", "ending", "rows", "agreed", "share");
    for (ending, c) in counts {
        println!("{ending:<36} {:>6} {:>7} {:>6.1}%", c.rows, c.agreed, 100.0 * share(c.agreed, c.rows));
    }
    let (rows, agreed) = totals(counts);
    println!("{:<36} {rows:>6} {agreed:>7} {:>6.2}%", "all", 100.0 * share(agreed, rows));
    println!("skipped: {romanised} romanised, {unknown} with features we have no ending for");
}

fn print_disagreements(counts: &BTreeMap<String, Count>) {
    for (ending, count) in counts {
        for (base, form, ours) in &count.disagreements {
            println!("{ending}\t{base}\trow {form}\tours {ours}");
        }
    }
}
