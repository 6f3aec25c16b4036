//! A place that counts what it is asked.

use super::{Result, ShareError};
use crate::io::share::depot::{Depot, DepotError, Listed};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// An object, or that there is none.
pub(super) type Got = Result<Option<Vec<u8>>>;

/// What a meeting cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Lists asked for.
    pub lists: u64,
    /// Objects read.
    pub gets: u64,
    /// Objects written.
    pub puts: u64,
    /// Objects removed.
    pub deletes: u64,
    /// Bytes read.
    pub bytes_in: u64,
    /// Bytes written.
    pub bytes_out: u64,
}

impl Cost {
    /// Requests in all.
    pub fn requests(&self) -> u64 {
        self.lists + self.gets + self.puts + self.deletes
    }
}

impl std::ops::AddAssign for Cost {
    fn add_assign(&mut self, more: Self) {
        self.lists += more.lists;
        self.gets += more.gets;
        self.puts += more.puts;
        self.deletes += more.deletes;
        self.bytes_in += more.bytes_in;
        self.bytes_out += more.bytes_out;
    }
}

/// A place that counts what it is asked.
pub(super) struct Counted<'a> {
    depot: &'a dyn Depot,
    counts: [AtomicU64; 6],
}

impl<'a> Counted<'a> {
    pub(super) fn new(depot: &'a dyn Depot) -> Self {
        Self { depot, counts: Default::default() }
    }

    fn add(&self, what: usize, count: u64) {
        if let Some(counter) = self.counts.get(what) {
            counter.fetch_add(count, Ordering::Relaxed);
        }
    }

    pub(super) fn cost(&self) -> Cost {
        let [lists, gets, puts, deletes, bytes_in, bytes_out] = [0, 1, 2, 3, 4, 5]
            .map(|nth: usize| self.counts.get(nth).map_or(0, |counter| counter.load(Ordering::Relaxed)));
        Cost { lists, gets, puts, deletes, bytes_in, bytes_out }
    }

    pub(super) fn list(&self, folder: &str) -> Result<Vec<Listed>> {
        self.add(0, 1);
        Ok(self.depot.list(folder)?)
    }

    pub(super) fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>> {
        self.add(1, 1);
        let object = self.depot.get(name, limit)?;
        self.add(4, object.as_ref().map_or(0, |bytes| bytes.len() as u64));
        Ok(object)
    }

    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        self.add(2, 1);
        self.add(5, bytes.len() as u64);
        Ok(self.depot.put(name, bytes)?)
    }

    pub(super) fn put_new(&self, name: &str, bytes: &[u8]) -> Result<bool> {
        self.add(2, 1);
        self.add(5, bytes.len() as u64);
        Ok(self.depot.put_new(name, bytes)?)
    }

    pub(super) fn delete(&self, name: &str) -> Result<()> {
        self.add(3, 1);
        Ok(self.depot.delete(name)?)
    }

    /// Several objects, some at a time: where an answer takes a while, waiting for one after the other takes long.
    pub(super) fn get_all(&self, names: &[String], limit: u64) -> Vec<Got> {
        /// At once.
        const LANES: usize = 6;
        if names.len() < 2 {
            return names.iter().map(|name| self.get(name, limit)).collect();
        }
        let next = AtomicU64::new(0);
        let slots: Vec<Mutex<Option<Got>>> = names.iter().map(|_| Default::default()).collect();
        std::thread::scope(|scope| {
            for _ in 0..LANES.min(names.len()) {
                scope.spawn(|| {
                    loop {
                        let nth = next.fetch_add(1, Ordering::Relaxed) as usize;
                        let (Some(name), Some(slot)) = (names.get(nth), slots.get(nth)) else { break };
                        let got = self.get(name, limit);
                        if let Ok(mut slot) = slot.lock() {
                            *slot = Some(got);
                        }
                    }
                });
            }
        });
        let missing = || Err(ShareError::Depot(DepotError::Broken("a lane ended early".to_owned())));
        slots.into_iter().map(|slot| slot.into_inner().ok().flatten().unwrap_or_else(missing)).collect()
    }
}
