//! Pictures for print: painted again from the scene where there is one, marks drawn anew at that size.

use malgeurim::art::{self, Flow, Picture, codec, compose, enlarged};
use malgeurim::domain::drawing::{Mark, Pen, Point, Tool};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::sheet::{Drawn, Painting, Sheet};
use malgeurim::domain::tone::Tone;
use malgeurim::domain::vocabulary::SymbolRef;
use malgeurim::formats::vocabulary;
use malgeurim::io::print::{self, NoPrint};
use malgeurim::io::sheets::{self, ReadBlob};
use std::collections::HashMap;
use std::sync::Arc;

const SIDE: u32 = 128;

pub fn painting(style: &str, seed: u64) -> Painting {
    let words = vocabulary::builtin();
    let chosen: Vec<_> = ["바다", "고양이", "해"].iter().filter_map(|text| words.find(text)).collect();
    Painting { scene: compose(&chosen, 7), style: style.to_owned(), seed, tone: Tone::default() }
}

pub fn painted(of: &Painting, px: u32) -> Picture {
    art::paint(&of.scene, &of.style, of.seed, px, &mut |_| Flow::Continue).unwrap()
}

/// A ring around the middle of the sheet.
pub fn ring() -> Arc<Drawn> {
    let pen = Pen { tool: Tool::Marker, color: [20, 20, 20], radius: 40, ..Pen::default() };
    let point = |i: u32| {
        let angle = i as f32 / 100.0 * std::f32::consts::TAU;
        Point::new(2048.0 + 1300.0 * angle.cos(), 2048.0 + 1300.0 * angle.sin(), 128, i * 16)
    };
    let mark = Arc::new(Mark { pen, trail: (0..=100).map(point).collect() });
    Arc::new(Drawn { id: "m".into(), work: "w".into(), sheet: 0, nth: 1, at: 1, mark })
}

/// A sheet on a stored picture, and whoever reads it.
pub fn on(base: &Picture, painted: Option<Painting>, marks: Vec<Arc<Drawn>>) -> (Sheet, ReadBlob) {
    let png = codec::encode_png(base).unwrap();
    let blob = BlobId::of(&png);
    let stored = HashMap::from([(blob.clone(), png)]);
    let sheet = Sheet {
        width: base.width,
        height: base.height,
        base: Some(blob),
        painted: painted.map(Box::new),
        marks,
        ..Sheet::default()
    };
    (sheet, Arc::new(move |blob| stored.get(blob).cloned()))
}

fn mean_difference(a: &Picture, b: &Picture) -> f64 {
    assert_eq!((a.width, a.height), (b.width, b.height));
    let far: u64 = a.rgba.iter().zip(&b.rgba).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    far as f64 / a.rgba.len() as f64
}

/// Mean square of the steps between neighbours: large where edges are sharp.
fn sharpness(picture: &Picture) -> f64 {
    let rows = picture.rgba.chunks_exact(picture.width as usize * 4);
    let steps = rows.flat_map(|row| row[4..].iter().zip(row).map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2)));
    steps.sum::<f64>() / picture.rgba.len() as f64
}

#[test]
fn a_painted_work_is_painted_again_larger_and_sharper_than_its_pixels() {
    for style in ["papercut", "watercolour"] {
        let of = painting(style, 5);
        let (sheet, read) = on(&painted(&of, SIDE), Some(of.clone()), vec![ring()]);
        let small = sheets::picture(&sheet, SIDE, &read).unwrap();
        let upscaled = enlarged(&small, SIDE * 2, SIDE * 2);
        let large = print::picture(&sheet, SIDE * 2, &read, &mut |_| true).unwrap().picture;
        assert!(sharpness(&large) > sharpness(&upscaled) * 1.1, "{style}");
        assert!(mean_difference(&large.resized(SIDE, SIDE), &small) < 12.0, "{style}: the same picture");
        let (bare, read) = on(&painted(&of, SIDE), Some(of.clone()), Vec::new());
        let large = print::picture(&bare, SIDE * 2, &read, &mut |_| true).unwrap().picture;
        assert!(large == painted(&of, SIDE * 2), "{style}: exactly what the painter paints at that size");
    }
}

#[test]
fn a_picture_that_its_recipe_does_not_give_is_enlarged_and_not_replaced() {
    let of = painting("papercut", 5);
    let half = Picture::filled(SIDE, SIDE, [250, 250, 240, 255]);
    let (sheet, read) = on(&half, Some(of), Vec::new());
    let large = print::picture(&sheet, SIDE * 2, &read, &mut |_| true).unwrap().picture;
    assert!(large == enlarged(&half, SIDE * 2, SIDE * 2), "a painting that was stopped stays stopped");
}

#[test]
fn words_of_which_nothing_was_painted_yet_are_printed_as_they_are_drawn() {
    let scene = painting("papercut", 5).scene;
    let read: ReadBlob = Arc::new(|_| None);
    let sketch = Some(Arc::new(scene.clone()));
    let sheet = Sheet { width: SIDE, height: SIDE, sketch, marks: vec![ring()], ..Sheet::default() };
    let large = print::picture(&sheet, SIDE * 3, &read, &mut |_| true).unwrap().picture;
    assert!(large == sheets::picture(&sheet, SIDE * 3, &read).unwrap(), "drawn anew at the size of the print");
    let white = print::picture(&Sheet { sketch: None, ..sheet }, SIDE * 3, &read, &mut |_| true).unwrap().picture;
    assert!(mean_difference(&large, &white) > 20.0, "not marks on white paper");
}

#[test]
fn a_painting_whose_own_drawing_cannot_be_read_is_enlarged() {
    let mut of = painting("papercut", 5);
    let drawing = codec::encode_png(&Picture::filled(8, 8, [200, 30, 30, 255])).unwrap();
    let mut own = of.scene.objects.last().cloned().unwrap();
    own.symbol = SymbolRef::from(format!("blob:{}", BlobId::of(&drawing)).as_str());
    // So small that it is not noticed by looking.
    own.size = 0.01;
    of.scene.objects.push(own);
    let own_drawing = |_: &SymbolRef| Some(Arc::new(codec::decode(&drawing).unwrap()));
    let go_on = &mut |_: malgeurim::art::Progress<'_>| Flow::Continue;
    let base = art::paint_with(&of.scene, &own_drawing, &of.style, of.tone, of.seed, SIDE, go_on).unwrap();
    let (sheet, without) = on(&base, Some(of), Vec::new());
    let with: ReadBlob = {
        let (without, drawing) = (Arc::clone(&without), drawing.clone());
        Arc::new(move |blob| if *blob == BlobId::of(&drawing) { Some(drawing.clone()) } else { without(blob) })
    };
    let print = |read: &ReadBlob| print::picture(&sheet, SIDE * 2, read, &mut |_| true).unwrap().picture;
    assert!(print(&without) == enlarged(&base, SIDE * 2, SIDE * 2), "nothing of the work is left out");
    assert!(print(&with) != enlarged(&base, SIDE * 2, SIDE * 2), "painted again");
}

#[test]
fn marks_on_a_photograph_are_sharp_at_the_size_of_the_print() {
    let mut photo = Picture::filled(96, 64, [90, 160, 220, 255]);
    photo.rgba[..96 * 30 * 4].as_chunks_mut::<4>().0.iter_mut().for_each(|pixel| *pixel = [220, 200, 120, 255]);
    let (sheet, read) = on(&photo, None, vec![ring()]);
    let small = sheets::picture(&sheet, 96, &read).unwrap();
    let large = print::picture(&sheet, 384, &read, &mut |_| true).unwrap().picture;
    assert_eq!((large.width, large.height), (384, 256));
    assert!(sharpness(&large) > sharpness(&enlarged(&small, 384, 256)) * 1.3);
    assert!(mean_difference(&large.resized(96, 64), &small) < 3.0);
    assert!(!print::gains(&on(&photo, None, Vec::new()).0), "alone, it is better handed out as it is");
    assert!(print::gains(&sheet));
}

#[test]
fn a_print_tells_how_far_it_is_and_can_be_stopped() {
    let of = painting("papercut", 5);
    let (sheet, read) = on(&painted(&of, SIDE), Some(of), vec![ring()]);
    let mut heard = Vec::new();
    print::picture(&sheet, SIDE * 2, &read, &mut |done| {
        heard.push(done);
        true
    })
    .unwrap();
    assert!(heard.is_sorted() && heard.last() == Some(&1.0) && heard.len() > 3, "{heard:?}");
    for stop_at in [0, heard.len() / 2, heard.len() - 2] {
        let mut left = stop_at;
        let stopped = print::picture(&sheet, SIDE * 2, &read, &mut |_| {
            left = left.saturating_sub(1);
            left > 0
        });
        assert_eq!(stopped, Err(NoPrint::Stopped), "{stop_at}");
    }
    let nothing: ReadBlob = Arc::new(|_| None);
    assert_eq!(print::picture(&sheet, SIDE, &nothing, &mut |_| true), Err(NoPrint::Missing));
}
