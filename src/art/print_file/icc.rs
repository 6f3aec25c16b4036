//! The sRGB colour profile, made by this program: a matrix and a curve.

/// Curve entries: between them programs draw straight lines, which then are less than a 20,000th from the curve.
const CURVE: usize = 1024;

/// Red, green and blue of sRGB (IEC 61966-2-1, chromaticities of ITU-R BT.709, white D65) in XYZ, adapted to D50 by the Bradford
/// transform, in 65,536ths. The three columns add up to D50 as ICC.1 writes it, so that white is exactly white.
const COLOURS: [(&[u8; 4], [u32; 3]); 3] =
    [(b"rXYZ", [28_576, 14_581, 912]), (b"gXYZ", [25_239, 46_983, 6_361]), (b"bXYZ", [9_375, 3_972, 46_788])];

/// D50, the white of the profile connection space (ICC.1:2001-04, 6.1.9), in 65,536ths.
const D50: [u32; 3] = [0xF6D6, 0x1_0000, 0xD32D];

/// An sRGB display profile of version 2.4 (ICC.1:2001-04), which every program that knows profiles reads; about 2.6 kB, always the
/// same bytes.
pub fn srgb_profile() -> Vec<u8> {
    let curve = curve();
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> =
        vec![(b"desc", description("sRGB")), (b"cprt", text("No copyright, use freely")), (b"wtpt", xyz(D50))];
    tags.extend(COLOURS.map(|(name, colour)| (name, xyz(colour))));
    tags.extend([b"rTRC", b"gTRC", b"bTRC"].map(|name| (name, curve.clone())));
    assembled(&tags)
}

/// Header, table of tags, and their data; equal data are written once.
fn assembled(tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let start = 128 + 4 + 12 * tags.len();
    let (mut table, mut data) = ((tags.len() as u32).to_be_bytes().to_vec(), Vec::new());
    let mut written: Vec<(&[u8], usize)> = Vec::new();
    for (name, tag) in tags {
        let at = match written.iter().find(|(other, _)| other == tag) {
            Some((_, at)) => *at,
            None => {
                let at = start + data.len();
                written.push((tag, at));
                data.extend_from_slice(tag);
                data.resize(data.len().next_multiple_of(4), 0);
                at
            }
        };
        table.extend_from_slice(*name);
        table.extend([at as u32, tag.len() as u32].map(u32::to_be_bytes).concat());
    }
    [header((start + data.len()) as u32), table, data].concat()
}

/// ICC.1:2001-04, 6.1: a display profile from RGB to XYZ. Its date is fixed, so that it is always the same.
fn header(size: u32) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend(size.to_be_bytes());
    header.extend([0; 4]);
    header.extend(0x0240_0000u32.to_be_bytes());
    header.extend(b"mntrRGB XYZ ");
    header.extend([2026u16, 1, 1, 0, 0, 0].map(u16::to_be_bytes).concat());
    header.extend(b"acsp");
    header.extend([0; 28]);
    header.extend(D50.map(u32::to_be_bytes).concat());
    header.resize(128, 0);
    header
}

fn xyz(values: [u32; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".to_vec(), values.map(u32::to_be_bytes).concat()].concat()
}

fn text(words: &str) -> Vec<u8> {
    [b"text\0\0\0\0", words.as_bytes(), b"\0"].concat()
}

/// `textDescriptionType`: the words in ASCII; none in Unicode, none in ScriptCode (67 unused bytes).
fn description(words: &str) -> Vec<u8> {
    let length = (words.len() as u32 + 1).to_be_bytes();
    [b"desc\0\0\0\0", &length[..], words.as_bytes(), &[0; 1 + 4 + 4 + 2 + 1 + 67]].concat()
}

/// The curve of sRGB from code value to light, both 0..=65,535.
fn curve() -> Vec<u8> {
    let values = (0..CURVE).map(|i| (light(i as f64 / (CURVE - 1) as f64) * 65_535.0).round() as u16);
    let values: Vec<u8> = values.flat_map(u16::to_be_bytes).collect();
    [b"curv\0\0\0\0", &(CURVE as u32).to_be_bytes()[..], &values].concat()
}

/// IEC 61966-2-1.
fn light(value: f64) -> f64 {
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_white_and_the_size_is_what_it_says() {
        for i in 0..3 {
            assert_eq!(COLOURS.iter().map(|(_, colour)| colour[i]).sum::<u32>(), D50[i]);
        }
        let profile = srgb_profile();
        assert_eq!(u32::from_be_bytes(*profile.first_chunk().unwrap()) as usize, profile.len());
        assert!(profile.len() < 3000 && profile == srgb_profile());
    }

    #[test]
    fn every_tag_lies_within_the_profile_and_begins_at_a_word() {
        let profile = srgb_profile();
        let word = |at: usize| u32::from_be_bytes(*profile[at..].first_chunk().unwrap()) as usize;
        let count = word(128);
        assert_eq!(count, 9);
        for tag in 0..count {
            let (at, length) = (word(132 + tag * 12 + 4), word(132 + tag * 12 + 8));
            assert!(at % 4 == 0 && at >= 132 + count * 12 && at + length <= profile.len());
        }
    }

    /// The colours derived from the chromaticities, in another way than by the table.
    #[test]
    fn the_colours_are_those_of_the_standard() {
        const BRADFORD: [[f64; 3]; 3] =
            [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];
        let cone = |xyz: [f64; 3]| BRADFORD.map(|row| (0..3).map(|i| row[i] * xyz[i]).sum::<f64>());
        let of = |(x, y): (f64, f64)| [x / y, 1.0, (1.0 - x - y) / y];
        let (from, to) = (cone(of((0.3127, 0.3290))), cone(D50.map(|v| f64::from(v) / 65_536.0)));
        // Taken back from D50 to D65, each colour is that of its chromaticity, whatever its brightness.
        for ((_, colour), (x, y)) in COLOURS.iter().zip([(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)]) {
            let adapted = cone(colour.map(|v| f64::from(v) / 65_536.0));
            let back: Vec<f64> = (0..3).map(|i| adapted[i] / to[i] * from[i]).collect();
            let wanted = cone(of((x, y)));
            let scale = back.iter().sum::<f64>() / wanted.iter().sum::<f64>();
            (0..3).for_each(|i| assert!((back[i] - wanted[i] * scale).abs() < 2e-4, "{x} {y}: {back:?}"));
        }
    }
}
