//! How wide a text is in a font: the tables `cmap` and `hmtx` of an OpenType file (ISO/IEC 14496-22), read with care.

/// Widths of characters of one face.
pub(super) struct Metrics<'a> {
    cmap: &'a [u8],
    hmtx: &'a [u8],
    /// Glyphs with a width of their own; later ones have the last one's.
    wide: usize,
    units: f32,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at + 2).map(|b| usize::from(b[0]) << 8 | usize::from(b[1]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u16_at(bytes, at)? << 16 | u16_at(bytes, at + 2)?)
}

/// One table of the face that begins at `face`.
fn table<'a>(file: &'a [u8], face: usize, tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = u16_at(file, face + 4)?.min(128);
    let record = (0..count).map(|i| face + 12 + i * 16).find(|at| file.get(*at..*at + 4) == Some(tag))?;
    let (offset, length) = (u32_at(file, record + 8)?, u32_at(file, record + 12)?);
    file.get(offset..offset.checked_add(length)?)
}

impl<'a> Metrics<'a> {
    /// Of face `index` of a file; `None` when the file is not understood.
    pub fn new(file: &'a [u8], index: u32) -> Option<Self> {
        let face = if file.starts_with(b"ttcf") { u32_at(file, 12 + 4 * usize::try_from(index).ok()?)? } else { 0 };
        let units = u16_at(table(file, face, b"head")?, 18)?;
        let wide = u16_at(table(file, face, b"hhea")?, 34)?;
        let this = Self {
            cmap: unicode(table(file, face, b"cmap")?)?,
            hmtx: table(file, face, b"hmtx")?,
            wide,
            units: units as f32,
        };
        (units > 0 && wide > 0).then_some(this)
    }

    /// Whether the face has a picture of the character.
    pub fn has(&self, c: char) -> bool {
        self.glyph(c as usize).is_some_and(|glyph| glyph != 0)
    }

    /// Width of a text in multiples of its size; what the face does not have counts as one.
    pub fn width(&self, text: &str) -> f32 {
        let of = |c: char| {
            let glyph = self.glyph(c as usize).filter(|glyph| *glyph != 0)?;
            Some(u16_at(self.hmtx, glyph.min(self.wide - 1) * 4)? as f32 / self.units)
        };
        text.chars().map(|c| of(c).unwrap_or(1.0)).sum()
    }

    fn glyph(&self, code: usize) -> Option<usize> {
        match u16_at(self.cmap, 0)? {
            4 => self.in_segments(code),
            12 => self.in_groups(code),
            _ => None,
        }
    }

    /// Format 4: segments of the first 65,536 characters.
    fn in_segments(&self, code: usize) -> Option<usize> {
        let map = self.cmap;
        let double = u16_at(map, 6)?;
        let at = (0..double).step_by(2).find(|at| u16_at(map, 14 + at).is_some_and(|end| end >= code))?;
        let start = u16_at(map, 16 + double + at)?;
        if start > code {
            return None;
        }
        let delta = u16_at(map, 16 + 2 * double + at)?;
        let range_at = 16 + 3 * double + at;
        match u16_at(map, range_at)? {
            0 => Some((code + delta) & 0xFFFF),
            range => u16_at(map, range_at + range + 2 * (code - start)).map(|glyph| (glyph + delta) & 0xFFFF),
        }
    }

    /// Format 12: groups of any characters.
    fn in_groups(&self, code: usize) -> Option<usize> {
        let groups = u32_at(self.cmap, 12)?.min(self.cmap.len() / 12);
        let field = |group: usize, i: usize| u32_at(self.cmap, 16 + group * 12 + i * 4);
        let group = (0..groups).find(|group| field(*group, 1).is_some_and(|end| end >= code))?;
        let start = field(group, 0)?;
        if start > code { None } else { Some(field(group, 2)? + code - start) }
    }
}

/// The sub-table for Unicode, the larger one where there are two.
fn unicode(cmap: &[u8]) -> Option<&[u8]> {
    let count = u16_at(cmap, 2)?.min(64);
    let at = |i: usize| u32_at(cmap, 4 + i * 8 + 4).and_then(|offset| cmap.get(offset..));
    let is_unicode = |i: usize| {
        matches!((u16_at(cmap, 4 + i * 8), u16_at(cmap, 6 + i * 8)), (Some(0), Some(3 | 4)) | (Some(3), Some(1 | 10)))
    };
    let tables = (0..count).filter(|i| is_unicode(*i)).filter_map(at);
    tables.filter(|table| matches!(u16_at(table, 0), Some(4 | 12))).max_by_key(|table| u16_at(table, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_font_is_not_understood() {
        for bytes in [&b""[..], b"ttcf", b"OTTO\xff\xff\xff\xff", &[0; 64], &[255; 300]] {
            assert!(Metrics::new(bytes, 0).is_none());
            assert!(Metrics::new(bytes, u32::MAX).is_none());
        }
    }

    #[test]
    fn an_installed_face_knows_hangul() {
        let Some(fonts) = crate::io::fonts::hangul() else { return println!("skipped: no Hangul font") };
        let Some(metrics) = Metrics::new(&fonts.bold.bytes, fonts.bold.index) else { panic!("not understood") };
        assert!(metrics.has('밥') && !metrics.has('\u{10FFFF}'));
        let (one, two) = (metrics.width("밥"), metrics.width("밥밥"));
        assert!((0.6..1.2).contains(&one) && (two - 2.0 * one).abs() < 1e-3, "{one}");
        assert!(metrics.width("i") < metrics.width("m"));
    }
}
