//! Which place a device meets the others at, and the key to it.

use super::{Bucket, Checked, Depot, DepotError, Folder, Place};
use crate::io::files;
use crate::io::net::{Kept, Keys, Secret};
use std::io;
use std::path::{Path, PathBuf};

/// Name of the file in the data folder that says which place it is.
pub const PLACE_FILE: &str = "share-place.json";
/// Name of the file in the data folder with the secret key, where the system has no keyring.
pub const KEY_FILE: &str = "share-key.json";
/// What the key is called in a keyring.
const KEY: &str = "place";
const MAX_BYTES: u64 = 256 << 10;

impl Place {
    /// A folder that has not been opened yet.
    pub fn folder(path: &Path) -> Self {
        Self::Folder { path: path.to_owned(), mark: None }
    }

    /// The same place, with the mark of its folder: from then on no other folder at that path is taken for it.
    ///
    /// # Errors
    /// As [`Folder::open`].
    pub fn marked(self) -> Result<Self, DepotError> {
        match self {
            Self::Folder { path, mark: None } => {
                let mark = Folder::open(&path)?.mark().map(str::to_owned);
                Ok(Self::Folder { path, mark })
            }
            known => Ok(known),
        }
    }

    /// Opens it. `key`: the secret key of a bucket; a folder needs none.
    ///
    /// # Errors
    /// As [`Folder::open`] and [`Bucket::open`]; `Denied` without the key that a bucket needs.
    pub fn open(&self, key: Option<&Secret>) -> Result<Box<dyn Depot>, DepotError> {
        Ok(match self {
            Self::Folder { path, mark: None } => Box::new(Folder::open(path)?),
            Self::Folder { path, mark: Some(mark) } => Box::new(Folder::open_marked(path, mark)?),
            Self::Bucket(account) => Box::new(Bucket::open(account, needed(key)?)?),
        })
    }
}

pub(super) fn needed(key: Option<&Secret>) -> Result<&Secret, DepotError> {
    key.ok_or_else(|| DepotError::Denied("there is no secret key on this device".into()))
}

/// The place of this device on its disk: one document, and the key apart from it.
#[derive(Clone, Debug)]
pub struct Places {
    file: PathBuf,
    keys: Keys,
    /// What the key is called in a keyring.
    key: String,
}

impl Places {
    /// In the data folder, with the key in the system's keyring if there is one.
    pub fn of_system(data: &Path) -> Self {
        Self::with_keys(data, Keys::of_system(data))
    }

    /// In the data folder alone.
    pub fn in_file(data: &Path) -> Self {
        Self::with_keys(data, Keys::in_file(data))
    }

    /// In the data folder, with the key where these keys are.
    pub fn with_keys(data: &Path, keys: Keys) -> Self {
        Self::named(data, keys, KEY)
    }

    /// In this folder; in a keyring the key is called so.
    pub fn named(home: &Path, keys: Keys, key: &str) -> Self {
        Self { file: home.join(PLACE_FILE), keys: keys.for_sharing(home.join(KEY_FILE)), key: key.to_owned() }
    }

    /// The place, if one was chosen.
    ///
    /// # Errors
    /// What the system says, and `InvalidData` for a document that cannot be read.
    pub fn read(&self) -> io::Result<Option<Place>> {
        match files::read_bounded(&self.file, MAX_BYTES) {
            Ok(bytes) => {
                Ok(Some(serde_json::from_slice(&bytes).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The secret key, if there is one.
    pub fn key(&self) -> Option<Secret> {
        self.keys.get(&self.key)
    }

    /// Keeps a place, and its key if it has one; says where the key is.
    ///
    /// # Errors
    /// What the system says; the place that was kept before stays then.
    pub fn keep(&self, place: &Place, key: Option<&Secret>) -> io::Result<Option<Kept>> {
        let kept = match key {
            Some(key) => Some(self.keys.set(&self.key, key)?),
            None => self.keys.remove(&self.key).map(|()| None)?,
        };
        if let Some(home) = self.file.parent() {
            std::fs::create_dir_all(home)?;
        }
        files::write_private(&self.file, &serde_json::to_vec(place)?)?;
        Ok(kept)
    }

    /// Tries a place out, and keeps it with its key if tablets can meet there. `key`: none: the one that is kept, if it is for the same
    /// account at the same address.
    ///
    /// # Errors
    /// What the system says when it cannot be kept.
    pub fn choose(&self, place: Place, key: Option<Secret>) -> io::Result<Checked> {
        let key = key.or_else(|| self.key_for(&place));
        let checked = place.check(key.as_ref());
        if checked.verdict.is_usable() {
            let marked = place.marked().map_err(|error| io::Error::other(error.to_string()))?;
            self.keep(&marked, key.as_ref())?;
        }
        Ok(checked)
    }

    /// The key that is kept, if it is for this place.
    pub fn key_for(&self, place: &Place) -> Option<Secret> {
        let (Place::Bucket(new), Some(Place::Bucket(old))) = (place, self.read().ok()?) else { return None };
        (new.endpoint == old.endpoint && new.access_key == old.access_key).then(|| self.key())?
    }

    /// Forgets place and key.
    ///
    /// # Errors
    /// What the system says; or that the keyring still has the key.
    pub fn forget(&self) -> io::Result<()> {
        self.keys.remove(&self.key)?;
        match std::fs::remove_file(&self.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Opens the place that was chosen; none if there is none.
    ///
    /// # Errors
    /// As [`Place::open`]; `Broken` for a document that cannot be read.
    pub fn open(&self) -> Result<Option<Box<dyn Depot>>, DepotError> {
        let place = self.read().map_err(|error| DepotError::Broken(error.to_string()))?;
        place.map(|place| place.open(self.key().as_ref())).transpose()
    }
}
