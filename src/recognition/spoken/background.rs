//! Sounds that are nobody's word. Only with enough of those can "sure" mean "hardly anything else sounds like that": a
//! person who taught few words has too few other words for it.
//!
//! `examples/spoken_background.rs` makes the file: made-up words in synthetic voices of many languages, and noises of a
//! room. It holds one sound after the other: the number of frames (u16, little endian), then [`BANDS`] levels of each
//! frame, as in [`Spoken`], a frame every [`HOP_MS`].

use super::bands::BANDS;
use super::features::{SpokenFeatures, features};
use crate::domain::shown::Spoken;

const FILE: &[u8] = include_bytes!("../../../assets/recognition/spoken.bin");
/// Milliseconds from frame to frame in the file: what [`features`] joins frames to anyway.
const HOP_MS: u16 = 20;

/// The shipped sounds that are no taught word, for [`crate::recognition::fewshot::Recogniser::new`].
pub fn background() -> Vec<SpokenFeatures> {
    sounds(FILE).iter().filter_map(features).collect()
}

/// The sounds of a file; from where it is torn on, nothing.
fn sounds(mut file: &[u8]) -> Vec<Spoken> {
    let mut sounds = Vec::new();
    while let Some((count, rest)) = file.split_first_chunk() {
        let Some((levels, rest)) = rest.split_at_checked(usize::from(u16::from_le_bytes(*count)) * BANDS) else {
            break;
        };
        sounds.push(Spoken { hop_ms: HOP_MS, bands: BANDS as u16, levels: levels.to_vec() });
        file = rest;
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::fewshot::Measure;
    use crate::recognition::spoken::SpokenMeasure;

    #[test]
    fn every_sound_of_the_file_is_read_and_no_two_are_alike() {
        let read = sounds(FILE);
        assert_eq!(read.iter().map(|sound| sound.levels.len() + 2).sum::<usize>(), FILE.len());
        let all = background();
        assert_eq!(all.len(), read.len());
        assert!((24..=100).contains(&all.len()), "enough for one in twenty, few enough to be quick: {}", all.len());
        let pairs = all.iter().enumerate().flat_map(|(i, a)| all.iter().skip(i + 1).map(move |b| (a, b)));
        assert!(pairs.into_iter().all(|(a, b)| SpokenMeasure::default().distance(a, b, f32::INFINITY) > 0.05));
    }

    #[test]
    fn a_torn_file_gives_what_is_whole() {
        let whole = sounds(FILE).len();
        assert_eq!(sounds(&FILE[..FILE.len() - 1]).len(), whole - 1);
        assert_eq!(sounds(&[1, 0, 9]).len(), 0);
        assert_eq!(sounds(&[9]).len(), 0);
        assert_eq!(sounds(&[]).len(), 0);
    }
}
