//! Where in a lesson a person is. Everything goes at their own pace: nothing goes on by itself, and no time runs out.

use super::{Lesson, LessonStep};
use crate::domain::id::{LessonId, Millis, ProfileId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const MINUTE_MS: f64 = 60_000.0;

/// How a person stands to the lesson they began last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// They follow it.
    #[default]
    Going,
    /// They left it; where they were is kept, so that they can go on.
    Left,
    /// They are through.
    Finished,
}

/// A person in a lesson: a record of each person, with their id. It is a place as an open board is one, so it stands in no undo
/// list: an undo while drawing must take back a mark, never the step. The way back is the step before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Following {
    /// Who.
    pub profile: ProfileId,
    /// Which lesson.
    pub lesson: LessonId,
    /// Which step, counted from 0.
    pub at: usize,
    /// Since when this step.
    pub since: Millis,
    /// When the lesson was begun.
    pub begun: Millis,
    /// Steps that are done.
    #[serde(default)]
    pub done: BTreeSet<usize>,
    /// When what belongs to a step was opened first.
    #[serde(default)]
    pub opened: BTreeMap<usize, Millis>,
    /// Whether they are still in it.
    #[serde(default)]
    pub standing: Standing,
    /// An instructor gave it: what its steps open is open, also where it is hidden else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub given: bool,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// First this, then that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstThen<'a> {
    /// What is done now.
    pub first: &'a LessonStep,
    /// What comes then; `None`: then it is done.
    pub then: Option<&'a LessonStep>,
}

impl Following {
    /// At the first step.
    pub fn begin(profile: ProfileId, lesson: LessonId, now: Millis) -> Self {
        Self { profile, lesson, since: now, begun: now, ..Self::default() }
    }

    /// Whether the lesson is followed now.
    pub fn is_going(&self) -> bool {
        self.standing == Standing::Going
    }

    /// Nothing was done in it yet.
    pub fn is_new(&self) -> bool {
        self.at == 0 && self.done.is_empty() && self.opened.is_empty()
    }

    /// The person has come to it: only now does the time of the first step begin. Whoever is at work already goes on.
    #[must_use]
    pub fn start(self, now: Millis) -> Self {
        if self.is_new() { Self { since: now, ..self } } else { self }
    }

    /// Which step it is, in the lesson as it is now: it may have fewer steps than it had.
    pub fn place(&self, lesson: &Lesson) -> usize {
        self.at.min(lesson.steps.len().saturating_sub(1))
    }

    /// Whether it is the last step.
    pub fn is_last(&self, lesson: &Lesson) -> bool {
        self.place(lesson) + 1 >= lesson.steps.len()
    }

    /// This step is done: the next one; after the last one the lesson is finished.
    #[must_use]
    pub fn next(&self, lesson: &Lesson, now: Millis) -> Self {
        let mut after = self.clone();
        after.done.insert(self.place(lesson));
        if self.is_last(lesson) { after.finish() } else { after.jump(lesson, self.place(lesson) + 1, now) }
    }

    /// The next step without having done this one; `None`: it may not be skipped.
    pub fn skip(&self, lesson: &Lesson, now: Millis) -> Option<Self> {
        let place = self.place(lesson);
        lesson.steps.get(place).filter(|step| step.skippable)?;
        Some(if self.is_last(lesson) { self.clone().finish() } else { self.jump(lesson, place + 1, now) })
    }

    /// The step before; at the first one it stays. What was done stays done.
    #[must_use]
    pub fn back(&self, lesson: &Lesson, now: Millis) -> Self {
        self.jump(lesson, self.place(lesson).saturating_sub(1), now)
    }

    /// Any step. The same one keeps its time.
    #[must_use]
    pub fn jump(&self, lesson: &Lesson, step: usize, now: Millis) -> Self {
        let at = step.min(lesson.steps.len().saturating_sub(1));
        let since = if at == self.place(lesson) { self.since } else { now };
        Self { at, since, standing: Standing::Going, ..self.clone() }
    }

    /// The lesson is over.
    #[must_use]
    pub fn finish(self) -> Self {
        Self { standing: Standing::Finished, ..self }
    }

    /// It is left; one can go on later.
    #[must_use]
    pub fn leave(self) -> Self {
        Self { standing: Standing::Left, ..self }
    }

    /// Goes on where it was left. The step's time begins anew: nobody was at it.
    #[must_use]
    pub fn go_on(self, now: Millis) -> Self {
        Self { standing: Standing::Going, since: now, ..self }
    }

    /// What belongs to this step was opened. The first time counts: a work begun since then is the step's own.
    #[must_use]
    pub fn open(mut self, lesson: &Lesson, now: Millis) -> Self {
        let place = self.place(lesson);
        self.opened.entry(place).or_insert(now);
        self
    }

    /// What is done now, and what then. `None`: the lesson has no steps.
    pub fn first_then<'a>(&self, lesson: &'a Lesson) -> Option<FirstThen<'a>> {
        let place = self.place(lesson);
        Some(FirstThen { first: lesson.steps.get(place)?, then: lesson.steps.get(place + 1) })
    }

    /// How much of the step's time is left, from 1 (all) to 0 (none); `None`: the step has no time.
    pub fn time_left(&self, lesson: &Lesson, now: Millis) -> Option<f32> {
        let minutes = lesson.steps.get(self.place(lesson))?.minutes?;
        let gone = now.saturating_sub(self.since).max(0) as f64 / (f64::from(minutes.max(1)) * MINUTE_MS);
        Some((1.0 - gone).clamp(0.0, 1.0) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::LocalText;

    /// Three steps; the second may be skipped, the first takes five minutes.
    fn lesson() -> Lesson {
        let step = |text: &str, minutes, skippable| LessonStep {
            text: LocalText::same(text),
            minutes,
            skippable,
            ..LessonStep::default()
        };
        let steps = vec![step("선", Some(5), false), step("점", None, true), step("이름", None, false)];
        Lesson { id: "l".into(), title: LocalText::same("선"), steps, ..Lesson::default() }
    }

    fn at(step: usize) -> Following {
        Following::begin("p".into(), "l".into(), 1000).jump(&lesson(), step, 2000)
    }

    #[test]
    fn steps_are_done_one_after_the_other() {
        let lesson = lesson();
        let second = at(0).next(&lesson, 3000);
        assert_eq!((second.at, second.since, second.begun), (1, 3000, 1000));
        assert_eq!(second.done, BTreeSet::from([0]));
        let through = second.next(&lesson, 4000).next(&lesson, 5000);
        assert_eq!((through.standing, through.done.len(), through.at), (Standing::Finished, 3, 2));
    }

    #[test]
    fn back_keeps_what_was_done() {
        let lesson = lesson();
        let back = at(0).next(&lesson, 3000).back(&lesson, 4000);
        assert_eq!((back.at, back.since), (0, 4000));
        assert_eq!(back.done, BTreeSet::from([0]));
        assert_eq!(back.back(&lesson, 5000), back, "there is nothing before the first");
    }

    #[test]
    fn only_what_may_be_skipped_is() {
        let lesson = lesson();
        assert_eq!(at(0).skip(&lesson, 9), None);
        let skipped = at(1).skip(&lesson, 9).unwrap();
        assert_eq!((skipped.at, skipped.since), (2, 9));
        assert!(skipped.done.is_empty());
        assert_eq!(at(2).skip(&lesson, 9), None);
    }

    #[test]
    fn first_then_ends_with_the_last_step() {
        let lesson = lesson();
        let told = |following: Following| {
            let FirstThen { first, then } = following.first_then(&lesson).unwrap();
            (first.text.ko.clone(), then.map(|step| step.text.ko.clone()))
        };
        assert_eq!(told(at(0)), ("선".to_owned(), Some("점".to_owned())));
        assert_eq!(told(at(2)), ("이름".to_owned(), None));
        assert_eq!(at(0).first_then(&Lesson::default()), None);
    }

    #[test]
    fn a_lesson_that_became_shorter_is_followed_at_its_last_step() {
        let mut short = lesson();
        let last = at(2);
        short.steps.truncate(1);
        assert_eq!((last.place(&short), last.is_last(&short)), (0, true));
        assert_eq!(last.next(&short, 9).standing, Standing::Finished);
        short.steps.clear();
        assert_eq!((last.place(&short), last.time_left(&short, 9)), (0, None));
    }

    #[test]
    fn time_shrinks_and_stays_at_nothing() {
        let lesson = lesson();
        let first = Following::begin("p".into(), "l".into(), 0);
        let left = |now| first.time_left(&lesson, now).unwrap();
        assert_eq!((left(0), left(150_000), left(300_000), left(Millis::MAX)), (1.0, 0.5, 0.0, 0.0));
        assert_eq!(left(-5), 1.0, "a clock that was set back");
        assert_eq!(at(1).time_left(&lesson, 9), None);
    }

    #[test]
    fn the_time_begins_when_the_person_comes() {
        let lesson = lesson();
        let begun = Following::begin("p".into(), "l".into(), 1000);
        assert_eq!(begun.clone().start(9000).since, 9000);
        let at_work = begun.next(&lesson, 2000);
        assert_eq!(at_work.clone().start(9000), at_work);
    }

    #[test]
    fn what_was_left_goes_on_at_its_step() {
        let lesson = lesson();
        let on = at(1).leave().go_on(7000);
        assert_eq!((on.at, on.since, on.standing), (1, 7000, Standing::Going));
        assert_eq!(at(1).jump(&lesson, 1, 9000).since, 2000, "the same step keeps its time");
    }

    #[test]
    fn it_is_read_again_as_it_was_written() {
        let lesson = lesson();
        let following = at(0).open(&lesson, 5).next(&lesson, 6).open(&lesson, 7).open(&lesson, 8);
        assert_eq!(following.opened, BTreeMap::from([(0, 5), (1, 7)]), "the first time counts");
        let text = serde_json::to_string(&following).unwrap();
        assert_eq!(serde_json::from_str::<Following>(&text).unwrap(), following);
    }
}
