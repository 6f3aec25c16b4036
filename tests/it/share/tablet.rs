//! A tablet: a store as sharing sees it, with the same rules as the real one, and what people do on it.

use super::place::{Dice, Place};
use malgeurim::domain::artwork::{Artwork, Deed, Hand, Step};
use malgeurim::domain::consent::{Answer, Given, Use};
use malgeurim::domain::id::{ArtworkId, BlobId, Millis, ProfileId};
use malgeurim::domain::profile::Profile;
use malgeurim::domain::record::{Kind, Record, Write};
use malgeurim::domain::share::{CircleId, Document, Heads, Offer, Part, Reach, Receipt, Scope};
use malgeurim::io::share::book::Book;
use malgeurim::io::share::engine::{Cost, Engine, Report, ShareError};
use malgeurim::io::share::local::{Changes, Local, LocalError, LocalResult, Stored};
use malgeurim::io::share::ring::{Invitation, Ring};
use std::collections::{BTreeMap, BTreeSet};

/// What a store holds.
#[derive(Clone, Debug, Default)]
pub struct Store {
    pub records: BTreeMap<Part, Record>,
    /// Written by a newer version.
    pub unreadable: BTreeSet<Part>,
    changed: BTreeMap<Part, u64>,
    turn: u64,
    heads: BTreeMap<(CircleId, Document), Heads>,
    pub blobs: BTreeMap<BlobId, Vec<u8>>,
    /// Offered, and not looked at by the program yet.
    offers: Vec<Offer>,
}

impl Store {
    pub fn put(&mut self, record: Record) {
        let part = Part::of(&record);
        self.turn += 1;
        self.changed.insert(part.clone(), self.turn);
        self.records.insert(part, record);
    }

    pub fn delete(&mut self, kind: Kind, id: &str) {
        let part = Part { kind, id: id.to_owned() };
        self.turn += 1;
        self.changed.insert(part.clone(), self.turn);
        self.records.remove(&part);
    }

    /// The program takes what was offered, where nothing has changed in between.
    pub fn take_offers(&mut self) {
        for offer in std::mem::take(&mut self.offers) {
            if !offer.fits(|part| self.records.get(part).cloned()) {
                continue;
            }
            for write in offer.writes {
                match write {
                    Write::Put(record) => {
                        for blob in record.blobs() {
                            assert!(
                                self.blobs.contains_key(&blob),
                                "the real store refuses a record without its pictures"
                            );
                        }
                        self.put(*record);
                    }
                    Write::Delete(kind, id) => self.delete(kind, &id),
                }
            }
            self.heads.insert((offer.circle, offer.document), offer.heads);
        }
    }

    pub fn works(&self) -> impl Iterator<Item = &Artwork> {
        self.records.values().filter_map(|record| if let Record::Artwork(work) = record { Some(work) } else { None })
    }

    pub fn people(&self) -> Vec<ProfileId> {
        let person =
            |record: &Record| if let Record::Profile(person) = record { Some(person.id.clone()) } else { None };
        self.records.values().filter_map(person).collect()
    }

    pub fn work(&self, id: &str) -> Option<&Artwork> {
        match self.records.get(&Part { kind: Kind::Artwork, id: id.to_owned() }) {
            Some(Record::Artwork(work)) => Some(work),
            _ => None,
        }
    }
}

impl Local for Store {
    fn changed(&mut self, after: u64) -> LocalResult<Changes> {
        let new = self.changed.iter().filter(|(_, turn)| **turn > after || after > self.turn);
        let parts = new.map(|(part, _)| part.clone()).collect();
        Ok(Changes { turn: self.turn, parts, line: String::new() })
    }

    fn record(&self, part: &Part) -> LocalResult<Stored> {
        if self.unreadable.contains(part) {
            return Ok(Stored::Unreadable);
        }
        Ok(self.records.get(part).map_or(Stored::Nothing, |record| Stored::Record(Box::new(record.clone()))))
    }

    fn heads(&self, circle: &CircleId, document: &Document) -> LocalResult<Option<Heads>> {
        Ok(self.heads.get(&(circle.clone(), document.clone())).cloned())
    }

    fn work(&self, work: &ArtworkId) -> LocalResult<Vec<Part>> {
        let is_of = |record: &&Record| match record {
            Record::Artwork(found) => found.id == *work,
            Record::Mark(drawn) => drawn.work == *work,
            _ => false,
        };
        Ok(self.records.values().filter(is_of).map(Part::of).collect())
    }

    fn mark(&mut self, circle: &CircleId, marks: &[(Document, Option<Heads>, Heads)]) -> LocalResult<()> {
        for (document, was, is) in marks {
            let key = (circle.clone(), document.clone());
            if self.heads.get(&key) == was.as_ref() {
                self.heads.insert(key, is.clone());
            }
        }
        Ok(())
    }

    fn offer(&mut self, offers: Vec<Offer>) -> LocalResult<()> {
        self.offers = offers;
        Ok(())
    }

    fn has_blob(&self, blob: &BlobId) -> bool {
        self.blobs.contains_key(blob)
    }

    fn blob(&self, blob: &BlobId) -> LocalResult<Vec<u8>> {
        self.blobs.get(blob).cloned().ok_or_else(|| LocalError("no such blob".to_owned()))
    }

    fn bring(&mut self, blobs: Vec<(BlobId, Vec<u8>)>) -> LocalResult<()> {
        self.blobs.extend(blobs);
        Ok(())
    }

    fn erase(&mut self, _: &CircleId, scope: &Scope, parts: &BTreeSet<Part>) -> LocalResult<Option<Receipt>> {
        let theirs = self.records.values().filter(|record| Scope::of(record).as_ref() == Some(scope)).map(Part::of);
        let all: BTreeSet<Part> = theirs.chain(parts.iter().cloned()).collect();
        let mut receipt = Receipt::default();
        for part in all {
            if let Some(record) = self.records.remove(&part) {
                receipt.records += 1;
                receipt.blobs += record.blobs().iter().filter(|blob| self.blobs.remove(*blob).is_some()).count() as u64;
            }
            self.changed.remove(&part);
        }
        self.offers.clear();
        Ok(Some(receipt))
    }
}

/// A tablet.
pub struct Tablet {
    pub engine: Engine,
    pub store: Store,
    /// How far its clock is off.
    pub skew: Millis,
    pub cost: Cost,
    pub name: String,
    made: usize,
}

/// A tablet as it was.
pub struct Backup {
    book: Book,
    ring: Ring,
    store: Store,
}

impl Backup {
    pub fn ring(&self) -> &Ring {
        &self.ring
    }
}

impl Tablet {
    pub fn found(name: &str, reach: Reach) -> Self {
        let engine = Engine::found(Book::in_memory().unwrap(), Ring::found(reach).unwrap(), name, 0).unwrap();
        Self::of(engine, name)
    }

    pub fn join(name: &str, invitation: &Invitation) -> Self {
        // By way of its text, as from a camera.
        let invitation = Invitation::of_code(&invitation.to_code()).unwrap();
        Self::of(Engine::join(Book::in_memory().unwrap(), &invitation, name, 0).unwrap(), name)
    }

    fn of(engine: Engine, name: &str) -> Self {
        Self { engine, store: Store::default(), skew: 0, cost: Cost::default(), name: name.to_owned(), made: 0 }
    }

    pub fn meet(&mut self, place: &Place, now: Millis) -> Result<Report, ShareError> {
        let report = self.engine.meet(place, &mut self.store, now + self.skew)?;
        self.cost += report.cost;
        Ok(report)
    }

    /// Meets, and the program takes what came.
    pub fn meet_and_take(&mut self, place: &Place, now: Millis) -> Report {
        let report = self.meet(place, now).unwrap();
        self.store.take_offers();
        report
    }

    pub fn backup(&self) -> Backup {
        Backup { book: self.engine.book().copy().unwrap(), ring: self.engine.ring().clone(), store: self.store.clone() }
    }

    /// Set back to an old state.
    pub fn restore(&mut self, backup: &Backup) {
        self.engine = Engine::new(backup.book.copy().unwrap(), backup.ring.clone(), &self.name).unwrap();
        self.store = backup.store.clone();
    }

    /// The program ends and begins again.
    pub fn restart(&mut self) {
        let (book, ring) = (self.engine.book().copy().unwrap(), self.engine.ring().clone());
        self.engine = Engine::new(book, ring, &self.name).unwrap();
    }

    fn id(&mut self, kind: &str) -> String {
        self.made += 1;
        format!("{kind}-{}-{}", self.name, self.made)
    }

    pub fn add_person(&mut self, name: &str) -> ProfileId {
        let id = ProfileId(self.id("p"));
        self.store.put(Record::Profile(Profile::new(id.clone(), name, 0)));
        id
    }

    pub fn blob(&mut self, bytes: Vec<u8>) -> BlobId {
        let blob = BlobId::of(&bytes);
        self.store.blobs.insert(blob.clone(), bytes);
        blob
    }

    pub fn paint(&mut self, person: &ProfileId, bytes: Vec<u8>) -> ArtworkId {
        let id = ArtworkId(self.id("w"));
        let picture = self.blob(bytes);
        let mut work = Artwork::of(id.clone(), person.clone(), 0);
        work.base = Some(picture.clone());
        work.steps.push(Step { at: self.made as i64, by: Hand::Person, did: Deed::Brought, result: Some(picture) });
        self.store.put(Record::Artwork(work));
        id
    }

    pub fn change(&mut self, work: &str, act: impl FnOnce(&mut Artwork)) {
        let mut changed = self.store.work(work).unwrap().clone();
        act(&mut changed);
        self.store.put(Record::Artwork(changed));
    }

    pub fn answer(&mut self, work: &str, answer: Answer, by: &str) {
        self.change(work, |work| {
            let given = Given { answer, by: by.to_owned(), ..Given::default() };
            work.consents.0.entry(Use::Web).or_default().answered(given);
        });
    }

    pub fn web(&self, work: &str) -> Answer {
        self.store.work(work).unwrap().consents.answer(Use::Web)
    }

    /// A picture, small.
    pub fn noise(dice: &mut Dice, bytes: usize) -> Vec<u8> {
        (0..bytes).map(|_| dice.below(256) as u8).collect()
    }
}
