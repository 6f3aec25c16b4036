//! Places, wishes, blanks and replies: four small tables that name each other by ids.

use crate::domain::errand::{Blank, Choice, Errands, Place, PlaceKind, Reply, Wish};
use crate::domain::id::WordId;
use crate::domain::locale::LocalText;
use crate::domain::vocabulary::Vocabulary;
use crate::formats::vocabulary::{RowError, rows};
use std::collections::HashMap;

/// The four texts.
pub struct Files<'a> {
    /// id, kind, symbol, names, where it is said.
    pub places: &'a str,
    /// place, id, symbol, labels, sentences, blank.
    pub wishes: &'a str,
    /// id, questions, choices.
    pub blanks: &'a str,
    /// places, id, symbol, labels, texts.
    pub replies: &'a str,
}

/// Reads them. Rows that cannot be read are returned beside the rest, with their line.
pub fn parse(files: &Files<'_>, words: &Vocabulary) -> (Errands, Vec<RowError>) {
    let mut errors = Vec::new();
    let mut places = rows(files.places, |cells| place(cells, words), &mut errors);
    let blanks: HashMap<String, Blank> =
        rows(files.blanks, |cells| blank(cells, words), &mut errors).into_iter().collect();
    let is_place = |id: &str| places.iter().any(|place| place.id == id);
    let wishes = rows(files.wishes, |cells| wish(cells, words, &blanks, &is_place), &mut errors);
    for (at, wish) in wishes {
        if let Some(place) = places.iter_mut().find(|place| place.id == at) {
            place.wishes.push(wish);
        }
    }
    let replies = rows(files.replies, |cells| reply(cells, words), &mut errors);
    let is_answer = |reply: &Reply| reply.places.iter().any(|place| place == "answers");
    let (answers, replies) = replies.into_iter().partition(is_answer);
    (Errands { places, replies, answers, guide: Vec::new() }, errors)
}

/// The word whose picture is shown.
pub(super) fn symbol(id: &str, words: &Vocabulary) -> Result<WordId, &'static str> {
    words.word(id).map(|word| word.id.clone()).ok_or("unknown word")
}

fn place(cells: &[&str], words: &Vocabulary) -> Result<Place, &'static str> {
    let [id, kind, picture, ko, en, rest @ ..] = cells else { return Err("fewer than 5 columns") };
    let said_at = match rest.first().copied().unwrap_or_default() {
        "" => None,
        word => Some(symbol(word, words)?),
    };
    Ok(Place {
        id: (*id).to_owned(),
        kind: PlaceKind::parse(kind).ok_or("unknown kind")?,
        symbol: symbol(picture, words)?,
        name: LocalText::new(*ko, *en),
        said_at,
        wishes: Vec::new(),
    })
}

fn blank(cells: &[&str], words: &Vocabulary) -> Result<(String, Blank), &'static str> {
    let [id, ko, en, choices @ ..] = cells else { return Err("fewer than 4 columns") };
    let choices: Vec<Choice> =
        choices.iter().filter(|cell| !cell.is_empty()).map(|cell| choice(cell, words)).collect::<Result<_, _>>()?;
    if choices.is_empty() {
        return Err("nothing to choose");
    }
    Ok(((*id).to_owned(), Blank { question: LocalText::new(*ko, *en), choices }))
}

/// `word`, or `word|ko|en` where it is said otherwise.
fn choice(cell: &str, words: &Vocabulary) -> Result<Choice, &'static str> {
    let mut parts = cell.split('|').map(str::trim);
    let word = words.word(parts.next().unwrap_or_default()).ok_or("unknown word")?;
    let (ko, en) = (parts.next().unwrap_or(&word.ko), parts.next().unwrap_or(&word.en));
    Ok(Choice { symbol: word.id.clone(), text: LocalText::new(ko, en) })
}

fn wish(
    cells: &[&str],
    words: &Vocabulary,
    blanks: &HashMap<String, Blank>,
    is_place: &dyn Fn(&str) -> bool,
) -> Result<(String, Wish), &'static str> {
    let [place, id, picture, label_ko, label_en, ko, en, rest @ ..] = cells else {
        return Err("fewer than 7 columns");
    };
    if !is_place(place) {
        return Err("unknown place");
    }
    let blank = match rest.first().copied().unwrap_or_default() {
        "" => None,
        name => Some(blanks.get(name).cloned().ok_or("unknown blank")?),
    };
    if [ko, en].iter().any(|text| text.contains('{') != blank.is_some()) {
        return Err("a sentence without its blank, or a blank without its sentence");
    }
    let wish = Wish {
        id: (*id).to_owned(),
        symbol: symbol(picture, words)?,
        label: LocalText::new(*label_ko, *label_en),
        text: LocalText::new(*ko, *en),
        blank,
    };
    Ok(((*place).to_owned(), wish))
}

fn reply(cells: &[&str], words: &Vocabulary) -> Result<Reply, &'static str> {
    let [places, id, picture, label_ko, label_en, ko, en, ..] = cells else { return Err("fewer than 7 columns") };
    let places = match *places {
        "all" => Vec::new(),
        some => some.split_whitespace().map(str::to_owned).collect(),
    };
    Ok(Reply {
        id: (*id).to_owned(),
        places,
        symbol: symbol(picture, words)?,
        label: LocalText::new(*label_ko, *label_en),
        text: LocalText::new(*ko, *en),
    })
}
