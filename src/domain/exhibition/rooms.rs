//! Rooms of an exhibition, and the order of works in them.

use super::Exhibition;
use crate::domain::id::ArtworkId;
use crate::domain::locale::LocalText;
use serde::{Deserialize, Serialize};

/// Most rooms of one exhibition.
const MAX_ROOMS: usize = 40;

/// A room, or a section of a wall.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Room {
    /// Its name; empty: the only one needs none.
    pub name: LocalText,
    /// What one sees here, in easy words.
    pub text: LocalText,
    /// Works in the order they hang.
    pub works: Vec<ArtworkId>,
}

impl Exhibition {
    /// Hangs a work at the end of a room (none: the last one); a work hangs once.
    pub fn add(&mut self, work: ArtworkId, room: Option<usize>) {
        if self.has(work.as_str()) {
            return;
        }
        if self.rooms.is_empty() {
            self.rooms.push(Room::default());
        }
        let last = self.rooms.len() - 1;
        self.rooms[room.unwrap_or(last).min(last)].works.push(work);
    }

    /// Takes a work down.
    pub fn remove(&mut self, work: &str) {
        self.rooms.iter_mut().for_each(|room| room.works.retain(|other| other.as_str() != work));
    }

    /// Room of a work, and its place there.
    pub fn place_of(&self, work: &str) -> Option<(usize, usize)> {
        let places = self
            .rooms
            .iter()
            .enumerate()
            .flat_map(|(room, at)| at.works.iter().enumerate().map(move |(place, other)| (room, place, other)));
        places.into_iter().find(|(.., other)| other.as_str() == work).map(|(room, place, _)| (room, place))
    }

    /// Moves a work `by` places (negative: towards the front) within the whole walk: from the end of a room one comes to the
    /// beginning of the next. Stays within the exhibition.
    pub fn shift(&mut self, work: &str, by: isize) {
        for _ in 0..by.unsigned_abs().min(self.count() + self.rooms.len()) {
            let Some((room, place)) = self.place_of(work) else { return };
            let last = self.rooms[room].works.len() - 1;
            match (by < 0, place) {
                (true, 0) if room == 0 => return,
                (true, 0) => self.hang_at(work, room - 1, usize::MAX),
                (true, _) => self.rooms[room].works.swap(place, place - 1),
                (false, _) if place < last => self.rooms[room].works.swap(place, place + 1),
                (false, _) if room + 1 == self.rooms.len() => return,
                (false, _) => self.hang_at(work, room + 1, 0),
            }
        }
    }

    /// Hangs a work that hangs already at a place of a room (beyond its end: at the end). Nothing where there is no such work or
    /// room.
    pub fn hang_at(&mut self, work: &str, room: usize, place: usize) {
        let Some((from, at)) = self.place_of(work).filter(|_| room < self.rooms.len()) else { return };
        let work = self.rooms[from].works.remove(at);
        let works = &mut self.rooms[room].works;
        works.insert(place.min(works.len()), work);
    }

    /// A new room at the end. Works that hung in no named room stay in theirs.
    pub fn add_room(&mut self, name: LocalText) {
        if self.rooms.len() < MAX_ROOMS {
            self.rooms.push(Room { name, ..Room::default() });
        }
    }

    /// Takes a room away; its works go to the one before it, those of the first to the one after it. The last room that has works
    /// stays.
    pub fn remove_room(&mut self, room: usize) {
        if room >= self.rooms.len() || (self.rooms.len() == 1 && !self.rooms[0].works.is_empty()) {
            return;
        }
        let works = self.rooms.remove(room).works;
        match (room, self.rooms.get_mut(room.saturating_sub(1))) {
            (_, None) => {}
            (0, Some(next)) => drop(next.works.splice(0..0, works)),
            (_, Some(before)) => before.works.extend(works),
        }
    }

    /// Moves a room to another place in the walk.
    pub fn move_room(&mut self, room: usize, to: usize) {
        if room < self.rooms.len() {
            let moved = self.rooms.remove(room);
            self.rooms.insert(to.min(self.rooms.len()), moved);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(show: &Exhibition) -> String {
        let rooms = show.rooms.iter().map(|room| room.works.iter().map(|id| id.as_str()).collect::<String>());
        rooms.collect::<Vec<_>>().join("|")
    }

    fn walk(rooms: &[&str]) -> Exhibition {
        let room = |ids: &&str| Room { works: ids.chars().map(|c| c.to_string().into()).collect(), ..Room::default() };
        Exhibition { rooms: rooms.iter().map(room).collect(), ..Exhibition::default() }
    }

    #[test]
    fn order_stays_within_the_line() {
        let mut show = Exhibition::default();
        for work in ["a", "b", "c", "b"] {
            show.add(work.into(), None);
        }
        show.shift("c", -5);
        assert_eq!(order(&show), "cab");
        show.shift("c", 9);
        assert_eq!(order(&show), "abc");
        show.remove("a");
        assert_eq!(order(&show), "bc");
    }

    #[test]
    fn a_work_walks_from_room_to_room() {
        let mut show = walk(&["ab", "", "c"]);
        show.shift("b", 1);
        assert_eq!(order(&show), "a|b|c");
        show.shift("b", 1);
        assert_eq!(order(&show), "a||bc");
        show.shift("b", -2);
        assert_eq!(order(&show), "ab||c");
        show.hang_at("a", 2, 99);
        assert_eq!(order(&show), "b||ca");
        show.hang_at("a", 7, 0);
        show.hang_at("z", 0, 0);
        assert_eq!(order(&show), "b||ca");
    }

    #[test]
    fn a_room_that_goes_leaves_its_works() {
        let mut show = walk(&["ab", "c", "d"]);
        show.remove_room(1);
        assert_eq!(order(&show), "abc|d");
        show.remove_room(0);
        assert_eq!(order(&show), "abcd");
        show.remove_room(0);
        show.remove_room(5);
        assert_eq!(order(&show), "abcd");
        show.add_room(LocalText::default());
        show.move_room(1, 0);
        assert_eq!(order(&show), "|abcd");
    }
}
