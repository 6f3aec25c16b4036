//! Packages: bring works and people of another device in, and write them for another device.

use super::profiles::MAX_NAME;
use super::works::file_name;
use super::{commit, create, one_line, recognize, start};
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::packages::{PackageReport, PackageWritten, PackagesCommand};
use crate::app::state::State;
use crate::domain::artwork::Artwork;
use crate::domain::board::{BUILTIN_SET, Board, BoardSet, edit, is_own_set, own_set};
use crate::domain::example::Example;
use crate::domain::id::{ArtworkId, ProfileId, SetId};
use crate::domain::notice::Notice;
use crate::domain::package::{
    Fate, Known, PackageKind, Packed, PackedBoards, PackedPerson, PackedWork, PersonFate, join_boards, join_person,
    join_work,
};
use crate::domain::profile::Profile;
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::strip::{MAX_FOLDER, QUICK};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many reports are kept.
const MAX_REPORTS: usize = 100;

pub(super) fn on(state: &mut State, command: PackagesCommand) -> Vec<Effect> {
    match command {
        PackagesCommand::Import(path) => {
            let job = Job::ReadPackage(path);
            vec![begin(state, job)]
        }
        PackagesCommand::ExportWorks { works, to } => {
            let packed = packed_chosen(state, works);
            write(state, packed, to, false)
        }
        PackagesCommand::ExportPeople { people, to } => {
            let packed = packed_people(state, &people);
            write(state, packed, to, false)
        }
        PackagesCommand::SaveWorks(works) => {
            let to = among_files(state, &works_name(state, &works));
            let packed = packed_chosen(state, works);
            write(state, packed, to, true)
        }
        PackagesCommand::SavePeople(people) => {
            let packed = packed_people(state, &people);
            let to = among_files(state, &people_name(state, &people));
            write(state, packed, to, true)
        }
        PackagesCommand::Stop => state.packages.job.map(Effect::Cancel).into_iter().collect(),
    }
}

/// A file of the person's own.
fn among_files(state: &State, name: &str) -> PathBuf {
    state.documents.join(format!("{name}.{}", crate::formats::package::ENDING))
}

/// One work is named by its title.
fn works_name(state: &State, works: &[ArtworkId]) -> String {
    let one = if let [one] = works { state.library.artworks.get(one) } else { None };
    one.map_or_else(|| "malgeurim-works".to_owned(), |work| file_name(&work.title.text, work.id.as_str()))
}

/// One person by their name, more by that of their group.
fn people_name(state: &State, people: &[ProfileId]) -> String {
    let first = people.first().and_then(|id| state.library.profiles.get(id));
    first.map_or_else(
        || "malgeurim-everyone".to_owned(),
        |person| file_name(if people.len() > 1 { &person.group } else { &person.name }, person.id.as_str()),
    )
}

/// Whether a file is a package by its name.
pub(super) fn is_package(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.as_deref() == Some(crate::formats::package::ENDING)
}

fn begin(state: &mut State, job: Job) -> Effect {
    let (id, effect) = start(state, job);
    (state.packages.job, state.packages.done) = (Some(id), 0.0);
    effect
}

fn write(state: &mut State, packed: Packed, to: PathBuf, keep_others: bool) -> Vec<Effect> {
    if packed.works.is_empty() && packed.people.is_empty() {
        state.tell(Notice::problem("package-empty"));
        return Vec::new();
    }
    let job = Job::WritePackage { to, packed: Box::new(packed), offset_min: state.utc_offset_min, keep_others };
    vec![begin(state, job)]
}

fn packed(state: &State) -> Packed {
    Packed { made: state.now, ..Packed::default() }
}

fn packed_chosen(state: &State, works: Vec<ArtworkId>) -> Packed {
    let works: BTreeSet<ArtworkId> = works.into_iter().collect();
    Packed { works: packed_works(state, |id, _| works.contains(id)), ..packed(state) }
}

/// Works with their marks; white paper with nothing on it stays.
fn packed_works(state: &State, wanted: impl Fn(&ArtworkId, &ProfileId) -> bool) -> Vec<PackedWork> {
    let library = &state.library;
    let works = library.artworks.values().filter(|work| wanted(&work.id, &work.profile));
    let works = works.filter(|work| !(work.is_empty() && library.marks_of(&work.id).is_empty()));
    let pack = |work: &crate::domain::artwork::Artwork| PackedWork {
        artwork: work.clone(),
        marks: library.marks_of(&work.id).to_vec(),
        guardian_agrees: library.needs_guardian(work),
        group: library.group_of(work).to_owned(),
    };
    works.map(pack).collect()
}

/// People with what is theirs; nobody named: everyone, and with them works of makers who are not here, and all boards.
fn packed_people(state: &State, people: &[ProfileId]) -> Packed {
    let is_all = people.is_empty();
    let chosen = state.library.profiles.values().filter(|person| is_all || people.contains(&person.id));
    let people: Vec<PackedPerson> = chosen.map(|person| packed_person(state, person)).collect();
    let ids: BTreeSet<&ProfileId> = people.iter().map(|person| &person.profile.id).collect();
    let works = packed_works(state, |_, maker| is_all || ids.contains(maker));
    let used: BTreeSet<SetId> = people.iter().flat_map(|person| sets_of(state, &person.profile)).collect();
    // Boards of somebody's own go with them only: elsewhere nobody takes them from others.
    let sets = state.library.sets.values().filter(|set| is_all && !is_own_set(&set.id) || used.contains(&set.id));
    let boards = sets.map(|set| packed_boards(state, set)).collect();
    let kind = if is_all || people.len() > 1 { PackageKind::Group } else { PackageKind::Profile };
    Packed { kind, works, boards, people, ..packed(state) }
}

fn packed_person(state: &State, person: &Profile) -> PackedPerson {
    let said = state.library.utterances.values().filter(|said| said.profile == person.id && said.favourite);
    PackedPerson {
        // Whom to call, where one lives and what one is ill with stay on this device.
        // Who is to be called is sealed with a key that stays here.
        profile: Profile { about: person.about.without_private(), guardian: None, stays: None, ..person.clone() },
        favourites: said.cloned().collect(),
        examples: examples_of(state, &person.id),
    }
}

fn examples_of(state: &State, person: &ProfileId) -> Vec<Arc<Example>> {
    state.library.examples.values().filter(|example| example.profile == *person).cloned().collect()
}

/// Sets that the person talks with or has recorded for.
fn sets_of(state: &State, person: &Profile) -> Vec<SetId> {
    let recorded = person.clips.keys().filter_map(|key| key.rsplit_once('#')).map(|(board, _)| board);
    let boards = person.home.iter().map(|board| board.as_str()).chain(recorded);
    let sets = boards.filter_map(|board| state.library.boards.get(board)).map(|board| board.set.clone());
    let others = sets.chain(person.sets.iter().cloned()).filter(|set| !is_own_set(set));
    others.chain([own_set(&person.id)]).collect()
}

fn packed_boards(state: &State, set: &BoardSet) -> PackedBoards {
    let boards = state.library.boards.values().filter(|board| board.set == set.id).cloned().collect();
    PackedBoards { set: set.clone(), boards }
}

/// A package was read, and every sum was right: all of it happens, or nothing.
pub(super) fn brought(state: &mut State, id: EffectId, from: PathBuf, packed: Packed) -> Vec<Effect> {
    state.packages.job.take_if(|job| *job == id);
    if takes_from_others(state, &packed) {
        state.tell(Notice::problem("package-unsafe"));
        return Vec::new();
    }
    let (report, writes) = joined(state, from, packed);
    tell(state, &report, writes.is_empty());
    let taught = report.people.iter().any(|(_, fate)| *fate != PersonFate::Same);
    let on_table = state.create.draft.work.as_ref().is_some_and(|work| report.works.iter().any(|(id, _)| id == work));
    state.packages.brought.push(report);
    let over = state.packages.brought.len().saturating_sub(MAX_REPORTS);
    state.packages.brought.drain(..over);
    if writes.is_empty() {
        return Vec::new();
    }
    let who = state.who.clone();
    let mut effects = vec![commit(state, Transaction::new("package-import", who, writes), Vec::new())];
    if on_table {
        create::settle(state);
    }
    if taught {
        effects.extend(recognize::relearn(state));
    }
    effects
}

fn joined(state: &State, from: PathBuf, packed: Packed) -> (PackageReport, Vec<Write>) {
    let Packed { works, people, boards, .. } = packed;
    let mut report = PackageReport { from, ..PackageReport::default() };
    let mut writes = Vec::new();
    for boards in boards {
        let (differing, more) = join_boards_of(state, boards);
        report.differing += differing;
        report.sets += usize::from(!more.is_empty());
        writes.extend(more);
    }
    let mut guarded: BTreeSet<ProfileId> =
        people.iter().filter(|person| person.profile.guardian_agrees).map(|person| person.profile.id.clone()).collect();
    guarded.extend(
        state.library.profiles.values().filter(|person| person.guardian_agrees).map(|person| person.id.clone()),
    );
    let coming: BTreeSet<ProfileId> = people.iter().map(|person| person.profile.id.clone()).collect();
    let mut names: BTreeSet<String> = state.library.profiles.values().map(|person| person.name.clone()).collect();
    for mut person in people {
        let id = person.profile.id.clone();
        person.profile.group = one_line(&person.profile.group, MAX_NAME);
        for said in &mut person.favourites {
            said.folder = one_line(&said.folder, MAX_FOLDER);
            said.quick = said.quick.filter(|place| *place < QUICK);
        }
        let (fate, more) = join_person_of(state, person, &mut names);
        report.people.push((id, fate));
        writes.extend(more);
    }
    for mut work in works {
        work.group = one_line(&work.group, MAX_NAME);
        let maker = &work.artwork.profile;
        let is_known = coming.contains(maker) || state.library.profiles.contains_key(maker);
        let work = if is_known { work } else { work.of_elsewhere() };
        let joined = join_work(work, &|id| known(state, id), state.now);
        report.works.push((joined.id, joined.fate));
        writes.extend(joined.writes);
    }
    (report, with_guardians(state, &guarded, writes))
}

/// Where a guardian has to agree on either device, one has to agree to every work of that maker, on whichever side it was.
fn with_guardians(state: &State, guarded: &BTreeSet<ProfileId>, mut writes: Vec<Write>) -> Vec<Write> {
    let need = |work: &mut Artwork| {
        work.consents
            .0
            .values_mut()
            .filter(|consent| consent.guardian.is_none())
            .for_each(|consent| consent.need_guardian(true));
    };
    let mut written: BTreeSet<ArtworkId> = BTreeSet::new();
    for write in &mut writes {
        let Write::Put(record) = write else { continue };
        let Record::Artwork(work) = &mut **record else { continue };
        written.insert(work.id.clone());
        if guarded.contains(&work.profile) {
            need(work);
        }
    }
    let here =
        state.library.artworks.values().filter(|work| guarded.contains(&work.profile) && !written.contains(&work.id));
    for before in here {
        let mut work = before.clone();
        need(&mut work);
        if work != *before {
            writes.push(Write::put(Record::Artwork(work)));
        }
    }
    writes
}

fn known<'a>(state: &'a State, id: &str) -> Known<'a> {
    let work = state.library.artworks.get(id)?;
    Some((work, state.library.marks_of(&work.id)))
}

fn join_boards_of(state: &State, boards: PackedBoards) -> (usize, Vec<Write>) {
    let ours = state.library.sets.get(&boards.set.id).map(|set| packed_boards(state, set));
    join_boards(boards, ours.as_ref().map(|ours| (&ours.set, ours.boards.as_slice())))
}

fn join_person_of(state: &State, person: PackedPerson, names: &mut BTreeSet<String>) -> (PersonFate, Vec<Write>) {
    let id = person.profile.id.clone();
    let taught = examples_of(state, &id);
    let ours = state.library.profiles.get(&id).map(|ours| (ours, taught.as_slice()));
    let name = free_name(names, &person.profile);
    if ours.is_none() {
        names.insert(name.clone());
    }
    let is_said = |said: &crate::domain::strip::Utterance| state.library.utterances.contains_key(&said.id);
    join_person(person, ours, &is_said, &name)
}

/// The person's name, with a number after it if somebody here is called so.
fn free_name(names: &BTreeSet<String>, person: &Profile) -> String {
    let name = one_line(&person.name, MAX_NAME);
    let name = if name.is_empty() { one_line(person.id.as_str(), MAX_NAME) } else { name };
    let numbered = (2..).map(|number| format!("{} {number}", one_line(&name, MAX_NAME - 4)));
    [name.clone()].into_iter().chain(numbered.take(names.len() + 1)).find(|name| !names.contains(name)).unwrap_or(name)
}

/// Whether something in it has the id of something that belongs to another work, person or set here, or is of another kind.
fn takes_from_others(state: &State, packed: &Packed) -> bool {
    let library = &state.library;
    let mut marks: BTreeMap<&str, &ArtworkId> = BTreeMap::new();
    marks.extend(library.marks.values().flatten().map(|drawn| (drawn.id.as_str(), &drawn.work)));
    let of_other_kind = |id: &str, is_work: bool| {
        let others = library.exhibitions.contains_key(id) || library.examples.contains_key(id);
        let more = library.utterances.contains_key(id) || marks.contains_key(id) || library.asks.contains_key(id);
        others || more || if is_work { library.profiles.contains_key(id) } else { library.artworks.contains_key(id) }
    };
    let work = |work: &PackedWork| {
        let taken = |id: &str| marks.get(id).is_some_and(|of| **of != work.artwork.id);
        of_other_kind(work.artwork.id.as_str(), true) || work.marks.iter().any(|drawn| taken(drawn.id.as_str()))
    };
    let person = |person: &PackedPerson| {
        let id = &person.profile.id;
        let taught = |other: &Arc<Example>| library.examples.get(&other.id).is_some_and(|ours| ours.profile != *id);
        let said = person.favourites.iter().filter_map(|said| library.utterances.get(&said.id));
        of_other_kind(id.as_str(), false)
            || person.examples.iter().any(taught)
            || said.into_iter().any(|said| said.profile != *id)
    };
    let boards = |boards: &PackedBoards| {
        let known = |board: &Arc<Board>| library.boards.get(&board.id);
        boards.boards.iter().filter_map(known).any(|board| board.set != boards.set.id)
            || is_unsafe_own(state, packed, boards)
    };
    packed.works.iter().any(work) || packed.people.iter().any(person) || packed.boards.iter().any(boards)
}

/// Whether boards of somebody's own come without them, or stand in the place of a built-in board without what protects there.
fn is_unsafe_own(state: &State, packed: &Packed, boards: &PackedBoards) -> bool {
    let set = &boards.set.id;
    let unprotected = |board: &Arc<Board>| {
        let place = board.id.as_str().strip_prefix(set.as_str()).map(|rest| format!("{BUILTIN_SET}{rest}"));
        let original = place.and_then(|id| state.library.builtin.get(id.as_str()));
        original.is_some_and(|original| !edit::keeps(board, original))
    };
    let comes = || packed.people.iter().any(|person| own_set(&person.profile.id) == *set);
    is_own_set(set) && (!comes() || boards.boards.iter().any(unprotected))
}

fn tell(state: &mut State, report: &PackageReport, is_same: bool) {
    let name = report.from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if is_same && report.count(Fate::Older) == 0 && report.differing == 0 {
        state.tell(Notice::done("package-same").with("name", name));
        return;
    }
    let (new, newer) = (report.count(Fate::New), report.count(Fate::Newer));
    let kept = report.count(Fate::Same) + report.count(Fate::Older);
    let brought =
        Notice::done("package-brought").with("name", name).with("new", new).with("newer", newer).with("kept", kept);
    state.tell(brought);
    let parted = report.count(Fate::Second);
    if parted > 0 {
        state.tell(Notice::done("package-parted").with("count", parted));
    }
    if report.differing > 0 {
        state.tell(Notice::done("package-boards").with("count", report.differing));
    }
    if report.new_people() > 0 {
        state.tell(Notice::done("package-people").with("count", report.new_people()));
    }
}

/// A package was written.
pub(super) fn written(state: &mut State, id: EffectId, written: PackageWritten) -> Vec<Effect> {
    state.packages.job.take_if(|job| *job == id);
    let PackageWritten { to, works, people, left_out } = &written;
    state.tell(Notice::done("package-written").with("works", works).with("people", people).with("to", to.display()));
    if !left_out.is_empty() {
        state.tell(Notice::problem("package-left-out").with("count", left_out.len()));
    }
    state.packages.written = Some(written);
    Vec::new()
}
