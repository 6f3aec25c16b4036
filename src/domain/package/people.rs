//! A person who comes from another device. Settings that they have here stay; what they had nowhere here is added.

use super::{PackedBoards, PackedPerson};
use crate::domain::board::{Board, BoardSet};
use crate::domain::example::{Example, MAX_EXAMPLES};
use crate::domain::profile::{MAX_VOLUME, Profile};
use crate::domain::record::{Record, Write};
use crate::domain::strip::Utterance;
use std::sync::Arc;

/// What became of a person who came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonFate {
    /// They were not here.
    New,
    /// They are here, and nothing was new.
    Same,
    /// They are here, and got what was new.
    More,
}

/// Joins a person. `ours` is who is here under that id, with what they taught; `is_said` tells whether a favourite is here; `name`
/// is what a new person is called: nobody else here is.
pub fn join_person(
    theirs: PackedPerson,
    ours: Option<(&Profile, &[Arc<Example>])>,
    is_said: &dyn Fn(&Utterance) -> bool,
    name: &str,
) -> (PersonFate, Vec<Write>) {
    let PackedPerson { profile, favourites, examples } = theirs;
    let profile = bounded(profile);
    let (fate, person) = match ours {
        None => (PersonFate::New, Some(Profile { name: name.to_owned(), ..profile })),
        Some((ours, _)) => {
            let more = with_more(ours, profile);
            (PersonFate::Same, (more != *ours).then_some(more))
        }
    };
    let taught = ours.map(|(_, examples)| examples).unwrap_or_default();
    let mut writes: Vec<Write> = person.map(|person| Write::put(Record::Profile(person))).into_iter().collect();
    let said = favourites.into_iter().filter(|said| !is_said(said));
    writes.extend(said.map(|said| Write::put(Record::Utterance(said))));
    writes.extend(new_examples(taught, &examples).into_iter().map(|example| Write::put(Record::Example(example))));
    let fate = if fate == PersonFate::Same && !writes.is_empty() { PersonFate::More } else { fate };
    (fate, writes)
}

/// Numbers within what the settings allow: a file can hold any.
fn bounded(mut person: Profile) -> Profile {
    let held = |number: f32, least: f32, most: f32, plain: f32| {
        if number.is_finite() { number.clamp(least, most) } else { plain }
    };
    person.level = person.level.clamp(1, 4);
    person.face.scale = held(person.face.scale, 0.8, 2.0, 1.0);
    person.speech.rate = held(person.speech.rate, 0.5, 2.0, 0.9);
    person.speech.pitch = held(person.speech.pitch, 0.5, 2.0, 1.0);
    person.speech.volume = held(person.speech.volume, 0.0, MAX_VOLUME, 1.0);
    person.hand = person.hand.held();
    person.about = person.about.held();
    // Sealed with a key that is not here: nobody could ever read it.
    person.guardian = None;
    // Nobody is kept in a room by a file.
    person.stays = None;
    person.calm = person.calm.held();
    person
}

/// Recordings and drawings that are not here yet; whatever is here stays. Where a guardian has to agree on one device, one does.
fn with_more(ours: &Profile, theirs: Profile) -> Profile {
    let mut more = ours.clone();
    for (key, clip) in theirs.clips {
        more.clips.entry(key).or_insert(clip);
    }
    for (meaning, drawing) in theirs.drawings {
        more.drawings.entry(meaning).or_insert(drawing);
    }
    let new: Vec<_> = theirs.things.into_iter().filter(|thing| !ours.things.contains(thing)).collect();
    more.things.extend(new);
    more.guardian_agrees |= theirs.guardian_agrees;
    more
}

/// Examples that are not here, as long as their word has room for more.
fn new_examples(ours: &[Arc<Example>], theirs: &[Arc<Example>]) -> Vec<Example> {
    let mut all: Vec<Arc<Example>> = ours.to_vec();
    let mut new = Vec::new();
    for example in theirs.iter().filter(|example| !ours.iter().any(|known| known.id == example.id)) {
        let of_word = |other: &&Arc<Example>| {
            (other.way(), other.is) == (example.way(), example.is) && other.meaning() == example.meaning()
        };
        if all.iter().filter(of_word).count() < MAX_EXAMPLES {
            all.push(Arc::clone(example));
            new.push(Example::clone(example));
        }
    }
    new
}

/// Joins a set of boards; `ours` is the set that is here under that id, with its boards. Boards that are here stay as they are, and
/// of a locked set all of it; what is missing comes. Gives also how many boards came otherwise than they are here.
pub fn join_boards(theirs: PackedBoards, ours: Option<(&BoardSet, &[Arc<Board>])>) -> (usize, Vec<Write>) {
    let PackedBoards { set: came, boards } = theirs;
    let locked = ours.is_some_and(|(set, _)| set.locked);
    // One without boards only says whether what came with the program may be changed.
    let ours = ours.filter(|(set, _)| !set.boards.is_empty());
    let here = ours.map(|(_, boards)| boards).unwrap_or_default();
    let is_here = |board: &Arc<Board>| here.iter().any(|known| known.id == board.id);
    let (known, new): (Vec<_>, Vec<_>) = boards.into_iter().partition(is_here);
    let differing = known.iter().filter(|board| !here.contains(board)).count();
    if locked {
        return (differing + new.len(), Vec::new());
    }
    let set = match ours {
        Some(_) if new.is_empty() => return (differing, Vec::new()),
        Some((set, _)) => {
            let added = new.iter().map(|board| board.id.clone()).filter(|id| !set.boards.contains(id));
            BoardSet { boards: set.boards.iter().cloned().chain(added).collect(), ..set.clone() }
        }
        None => came,
    };
    let new = new.into_iter().map(|board| Write::put(Record::Board(Arc::unwrap_or_clone(board))));
    (differing, [Write::put(Record::BoardSet(set))].into_iter().chain(new).collect())
}
