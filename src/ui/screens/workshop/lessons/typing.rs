//! A text that is being typed into a lesson. It is kept when the hand rests for a moment, when another line is touched and before
//! anything else is done: there is no key that saves, and what is typed is never only here for long.

use crate::app::{BookCommand, Command, LessonCommand};
use crate::domain::id::LessonId;
use crate::domain::lesson::{Lesson, LessonEdit, LessonText, MAX_SENTENCE};
use crate::domain::locale::{Lang, LocalText};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Weight, columns, field};
use egui::{Rect, Ui};
use std::time::Duration;

/// After so long without a letter what was typed is kept, seconds.
const REST_S: f64 = 1.0;
/// A line narrower than this has its name above it.
const NARROW: f32 = 560.0;

/// What is being typed, and where.
pub(super) struct Typing {
    lesson: LessonId,
    of: LessonText,
    lang: Lang,
    text: String,
    /// What of it was kept last.
    kept: String,
    /// When the last letter came, by egui's clock in seconds.
    changed_s: f64,
    /// The line has the focus in this frame.
    focused: bool,
}

impl Typing {
    fn is(&self, lesson: &Lesson, of: LessonText, lang: Lang) -> bool {
        self.lesson == lesson.id && (self.of, self.lang) == (of, lang)
    }

    /// Keeps it before whatever else was done in this frame: a step that is moved must not get the words of another.
    fn keep(&mut self, cx: &mut Cx<'_>) {
        if self.text != self.kept {
            self.kept.clone_from(&self.text);
            let edit = LessonEdit::Text(self.of, self.lang, self.text.clone());
            let command = BookCommand::Change(self.lesson.clone(), edit);
            cx.out.insert(0, Command::Lessons(LessonCommand::Book(command)));
        }
    }
}

/// At the end of a frame: keeps what has to be kept, and forgets what nobody types into any more.
pub(super) fn settle(ui: &Ui, cx: &mut Cx<'_>, typing: &mut Option<Typing>) {
    let Some(now) = typing.as_mut() else { return };
    let rested_s = ui.input(|input| input.time) - now.changed_s;
    if !now.focused || rested_s >= REST_S || !cx.out.is_empty() {
        now.keep(cx);
    } else if now.text != now.kept {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(REST_S - rested_s));
    }
    if !std::mem::take(&mut now.focused) {
        *typing = None;
    }
}

/// A line for a text of a lesson, with its name in sight.
pub(super) fn line(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    typing: &mut Option<Typing>,
    rect: Rect,
    lesson: &Lesson,
    (of, lang): (LessonText, Lang),
    label: &str,
) {
    let (name, place) = split(rect);
    cx.words(ui, label, name, TYPE_SECOND, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let mine = typing.as_ref().filter(|typing| typing.is(lesson, of, lang));
    let stored = stored(lesson, of).map(|text| in_language(text, lang)).unwrap_or_default();
    let is_mine = mine.is_some();
    let mut text = mine.map_or(stored, |typing| typing.text.as_str()).to_owned();
    let response = field(ui, place, &mut text, label, TYPE_WORD, MAX_SENTENCE);
    if response.changed() {
        let changed_s = ui.input(|input| input.time);
        match typing.as_mut().filter(|_| is_mine) {
            Some(typing) => (typing.text, typing.changed_s) = (text, changed_s),
            None => {
                if let Some(before) = typing {
                    before.keep(cx);
                }
                let (lesson, kept) = (lesson.id.clone(), stored.to_owned());
                *typing = Some(Typing { lesson, of, lang, text, kept, changed_s, focused: true });
            }
        }
    }
    if let Some(typing) = typing.as_mut().filter(|typing| typing.is(lesson, of, lang)) {
        typing.focused = response.has_focus();
    }
}

/// The place of a name, and that of what it names.
pub(super) fn split(rect: Rect) -> (Rect, Rect) {
    if !rect.is_positive() {
        return (rect, rect);
    }
    if rect.width() < NARROW {
        return rect.split_top_bottom_at_y(rect.top() + 23.0);
    }
    let places = columns(rect, GAP, &[(rect.width() * 0.32).min(300.0), 0.0]);
    (places[0], places[1])
}

fn stored(lesson: &Lesson, of: LessonText) -> Option<&LocalText> {
    match of {
        LessonText::Title => Some(&lesson.title),
        LessonText::Goal(nth) => lesson.goals.get(nth),
        LessonText::Material(nth) => lesson.materials.get(nth).map(|material| &material.text),
        LessonText::Step(nth) => lesson.steps.get(nth).map(|step| &step.text),
        LessonText::Means(means) => lesson.adaptations.get(&means),
    }
}

fn in_language(text: &LocalText, lang: Lang) -> &str {
    match lang {
        Lang::Ko => &text.ko,
        Lang::En => &text.en,
    }
}
