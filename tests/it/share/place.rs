//! A place where tablets meet, in memory, with everything that goes wrong in real ones.

use malgeurim::io::share::depot::{Depot, DepotError, Listed};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Mutex;

/// A small random source: the same seed, the same run.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    /// True `of` times in a hundred.
    pub fn hits(&mut self, of: usize) -> bool {
        self.below(100) < of
    }
}

/// What goes wrong, each so many times in a hundred.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// Not reached; nothing happened.
    pub unreachable: usize,
    /// It was done, and the answer was lost.
    pub lost_answer: usize,
    /// An object is told of, but cannot be read yet.
    pub late: usize,
}

#[derive(Debug, Default)]
struct Inner {
    objects: BTreeMap<String, (Vec<u8>, u64)>,
    tags: u64,
    bytes: u64,
}

/// The place.
#[derive(Debug)]
pub struct Place {
    inner: Mutex<Inner>,
    faults: Mutex<(Faults, u64)>,
    /// How often each object was asked for: what goes wrong hangs on that alone, not on which thread came first.
    asked: Mutex<BTreeMap<String, u64>>,
    /// No more bytes than this.
    pub room: Mutex<u64>,
    /// So many requests until everything fails: somebody pulls the plug.
    pub fuse: Mutex<Option<usize>>,
}

impl Place {
    pub fn new() -> Self {
        Self {
            inner: Mutex::default(),
            faults: Mutex::default(),
            asked: Mutex::default(),
            room: Mutex::new(u64::MAX),
            fuse: Mutex::new(None),
        }
    }

    pub fn set_faults(&self, faults: Faults, seed: u64) {
        *self.faults.lock().unwrap() = (faults, seed);
    }

    /// Everything that lies there.
    pub fn objects(&self) -> BTreeMap<String, Vec<u8>> {
        self.inner.lock().unwrap().objects.iter().map(|(name, (bytes, _))| (name.clone(), bytes.clone())).collect()
    }

    pub fn bytes(&self) -> u64 {
        self.inner.lock().unwrap().bytes
    }

    pub fn replace(&self, name: &str, bytes: Vec<u8>) {
        self.inner.lock().unwrap().put(name, bytes);
    }

    /// What goes wrong with the next request for `name`.
    fn chance(&self, what: &str, name: &str) -> Dice {
        let mut asked = self.asked.lock().unwrap();
        let count = asked.entry(format!("{what} {name}")).or_default();
        *count += 1;
        let mut hasher = std::hash::DefaultHasher::new();
        (what, name, *count, self.faults.lock().unwrap().1).hash(&mut hasher);
        Dice::new(hasher.finish())
    }

    fn before(&self, what: &str, name: &str) -> Result<bool, DepotError> {
        if let Some(left) = self.fuse.lock().unwrap().as_mut() {
            *left = left.saturating_sub(1);
            if *left == 0 {
                return Err(DepotError::Unreachable("the plug was pulled".to_owned()));
            }
        }
        let mut dice = self.chance(what, name);
        let faults = self.faults.lock().unwrap().0;
        if dice.hits(faults.unreachable) {
            return Err(DepotError::Unreachable("no network".to_owned()));
        }
        Ok(dice.hits(faults.lost_answer))
    }

    fn after<T>(lost: bool, done: T) -> Result<T, DepotError> {
        if lost { Err(DepotError::Unreachable("the answer was lost".to_owned())) } else { Ok(done) }
    }

    fn check_room(&self, name: &str, bytes: &[u8]) -> Result<(), DepotError> {
        let inner = self.inner.lock().unwrap();
        let old = inner.objects.get(name).map_or(0, |(old, _)| old.len() as u64);
        if inner.bytes - old + bytes.len() as u64 > *self.room.lock().unwrap() {
            return Err(DepotError::Full("no room".to_owned()));
        }
        Ok(())
    }
}

impl Inner {
    fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.tags += 1;
        self.bytes += bytes.len() as u64;
        if let Some((old, _)) = self.objects.insert(name.to_owned(), (bytes, self.tags)) {
            self.bytes -= old.len() as u64;
        }
    }
}

impl Depot for Place {
    fn list(&self, folder: &str) -> Result<Vec<Listed>, DepotError> {
        let lost = self.before("list", folder)?;
        let inner = self.inner.lock().unwrap();
        let found = inner.objects.iter().filter(|(name, _)| name.starts_with(folder));
        let listed = found.map(|(name, (bytes, tag))| Listed {
            name: name.clone(),
            bytes: bytes.len() as u64,
            tag: Some(tag.to_string()),
        });
        Self::after(lost, listed.collect())
    }

    fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, DepotError> {
        let lost = self.before("get", name)?;
        let late = self.faults.lock().unwrap().0.late;
        let is_late = self.chance("late", name).hits(late) && !name.starts_with("now/");
        let found = self.inner.lock().unwrap().objects.get(name).map(|(bytes, _)| bytes.clone());
        if found.as_ref().is_some_and(|bytes| bytes.len() as u64 > limit) {
            return Err(DepotError::TooLarge);
        }
        Self::after(lost, found.filter(|_| !is_late))
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), DepotError> {
        let lost = self.before("put", name)?;
        self.check_room(name, bytes)?;
        self.inner.lock().unwrap().put(name, bytes.to_vec());
        Self::after(lost, ())
    }

    fn put_new(&self, name: &str, bytes: &[u8]) -> Result<bool, DepotError> {
        let lost = self.before("put_new", name)?;
        self.check_room(name, bytes)?;
        let mut inner = self.inner.lock().unwrap();
        let is_new = !inner.objects.contains_key(name);
        if is_new {
            inner.put(name, bytes.to_vec());
        }
        Self::after(lost, is_new)
    }

    fn delete(&self, name: &str) -> Result<(), DepotError> {
        let lost = self.before("delete", name)?;
        let mut inner = self.inner.lock().unwrap();
        if let Some((old, _)) = inner.objects.remove(name) {
            inner.bytes -= old.len() as u64;
        }
        Self::after(lost, ())
    }
}
