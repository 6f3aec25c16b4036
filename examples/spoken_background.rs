//! Makes `assets/recognition/spoken.bin`: short sounds that are nobody's word, from which spoken words learn what "sure" means.
//!
//! `cargo run --release --example spoken_background -- OUT.bin [FOLDER]` (with FOLDER each sound is also written as WAV)
//!
//! Made-up words of two or three syllables in the voices of espeak-ng (it must be installed; 1.51 made the file in the
//! repository), and noises of a room computed here: claps, knocks, coughs, breath, humming, a squeaking chair. The same
//! version of espeak-ng gives the same file. The form of the file: `src/recognition/spoken/background.rs`.

use malgeurim::domain::shown::Spoken;
use malgeurim::recognition::spoken::hear;
use std::f32::consts::TAU;
use std::path::Path;
use std::process::{Command, ExitCode};

const RATE: u32 = 16_000;
/// Made-up words, and noises of each kind.
const WORDS: usize = 16;
const TAKES: usize = 1;
/// A frame of the file lasts twice as long as one that is heard: the features join them in pairs anyway.
const JOINED: usize = 2;

/// Voices of many languages, so that no language's sounds are missing and none is all of it.
const VOICES: [&str; 12] = ["ko", "en-us", "ko", "es", "de", "ko", "it", "fi", "id", "sw", "pl", "tr"];
/// Speakers: espeak-ng's variants, men and women.
const VARIANTS: [&str; 9] = ["", "+m1", "+f1", "+m3", "+f2", "+m4", "+f4", "+m7", "+f5"];
const HANGUL: [&str; 18] =
    ["두", "께", "모", "리", "차", "브", "노", "태", "쇼", "규", "랴", "펀", "짐", "굴", "석", "댕", "흐", "베"];
const LATIN: [&str; 18] = [
    "du", "ke", "mo", "ri", "cha", "bo", "nu", "ta", "sho", "fi", "la", "pen", "zim", "gul", "sek", "dang", "ve", "hu",
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let Some(out) = words.next() else {
        eprintln!("usage: spoken_background OUT.bin [FOLDER]");
        return ExitCode::from(2);
    };
    match make(Path::new(&out), words.next().as_deref().map(Path::new)) {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn make(out: &Path, folder: Option<&Path>) -> Result<String, Box<dyn std::error::Error>> {
    let mut draw = Draw(1);
    let mut sounds = Vec::new();
    for i in 0..WORDS {
        sounds.push((format!("word{i:02}"), said(i, &mut draw)?));
    }
    for (name, noise) in NOISES {
        sounds.extend((0..TAKES).map(|take| (format!("{name}{take}"), faded(noise(&mut draw)))));
    }
    let mut bytes = Vec::new();
    for (name, (samples, rate)) in &sounds {
        if let Some(folder) = folder {
            write_wav(&folder.join(format!("{name}.wav")), samples, *rate)?;
        }
        put(&hear(samples, *rate)?, &mut bytes)?;
    }
    std::fs::write(out, &bytes)?;
    Ok(format!("{} sounds, {} bytes", sounds.len(), bytes.len()))
}

/// One sound of the file: its number of frames (u16, little endian), then the levels of their bands.
fn put(spoken: &Spoken, bytes: &mut Vec<u8>) -> Result<(), std::num::TryFromIntError> {
    let bands = usize::from(spoken.bands);
    let rows: Vec<u8> = spoken.levels.chunks_exact(bands * JOINED).flat_map(|pair| joined(pair, bands)).collect();
    bytes.extend(u16::try_from(rows.len() / bands)?.to_le_bytes());
    bytes.extend(rows);
    Ok(())
}

/// Mean power of frames, as a level.
fn joined(frames: &[u8], bands: usize) -> Vec<u8> {
    let mean = |band: usize| {
        let powers = frames.iter().skip(band).step_by(bands).map(|level| 10f32.powf(f32::from(*level) / 20.0));
        20.0 * (powers.sum::<f32>() / (frames.len() / bands) as f32).log10()
    };
    (0..bands).map(|band| mean(band).round() as u8).collect()
}

/// A made-up word in some voice.
fn said(i: usize, draw: &mut Draw) -> Result<(Vec<f32>, u32), Box<dyn std::error::Error>> {
    let voice = VOICES[i % VOICES.len()];
    let syllables = if voice == "ko" { &HANGUL } else { &LATIN };
    let word: String = (0..2 + i % 2).map(|_| syllables[draw.below(syllables.len())]).collect();
    let voice = format!("{voice}{}", VARIANTS[i % VARIANTS.len()]);
    let (speed, pitch) = (120 + draw.below(90), 25 + draw.below(50));
    let mut espeak = Command::new("espeak-ng");
    espeak.args(["-v", &voice, "-s", &speed.to_string(), "-p", &pitch.to_string(), "--stdout", &word]);
    let output = espeak.output()?;
    let mut reader = hound::WavReader::new(std::io::Cursor::new(output.stdout))?;
    let rate = reader.spec().sample_rate;
    // The length in the head is a guess, as it was written before the sound: read until the bytes end.
    let samples = reader.samples::<i16>().map_while(Result::ok).map(|s| f32::from(s) / 32_768.0).collect();
    Ok((samples, rate))
}

fn write_wav(path: &Path, samples: &[f32], rate: u32) -> Result<(), hound::Error> {
    let spec =
        hound::WavSpec { channels: 1, sample_rate: rate, bits_per_sample: 16, sample_format: hound::SampleFormat::Int };
    let mut writer = hound::WavWriter::create(path, spec)?;
    samples.iter().try_for_each(|s| writer.write_sample((s.clamp(-1.0, 1.0) * 32_767.0) as i16))?;
    writer.finalize()
}

/// Makes a noise of its kind.
type Noise = fn(&mut Draw) -> Vec<f32>;

/// The kinds of noise.
const NOISES: [(&str, Noise); 8] = [
    ("clap", clap),
    ("knock", knock),
    ("cough", cough),
    ("breath", breath),
    ("hum", hum),
    ("chair", chair),
    ("laugh", laugh),
    ("rattle", rattle),
];

/// Level of speech, with silence around.
fn faded(samples: Vec<f32>) -> (Vec<f32>, u32) {
    let peak = samples.iter().fold(1e-9f32, |peak, s| peak.max(s.abs()));
    let silence = vec![0.0; RATE as usize / 4];
    let scaled: Vec<f32> = samples.iter().map(|s| s * 0.4 / peak).collect();
    ([&silence[..], &scaled, &silence].concat(), RATE)
}

/// `count` hits with `gap_s` between them; each rings at `hz` (wide when `ring` is small) and dies away in `decay_s`.
fn hits(draw: &mut Draw, count: usize, gap_s: f32, (hz, ring): (f32, f32), decay_s: f32) -> Vec<f32> {
    let gap = (gap_s * RATE as f32) as usize;
    let mut sound = vec![0.0; gap * count + (decay_s * 4.0 * RATE as f32) as usize];
    for hit in 0..count {
        let from = (hit * gap) + draw.below(gap / 5 + 1);
        let mut filter = Resonance::new(hz * draw.between(0.9, 1.1), ring);
        let loud = draw.between(0.6, 1.0);
        for (i, slot) in sound.iter_mut().skip(from).enumerate() {
            let envelope = (-(i as f32) / (decay_s * RATE as f32)).exp();
            *slot += loud * filter.push(draw.noise() * envelope);
        }
    }
    sound
}

fn clap(draw: &mut Draw) -> Vec<f32> {
    let count = 1 + draw.below(3);
    let hz = draw.between(900.0, 1800.0);
    hits(draw, count, 0.3, (hz, 0.75), 0.02)
}

fn knock(draw: &mut Draw) -> Vec<f32> {
    let count = 1 + draw.below(3);
    let hz = draw.between(150.0, 450.0);
    hits(draw, count, 0.22, (hz, 0.985), 0.015)
}

fn cough(draw: &mut Draw) -> Vec<f32> {
    let count = 1 + draw.below(2);
    let hz = draw.between(600.0, 1300.0);
    hits(draw, count, 0.35, (hz, 0.9), 0.09)
}

fn rattle(draw: &mut Draw) -> Vec<f32> {
    let count = 4 + draw.below(6);
    let hz = draw.between(2500.0, 5000.0);
    hits(draw, count, 0.09, (hz, 0.9), 0.01)
}

fn breath(draw: &mut Draw) -> Vec<f32> {
    let seconds = draw.between(0.5, 1.0);
    let mut filter = Resonance::new(draw.between(500.0, 2500.0), 0.7);
    shaped(seconds, |_, rise| rise * rise * filter.push(draw.noise()))
}

fn hum(draw: &mut Draw) -> Vec<f32> {
    let (seconds, hz, bend) = (draw.between(0.4, 1.0), draw.between(110.0, 280.0), draw.between(-0.2, 0.2));
    let mut filter = Resonance::new(300.0, 0.9);
    let mut phase = 0.0;
    shaped(seconds, |share, rise| {
        phase = (phase + hz * (1.0 + bend * share) / RATE as f32) % 1.0;
        rise * filter.push(phase - 0.5)
    })
}

fn chair(draw: &mut Draw) -> Vec<f32> {
    let (seconds, hz, bend) = (draw.between(0.2, 0.7), draw.between(500.0, 1400.0), draw.between(-0.5, 0.5));
    let (rough, mut phase) = (draw.between(0.1, 0.4), 0.0);
    shaped(seconds, |share, rise| {
        phase = (phase + hz * (1.0 + bend * share + rough * draw.noise()) / RATE as f32) % 1.0;
        rise * ((TAU * phase).sin() + 0.5 * (2.0 * TAU * phase).sin() + 0.1 * draw.noise())
    })
}

fn laugh(draw: &mut Draw) -> Vec<f32> {
    let (beats, hz) = (2 + draw.below(4), draw.between(130.0, 300.0));
    let mut filters =
        [Resonance::new(draw.between(600.0, 900.0), 0.95), Resonance::new(draw.between(1100.0, 2000.0), 0.95)];
    let mut phase = 0.0;
    shaped(0.2 * beats as f32, |share, rise| {
        let beat = (share * beats as f32).fract();
        phase = (phase + hz * (1.1 - 0.3 * share) / RATE as f32) % 1.0;
        let voice = if beat < 0.4 { 0.3 * draw.noise() } else { phase - 0.5 };
        let loud = rise * (TAU / 2.0 * beat).sin();
        filters.iter_mut().map(|filter| filter.push(voice)).sum::<f32>() * loud
    })
}

/// `seconds` of sound from the share of time that is over and a rise and fall.
fn shaped(seconds: f32, mut at: impl FnMut(f32, f32) -> f32) -> Vec<f32> {
    let count = (seconds * RATE as f32) as usize;
    let place = |i: usize| i as f32 / count as f32;
    (0..count).map(|i| at(place(i), (TAU / 2.0 * place(i)).sin().max(0.0).sqrt())).collect()
}

/// A resonance (two poles at a radius of `ring`).
struct Resonance {
    a: f32,
    b: f32,
    last: [f32; 2],
}

impl Resonance {
    fn new(hz: f32, ring: f32) -> Self {
        Self { a: 2.0 * ring * (TAU * hz / RATE as f32).cos(), b: -ring * ring, last: [0.0; 2] }
    }

    fn push(&mut self, sample: f32) -> f32 {
        let out = sample + self.a * self.last[0] + self.b * self.last[1];
        self.last = [out, self.last[0]];
        out
    }
}

/// Numbers that look random and are the same every time (SplitMix64, Steele and others 2014).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    fn noise(&mut self) -> f32 {
        self.between(-1.0, 1.0)
    }
}
