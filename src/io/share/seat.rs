//! Where a circle of this device is kept. A device belongs to the circle of its workshop, and to one for each exhibition that it opens
//! together with other facilities: each has keys, a book and a place of its own; the store is one.

use super::depot::Places;
use super::ring::Ring;
use crate::domain::id::BlobId;
use crate::domain::share::Reach;
use crate::io::net::Keys;
use std::io;
use std::path::{Path, PathBuf};

/// Folder of circles of exhibitions in the data folder.
const SHOWS: &str = "shows";
/// Folder of a circle's keys and book.
const FOLDER: &str = "share";
const KEYS: &str = "keys.json";
const BOOK: &str = "share.db";

/// Where a circle of this device is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    data: PathBuf,
    reach: Reach,
}

impl Seat {
    /// That of what is shared in this way, by the device whose store is in the folder `data`.
    pub fn new(data: &Path, reach: Reach) -> Self {
        Self { data: data.to_owned(), reach }
    }

    /// That of the workshop.
    pub fn workshop(data: &Path) -> Self {
        Self::new(data, Reach::Workshop)
    }

    /// Those of this device that have a circle, the workshop's first. One whose keys cannot be read is told to the log.
    pub fn taken(data: &Path) -> Vec<Self> {
        let workshop = Self::workshop(data);
        let mut taken: Vec<Self> = Some(workshop).filter(Self::is_taken).into_iter().collect();
        let shows = std::fs::read_dir(data.join(SHOWS)).into_iter().flatten().flatten();
        let mut homes: Vec<PathBuf> = shows.map(|entry| entry.path()).collect();
        homes.sort();
        for home in homes {
            match Ring::read(&home.join(FOLDER).join(KEYS)) {
                Ok(Some(ring)) => taken.push(Self::new(data, ring.reach)),
                Ok(None) => {}
                Err(error) => tracing::error!(%error, "keys of a circle"),
            }
        }
        taken
    }

    /// What is shared in it.
    pub fn reach(&self) -> &Reach {
        &self.reach
    }

    /// The folder of the store.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Whether there is a circle.
    pub fn is_taken(&self) -> bool {
        self.keys().exists()
    }

    /// The folder in which everything of it is.
    pub fn home(&self) -> PathBuf {
        match &self.reach {
            Reach::Workshop => self.data.clone(),
            // An id may hold what no name of a folder does.
            Reach::Show(show) => self.data.join(SHOWS).join(short(show.as_str())),
        }
    }

    /// The folder of keys and book.
    pub fn folder(&self) -> PathBuf {
        self.home().join(FOLDER)
    }

    /// The file of its keys.
    pub fn keys(&self) -> PathBuf {
        self.folder().join(KEYS)
    }

    /// The file of its book.
    pub fn book(&self) -> PathBuf {
        self.folder().join(BOOK)
    }

    /// Where its tablets meet, with the key in the system's keyring if there is one.
    pub fn places(&self) -> Places {
        self.places_with(Keys::of_system(&self.data))
    }

    /// The same with the key where these keys are.
    pub fn places_with(&self, keys: Keys) -> Places {
        let name = match &self.reach {
            Reach::Workshop => "place".to_owned(),
            Reach::Show(show) => format!("place {}", short(show.as_str())),
        };
        Places::named(&self.home(), keys, &name)
    }

    /// Forgets every circle of exhibitions, its keys and its book with it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn clear_shows(data: &Path) -> io::Result<()> {
        match std::fs::remove_dir_all(data.join(SHOWS)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

fn short(id: &str) -> String {
    BlobId::of(id.as_bytes()).0.chars().take(24).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_exhibition_has_a_seat_of_its_own_and_they_are_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        let seats = [Reach::Workshop, Reach::Show("봄/전시".into()), Reach::Show("e-2".into())]
            .map(|reach| Seat::new(data, reach));
        assert!(Seat::taken(data).is_empty());
        for seat in &seats {
            std::fs::create_dir_all(seat.folder()).unwrap();
            let ring = Ring { file: Some(seat.keys()), ..Ring::found(seat.reach().clone()).unwrap() };
            ring.keep().unwrap();
        }
        let taken = Seat::taken(data);
        assert_eq!((taken.len(), &taken[0]), (3, &seats[0]));
        assert!(seats.iter().all(|seat| taken.contains(seat)));
        Seat::clear_shows(data).unwrap();
        assert_eq!(Seat::taken(data), seats[..1]);
    }
}
