//! Sharing in the app: only with the PIN, one thing at a time; codes and tablets are nothing for who comes next.

use crate::common::Bench;
use malgeurim::app::{
    Choice, CircleDeed, CircleSeen, Command, Effect, Found, KeyText, Met, Outcome, Room, SharingCommand, SharingEffect,
    SharingNews,
};
use malgeurim::domain::place::{Place, Verdict};
use serde_json::json;

/// An instructor is in the room.
fn open() -> Bench {
    let mut bench = Bench::empty();
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    bench
}

/// What must be done for it.
fn send(bench: &mut Bench, command: SharingCommand) -> Vec<SharingEffect> {
    let effects = bench.send(Command::Sharing(command)).into_iter();
    effects.filter_map(|effect| if let Effect::Sharing(effect) = effect { Some(effect) } else { None }).collect()
}

fn heard(bench: &mut Bench, news: SharingNews) {
    bench.outcome(Outcome::Sharing(news));
}

fn folder() -> Place {
    Place::Folder { path: "/media/stick".into(), mark: None }
}

#[test]
fn nothing_is_chosen_begun_or_erased_without_the_pin() {
    let deeds = [
        SharingCommand::Look,
        SharingCommand::Choose(Box::new(Choice { place: folder(), certificate: None, key: None })),
        SharingCommand::Circle(CircleDeed::Found("one".into())),
        SharingCommand::Circle(CircleDeed::Erase("p".into())),
        SharingCommand::Circle(CircleDeed::Invite { keeper: true }),
    ];
    let mut bench = open();
    bench.state.services.unlocked = false;
    for deed in deeds.clone() {
        assert!(send(&mut bench, deed).is_empty());
    }
    for deed in deeds {
        let mut bench = open();
        assert_eq!(send(&mut bench, deed).len(), 1);
        bench.run(json!({"go": "home"}));
        assert_eq!(bench.state.room, Room::Who);
    }
}

#[test]
fn a_place_is_tried_out_once_and_said_in_one_word() {
    let mut bench = open();
    let choice = SharingCommand::Choose(Box::new(Choice { place: folder(), certificate: None, key: None }));
    assert_eq!(send(&mut bench, choice.clone()).len(), 1);
    assert!(bench.state.sharing.trying && send(&mut bench, choice.clone()).is_empty(), "once");
    heard(&mut bench, SharingNews::Known(Some(folder()), None));
    heard(&mut bench, SharingNews::Tried { verdict: Verdict::Fine, kept: true });
    heard(&mut bench, SharingNews::Ended);
    let sharing = &bench.state.sharing;
    assert_eq!((sharing.place.clone(), sharing.trying), (Some(folder()), false));
    assert_eq!(sharing.found, Some(Found::Tried { verdict: Verdict::Fine, kept: true }));
    // The next thing begins with a clean page.
    assert_eq!(send(&mut bench, SharingCommand::Check), [SharingEffect::Check]);
    assert_eq!(bench.state.sharing.found, None);
}

#[test]
fn a_code_is_a_picture_and_goes_when_it_was_shown_or_the_room_is_left() {
    let code = || SharingNews::Code(KeyText::new(&"MALGEURIM1".repeat(60)));
    let mut bench = open();
    heard(&mut bench, code());
    let (side, dark) = bench.state.sharing.code.clone().and_then(|code| code.picture).expect("a picture");
    assert_eq!(dark.len(), side * side);
    assert!(dark[0] && dark[6], "its corner mark");
    let shown = format!("{:?}", bench.state.sharing.code);
    assert!(!shown.contains("MALGEURIM1"), "no log gets it");
    assert!(send(&mut bench, SharingCommand::HideCode).is_empty());
    assert_eq!(bench.state.sharing.code, None);
    heard(&mut bench, code());
    bench.run(json!({"go": "home"}));
    assert_eq!(bench.state.sharing.code, None);
    // One that is too long for a picture can still be carried over.
    let mut bench = open();
    heard(&mut bench, SharingNews::Code(KeyText::new(&"A7".repeat(3000))));
    assert!(bench.state.sharing.code.is_some_and(|code| code.picture.is_none()));
}

#[test]
fn a_script_has_no_code_and_no_key() {
    let code = KeyText::new("MALGEURIM1SECRET");
    let join = SharingCommand::Circle(CircleDeed::Join { name: "one".into(), code: code.clone() });
    let choose = SharingCommand::Choose(Box::new(Choice { place: folder(), certificate: None, key: Some(code) }));
    for command in [join, choose] {
        let command = Command::Sharing(command);
        let written = serde_json::to_string(&command).expect("json");
        assert!(!written.contains("SECRET") && !format!("{command:?}").contains("SECRET"));
    }
}

#[test]
fn a_meeting_is_told_where_it_is_looked_for_and_the_circle_is_seen() {
    let mut bench = open();
    let meet = SharingCommand::Circle(CircleDeed::Meet);
    assert_eq!(send(&mut bench, meet.clone()), [SharingEffect::Circle(CircleDeed::Meet)]);
    assert!(bench.state.sharing.busy && send(&mut bench, meet).is_empty(), "once");
    let circle = CircleSeen { name: "햇살반 1번".into(), keeps: true, ..CircleSeen::default() };
    heard(&mut bench, SharingNews::Known(None, Some(Box::new(circle))));
    let met = Met { came: 3, ..Met::default() };
    heard(&mut bench, SharingNews::Came(Vec::new(), met));
    heard(&mut bench, SharingNews::Ended);
    assert_eq!(bench.state.sharing.found, Some(Found::Met(met)));
    assert!(!bench.state.sharing.busy && bench.state.sharing.circle.is_some());
    // Quietly: nobody who draws is told.
    bench.run(json!({"go": "home"}));
    heard(&mut bench, SharingNews::Came(Vec::new(), met));
    heard(&mut bench, SharingNews::Failed("share-unreachable"));
    assert!(bench.state.notices.is_empty());
}
