//! Meeting the others, as the window and the command line do it: the circle, the place, and what this tablet is called, put together.
//! Every call blocks; one at a time.

use super::circle::{Circle, CircleError, Erased};
use super::depot::{Account, Checked, Depot, DepotError, Place, Places, Style};
use super::engine::{Report, Tablet};
use super::ring::Invitation;
use super::seat::Seat;
use crate::domain::id::{Millis, ProfileId};
use crate::domain::share::{DeviceId, Offer};
use crate::io::files;
use crate::io::net::Secret;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// Name of the file in the data folder that says what this tablet is called there, and when it met the others.
pub const TABLET_FILE: &str = "share-tablet.json";
const MAX_BYTES: u64 = 64 << 10;
/// Letters of a tablet's name, at most.
pub const MAX_NAME: usize = 40;

/// Why a meeting, or what prepares one, did not happen.
#[derive(Debug, thiserror::Error)]
pub enum MeetingError {
    /// What the circle says.
    #[error(transparent)]
    Circle(#[from] CircleError),
    /// What the place says.
    #[error(transparent)]
    Place(#[from] DepotError),
    /// What the disk says.
    #[error(transparent)]
    Disk(#[from] io::Error),
    /// No place was chosen.
    #[error("no place was chosen")]
    Nowhere,
    /// This tablet belongs to no circle.
    #[error("no circle")]
    Alone,
}

impl MeetingError {
    /// Id of its message in the texts; `<id>.hint` says what to do.
    pub fn notice(&self) -> &'static str {
        match self {
            Self::Circle(error) => error.key(),
            Self::Place(error) => error.notice(),
            Self::Disk(_) => "share-broken",
            Self::Nowhere => "share-no-place",
            Self::Alone => "share-no-circle",
        }
    }
}

/// What this tablet is called in its circle, and its last meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// Its name.
    pub name: String,
    /// When it met the others last, by its own clock.
    pub met: Option<Millis>,
}

/// The circle of this device, as it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What this tablet is called, and when it met the others.
    pub note: Note,
    /// Every tablet of the circle.
    pub tablets: Vec<Tablet>,
    /// Whether this one may invite, shut out and erase.
    pub keeps: bool,
    /// Codes that two tablets used.
    pub leaked: usize,
    /// What was erased.
    pub erased: Vec<Erased>,
}

/// Sharing on this device.
pub struct Meeting {
    seat: Seat,
    places: Places,
}

/// What a place is called in a code: kept short, as a code is scanned.
type Spelled = (String, String, String, String, String, String, bool, bool);

impl Meeting {
    /// In this circle of the device.
    pub fn of(seat: Seat) -> Self {
        Self { places: seat.places(), seat }
    }

    /// Which one.
    pub fn seat(&self) -> &Seat {
        &self.seat
    }

    /// The place, chosen and kept.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// How it stands; none without a circle.
    ///
    /// # Errors
    /// What the circle and the disk say.
    pub fn standing(&self) -> Result<Option<Standing>, MeetingError> {
        let note = self.note()?;
        let Some(circle) = Circle::open(&self.seat, &note.name)? else { return Ok(None) };
        let (tablets, keeps, leaked) = (circle.tablets(), circle.keeps(), circle.leaked_codes());
        Ok(Some(Standing { note, tablets, keeps, leaked, erased: circle.erasures() }))
    }

    /// Begins a circle.
    ///
    /// # Errors
    /// What the circle (also that there is one already) and the disk say.
    pub fn found(&self, name: &str, now: Millis) -> Result<(), MeetingError> {
        let reach = self.seat.reach().clone();
        self.begin(name, |name| Circle::found(self.seat.data(), reach, name, now).map(drop))
    }

    /// Joins the circle that a code is of: the workshop's, or that of an exhibition. Where the code names a place, that is tried out, and kept
    /// if tablets can meet there; it is told how it was found.
    ///
    /// # Errors
    /// What the circle and the disk say.
    pub fn join(data: &Path, name: &str, code: &str, now: Millis) -> Result<(Self, Option<Checked>), MeetingError> {
        let reach = Invitation::of_code(code).ok_or(CircleError::NoCode)?.reach;
        let meeting = Self::of(Seat::new(data, reach));
        let mut place = String::new();
        meeting.begin(name, |name| {
            place = Circle::join(data, code, name, now)?.1;
            Ok(())
        })?;
        let Some((place, key)) = spelled_out(&place) else { return Ok((meeting, None)) };
        let checked = meeting.places.choose(place, Some(key))?;
        Ok((meeting, Some(checked)))
    }

    fn begin(&self, name: &str, begin: impl FnOnce(&str) -> Result<(), CircleError>) -> Result<(), MeetingError> {
        let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MAX_NAME).collect();
        begin(&name)?;
        Ok(self.write(&Note { name, met: None })?)
    }

    /// A code that makes one more tablet a member. It has the key of a bucket in it: whoever sees it can join.
    ///
    /// # Errors
    /// What the circle and the disk say.
    pub fn invite(&self, keeper: bool, now: Millis) -> Result<String, MeetingError> {
        let place = match (self.places.read()?, self.places.key()) {
            (Some(Place::Bucket(account)), Some(key)) => spelled(account, &key),
            _ => String::new(),
        };
        Ok(self.circle()?.invite(keeper, &place, now)?)
    }

    /// Meets the others: brings what is new, and gives what came, to be taken over by the store.
    ///
    /// # Errors
    /// Why it ended early; what was done until then stays done.
    pub fn meet(&self, now: Millis) -> Result<(Report, Vec<Offer>), MeetingError> {
        let mut circle = self.circle()?;
        let met = circle.meet(&*self.depot()?, now)?;
        self.write(&Note { met: Some(now), ..self.note()? })?;
        Ok(met)
    }

    /// Shuts a tablet out, from the next meeting on.
    ///
    /// # Errors
    /// What the circle says.
    pub fn shut_out(&self, tablet: &DeviceId, now: Millis) -> Result<(), MeetingError> {
        Ok(self.circle()?.shut_out(tablet, now)?)
    }

    /// Erases a person everywhere, from the next meeting on.
    ///
    /// # Errors
    /// What the circle says.
    pub fn erase(&self, person: &ProfileId, now: Millis) -> Result<(), MeetingError> {
        Ok(self.circle()?.erase(person, now)?)
    }

    /// The proof of an erasure, into a file; a file of this name stays, and this one gets a number.
    ///
    /// # Errors
    /// What the circle, the place and the disk say.
    pub fn prove(&self, scope: &str, to: &Path, now: Millis) -> Result<PathBuf, MeetingError> {
        let proof = self.circle()?.proof(&*self.depot()?, scope, now)?;
        let path = files::free(to.to_owned());
        files::write_whole(&path, proof.as_bytes())?;
        Ok(path)
    }

    /// Leaves the circle. What came stays on this device, and the place keeps what lies there.
    ///
    /// # Errors
    /// What the disk says.
    pub fn leave(&self) -> Result<(), MeetingError> {
        Ok(leave(&self.seat)?)
    }

    fn circle(&self) -> Result<Circle, MeetingError> {
        Circle::open(&self.seat, &self.note()?.name)?.ok_or(MeetingError::Alone)
    }

    fn depot(&self) -> Result<Box<dyn Depot>, MeetingError> {
        self.places.open()?.ok_or(MeetingError::Nowhere)
    }

    fn note(&self) -> io::Result<Note> {
        match files::read_bounded(&self.seat.home().join(TABLET_FILE), MAX_BYTES) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| io::Error::from(io::ErrorKind::InvalidData)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Note::default()),
            Err(error) => Err(error),
        }
    }

    fn write(&self, note: &Note) -> io::Result<()> {
        files::write_private(&self.seat.home().join(TABLET_FILE), &serde_json::to_vec(note)?)
    }
}

/// Leaves a circle, if there is one.
///
/// # Errors
/// What the disk says.
pub fn leave(seat: &Seat) -> io::Result<()> {
    Circle::leave(seat)?;
    match std::fs::remove_file(seat.home().join(TABLET_FILE)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A bucket in the words of a code. One with a certificate of its own is not named: a certificate is longer than a code may be.
fn spelled(account: Account, key: &Secret) -> String {
    if !account.certificate.is_empty() {
        return String::new();
    }
    let Account { endpoint, region, bucket, prefix, access_key, style, is_open, .. } = account;
    let is_host = style == Style::Host;
    let spelled: Spelled = (endpoint, region, bucket, prefix, access_key, key.reveal().to_owned(), is_host, is_open);
    serde_json::to_string(&spelled).unwrap_or_default()
}

/// The bucket that a code names, and its key.
fn spelled_out(text: &str) -> Option<(Place, Secret)> {
    let (endpoint, region, bucket, prefix, access_key, key, is_host, is_open): Spelled =
        serde_json::from_str(text).ok()?;
    let style = if is_host { Style::Host } else { Style::Path };
    let certificate = String::new();
    let account = Account { endpoint, region, bucket, prefix, access_key, style, is_open, certificate };
    Some((Place::Bucket(account), Secret::new(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_goes_through_a_code_and_back() {
        let text = str::to_owned;
        let account = Account {
            endpoint: text("https://s3.example"),
            region: text("kr-1"),
            bucket: text("works"),
            prefix: text("말그림/우리 반"),
            access_key: text("key"),
            style: Style::Host,
            is_open: false,
            certificate: String::new(),
        };
        let spelled_text = spelled(account.clone(), &Secret::new("secret"));
        assert!(spelled_text.len() < 120, "{}", spelled_text.len());
        let (place, key) = spelled_out(&spelled_text).expect("a place");
        assert!(place == Place::Bucket(account.clone()) && key == Secret::new("secret"));
        assert_eq!(spelled(Account { certificate: text("PEM"), ..account }, &key), "");
        assert!(spelled_out("").is_none() && spelled_out("[1]").is_none());
    }
}
