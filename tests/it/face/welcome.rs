//! The first guide: heard, left out, gone back from; what it sets is set with a yes, and nothing of it is a test.

use super::stage::{LYING, Stage};
use egui::{Pos2, vec2};
use malgeurim::app::{Command, Effect, Outcome, Room, VoicesNews};
use malgeurim::domain::access::SelectOn;
use malgeurim::domain::calm::Place;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::profile::GridSize;
use malgeurim::domain::voice::{KnownVoice, VoiceEngine, VoiceRef};
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;
use malgeurim::io::welcome;

fn open(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang, LYING);
    drop(stage.effects());
    stage.go(Room::Welcome);
    stage
}

fn voice(name: &str) -> KnownVoice {
    let voice = VoiceRef { engine: VoiceEngine::Espeak, name: name.into() };
    KnownVoice { voice, langs: vec![Lang::Ko, Lang::En], licence: String::new(), fault: None }
}

/// Some voices are there.
pub fn voices(stage: &mut Stage) {
    let known = ["f2", "m3", "f4", "m1", "f5"].map(voice).to_vec();
    stage.outcome(Outcome::Voices(VoicesNews::Known(known)));
}

/// A finger comes down and leaves, so many frames later, so far away.
fn press(stage: &mut Stage, at: Pos2, frames: usize, slid: f32) {
    stage.press_at(at, true);
    stage.harness().run_steps(frames);
    stage.press_at(at + vec2(slid, 0.0), false);
    stage.harness().run_steps(2);
}

fn circle(stage: &Stage) -> egui::Rect {
    stage.button(&stage.t("welcome-circle")).rect
}

/// Touches that begin beside the circle until something is asked.
pub fn miss(stage: &mut Stage) {
    for _ in 0..10 {
        let circle = circle(stage);
        let right = circle.right() + 40.0;
        let x = if right < stage.window().right() - 30.0 { right } else { circle.left() - 40.0 };
        press(stage, Pos2::new(x, circle.center().y), 4, 0.0);
    }
    assert!(stage.has_button(&stage.t("welcome-touch-change")), "{:?}", stage.words());
}

/// What was noted about the guide on this device.
fn noted(stage: &mut Stage) -> Vec<bool> {
    let effects = stage.effects().into_iter();
    effects.filter_map(|effect| if let Effect::Welcome { over } = effect { Some(over) } else { None }).collect()
}

#[test]
fn it_is_gone_through_or_left_at_any_card_and_over_then() {
    let mut stage = open(Lang::Ko);
    assert_eq!(noted(&mut stage), [false]);
    for title in ["welcome-voice", "welcome-touch", "welcome-name", "welcome-places"] {
        assert!(stage.shows(&stage.t(title)), "{title}: {:?}", stage.words());
        let last = title == "welcome-places";
        stage.tap(&stage.t(if last { "welcome-start" } else { "next" }));
    }
    assert_eq!((stage.state().room, noted(&mut stage)), (Room::Home, vec![true]));
    for cards in 0..4 {
        let mut stage = open(Lang::En);
        (0..cards).for_each(|_| stage.tap(&stage.t("next")));
        drop(stage.effects());
        stage.tap(&stage.t("welcome-skip"));
        assert_eq!((stage.state().room, noted(&mut stage)), (Room::Home, vec![true]));
    }
    // Whatever leads elsewhere leaves it, too.
    let mut stage = open(Lang::Ko);
    drop(stage.effects());
    stage.go(Room::Talk);
    assert_eq!(noted(&mut stage), [true]);
    stage.go(Room::Home);
    assert!(noted(&mut stage).is_empty(), "once");
}

#[test]
fn one_goes_back_and_every_card_is_read_aloud() {
    let mut stage = open(Lang::Ko);
    assert!(!stage.button(&stage.t("welcome-back")).enabled);
    stage.tap(&stage.t("next"));
    stage.tap(&stage.t("read-aloud"));
    let title = stage.t("welcome-touch");
    let said = |effect: &Effect| matches!(effect, Effect::Speak { what, .. } if what.text.contains(&title));
    assert!(stage.effects().iter().any(said));
    stage.tap(&stage.t("welcome-back"));
    assert!(stage.shows(&stage.t("welcome-voice")));
}

#[test]
fn the_settings_lead_to_it_again_and_a_stay_does_not() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Settings);
    stage.tap(&stage.t("settings-about"));
    stage.tap(&stage.t("welcome-again"));
    assert_eq!(stage.state().room, Room::Welcome);
    let who = stage.state().who.clone().expect("somebody");
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    stage.send(Command::Calm(malgeurim::app::CalmCommand::Stay(who, Place::Talk)));
    stage.go(Room::Welcome);
    assert_eq!(stage.state().room, Room::Talk);
}

#[test]
fn a_voice_is_chosen_and_made_louder_by_hearing_it() {
    let mut stage = open(Lang::Ko);
    assert!(stage.shows(&stage.t("welcome-voice-looking")));
    voices(&mut stage);
    let voice = VoiceRef { engine: VoiceEngine::Espeak, name: "m3".into() };
    let texts = malgeurim::text::Texts::new(Lang::Ko);
    let name = texts.with("voice-choose", &[("name", &texts.get("voice-espeak-m3"))]);
    drop(stage.effects());
    stage.tap(&name);
    let person = |stage: &Stage| stage.state().person().cloned().expect("somebody");
    assert_eq!(person(&stage).speech.voices.get(&Lang::Ko), Some(&voice));
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Speak { .. })), "it is heard");
    let before = person(&stage).speech.volume;
    stage.tap(&stage.t("welcome-louder"));
    assert!(person(&stage).speech.volume > before);
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Speak { .. })), "it is heard");
}

#[test]
fn without_a_voice_it_says_so_and_what_to_do() {
    let mut stage = open(Lang::Ko);
    stage.outcome(Outcome::Voices(VoicesNews::Known(Vec::new())));
    for text in ["welcome-voice-none", "welcome-voice-letters", "welcome-voice-add", "welcome-voice-helper"] {
        assert!(stage.shows(&stage.t(text)), "{text}");
    }
    assert!(!stage.has_button(&stage.t("hear-sample")) && stage.button(&stage.t("next")).enabled);
}

#[test]
fn who_presses_as_it_is_set_is_asked_nothing() {
    let mut stage = open(Lang::Ko);
    stage.tap(&stage.t("next"));
    let mut places = Vec::new();
    for _ in 0..3 {
        let place = circle(&stage).center();
        places.push(place);
        press(&mut stage, place, 1, 0.0);
        stage.harness().run_steps(4);
    }
    assert!(places[0] != places[1] && places[1] != places[2], "it appears elsewhere");
    assert!(stage.shows(&stage.t("welcome-touch-fine")), "{:?}", stage.words());
    assert!(!stage.has_button(&stage.t("welcome-touch-change")));
}

#[test]
fn touches_beside_the_circle_speak_for_larger_cells_and_only_a_yes_makes_them() {
    for yes in [true, false] {
        let mut stage = open(Lang::Ko);
        stage.tap(&stage.t("next"));
        miss(&mut stage);
        assert!(stage.shows(&stage.t("welcome-help-larger")), "{:?}", stage.words());
        assert_eq!(stage.state().person().map(|person| person.grid), Some(GridSize::Full), "not before the yes");
        stage.tap(&stage.t(if yes { "welcome-touch-change" } else { "welcome-touch-keep" }));
        let wanted = if yes { GridSize::Beginner } else { GridSize::Full };
        assert_eq!(stage.state().person().map(|person| person.grid), Some(wanted));
        assert!(stage.shows(&stage.t(if yes { "welcome-touch-changed" } else { "welcome-touch-fine" })));
        stage.tap(&stage.t("welcome-touch-again"));
        assert!(stage.has_button(&stage.t("welcome-circle")));
    }
}

#[test]
fn a_finger_that_slides_speaks_for_lifting() {
    let mut stage = open(Lang::Ko);
    stage.change_person(|person| person.touch.select_on = SelectOn::Press);
    stage.tap(&stage.t("next"));
    for _ in 0..3 {
        let place = circle(&stage).center();
        press(&mut stage, place, 2, 60.0);
    }
    assert!(stage.shows(&stage.t("welcome-help-lifting")), "{:?}", stage.words());
    stage.tap(&stage.t("welcome-touch-change"));
    let touch = stage.state().person().map(|person| person.touch).expect("somebody");
    assert_eq!(touch.select_on, SelectOn::Release);
    assert!(touch.slip_points >= 60.0);
}

#[test]
fn a_screen_reader_takes_the_circle_and_nothing_is_made_of_it() {
    let mut stage = open(Lang::Ko);
    stage.tap(&stage.t("next"));
    (0..3).for_each(|_| stage.press_by_reader(&stage.t("welcome-circle")));
    assert!(stage.shows(&stage.t("welcome-touch-fine")));
}

#[test]
fn a_name_is_kept_by_going_on_and_none_is_needed() {
    let mut stage = open(Lang::Ko);
    stage.change_person(|person| person.name = "손님".into());
    (0..2).for_each(|_| stage.tap(&stage.t("next")));
    assert_eq!(stage.value(&stage.t("person-name")), "", "a guest has no name yet");
    stage.tap(&stage.t("next"));
    assert_eq!(stage.state().person().map(|person| person.name.as_str()), Some("손님"));
    stage.tap(&stage.t("welcome-back"));
    stage.tap_field(&stage.t("person-name"));
    stage.type_text("구름");
    let picture = format!("{} 5", stage.t("person-picture"));
    stage.tap(&picture);
    assert!(stage.button(&picture).chosen);
    stage.tap(&stage.t("welcome-skip"));
    let person = stage.state().person().cloned().expect("somebody");
    assert_eq!((person.name.as_str(), person.picture.0.as_str()), ("구름", "🚲"));
}

#[test]
fn the_doors_are_heard_and_not_gone_through() {
    let mut stage = open(Lang::Ko);
    (0..3).for_each(|_| stage.tap(&stage.t("next")));
    drop(stage.effects());
    let talk = stage.t("room-talk");
    let name = stage.buttons().into_iter().find(|button| button.name.starts_with(&talk)).expect("its door").name;
    stage.tap(&name);
    assert_eq!(stage.state().room, Room::Welcome);
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Speak { .. })));
}

#[test]
fn a_device_keeps_that_it_was_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::at(folder.path());
    let mut desk = Desk::for_command(&home, Lang::Ko).expect("a desk");
    let settle = |desk: &mut Desk| assert!(desk.settle(std::time::Duration::from_secs(60)));
    assert!(welcome::is_due(&home.data, true) && !welcome::is_due(&home.data, false));
    desk.choose(None, "손님").expect("a guest");
    desk.send(Command::Go(Room::Welcome));
    settle(&mut desk);
    until(|| welcome::is_due(&home.data, false));
    desk.send(Command::Go(Room::Home));
    settle(&mut desk);
    until(|| !welcome::is_due(&home.data, true));
}

/// What a thread of its own writes is there before long.
fn until(is_so: impl Fn() -> bool) {
    let begun = std::time::Instant::now();
    while !is_so() {
        assert!(begun.elapsed().as_secs() < 60, "it was not noted");
        std::thread::yield_now();
    }
}
