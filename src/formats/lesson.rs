//! Files of lessons: those that come with the program, and those that are given from one tablet to another.

use crate::domain::lesson::{Fault, Lesson, Sign, faults};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The `format` of a file.
const FORMAT: &str = "malgeurim-lessons";
/// The newest form that is read, and the one that is written.
const VERSION: u32 = 1;
/// Bytes of a file: far above what a hundred lessons take.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// Lessons in a file.
pub const MAX_LESSONS: usize = 100;

/// The lessons that come with the program, in their order.
const BUILTIN: [&str; 12] = [
    include_str!("../../assets/lessons/01-first-marks.json"),
    include_str!("../../assets/lessons/02-colours-of-my-day.json"),
    include_str!("../../assets/lessons/03-my-room.json"),
    include_str!("../../assets/lessons/04-weather.json"),
    include_str!("../../assets/lessons/05-portrait-by-hand.json"),
    include_str!("../../assets/lessons/06-portrait-with-computer.json"),
    include_str!("../../assets/lessons/07-painting-over.json"),
    include_str!("../../assets/lessons/08-choosing-of-four.json"),
    include_str!("../../assets/lessons/09-giving-a-title.json"),
    include_str!("../../assets/lessons/10-hanging-a-show.json"),
    include_str!("../../assets/lessons/11-begin-with-a-photo.json"),
    include_str!("../../assets/lessons/12-taking-turns.json"),
];

/// Why a file was not read. Nothing of it is taken then.
#[derive(Debug, thiserror::Error)]
pub enum LessonError {
    /// Too large.
    #[error("the file is larger than {MAX_BYTES} bytes")]
    TooBig,
    /// Something else, or damaged.
    #[error("the file has no lessons that can be read: {0}")]
    Unreadable(String),
    /// Of a newer version of the program.
    #[error("the file is of a newer version ({0})")]
    Newer(u32),
    /// None, or too many.
    #[error("the file has no lesson, or more than {MAX_LESSONS}")]
    Count,
    /// One cannot be followed: which, counted from 0, and what is wrong with it first.
    #[error("lesson {0} cannot be followed: {1}")]
    Lesson(usize, Fault),
    /// Two have the same id.
    #[error("the id {0} is there twice")]
    Twice(String),
}

/// What is looked at first: the rest of a file of another kind or version may have any form.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Body {
    lessons: Vec<Lesson>,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    lessons: &'a [Lesson],
}

/// Reads a file. Pictures that lie in the store of another device are left out: they are not in the file.
///
/// # Errors
/// See [`LessonError`].
pub fn read(bytes: &[u8]) -> Result<Vec<Lesson>, LessonError> {
    if bytes.len() > MAX_BYTES {
        return Err(LessonError::TooBig);
    }
    let unreadable = |why: serde_json::Error| LessonError::Unreadable(why.to_string());
    let head: Head = serde_json::from_slice(bytes).map_err(unreadable)?;
    match head {
        Head { format, .. } if format != FORMAT => return Err(LessonError::Unreadable(format)),
        Head { version, .. } if version > VERSION => return Err(LessonError::Newer(version)),
        _ => {}
    }
    let Body { lessons } = serde_json::from_slice(bytes).map_err(unreadable)?;
    if lessons.is_empty() || lessons.len() > MAX_LESSONS {
        return Err(LessonError::Count);
    }
    let lessons: Vec<Lesson> = lessons.into_iter().map(plain).collect();
    for (nth, lesson) in lessons.iter().enumerate() {
        if let Some(fault) = faults(lesson).into_iter().next() {
            return Err(LessonError::Lesson(nth, fault));
        }
        if lessons.iter().take(nth).any(|other| other.id == lesson.id) {
            return Err(LessonError::Twice(lesson.id.0.clone()));
        }
    }
    Ok(lessons)
}

/// Writes lessons as a file.
///
/// # Errors
/// `Count`: none, or too many; `Lesson`: one that cannot be followed, so that nobody could read the file; `Unreadable`: one that
/// cannot be written as JSON.
pub fn write(lessons: &[Lesson]) -> Result<Vec<u8>, LessonError> {
    if lessons.is_empty() || lessons.len() > MAX_LESSONS {
        return Err(LessonError::Count);
    }
    let lessons: Vec<Lesson> = lessons.iter().cloned().map(plain).collect();
    for (nth, lesson) in lessons.iter().enumerate() {
        if let Some(fault) = faults(lesson).into_iter().next() {
            return Err(LessonError::Lesson(nth, fault));
        }
    }
    let file = Written { format: FORMAT, version: VERSION, lessons: &lessons };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|why| LessonError::Unreadable(why.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// What comes with the program. Its files are tested, so one that cannot be read is left out and logged.
pub fn builtin() -> Vec<Lesson> {
    let lessons = BUILTIN.into_iter().map(|file| read(file.as_bytes()));
    let read = |lessons: Result<Vec<Lesson>, LessonError>| {
        lessons.unwrap_or_else(|error| {
            tracing::error!(%error, "lesson left out");
            Vec::new()
        })
    };
    lessons.flat_map(read).collect()
}

/// A lesson as it is in a file: its texts composed (NFC), without pictures that only one store has.
fn plain(mut lesson: Lesson) -> Lesson {
    lesson.sign.take_if(|sign| is_stored(sign));
    for step in &mut lesson.steps {
        step.signs.retain(|sign| !is_stored(sign));
    }
    for material in &mut lesson.materials {
        material.sign.take_if(|sign| is_stored(sign));
    }
    let goals = lesson.goals.iter_mut().chain(lesson.materials.iter_mut().map(|material| &mut material.text));
    let texts = goals.chain(lesson.steps.iter_mut().map(|step| &mut step.text)).chain(lesson.adaptations.values_mut());
    for text in std::iter::once(&mut lesson.title).chain(texts) {
        (text.ko, text.en) = (text.ko.nfc().collect(), text.en.nfc().collect());
    }
    lesson
}

fn is_stored(sign: &Sign) -> bool {
    // Also a picture of a symbol pack is one of this device alone.
    matches!(sign, Sign::Symbol(symbol) if symbol.blob().is_some() || symbol.pack().is_some())
}
