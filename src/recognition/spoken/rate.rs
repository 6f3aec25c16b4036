//! Changes the sample rate of a stream to 16 kHz, block by block, so that every microphone sounds the same from here on.

/// The rate that everything after this works at, in samples a second.
pub const RATE_HZ: u32 = 16_000;

/// Rates that are believed: 8 kHz (telephone headsets) to 192 kHz.
pub const RATES_HZ: std::ops::RangeInclusive<u32> = 8_000..=192_000;

/// Zero crossings of the sinc on each side; 12 keep the pass band flat to about 90 % of it.
const CROSSINGS: usize = 12;
/// Table entries from one zero crossing to the next; read with linear interpolation.
const STEPS: usize = 256;

/// A band-limited interpolator (windowed sinc, Julius O. Smith, "Digital Audio Resampling", 2002).
pub struct ToSixteen {
    table: Vec<f32>,
    history: Vec<f32>,
    /// Place of the next output sample in `history`, in input samples.
    at: f64,
    step: f64,
    /// Cut-off as a share of the input's half rate.
    cut: f64,
    reach: usize,
}

impl ToSixteen {
    /// For a stream of `rate_hz`; `None` for a rate outside [`RATES_HZ`].
    pub fn new(rate_hz: u32) -> Option<Self> {
        if !RATES_HZ.contains(&rate_hz) {
            return None;
        }
        let step = f64::from(rate_hz) / f64::from(RATE_HZ);
        let cut = (1.0 / step).min(1.0) * 0.97;
        let reach = (CROSSINGS as f64 / cut).ceil() as usize + 1;
        Some(Self { table: sinc_table(), history: vec![0.0; reach], at: reach as f64, step, cut, reach })
    }

    /// Takes samples in and appends what is ready at 16 kHz to `out`. Not-a-number counts as silence.
    pub fn push(&mut self, samples: &[f32], out: &mut Vec<f32>) {
        if self.step == 1.0 {
            out.extend(samples.iter().map(|s| clean(*s)));
            return;
        }
        self.history.extend(samples.iter().map(|s| clean(*s)));
        while (self.at as usize) + self.reach < self.history.len() {
            out.push(self.sample());
            self.at += self.step;
        }
        let done = (self.at as usize).saturating_sub(self.reach).min(self.history.len());
        self.history.drain(..done);
        self.at -= done as f64;
    }

    /// Gives out what still lacks its right neighbours, as if silence followed.
    pub fn finish(&mut self, out: &mut Vec<f32>) {
        if self.step != 1.0 {
            self.push(&vec![0.0; self.reach], out);
        }
    }

    fn sample(&self) -> f32 {
        let middle = self.at as usize;
        let first = (middle + 1).saturating_sub(self.reach);
        let near = self.history.get(first..=middle + self.reach).unwrap_or_default();
        let sum: f64 = near.iter().zip(first..).map(|(s, i)| f64::from(*s) * self.kernel(i as f64 - self.at)).sum();
        // A sound cut off at the limit overshoots between its samples.
        ((sum * self.cut) as f32).clamp(-1.0, 1.0)
    }

    fn kernel(&self, distance: f64) -> f64 {
        let place = distance.abs() * self.cut * STEPS as f64;
        let index = place as usize;
        match (self.table.get(index), self.table.get(index + 1)) {
            (Some(a), Some(b)) => f64::from(*a) + f64::from(b - a) * (place - index as f64),
            _ => 0.0,
        }
    }
}

fn clean(sample: f32) -> f32 {
    if sample.is_finite() { sample.clamp(-1.0, 1.0) } else { 0.0 }
}

/// Half a sinc under a Hann window.
fn sinc_table() -> Vec<f32> {
    use std::f64::consts::PI;
    (0..=CROSSINGS * STEPS)
        .map(|i| {
            let x = i as f64 / STEPS as f64;
            let sinc = if i == 0 { 1.0 } else { (PI * x).sin() / (PI * x) };
            (sinc * (0.5 + 0.5 * (PI * x / CROSSINGS as f64).cos())) as f32
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(rate: u32, hz: f32, count: usize) -> Vec<f32> {
        (0..count).map(|i| 0.5 * (std::f32::consts::TAU * hz * i as f32 / rate as f32).sin()).collect()
    }

    fn all(rate: u32, samples: &[f32], block: usize) -> Vec<f32> {
        let mut to = ToSixteen::new(rate).expect("a usual rate");
        let mut out = Vec::new();
        samples.chunks(block).for_each(|part| to.push(part, &mut out));
        to.finish(&mut out);
        out
    }

    #[test]
    fn a_tone_keeps_its_pitch_and_level_at_any_rate() {
        for rate in [8_000, 11_025, 22_050, 44_100, 48_000] {
            let out = all(rate, &tone(rate, 1000.0, rate as usize), 480);
            assert!(out.len().abs_diff(16_000) <= 2, "{rate}: {}", out.len());
            let wanted = tone(16_000, 1000.0, 16_000);
            let worst = out[100..15_900].iter().zip(&wanted[100..]).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
            assert!(worst < 0.01, "{rate}: {worst}");
        }
    }

    #[test]
    fn the_size_of_the_blocks_does_not_matter() {
        let samples = tone(44_100, 700.0, 9_000);
        let (whole, parts) = (all(44_100, &samples, 9_000), all(44_100, &samples, 37));
        assert_eq!(whole.len(), parts.len());
        assert!(whole.iter().zip(&parts).all(|(a, b)| (a - b).abs() < 1e-5));
    }

    #[test]
    fn what_sixteen_kilohertz_cannot_hold_does_not_fold_down() {
        let out = all(48_000, &tone(48_000, 11_000.0, 48_000), 480);
        assert!(out[200..15_800].iter().all(|s| s.abs() < 0.01));
    }

    #[test]
    fn strange_rates_are_refused_and_strange_samples_are_silence() {
        assert!(ToSixteen::new(0).is_none() && ToSixteen::new(u32::MAX).is_none());
        assert!(all(48_000, &[f32::NAN, f32::INFINITY, f32::NEG_INFINITY], 3).iter().all(|s| s.is_finite()));
    }
}
