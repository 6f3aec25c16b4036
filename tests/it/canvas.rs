//! The sheet under the hand: the same marks give the same bytes, live or again, forwards or backwards, at any size.

mod frames;

use malgeurim::art::canvas::{Backdrop, Dirty, Easel, Stamps, outline_of_layers, outline_of_picture, render};
use malgeurim::art::{self, Picture, parallel};
use malgeurim::domain::drawing::{Form, Mark, Pen, Point, Symmetry, Tool, Trail};
use malgeurim::domain::scene::{Role, Scene, SceneObject};
use malgeurim::domain::vocabulary::SymbolRef;
use std::sync::Arc;

const RED: [u8; 3] = [204, 51, 51];
const BLUE: [u8; 3] = [64, 124, 196];

fn stamps() -> Stamps {
    Arc::new(|symbol: &SymbolRef, px| art::render(symbol, px).map(Arc::new))
}

fn tools() -> Vec<Tool> {
    let mut tools = vec![
        Tool::Marker,
        Tool::Crayon,
        Tool::Watercolor,
        Tool::Ink,
        Tool::Pencil,
        Tool::Sparkle,
        Tool::Stamp(SymbolRef::from("🐈")),
        Tool::Fill,
        Tool::Eraser,
    ];
    tools.extend(Form::ALL.into_iter().flat_map(|form| [true, false].map(|filled| Tool::Shape { form, filled })));
    tools
}

fn pen(tool: Tool, color: [u8; 3], radius: u16) -> Pen {
    Pen { tool, color, radius, seed: 3, ..Pen::default() }
}

/// A wave across the sheet at some height.
fn wave(pen: Pen, y: f32) -> Arc<Mark> {
    let point = |i: u32| {
        let t = i as f32 / 40.0;
        Point::new(500.0 + 3000.0 * t, y + 200.0 * (t * 9.0).sin(), 90 + (i * 3) as u8, i * 14)
    };
    Arc::new(Mark { pen, trail: (0..=40).map(point).collect() })
}

fn tap(pen: Pen, x: f32, y: f32) -> Arc<Mark> {
    Arc::new(Mark { pen, trail: [Point::new(x, y, 128, 0)].into_iter().collect() })
}

/// One mark of every tool, one below the other. Filling, which looks at the whole sheet, is not repeated by symmetry.
fn everything(symmetry: Symmetry) -> Vec<Arc<Mark>> {
    let mark = |(i, tool): (usize, Tool)| {
        wave(Pen { symmetry, ..pen(tool, if i % 2 == 0 { RED } else { BLUE }, 50) }, 400.0 + i as f32 * 150.0)
    };
    let is_light = |tool: &Tool| symmetry == Symmetry::None || *tool != Tool::Fill;
    tools().into_iter().filter(is_light).enumerate().map(mark).collect()
}

fn easel(side: u32) -> Easel {
    Easel::new(side, side, Backdrop::default(), stamps())
}

fn follow(easel: &mut Easel, marks: &[Arc<Mark>]) -> Picture {
    assert!(easel.follow(marks, &mut || true));
    easel.flatten()
}

fn fresh(marks: &[Arc<Mark>], side: u32) -> Picture {
    render(marks.iter().map(|mark| &**mark), (side, side), &Backdrop::default(), &stamps())
}

/// Draws by hand, event by event, as the face does.
fn by_hand(easel: &mut Easel, mark: &Mark) -> Arc<Mark> {
    let (first, rest) = mark.trail.points().split_first().unwrap();
    easel.begin(&mark.pen, *first);
    for point in rest {
        easel.extend(*point);
        easel.dirty();
    }
    easel.end().unwrap()
}

#[test]
fn a_live_mark_and_the_same_mark_drawn_again_are_the_same_bytes() {
    for symmetry in [Symmetry::None, Symmetry::Mirror, Symmetry::Kaleidoscope] {
        let (mut live, mut again) = (easel(320), easel(320));
        let mut shown = Vec::new();
        for mark in everything(symmetry) {
            let ended = by_hand(&mut live, &mark);
            assert_eq!(ended, mark);
            shown.push(mark);
            assert!(live.flatten() == follow(&mut again, &shown), "{symmetry:?} {:?}", ended.pen.tool);
        }
        assert!(live.flatten() == fresh(&shown, 320), "{symmetry:?}");
    }
}

#[test]
fn every_tool_leaves_a_trace_and_the_eraser_takes_it_away() {
    let paper = Picture::filled(256, 256, [255; 4]);
    for tool in tools().into_iter().filter(|tool| *tool != Tool::Eraser) {
        let mark = wave(pen(tool.clone(), RED, 60), 2000.0);
        assert!(fresh(std::slice::from_ref(&mark), 256) != paper, "{tool:?}");
    }
    let marks = [wave(pen(Tool::Marker, RED, 60), 2000.0), wave(pen(Tool::Eraser, RED, 200), 2000.0)];
    assert!(fresh(&marks, 256) == paper);
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let marks = everything(Symmetry::Kaleidoscope);
    let one = parallel::with_threads(1, || fresh(&marks, 600));
    let many = parallel::with_threads(5, || fresh(&marks, 600));
    assert!(one == many);
}

#[test]
fn a_larger_picture_is_the_same_picture() {
    for tool in tools() {
        let marks = [wave(pen(Tool::Marker, BLUE, 120), 1800.0), wave(pen(tool.clone(), RED, 60), 2000.0)];
        let (small, large) = (fresh(&marks, 512), fresh(&marks, 1536).resized(512, 512));
        let far: u64 = small.rgba.iter().zip(&large.rgba).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        let mean = far as f64 / small.rgba.len() as f64;
        assert!(mean < 1.6, "{tool:?}: {mean}");
        assert!(large != Picture::filled(512, 512, [255; 4]));
    }
}

#[test]
fn going_back_and_forth_shows_exactly_the_list() {
    let marks = everything(Symmetry::None);
    let mut easel = easel(300);
    let mut random = 12345u64;
    for _ in 0..24 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let count = (random >> 33) as usize % (marks.len() + 1);
        // Sometimes another branch: one mark missing in the middle.
        let mut list = marks[..count].to_vec();
        if random & 1024 != 0 && count > 2 {
            list.remove(count / 2);
        }
        assert!(follow(&mut easel, &list) == fresh(&list, 300), "{count}");
    }
}

#[test]
fn a_long_list_can_be_followed_in_pieces() {
    let marks = everything(Symmetry::None);
    let mut easel = easel(300);
    let mut calls = 0;
    while !easel.follow(&marks, &mut || false) {
        calls += 1;
    }
    assert_eq!(calls, marks.len() - 1);
    assert!(easel.flatten() == fresh(&marks, 300));
}

#[test]
fn a_mark_that_ended_here_is_not_drawn_twice_and_waits_for_its_list() {
    let (a, b) = (wave(pen(Tool::Watercolor, RED, 80), 1500.0), wave(pen(Tool::Watercolor, RED, 80), 1600.0));
    let mut easel = easel(300);
    let first = by_hand(&mut easel, &a);
    // The store has not answered yet.
    assert!(easel.follow(&[], &mut || true));
    assert!(easel.flatten() == fresh(std::slice::from_ref(&a), 300));
    let second = by_hand(&mut easel, &b);
    assert!(easel.follow(std::slice::from_ref(&first), &mut || true));
    let both = fresh(&[a.clone(), b.clone()], 300);
    assert!(easel.flatten() == both);
    easel.dirty();
    // Back from the store: other copies of the same values.
    let stored = [Arc::new((*first).clone()), Arc::new((*second).clone())];
    assert!(follow(&mut easel, &stored) == both);
    assert!(easel.dirty().is_empty(), "nothing was drawn again");
    assert!(follow(&mut easel, &stored[..1]) == fresh(&[a], 300), "and now it can be taken back");
    assert!(follow(&mut easel, &[]) == fresh(&[], 300));
}

#[test]
fn a_mark_that_could_not_be_stored_goes_away() {
    let mut easel = easel(200);
    by_hand(&mut easel, &wave(pen(Tool::Marker, RED, 80), 1500.0));
    easel.forget_pending();
    assert!(follow(&mut easel, &[]) == fresh(&[], 200));
}

#[test]
fn cancelling_leaves_no_trace() {
    for tool in tools() {
        let marks = [wave(pen(Tool::Crayon, BLUE, 200), 2000.0)];
        let mut easel = easel(200);
        let before = follow(&mut easel, &marks);
        let mark = wave(pen(tool, RED, 80), 1900.0);
        easel.begin(&mark.pen, mark.trail.points()[0]);
        mark.trail.points().iter().for_each(|point| easel.extend(*point));
        assert!(!easel.follow(&[], &mut || true), "the hand draws");
        easel.cancel();
        assert!(easel.flatten() == before);
    }
}

#[test]
fn a_texture_fed_with_dirty_parts_shows_what_is_there() {
    let mut easel = easel(400);
    let mut texture = Picture::filled(400, 400, [0; 4]);
    let mut patch = Vec::new();
    let mut update = |easel: &mut Easel, texture: &mut Picture| {
        for Dirty { x, y, w, h } in easel.dirty() {
            easel.composite(Dirty { x, y, w, h }, &mut patch);
            for (j, row) in patch.chunks_exact(w as usize * 4).enumerate() {
                let start = ((y as usize + j) * 400 + x as usize) * 4;
                texture.rgba[start..start + row.len()].copy_from_slice(row);
            }
        }
    };
    for mark in everything(Symmetry::Mirror) {
        let (first, rest) = mark.trail.points().split_first().unwrap();
        easel.begin(&mark.pen, *first);
        for point in rest {
            easel.extend(*point);
            update(&mut easel, &mut texture);
        }
        easel.end();
        update(&mut easel, &mut texture);
        assert!(texture == easel.flatten(), "{:?}", mark.pen.tool);
    }
    let marks = easel.shown().to_vec();
    follow(&mut easel, &marks[..5]);
    update(&mut easel, &mut texture);
    assert!(texture == easel.flatten());
}

#[test]
fn extending_a_stroke_touches_only_what_is_new() {
    let mut easel = Easel::new(2048, 2048, Backdrop::default(), stamps());
    easel.begin(&pen(Tool::Marker, RED, 40), Point::new(100.0, 2000.0, 128, 0));
    (1..100).for_each(|i| easel.extend(Point::new(100.0 + i as f32 * 30.0, 2000.0, 128, i * 16)));
    easel.dirty();
    easel.extend(Point::new(3100.0, 2000.0, 128, 1600));
    let pixels: u64 = easel.dirty().iter().map(|dirty| dirty.pixels()).sum();
    assert!(pixels > 0 && pixels < 80 * 80, "{pixels}");
}

/// A black ring with a gap of some units, drawn with a tool.
fn ring(tool: Tool, gap: f32) -> Arc<Mark> {
    let point = |i: u32| {
        let angle = gap / 700.0 / 2.0 + i as f32 / 200.0 * (std::f32::consts::TAU - gap / 700.0);
        Point::new(2048.0 + 700.0 * angle.cos(), 2048.0 + 700.0 * angle.sin(), 160, i * 14)
    };
    Arc::new(Mark { pen: pen(tool, [20, 20, 20], 30), trail: (0..=200).map(point).collect() })
}

#[test]
fn poured_colour_fills_a_ring_to_its_line_and_does_not_run_out_of_a_small_gap() {
    for (tool, gap) in [(Tool::Marker, 0.0), (Tool::Marker, 80.0), (Tool::Ink, 60.0), (Tool::Crayon, 60.0)] {
        let marks = [ring(tool.clone(), gap), tap(pen(Tool::Fill, RED, 40), 2048.0, 2048.0)];
        for side in [512, 1024] {
            let picture = fresh(&marks, side);
            let at =
                |x: f32, y: f32| picture.pixel((x / 4096.0 * side as f32) as u32, (y / 4096.0 * side as f32) as u32);
            assert_eq!(at(2048.0, 2048.0), [204, 51, 51, 255], "{tool:?}");
            assert_eq!(at(2048.0 + 640.0, 2048.0 + 40.0), [204, 51, 51, 255], "{tool:?}: up to the line");
            assert_eq!(at(2048.0 + 820.0, 2048.0), [255; 4], "{tool:?} {side}: not outside the gap");
            assert_eq!(at(100.0, 100.0), [255; 4]);
            // Crayon lines have white grains of their own.
            let inside = side * 1350 / 4096..side / 2;
            let white = inside.filter(|x| picture.pixel(*x, side / 2)[1] > 120).count();
            assert!(white == 0 || tool == Tool::Crayon, "{tool:?} {side}: {white} white between colour and line");
        }
    }
}

#[test]
fn a_filled_place_can_be_filled_again() {
    let marks = [
        ring(Tool::Marker, 0.0),
        tap(pen(Tool::Fill, RED, 40), 2048.0, 2048.0),
        tap(pen(Tool::Fill, BLUE, 40), 2000.0, 2100.0),
    ];
    let picture = fresh(&marks, 512);
    assert_eq!(picture.pixel(256, 256), [64, 124, 196, 255]);
    let red = picture.rgba.chunks_exact(4).filter(|p| p[0] > 180 && p[1] < 80).count();
    assert!(red < 40, "{red}");
}

#[test]
fn the_outline_stays_on_top_and_holds_colour() {
    let mut outline = Picture::filled(512, 512, [0; 4]);
    for i in 100..400u32 {
        for (x, y) in [(i, 100), (i, 399), (100, i), (399, i)] {
            for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let start = (((y + dy) * 512 + x + dx) * 4) as usize;
                outline.rgba[start..start + 4].copy_from_slice(&[0, 0, 0, 255]);
            }
        }
    }
    let background = Arc::new(Picture::filled(512, 512, [200, 220, 240, 255]));
    let backdrop = Backdrop { background: Some(background), opacity: 1.0, outline: Some(Arc::new(outline)) };
    let marks = [tap(pen(Tool::Fill, RED, 40), 2000.0, 2000.0), wave(pen(Tool::Eraser, RED, 200), 1000.0)];
    let draw = |count: usize| render(marks[..count].iter().map(|m| &**m), (512, 512), &backdrop, &stamps());
    let (blank, filled, erased) = (draw(0), draw(1), draw(2));
    assert_eq!(filled.pixel(250, 250), [204, 51, 51, 255]);
    assert_eq!(filled.pixel(50, 50), [200, 220, 240, 255]);
    assert_eq!(filled.pixel(100, 250), [0, 0, 0, 255]);
    assert_eq!(erased.pixel(250, 101), [0, 0, 0, 255], "the outline came back");
    assert_eq!(erased.pixel(250, 110), blank.pixel(250, 110), "the background too");
}

#[test]
fn a_faded_background_is_paler_and_never_changed() {
    let background = Arc::new(Picture::filled(64, 64, [0, 0, 0, 255]));
    let backdrop = Backdrop { background: Some(background), ..Backdrop::default() };
    let mut easel = Easel::new(64, 64, backdrop, stamps());
    easel.dirty();
    easel.fade(0.25);
    assert_eq!(easel.dirty(), vec![Dirty { x: 0, y: 0, w: 64, h: 64 }]);
    let pale = easel.flatten().pixel(5, 5)[0];
    assert!((185..=195).contains(&pale), "{pale}");
    easel.fade(1.0);
    assert_eq!(easel.flatten().pixel(5, 5), [0, 0, 0, 255]);
}

#[test]
fn symmetry_is_symmetric() {
    for tool in [Tool::Marker, Tool::Shape { form: Form::Heart, filled: true }, Tool::Fill] {
        let pen = Pen { symmetry: Symmetry::Mirror, ..pen(tool.clone(), RED, 60) };
        let marks = [ring(Tool::Marker, 0.0), wave(pen, 1200.0)];
        let picture = fresh(&marks[1..], 256);
        let mirrored = |x: u32, y: u32| picture.pixel(255 - x, y);
        let far = (0..256u32).flat_map(|y| (0..256).map(move |x| (x, y)));
        let worst = far.map(|(x, y)| picture.pixel(x, y)[1].abs_diff(mirrored(x, y)[1])).max();
        assert!(worst.unwrap() < 24, "{tool:?} {worst:?}");
    }
    let kaleidoscope = Pen { symmetry: Symmetry::Kaleidoscope, ..pen(Tool::Marker, RED, 60) };
    let picture = fresh(&[tap(kaleidoscope, 3000.0, 1800.0)], 512);
    let painted = picture.rgba.chunks_exact(4).filter(|p| p[1] < 128).count() as f32;
    let one = fresh(&[tap(pen(Tool::Marker, RED, 60), 3000.0, 1800.0)], 512);
    let single = one.rgba.chunks_exact(4).filter(|p| p[1] < 128).count() as f32;
    assert!((painted / single - 12.0).abs() < 0.5, "{painted} {single}");
}

#[test]
fn memory_stays_under_300_mb_with_a_thousand_strokes_at_2048() {
    let picture = Arc::new(Picture::filled(2048, 2048, [255; 4]));
    let outline = Arc::new(Picture::filled(2048, 2048, [0; 4]));
    let backdrop = Backdrop { background: Some(picture), opacity: 1.0, outline: Some(outline) };
    let mut easel = Easel::new(2048, 2048, backdrop, stamps());
    let mut marks = Vec::new();
    let mut most = 0;
    for i in 0..1000u32 {
        let y = (i * 37 % 4096) as f32;
        let line = |t: u32| Point::new((i * 53 % 2000) as f32 + t as f32 * 400.0, y, 128, t * 16);
        let mark = Mark { pen: pen(Tool::Marker, RED, 128), trail: (0..6).map(line).collect() };
        marks.push(Arc::new(mark));
        assert!(easel.follow(&marks, &mut || true));
        most = most.max(easel.bytes());
    }
    assert!(most < 300 << 20, "{} MB", most >> 20);
    // Undo without limit: also far back, where marks had to be joined.
    marks.truncate(7);
    assert!(easel.follow(&marks, &mut || true));
    let mut again = Easel::new(2048, 2048, Backdrop::default(), stamps());
    assert!(again.follow(&marks, &mut || true));
    assert!(easel.drawing() == again.drawing());
}

#[test]
fn wild_marks_harm_nothing() {
    let far =
        [Point::new(-9e9, f32::NAN, 0, 0), Point::new(9e9, 9e9, 255, 1), Point::new(0.0, f32::INFINITY, 9, u32::MAX)];
    for tool in tools() {
        for points in [&far[..], &far[..1], &[]] {
            let pen = Pen { radius: u16::MAX, symmetry: Symmetry::Kaleidoscope, ..pen(tool.clone(), RED, 1) };
            let mark = Mark { pen, trail: points.iter().copied().collect::<Trail>() };
            render([&mark], (40, 3), &Backdrop::default(), &stamps());
        }
    }
    let mut tiny = Easel::new(0, 0, Backdrop::default(), stamps());
    assert!(tiny.end().is_none());
    tiny.begin(&pen(Tool::Fill, RED, 3), Point::new(1.0, 1.0, 9, 0));
    assert!(tiny.end().is_some());
    let mut out = Vec::new();
    tiny.composite(Dirty { x: 7, y: 7, w: 9, h: 9 }, &mut out);
    assert!(out.is_empty());
}

#[test]
fn a_scene_and_a_photograph_become_colouring_pages() {
    let cat = SceneObject {
        symbol: SymbolRef::from("🐈"),
        role: Role::Object,
        x: 0.5,
        y: 0.9,
        size: 0.6,
        ..SceneObject::default()
    };
    let scene = Scene { objects: vec![cat], ..Scene::default() };
    let layers = art::draw_scene(&scene, 512, 512);
    for page in [outline_of_layers(&layers), outline_of_picture(&Picture::from_rgb(&layers.flat))] {
        assert_eq!((page.width, page.height), (512, 512));
        let inked = page.rgba.chunks_exact(4).filter(|p| p[3] > 200).count();
        let clear = page.rgba.chunks_exact(4).filter(|p| p[3] == 0).count();
        assert!(inked > 1200, "{inked} inked");
        assert!(clear > 512 * 512 / 2, "{clear} clear");
    }
    // A plain picture has no line.
    let plain = outline_of_picture(&Picture::filled(64, 64, [90, 120, 40, 255]));
    assert!(plain.rgba.chunks_exact(4).all(|p| p[3] == 0));
}
