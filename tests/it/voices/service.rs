//! A speech service as a voice, in front of a service that runs here.

use crate::net::studio::{Studio, hold, say};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::voice::{VoiceEngine, VoiceRef};
use malgeurim::io::audio::{
    Cancel, Pcm, SpeechCache, SpeechRequest, Voice, VoiceError, Voices, render_with, write_wav,
};
use malgeurim::io::files::Home;
use serde_json::json;
use std::fs;
use tempfile::{TempDir, tempdir};

/// A home whose list has this service, `말`.
fn home(url: &str, on: bool) -> (TempDir, Home) {
    let data = tempdir().expect("folder");
    let home = Home::at(data.path());
    switch(&home, url, on);
    (data, home)
}

fn switch(home: &Home, url: &str, on: bool) {
    let services = json!({"services": [{"name": "말", "kind": "speech", "url": url, "on": on, "voice": "nova"}]});
    fs::write(home.data.join("services.json"), services.to_string()).expect("services");
}

fn voice(home: &Home) -> Option<Box<dyn Voice>> {
    Voices::of(home).find(Lang::Ko, &VoiceRef::new(VoiceEngine::Service, "말"))
}

/// A sound of a second.
fn tone() -> Pcm {
    let at = |n: u32| (f64::from(n) / 20.0).sin() * 20_000.0;
    Pcm { samples: (0..16_000).map(|n| at(n) as i16).collect(), rate: 16_000 }
}

fn water() -> SpeechRequest {
    SpeechRequest { rate: 0.9, ..SpeechRequest::new("물 주세요?", Lang::Ko) }
}

#[test]
fn a_service_speaks_where_it_is_on_and_what_it_said_works_without_it() {
    let studio = Studio::saying("200 OK", "audio/wav", write_wav(&tone()));
    let (_data, home) = home(&studio.url(), true);
    let listed = Voices::of(&home).list();
    assert!(listed.iter().any(|known| known.voice == VoiceRef::new(VoiceEngine::Service, "말")));
    let cache = SpeechCache::new(&home.cache);
    let voice = voice(&home).expect("a voice");
    let (first, cached, seconds, _) = render_with(voice.as_ref(), &water(), &cache).expect("speech");
    assert!(!cached && seconds > 0.8);
    let sent = studio.wait_for("POST /audio/speech").json();
    assert_eq!((&sent["input"], &sent["voice"]), (&json!("물 주세요?"), &json!("nova")));
    assert!((sent["speed"].as_f64().expect("a speed") - 0.9).abs() < 0.001);
    let higher = SpeechRequest { pitch: 2.0, ..water() };
    let high = voice.render(&higher, &Cancel::default()).expect("speech");
    assert_eq!(high.rate, 32_000);
    drop(studio);
    let (second, cached, ..) = render_with(voice.as_ref(), &water(), &cache).expect("speech");
    assert!(cached && first == second);
}

#[test]
fn another_address_is_asked_anew_by_the_same_voice() {
    let (first, second) = [1, 2].map(|_| Studio::saying("200 OK", "audio/wav", write_wav(&tone()))).into();
    let (_data, home) = home(&first.url(), true);
    let cache = SpeechCache::new(&home.cache);
    let voice = voice(&home).expect("a voice");
    let before = render_with(voice.as_ref(), &water(), &cache).expect("speech");
    switch(&home, &second.url(), true);
    let after = render_with(voice.as_ref(), &water(), &cache).expect("speech");
    assert!(!before.1 && !after.1, "what the old one said is not the new one's");
    assert_ne!(before.3, after.3);
    second.wait_for("POST /audio/speech");
    assert_eq!(first.heard("POST /audio/speech").len(), 1);
}

#[test]
fn one_that_is_turned_off_is_asked_nothing_more() {
    let studio = Studio::saying("200 OK", "audio/wav", write_wav(&tone()));
    let (_data, home) = home(&studio.url(), true);
    let kept = voice(&home).expect("a voice");
    switch(&home, &studio.url(), false);
    assert_eq!(kept.render(&water(), &Cancel::default()), Err(VoiceError::Missing));
    assert!(voice(&home).is_none() && studio.heard("POST /audio/speech").is_empty());
    assert!(Voices::of(&home).list().iter().all(|known| known.voice.engine != VoiceEngine::Service));
}

#[test]
fn what_is_no_sound_is_an_error_and_nobody_waits_for_one_that_is_called_off() {
    let odd = Studio::saying("200 OK", "audio/wav", &b"no sound"[..]);
    let (_data, first) = home(&odd.url(), true);
    let said = voice(&first).expect("a voice").render(&water(), &Cancel::default());
    assert!(matches!(said, Err(VoiceError::Failed(_))), "{said:?}");
    let refusing = Studio::new(|_, stream| say(stream, "401 Unauthorized", "application/json", b"{}"));
    switch(&first, &refusing.url(), true);
    let said = voice(&first).expect("a voice").render(&water(), &Cancel::default());
    assert!(matches!(said, Err(VoiceError::Failed(_))), "{said:?}");

    let silent = Studio::new(|_, stream| hold(stream));
    switch(&first, &silent.url(), true);
    let waiting = voice(&first).expect("a voice");
    let cancel = Cancel::default();
    let caller = cancel.clone();
    let thread = std::thread::spawn(move || waiting.render(&water(), &cancel));
    silent.wait_for("POST /audio/speech");
    caller.cancel();
    assert_eq!(thread.join().expect("thread"), Err(VoiceError::Cancelled));
}
