//! The place where tablets meet: looked up, tried out, kept, forgotten. A trial takes seconds and longer where nobody answers; each runs
//! in a short-lived thread, one after the other.

use super::Outbox;
use crate::app::{Choice, Outcome, SharingEffect, SharingNews};
use crate::domain::place::{Account, Place, Verdict};
use crate::io::files::{self, Home};
use crate::io::net::Secret;
use crate::io::share::depot::Places;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of a file with certificates, at most.
const MAX_CERTIFICATE: u64 = 64 << 10;

/// Sharing's place in the world.
pub(super) struct Sharing {
    data: PathBuf,
    outbox: Outbox,
    /// One thing at a time.
    turn: Arc<Mutex<()>>,
}

impl Sharing {
    pub(super) fn new(home: &Home, outbox: &Outbox) -> Self {
        Self { data: home.data.clone(), outbox: outbox.clone(), turn: Arc::default() }
    }

    /// Carries out what is wanted. Never waits.
    pub(super) fn carry_out(&self, effect: SharingEffect) {
        let (data, outbox, turn) = (self.data.clone(), self.outbox.clone(), Arc::clone(&self.turn));
        let work = move || {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            for news in done(&Places::of_system(&data), effect) {
                outbox.send(Outcome::Sharing(news));
            }
        };
        if let Err(error) = std::thread::Builder::new().name("sharing".to_owned()).spawn(work) {
            tracing::error!(%error, "sharing");
            self.outbox.send(Outcome::Sharing(SharingNews::Unkept));
        }
    }
}

/// Does it, and says what came of it; at last which place is the chosen one now.
fn done(places: &Places, effect: SharingEffect) -> Vec<SharingNews> {
    let found = match effect {
        SharingEffect::Look => Ok(None),
        SharingEffect::Choose(choice) => choose(places, *choice).map(Some),
        SharingEffect::Check => check(places).map(Some),
        SharingEffect::Forget => places.forget().map(|()| None),
    };
    let known = places.read().map(SharingNews::Known);
    let unkept = |error: io::Error| {
        tracing::warn!(%error, "sharing");
        SharingNews::Unkept
    };
    let found = found.map_err(unkept).unwrap_or_else(Some);
    // The place first: whoever hears how a trial ended finds it there.
    std::iter::once(known.unwrap_or_else(unkept)).chain(found).collect()
}

fn choose(places: &Places, choice: Choice) -> io::Result<SharingNews> {
    let Ok(place) = with_certificate(choice.place, choice.certificate) else {
        return Ok(SharingNews::Tried { verdict: Verdict::Untrusted, kept: false });
    };
    let key = choice.key.map(|key| Secret::new(key.reveal()));
    let checked = places.choose(place, key)?;
    tracing::info!(verdict = checked.verdict.key(), detail = checked.detail, "a place to meet was tried out");
    Ok(SharingNews::Tried { verdict: checked.verdict, kept: checked.verdict.is_usable() })
}

/// The place with the certificates that stand in a file.
fn with_certificate(place: Place, file: Option<PathBuf>) -> io::Result<Place> {
    match (place, file) {
        (Place::Bucket(account), Some(file)) => {
            let text = String::from_utf8(files::read_bounded(&file, MAX_CERTIFICATE)?);
            let certificate = text.map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
            Ok(Place::Bucket(Account { certificate, ..account }))
        }
        (place, _) => Ok(place),
    }
}

fn check(places: &Places) -> io::Result<SharingNews> {
    let Some(place) = places.read()? else {
        return Ok(SharingNews::Tried { verdict: Verdict::NotThere, kept: false });
    };
    let checked = place.check(places.key().as_ref());
    tracing::info!(verdict = checked.verdict.key(), detail = checked.detail, "the place to meet was tried out");
    Ok(SharingNews::Tried { verdict: checked.verdict, kept: true })
}
