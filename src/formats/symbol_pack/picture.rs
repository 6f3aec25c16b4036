//! Picture files: which they are, by their names and by their bytes.

/// Whether a path is that of a picture that can be shown.
pub(super) fn is_picture(path: &str) -> bool {
    let name = super::file_name(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    !name.starts_with('.') && matches!(ending.as_str(), "svg" | "png" | "jpg" | "jpeg" | "webp" | "gif")
}

/// The kind of a picture by its bytes; `None`: none that can be shown.
pub fn mime(bytes: &[u8]) -> Option<&'static str> {
    const SVG_WITHIN: usize = 4096;
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Some("image/png");
    }
    if begins(b"\xff\xd8\xff") {
        return Some("image/jpeg");
    }
    if begins(b"GIF8") {
        return Some("image/gif");
    }
    if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("image/webp");
    }
    let head = bytes.get(..bytes.len().min(SVG_WITHIN))?;
    head.windows(4).any(|part| part == b"<svg").then_some("image/svg+xml")
}
