//! Files for print read back by the decoders of others.

use super::*;
use crate::art::{codec, parallel};
use crate::domain::exhibition::PictureFormat::{Jpeg, Png, Tiff};
use std::io::Cursor;

/// Many rows and colours, so that there are several strips.
fn patterned(width: u32, height: u32, alpha: u8) -> Picture {
    let pixel =
        |i: u32| [(i % 37 * 7) as u8, (i / 131) as u8, (i.wrapping_mul(i) >> 9) as u8, alpha.max((i % 3) as u8)];
    Picture { width, height, rgba: (0..width * height).flat_map(pixel).collect() }
}

const XMP: &str = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>햇빛</x:xmpmeta>";

#[test]
fn a_png_is_the_picture_with_profile_size_and_words() {
    for alpha in [255, 7] {
        let picture = patterned(900, 1300, alpha);
        let bytes = encode(&picture, Png, 300, Some(XMP)).unwrap();
        assert_eq!(codec::decode(&bytes).unwrap(), picture);
        let reader = ::png::Decoder::new(Cursor::new(&bytes)).read_info().unwrap();
        let info = reader.info();
        assert_eq!(info.icc_profile.as_deref(), Some(&srgb_profile()[..]));
        let size = info.pixel_dims.unwrap();
        assert_eq!((size.xppu, size.yppu, size.unit), (11_811, 11_811, ::png::Unit::Meter));
        let text = &info.utf8_text[0];
        assert_eq!((text.keyword.as_str(), text.get_text().unwrap().as_str()), ("XML:com.adobe.xmp", XMP));
        assert_eq!(info.color_type == ::png::ColorType::Rgb, alpha == 255, "no alpha where everything is opaque");
    }
}

#[test]
fn a_tiff_is_the_picture_with_profile_size_and_words() {
    use ::tiff::decoder::{Decoder, DecodingResult};
    use ::tiff::tags::Tag;
    let picture = patterned(700, 1500, 255);
    let bytes = encode(&picture, Tiff, 240, Some(XMP)).unwrap();
    let mut decoder = Decoder::new(Cursor::new(&bytes)).unwrap();
    let DecodingResult::U8(pixels) = decoder.read_image().unwrap() else { panic!("8 bits") };
    let rgb: Vec<u8> = picture.rgba.as_chunks::<4>().0.iter().flat_map(|p| [p[0], p[1], p[2]]).collect();
    assert!(pixels == rgb);
    assert_eq!(decoder.get_tag_u8_vec(Tag::IccProfile).unwrap(), srgb_profile());
    assert_eq!(decoder.get_tag_u8_vec(Tag::Unknown(700)).unwrap(), XMP.as_bytes());
    assert_eq!(decoder.get_tag_u32_vec(Tag::XResolution).unwrap(), [240, 1]);
    assert_eq!(decoder.get_tag_u32(Tag::ResolutionUnit).unwrap(), 2);
    assert!(decoder.strip_count().unwrap() > 1);
}

#[test]
fn a_jpeg_is_nearly_the_picture_with_profile_size_and_words() {
    let mut picture = Picture::filled(64, 48, [220, 40, 30, 255]);
    // One column in another colour: with fewer colours than pixels it would bleed into its neighbours.
    picture.rgba.chunks_exact_mut(64 * 4).for_each(|row| row[33 * 4..34 * 4].copy_from_slice(&[30, 60, 220, 255]));
    let bytes = encode(&picture, Jpeg, 300, Some(XMP)).unwrap();
    let seen = codec::decode(&bytes).unwrap();
    let far = |x: u32, wanted: [u8; 3]| (0..3).map(|i| seen.pixel(x, 20)[i].abs_diff(wanted[i])).max().unwrap();
    assert!(far(33, [30, 60, 220]) < 16 && far(20, [220, 40, 30]) < 8, "{:?}", seen.pixel(33, 20));
    assert_eq!(&bytes[..6], [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]);
    assert_eq!(&bytes[13..18], [1, 1, 44, 1, 44], "300 dots an inch");
    assert_eq!(bytes[20..22], [0xFF, 0xE1]);
    let find = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    assert!(find(XMP.as_bytes()) && find(&srgb_profile()));
    let mut reader = image::codecs::jpeg::JpegDecoder::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(image::ImageDecoder::icc_profile(&mut reader).unwrap(), Some(srgb_profile()));
}

#[test]
fn what_is_see_through_lies_on_white_where_a_format_knows_no_alpha() {
    let picture = Picture::filled(16, 16, [0, 0, 0, 51]);
    let seen = codec::decode(&encode(&picture, Jpeg, 300, None).unwrap()).unwrap();
    assert!(seen.pixel(5, 5)[0].abs_diff(204) < 3, "{:?}", seen.pixel(5, 5));
    assert_eq!(codec::decode(&encode(&picture, Png, 300, None).unwrap()).unwrap(), picture);
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let picture = patterned(800, 1400, 255);
    for format in [Png, Tiff, Jpeg] {
        let on = |threads| parallel::with_threads(threads, || encode(&picture, format, 300, Some(XMP)).unwrap());
        assert!(on(1) == on(3), "{format:?}");
    }
}

#[test]
fn what_cannot_be_a_file_is_refused() {
    for format in [Png, Tiff, Jpeg] {
        assert!(matches!(encode(&Picture::default(), format, 300, None), Err(PictureError::Size(0, 0))));
        let torn = Picture { width: 9, height: 9, rgba: vec![0; 9] };
        assert!(matches!(encode(&torn, format, 300, None), Err(PictureError::Size(9, 9))));
        let long = "x".repeat(MAX_XMP_BYTES + 1);
        let picture = Picture::filled(2, 2, [1; 4]);
        assert!(matches!(encode(&picture, format, 300, Some(&long)), Err(PictureError::Unwritable(_))));
        assert!(encode(&picture, format, 300, Some(&long[1..])).is_ok(), "{format:?}");
    }
}
