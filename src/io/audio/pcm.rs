//! Sound in memory: mono samples and what can be asked of them.

use std::ops::Range;

/// Full scale of a 16-bit sample.
pub(super) const FULL_SCALE: f32 = 32_768.0;

/// Loudest peak a voice is brought to: -1 dBFS, so that no later rounding or resampling can clip.
const TARGET_PEAK: f32 = 0.891;

/// Quieter than this share of the loudest sample counts as silence when ends are trimmed.
const SILENCE_SHARE: f32 = 0.01;

/// Mono sound, 16 bits a sample.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pcm {
    /// Samples, one channel.
    pub samples: Vec<i16>,
    /// Samples in a second.
    pub rate: u32,
}

impl Pcm {
    /// Length in seconds; 0 for a rate of 0.
    pub fn seconds(&self) -> f64 {
        if self.rate == 0 { 0.0 } else { self.samples.len() as f64 / f64::from(self.rate) }
    }

    /// The loudest sample, 0..=1.
    pub fn peak(&self) -> f32 {
        self.samples.iter().map(|sample| sample.unsigned_abs()).max().map_or(0.0, |peak| f32::from(peak) / FULL_SCALE)
    }

    /// Root mean square, 0..=1. 0 for no samples.
    pub fn rms(&self) -> f64 {
        let sum: f64 = self.samples.iter().map(|&sample| (f64::from(sample) / f64::from(FULL_SCALE)).powi(2)).sum();
        if self.samples.is_empty() { 0.0 } else { (sum / self.samples.len() as f64).sqrt() }
    }

    /// Cuts silence from both ends but keeps `lead_ms` before and `tail_ms` after the sound. A wholly silent
    /// sound becomes empty.
    pub fn trim(&mut self, lead_ms: u32, tail_ms: u32) {
        let Range { start, end } = self.sounding();
        let samples = |ms: u32| (u64::from(self.rate) * u64::from(ms) / 1000) as usize;
        let end = if start == end { end } else { (end + samples(tail_ms)).min(self.samples.len()) };
        let start = if start == end { end } else { start.saturating_sub(samples(lead_ms)) };
        self.samples.truncate(end);
        self.samples.drain(..start);
    }

    /// From the first to behind the last sample that is not silence.
    fn sounding(&self) -> Range<usize> {
        let floor = (self.peak() * FULL_SCALE * SILENCE_SHARE).max(1.0) as u16;
        let loud = |sample: &i16| sample.unsigned_abs() > floor;
        let start = self.samples.iter().position(loud).unwrap_or(0);
        let end = self.samples.iter().rposition(loud).map_or(start, |last| last + 1);
        start..end
    }

    /// Brings the loudest sample to -1 dBFS, so that every voice is as loud as the other and none clips.
    /// At most four times louder: noise is not blown up. Silence stays silence.
    pub fn normalise(&mut self) {
        let peak = self.peak();
        if peak <= 0.0 {
            return;
        }
        let gain = (TARGET_PEAK / peak).min(4.0);
        for sample in &mut self.samples {
            *sample = to_i16(f32::from(*sample) / FULL_SCALE * gain);
        }
    }
}

impl Pcm {
    /// Makes it `factor` times louder; 1 and less leave it as it is. Up to half of full scale that is exact; what would
    /// be louder bends softly towards full scale, so that nothing clips.
    pub fn boost(&mut self, factor: f32) {
        if factor.is_nan() || factor <= 1.0 {
            return;
        }
        for sample in &mut self.samples {
            *sample = to_i16(limited(f32::from(*sample) / FULL_SCALE * factor));
        }
    }
}

/// Up to here the limiter changes nothing.
const KNEE: f32 = 0.5;

/// Never reached by the limiter; the margin is for later resampling.
const CEILING: f32 = 0.97;

/// A value of any size to one below [`CEILING`]: straight up to [`KNEE`], then bent, without a corner between.
fn limited(value: f32) -> f32 {
    let over = value.abs() - KNEE;
    if over <= 0.0 {
        return value;
    }
    let room = CEILING - KNEE;
    (KNEE + room * (over / room).tanh()).copysign(value)
}

/// -1..=1 to 16 bits; louder is held at full scale, NaN is silence.
pub(super) fn to_i16(value: f32) -> i16 {
    (value * FULL_SCALE).round().clamp(-FULL_SCALE, FULL_SCALE - 1.0) as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_silence_but_keeps_a_margin() {
        let mut samples = vec![0; 1000];
        samples[400..600].fill(10_000);
        let mut pcm = Pcm { samples, rate: 1000 };
        pcm.trim(10, 100);
        assert_eq!(pcm.samples.len(), 10 + 200 + 100);
        assert_eq!(pcm.samples.iter().position(|&s| s != 0), Some(10));
    }

    #[test]
    fn silence_becomes_empty() {
        let mut pcm = Pcm { samples: vec![0; 50], rate: 1000 };
        pcm.trim(10, 10);
        assert!(pcm.samples.is_empty());
        pcm.normalise();
        assert_eq!(pcm.rms(), 0.0);
    }

    #[test]
    fn normalises_to_just_below_full_scale() {
        let mut pcm = Pcm { samples: vec![0, 16_000, -12_000], rate: 1000 };
        pcm.normalise();
        assert!((pcm.peak() - TARGET_PEAK).abs() < 0.001);
        let mut faint = Pcm { samples: vec![100], rate: 1000 };
        faint.normalise();
        assert_eq!(faint.samples, [400]);
    }

    #[test]
    fn louder_without_clipping() {
        let wave = |n: i32| (f64::from(n) / 10.0).sin() * 29_000.0;
        let plain = Pcm { samples: (0..2_000).map(|n| wave(n) as i16).collect(), rate: 8_000 };
        let boosted = |factor: f32| {
            let mut pcm = plain.clone();
            pcm.boost(factor);
            pcm
        };
        for broken in [0.3, 1.0, f32::NAN, -2.0] {
            assert_eq!(boosted(broken), plain);
        }
        let mut before = plain.rms();
        for factor in [1.2, 1.5, 2.0] {
            let louder = boosted(factor);
            assert!(louder.rms() > before && louder.peak() < 0.98, "{factor}");
            before = louder.rms();
        }
        assert!(boosted(f32::INFINITY).peak() < 0.98);
    }

    #[test]
    fn the_limiter_is_exact_below_and_bends_without_a_corner() {
        let quiet = |factor| {
            let mut pcm = Pcm { samples: vec![1_000, -4_000, 8_000], rate: 8_000 };
            pcm.boost(factor);
            pcm.samples
        };
        assert_eq!(quiet(2.0), [2_000, -8_000, 16_000]);
        let curve: Vec<f32> = (0..400).map(|n| limited(n as f32 / 100.0)).collect();
        let steps: Vec<f32> = curve.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(steps.windows(2).all(|pair| pair[1] <= pair[0] + 1e-5), "it never steepens");
        assert!(steps.windows(2).all(|pair| pair[0] - pair[1] < 1e-3), "it has no corner");
    }

    #[test]
    fn loud_and_broken_values_are_held() {
        assert_eq!(to_i16(7.0), i16::MAX);
        assert_eq!(to_i16(-7.0), i16::MIN);
        assert_eq!(to_i16(f32::NAN), 0);
    }
}
