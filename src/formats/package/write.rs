//! Writing a package: entry by entry, so that only one picture is in memory at a time.

use super::error::PackageError;
use super::json::Budget;
use super::manifest::{FORMAT, Listed, Manifest, VERSION};
use super::{MIMETYPE, name_of, names};
use crate::domain::id::{BlobId, Millis};
use crate::domain::locale::Lang;
use crate::domain::package::{PackageKind, Packed, PackedWork};
use crate::text::Texts;
use crate::text::dates::Moment;
use std::io::{Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Where the bytes of a package come from.
pub trait Supply {
    /// The bytes of a stored picture or sound.
    fn blob(&mut self, id: &BlobId) -> Option<Vec<u8>>;
    /// A work as a small flat picture (PNG), if it can be made.
    fn picture(&mut self, work: &PackedWork) -> Option<Vec<u8>>;
    /// `done` of `all` entries are written. False stops.
    fn go_on(&mut self, done: usize, all: usize) -> bool;
}

/// Writes a whole package. The same content gives the same bytes; every entry has the date of `packed.made`, on a clock that is
/// `offset_min` ahead of UTC.
///
/// # Errors
/// `Missing`: a picture or sound is not there; `Stopped`; what the file says.
pub fn pack<W: Write + Seek>(
    packed: &Packed,
    offset_min: i32,
    out: W,
    supply: &mut dyn Supply,
) -> Result<W, PackageError> {
    let mut writer = Writer::new(out, packed.made, offset_min)?;
    let blobs = packed.blobs();
    let all = packed.works.len() + blobs.len();
    for boards in &packed.boards {
        writer.put_json(&format!("boards/{}.json", name_of(boards.set.id.as_str())), boards)?;
    }
    for person in &packed.people {
        writer.put_json(&format!("profiles/{}.json", name_of(person.profile.id.as_str())), person)?;
    }
    let mut works: Vec<&PackedWork> = packed.works.iter().collect();
    works.sort_by(|a, b| a.artwork.id.cmp(&b.artwork.id));
    for (done, work) in works.into_iter().enumerate() {
        if !supply.go_on(done, all) {
            return Err(PackageError::Stopped);
        }
        let name = name_of(work.artwork.id.as_str());
        writer.put_json(&format!("works/{name}.json"), work)?;
        if let Some(picture) = supply.picture(work) {
            writer.put(&format!("pictures/{name}.png"), &picture)?;
        }
    }
    for (done, id) in blobs.iter().enumerate() {
        if !supply.go_on(packed.works.len() + done, all) {
            return Err(PackageError::Stopped);
        }
        let bytes = supply.blob(id).ok_or_else(|| PackageError::Missing(id.to_string()))?;
        writer.put(&format!("blobs/{id}"), &bytes)?;
    }
    writer.finish(packed.kind, packed.made)
}

/// A package that is being written.
pub struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
    files: Vec<Listed>,
    time: DateTime,
    budget: Budget,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins with the entries that every package has.
    ///
    /// # Errors
    /// What the file says.
    pub fn new(out: W, made: Millis, offset_min: i32) -> Result<Self, PackageError> {
        let mut writer =
            Self { zip: ZipWriter::new(out), files: Vec::new(), time: date(made, offset_min), budget: Budget::new() };
        writer.put(names::MIMETYPE, MIMETYPE.as_bytes())?;
        let about = [Lang::Ko, Lang::En].map(|lang| Texts::new(lang).get("package-readme"));
        writer.put(names::README, format!("{}\n", about.join("\n\n")).as_bytes())?;
        Ok(writer)
    }

    /// Writes one entry and lists it.
    ///
    /// # Errors
    /// What the file says.
    pub fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), PackageError> {
        self.entry(path, bytes)?;
        self.files.push(Listed { path: path.to_owned(), bytes: bytes.len() as u64, sha256: BlobId::of(bytes) });
        Ok(())
    }

    fn put_json(&mut self, path: &str, value: &impl serde::Serialize) -> Result<(), PackageError> {
        let bytes = self.budget.write(value)?;
        self.put(path, &bytes)
    }

    /// What is packed already is stored as it is; so is what says which file this is.
    fn entry(&mut self, path: &str, bytes: &[u8]) -> Result<(), PackageError> {
        let is_text = path.ends_with(".json") || path.ends_with(".txt") || bytes.starts_with(b"RIFF");
        let method = if is_text { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(self.time);
        self.zip.start_file(path, options.unix_permissions(0o644))?;
        self.zip.write_all(bytes)?;
        Ok(())
    }

    /// Writes the manifest and ends the file.
    ///
    /// # Errors
    /// What the file says.
    pub fn finish(mut self, kind: PackageKind, made: Millis) -> Result<W, PackageError> {
        let program = env!("CARGO_PKG_VERSION").to_owned();
        let files = std::mem::take(&mut self.files);
        let manifest = Manifest { format: FORMAT.to_owned(), version: VERSION, program, made, kind, files };
        let bytes = serde_json::to_vec_pretty(&manifest).map_err(|error| PackageError::Damaged(error.to_string()))?;
        self.entry(names::MANIFEST, &bytes)?;
        Ok(self.zip.finish()?)
    }
}

/// A date as ZIP files keep it; 1980-01-01 for one that they cannot.
fn date(made: Millis, offset_min: i32) -> DateTime {
    let moment = Moment::of(made, offset_min);
    let year = u16::try_from(moment.year).unwrap_or_default();
    DateTime::from_date_and_time(year, moment.month, moment.day, moment.hour, moment.minute, 0).unwrap_or_default()
}
