//! What only instructors may read, and the recovery code that opens it when the PIN is forgotten.

use crate::app::services::Pin;
use crate::app::state::State;
use crate::domain::guardian::{Guardian, Sealed};
use crate::domain::id::{Millis, ProfileId};
use crate::domain::recovery::RecoveryCode;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A recovery code as it was typed. Shows it nowhere.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CodeText(pub String);

impl fmt::Debug for CodeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeText(…)")
    }
}

/// What an instructor wants of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VaultCommand {
    /// Make a recovery code and show it; one from before is none any more. Instructor.
    MakeCode,
    /// Write the code that is shown to a PDF among the person's files, to be printed. Instructor.
    PrintCode,
    /// The code is written down: it is shown no longer. Instructor.
    CodeKept,
    /// The recovery code instead of the PIN, and the PIN from now on.
    Recover {
        /// As typed.
        code: CodeText,
        /// Another PIN.
        pin: Pin,
    },
    /// Files that wait for the PIN are not brought in after all.
    LeaveImports,
    /// Whom to call for a person. Instructor.
    OpenGuardian(ProfileId),
    /// Enough seen.
    CloseGuardian,
    /// What was entered of whom to call for a person; nothing at all takes it out. Instructor.
    SaveGuardian(ProfileId, Guardian),
}

/// What must be done.
#[derive(Clone, Debug)]
pub enum VaultEffect {
    /// Make a recovery code.
    MakeCode,
    /// Take a recovery code and keep another PIN.
    Recover(RecoveryCode, Pin),
    /// Open what was sealed for a person.
    Open(ProfileId, Sealed),
    /// Seal it for a person.
    Seal(ProfileId, Guardian),
    /// Nobody may read it any more: the key goes out of memory.
    Lock,
}

/// What came back.
#[derive(Clone, Debug)]
pub enum VaultNews {
    /// A recovery code was made, to be shown once.
    Code(RecoveryCode),
    /// When the recovery code was made; none: there is none.
    CodeMade(Option<Millis>),
    /// No code was made: the old one, if there was one, is still right.
    CodeFailed,
    /// It is not the recovery code of this device.
    WrongCode,
    /// What was sealed for a person; none: it does not open with the key that is here.
    Opened(ProfileId, Option<Guardian>),
    /// It is sealed, and what it says; none: it could not be.
    Sealed(ProfileId, Option<(Guardian, Sealed)>),
}

/// Whom to call for a person, while an instructor looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// It is being opened.
    Opening,
    /// This.
    Open(Guardian),
    /// It was sealed with a key that is gone.
    Unopenable,
}

impl State {
    /// Whether there is a PIN that was not given yet.
    pub fn wants_pin(&self) -> bool {
        self.services.has_pin == Some(true) && !self.services.unlocked
    }
}

/// The vault's part of the state. Nothing of it outlives the lock.
#[derive(Clone, Debug, Default)]
pub struct VaultState {
    /// A code that is shown now.
    pub code: Option<RecoveryCode>,
    /// When the code of this device was made; none: there is none.
    pub code_made: Option<Millis>,
    /// Whom to call, for one person.
    pub contact: Option<(ProfileId, Contact)>,
    /// The PIN was given: the key is in memory until the lock.
    pub(super) held: bool,
}
