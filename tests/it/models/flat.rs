//! Writes FlatBuffers, so that small TFLite files can be made here.

/// A value in a FlatBuffer.
#[derive(Clone, Debug)]
pub enum Flat {
    Byte(i8),
    Int(i32),
    Text(String),
    Bytes(Vec<u8>),
    Ints(Vec<i32>),
    Table(Vec<(u16, Flat)>),
    Tables(Vec<Flat>),
}

impl Flat {
    fn is_inline(&self) -> bool {
        matches!(self, Self::Byte(_) | Self::Int(_))
    }
}

/// A file whose root is this table.
pub fn file(identifier: [u8; 4], root: &Flat) -> Vec<u8> {
    let mut out = vec![0; 4];
    out.extend(identifier);
    refer(&mut out, 0, root);
    out
}

/// Appends what `value` refers to, and writes the distance to it at `from`.
fn refer(out: &mut Vec<u8>, from: usize, value: &Flat) {
    while !out.len().is_multiple_of(4) {
        out.push(0);
    }
    let mut to = out.len();
    match value {
        Flat::Text(text) => bytes(out, text.as_bytes()),
        Flat::Bytes(content) => bytes(out, content),
        Flat::Ints(numbers) => {
            length(out, numbers.len());
            out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        }
        Flat::Tables(tables) => {
            length(out, tables.len());
            let first = out.len();
            out.resize(first + 4 * tables.len(), 0);
            for (at, table) in tables.iter().enumerate() {
                refer(out, first + 4 * at, table);
            }
        }
        Flat::Table(fields) => to = table(out, fields),
        Flat::Byte(_) | Flat::Int(_) => unreachable!("it stands in its table"),
    }
    let distance = u32::try_from(to - from).unwrap();
    out[from..from + 4].copy_from_slice(&distance.to_le_bytes());
}

/// Appends vtable and table, then what its fields refer to; gives the place of the table. Every field takes four bytes.
fn table(out: &mut Vec<u8>, fields: &[(u16, Flat)]) -> usize {
    let vtable = out.len();
    let entries = fields.iter().map(|(field, _)| usize::from(*field) + 1).max().unwrap_or(0);
    let vtable_len = (4 + 2 * entries).next_multiple_of(4);
    let mut places = vec![0_u16; (vtable_len - 4) / 2];
    for (at, (field, _)) in fields.iter().enumerate() {
        places[usize::from(*field)] = u16::try_from(4 + 4 * at).unwrap();
    }
    let sizes = [u16::try_from(vtable_len).unwrap(), u16::try_from(4 + 4 * fields.len()).unwrap()];
    out.extend(sizes.iter().chain(&places).flat_map(|number| number.to_le_bytes()));
    let here = out.len();
    out.extend(i32::try_from(here - vtable).unwrap().to_le_bytes());
    for (_, value) in fields {
        let inline = match value {
            Flat::Byte(number) => i32::from(*number),
            Flat::Int(number) => *number,
            _ => 0,
        };
        out.extend(inline.to_le_bytes());
    }
    for (at, (_, value)) in fields.iter().enumerate().filter(|(_, (_, value))| !value.is_inline()) {
        refer(out, here + 4 + 4 * at, value);
    }
    here
}

fn length(out: &mut Vec<u8>, length: usize) {
    out.extend(u32::try_from(length).unwrap().to_le_bytes());
}

fn bytes(out: &mut Vec<u8>, content: &[u8]) {
    length(out, content.len());
    out.extend(content);
}
