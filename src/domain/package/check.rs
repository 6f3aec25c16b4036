//! Whether what a package holds can be true at all. Files from elsewhere may be made by anybody: nothing in them is believed.

use super::{Packed, PackedBoards, PackedPerson, PackedWork};
use crate::domain::artwork::{Artwork, Deed};
use crate::domain::board::BUILTIN_SET;
use crate::domain::scene::{Scene, SceneObject};
use std::collections::BTreeSet;

/// Longest id.
const MAX_ID: usize = 128;
/// Longest id of a board or set: they hold names of files.
const MAX_BOARD_ID: usize = 600;
/// Longest side of a picture in pixels.
const MAX_SIDE: u32 = 16_384;
/// Most steps and marks of a work.
const MAX_STEPS: usize = 20_000;
const MAX_MARKS: usize = 200_000;
/// Most things in a scene.
const MAX_THINGS: usize = 2_000;
/// A scene is 1 wide and high; no thing is further away, or larger, than so many times that.
const MAX_PLACE: f32 = 100.0;

/// Why a package cannot be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An id that no device makes, or the same one twice.
    Id,
    /// Something belongs to somebody else than it says.
    Foreign,
    /// A number or an amount that cannot be.
    Size,
}

impl Packed {
    /// Whether everything in it can be.
    ///
    /// # Errors
    /// What cannot be.
    pub fn check(&self) -> Result<(), Fault> {
        self.works.iter().try_for_each(work)?;
        self.people.iter().try_for_each(person)?;
        self.boards.iter().try_for_each(boards)?;
        let marks = self.works.iter().flat_map(|work| &work.marks).map(|drawn| drawn.id.as_str());
        let examples = self.people.iter().flat_map(|person| &person.examples).map(|example| example.id.as_str());
        let said = self.people.iter().flat_map(|person| &person.favourites).map(|said| said.id.as_str());
        let works = self.works.iter().map(|work| work.artwork.id.as_str());
        let people = self.people.iter().map(|person| person.profile.id.as_str());
        let of_devices = works.chain(people).chain(marks).chain(examples).chain(said);
        // No device makes an id twice, not even for things of other kinds.
        once(of_devices)?;
        once(self.boards.iter().map(|boards| boards.set.id.as_str()))
    }
}

fn once<'a>(mut ids: impl Iterator<Item = &'a str>) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    if ids.all(|id| seen.insert(id)) { Ok(()) } else { Err(Fault::Id) }
}

fn hold(is_so: bool, fault: Fault) -> Result<(), Fault> {
    if is_so { Ok(()) } else { Err(fault) }
}

/// As devices make them: letters, digits and a few marks between them.
fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
    (1..=MAX_ID).contains(&id.len()) && id.bytes().all(plain)
}

fn work(packed: &PackedWork) -> Result<(), Fault> {
    let work = &packed.artwork;
    hold(is_id(work.id.as_str()) && is_id(work.profile.as_str()), Fault::Id)?;
    hold(work.width.max(work.height) <= MAX_SIDE, Fault::Size)?;
    hold(work.steps.len() <= MAX_STEPS && packed.marks.len() <= MAX_MARKS, Fault::Size)?;
    hold(scenes(work).all(is_drawable), Fault::Size)?;
    hold(packed.marks.iter().all(|drawn| is_id(drawn.id.as_str())), Fault::Id)?;
    hold(packed.marks.iter().all(|drawn| drawn.work == work.id), Fault::Foreign)
}

fn scenes(work: &Artwork) -> impl Iterator<Item = &Scene> {
    let composed = work.steps.iter().filter_map(|step| match &step.did {
        Deed::Composed(scene) => Some(scene),
        _ => None,
    });
    composed.chain(work.plan.iter().map(|plan| &plan.scene))
}

/// Numbers that no hand could have made would keep a painter busy for ever.
fn is_drawable(scene: &Scene) -> bool {
    let near = |number: f32| number.is_finite() && number.abs() <= MAX_PLACE;
    let thing = |thing: &SceneObject| {
        [thing.x, thing.y, thing.size, thing.aspect].into_iter().all(near) && thing.tilt.is_finite()
    };
    scene.objects.len() <= MAX_THINGS && near(scene.horizon) && scene.objects.iter().all(thing)
}

fn person(packed: &PackedPerson) -> Result<(), Fault> {
    let id = &packed.profile.id;
    let ids = packed.favourites.iter().map(|said| said.id.as_str());
    let mut ids = ids.chain(packed.examples.iter().map(|example| example.id.as_str())).chain([id.as_str()]);
    hold(ids.all(is_id), Fault::Id)?;
    let theirs = packed.favourites.iter().all(|said| said.profile == *id);
    hold(theirs && packed.examples.iter().all(|example| example.profile == *id), Fault::Foreign)
}

fn boards(packed: &PackedBoards) -> Result<(), Fault> {
    let set = packed.set.id.as_str();
    let fits = |id: &str| (1..=MAX_BOARD_ID).contains(&id.len()) && !id.chars().any(char::is_control);
    hold(fits(set) && set != BUILTIN_SET, Fault::Id)?;
    hold(packed.boards.iter().all(|board| fits(board.id.as_str())), Fault::Id)?;
    once(packed.boards.iter().map(|board| board.id.as_str()))?;
    let inside = |id: &str| id.strip_prefix(set).is_some_and(|rest| rest.starts_with('/'));
    let theirs = packed.boards.iter().all(|board| board.set == packed.set.id && inside(board.id.as_str()));
    hold(theirs && packed.set.boards.len() <= packed.boards.len(), Fault::Foreign)
}
