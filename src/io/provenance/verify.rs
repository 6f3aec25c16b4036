//! What a verifier finds in a picture's credentials.

use super::settings::{Trust, context};
use crate::formats::credentials::{Report, State, report};
use crate::formats::picture_metadata::{Format, has_credentials};
use c2pa::{Error, Reader};
use serde_json::Value;
use std::io::Cursor;

/// Largest file that is read: an A1 print at 300 dots an inch as plain TIFF is 210 MB.
pub const MAX_FILE_BYTES: u64 = 512 << 20;

/// The media type of a picture by its first bytes; none: no kind that can be verified.
pub fn mime_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("image/tiff"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        _ => Format::of(bytes).map(Format::mime),
    }
}

/// What the credentials of a picture say and whether they hold. Asks nobody outside this device. A file that is no picture, or a
/// hostile one, gives a report as well.
pub fn verify(bytes: &[u8], trust: &Trust) -> Report {
    let Some(mime) = mime_of(bytes) else { return Report::only(State::Unreadable) };
    // A file from anywhere, read by somebody else's reader: whatever happens in it ends here.
    let read =
        || context(trust).and_then(|context| Reader::from_context(context).with_stream(mime, Cursor::new(bytes)));
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)) {
        Ok(Ok(reader)) => told(&reader),
        Ok(Err(Error::JumbfNotFound | Error::RemoteManifestUrl(_))) if !has_credentials(bytes) => {
            Report::only(State::None)
        }
        Ok(Err(error)) => {
            tracing::info!(%error, "credentials");
            Report::only(if has_credentials(bytes) { State::Broken } else { State::Unreadable })
        }
        Err(_) => Report::only(State::Broken),
    }
}

fn told(reader: &Reader) -> Report {
    let store: Value = serde_json::from_str(&reader.json()).unwrap_or_default();
    report(&store)
}

/// Whether nothing was changed since it was signed, whoever did it.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    matches!(verify(bytes, &Trust::default()).state, State::Valid | State::Trusted)
}
