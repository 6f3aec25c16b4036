//! Two on one tablet, and asking a chat service: every target where it is seen, large enough, named.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use malgeurim::app::{
    Command, ErrandCommand, ErrandView, Outcome, QueueCommand, Room, SecondCommand, ServiceNews, TalkCommand,
};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::queue::{About, Reason};
use malgeurim::domain::record::Record;
use malgeurim::domain::service::{Approval, Guard, Service, ServiceRules};
use malgeurim::text::Texts;
use serde_json::json;

fn second(stage: &mut Stage, command: SecondCommand) {
    stage.send(Command::Talk(TalkCommand::Second(command)));
}

/// What is not the partner's is the person's: none of it is smaller than anywhere else in Talk.
fn own_half_is_large(stage: &Stage, what: &str) {
    let partners = Texts::new(Lang::Ko).with("second-key", &[("name", "")]);
    let own = stage.buttons().into_iter().filter(|button| !button.name.starts_with(partners.trim()));
    let small: Vec<_> = own.filter(|button| button.rect.size().min_elem() < 71.9).collect();
    assert!(small.is_empty(), "{what}: {small:?}");
}

#[test]
fn two_boards_that_do_not_fit_are_not_offered_and_that_is_said() {
    for (size, fits) in [(LYING, true), (PHONE, false)] {
        let mut stage = Stage::new(Lang::Ko, size);
        stage.go(Room::Talk);
        stage.send(Command::Talk(TalkCommand::ShowHistory(true)));
        stage.tap(&stage.t("place-now"));
        let small = stage.t("second-small");
        assert_eq!(stage.buttons().iter().any(|button| button.name == small), !fits, "{size}");
        if !fits {
            assert!(!stage.button(&small).enabled && stage.words().iter().any(|word| word.contains(&small)));
        }
    }
}

#[test]
fn the_turned_half_is_touched_where_it_lies() {
    for size in [LYING, STANDING] {
        let mut stage = Stage::new(Lang::Ko, size);
        stage.go(Room::Talk);
        second(&mut stage, SecondCommand::Open(true));
        let named = |name: &str| stage.buttons().into_iter().filter(|button| button.name == name).collect::<Vec<_>>();
        let (own, other) = (named("나"), named("앞사람 나"));
        let ([own], [other]) = (own.as_slice(), other.as_slice()) else { panic!("{own:?} {other:?}") };
        let middle = stage.window().center();
        assert!(own.rect.right() < middle.x && other.rect.left() > middle.x, "it lies turned: {other:?} {own:?}");
        assert!(own.rect.size().min_elem() >= 71.9, "{:?}", own.rect);
        assert!(other.rect.size().min_elem() >= 43.9, "{:?}", other.rect);
        let pos = other.rect.center();
        stage.press_at(pos, true);
        stage.press_at(pos, false);
        stage.run();
        let there = stage.state().talk.second.clone().expect("two boards");
        assert_eq!((there.strip.tiles.len(), stage.state().strip().tiles.len()), (1, 0), "{size:?}");
        let found = faults(&stage, 43.9);
        assert!(found.is_empty(), "{size:?}\n{}", found.join("\n"));
        own_half_is_large(&stage, "opposite");
        second(&mut stage, SecondCommand::Turned(false));
        let found = faults(&stage, 43.9);
        assert!(found.is_empty(), "beside {size:?}\n{}", found.join("\n"));
        own_half_is_large(&stage, "beside");
        stage.tap(&stage.t("second-close"));
        assert!(stage.state().talk.second.is_none());
    }
}

/// An instructor says "not yet": the reason stands where the question was asked, and without one a plain sentence.
fn put_off(stage: &mut Stage) {
    let ask = stage.state().library.asks.keys().next().cloned().expect("a question");
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    stage.send(Command::Queue(QueueCommand::NotYet(About::Ask(ask), Reason::TalkMore)));
    stage.go(Room::Errands);
    stage.send(Command::Errand(ErrandCommand::See(ErrandView::Ask)));
    assert!(stage.shows(&stage.t("not-yet-talk-more")), "{:?}", stage.words());
    stage.state_mut().library.not_yet.clear();
    stage.run();
    assert!(stage.shows(&stage.t("question-not-yet")), "{:?}", stage.words());
}

#[test]
fn asking_has_large_targets_and_is_not_seen_while_it_is_off() {
    for (lang, size) in [(Lang::Ko, LYING), (Lang::En, STANDING)] {
        let mut stage = Stage::new(lang, size);
        stage.go(Room::Errands);
        assert!(!stage.has_button(&stage.t("errand-ask")));
        let value = json!({"name": "글방", "kind": "chat", "url": "https://a.example", "on": true});
        let service: Service = serde_json::from_value(value).expect("a service");
        let news = ServiceNews::Known { services: vec![service], damaged: false, pin: true, under_way: Vec::new() };
        stage.outcome(Outcome::Service(news));
        let guard = Guard { questions: true, free_text: true, approval: Approval::Both, ..Guard::default() };
        let rules = ServiceRules { guard, ..ServiceRules::default() };
        stage.state_mut().library.put(Record::ServiceRules(rules));
        stage.run();
        stage.tap(&stage.t("errand-ask"));
        assert_eq!(stage.state().errand.view, ErrandView::Ask);
        for step in ["composing", "shown", "waiting"] {
            let found = faults(&stage, 72.0);
            assert!(found.is_empty(), "{step} {lang:?} {size:?}\n{}", found.join("\n"));
            match step {
                "composing" => {
                    stage.send(Command::Errand(ErrandCommand::Question("왜 비가 와요? 010-1234-5678".into())))
                }
                "shown" => {
                    assert!(stage.shows("왜 비가 와요? ○○"), "{:?}", stage.words());
                    stage.tap(&stage.t("question-send"));
                }
                _ => {
                    assert!(stage.shows(&stage.t("question-waits-before")));
                    put_off(&mut stage);
                }
            }
        }
    }
}
