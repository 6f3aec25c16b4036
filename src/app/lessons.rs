//! Lessons: what a person can want in one, what an instructor can do with them, and what is told of the one somebody follows.

use super::State;
use crate::app::effect::EffectId;
use crate::app::library::Library;
use crate::domain::artwork::Artwork;
use crate::domain::example;
use crate::domain::id::{LessonId, ProfileId, WordId};
use crate::domain::lesson::{Following, Lesson, LessonEdit, Means, Sign};
use crate::domain::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
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
    /// Lessons are written, where an instructor has given the PIN.
    Book(BookCommand),
}

/// Writing lessons: only in the workshop. Every change is kept when it is made, and can be undone there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BookCommand {
    /// A new lesson with one empty step, which is open then.
    Make,
    /// A copy of any lesson, which is open then: what comes with the program stays as it is.
    Copy(LessonId),
    /// This lesson is open; `None`: the list.
    Open(Option<LessonId>),
    /// A lesson of this device changes.
    Change(LessonId, LessonEdit),
    /// Words with pictures are looked for in the sentence of this step of the open lesson, to be offered for it; `None`: none are.
    Suggest(Option<usize>),
    /// Bring in the lessons of a file.
    ReadFile(PathBuf),
    /// Write these lessons to a file among the person's files, under a name that is free; none named: all of this device.
    SaveFile(Vec<LessonId>),
}

/// Lessons as they are written.
#[derive(Clone, Debug, Default)]
pub struct LessonsState {
    /// The lesson that is open.
    pub open: Option<LessonId>,
    /// A file is being read.
    pub(super) reading: Option<EffectId>,
    /// Words that are in the sentence of the step that pictures are chosen for.
    pub(super) suggested: Vec<WordId>,
}

impl LessonsState {
    /// Whether a file is being read.
    pub fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// Words that are in the sentence of the step that pictures are chosen for.
    pub fn suggested(&self) -> &[WordId] {
        &self.suggested
    }
}

impl Library {
    /// Every lesson: those of the program in their order, then those of this device by id.
    pub fn all_lessons(&self) -> impl Iterator<Item = &Arc<Lesson>> {
        self.builtin_lessons.iter().chain(self.lessons.values())
    }

    /// The lessons to choose from: a draft that cannot be followed yet is none of them.
    pub fn whole_lessons(&self) -> impl Iterator<Item = &Arc<Lesson>> {
        self.all_lessons().filter(|lesson| lesson.id.is_builtin() || lesson.is_whole())
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

    /// The lesson that is open to be written or looked at, as long as it is there.
    pub fn open_lesson(&self) -> Option<&Arc<Lesson>> {
        self.library.lesson(self.lessons.open.as_ref()?)
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
