//! One queue for everything that waits for an instructor: seen, decided in one tap, told kindly, taken back, and there after a restart.

use crate::common::{Bench, commits, dump};
use malgeurim::app::{CalmCommand, Command, ExhibitView, Outcome, Room, ServiceEffect, ServiceNews, Waiting, WaitsFor};
use malgeurim::domain::calm::{Calm, Place, Stay};
use malgeurim::domain::consent::{Answer, Use};
use malgeurim::domain::id::{ArtworkId, AskId};
use malgeurim::domain::profile::Profile;
use malgeurim::domain::queue::{About, Reason};
use malgeurim::domain::record::Record;
use malgeurim::domain::service::{AskState, Service};
use serde_json::json;

fn service() -> Service {
    let value = json!({"name": "studio", "kind": "image", "url": "https://a.example", "on": true});
    serde_json::from_value(value).unwrap()
}

fn known(bench: &mut Bench) {
    let news = ServiceNews::Known { services: vec![service()], damaged: false, pin: true, under_way: Vec::new() };
    bench.outcome(Outcome::Service(news));
}

/// The person has asked for a picture, and an instructor is in the workshop.
fn asked() -> (Bench, AskId) {
    let mut bench = Bench::talking();
    known(&mut bench);
    bench.run(json!({"go": "create"}));
    bench.run(json!({"create": {"begin": "words"}}));
    bench.run(json!({"create": {"add-word": "sea"}}));
    bench.run(json!({"services": {"choose": true}}));
    bench.run(json!({"create": "paint"}));
    let id = bench.state.library.asks.keys().next().cloned().expect("it waits");
    instructor(&mut bench);
    (bench, id)
}

fn instructor(bench: &mut Bench) {
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
}

fn only(bench: &Bench) -> Waiting {
    let queue = bench.state.queue();
    assert_eq!(queue.len(), 1, "{queue:?}");
    queue[0].clone()
}

fn state_of(bench: &Bench, id: &AskId) -> AskState {
    bench.state.library.asks[id].state.clone()
}

#[test]
fn what_is_asked_waits_in_sight_of_both_and_one_tap_sends_it() {
    let (mut bench, id) = asked();
    let waiting = only(&bench);
    assert_eq!((waiting.about.clone(), waiting.waits), (About::Ask(id.clone()), WaitsFor::Sending));
    let who = bench.state.who.clone().unwrap();
    assert_eq!(
        bench.state.awaited_by(&who),
        std::slice::from_ref(&waiting),
        "the person sees that it waits, and since when"
    );
    assert_eq!(waiting.since, bench.state.library.asks[&id].asked);
    bench.state.services.unlocked = false;
    assert!(bench.run(json!({"queue": {"agree": {"ask": id}}})).is_empty(), "not without the PIN");
    bench.state.services.unlocked = true;
    bench.run(json!({"queue": {"agree": {"ask": id}}}));
    assert_eq!(state_of(&bench, &id), AskState::Sent);
    assert!(bench.services.iter().any(|effect| matches!(effect, ServiceEffect::Make(order) if order.id == id)));
    assert!(bench.state.queue().is_empty());
}

#[test]
fn a_not_yet_is_told_kindly_until_it_is_read_and_looked_at_again() {
    let (mut bench, id) = asked();
    bench.run(json!({"queue": {"not-yet": [{"ask": id}, "together"]}}));
    assert_eq!(state_of(&bench, &id), AskState::Denied);
    assert!(bench.state.queue().is_empty());
    let said = bench.state.put_off()[0].clone();
    assert_eq!((said.reason, said.read), (Reason::Together, false));
    // Also after a restart: everything of it is in the records.
    assert!(dump(&bench.state.library) == bench.rows);
    bench.run(json!({"go": "home"}));
    let who = bench.state.who.clone().unwrap();
    assert_eq!(bench.state.unread(&who).len(), 1);
    bench.run(json!({"go": "create"}));
    assert!(bench.state.notices.iter().any(|notice| notice.what == "not-yet-together"));
    bench.run(json!({"queue": {"read": said.id}}));
    assert!(bench.state.unread(&who).is_empty() && bench.state.put_off()[0].read);
    instructor(&mut bench);
    bench.run(json!({"queue": {"again": said.id}}));
    assert_eq!((state_of(&bench, &id), bench.state.put_off().len()), (AskState::WaitsBefore, 0));
    assert_eq!(only(&bench).waits, WaitsFor::Sending);
}

#[test]
fn a_not_yet_can_be_taken_back_in_the_workshop_and_nowhere_else() {
    let (mut bench, id) = asked();
    bench.run(json!({"queue": {"not-yet": [{"ask": id}, "later"]}}));
    bench.run(json!("undo"));
    assert_eq!(state_of(&bench, &id), AskState::WaitsBefore);
    assert!(bench.state.library.not_yet.is_empty());
    bench.run(json!({"queue": {"not-yet": [{"ask": id}, "later"]}}));
    bench.run(json!({"go": "home"}));
    bench.run(json!("undo"));
    assert_eq!(state_of(&bench, &id), AskState::Denied, "a person's undo does not send what waits");
}

#[test]
fn only_the_person_reads_what_was_told_to_them() {
    let (mut bench, id) = asked();
    bench.run(json!({"queue": {"not-yet": [{"ask": id}, "later"]}}));
    let said = bench.state.put_off()[0].id.clone();
    bench.run(json!({"profiles": {"add": {"name": "바다"}}}));
    let other = bench.state.library.people().into_iter().find(|one| one.name == "바다").unwrap().id.clone();
    bench.run(json!({"profiles": {"choose": other}}));
    assert!(commits(&bench.run(json!({"queue": {"read": said}}))).is_empty());
    assert!(bench.state.unread(&other).is_empty());
}

#[test]
fn a_work_in_an_exhibition_waits_until_its_maker_is_asked_and_nobody_says_yes_for_them() {
    let mut bench = Bench::talking();
    bench.run(json!({"go": "create"}));
    bench.run(json!({"create": {"begin": "words"}}));
    bench.run(json!({"create": {"add-word": "sea"}}));
    let work = bench.state.library.works(None)[0].id.clone();
    assert!(bench.state.queue().is_empty(), "a work that hangs nowhere waits for nothing");
    bench.run(json!({"exhibit": {"new": "봄"}}));
    let show = bench.state.library.exhibitions.keys().next().unwrap().clone();
    bench.run(json!({"exhibit": {"add": [show, [work]]}}));
    assert_eq!(only(&bench).waits, WaitsFor::Showing);
    instructor(&mut bench);
    bench.run(json!({"queue": {"not-yet": [{"show": work}, "talk-more"]}}));
    assert!(bench.state.queue().is_empty() && bench.state.put_off().len() == 1, "put off, and not forgotten");
    let said = bench.state.put_off()[0].id.clone();
    bench.run(json!({"queue": {"again": said}}));
    bench.run(json!({"queue": {"agree": {"show": work}}}));
    assert_eq!((bench.state.room, bench.state.exhibit.view), (Room::Exhibit, ExhibitView::Ask));
    assert_eq!(bench.state.exhibit.selected.as_ref(), Some(&work));
    assert_eq!(bench.state.queue().len(), 1, "it waits until the maker has answered");
    let reply = json!({"work": work, "purpose": "web", "answer": "no", "by": "", "whose": "maker"});
    bench.run(json!({"exhibit": {"answer": reply}}));
    assert!(bench.state.queue().is_empty(), "a no is an answer");
}

/// A work of the person hangs in an exhibition, and an instructor is in the workshop.
fn hung() -> (Bench, ArtworkId) {
    let mut bench = Bench::talking();
    known(&mut bench);
    let work = ArtworkId(bench.import_work("바다", 40));
    bench.run(json!({"exhibit": {"new": "봄"}}));
    let show = bench.state.library.exhibitions.keys().next().unwrap().clone();
    bench.run(json!({"exhibit": {"add": [show, [work]]}}));
    instructor(&mut bench);
    (bench, work)
}

fn change_maker(bench: &mut Bench, work: &ArtworkId, change: impl FnOnce(&mut Profile)) {
    let maker = bench.state.library.artworks[work].profile.clone();
    let mut person = bench.state.library.profiles[&maker].clone();
    change(&mut person);
    bench.state.library.put(Record::Profile(person));
    bench.rows = dump(&bench.state.library);
}

#[test]
fn the_tablet_goes_to_the_artist_with_the_room_locked_and_only_the_question_open() {
    let (mut bench, work) = hung();
    bench.run(json!({"queue": {"agree": {"show": work}}}));
    assert!(!bench.state.services.unlocked && bench.state.wants_pin(), "what an instructor knows is locked");
    assert!(bench.state.asks_own_work(), "and the question is there");
    bench.run(json!({"exhibit": {"see": "hang"}}));
    assert!(!bench.state.asks_own_work() && bench.state.wants_pin(), "going back asks for the PIN");
    bench.run(json!({"exhibit": {"see": "ask"}}));
    let other = bench.add_person("구름");
    bench.run(json!({"profiles": {"choose": other}}));
    bench.run(json!({"go": "exhibit"}));
    assert!(!bench.state.asks_own_work(), "nobody else comes to it");
}

#[test]
fn without_the_pin_the_maker_alone_says_yes() {
    let (mut bench, work) = hung();
    change_maker(&mut bench, &work, |person| person.guardian_agrees = true);
    bench.run(json!({"queue": {"agree": {"show": work}}}));
    let mut answer = |answer: &str, whose: &str, seen: &str| {
        let reply =
            json!({"work": work, "purpose": "web", "answer": answer, "whose": whose, "by": "엄마", "seen": seen});
        bench.run(json!({"exhibit": {"answer": reply}}));
        bench.state.library.artworks[&work].consents.0.get(&Use::Web).cloned().unwrap_or_default()
    };
    assert_eq!(answer("yes", "maker", "form").maker.answer, Answer::Unasked, "what is on paper a curator writes down");
    assert_eq!(answer("yes", "maker", "label").maker.answer, Answer::Yes);
    let of_guardian = answer("yes", "guardian", "label").guardian;
    assert!(
        of_guardian.is_none_or(|given| given.answer == Answer::Unasked),
        "nobody says yes in the name of a guardian"
    );
    assert_eq!(answer("no", "guardian", "label").guardian.unwrap().answer, Answer::No, "a no is heard from everybody");
}

#[test]
fn a_maker_from_whom_exhibit_is_hidden_is_asked_too_and_one_who_stays_is_not_led_out() {
    let (mut bench, work) = hung();
    change_maker(&mut bench, &work, |person| {
        person.calm = Calm { rooms: [Place::Exhibit].into(), ..Calm::default() };
    });
    bench.run(json!({"queue": {"agree": {"show": work}}}));
    assert!(bench.state.room == Room::Exhibit && bench.state.asks_own_work());
    bench.run(json!({"go": "home"}));
    bench.run(json!({"go": "exhibit"}));
    assert_eq!(bench.state.room, Room::Home, "it is hidden again");
    let other = bench.add_person("구름");
    bench.run(json!({"profiles": {"choose": other}}));
    bench.send(Command::Calm(CalmCommand::Resume));
    change_maker(&mut bench, &work, |person| person.stays = Some(Stay { place: Place::Create, since: 1 }));
    instructor(&mut bench);
    bench.read_notices();
    bench.run(json!({"queue": {"agree": {"show": work}}}));
    assert_eq!(bench.state.who.as_ref().map(|who| who.as_str()), Some(other.as_str()));
    assert_eq!((bench.read_notices(), bench.state.room), (vec!["ask-maker-stays".to_owned()], Room::Workshop));
}

#[test]
fn a_backup_brings_back_no_not_yet_that_was_taken_back() {
    let (mut bench, work) = hung();
    bench.run(json!({"queue": {"not-yet": [{"show": work}, "later"]}}));
    let said = bench.state.put_off()[0].id.clone();
    let backup: Vec<_> = bench.rows.values().cloned().collect();
    bench.run(json!({"queue": {"again": said}}));
    assert!(bench.state.library.not_yet.is_empty());
    let restore = |bench: &mut Bench| {
        bench.rows = backup.iter().map(|record| ((record.kind(), record.id().to_owned()), record.clone())).collect();
        bench.outcome(Outcome::Restored(backup.clone()));
    };
    restore(&mut bench);
    assert!(bench.state.library.not_yet.is_empty(), "what was decided since holds");
    let mut fresh = Bench::empty();
    fresh.blobs = bench.blobs.clone();
    restore(&mut fresh);
    assert_eq!(fresh.state.put_off().len(), 1, "a device without people takes what the backup has");
}
