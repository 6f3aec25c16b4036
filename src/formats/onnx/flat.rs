//! A small reader of FlatBuffers, the container of TFLite files. Every read is checked: a hostile file gives an error.
//!
//! The form (FlatBuffers "Internals" page): little endian; a table begins with a signed distance back to its vtable, which
//! holds the places of its fields; strings, vectors and tables are referred to by an unsigned distance forward.

use std::ops::Range;

/// Most elements of a vector of tables, strings or numbers that is read into memory.
const MAX_ELEMENTS: usize = 1 << 16;

/// The bytes are no FlatBuffer of the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FlatError {
    /// Something points outside the file.
    #[error("a reference points outside the file")]
    Outside,
    /// A vector has more elements than any model needs.
    #[error("a list is too long")]
    TooLong,
    /// A name is not UTF-8.
    #[error("a name is not text")]
    NotText,
    /// A field that must be there is not.
    #[error("field {0} is missing")]
    Missing(u16),
}

type Read<T> = Result<T, FlatError>;

/// A number of fixed size in little endian order.
pub trait Scalar: Sized {
    /// Bytes that it takes.
    const SIZE: usize;
    /// From exactly [`Scalar::SIZE`] bytes; none if there are fewer or more.
    fn from_le(bytes: &[u8]) -> Option<Self>;
}

macro_rules! scalars {
    ($($kind:ty),*) => {$(
        impl Scalar for $kind {
            const SIZE: usize = size_of::<$kind>();
            fn from_le(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(<$kind>::from_le_bytes)
            }
        }
    )*};
}
scalars!(i8, u8, u16, i32, u32, f32);

/// A table: fields by number, each of which may be absent.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    file: &'a [u8],
    at: usize,
    vtable: usize,
    /// Bytes of the vtable, its two leading sizes included.
    vtable_len: usize,
}

impl<'a> Table<'a> {
    /// The root table of a file with this four-letter identifier at byte 4.
    ///
    /// # Errors
    /// [`FlatError::Missing`] if the identifier is another, [`FlatError::Outside`] if the file is cut.
    pub fn root(file: &'a [u8], identifier: [u8; 4]) -> Read<Self> {
        if bytes(file, 4, 4)? != identifier {
            return Err(FlatError::Missing(0));
        }
        Self::at(file, follow(file, 0)?)
    }

    fn at(file: &'a [u8], at: usize) -> Read<Self> {
        let back: i32 = scalar(file, at)?;
        let here = i64::try_from(at).map_err(|_| FlatError::Outside)?;
        let vtable = usize::try_from(here - i64::from(back)).map_err(|_| FlatError::Outside)?;
        let vtable_len = usize::from(scalar::<u16>(file, vtable)?);
        bytes(file, vtable, vtable_len)?;
        Ok(Self { file, at, vtable, vtable_len })
    }

    /// Where a field lies in the file; none if it is absent.
    fn place(&self, field: u16) -> Read<Option<usize>> {
        let entry = 4 + 2 * usize::from(field);
        if entry + 2 > self.vtable_len {
            return Ok(None);
        }
        let distance = usize::from(scalar::<u16>(self.file, self.vtable + entry)?);
        Ok((distance != 0).then_some(self.at + distance))
    }

    /// A number, or `absent` if the field is not there.
    ///
    /// # Errors
    /// [`FlatError::Outside`].
    pub fn scalar<T: Scalar>(&self, field: u16, absent: T) -> Read<T> {
        self.place(field)?.map_or(Ok(absent), |place| scalar(self.file, place))
    }

    /// A truth value, false if absent.
    ///
    /// # Errors
    /// [`FlatError::Outside`].
    pub fn flag(&self, field: u16) -> Read<bool> {
        Ok(self.scalar(field, 0_u8)? != 0)
    }

    /// A table inside this one.
    ///
    /// # Errors
    /// [`FlatError::Outside`].
    pub fn table(&self, field: u16) -> Read<Option<Table<'a>>> {
        let Some(place) = self.place(field)? else { return Ok(None) };
        Self::at(self.file, follow(self.file, place)?).map(Some)
    }

    /// The tables of a list; absent is empty.
    ///
    /// # Errors
    /// [`FlatError`].
    pub fn tables(&self, field: u16) -> Read<Vec<Table<'a>>> {
        let places = self.elements(field, 4)?;
        places.step_by(4).map(|place| Self::at(self.file, follow(self.file, place)?)).collect()
    }

    /// The numbers of a list; absent is empty.
    ///
    /// # Errors
    /// [`FlatError`].
    pub fn scalars<T: Scalar>(&self, field: u16) -> Read<Vec<T>> {
        self.elements(field, T::SIZE)?.step_by(T::SIZE).map(|place| scalar(self.file, place)).collect()
    }

    /// The bytes of a list of bytes, however long; none if absent.
    ///
    /// # Errors
    /// [`FlatError::Outside`].
    pub fn bytes(&self, field: u16) -> Read<Option<&'a [u8]>> {
        let Some(place) = self.place(field)? else { return Ok(None) };
        let start = follow(self.file, place)?;
        let count = length(self.file, start)?;
        bytes(self.file, start + 4, count).map(Some)
    }

    /// A text, empty if absent.
    ///
    /// # Errors
    /// [`FlatError`].
    pub fn text(&self, field: u16) -> Read<&'a str> {
        let bytes = self.bytes(field)?.unwrap_or_default();
        std::str::from_utf8(bytes).map_err(|_| FlatError::NotText)
    }

    /// Where the elements of a list lie.
    fn elements(&self, field: u16, size: usize) -> Read<Range<usize>> {
        let Some(place) = self.place(field)? else { return Ok(0..0) };
        let start = follow(self.file, place)?;
        let count = length(self.file, start)?;
        if count > MAX_ELEMENTS {
            return Err(FlatError::TooLong);
        }
        let first = start + 4;
        bytes(self.file, first, count * size)?;
        Ok(first..first + count * size)
    }
}

fn bytes(file: &[u8], at: usize, len: usize) -> Read<&[u8]> {
    let end = at.checked_add(len).ok_or(FlatError::Outside)?;
    file.get(at..end).ok_or(FlatError::Outside)
}

fn scalar<T: Scalar>(file: &[u8], at: usize) -> Read<T> {
    T::from_le(bytes(file, at, T::SIZE)?).ok_or(FlatError::Outside)
}

fn length(file: &[u8], at: usize) -> Read<usize> {
    usize::try_from(scalar::<u32>(file, at)?).map_err(|_| FlatError::Outside)
}

/// Follows the forward reference that stands at `at`; what it names begins inside the file.
fn follow(file: &[u8], at: usize) -> Read<usize> {
    let to = at.checked_add(length(file, at)?).ok_or(FlatError::Outside)?;
    if to < file.len() { Ok(to) } else { Err(FlatError::Outside) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A root table with field 0 = 7 (i32) and field 2 = the bytes "ab"; field 1 is absent.
    fn small() -> Vec<u8> {
        let mut file = vec![20, 0, 0, 0];
        file.extend(b"TEST");
        file.extend([10, 0, 12, 0, 4, 0, 0, 0, 8, 0, 0, 0]); // vtable at 8: sizes, then three places
        file.extend(12_i32.to_le_bytes()); // table at 20
        file.extend(7_i32.to_le_bytes());
        file.extend(4_u32.to_le_bytes()); // at 28: to the list at 32
        file.extend(2_u32.to_le_bytes());
        file.extend(b"ab");
        file
    }

    #[test]
    fn fields_are_read_and_absent_ones_have_their_default() -> Result<(), FlatError> {
        let file = small();
        let root = Table::root(&file, *b"TEST")?;
        assert_eq!((root.scalar(0, 0_i32)?, root.scalar(1, 5_i32)?, root.text(2)?), (7, 5, "ab"));
        assert_eq!(root.scalar(900, 3_u8)?, 3);
        Ok(())
    }

    #[test]
    fn a_file_cut_anywhere_is_an_error() {
        let file = small();
        for len in 0..file.len() {
            let cut = file.get(..len).unwrap_or_default();
            let read = Table::root(cut, *b"TEST").and_then(|root| Ok((root.scalar(0, 0_i32)?, root.text(2)?)));
            assert!(read.is_err(), "{len} bytes");
        }
    }

    #[test]
    fn another_kind_of_file_is_refused() {
        assert_eq!(Table::root(&small(), *b"TFL3").map(|_| ()), Err(FlatError::Missing(0)));
    }
}
