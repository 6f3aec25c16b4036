//! Lessons: what is done, step by step, in easy words; and where in one a person is, at their own pace.

mod check;
pub mod edit;
mod following;
mod means;

pub use check::{Fault, MAX_GOALS, MAX_MATERIALS, MAX_MINUTES, MAX_SENTENCE, MAX_SIGNS, MAX_STEPS, MAX_WORDS, faults};
pub use edit::{LessonEdit, LessonText, Signed};
pub use following::{FirstThen, Following, Standing};
pub use means::Means;

use super::id::{BlobId, LessonId, WordId};
use super::locale::LocalText;
use super::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the id of a lesson that comes with the program begins.
const BUILTIN: &str = "builtin/";
/// How that of a copy of one, under an id of its own, begins.
const OWN: &str = "own/";

/// What stands for a step or a thing: a word of the vocabulary (with its picture and its voice), or a symbol alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// A word.
    Word(WordId),
    /// A symbol.
    Symbol(SymbolRef),
}

/// What the program opens for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opens {
    /// White paper: a picture is begun.
    Paper,
    /// A picture of words is begun.
    Words,
    /// A picture is begun with a photograph.
    Photo,
    /// The words of the picture that was begun.
    Scene,
    /// The ways to paint the picture.
    Style,
    /// The paintings to choose from.
    Choose,
    /// Drawing on the picture.
    Canvas,
    /// A title.
    Title,
    /// The person's works.
    Works,
    /// The talk board.
    Talk,
    /// The exhibition.
    Exhibit,
}

/// One step: one short sentence, its pictures, and what is opened for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LessonStep {
    /// The sentence.
    pub text: LocalText,
    /// Its pictures, the most important first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Sign>,
    /// How long it may take, for a timer that is only seen, minutes. Nothing happens when it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// What is opened for it; none: it is done beside the tablet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Opens>,
    /// The lesson is whole without it, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skippable: bool,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// Something that is laid out before the lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// What it is.
    pub text: LocalText,
    /// Its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
}

/// A lesson.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// Its id; one that comes with the program begins with `builtin/`.
    pub id: LessonId,
    /// What it is called.
    pub title: LocalText,
    /// The picture by which one finds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
    /// What one learns, in easy words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<LocalText>,
    /// What is laid out before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<Material>,
    /// Words that are worth knowing before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordId>,
    /// The steps, in order.
    pub steps: Vec<LessonStep>,
    /// For each way to press a button: how the lesson goes well with it, in one sentence.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub adaptations: BTreeMap<Means, LocalText>,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Opens {
    /// Everything that can be opened.
    pub const ALL: [Self; 11] = [
        Self::Paper,
        Self::Words,
        Self::Photo,
        Self::Scene,
        Self::Style,
        Self::Choose,
        Self::Canvas,
        Self::Title,
        Self::Works,
        Self::Talk,
        Self::Exhibit,
    ];
}

impl LessonId {
    /// Whether the lesson comes with the program.
    pub fn is_builtin(&self) -> bool {
        self.0.starts_with(BUILTIN)
    }

    /// The id under which a lesson from a file is kept: what comes with the program is never replaced.
    #[must_use]
    pub fn kept(self) -> Self {
        match self.0.strip_prefix(BUILTIN) {
            Some(rest) => Self(format!("{OWN}{rest}")),
            None => self,
        }
    }
}

impl Sign {
    /// The stored picture that it needs.
    pub fn blob(&self) -> Option<BlobId> {
        match self {
            Self::Word(_) => None,
            Self::Symbol(symbol) => symbol.blob().map(BlobId::from),
        }
    }
}

impl Lesson {
    /// Every picture of it.
    pub fn signs(&self) -> impl Iterator<Item = &Sign> {
        let steps = self.steps.iter().flat_map(|step| &step.signs);
        steps.chain(self.materials.iter().filter_map(|material| material.sign.as_ref())).chain(&self.sign)
    }

    /// Every text of it.
    pub fn texts(&self) -> impl Iterator<Item = &LocalText> {
        let goals = self.goals.iter().chain(self.materials.iter().map(|material| &material.text));
        std::iter::once(&self.title)
            .chain(goals)
            .chain(self.steps.iter().map(|step| &step.text))
            .chain(self.adaptations.values())
    }

    /// Whether it can be followed as it is.
    pub fn is_whole(&self) -> bool {
        faults(self).is_empty()
    }

    /// The picture by which one finds it: its own, else that of its first step that has one.
    pub fn face(&self) -> Option<&Sign> {
        self.sign.as_ref().or_else(|| self.steps.iter().find_map(|step| step.signs.first()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_the_program_is_never_replaced() {
        let builtin = LessonId::from("builtin/first-marks");
        assert!(builtin.is_builtin());
        assert_eq!(builtin.kept(), LessonId::from("own/first-marks"));
        assert_eq!(LessonId::from("l-1").kept(), LessonId::from("l-1"));
    }

    #[test]
    fn what_a_newer_version_wrote_stays() {
        let text = r#"{"id":"l","title":{"ko":"길"},"steps":[{"text":{"ko":"가요."},"song":1}],"mood":"calm"}"#;
        let lesson: Lesson = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&lesson).unwrap(), text);
    }
}
