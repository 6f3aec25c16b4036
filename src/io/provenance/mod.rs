//! Content Credentials (C2PA): who signs on this device, signing pictures, and seeing what a picture's credentials say.
//!
//! | file | what |
//! |---|---|
//! | `vault.rs` | the organisation's certificate and its key: made at first use, or imported |
//! | `certificate.rs` | makes certificates |
//! | `der.rs`, `pem.rs` | read of a certificate what a person wants to know |
//! | `sign.rs` | signs a picture, last of all |
//! | `verify.rs` | what a verifier finds |
//! | `outgoing.rs` | a picture of a work as a file: metadata, then the signature; every export uses it |
//! | `settings.rs` | how the C2PA library is set: no network |
//!
//! What is signed, and what a report tells, is pure: `formats/credentials`. This folder alone knows the crates c2pa and rcgen.

mod certificate;
mod der;
mod error;
mod outgoing;
mod pem;
mod settings;
mod sign;
mod vault;
mod verify;

pub use error::{IdentityError, SignError};
pub use outgoing::{Outgoing, identity, last};
pub use settings::Trust;
pub use sign::{Unsigned, sign, thumbnail_of};
pub use vault::{About, FOLDER, Identity, Vault};
pub use verify::{MAX_FILE_BYTES, mime_of, verify};
