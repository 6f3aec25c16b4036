//! The rows of an inflection list, and which of them the lists themselves contradict.

use crate::bundles::bundle;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// Base form.
    pub base: String,
    /// Inflected form.
    pub form: String,
    /// UniMorph features.
    pub features: String,
}

/// Why a row is not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Latin letters in the form: a romanisation left in by mistake.
    Romanised,
    /// The features stand for no ending that we have.
    NoEnding,
    /// Too few rows have this ending for a majority.
    FewRows,
    /// Most others with this ending, or that end alike, are made in another way.
    AgainstMajority,
}

/// Rows with three columns; spaces inside forms are no part of the judgement (전화를 걸다 / 전화를거셔).
pub fn read(path: &Path) -> std::io::Result<Vec<Row>> {
    let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text = std::fs::read_to_string(path)?;
    let row = |line: &str| {
        let mut columns = line.split('\t');
        let (base, form) = (squeeze(columns.next()?), squeeze(columns.next()?));
        Some(Row { base, form, features: columns.next()?.trim().to_owned() })
    };
    Ok(text.lines().filter_map(row).collect())
}

/// The rows of every `inflection_*.tsv` beside `path`, with its own: they are the jury.
pub fn jury(path: &Path) -> Vec<Row> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let beside = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|file| {
        file != path && file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("inflection_"))
    });
    std::iter::once(path.to_owned()).chain(beside).filter_map(|file| read(&file).ok()).flatten().collect()
}

/// What the jury knows of every ending: who votes for what. A vote is a base form.
#[derive(Default)]
pub struct Majority<'a> {
    rows: HashMap<String, usize>,
    votes: HashMap<(String, Question), HashMap<String, HashSet<&'a str>>>,
}

/// What the jury is asked about a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Question {
    /// Whether a stem that ends in this closed syllable keeps it: 춥 does not in 추워요.
    Stem(char),
    /// Whether -았/었- is in it.
    Past,
    /// Its last syllable.
    End,
}

/// Fewer rows with the same ending are no majority.
const MANY: usize = 5;
/// So many base forms must vote, besides the row's own.
const VOTERS: usize = 3;
/// Whoever has a smaller share of them is contradicted.
const SHARE: f64 = 1.0 / 3.0;

impl<'a> Majority<'a> {
    /// Asks the jury. Nothing of our own conjugation is in it.
    pub fn of(jury: &'a [Row]) -> Self {
        let mut this = Self::default();
        for row in jury.iter().filter(|row| !is_romanised(row)) {
            *this.rows.entry(ending(row)).or_default() += 1;
            for (question, answer) in answers(row) {
                let answers = this.votes.entry((asked_of(row, question), question)).or_default();
                answers.entry(answer).or_default().insert(row.base.as_str());
            }
        }
        this
    }

    /// Why a row is not to be judged, if so.
    pub fn doubt(&self, row: &Row) -> Option<Doubt> {
        let few = || self.rows.get(&ending(row)).is_none_or(|rows| *rows < MANY);
        match () {
            () if is_romanised(row) => Some(Doubt::Romanised),
            () if few() => Some(Doubt::FewRows),
            () if answers(row).iter().any(|answer| self.contradicts(row, answer)) => Some(Doubt::AgainstMajority),
            () => None,
        }
    }

    fn contradicts(&self, row: &Row, (question, own): &(Question, String)) -> bool {
        let Some(answers) = self.votes.get(&(asked_of(row, *question), *question)) else { return false };
        let count = |bases: &HashSet<&str>| bases.iter().filter(|base| **base != row.base).count();
        let all: usize = answers.values().map(count).sum();
        let same = answers.get(own).map_or(0, count);
        match question {
            // Endings have many forms; one that nobody shares is a slip of another ending.
            Question::End => same == 0 && all >= VOTERS,
            _ => all >= VOTERS && (same as f64) < SHARE * all as f64,
        }
    }
}

fn answers(row: &Row) -> Vec<(Question, String)> {
    let mut answers = Vec::new();
    let Some(stem) = row.base.strip_suffix('다') else { return answers };
    let Some(last) = stem.chars().next_back() else { return answers };
    let head = stem.strip_suffix(last).unwrap_or_default();
    if let Some(rest) = row.form.strip_prefix(head) {
        if is_closed(last) {
            answers.push((Question::Stem(last), rest.starts_with(last).to_string()));
        }
        let past =
            rest.chars().any(|c| final_consonant(c) == Some(20) && !matches!(c, '있' | '겠')) || rest.contains("있었");
        answers.push((Question::Past, past.to_string()));
    }
    answers.extend(row.form.chars().next_back().map(|c| (Question::End, c.to_string())));
    answers
}

/// The number of a syllable's final consonant; 20 is ㅆ, as in -았- and -셨-, 8 is ㄹ.
fn final_consonant(c: char) -> Option<u32> {
    (c as u32).checked_sub(0xAC00).filter(|offset| *offset < 11_172).map(|offset| offset % 28)
}

/// ㄹ goes its own way.
fn is_closed(c: char) -> bool {
    final_consonant(c).is_some_and(|last| !matches!(last, 0 | 8))
}

/// Who is asked: everybody with the same ending; about the stem, everybody whose ending meets it alike.
fn asked_of(row: &Row, question: Question) -> String {
    let meets = bundle(&row.features).and_then(|bundle| bundle.meets());
    match (question, meets) {
        (Question::Stem(_), Some(meets)) => meets.to_owned(),
        _ => ending(row),
    }
}

/// Rows with the same name take the same ending behind the same syllables.
fn ending(row: &Row) -> String {
    let name = |bundle: crate::bundles::Bundle| {
        let middle = bundle.endings.first().map(|(middle, _)| *middle).unwrap_or_default();
        format!("{} {middle:?}", bundle.class)
    };
    bundle(&row.features).map_or_else(|| row.features.clone(), name)
}

fn is_romanised(row: &Row) -> bool {
    row.form.chars().any(|c| c.is_ascii_alphabetic())
}
