//! `recognize sign|card|sketch|word` and `teach`: what a person taught, asked and added to without a window.

use super::shown::{read, read_example, shot};
use crate::app::{keep_example, taught};
use crate::cli::{Context, Done, Failure};
use crate::domain::example::meaning;
use crate::domain::shown::{Shown, Way};
use crate::domain::strip::{Piece, Tile};
use crate::io::attention;
use crate::recognition::card::{CodeName, read_codes};
use crate::recognition::fewshot::{Answer, Candidate, Decision};
use crate::recognition::meaning_of;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Candidates that are printed.
const SHOWN: usize = 10;

pub(crate) fn recognize(context: &Context, way: Way, path: &Path) -> Done {
    if let Some(code) = (way == Way::Card).then(|| code_of(context, path)).transpose()?.flatten() {
        let candidate = Candidate { word: meaning_of(&code), distance: 0.0, p: 0.0 };
        return show(context, &Decision { answer: Answer::Sure, candidates: vec![candidate], evidence: f32::INFINITY });
    }
    let desk = context.reading()?;
    let shown = read(context, way, path)?;
    show(context, &attention::decide(&context.home, &taught(desk.state(), way), &shown))
}

fn code_of(context: &Context, path: &Path) -> Result<Option<CodeName>, Failure> {
    let shot = shot(context, path)?;
    Ok(read_codes(&shot.gray()).into_iter().find_map(|code| code.name))
}

fn show(context: &Context, decision: &Decision) -> Done {
    let answer = match decision.answer {
        Answer::Sure => "sure",
        Answer::Maybe => "maybe",
        Answer::Unknown => "unknown",
    };
    let best = decision.candidates.iter().take(SHOWN);
    // A word's own id, as everywhere on the command line; anything else with its kind.
    let name = |candidate: &Candidate| {
        candidate.word.strip_prefix("word:").map_or_else(|| candidate.word.clone(), str::to_owned)
    };
    let candidates: Vec<Value> =
        best.clone().map(|c| json!({"word": name(c), "distance": c.distance, "p": c.p})).collect();
    let lines = std::iter::once(context.texts.get(&format!("cli-answer-{answer}")))
        .chain(best.map(|candidate| format!("{}\t{:.4}\t{:.3}", name(candidate), candidate.distance, candidate.p)));
    let lines: Vec<String> = lines.collect();
    context.out.show(&json!({"answer": answer, "candidates": candidates}), lines);
    Ok(())
}

pub(crate) fn teach(context: &Context, way: Way, word: &str, paths: &[PathBuf]) -> Done {
    let mut desk = context.writing()?;
    let tile = Tile::from(piece_of(desk.state(), word));
    let shown: Vec<Shown> = paths.iter().map(|path| read_example(context, way, path)).collect::<Result<_, _>>()?;
    for shown in shown {
        let effects = keep_example(desk.state_mut(), tile.clone(), shown);
        desk.carry_out(effects);
    }
    context.settle(&mut desk)?;
    let meaning = meaning(&tile);
    let count = desk.state().examples_of(way, &meaning, true).len();
    let line = context.t("cli-taught", &[("word", word), ("count", &count.to_string())]);
    context.out.show(&json!({"word": word, "way": way.name(), "examples": count}), [line]);
    Ok(())
}

/// A word by its id or form in either language; a text of one's own otherwise.
fn piece_of(state: &crate::app::State, word: &str) -> Piece {
    let known = state.words.word(word).or_else(|| state.words.find(word));
    known.map_or_else(|| Piece::Text(word.to_owned()), |word| Piece::Word(word.id.clone()))
}
