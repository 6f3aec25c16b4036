//! What added voices say, with the real runtime.

use super::tiny::{RATE, endless, piper, piper_json, put_piper, put_supertonic};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::voice::{VoiceEngine, VoiceRef};
use malgeurim::io::audio::{Cancel, Espeak, Pcm, SpeechCache, SpeechRequest, Voice, VoiceError, Voices, render_with};
use malgeurim::io::files::Home;
use malgeurim::io::models::verify;
use std::path::Path;
use tempfile::{TempDir, tempdir};

/// A home with the voices that `prepare` puts into its folder; `None` without the runtime.
fn home(prepare: impl Fn(&Path)) -> Option<(TempDir, Home)> {
    let models = Home::find().models;
    if let Err(error) = verify::runtime(&models) {
        println!("skipped: {error}");
        return None;
    }
    let data = tempdir().expect("folder");
    prepare(&data.path().join("voices"));
    let home = Home { models, ..Home::at(data.path()) };
    Some((data, home))
}

fn voice(home: &Home, lang: Lang, name: &str) -> Box<dyn Voice> {
    Voices::of(home).find(lang, &VoiceRef::new(VoiceEngine::Added, name)).expect("the voice")
}

fn say(voice: &dyn Voice, request: &SpeechRequest) -> Pcm {
    voice.render(request, &Cancel::default()).unwrap_or_else(|error| panic!("{request:?}: {error}"))
}

/// About the same length, in seconds.
fn alike(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.1 * a.max(b)
}

#[test]
fn a_piper_voice_speaks_longer_texts_longer_and_follows_speed_and_pitch() {
    let Some((_data, home)) =
        home(|voices| put_piper(&voices.join("v"), "v", &piper(false), &piper_json(false, false)))
    else {
        return;
    };
    let voice = voice(&home, Lang::Ko, "v");
    assert!(voice.name().starts_with("added v ") && voice.speaks(Lang::Ko) == Ok(true));
    let text = SpeechRequest::new("물을 주세요. 물을 주세요.", Lang::Ko);
    let usual = say(voice.as_ref(), &text);
    assert!(usual.rate == 16_000 && usual.rms() > 0.05 && usual.peak() < 0.95);
    assert!(say(voice.as_ref(), &SpeechRequest::new("물", Lang::Ko)).seconds() < usual.seconds() / 2.0);
    let fast = say(voice.as_ref(), &SpeechRequest { rate: 2.0, ..text.clone() });
    assert!(alike(fast.seconds() * 2.0, usual.seconds()), "{} {}", fast.seconds(), usual.seconds());
    let high = say(voice.as_ref(), &SpeechRequest { pitch: 2.0, ..text.clone() });
    assert!(high.rate == 32_000 && alike(high.seconds(), usual.seconds()));
    let asked = say(voice.as_ref(), &SpeechRequest::new("물을 주세요?", Lang::Ko));
    assert_ne!(asked, say(voice.as_ref(), &SpeechRequest::new("물을 주세요.", Lang::Ko)), "the mark is heard");
    assert_eq!(say(voice.as_ref(), &text), usual);
}

#[test]
fn speakers_of_one_voice_sound_different_and_one_that_is_gone_is_the_usual_one() {
    let Some((_data, home)) = home(|voices| put_piper(&voices.join("v"), "v", &piper(true), &piper_json(false, true)))
    else {
        return;
    };
    let said = |name: &str| say(voice(&home, Lang::Ko, name).as_ref(), &SpeechRequest::new("물", Lang::Ko));
    assert_ne!(said("v/하늘"), said("v/바다"));
    assert_eq!(said("v/하늘"), said("v"));
    assert_eq!(said("v/없음"), said("v"));
}

#[test]
fn sounds_come_from_espeak_where_the_voice_was_made_with_it() {
    if Espeak::find().is_none() {
        return println!("skipped: espeak-ng is not installed");
    }
    let Some((_data, home)) = home(|voices| put_piper(&voices.join("v"), "v", &piper(false), &piper_json(true, false)))
    else {
        return;
    };
    let voice = voice(&home, Lang::En, "v");
    let said = |text: &str| say(voice.as_ref(), &SpeechRequest::new(text, Lang::En));
    // Written differently, said alike.
    assert_eq!(said("sea"), said("see"));
    assert_ne!(said("Are you okay?"), said("Are you okay."));
    assert!(Voices::of(&home).find(Lang::Ko, &VoiceRef::new(VoiceEngine::Added, "v")).is_none(), "it speaks English");
}

#[test]
fn a_supertonic_voice_speaks_both_languages_the_same_every_time() {
    let Some((_data, home)) = home(|voices| put_supertonic(&voices.join("s"), true)) else { return };
    let voice_of = |name: &str| voice(&home, Lang::Ko, name);
    let first = voice_of("s/F1");
    let text = SpeechRequest::new("물을 주세요.", Lang::Ko);
    let usual = say(first.as_ref(), &text);
    assert!(usual.rate == RATE && usual.rms() > 0.05, "{}", usual.rms());
    assert_eq!(say(first.as_ref(), &text), usual);
    // The speakers differ in loudness alone, and every voice is brought to the same: so only that both speak is seen here.
    assert!(say(voice_of("s/M1").as_ref(), &text).rms() > 0.05);
    let slow = say(first.as_ref(), &SpeechRequest { rate: 0.8, ..text.clone() });
    assert!(alike(slow.seconds() * 0.8, usual.seconds()), "{} {}", slow.seconds(), usual.seconds());
    let english = say(first.as_ref(), &SpeechRequest::new("water please", Lang::En));
    assert!(english.seconds() > 0.5);
    let long = say(first.as_ref(), &SpeechRequest::new("물을 주세요. ".repeat(40), Lang::Ko));
    assert!(long.seconds() > usual.seconds() * 20.0, "a long text is said to its end, piece by piece");
    assert!(Voices::of(&home).find(Lang::Ko, &VoiceRef::new(VoiceEngine::Added, "s/없음")).is_none());
}

#[test]
fn the_first_supertonic_speaks_english_alone() {
    let Some((_data, home)) = home(|voices| put_supertonic(&voices.join("s"), false)) else { return };
    assert!(say(voice(&home, Lang::En, "s/F1").as_ref(), &SpeechRequest::new("water", Lang::En)).seconds() > 0.1);
    assert!(Voices::of(&home).find(Lang::Ko, &VoiceRef::new(VoiceEngine::Added, "s/F1")).is_none());
}

#[test]
fn a_model_that_never_ends_is_called_off() {
    let Some((_data, home)) = home(|voices| put_piper(&voices.join("v"), "v", &endless(), &piper_json(false, false)))
    else {
        return;
    };
    let voice = voice(&home, Lang::Ko, "v");
    let cancel = Cancel::default();
    let caller = cancel.clone();
    let waiting = std::thread::spawn(move || voice.render(&SpeechRequest::new("물", Lang::Ko), &cancel));
    caller.cancel();
    assert_eq!(waiting.join().expect("thread"), Err(VoiceError::Cancelled));
}

#[test]
fn the_second_time_comes_from_the_cache_and_another_model_of_the_name_does_not() {
    let put = |voices: &Path| put_piper(&voices.join("v"), "v", &piper(false), &piper_json(false, false));
    let Some((data, home)) = home(put) else { return };
    let cache = SpeechCache::new(&home.cache);
    let request = SpeechRequest::new("물", Lang::Ko);
    let cached =
        |cache: &SpeechCache| render_with(voice(&home, Lang::Ko, "v").as_ref(), &request, cache).expect("speech").1;
    assert_eq!([cached(&cache), cached(&cache)], [false, true]);
    let longer = piper_json(false, false).replace("\"length_scale\":1,", "\"length_scale\":1.5,");
    put_piper(&data.path().join("voices/v"), "v", &piper(false), &longer);
    assert!(!cached(&cache));
}
