//! A description drafted by a chat service: of words alone, past the same rules, and a draft until a person has read it.

use super::whole::{Program, write_services};
use super::{ask, instructor, known, lay, news, rules, service};
use crate::common::Bench;
use crate::net::studio::{Studio, say_json};
use malgeurim::app::{ServiceEffect, ServiceNews, WordOrder};
use malgeurim::domain::artwork::Artwork;
use malgeurim::domain::label::Field;
use malgeurim::domain::service::{Approval, AskFor, AskState, Guard, Service, ServiceAsk};
use serde_json::{Value, json};

fn chat(on: bool) -> Service {
    let value =
        json!({"name": "the-chat", "kind": "chat", "url": "https://c.example", "on": on, "models": {"chat": "c-1"}});
    serde_json::from_value(value).expect("a service")
}

/// A painted dog by the sea, by 하늘, called 우리 집; a chat service is on.
fn painted(guard: Guard) -> (Bench, String) {
    let mut bench = Bench::talking();
    known(&mut bench, vec![chat(true)], Vec::new());
    rules(&mut bench, guard);
    lay(&mut bench, &["sea", "dog"]);
    bench.run(json!({"create": {"title-text": "우리 집"}}));
    bench.run(json!({"create": "paint"}));
    let (id, _) = bench.last_job();
    bench.pictured(id, 9, false);
    bench.run(json!({"go": "exhibit"}));
    let work = bench.state.library.works(None)[0].id.0.clone();
    (bench, work)
}

fn open() -> Guard {
    Guard { approval: Approval::None, ..Guard::default() }
}

fn describe(bench: &mut Bench, work: &str) -> Option<ServiceAsk> {
    bench.run(json!({"services": {"describe": work}}));
    bench.state.description_under_way(&work.into()).cloned()
}

fn order(bench: &Bench) -> Option<WordOrder> {
    bench.services.iter().rev().find_map(|effect| match effect {
        ServiceEffect::Word(order) => Some((**order).clone()),
        _ => None,
    })
}

fn the_work<'a>(bench: &'a Bench, id: &str) -> &'a Artwork {
    &bench.state.library.artworks[id]
}

fn answer() -> Value {
    json!({"things": ["dog"], "ko": "잔잔한 바닷가에 개가 서 있어요.", "en": "A dog stands beside the calm sea."})
}

#[test]
fn words_alone_are_told_and_the_answer_is_a_draft_by_the_service() {
    let (mut bench, work) = painted(open());
    bench.run(json!({"exhibit": {"label": {"work": work, "edit": {"confirm-alt": true}}}}));
    bench.run(json!({"exhibit": {"label": {"work": work, "edit": {"maker": "별님"}, "by_maker": true}}}));
    let before = the_work(&bench, &work).clone();
    let asked = describe(&mut bench, &work).expect("an ask");
    assert_eq!(
        (asked.wants, asked.state.clone(), asked.service.as_str()),
        (AskFor::Description, AskState::Wording, "the-chat")
    );
    let order = order(&bench).expect("words are asked for");
    let sent = format!("{}{}", order.wording.rules, order.wording.told);
    assert!(order.wording.told.contains("바다") && order.wording.told.contains("dog"), "{}", order.wording.told);
    assert!(!sent.contains("우리 집") && !sent.contains("별님"), "neither title nor name: {sent}");
    assert!(asked.request.input.is_none() && asked.blobs().is_empty(), "nor the picture");
    assert_eq!(describe(&mut bench, &work), Some(asked.clone()), "once");
    news(&mut bench, ServiceNews::Worded(asked.id.clone(), Some(answer())));
    let after = the_work(&bench, &work).clone();
    assert_eq!(
        (after.alt.ko.as_str(), after.alt.en.as_str()),
        ("잔잔한 바닷가에 개가 서 있어요.", "A dog stands beside the calm sea.")
    );
    assert!(before.label.alt_confirmed.is_some() && after.label.alt_confirmed.is_none(), "a person reads it");
    assert!(after.label.changes.iter().all(|change| change.field == Field::Alt && change.by == "the-chat"));
    assert_eq!(bench.read_notices(), ["describe-done"]);
    let given = ask(&bench, &asked.id);
    assert_eq!((given.state, given.plain), (AskState::Given, Some(asked.shown)), "what was told stays written");
    assert!(bench.state.asks_sent().iter().any(|ask| ask.id == given.id), "and is in the list of what left");
    bench.run(json!({"exhibit": {"label": {"work": work, "edit": {"first": "alt"}}}}));
    assert_eq!(the_work(&bench, &work).alt, before.alt, "one tap back");
}

#[test]
fn the_rules_for_prompts_hold_for_descriptions() {
    let blocked = |guard: Guard, what: &str| {
        let (mut bench, work) = painted(guard);
        bench.read_notices();
        assert_eq!(describe(&mut bench, &work), None, "{what}");
        assert_eq!((bench.read_notices(), order(&bench).is_none()), (vec![what.to_owned()], true));
    };
    blocked(Guard { person_a_day: 0, ..open() }, "service-person-limit");
    blocked(Guard { group_a_day: 0, ..open() }, "service-group-limit");
    blocked(Guard { blocked: vec!["개".into()], ..open() }, "service-word");
    blocked(Guard { wording: false, ..open() }, "service-off");
    let (mut bench, work) = painted(open());
    known(&mut bench, vec![chat(false), service("studio", true)], Vec::new());
    bench.read_notices();
    assert_eq!((describe(&mut bench, &work), bench.read_notices()), (None, vec!["service-off".to_owned()]));
    assert!(bench.state.describer().is_none(), "no key is shown");
}

#[test]
fn the_instructor_looks_before_words_are_sent() {
    let guard = || Guard { approval: Approval::Before, ..Guard::default() };
    let (mut bench, work) = painted(guard());
    let waiting = describe(&mut bench, &work).expect("an ask");
    assert_eq!((waiting.state.clone(), order(&bench).is_none()), (AskState::WaitsBefore, true));
    instructor(&mut bench);
    assert_eq!(bench.state.asks_to_decide().len(), 1);
    bench.run(json!({"services": {"approve": waiting.id}}));
    assert_eq!(order(&bench).map(|order| order.id), Some(waiting.id.clone()));
    bench.run(json!({"go": "exhibit"}));
    news(&mut bench, ServiceNews::Worded(waiting.id.clone(), Some(answer())));
    assert!(the_work(&bench, &work).alt.en.starts_with("A dog stands"));
    let (mut bench, work) = painted(guard());
    let waiting = describe(&mut bench, &work).expect("an ask");
    instructor(&mut bench);
    bench.run(json!({"services": {"deny": waiting.id}}));
    bench.run(json!({"go": "exhibit"}));
    assert_eq!((bench.read_notices(), order(&bench).is_none()), (vec!["describe-denied".to_owned()], true));
}

#[test]
fn whatever_goes_wrong_the_description_stays() {
    let another_thing =
        json!({"things": [], "ko": "바닷가에 개와 고양이가 있어요.", "en": "A dog and a cat by the sea."});
    for wrong in [None, Some(Value::Null), Some(another_thing)] {
        let (mut bench, work) = painted(open());
        let before = the_work(&bench, &work).clone();
        let asked = describe(&mut bench, &work).expect("an ask");
        news(&mut bench, ServiceNews::Worded(asked.id.clone(), wrong));
        assert_eq!(
            (ask(&bench, &asked.id).state, bench.read_notices()),
            (AskState::Failed, vec!["describe-failed".into()])
        );
        assert_eq!(*the_work(&bench, &work), before);
    }
    // Somebody wrote one while it was looked for.
    let (mut bench, work) = painted(open());
    let asked = describe(&mut bench, &work).expect("an ask");
    bench.run(json!({"exhibit": {"label": {"work": work, "edit": {"alt": ["ko", "개와 바다"]}}}}));
    news(&mut bench, ServiceNews::Worded(asked.id.clone(), Some(answer())));
    assert_eq!(the_work(&bench, &work).alt.ko, "개와 바다");
    assert_eq!(bench.read_notices(), ["describe-kept"]);
    // It was given up, or the work is gone.
    let (mut bench, work) = painted(open());
    let asked = describe(&mut bench, &work).expect("an ask");
    bench.run(json!({"services": {"cancel": asked.id}}));
    news(&mut bench, ServiceNews::Worded(asked.id, Some(answer())));
    assert!(!the_work(&bench, &work).alt.en.starts_with("A dog stands"));
    let asked = describe(&mut bench, &work).expect("another ask");
    bench.run(json!({"works": {"delete": work}}));
    news(&mut bench, ServiceNews::Worded(asked.id.clone(), Some(answer())));
    assert_eq!(ask(&bench, &asked.id).state, AskState::Failed);
}

#[test]
fn after_a_restart_nobody_waits_for_a_description_and_no_picture_is_asked_for() {
    let (mut bench, work) = painted(open());
    let asked = describe(&mut bench, &work).expect("an ask");
    let mut later = Bench::talking();
    later.blobs = bench.blobs.clone();
    later.rows = bench.rows.clone();
    later.state.library.replace(bench.rows.values().cloned().collect());
    known(&mut later, vec![chat(true), service("studio", true)], Vec::new());
    assert_eq!(ask(&later, &asked.id).state, AskState::Failed);
    assert!(super::orders(&later).is_empty());
    // Nor does the table wait for it.
    later.run(json!({"create": {"continue": work}}));
    assert!(later.state.awaited().is_none());
}

#[test]
fn a_work_without_words_is_described_by_people() {
    let mut bench = Bench::talking();
    known(&mut bench, vec![chat(true)], Vec::new());
    rules(&mut bench, open());
    let work = bench.import_work("사진", 3);
    bench.read_notices();
    assert_eq!((describe(&mut bench, &work), bench.read_notices()), (None, vec!["describe-nothing".to_owned()]));
}

#[test]
fn a_real_server_is_asked_and_its_answer_becomes_the_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = json!({"choices": [{"message": {"content": answer().to_string()}, "finish_reason": "stop"}]});
    let server = Studio::new(move |_, stream| say_json(stream, "200 OK", &said));
    write_services(folder.path(), &server.url(), true, &json!({"kind": "chat", "models": {"chat": "c-1"}}));
    let mut program = Program::start(folder.path());
    program.run(json!({"profiles": {"add": {"name": "하늘"}}}));
    let id = program.state.library.people()[0].id.clone();
    program.run(json!({"profiles": {"choose": id}}));
    program.until(|state| state.describer().is_some());
    program.without_looks();
    program.until(|state| state.service_rules().guard.approval == Approval::None);
    program.run(json!({"go": "create"}));
    program.run(json!({"create": {"begin": "words"}}));
    program.run(json!({"create": {"add-word": "sea"}}));
    program.run(json!({"create": {"add-word": "dog"}}));
    program.run(json!({"create": {"step": "name"}}));
    program.run(json!({"create": {"title-text": "우리 집"}}));
    program.run(json!({"go": "exhibit"}));
    program.until(|state| !state.library.artworks.is_empty());
    let work = program.state.library.works(None)[0].id.clone();
    program.run(json!({"services": {"describe": work}}));
    program.until(|state| state.library.asks.values().any(|ask| ask.state == AskState::Given && !ask.left.is_empty()));
    let described = &program.state.library.artworks[&work];
    assert_eq!(described.alt.en, "A dog stands beside the calm sea.");
    assert!(described.label.changes.iter().any(|change| change.by == "studio"));
    let sent: String = server.heard("POST").iter().map(|heard| heard.text()).collect();
    assert!(sent.contains("dog") && !sent.contains("우리 집"), "{sent}");
}
