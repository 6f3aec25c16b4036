//! Pictures and sounds that stand in a file as bytes.

use super::desk::Desk;
use crate::domain::id::BlobId;
use crate::formats::obf::base64::{Data, read_data};
use crate::formats::obf::error::ImportError;
use crate::formats::obf::mime;
use crate::formats::obf::report::LossKind;

/// Keeps the bytes of a `data:` address, with their media type; what cannot be read is noted.
///
/// # Errors
/// All media together are too big.
pub fn stored(data: &str, desk: &mut Desk) -> Result<Option<(BlobId, String)>, ImportError> {
    let loss = match read_data(data) {
        Data::Bytes(named, bytes) => {
            let shown = mime::of(&bytes);
            let named = mime::regular(&named).map_or(named, str::to_owned);
            let content_type = if shown.is_empty() { named } else { shown.to_owned() };
            return Ok(Some((desk.store.add(bytes)?, content_type)));
        }
        Data::Damaged => LossKind::MediaDamaged,
        Data::TooBig => LossKind::MediaTooBig,
    };
    desk.notes.lost(loss, data);
    Ok(None)
}
