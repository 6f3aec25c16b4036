//! Lessons: what a person can want in one, and what is told of the one they follow.

use super::State;
use crate::app::library::Library;
use crate::domain::artwork::Artwork;
use crate::domain::example;
use crate::domain::id::{LessonId, ProfileId};
use crate::domain::lesson::{Following, Lesson, Means, Sign};
use crate::domain::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Lessons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LessonCommand {
    /// The person begins a lesson, or goes on with it where they left it, and sees its card.
    Begin(LessonId),
    /// The same for these people: each finds it on their first screen and goes at their own pace.
    BeginFor(LessonId, Vec<ProfileId>),
    /// The person has read what the lesson is about and starts with its first step.
    Start,
    /// This step is done.
    Next,
    /// The step before.
    Back,
    /// This step is not done, where it may be left out.
    Skip,
    /// Any step, counted from 0.
    Jump(usize),
    /// The lesson is over.
    Finish,
    /// The lesson is left; where one was is kept.
    Leave,
    /// Hear the sentence of the step.
    ReadAloud,
    /// To what belongs to the step.
    Open,
    /// Lessons of a file are kept on this device (undoable).
    Keep(Vec<Lesson>),
    /// A lesson that does not come with the program is removed (undoable).
    Remove(LessonId),
}

impl Library {
    /// Every lesson: those of the program in their order, then those of this device by id.
    pub fn all_lessons(&self) -> impl Iterator<Item = &Arc<Lesson>> {
        self.builtin_lessons.iter().chain(self.lessons.values())
    }

    /// A lesson.
    pub fn lesson(&self, id: &LessonId) -> Option<&Arc<Lesson>> {
        self.lessons.get(id).or_else(|| self.builtin_lessons.iter().find(|lesson| lesson.id == *id))
    }

    /// The lesson that somebody follows now.
    pub fn lesson_of(&self, who: &ProfileId) -> Option<&LessonId> {
        self.following.get(who).filter(|following| following.is_going()).map(|following| &following.lesson)
    }
}

impl State {
    /// The lesson that the person began last and where they are in it, also when they left it or are through. `None`: there is none, or
    /// it was removed.
    pub fn begun_lesson(&self) -> Option<(&Following, &Arc<Lesson>)> {
        let following = self.library.following.get(self.who.as_ref()?)?;
        Some((following, self.library.lesson(&following.lesson)?))
    }

    /// The lesson that the person follows now.
    pub fn followed_lesson(&self) -> Option<(&Following, &Arc<Lesson>)> {
        self.begun_lesson().filter(|(following, _)| following.is_going())
    }

    /// How the lesson goes well with the person's way to press a button.
    pub fn lesson_advice(&self, lesson: &Lesson) -> Option<String> {
        let means = Means::of(&self.person()?.access);
        lesson.adaptations.get(&means).map(|text| text.get(self.lang()).to_owned())
    }

    /// The title of the lesson that a work was begun in, as long as the lesson is on this device.
    pub fn lesson_of_work(&self, work: &Artwork) -> Option<String> {
        let lesson = self.library.lesson(work.lesson.as_ref()?)?;
        Some(lesson.title.get(self.lang()).to_owned())
    }

    /// The picture of a sign: that of a word as the person knows it.
    pub fn sign_symbol(&self, sign: &Sign) -> SymbolRef {
        match sign {
            Sign::Word(id) => {
                example::tile_of(&format!("word:{id}")).map(|tile| self.tile_symbol(&tile)).unwrap_or_default()
            }
            Sign::Symbol(symbol) => symbol.clone(),
        }
    }

    /// The word of a sign in the person's language; a symbol alone has none.
    pub fn sign_text(&self, sign: &Sign) -> Option<String> {
        match sign {
            Sign::Word(id) => self.words.word(id.as_str()).map(|word| word.text(self.lang()).to_owned()),
            Sign::Symbol(_) => None,
        }
    }
}
