//! Base64 (RFC 4648) and `data:` addresses (RFC 2397).

use super::limits;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as base64 with padding.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let six = (group >> (18 - 6 * place)) & 63;
            text.push(if place > chunk.len() { '=' } else { char::from(ALPHABET[six as usize]) });
        }
    }
    text
}

/// Base64 to bytes: both alphabets, white space and missing padding allowed. `None`: another character, or a length
/// that no bytes have.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut group, mut count) = (0u32, 0usize);
    let mut padded = false;
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        if byte == b'=' {
            padded = true;
            continue;
        }
        group = group << 6 | six(byte).filter(|_| !padded)?;
        count += 1;
        if count % 4 == 0 {
            bytes.extend_from_slice(&group.to_be_bytes()[1..]);
            group = 0;
        }
    }
    match count % 4 {
        0 => {}
        2 => bytes.push((group >> 4) as u8),
        3 => bytes.extend_from_slice(&[(group >> 10) as u8, (group >> 2) as u8]),
        _ => return None,
    }
    Some(bytes)
}

fn six(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

/// What stood in `data`.
#[derive(Debug, PartialEq, Eq)]
pub enum Data {
    /// A media type (may be empty) and the bytes.
    Bytes(String, Vec<u8>),
    /// Neither a `data:` address nor base64.
    Damaged,
    /// More than [`limits::ENTRY_BYTES`].
    TooBig,
}

/// Reads a `data:` address, or bare base64 as some programs write it.
pub fn read_data(text: &str) -> Data {
    let text = text.trim();
    if text.len() as u64 / 4 * 3 > limits::ENTRY_BYTES {
        return Data::TooBig;
    }
    let Some(rest) = text.get(..5).filter(|head| head.eq_ignore_ascii_case("data:")).and_then(|_| text.get(5..)) else {
        return found("", decode(text));
    };
    let Some((head, body)) = rest.split_once(',') else { return Data::Damaged };
    let mut parameters = head.split(';').map(str::trim);
    let mime = parameters.next().unwrap_or_default();
    if parameters.any(|parameter| parameter.eq_ignore_ascii_case("base64")) {
        let body =
            if body.contains('%') { String::from_utf8(percent(body)).unwrap_or_default() } else { body.to_owned() };
        return found(mime, decode(&body));
    }
    found(mime, Some(percent(body)))
}

/// Empty bytes are no picture.
fn found(mime: &str, bytes: Option<Vec<u8>>) -> Data {
    match bytes {
        Some(bytes) if !bytes.is_empty() => Data::Bytes(mime.to_owned(), bytes),
        _ => Data::Damaged,
    }
}

/// `%41` to `A`; what is no escape stays.
fn percent(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let digits = tail.get(..2).filter(|_| byte == b'%').and_then(|pair| std::str::from_utf8(pair).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(byte));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    bytes
}

/// Bytes as a `data:` address.
pub fn write_data(mime: &str, bytes: &[u8]) -> String {
    let mime = if mime.is_empty() { UNKNOWN } else { mime };
    format!("data:{mime};base64,{}", encode(bytes))
}

/// The media type of bytes that have none.
pub const UNKNOWN: &str = "application/octet-stream";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_the_standard() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(encode(plain.as_bytes()), coded);
            assert_eq!(decode(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(decode("Zm 8\n"), Some(b"fo".to_vec()));
        assert_eq!(decode("-_8"), Some(vec![0xfb, 0xff]));
        assert_eq!(decode("Z"), None);
        assert_eq!(decode("Zm=8"), None);
        assert_eq!(decode("Zm8ä"), None);
    }

    #[test]
    fn data_addresses() {
        let bytes = |mime: &str, text: &str| Data::Bytes(mime.to_owned(), text.as_bytes().to_vec());
        assert_eq!(read_data("data:image/png;base64,Zm9v"), bytes("image/png", "foo"));
        assert_eq!(read_data("DATA:image/svg+xml;utf8,%3Csvg/%3e%"), bytes("image/svg+xml", "<svg/>%"));
        assert_eq!(read_data("data:;charset=x;base64,Zg%3D%3D"), bytes("", "f"));
        assert_eq!(read_data("Zm9v"), bytes("", "foo"));
        for bad in
            ["data:image/png;base64", "data:image/png;base64,", "https://example.org/x.png", "", "data:a;base64,é"]
        {
            assert_eq!(read_data(bad), Data::Damaged, "{bad}");
        }
    }
}
