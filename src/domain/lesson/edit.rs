//! Changes of a lesson, one at a time. What cannot be is refused; what is merely not good yet is told by the faults.

use super::check::{MAX_GOALS, MAX_MATERIALS, MAX_MINUTES, MAX_SIGNS, MAX_STEPS, MAX_WORDS};
use super::{Lesson, LessonStep, Material, Means, Opens, Sign};
use crate::domain::id::WordId;
use crate::domain::locale::{Lang, LocalText};
use serde::{Deserialize, Serialize};

/// A text of a lesson. Numbers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LessonText {
    /// Its title.
    Title,
    /// What one learns.
    Goal(usize),
    /// What is laid out.
    Material(usize),
    /// The sentence of a step.
    Step(usize),
    /// How it goes well with a way to press a button.
    Means(Means),
}

/// What has one picture. Numbers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signed {
    /// The lesson.
    Lesson,
    /// What is laid out.
    Material(usize),
}

/// A change. Steps and places in lists count from 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LessonEdit {
    /// A text in one language; empty takes it out.
    Text(LessonText, Lang, String),
    /// A picture, or none.
    Sign(Signed, Option<Sign>),
    /// One more goal, still empty.
    AddGoal,
    /// One more thing that is laid out, still empty.
    AddMaterial,
    /// A goal goes.
    TakeGoal(usize),
    /// Something that is laid out goes.
    TakeMaterial(usize),
    /// A word to know before comes or goes.
    Word(WordId, bool),
    /// An empty step at this place.
    AddStep(usize),
    /// A step goes.
    TakeStep(usize),
    /// A step changes places with the one after it (true) or before it.
    MoveStep(usize, bool),
    /// One more picture of a step.
    AddSign(usize, Sign),
    /// A picture of a step goes: which step, which picture.
    TakeSign(usize, usize),
    /// How long a step may take, minutes.
    Minutes(usize, Option<u16>),
    /// What is opened for a step.
    Opens(usize, Option<Opens>),
    /// Whether a step may be left out.
    Skippable(usize, bool),
}

impl LessonEdit {
    /// The name of the change, for the list of what can be undone.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AddStep(_) => "lesson-step-add",
            Self::TakeStep(_) => "lesson-step-take",
            Self::MoveStep(..) => "lesson-step-move",
            _ => "lesson-change",
        }
    }
}

/// The lesson after a change; `None`: it is about something that is not there, one more would be too many, or nothing changes.
pub fn apply(lesson: &Lesson, edit: LessonEdit) -> Option<Lesson> {
    let mut new = lesson.clone();
    change(&mut new, edit)?;
    (new != *lesson).then_some(new)
}

fn change(lesson: &mut Lesson, edit: LessonEdit) -> Option<()> {
    match edit {
        LessonEdit::Text(of, lang, text) => write(lesson, of, lang, text)?,
        LessonEdit::Sign(Signed::Lesson, sign) => lesson.sign = sign,
        LessonEdit::Sign(Signed::Material(nth), sign) => lesson.materials.get_mut(nth)?.sign = sign,
        LessonEdit::AddGoal => push(&mut lesson.goals, LocalText::default(), MAX_GOALS)?,
        LessonEdit::AddMaterial => {
            push(&mut lesson.materials, Material { text: LocalText::default(), sign: None }, MAX_MATERIALS)?;
        }
        LessonEdit::TakeGoal(nth) => take(&mut lesson.goals, nth)?,
        LessonEdit::TakeMaterial(nth) => take(&mut lesson.materials, nth)?,
        LessonEdit::Word(word, true) if !lesson.words.contains(&word) => push(&mut lesson.words, word, MAX_WORDS)?,
        LessonEdit::Word(_, true) => {}
        LessonEdit::Word(word, false) => lesson.words.retain(|known| *known != word),
        LessonEdit::AddStep(at) if lesson.steps.len() < MAX_STEPS && at <= lesson.steps.len() => {
            lesson.steps.insert(at, LessonStep::default());
        }
        LessonEdit::AddStep(_) => return None,
        LessonEdit::TakeStep(nth) => take(&mut lesson.steps, nth)?,
        LessonEdit::MoveStep(nth, later) => swap(&mut lesson.steps, nth, later)?,
        LessonEdit::AddSign(step, sign) => push(&mut lesson.steps.get_mut(step)?.signs, sign, MAX_SIGNS)?,
        LessonEdit::TakeSign(step, nth) => take(&mut lesson.steps.get_mut(step)?.signs, nth)?,
        LessonEdit::Minutes(step, minutes) => {
            lesson.steps.get_mut(step)?.minutes = minutes.map(|minutes| minutes.clamp(1, MAX_MINUTES));
        }
        LessonEdit::Opens(step, opens) => lesson.steps.get_mut(step)?.opens = opens,
        LessonEdit::Skippable(step, skippable) => lesson.steps.get_mut(step)?.skippable = skippable,
    }
    Some(())
}

fn write(lesson: &mut Lesson, of: LessonText, lang: Lang, text: String) -> Option<()> {
    let both = match of {
        LessonText::Title => &mut lesson.title,
        LessonText::Goal(nth) => lesson.goals.get_mut(nth)?,
        LessonText::Material(nth) => &mut lesson.materials.get_mut(nth)?.text,
        LessonText::Step(nth) => &mut lesson.steps.get_mut(nth)?.text,
        LessonText::Means(means) => lesson.adaptations.entry(means).or_default(),
    };
    match lang {
        Lang::Ko => both.ko = text,
        Lang::En => both.en = text,
    }
    lesson.adaptations.retain(|_, text| !(text.ko.is_empty() && text.en.is_empty()));
    Some(())
}

fn push<T>(list: &mut Vec<T>, one: T, most: usize) -> Option<()> {
    (list.len() < most).then(|| list.push(one))
}

fn take<T>(list: &mut Vec<T>, nth: usize) -> Option<()> {
    (nth < list.len()).then(|| drop(list.remove(nth)))
}

fn swap<T>(list: &mut [T], nth: usize, later: bool) -> Option<()> {
    let other = if later { nth.checked_add(1)? } else { nth.checked_sub(1)? };
    (nth.max(other) < list.len()).then(|| list.swap(nth, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(steps: &[&str]) -> Lesson {
        let step = |text: &&str| LessonStep { text: LocalText::same(*text), ..LessonStep::default() };
        Lesson { id: "l".into(), steps: steps.iter().map(step).collect(), ..Lesson::default() }
    }

    fn texts(lesson: &Lesson) -> Vec<&str> {
        lesson.steps.iter().map(|step| step.text.ko.as_str()).collect()
    }

    #[test]
    fn steps_come_move_and_go() {
        let lesson = lesson(&["가", "나", "다"]);
        let changed = |edit| apply(&lesson, edit).map(|lesson| texts(&lesson).join(" "));
        assert_eq!(changed(LessonEdit::AddStep(1)).as_deref(), Some("가  나 다"));
        assert_eq!(changed(LessonEdit::AddStep(3)).as_deref(), Some("가 나 다 "));
        assert_eq!(changed(LessonEdit::AddStep(4)), None, "there would be a hole");
        assert_eq!(changed(LessonEdit::TakeStep(1)).as_deref(), Some("가 다"));
        assert_eq!(changed(LessonEdit::TakeStep(3)), None);
        assert_eq!(changed(LessonEdit::MoveStep(0, true)).as_deref(), Some("나 가 다"));
        assert_eq!(changed(LessonEdit::MoveStep(2, false)).as_deref(), Some("가 다 나"));
        assert_eq!(changed(LessonEdit::MoveStep(0, false)), None);
        assert_eq!(changed(LessonEdit::MoveStep(2, true)), None);
        assert_eq!(changed(LessonEdit::MoveStep(usize::MAX, true)), None);
    }

    #[test]
    fn nothing_grows_without_end() {
        let mut full = lesson(&["가"; MAX_STEPS]);
        assert_eq!(apply(&full, LessonEdit::AddStep(0)), None);
        let sign = || Sign::Word("draw".into());
        for _ in 0..MAX_SIGNS {
            full = apply(&full, LessonEdit::AddSign(0, sign())).unwrap();
        }
        assert_eq!(apply(&full, LessonEdit::AddSign(0, sign())), None);
        let minutes = |minutes| apply(&full, LessonEdit::Minutes(0, Some(minutes))).unwrap().steps[0].minutes;
        assert_eq!((minutes(0), minutes(u16::MAX)), (Some(1), Some(MAX_MINUTES)));
    }

    #[test]
    fn a_text_is_of_one_language_and_an_empty_advice_is_none() {
        let of = LessonText::Means(Means::Dwell);
        let text = |lesson: &Lesson, lang, text: &str| apply(lesson, LessonEdit::Text(of, lang, text.to_owned()));
        let korean = text(&lesson(&[]), Lang::Ko, "천천히 해요.").unwrap();
        let both = text(&korean, Lang::En, "Take your time.").unwrap();
        assert_eq!(both.adaptations[&Means::Dwell], LocalText::new("천천히 해요.", "Take your time."));
        let english = text(&both, Lang::Ko, "").unwrap();
        assert_eq!(english.adaptations[&Means::Dwell].get(Lang::Ko), "Take your time.");
        assert!(text(&english, Lang::En, "").unwrap().adaptations.is_empty());
        assert_eq!(apply(&korean, LessonEdit::Text(LessonText::Goal(0), Lang::Ko, "선".into())), None, "no such goal");
        assert_eq!(text(&korean, Lang::Ko, "천천히 해요."), None, "nothing changes");
    }

    #[test]
    fn a_word_stands_there_once() {
        let one = apply(&lesson(&[]), LessonEdit::Word("draw".into(), true)).unwrap();
        assert_eq!(apply(&one, LessonEdit::Word("draw".into(), true)), None);
        assert!(apply(&one, LessonEdit::Word("draw".into(), false)).unwrap().words.is_empty());
    }
}
