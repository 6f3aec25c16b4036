//! What an instructor enters: a service with its key, another one, none any more; and the end of a PIN that nobody knows.

use super::hub::Hub;
use super::{broken, look};
use crate::app::{Entry, EntryFault, PinAnswer, ServiceNews, VaultNews};
use crate::domain::notice::Notice;
use crate::domain::service::Service;
use crate::io::files::{self, now_millis};
use crate::io::forgetting;
use crate::io::net::{NetError, Secret, Services, ServicesError, check_workflow, same_host};
use crate::io::pin::PinFile;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Longest workflow, bytes: the list of services has to hold it.
const MAX_WORKFLOW: u64 = 128 << 10;

/// Keeps a service. Its key is kept first: a service without its key would only fail.
pub(super) fn enter(hub: &Arc<Hub>, entry: Entry) {
    let entered = hub.with_list(|data| take_in(hub, data, entry));
    hub.tell(ServiceNews::Entered(entered));
    hub.services_changed();
    look(hub);
}

fn take_in(hub: &Hub, data: &Path, entry: Entry) -> Result<(), EntryFault> {
    let mut service = entry.service.clone();
    if let Some(path) = &entry.workflow {
        service.workflow = Some(workflow(path)?);
    }
    let before = Services::read(data).map_err(|error| fault(&error))?;
    let old = entry.was.as_deref().and_then(|was| before.named(was)).cloned();
    let after = before.with(entry.was.as_deref(), service).map_err(|error| fault(&error))?;
    let names = [Some(entry.service.name.as_str()), entry.was.as_deref()];
    let had: Vec<_> = names.into_iter().flatten().map(|name| (name, hub.keys().get(name))).collect();
    key(hub, &entry, old.as_ref()).map_err(|error| {
        tracing::warn!(%error, "key");
        EntryFault::KeyUnkept
    })?;
    after.write(data).map_err(|error| {
        // A new key must not go to the old host.
        had.iter().for_each(|(name, key)| put_back(hub, name, key.as_ref()));
        fault(&error)
    })?;
    // The name that it had has no key any more.
    if let Some(old) = old.filter(|old| old.name != entry.service.name)
        && let Err(error) = hub.keys().remove(&old.name)
    {
        tracing::warn!(%error, "key");
    }
    Ok(())
}

/// The key of a service is again what it was.
fn put_back(hub: &Hub, name: &str, had: Option<&Secret>) {
    let keys = hub.keys();
    let done = match (had, keys.get(name)) {
        (had, now) if had == now.as_ref() => return,
        (Some(key), _) => keys.set(name, key).map(drop),
        (None, _) => keys.remove(name),
    };
    if let Err(error) = done {
        tracing::error!(%error, "key");
    }
}

/// A key is for one host: where the address becomes another one, the key that was there is not sent to it.
fn key(hub: &Hub, entry: &Entry, old: Option<&Service>) -> io::Result<()> {
    let (keys, name) = (hub.keys(), &entry.service.name);
    match (&entry.key, old) {
        (Some(key), _) if key.reveal().is_empty() => keys.remove(name),
        (Some(key), _) => keys.set(name, &Secret::new(key.reveal())).map(drop),
        (None, Some(old)) if !same_host(&old.url, &entry.service.url) => keys.remove(&old.name),
        (None, Some(old)) if old.name != *name => match keys.get(&old.name) {
            Some(key) => keys.set(name, &key).map(drop),
            None => Ok(()),
        },
        (None, Some(_)) => Ok(()),
        // A new one does not come to the key of one that had its name long ago.
        (None, None) => keys.remove(name),
    }
}

fn workflow(path: &Path) -> Result<Value, EntryFault> {
    let bytes = files::read_bounded(path, MAX_WORKFLOW).map_err(|error| {
        tracing::info!(%error, "workflow");
        EntryFault::WorkflowUnread
    })?;
    let template = serde_json::from_slice(&bytes).map_err(|_| EntryFault::WorkflowWrong)?;
    check_workflow(&template).map_err(|_| EntryFault::WorkflowWrong)?;
    Ok(template)
}

fn fault(error: &ServicesError) -> EntryFault {
    tracing::info!(%error, "services");
    match error {
        ServicesError::Nameless => EntryFault::Nameless,
        ServicesError::Twice(_) => EntryFault::NameTaken,
        ServicesError::Address(NetError::Insecure(_)) => EntryFault::Insecure,
        ServicesError::Address(_) => EntryFault::Address,
        ServicesError::TooMany => EntryFault::TooMany,
        ServicesError::Unreadable(_) | ServicesError::Damaged(_) => EntryFault::Damaged,
        ServicesError::TooBig | ServicesError::Unwritable(_) => EntryFault::Unwritten,
    }
}

/// Takes a service and its key out; it stays where its key cannot be forgotten, so that this can be tried again.
pub(super) fn remove(hub: &Arc<Hub>, name: &str) {
    hub.with_list(|data| {
        let had = hub.keys().get(name);
        if let Err(error) = hub.keys().remove(name) {
            tracing::warn!(%error, "key");
            hub.say(Notice::problem("service-key-stays").with("name", name));
            return;
        }
        let written = Services::read(data).and_then(|services| services.without(name).write(data));
        if let Err(error) = written {
            tracing::warn!(%error, "services");
            put_back(hub, name, had.as_ref());
            hub.say(Notice::problem("not-kept"));
        }
    });
    hub.services_changed();
    look(hub);
}

/// Which services have a key, and how far it is with a forgotten PIN.
pub(super) fn tell(hub: &Hub, services: &Services) {
    let keys = hub.keys();
    let names = services.list().iter().map(|service| service.name.clone());
    let keyed: BTreeSet<String> = names.filter(|name| keys.get(name).is_some()).collect();
    hub.tell(ServiceNews::Keyed(keyed));
    tell_forgetting(hub);
    if PinFile::of(&hub.data).was_forgotten() {
        hub.tell(ServiceNews::PinForgotten);
    }
}

pub(super) fn tell_forgetting(hub: &Hub) {
    hub.tell(ServiceNews::Forgetting(hub.forget_from().map(|(_, from)| from)));
    hub.news(VaultNews::CodeMade(hub.with_pin(PinFile::code_made)));
}

/// Somebody says that the PIN is forgotten.
pub(super) fn wish_forgotten(hub: &Arc<Hub>) {
    if let Err(error) = hub.with_pin(|file| file.wish_forgotten(now_millis())) {
        hub.tell(ServiceNews::Pin(broken(&error)));
    }
    tell_forgetting(hub);
}

/// The time has come, or it has not: the clocks here decide.
pub(super) fn forget(hub: &Arc<Hub>) {
    if !hub.forget_from().is_some_and(|(due, _)| due) {
        return tell_forgetting(hub);
    }
    let done = hub.with_list(|data| hub.with_pin(|_| forgetting::forget_pin(data, &hub.keys())));
    match done {
        Ok(()) => {
            hub.let_go();
            hub.tell(ServiceNews::PinForgotten);
        }
        Err(error) => {
            broken(&error);
            hub.tell(ServiceNews::Pin(PinAnswer::Kept));
        }
    }
    look(hub);
}
