//! A person's own boards: changed copies of built-in ones, shown in their place, and new ones. They are a set like any other.

use super::{BUILTIN_SET, Board};
use crate::domain::id::{BlobId, BoardId, ProfileId, SetId};
use serde_json::Value;

const OWN: &str = "own-";
/// The fingerprint of a shared board as it came.
const SHARED_KEY: &str = "ext_malgeurim_shared";

/// The set of a person's own boards.
pub fn own_set(person: &ProfileId) -> SetId {
    SetId(format!("{OWN}{person}"))
}

/// Whether a set is a person's own.
pub fn is_own_set(set: &SetId) -> bool {
    set.as_str().starts_with(OWN)
}

/// The undo list of what is changed on a person's boards: an instructor changes these, and the person's own undo leaves them alone.
/// No person has such an id.
pub fn undo_list_of_boards(person: &ProfileId) -> ProfileId {
    ProfileId(format!("{person}/boards"))
}

impl Board {
    /// Whether it came with the program.
    pub fn is_builtin(&self) -> bool {
        self.set.as_str() == BUILTIN_SET
    }

    /// The same board as one of this set, under the name that its neighbours have for it.
    #[must_use]
    pub fn in_set(self, set: SetId) -> Self {
        Self { id: BoardId(format!("{set}/{}", self.local_id)), set, path: String::new(), ..self }
    }

    /// A copy for somebody else's own set, with a mark by which it is known later whether they have changed it.
    #[must_use]
    pub fn shared(&self, set: SetId) -> Self {
        let mut copy = self.clone().in_set(set);
        copy.extra.insert(SHARED_KEY.to_owned(), self.content().0.into());
        copy
    }

    /// Whether it was shared and is as it came.
    pub fn is_as_shared(&self) -> bool {
        self.extra.get(SHARED_KEY).and_then(Value::as_str) == Some(self.content().as_str())
    }

    /// A fingerprint of everything on it: copies for several people have the same.
    pub fn content(&self) -> BlobId {
        let extra = self.extra.iter().filter(|(key, _)| *key != SHARED_KEY);
        let extra = extra.map(|(key, value)| (key.clone(), value.clone())).collect();
        let copy = Self { extra, ..self.clone().in_set(SetId::default()) };
        BlobId::of(&serde_json::to_vec(&copy).unwrap_or_default())
    }
}
