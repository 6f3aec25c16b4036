//! Somebody's sets of boards: they may talk with more than one, and turn from one to the next.

use super::state::State;
use crate::domain::board::BUILTIN_SET;
use crate::domain::id::{BoardId, SetId};
use crate::domain::profile::{GridSize, Profile};
use crate::formats::builtin_boards;

impl State {
    /// The sets that a person talks with, the first one first; there is always one.
    pub fn sets_of(&self, person: &Profile) -> Vec<SetId> {
        let is_here = |set: &&SetId| set.as_str() == BUILTIN_SET || self.library.sets.contains_key(*set);
        let own: Vec<SetId> = person.sets.iter().filter(is_here).cloned().collect();
        if !own.is_empty() {
            return own;
        }
        let home = person.home.as_ref().and_then(|board| self.library.board(board.as_str()));
        vec![home.map_or_else(|| BUILTIN_SET.into(), |board| board.set.clone())]
    }

    /// The set the person talks with now.
    pub fn set_now(&self) -> SetId {
        let Some(person) = self.person() else { return BUILTIN_SET.into() };
        let sets = self.sets_of(person);
        let turned_to = self.talk.set.as_ref().filter(|set| sets.contains(set));
        turned_to.or_else(|| sets.first()).cloned().unwrap_or_else(|| BUILTIN_SET.into())
    }

    /// The set after it; `None`: there is only one.
    pub fn next_set(&self) -> Option<SetId> {
        let (sets, now) = (self.sets_of(self.person()?), self.set_now());
        let place = sets.iter().position(|set| *set == now)?;
        sets.get((place + 1) % sets.len()).filter(|set| **set != now).cloned()
    }

    /// The first board of the set the person talks with now.
    pub fn home_board(&self) -> BoardId {
        let set = self.set_now();
        let person = self.person();
        let own = person.and_then(|p| p.home.clone());
        let own = own.filter(|id| self.library.board(id.as_str()).is_some_and(|board| board.set == set));
        let root = || self.library.sets.get(&set).map(|set| set.root.clone());
        own.or_else(root).filter(|id| self.library.board(id.as_str()).is_some()).unwrap_or_else(|| {
            builtin_boards::board_id(match person.map(|p| p.grid).unwrap_or_default() {
                GridSize::Full => builtin_boards::HOME,
                GridSize::Beginner => builtin_boards::BEGINNER_HOME,
            })
        })
    }
}
