//! One sound on its way to the device: resampled as it is drawn, with soft edges, and stoppable from outside.

use super::pcm::Pcm;
use super::resample::Resampled;
use rodio::{ChannelCount, SampleRate, Source};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Seconds until a sound is at its full loudness.
const FADE_IN: f32 = 0.003;

/// Seconds in which the end of a sound, or one that is stopped, fades.
const FADE_OUT: f32 = 0.012;

/// What the thread of the device and ours know together about one sound.
#[derive(Debug, Default)]
pub(super) struct Control {
    stop: AtomicBool,
    pause: AtomicBool,
    started: AtomicBool,
    ended: AtomicBool,
}

impl Control {
    /// Fades the sound out now.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Fades the sound out and holds it on where it is, or fades it in there.
    pub(super) fn pause(&self, on: bool) {
        self.pause.store(on, Ordering::Relaxed);
    }

    /// The device has taken its first sample.
    pub(super) fn has_started(&self) -> bool {
        self.started.load(Ordering::Relaxed)
    }

    /// The device has taken its last sample, or let go of the sound.
    pub(super) fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }
}

/// The samples of one sound, mono, at the rate of the device.
pub(super) struct SoundSource {
    samples: Resampled,
    rate: SampleRate,
    gain: f32,
    control: Arc<Control>,
    /// 0..=1, grows at the start and shrinks after a stop.
    edge: f32,
    grow: f32,
    shrink: f32,
}

impl SoundSource {
    pub(super) fn new(pcm: &Pcm, rate: SampleRate, gain: f32, control: Arc<Control>) -> Self {
        let per_second = rate.get() as f32;
        let (grow, shrink) = (1.0 / (per_second * FADE_IN), 1.0 / (per_second * FADE_OUT));
        Self { samples: Resampled::new(pcm, rate.get()), rate, gain, control, edge: 0.0, grow, shrink }
    }

    /// Paused, and faded out: nothing is taken from the sound until it goes on.
    fn is_held(&self) -> bool {
        let waits = self.control.pause.load(Ordering::Relaxed) && !self.control.stop.load(Ordering::Relaxed);
        waits && self.edge <= 0.0
    }

    /// Moves the edge by one sample; false when the sound has faded out after a stop.
    fn step(&mut self) -> bool {
        if self.control.stop.load(Ordering::Relaxed) {
            self.edge -= self.shrink;
            return self.edge > 0.0;
        }
        if self.control.pause.load(Ordering::Relaxed) {
            self.edge = (self.edge - self.shrink).max(0.0);
            return true;
        }
        self.edge = (self.edge + self.grow).min(1.0);
        true
    }
}

impl Iterator for SoundSource {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        self.control.started.store(true, Ordering::Relaxed);
        if self.is_held() {
            return Some(0.0);
        }
        let end = (self.samples.remaining() as f32 * self.shrink).min(1.0);
        let sample = if self.step() { self.samples.next() } else { None };
        if sample.is_none() {
            self.control.ended.store(true, Ordering::Relaxed);
        }
        sample.map(|sample| sample * self.gain * self.edge * end)
    }
}

impl Drop for SoundSource {
    fn drop(&mut self) {
        self.control.ended.store(true, Ordering::Relaxed);
    }
}

impl Source for SoundSource {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        ChannelCount::MIN
    }

    fn sample_rate(&self) -> SampleRate {
        self.rate
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(control: &Arc<Control>) -> SoundSource {
        let pcm = Pcm { samples: vec![16_384; 4_000], rate: 8_000 };
        SoundSource::new(&pcm, SampleRate::new(8_000).unwrap_or(SampleRate::MIN), 0.5, control.clone())
    }

    #[test]
    fn edges_are_soft_and_the_middle_is_whole() {
        let control = Arc::new(Control::default());
        let samples: Vec<f32> = source(&control).collect();
        assert_eq!(samples.len(), 4_000);
        assert!(samples[0] < 0.02 && samples[3_999] < 0.02);
        assert!((samples[2_000] - 0.25).abs() < 1e-4);
        assert!(control.has_started() && control.has_ended());
    }

    #[test]
    fn a_pause_is_silent_and_goes_on_where_it_was() {
        let control = Arc::new(Control::default());
        let mut source = source(&control);
        let before = source.by_ref().take(1_000).count();
        control.pause(true);
        let silence: Vec<f32> = source.by_ref().take(5_000).collect();
        assert!(silence.iter().skip(200).all(|sample| *sample == 0.0) && !control.has_ended());
        control.pause(false);
        let after = source.by_ref().count();
        // What is missing was heard while it faded out.
        assert!((3_880..4_000).contains(&(before + after)), "{before} {after}");
        assert!(control.has_ended());
    }

    #[test]
    fn a_stop_ends_a_pause() {
        let control = Arc::new(Control::default());
        let mut source = source(&control);
        control.pause(true);
        assert_eq!(source.by_ref().take(500).filter(|sample| *sample != 0.0).count(), 0);
        control.stop();
        assert!(source.count() < 5);
    }

    #[test]
    fn a_stop_fades_within_a_moment() {
        let control = Arc::new(Control::default());
        let mut source = source(&control);
        assert_eq!(source.by_ref().take(1_000).count(), 1_000);
        control.stop();
        let rest: Vec<f32> = source.collect();
        assert!((50..200).contains(&rest.len()), "{}", rest.len());
        assert!(rest.windows(2).all(|pair| pair[1] <= pair[0]), "it only gets quieter");
    }
}
