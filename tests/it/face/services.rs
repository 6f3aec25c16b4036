//! Services on the screen: behind a PIN for the instructor, one more way for the person, nothing at all while none is on.

use super::room_list::Scene;
use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::Vec2;
use malgeurim::app::{
    Command, CreateCommand, CreateStep, Moving, Outcome, PinAnswer, Room, ServiceEffect, ServiceNews, ServicesCommand,
    WorksCommand,
};
use malgeurim::app::{Effect, Pin};
use malgeurim::domain::artwork::{Beginning, Deed, Hand, Step};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::Record;
use malgeurim::domain::service::{Approval, AskState, Guard, Service, ServiceRules};
use malgeurim::text::Texts;
use serde_json::json;

fn known(stage: &mut Stage, on: bool) {
    let value = json!({"name": "우리 화실", "kind": "image", "url": "https://images.example/v1", "on": on});
    let service: Service = serde_json::from_value(value).expect("a service");
    let news = ServiceNews::Known { services: vec![service], damaged: false, pin: true, under_way: Vec::new() };
    stage.outcome(Outcome::Service(news));
}

fn rules(stage: &mut Stage, approval: Approval) {
    let guard = Guard { approval, free_text: true, ..Guard::default() };
    let rules = ServiceRules { guard, ..ServiceRules::default() };
    stage.state_mut().library.put(Record::ServiceRules(rules));
}

/// Words on the table, at the styles.
fn styles(stage: &mut Stage) {
    stage.go(Room::Create);
    stage.send(Command::Create(CreateCommand::Begin(Beginning::Words)));
    for word in ["ship", "dog"] {
        stage.send(Command::Create(CreateCommand::AddWord(word.into())));
    }
    stage.send(Command::Create(CreateCommand::Step(CreateStep::How)));
}

/// The person waits for a picture.
fn waiting(stage: &mut Stage) {
    styles(stage);
    stage.send(Command::Services(ServicesCommand::Choose(true)));
    stage.send(Command::Create(CreateCommand::Paint));
}

fn unlocked(stage: &mut Stage) {
    stage.go(Room::Settings);
    stage.tap(&stage.t("settings-services"));
    stage.state_mut().services.unlocked = true;
    stage.run();
}

fn no_faults(stage: &Stage, smallest: f32, what: &str) {
    let found = faults(stage, smallest);
    assert!(found.is_empty(), "{what}\n{}", found.join("\n"));
}

const TABLETS: [(Lang, Vec2); 2] = [(Lang::Ko, LYING), (Lang::En, STANDING)];
const WINDOWS: [(Lang, Vec2); 4] = [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, PHONE), (Lang::En, PHONE)];

#[test]
fn nothing_of_a_service_is_seen_while_none_is_on() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    known(&mut stage, false);
    styles(&mut stage);
    let texts = Texts::new(Lang::Ko);
    let (card, notice) = (texts.get("service-style"), texts.get("ai-notice"));
    let like = texts.with("service-style-like", &[("style", &texts.get("style-oil"))]);
    let seen = |stage: &Stage| stage.buttons().iter().any(|b| b.name == card || b.name == like) || stage.shows(&notice);
    assert!(!seen(&stage), "{:?}", stage.buttons());
    known(&mut stage, true);
    assert!(seen(&stage));
    known(&mut stage, false);
    assert!(!seen(&stage), "gone again at once");
}

#[test]
fn the_tab_of_services_is_behind_the_pad() {
    for (lang, size) in WINDOWS {
        let mut stage = Stage::new(lang, size);
        known(&mut stage, true);
        stage.go(Room::Settings);
        stage.effects();
        stage.tap(&stage.t("settings-services"));
        no_faults(&stage, 44.0, &format!("{lang:?} {size:?}"));
        let digits = stage.buttons().into_iter().filter(|b| b.name.len() == 1).map(|b| b.rect.size().min_elem());
        assert!(digits.fold(f32::INFINITY, f32::min) >= 72.0, "digits are big {lang:?} {size:?}");
        assert!(!stage.has_button(&stage.t("services-rules")));
        assert!(!stage.button(&stage.t("ok")).enabled, "four digits at least");
        for digit in ["4", "7", "1", "1"] {
            stage.tap(digit);
        }
        assert!(!stage.words().iter().any(|words| words.contains("4711")), "never shown");
        stage.tap(&stage.t("ok"));
        let pin = Pin("4711".to_owned());
        let sent = stage.effects();
        assert!(sent.iter().any(|e| matches!(e, Effect::Service(ServiceEffect::Pin(given)) if *given == pin)));
        stage.outcome(Outcome::Service(ServiceNews::Pin(PinAnswer::Right)));
        assert!(stage.has_button(&stage.t("services-rules")), "{:?}", stage.buttons());
        stage.tap(&stage.t("services-lock"));
        assert!(!stage.has_button(&stage.t("services-rules")));
    }
}

#[test]
fn every_section_has_large_and_named_targets() {
    for (lang, size) in WINDOWS {
        let mut stage = Stage::new(lang, size);
        known(&mut stage, true);
        rules(&mut stage, Approval::Both);
        waiting(&mut stage);
        unlocked(&mut stage);
        let queue = Texts::new(lang).with("queue-count", &[("count", "1")]);
        let texts = ["services-list", "services-rules", "services-sent"].map(|id| stage.t(id));
        for name in texts.iter().chain([&queue]) {
            stage.tap(name);
            no_faults(&stage, 44.0, &format!("{name} {lang:?} {size:?}"));
        }
        let who = if lang == Lang::Ko { "하늘 님" } else { "하늘" };
        let closely = Texts::new(lang).with("services-look-closely", &[("name", who)]);
        stage.tap(&closely);
        no_faults(&stage, 44.0, &format!("closely {lang:?} {size:?}"));
        let english = stage.state().asks_to_decide()[0].shown.en.clone();
        assert!(stage.shows(&english), "the whole request can be read: {:?}", stage.words());
    }
}

#[test]
fn one_tap_decides() {
    for (word, state) in [("queue-yes", AskState::Sent), ("queue-not-yet", AskState::Denied)] {
        let mut stage = Stage::new(Lang::Ko, LYING);
        known(&mut stage, true);
        rules(&mut stage, Approval::Before);
        waiting(&mut stage);
        unlocked(&mut stage);
        stage.tap(&Texts::new(Lang::Ko).with("queue-count", &[("count", "1")]));
        let is_no = word == "queue-not-yet";
        let word = stage.t(word);
        stage.tap(&Texts::new(Lang::Ko).with("queue-decide", &[("name", "하늘 님"), ("what", &word)]));
        if is_no {
            no_faults(&stage, 44.0, "reasons");
            stage.tap(&stage.t("not-yet-together"));
        }
        let states: Vec<AskState> = stage.state().library.asks.values().map(|ask| ask.state.clone()).collect();
        assert_eq!(states, [state]);
        if !is_no {
            assert!(stage.shows(&stage.t("queue-empty")));
            continue;
        }
        // The person sees the kind reason on their first screen, and has read it.
        stage.go(Room::Home);
        let line = stage.buttons().into_iter().find(|b| b.name.contains(&stage.t("not-yet-together"))).expect("a line");
        stage.tap(&line.name);
        no_faults(&stage, 72.0, "tidings");
        let ok = format!("{}: {}", stage.t("tidings-ok"), stage.t("not-yet-together"));
        stage.tap(&ok);
        assert!(stage.shows(&stage.t("tidings-none")));
    }
}

#[test]
fn waiting_is_honest_and_can_be_ended() {
    for (lang, size) in TABLETS {
        let mut stage = Stage::new(lang, size);
        known(&mut stage, true);
        rules(&mut stage, Approval::None);
        waiting(&mut stage);
        no_faults(&stage, 72.0, &format!("waiting {lang:?} {size:?}"));
        assert!(stage.shows(&stage.t("service-making")));
        let id = stage.state().awaited().map(|ask| ask.id.clone()).expect("an ask");
        let moved = |stage: &mut Stage, moving| stage.outcome(Outcome::Service(ServiceNews::Moved(id.clone(), moving)));
        moved(&mut stage, Moving { place: Some(3), ..Moving::default() });
        assert!(stage.shows(&Texts::new(lang).with("service-place", &[("place", "3")])), "{:?}", stage.words());
        moved(&mut stage, Moving { part: Some(0.25), ..Moving::default() });
        assert!(stage.shows(&Texts::new(lang).with("service-part", &[("percent", "25")])));
        stage.tap(&stage.t("stop-painting"));
        assert!(stage.state().awaited().is_none());
        assert_eq!(stage.state().create.step, CreateStep::How);
    }
}

#[test]
fn the_ways_of_painting_fit_with_a_service_and_typed_words() {
    for (lang, size) in TABLETS {
        let mut stage = Stage::new(lang, size);
        known(&mut stage, true);
        rules(&mut stage, Approval::None);
        styles(&mut stage);
        no_faults(&stage, 72.0, &format!("styles {lang:?} {size:?}"));
        let texts = Texts::new(lang);
        stage.tap(&texts.with("service-style-like", &[("style", &texts.get("style-oil"))]));
        assert!(stage.state().services.chosen);
        no_faults(&stage, 72.0, &format!("chosen {lang:?} {size:?}"));
    }
}

#[test]
fn a_work_says_that_a_service_had_a_hand_in_it() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    let mut work = stage.add_work("바다", 1);
    let notice = stage.t("ai-notice");
    stage.go(Room::Works);
    stage.send(Command::Works(WorksCommand::Show(Some(work.id.clone()))));
    assert!(!stage.shows(&notice));
    let did = Deed::Generated { service: "화실".into(), model: String::new(), prompt: String::new() };
    work.steps.push(Step { at: 0, by: Hand::Service, did, result: None });
    stage.state_mut().library.put(Record::Artwork(work));
    stage.run();
    assert!(stage.shows(&notice), "{:?}", stage.words());
}

#[test]
fn a_scene_of_the_list_shows_no_service() {
    // The rooms that every other test goes through stay as they are without one.
    let mut stage = Stage::new(Lang::Ko, LYING);
    let scene: &Scene = super::room_list::SCENES.iter().find(|scene| scene.name == "create: style").expect("a scene");
    scene.enter(&mut stage);
    let named = |name: &str| name.contains("인공지능");
    assert!(!stage.buttons().iter().any(|button| named(&button.name)));
}
