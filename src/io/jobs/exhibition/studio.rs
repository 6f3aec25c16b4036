//! What every picture that goes out needs: its words, its metadata, its credentials.

use super::super::Desk;
use super::keys;
use crate::art::Picture;
use crate::art::print_file;
use crate::domain::exhibition::{Edition, Exhibition, ExportOptions, PictureFormat, Shown};
use crate::domain::id::Millis;
use crate::domain::notice::Notice;
use crate::domain::provenance::{Making, Written};
use crate::domain::vocabulary::Vocabulary;
use crate::formats::{metadata, vocabulary};
use crate::io::files;
use crate::io::provenance::{Identity, Unsigned, Vault, sign, thumbnail_of};
use crate::formats::metadata::Surface;
use serde_json::json;

/// Dots an inch of pictures for screens, as the CSS pixel is defined.
const SCREEN_DPI: u32 = 96;

/// Words, and who signs.
pub(super) struct Studio<'a> {
    /// Blobs, the data folder.
    pub desk: &'a Desk,
    /// How things are made.
    pub options: &'a ExportOptions,
    /// Words for what was tapped.
    pub words: Vocabulary,
    /// Who signs; none: nobody, because that was chosen.
    identity: Option<Identity>,
}

impl<'a> Studio<'a> {
    /// # Errors
    /// Pictures are to be signed, and there is no certificate that can sign.
    pub fn open(desk: &'a Desk, options: &'a ExportOptions, show: &Exhibition) -> Result<Self, Notice> {
        let vault = || Vault::of_system(&desk.data).identity(&show.host, files::now_millis());
        let identity = match options.unsigned {
            true => None,
            false => Some(vault().map_err(|error| {
                tracing::warn!(%error, "no certificate");
                error.notice()
            })?),
        };
        Ok(Self { desk, options, words: vocabulary::builtin(), identity })
    }

    /// The XMP packet of a work. Its date is that of the work, not of the export: the same work gives the same file.
    pub fn xmp(&self, edition: &Edition, shown: &Shown, surface: Surface) -> String {
        let names = self.options.names_in_files;
        let about = metadata::About { names, prompts: false, at: last(shown), offset_min: edition.offset_min };
        metadata::of(&shown.work, edition.show(), &self.words, surface, &about)
    }

    /// All that a file of a work is made of but its pixels.
    pub fn inputs(&self, xmp: &str, shown: &Shown) -> Vec<u8> {
        let signer = self.identity.as_ref().map(|identity| (&identity.about.holder, identity.about.from));
        keys::bytes(&json!({"xmp": xmp, "signer": signer, "steps": shown.work.steps}))
    }

    /// A picture of a work for screens: JPEG with metadata, signed.
    pub fn for_screen(&self, picture: &Picture, xmp: &str, shown: &Shown) -> Result<Vec<u8>, Notice> {
        let bytes = print_file::encode(picture, PictureFormat::Jpeg, SCREEN_DPI, Some(xmp)).map_err(|error| {
            tracing::warn!(%error, "a picture for screens");
            Notice::problem("export-failed")
        })?;
        let resized = picture.width != shown.work.width;
        self.signed(bytes, PictureFormat::Jpeg, shown, picture, resized)
    }

    /// The file with its credentials; `picture` is what it shows. Nothing is done to it afterwards.
    pub fn signed(
        &self,
        bytes: Vec<u8>,
        format: PictureFormat,
        shown: &Shown,
        picture: &Picture,
        resized: bool,
    ) -> Result<Vec<u8>, Notice> {
        let Some(identity) = &self.identity else { return Ok(bytes) };
        let how = Written { at: last(shown), resized, converted: format != PictureFormat::Png, published: true };
        let making = Making::of(&shown.work, self.options.names_in_files, false).written(how);
        let (read, small) = (self.desk.reader(), thumbnail_of(picture));
        let unsigned = Unsigned {
            bytes: &bytes,
            mime: format.mime(),
            making: &making,
            thumbnail: small.as_deref(),
            read: &|id| read(id),
        };
        sign(&unsigned, identity).map_err(|error| {
            tracing::warn!(%error, work = %shown.work.id, "not signed");
            error.notice()
        })
    }
}

/// When a work was changed last.
fn last(shown: &Shown) -> Millis {
    shown.work.steps.last().map_or(shown.work.made, |step| step.at.max(shown.work.made))
}
