//! A service is put in, changed and taken out on the screen alone; a forgotten PIN has a way out that says what it costs.

use super::stage::{LYING, NOW, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::Vec2;
use malgeurim::app::{Effect, Entry, EntryFault, Finding, KeyText, Outcome, Room, ServiceEffect, ServiceNews};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::service::{Kind, Provider, Service, Task};
use malgeurim::text::Texts;
use serde_json::json;

const WINDOWS: [(Lang, Vec2); 4] = [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, PHONE), (Lang::En, PHONE)];

fn news(stage: &mut Stage, news: ServiceNews) {
    stage.outcome(Outcome::Service(news));
}

fn known(stage: &mut Stage, services: Vec<Service>) {
    news(stage, ServiceNews::Known { services, damaged: false, pin: true, under_way: Vec::new() });
}

fn service(on: bool) -> Service {
    let value = json!({"name": "우리 화실", "kind": "image", "url": "https://images.example/v1", "on": on});
    serde_json::from_value(value).expect("a service")
}

/// The list of services, after the PIN.
fn list(lang: Lang, size: Vec2, services: Vec<Service>) -> Stage {
    let mut stage = Stage::new(lang, size);
    known(&mut stage, services);
    stage.go(Room::Settings);
    stage.tap(&stage.t("settings-services"));
    stage.state_mut().services.unlocked = true;
    stage.run();
    stage.tap(&stage.t("services-list"));
    stage
}

fn no_faults(stage: &Stage, what: &str) {
    let found = faults(stage, 44.0);
    assert!(found.is_empty(), "{what}\n{}", found.join("\n"));
}

/// Turns to the next lines until there are none, checking each.
fn every_line(stage: &mut Stage, what: &str) {
    no_faults(stage, what);
    let next = stage.t("page-next");
    while stage.has_button(&next) && stage.button(&next).enabled {
        stage.tap(&next);
        no_faults(stage, what);
    }
    let before = stage.t("page-previous");
    while stage.has_button(&before) && stage.button(&before).enabled {
        stage.tap(&before);
    }
}

fn write(stage: &mut Stage, name: &str, text: &str) {
    stage.tap_field(&stage.t(name));
    stage.type_text(text);
}

fn entered(stage: &mut Stage) -> Option<Entry> {
    stage.effects().into_iter().find_map(|effect| match effect {
        Effect::Service(ServiceEffect::Enter(entry)) => Some(*entry),
        _ => None,
    })
}

/// The form of a kind of service.
fn form(lang: Lang, size: Vec2, kind: &str) -> Stage {
    let mut stage = list(lang, size, Vec::new());
    stage.tap(&stage.t("services-add"));
    let texts = Texts::new(lang);
    let name = format!("{}. {}", texts.get(kind), texts.hint(kind).expect("a sentence"));
    stage.tap(&name);
    stage
}

#[test]
fn a_service_is_put_in_without_a_terminal() {
    let mut stage = form(Lang::Ko, LYING, "provider-openai");
    assert!(!stage.button(&stage.t("save")).enabled, "it has no name yet");
    write(&mut stage, "entry-name", "우리 화실");
    write(&mut stage, "entry-key", "sk-verysecret");
    let seen = |stage: &Stage| format!("{:?}{:?}", stage.words(), stage.buttons());
    assert!(!seen(&stage).contains("verysecret"), "a key is never shown");
    stage.effects();
    stage.tap(&stage.t("save"));
    let entry = entered(&mut stage).expect("it is handed over");
    assert_eq!((entry.was.as_deref(), entry.service.name.as_str(), entry.service.on), (None, "우리 화실", false));
    assert_eq!((&entry.service.provider, &entry.service.kind), (&Provider::OpenAi, &Kind::Image));
    assert_eq!(entry.service.url, "https://api.openai.com/v1");
    assert!(entry.service.does(Task::Image) && !entry.service.does(Task::Chat));
    assert_eq!(entry.key, Some(KeyText::new("sk-verysecret")));
    // What was wrong is said, and nothing has to be typed twice.
    news(&mut stage, ServiceNews::Entered(Err(EntryFault::NameTaken)));
    assert!(stage.shows(&stage.t("entry-fault-name-taken")), "{:?}", stage.words());
    stage.tap(&stage.t("save"));
    assert_eq!(entered(&mut stage).and_then(|entry| entry.key), Some(KeyText::new("sk-verysecret")));
    news(&mut stage, ServiceNews::Entered(Ok(())));
    known(&mut stage, vec![service(false)]);
    assert!(stage.has_button(&Texts::new(Lang::Ko).with("services-edit-of", &[("name", "우리 화실")])));
}

#[test]
fn every_kind_has_a_sentence_and_every_line_fits() {
    for (lang, size) in WINDOWS {
        let mut stage = list(lang, size, vec![service(true)]);
        every_line(&mut stage, &format!("list {lang:?} {size:?}"));
        stage.tap(&stage.t("services-add"));
        no_faults(&stage, &format!("kinds {lang:?} {size:?}"));
        for kind in ["openai", "automatic1111", "comfyui", "sdcpp", "localai"] {
            let mut stage = form(lang, size, &format!("provider-{kind}"));
            every_line(&mut stage, &format!("{kind} {lang:?} {size:?}"));
        }
    }
}

#[test]
fn a_known_service_is_changed_and_its_key_stays_where_it_is() {
    let mut stage = list(Lang::Ko, STANDING, vec![service(true)]);
    let texts = Texts::new(Lang::Ko);
    news(&mut stage, ServiceNews::Keyed(["우리 화실".to_owned()].into()));
    stage.tap(&texts.with("services-edit-of", &[("name", "우리 화실")]));
    let line = |task: &str, what: &str| format!("{}: {}", texts.get(task), texts.get(what));
    stage.tap(&line("task-chat", "task-first"));
    stage.tap(&line("task-edit", "task-not"));
    stage.effects();
    stage.tap(&stage.t("save"));
    let entry = entered(&mut stage).expect("it is handed over");
    assert_eq!((entry.was.as_deref(), entry.key), (Some("우리 화실"), None));
    assert!(entry.service.is_default_for(Task::Chat) && !entry.service.does(Task::Edit));
    news(&mut stage, ServiceNews::Entered(Ok(())));
    let sent = stage.effects();
    let tested = |effect: &Effect| matches!(effect, Effect::Service(ServiceEffect::Test(name)) if name == "우리 화실");
    assert!(sent.iter().any(tested), "one that is on is tested at once");
    let names = vec!["m-1".to_owned(), "m-2".to_owned()];
    let finding = Finding { check: "models".into(), finding: "good".into(), why: None, names };
    news(&mut stage, ServiceNews::Tested("우리 화실".into(), vec![finding]));
    assert!(stage.words().iter().any(|words| words.contains("m-1, m-2")), "{:?}", stage.words());
}

#[test]
fn a_service_is_taken_out_only_with_a_second_press() {
    let mut stage = list(Lang::Ko, STANDING, vec![service(false)]);
    let texts = Texts::new(Lang::Ko);
    stage.tap(&texts.with("services-edit-of", &[("name", "우리 화실")]));
    stage.effects();
    let (remove, next) = (texts.with("entry-remove", &[("name", "우리 화실")]), stage.t("page-next"));
    while !stage.has_button(&remove) {
        stage.tap(&next);
    }
    stage.tap(&remove);
    let removed = |stage: &mut Stage| {
        let is_it =
            |effect: &Effect| matches!(effect, Effect::Service(ServiceEffect::Remove(name)) if name == "우리 화실");
        stage.effects().iter().any(is_it)
    };
    assert!(!removed(&mut stage));
    no_faults(&stage, "are you sure");
    stage.tap(&stage.t("delete"));
    assert!(removed(&mut stage));
}

#[test]
fn what_was_typed_is_gone_when_the_door_is_locked() {
    let mut stage = form(Lang::Ko, LYING, "provider-openai");
    write(&mut stage, "entry-name", "우리 화실");
    write(&mut stage, "entry-key", "sk-verysecret");
    stage.tap(&stage.t("services-lock"));
    stage.state_mut().services.unlocked = true;
    stage.run();
    assert!(!stage.has_button(&stage.t("save")), "{:?}", stage.buttons());
}

#[test]
fn a_forgotten_pin_says_what_it_costs_and_takes_its_time() {
    for (lang, size) in WINDOWS {
        let mut stage = Stage::new(lang, size);
        known(&mut stage, vec![service(true)]);
        stage.go(Room::Settings);
        stage.tap(&stage.t("settings-services"));
        stage.tap(&stage.t("pin-forgot"));
        no_faults(&stage, &format!("{lang:?} {size:?}"));
        assert!(stage.shows(&stage.t("pin-forget-costs")), "{:?}", stage.words());
        stage.effects();
        stage.tap(&stage.t("pin-forget-begin"));
        assert!(matches!(stage.effects()[..], [.., Effect::Service(ServiceEffect::WishPinForgotten)]));
        news(&mut stage, ServiceNews::Forgetting(Some(NOW + 1)));
        stage.tap(&stage.t("pin-forget-now"));
        let forgets = |effect: &Effect| matches!(effect, Effect::Service(ServiceEffect::ForgetPin));
        assert!(!stage.effects().iter().any(forgets), "too early");
        news(&mut stage, ServiceNews::Forgetting(Some(NOW)));
        stage.tap(&stage.t("dismiss-notice"));
        stage.tap(&stage.t("pin-forget-now"));
        assert!(stage.effects().iter().any(forgets));
        news(&mut stage, ServiceNews::PinForgotten);
        assert!(stage.shows(&stage.t("pin-new")), "{:?}", stage.words());
    }
}
