//! What a person is not distracted by: hidden rooms and tools, and the room in which they stay, with its way out.

use crate::common::Bench;
use malgeurim::app::{
    CalmCommand, Command, Effect, Outcome, PinAnswer, Room, ServiceNews, ServicesCommand, WorkshopCommand,
};
use malgeurim::domain::calm::{Calm, Place, Stay};
use malgeurim::domain::drawing::ToolKind;
use malgeurim::domain::id::ProfileId;
use malgeurim::domain::profile::Profile;
use serde_json::json;

fn known(pin: bool) -> Outcome {
    Outcome::Service(ServiceNews::Known { services: Vec::new(), damaged: false, pin, under_way: Vec::new() })
}

/// 하늘 is there, and an instructor has given the PIN in the workshop.
fn open() -> (Bench, ProfileId) {
    let mut bench = Bench::talking();
    bench.outcome(known(true));
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    let who = bench.state.who.clone().unwrap();
    (bench, who)
}

fn hide(bench: &mut Bench, who: &ProfileId, calm: Calm) {
    let person = Profile { calm, ..bench.state.library.profiles[who].clone() };
    bench.send(Command::Workshop(WorkshopCommand::Save(Box::new(person))));
}

fn calm(bench: &mut Bench, command: CalmCommand) -> Vec<Effect> {
    bench.send(Command::Calm(command))
}

/// 하늘 stays where pictures are made.
fn staying() -> (Bench, ProfileId) {
    let (mut bench, who) = open();
    calm(&mut bench, CalmCommand::Stay(who.clone(), Place::Create));
    (bench, who)
}

#[test]
fn what_is_hidden_is_reached_by_no_way_but_an_instructors() {
    let (mut bench, who) = open();
    hide(&mut bench, &who, Calm { rooms: Place::HIDDEN.into(), tools: [ToolKind::Sparkle].into() });
    bench.run(json!({"go": "home"}));
    assert!(!bench.state.shows_tool(ToolKind::Sparkle) && bench.state.shows_tool(ToolKind::Crayon));
    for room in ["create", "works", "errands", "exhibit", "settings", "teach"] {
        bench.run(json!({ "go": room }));
        assert_eq!(bench.state.room, Room::Home, "{room}");
    }
    bench.words(&["apple"]);
    bench.run(json!({"create": "from-strip"}));
    bench.run(json!({"recognize": {"teach": "enter"}}));
    assert_eq!(bench.state.room, Room::Home, "other ways lead there no more than doors");
    bench.run(json!({"go": "talk"}));
    assert_eq!(bench.state.room, Room::Talk, "Talk is always there");
    let changed = Profile { calm: Calm::default(), ..bench.state.library.profiles[&who].clone() };
    bench.send(Command::Settings(malgeurim::app::SettingsCommand::Save(Box::new(changed))));
    assert!(!bench.state.shows_room(Room::Create), "the person's own settings do not change it");
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    bench.send(Command::Workshop(WorkshopCommand::Open(who, Room::Create)));
    assert_eq!(bench.state.room, Room::Create);
    bench.run(json!({"go": "home"}));
    bench.run(json!({"go": "create"}));
    assert_eq!(bench.state.room, Room::Home, "it is hidden again");
}

#[test]
fn who_stays_is_kept_from_no_word_and_led_out_by_the_pin() {
    let (mut bench, who) = staying();
    let sea = bench.state.library.people().len();
    for command in [
        json!({"go": "home"}),
        json!({"go": "who"}),
        json!({"go": "workshop"}),
        json!({"go": "settings"}),
        json!({"talk": {"keyboard": true}}),
        json!({"recognize": {"teach": "enter"}}),
        json!({"profiles": {"add": {"name": "바다"}}}),
        json!({"profiles": {"choose": who}}),
    ] {
        bench.run(command.clone());
        assert_eq!((bench.state.room, bench.state.who.clone()), (Room::Create, Some(who.clone())), "{command}");
    }
    assert_eq!(bench.state.library.people().len(), sea);
    bench.said.clear();
    calm(&mut bench, CalmCommand::SayAloud("아파요".into()));
    let effects = calm(&mut bench, CalmCommand::Call("선생님".into()));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Chime)), "{effects:?}");
    assert!(bench.said.len() == 2 && bench.said.iter().all(|said| said.protects));
    // A PIN that is given elsewhere, or a hold where there is a PIN, ends nothing.
    bench.outcome(Outcome::Service(ServiceNews::Pin(PinAnswer::Right)));
    calm(&mut bench, CalmCommand::ShowWayOut(true));
    calm(&mut bench, CalmCommand::HeldToLeave);
    assert!(bench.state.calm.way_out && bench.state.stays_in() == Some(Room::Create));
    bench.outcome(Outcome::Service(ServiceNews::Pin(PinAnswer::Wrong(0))));
    assert!(bench.state.stays_in().is_some());
    bench.outcome(Outcome::Service(ServiceNews::Pin(PinAnswer::Right)));
    assert_eq!((bench.state.stays_in(), bench.state.room, bench.state.calm.way_out), (None, Room::Home, false));
    assert!(!bench.state.services.unlocked, "and nothing else is open");
}

#[test]
fn without_a_pin_two_holds_lead_out_and_only_from_the_page_that_says_so() {
    let (mut bench, _) = staying();
    bench.outcome(known(false));
    calm(&mut bench, CalmCommand::HeldToLeave);
    assert!(bench.state.stays_in().is_some());
    let effects = calm(&mut bench, CalmCommand::ShowWayOut(true));
    assert!(matches!(effects[..], [Effect::Service(_)]), "whether there is a PIN is looked up: {effects:?}");
    calm(&mut bench, CalmCommand::HeldToLeave);
    assert_eq!((bench.state.stays_in(), bench.state.room), (None, Room::Home));
}

#[test]
fn a_stay_outlives_a_restart_of_the_window_and_is_no_matter_of_the_command_line() {
    let (mut bench, who) = staying();
    bench.run(json!({"create": {"begin": "blank"}}));
    bench.state.calm = Default::default();
    (bench.state.who, bench.state.room) = (None, Room::Who);
    assert_eq!(bench.state.stays_in(), None);
    calm(&mut bench, CalmCommand::Resume);
    assert_eq!((bench.state.room, bench.state.who.clone()), (Room::Create, Some(who.clone())));
    bench.run(json!({"go": "workshop"}));
    assert_eq!(bench.state.room, Room::Create, "nor does a window that is opened in another room");
    let sea = bench.state.library.profiles[&who].stays;
    assert!(matches!(sea, Some(Stay { place: Place::Create, .. })));
}

#[test]
fn only_an_instructor_begins_a_stay_and_one_person_stays_at_a_time() {
    let (mut bench, who) = open();
    let sea = ProfileId(bench.add_person("바다"));
    bench.state.services.unlocked = false;
    calm(&mut bench, CalmCommand::Stay(who.clone(), Place::Create));
    assert_eq!(bench.state.library.profiles[&who].stays, None);
    bench.state.services.unlocked = true;
    calm(&mut bench, CalmCommand::Stay(who.clone(), Place::Settings));
    assert_eq!(bench.state.library.profiles[&who].stays, None, "not in any room");
    calm(&mut bench, CalmCommand::Stay(who.clone(), Place::Works));
    assert_eq!(bench.state.room, Room::Works);
    bench.state.calm = Default::default();
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    calm(&mut bench, CalmCommand::Stay(sea.clone(), Place::Talk));
    let stays = |id: &ProfileId| bench.state.library.profiles[id].stays.is_some();
    assert_eq!((stays(&who), stays(&sea), bench.state.who.clone()), (false, true, Some(sea.clone())));
    bench.run(json!({"packages": {"save-people": [sea]}}));
    let (_, job) = bench.last_job();
    let malgeurim::app::Job::WritePackage { packed, .. } = job else { panic!("{job:?}") };
    assert!(packed.people.iter().all(|one| one.profile.stays.is_none()), "nobody is kept in a room by a file");
}

#[test]
fn kiosk_mode_is_set_behind_the_pin_only() {
    let (mut bench, _) = open();
    let effects = calm(&mut bench, CalmCommand::Kiosk(true));
    assert!(matches!(effects[..], [Effect::Kiosk(true)]) && bench.state.calm.kiosk);
    bench.run(json!({"go": "home"}));
    assert!(calm(&mut bench, CalmCommand::Kiosk(false)).is_empty() && bench.state.calm.kiosk);
    let mut asked = Bench::talking();
    assert!(calm(&mut asked, CalmCommand::OpenInKiosk).is_empty(), "for this time only");
    assert!(asked.state.calm.kiosk);
}

#[test]
fn files_wait_for_the_pin_and_are_left_where_nobody_gives_it() {
    let import = json!({"packages": {"import": "group.malgeurim"}});
    let mut bench = Bench::talking();
    bench.outcome(known(false));
    bench.run(json!({"go": "settings"}));
    assert!(matches!(bench.run(import.clone())[..], [Effect::Start { .. }]), "no PIN, no question");
    let mut bench = Bench::talking();
    bench.outcome(known(true));
    bench.run(json!({"go": "settings"}));
    assert!(bench.run(import.clone()).is_empty());
    bench.run(json!({"boards": {"import": ["a.obz"]}}));
    assert_eq!((bench.jobs.len(), bench.state.packages.waiting.len()), (0, 2));
    bench.run(json!({"go": "home"}));
    assert!(bench.state.packages.waiting.is_empty(), "left is left");
    bench.run(json!({"go": "settings"}));
    bench.run(import);
    let effects = bench.outcome(Outcome::Service(ServiceNews::Pin(PinAnswer::Right)));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Start { .. })), "{effects:?}");
    assert!(bench.state.packages.waiting.is_empty());
}

#[test]
fn the_pin_holds_in_exhibit_and_is_locked_with_it() {
    let mut bench = Bench::talking();
    bench.outcome(known(true));
    bench.run(json!({"go": "exhibit"}));
    assert!(bench.state.wants_pin());
    bench.outcome(Outcome::Service(ServiceNews::Pin(PinAnswer::Right)));
    assert!(!bench.state.wants_pin());
    bench.run(json!({"go": "works"}));
    assert!(bench.state.wants_pin());
}

#[test]
fn who_stays_can_talk_by_boards_and_is_back_where_they_stay() {
    let (mut bench, who) = staying();
    bench.run(json!({"create": {"begin": "words"}}));
    bench.run(json!({"create": {"add-word": "sea"}}));
    bench.run(json!({"go": "talk"}));
    assert_eq!(bench.state.room, Room::Talk);
    bench.said.clear();
    bench.words(&["water", "give"]);
    bench.talk(json!("speak"));
    assert!(!bench.said.is_empty(), "nobody loses their voice");
    for room in ["home", "errands", "works", "settings", "boards", "workshop"] {
        bench.run(json!({ "go": room }));
        assert_eq!((bench.state.room, bench.state.who.as_ref()), (Room::Talk, Some(&who)), "{room}");
    }
    bench.run(json!({"go": "create"}));
    assert_eq!((bench.state.room, bench.state.stays_in()), (Room::Create, Some(Room::Create)));
    assert!(bench.state.create.draft.work.is_some(), "what was made lies there");
}

#[test]
fn a_backup_begins_no_stay_that_was_ended() {
    let (mut bench, who) = staying();
    let backup: Vec<_> = bench.rows.values().cloned().collect();
    calm(&mut bench, CalmCommand::ShowWayOut(true));
    bench.outcome(Outcome::Service(ServiceNews::Pin(PinAnswer::Right)));
    assert_eq!(bench.state.stays_in(), None);
    bench.rows = backup.iter().map(|record| ((record.kind(), record.id().to_owned()), record.clone())).collect();
    bench.outcome(Outcome::Restored(backup));
    assert_eq!((bench.state.stays_in(), bench.state.library.profiles[&who].stays), (None, None));
}

#[test]
fn removing_the_pin_is_not_begun_during_a_stay_but_by_the_way_out() {
    let (mut bench, _) = staying();
    let wish = || Command::Services(ServicesCommand::WishPinForgotten);
    assert!(bench.send(wish()).is_empty());
    calm(&mut bench, CalmCommand::ShowWayOut(true));
    assert!(matches!(bench.send(wish())[..], [Effect::Service(_)]));
}
