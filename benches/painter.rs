//! How long painting takes: `cargo bench --bench painter [-- SIDE] [-- --print] [-- --sheet FILE]`.
//!
//! The table is for 1024² pixels: the median of five runs with two threads and with one, the processor's time, when the first
//! marks were seen, the goal; beside it the nearest effects of G'MIC and ImageMagick where they are installed, on the same
//! drawing, without reading and writing files. `--print` paints at A3 (4961²) instead and shows the largest amount of memory
//! that was held. `--sheet` writes three scenes in every style into one picture.

mod counting;

use malgeurim::art::{self, Flow, Picture, STYLES, codec, compose, parallel};
use malgeurim::domain::scene::Scene;
use malgeurim::domain::vocabulary::{Semantic, Vocabulary, Word};
use malgeurim::formats::vocabulary;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Runs of each measure.
const RUNS: usize = 5;
/// A3 at 300 dots an inch.
const PRINT: u32 = 4961;
const SCENES: [&[&str]; 3] = [
    &["바다", "고양이", "둘", "마리", "해"],
    &["밤", "도시", "엄마", "나", "걷다"],
    &["공원", "나무", "강아지", "달리다"],
];

/// Seconds allowed at 1024² with two threads.
fn goal(style: &str) -> f64 {
    match style {
        "oil" => 1.2,
        "watercolour" | "stained-glass" => 0.4,
        _ => 0.8,
    }
}

/// The nearest effects of others: arguments of `gmic` and of `convert` between input and output.
fn nearest(style: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match style {
        "oil" => (&["fx_painting", "5,2.5,1.5,50,1,0,0"], &["-paint", "5"]),
        "watercolour" => (&["kuwahara", "7"], &["-blur", "0x2", "-paint", "3"]),
        "crayon" => (&["fx_brushify", "7,0.25,4,64,25,12,0,2,4,0.2,0.5,30,1,1,1,5,0,0.2,1"], &["-charcoal", "2"]),
        "pencil" => (&["fx_sketchbw", "2,45,180,30,1.75,0.02,0.5,0.75,0.1,0.7,3,6,0,1,4"], &["-sketch", "0x10+135"]),
        "papercut" => (&["fx_cutout", "4,0.5,4,1,0"], &["-posterize", "6", "-shade", "120x45"]),
        "stained-glass" => (&["stained_glass", "20,0.1,0"], &["-spread", "6", "-edge", "1"]),
        "mosaic" => (&["mosaic", "50"], &["-scale", "6%", "-scale", "1024x1024!"]),
        "minhwa" => (&["cartoon", "3,200,20,0.25,1.5,8"], &["-edge", "2", "-negate"]),
        "ink" => (&["fx_charcoal", "65,70,170,0,1,0,50,70,255,255,255,0,0,0,0,0"], &["-charcoal", "4"]),
        _ => (&["halftone", "5"], &["-ordered-dither", "h8x8a,4"]),
    }
}

/// What a picture can show of a word that means several things.
fn drawable<'a>(words: &'a Vocabulary, text: &str) -> Option<&'a Word> {
    use Semantic as S;
    let shows = |word: &&Word| {
        matches!(word.semantic, S::Animal | S::Plant | S::Nature | S::Weather | S::Vehicle | S::Place | S::Person)
    };
    let text = if words.find(text).is_none() && text == "강아지" { "개" } else { text };
    words.words().iter().filter(|word| word.ko == text).find(shows).or_else(|| words.find(text))
}

fn scene(words: &Vocabulary, number: usize) -> Scene {
    let found: Vec<&Word> = SCENES[number].iter().filter_map(|text| drawable(words, text)).collect();
    compose(&found, 7)
}

/// The middle of several runs, and the smallest.
fn median<R>(mut work: impl FnMut() -> R) -> (f64, f64) {
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    (seconds[RUNS / 2], seconds[0])
}

/// Seconds that the processor has worked for this process (Linux: ticks of 1/100 s; elsewhere 0).
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = text.rsplit(')').next().unwrap_or_default();
    let ticks = |n: usize| after.split_whitespace().nth(n).and_then(|v| v.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn paint(scene: &Scene, style: &str, side: u32) -> Picture {
    art::paint(scene, style, 7, side, &mut |_| Flow::Continue).unwrap_or_default()
}

/// Is there more than paper? Then the mean colours of blocks differ, which the grain of a paper does not do.
fn has_marks(picture: &Picture) -> bool {
    let small = picture.resized(24, 24);
    let spread = |channel: usize| {
        let values = || small.rgba.chunks_exact(4).map(|p| p[channel]);
        values().max().unwrap_or(0) - values().min().unwrap_or(0)
    };
    (0..3).any(|channel| spread(channel) > 24)
}

/// Milliseconds until the first marks were there (the time of looking is left out).
fn first_marks(scene: &Scene, style: &str, side: u32) -> f64 {
    let (start, mut looking, mut found) = (Instant::now(), 0.0, f64::NAN);
    art::paint(scene, style, 7, side, &mut |now| {
        let at = start.elapsed().as_secs_f64() - looking;
        let looked = Instant::now();
        let seen = has_marks(&(now.picture)());
        looking += looked.elapsed().as_secs_f64();
        if seen {
            found = at * 1e3;
            return Flow::Stop;
        }
        Flow::Continue
    });
    found
}

/// Seconds of a command of somebody else, best of three; `None` where it is not installed or does not know the effect.
fn other(program: &str, input: &Path, effect: &[&str], output: &[&str]) -> Option<f64> {
    let run = |effect: &[&str]| {
        let start = Instant::now();
        let mut command = Command::new(program);
        command.arg(input).args(effect).args(output).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().ok().filter(std::process::ExitStatus::success).map(|_| start.elapsed().as_secs_f64())
    };
    let best = |effect: &[&str]| (0..3).filter_map(|_| run(effect)).min_by(f64::total_cmp);
    Some((best(effect)? - best(&[])?).max(1e-3))
}

fn ratio(theirs: Option<f64>, ours: f64) -> String {
    theirs.map_or("not installed".into(), |t| format!("{t:.2} s = {:.1} x", t / ours))
}

fn table(words: &Vocabulary, side: u32) {
    let scene = scene(words, 0);
    let flat = Picture::from_rgb(&art::draw_scene(&scene, side, side).flat);
    let input = std::env::temp_dir().join(format!("malgeurim-painter-{}.png", std::process::id()));
    let written = codec::encode_png(&flat).is_ok_and(|png| std::fs::write(&input, png).is_ok());
    println!("painter, {side} x {side} pixels, median (best) of {RUNS} runs, seconds");
    let (drawn, best) = parallel::with_threads(2, || median(|| art::draw_scene(&scene, side, side)));
    println!("drawing the scene, a part of every line: {drawn:.3} ({best:.3})");
    println!(
        "{:<14} {:>14} {:>7} {:>14} {:>10} {:>5}  {:<22} {:<22}",
        "style", "two threads", "cpu", "one thread", "marks, ms", "goal", "G'MIC, its / ours", "ImageMagick"
    );
    for style in STYLES {
        let name = style.name();
        let before = processor();
        let (two, fast) = parallel::with_threads(2, || median(|| paint(&scene, name, side)));
        let worked = (processor() - before) / RUNS as f64;
        let (one, alone) = parallel::with_threads(1, || median(|| paint(&scene, name, side)));
        let mut marks: Vec<f64> =
            (0..RUNS).map(|_| parallel::with_threads(2, || first_marks(&scene, name, side))).collect();
        marks.sort_by(f64::total_cmp);
        let (gmic, magick) = nearest(name);
        let theirs = |program: &str, effect: &[&str], output: &[&str]| {
            let found = written.then(|| other(program, &input, effect, output)).flatten();
            ratio(found, fast)
        };
        println!(
            "{name:<14} {two:>6.2} ({fast:.2}) {worked:>7.2} {one:>6.2} ({alone:.2}) {:>10.0} {:>5.1}  {:<22} {:<22}",
            marks[RUNS / 2],
            goal(name),
            theirs("gmic", gmic, &["-o", "/dev/null"]),
            theirs("convert", magick, &["null:"]),
        );
    }
    let _ = std::fs::remove_file(&input);
}

/// Time and memory at print size.
fn print_size(words: &Vocabulary, side: u32, only: &[String]) {
    println!("{side} x {side} pixels: seconds with two threads, largest memory held");
    for number in [0, 1] {
        let scene = scene(words, number);
        for style in STYLES.iter().map(|style| style.name()).filter(|s| only.is_empty() || only.iter().any(|o| o == s))
        {
            counting::begin();
            let start = Instant::now();
            parallel::with_threads(2, || std::hint::black_box(paint(&scene, style, side)));
            let (seconds, peak) = (start.elapsed().as_secs_f64(), counting::peak() as f64 / 1e9);
            println!("scene {number} {style:<14} {seconds:>7.1} s {peak:>6.2} GB");
        }
    }
}

/// Three scenes in every style in one picture, five in a row.
fn sheet(words: &Vocabulary, to: &str) -> Option<()> {
    const CELL: u32 = 300;
    const GAP: u32 = 10;
    let scenes = (0..SCENES.len()).flat_map(|n| STYLES.iter().map(move |style| (n, style.name())));
    let cells: Vec<Picture> = scenes.map(|(n, style)| paint(&scene(words, n), style, 1024).thumbnail(CELL)).collect();
    let rows = cells.len().div_ceil(5) as u32;
    let (width, height) = (GAP + 5 * (CELL + GAP), GAP + rows * (CELL + GAP));
    let mut sheet = Picture::filled(width, height, [246, 244, 240, 255]);
    for (i, cell) in cells.iter().enumerate() {
        let (x, y) = (GAP + i as u32 % 5 * (CELL + GAP), GAP + i as u32 / 5 * (CELL + GAP));
        for (row, pixels) in cell.rgba.chunks_exact(cell.width as usize * 4).enumerate() {
            let at = (((y + row as u32) * width + x) * 4) as usize;
            sheet.rgba[at..at + pixels.len()].copy_from_slice(pixels);
        }
    }
    let jpeg =
        (40..=90).rev().step_by(5).filter_map(|q| codec::encode_jpeg(&sheet, q).ok()).find(|j| j.len() < 600_000)?;
    std::fs::write(to, jpeg).ok()
}

fn main() {
    // Cargo passes flags of its own, such as --bench.
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words = vocabulary::builtin();
    let side = args.iter().find_map(|a| a.parse().ok());
    if let Some(to) = args.iter().skip_while(|a| *a != "--sheet").nth(1) {
        println!("{to}: {}", if sheet(&words, to).is_some() { "written" } else { "not written" });
    } else if args.iter().any(|a| a == "--print") {
        let only: Vec<String> = args.into_iter().filter(|a| art::style(a).is_some()).collect();
        print_size(&words, side.unwrap_or(PRINT), &only);
    } else {
        table(&words, side.unwrap_or(1024));
    }
}
