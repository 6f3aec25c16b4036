//! Sound at 16 kHz becomes loudness of frequency bands over time: what an example keeps.

use super::rate::RATE_HZ;
use crate::domain::shown::Spoken;
use realfft::{RealFftPlanner, RealToComplex};
use std::sync::Arc;

/// Milliseconds from frame to frame. 10 keeps stop consonants; a second of speech is 4 kB.
pub const HOP_MS: u16 = 10;
/// Mel bands from [`LOWEST_HZ`] to [`HIGHEST_HZ`].
pub const BANDS: usize = 40;
/// Below it are hum and handling noise.
pub const LOWEST_HZ: f32 = 60.0;
/// Above it is little that tells words apart, and a 16 kHz stream ends soon.
pub const HIGHEST_HZ: f32 = 7600.0;
/// Bands that a recording at 8 kHz fills too (their upper edges lie under 3.8 kHz).
pub const NARROW_BANDS: usize = 29;

/// Samples in a window (25 ms, the usual length for speech) and in its transform.
const WINDOW: usize = 400;
const FFT: usize = 512;
const HOP: usize = HOP_MS as usize * RATE_HZ as usize / 1000;

/// Turns windows of sound into band levels.
pub struct Bands {
    transform: Arc<dyn RealToComplex<f32>>,
    window: Vec<f32>,
    /// First bin and weights of each band.
    filters: Vec<(usize, Vec<f32>)>,
    /// Bands from here on lie above what was recorded.
    filled: usize,
}

impl Bands {
    /// For sound that was recorded at `recorded_hz`: bands above its half rate stay empty.
    pub fn new(recorded_hz: u32) -> Self {
        let edges = edges_hz();
        let limit = recorded_hz as f32 / 2.0 * 0.951;
        let filled = (0..BANDS).take_while(|band| edges.get(band + 2).is_some_and(|edge| *edge <= limit)).count();
        Self {
            transform: RealFftPlanner::new().plan_fft_forward(FFT),
            window: (0..WINDOW).map(|i| hann(i, WINDOW)).collect(),
            filters: edges.windows(3).map(triangle).collect(),
            filled,
        }
    }

    /// The levels of 16 kHz sound. Windows are centred on their frames, so that no time is lost at the ends.
    pub fn spoken(&self, samples: &[f32]) -> Spoken {
        let mut levels = Vec::with_capacity(samples.len() / HOP * BANDS + BANDS);
        let mut buffer = vec![0.0; FFT];
        let mut spectrum = self.transform.make_output_vec();
        for middle in (HOP / 2..samples.len()).step_by(HOP) {
            self.cut(samples, middle, &mut buffer);
            if self.transform.process(&mut buffer, &mut spectrum).is_err() {
                break; // Cannot be: both buffers have the transform's own sizes.
            }
            let powers: Vec<f32> = spectrum.iter().map(|bin| bin.norm_sqr()).collect();
            levels.extend((0..BANDS).map(|band| if band < self.filled { self.level(band, &powers) } else { 0 }));
        }
        Spoken { hop_ms: HOP_MS, bands: BANDS as u16, levels }
    }

    fn cut(&self, samples: &[f32], middle: usize, buffer: &mut [f32]) {
        buffer.fill(0.0);
        let skipped = (WINDOW / 2).saturating_sub(middle);
        let from = middle.saturating_sub(WINDOW / 2);
        let part = samples.get(from..).unwrap_or_default();
        for ((slot, weight), sample) in buffer.iter_mut().zip(&self.window).skip(skipped).zip(part) {
            *slot = weight * sample;
        }
    }

    fn level(&self, band: usize, powers: &[f32]) -> u8 {
        let Some((first, weights)) = self.filters.get(band) else { return 0 };
        let power: f32 = powers.iter().skip(*first).zip(weights).map(|(p, w)| p * w).sum();
        to_level(power / FULL_SCALE)
    }
}

/// What a full-scale sine at the middle of a band gives: (amplitude x sum of the window / 2)², the window's mean is 1/2.
const FULL_SCALE: f32 = (WINDOW as f32 / 4.0) * (WINDOW as f32 / 4.0);

/// Power as a share of full scale, to half decibels above -100 dB.
fn to_level(power: f32) -> u8 {
    ((10.0 * power.max(1e-12).log10() + 100.0) * 2.0).round().clamp(0.0, 255.0) as u8
}

fn hann(i: usize, length: usize) -> f32 {
    0.5 - 0.5 * (std::f32::consts::TAU * (i as f32 + 0.5) / length as f32).cos()
}

/// Lower edge, middles and upper edge of the bands, evenly spaced in mel (O'Shaughnessy 1987: 2595 log10(1 + f/700)).
fn edges_hz() -> Vec<f32> {
    let mel = |hz: f32| 2595.0 * (1.0 + hz / 700.0).log10();
    let step = (mel(HIGHEST_HZ) - mel(LOWEST_HZ)) / (BANDS + 1) as f32;
    (0..BANDS + 2).map(|i| 700.0 * (10f32.powf((mel(LOWEST_HZ) + step * i as f32) / 2595.0) - 1.0)).collect()
}

/// First bin and weights of a triangle between three edges.
fn triangle(edges: &[f32]) -> (usize, Vec<f32>) {
    let &[low, middle, high] = edges else { return (0, Vec::new()) };
    let bin_hz = RATE_HZ as f32 / FFT as f32;
    let first = (low / bin_hz).ceil() as usize;
    let last = (high / bin_hz).floor() as usize;
    let weight = |bin: usize| {
        let hz = bin as f32 * bin_hz;
        ((hz - low) / (middle - low)).min((high - hz) / (high - middle)).max(0.0)
    };
    (first, (first..=last).map(weight).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hz: f32) -> Vec<f32> {
        (0..8000).map(|i| 0.1 * (std::f32::consts::TAU * hz * i as f32 / 16_000.0).sin()).collect()
    }

    #[test]
    fn a_tone_is_loudest_in_its_band_at_its_level() {
        let edges = edges_hz();
        for band in [3, 15, 27, 38] {
            let spoken = Bands::new(16_000).spoken(&tone(edges[band + 1]));
            assert_eq!(spoken.levels.len(), 50 * BANDS);
            let frame = &spoken.levels[20 * BANDS..21 * BANDS];
            let loudest = (0..BANDS).max_by_key(|b| frame[*b]).expect("bands");
            assert_eq!(loudest, band);
            // 0.1 of full scale is -20 dB; a wide band also collects the skirts of the window.
            let db = f32::from(frame[band]) / 2.0 - 100.0;
            assert!((-22.0..=-17.0).contains(&db), "{band}: {db}");
        }
    }

    #[test]
    fn a_narrow_recording_fills_exactly_the_narrow_bands() {
        assert_eq!(Bands::new(8_000).filled, NARROW_BANDS);
        assert_eq!(Bands::new(16_000).filled, BANDS);
    }

    #[test]
    fn silence_is_level_zero_and_nothing_is_no_frame() {
        assert!(Bands::new(16_000).spoken(&[0.0; 3200]).levels.iter().all(|level| *level == 0));
        assert!(Bands::new(16_000).spoken(&[]).levels.is_empty());
    }
}
