//! Models and the runtime that runs them: where they are, whether they are what the list says, putting them in place.
//!
//! A model or a runtime that is missing, wrong or damaged switches only its own recogniser off.

pub mod error;
pub mod faces;
pub mod folder;
pub mod hands;
pub mod install;
pub mod manifest;
pub mod recognisers;
pub mod runtime;
pub mod user;
pub mod verify;
pub mod voices;

pub use error::{InstallError, ModelError};
pub use manifest::Manifest;
pub use verify::{Finding, examine};
