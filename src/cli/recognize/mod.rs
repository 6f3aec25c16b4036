//! `recognize` and `teach`: what a picture, a drawing or a recording shows, and what it is to mean.

mod hands;
mod shown;
mod ways;

use super::args::{RecognizeTask, TeachTask};
use super::{Context, Done};
use crate::domain::shown::Way;
pub(super) use hands::HandsTask;

pub(super) fn run(context: &Context, task: &RecognizeTask) -> Done {
    match task {
        RecognizeTask::Hands(task) => hands::run(context, task),
        RecognizeTask::Sign { path } => ways::recognize(context, Way::Sign, path),
        RecognizeTask::Card { path } => ways::recognize(context, Way::Card, path),
        RecognizeTask::Sketch { path } => ways::recognize(context, Way::Sketch, path),
        RecognizeTask::Word { path } => ways::recognize(context, Way::Word, path),
    }
}

pub(super) fn teach(context: &Context, task: &TeachTask) -> Done {
    let (way, example) = match task {
        TeachTask::Sign(example) => (Way::Sign, example),
        TeachTask::Card(example) => (Way::Card, example),
        TeachTask::Sketch(example) => (Way::Sketch, example),
        TeachTask::Word(example) => (Way::Word, example),
    };
    ways::teach(context, way, &example.word, &example.paths)
}
