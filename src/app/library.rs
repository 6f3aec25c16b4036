//! Everything that is stored, mirrored in memory. It changes by [`Write`]s only, as the store does.

use crate::domain::artwork::Artwork;
use crate::domain::board::{BUILTIN_SET, Board, BoardSet, LoadBoard, is_own_set, own_set, resolve};
use crate::domain::example::Example;
use crate::domain::exhibition::{Exhibition, Outing};
use crate::domain::happened::{Month, Telling};
use crate::domain::id::{
    ArtworkId, AskId, BoardId, ExampleId, ExhibitionId, LessonId, Millis, ProfileId, SetId, UtteranceId,
};
use crate::domain::lesson::{Following, Lesson};
use crate::domain::profile::Profile;
use crate::domain::queue::{Agreed, NotYet};
use crate::domain::record::{Kind, Record, Write};
use crate::domain::service::{ServiceAsk, ServiceRules};
use crate::domain::sheet::{self, Drawn, Sheet};
use crate::domain::strip::{Strip, Utterance};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The mirror of the store, and the boards and lessons that come with the program and are never stored.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// People.
    pub profiles: BTreeMap<ProfileId, Profile>,
    /// Imported sets.
    pub sets: BTreeMap<SetId, BoardSet>,
    /// Imported boards.
    pub boards: BTreeMap<BoardId, Arc<Board>>,
    /// The built-in boards.
    pub builtin: BTreeMap<BoardId, Arc<Board>>,
    /// The strips of people.
    pub strips: BTreeMap<ProfileId, Strip>,
    /// What was said.
    pub utterances: BTreeMap<UtteranceId, Utterance>,
    /// Artworks.
    pub artworks: BTreeMap<ArtworkId, Artwork>,
    /// What was drawn on the sheets of works, oldest first.
    pub marks: BTreeMap<ArtworkId, Vec<Arc<Drawn>>>,
    /// Exhibitions.
    pub exhibitions: BTreeMap<ExhibitionId, Exhibition>,
    /// Exports, and the works in them.
    pub outings: BTreeMap<String, Outing>,
    /// What people taught.
    pub examples: BTreeMap<ExampleId, Arc<Example>>,
    /// Pictures that were asked of services.
    pub asks: BTreeMap<AskId, ServiceAsk>,
    /// The rules for services, if someone has set them.
    pub service_rules: Option<ServiceRules>,
    /// Lessons that do not come with the program.
    pub lessons: BTreeMap<LessonId, Arc<Lesson>>,
    /// The lessons that come with the program, in their order; never stored.
    pub builtin_lessons: Vec<Arc<Lesson>>,
    /// Where people are in lessons.
    pub following: BTreeMap<ProfileId, Following>,
    /// What instructors said "not yet" to.
    pub not_yet: BTreeMap<String, NotYet>,
    /// What they said yes to on another tablet than the one that asked.
    pub agreed: BTreeMap<AskId, Agreed>,
    /// Whether people's days may be told.
    pub tellings: BTreeMap<ProfileId, Telling>,
    /// What happened, a month of a person each.
    pub months: BTreeMap<String, Month>,
    /// The work that each mark is on.
    mark_works: HashMap<String, ArtworkId>,
    /// How often works or marks changed, and how often anything did.
    changes: (u64, u64),
}

impl Library {
    /// Applies one change.
    pub fn apply(&mut self, write: Write) {
        match write {
            Write::Put(record) => self.put(*record),
            Write::Delete(kind, id) => self.delete(kind, &id),
        }
    }

    /// Makes or replaces one record.
    pub fn put(&mut self, record: Record) {
        self.count(record.kind());
        match record {
            Record::Profile(profile) => drop(self.profiles.insert(profile.id.clone(), profile)),
            Record::BoardSet(set) => drop(self.sets.insert(set.id.clone(), set)),
            Record::Board(board) => drop(self.boards.insert(board.id.clone(), Arc::new(board))),
            Record::Strip(strip) => drop(self.strips.insert(strip.profile.clone(), strip)),
            Record::Utterance(utterance) => drop(self.utterances.insert(utterance.id.clone(), utterance)),
            Record::Artwork(artwork) => drop(self.artworks.insert(artwork.id.clone(), artwork)),
            Record::Exhibition(show) => drop(self.exhibitions.insert(show.id.clone(), show)),
            Record::Example(example) => drop(self.examples.insert(example.id.clone(), Arc::new(example))),
            Record::Mark(drawn) => self.put_mark(drawn),
            Record::ServiceAsk(ask) => drop(self.asks.insert(ask.id.clone(), *ask)),
            Record::ServiceRules(rules) => self.service_rules = Some(rules),
            Record::Outing(outing) => drop(self.outings.insert(outing.id.clone(), outing)),
            Record::Lesson(lesson) => drop(self.lessons.insert(lesson.id.clone(), Arc::new(lesson))),
            Record::Following(following) => drop(self.following.insert(following.profile.clone(), following)),
            Record::NotYet(said) => drop(self.not_yet.insert(said.id.clone(), said)),
            Record::Agreed(said) => drop(self.agreed.insert(said.id.clone(), said)),
            Record::Telling(telling) => drop(self.tellings.insert(telling.profile.clone(), telling)),
            Record::Month(month) => drop(self.months.insert(month.id.clone(), month)),
        }
    }

    /// A record that is stored, as it is now.
    pub fn record(&self, kind: Kind, id: &str) -> Option<Record> {
        match kind {
            Kind::Profile => self.profiles.get(id).cloned().map(Record::Profile),
            Kind::BoardSet => self.sets.get(id).cloned().map(Record::BoardSet),
            Kind::Board => self.boards.get(id).map(|board| Record::Board(Board::clone(board))),
            Kind::Strip => self.strips.get(id).cloned().map(Record::Strip),
            Kind::Utterance => self.utterances.get(id).cloned().map(Record::Utterance),
            Kind::Artwork => self.artworks.get(id).cloned().map(Record::Artwork),
            Kind::Exhibition => self.exhibitions.get(id).cloned().map(Record::Exhibition),
            Kind::Example => self.examples.get(id).map(|example| Record::Example(Example::clone(example))),
            Kind::Mark => {
                let marks = self.marks_of(self.mark_works.get(id)?);
                let drawn = marks.iter().find(|drawn| drawn.id.as_str() == id);
                drawn.map(|drawn| Record::Mark(Drawn::clone(drawn)))
            }
            Kind::ServiceAsk => self.asks.get(id).cloned().map(|ask| Record::ServiceAsk(Box::new(ask))),
            Kind::ServiceRules => self.service_rules.clone().filter(|rules| rules.id == id).map(Record::ServiceRules),
            Kind::Outing => self.outings.get(id).cloned().map(Record::Outing),
            Kind::Lesson => self.lessons.get(id).map(|lesson| Record::Lesson(Lesson::clone(lesson))),
            Kind::Following => self.following.get(id).cloned().map(Record::Following),
            Kind::NotYet => self.not_yet.get(id).cloned().map(Record::NotYet),
            Kind::Agreed => self.agreed.get(id).cloned().map(Record::Agreed),
            Kind::Telling => self.tellings.get(id).cloned().map(Record::Telling),
            Kind::Month => self.months.get(id).cloned().map(Record::Month),
        }
    }

    /// A number that is another one whenever a work, what was drawn on one, or a person has changed: what is made of works is made
    /// anew then.
    pub fn works_version(&self) -> u64 {
        self.changes.0
    }

    /// The same for everything.
    pub fn version(&self) -> u64 {
        self.changes.1
    }

    fn count(&mut self, kind: Kind) {
        self.changes.0 += u64::from(matches!(kind, Kind::Artwork | Kind::Mark | Kind::Profile));
        self.changes.1 += 1;
    }

    fn delete(&mut self, kind: Kind, id: &str) {
        self.count(kind);
        match kind {
            Kind::Profile => drop(self.profiles.remove(id)),
            Kind::BoardSet => drop(self.sets.remove(id)),
            Kind::Board => drop(self.boards.remove(id)),
            Kind::Strip => drop(self.strips.remove(id)),
            Kind::Utterance => drop(self.utterances.remove(id)),
            Kind::Artwork => drop(self.artworks.remove(id)),
            Kind::Exhibition => drop(self.exhibitions.remove(id)),
            Kind::Example => drop(self.examples.remove(id)),
            Kind::Mark => self.delete_mark(id),
            Kind::ServiceAsk => drop(self.asks.remove(id)),
            Kind::Outing => drop(self.outings.remove(id)),
            Kind::Lesson => drop(self.lessons.remove(id)),
            Kind::Following => drop(self.following.remove(id)),
            Kind::NotYet => drop(self.not_yet.remove(id)),
            Kind::Agreed => drop(self.agreed.remove(id)),
            Kind::Telling => drop(self.tellings.remove(id)),
            Kind::Month => drop(self.months.remove(id)),
            Kind::ServiceRules => drop(self.service_rules.take_if(|rules| rules.id == id)),
        }
    }

    fn delete_mark(&mut self, id: &str) {
        let Some(work) = self.mark_works.remove(id) else { return };
        if let Some(marks) = self.marks.get_mut(&work) {
            marks.retain(|drawn| drawn.id.as_str() != id);
        }
    }

    /// Marks stay in order, also when one comes back by a redo or they are read in the order of their ids.
    fn put_mark(&mut self, drawn: Drawn) {
        self.delete_mark(drawn.id.as_str());
        self.mark_works.insert(drawn.id.0.clone(), drawn.work.clone());
        let marks = self.marks.entry(drawn.work.clone()).or_default();
        let place = marks.partition_point(|known| (known.nth, &known.id) < (drawn.nth, &drawn.id));
        marks.insert(place, Arc::new(drawn));
    }

    /// What was ever drawn on the sheets of a work, oldest first.
    pub fn marks_of(&self, work: &ArtworkId) -> &[Arc<Drawn>] {
        self.marks.get(work).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a guardian has to agree too before a work is shown. Where its maker is not on this device, what came with it says so.
    pub fn needs_guardian(&self, work: &Artwork) -> bool {
        let maker = self.profiles.get(&work.profile);
        maker.map_or_else(|| work.consents.has_guardian(), |maker| maker.guardian_agrees)
    }

    /// Whether a guardian is to be asked: one has to agree, or has said something that still counts.
    pub fn asks_guardian(&self, work: &Artwork) -> bool {
        self.needs_guardian(work) || work.consents.has_guardian()
    }

    /// A work as it is told to others: with what was drawn among its steps.
    pub fn told(&self, work: &Artwork) -> Artwork {
        sheet::told(work, self.marks_of(&work.id))
    }

    /// Everything that makes the picture of a work.
    pub fn sheet(&self, work: &Artwork) -> Sheet {
        Sheet::of(work, self.marks_of(&work.id))
    }

    /// Forgets everything stored (what comes with the program stays) and takes these records instead.
    pub fn replace(&mut self, records: Vec<Record>) {
        let builtin = std::mem::take(&mut self.builtin);
        let builtin_lessons = std::mem::take(&mut self.builtin_lessons);
        let changes = (self.changes.0 + 1, self.changes.1 + 1);
        *self = Self { builtin, builtin_lessons, changes, ..Self::default() };
        records.into_iter().for_each(|record| self.put(record));
    }

    /// A board, built-in or imported.
    pub fn board(&self, id: &str) -> Option<&Arc<Board>> {
        self.builtin.get(id).or_else(|| self.boards.get(id))
    }

    /// People in the order they were added.
    pub fn people(&self) -> Vec<&Profile> {
        let mut people: Vec<&Profile> = self.profiles.values().collect();
        people.sort_by(|a, b| (a.made, &a.id).cmp(&(b.made, &b.id)));
        people
    }

    /// The people of a group, in the order they were added.
    pub fn people_of(&self, group: &str) -> Vec<&Profile> {
        self.people().into_iter().filter(|person| person.group == group).collect()
    }

    /// The groups that people of this device are in.
    pub fn groups(&self) -> BTreeSet<&str> {
        self.profiles.values().map(|person| person.group.as_str()).filter(|group| !group.is_empty()).collect()
    }

    /// The group of a work: that of its maker, if they are here; empty: none.
    pub fn group_of<'a>(&'a self, work: &'a Artwork) -> &'a str {
        self.profiles.get(&work.profile).map_or(&work.group, |maker| &maker.group)
    }

    /// When a work was worked on last: begun, changed, or drawn on. Steps and marks are in order, so that this costs little.
    pub fn worked_at(&self, work: &Artwork) -> Millis {
        let step = work.steps.last().map_or(0, |step| step.at);
        let mark = self.marks_of(&work.id).last().map_or(0, |drawn| drawn.at);
        work.made.max(work.touched).max(step).max(mark)
    }

    /// The works of a person (or everyone's): the one that was worked on last is first.
    pub fn works(&self, of: Option<&ProfileId>) -> Vec<&Artwork> {
        let mut works: Vec<&Artwork> =
            self.artworks.values().filter(|work| of.is_none_or(|person| &work.profile == person)).collect();
        works.sort_by_cached_key(|work| Reverse((self.worked_at(work), work.made, &work.id)));
        works
    }

    /// What a person said, newest first.
    pub fn said(&self, by: &ProfileId) -> Vec<&Utterance> {
        let mut said: Vec<&Utterance> = self.utterances.values().filter(|said| &said.profile == by).collect();
        said.sort_by_key(|said| Reverse((said.at, &said.id)));
        said
    }

    /// The `most` newest things that a person said, newest first, and whatever else they keep.
    pub fn said_lately(&self, by: &ProfileId, most: usize) -> Vec<&Utterance> {
        let mut said: Vec<&Utterance> = self.utterances.values().filter(|said| &said.profile == by).collect();
        if said.len() > most {
            said.select_nth_unstable_by_key(most, |said| Reverse((said.at, &said.id)));
            let kept: Vec<&Utterance> = said.iter().skip(most).copied().filter(|said| said.favourite).collect();
            said.truncate(most);
            said.extend(kept);
        }
        said.sort_by_key(|said| Reverse((said.at, &said.id)));
        said
    }

    /// What a person keeps, in the order in which it came: places in a list do not change.
    pub fn kept(&self, by: &ProfileId) -> Vec<&Utterance> {
        let mut kept = self.said(by);
        kept.retain(|said| said.favourite);
        kept.reverse();
        kept
    }

    /// An exhibition by id or title.
    pub fn exhibition(&self, name: &str) -> Option<&Exhibition> {
        self.exhibitions.get(name).or_else(|| self.exhibitions.values().find(|show| show.title == name))
    }

    /// A board as a person sees it: their own copy of a built-in one, where there is one.
    pub fn shown(&self, id: &str, person: Option<&ProfileId>) -> Option<&Arc<Board>> {
        let local = id.strip_prefix(BUILTIN_SET).and_then(|rest| rest.strip_prefix('/'));
        let own = local
            .zip(person)
            .and_then(|(local, person)| self.boards.get(format!("{}/{local}", own_set(person)).as_str()));
        own.or_else(|| self.board(id))
    }

    /// The name under which everybody knows a board: of a copy that of the built-in board in whose place it is shown.
    pub fn known_as(&self, board: &Board) -> BoardId {
        let builtin = BoardId(format!("{BUILTIN_SET}/{}", board.local_id));
        if is_own_set(&board.set) && self.builtin.contains_key(&builtin) { builtin } else { board.id.clone() }
    }

    /// The board that a button opens, as everybody knows it: by id within its set, then by id among all boards, then by path or name.
    /// Own boards stand beside the built-in ones.
    pub fn linked(&self, from: &Board, link: &LoadBoard) -> Option<BoardId> {
        let builtin = BoardId(format!("{BUILTIN_SET}/{}", link.id));
        if is_own_set(&from.set) && self.builtin.contains_key(&builtin) {
            return Some(builtin);
        }
        let sibling = BoardId(format!("{}/{}", from.set, link.id));
        if self.board(sibling.as_str()).is_some() {
            return Some(sibling);
        }
        if let Some(other) = self.board(&link.id) {
            return Some(self.known_as(other));
        }
        let set = self.sets.get(&from.set)?;
        let boards = set.boards.iter().filter_map(|id| self.boards.get(id));
        resolve(set, boards.map(AsRef::as_ref), link)
    }
}
