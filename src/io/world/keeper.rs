//! The thread that owns the store.

use super::{Fresh, Outbox};
use crate::app::{EffectId, Outcome};
use crate::domain::id::{BlobId, ProfileId};
use crate::domain::notice::Notice;
use crate::domain::record::Transaction;
use crate::io::files::now_millis;
use crate::io::store::{BackupId, Store, StoreError, StoreNews, Undone};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// What the keeper is asked.
pub(super) enum Request {
    Commit { id: EffectId, transaction: Transaction, blobs: Vec<(BlobId, Arc<Vec<u8>>)> },
    Undo(Option<ProfileId>),
    Redo(Option<ProfileId>),
    History(Option<ProfileId>),
    Backup,
    ListBackups,
    Restore(String),
}

/// The store's thread.
pub(super) struct Keeper {
    requests: Option<SyncSender<Request>>,
    thread: Option<JoinHandle<()>>,
}

/// More changes than this never wait: a person taps a few times a second, a change takes a few milliseconds.
const WAITING: usize = 1024;

impl Keeper {
    pub(super) fn start(store: Option<Store>, fresh: Fresh, outbox: Outbox) -> Self {
        let (requests, inbox) = sync_channel(WAITING);
        let thread =
            std::thread::Builder::new().name("store".to_owned()).spawn(move || run(store, &inbox, &fresh, &outbox));
        if let Err(error) = &thread {
            tracing::error!(%error, "the store's thread did not start");
        }
        Self { requests: Some(requests), thread: thread.ok() }
    }

    pub(super) fn send(&self, request: Request) {
        let sent = self.requests.as_ref().is_some_and(|requests| requests.send(request).is_ok());
        if !sent {
            tracing::error!("the store's thread is gone");
        }
    }

    /// Lets the thread finish what it was given; gives up after `wait`.
    pub(super) fn finish(&mut self, wait: Duration) {
        self.requests = None;
        let until = Instant::now() + wait;
        while let Some(thread) = &self.thread {
            if thread.is_finished() || Instant::now() > until {
                break;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.finish(Duration::from_secs(5));
    }
}

fn run(mut store: Option<Store>, inbox: &Receiver<Request>, fresh: &Fresh, outbox: &Outbox) {
    for request in inbox {
        let outcome = match &mut store {
            Some(store) => answer(store, fresh, request),
            None => without_store(request),
        };
        outbox.send(outcome);
    }
}

/// With no store, changes and pictures live in memory only; the person was told at the start.
fn without_store(request: Request) -> Outcome {
    match request {
        Request::Commit { id, .. } => Outcome::Committed(id),
        Request::History(_) => Outcome::History(Vec::new()),
        Request::ListBackups => Outcome::Backups(Vec::new()),
        _ => Outcome::EndedWith(Notice::problem("store-unavailable")),
    }
}

fn answer(store: &mut Store, fresh: &Fresh, request: Request) -> Outcome {
    let now = now_millis();
    match request {
        Request::Commit { id, transaction, blobs } => {
            let named: Vec<BlobId> = blobs.iter().map(|(blob, _)| blob.clone()).collect();
            let outcome = commit(store, id, &transaction, blobs);
            fresh.release(&named);
            outcome
        }
        Request::Undo(who) => match store.undo(who.as_ref(), now) {
            Ok(Some(undone)) => {
                let Undone { name, writes, passed, .. } = undone;
                Outcome::Undone { name, writes, passed }
            }
            Ok(None) => Outcome::EndedWith(Notice::problem("nothing-to-undo")),
            Err(error) => Outcome::EndedWith(store_notice(&error)),
        },
        Request::Redo(who) => match store.redo(who.as_ref(), now) {
            Ok(Some(redone)) => {
                let Undone { name, writes, passed, .. } = redone;
                Outcome::Redone { name, writes, passed }
            }
            Ok(None) => Outcome::EndedWith(Notice::problem("nothing-to-redo")),
            Err(error) => Outcome::EndedWith(store_notice(&error)),
        },
        Request::History(who) => {
            const SHOWN: usize = 500;
            store.history(who.as_ref(), SHOWN).map_or_else(|e| Outcome::EndedWith(store_notice(&e)), Outcome::History)
        }
        Request::Backup => match store.backup(now) {
            Ok(_) => Outcome::EndedWith(Notice::done("backup-done")),
            Err(error) => Outcome::EndedWith(store_notice(&error)),
        },
        Request::ListBackups => match store.backups() {
            Ok(list) => Outcome::Backups(list.into_iter().map(|b| (b.id.to_string(), b.at, b.bytes)).collect()),
            Err(error) => Outcome::EndedWith(store_notice(&error)),
        },
        Request::Restore(id) => match store.restore(&BackupId(id), now) {
            Ok(records) => Outcome::Restored(records),
            Err(error) => Outcome::EndedWith(store_notice(&error)),
        },
    }
}

fn commit(store: &mut Store, id: EffectId, transaction: &Transaction, blobs: Vec<(BlobId, Arc<Vec<u8>>)>) -> Outcome {
    let blobs: Vec<(BlobId, Vec<u8>)> =
        blobs.into_iter().map(|(id, bytes)| (id, Arc::unwrap_or_clone(bytes))).collect();
    match store.commit(transaction, &blobs, now_millis()) {
        Ok(_) => Outcome::Committed(id),
        Err(error) => {
            let notice = store_notice(&error);
            match store.records() {
                Ok(records) => Outcome::CommitFailed { id, notice, records },
                // What is in memory is better than nothing.
                Err(_) => Outcome::EndedWith(notice),
            }
        }
    }
}

/// What the person is told about an error of the store; the log has the cause.
pub fn store_notice(error: &StoreError) -> Notice {
    tracing::error!(%error, "store");
    let what = match error {
        StoreError::Locked { holder } => {
            return Notice::problem("store-locked")
                .with("holder", holder.as_ref().map(|h| h.purpose.clone()).unwrap_or_default());
        }
        StoreError::Newer { .. } => "store-newer",
        StoreError::ChangedSince { .. } => "changed-since",
        StoreError::NoSpace => "store-full",
        StoreError::ReadOnly => "store-read-only",
        StoreError::NoBackup(_) => "not-found",
        StoreError::BackupDamaged(_) => "backup-damaged",
        StoreError::BlobTooBig { .. } => "picture-too-big",
        _ => "store-failed",
    };
    Notice::problem(what)
}

/// What the person is told when the store was opened; most news is for the log only.
pub(super) fn news_notice(news: &StoreNews) -> Option<Notice> {
    tracing::info!(?news, "store opened");
    match news {
        StoreNews::Damaged { restored_from: Some(_), .. } => Some(Notice::problem("store-damaged-restored")),
        StoreNews::Damaged { restored_from: None, .. } => Some(Notice::problem("store-damaged-empty")),
        StoreNews::BlobsMissing(count) => Some(Notice::problem("blobs-missing").with("count", count)),
        _ => None,
    }
}
