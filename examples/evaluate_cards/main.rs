//! Judges the reading of cards on camera pictures made here: `severity.rs` has the table of conditions, fixed before measuring.
//!
//! `cargo run --release --example evaluate_cards -- [--cards 40] [--frames 15] [--showings 1] [--seed 1] [--only coded,…]
//! [--severity mild,…] [--wide] [--save FOLDER] [--json]`
//!
//! A showing is one card held for `--frames` frames at 15 a second (15: one second) by a trembling hand. Every card is shown
//! `--showings` times at every severity: with its code, without one, as a plain card of another maker, and not at all
//! (`nothing`); `others` are cards without a code whose words the reader does not know, `unlisted` our prints with codes that it
//! has not been told of (right: what the code says; any other word is wrong). Per showing: what the listener answered. Per
//! frame: what each frame alone would have said. `--wide` takes 1280x720 frames instead of 640x480. The cards that are compared
//! with are the board's own symbols; no photograph of a card is taught.

mod backdrop;
mod camera;
mod deck;
mod judge;
mod severity;

use deck::{Card, Make, decks};
use judge::{Studio, Tally};
use malgeurim::formats::vocabulary;
use malgeurim::recognition::card::{CardReader, CodeName, background, prototypes};
use serde_json::{Value, json};
use severity::{SEVERITIES, Severity};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is asked for on the line.
struct Asked {
    cards: usize,
    frames: usize,
    showings: usize,
    seed: u64,
    only: Vec<String>,
    severities: Vec<String>,
    size: (usize, usize),
    save: Option<String>,
    json: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = asked()?;
    let words = vocabulary::builtin();
    let (known, others) = decks(&words, asked.cards, asked.seed);
    let entries = known
        .iter()
        .flat_map(|card| prototypes(&card.word, &card.picture, card.tint, card.letters, Some(&card.modules)))
        .collect();
    let names = known.iter().map(|card| CodeName::Word(card.word.as_str().into()));
    let reader = CardReader::new(entries, background()).naming(names);
    let studio = Studio { words: &words, reader: &reader, frames: asked.frames, size: asked.size };
    if let Some(folder) = &asked.save {
        return save(&studio, &known, folder, asked.seed);
    }
    let mut results = Vec::new();
    for severity in
        SEVERITIES.iter().filter(|s| asked.severities.is_empty() || asked.severities.iter().any(|n| n == s.name))
    {
        for kind in ["coded", "uncoded", "plain", "nothing", "others", "unlisted"] {
            if asked.only.is_empty() || asked.only.iter().any(|name| name == kind) {
                let tally = run(&studio, kind, &known, &others, severity, &asked);
                if !asked.json {
                    println!("{}", line(kind, severity, &tally));
                }
                results.push(value(kind, severity, &tally));
            }
        }
    }
    if asked.json {
        println!("{}", json!({"cards": known.len(), "frames": asked.frames, "size": asked.size, "results": results}));
    }
    Ok(())
}

fn asked() -> Result<Asked, Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let after = |flag: &str| args.iter().position(|arg| arg == flag).and_then(|i| args.get(i + 1)).cloned();
    let number = |flag: &str, otherwise: u64| after(flag).map_or(Ok(otherwise), |text| text.parse());
    let list = |flag: &str| after(flag).map_or_else(Vec::new, |text| text.split(',').map(str::to_owned).collect());
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    Ok(Asked {
        cards: number("--cards", 40)?.clamp(1, 400) as usize,
        frames: number("--frames", 15)?.clamp(1, 600) as usize,
        showings: number("--showings", 1)?.clamp(1, 100) as usize,
        seed: number("--seed", 1)?,
        only: list("--only"),
        severities: list("--severity"),
        size: if has("--wide") { (1280, 720) } else { (640, 480) },
        save: after("--save"),
        json: has("--json"),
    })
}

/// All showings of one kind at one severity, on as many threads as there are cores.
fn run(studio: &Studio<'_>, kind: &str, known: &[Card], others: &[Card], severity: &Severity, asked: &Asked) -> Tally {
    let (next, total) = (AtomicUsize::new(0), Mutex::new(Tally::default()));
    let count = known.len() * asked.showings;
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    if i >= count {
                        return;
                    }
                    let seed = asked.seed.wrapping_mul(1_000_003).wrapping_add(i as u64);
                    let tally = one(studio, kind, i, known, others, severity, seed);
                    total.lock().expect("no thread panics while it holds the tally").add(tally);
                }
            });
        }
    });
    total.into_inner().expect("no thread panics while it holds the tally")
}

fn one(
    studio: &Studio<'_>,
    kind: &str,
    i: usize,
    known: &[Card],
    others: &[Card],
    severity: &Severity,
    seed: u64,
) -> Tally {
    let card = &known[i % known.len()];
    let make = match kind {
        "coded" => Make::Coded,
        "uncoded" => Make::Uncoded,
        "plain" => Make::Plain,
        "nothing" => return studio.show(None, None, severity, seed),
        "unlisted" => {
            let other = others.get(i % others.len().max(1));
            return studio.show(
                other.map(|card| (card, Make::Coded)),
                other.map(|card| card.word.as_str()),
                severity,
                seed,
            );
        }
        _ => {
            let other = others
                .get(i % others.len().max(1))
                .map(|card| (card, if i.is_multiple_of(2) { Make::Uncoded } else { Make::Plain }));
            return studio.show(other, None, severity, seed);
        }
    };
    studio.show(Some((card, make)), Some(&card.word), severity, seed)
}

/// A frame of each severity and kind, to look at.
fn save(studio: &Studio<'_>, known: &[Card], folder: &str, seed: u64) -> Result<(), Box<dyn std::error::Error>> {
    use malgeurim::art::{codec, picture::Picture, rng::Rng};
    std::fs::create_dir_all(folder)?;
    for severity in &SEVERITIES {
        for (i, make) in [Make::Coded, Make::Uncoded, Make::Plain].into_iter().enumerate() {
            let mut rng = Rng::new(seed + i as u64, 11);
            let room = backdrop::backdrop(studio.words, studio.size.0, studio.size.1, &mut rng);
            let scene = camera::Scene::draw(severity, &mut rng);
            let (layout, face) = known[i % known.len()].printed(make);
            let (shot, _) =
                camera::frame(&room, Some((&face, (layout.width, layout.height))), &scene, severity, &mut rng);
            let rgba = shot.rgb.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
            let picture = Picture { width: shot.width as u32, height: shot.height as u32, rgba };
            std::fs::write(format!("{folder}/{}-{make:?}.png", severity.name), codec::encode_png(&picture)?)?;
        }
    }
    Ok(())
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn quantile(ms: &[f32], q: f64) -> f32 {
    let mut sorted = ms.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.get(((sorted.len() as f64 * q) as usize).min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

fn value(kind: &str, severity: &Severity, t: &Tally) -> Value {
    json!({
        "kind": kind, "severity": severity.name, "showings": t.showings, "read": share(t.right, t.showings),
        "wrong": share(t.wrong, t.showings), "missed": share(t.showings - t.right - t.wrong, t.showings),
        "sure": share(t.sure, t.showings), "wrong_when_sure": share(t.sure_wrong, t.sure), "maybe": share(t.maybe, t.showings),
        "frames": t.frames, "frame_found": share(t.found, t.frames), "frame_top1": share(t.frame_top1, t.frames), "frame_read": share(t.frame_right, t.frames),
        "frame_wrong": share(t.frame_wrong, t.frames), "frame_sure": share(t.frame_sure, t.frames),
        "frame_wrong_when_sure": share(t.frame_sure_wrong, t.frame_sure),
        "p50_ms": quantile(&t.ms, 0.5), "p95_ms": quantile(&t.ms, 0.95),
    })
}

fn line(kind: &str, severity: &Severity, t: &Tally) -> String {
    let percent = |part: usize, whole: usize| 100.0 * share(part, whole);
    format!(
        "{:8} {:8} {:4} showings: right {:5.1} %  wrong {:4.1}  missed {:5.1} | sure {:5.1} % of them wrong {:4.1} ({}) | \
         frames: found {:5.1} %  top-1 {:5.1} %  said {:5.1}  wrong {:4.1}  sure {:5.1} of them wrong {:4.2} ({}) | {:.0} / {:.0} ms",
        severity.name,
        kind,
        t.showings,
        percent(t.right, t.showings),
        percent(t.wrong, t.showings),
        percent(t.showings - t.right - t.wrong, t.showings),
        percent(t.sure, t.showings),
        percent(t.sure_wrong, t.sure),
        t.sure_wrong,
        percent(t.found, t.frames),
        percent(t.frame_top1, t.frames),
        percent(t.frame_right, t.frames),
        percent(t.frame_wrong, t.frames),
        percent(t.frame_sure, t.frames),
        percent(t.frame_sure_wrong, t.frame_sure),
        t.frame_sure_wrong,
        quantile(&t.ms, 0.5),
        quantile(&t.ms, 0.95),
    )
}
