//! The result as a table or as JSON (`design/cli.md` names the keys).

use super::Split;
use super::figures::Figures;
use serde_json::json;

/// What was found for one number of shots.
pub struct Row {
    /// `signs`, `sketches` or `words`.
    pub kind: &'static str,
    /// Examples of each label.
    pub shots: usize,
    /// Labels taught in an episode (the most, where episodes differ).
    pub classes: usize,
    /// People tested.
    pub people: usize,
    /// The figures.
    pub figures: Figures,
}

/// Prints every row.
pub fn print(rows: &[Row], split: Split, items: usize, skipped: usize, as_json: bool) {
    let split = match split {
        Split::Session => "session",
        Split::Person => "person",
    };
    if as_json {
        let results: Vec<_> = rows.iter().map(json_row).collect();
        println!("{}", json!({ "results": results, "split": split, "items": items, "skipped": skipped }));
        return;
    }
    println!("split by {split}, {items} items, {skipped} skipped");
    println!(
        "shots classes people   top1   top3 accepted  auroc  worst  p50_ms  p95_ms   sure  wrong strange   lost declined"
    );
    for row in rows {
        let f = &row.figures;
        let share = |value: Option<f64>| value.map_or("-".to_owned(), |v| format!("{v:.3}"));
        println!(
            "{:5} {:7} {:6} {:>6} {:>6} {:>8} {:>6} {:>6} {:>7} {:>7} {:>6} {:>6} {:>7} {:>6} {:>8}",
            row.shots,
            row.classes,
            row.people,
            share(f.top1),
            share(f.top3),
            share(f.accepted),
            share(f.auroc),
            share(f.worst_person),
            share(f.p50_ms),
            share(f.p95_ms),
            share(f.sure),
            share(f.sure_wrong),
            share(f.sure_unknown),
            share(f.lost),
            share(f.declined),
        );
    }
}

fn json_row(row: &Row) -> serde_json::Value {
    let f = &row.figures;
    json!({
        "kind": row.kind, "shots": row.shots, "classes": row.classes, "people": row.people,
        "top1": f.top1, "top3": f.top3, "accepted": f.accepted, "auroc": f.auroc, "worst_person": f.worst_person,
        "p50_ms": f.p50_ms, "p95_ms": f.p95_ms, "sure": f.sure, "sure_wrong": f.sure_wrong, "sure_unknown": f.sure_unknown,
        "lost": f.lost, "declined": f.declined,
    })
}
