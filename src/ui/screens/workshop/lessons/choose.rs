//! Words of the vocabulary are chosen, with their pictures: for a step, for the lesson, for what is laid out, to be known before.

use super::book::{Opened, send};
use super::editor::change;
use super::typing;
use crate::app::BookCommand;
use crate::domain::id::WordId;
use crate::domain::lesson::{Lesson, LessonEdit, Sign, Signed};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign as Picture, Weight, columns, rows};
use crate::ui::screens::find::{Finding, word_cells};
use egui::{Rect, Ui};

/// What words are chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// The picture of the lesson.
    Lesson,
    /// That of something that is laid out.
    Material(usize),
    /// Pictures of a step.
    Step(usize),
    /// Words to know before.
    Words,
}

/// What was tapped among pictures.
pub(super) enum Signs {
    /// One goes.
    Take(usize),
    /// One more.
    Add,
}

/// Opens the page; for a step, the words that are in its sentence are offered first.
pub(super) fn open(cx: &mut Cx<'_>, open: &mut Opened, chosen: Chosen) {
    open.choosing = Some(chosen);
    open.finding = Finding::default();
    let step = if let Chosen::Step(nth) = chosen { Some(nth) } else { None };
    send(cx, BookCommand::Suggest(step));
}

/// Pictures in a line, each with the word that it stands for; a tap takes one out, the last key brings one more.
pub(super) fn signs(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    row: Rect,
    id: impl std::hash::Hash + std::fmt::Debug,
    label: &str,
    (signs, most): (&[Sign], usize),
) -> Option<Signs> {
    let (name, place) = typing::split(row);
    cx.words(ui, label, name, TYPE_SECOND, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let shown = signs.len().min(most) + usize::from(signs.len() < most);
    let places = columns(place, GAP, &vec![0.0; shown]);
    let mut tapped = None;
    for (nth, (sign, place)) in signs.iter().zip(&places).enumerate() {
        let word = cx.state.sign_text(sign).unwrap_or_else(|| cx.t("lesson-picture").to_string());
        let name = cx.tn("lesson-take", &[("what", &word)]);
        let key = Key::new((&id, "sign", nth), *place, &name).word(&word).beside().size(16.0).lines(2);
        if key.sign(Picture::Symbol(cx.state.sign_symbol(sign))).show(ui, cx) {
            tapped = Some(Signs::Take(nth));
        }
    }
    if let Some(place) = places.get(signs.len()) {
        let text = cx.t("lesson-picture-add");
        let name = format!("{label}: {text}");
        let key = Key::new((&id, "add"), *place, &name).word(&text).icon("add").beside().size(16.0).lines(2);
        if key.show(ui, cx) {
            tapped = Some(Signs::Add);
        }
    }
    tapped
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson, chosen: Chosen) {
    let parts = rows(rect, GAP, &[72.0, 40.0, 0.0]);
    let places = columns(parts[0], GAP, &[0.0, (rect.width() * 0.3).min(220.0)]);
    open.finding.show(ui, cx, places[0]);
    let name = cx.t("done");
    if Key::new("lesson-chosen", places[1], &name).icon("check").beside().lines(1).show(ui, cx) {
        open.choosing = None;
        return;
    }
    let typed = open.finding.typed().trim().to_owned();
    let words: Vec<WordId> = match typed.is_empty() {
        true => offered(cx, lesson, chosen),
        false => {
            let all = cx.state.words.words();
            let found = cx.state.index.find(&typed).into_iter();
            found.filter_map(|index| all.get(index)).map(|word| word.id.clone()).collect()
        }
    };
    let text = cx.t(match (typed.is_empty(), words.is_empty()) {
        (true, _) => "lesson-word-which",
        (false, true) => "search-nothing",
        (false, false) => "lesson-word-found",
    });
    cx.words(ui, &text, parts[1], TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.ink);
    let lit = |word: &WordId| chosen == Chosen::Words && lesson.words.contains(word);
    if let Some(word) = word_cells(ui, cx, parts[2], &words, lit) {
        take(cx, open, lesson, chosen, word);
    }
}

/// Before anything is looked for: what is in the sentence of the step, else what the lesson shows already.
fn offered(cx: &Cx<'_>, lesson: &Lesson, chosen: Chosen) -> Vec<WordId> {
    let of_signs = lesson.signs().filter_map(|sign| match sign {
        Sign::Word(word) => Some(word.clone()),
        Sign::Symbol(_) => None,
    });
    let known = (chosen == Chosen::Words).then_some(&lesson.words).into_iter().flatten().cloned();
    let mut words: Vec<WordId> = known.collect();
    for word in cx.state.lessons.suggested().iter().cloned().chain(of_signs) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

fn take(cx: &mut Cx<'_>, open: &mut Opened, lesson: &Lesson, chosen: Chosen, word: WordId) {
    let edit = match chosen {
        // Several are chosen one after the other.
        Chosen::Words => {
            let known = lesson.words.contains(&word);
            return change(cx, lesson, LessonEdit::Word(word, !known));
        }
        Chosen::Lesson => LessonEdit::Sign(Signed::Lesson, Some(Sign::Word(word))),
        Chosen::Material(nth) => LessonEdit::Sign(Signed::Material(nth), Some(Sign::Word(word))),
        Chosen::Step(nth) => LessonEdit::AddSign(nth, Sign::Word(word)),
    };
    change(cx, lesson, edit);
    open.choosing = None;
}
