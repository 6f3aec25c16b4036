//! What every picture that goes out needs: its words, its metadata, its credentials.

use super::super::Desk;
use super::{Products, keys};
use crate::art::Picture;
use crate::domain::exhibition::{Edition, Exhibition, ExportOptions, PictureFormat, Product, Shown};
use crate::domain::notice::Notice;
use crate::domain::vocabulary::Vocabulary;
use crate::formats::metadata::{self, Surface};
use crate::formats::vocabulary;
use crate::io::provenance::{Identity, Outgoing, identity, last};
use serde_json::json;

/// Dots an inch of pictures for screens, as the CSS pixel is defined.
pub(super) const SCREEN_DPI: u32 = 96;
/// Dots an inch that stand in a picture that is kept: what a print of it is made for.
pub(super) const MASTER_DPI: u32 = 300;

/// What all products share: words, and who signs.
pub(super) struct Supplies {
    words: Vocabulary,
    identity: Option<Identity>,
}

impl Supplies {
    /// # Errors
    /// Pictures are to be signed, and there is no certificate that can sign.
    pub fn open(desk: &Desk, products: &Products, show: &Exhibition) -> Result<Self, Notice> {
        let signs = products.iter().any(|(product, options)| signs(*product, options));
        let identity = if signs { Some(identity(&desk.data, &show.host)?) } else { None };
        Ok(Self { words: vocabulary::builtin(), identity })
    }

    /// What one product needs.
    pub fn studio<'a>(&'a self, desk: &'a Desk, product: Product, options: &'a ExportOptions) -> Studio<'a> {
        let identity = self.identity.as_ref().filter(|_| signs(product, options));
        Studio { desk, options, words: &self.words, identity }
    }
}

/// Whether anything of the product is signed: pictures are, documents are not.
fn signs(product: Product, options: &ExportOptions) -> bool {
    let has_pictures = matches!(product, Product::Web | Product::Prints | Product::Archive | Product::Publicity);
    has_pictures && !options.unsigned
}

/// What the pieces of one product are made with.
pub(super) struct Studio<'a> {
    /// Blobs, the data folder.
    pub desk: &'a Desk,
    /// How things are made.
    pub options: &'a ExportOptions,
    /// Words for what was tapped.
    pub words: &'a Vocabulary,
    /// Who signs; none: nobody, because that was chosen, or nothing is signed.
    identity: Option<&'a Identity>,
}

impl Studio<'_> {
    /// The XMP packet of a work. Its date is that of the work, not of the export: the same work gives the same file.
    pub fn xmp(&self, edition: &Edition, shown: &Shown, surface: Surface) -> String {
        metadata::of(&shown.work, edition.show(), self.words, surface, &self.about(edition, shown))
    }

    /// The XMP packet of a picture of the making of a work.
    pub fn step_xmp(&self, edition: &Edition, shown: &Shown) -> String {
        metadata::of_step(&shown.work, edition.show(), self.words, &self.about(edition, shown))
    }

    fn about(&self, edition: &Edition, shown: &Shown) -> metadata::About {
        let names = self.options.names_in_files;
        metadata::About { names, prompts: false, at: last(&shown.work), offset_min: edition.offset_min }
    }

    /// All that a file of a work is made of but its pixels.
    pub fn inputs(&self, xmp: &str, shown: &Shown) -> Vec<u8> {
        let signer = self.identity.map(|identity| (&identity.about.holder, identity.about.from));
        keys::bytes(&json!({"xmp": xmp, "signer": signer, "steps": shown.work.steps}))
    }

    /// A picture of a work for screens: JPEG with metadata, signed.
    pub fn for_screen(&self, picture: &Picture, xmp: &str, shown: &Shown) -> Result<Vec<u8>, Notice> {
        let outgoing = Outgoing { dpi: SCREEN_DPI, ..self.outgoing(shown, PictureFormat::Jpeg) };
        outgoing.file(picture, xmp, self.identity, &*self.desk.reader())
    }

    /// The picture as it is, without loss, to be kept: signed, and not published.
    pub fn master(&self, picture: &Picture, xmp: &str, shown: &Shown) -> Result<Vec<u8>, Notice> {
        let outgoing = Outgoing { dpi: MASTER_DPI, published: false, ..self.outgoing(shown, PictureFormat::Png) };
        outgoing.file(picture, xmp, self.identity, &*self.desk.reader())
    }

    /// A finished file with its credentials; `picture` is what it shows, `resized`: in another size than the work's own.
    pub fn signed(
        &self,
        bytes: Vec<u8>,
        format: PictureFormat,
        shown: &Shown,
        picture: &Picture,
        resized: bool,
    ) -> Result<Vec<u8>, Notice> {
        let outgoing = self.outgoing(shown, format);
        outgoing.signed(bytes, picture, resized, self.identity, &*self.desk.reader())
    }

    fn outgoing<'s>(&self, shown: &'s Shown, format: PictureFormat) -> Outgoing<'s> {
        let names = self.options.names_in_files;
        Outgoing { work: &shown.work, format, dpi: SCREEN_DPI, names, published: true }
    }
}
