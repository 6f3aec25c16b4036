//! How long painting takes: `cargo bench --bench painter [-- SIDE]` prints a table (seconds, best of three).

use malgeurim::art::{self, Flow, Picture, STYLES, canvas, codec, compose};
use malgeurim::domain::id::WordId;
use malgeurim::domain::vocabulary::{Category, Grammar, Semantic, SymbolRef, Word, WordClass};
use std::time::Instant;

fn word(ko: &str, semantic: Semantic, symbol: &str) -> Word {
    Word {
        id: WordId::from(ko),
        ko: ko.into(),
        en: ko.into(),
        class: WordClass::Noun,
        semantic,
        category: Category::Nature,
        symbol: SymbolRef::from(symbol),
        level: 1,
        grammar: Grammar::default(),
    }
}

/// The best of three runs, in seconds.
fn best<R>(mut work: impl FnMut() -> R) -> f64 {
    let run = |_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed().as_secs_f64()
    };
    (0..3).map(run).fold(f64::MAX, f64::min)
}

fn main() {
    // Cargo passes flags of its own, such as --bench.
    let side: u32 = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(1024);
    let words = [
        word("고양이", Semantic::Animal, "🐈"),
        word("집", Semantic::Place, "🏠"),
        word("나무", Semantic::Plant, "🌳"),
        word("해", Semantic::Nature, "☀️"),
        word("튤립", Semantic::Plant, "🌷"),
    ];
    let chosen: Vec<&Word> = words.iter().collect();
    let scene = compose(&chosen, 7);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("painter, {side} x {side} pixels, {threads} threads, best of 3");
    println!("{:<28} {:>9}", "what", "seconds");
    let line = |what: &str, seconds: f64| println!("{what:<28} {seconds:>9.4}");
    line("compose", best(|| compose(&chosen, 7)));
    line("draw (in every style below)", best(|| art::draw_scene(&scene, side, side)));
    let mut painted = Picture::default();
    for style in STYLES {
        let seconds =
            best(|| painted = art::paint(&scene, style.name(), 7, side, &mut |_| Flow::Continue).unwrap_or_default());
        line(style.name(), seconds);
    }
    painted = art::paint(&scene, "oil", 7, side, &mut |_| Flow::Continue).unwrap_or_default();
    line("png, fast (used)", best(|| codec::encode_png(&painted)));
    line("png, small", best(|| codec::encode_png_small(&painted)));
    let bytes = |result: Result<Vec<u8>, codec::PictureError>| result.map_or(0, |b| b.len() / 1024);
    println!("{:<28} {:>6} KiB", "png, fast (used)", bytes(codec::encode_png(&painted)));
    println!("{:<28} {:>6} KiB", "png, small", bytes(codec::encode_png_small(&painted)));
    line("jpeg 90", best(|| codec::encode_jpeg(&painted, 90)));
    line("thumbnail 256", best(|| painted.thumbnail(256)));
    line("symbol 128", best(|| art::render(&SymbolRef::from("🐈"), 128)));
    let stroke = canvas::Stroke {
        points: (0..200).map(|i| (i as f32 * 4.0, 300.0 + (i as f32 * 0.1).sin() * 200.0)).collect(),
        brush: canvas::Brush::new([30, 60, 120, 255], 32.0),
    };
    line("canvas stroke 200 points", best(|| canvas::replay(std::slice::from_ref(&stroke), (side, side), None)));
}
