//! A message to the person: what happened, in a form that `text` can word in each language.

use serde::{Deserialize, Serialize};

/// How serious it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something could not be done; nothing is lost.
    Problem,
}

/// A message to the person. `what` is a Fluent message id under `notice-`; `<what>.hint` says what to do.
/// Notices never hold error texts of the system: those go to the log.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Notice {
    /// How serious.
    pub kind: NoticeKind,
    /// Message id without its `notice-`, e.g. `no-sound-device`.
    pub what: String,
    /// Values for the message, e.g. (`name`, `우리 판`).
    #[serde(default)]
    pub args: Vec<(String, String)>,
}

impl Notice {
    /// Something was done.
    pub fn done(what: &str) -> Self {
        Self { kind: NoticeKind::Done, what: what.to_owned(), args: Vec::new() }
    }

    /// Something could not be done.
    pub fn problem(what: &str) -> Self {
        Self { kind: NoticeKind::Problem, what: what.to_owned(), args: Vec::new() }
    }

    /// Adds a value for the message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}
