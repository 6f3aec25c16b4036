//! The curator's room without a window: rooms, versions, labels, asking, withdrawing.

use crate::common::{Bench, commits};
use malgeurim::app::{Effect, ExhibitView, Outcome, RecordingNews};
use malgeurim::domain::consent::{Answer, Seen, Use, WhyNot};
use malgeurim::domain::exhibition::Exhibition;
use malgeurim::domain::id::ArtworkId;
use malgeurim::domain::label::Field;
use serde_json::{Value, json};
use std::sync::Arc;

fn exhibit(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({ "exhibit": command }))
}

/// Names of the changes that a command made.
fn changes(effects: &[Effect]) -> Vec<String> {
    commits(effects).into_iter().map(|transaction| transaction.name).collect()
}

/// 봄 hangs three works: their ids and the exhibition's.
fn hung() -> (Bench, String, [String; 3]) {
    let mut bench = Bench::talking();
    let works = [1, 2, 3].map(|n| bench.import_work(&format!("그림 {n}"), n));
    exhibit(&mut bench, json!({"new": "봄"}));
    let show = bench.state.exhibit.open.clone().unwrap().0;
    exhibit(&mut bench, json!({"add": [show, works]}));
    (bench, show, works)
}

fn the_show(bench: &Bench) -> &Exhibition {
    bench.state.library.exhibition("봄").unwrap()
}

/// Works room by room, as the digits of their titles.
fn walk(bench: &Bench) -> String {
    let title = |id: &ArtworkId| bench.state.library.artworks[id].title.text.chars().last().unwrap();
    let rooms = the_show(bench).rooms.iter().map(|room| room.works.iter().map(title).collect::<String>());
    rooms.collect::<Vec<_>>().join("|")
}

fn work<'a>(bench: &'a Bench, id: &str) -> &'a malgeurim::domain::artwork::Artwork {
    &bench.state.library.artworks[id]
}

#[test]
fn works_go_from_room_to_room_and_every_move_is_one_step() {
    let (mut bench, show, [a, b, c]) = hung();
    assert_eq!(changes(&exhibit(&mut bench, json!({"room": [show, {"add": "바다"}]}))), ["exhibition-room"]);
    assert_eq!(walk(&bench), "123|");
    let place = json!({"place": {"show": show, "work": a, "room": 1, "place": 0}});
    assert_eq!(changes(&exhibit(&mut bench, place.clone())), ["exhibition-order"]);
    assert!(exhibit(&mut bench, place).is_empty(), "it hangs there already");
    exhibit(&mut bench, json!({"hang": [show, 1, [c, b]]}));
    assert_eq!(walk(&bench), "|132");
    exhibit(&mut bench, json!({"shift": [show, a, -1]}));
    assert_eq!(walk(&bench), "1|32");
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    assert_eq!(walk(&bench), "23|1");
    exhibit(&mut bench, json!({"room": [show, {"name": [1, "en", "The sea"]}]}));
    exhibit(&mut bench, json!({"room": [show, {"text": [1, "ko", "파란 방이에요.\n넓어요."]}]}));
    let room = &the_show(&bench).rooms[1];
    assert_eq!(
        (room.name.ko.as_str(), room.name.en.as_str(), room.text.ko.as_str()),
        ("바다", "The sea", "파란 방이에요.\n넓어요.")
    );
    exhibit(&mut bench, json!({"room": [show, {"move": [1, 0]}]}));
    exhibit(&mut bench, json!({"room": [show, {"remove": 0}]}));
    assert_eq!(walk(&bench), "123", "works of a room that goes stay");
    assert_eq!(changes(&exhibit(&mut bench, json!({"take-all-down": [show, [a, b]]}))), ["exhibition-take-down"]);
    assert_eq!(walk(&bench), "3");
}

#[test]
fn a_version_is_kept_and_gone_back_to() {
    let (mut bench, show, [a, ..]) = hung();
    exhibit(&mut bench, json!({"change": [show, {"keep": "첫 모습"}]}));
    exhibit(&mut bench, json!({"take-down": [show, a]}));
    exhibit(&mut bench, json!({"change": [show, {"place": "수원"}]}));
    assert_eq!(changes(&exhibit(&mut bench, json!({"change": [show, {"back-to": 0}]}))), ["exhibition-version-back"]);
    assert_eq!((walk(&bench).as_str(), the_show(&bench).place.as_str()), ("123", ""));
    assert_eq!(the_show(&bench).versions.len(), 1);
    bench.run(json!("undo"));
    assert_eq!((walk(&bench).as_str(), the_show(&bench).place.as_str()), ("23", "수원"));
    exhibit(&mut bench, json!({"change": [show, {"forget": 0}]}));
    assert!(the_show(&bench).versions.is_empty());
    assert!(exhibit(&mut bench, json!({"change": [show, {"back-to": 7}]})).is_empty());
}

#[test]
fn going_back_does_not_take_a_title_that_another_one_has_now() {
    let (mut bench, show, _) = hung();
    exhibit(&mut bench, json!({"change": [show, {"keep": "봄이었을 때"}]}));
    exhibit(&mut bench, json!({"change": [show, {"title": "여름"}]}));
    exhibit(&mut bench, json!({"new": "봄"}));
    exhibit(&mut bench, json!({"change": [show, {"title": "봄"}]}));
    assert_eq!(bench.read_notices(), ["exhibition-exists"]);
    exhibit(&mut bench, json!({"change": [show, {"back-to": 0}]}));
    let titles: Vec<&str> = bench.state.library.exhibitions.values().map(|show| show.title.as_str()).collect();
    assert!(titles.contains(&"여름") && titles.contains(&"봄") && titles.len() == 2, "{titles:?}");
}

#[test]
fn a_copy_is_a_draft_of_its_own() {
    let (mut bench, show, [a, ..]) = hung();
    exhibit(&mut bench, json!({ "copy": show }));
    exhibit(&mut bench, json!({ "copy": show }));
    let copy = bench.state.library.exhibition("봄 2").unwrap();
    assert_eq!(copy.count(), 3);
    let third = bench.state.library.exhibition("봄 3").unwrap().id.clone();
    assert_eq!(bench.state.exhibit.open, Some(third.clone()));
    exhibit(&mut bench, json!({"take-down": [third, a]}));
    assert_eq!((walk(&bench).as_str(), bench.state.library.exhibitions[&third].count()), ("123", 2));
}

#[test]
fn what_the_exhibition_says_of_itself_is_kept_field_by_field() {
    let (mut bench, show, _) = hung();
    let edits = [
        json!({"host": " 복지관 "}),
        json!({"about": ["en", "Works of spring."]}),
        json!({"rights": "http://creativecommons.org/licenses/by/4.0/"}),
        json!({"notice": ["ko", "인공지능(AI)이 함께 그렸어요."]}),
        json!({"notes": "사다리 필요\n전기 확인"}),
    ];
    for one in edits {
        assert_eq!(changes(&exhibit(&mut bench, json!({"change": [show, one]}))), ["exhibition-edit"]);
        assert!(exhibit(&mut bench, json!({"change": [show, one]})).is_empty(), "{one}: nothing has changed");
    }
    assert!(exhibit(&mut bench, json!({"change": [show, {"title": "  "}]})).is_empty(), "a title is never taken away");
    let now = the_show(&bench);
    assert_eq!(
        (now.host.as_str(), now.about.en.as_str(), now.notes.as_str()),
        ("복지관", "Works of spring.", "사다리 필요\n전기 확인")
    );
}

#[test]
fn a_label_is_edited_and_the_makers_wording_comes_back() {
    let (mut bench, _, [a, ..]) = hung();
    let edit = |what: Value| json!({"label": {"work": a, "edit": what, "by": "지은"}});
    assert_eq!(changes(&exhibit(&mut bench, edit(json!({"title": "바다"})))), ["label-edit"]);
    assert!(exhibit(&mut bench, edit(json!({"title": " 바다 "}))).is_empty());
    let change = work(&bench, &a).label.changes[0].clone();
    assert_eq!(
        (change.field, change.by.as_str(), change.at, change.was.as_str()),
        (Field::Title, "지은", bench.now - 1000, "그림 1")
    );
    exhibit(&mut bench, edit(json!({"first": "title"})));
    assert_eq!((work(&bench, &a).title.text.as_str(), work(&bench, &a).label.changes.len()), ("그림 1", 0));
    exhibit(&mut bench, json!({"label": {"work": a, "edit": {"maker": "무지개"}, "by_maker": true}}));
    assert_eq!((work(&bench, &a).maker.as_str(), work(&bench, &a).label.changes.len()), ("무지개", 0));
    bench.run(json!("undo"));
    assert_eq!(work(&bench, &a).maker, "하늘");
}

#[test]
fn the_makers_words_are_recorded_only_while_their_key_is_seen() {
    let (mut bench, show, [a, b, _]) = hung();
    bench.run(json!({"go": "exhibit"}));
    exhibit(&mut bench, json!({ "select": a }));
    exhibit(&mut bench, json!({"see": "label"}));
    let started = exhibit(&mut bench, json!({"words-voice": [a, true]}));
    let [Effect::StopSpeech, Effect::RecordStart { id }] = started.as_slice() else { panic!("{started:?}") };
    bench.outcome(Outcome::Recording(*id, RecordingNews::Started));
    assert!(bench.state.exhibit.voice.as_ref().unwrap().listening);
    exhibit(&mut bench, json!({"words-voice": [a, false]}));
    bench.outcome(Outcome::Recording(*id, RecordingNews::Recorded(Arc::new(vec![1, 2, 3]))));
    let voice = work(&bench, &a).label.words.voice.clone();
    assert!(voice.is_some() && bench.state.exhibit.voice.is_none());
    exhibit(&mut bench, json!({"hear-words": a}));
    assert_eq!(bench.said.last().unwrap().clip, voice);
    exhibit(&mut bench, json!({"words-voice": [a, true]}));
    let effects = exhibit(&mut bench, json!({ "select": b }));
    assert!(matches!(effects.as_slice(), [Effect::RecordStop { .. }]), "another label: the microphone closes");
    exhibit(&mut bench, json!({"words-silent": a}));
    assert!(work(&bench, &a).label.words.voice.is_none());
    assert!(bench.state.library.exhibitions.contains_key(show.as_str()));
}

fn answer(work: &str, purpose: &str, answer: &str, whose: &str) -> Value {
    json!({"answer": {"work": work, "purpose": purpose, "answer": answer, "whose": whose, "by": if whose == "guardian" { "엄마" } else { "" }, "seen": "label"}})
}

#[test]
fn an_answer_is_kept_with_who_when_and_what_was_seen() {
    let (mut bench, _, [a, ..]) = hung();
    assert_eq!(changes(&exhibit(&mut bench, answer(&a, "print", "yes", "maker"))), ["consent"]);
    let consent = work(&bench, &a).consents.0[&Use::Print].clone();
    assert_eq!((consent.maker.by.as_str(), consent.maker.at, consent.maker.seen), ("하늘", bench.now, Seen::Label));
    assert!(exhibit(&mut bench, answer(&a, "web", "unasked", "maker")).is_empty(), "not knowing leaves it unasked");
    exhibit(&mut bench, answer(&a, "print", "unasked", "maker"));
    assert_eq!(work(&bench, &a).consents.allows(Use::Print), Err(WhyNot::Unasked), "who is no longer sure says no yes");
    exhibit(&mut bench, answer(&a, "print", "yes", "maker"));
    exhibit(&mut bench, answer(&a, "print", "no", "maker"));
    assert_eq!(work(&bench, &a).consents.allows(Use::Print), Err(WhyNot::Withdrawn));
    bench.run(json!("undo"));
    assert_eq!(work(&bench, &a).consents.allows(Use::Print), Ok(()));
}

#[test]
fn a_guardian_that_is_needed_is_needed_for_what_was_said_before_too() {
    let (mut bench, _, [a, b, _]) = hung();
    let person = bench.state.who.clone().unwrap();
    for id in [&a, &b] {
        exhibit(&mut bench, answer(id, "web", "yes", "maker"));
    }
    exhibit(&mut bench, answer(&b, "print", "no", "maker"));
    let effects = exhibit(&mut bench, json!({"guardian-agrees": [person, true]}));
    assert_eq!(changes(&effects), ["consent-guardian"], "one step");
    let allows = |bench: &Bench, id: &str, purpose| work(bench, id).consents.allows(purpose);
    assert_eq!(allows(&bench, &a, Use::Web), Err(WhyNot::GuardianUnasked));
    exhibit(&mut bench, answer(&a, "web", "yes", "guardian"));
    exhibit(&mut bench, answer(&b, "web", "no", "guardian"));
    exhibit(&mut bench, answer(&b, "print", "yes", "guardian"));
    assert_eq!(allows(&bench, &a, Use::Web), Ok(()));
    assert_eq!(work(&bench, &a).consents.0[&Use::Web].guardian.as_ref().unwrap().by, "엄마");
    assert_eq!(allows(&bench, &b, Use::Print), Err(WhyNot::Refused), "the maker's no stands");
    exhibit(&mut bench, json!({"guardian-agrees": [person, false]}));
    assert_eq!(allows(&bench, &b, Use::Web), Err(WhyNot::GuardianRefused), "a no that was said is not forgotten");
    exhibit(&mut bench, answer(&a, "archive", "yes", "maker"));
    assert_eq!((allows(&bench, &a, Use::Archive), allows(&bench, &a, Use::Web)), (Ok(()), Ok(())));
}

#[test]
fn what_a_guardian_answered_and_signed_is_kept_when_none_is_needed_any_more() {
    let (mut bench, _, [a, ..]) = hung();
    let person = bench.state.who.clone().unwrap();
    exhibit(&mut bench, answer(&a, "web", "yes", "maker"));
    exhibit(&mut bench, json!({"guardian-agrees": [person, true]}));
    exhibit(&mut bench, answer(&a, "web", "no", "guardian"));
    exhibit(&mut bench, answer(&a, "web", "yes", "guardian"));
    let lines = json!([[[0.1, 0.5], [0.6, 0.4]]]);
    exhibit(&mut bench, json!({"sign": {"work": a, "uses": ["web"], "whose": "guardian", "lines": lines}}));
    let signature = work(&bench, &a).consents.0[&Use::Web].guardian.clone().unwrap().signature.unwrap();
    exhibit(&mut bench, json!({"guardian-agrees": [person, false]}));
    let consent = &work(&bench, &a).consents.0[&Use::Web];
    assert_eq!((consent.allows(), consent.guardian.clone()), (Ok(()), None));
    assert_eq!(consent.guardian_before.iter().map(|given| given.answer).collect::<Vec<_>>(), [Answer::No, Answer::Yes]);
    assert!(work(&bench, &a).blobs().contains(&signature), "the store keeps what is still spoken of");
    exhibit(&mut bench, json!({"guardian-agrees": [person, true]}));
    assert_eq!(work(&bench, &a).consents.allows(Use::Web), Err(WhyNot::GuardianUnasked));
}

#[test]
fn a_signature_stands_below_the_answers_that_were_given() {
    let (mut bench, _, [a, ..]) = hung();
    exhibit(&mut bench, answer(&a, "web", "yes", "maker"));
    let sign = |lines: Value| json!({"sign": {"work": a, "uses": ["web", "print"], "lines": lines}});
    assert!(exhibit(&mut bench, sign(json!([]))).is_empty(), "nothing was drawn");
    let effects = exhibit(&mut bench, sign(json!([[[0.1, 0.5], [0.6, 0.4]]])));
    assert_eq!(changes(&effects), ["consent-sign"]);
    let consents = &work(&bench, &a).consents.0;
    assert!(consents[&Use::Web].maker.signature.is_some() && !consents.contains_key(&Use::Print));
    assert_eq!(consents[&Use::Web].maker.answer, Answer::Yes);
}

#[test]
fn parts_of_the_room_are_seen_one_at_a_time() {
    let (mut bench, show, _) = hung();
    exhibit(&mut bench, json!({"see": "export"}));
    assert_eq!(bench.state.exhibit.view, ExhibitView::Export);
    exhibit(&mut bench, json!({"plan": {"products": ["labels"], "options": {"print": {"mm": 420}}}}));
    assert_eq!((bench.state.exhibit.plan.options.print.mm, bench.state.exhibit.plan.products.len()), (420, 1));
    exhibit(&mut bench, json!({"export": {"show": show, "to": "/tmp/x"}}));
    let id = bench.state.exhibit.exporting.clone().unwrap().id;
    assert!(exhibit(&mut bench, json!({"export": {"show": show, "to": "/tmp/y"}})).is_empty(), "one at a time");
    bench.outcome(Outcome::Progress { id, done: 0.5, snapshot: None });
    bench.outcome(Outcome::WorksDone { id, whole: 1, all: 3 });
    bench.outcome(Outcome::WorksDone { id: id + 99, whole: 2, all: 2 });
    let exporting = bench.state.exhibit.exporting.clone().unwrap();
    assert_eq!((exporting.show.as_str(), exporting.done, exporting.works), (show.as_str(), 0.5, Some((1, 3))));
    exhibit(&mut bench, json!("stop-export"));
    assert_eq!(bench.cancelled, [id]);
    exhibit(&mut bench, json!({ "open": show }));
    assert_eq!(bench.state.exhibit.view, ExhibitView::Hang);
}
