//! A circle of this device: keys, book and store together, for whoever wants to share.

use super::book::{Book, BookError};
use super::depot::Depot;
use super::engine::{Engine, ErasureState, Report, ShareError, Tablet};
use super::ring::{Invitation, Ring};
use super::seal::SealError;
use super::seat::Seat;
use crate::domain::id::{Millis, ProfileId};
use crate::domain::share::{DeviceId, Offer, Reach, Receipt, Scope};
use crate::io::store::{Shelf, StoreError};
use serde_json::json;
use std::io;
use std::path::{Path, PathBuf};

/// Why something with a circle did not go.
#[derive(Debug, thiserror::Error)]
pub enum CircleError {
    /// The text is no code, or a letter of it is wrong.
    #[error("no code, or typed wrong")]
    NoCode,
    /// This device belongs to a circle already.
    #[error("this device belongs to a circle")]
    Joined,
    /// While meeting.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// The keys cannot be read or written.
    #[error("keys: {0}")]
    Keys(#[from] io::Error),
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<BookError> for CircleError {
    fn from(error: BookError) -> Self {
        Self::Share(error.into())
    }
}

impl From<SealError> for CircleError {
    fn from(error: SealError) -> Self {
        Self::Share(error.into())
    }
}

impl CircleError {
    fn is_damage(&self) -> bool {
        matches!(self, Self::Share(ShareError::Book(error)) if error.is_damage())
    }

    /// The message that tells it to a person.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoCode => "share-no-code",
            Self::Joined => "share-joined",
            Self::Share(ShareError::ShutOut) => "share-shut-out",
            Self::Share(ShareError::NotAllowed) => "share-not-keeper",
            Self::Share(ShareError::NotRoot) => "share-not-root",
            Self::Share(ShareError::Unknown(_)) => "share-unknown-tablet",
            Self::Share(ShareError::Depot(error)) => error.notice(),
            _ => "share-broken",
        }
    }
}

type Result<T> = std::result::Result<T, CircleError>;

/// How an erasure stands, for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// What it is called in the place.
    pub scope: String,
    /// When it was wanted.
    pub at: Millis,
    /// The tablets that have done it.
    pub done: Vec<(String, Receipt)>,
    /// The tablets whose word is missing.
    pub missing: Vec<String>,
}

/// A circle of this device.
#[derive(Debug)]
pub struct Circle {
    engine: Engine,
    seat: Seat,
}

impl Circle {
    /// The circle that this device belongs to. `name`: what this tablet is called.
    ///
    /// # Errors
    /// Keys or book that cannot be read.
    pub fn open(seat: &Seat, name: &str) -> Result<Option<Self>> {
        let open = || -> Result<Option<Self>> {
            let Some(ring) = Ring::read(&seat.keys())? else { return Ok(None) };
            let engine = Engine::new(Book::open(&seat.book())?, ring, name)?;
            Ok(Some(Self { engine, seat: seat.clone() }))
        };
        match open() {
            Err(error) if error.is_damage() => {
                set_aside(seat, &error)?;
                open()
            }
            opened => opened,
        }
    }

    /// Begins one.
    ///
    /// # Errors
    /// `Joined`; what the disk says.
    pub fn found(data: &Path, reach: Reach, name: &str, now: Millis) -> Result<Self> {
        let seat = Seat::new(data, reach.clone());
        let book = fresh_book(&seat)?;
        Self::kept(Engine::found(book, Ring::found(reach)?, name, now)?, seat)
    }

    /// Joins one by its code; gives also where the others meet, as the code tells it.
    ///
    /// # Errors
    /// `NoCode`, `Joined`; what the disk says.
    pub fn join(data: &Path, code: &str, name: &str, now: Millis) -> Result<(Self, String)> {
        let invitation = Invitation::of_code(code).ok_or(CircleError::NoCode)?;
        let seat = Seat::new(data, invitation.reach.clone());
        let book = fresh_book(&seat)?;
        let circle = Self::kept(Engine::join(book, &invitation, name, now)?, seat)?;
        Ok((circle, invitation.place))
    }

    fn kept(mut engine: Engine, seat: Seat) -> Result<Self> {
        engine.keep_keys(&seat.keys())?;
        Ok(Self { engine, seat })
    }

    /// Forgets keys and book. What came to the store stays, what lies in the place as well.
    ///
    /// # Errors
    /// What the disk says.
    pub fn leave(seat: &Seat) -> io::Result<()> {
        forget_versions(seat);
        match std::fs::remove_dir_all(seat.folder()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// A code that makes one more tablet a member; `place`: what it is told of where to meet.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub fn invite(&mut self, keeper: bool, place: &str, now: Millis) -> Result<String> {
        Ok(self.engine.invite(keeper, place, now)?.to_code())
    }

    /// Meets the others, and gives what is offered to the program.
    ///
    /// # Errors
    /// Why it ended early; what was done until then stays done.
    pub fn meet(&mut self, depot: &dyn Depot, now: Millis) -> Result<(Report, Vec<Offer>)> {
        let mut shelf = Shelf::open(self.seat.data(), now)?;
        let met = self.engine.meet(depot, &mut shelf, now).map_err(CircleError::from);
        if let Err(error) = &met
            && error.is_damage()
        {
            // The next meeting begins with a new one.
            set_aside(&self.seat, error)?;
        }
        Ok((met?, shelf.take_offers()))
    }

    /// The tablets of the circle.
    pub fn tablets(&self) -> Vec<Tablet> {
        self.engine.tablets()
    }

    /// Whether this tablet may invite, shut out and erase.
    pub fn keeps(&self) -> bool {
        self.engine.keeps()
    }

    /// How many codes two tablets have used.
    pub fn leaked_codes(&self) -> usize {
        self.engine.leaked_codes()
    }

    /// Shuts a tablet out, from the next meeting on.
    ///
    /// # Errors
    /// `NotAllowed`, `Unknown`.
    pub fn shut_out(&mut self, device: &DeviceId, now: Millis) -> Result<()> {
        Ok(self.engine.shut_out(device, now)?)
    }

    /// Erases everything of a person on every tablet, from the next meeting on.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub fn erase(&mut self, person: &ProfileId, now: Millis) -> Result<()> {
        Ok(self.engine.erase(&Scope::Person(person.clone()), now)?)
    }

    /// How erasures stand.
    pub fn erasures(&self) -> Vec<Erased> {
        let tablets = self.engine.tablets();
        let name = |id: &DeviceId| {
            tablets.iter().find(|tablet| tablet.id == *id).map_or(id.0.clone(), |tablet| tablet.name.clone())
        };
        let told = |state: ErasureState| Erased {
            scope: state.erasure.name,
            at: state.erasure.at,
            done: state.done.iter().map(|(id, receipt)| (name(id), receipt.clone())).collect(),
            missing: state.missing.iter().map(name).collect(),
        };
        self.engine.erasures().into_iter().map(told).collect()
    }

    /// A proof of an erasure, as JSON: who has erased what and when, what is left in the place, signed by this tablet. It names no person.
    ///
    /// # Errors
    /// `Unknown`; what keeps the place away.
    pub fn proof(&self, depot: &dyn Depot, scope: &str, now: Millis) -> Result<String> {
        let state = self.engine.erasures().into_iter().find(|state| state.erasure.name == scope);
        let state = state.ok_or_else(|| ShareError::Unknown(scope.to_owned()))?;
        let left = self.engine.left_in_place(depot, scope)?;
        let tablets: Vec<_> = state
            .done
            .iter()
            .map(|(id, receipt)| json!({"tablet": id, "at": receipt.at, "records": receipt.records, "pictures_and_sounds": receipt.blobs}))
            .collect();
        let body = json!({
            "circle": self.engine.ring().circle(), "erased": scope, "wanted": state.erasure.at, "done": tablets,
            "missing": state.missing, "left_in_place": left, "looked": now,
        });
        let text = body.to_string();
        let (key, signature) = self.engine.sign("erasure", text.as_bytes());
        let signed =
            json!({"proof": body, "signed_text": text, "key": key, "signature": signature, "algorithm": "Ed25519"});
        Ok(serde_json::to_string_pretty(&signed).unwrap_or_default())
    }
}

fn fresh_book(seat: &Seat) -> Result<Book> {
    if seat.is_taken() {
        return Err(CircleError::Joined);
    }
    // Left over from a try that ended before its keys were kept.
    Circle::leave(seat)?;
    std::fs::create_dir_all(seat.folder())?;
    Ok(Book::open(&seat.book())?)
}

/// Puts a damaged book aside. The place and the store have everything that was in it; the records join anew, under another name.
fn set_aside(seat: &Seat, why: &CircleError) -> Result<()> {
    tracing::error!(error = %why, "share.db is damaged; it is put aside, and a new one is made");
    for ending in ["", "-wal", "-shm"] {
        let file = PathBuf::from(format!("{}{ending}", seat.book().display()));
        let aside = seat.folder().join(format!("damaged.db{ending}"));
        match std::fs::rename(&file, &aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    forget_versions(seat);
    Ok(())
}

/// The store forgets which versions its records are: the book that knew them is gone. A store that cannot be opened has other troubles.
fn forget_versions(seat: &Seat) {
    // Whose keys cannot be read: all of them, which costs nothing but reading them once more.
    let circle = Ring::read(&seat.keys()).ok().flatten().map(|ring| ring.circle());
    let forgotten = Shelf::open(seat.data(), 0).and_then(|shelf| shelf.forget_versions(circle.as_ref()));
    if let Err(error) = forgotten {
        tracing::warn!(%error, "versions of shared records");
    }
}
