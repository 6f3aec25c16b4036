//! What a file shows: frames of hands, a picture of a card, strokes, a recording.

use super::hands::unavailable;
use crate::art::codec;
use crate::cli::{Context, Failure};
use crate::domain::shown::{Shown, Sign, Sketch, Way};
use crate::io::audio::read_wav;
use crate::io::camera::{FrameSource, Pictures};
use crate::io::files::read_bounded;
use crate::io::models::hands::{self, HandChoice, HandsError};
use crate::recognition::card::{self, Shot};
use crate::recognition::hand::{Options, Tracker, View, hands_at};
use crate::recognition::{sign, spoken};
use serde::de::DeserializeOwned;
use std::path::Path;

/// Largest file that is read, in bytes.
const MOST_BYTES: u64 = 64 << 20;
/// Largest file of points or strokes: examples are kept whole, so they stay small.
const MOST_JSON: u64 = 4 << 20;
/// Pictures of a folder are taken as a camera of so many a second.
const FRAMES_A_SECOND: f32 = 30.0;
/// Longest sequence.
const MOST_FRAMES: usize = 600;

/// Reads a file as something shown in this way.
///
/// - sign: JSON `{"frames":[…]}` (see the evaluations), else a picture or a folder of pictures of hands;
/// - sketch: JSON `{"strokes":[[[x,y,ms],…],…]}`;
/// - card: a picture; word: a WAV file.
pub(crate) fn read(context: &Context, way: Way, path: &Path) -> Result<Shown, Failure> {
    match way {
        Way::Sign if is_json(path) => json::<Sign>(context, path).map(Shown::Sign),
        Way::Sign => sign_of_pictures(context, path).map(Shown::Sign),
        Way::Sketch => json::<Sketch>(context, path).map(Shown::Sketch),
        Way::Card => card_of(context, path).map(Shown::Card),
        Way::Word => word_of(context, path),
    }
}

/// The same for an example. What can never be compared is not kept: a picture without a hand, a drawing without a line.
pub(crate) fn read_example(context: &Context, way: Way, path: &Path) -> Result<Shown, Failure> {
    let shown = read(context, way, path)?;
    if is_something(&shown) { Ok(shown) } else { Err(unreadable(context, path)) }
}

fn is_something(shown: &Shown) -> bool {
    match shown {
        Shown::Sign(sign) => sign::features(sign).is_some(),
        Shown::Card(view) => card::features(view).is_some(),
        Shown::Sketch(sketch) => sketch.strokes.iter().map(Vec::len).sum::<usize>() > 1,
        Shown::Word(word) => spoken::features(word).is_some(),
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json") || ending.eq_ignore_ascii_case("jsonl"))
}

fn unreadable(context: &Context, path: &Path) -> Failure {
    context.fail("cli-cannot-read", &[("path", &path.display().to_string())])
}

fn bytes(context: &Context, path: &Path) -> Result<Vec<u8>, Failure> {
    read_bounded(path, MOST_BYTES).map_err(|_| unreadable(context, path))
}

fn json<T: DeserializeOwned>(context: &Context, path: &Path) -> Result<T, Failure> {
    let bytes = read_bounded(path, MOST_JSON).map_err(|_| unreadable(context, path))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        tracing::info!(%error, "shown");
        unreadable(context, path)
    })
}

fn sign_of_pictures(context: &Context, path: &Path) -> Result<Sign, Failure> {
    let models =
        hands::open(&context.home.models, HandChoice::default()).map_err(|error| unavailable(context, &error))?;
    let mut tracker = Tracker::new(models, Options { wanted: 2, ..Options::default() });
    let mut pictures = Pictures::open(path).map_err(|_| unreadable(context, path))?;
    let mut sign = Sign::default();
    while let Some(frame) = pictures.next().map_err(|_| unreadable(context, path))? {
        let view = View::new(frame.width as usize, frame.height as usize, &frame.rgb);
        let view = view.ok_or_else(|| unreadable(context, path))?;
        let seen = tracker.frame(&view).map_err(|error| unavailable(context, &HandsError::from(error)))?;
        let ms = sign.frames.len() as f32 * 1000.0 / FRAMES_A_SECOND;
        sign.frames.push(hands_at(ms, seen));
        if sign.frames.len() >= MOST_FRAMES {
            break;
        }
    }
    Ok(sign)
}

fn card_of(context: &Context, path: &Path) -> Result<crate::domain::shown::CardView, Failure> {
    let shot = shot(context, path)?;
    let found = card::find_cards(&shot.gray()).first().and_then(|quad| card::rectify(&shot, quad));
    found.or_else(|| card::whole(&shot)).ok_or_else(|| unreadable(context, path))
}

/// A picture file as pixels; see-through parts are white.
pub(crate) fn shot(context: &Context, path: &Path) -> Result<Shot, Failure> {
    let picture = codec::decode(&bytes(context, path)?).map_err(|_| unreadable(context, path))?;
    Shot::on_paper(&picture.rgba, picture.width as usize, picture.height as usize)
        .ok_or_else(|| unreadable(context, path))
}

fn word_of(context: &Context, path: &Path) -> Result<Shown, Failure> {
    let pcm = read_wav(&bytes(context, path)?).map_err(|_| unreadable(context, path))?;
    let samples: Vec<f32> = pcm.samples.iter().map(|&sample| f32::from(sample) / 32_768.0).collect();
    let heard = spoken::hear(&samples, pcm.rate).map_err(|error| {
        tracing::info!(%error, "nothing heard");
        context.fail("cli-no-word-heard", &[("path", &path.display().to_string())])
    })?;
    Ok(Shown::Word(heard))
}
