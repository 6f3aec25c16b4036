//! Work packages (`.malgeurim`): a ZIP file that moves works and people from device to device.
//!
//! | entry | what |
//! |---|---|
//! | `mimetype` | first, stored: [`MIMETYPE`] |
//! | `README.txt` | what this file is, for whoever opens it with another program |
//! | `boards/<name>.json` | a set of boards |
//! | `profiles/<name>.json` | a person |
//! | `works/<name>.json` | a work: its record with steps, label and answers, and its marks |
//! | `pictures/<name>.png` | the same work as a small flat picture, for other programs |
//! | `blobs/<SHA-256>` | every picture and sound that the records need |
//! | `manifest.json` | last: format, version, when and for what it was made, and every other entry with its length and SHA-256 |
//!
//! [`Package::read`] believes nothing: names are compared with the forms above, lengths and sums with what was really read,
//! amounts with [`limits`]. Unknown entries, keys and kinds are refused. The same content and date are the same bytes.

mod error;
mod json;
pub mod limits;
mod manifest;
mod names;
mod read;
mod write;

pub use error::PackageError;
pub use manifest::{FORMAT, VERSION};
pub use names::name_of;
pub use read::Package;
pub use write::{Supply, Writer, pack};

/// The type of the file, as its first entry says it.
pub const MIMETYPE: &str = "application/vnd.malgeurim.package+zip";

/// The ending of the file.
pub const ENDING: &str = "malgeurim";

/// How the file begins: with an entry of a ZIP file.
pub const MAGIC: &[u8] = b"PK\x03\x04";
