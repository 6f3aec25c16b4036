//! Signs a picture: the last thing that happens to it, since any change after it breaks the signature.

use super::error::SignError;
use super::settings::{Trust, context};
use super::vault::Identity;
use super::verify::{is_whole, mime_of};
use crate::art::Picture;
use crate::art::codec;
use crate::domain::artwork::Artwork;
use crate::domain::id::BlobId;
use crate::domain::provenance::making::{Making, Part};
use crate::formats::credentials::{Definition, definition};
use crate::formats::picture_metadata::{Format, strip};
use c2pa::{Builder, Context, Ingredient, Reader, create_signer};
use serde_json::{Value, json};
use std::io::Cursor;

/// Longer side of the small picture in the credentials, pixels.
const THUMBNAIL_PX: u32 = 512;
const THUMBNAIL_QUALITY: u8 = 80;
/// Kinds of files that are signed.
const KINDS: [&str; 4] = ["image/png", "image/jpeg", "image/tiff", "image/gif"];

/// A picture that is finished but for its signature.
pub struct Unsigned<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// `image/png`, `image/jpeg`, `image/tiff` or `image/gif`.
    pub mime: &'a str,
    /// How it was made.
    pub making: &'a Making,
    /// The picture, small, for viewers ([`thumbnail_of`]; PNG or JPEG); what else is in that file is taken out. None: without.
    pub thumbnail: Option<&'a [u8]>,
    /// Reads a stored file: a service's own signed original.
    pub read: &'a dyn Fn(&BlobId) -> Option<Vec<u8>>,
}

/// The picture, small, for [`Unsigned::thumbnail`]; none: it is empty.
pub fn thumbnail_of(picture: &Picture) -> Option<Vec<u8>> {
    codec::encode_jpeg(&picture.thumbnail(THUMBNAIL_PX), THUMBNAIL_QUALITY).ok()
}

/// The file with its credentials. Asks nobody and nothing outside this device. Its bytes differ each time: C2PA gives every
/// manifest a number of its own.
///
/// # Errors
/// It cannot be signed. Whoever exports says so; a picture never goes out unsigned silently.
pub fn sign(picture: &Unsigned<'_>, identity: &Identity) -> Result<Vec<u8>, SignError> {
    if !KINDS.contains(&picture.mime) {
        return Err(SignError::Kind(picture.mime.to_owned()));
    }
    let Definition { manifest, parts } = definition(picture.making);
    let mut builder = Builder::from_context(context(&Trust::default())?).with_definition(manifest)?;
    for (part, words) in picture.making.parts.iter().zip(parts) {
        add_part(&mut builder, picture, part, words)?;
    }
    if let Some(small) = picture.thumbnail.and_then(strip) {
        let mime = Format::of(&small.bytes).map_or("image/jpeg", Format::mime);
        builder.set_thumbnail(mime, &mut Cursor::new(small.bytes))?;
    }
    let signer =
        create_signer::from_keys(identity.chain.as_bytes(), identity.key.reveal().as_bytes(), identity.alg, None)?;
    let mut signed = Cursor::new(Vec::new());
    builder.sign(signer.as_ref(), picture.mime, &mut Cursor::new(picture.bytes), &mut signed)?;
    Ok(signed.into_inner())
}

/// A picture that went into it: with its own credentials where these were kept and tell nothing that must not be told; else
/// only that it was there.
fn add_part(builder: &mut Builder, picture: &Unsigned<'_>, part: &Part, mut words: Value) -> Result<(), SignError> {
    let signed = part.signed.as_ref().and_then(|blob| (picture.read)(blob));
    let found = signed.and_then(|bytes| Some((mime_of(&bytes)?, bytes)));
    if let Some((mime, bytes)) = found.filter(|(mime, bytes)| may_go_along(mime, bytes, picture.making)) {
        words["format"] = json!(mime);
        builder.add_ingredient_from_stream(words.to_string(), mime, &mut Cursor::new(bytes))?;
    } else {
        builder.add_ingredient(Ingredient::from_json(&words.to_string())?);
    }
    Ok(())
}

/// Whether the credentials of a file hold nothing that is hidden. What cannot be read through does not go along.
fn may_go_along(mime: &str, bytes: &[u8], making: &Making) -> bool {
    let read = |context: Context| Reader::from_context(context).with_stream(mime, Cursor::new(bytes));
    let Ok(reader) = context(&Trust::default()).and_then(read) else { return false };
    tells_nothing_of(&reader.detailed_json(), making)
}

fn tells_nothing_of(credentials: &str, making: &Making) -> bool {
    // As it stands in JSON, without the quotation marks.
    let escaped = |text: &String| Value::from(text.as_str()).to_string().trim_matches('"').to_owned();
    let is_told = |text: &String| credentials.contains(text) || credentials.contains(&escaped(text));
    let tells_prompt = !making.tells_prompts && credentials.to_lowercase().contains("prompt");
    !tells_prompt && !making.hidden.iter().any(is_told)
}

/// Signs a small picture and reads it back; whether it came back whole.
pub(super) fn trial(identity: &Identity) -> Result<bool, SignError> {
    let picture = Picture::filled(1, 1, [255; 4]);
    let bytes = codec::encode_png(&picture).map_err(|error| SignError::Refused(error.to_string()))?;
    let making = Making::of(&Artwork::default(), false, false);
    let (mime, read) = ("image/png", &|_: &BlobId| None);
    let signed = sign(&Unsigned { bytes: &bytes, mime, making: &making, thumbnail: None, read }, identity)?;
    Ok(is_whole(&signed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_texts_are_found_however_they_are_written() {
        let hides =
            |text: &str| Making { hidden: vec![text.to_owned()], ..Making::of(&Artwork::default(), true, true) };
        let json = json!({"words": "a \"red\" 고양이"}).to_string();
        assert!(!tells_nothing_of(&json, &hides("고양이")));
        assert!(!tells_nothing_of(&json, &hides("a \"red\"")));
        assert!(tells_nothing_of(&json, &hides("개")));
        let silent = Making::of(&Artwork::default(), true, false);
        assert!(!tells_nothing_of("{\"AIPromptInformation\":\"x\"}", &silent));
        assert!(tells_nothing_of("{\"AIPromptInformation\":\"x\"}", &Making { tells_prompts: true, ..silent }));
    }
}
