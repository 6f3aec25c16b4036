//! Weeks of work on many tablets with everything that goes wrong: networks that come and go, answers that get lost, clocks that are
//! off, a tablet that is set back, a full place, a plug that is pulled. In the end all have the same, nothing that was acknowledged is
//! missing, and nobody's no became a yes.

use super::place::{Dice, Faults, Place};
use super::tablet::{Backup, Tablet};
use malgeurim::domain::consent::{Answer, Use};
use malgeurim::domain::exhibition::{Exhibition, Room};
use malgeurim::domain::id::Millis;
use malgeurim::domain::record::{Kind, Record};
use malgeurim::domain::share::{Part, Reach};
use std::collections::{BTreeMap, BTreeSet};

const HOUR: Millis = 3_600_000;

/// An answer that somebody gave, and every no that they could know of.
struct Word {
    on: usize,
    work: String,
    name: String,
    is_yes: bool,
    knew: BTreeSet<String>,
    /// Its tablet has met the others since.
    shared: bool,
}

/// A facility and its tablets.
struct World {
    place: Place,
    tablets: Vec<Tablet>,
    dice: Dice,
    words: Vec<Word>,
    removed: BTreeSet<String>,
    acknowledged: BTreeSet<String>,
    /// With how many words had been said by then.
    backups: BTreeMap<usize, (Backup, usize)>,
    names: usize,
}

impl World {
    fn new(tablets: usize, seed: u64) -> Self {
        let place = Place::new();
        let mut founder = Tablet::found("t0", Reach::Workshop);
        let codes: Vec<_> = (1..tablets).map(|_| founder.engine.invite(false, "", 0).unwrap()).collect();
        founder.meet_and_take(&place, 0);
        let mut all = vec![founder];
        for (nth, code) in codes.iter().enumerate() {
            all.push(Tablet::join(&format!("t{}", nth + 1), code));
        }
        let mut dice = Dice::new(seed);
        for tablet in &mut all {
            // Up to a year off.
            tablet.skew = (dice.below(17_520) as Millis - 8_760) * HOUR;
            tablet.add_person("사람");
        }
        Self {
            place,
            tablets: all,
            dice,
            words: Vec::new(),
            removed: BTreeSet::new(),
            acknowledged: BTreeSet::new(),
            backups: BTreeMap::new(),
            names: 0,
        }
    }

    fn some_work(&mut self, nth: usize) -> Option<String> {
        let works: Vec<String> = self.tablets[nth].store.works().map(|work| work.id.0.clone()).collect();
        (!works.is_empty()).then(|| works[self.dice.below(works.len())].clone())
    }

    /// Something that somebody does on a tablet.
    fn act(&mut self, nth: usize) {
        let people = self.tablets[nth].store.people();
        match self.dice.below(10) {
            0..=2 if !people.is_empty() => {
                let person = &people[self.dice.below(people.len())];
                let picture = Tablet::noise(&mut self.dice, 200);
                self.tablets[nth].paint(person, picture);
            }
            3..=4 => {
                let Some(work) = self.some_work(nth) else { return };
                let text = self.dice.below(1000).to_string();
                self.tablets[nth].change(&work, |work| work.alt.ko = text);
            }
            5..=7 => self.answer(nth),
            8 => {
                let Some(work) = self.some_work(nth) else { return };
                if self.dice.hits(20) {
                    self.tablets[nth].store.delete(Kind::Artwork, &work);
                    self.removed.insert(work);
                }
            }
            _ => {
                let Some(person) = people.first() else { return };
                let part = Part { kind: Kind::Profile, id: person.0.clone() };
                if let Some(Record::Profile(mut person)) = self.tablets[nth].store.records.get(&part).cloned() {
                    person.level = 1 + self.dice.below(4) as u8;
                    person.face.scale = 1.0 + self.dice.below(4) as f32 / 10.0;
                    self.tablets[nth].store.put(Record::Profile(person));
                }
            }
        }
    }

    fn answer(&mut self, nth: usize) {
        let Some(work) = self.some_work(nth) else { return };
        self.names += 1;
        let (name, is_yes) = (format!("{}", self.names), self.dice.hits(60));
        let consent =
            self.tablets[nth].store.work(&work).unwrap().consents.0.get(&Use::Web).cloned().unwrap_or_default();
        let knew = consent.before.iter().chain([&consent.maker]).map(|given| given.by.clone()).collect();
        self.tablets[nth].answer(&work, if is_yes { Answer::Yes } else { Answer::No }, &name);
        self.words.push(Word { on: nth, work, name, is_yes, knew, shared: false });
    }

    /// A tablet meets the others, if it can; whatever was acknowledged is remembered.
    fn meet(&mut self, nth: usize, now: Millis) {
        let tablet = &mut self.tablets[nth];
        let works: Vec<String> = tablet.store.works().map(|work| work.id.0.clone()).collect();
        if tablet.meet(&self.place, now).is_ok() {
            self.acknowledged.extend(works);
            self.words.iter_mut().filter(|word| word.on == nth).for_each(|word| word.shared = true);
        }
        if self.dice.hits(70) {
            self.tablets[nth].store.take_offers();
        }
    }

    fn day(&mut self, day: usize) {
        for hour in 0..4 {
            for nth in 0..self.tablets.len() {
                if self.dice.hits(40) {
                    self.act(nth);
                }
                if self.dice.hits(25) {
                    if self.dice.hits(10) {
                        *self.place.fuse.lock().unwrap() = Some(1 + self.dice.below(12));
                    }
                    self.meet(nth, (day as Millis * 24 + hour) * HOUR);
                    *self.place.fuse.lock().unwrap() = None;
                }
                if self.dice.hits(3) {
                    self.tablets[nth].restart();
                }
            }
        }
    }

    fn settle(&mut self) {
        self.place.set_faults(Faults::default(), 1);
        *self.place.room.lock().unwrap() = u64::MAX;
        let mut quiet = 0;
        for round in 0..60 {
            let mut moved = 0;
            for tablet in &mut self.tablets {
                let report = tablet.meet_and_take(&self.place, 10_000 * HOUR + round);
                moved += report.sent + report.came + report.offered + report.waiting;
            }
            quiet = if moved == 0 { quiet + 1 } else { 0 };
            if quiet == 2 {
                return;
            }
        }
        panic!("they never settle");
    }

    fn check(&self) {
        let first = &self.tablets[0].store;
        for tablet in &self.tablets[1..] {
            assert_eq!(tablet.store.records.len(), first.records.len(), "{}", tablet.name);
            for (part, record) in &first.records {
                assert_eq!(Some(record), tablet.store.records.get(part), "{}", tablet.name);
            }
        }
        for work in self.acknowledged.difference(&self.removed) {
            assert!(first.work(work).is_some(), "{work} was acknowledged and is lost");
        }
        for work in first.works().filter(|work| work.consents.allows(Use::Web).is_ok()) {
            // A no that was never shared went with the tablet that was set back. Each other one was overruled by somebody who knew it.
            let of_work = || self.words.iter().filter(|word| word.work == work.id.0);
            for no in of_work().filter(|word| !word.is_yes && word.shared) {
                let overruled = of_work().any(|yes| yes.is_yes && yes.knew.contains(&no.name));
                let told = || of_work().map(|word| (word.on, word.name.as_str(), word.is_yes, word.shared, &word.knew));
                assert!(
                    overruled,
                    "{}: nobody who said yes knew of the no {}: {:?}, and now {:?}",
                    work.id,
                    no.name,
                    told().collect::<Vec<_>>(),
                    work.consents.0.get(&Use::Web)
                );
            }
        }
    }
}

fn weeks(tablets: usize, days: usize, seed: u64) -> World {
    let mut world = World::new(tablets, seed);
    for day in 0..days {
        let faults = if day % 5 == 4 { Faults::default() } else { Faults { unreachable: 4, lost_answer: 3, late: 3 } };
        world.place.set_faults(faults, seed + day as u64);
        // A full place for some days.
        let room = if (8..10).contains(&(day % 14)) { world.place.bytes() + 500 } else { u64::MAX };
        *world.place.room.lock().unwrap() = room;
        world.day(day);
        let nth = 1 + world.dice.below(tablets - 1);
        if day % 4 == 1 {
            world.backups.insert(nth, (world.tablets[nth].backup(), world.words.len()));
        }
        if day % 6 == 5
            && let Some((nth, (backup, said))) = world.backups.pop_first()
        {
            world.tablets[nth].restore(&backup);
            // What was said on it since, and never shared, is lost with it.
            let mut count = 0;
            world.words.retain(|word| {
                count += 1;
                count <= said || word.on != nth || word.shared
            });
        }
    }
    world.settle();
    world
}

#[test]
fn fifteen_tablets_and_three_weeks_come_to_the_same() {
    let world = weeks(15, 21, 7);
    world.check();
    let works = world.tablets[0].store.works().count();
    assert!(works > 100, "there was something to lose: {works}");
    let nos = world.words.iter().filter(|word| !word.is_yes).count();
    assert!(nos > 20, "and to overrule: {nos}");
}

#[test]
fn other_weeks_come_to_the_same() {
    for seed in 20..24 {
        weeks(4, 14, seed).check();
    }
}

/// Each facility has a circle of its own; one tablet of each also belongs to that of the exhibition.
#[test]
fn many_facilities_come_together_in_one_exhibition() {
    let place = Place::new();
    let mut curator = Tablet::found("curator", Reach::Show("e".into()));
    curator.store.put(Record::Exhibition(Exhibition { id: "e".into(), ..Exhibition::default() }));
    let codes: Vec<_> = (0..40).map(|_| curator.engine.invite(false, "", 0).unwrap()).collect();
    curator.meet_and_take(&place, 0);
    let mut dice = Dice::new(3);
    let mut facilities: Vec<Tablet> =
        codes.iter().enumerate().map(|(nth, code)| Tablet::join(&format!("f{nth}"), code)).collect();
    let mut yes = BTreeSet::new();
    for (nth, facility) in facilities.iter_mut().enumerate() {
        facility.meet_and_take(&place, 1);
        let person = facility.add_person("사람");
        let works: Vec<_> = (0..3).map(|_| facility.paint(&person, Tablet::noise(&mut dice, 100))).collect();
        for work in works.iter().take(2) {
            facility.answer(work.as_str(), Answer::Yes, "사람");
            yes.insert(work.clone());
        }
        let part = Part { kind: Kind::Exhibition, id: "e".to_owned() };
        let Some(Record::Exhibition(mut show)) = facility.store.records.get(&part).cloned() else { panic!("it came") };
        // Everybody hangs a room at once, and only half of them meet in between.
        let title = malgeurim::domain::locale::LocalText { ko: format!("방 {nth}"), en: String::new() };
        show.rooms.push(Room { name: title, works, ..Room::default() });
        facility.store.put(Record::Exhibition(show));
        if nth % 2 == 0 {
            facility.meet_and_take(&place, 2);
        }
    }
    for round in 3..6 {
        for facility in &mut facilities {
            facility.meet_and_take(&place, round);
        }
        curator.meet_and_take(&place, round);
    }
    let came: BTreeSet<_> = curator.store.works().map(|work| work.id.clone()).collect();
    assert_eq!(came, yes, "every work with a yes, and no other");
    assert!(curator.store.people().is_empty());
}
