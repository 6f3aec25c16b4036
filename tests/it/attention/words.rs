//! Spoken words: tunes stand for them.

use super::{LONG, Room, first, recording, taught};
use malgeurim::app::{Ask, AttentionNews, Taught};
use malgeurim::domain::recognize::RecognizeSettings;
use malgeurim::domain::shown::{Shown, Way};
use malgeurim::io::audio::{Pcm, read_wav, write_wav};
use malgeurim::recognition::fewshot::Answer;
use malgeurim::recognition::spoken::hear;
use std::path::PathBuf;
use std::time::Instant;
use tempfile::TempDir;

const RATE: u32 = 16_000;

/// A "word": pitches, each for 0.18 s, with overtones that change from pitch to pitch. `take` makes it a little higher and
/// longer, as nobody says a word twice in the same way.
fn tune(pitches: &[f32], take: usize) -> Vec<f32> {
    let (higher, longer) = (1.0 + take as f32 * 0.015, 1.0 + take as f32 * 0.04);
    let each = (RATE as f32 * 0.18 * longer) as usize;
    let mut phase = 0.0;
    let mut samples = Vec::new();
    for (place, pitch) in pitches.iter().enumerate() {
        for i in 0..each {
            phase += pitch * higher / RATE as f32 * std::f32::consts::TAU;
            let rise = (i.min(each - i) as f32 / 400.0).min(1.0);
            let colour = (place as f32 + 1.0) * 0.2;
            samples.push(0.3 * rise * (phase.sin() + colour * (phase * 3.0).sin() + 0.2 * (phase * 7.0).sin()));
        }
    }
    samples
}

/// Hiss of a quiet room.
fn hiss(seconds: f32) -> Vec<f32> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / 16_777_216.0 - 0.5
    };
    (0..(seconds * RATE as f32) as usize).map(|_| next() * 0.001).collect()
}

pub(super) const WORDS: [(&str, &[f32]); 3] =
    [("water", &[300.0, 600.0, 900.0]), ("sleep", &[220.0, 180.0]), ("eat", &[900.0, 400.0, 900.0, 400.0])];

/// The word said between two silences.
pub(super) fn said(word: &str, take: usize) -> Vec<f32> {
    let pitches = WORDS.iter().find(|(name, _)| *name == word).unwrap().1;
    [hiss(0.4), tune(pitches, take), hiss(0.4)].concat()
}

/// Three takes of each word.
pub(super) fn lessons() -> Vec<(&'static str, Shown)> {
    let takes = WORDS.iter().flat_map(|(word, _)| (0..3).map(move |take| (*word, take * 2)));
    takes.map(|(word, take)| (word, Shown::Word(hear(&said(word, take), RATE).unwrap()))).collect()
}

pub(super) fn wav(samples: &[f32]) -> Vec<u8> {
    write_wav(&Pcm { samples: samples.iter().map(|v| (v * 32_767.0) as i16).collect(), rate: RATE })
}

/// The word in a file that stands for the microphone.
pub(super) fn file(word: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("said.wav");
    std::fs::write(&path, wav(&said(word, 1))).unwrap();
    (folder, path)
}

pub(super) fn open_listening(keep_sound: bool) -> RecognizeSettings {
    RecognizeSettings { open_listening: true, keep_sound, word_end_ms: 500, ..RecognizeSettings::default() }
}

#[test]
fn open_listening_understands_a_word_that_was_taught_three_times() {
    for (word, _) in WORDS {
        let (_folder, path) = file(word);
        let room = Room::new(recording(&path));
        room.open(Way::Word, taught(lessons(), open_listening(false)));
        assert!(matches!(room.next(), AttentionNews::Opened));
        let understood = room.understood();
        assert_eq!(first(&understood), format!("word:{word}"), "{:?}", understood.decision);
        assert_ne!(understood.decision.answer, Answer::Unknown);
        assert!(understood.sound.is_none() && !understood.coded, "sound is kept only where the person wants it");
        assert!(matches!(understood.shown, Shown::Word(_)));
    }
}

#[test]
fn a_word_that_nobody_taught_is_not_known() {
    let (_folder, path) = file("eat");
    let room = Room::new(recording(&path));
    room.open(Way::Word, taught([], open_listening(false)));
    let understood = room.understood();
    assert_eq!((understood.decision.answer, understood.decision.candidates.len()), (Answer::Unknown, 0));
}

/// Taps, waits until the word has sounded and is quiet again, taps again.
fn tapped(room: &Room) {
    room.until(|news| matches!(news, AttentionNews::Opened).then_some(()));
    room.ask(Ask::Talking(true));
    room.quiet_until(|view| view.present && view.level > 0.5);
    room.quiet_until(|view| view.present && view.level < 0.2);
    room.ask(Ask::Talking(false));
}

#[test]
fn push_to_talk_hears_what_is_between_the_taps_and_keeps_its_sound_if_wanted() {
    for keep_sound in [true, false] {
        let (_folder, path) = file("water");
        let room = Room::new(recording(&path));
        let settings = RecognizeSettings { keep_sound, ..RecognizeSettings::default() };
        room.open(Way::Word, taught(lessons(), settings));
        tapped(&room);
        let understood = room.understood();
        assert_eq!(first(&understood), "word:water");
        assert_eq!(understood.sound.is_some(), keep_sound);
        if let Some(sound) = understood.sound {
            is_the_word(&sound, 3.0 * 0.18 * 1.04);
        }
    }
}

#[test]
fn open_listening_keeps_the_whole_word_and_little_else() {
    let (_folder, path) = file("eat");
    let room = Room::new(recording(&path));
    // The silence that ends a word is longer than what is kept around it.
    room.open(Way::Word, taught(lessons(), RecognizeSettings { word_end_ms: 1200, ..open_listening(true) }));
    is_the_word(&room.understood().sound.unwrap(), 4.0 * 0.18 * 1.04);
}

/// A WAV file that holds the whole word of so many seconds, and not much more.
fn is_the_word(sound: &[u8], seconds: f32) {
    let pcm = read_wav(sound).unwrap();
    let lasts = pcm.samples.len() as f32 / pcm.rate as f32;
    assert_eq!(pcm.rate, RATE);
    assert!((seconds..seconds + 0.7).contains(&lasts), "{lasts} s of sound for a word of {seconds} s");
    let loud = pcm.samples.iter().filter(|sample| sample.unsigned_abs() > 1_500).count() as f32 / RATE as f32;
    assert!(loud > seconds * 0.5, "only {loud} s of it is the word");
}

#[test]
fn a_tap_without_a_word_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("silence.wav");
    std::fs::write(&path, wav(&[0.0; 8_000])).unwrap();
    let room = Room::new(recording(&path));
    room.open(Way::Word, Taught::default());
    room.until(|news| matches!(news, AttentionNews::Opened).then_some(()));
    room.ask(Ask::Talking(true));
    room.quiet_until(|view| view.present);
    room.ask(Ask::Talking(false));
    let hint = room.until(|news| match news {
        AttentionNews::Hint(notice) => Some(notice.what),
        _ => None,
    });
    assert_eq!(hint, "word-too-quiet");
}

#[test]
fn a_tap_for_what_was_closed_before_changes_nothing() {
    let (_folder, path) = file("water");
    let mut room = Room::new(recording(&path));
    room.open(Way::Word, taught(lessons(), RecognizeSettings::default()));
    room.until(|news| matches!(news, AttentionNews::Opened).then_some(()));
    room.attention.ask(room.id - 1, Ask::Talking(true));
    // The word sounds, and nobody listens to it.
    room.quiet_until(|view| view.level > 0.5);
    room.quiet_until(|view| {
        assert!(!view.present);
        view.level < 0.2
    });
    room.ask(Ask::Close);
    room.id += 1;
    let asked = Instant::now();
    room.ask(Ask::Decide(lessons().remove(0).1));
    // What was on its way when it closed may still come, under its own id.
    let answer = std::iter::from_fn(|| room.outcomes.recv_timeout(LONG).ok()).find_map(|outcome| match outcome {
        malgeurim::app::Outcome::Attention(id, AttentionNews::Understood(understood)) if id == room.id => {
            Some(understood)
        }
        _ => None,
    });
    assert_eq!(first(&answer.unwrap()), "word:water");
    println!("decided after {} ms", asked.elapsed().as_millis());
}
