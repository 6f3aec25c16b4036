//! Sharing in the window: a thread of its own, from the first use on, and from the start where there is a circle. It tries places out,
//! does what is wanted with the circle, and meets the others by itself: at the start, every few minutes, and soon after a change.

use super::Outbox;
use crate::app::{
    Choice, CircleDeed, CircleSeen, ErasedSeen, KeyText, Met, Outcome, SharingEffect, SharingNews, TabletSeen,
};
use crate::domain::id::ProfileId;
use crate::domain::place::{Account, Place, Verdict};
use crate::domain::share::Role;
use crate::io::files::{self, Home, now_millis};
use crate::io::net::Secret;
use crate::io::share::depot::Checked;
use crate::io::share::engine::Report;
use crate::io::share::meeting::{Meeting, MeetingError, Standing};
use crate::io::share::seat::Seat;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Between two meetings that nobody asked for.
const EVERY: Duration = Duration::from_secs(5 * 60);
/// After the last change here: whoever draws is not interrupted, and whoever stops has shared soon.
const AFTER_CHANGE: Duration = Duration::from_secs(20);
/// Until the program has taken what it was given, more or less: what it has not taken is offered again.
const SOON: Duration = Duration::from_secs(2);
/// After the start: the window comes first.
const AFTER_START: Duration = Duration::from_secs(5);
/// Bytes of a file with certificates, at most.
const MAX_CERTIFICATE: u64 = 64 << 10;

/// What the thread is told.
enum Order {
    Do(SharingEffect),
    /// Something changed in the store.
    Changed,
}

/// Sharing's place in the world.
pub(super) struct Sharing {
    data: PathBuf,
    outbox: Outbox,
    /// Whether the tablets meet by themselves: in the window, while things are kept.
    by_itself: bool,
    orders: Option<Sender<Order>>,
}

impl Sharing {
    pub(super) fn new(home: &Home, outbox: &Outbox, by_itself: bool) -> Self {
        let mut sharing = Self { data: home.data.clone(), outbox: outbox.clone(), by_itself, orders: None };
        if by_itself && !Seat::taken(&home.data).is_empty() {
            sharing.start();
        }
        sharing
    }

    fn start(&mut self) {
        let (sender, orders) = channel();
        let worker = Worker::new(&self.data, self.outbox.clone(), self.by_itself);
        match std::thread::Builder::new().name("sharing".to_owned()).spawn(move || worker.run(&orders)) {
            Ok(_) => self.orders = Some(sender),
            Err(error) => tracing::error!(%error, "sharing"),
        }
    }

    /// Carries out what is wanted. Never waits.
    pub(super) fn carry_out(&mut self, effect: SharingEffect) {
        if self.orders.is_none() {
            self.start();
        }
        let sent = self.orders.as_ref().is_some_and(|orders| orders.send(Order::Do(effect)).is_ok());
        if !sent {
            self.outbox.send(Outcome::Sharing(SharingNews::Failed("share-broken")));
            self.outbox.send(Outcome::Sharing(SharingNews::Ended));
        }
    }

    /// Something changed in the store.
    pub(super) fn changed(&self) {
        if let Some(orders) = &self.orders {
            // A thread that has ended shares nothing; the next start does.
            drop(orders.send(Order::Changed));
        }
    }
}

/// A circle of the device, and when its tablets meet.
struct Table {
    meeting: Meeting,
    /// When the tablets meet next by themselves, and when at the latest: whoever draws for an hour shares meanwhile.
    next: Instant,
    latest: Instant,
    /// Why they did not when nobody asked: told where it is looked for.
    trouble: Option<&'static str>,
}

impl Table {
    fn of(seat: Seat) -> Self {
        let first = Instant::now() + AFTER_START;
        Self { meeting: Meeting::of(seat), next: first, latest: first, trouble: None }
    }

    fn meet_at(&mut self, at: Instant) {
        (self.next, self.latest) = (at, at);
    }

    /// A change is shared soon, the last of several together with those before.
    fn soon(&mut self) {
        self.next = (Instant::now() + AFTER_CHANGE).min(self.latest);
    }

    fn meet(&mut self) -> Result<SharingNews, MeetingError> {
        self.meet_at(Instant::now() + EVERY);
        let (report, offers) = self.meeting.meet(now_millis())?;
        self.trouble = None;
        if report.more {
            // What did not fit into one meeting comes with the next, when the program has taken what it was given.
            self.meet_at(Instant::now() + SOON);
        }
        Ok(SharingNews::Came(offers, met(&report)))
    }

    /// Nobody asked for it: what came, if anything did.
    fn meet_quietly(&mut self, by_itself: bool) -> Option<SharingNews> {
        self.meet_at(Instant::now() + EVERY);
        let is_on = by_itself && matches!(self.meeting.places().read(), Ok(Some(_)));
        // A circle may have been left meanwhile.
        if !is_on || !matches!(self.meeting.standing(), Ok(Some(_))) {
            return None;
        }
        match self.meet() {
            Ok(news) => matches!(&news, SharingNews::Came(offers, _) if !offers.is_empty()).then_some(news),
            Err(error) => {
                tracing::info!(%error, "the tablets did not meet");
                self.trouble = Some(error.notice());
                None
            }
        }
    }

    fn known(&self) -> Result<SharingNews, MeetingError> {
        let circle = self.meeting.standing()?.map(|standing| Box::new(seen(standing)));
        Ok(SharingNews::Known(self.meeting.places().read()?, circle))
    }

    fn circle(&mut self, deed: CircleDeed) -> Result<Option<SharingNews>, MeetingError> {
        let now = now_millis();
        match deed {
            CircleDeed::Found(name) => self.meeting.found(&name, now)?,
            CircleDeed::Invite { keeper } => {
                let code = self.meeting.invite(keeper, now)?;
                // The others must have heard of the code when it is used.
                self.meet_at(Instant::now());
                return Ok(Some(SharingNews::Code(KeyText::new(&code))));
            }
            CircleDeed::Meet => return self.meet().map(Some),
            CircleDeed::ShutOut(tablet) => self.meeting.shut_out(&tablet, now)?,
            CircleDeed::Leave => self.meeting.leave()?,
            // Those are of all circles.
            CircleDeed::Join { .. } | CircleDeed::Erase(_) => return Ok(None),
        }
        // What was said counts from the next meeting on.
        self.meet_at(Instant::now());
        Ok(None)
    }

    fn choose(&self, choice: Choice) -> Result<SharingNews, MeetingError> {
        let Ok(place) = with_certificate(choice.place, choice.certificate) else {
            return Ok(SharingNews::Tried { verdict: Verdict::Untrusted, kept: false });
        };
        let key = choice.key.map(|key| Secret::new(key.reveal()));
        let checked = self.meeting.places().choose(place, key)?;
        Ok(tried(&checked, checked.verdict.is_usable()))
    }

    fn check(&self) -> Result<SharingNews, MeetingError> {
        let places = self.meeting.places();
        let place = places.read()?.ok_or(MeetingError::Nowhere)?;
        Ok(tried(&place.check(places.key().as_ref()), true))
    }
}

struct Worker {
    data: PathBuf,
    outbox: Outbox,
    by_itself: bool,
    /// The circles of the device; the workshop's is always the first, also before there is one.
    tables: Vec<Table>,
    /// Which of them is looked at.
    at: usize,
}

impl Worker {
    fn new(data: &Path, outbox: Outbox, by_itself: bool) -> Self {
        let workshop = Seat::workshop(data);
        let shows = Seat::taken(data).into_iter().filter(|seat| *seat != workshop);
        let tables = std::iter::once(workshop.clone()).chain(shows).map(Table::of).collect();
        Self { data: data.to_owned(), outbox, by_itself, tables, at: 0 }
    }

    fn run(mut self, orders: &Receiver<Order>) {
        loop {
            let next = self.tables.iter().map(|table| table.next).min();
            let wait = next.map_or(EVERY, |next| next.saturating_duration_since(Instant::now()));
            match orders.recv_timeout(wait) {
                Ok(Order::Do(effect)) => self.carry_out(effect),
                Ok(Order::Changed) => self.tables.iter_mut().for_each(Table::soon),
                Err(RecvTimeoutError::Timeout) => self.meet_who_is_due(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn meet_who_is_due(&mut self) {
        let now = Instant::now();
        for table in self.tables.iter_mut().filter(|table| table.next <= now) {
            if let Some(news) = table.meet_quietly(self.by_itself) {
                self.outbox.send(Outcome::Sharing(news));
            }
        }
    }

    fn tell(&self, news: SharingNews) {
        self.outbox.send(Outcome::Sharing(news));
    }

    /// From now on it is about this circle.
    fn sit(&mut self, seat: Seat) {
        let known = self.tables.iter().position(|table| *table.meeting.seat() == seat);
        self.at = known.unwrap_or_else(|| {
            self.tables.push(Table::of(seat));
            self.tables.len() - 1
        });
    }

    fn carry_out(&mut self, effect: SharingEffect) {
        let is_look = matches!(effect, SharingEffect::Look | SharingEffect::Seat(_));
        let done = self.done(effect);
        let (known, trouble) = match self.tables.get(self.at) {
            Some(table) => (table.known(), table.trouble),
            None => (Err(MeetingError::Alone), None),
        };
        match known {
            Ok(known) => self.tell(known),
            Err(error) => self.failed(&error),
        }
        match done {
            Ok(Some(news)) => self.tell(news),
            Ok(None) => {}
            Err(error) => self.failed(&error),
        }
        if let Some(trouble) = trouble.filter(|_| is_look) {
            self.tell(SharingNews::Failed(trouble));
        }
        self.tell(SharingNews::Ended);
    }

    fn failed(&self, error: &MeetingError) {
        tracing::warn!(%error, "sharing");
        self.tell(SharingNews::Failed(error.notice()));
    }

    fn done(&mut self, effect: SharingEffect) -> Result<Option<SharingNews>, MeetingError> {
        match effect {
            SharingEffect::Seat(reach) => {
                self.sit(Seat::new(&self.data, reach));
                return Ok(None);
            }
            // Which circle it is says the code.
            SharingEffect::Circle(CircleDeed::Join { name, code }) => return self.join(&name, code.reveal()),
            SharingEffect::Circle(CircleDeed::Erase(person)) => return self.erase(&person),
            _ => {}
        }
        let Some(table) = self.tables.get_mut(self.at) else { return Err(MeetingError::Alone) };
        match effect {
            SharingEffect::Choose(choice) => Ok(Some(table.choose(*choice)?)),
            SharingEffect::Check => Ok(Some(table.check()?)),
            SharingEffect::Forget => Ok(table.meeting.places().forget().map(|()| None)?),
            SharingEffect::Circle(deed) => table.circle(deed),
            SharingEffect::Prove { scope, to } => {
                Ok(Some(SharingNews::Proved(table.meeting.prove(&scope, &to, now_millis())?)))
            }
            SharingEffect::Look | SharingEffect::Seat(_) => Ok(None),
        }
    }

    fn join(&mut self, name: &str, code: &str) -> Result<Option<SharingNews>, MeetingError> {
        let (meeting, checked) = Meeting::join(&self.data, name, code, now_millis())?;
        let seat = meeting.seat().clone();
        self.tell(SharingNews::Seat(seat.reach().clone()));
        self.sit(seat);
        Ok(checked.map(|checked| tried(&checked, checked.verdict.is_usable())))
    }

    /// Everywhere: also in the exhibitions that this tablet keeps.
    fn erase(&mut self, person: &ProfileId) -> Result<Option<SharingNews>, MeetingError> {
        let at = self.at;
        let mut said = Ok(None);
        for (nth, table) in self.tables.iter_mut().enumerate() {
            let keeps = matches!(table.meeting.standing(), Ok(Some(standing)) if standing.keeps);
            if nth != at && !keeps {
                continue;
            }
            // What was said counts from the next meeting on.
            let done = table.meeting.erase(person, now_millis()).inspect(|()| table.meet_at(Instant::now()));
            match done {
                Err(error) if nth == at => said = Err(error),
                Err(error) => tracing::warn!(%error, "erasing in another circle"),
                Ok(()) => {}
            }
        }
        said
    }
}

fn tried(checked: &Checked, kept: bool) -> SharingNews {
    tracing::info!(verdict = checked.verdict.key(), detail = checked.detail, "a place to meet was tried out");
    SharingNews::Tried { verdict: checked.verdict, kept }
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

fn met(report: &Report) -> Met {
    Met {
        sent: report.sent,
        came: report.came,
        waiting: report.waiting,
        refused: report.refused,
        erased: report.erased,
        requests: report.cost.requests(),
        bytes: report.cost.bytes_in + report.cost.bytes_out,
    }
}

fn seen(standing: Standing) -> CircleSeen {
    let tablets = standing.tablets.into_iter().map(|tablet| TabletSeen {
        keeps: tablet.role == Role::Keeper,
        id: tablet.id,
        name: tablet.name,
        last: tablet.last,
        is_this: tablet.is_this,
        is_up_to_date: tablet.is_up_to_date,
    });
    let erased = standing.erased.into_iter().map(|erased| ErasedSeen {
        scope: erased.scope,
        at: erased.at,
        done: erased.done.len(),
        missing: erased.missing,
    });
    CircleSeen {
        name: standing.note.name,
        met: standing.note.met,
        keeps: standing.keeps,
        leaked: standing.leaked,
        tablets: tablets.collect(),
        erased: erased.collect(),
    }
}
