//! Files for print as the export makes them: their size on paper, how they came to it, and what stands in them.

use crate::print::{on, painted, painting, ring};
use malgeurim::art::{Picture, codec, enlarged, print_file};
use malgeurim::domain::artwork::{Artwork, Title};
use malgeurim::domain::exhibition::{DRAWN_PX, Exhibition, PictureFormat, PrintKind, PrintOptions, print_px};
use malgeurim::domain::locale::LocalText;
use malgeurim::domain::sheet::Sheet;
use malgeurim::formats::metadata::{self, About, Surface};
use malgeurim::formats::vocabulary;
use malgeurim::io::print::{self, NoPrint};
use malgeurim::io::sheets::ReadBlob;
use resvg::usvg::roxmltree::Document;
use std::sync::Arc;

const SIDE: u32 = 96;

fn options(format: PictureFormat, mm: u32) -> PrintOptions {
    PrintOptions { format, mm, dpi: 150, ..PrintOptions::default() }
}

#[test]
fn a_file_is_as_large_on_paper_as_was_chosen_and_says_how_it_came_to_it() {
    let of = painting("papercut", 5);
    let (sheet, read) = on(&painted(&of, SIDE), Some(of), vec![ring()]);
    let chosen = PrintOptions { bleed_mm: 3, crop_marks: true, ..options(PictureFormat::Png, 210) };
    let made = print::file(&sheet, 60, &chosen, None, &read, &mut |_| true).unwrap();
    let side = print_px(60, 150);
    assert_eq!((made.size, made.kind), ((side, side), PrintKind::Repainted), "the work's own size goes before");
    let seen = codec::decode(&made.bytes).unwrap();
    assert_eq!(seen.width, side + 2 * print_file::margin_px(&chosen));
    let photo = Picture::filled(90, 60, [90, 160, 220, 255]);
    let (sheet, read) = on(&photo, None, Vec::new());
    for format in [PictureFormat::Png, PictureFormat::Tiff, PictureFormat::Jpeg] {
        let made = print::file(&sheet, 0, &options(format, 50), None, &read, &mut |_| true).unwrap();
        assert_eq!((made.size, made.kind), ((295, 197), PrintKind::Enlarged { percent: 328 }), "{format:?}");
    }
    assert_eq!(
        print::file(&sheet, 0, &options(PictureFormat::Png, 50), None, &read, &mut |_| false),
        Err(NoPrint::Stopped)
    );
}

#[test]
fn a_photograph_that_is_large_enough_is_not_enlarged() {
    let photo = Picture::filled(600, 300, [90, 160, 220, 255]);
    let (sheet, read) = on(&photo, None, Vec::new());
    let made = print::picture(&sheet, 295, &read, &mut |_| true).unwrap();
    assert_eq!((made.kind, made.picture.width, made.picture.height), (PrintKind::AsStored, 295, 148));
    let same = print::picture(&sheet, 600, &read, &mut |_| true).unwrap();
    assert!(same.kind == PrintKind::AsStored && same.picture == photo);
}

#[test]
fn beyond_the_size_at_which_marks_are_drawn_the_drawing_is_enlarged() {
    // A narrow strip, so that the picture is small although it is long.
    let sheet = Sheet { width: 2048, height: 8, marks: vec![ring()], ..Sheet::default() };
    let read: ReadBlob = Arc::new(|_| None);
    let drawn = print::picture(&sheet, DRAWN_PX, &read, &mut |_| true).unwrap();
    assert_eq!((drawn.kind, drawn.picture.width), (PrintKind::Repainted, DRAWN_PX));
    let large = print::picture(&sheet, 9933, &read, &mut |_| true).unwrap();
    assert_eq!(large.kind, PrintKind::Enlarged { percent: 122 });
    assert_eq!((large.picture.width, large.picture.height), (9933, 39));
    assert!(large.picture == enlarged(&drawn.picture, 9933, 39));
}

/// What a whole XML parser finds under a property: its texts, each with its language.
fn found<'a>(document: &'a Document<'_>, property: &str) -> Vec<(Option<&'a str>, &'a str)> {
    const XML: &str = "http://www.w3.org/XML/1998/namespace";
    let node = document.descendants().find(|node| node.tag_name().name() == property);
    let texts = node.into_iter().flat_map(|node| node.descendants()).filter(|node| node.is_element());
    texts
        .filter_map(|node| Some((node.attribute((XML, "lang")), node.text()?)))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

#[test]
fn the_packet_in_a_file_is_xml_that_says_what_the_work_says() {
    let hostile = "]]><x a=\"1\">&amp; '햇빛' <!-- \u{7}";
    let work = Artwork {
        title: Title { text: hostile.to_owned(), ..Title::default() },
        alt: LocalText::new("고양이", "A cat"),
        ..Artwork::default()
    };
    let about = About { at: 0, offset_min: -90, ..About::default() };
    let packet = metadata::of(&work, &Exhibition::default(), &vocabulary::builtin(), Surface::Screen, &about);
    let document = Document::parse(&packet).unwrap();
    assert_eq!(found(&document, "title"), [(Some("x-default"), "]]><x a=\"1\">&amp; '햇빛' <!--")]);
    assert_eq!(
        found(&document, "AltTextAccessibility"),
        [(Some("x-default"), "고양이"), (Some("ko"), "고양이"), (Some("en"), "A cat")]
    );
    assert_eq!(found(&document, "CreateDate"), [(None, "1969-12-31T22:30-01:30")]);
    let picture = Picture::filled(20, 20, [1, 2, 3, 255]);
    for format in [PictureFormat::Png, PictureFormat::Tiff, PictureFormat::Jpeg] {
        let bytes = print_file::encode(&picture, format, 150, Some(&packet)).unwrap();
        assert!(bytes.windows(packet.len()).any(|window| window == packet.as_bytes()), "{format:?}");
    }
}
