//! The pages of the file and the trees that tables are.

use super::damaged;
use super::record::varint;
use crate::formats::obf::error::ImportError;

/// A page that holds rows.
const LEAF: u8 = 0x0d;
/// A page that holds other pages.
const INTERIOR: u8 = 0x05;

/// The file cut into pages.
pub struct Pages<'a> {
    bytes: &'a [u8],
    size: usize,
    /// Bytes of a page that hold content.
    usable: usize,
}

impl<'a> Pages<'a> {
    /// Reads the header.
    ///
    /// # Errors
    /// Damaged.
    pub fn new(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let size = match number(bytes, 16, 2).ok_or_else(|| damaged("no header"))? {
            1 => 65_536,
            size => size,
        };
        let reserved = bytes.get(20).map_or(0, |reserved| usize::from(*reserved));
        // 480 usable bytes are the least that the format allows.
        if !size.is_power_of_two() || size < 512 || size - reserved < 480 {
            return Err(damaged("page size"));
        }
        Ok(Self { bytes, size, usable: size - reserved })
    }

    fn count(&self) -> usize {
        self.bytes.len() / self.size
    }

    /// The content of a page, counted from 1; each may be asked for once.
    fn page(&self, page: usize, seen: &mut [bool]) -> Result<&'a [u8], ImportError> {
        let index = page.checked_sub(1).ok_or_else(|| damaged("page 0"))?;
        let seen = seen.get_mut(index).ok_or_else(|| damaged("a page is missing"))?;
        if std::mem::replace(seen, true) {
            return Err(damaged("a page in two places"));
        }
        let start = index * self.size;
        self.bytes.get(start..start + self.usable).ok_or_else(|| damaged("a page is cut off"))
    }

    /// Gives the rows of the tree at `root` to `each`: their id and their record.
    ///
    /// # Errors
    /// Damaged, or what `each` says.
    pub fn scan(
        &self,
        root: u32,
        mut each: impl FnMut(i64, &[u8]) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut seen = vec![false; self.count()];
        let mut waiting = vec![root as usize];
        while let Some(at) = waiting.pop() {
            let page = self.page(at, &mut seen)?;
            let head = if at == 1 { 100 } else { 0 };
            let kind = page.get(head).copied().unwrap_or_default();
            let count = number(page, head + 3, 2).ok_or_else(|| damaged("a page without a head"))?;
            let cells = head + if kind == INTERIOR { 12 } else { 8 };
            let cell = |place: usize| number(page, cells + place * 2, 2).ok_or_else(|| damaged("a row is missing"));
            match kind {
                LEAF => {
                    for place in 0..count {
                        let (id, payload) = self.payload(page, cell(place)?, &mut seen)?;
                        each(id, &payload)?;
                    }
                }
                INTERIOR => {
                    waiting.push(number(page, head + 8, 4).ok_or_else(|| damaged("no last page"))?);
                    for place in (0..count).rev() {
                        waiting.push(number(page, cell(place)?, 4).ok_or_else(|| damaged("no page"))?);
                    }
                }
                _ => return Err(damaged("a page of another kind")),
            }
        }
        Ok(())
    }

    /// The id and the record of a row; what did not fit lies on a chain of further pages.
    fn payload(
        &self,
        page: &'a [u8],
        at: usize,
        seen: &mut [bool],
    ) -> Result<(i64, std::borrow::Cow<'a, [u8]>), ImportError> {
        let mut rest = page.get(at..).ok_or_else(|| damaged("a row outside its page"))?;
        let length = usize::try_from(varint(&mut rest)?).map_err(|_| damaged("a row's length"))?;
        let id = varint(&mut rest)?;
        if length > self.bytes.len() {
            return Err(damaged("a row's length"));
        }
        let local = self.local(length);
        let first = rest.get(..local).ok_or_else(|| damaged("a row is cut off"))?;
        if local == length {
            return Ok((id, first.into()));
        }
        let mut record = first.to_vec();
        let mut next = number(rest, local, 4).ok_or_else(|| damaged("no further page"))?;
        while record.len() < length {
            let page = self.page(next, seen)?;
            next = number(page, 0, 4).ok_or_else(|| damaged("no further page"))?;
            let piece = page.get(4..).unwrap_or_default();
            record.extend_from_slice(&piece[..piece.len().min(length - record.len())]);
        }
        Ok((id, record.into()))
    }

    /// How many bytes of a record lie on its own page (file format, section 1.6).
    fn local(&self, length: usize) -> usize {
        let most = self.usable - 35;
        if length <= most {
            return length;
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let wanted = least + (length - least) % (self.usable - 4);
        if wanted <= most { wanted } else { least }
    }
}

/// A big-endian number of `length` bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
