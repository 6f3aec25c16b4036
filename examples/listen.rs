//! Listens to the microphone (or to the WAV file that `MALGEURIM_MICROPHONE` names) as the program does, and prints what the
//! listener of spoken words notices, one JSON document a line; with recordings of words, which of them is nearest. Nothing
//! is kept.
//!
//!     cargo run --release --example listen -- SECONDS [WORD.wav …]
//!
//! `scripts/check-microphone` uses it for a check from a sound device to a word.

use malgeurim::io::audio::{CaptureChoice, WavCapture};
use malgeurim::recognition::fewshot::Measure;
use malgeurim::recognition::spoken::{
    Heard, ListenerSettings, Listening, SpokenFeatures, SpokenListener, SpokenMeasure, features, hear,
};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How long one turn waits for sound.
const WAIT: Duration = Duration::from_millis(40);

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(10.0f64).clamp(0.1, 600.0);
    let words: Result<Vec<_>, String> = arguments.map(|path| word(Path::new(&path))).collect();
    match words.and_then(|words| listen(Duration::from_secs_f64(seconds), &words)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// A recorded word: the name of its file, and its features.
fn word(path: &Path) -> Result<(String, SpokenFeatures), String> {
    let told = |why: String| format!("{}: {why}", path.display());
    let mut capture = WavCapture::open(path).map_err(|error| told(error.to_string()))?;
    let mut samples = Vec::new();
    while malgeurim::io::audio::Capture::read(&mut capture, &mut samples, WAIT)
        .map_err(|error| told(error.to_string()))?
    {}
    let rate_hz = malgeurim::io::audio::Capture::rate_hz(&capture);
    let spoken = hear(&samples, rate_hz).map_err(|error| told(error.to_string()))?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok((name, features(&spoken).ok_or_else(|| told("no word".to_owned()))?))
}

fn listen(how_long: Duration, words: &[(String, SpokenFeatures)]) -> Result<(), String> {
    let mut capture = CaptureChoice::from_environment().open().map_err(|error| error.to_string())?;
    let settings = ListenerSettings { listening: Listening::Open, ..ListenerSettings::default() };
    let mut listener = SpokenListener::new(capture.rate_hz(), settings).ok_or("no usable rate")?;
    let (mut block, mut events, mut loudest, mut samples) = (Vec::new(), Vec::new(), 0.0f32, 0);
    let began = Instant::now();
    println!("{}", json!({ "listening": true, "rate_hz": capture.rate_hz() }));
    let mut more = true;
    while more && began.elapsed() < how_long {
        block.clear();
        more = capture.read(&mut block, WAIT).map_err(|error| error.to_string())?;
        samples += block.len();
        loudest = block.iter().fold(loudest, |loudest, sample| loudest.max(sample.abs()));
        listener.push(&block, &mut events);
        for event in events.drain(..) {
            tell(&event, began.elapsed(), words);
        }
    }
    println!("{}", json!({ "samples": samples, "loudest": loudest }));
    Ok(())
}

/// What was noticed; loudness is left out.
fn tell(event: &Heard, at: Duration, words: &[(String, SpokenFeatures)]) {
    let ms = at.as_millis() as u64;
    match event {
        Heard::Level(_) => {}
        Heard::Started => println!("{}", json!({ "ms": ms, "noticed": "start" })),
        Heard::Problem(problem) => println!("{}", json!({ "ms": ms, "noticed": format!("{problem:?}") })),
        Heard::Ended(spoken) => {
            let nearest = features(spoken).and_then(|heard| nearest(&heard, words));
            println!("{}", json!({ "ms": ms, "noticed": "word", "nearest": nearest }));
        }
    }
}

fn nearest<'a>(heard: &SpokenFeatures, words: &'a [(String, SpokenFeatures)]) -> Option<&'a str> {
    let distance = |word: &SpokenFeatures| SpokenMeasure::default().distance(heard, word, f32::INFINITY);
    let best = words.iter().map(|(name, word)| (name, distance(word))).min_by(|a, b| a.1.total_cmp(&b.1));
    best.map(|(name, _)| name.as_str())
}
