//! Content Credentials (C2PA) as JSON: what is to be signed, and what a verifier found. Pure: signing and verifying are
//! `io/provenance`.

mod deed;
mod definition;
mod report;
mod xmp;

pub use definition::{Definition, definition, rfc3339, utc_day};
pub use report::{MAX_TOLD, Report, SeenAct, SeenPart, Signer, State, report};
pub use xmp::{Claims, claims};
