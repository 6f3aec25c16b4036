//! Spoken words: a folder of WAV files `label_person_take.wav`.

use super::evaluate::{Features, Item, Reading, Unreadable, Way};
use malgeurim::recognition::spoken::{SpokenMeasure, background, features, hear};
use std::path::Path;

/// The way of spoken words.
pub struct Words;

/// A recording.
pub struct Recording {
    samples: Vec<f32>,
    rate_hz: u32,
}

/// Longest recording, in samples of one channel.
const MOST_SAMPLES: u32 = 48_000 * 60;

impl Way for Words {
    type Raw = Recording;
    type Measure = SpokenMeasure;

    fn read(path: &Path) -> Result<Reading<Recording>, Unreadable> {
        let entries = std::fs::read_dir(path).map_err(|error| Unreadable::new(path, error))?;
        let mut files: Vec<_> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|file| file.extension().is_some_and(|end| end.eq_ignore_ascii_case("wav")))
            .collect();
        files.sort();
        let mut reading = Reading::new();
        for (place, file) in files.iter().enumerate() {
            reading.take(|| file.display().to_string(), item(file, place as u64));
        }
        Ok(reading)
    }

    fn features(raw: &Recording) -> Option<Features<Self>> {
        features(&hear(&raw.samples, raw.rate_hz).ok()?)
    }

    fn background() -> Vec<Features<Self>> {
        background()
    }
}

/// Label, person and take from the name; a take that is no number keeps its place in the order of names.
fn item(file: &Path, place: u64) -> Result<Item<Recording>, String> {
    let name = file.file_stem().and_then(|name| name.to_str()).ok_or("name is no text")?;
    let mut parts = name.rsplitn(3, '_');
    let (Some(take), Some(person), Some(label)) = (parts.next(), parts.next(), parts.next()) else {
        return Err("name is not label_person_take".to_owned());
    };
    Ok(Item {
        label: label.to_owned(),
        person: person.to_owned(),
        session: String::new(),
        order: take.parse().unwrap_or(place),
        raw: recording(file).map_err(|error| error.to_string())?,
    })
}

fn recording(file: &Path) -> Result<Recording, hound::Error> {
    let mut reader = hound::WavReader::open(file)?;
    let spec = reader.spec();
    if spec.channels == 0 || spec.sample_rate == 0 || reader.duration() > MOST_SAMPLES {
        return Err(hound::Error::FormatError("no channel, no rate, or too long"));
    }
    let all: Vec<f32> = match spec.sample_format {
        hound::SampleFormat::Float => reader.samples::<f32>().collect::<Result<_, _>>()?,
        hound::SampleFormat::Int => {
            let full = 2f32.powi(i32::from(spec.bits_per_sample) - 1);
            reader.samples::<i32>().map(|s| s.map(|s| s as f32 / full)).collect::<Result<_, _>>()?
        }
    };
    let channels = usize::from(spec.channels);
    let samples = all.chunks_exact(channels).map(|frame| frame.iter().sum::<f32>() / channels as f32).collect();
    Ok(Recording { samples, rate_hz: spec.sample_rate })
}
