//! The values of one row.

use super::damaged;
use crate::formats::obf::error::ImportError;

/// How texts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
}

impl Encoding {
    /// What the header of the file says.
    pub fn of(bytes: &[u8]) -> Self {
        match bytes.get(59) {
            Some(2) => Self::Utf16Le,
            Some(3) => Self::Utf16Be,
            _ => Self::Utf8,
        }
    }

    fn read(self, bytes: &[u8]) -> String {
        let unit: fn([u8; 2]) -> u16 = match self {
            Self::Utf8 => return String::from_utf8_lossy(bytes).into_owned(),
            Self::Utf16Le => u16::from_le_bytes,
            Self::Utf16Be => u16::from_be_bytes,
        };
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Value {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

/// The columns of a row that were asked for.
pub struct Row(Vec<Value>);

impl Row {
    /// A whole number; a text of digits counts. `None`: null or something else.
    pub fn int(&self, column: usize) -> Option<i64> {
        match self.0.get(column)? {
            Value::Int(number) => Some(*number),
            Value::Real(number) => Some(*number as i64),
            Value::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A text; empty for anything else.
    pub fn text(&self, column: usize) -> &str {
        match self.0.get(column) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// A text, or a number as its digits.
    pub fn name(&self, column: usize) -> String {
        match self.0.get(column) {
            Some(Value::Int(number)) => number.to_string(),
            _ => self.text(column).to_owned(),
        }
    }

    /// The bytes of a blob or text; empty for anything else.
    pub fn bytes(&self, column: usize) -> &[u8] {
        match self.0.get(column) {
            Some(Value::Blob(bytes)) => bytes,
            Some(Value::Text(text)) => text.as_bytes(),
            _ => &[],
        }
    }
}

/// Reads the values at `places` of a record. Where the column `alias.0` is null the row id `alias.1` stands for it.
///
/// # Errors
/// Damaged.
pub fn row(
    record: &[u8],
    places: &[usize],
    alias: Option<(usize, i64)>,
    encoding: Encoding,
) -> Result<Row, ImportError> {
    let mut head = record;
    let length = usize::try_from(varint(&mut head)?).map_err(|_| damaged("a row's head"))?;
    let before = record.len() - head.len();
    let mut kinds = record.get(before..length).ok_or_else(|| damaged("a row's head"))?;
    let mut body = record.get(length..).unwrap_or_default();
    let mut row = vec![Value::Null; places.len()];
    let last = places.iter().filter(|place| **place != usize::MAX).max().map_or(0, |last| last + 1);
    for column in 0..last {
        if kinds.is_empty() {
            break;
        }
        let kind = varint(&mut kinds)?;
        let (bytes, rest) = body.split_at_checked(size(kind)?).ok_or_else(|| damaged("a row's values are cut off"))?;
        body = rest;
        for (place, value) in places.iter().zip(&mut row).filter(|(place, _)| **place == column) {
            *value = match alias.filter(|(alias, _)| alias == place && kind == 0) {
                Some((_, id)) => Value::Int(id),
                None => read(kind, bytes, encoding),
            };
        }
    }
    Ok(Row(row))
}

/// The bytes that a value of this kind takes (file format, section 2.1).
fn size(kind: i64) -> Result<usize, ImportError> {
    Ok(match kind {
        0 | 8 | 9 => 0,
        1..=4 => kind as usize,
        5 => 6,
        6 | 7 => 8,
        12.. => usize::try_from((kind - 12) / 2).map_err(|_| damaged("a value's length"))?,
        _ => return Err(damaged("a value's kind")),
    })
}

fn read(kind: i64, bytes: &[u8], encoding: Encoding) -> Value {
    // The sign is that of the first byte.
    let whole = || {
        bytes.iter().enumerate().fold(0i64, |number, (place, byte)| {
            if place == 0 { i64::from(*byte as i8) } else { number << 8 | i64::from(*byte) }
        })
    };
    match kind {
        0 => Value::Null,
        1..=6 => Value::Int(whole()),
        7 => Value::Real(f64::from_bits(whole() as u64)),
        8 => Value::Int(0),
        9 => Value::Int(1),
        kind if kind % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(encoding.read(bytes)),
    }
}

/// A number of one to nine bytes, taken off the front.
///
/// # Errors
/// Damaged.
pub fn varint(bytes: &mut &[u8]) -> Result<i64, ImportError> {
    let mut number = 0u64;
    for place in 0..9 {
        let (&byte, rest) = bytes.split_first().ok_or_else(|| damaged("a number is cut off"))?;
        *bytes = rest;
        if place == 8 {
            return Ok((number << 8 | u64::from(byte)) as i64);
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Ok(number as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length() {
        for (bytes, expected) in [(&[0x05][..], 5), (&[0x81, 0x00], 128), (&[0x80, 0x7f], 127), (&[0xff; 9], -1)] {
            let mut rest = bytes;
            assert_eq!((varint(&mut rest), rest.len()), (Ok(expected), 0), "{bytes:?}");
        }
        assert!(varint(&mut &[0x80][..]).is_err());
    }

    #[test]
    fn a_record_gives_the_columns_asked_for() {
        // Head of 5 bytes: null, -2 in one byte, "hi", 1.
        let record = [5, 0, 1, 17, 9, 0xfe, b'h', b'i'];
        let row = row(&record, &[3, 2, 1, 0, usize::MAX, 7], Some((0, 42)), Encoding::Utf8).expect("a row");
        assert_eq!((row.int(0), row.text(1), row.int(2), row.int(3)), (Some(1), "hi", Some(-2), Some(42)));
        assert_eq!((row.int(4), row.int(5), row.bytes(1)), (None, None, b"hi".as_slice()));
        assert!(super::row(&record[..6], &[2], None, Encoding::Utf8).is_err());
        assert!(super::row(&[2, 10], &[0], None, Encoding::Utf8).is_err(), "a kind that is reserved");
    }

    #[test]
    fn texts_of_every_encoding() {
        assert_eq!(Encoding::Utf16Le.read(&[0x3c, 0xbb]), "\u{bb3c}");
        assert_eq!(Encoding::Utf16Be.read(&[0xbb, 0x3c]), "\u{bb3c}");
        assert_eq!(Encoding::Utf8.read("물".as_bytes()), "물");
    }
}
