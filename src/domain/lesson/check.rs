//! What a lesson must be: told when one comes from a file, and while one is written.

use super::{Lesson, Means};
use crate::domain::locale::LocalText;

/// Longest text in characters, in any language.
pub const MAX_SENTENCE: usize = 160;
const MAX_ID: usize = 120;
/// Most steps.
pub const MAX_STEPS: usize = 30;
/// Most pictures of a step.
pub const MAX_SIGNS: usize = 4;
const MAX_SYMBOL: usize = 100;
/// Most goals.
pub const MAX_GOALS: usize = 8;
/// Most things that are laid out.
pub const MAX_MATERIALS: usize = 16;
/// Most words to know before.
pub const MAX_WORDS: usize = 24;
/// Longest time of a step, minutes.
pub const MAX_MINUTES: u16 = 240;

/// Why something is no lesson. The number is that of the step, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No id, or one that is too long or has signs that no id has.
    #[error("the lesson has no id that can be used")]
    Id,
    /// No title.
    #[error("the lesson has no title")]
    Title,
    /// No steps, or too many.
    #[error("the lesson has no step, or more than {MAX_STEPS}")]
    Steps,
    /// A step without a sentence.
    #[error("step {0} has no sentence")]
    Sentence(usize),
    /// A step with too many pictures.
    #[error("step {0} has more than {MAX_SIGNS} pictures")]
    Signs(usize),
    /// A step whose time is none.
    #[error("step {0} takes no time, or more than {MAX_MINUTES} minutes")]
    Minutes(usize),
    /// A text that is too long, or has signs that are not seen.
    #[error("a text is longer than {MAX_SENTENCE} characters or cannot be shown")]
    Text,
    /// A picture or word whose name is too long.
    #[error("the name of a picture or word is too long")]
    Symbol,
    /// Too many goals, materials or words.
    #[error("too many goals, materials or words")]
    Lists,
}

impl Fault {
    /// The step that it is about, counted from 0; `None`: the lesson as a whole.
    pub fn step(&self) -> Option<usize> {
        match self {
            Self::Sentence(nth) | Self::Signs(nth) | Self::Minutes(nth) => Some(*nth),
            _ => None,
        }
    }
}

/// Everything that is wrong with a lesson; empty: it can be followed.
pub fn faults(lesson: &Lesson) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |is_so: bool, fault: Fault| {
        if is_so {
            faults.push(fault);
        }
    };
    fault(!is_id(lesson.id.as_str()), Fault::Id);
    fault(is_empty(&lesson.title), Fault::Title);
    fault(lesson.steps.is_empty() || lesson.steps.len() > MAX_STEPS, Fault::Steps);
    for (nth, step) in lesson.steps.iter().take(MAX_STEPS).enumerate() {
        fault(is_empty(&step.text), Fault::Sentence(nth));
        fault(step.signs.len() > MAX_SIGNS, Fault::Signs(nth));
        fault(step.minutes.is_some_and(|minutes| !(1..=MAX_MINUTES).contains(&minutes)), Fault::Minutes(nth));
    }
    fault(!lesson.texts().all(is_shown), Fault::Text);
    let signs = lesson.signs().map(|sign| match sign {
        super::Sign::Word(word) => word.as_str(),
        super::Sign::Symbol(symbol) => symbol.0.as_str(),
    });
    let mut names = signs.chain(lesson.words.iter().map(|word| word.as_str()));
    fault(names.any(|name| name.chars().count() > MAX_SYMBOL), Fault::Symbol);
    let long = lesson.goals.len() > MAX_GOALS || lesson.materials.len() > MAX_MATERIALS;
    fault(long || lesson.words.len() > MAX_WORDS || lesson.adaptations.len() > Means::ALL.len(), Fault::Lists);
    faults
}

fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "-_/.".contains(c);
    !id.is_empty() && id.chars().count() <= MAX_ID && id.chars().all(plain)
}

fn is_empty(text: &LocalText) -> bool {
    [&text.ko, &text.en].into_iter().all(|text| text.trim().is_empty())
}

fn is_shown(text: &LocalText) -> bool {
    let shown = |text: &String| text.chars().count() <= MAX_SENTENCE && !text.chars().any(char::is_control);
    shown(&text.ko) && shown(&text.en)
}

#[cfg(test)]
mod tests {
    use super::super::{LessonStep, Sign};
    use super::*;

    fn lesson() -> Lesson {
        let step = LessonStep { text: LocalText::same("선을 그어요."), ..LessonStep::default() };
        Lesson { id: "l-1".into(), title: LocalText::same("선"), steps: vec![step], ..Lesson::default() }
    }

    #[test]
    fn a_title_and_a_step_are_enough() {
        assert_eq!(faults(&lesson()), []);
    }

    #[test]
    fn every_fault_is_told() {
        let told = |change: &dyn Fn(&mut Lesson)| {
            let mut lesson = lesson();
            change(&mut lesson);
            faults(&lesson)
        };
        assert_eq!(told(&|l| l.id = "".into()), [Fault::Id]);
        assert_eq!(told(&|l| l.id = "a b".into()), [Fault::Id]);
        assert_eq!(told(&|l| l.title = LocalText::same(" ")), [Fault::Title]);
        assert_eq!(told(&|l| l.steps.clear()), [Fault::Steps]);
        assert_eq!(told(&|l| l.steps = vec![l.steps[0].clone(); MAX_STEPS + 1]), [Fault::Steps]);
        assert_eq!(told(&|l| l.steps[0].text = LocalText::default()), [Fault::Sentence(0)]);
        assert_eq!(told(&|l| l.steps[0].minutes = Some(0)), [Fault::Minutes(0)]);
        let signs = vec![Sign::Word("draw".into()); MAX_SIGNS + 1];
        assert_eq!(told(&|l| l.steps[0].signs.clone_from(&signs)), [Fault::Signs(0)]);
        assert_eq!(told(&|l| l.goals = vec![LocalText::same("a".repeat(MAX_SENTENCE + 1))]), [Fault::Text]);
        assert_eq!(told(&|l| l.title = LocalText::same("a\u{7}b")), [Fault::Text]);
        assert_eq!(told(&|l| l.words = vec!["w".repeat(MAX_SYMBOL + 1).into()]), [Fault::Symbol]);
        assert_eq!(told(&|l| l.words = vec!["w".into(); MAX_WORDS + 1]), [Fault::Lists]);
    }
}
