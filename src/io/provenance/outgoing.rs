//! A picture of a work that goes out as a file: with its metadata, and signed last of all.

use super::sign::{Unsigned, sign, thumbnail_of};
use super::vault::{Identity, Vault};
use crate::art::{Picture, print_file};
use crate::domain::artwork::Artwork;
use crate::domain::exhibition::{Exhibition, PictureFormat};
use crate::domain::id::{BlobId, Millis};
use crate::domain::notice::Notice;
use crate::domain::provenance::{Making, Written};
use crate::formats::metadata::{self, About, Surface};
use crate::formats::vocabulary;
use crate::io::files;
use std::path::Path;

/// Dots an inch that stand in a picture of one work: what prints are made for.
const DPI: u32 = 300;

/// Who signs on this device; at first use, a certificate for `holder` is made.
///
/// # Errors
/// There is no certificate that can sign; why, for a person.
pub fn identity(data: &Path, holder: &str) -> Result<Identity, Notice> {
    Vault::of_system(data).identity(holder, files::now_millis()).map_err(|error| {
        tracing::warn!(%error, "no certificate");
        error.notice()
    })
}

/// A file that is about to go out.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// The work, with what was drawn among its steps.
    pub work: &'a Artwork,
    /// Kind of file.
    pub format: PictureFormat,
    /// Dots an inch that stand in it.
    pub dpi: u32,
    /// The maker and title may stand in the credentials.
    pub names: bool,
    /// It goes to the public; else it is kept, or given to somebody.
    pub published: bool,
}

impl<'a> Outgoing<'a> {
    /// The picture of one work, for nobody in particular yet: no names.
    pub fn one(work: &'a Artwork, format: PictureFormat) -> Self {
        Self { work, format, dpi: DPI, names: false, published: false }
    }

    /// The metadata of one work that hangs in no exhibition; `at`: the date of the file, and minutes that the place is ahead of UTC.
    pub fn xmp(&self, (at, offset_min): (Millis, i32)) -> String {
        let about = About { names: self.names, prompts: false, at, offset_min };
        metadata::of(self.work, &Exhibition::default(), &vocabulary::builtin(), Surface::Screen, &about)
    }

    /// The file of a picture: encoded with its metadata, then signed, if there is somebody to sign. `read` gives a stored file.
    ///
    /// # Errors
    /// It cannot be written in this format, or not be signed.
    pub fn file(
        &self,
        picture: &Picture,
        xmp: &str,
        identity: Option<&Identity>,
        read: &dyn Fn(&BlobId) -> Option<Vec<u8>>,
    ) -> Result<Vec<u8>, Notice> {
        let bytes = print_file::encode(picture, self.format, self.dpi, Some(xmp)).map_err(|error| {
            tracing::warn!(%error, work = %self.work.id, "not encoded");
            Notice::problem("export-failed")
        })?;
        let resized = (picture.width, picture.height) != (self.work.width, self.work.height);
        self.signed(bytes, picture, resized, identity, read)
    }

    /// A finished file with its credentials; `picture` is what it shows, of any size. Nothing is done to it afterwards.
    ///
    /// # Errors
    /// It cannot be signed: then it does not go out.
    pub fn signed(
        &self,
        bytes: Vec<u8>,
        picture: &Picture,
        resized: bool,
        identity: Option<&Identity>,
        read: &dyn Fn(&BlobId) -> Option<Vec<u8>>,
    ) -> Result<Vec<u8>, Notice> {
        let converted = self.format != PictureFormat::Png;
        let file = File { bytes, mime: self.format.mime(), thumbnail: thumbnail_of(picture) };
        self.sealed(file, (resized, converted), identity, read)
    }

    /// A film of the making (GIF) with its credentials.
    ///
    /// # Errors
    /// It cannot be signed: then it does not go out.
    pub fn film(
        &self,
        bytes: Vec<u8>,
        identity: Option<&Identity>,
        read: &dyn Fn(&BlobId) -> Option<Vec<u8>>,
    ) -> Result<Vec<u8>, Notice> {
        self.sealed(File { bytes, mime: "image/gif", thumbnail: None }, (true, true), identity, read)
    }

    fn sealed(
        &self,
        file: File,
        (resized, converted): (bool, bool),
        identity: Option<&Identity>,
        read: &dyn Fn(&BlobId) -> Option<Vec<u8>>,
    ) -> Result<Vec<u8>, Notice> {
        let Some(identity) = identity else { return Ok(file.bytes) };
        let how = Written { at: last(self.work), resized, converted, published: self.published };
        let making = Making::of(self.work, self.names, false).written(how);
        let (bytes, thumbnail) = (file.bytes.as_slice(), file.thumbnail.as_deref());
        sign(&Unsigned { bytes, mime: file.mime, making: &making, thumbnail, read }, identity).map_err(|error| {
            tracing::warn!(%error, work = %self.work.id, "not signed");
            error.notice()
        })
    }
}

/// What is signed.
struct File {
    bytes: Vec<u8>,
    mime: &'static str,
    thumbnail: Option<Vec<u8>>,
}

/// When a work was changed last.
pub fn last(work: &Artwork) -> Millis {
    work.steps.last().map_or(work.made, |step| step.at.max(work.made))
}
