//! Asking a chat service: shown as it goes, without anything personal, past the rules; answered in short sentences; reported when wrong.

use crate::common::{Bench, dump};
use malgeurim::app::{ErrandView, Outcome, ServiceEffect, ServiceNews, WaitsFor, WordOrder};
use malgeurim::domain::errand::{AboutMe, Private};
use malgeurim::domain::id::AskId;
use malgeurim::domain::queue::About;
use malgeurim::domain::record::{Record, Write};
use malgeurim::domain::service::{Approval, AskState, Guard, Service, ServiceAsk, ServiceRules};
use malgeurim::language::ask::Part as Shown;
use serde_json::{Value, json};

fn chat() -> Service {
    let value =
        json!({"name": "글방", "kind": "chat", "url": "https://a.example", "on": true, "models": {"chat": "m"}});
    serde_json::from_value(value).unwrap()
}

/// A chat service is on, the rules are these, and the person is where they can ask.
fn asking(guard: Guard) -> Bench {
    let mut bench = Bench::talking();
    let news = ServiceNews::Known { services: vec![chat()], damaged: false, pin: true, under_way: Vec::new() };
    bench.outcome(Outcome::Service(news));
    bench.run(json!({"go": "settings"}));
    bench.state.services.unlocked = true;
    bench.run(json!({"services": {"rules": ServiceRules { guard, ..ServiceRules::default() }}}));
    bench.run(json!({"go": "errands"}));
    bench.run(json!({"errand": {"see": "ask"}}));
    bench
}

fn open() -> Guard {
    Guard { approval: Approval::None, questions: true, free_text: true, ..Guard::default() }
}

fn orders(bench: &Bench) -> Vec<WordOrder> {
    let order = |effect: &ServiceEffect| match effect {
        ServiceEffect::Word(order) => Some((**order).clone()),
        _ => None,
    };
    bench.services.iter().filter_map(order).collect()
}

fn ask(bench: &mut Bench, text: &str) -> Option<AskId> {
    bench.run(json!({"errand": {"question": text}}));
    bench.run(json!({"errand": "ask-it"}));
    bench.state.question_shown().map(|ask| ask.id.clone())
}

fn answer(bench: &mut Bench, id: &AskId, value: Value) {
    bench.outcome(Outcome::Service(ServiceNews::Worded(id.clone(), Some(value))));
}

fn stored(bench: &Bench, id: &AskId) -> ServiceAsk {
    bench.state.library.asks[id].clone()
}

fn fine() -> Value {
    json!({"knows": true, "sentences": ["물을 마셔요.", "천천히 쉬어요."]})
}

#[test]
fn nothing_of_it_is_there_while_it_is_not_switched_on() {
    let mut bench = asking(Guard { questions: false, ..open() });
    assert_eq!(bench.state.errand.view, ErrandView::Places);
    assert_eq!(ask(&mut bench, "왜 비가 와요?"), None);
    assert!(orders(&bench).is_empty() && bench.state.library.asks.is_empty());
}

#[test]
fn a_question_goes_just_as_it_was_shown_and_without_anything_personal() {
    let mut bench = asking(open());
    let mut person = bench.state.person().unwrap().clone();
    person.about = AboutMe { phone: Private("010-1234-5678".into()), ..AboutMe::default() };
    bench.state.library.apply(Write::put(Record::Profile(person.clone())));
    bench.rows = dump(&bench.state.library);
    bench.run(json!({"errand": {"question": "나는 하늘이에요. 010-1234-5678로 전화해요?"}}));
    assert!(orders(&bench).is_empty(), "nothing goes before it was seen");
    let question = bench.state.errand.question.clone().expect("it is shown");
    assert_eq!(question.sent, "나는 ○○이에요. ○○로 전화해요?");
    assert_eq!(question.parts.iter().filter(|part| matches!(part, Shown::Stays(_))).count(), 2);
    bench.run(json!({"errand": "ask-it"}));
    let order = orders(&bench).pop().expect("it goes");
    let told: Value = serde_json::from_str(&order.wording.told).unwrap();
    assert_eq!(told["question"], question.sent);
    for text in [&order.wording.told, &order.wording.rules, &serde_json::to_string(&stored(&bench, &order.id)).unwrap()]
    {
        assert!(!text.contains("하늘") && !text.contains("1234"), "{text}");
    }
}

#[test]
fn the_answer_is_short_sentences_with_our_words_and_can_be_heard() {
    let mut bench = asking(open());
    let id = ask(&mut bench, "목이 말라요. 뭐 해요?").unwrap();
    assert_eq!(ask(&mut bench, "또 물어요?"), Some(id.clone()), "one at a time");
    assert_eq!(orders(&bench).len(), 1);
    answer(&mut bench, &id, fine());
    assert_eq!(stored(&bench, &id).state, AskState::Given);
    let shown = bench.state.errand.answer.clone().expect("it is seen");
    assert_eq!(shown.sentences[0].0, "물을 마셔요.");
    let water = |tile: &malgeurim::domain::strip::Tile| crate::common::piece_text(&tile.piece) == "water";
    assert!(shown.sentences[0].1.iter().any(water), "{:?}", shown.sentences[0].1);
    bench.said.clear();
    bench.run(json!({"errand": "read-answer"}));
    assert!(bench.said[0].text.contains("천천히 쉬어요"));
    bench.run(json!({"errand": "new-question"}));
    assert!(bench.state.question_shown().is_none() && bench.state.errand.answer.is_none());
}

#[test]
fn not_to_know_is_an_answer_and_no_answer_is_told() {
    let mut bench = asking(open());
    let id = ask(&mut bench, "내일 복권 번호는 뭐예요?").unwrap();
    answer(&mut bench, &id, json!({"knows": false, "sentences": []}));
    assert!(stored(&bench, &id).answer.is_some_and(|told| !told.knows));
    bench.run(json!({"errand": "new-question"}));
    let id = ask(&mut bench, "왜 비가 와요?").unwrap();
    bench.outcome(Outcome::Service(ServiceNews::Worded(id.clone(), None)));
    assert_eq!(stored(&bench, &id).state, AskState::Failed);
    assert!(bench.read_notices().contains(&"question-failed".to_owned()));
}

#[test]
fn the_rules_hold_for_questions_as_for_pictures() {
    let mut bench = asking(Guard { approval: Approval::Both, ..open() });
    let id = ask(&mut bench, "왜 비가 와요?").unwrap();
    assert!(orders(&bench).is_empty());
    assert_eq!(bench.state.queue()[0].waits, WaitsFor::Sending);
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    bench.run(json!({"queue": {"agree": {"ask": id}}}));
    assert_eq!(orders(&bench).len(), 1);
    answer(&mut bench, &id, fine());
    assert_eq!((stored(&bench, &id).state, bench.state.queue()[0].waits), (AskState::WaitsAfter, WaitsFor::Giving));
    bench.run(json!({"queue": {"agree": {"ask": id}}}));
    assert_eq!(stored(&bench, &id).state, AskState::Given);
    let mut bench = asking(Guard { free_text: false, ..open() });
    assert_eq!(ask(&mut bench, "왜 비가 와요?"), None, "typed words do not go");
    bench.run(json!({"go": "talk"}));
    bench.words(&["water", "where"]);
    bench.run(json!({"go": "errands"}));
    bench.run(json!({"errand": {"see": "ask"}}));
    bench.run(json!({"errand": "question-of-strip"}));
    bench.run(json!({"errand": "ask-it"}));
    assert_eq!(orders(&bench).len(), 1, "words of the vocabulary do");
    let mut bench = asking(open());
    let id = ask(&mut bench, "그건 뭐예요?").unwrap();
    answer(&mut bench, &id, json!({"knows": true, "sentences": ["마약이에요."]}));
    assert!(matches!(stored(&bench, &id).state, AskState::Withheld(_)), "a word that is not wanted waits for somebody");
}

#[test]
fn a_wrong_answer_is_reported_read_and_thanked_for() {
    let mut bench = asking(open());
    let id = ask(&mut bench, "왜 비가 와요?").unwrap();
    answer(&mut bench, &id, fine());
    bench.run(json!({"errand": {"wrong-answer": id}}));
    let queue = bench.state.queue();
    assert_eq!((queue[0].about.clone(), queue[0].waits), (About::Ask(id.clone()), WaitsFor::Report));
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    bench.run(json!({"queue": {"not-yet": [{"ask": id}, "later"]}}));
    assert_eq!(stored(&bench, &id).state, AskState::Given, "there is nothing to say no to");
    bench.run(json!({"queue": {"agree": {"ask": id}}}));
    assert!(bench.state.queue().is_empty());
    bench.read_notices();
    bench.run(json!({"go": "home"}));
    assert!(bench.read_notices().contains(&"question-report-read".to_owned()));
}

#[test]
fn a_restart_in_the_middle_is_told_and_asks_nothing_twice() {
    let mut bench = asking(open());
    let id = ask(&mut bench, "왜 비가 와요?").unwrap();
    let mut again = Bench::empty();
    again.state.library.replace(bench.rows.values().cloned().collect());
    again.rows = bench.rows.clone();
    let news = ServiceNews::Known { services: vec![chat()], damaged: false, pin: true, under_way: Vec::new() };
    again.outcome(Outcome::Service(news));
    assert_eq!(again.state.library.asks[&id].state, AskState::Failed);
    assert!(orders(&again).is_empty());
}
