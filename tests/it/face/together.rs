//! Two on one tablet, and asking a chat service: every target where it is seen, large enough, named.

use super::stage::{LYING, STANDING, Stage};
use super::targets::faults;
use malgeurim::app::{Command, ErrandCommand, ErrandView, Outcome, Room, SecondCommand, ServiceNews, TalkCommand};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::Record;
use malgeurim::domain::service::{Approval, Guard, Service, ServiceRules};
use serde_json::json;

fn second(stage: &mut Stage, command: SecondCommand) {
    stage.send(Command::Talk(TalkCommand::Second(command)));
}

#[test]
fn the_turned_half_is_touched_where_it_lies() {
    for size in [LYING, STANDING] {
        let mut stage = Stage::new(Lang::Ko, size);
        stage.go(Room::Talk);
        second(&mut stage, SecondCommand::Open(true));
        let mut both: Vec<_> = stage.buttons().into_iter().filter(|button| button.name == "나").collect();
        both.sort_by(|a, b| a.rect.top().total_cmp(&b.rect.top()));
        let [other, own] = both.as_slice() else { panic!("{both:?}") };
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
        second(&mut stage, SecondCommand::Turned(false));
        let found = faults(&stage, 43.9);
        assert!(found.is_empty(), "beside {size:?}\n{}", found.join("\n"));
        stage.tap(&stage.t("second-close"));
        assert!(stage.state().talk.second.is_none());
    }
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
                _ => assert!(stage.shows(&stage.t("question-waits-before"))),
            }
        }
    }
}
