//! How fast the sheet under the hand is: `cargo bench --bench canvas` prints a table.
//!
//! A hand draws at 3,000 pixels a second and 60 events a second on 2048² with a brush of radius 64 pixels. One row is one
//! event: from the point that comes in to the pixels that a texture would get.

mod counting;

use malgeurim::art::canvas::{Backdrop, Easel, Stamps, render};
use malgeurim::art::{self, Picture};
use malgeurim::domain::drawing::{Form, Mark, Pen, Point, Symmetry, Tool};
use malgeurim::domain::vocabulary::SymbolRef;
use std::collections::HashMap;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Instant;

const SIDE: u32 = 2048;
/// 64 pixels of 2048 in units.
const RADIUS: u16 = 128;

/// What was drawn for a symbol at a size.
type Known = HashMap<(SymbolRef, u32), Option<Arc<Picture>>>;

/// Pictures of symbols, each drawn once, as the face keeps them.
fn stamps() -> Stamps {
    let known: Mutex<Known> = Mutex::default();
    Arc::new(move |symbol: &SymbolRef, px| {
        let mut known = known.lock().unwrap_or_else(|poison| poison.into_inner());
        known.entry((symbol.clone(), px)).or_insert_with(|| art::render(symbol, px).map(Arc::new)).clone()
    })
}

fn tools() -> Vec<(&'static str, Tool)> {
    vec![
        ("crayon", Tool::Crayon),
        ("marker", Tool::Marker),
        ("watercolour", Tool::Watercolor),
        ("ink", Tool::Ink),
        ("pencil", Tool::Pencil),
        ("eraser", Tool::Eraser),
        ("sparkle", Tool::Sparkle),
        ("stamp", Tool::Stamp(SymbolRef::from("🐈"))),
        ("line", Tool::Shape { form: Form::Line, filled: false }),
        ("heart, outlined", Tool::Shape { form: Form::Heart, filled: false }),
        ("heart, filled", Tool::Shape { form: Form::Heart, filled: true }),
    ]
}

fn pen(tool: Tool, radius: u16, symmetry: Symmetry) -> Pen {
    Pen { tool, color: [64, 124, 196], radius, symmetry, seed: 1 }
}

/// Event `i` of a hand that goes round at 3,000 pixels a second, 50 pixels (100 units) an event.
fn hand(i: u32) -> Point {
    let angle = i as f32 * 100.0 / 1200.0;
    let far = 1200.0 + 300.0 * (angle * 0.37).sin();
    Point::new(2048.0 + far * angle.cos(), 2048.0 + far * angle.sin(), 128, i * 1000 / 60)
}

/// Length of a quick frame, seconds: sixty a second.
const FRAME_S: f32 = 1.0 / 60.0;

/// What a stroke cost.
struct Cost {
    /// Milliseconds of each event with its frame.
    events: Vec<f64>,
    /// Milliseconds until the mark is handed out when the pen lifts.
    lift: f64,
    /// Milliseconds of each frame after that, until no pixel waits.
    backlog: Vec<f64>,
}

/// One frame's share of the work, the same as in the window, and the pixels that a texture would get. Whether nothing waits.
fn frame(easel: &mut Easel, texture: &mut Vec<u8>) -> bool {
    let done = easel.work_a_frame(FRAME_S);
    for area in easel.seen_dirty() {
        easel.composite(area, texture);
        std::hint::black_box(&texture);
    }
    done
}

/// Draws `events`, lifts the pen and goes on until all is on the sheet.
fn live(easel: &mut Easel, pen: &Pen, events: u32, from: u32) -> Cost {
    let (mut times, mut texture) = (Vec::new(), Vec::new());
    for i in 0..events {
        let start = Instant::now();
        if i == 0 {
            easel.begin(pen, hand(from))
        } else {
            easel.extend(hand(from + i))
        }
        frame(easel, &mut texture);
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    let (lift, _) = seconds(|| easel.end());
    let mut backlog = Vec::new();
    while !easel.is_done() {
        backlog.push(seconds(|| frame(easel, &mut texture)).0 * 1e3);
    }
    Cost { events: times, lift: lift * 1e3, backlog }
}

fn quantile(times: &mut [f64], q: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(((times.len() as f64 * q) as usize).min(times.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

/// Most is drawn with one thread as in the window, but large places with as many as there are.
fn input_to_texture(symmetry: Symmetry, title: &str) {
    println!(
        "\n{title}: milliseconds an event, 180 events; of lifting the pen; frames after that until all is seen, and the worst\n\
         {:<18} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "tool", "median", "p95", "worst", "lift", "frames", "worst"
    );
    for (name, tool) in tools() {
        let mut easel = Easel::new(SIDE, SIDE, Backdrop::default(), stamps());
        // Something to rub out and to draw over.
        live(&mut easel, &pen(Tool::Marker, RADIUS * 2, Symmetry::None), 180, 0);
        let Cost { events: mut times, lift, mut backlog } = live(&mut easel, &pen(tool, RADIUS, symmetry), 180, 0);
        let (p50, p95, worst) = (quantile(&mut times, 0.5), quantile(&mut times, 0.95), quantile(&mut times, 1.0));
        let (frames, after) = (backlog.len(), quantile(&mut backlog, 1.0));
        println!("{name:<18} {p50:>8.2} {p95:>8.2} {worst:>8.2} {lift:>8.3} {frames:>8} {after:>8.2}");
    }
}

fn seconds<R>(work: impl FnOnce() -> R) -> (f64, R) {
    let start = Instant::now();
    let result = work();
    (start.elapsed().as_secs_f64(), result)
}

/// Touches a second: a long stroke of radius 64 pixels, one touch for each sample of its way.
fn touches() {
    println!("\ntouches a second, radius 32 and 64 px (one touch for each step along the way)");
    let step = |name: &str, radius: f32| match name {
        "ink" => radius * 0.2,
        "watercolour" => radius * 0.25,
        "crayon" => radius * 0.3,
        "pencil" => radius * 0.45 * 0.3,
        _ => radius * 0.4,
    };
    // An eraser does nothing on an empty sheet.
    for (name, tool) in tools().into_iter().take(5) {
        print!("{name:<18}");
        for radius in [RADIUS / 2, RADIUS] {
            let trail = (0..600).map(hand).collect();
            let mark = Mark { pen: pen(tool.clone(), radius, Symmetry::None), trail };
            let (time, _) = seconds(|| render([&mark], (SIDE, SIDE), &Backdrop::default(), &stamps()));
            print!(" {:>10.0}", 60_000.0 / f64::from(step(name, f32::from(radius))) / time);
        }
        println!();
    }
}

/// A thousand marks of every kind, none short.
fn thousand() -> Vec<Arc<Mark>> {
    let tools = [Tool::Crayon, Tool::Marker, Tool::Watercolor, Tool::Ink, Tool::Pencil, Tool::Eraser, Tool::Sparkle];
    let mark = |i: u32| {
        let tool = tools[i as usize % tools.len()].clone();
        let pen = pen(tool, Pen::SIZES[i as usize % 3], Symmetry::None);
        let place = |t: u32| {
            let (x, y) = ((i * 397 % 3000) as f32, (i * 911 % 3600) as f32);
            let angle = t as f32 * 0.12;
            Point::new(x + t as f32 * 18.0, y + 200.0 + 180.0 * angle.sin(), 128, t * 16)
        };
        Arc::new(Mark { pen, trail: (0..60).map(place).collect() })
    };
    (0..1000).map(mark).collect()
}

fn lists() {
    let picture = |alpha| Some(Arc::new(Picture::filled(SIDE, SIDE, [240, 240, 240, alpha])));
    let backdrop = Backdrop { background: picture(255), opacity: 1.0, outline: picture(0) };
    let marks = thousand();
    let json: usize = marks.iter().map(|mark| serde_json::to_string(&**mark).map_or(0, |text| text.len())).sum();
    let base = counting::held();
    counting::begin();
    let mut easel = Easel::new(SIDE, SIDE, backdrop, stamps());
    let (time, _) = seconds(|| easel.follow(&marks, &mut || true));
    println!("\na thousand marks at 2048², {} bytes of JSON a mark", json / marks.len());
    println!("{:<34} {:>9.2} ms", "drawn, a mark", time * 1e3 / marks.len() as f64);
    println!("{:<34} {:>9.1} MB", "held, as the engine counts", easel.bytes() as f64 / 1e6);
    println!("{:<34} {:>9.1} MB", "held, all allocations", (counting::held() - base) as f64 / 1e6);
    println!("{:<34} {:>9.1} MB", "peak", (counting::peak() - base) as f64 / 1e6);
    let back = |easel: &mut Easel, count: usize| seconds(|| easel.follow(&marks[..count], &mut || true)).0 * 1e3;
    println!("{:<34} {:>9.3} ms", "undo of one", back(&mut easel, 999));
    println!("{:<34} {:>9.3} ms", "redo of one", back(&mut easel, 1000));
    let mut undo: Vec<f64> = (1..1000).rev().map(|count| back(&mut easel, count)).collect();
    println!("{:<34} {:>9.3} ms", "undo of all, one by one: median", quantile(&mut undo, 0.5));
    println!("{:<34} {:>9.3} ms", "  p95", quantile(&mut undo, 0.95));
    println!("{:<34} {:>9.3} ms", "  worst", quantile(&mut undo, 1.0));
    println!("{:<34} {:>9.2} ms", "nothing changed", back(&mut easel, 1));
}

/// The same way drawn by libmypaint, where its headers and a C compiler are.
fn mypaint() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/libmypaint");
    println!("\ndabs a second of libmypaint, round brush, two dabs a radius, one thread, radius 32 and 64 px");
    match Command::new("sh").arg(script).output() {
        Ok(run) if run.status.success() => print!("{}", String::from_utf8_lossy(&run.stdout)),
        _ => println!("skipped: no libmypaint headers or no C compiler"),
    }
}

fn main() {
    println!("canvas, {SIDE} x {SIDE} pixels, radius 64 pixels, 3,000 pixels a second");
    input_to_texture(Symmetry::None, "no symmetry");
    input_to_texture(Symmetry::Kaleidoscope, "kaleidoscope, 12 copies");
    let mut easel = Easel::new(SIDE, SIDE, Backdrop::default(), stamps());
    live(&mut easel, &pen(Tool::Marker, 20, Symmetry::None), 90, 0);
    easel.begin(&pen(Tool::Fill, 20, Symmetry::None), Point::new(2048.0, 2048.0, 128, 0));
    let (time, _) = seconds(|| easel.work(&mut || true));
    println!("\nfilling a place: {:.1} ms", time * 1e3);
    touches();
    lists();
    mypaint();
}
