//! Packages as files: read with limits, their pictures brought to the store in portions; written whole, one picture at a time.

use super::Desk;
use crate::app::{EffectId, JobResult, Outcome, PackageWritten};
use crate::art::codec;
use crate::domain::example::Example;
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::notice::Notice;
use crate::domain::package::{Packed, PackedPerson, PackedWork};
use crate::domain::profile::PICTURES;
use crate::domain::record::Record;
use crate::domain::sheet::Sheet;
use crate::formats::package::{Package, PackageError, Supply, pack};
use crate::io::files;
use crate::io::sheets;
use crate::io::store::{StoreError, bring_blobs, read_blob};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Longer side of the flat picture of a work that lies beside its records, for other programs.
const PREVIEW_PX: u32 = 1024;
/// Bytes that are brought to the store at a time: one flush serves many, and no more than this is in memory.
const PORTION_BYTES: usize = 32 << 20;
const PORTION: usize = 64;

pub(super) fn read(desk: &Desk, id: EffectId, from: PathBuf) -> JobResult {
    match take_in(desk, id, &from) {
        Ok(packed) => JobResult::Package { from, packed: Box::new(packed) },
        Err(error) => failed(&error, &from),
    }
}

fn failed(error: &PackageError, path: &Path) -> JobResult {
    tracing::warn!(%error, path = %path.display(), "package");
    JobResult::Failed(Notice::problem(error.key()))
}

/// First everything is compared with its sums; only then anything is written.
fn take_in(desk: &Desk, id: EffectId, from: &Path) -> Result<Packed, PackageError> {
    let mut package = Package::open(BufReader::new(File::open(from)?))?;
    let packed = package.read(&mut |done, all| go_on(desk, id, done as f32 / all.max(1) as f32 / 2.0))?;
    // One that is here, but damaged, is brought as well: that makes it whole again.
    let wanted: Vec<BlobId> = packed.blobs().into_iter().filter(|blob| read_blob(&desk.data, blob).is_err()).collect();
    let mut portion = Vec::new();
    for (index, blob) in wanted.iter().enumerate() {
        if !go_on(desk, id, 0.5 + index as f32 / wanted.len() as f32 / 2.0) {
            return Err(PackageError::Stopped);
        }
        portion.push((blob.clone(), package.blob(blob)?));
        let bytes: usize = portion.iter().map(|(_, bytes)| bytes.len()).sum();
        if bytes > PORTION_BYTES || portion.len() >= PORTION {
            bring(desk, &std::mem::take(&mut portion))?;
        }
    }
    bring(desk, &portion)?;
    Ok(packed)
}

fn bring(desk: &Desk, portion: &[(BlobId, Vec<u8>)]) -> Result<(), PackageError> {
    bring_blobs(&desk.data, portion).map_err(|error| {
        tracing::warn!(%error, "package");
        PackageError::File(match error {
            StoreError::NoSpace => std::io::ErrorKind::StorageFull,
            StoreError::ReadOnly => std::io::ErrorKind::PermissionDenied,
            _ => std::io::ErrorKind::Other,
        })
    })
}

/// Tells how far it is; false: somebody stopped it.
fn go_on(desk: &Desk, id: EffectId, done: f32) -> bool {
    desk.outbox.send(Outcome::Progress { id, done, snapshot: None });
    !desk.is_cancelled(id)
}

pub(super) fn write(desk: &Desk, id: EffectId, to: PathBuf, mut packed: Packed, offset_min: i32) -> JobResult {
    let left_out = leave_out(desk, &mut packed);
    if packed.works.is_empty() && packed.people.is_empty() {
        return JobResult::Failed(Notice::problem("picture-missing"));
    }
    let written = files::write_pieces(&to, |file| {
        let mut out = pack(&packed, offset_min, BufWriter::new(file), &mut Source { desk, id })?;
        Ok(out.flush()?)
    });
    match written {
        Ok(()) => {
            let (works, people) = (packed.works.len(), packed.people.len());
            JobResult::PackageWritten(PackageWritten { to, works, people, left_out })
        }
        Err(error) => failed(&error, &to),
    }
}

/// Takes out what cannot be given whole, so that one lost picture does not keep all the others: such works, recordings and
/// drawings of people, and sets of boards.
fn leave_out(desk: &Desk, packed: &mut Packed) -> Vec<ArtworkId> {
    let mut found: BTreeMap<BlobId, bool> = BTreeMap::new();
    let mut is_there = |blob: &BlobId| *found.entry(blob.clone()).or_insert_with(|| desk.blob(blob).is_some());
    let mut left_out = Vec::new();
    packed.works.retain(|work| {
        let is_whole = work.blobs().iter().all(&mut is_there);
        left_out.extend((!is_whole).then(|| work.artwork.id.clone()));
        is_whole
    });
    packed.people.iter_mut().for_each(|person| leave_out_of(person, &mut is_there));
    packed.boards.retain(|boards| boards.blobs().iter().all(&mut is_there));
    left_out
}

fn leave_out_of(person: &mut PackedPerson, is_there: &mut dyn FnMut(&BlobId) -> bool) {
    let profile = &mut person.profile;
    profile.clips.retain(|_, blob| is_there(blob));
    profile.drawings.retain(|_, blob| is_there(blob));
    profile.things.retain(|blob| is_there(blob));
    if profile.picture.blob().is_some_and(|blob| !is_there(&BlobId::from(blob))) {
        profile.picture = PICTURES[0].into();
    }
    for example in &mut person.examples {
        if example.sound.as_ref().is_some_and(|sound| !is_there(sound)) {
            *example = Arc::new(Example { sound: None, ..Example::clone(example) });
        }
    }
    let mut is_whole = |record: Record| record.blobs().iter().filter(|blob| blob.is_well_formed()).all(&mut *is_there);
    person.examples.retain(|example| is_whole(Record::Example(Example::clone(example))));
    person.favourites.retain(|said| is_whole(Record::Utterance(said.clone())));
}

/// Where the bytes of a package come from: the store, and the painter.
struct Source<'a> {
    desk: &'a Desk,
    id: EffectId,
}

impl Supply for Source<'_> {
    fn blob(&mut self, id: &BlobId) -> Option<Vec<u8>> {
        self.desk.blob(id)
    }

    fn picture(&mut self, work: &PackedWork) -> Option<Vec<u8>> {
        let sheet = Sheet::of(&work.artwork, &work.marks);
        if sheet.is_blank() {
            return None;
        }
        let side = sheet.width.max(sheet.height).clamp(1, PREVIEW_PX);
        codec::encode_png(&sheets::picture(&sheet, side, &self.desk.reader())?).ok()
    }

    fn go_on(&mut self, done: usize, all: usize) -> bool {
        go_on(self.desk, self.id, done as f32 / all.max(1) as f32)
    }
}
