//! Changes the sample rate by a windowed sinc, lazily, one output sample at a time.
//!
//! Voices speak at 22.05 kHz, devices play at 44.1 or 48 kHz. Straight lines between samples (what the player would
//! draw) add hiss above 11 kHz and dull the consonants that tell Korean words apart; sixteen taps do not.
//! Source: J. O. Smith, "Digital Audio Resampling", CCRMA (Hann-windowed sinc, polyphase table).

use super::pcm::{FULL_SCALE, Pcm, to_i16};
use std::f64::consts::PI;
use std::sync::Arc;

/// Samples on each side of an output sample.
const HALF_TAPS: usize = 8;

/// Positions between two samples for which taps are kept.
const PHASES: usize = 256;

/// The samples of a sound at another rate, as -1..=1.
#[derive(Clone, Debug)]
pub struct Resampled {
    samples: Arc<[i16]>,
    /// `PHASES + 1` rows of `2 * half` taps.
    table: Arc<[f32]>,
    half: usize,
    /// Input samples for each output sample.
    step: f64,
    next: usize,
    length: usize,
}

impl Resampled {
    /// `pcm` at `rate` samples a second. A rate of 0 on either side gives no samples.
    pub fn new(pcm: &Pcm, rate: u32) -> Self {
        let step = if rate == 0 { 1.0 } else { f64::from(pcm.rate) / f64::from(rate) };
        let usable = rate > 0 && pcm.rate > 0;
        let length = if usable { (pcm.samples.len() as f64 / step).ceil() as usize } else { 0 };
        // Going down, the filter must be wider by the same share, or high tones fold back.
        let half = (HALF_TAPS as f64 * step.clamp(1.0, 16.0)).ceil() as usize;
        Self { samples: pcm.samples.as_slice().into(), table: taps(half, step), half, step, next: 0, length }
    }

    /// How many samples are still to come.
    pub fn remaining(&self) -> usize {
        self.length - self.next
    }

    fn value(&self, index: usize) -> f32 {
        let at = index as f64 * self.step;
        if self.step == 1.0 {
            return self.sample(index as isize);
        }
        let whole = at.floor();
        let phase = ((at - whole) * PHASES as f64).round() as usize;
        let row = self.table.get(phase * 2 * self.half..).unwrap_or_default();
        let first = whole as isize - self.half as isize + 1;
        row.iter().take(2 * self.half).enumerate().map(|(k, tap)| tap * self.sample(first + k as isize)).sum()
    }

    fn sample(&self, index: isize) -> f32 {
        let sample = usize::try_from(index).ok().and_then(|index| self.samples.get(index));
        sample.map_or(0.0, |&sample| f32::from(sample) / FULL_SCALE)
    }
}

impl Iterator for Resampled {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        if self.next >= self.length {
            return None;
        }
        let value = self.value(self.next);
        self.next += 1;
        Some(value)
    }
}

/// One row of taps for each position between two samples; every row sums to 1, so that the loudness stays.
fn taps(half: usize, step: f64) -> Arc<[f32]> {
    let cut = 1.0 / step.max(1.0);
    let mut table = Vec::with_capacity((PHASES + 1) * 2 * half);
    for phase in 0..=PHASES {
        let offset = phase as f64 / PHASES as f64;
        let row: Vec<f64> = (0..2 * half).map(|k| tap(k as f64 - half as f64 + 1.0 - offset, half, cut)).collect();
        let sum: f64 = row.iter().sum();
        table.extend(row.iter().map(|tap| (tap / sum) as f32));
    }
    table.into()
}

/// Hann-windowed sinc at `x` input samples from the centre.
fn tap(x: f64, half: usize, cut: f64) -> f64 {
    let window = 0.5 + 0.5 * (PI * x / half as f64).cos();
    let angle = PI * x * cut;
    let sinc = if angle.abs() < 1e-9 { 1.0 } else { angle.sin() / angle };
    if x.abs() >= half as f64 { 0.0 } else { sinc * window }
}

/// The whole sound at another rate. The same rate gives the same samples.
pub fn resample(pcm: &Pcm, rate: u32) -> Pcm {
    if pcm.rate == rate {
        return pcm.clone();
    }
    Pcm { samples: Resampled::new(pcm, rate).map(to_i16).collect(), rate }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hz: f64, rate: u32) -> Pcm {
        let at = |n: u32| (2.0 * PI * hz * f64::from(n) / f64::from(rate)).sin() * 16_000.0;
        Pcm { samples: (0..rate).map(|n| at(n) as i16).collect(), rate }
    }

    #[test]
    fn a_tone_stays_the_tone() {
        let up = resample(&tone(3_000.0, 22_050), 48_000);
        let wanted = tone(3_000.0, 48_000);
        assert_eq!(up.samples.len(), wanted.samples.len());
        let middle = 1_000..47_000;
        let worst = middle.map(|n| (i32::from(up.samples[n]) - i32::from(wanted.samples[n])).abs()).max();
        assert!(worst < Some(160), "worst error {worst:?} of 16000");
    }

    #[test]
    fn tones_above_the_new_limit_vanish() {
        let down = resample(&tone(10_000.0, 48_000), 8_000);
        assert!(down.rms() < 0.02, "{}", down.rms());
        assert!(resample(&tone(1_000.0, 48_000), 8_000).rms() > 0.3);
    }

    #[test]
    fn no_rate_gives_no_samples() {
        assert!(resample(&Pcm { samples: vec![1, 2], rate: 0 }, 48_000).samples.is_empty());
        assert!(resample(&Pcm { samples: vec![1, 2], rate: 8_000 }, 0).samples.is_empty());
    }
}
