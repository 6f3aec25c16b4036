//! A work that comes from another device beside the one that is here.
//!
//! How it was made (steps, marks, what lies under them) only ever grows, so that one of two devices usually has all that the
//! other has: then that is the work. Where both went on by themselves, what came becomes a second work, and its steps say so.

use super::{PackedWork, consents, telling};
use crate::domain::artwork::{Artwork, Deed, Hand, Step};
use crate::domain::id::{ArtworkId, BlobId, MarkId, Millis};
use crate::domain::record::{Record, Write};
use crate::domain::sheet::Drawn;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What became of a work that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It was not here.
    New,
    /// It is here just so.
    Same,
    /// What came is newer, in part or whole: the one that is here has become it.
    Newer,
    /// The one that is here is newer and stays as it is.
    Older,
    /// Both were worked on: it is a work of its own now.
    Second,
}

/// A work that is here, with its marks.
pub type Known<'a> = Option<(&'a Artwork, &'a [Arc<Drawn>])>;

/// What a work that came changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// Under which id it is here.
    pub id: ArtworkId,
    /// What became of it.
    pub fate: Fate,
    /// The changes; none where all stays.
    pub writes: Vec<Write>,
}

/// Joins a work that came with what is here. `known` finds a work by its id; `now` is the time of this device.
pub fn join_work<'a>(theirs: PackedWork, known: &dyn Fn(&str) -> Known<'a>, now: Millis) -> Joined {
    let id = theirs.artwork.id.clone();
    let Some(ours) = known(id.as_str()) else { return brought(theirs, now) };
    match lineage(ours, &theirs) {
        Lineage::Both => second(ours, theirs, known, now),
        lineage => {
            let (writes, is_same) = merged(ours, &theirs, lineage, now);
            Joined { id, fate: fate(&writes, is_same), writes }
        }
    }
}

fn fate(writes: &[Write], is_same: bool) -> Fate {
    match (writes.is_empty(), is_same) {
        (true, true) => Fate::Same,
        (true, false) => Fate::Older,
        (false, _) => Fate::Newer,
    }
}

/// A work that was not here. What cannot be believed of its answers is asked again.
fn brought(theirs: PackedWork, now: Millis) -> Joined {
    let PackedWork { mut artwork, marks, group, .. } = theirs;
    artwork.group = group;
    artwork.consents = consents::joined(&Default::default(), &artwork.consents, now);
    let id = artwork.id.clone();
    let marks = marks.iter().map(|drawn| Write::put(Record::Mark(Drawn::clone(drawn))));
    let writes = [Write::put(Record::Artwork(artwork))].into_iter().chain(marks).collect();
    Joined { id, fate: Fate::New, writes }
}

/// Who went on with the making.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lineage {
    /// Nobody.
    Same,
    /// The device that has it.
    Ours,
    /// The one that it came from.
    Theirs,
    /// Both.
    Both,
}

fn lineage((ours, our_marks): (&Artwork, &[Arc<Drawn>]), theirs: &PackedWork) -> Lineage {
    let (a, b) = (&ours.steps, &theirs.artwork.steps);
    let common = shared_steps(a, b);
    let (here, there) = (ids(our_marks), ids(&theirs.marks));
    let ahead = a.len() > common || here.difference(&there).next().is_some();
    let behind = b.len() > common || there.difference(&here).next().is_some();
    match (ahead, behind) {
        (false, false) => Lineage::Same,
        (true, false) => Lineage::Ours,
        (false, true) => Lineage::Theirs,
        (true, true) => Lineage::Both,
    }
}

/// How many steps both have in common, from the first on.
fn shared_steps(a: &[Step], b: &[Step]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn ids(marks: &[Arc<Drawn>]) -> BTreeSet<&str> {
    marks.iter().map(|drawn| drawn.id.as_str()).collect()
}

/// The changes that make ours what both are together, and whether what came is just what is here.
fn merged(
    (ours, our_marks): (&Artwork, &[Arc<Drawn>]),
    theirs: &PackedWork,
    lineage: Lineage,
    now: Millis,
) -> (Vec<Write>, bool) {
    let mut work = ours.clone();
    let later = theirs.artwork.touched > ours.touched;
    if lineage == Lineage::Theirs || (lineage == Lineage::Same && later) {
        take_making(&mut work, &theirs.artwork);
    }
    telling::join(&mut work, &theirs.artwork);
    // The group of a maker who is here is known better here.
    if later && !work.group.is_empty() {
        work.group.clone_from(&theirs.group);
    }
    work.consents = consents::joined(&ours.consents, &theirs.artwork.consents, now);
    let there: BTreeMap<&str, &Arc<Drawn>> = our_marks.iter().map(|drawn| (drawn.id.as_str(), drawn)).collect();
    let new = theirs.marks.iter().filter(|drawn| !there.contains_key(drawn.id.as_str()));
    let marks = new.map(|drawn| Write::put(Record::Mark(Drawn::clone(drawn))));
    let changed = (work != *ours).then(|| Write::put(Record::Artwork(work.clone())));
    let writes: Vec<Write> = changed.into_iter().chain(marks).collect();
    let is_same = lineage == Lineage::Same && alike(&work, &theirs.artwork);
    (writes, is_same)
}

/// The same but for what was answered, when it was touched, and the maker's group.
fn alike(a: &Artwork, b: &Artwork) -> bool {
    let bare =
        |work: &Artwork| Artwork { consents: Default::default(), touched: 0, group: String::new(), ..work.clone() };
    bare(a) == bare(b)
}

fn take_making(into: &mut Artwork, from: &Artwork) {
    into.steps.clone_from(&from.steps);
    into.base.clone_from(&from.base);
    into.outline.clone_from(&from.outline);
    into.trace.clone_from(&from.trace);
    into.plan.clone_from(&from.plan);
    (into.beginning, into.sheet) = (from.beginning, from.sheet);
    (into.width, into.height) = (from.width, from.height);
}

/// What came becomes a work of its own: always the same one for the same parting, so that bringing it again, or more of it,
/// finds it. What its maker answered on either side counts for both.
fn second<'a>(
    ours: (&Artwork, &[Arc<Drawn>]),
    theirs: PackedWork,
    known: &dyn Fn(&str) -> Known<'a>,
    now: Millis,
) -> Joined {
    let consents = consents::joined(&ours.0.consents, &theirs.artwork.consents, now);
    let parting = Parting::of(ours, &theirs);
    let mut copy = parting.part(theirs);
    copy.artwork.consents.clone_from(&consents);
    let id = copy.artwork.id.clone();
    let mut joined = match known(id.as_str()) {
        None => Joined { fate: Fate::Second, ..brought(copy, now) },
        // It came before; should it part again, it stays as it is here.
        Some(before) if lineage(before, &copy) == Lineage::Both => Joined { id, fate: Fate::Older, writes: Vec::new() },
        Some(before) => {
            let (writes, is_same) = merged(before, &copy, lineage(before, &copy), now);
            Joined { id, fate: fate(&writes, is_same), writes }
        }
    };
    if consents != ours.0.consents {
        joined.writes.push(Write::put(Record::Artwork(Artwork { consents, ..ours.0.clone() })));
    }
    joined
}

/// Where the ways of a work part.
struct Parting {
    /// Steps in common.
    common: usize,
    /// When the first thing was done that only the other device has.
    at: Millis,
    /// Names the parting.
    key: String,
}

impl Parting {
    fn of((ours, our_marks): (&Artwork, &[Arc<Drawn>]), theirs: &PackedWork) -> Self {
        let common = shared_steps(&ours.steps, &theirs.artwork.steps);
        let here = ids(our_marks);
        let step = theirs.artwork.steps.get(common);
        let mark = theirs.marks.iter().find(|drawn| !here.contains(drawn.id.as_str()));
        let told = step.map(|step| serde_json::to_string(step).unwrap_or_default());
        let key = told.or_else(|| mark.map(|drawn| drawn.id.0.clone())).unwrap_or_default();
        let at = step.map(|step| step.at).into_iter().chain(mark.map(|drawn| drawn.at)).min().unwrap_or_default();
        Self { common, at, key }
    }

    /// The other way as a work of its own: new ids, and a step that says where it came from. That stands after the first step:
    /// it did not come without its history.
    fn part(&self, theirs: PackedWork) -> PackedWork {
        let PackedWork { mut artwork, marks, guardian_agrees, group } = theirs;
        let id = ArtworkId(format!("w-{}", digest(&[artwork.id.as_str(), &self.key])));
        let first =
            artwork.steps.first().map(|step| step.at).into_iter().chain(marks.first().map(|drawn| drawn.at)).min();
        let at = self.at.max(first.unwrap_or_default().saturating_add(1));
        let step = Step { at, by: Hand::Staff, did: Deed::Imported, result: None };
        artwork.steps.insert(self.common.max(1).min(artwork.steps.len()), step);
        artwork.id = id.clone();
        let renamed = |drawn: &Arc<Drawn>| {
            let mark = MarkId(format!("m-{}", digest(&[id.as_str(), drawn.id.as_str()])));
            Arc::new(Drawn { id: mark, work: id.clone(), ..Drawn::clone(drawn) })
        };
        PackedWork { marks: marks.iter().map(renamed).collect(), artwork, guardian_agrees, group }
    }
}

/// A short name that is always the same for the same parts.
fn digest(parts: &[&str]) -> String {
    BlobId::of(parts.join("\0").as_bytes()).0.chars().take(32).collect()
}
