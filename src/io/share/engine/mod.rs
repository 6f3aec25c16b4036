//! One meeting with the other tablets: see who is there, take what they left, leave what is new here, offer what came to the store.
//!
//! # What lies in the place
//!
//! | name | what | changes |
//! |---|---|---|
//! | `now/head-<tablet>` | how far a tablet is ([`Head`]) | only that tablet writes it |
//! | `now/say-<fingerprint>` | a signed statement: who belongs to it, who was shut out, what is erased | never |
//! | `now/epoch-<number>-<tablet>` | a new key of the circle, sealed for each tablet that stays | never |
//! | `now/key-<scope>-<epoch>-<key>` | a key of a scope, sealed with a key of the circle | never; removed to erase |
//! | `log/<scope>/<tablet>/<number>` | changes | never; removed to erase |
//! | `blob/<scope>/<name>` | a picture or sound | never; removed to erase |
//!
//! # What is acknowledged when
//!
//! A change is shared when the head of its tablet tells of its log. Before that lie, in this order: the book (durable), the pictures,
//! the keys, the log. Whatever is cut off in between is done again from the book, with the same names; nothing is told that is not there.

mod counted;
mod epochs;
mod erase;
mod keys;
mod look;
mod offer;
mod send;
mod take;

use super::book::{Book, BookError};
pub use counted::Cost;

use super::depot::{Depot, DepotError};
use super::local::{Local, LocalError};
use super::merged::MergeError;
use super::ring::{Invitation, Ring};
use super::seal::{Key, KeyId, SealError, Signer};
use crate::domain::id::Millis;
use crate::domain::share::{
    Certificate, DeviceId, Erasure, Head, Issuer, Members, Receipt, Role, Scope, Shutout, Statement,
};
use counted::Counted;
use epochs::Vouched;
use std::collections::{BTreeMap, BTreeSet};

/// Why a meeting ended early. What was done until then stays done.
#[derive(Debug, thiserror::Error)]
pub enum ShareError {
    /// The place cannot be used.
    #[error(transparent)]
    Depot(#[from] DepotError),
    /// The book cannot be used.
    #[error(transparent)]
    Book(#[from] BookError),
    /// The store cannot be used.
    #[error(transparent)]
    Local(#[from] LocalError),
    /// A document cannot be used.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// The keys cannot be kept.
    #[error("keys: {0}")]
    Keys(#[from] std::io::Error),
    /// A seal cannot be made.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A record could not be written down.
    #[error("record: {0}")]
    Record(#[from] serde_json::Error),
    /// This tablet was shut out of the circle.
    #[error("this tablet was shut out")]
    ShutOut,
    /// It may not do that.
    #[error("only a tablet that keeps the circle may do that")]
    NotAllowed,
    /// Only the tablet that began the circle may do that.
    #[error("only the tablet that began the circle may do that")]
    NotRoot,
    /// There is no such tablet or person.
    #[error("not known: {0}")]
    Unknown(String),
}

type Result<T> = std::result::Result<T, ShareError>;

/// What a meeting brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Documents that were sent.
    pub sent: usize,
    /// Documents of which something came.
    pub came: usize,
    /// Documents that were offered to the store.
    pub offered: usize,
    /// There is more to offer, at the next meeting.
    pub more: bool,
    /// Documents that wait for a picture, a sound, or a change that has not come yet.
    pub waiting: usize,
    /// Objects that nobody of the circle wrote, or that were changed by somebody else: left alone.
    pub refused: usize,
    /// Erasures that were carried out.
    pub erased: usize,
    /// This tablet had been set back to an old state and has another name now.
    pub renamed: bool,
    /// What it cost.
    pub cost: Cost,
}

impl std::ops::Add for Report {
    type Output = Self;

    /// What both brought together. What waits waited at the end.
    fn add(self, next: Self) -> Self {
        let mut cost = self.cost;
        cost += next.cost;
        Self {
            sent: self.sent + next.sent,
            came: self.came + next.came,
            offered: self.offered + next.offered,
            erased: self.erased + next.erased,
            renamed: self.renamed || next.renamed,
            cost,
            ..next
        }
    }
}

/// A tablet of the circle, for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tablet {
    /// Which one.
    pub id: DeviceId,
    /// Its name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// When it was here last, by its own clock; `None`: never yet.
    pub last: Option<Millis>,
    /// It is this one.
    pub is_this: bool,
    /// It has everything that this one has shared.
    pub is_up_to_date: bool,
}

/// How an erasure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasureState {
    /// What was said.
    pub erasure: Erasure,
    /// Who has done it.
    pub done: BTreeMap<DeviceId, Receipt>,
    /// Whose word is missing.
    pub missing: BTreeSet<DeviceId>,
}

/// Sharing in one circle.
#[derive(Debug)]
pub struct Engine {
    book: Book,
    ring: Ring,
    /// See [`Ring::notices`].
    notices: Key,
    signer: Signer,
    name: String,
    members: Members,
    heads: BTreeMap<DeviceId, Head>,
    /// Keys of the circle that somebody vouched for.
    epochs: Vec<Vouched>,
    /// The number of the circle's key that a tablet had when it came.
    came_with: BTreeMap<DeviceId, u32>,
    /// Keys of scopes by the scope's name, with the circle's key that they were sealed with.
    scope_keys: BTreeMap<String, Vec<(KeyId, Key)>>,
    /// Small objects of the place that are not understood yet: what they build on has not been read.
    unread: BTreeMap<String, Vec<u8>>,
    /// The ring changed and is to be written.
    ring_changed: bool,
}

/// Notes in the book.
pub(super) mod note {
    /// Statements that wait to be left in the place.
    pub const TO_SAY: &str = "to-say";
    /// Up to which turn the store was looked through.
    pub const LOOKED: &str = "looked";
    /// Which line of the store that was.
    pub const LINE: &str = "line";
    /// The head as it was left last.
    pub const HEAD: &str = "head";
    /// Works in exhibitions of the circle.
    pub const HUNG: &str = "hung";
    /// Logs that were left but are not told by a head yet.
    pub const LEFT: &str = "left";
    /// Statements that are sealed already and wait.
    pub const SEALED: &str = "sealed";
    /// Receipts of this tablet.
    pub const ERASED: &str = "erased";
    /// The seed of a new name, until it is kept among the keys.
    pub const SEED: &str = "seed";
}

/// A statement on its way, with who says it.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Said {
    by: Issuer,
    statement: Statement,
    /// Whoever signs, where it is not this tablet: a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
}

impl Engine {
    /// Goes on with a circle. `name` is what this tablet is called.
    ///
    /// # Errors
    /// What the book says.
    pub fn new(book: Book, ring: Ring, name: &str) -> Result<Self> {
        let signer = ring.signer();
        let mut engine = Self {
            book,
            notices: ring.notices(),
            ring,
            signer,
            name: name.to_owned(),
            members: Members::default(),
            heads: BTreeMap::new(),
            epochs: Vec::new(),
            came_with: BTreeMap::new(),
            scope_keys: BTreeMap::new(),
            unread: BTreeMap::new(),
            ring_changed: false,
        };
        engine.finish_rename()?;
        engine.recall()?;
        Ok(engine)
    }

    /// Begins a circle: this tablet keeps it.
    ///
    /// # Errors
    /// What the book says.
    pub fn found(book: Book, ring: Ring, name: &str, now: Millis) -> Result<Self> {
        let mut engine = Self::new(book, ring, name)?;
        let certificate = engine.certificate(Role::Keeper, now, None);
        engine.say(Issuer::Root, Statement::Member(certificate), None)?;
        Ok(engine)
    }

    /// Joins a circle by a code.
    ///
    /// # Errors
    /// What the book says; `NoRandom`.
    pub fn join(book: Book, invitation: &Invitation, name: &str, now: Millis) -> Result<Self> {
        let mut engine = Self::new(book, invitation.accept()?, name)?;
        let role = if invitation.keeper { Role::Keeper } else { Role::Tablet };
        let certificate = engine.certificate(role, now, None);
        let by = Issuer::Device(Signer::from_seed(&invitation.seed).id());
        engine.say(by, Statement::Member(certificate), Some(&invitation.seed))?;
        Ok(engine)
    }

    fn certificate(&self, role: Role, at: Millis, was: Option<DeviceId>) -> Certificate {
        Certificate { device: self.signer.id(), keys: self.signer.keys(), name: self.name.clone(), role, at, was }
    }

    /// A code that makes one more tablet a member. It counts for the others from the next meeting on.
    ///
    /// # Errors
    /// `NotAllowed`; what the book says.
    pub fn invite(&mut self, keeper: bool, place: &str, now: Millis) -> Result<Invitation> {
        let issuer = self.authority(false)?;
        let seed = Key::random()?;
        let code = Signer::from_seed(&seed);
        let role = if keeper { Role::InviteKeeper } else { Role::InviteTablet };
        let certificate =
            Certificate { device: code.id(), keys: code.keys(), name: String::new(), role, at: now, was: None };
        self.say(issuer, Statement::Member(certificate), None)?;
        let epoch = self.epoch();
        Ok(Invitation {
            reach: self.ring.reach.clone(),
            root: self.ring.root.clone(),
            naming: self.ring.naming.clone(),
            epoch,
            seed,
            keeper,
            place: place.to_owned(),
        })
    }

    /// Who speaks when this tablet decides something: the root if it is here and needed, else the tablet as a keeper.
    fn authority(&self, root: bool) -> Result<Issuer> {
        let id = self.signer.id();
        match (root && self.ring.root_seed.is_some(), self.members.is_keeper(&id)) {
            (true, _) => Ok(Issuer::Root),
            (false, true) => Ok(Issuer::Device(id)),
            _ if self.ring.root_seed.is_some() => Ok(Issuer::Root),
            _ => Err(ShareError::NotAllowed),
        }
    }

    /// Puts a statement on its way and hears it.
    fn say(&mut self, by: Issuer, statement: Statement, code: Option<&Key>) -> Result<()> {
        let code = code.map(|key| super::seal::to_hex(key.expose()));
        let mut waiting: Vec<Said> = self.book.note(note::TO_SAY)?.unwrap_or_default();
        waiting.push(Said { by: by.clone(), statement: statement.clone(), code });
        self.book.together(|page| page.put_note(note::TO_SAY, &waiting))?;
        // It may count only later: a code that the others have not heard of yet.
        let _ = self.members.hear(by, statement);
        Ok(())
    }

    /// Everything that a tablet does when it meets the others. `now` is the time of this device; it decides nothing.
    ///
    /// # Errors
    /// Why it ended early; what was done until then stays done, and the next meeting goes on from there.
    pub fn meet(&mut self, depot: &dyn Depot, local: &mut dyn Local, now: Millis) -> Result<Report> {
        let counted = Counted::new(depot);
        let mut report = Report::default();
        let done = self.steps(&counted, local, now, &mut report);
        report.cost = counted.cost();
        done.map(|()| report)
    }

    fn steps(&mut self, depot: &Counted<'_>, local: &mut dyn Local, now: Millis, report: &mut Report) -> Result<()> {
        self.look(depot, now, report)?;
        self.carry_out_erasures(depot, local, now, report)?;
        self.take(depot, report)?;
        self.gather(local, report)?;
        self.leave(depot, local, now, report)?;
        self.offer(depot, local, report)
    }

    /// The tablets of the circle.
    pub fn tablets(&self) -> Vec<Tablet> {
        let me = self.signer.id();
        let mine = self.heads.get(&me).map_or(0, |head| head.turn);
        let tablet = |one: &Certificate| {
            let head = self.heads.get(&one.device);
            Tablet {
                id: one.device.clone(),
                name: one.name.clone(),
                role: one.role,
                last: head.map(|head| head.at),
                is_this: one.device == me,
                is_up_to_date: one.device == me
                    || head.is_some_and(|head| head.seen.get(&me).copied().unwrap_or(0) >= mine),
            }
        };
        self.members.devices().map(tablet).collect()
    }

    /// Codes that two tablets have used: somebody else has seen them.
    pub fn leaked_codes(&self) -> usize {
        self.members.used_twice().len()
    }

    /// This tablet.
    pub fn device(&self) -> DeviceId {
        self.signer.id()
    }

    /// Whether this tablet may invite, shut out and erase.
    pub fn keeps(&self) -> bool {
        self.ring.root_seed.is_some() || self.members.is_keeper(&self.signer.id())
    }

    /// The keys.
    pub fn ring(&self) -> &Ring {
        &self.ring
    }

    /// Keeps the keys in this file, from now on whenever there are new ones.
    ///
    /// # Errors
    /// What the disk says.
    pub fn keep_keys(&mut self, file: &std::path::Path) -> Result<()> {
        self.ring.file = Some(file.to_owned());
        Ok(self.ring.keep()?)
    }

    /// Keeps the keys, if there are new ones.
    fn keep_ring(&mut self) -> Result<()> {
        if std::mem::take(&mut self.ring_changed) {
            self.ring.keep()?;
        }
        Ok(())
    }

    /// Signs a text as this tablet: its key and the signature, in hexadecimal digits.
    pub fn sign(&self, name: &str, body: &[u8]) -> (String, String) {
        (self.signer.keys().sign, super::seal::to_hex(&self.signer.sign(name, body)))
    }

    /// The book: for a copy as a backup would have it.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Shuts a tablet out: what it had shared until now is kept. At the next meeting a new key makes what comes unreadable to it.
    ///
    /// # Errors
    /// `NotAllowed`, `NotRoot` for one that keeps the circle, `Unknown`.
    pub fn shut_out(&mut self, device: &DeviceId, now: Millis) -> Result<()> {
        let certificate =
            self.members.certificate(device).cloned().ok_or_else(|| ShareError::Unknown(device.0.clone()))?;
        let issuer = self.authority(certificate.role == Role::Keeper)?;
        if certificate.role == Role::Keeper && issuer != Issuer::Root {
            return Err(ShareError::NotRoot);
        }
        let out = Shutout {
            device: device.clone(),
            at: now,
            logs: self.book.had(device)?,
            brought: self.members.brought_by(device),
            epoch: self.newest_epoch(),
            erased: self.members.erased().keys().cloned().collect(),
        };
        self.say(issuer, Statement::Out(out), None)
    }

    /// Says that everything of a person is to be erased everywhere.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub fn erase(&mut self, scope: &Scope, now: Millis) -> Result<()> {
        let issuer = self.authority(false)?;
        let erasure = Erasure { scope: scope.clone(), name: self.scope_name(scope), at: now };
        self.say(issuer, Statement::Erase(erasure), None)
    }

    /// How erasures stand: who has done them, and whose word is missing.
    pub fn erasures(&self) -> Vec<ErasureState> {
        let state = |erasure: &Erasure| {
            let done: BTreeMap<DeviceId, Receipt> = self
                .heads
                .iter()
                .filter_map(|(device, head)| Some((device.clone(), head.erased.get(&erasure.name)?.clone())))
                .collect();
            let missing =
                self.members.devices().map(|one| one.device.clone()).filter(|id| !done.contains_key(id)).collect();
            ErasureState { erasure: erasure.clone(), done, missing }
        };
        self.members.erased().values().map(state).collect()
    }

    /// The name of a scope in the place: it tells nothing to whoever does not belong to the circle.
    fn scope_name(&self, scope: &Scope) -> String {
        self.ring.naming.name_for(&serde_json::to_string(scope).unwrap_or_default())
    }
}
