//! What a service sent, made into a picture that can be kept: read with limits, without what was written into it.

use super::failure::Failure;
use super::job::Arrived;
use crate::art::codec;
use crate::formats::obf::base64::{Data, read_data};
use crate::formats::picture_metadata::{Embedded, Format, has_credentials, strip};

/// A picture as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Raw {
    pub bytes: Vec<u8>,
    /// What the service said beside it.
    pub texts: Vec<Embedded>,
    pub seed: Option<u64>,
}

impl Raw {
    pub fn of(bytes: Vec<u8>) -> Self {
        Self { bytes, ..Self::default() }
    }
}

/// The bytes of base64, with `data:` before it or without.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    match read_data(text) {
        Data::Bytes(_, bytes) => Some(bytes),
        Data::Damaged | Data::TooBig => None,
    }
}

/// A preview as it may be passed on: a known kind of picture, without what was written into it.
pub(super) fn preview(bytes: &[u8]) -> Option<Vec<u8>> {
    Format::of(bytes)?;
    strip(bytes).map(|stripped| stripped.bytes)
}

/// Reads every picture through. Those that cannot be read are left out.
///
/// # Errors
/// `Unusable`: there is none.
pub(super) fn arrive(job: &str, raws: Vec<Raw>) -> Result<Vec<Arrived>, Failure> {
    let mut arrived = Vec::new();
    let mut why = String::from("no picture");
    for raw in raws {
        match one(job, arrived.len() as u32, raw) {
            Ok(picture) => arrived.push(picture),
            Err(error) => why = error,
        }
    }
    if arrived.is_empty() { Err(Failure::Unusable(why)) } else { Ok(arrived) }
}

fn one(job: &str, index: u32, raw: Raw) -> Result<Arrived, String> {
    let picture = codec::decode(&raw.bytes).map_err(|error| error.to_string())?;
    let (width, height) = (picture.width, picture.height);
    let stripped = strip(&raw.bytes);
    let had_exif = stripped.as_ref().is_none_or(|stripped| stripped.had_exif);
    let (mut bytes, inside) = stripped.map(|stripped| (stripped.bytes, stripped.texts)).unwrap_or_default();
    if had_exif {
        // EXIF may have turned it: the pixels are written anew, upright. So are kinds that cannot be cleaned.
        bytes = codec::encode_png(&picture).map_err(|error| error.to_string())?;
    }
    let mime = Format::of(&bytes).map_or("image/png", Format::mime);
    let original = has_credentials(&raw.bytes).then_some(raw.bytes);
    let texts = inside.into_iter().chain(raw.texts).collect();
    Ok(Arrived {
        job: job.to_owned(),
        index,
        late: false,
        bytes,
        mime,
        width,
        height,
        texts,
        original,
        seed: raw.seed,
        kept: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::art::Picture;
    use crate::domain::artwork::Artwork;
    use crate::domain::provenance::Making;
    use crate::io::provenance::{Trust, Unsigned, Vault, sign, verify};

    #[test]
    fn a_signed_file_is_kept_as_it_came_and_what_is_shown_is_cleaned() {
        let folder = tempfile::tempdir().unwrap();
        let identity = Vault::in_files(folder.path()).identity("Atelier", crate::io::files::now_millis()).unwrap();
        let png = codec::encode_png(&Picture::filled(8, 8, [9, 9, 9, 255])).unwrap();
        let making = Making::of(&Artwork::default(), false, false);
        let unsigned = Unsigned { bytes: &png, mime: "image/png", making: &making, thumbnail: None, read: &|_| None };
        let signed = sign(&unsigned, &identity).unwrap();
        let arrived = arrive("job", vec![Raw::of(signed.clone()), Raw::of(png)]).unwrap();
        assert_eq!(arrived[0].original.as_ref(), Some(&signed));
        assert!(!has_credentials(&arrived[0].bytes));
        let whole = verify(&signed, &Trust::default());
        assert_eq!(whole.signer.organisation, "Atelier");
        assert_eq!(arrived[1].original, None);
    }
}
