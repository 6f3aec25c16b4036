//! Where the sound of a word begins and ends in a recording.

use std::ops::Range;

/// Samples in a frame of the voice activity detector (16 ms).
pub const FRAME: usize = 256;
/// From this score on, a frame is voice (the detector's own advice).
pub const VOICE: f32 = 0.5;
/// A frame is sound when it is this much louder than the quiet of the room.
pub const ABOVE_ROOM_DB: f32 = 12.0;
/// Below this is no sound that anybody made on purpose, whatever the room.
pub const FAINTEST_DB: f32 = -65.0;
/// Sounds with less than this between them are one word, in frames (0.4 s).
const GAP: usize = 25;
/// A shorter sound apart from the rest is a click, in frames (48 ms).
const CLICK: usize = 3;

/// Loudness of 16 kHz sound in decibels of full scale (a full square wave is 0).
pub fn loudness_db(frame: &[f32]) -> f32 {
    let power = frame.iter().map(|s| s * s).sum::<f32>() / frame.len().max(1) as f32;
    10.0 * power.max(1e-12).log10()
}

/// The samples from the beginning to the end of what was said in `sound` (16 kHz). Where the detector hears a voice, sounds
/// away from it (a door, a key) are left out; where it hears none, every sound counts: not every word is speech.
/// `None` when all is quiet.
pub fn find(sound: &[f32]) -> Option<Range<usize>> {
    let loudness: Vec<f32> = sound.chunks(FRAME).map(loudness_db).collect();
    let islands = islands(&loudness)?;
    let voiced = voiced(sound);
    let is_voice = |island: &Range<usize>| voiced.get(island.clone()).is_some_and(|part| part.contains(&true));
    let chosen: Vec<&Range<usize>> = match islands.iter().any(is_voice) {
        true => islands.iter().filter(|island| is_voice(island)).collect(),
        false => islands.iter().collect(),
    };
    let (first, last) = (chosen.first()?, chosen.last()?);
    Some(first.start * FRAME..(last.end * FRAME).min(sound.len()))
}

/// Which frames are voice; single frames do not count, three in a row do.
fn voiced(sound: &[f32]) -> Vec<bool> {
    let mut detector = earshot::Detector::default_boxed();
    let mut run = 0;
    let mut out: Vec<bool> = Vec::new();
    for frame in sound.chunks(FRAME) {
        let mut padded = [0.0; FRAME];
        padded.iter_mut().zip(frame).for_each(|(slot, s)| *slot = s.clamp(-1.0, 1.0));
        run = if detector.predict_f32(&padded) > VOICE { run + 1 } else { 0 };
        out.push(run >= 3);
    }
    out
}

/// Ranges of frames that stand out from the room, near ones joined, clicks left out unless there is nothing else.
fn islands(loudness: &[f32]) -> Option<Vec<Range<usize>>> {
    let least = threshold(loudness)?;
    let mut islands: Vec<Range<usize>> = Vec::new();
    for (i, _) in loudness.iter().enumerate().filter(|(_, db)| **db >= least) {
        match islands.last_mut() {
            Some(island) if i < island.end + GAP => island.end = i + 1,
            _ => islands.push(i..i + 1),
        }
    }
    if islands.iter().any(|island| island.len() > CLICK) {
        islands.retain(|island| island.len() > CLICK);
    }
    (!islands.is_empty()).then_some(islands)
}

/// How loud a frame must be: [`ABOVE_ROOM_DB`] above the room, which is the quietest tenth. A recording that is all word has
/// no room, so 20 dB under the loudest always counts; 45 dB under it never does. `None` when nothing sounds.
fn threshold(loudness: &[f32]) -> Option<f32> {
    let mut sorted = loudness.to_vec();
    sorted.sort_by(f32::total_cmp);
    let peak = *sorted.last()?;
    let room = *sorted.get(sorted.len() / 10)?;
    (peak > FAINTEST_DB).then(|| (room + ABOVE_ROOM_DB).min(peak - 20.0).max(FAINTEST_DB).max(peak - 45.0))
}
