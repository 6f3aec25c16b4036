//! What is open: a camera looking for hands or cards, a microphone listening for words.

use crate::app::{Understood, View};
use crate::domain::notice::Notice;
use crate::recognition::Known;

/// What one step gave.
#[derive(Default)]
pub(super) struct Step {
    /// What is seen now.
    pub view: Option<View>,
    /// It was heard or seen only badly.
    pub hint: Option<Notice>,
    /// Something was shown.
    pub understood: Option<Understood>,
}

/// How it is looked and listened.
#[derive(Clone, Copy)]
pub(super) struct Mode {
    /// A word is being taught: whatever is shown is an example.
    pub lesson: bool,
    /// A question waits: nothing is understood. What is still there afterwards is new then.
    pub paused: bool,
}

/// Something open. Dropping it closes it.
pub(super) trait Session {
    /// Whether the camera or microphone gives something already.
    fn is_open(&self) -> bool;

    /// Looks at the newest; waits at most a few hundredths of a second.
    ///
    /// # Errors
    /// What the person is told when it cannot go on.
    fn step(&mut self, known: &Known, mode: Mode) -> Result<Step, Notice>;

    /// Push to talk: a word begins or ends.
    fn talking(&mut self, _on: bool) {}
}
