//! Media types: the regular spelling, and what bytes say of themselves.

/// The regular spelling of a type that board makers write another way.
pub fn regular(mime: &str) -> Option<&'static str> {
    match mime {
        "image/svg" | "image/svg-xml" | "svg" | "image/svg+xml;charset=utf-8" => Some("image/svg+xml"),
        "image/jpg" | "jpg" | "jpeg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        _ => None,
    }
}

/// What the first bytes say; empty where they say nothing.
pub fn of(bytes: &[u8]) -> &'static str {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let later = |at: usize, magic: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(magic));
    if starts(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if starts(b"\xff\xd8\xff") {
        "image/jpeg"
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        "image/gif"
    } else if starts(b"RIFF") && later(8, b"WEBP") {
        "image/webp"
    } else if starts(b"RIFF") && later(8, b"WAVE") {
        "audio/wav"
    } else if starts(b"OggS") {
        "audio/ogg"
    } else if starts(b"ID3") || starts(b"\xff\xfb") || starts(b"\xff\xf3") {
        "audio/mpeg"
    } else if is_svg(bytes) {
        "image/svg+xml"
    } else {
        ""
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..1024.min(bytes.len())).unwrap_or_default()).into_owned();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with("<svg") || ((head.starts_with("<?xml") || head.starts_with("<!")) && head.contains("<svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell() {
        assert_eq!(of(b"\x89PNG\r\n\x1a\n...."), "image/png");
        assert_eq!(of(b"RIFF....WAVEfmt "), "audio/wav");
        assert_eq!(of("\u{feff}<?xml version='1.0'?><svg/>".as_bytes()), "image/svg+xml");
        assert_eq!(of(b"<html>"), "");
        assert_eq!(of(b""), "");
    }
}
