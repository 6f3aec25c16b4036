//! Scanning: what can be chosen is marked part after part; a press takes the marked part, then its rows, then one target.
//!
//! The marked part follows the screen: when other targets are drawn, the mark stays on the same target if it is still there.

#[cfg(test)]
mod tests;
mod tree;

use super::switch::Role;
use serde::{Deserialize, Serialize};
pub use tree::{Node, tree};

/// In which order targets are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// A part of the screen, then a row of it, then a target.
    #[default]
    Groups,
    /// A row, then a target.
    Rows,
    /// Target after target.
    Linear,
}

/// What moves the mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Advance {
    /// Time.
    #[default]
    Auto,
    /// A switch whose role is [`Role::Next`].
    Step,
}

/// How a person scans. Times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScanSettings {
    /// Order.
    pub style: Style,
    /// What moves the mark.
    pub advance: Advance,
    /// How long a target stays marked.
    pub step_ms: u32,
    /// …and how much longer the first of a row: a person must find it first.
    pub first_ms: u32,
    /// With [`Advance::Step`]: what is marked is taken by itself after this long. 0: by a switch only.
    pub accept_ms: u32,
    /// So often a row is gone through before it is left; then the mark rests until a switch is pressed.
    pub loops: u8,
    /// A press this soon after the mark moved by itself means the target before: nobody answers so fast. 0: never.
    pub late_ms: u32,
    /// A way back stands at the end of each row and group.
    pub back: bool,
    /// The first press begins; else the mark goes round by itself.
    pub wait: bool,
    /// The mark waits while something is said.
    pub pause: bool,
    /// What is marked is told quietly.
    pub cue: bool,
}

impl Default for ScanSettings {
    fn default() -> Self {
        Self {
            style: Style::Groups,
            advance: Advance::Auto,
            step_ms: 1500,
            first_ms: 700,
            accept_ms: 0,
            loops: 3,
            late_ms: 150,
            back: true,
            wait: true,
            pause: true,
            cue: false,
        }
    }
}

impl ScanSettings {
    /// Shortest time of a step: a press needs a fifth of a second at the very least.
    pub const LEAST_MS: u32 = 300;
    /// Longest time, milliseconds.
    pub const MOST_MS: u32 = 10_000;
    /// Longest time after which a press still means the target before.
    pub const MOST_LATE_MS: u32 = 600;

    /// The same, held within what makes sense.
    pub fn held(self) -> Self {
        let accept_ms = if self.accept_ms == 0 { 0 } else { self.accept_ms.clamp(Self::LEAST_MS, Self::MOST_MS) };
        let step_ms = self.step_ms.clamp(Self::LEAST_MS, Self::MOST_MS);
        Self {
            step_ms,
            first_ms: self.first_ms.min(Self::MOST_MS),
            accept_ms,
            loops: self.loops.clamp(1, 10),
            // Never so long that nothing could be taken when it is marked.
            late_ms: self.late_ms.min(Self::MOST_LATE_MS).min(step_ms / 2),
            ..self
        }
    }
}

/// What came of a press or of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScanReply<T> {
    /// Nothing.
    Wait,
    /// Something else is marked now.
    Moved,
    /// This target is taken.
    Select(T),
}

/// What is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked<T> {
    /// One target, or all of a row or group.
    pub ids: Vec<T>,
    /// It is the way back, out of all of these.
    pub is_back: bool,
}

/// Where the mark is. `at` counts the parts of the level that was entered; the way back comes after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    at: usize,
    /// It came here from `former` by itself.
    former: Option<usize>,
    since_ms: u64,
    /// How long it has been here, without the time in which it waited.
    spent_ms: u64,
    loops: u8,
    /// The first after a level was entered.
    first: bool,
}

/// The state machine.
#[derive(Clone, Debug)]
pub struct Scan<T> {
    tree: Vec<Node<T>>,
    path: Vec<usize>,
    mark: Option<Mark>,
    last_ms: u64,
}

/// Longer than this between two frames, the program stood still, and nobody saw the mark: no time alone takes anything. Milliseconds.
const LONGEST_STEP_MS: u64 = 500;

impl<T> Default for Scan<T> {
    fn default() -> Self {
        Self { tree: Vec::new(), path: Vec::new(), mark: None, last_ms: 0 }
    }
}

impl<T: Clone + PartialEq> Scan<T> {
    /// What is marked now; `None`: the mark rests until a switch is pressed.
    pub fn marked(&self) -> Option<Marked<T>> {
        let (mark, level) = (self.mark?, self.level());
        Some(match level.get(mark.at) {
            Some(node) => Marked { ids: node.ids(), is_back: false },
            None => Marked { ids: level.iter().flat_map(Node::ids).collect(), is_back: true },
        })
    }

    /// Takes in what is on the screen.
    pub fn follow(&mut self, tree: Vec<Node<T>>, now_ms: u64) {
        if tree == self.tree {
            return;
        }
        let marked = self.marked();
        let depth = self.path.len();
        self.tree = tree;
        let kept =
            marked.and_then(|marked| Some((tree::find(&self.tree, marked.ids.first()?, depth)?, marked.is_back)));
        match (kept, &mut self.mark) {
            (Some(((path, at), is_back)), Some(mark)) => {
                mark.at = if is_back { tree::level(&self.tree, &path).len() } else { at };
                mark.former = None;
                self.path = path;
            }
            (None, Some(_)) => self.start(now_ms),
            (_, None) => self.path.clear(),
        }
    }

    /// Time passed. While `frozen` (something is said, a press is under way) the mark stays.
    pub fn tick(&mut self, settings: &ScanSettings, frozen: bool, now_ms: u64) -> ScanReply<T> {
        let passed = now_ms.saturating_sub(self.last_ms).min(LONGEST_STEP_MS);
        self.last_ms = now_ms;
        if self.mark.is_none() && !settings.wait && !self.tree.is_empty() {
            self.start(now_ms);
            return ScanReply::Moved;
        }
        let Some(mark) = &mut self.mark else { return ScanReply::Wait };
        if !frozen {
            mark.spent_ms = mark.spent_ms.saturating_add(passed);
        }
        let (spent, first) = (mark.spent_ms, if mark.first { settings.first_ms } else { 0 });
        match settings.advance {
            Advance::Auto if spent >= u64::from(settings.step_ms) + u64::from(first) => self.go_on(settings, now_ms),
            Advance::Step if settings.accept_ms > 0 && spent >= u64::from(settings.accept_ms) + u64::from(first) => {
                self.select(self.mark.map_or(0, |mark| mark.at), settings, now_ms)
            }
            _ => ScanReply::Wait,
        }
    }

    /// A switch was pressed; the press began at `at_ms`.
    pub fn press(&mut self, role: Role, at_ms: u64, settings: &ScanSettings, now_ms: u64) -> ScanReply<T> {
        self.last_ms = now_ms;
        let Some(mark) = self.mark else {
            if self.tree.is_empty() {
                return ScanReply::Wait;
            }
            self.start(now_ms);
            return ScanReply::Moved;
        };
        match role {
            Role::Select => {
                let late = at_ms.saturating_sub(mark.since_ms) < u64::from(settings.late_ms) || at_ms < mark.since_ms;
                let at = mark.former.filter(|_| late).unwrap_or(mark.at);
                self.select(at, settings, now_ms)
            }
            Role::Next => self.move_to((mark.at + 1) % self.length(settings), None, now_ms),
            Role::Previous => {
                let length = self.length(settings);
                self.move_to((mark.at + length - 1) % length, None, now_ms)
            }
            Role::Leave => self.leave(now_ms),
        }
    }

    /// The mark rests; the next press begins anew.
    pub fn rest(&mut self) {
        self.mark = None;
        self.path.clear();
    }

    fn start(&mut self, now_ms: u64) {
        self.path.clear();
        self.enter(0, now_ms);
    }

    /// Marks the first, or the `at`th, of a level that was just entered.
    fn enter(&mut self, at: usize, now_ms: u64) {
        self.mark = Some(Mark { at, former: None, since_ms: now_ms, spent_ms: 0, loops: 0, first: true });
    }

    fn level(&self) -> &[Node<T>] {
        tree::level(&self.tree, &self.path)
    }

    /// Parts of the level with the way back; at least 1.
    fn length(&self, settings: &ScanSettings) -> usize {
        let back = settings.back && !self.path.is_empty();
        (self.level().len() + usize::from(back)).max(1)
    }

    fn move_to(&mut self, at: usize, former: Option<usize>, now_ms: u64) -> ScanReply<T> {
        if let Some(mark) = &mut self.mark {
            *mark = Mark { at, former, since_ms: now_ms, spent_ms: 0, first: false, ..*mark };
        }
        ScanReply::Moved
    }

    /// The mark goes on by itself; after enough rounds it leaves the level.
    fn go_on(&mut self, settings: &ScanSettings, now_ms: u64) -> ScanReply<T> {
        let (length, Some(mark)) = (self.length(settings), &mut self.mark) else { return ScanReply::Wait };
        let former = mark.at;
        if former + 1 < length {
            return self.move_to(former + 1, Some(former), now_ms);
        }
        mark.loops = mark.loops.saturating_add(1);
        if mark.loops >= settings.loops {
            return self.leave(now_ms);
        }
        self.move_to(0, Some(former), now_ms)
    }

    fn leave(&mut self, now_ms: u64) -> ScanReply<T> {
        match self.path.pop() {
            Some(at) => self.enter(at, now_ms),
            None => self.rest(),
        }
        ScanReply::Moved
    }

    fn select(&mut self, at: usize, settings: &ScanSettings, now_ms: u64) -> ScanReply<T> {
        match self.level().get(at).cloned() {
            Some(Node::Item(id)) => {
                if settings.wait {
                    self.rest()
                } else {
                    self.start(now_ms)
                }
                ScanReply::Select(id)
            }
            Some(Node::Several(_)) => {
                self.path.push(at);
                self.enter(0, now_ms);
                ScanReply::Moved
            }
            None => self.leave(now_ms),
        }
    }
}
