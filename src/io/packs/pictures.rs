//! The pictures of a pack in one file: a mark, their number, where each begins and the last ends (little-endian), then their bytes. One
//! picture is read without any other.

use crate::art::MAX_SVG;
use crate::domain::symbol_pack::SymbolPack;
use crate::formats::symbol_pack::{Files, PackError, limits, mime};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

/// How the file begins.
const MAGIC: &[u8; 8] = b"MGSYMB1\n";
/// Bytes of the mark and the number.
const HEAD: u64 = 16;
/// How often one hears how far it is.
const TELL_EVERY: usize = 64;

/// Letters of the id of a pack: the first of the SHA-256 of its index and pictures.
pub(super) const ID_CHARS: usize = 32;

/// Writes the pictures of a pack and gives the pack its id. Pictures that cannot be read or shown are taken out of it, and symbols that
/// have no other.
///
/// # Errors
/// Too large, stopped, no picture left, or what the disk says.
pub(super) fn write(
    file: &mut File,
    pack: &mut SymbolPack,
    files: &mut dyn Files,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<(), PackError> {
    let wanted = std::mem::take(&mut pack.pictures);
    let mut sum = Sha256::new();
    let mut ends: Vec<u64> = Vec::new();
    let mut places: HashMap<u32, u32> = HashMap::new();
    // Room for the table as it would be if every picture were good: what is not needed stays empty.
    let begin = HEAD + (wanted.len() as u64 + 1) * 8;
    file.seek(SeekFrom::Start(begin))?;
    let mut out = BufWriter::new(&mut *file);
    let (mut end, count) = (begin, wanted.len());
    for (nth, picture) in wanted.into_iter().enumerate() {
        if nth % TELL_EVERY == 0 && !go_on(nth as f32 / count.max(1) as f32) {
            return Err(PackError::Stopped);
        }
        let Some(bytes) = good(files, &picture.file)? else { continue };
        sum.update(&bytes);
        out.write_all(&bytes)?;
        end += bytes.len() as u64;
        ends.push(end);
        places.insert(nth as u32, pack.pictures.len() as u32);
        pack.pictures.push(picture);
    }
    out.flush()?;
    drop(out);
    for symbol in &mut pack.symbols {
        symbol.pictures = symbol.pictures.iter().filter_map(|place| places.get(place).copied()).collect();
    }
    pack.symbols.retain(|symbol| !symbol.pictures.is_empty());
    if pack.symbols.is_empty() {
        return Err(PackError::Empty);
    }
    file.seek(SeekFrom::Start(0))?;
    let table = std::iter::once(begin).chain(ends).flat_map(u64::to_le_bytes);
    let head: Vec<u8> = MAGIC.iter().copied().chain((pack.pictures.len() as u64).to_le_bytes()).chain(table).collect();
    file.write_all(&head)?;
    sum.update(serde_json::to_vec(&pack.symbols).map_err(|error| io::Error::other(error.to_string()))?);
    pack.id =
        sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<String>().chars().take(ID_CHARS).collect();
    Ok(())
}

/// The bytes of a picture that can be shown; one too large or broken is left out.
fn good(files: &mut dyn Files, path: &str) -> Result<Option<Vec<u8>>, PackError> {
    match files.read(path, limits::PICTURE_BYTES) {
        Ok(bytes) => Ok(Some(bytes).filter(|bytes| match mime(bytes) {
            Some("image/svg+xml") => bytes.len() <= MAX_SVG,
            kind => kind.is_some(),
        })),
        Err(error @ (PackError::TooBig("unpacked") | PackError::Encrypted)) => Err(error),
        Err(error) => {
            tracing::warn!(%error, path, "a picture of a pack");
            Ok(None)
        }
    }
}

/// Reads one picture.
///
/// # Errors
/// Not such a file, no such picture, or what the disk says.
pub(super) fn read(mut file: File, place: u32) -> io::Result<Vec<u8>> {
    let mut head = [0; HEAD as usize];
    file.read_exact(&mut head)?;
    let wrong = || io::Error::from(io::ErrorKind::InvalidData);
    let number = |bytes: &[u8]| bytes.try_into().map(u64::from_le_bytes).map_err(|_| wrong());
    let (mark, count) = head.split_at(MAGIC.len());
    if mark != MAGIC || u64::from(place) >= number(count)? {
        return Err(wrong());
    }
    file.seek(SeekFrom::Start(HEAD + u64::from(place) * 8))?;
    let mut ends = [0; 16];
    file.read_exact(&mut ends)?;
    let (start, end) = ends.split_at(8);
    let (start, end) = (number(start)?, number(end)?);
    let length = end.checked_sub(start).filter(|length| *length <= limits::PICTURE_BYTES).ok_or_else(wrong)?;
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(wrong()) }
}
