//! The weights in an ONNX file: just enough of protocol buffers to read our own.

use std::collections::BTreeMap;

/// `ModelProto.graph`, `GraphProto.initializer`, and the fields of a `TensorProto` (onnx.proto3).
const GRAPH: u64 = 7;
const INITIALIZER: u64 = 5;
const NAME: u64 = 8;
const RAW_DATA: u64 = 9;

/// Every weight by its name, as 32-bit floats; `None` when the file is damaged.
pub(super) fn weights(bytes: &[u8]) -> Option<BTreeMap<String, Vec<f32>>> {
    let mut found = BTreeMap::new();
    for graph in fields(bytes, GRAPH)? {
        for tensor in fields(graph, INITIALIZER)? {
            let name = fields(tensor, NAME)?.first().map(|name| String::from_utf8_lossy(name).into_owned())?;
            let raw = fields(tensor, RAW_DATA)?.first().copied().unwrap_or_default();
            let numbers = raw.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
            found.insert(name, numbers);
        }
    }
    Some(found)
}

/// The contents of every field `number` that has a length.
fn fields(mut bytes: &[u8], number: u64) -> Option<Vec<&[u8]>> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes)?;
        let content = match key & 7 {
            0 => {
                varint(&mut bytes)?;
                continue;
            }
            1 => 8,
            2 => usize::try_from(varint(&mut bytes)?).ok()?,
            5 => 4,
            _ => return None,
        };
        let (content, rest) = bytes.split_at_checked(content)?;
        bytes = rest;
        if key == number << 3 | 2 {
            found.push(content);
        }
    }
    Some(found)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first < 0x80 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A graph with one weight `w` = [1, -2].
    const SMALL: [u8; 17] = [0x3a, 15, 0x2a, 13, 0x42, 1, b'w', 0x4a, 8, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0];

    #[test]
    fn weights_are_read_by_name() {
        assert_eq!(weights(&SMALL).unwrap()["w"], [1.0, -2.0]);
    }

    #[test]
    fn a_file_cut_off_anywhere_is_refused_or_empty() {
        for end in 1..SMALL.len() {
            assert!(weights(&SMALL[..end]).is_none(), "{end}");
        }
    }
}
