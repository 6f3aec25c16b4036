//! JSON of records: typed, of bounded size and depth.

use super::error::PackageError;
use super::limits;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Memory that documents may still take when they are read, and bytes that they may still have.
#[derive(Debug)]
pub(super) struct Budget {
    left: u64,
    bytes_left: u64,
}

impl Budget {
    /// For all documents of one kind in one package.
    pub fn new() -> Self {
        Self { left: limits::MEMORY_BYTES, bytes_left: limits::RECORDS_BYTES }
    }

    /// Whether there is room for one more document.
    fn takes(&mut self, bytes: &[u8]) -> bool {
        let left = (self.left.checked_sub(memory(bytes)), self.bytes_left.checked_sub(bytes.len() as u64));
        let (Some(left), Some(bytes_left)) = left else { return false };
        (self.left, self.bytes_left) = (left, bytes_left);
        true
    }

    /// Reads one document, if there is memory for it. Depth is limited to 128 by `serde_json`.
    ///
    /// # Errors
    /// `TooBig`: with those before, it takes more than any real package; `Damaged`: it is not of this form.
    pub fn read<T: DeserializeOwned>(&mut self, bytes: &[u8]) -> Result<T, PackageError> {
        if !self.takes(bytes) {
            return Err(PackageError::TooBig("records"));
        }
        serde_json::from_slice(bytes).map_err(|error| PackageError::Damaged(error.to_string()))
    }

    /// The bytes of a document; always the same for the same value.
    ///
    /// # Errors
    /// `TooMuch`: whoever reads the package would refuse it; `Damaged`: a value that JSON cannot hold.
    pub fn write(&mut self, value: &impl Serialize) -> Result<Vec<u8>, PackageError> {
        let bytes = serde_json::to_vec(value).map_err(|error| PackageError::Damaged(error.to_string()))?;
        let fits = bytes.len() as u64 <= limits::RECORD_BYTES && self.takes(&bytes);
        if fits { Ok(bytes) } else { Err(PackageError::TooMuch) }
    }
}

/// At most so many bytes of memory does a document take when it is read: for itself, for its texts, and for what begins or parts
/// values outside of texts, of which there are at least as many as values.
fn memory(bytes: &[u8]) -> u64 {
    let (mut all, mut quoted, mut escaped) = (limits::DOCUMENT_BYTES, false, false);
    for byte in bytes {
        all += limits::LETTER_BYTES;
        match (quoted, escaped, byte) {
            (true, true, _) => escaped = false,
            (true, false, b'\\') => escaped = true,
            (_, _, b'"') => quoted = !quoted,
            (false, _, b',' | b'[') => all += limits::VALUE_BYTES,
            (false, _, b'{') => all += limits::OBJECT_BYTES,
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::artwork::Step;
    use crate::domain::board::Button;
    use crate::domain::consent::Given;
    use crate::domain::drawing::Point;
    use crate::domain::package::{PackedPerson, PackedWork};

    #[test]
    fn what_would_fill_the_memory_is_not_read() {
        let count = usize::try_from(limits::MEMORY_BYTES / limits::VALUE_BYTES).unwrap();
        let many = format!("[{}1]", "1,".repeat(count));
        let read = |bytes: &[u8]| Budget::new().read::<serde_json::Value>(bytes);
        assert_eq!(read(many.as_bytes()), Err(PackageError::TooBig("records")));
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(matches!(read(deep.as_bytes()), Err(PackageError::Damaged(_))));
        let inner = br#"{"a":"x,[{\",","b":[1,2]}"#;
        let letters = inner.len() as u64 * limits::LETTER_BYTES;
        let values = limits::OBJECT_BYTES + 3 * limits::VALUE_BYTES;
        assert_eq!(memory(inner), limits::DOCUMENT_BYTES + letters + values, "what stands in texts does not count");
    }

    #[test]
    fn many_small_documents_take_as_much_as_a_large_one() {
        let three = || Budget { left: 3 * memory(b"[1,2]"), bytes_left: 100 };
        let (mut reader, mut writer) = (three(), three());
        let four = [(); 4].map(|()| reader.read::<Vec<u8>>(b"[1,2]"));
        assert_eq!(four.map(|read| read.is_ok()), [true, true, true, false]);
        let four = [(); 4].map(|()| writer.write(&[1, 2]));
        assert_eq!(four[2].as_deref(), Ok(&b"[1,2]"[..]));
        assert_eq!(four[3], Err(PackageError::TooMuch), "what nobody could read is not written");
        let mut short = Budget { left: u64::MAX, bytes_left: 9 };
        assert_eq!([short.write(&[1, 2]).is_ok(), short.write(&[1, 2]).is_ok()], [true, false]);
    }

    /// The smallest documents that make the largest things: a list doubles its room while it grows.
    #[test]
    fn a_value_takes_no_more_memory_than_is_thought() {
        fn list<T: DeserializeOwned>(one: &str) -> (String, u64) {
            let text = format!("[{}{one}]", format!("{one},").repeat(99));
            let read: Vec<T> = serde_json::from_str(&text).expect(one);
            (text, (read.capacity() * size_of::<T>()) as u64)
        }
        let lists = [
            list::<Step>(r#"{"at":0,"by":"person","did":"brought"}"#),
            list::<Given>("{}"),
            list::<Button>(r#"{"id":""}"#),
            list::<String>("\"\""),
            list::<serde_json::Value>("[]"),
            list::<Vec<[f32; 3]>>("[]"),
        ];
        for (text, bytes) in lists {
            let thought = memory(text.as_bytes()) - limits::DOCUMENT_BYTES;
            assert!(bytes <= thought, "{bytes} > {thought}: {}", &text[..40]);
        }
        assert!(size_of::<PackedWork>().max(size_of::<PackedPerson>()) as u64 <= limits::DOCUMENT_BYTES);
        // Four letters of a trail are a point.
        let point = size_of::<Point>() as u64;
        assert!(point <= 4 * limits::LETTER_BYTES, "{point}");
    }
}
