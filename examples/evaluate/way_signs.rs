//! Signs: CSV (`label` and 42 numbers, held handshapes), or JSON Lines with frames of hands.

use super::evaluate::{Features, Item, Reading, Unreadable, Way, name, read_text};
use malgeurim::domain::shown::{Hand, HandsAt, Sign};
use malgeurim::recognition::fewshot::Entry;
use malgeurim::recognition::sign::{SignMeasure, background, features, starter_beside};
use serde::Deserialize;
use std::path::Path;

/// The way of hand signs.
pub struct Signs;

/// A CSV hand is scaled to 1; it is set out on so many pixels.
const HAND_PX: f32 = 100.0;

/// Frames of one sign, at most: five minutes at 60 a second.
const MOST_FRAMES: usize = 18_000;

impl Way for Signs {
    type Raw = Sign;
    type Measure = SignMeasure;

    fn read(path: &Path) -> Result<Reading<Sign>, Unreadable> {
        let is_csv = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
        let read = if is_csv { held } else { moving };
        let mut reading = Reading::new();
        for (number, line) in read_text(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            reading.take(|| format!("{}:{}", path.display(), number + 1), read(line, number as u64));
        }
        Ok(reading)
    }

    fn features(raw: &Sign) -> Option<Features<Self>> {
        features(raw)
    }

    fn background() -> Vec<Features<Self>> {
        background()
    }

    fn beside(taught: &[Entry<Features<Self>>]) -> Vec<Features<Self>> {
        starter_beside(taught).into_iter().map(|gesture| gesture.features).collect()
    }
}

/// `label,x0,y0,…,x20,y20`.
fn held(line: &str, order: u64) -> Result<Item<Sign>, String> {
    let (label, rest) = line.split_once(',').ok_or("no comma")?;
    let numbers: Vec<f32> = rest.split(',').filter_map(|n| n.trim().parse().ok()).collect();
    let numbers = <[f32; 42]>::try_from(numbers).map_err(|n| format!("{} numbers, not 42", n.len()))?;
    let points = std::array::from_fn(|i| [numbers[2 * i] * HAND_PX, numbers[2 * i + 1] * HAND_PX, 0.0]);
    let frame = HandsAt { ms: 0.0, hands: vec![Hand { side: None, points }], pose: None };
    let label = label.trim().to_owned();
    Ok(Item { label, person: String::new(), session: String::new(), order, raw: sign(vec![frame])? })
}

/// One line of JSON Lines. Unknown keys are ignored.
#[derive(Deserialize)]
struct Line {
    #[serde(deserialize_with = "name")]
    label: String,
    #[serde(default, deserialize_with = "name")]
    person: String,
    #[serde(default, deserialize_with = "name")]
    session: String,
    frames: Vec<HandsAt>,
}

fn moving(line: &str, order: u64) -> Result<Item<Sign>, String> {
    let Line { label, person, session, frames } = serde_json::from_str(line).map_err(|error| error.to_string())?;
    Ok(Item { label, person, session, order, raw: sign(frames)? })
}

fn sign(frames: Vec<HandsAt>) -> Result<Sign, String> {
    if frames.is_empty() || frames.len() > MOST_FRAMES {
        return Err(format!("{} frames", frames.len()));
    }
    let finite = |p: &[f32; 3]| p.iter().all(|v| v.is_finite());
    let is_good = |frame: &HandsAt| {
        let hands = frame.hands.iter().flat_map(|hand| hand.points.iter());
        frame.ms.is_finite() && hands.chain(frame.pose.iter().flatten()).all(finite)
    };
    if !frames.iter().all(is_good) {
        return Err("a point is no number".to_owned());
    }
    Ok(Sign { frames })
}
