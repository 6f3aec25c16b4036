//! What the threads of services share: the network while a service is on, and the pictures under way.

use crate::app::{Outcome, ServiceNews, VaultNews};
use crate::domain::id::{AskId, BlobId, Millis};
use crate::domain::notice::Notice;
use crate::io::files::{Home, now_millis};
use crate::io::net::{Job, Keys, Net, NetError, Services};
use crate::io::pin::{ForgetWait, PinFile};
use crate::io::vault::DataKey;
use crate::io::world::voices::Forget;
use crate::io::world::{Fresh, Outbox};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// A picture under way.
struct Going {
    service: String,
    job: Option<Job>,
    /// Nobody waits for it any more.
    cancelled: bool,
}

#[derive(Default)]
struct Inner {
    /// Services as they were when the network was started.
    known: Services,
    net: Option<Arc<Net>>,
    /// Networks from before a service was turned on or off, until their pictures are done.
    retired: Vec<Arc<Net>>,
    going: HashMap<AskId, Going>,
}

/// What the threads of services share.
pub(super) struct Hub {
    pub data: PathBuf,
    fresh: Fresh,
    outbox: Outbox,
    /// Looks for every voice anew.
    forget: Option<Forget>,
    inner: Mutex<Inner>,
    /// One look at the PIN at a time.
    pin: Mutex<()>,
    /// What the PIN opens, while the room is unlocked.
    key: Mutex<Option<DataKey>>,
    /// The wait for a PIN to be removed.
    wait: Mutex<ForgetWait>,
    /// One change of the list of services at a time.
    list: Mutex<()>,
    /// Whether this device is to open in kiosk mode, as it was wanted last; one writes it at a time.
    kiosk: AtomicBool,
    kiosk_turn: Mutex<()>,
}

impl Hub {
    pub fn new(home: &Home, fresh: Fresh, outbox: Outbox, forget: Option<Forget>) -> Self {
        Self {
            data: home.data.clone(),
            fresh,
            outbox,
            forget,
            inner: Mutex::default(),
            pin: Mutex::default(),
            key: Mutex::default(),
            wait: Mutex::default(),
            list: Mutex::default(),
            kiosk: AtomicBool::default(),
            kiosk_turn: Mutex::default(),
        }
    }

    /// The list is another one: what a service says is asked of it as it is now, and none need rest any longer.
    pub fn services_changed(&self) {
        if let Some(forget) = &self.forget {
            forget();
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the app.
    pub fn tell(&self, news: ServiceNews) {
        self.outbox.send(Outcome::Service(news));
    }

    /// Tells the app of what only instructors may read.
    pub fn news(&self, news: VaultNews) {
        self.outbox.send(Outcome::Vault(news));
    }

    /// The PIN was given: this is what it opens.
    pub fn hold(&self, key: DataKey) {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
    }

    /// The room is locked: the key leaves zeros in memory.
    pub fn let_go(&self) {
        drop(self.key.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// The key, while the room is unlocked.
    pub fn key(&self) -> Option<DataKey> {
        self.key.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tells the person.
    pub fn say(&self, notice: Notice) {
        self.outbox.send(Outcome::Tell(notice));
    }

    /// The keys of services.
    pub fn keys(&self) -> Keys {
        Keys::of_system(&self.data)
    }

    /// Looks at the PIN or changes it, one at a time.
    pub fn with_pin<T>(&self, then: impl FnOnce(&PinFile) -> T) -> T {
        let _turn = self.pin.lock().unwrap_or_else(PoisonError::into_inner);
        then(&PinFile::of(&self.data))
    }

    /// Whether the PIN may be removed now, and from when on, if somebody asked for that.
    pub fn forget_from(&self) -> Option<(bool, Millis)> {
        let now = now_millis();
        let from = self.with_pin(|file| file.forget_from(now));
        let mut wait = self.wait.lock().unwrap_or_else(PoisonError::into_inner);
        wait.hold(from, now, Instant::now()).map(|from| (from <= now, from))
    }

    /// Changes the list of services in the folder of data, one change at a time.
    pub fn with_list<T>(&self, then: impl FnOnce(&Path) -> T) -> T {
        let _turn = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        then(&self.data)
    }

    /// This device opens in kiosk mode from now on, or no longer: to be written by [`Self::keep_kiosk`].
    pub fn want_kiosk(&self, on: bool) {
        self.kiosk.store(on, Ordering::SeqCst);
    }

    /// Writes what was wanted last, in whatever order the threads come to it.
    ///
    /// # Errors
    /// What the system says; it is then as before.
    pub fn keep_kiosk(&self) -> io::Result<()> {
        let _turn = self.kiosk_turn.lock().unwrap_or_else(PoisonError::into_inner);
        crate::io::kiosk::keep(&self.data, self.kiosk.load(Ordering::SeqCst))
    }

    /// The bytes of a stored picture.
    pub fn blob(&self, id: &BlobId) -> Option<Vec<u8>> {
        self.fresh.read(&self.data, id)
    }

    /// Reaches these services from now on: those that are on, and nothing if none is. Pictures of a service that was turned off
    /// are given up at once.
    pub fn reach(&self, services: &Services) {
        let mut inner = self.inner();
        if inner.net.is_some() && inner.known == *services {
            return;
        }
        let is_off = |going: &&mut Going| services.named(&going.service).is_none_or(|service| !service.on);
        inner.going.values_mut().filter(is_off).filter_map(|going| going.job.take()).for_each(|job| job.cancel());
        inner.known = services.clone();
        let started = Net::start(services).unwrap_or_else(|error| {
            tracing::error!(%error, "net");
            None
        });
        let old = std::mem::replace(&mut inner.net, started.map(|net| Arc::new(net.with_keys(self.keys()))));
        let mut gone: Vec<_> = old.into_iter().collect();
        if inner.net.is_some() && inner.going.values().any(|going| going.job.is_some()) {
            inner.retired.append(&mut gone);
        } else {
            gone.append(&mut inner.retired);
        }
        // What ends with a network is told while nobody holds the lock.
        drop(inner);
        drop(gone);
    }

    /// The network, while a service is on.
    pub fn net(&self) -> Option<Arc<Net>> {
        self.inner().net.clone()
    }

    /// The address of a service, to be shown; its name if it is not known.
    pub fn address(&self, name: &str) -> String {
        self.inner().known.named(name).map_or_else(|| name.to_owned(), |service| service.url.clone())
    }

    /// Ends everything.
    pub fn close(&self) {
        let mut inner = self.inner();
        let gone = (inner.net.take(), std::mem::take(&mut inner.retired));
        drop(inner);
        drop(gone);
    }

    /// A picture is under way from now on.
    pub fn enter(&self, id: &AskId, service: &str) {
        self.inner().going.insert(id.clone(), Going { service: service.to_owned(), job: None, cancelled: false });
    }

    /// Whether it was under way already; it is now.
    pub fn enter_once(&self, id: &AskId, service: &str) -> bool {
        let known = self.inner().going.contains_key(id);
        if !known {
            self.enter(id, service);
        }
        known
    }

    /// Everything under way.
    pub fn under_way(&self) -> Vec<AskId> {
        self.inner().going.keys().cloned().collect()
    }

    /// The network, for a picture that is still wanted. What begins is remembered before its end can be heard.
    ///
    /// # Errors
    /// `Cancelled`, `NotOn`, or what `begin` says; nothing is under way then.
    pub fn begin(
        &self,
        id: &AskId,
        begin: impl FnOnce(&Net, &str) -> Result<Option<Job>, NetError>,
    ) -> Result<(), NetError> {
        let mut inner = self.inner();
        let net = inner.net.clone();
        let begun = match (inner.going.get_mut(id), net) {
            (Some(going), Some(net)) if !going.cancelled => begin(&net, &going.service).map(|job| going.job = job),
            (Some(Going { cancelled: false, service, .. }), None) => Err(NetError::NotOn(service.clone())),
            _ => Err(NetError::Cancelled),
        };
        if begun.is_err() {
            inner.going.remove(id);
        }
        begun
    }

    /// Gives a picture up.
    pub fn cancel(&self, id: &AskId) {
        if let Some(going) = self.inner().going.get_mut(id) {
            going.cancelled = true;
            going.job.take().into_iter().for_each(|job| job.cancel());
        }
    }

    /// A picture has ended. Tells whether it was given up by a person.
    pub fn leave(&self, id: &AskId) -> bool {
        self.inner().going.remove(id).is_some_and(|going| going.cancelled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hub(home: &Home) -> (Hub, std::sync::mpsc::Receiver<Outcome>) {
        let (outbox, outcomes) = Outbox::new(Arc::new(|| {}));
        (Hub::new(home, Fresh::default(), outbox, None), outcomes)
    }

    #[test]
    fn the_last_wish_for_kiosk_mode_holds_in_whatever_order_it_is_written() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let home = Home::at(folder.path());
        let (hub, _outcomes) = hub(&home);
        hub.want_kiosk(true);
        hub.want_kiosk(false);
        // The thread of the first wish comes last.
        hub.keep_kiosk()?;
        hub.keep_kiosk()?;
        assert!(!crate::io::kiosk::is_on(&hub.data));
        hub.want_kiosk(true);
        hub.keep_kiosk()?;
        assert!(crate::io::kiosk::is_on(&hub.data));
        Ok(())
    }
}
