//! The two sounds the program makes by itself, both generated: the bell of 부르기 (attention, please) and a soft click.

use super::pcm::{Pcm, to_i16};
use std::f32::consts::TAU;

/// Samples a second of both sounds.
const RATE: u32 = 44_100;

/// G5, C6, E6: a rising major chord, heard as a friendly call. Hertz, equal temperament, A4 = 440.
const TONES: [f32; 3] = [783.99, 1046.5, 1318.51];

/// Seconds from one stroke of the bell to the next.
const STROKE: f32 = 0.22;

/// Partials of a small bell: multiple of the tone, loudness, seconds until it has faded to 1/e.
/// The 2.76 and 5.4 of a struck bar (Fletcher & Rossing, "The Physics of Musical Instruments", 19.3) give the metal.
const PARTIALS: [(f32, f32, f32); 3] = [(1.0, 1.0, 0.45), (2.76, 0.22, 0.18), (5.4, 0.08, 0.07)];

/// The bell of 부르기: three strokes, about a second and a half, clearly audible in a noisy room without being shrill.
pub fn chime() -> Pcm {
    let length = (RATE as f32 * 1.5) as usize;
    let sound = |n: usize| {
        let at = n as f32 / RATE as f32;
        TONES.iter().enumerate().map(|(stroke, &tone)| bell(tone, at - stroke as f32 * STROKE)).sum::<f32>()
    };
    let mut pcm =
        Pcm { samples: (0..length).map(|n| to_i16(sound(n) * 0.3 * end_fade(n, length))).collect(), rate: RATE };
    pcm.normalise();
    pcm
}

/// A soft click for a tap, 12 ms, quiet.
pub fn click() -> Pcm {
    let length = (RATE as f32 * 0.012) as usize;
    let sound = |n: usize| {
        let at = n as f32 / RATE as f32;
        (TAU * 1_200.0 * at).sin() * (-at / 0.0025).exp() * (at / 0.0005).min(1.0) * 0.25 * end_fade(n, length)
    };
    Pcm { samples: (0..length).map(|n| to_i16(sound(n))).collect(), rate: RATE }
}

/// One stroke, `at` seconds after it; silence before it. The first 4 ms rise so that nothing clicks.
fn bell(tone: f32, at: f32) -> f32 {
    if at < 0.0 {
        return 0.0;
    }
    let rise = (at / 0.004).min(1.0);
    let partial =
        |&(times, loudness, fade): &(f32, f32, f32)| loudness * (TAU * tone * times * at).sin() * (-at / fade).exp();
    rise * PARTIALS.iter().map(partial).sum::<f32>()
}

/// Brings the last fifth of a sound to nothing.
fn end_fade(n: usize, length: usize) -> f32 {
    ((length - n) as f32 / (length as f32 / 5.0)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bell_sounds_and_neither_clips_nor_clicks() {
        let bell = chime();
        assert!(bell.rms() > 0.05 && bell.peak() < 0.95, "rms {} peak {}", bell.rms(), bell.peak());
        assert!(
            bell.samples.first().is_some_and(|s| s.abs() < 50) && bell.samples.last().is_some_and(|s| s.abs() < 50)
        );
        assert!((1.0..2.0).contains(&bell.seconds()));
    }

    #[test]
    fn each_stroke_starts_louder_than_the_fading_before_it() {
        let bell = chime();
        let loudness = |from: f32| {
            let start = (from * RATE as f32) as usize;
            Pcm { samples: bell.samples[start..start + 1_000].to_vec(), rate: RATE }.rms()
        };
        for stroke in 1..3 {
            let at = stroke as f32 * STROKE;
            assert!(loudness(at + 0.01) > loudness(at - 0.03));
        }
    }

    #[test]
    fn the_click_is_short_and_soft() {
        assert!(click().seconds() < 0.02 && click().peak() < 0.3 && click().rms() > 0.01);
    }
}
