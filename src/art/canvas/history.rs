//! What lay under the marks, so that they can be taken back at once. Memory is bounded: when there is too much, neighbouring
//! marks are joined, oldest first, and to take back one of them the others are drawn again.

use super::stroke::Before;
use super::tile::BYTES;
use std::collections::VecDeque;

/// Some marks in a row and what lay there before the first of them.
#[derive(Default)]
pub(super) struct Group {
    /// How many marks.
    pub marks: usize,
    /// The tiles that they changed, as they were.
    pub before: Before,
}

impl Group {
    fn bytes(&self) -> usize {
        self.before.values().flatten().count() * BYTES + self.before.len() * ENTRY
    }
}

/// Rough cost of an entry without its tile.
const ENTRY: usize = 32;

/// So many of the newest marks are not joined while there is a choice.
const SINGLES: usize = 24;

/// Groups of marks, oldest first.
pub(super) struct History {
    groups: VecDeque<Group>,
    bytes: usize,
    limit: usize,
}

impl History {
    /// Keeps at most about `limit` bytes.
    pub fn new(limit: usize) -> Self {
        Self { groups: VecDeque::new(), bytes: 0, limit }
    }

    /// A mark was drawn.
    pub fn push(&mut self, before: Before) {
        let group = Group { marks: 1, before };
        self.bytes += group.bytes();
        self.groups.push_back(group);
        while self.bytes > self.limit && self.groups.len() > 1 {
            self.join();
        }
    }

    /// The newest group, taken out.
    pub fn pop(&mut self) -> Option<Group> {
        let group = self.groups.pop_back()?;
        self.bytes -= group.bytes();
        Some(group)
    }

    /// Bytes kept.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Joins the two neighbours whose joining costs least: few marks to draw again for how long ago they are. So groups grow
    /// with their age, and the newest marks stay single.
    fn join(&mut self) {
        let count = self.groups.len();
        let singles = SINGLES.min(count / 3);
        let (mut at, mut least, mut newer_marks) = (0, f32::MAX, 0);
        for i in (0..count - 1).rev() {
            let marks = self.groups[i].marks + self.groups[i + 1].marks;
            let cost = marks as f32 / (newer_marks + 1) as f32;
            if cost < least && i + 1 + singles < count {
                (at, least) = (i, cost);
            }
            newer_marks += self.groups[i + 1].marks;
        }
        let Some(newer) = self.groups.remove(at + 1) else { return };
        let Some(older) = self.groups.get_mut(at) else { return };
        self.bytes -= older.bytes() + newer.bytes();
        older.marks += newer.marks;
        for (index, tile) in newer.before {
            older.before.entry(index).or_insert(tile);
        }
        self.bytes += older.bytes();
    }
}

#[cfg(test)]
mod tests {
    use super::super::tile::EMPTY;
    use super::*;
    use std::sync::Arc;

    #[test]
    fn memory_stays_bounded_and_the_newest_marks_stay_single() {
        let mut history = History::new(BYTES * 20);
        for mark in 0..200u32 {
            let tiles = (0..4).map(|i| ((mark + i) % 8, Some(Arc::new(EMPTY))));
            history.push(tiles.collect());
            assert!(history.bytes() <= BYTES * 20 + 4096);
        }
        assert_eq!(history.groups.iter().map(|group| group.marks).sum::<usize>(), 200);
        assert_eq!(history.pop().map(|group| group.marks), Some(1));
    }
}
