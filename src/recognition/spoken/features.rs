//! What of a spoken word is compared: the shape of its spectrum over time, without level, channel and silence.

use super::bands::{BANDS, NARROW_BANDS};
use crate::domain::shown::Spoken;

/// Cepstra kept beside the loudness. Ten tell vowels and consonants apart; more follow the pitch of the voice.
const CEPSTRA: usize = 10;
const STATIC: usize = CEPSTRA + 1;
/// Numbers in a frame: loudness, cepstra, and how both change.
pub(super) const WIDTH: usize = 2 * STATIC;
/// Milliseconds from one compared frame to the next; the finer frames of a recording are averaged in pairs.
const STEP_MS: usize = 20;
/// What lies this much under the loudest band counts as silence: rooms and microphones differ below it.
const FLOOR_DB: f32 = 50.0;
/// A frame is part of the word while its loudness is within this of the loudest.
const WORD_DB: f32 = 35.0;
/// Frames kept before and after the word.
const MARGIN: usize = 3;
/// Frames on each side over which change is measured.
const CHANGE: usize = 2;
/// Weight of change against shape, so that both move about equally.
const CHANGE_WEIGHT: f32 = 5.0;
/// Weight of loudness against a cepstrum: how loud a syllable is varies more from take to take than its sound.
const LOUDNESS_WEIGHT: f32 = 0.5;
/// Half-way between full variance normalisation and none: each cepstrum is divided by the mean of its own spread and
/// this one, so that a monotonous sound is not blown up to noise.
const USUAL_SPREAD: f32 = 20.0;
/// Longest word that is compared, in frames (12 s).
const MOST_FRAMES: usize = 600;

/// A spoken word, ready to compare.
#[derive(Clone, Debug, PartialEq)]
pub struct SpokenFeatures {
    /// Up to 3.8 kHz: what every microphone hears.
    pub(super) narrow: Track,
    /// Up to 7.6 kHz, when the recording holds anything there.
    pub(super) wide: Option<Track>,
}

/// Frames of [`WIDTH`] numbers, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Track(pub Vec<f32>);

impl Track {
    pub(super) fn frames(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.0.chunks_exact(WIDTH)
    }
}

/// Features of a spoken word: mel cepstra (Davis and Mermelstein 1980) with loudness and their change, every 20 ms.
/// `None` when it holds no sound, or is not laid out as [`super::hear`] does it.
pub fn features(spoken: &Spoken) -> Option<SpokenFeatures> {
    let rows = decibels(spoken)?;
    let loudness: Vec<f32> = rows.iter().map(|row| sum_db(row)).collect();
    let word = word_range(&loudness)?;
    let rows = rows.get(word)?;
    let peak = |from: usize, to: usize| {
        rows.iter().flat_map(|row| row.iter().take(to).skip(from)).copied().fold(f32::NEG_INFINITY, f32::max)
    };
    let is_wide = peak(NARROW_BANDS, BANDS) > peak(0, NARROW_BANDS) - FLOOR_DB;
    Some(SpokenFeatures { narrow: track(rows, NARROW_BANDS), wide: is_wide.then(|| track(rows, BANDS)) })
}

/// Levels in decibels, one row every [`STEP_MS`].
fn decibels(spoken: &Spoken) -> Option<Vec<Vec<f32>>> {
    let hop = usize::from(spoken.hop_ms);
    if usize::from(spoken.bands) != BANDS || hop == 0 || spoken.levels.iter().all(|level| *level == 0) {
        return None;
    }
    let joined = (STEP_MS / hop).max(1);
    let rows: Vec<Vec<f32>> = spoken.levels.chunks(BANDS * joined).take(MOST_FRAMES).filter_map(mean_row).collect();
    (!rows.is_empty()).then_some(rows)
}

/// Mean power of some frames, in decibels; `None` for a torn frame.
fn mean_row(frames: &[u8]) -> Option<Vec<f32>> {
    let count = frames.len() / BANDS;
    if count == 0 {
        return None;
    }
    let mean = |band: usize| {
        let power: f32 = frames.iter().skip(band).step_by(BANDS).take(count).map(|l| power(f32::from(*l) / 2.0)).sum();
        10.0 * (power / count as f32).log10() - 100.0
    };
    Some((0..BANDS).map(mean).collect())
}

fn power(db: f32) -> f32 {
    10f32.powf(db / 10.0)
}

fn sum_db(row: &[f32]) -> f32 {
    10.0 * row.iter().map(|db| power(*db)).sum::<f32>().log10()
}

/// From the first to the last frame that belongs to the word, with a margin.
fn word_range(loudness: &[f32]) -> Option<std::ops::Range<usize>> {
    let mut sorted = loudness.to_vec();
    sorted.sort_by(f32::total_cmp);
    let at = |share: f32| sorted.get((sorted.len() as f32 * share) as usize).copied();
    let (peak, noise) = (at(0.97)?, at(0.05)?);
    let least = (peak - WORD_DB).max(noise + 0.25 * (peak - noise).min(12.0)).min(peak - 6.0);
    let first = loudness.iter().position(|db| *db >= least)?;
    let last = loudness.iter().rposition(|db| *db >= least)?;
    Some(first.saturating_sub(MARGIN)..(last + 1 + MARGIN).min(loudness.len()))
}

/// Cepstra of the lowest `bands` bands, normalised, with their change.
fn track(rows: &[Vec<f32>], bands: usize) -> Track {
    let loudest = rows.iter().flat_map(|row| row.iter().take(bands)).copied().fold(f32::NEG_INFINITY, f32::max);
    let floor = power(loudest - FLOOR_DB);
    let cosines = cosines(bands);
    let mut shape: Vec<[f32; STATIC]> = rows
        .iter()
        .map(|row| {
            let levels: Vec<f32> = row.iter().take(bands).map(|db| 10.0 * (power(*db) + floor).log10()).collect();
            cepstra(&levels, &cosines)
        })
        .collect();
    normalise(&mut shape);
    let frames = (0..shape.len()).filter_map(|i| Some((shape.get(i)?, change(&shape, i))));
    Track(frames.flat_map(|(still, moving)| still.iter().copied().chain(moving)).collect())
}

/// Rows of the discrete cosine transform (type II, orthonormal).
fn cosines(bands: usize) -> Vec<Vec<f32>> {
    let n = bands as f32;
    let row = |q: usize| {
        let scale = if q == 0 { (1.0 / n).sqrt() } else { (2.0 / n).sqrt() };
        (0..bands).map(|k| scale * (std::f32::consts::PI * q as f32 * (k as f32 + 0.5) / n).cos()).collect()
    };
    (0..STATIC).map(row).collect()
}

fn cepstra(levels: &[f32], cosines: &[Vec<f32>]) -> [f32; STATIC] {
    let mut out = [0.0; STATIC];
    for (slot, row) in out.iter_mut().zip(cosines) {
        *slot = levels.iter().zip(row).map(|(level, cosine)| level * cosine).sum();
    }
    out
}

/// Takes out the mean (level, microphone, room) and half of the spread of every number over the word.
fn normalise(shape: &mut [[f32; STATIC]]) {
    let count = shape.len().max(1) as f32;
    for q in 0..STATIC {
        let mean = shape.iter().filter_map(|row| row.get(q)).sum::<f32>() / count;
        let variance = shape.iter().filter_map(|row| row.get(q)).map(|v| (v - mean).powi(2)).sum::<f32>() / count;
        let weight = if q == 0 { LOUDNESS_WEIGHT } else { 1.0 };
        let scale = weight * 2.0 / (variance.sqrt() + USUAL_SPREAD);
        shape.iter_mut().filter_map(|row| row.get_mut(q)).for_each(|v| *v = (*v - mean) * scale);
    }
}

/// Slope of every number around frame `i` (least squares, Furui 1986), weighted.
fn change(shape: &[[f32; STATIC]], i: usize) -> [f32; STATIC] {
    let last = shape.len().saturating_sub(1);
    let squares: usize = (1..=CHANGE).map(|k| 2 * k * k).sum();
    let mut out = [0.0; STATIC];
    for k in 1..=CHANGE {
        let (Some(before), Some(after)) = (shape.get(i.saturating_sub(k)), shape.get((i + k).min(last))) else {
            continue;
        };
        let weight = CHANGE_WEIGHT * k as f32 / squares as f32;
        for (slot, (a, b)) in out.iter_mut().zip(before.iter().zip(after)) {
            *slot += weight * (b - a);
        }
    }
    out
}
