//! Own spoken words: from samples to what is compared, and from a microphone's blocks to words.

use malgeurim::domain::shown::Spoken;
use malgeurim::recognition::fewshot::{Answer, Entry, Measure, Recogniser};
use malgeurim::recognition::spoken::*;

/// A made-up voice: pulses at `pitch_hz` through two resonances that move from one vowel to another, `seconds` long.
fn said(rate: u32, pitch_hz: f32, vowels: &[(f32, f32)], seconds: f32) -> Vec<f32> {
    let count = (rate as f32 * seconds) as usize;
    let mut phase = 0.0;
    let mut memory = [[0.0f32; 2]; 2];
    let sound: Vec<f32> = (0..count)
        .map(|i| {
            let place = i as f32 / count as f32 * (vowels.len() - 1).max(1) as f32;
            let at = (place as usize).min(vowels.len() - 1);
            let (from, to) = (vowels[at], vowels[(at + 1).min(vowels.len() - 1)]);
            let share = place - at as f32;
            let formants = [from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share];
            phase += pitch_hz / rate as f32;
            let mut s = if phase >= 1.0 { 1.0 } else { 0.0 };
            phase %= 1.0;
            for (hz, [a, b]) in formants.iter().zip(&mut memory) {
                let (r, w) = (0.97f32.powf(16_000.0 / rate as f32), std::f32::consts::TAU * hz / rate as f32);
                let out = s * 0.3 + 2.0 * r * w.cos() * *a - r * r * *b;
                (*b, *a) = (*a, out);
                s = out;
            }
            s * (std::f32::consts::PI * i as f32 / count as f32).sin().max(0.0).powf(0.3)
        })
        .collect();
    let peak = sound.iter().fold(0.0f32, |peak, s| peak.max(s.abs()));
    sound.iter().map(|s| s * 0.3 / peak).collect()
}

const A: (f32, f32) = (750.0, 1200.0);
const I: (f32, f32) = (300.0, 2200.0);
const U: (f32, f32) = (320.0, 800.0);

fn features_of(samples: &[f32], rate: u32) -> SpokenFeatures {
    features(&hear(samples, rate).expect("a sound")).expect("features")
}

fn apart(a: &SpokenFeatures, b: &SpokenFeatures) -> f32 {
    SpokenMeasure::default().distance(a, b, f32::INFINITY)
}

/// A soft steady hiss, the same in every run.
fn hiss(count: usize, level: f32) -> Vec<f32> {
    let mut state = 1u32;
    (0..count)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            level * ((state >> 9) as f32 / (1 << 22) as f32 - 1.0)
        })
        .collect()
}

fn mixed(a: Vec<f32>, b: &[f32]) -> Vec<f32> {
    a.iter().zip(b).map(|(x, y)| x + y).collect()
}

#[test]
fn a_word_is_nearer_to_itself_said_slower_higher_and_softer_than_to_another_word() {
    let ai = features_of(&said(16_000, 120.0, &[A, I], 0.5), 16_000);
    let again: Vec<f32> = said(16_000, 135.0, &[A, I], 0.75).iter().map(|s| s * 0.2).collect();
    let again = features_of(&again, 16_000);
    for other in [&[I, A][..], &[A, U], &[U, I], &[A, I, A]] {
        let other = features_of(&said(16_000, 120.0, other, 0.5), 16_000);
        assert!(apart(&ai, &again) < 0.8 * apart(&ai, &other));
    }
}

#[test]
fn distance_is_zero_to_itself_and_the_same_both_ways() {
    let a = features_of(&said(16_000, 120.0, &[A, I], 0.5), 16_000);
    let b = features_of(&said(16_000, 120.0, &[U, A, I], 0.9), 16_000);
    assert_eq!(apart(&a, &a), 0.0);
    assert_eq!(apart(&a, &b), apart(&b, &a));
    assert!(apart(&a, &b) > 0.0);
}

#[test]
fn a_cutoff_changes_nothing_below_it() {
    let a = features_of(&said(16_000, 120.0, &[A, I], 0.5), 16_000);
    let b = features_of(&said(16_000, 120.0, &[U, A, I], 0.9), 16_000);
    let measure = SpokenMeasure::default();
    let whole = apart(&a, &b);
    assert_eq!(measure.distance(&a, &b, whole * 1.01), whole);
    assert!(measure.distance(&a, &b, whole * 0.2) >= whole * 0.2);
}

#[test]
fn silence_around_a_word_does_not_matter() {
    let word = said(16_000, 120.0, &[A, I], 0.5);
    let around = [vec![0.0; 20_000], word.clone(), vec![0.0; 9_000]].concat();
    let (bare, around) = (features_of(&word, 16_000), features_of(&around, 16_000));
    let other = features_of(&said(16_000, 120.0, &[I, A], 0.5), 16_000);
    assert!(apart(&bare, &around) < 0.6 * apart(&bare, &other), "{} {}", apart(&bare, &around), apart(&bare, &other));
}

#[test]
fn a_telephone_recording_compares_with_a_full_one() {
    let full = features_of(&said(48_000, 120.0, &[A, I], 0.5), 48_000);
    let narrow = features_of(&said(8_000, 120.0, &[A, I], 0.5), 8_000);
    let other = features_of(&said(48_000, 120.0, &[I, A], 0.5), 48_000);
    assert!(apart(&full, &narrow) < 0.7 * apart(&full, &other));
}

#[test]
fn a_key_pressed_before_the_word_is_left_out() {
    let word = said(16_000, 120.0, &[A, I], 0.5);
    let key = [vec![0.5; 200], vec![0.0; 12_000]].concat();
    let heard = hear(&[key, word.clone(), vec![0.0; 4_000]].concat(), 16_000).expect("a sound");
    let ms = heard.levels.len() / usize::from(heard.bands) * usize::from(heard.hop_ms);
    assert!((500..=1000).contains(&ms), "{ms}");
}

#[test]
fn what_cannot_be_heard_is_an_error() {
    assert_eq!(hear(&[0.1; 100], 3), Err(HearError::Rate(3)));
    assert_eq!(hear(&vec![0.0; 16_000], 16_000), Err(HearError::NoSound));
    assert_eq!(hear(&[], 16_000), Err(HearError::NoSound));
    assert_eq!(hear(&vec![0.1; 8_000 * 62], 8_000), Err(HearError::TooLong));
    assert_eq!(hear(&vec![f32::NAN; 16_000], 16_000), Err(HearError::NoSound));
}

#[test]
fn damaged_levels_give_no_features_and_never_a_panic() {
    for (hop_ms, bands, count) in
        [(0, 40, 400), (10, 0, 400), (10, 40, 0), (10, 40, 39), (10, 41, 410), (65_535, 40, 81)]
    {
        let spoken = Spoken { hop_ms, bands, levels: vec![200; count] };
        if let Some(features) = features(&spoken) {
            assert!(apart(&features, &features).is_finite());
        }
    }
    assert!(features(&Spoken { hop_ms: 10, bands: 40, levels: vec![0; 400] }).is_none());
    assert!(features(&Spoken { hop_ms: 10, bands: 41, levels: vec![9; 410] }).is_none());
}

/// Pushes blocks of 10 ms and gives what was noticed, without the meter.
fn listen(listener: &mut SpokenListener, rate: u32, samples: &[f32]) -> Vec<Heard> {
    let mut events = Vec::new();
    samples.chunks(rate as usize / 100).for_each(|block| listener.push(block, &mut events));
    events.retain(|event| !matches!(event, Heard::Level(_)));
    events
}

fn open(silence_ms: u32, any_sound: bool) -> SpokenListener {
    let settings = ListenerSettings { listening: Listening::Open, silence_ms, any_sound, ..Default::default() };
    SpokenListener::new(48_000, settings).expect("a usual rate")
}

fn names(events: &[Heard]) -> Vec<&'static str> {
    let name = |event: &Heard| match event {
        Heard::Level(_) => "level",
        Heard::Started => "started",
        Heard::Ended(_) => "ended",
        Heard::Problem(Problem::TooQuiet) => "quiet",
        Heard::Problem(Problem::Clipped) => "clipped",
        Heard::Problem(Problem::TooLong) => "long",
        Heard::Problem(Problem::TooShort) => "short",
    };
    events.iter().map(name).collect()
}

fn quiet(seconds: f32) -> Vec<f32> {
    hiss((48_000.0 * seconds) as usize, 0.001)
}

#[test]
fn open_listening_gives_one_word_for_each_thing_said() {
    let word = said(48_000, 120.0, &[A, I], 0.6);
    let sound = [quiet(1.0), word.clone(), quiet(1.5), word, quiet(1.5)].concat();
    assert_eq!(names(&listen(&mut open(800, true), 48_000, &sound)), ["started", "ended", "started", "ended"]);
}

#[test]
fn a_slow_speaker_is_not_cut_off() {
    let part = said(48_000, 120.0, &[A, I], 0.5);
    let sound = [quiet(1.0), part.clone(), quiet(1.1), part, quiet(2.5)].concat();
    assert_eq!(names(&listen(&mut open(500, true), 48_000, &sound)), ["started", "ended", "started", "ended"]);
    assert_eq!(names(&listen(&mut open(1800, true), 48_000, &sound)), ["started", "ended"]);
}

#[test]
fn a_sound_that_is_no_speech_counts_if_wished() {
    let noise = hiss(24_000, 0.1);
    let sound = [quiet(1.0), noise, quiet(1.5)].concat();
    assert_eq!(names(&listen(&mut open(800, true), 48_000, &sound)), ["started", "ended"]);
    assert_eq!(names(&listen(&mut open(800, false), 48_000, &sound)), [""; 0]);
}

#[test]
fn what_never_ends_is_too_long_and_the_next_word_is_heard() {
    let word = said(48_000, 120.0, &[A, I], 0.6);
    let sound = [quiet(1.0), said(48_000, 120.0, &[A, I, A, U], 6.0), quiet(2.0), word, quiet(1.5)].concat();
    assert_eq!(names(&listen(&mut open(800, true), 48_000, &sound)), ["started", "long", "started", "ended"]);
}

#[test]
fn an_open_microphone_in_a_quiet_room_says_nothing() {
    assert_eq!(names(&listen(&mut open(800, true), 48_000, &quiet(20.0))), [""; 0]);
}

/// Holds the button while `samples` are heard.
fn held(samples: &[f32]) -> Vec<Heard> {
    let mut listener = SpokenListener::new(48_000, ListenerSettings::default()).expect("a usual rate");
    let mut events = Vec::new();
    listener.begin(&mut events);
    events.extend(listen(&mut listener, 48_000, samples));
    listener.end(&mut events);
    events
}

#[test]
fn push_to_talk_hears_any_sound_and_says_what_is_wrong() {
    let word = said(48_000, 120.0, &[A, I], 0.6);
    let with = |sound: Vec<f32>| [quiet(0.4), sound, quiet(0.4)].concat();
    let louder: Vec<f32> = word.iter().map(|s| (s * 40.0).clamp(-1.0, 1.0)).collect();
    assert_eq!(names(&held(&with(word))), ["started", "ended"]);
    assert_eq!(names(&held(&with(hiss(20_000, 0.05)))), ["started", "ended"]);
    assert_eq!(names(&held(&with(louder))), ["started", "clipped", "ended"]);
    assert_eq!(names(&held(&quiet(1.0))), ["started", "quiet"]);
    assert_eq!(names(&held(&with(said(48_000, 120.0, &[A, I, A, U], 5.0)))), ["started", "long"]);
}

#[test]
fn nothing_is_kept_without_the_button_and_a_forgotten_button_ends_by_itself() {
    let mut listener = SpokenListener::new(48_000, ListenerSettings::default()).expect("a usual rate");
    let word = said(48_000, 120.0, &[A, I], 0.6);
    assert_eq!(names(&listen(&mut listener, 48_000, &word)), [""; 0]);
    let mut events = Vec::new();
    listener.begin(&mut events);
    events.extend(listen(&mut listener, 48_000, &[quiet(1.0), word, quiet(60.0)].concat()));
    assert_eq!(names(&events), ["started", "ended"]);
    assert!(!listener.is_hearing());
}

#[test]
fn the_same_word_is_the_same_from_the_button_and_from_open_listening() {
    let sound = [quiet(1.0), said(48_000, 120.0, &[A, I], 0.6), quiet(1.5)].concat();
    let word = |events: Vec<Heard>| {
        events.into_iter().find_map(|event| if let Heard::Ended(spoken) = event { Some(spoken) } else { None })
    };
    let a = features(&word(held(&sound)).expect("ended")).expect("features");
    let b = features(&word(listen(&mut open(800, true), 48_000, &sound)).expect("ended")).expect("features");
    let other = features_of(&said(48_000, 120.0, &[I, A], 0.6), 48_000);
    assert!(apart(&a, &b) < 0.3 * apart(&a, &other), "{} {}", apart(&a, &b), apart(&a, &other));
}

#[test]
fn noise_in_the_room_leaves_the_nearest_word_the_nearest() {
    let clean = features_of(&said(16_000, 120.0, &[A, I], 0.6), 16_000);
    let other = features_of(&said(16_000, 120.0, &[I, A], 0.6), 16_000);
    let noisy = mixed(said(16_000, 125.0, &[A, I], 0.7), &hiss(20_000, 0.003));
    let noisy = features_of(&noisy, 16_000);
    assert!(apart(&clean, &noisy) < 0.8 * apart(&other, &noisy));
}

#[test]
fn a_minute_of_speech_falls_into_pieces_at_its_pauses() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/speech/vad_test.wav");
    let Ok(mut reader) = hound::WavReader::open(path) else { return println!("skipped: no vad_test.wav") };
    let rate = reader.spec().sample_rate;
    let samples: Vec<f32> = reader.samples::<i16>().filter_map(Result::ok).map(|s| f32::from(s) / 32_768.0).collect();
    let settings =
        ListenerSettings { listening: Listening::Open, silence_ms: 500, longest_ms: 10_000, ..Default::default() };
    let mut listener = SpokenListener::new(rate, settings).expect("a usual rate");
    let events = listen(&mut listener, rate, &samples);
    let ended: Vec<usize> = events
        .iter()
        .filter_map(|event| if let Heard::Ended(s) = event { Some(s.levels.len() / 4) } else { None })
        .collect();
    println!("pieces in ms: {ended:?}, {:?}", names(&events));
    let speech_ms: usize = ended.iter().sum();
    assert!(ended.len() >= 5 && (15_000..58_000).contains(&speech_ms), "{ended:?}");
}

/// A person with few words has few other words that say what "sure" means: the background makes up for them.
#[test]
fn with_the_background_a_word_of_two_is_sure_and_a_noise_is_not() {
    let take = |vowels: &[(f32, f32)], k: usize| {
        features_of(&said(16_000, 115.0 + 5.0 * k as f32, vowels, 0.5 + 0.02 * k as f32), 16_000)
    };
    let words = [("ai", [A, I]), ("ua", [U, A])];
    let examples = words.iter().flat_map(|(word, vowels)| {
        (0..4).map(|k| Entry { word: (*word).to_owned(), features: take(vowels, k), is: true })
    });
    let entries: Vec<_> = examples.collect();
    let alone = Recogniser::new(SpokenMeasure::default(), entries.clone(), Vec::new());
    let with = Recogniser::new(SpokenMeasure::default(), entries, background());
    let again = features_of(&said(16_000, 122.0, &[A, I], 0.53), 16_000);
    assert_ne!(alone.decide(&again).answer, Answer::Sure);
    assert_eq!(with.decide(&again).answer, Answer::Sure);
    assert_eq!(with.decide(&again).candidates[0].word, "ai");
    assert_ne!(with.decide(&features_of(&hiss(8_000, 0.1), 16_000)).answer, Answer::Sure);
}
