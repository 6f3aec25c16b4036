//! The whole way: two real stores, a folder, the program in between.

use malgeurim::app::{Effect, Outcome, ServiceEffect, Start, State, on_outcome, take_shared};
use malgeurim::domain::artwork::Artwork;
use malgeurim::domain::calm::{Place, Stay};
use malgeurim::domain::consent::{Answer, Given, Use};
use malgeurim::domain::exhibition::{Exhibition, Room};
use malgeurim::domain::id::{BlobId, ProfileId};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::profile::Profile;
use malgeurim::domain::record::{Record, Transaction, Write};
use malgeurim::domain::share::Reach;
use malgeurim::io::share::depot::{Depot, Folder};
use malgeurim::io::share::seat::Seat;
use malgeurim::io::share::{Circle, CircleError};
use malgeurim::io::store::Store;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// A device: its store, its program, its circle.
pub(super) struct Device {
    home: TempDir,
    pub(super) store: Option<Store>,
    pub(super) state: State,
    circle: Circle,
    /// What was asked of services.
    pub(super) services: Vec<ServiceEffect>,
}

impl Device {
    fn new(make: impl FnOnce(&Path) -> Circle) -> Self {
        let home = tempfile::tempdir().unwrap();
        let opened = Store::open(home.path(), 0, Duration::ZERO).unwrap();
        let circle = make(home.path());
        let state = State::new(Start {
            records: opened.records,
            nonce: 1,
            now: 0,
            lang: Lang::Ko,
            utc_offset_min: 540,
            documents: home.path().to_owned(),
            pictures_folder: home.path().to_owned(),
        });
        Self { home, store: Some(opened.store), state, circle, services: Vec::new() }
    }

    fn seat(&self) -> Seat {
        Seat::workshop(self.home.path())
    }

    pub(super) fn run(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Service(effect) = &effect {
                self.services.push(effect.clone());
            }
            if let Effect::Commit { id, transaction, blobs } = effect {
                let blobs: Vec<_> = blobs.into_iter().map(|(id, bytes)| (id, bytes.to_vec())).collect();
                self.store.as_mut().unwrap().commit(&transaction, &blobs, 1).unwrap();
                let more = on_outcome(&mut self.state, Outcome::Committed(id));
                self.run(more);
            }
        }
    }

    pub(super) fn put(&mut self, record: Record, blobs: &[(BlobId, Vec<u8>)]) {
        let transaction = Transaction::new("title", None, vec![Write::put(record.clone())]);
        self.state.library.put(record);
        self.store.as_mut().unwrap().commit(&transaction, blobs, 1).unwrap();
    }

    pub(super) fn meet(&mut self, depot: &dyn Depot, now: i64) -> usize {
        let (report, offers) = self.circle.meet(depot, now).unwrap();
        let effects = take_shared(&mut self.state, offers);
        self.run(effects);
        report.erased
    }

    fn work(&self) -> Option<&Artwork> {
        self.state.library.artworks.values().next()
    }

    fn bytes_anywhere(&self, what: &[u8]) -> bool {
        fn look(folder: &Path, what: &[u8]) -> bool {
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
                if path.is_dir() {
                    return look(&path, what);
                }
                let bytes = std::fs::read(&path).unwrap();
                bytes.windows(what.len()).any(|window| window == what)
            })
        }
        look(self.home.path(), what)
    }
}

pub(super) fn pair(depot: &dyn Depot) -> (Device, Device) {
    let mut a = Device::new(|home| Circle::found(home, Reach::Workshop, "하나", 0).unwrap());
    let code = a.circle.invite(false, "", 0).unwrap();
    a.meet(depot, 0);
    let b = Device::new(|home| Circle::join(home, &code, "둘", 0).unwrap().0);
    (a, b)
}

pub(super) fn folder(home: &Path) -> Folder {
    Folder::open(home).unwrap()
}

fn painted(device: &mut Device, person: &ProfileId) -> BlobId {
    let picture = b"a picture of the one who goes".to_vec();
    let blob = BlobId::of(&picture);
    let mut work = Artwork::of("w-1".into(), person.clone(), 1);
    work.base = Some(blob.clone());
    device.put(Record::Artwork(work), &[(blob.clone(), picture)]);
    blob
}

#[test]
fn a_work_goes_from_one_store_to_the_other_and_a_restart_changes_nothing() {
    let meeting = tempfile::tempdir().unwrap();
    let depot = folder(meeting.path());
    let (mut a, mut b) = pair(&depot);
    let person = ProfileId::from("p-1");
    a.put(Record::Profile(Profile::new(person.clone(), "하늘", 1)), &[]);
    let blob = painted(&mut a, &person);
    a.meet(&depot, 1);
    b.meet(&depot, 2);
    assert_eq!(b.state.library.artworks, a.state.library.artworks);
    assert_eq!(b.store.as_ref().unwrap().blob(&blob).unwrap(), b"a picture of the one who goes");
    assert!(b.store.as_ref().unwrap().history(None, 9).unwrap().is_empty(), "nobody undoes what was done elsewhere");
    // The circle of b is opened anew, as at the next start; it still knows where it was.
    b.circle = Circle::open(&b.seat(), "둘").unwrap().unwrap();
    let (report, offers) = b.circle.meet(&depot, 3).unwrap();
    assert_eq!((report.sent, offers.len()), (0, 0));
    let mut work = b.work().unwrap().clone();
    let given = Given { answer: Answer::No, by: "하늘".to_owned(), ..Given::default() };
    work.consents.0.entry(Use::Web).or_default().answered(given);
    b.put(Record::Artwork(work), &[]);
    b.meet(&depot, 4);
    a.meet(&depot, 5);
    assert_eq!(a.work().unwrap().consents.answer(Use::Web), Answer::No);
}

#[test]
fn a_change_that_somebody_made_meanwhile_is_not_overwritten() {
    let meeting = tempfile::tempdir().unwrap();
    let depot = folder(meeting.path());
    let (mut a, mut b) = pair(&depot);
    let person = ProfileId::from("p-1");
    a.put(Record::Profile(Profile::new(person.clone(), "하늘", 1)), &[]);
    a.meet(&depot, 1);
    b.meet(&depot, 2);
    let renamed = |device: &Device, name: &str| {
        Record::Profile(Profile { name: name.to_owned(), ..device.state.library.profiles[&person].clone() })
    };
    let record = renamed(&a, "하늘이");
    a.put(record, &[]);
    a.meet(&depot, 3);
    let (_, offers) = b.circle.meet(&depot, 4).unwrap();
    assert_eq!(offers.len(), 1);
    // Between the meeting and the moment that the program looks at it, somebody turns the level.
    let mut mine = b.state.library.profiles[&person].clone();
    mine.level = 2;
    b.put(Record::Profile(mine), &[]);
    assert!(take_shared(&mut b.state, offers).is_empty());
    for now in 5..8 {
        b.meet(&depot, now);
        a.meet(&depot, now);
    }
    for device in [&a, &b] {
        let person = &device.state.library.profiles[&person];
        assert_eq!((person.name.as_str(), person.level), ("하늘이", 2));
    }
}

#[test]
fn what_is_erased_is_nowhere_on_the_disk_and_the_proof_says_so() {
    let meeting = tempfile::tempdir().unwrap();
    let depot = folder(meeting.path());
    let (mut a, mut b) = pair(&depot);
    let person = ProfileId::from("p-1");
    a.put(Record::Profile(Profile::new(person.clone(), "하늘님이라는이름", 1)), &[]);
    painted(&mut a, &person);
    a.put(Record::Profile(Profile::new("p-2".into(), "바다", 2)), &[]);
    a.meet(&depot, 1);
    b.meet(&depot, 2);
    b.store.as_ref().unwrap().backup(3).unwrap();
    assert!(b.bytes_anywhere("하늘님이라는이름".as_bytes()));
    a.circle.erase(&person, 4).unwrap();
    let erased: usize = (4..8).map(|now| a.meet(&depot, now) + b.meet(&depot, now)).sum();
    a.meet(&depot, 9);
    assert_eq!(erased, 2);
    for device in [&a, &b] {
        assert_eq!(device.state.library.profiles.len(), 1);
        for secret in ["하늘님이라는이름".as_bytes(), b"a picture of the one who goes"] {
            assert!(!device.bytes_anywhere(secret));
        }
        assert!(!device.store.as_ref().unwrap().backups().unwrap().is_empty(), "there is a new backup");
    }
    let [told] = a.circle.erasures().try_into().unwrap();
    assert_eq!((told.done.len(), told.missing.len()), (2, 0));
    assert!(told.done.iter().all(|(_, receipt)| (receipt.records, receipt.blobs) == (2, 1)));
    let proof: serde_json::Value = serde_json::from_str(&a.circle.proof(&depot, &told.scope, 10).unwrap()).unwrap();
    assert_eq!(
        (proof["proof"]["left_in_place"].as_i64(), proof["proof"]["missing"].as_array().unwrap().len()),
        (Some(0), 0)
    );
    assert!(!proof.to_string().contains("하늘님"));
}

#[test]
fn a_backup_that_is_opened_takes_nothing_away_from_the_others() {
    let meeting = tempfile::tempdir().unwrap();
    let depot = folder(meeting.path());
    let (mut a, mut b) = pair(&depot);
    let person = ProfileId::from("p-1");
    a.put(Record::Profile(Profile::new(person.clone(), "하늘", 1)), &[]);
    a.meet(&depot, 1);
    b.meet(&depot, 1);
    let backup = b.store.as_ref().unwrap().backup(2).unwrap();
    painted(&mut b, &person);
    b.meet(&depot, 3);
    a.meet(&depot, 3);
    let records = b.store.as_mut().unwrap().restore(&backup, 4).unwrap();
    b.state.library.replace(records);
    assert!(b.work().is_none());
    for now in 5..8 {
        b.meet(&depot, now);
        a.meet(&depot, now);
    }
    assert!(a.work().is_some(), "what was shared is not taken back by an old backup");
    assert_eq!(b.work(), a.work(), "and comes back to the tablet");
}

#[test]
fn a_device_belongs_to_one_circle_and_a_wrong_code_says_so() {
    let home = tempfile::tempdir().unwrap();
    drop(Store::open(home.path(), 0, Duration::ZERO).unwrap());
    assert!(matches!(Circle::join(home.path(), "no code", "둘", 0), Err(CircleError::NoCode)));
    let seat = Seat::workshop(home.path());
    assert!(!seat.is_taken() && Circle::open(&seat, "둘").unwrap().is_none());
    drop(Circle::found(home.path(), Reach::Workshop, "하나", 0).unwrap());
    assert!(matches!(Circle::found(home.path(), Reach::Workshop, "둘", 0), Err(CircleError::Joined)));
    Circle::leave(&seat).unwrap();
    assert!(!seat.is_taken());
}

#[test]
fn what_lies_on_the_table_is_not_changed_below_the_hand() {
    let meeting = tempfile::tempdir().unwrap();
    let depot = folder(meeting.path());
    let (mut a, mut b) = pair(&depot);
    let person = ProfileId::from("p-1");
    a.put(Record::Profile(Profile::new(person.clone(), "하늘", 1)), &[]);
    painted(&mut a, &person);
    a.meet(&depot, 1);
    b.meet(&depot, 1);
    let id = b.work().unwrap().id.clone();
    b.state.create.draft.works.push(id);
    let mut work = a.work().unwrap().clone();
    work.alt.ko = "바다".to_owned();
    a.put(Record::Artwork(work), &[]);
    a.meet(&depot, 2);
    b.meet(&depot, 2);
    assert_eq!(b.work().unwrap().alt.ko, "");
    b.state.create.draft.works.clear();
    b.meet(&depot, 3);
    assert_eq!(b.work().unwrap().alt.ko, "바다");
}

#[test]
fn what_a_tablet_knows_of_the_circle_may_be_damaged_and_nothing_is_lost() {
    let meeting = tempfile::tempdir().unwrap();
    let depot = folder(meeting.path());
    let (mut a, mut b) = pair(&depot);
    let person = ProfileId::from("p-1");
    a.put(Record::Profile(Profile::new(person.clone(), "하늘", 1)), &[]);
    a.meet(&depot, 1);
    b.meet(&depot, 1);
    // Drawn, and not shared yet.
    painted(&mut b, &person);
    let book = b.home.path().join("share/share.db");
    drop(std::mem::replace(&mut b.circle, Circle::open(&a.seat(), "하나").unwrap().unwrap()));
    std::fs::write(&book, b"SQLite format 3 of nobody".repeat(400)).unwrap();
    b.circle = Circle::open(&b.seat(), "둘").unwrap().unwrap();
    for now in 2..6 {
        b.meet(&depot, now);
        a.meet(&depot, now);
    }
    assert!(a.work().is_some() && a.work() == b.work());
    assert_eq!(a.state.library.profiles, b.state.library.profiles);
    assert_eq!(a.circle.tablets().len(), 2);
}

#[test]
fn who_left_and_joins_again_has_everything() {
    let meeting = tempfile::tempdir().unwrap();
    let depot = folder(meeting.path());
    let (mut a, mut b) = pair(&depot);
    let person = ProfileId::from("p-1");
    a.put(Record::Profile(Profile::new(person.clone(), "하늘", 1)), &[]);
    a.meet(&depot, 1);
    b.meet(&depot, 1);
    let left = Profile { level: 3, ..b.state.library.profiles[&person].clone() };
    // Looked at, put into the book, and never left in the place.
    b.put(Record::Profile(left), &[]);
    b.circle.meet(&folder(&tempfile::tempdir().unwrap().keep()), 2).unwrap();
    Circle::leave(&b.seat()).unwrap();
    let code = a.circle.invite(false, "", 3).unwrap();
    a.meet(&depot, 3);
    b.circle = Circle::join(b.home.path(), &code, "둘", 3).unwrap().0;
    for now in 4..8 {
        b.meet(&depot, now);
        a.meet(&depot, now);
    }
    assert_eq!(a.state.library.profiles, b.state.library.profiles);
    assert_eq!(a.state.library.profiles.len(), 1);
}

#[test]
fn where_somebody_stays_and_whom_to_call_is_of_one_device() {
    let meeting = tempfile::tempdir().unwrap();
    let depot = folder(meeting.path());
    let (mut a, mut b) = pair(&depot);
    let person = ProfileId::from("p-1");
    let stay = Stay { place: Place::Create, since: 1 };
    let stays = Profile { stays: Some(stay), ..Profile::new(person.clone(), "하늘", 1) };
    a.put(Record::Profile(stays), &[]);
    a.meet(&depot, 1);
    b.meet(&depot, 1);
    assert_eq!(b.state.library.profiles[&person].stays, None);
    let renamed = Profile { name: "하늘이".to_owned(), ..b.state.library.profiles[&person].clone() };
    b.put(Record::Profile(renamed), &[]);
    b.meet(&depot, 2);
    a.meet(&depot, 2);
    let here = &a.state.library.profiles[&person];
    assert_eq!((here.name.as_str(), here.stays), ("하늘이", Some(stay)), "and stays so where it began");
}

#[test]
fn a_device_shares_its_workshop_and_an_exhibition_with_others_at_once() {
    let (hall, room) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (hall, room) = (folder(hall.path()), folder(room.path()));
    let (mut a, mut b) = pair(&room);
    let person = ProfileId::from("p-1");
    a.put(Record::Profile(Profile::new(person.clone(), "하늘", 1)), &[]);
    painted(&mut a, &person);
    let mut work = a.work().unwrap().clone();
    let given = Given { answer: Answer::Yes, by: "하늘".to_owned(), ..Given::default() };
    work.consents.0.entry(Use::Web).or_default().answered(given);
    let mut show = Exhibition { id: "e-1".into(), title: "봄".to_owned(), ..Exhibition::default() };
    show.rooms.push(Room { works: vec![work.id.clone()], ..Room::default() });
    a.put(Record::Artwork(work), &[]);
    a.put(Record::Exhibition(show.clone()), &[]);
    // The tablet founds a second circle, and another facility joins that one alone.
    let mut of_show = Circle::found(a.home.path(), Reach::Show(show.id.clone()), "하나", 2).unwrap();
    let code = of_show.invite(true, "", 2).unwrap();
    assert_eq!(Seat::taken(a.home.path()).len(), 2);
    let meets = |device: &mut Device, circle: &mut Circle, now| {
        let (_, offers) = circle.meet(&hall, now).unwrap();
        let effects = take_shared(&mut device.state, offers);
        device.run(effects);
    };
    meets(&mut a, &mut of_show, 3);
    let mut c = Device::new(|home| Circle::join(home, &code, "다른 곳", 3).unwrap().0);
    for now in 4..8 {
        c.meet(&hall, now);
        a.meet(&room, now);
        b.meet(&room, now);
        meets(&mut a, &mut of_show, now);
    }
    assert_eq!(c.work(), a.work());
    assert_eq!((c.state.library.exhibitions.len(), c.state.library.profiles.len()), (1, 0), "no people go there");
    assert_eq!(b.state.library.profiles.len(), 1, "and the workshop has them");
    // The maker takes the yes back on the other tablet of the workshop: it is heard at the other facility.
    let mut work = b.work().unwrap().clone();
    let given = Given { answer: Answer::Withdrawn, by: "하늘".to_owned(), ..Given::default() };
    work.consents.0.entry(Use::Web).or_default().answered(given);
    b.put(Record::Artwork(work), &[]);
    for now in 8..11 {
        b.meet(&room, now);
        a.meet(&room, now);
        meets(&mut a, &mut of_show, now);
        c.meet(&hall, now);
    }
    assert!(c.work().unwrap().consents.allows(Use::Web).is_err());
    // Erased in the exhibition alone: gone at the others, kept where the person is.
    of_show.erase(&person, 12).unwrap();
    for now in 12..17 {
        meets(&mut a, &mut of_show, now);
        c.meet(&hall, now);
    }
    assert!(c.work().is_none() && a.work().is_some() && a.state.library.profiles.len() == 1);
    assert!(!c.bytes_anywhere(b"a picture of the one who goes"));
    assert!(of_show.erasures()[0].missing.is_empty());
    // Left alone, the other circle goes on.
    Circle::leave(&Seat::new(a.home.path(), Reach::Show(show.id))).unwrap();
    assert_eq!(Seat::taken(a.home.path()), [a.seat()]);
    assert_eq!(a.meet(&room, 20), 0);
}

#[test]
fn who_is_erased_in_the_workshop_is_taken_out_of_the_exhibitions_too() {
    let (hall, room) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (hall, room) = (folder(hall.path()), folder(room.path()));
    // Another facility opens the exhibition; this one is a guest there, and keeps nothing but its own workshop.
    let mut host = Device::new(|home| Circle::found(home, Reach::Show("e-1".into()), "여는 곳", 0).unwrap());
    let mut show = Exhibition { id: "e-1".into(), title: "봄".to_owned(), ..Exhibition::default() };
    let code = host.circle.invite(false, "", 0).unwrap();
    host.put(Record::Exhibition(show.clone()), &[]);
    host.meet(&hall, 0);
    let mut a = Device::new(|home| Circle::found(home, Reach::Workshop, "하나", 0).unwrap());
    let mut guest = Circle::join(a.home.path(), &code, "손님", 0).unwrap().0;
    let meets = |device: &mut Device, circle: &mut Circle, now| {
        let (_, offers) = circle.meet(&hall, now).unwrap();
        let effects = take_shared(&mut device.state, offers);
        device.run(effects);
    };
    meets(&mut a, &mut guest, 1);
    let person = ProfileId::from("p-1");
    a.put(Record::Profile(Profile::new(person.clone(), "하늘", 1)), &[]);
    painted(&mut a, &person);
    let mut work = a.work().unwrap().clone();
    let given = Given { answer: Answer::Yes, by: "하늘".to_owned(), ..Given::default() };
    work.consents.0.entry(Use::Web).or_default().answered(given);
    show.rooms.push(Room { works: vec![work.id.clone()], ..Room::default() });
    a.put(Record::Artwork(work), &[]);
    a.put(Record::Exhibition(show), &[]);
    for now in 2..5 {
        meets(&mut a, &mut guest, now);
        host.meet(&hall, now);
        a.meet(&room, now);
    }
    assert!(host.work().is_some());
    a.circle.erase(&person, 6).unwrap();
    for now in 6..12 {
        a.meet(&room, now);
        meets(&mut a, &mut guest, now);
        host.meet(&hall, now);
    }
    assert!(a.work().is_none() && a.state.library.profiles.is_empty());
    assert!(host.work().is_none(), "what is gone here is gone there");
    assert!(a.work().is_none(), "and does not come back from there");
}
