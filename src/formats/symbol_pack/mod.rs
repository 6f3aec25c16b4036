//! Symbol packs: a folder or an archive of pictures with an index of their names. The files are read one at a time through [`Files`]; what
//! comes out is a [`SymbolPack`] that names the picture files that are wanted.
//!
//! Four layouts are known by what lies in them, never by the name of the pack: Mulberry (`symbol-info.csv`), OpenMoji (`openmoji.json`),
//! ARASAAC (lists of pictograms as its interface answers them), and a plain one: a table `index.tsv` or `index.csv`, else the names of the
//! files. `docs/symbols.md` describes them.

mod arasaac;
mod loose;
mod mulberry;
mod names;
mod openmoji;
mod picture;
mod plain;
mod zip;

use crate::domain::board::License;
use crate::domain::symbol_pack::{PackLayout, PackPicture, PackSymbol, SymbolPack};
use serde_json::json;
use std::collections::HashMap;

pub use picture::mime;
pub use zip::ZipFiles;

/// How much one pack may ask for. Far above every pack known: ARASAAC has some 13,000 pictograms, OpenMoji 4,500 pictures in six forms.
pub mod limits {
    /// Bytes of an archive.
    pub const FILE_BYTES: u64 = 2 << 30;
    /// Files in a pack.
    pub const FILES: usize = 200_000;
    /// Bytes of one index.
    pub const INDEX_BYTES: u64 = 64 << 20;
    /// Indexes that are read.
    pub const INDEXES: usize = 12;
    /// Bytes of one picture.
    pub const PICTURE_BYTES: u64 = 8 << 20;
    /// Bytes of all pictures.
    pub const ALL_BYTES: u64 = 2 << 30;
    /// Symbols of a pack.
    pub const SYMBOLS: usize = 50_000;
    /// Pictures of one symbol.
    pub const VARIANTS: usize = 64;
    /// Names of one symbol in one language, and its tags.
    pub const NAMES: usize = 40;
    /// Tags that are read of one row.
    pub const TAGS: usize = 400;
    /// Characters of a name.
    pub const NAME_CHARS: usize = 80;
    /// Unpacked bytes that may come out of one packed byte, and how many are free of that.
    pub const RATIO: u64 = 200;
    /// See [`RATIO`].
    pub const RATIO_FREE_BYTES: u64 = 4 << 20;
}

/// Why a pack is refused. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// Neither a folder nor an archive.
    #[error("not a symbol pack")]
    NotAPack,
    /// No picture, or none that an index names.
    #[error("no picture in it")]
    Empty,
    /// More than [`limits`] allow.
    #[error("too much: {0}")]
    TooBig(&'static str),
    /// A path that leads outside.
    #[error("a path leads outside: {0}")]
    BadPath(String),
    /// Locked with a password.
    #[error("encrypted")]
    Encrypted,
    /// Cut off or broken.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The file cannot be read or written.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// Stopped by the person.
    #[error("stopped")]
    Stopped,
}

impl PackError {
    /// The key of the sentence for a person.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotAPack => "symbols-not-a-pack",
            Self::Empty => "symbols-empty",
            Self::TooBig(_) => "symbols-too-big",
            Self::BadPath(_) => "symbols-bad-path",
            Self::Encrypted => "symbols-encrypted",
            Self::Damaged(_) => "symbols-damaged",
            Self::File(_) => "file-failed",
            Self::Stopped => "symbols-stopped",
        }
    }
}

/// The files of a pack.
pub trait Files {
    /// Their paths with `/`, in no certain order, none leading outside.
    fn paths(&self) -> &[String];

    /// The bytes of one, at most `limit`.
    ///
    /// # Errors
    /// Too many bytes, or it cannot be read.
    fn read(&mut self, path: &str, limit: u64) -> Result<Vec<u8>, PackError>;
}

/// Reads the index of a pack. `name` is that of its folder or file, and of a pack of the plain layout; the id is left empty.
///
/// # Errors
/// See [`PackError`]. Rows without a picture are left out; an index that cannot be read is as if it were not there.
pub fn read(name: &str, files: &mut dyn Files) -> Result<SymbolPack, PackError> {
    if files.paths().len() > limits::FILES {
        return Err(PackError::TooBig("files"));
    }
    let mut paths = files.paths().to_vec();
    paths.sort_unstable();
    let (layout, found) = by_layout(&paths, files)?;
    let mut desk = Desk::default();
    found.into_iter().take(limits::SYMBOLS).for_each(|found| desk.put(found));
    if desk.symbols.is_empty() {
        return Err(PackError::Empty);
    }
    let license = own_license(&paths, files).or_else(|| license_of(layout));
    let name = layout.title().map_or_else(|| names::clean(name), str::to_owned);
    Ok(SymbolPack { id: String::new(), name, layout, license, symbols: desk.symbols, pictures: desk.pictures })
}

fn by_layout(paths: &[String], files: &mut dyn Files) -> Result<(PackLayout, Vec<Found>), PackError> {
    let named =
        |name: &str| paths.iter().filter(|path| file_name(path).eq_ignore_ascii_case(name)).min_by_key(|p| p.len());
    if let Some(index) = named("openmoji.json") {
        let bytes = files.read(index, limits::INDEX_BYTES)?;
        return Ok((PackLayout::Openmoji, openmoji::read(&bytes, paths)?));
    }
    if let Some(index) = named("symbol-info.csv") {
        let bytes = files.read(index, limits::INDEX_BYTES)?;
        return Ok((PackLayout::Mulberry, mulberry::read(&bytes, paths)));
    }
    for index in ["index.tsv", "index.csv"].into_iter().filter_map(named) {
        let bytes = files.read(index, limits::INDEX_BYTES)?;
        let found = plain::read(&bytes, index, paths);
        if !found.is_empty() {
            return Ok((PackLayout::Plain, found));
        }
    }
    let found = arasaac::read(paths, files)?;
    if !found.is_empty() {
        return Ok((PackLayout::Arasaac, found));
    }
    Ok((PackLayout::Plain, plain::by_names(paths)))
}

/// A symbol as an index has it, with the paths of its pictures.
#[derive(Debug, Default)]
struct Found {
    ko: Vec<String>,
    en: Vec<String>,
    tags: Vec<String>,
    emoji: String,
    pictures: Vec<PackPicture>,
}

/// Puts what was found together; a picture file that two symbols show is there once.
#[derive(Default)]
struct Desk {
    symbols: Vec<PackSymbol>,
    pictures: Vec<PackPicture>,
    places: HashMap<String, u32>,
}

impl Desk {
    fn put(&mut self, found: Found) {
        let (ko, en, tags) = (names::list(found.ko), names::list(found.en), names::list(found.tags));
        if found.pictures.is_empty() || (ko.is_empty() && en.is_empty()) {
            return;
        }
        let mut pictures = found.pictures;
        pictures.truncate(limits::VARIANTS);
        let pictures = pictures.into_iter().map(|picture| self.place(picture)).collect();
        self.symbols.push(PackSymbol { ko, en, tags, emoji: found.emoji, pictures });
    }

    fn place(&mut self, picture: PackPicture) -> u32 {
        let next = self.pictures.len() as u32;
        let place = *self.places.entry(picture.file.clone()).or_insert(next);
        if place == next {
            self.pictures.push(picture);
        }
        place
    }
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The last part of a path without its ending.
fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The licence that the pack tells in a file of its own, `license.json` with the keys of OBF.
fn own_license(paths: &[String], files: &mut dyn Files) -> Option<License> {
    const LICENSE_BYTES: u64 = 64 << 10;
    let told = paths.iter().filter(|path| file_name(path) == "license.json").min_by_key(|path| path.len())?;
    let license: License = serde_json::from_slice(&files.read(told, LICENSE_BYTES).ok()?).ok()?;
    let text = |key: &str| Some((key.to_owned(), names::clean(license.get(key)?.as_str()?).into()));
    let kept = ["type", "copyright_notice_url", "source_url", "author_name", "author_url"].into_iter().filter_map(text);
    Some(kept.collect()).filter(|license: &License| !license.is_empty())
}

/// What the makers of a known pack ask for, from their own sites.
fn license_of(layout: PackLayout) -> Option<License> {
    let license = match layout {
        PackLayout::Plain => return None,
        PackLayout::Mulberry => json!({
            "type": "CC BY-SA 4.0", "author_name": "Mulberry Symbols", "source_url": "https://mulberrysymbols.org",
            "copyright_notice_url": "https://creativecommons.org/licenses/by-sa/4.0/"
        }),
        PackLayout::Arasaac => json!({
            "type": "CC BY-NC-SA 4.0", "author_name": "Sergio Palao, ARASAAC, Gobierno de Aragón",
            "source_url": "https://arasaac.org", "copyright_notice_url": "https://creativecommons.org/licenses/by-nc-sa/4.0/"
        }),
        PackLayout::Openmoji => json!({
            "type": "CC BY-SA 4.0", "author_name": "OpenMoji", "source_url": "https://openmoji.org",
            "copyright_notice_url": "https://creativecommons.org/licenses/by-sa/4.0/"
        }),
    };
    license.as_object().cloned()
}
