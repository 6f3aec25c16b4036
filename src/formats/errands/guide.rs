//! The guide: a line that begins a procedure, then its lines.

use super::places::symbol;
use crate::domain::errand::Procedure;
use crate::domain::locale::LocalText;
use crate::domain::vocabulary::Vocabulary;
use crate::formats::vocabulary::{RowError, rows};

/// A line of the file.
enum Line {
    At(Procedure),
    Bring(LocalText),
    Step(LocalText),
    Ask(LocalText),
}

/// Reads it. Lines that cannot be read are returned beside the rest; what follows a beginning that cannot be read belongs nowhere.
pub fn parse(text: &str, words: &Vocabulary) -> (Vec<Procedure>, Vec<RowError>) {
    let mut errors = Vec::new();
    let begun = std::cell::Cell::new(false);
    let read = |cells: &[&str]| {
        let begins = cells.first() == Some(&"at");
        let line = line(cells, words);
        if begins {
            begun.set(line.is_ok());
        }
        if begun.get() || begins { line } else { Err("belongs to no procedure") }
    };
    let mut guide: Vec<Procedure> = Vec::new();
    for line in rows(text, read, &mut errors) {
        match (line, guide.last_mut()) {
            (Line::At(procedure), _) => guide.push(procedure),
            (Line::Bring(text), Some(last)) => last.bring.push(text),
            (Line::Step(text), Some(last)) => last.steps.push(text),
            (Line::Ask(text), Some(last)) => last.ask = text,
            (_, None) => {}
        }
    }
    (guide, errors)
}

fn line(cells: &[&str], words: &Vocabulary) -> Result<Line, &'static str> {
    match cells {
        ["at", place, id, picture, checked, ko, en] => Ok(Line::At(Procedure {
            id: (*id).to_owned(),
            place: (*place).to_owned(),
            symbol: symbol(picture, words)?,
            title: LocalText::new(*ko, *en),
            bring: Vec::new(),
            steps: Vec::new(),
            ask: LocalText::default(),
            checked: (*checked).to_owned(),
        })),
        ["bring", ko, en] => Ok(Line::Bring(LocalText::new(*ko, *en))),
        ["step", ko, en] => Ok(Line::Step(LocalText::new(*ko, *en))),
        ["ask", ko, en] => Ok(Line::Ask(LocalText::new(*ko, *en))),
        _ => Err("no line of the guide"),
    }
}
