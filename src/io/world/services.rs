//! Services: owns the network only while one of them is on, hands pictures to it and what comes back to the app.
//!
//! What comes lies on the tray (a folder) before anybody hears of it, and stays there until the store has it; tickets of jobs that
//! can be taken up again lie beside it. Disk and PIN are dealt with in short-lived threads: a frame never waits for them.

mod entering;
mod hub;
mod talk;
mod vault;
mod watch;

use super::voices::Forget;
use super::{Fresh, Outbox};
use crate::app::{Finding, Order, Pin, PinAnswer, ServiceEffect, ServiceNews, VaultEffect};
use crate::domain::id::AskId;
use crate::domain::notice::Notice;
use crate::io::files::{Home, now_millis};
use crate::io::net::{self, Checked, Services, Tray};
use crate::io::pin::{PinFile, Taken};
use crate::io::vault::DataKey;
use crate::io::welcome;
use hub::Hub;
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// How long a service may take to answer when it is looked at.
const TEST_LIMIT: Duration = Duration::from_secs(10);

/// The services' place in the world.
pub(super) struct Online {
    hub: Arc<Hub>,
    /// Whether there is a store: without one, nothing is taken off the tray.
    keeps: bool,
}

impl Online {
    pub(super) fn new(home: &Home, fresh: Fresh, outbox: Outbox, keeps: bool, forget: Option<Forget>) -> Self {
        Self { hub: Arc::new(Hub::new(home, fresh, outbox, forget)), keeps }
    }

    /// Carries out what is wanted. Never waits.
    pub(super) fn carry_out(&self, effect: ServiceEffect) {
        match effect {
            ServiceEffect::Look => self.aside(look),
            ServiceEffect::Pin(pin) => self.aside(move |hub| take_pin(hub, &pin)),
            ServiceEffect::NewPin(pin) => self.aside(move |hub| new_pin(hub, &pin)),
            ServiceEffect::WishPinForgotten => self.aside(entering::wish_forgotten),
            ServiceEffect::ForgetPin => self.aside(entering::forget),
            ServiceEffect::Enter(entry) => self.aside(move |hub| entering::enter(hub, *entry)),
            ServiceEffect::Remove(name) => self.aside(move |hub| entering::remove(hub, &name)),
            ServiceEffect::Switch(name, on) => self.aside(move |hub| switch(hub, &name, on)),
            ServiceEffect::Test(name) => self.aside(move |hub| test(hub, name)),
            ServiceEffect::Make(order) => self.make(*order),
            ServiceEffect::Word(order) => self.aside(move |hub| talk::word(hub, *order)),
            ServiceEffect::LookAt { id, moderator, picture } => {
                self.aside(move |hub| talk::look_at(hub, &id, &moderator, &picture));
            }
            ServiceEffect::WriteDown(writing) => self.aside(move |hub| talk::write_down(hub, *writing)),
            ServiceEffect::Cancel(id) => self.hub.cancel(&id),
            ServiceEffect::Stored(id) if self.keeps => self.aside(move |hub| taken_over(hub, &id)),
            ServiceEffect::Stored(_) => {}
        }
    }

    /// Carries out what is wanted of what only instructors may read. Never waits; a lock is done when this returns.
    pub(super) fn vault(&self, effect: VaultEffect) {
        match effect {
            VaultEffect::Lock => self.hub.let_go(),
            // What was saved before the lock is sealed, however late the thread comes to it.
            VaultEffect::Seal(person, guardian) => {
                let key = self.hub.key();
                self.aside(move |hub| vault::seal(hub, key, person, guardian));
            }
            effect => self.aside(move |hub| vault::carry_out(hub, effect)),
        }
    }

    /// Notes whether this device opens in kiosk mode. Never waits.
    pub(super) fn keep_kiosk(&self, on: bool) {
        self.hub.want_kiosk(on);
        self.aside(|hub| {
            if let Err(error) = hub.keep_kiosk() {
                tracing::warn!(%error, "kiosk");
                hub.say(Notice::problem("not-kept"));
            }
        });
    }

    /// Notes that the first guide has begun on this device, or is over. Never waits.
    pub(super) fn keep_welcome(&self, over: bool) {
        self.aside(move |hub| {
            let kept = if over { welcome::end(&hub.data) } else { welcome::begin(&hub.data) };
            if let Err(error) = kept {
                // It is shown once more: a notice would say more than that is worth.
                tracing::warn!(%error, "the first guide");
            }
        });
    }

    fn make(&self, order: Order) {
        // Known as under way from now on, also to a look that is taken meanwhile.
        self.hub.enter(&order.id, &order.service);
        self.aside(move |hub| watch::make(hub, order));
    }

    fn aside(&self, work: impl FnOnce(&Arc<Hub>) + Send + 'static) {
        aside(&self.hub, work);
    }
}

impl Drop for Online {
    fn drop(&mut self) {
        self.hub.close();
    }
}

/// Does something beside the frame.
fn aside(hub: &Arc<Hub>, work: impl FnOnce(&Arc<Hub>) + Send + 'static) {
    let hub = Arc::clone(hub);
    let spawned = std::thread::Builder::new().name("services".to_owned()).spawn(move || work(&hub));
    if let Err(error) = spawned {
        tracing::error!(%error, "services");
    }
}

/// Reads the services, hands out what lies on the tray, takes up what was waiting.
fn look(hub: &Arc<Hub>) {
    let read = Services::read(&hub.data).inspect_err(|error| tracing::warn!(%error, "services"));
    let damaged = read.is_err();
    let services = read.unwrap_or_default();
    hub.reach(&services);
    hand_out(hub);
    watch::take_up(hub);
    let (pin, under_way) = (PinFile::of(&hub.data).is_set(), hub.under_way());
    hub.tell(ServiceNews::Known { services: services.list().to_vec(), damaged, pin, under_way });
    entering::tell(hub, &services);
}

/// Gives the app everything on the tray.
fn hand_out(hub: &Arc<Hub>) {
    let pictures = Tray::of(&hub.data).pictures().unwrap_or_else(|error| {
        tracing::warn!(%error, "tray");
        Vec::new()
    });
    let mut left = pictures.into_iter().map(|left| left.picture).peekable();
    while let Some(first) = left.next() {
        let mut job = vec![first];
        while let Some(next) = left.next_if(|next| next.job == job[0].job) {
            job.push(next);
        }
        watch::hand_over(hub, job);
    }
}

/// The store has a picture: the tray need not keep it.
fn taken_over(hub: &Arc<Hub>, id: &AskId) {
    let tray = Tray::of(&hub.data);
    let take = || -> io::Result<()> {
        let pictures = tray.pictures()?;
        pictures.iter().filter(|left| left.picture.job == id.0).try_for_each(|left| tray.taken(left))
    };
    if let Err(error) = take() {
        tracing::warn!(%error, "tray");
    }
}

fn switch(hub: &Arc<Hub>, name: &str, on: bool) {
    if let Err(error) = hub.with_list(|data| Services::switch(data, name, on)) {
        tracing::warn!(%error, "services");
    }
    hub.services_changed();
    look(hub);
}

fn test(hub: &Arc<Hub>, name: String) {
    let services = Services::read(&hub.data).unwrap_or_default();
    let checks = services.named(&name).map(|service| net::look(service, hub.keys(), TEST_LIMIT));
    let found = checks.unwrap_or_default().iter().map(finding).collect();
    hub.tell(ServiceNews::Tested(name, found));
}

fn finding(checked: &Checked) -> Finding {
    let why = checked.why.as_ref().map(|failure| failure.key().to_owned());
    let (check, finding) = (checked.check.name().to_owned(), checked.finding.name().to_owned());
    Finding { check, finding, why, names: checked.names.clone() }
}

fn take_pin(hub: &Arc<Hub>, pin: &Pin) {
    let taken = hub.with_pin(|file| file.take(&pin.0, now_millis()));
    entering::tell_forgetting(hub);
    hub.tell(ServiceNews::Pin(match taken {
        Ok(Taken::Right(key)) => {
            hub.hold(key);
            PinAnswer::Right
        }
        Ok(Taken::Wrong(wait_ms)) => PinAnswer::Wrong(wait_ms),
        Err(error) => broken(&error),
    }));
}

fn new_pin(hub: &Arc<Hub>, pin: &Pin) {
    // Without what the old one opens, the new one would open nothing.
    let key = hub.key().ok_or_else(|| io::Error::from(io::ErrorKind::PermissionDenied));
    let kept = key.and_then(|key: DataKey| hub.with_pin(|file| file.change(&pin.0, &key)));
    hub.tell(ServiceNews::Pin(kept.map_or_else(|error| broken(&error), |()| PinAnswer::Right)));
}

fn broken(error: &io::Error) -> PinAnswer {
    tracing::error!(%error, "PIN");
    PinAnswer::Broken
}
