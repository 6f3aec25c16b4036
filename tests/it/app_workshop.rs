//! The workshop: people added one by one and from lists, changed and removed, only with the PIN.

use crate::common::{Bench, commits};
use malgeurim::app::{
    Effect, Job, JobResult, LensAsk, LensNews, Newcomer, Outcome, Portrait, Room, ServiceNews, WorkshopCommand,
};
use malgeurim::art::picture::Picture;
use malgeurim::domain::access::Method;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::profile::{Address, Profile};
use malgeurim::domain::template::Template;
use malgeurim::formats::roster;
use serde_json::json;
use std::sync::Arc;

/// An instructor is in the room; nobody is chosen.
fn open(bench: Bench) -> Bench {
    let mut bench = bench;
    bench.outcome(Outcome::Service(ServiceNews::Known {
        services: Vec::new(),
        damaged: false,
        pin: true,
        under_way: Vec::new(),
    }));
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    bench
}

fn send(bench: &mut Bench, command: WorkshopCommand) -> Vec<Effect> {
    bench.send(malgeurim::app::Command::Workshop(command))
}

fn person(bench: &Bench, name: &str) -> Profile {
    bench.state.library.people().into_iter().find(|person| person.name == name).cloned().unwrap()
}

fn names(bench: &Bench) -> Vec<String> {
    bench.state.library.people().iter().map(|person| person.name.clone()).collect()
}

/// A list is read and shown.
fn read(bench: &mut Bench, text: &str) {
    let effects = send(bench, WorkshopCommand::ReadRoster("list.csv".into()));
    let [Effect::Start { id, job: Job::ReadRoster(path) }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(path.ends_with("list.csv") && bench.state.workshop.is_reading());
    let result = JobResult::Roster(roster::read(text.as_bytes()).unwrap());
    bench.outcome(Outcome::Ended { id: *id, result });
}

#[test]
fn the_room_is_open_without_a_person_and_nothing_happens_without_the_pin() {
    let mut bench = Bench::empty();
    bench.run(json!({"go": "workshop"}));
    assert_eq!((bench.state.room, bench.state.who.clone()), (Room::Workshop, None));
    let new = Newcomer { name: "하늘".into(), ..Newcomer::default() };
    assert!(send(&mut bench, WorkshopCommand::Add(new.clone())).is_empty() && names(&bench).is_empty());
    bench.state.services.unlocked = true;
    assert_eq!(commits(&send(&mut bench, WorkshopCommand::Add(new))).len(), 1);
    bench.run(json!({"go": "home"}));
    assert_eq!(bench.state.room, Room::Who, "there is nobody to go home with");
    assert!(!bench.state.services.unlocked);
    bench.run(json!({"go": "workshop"}));
    let id = person(&bench, "하늘").id;
    assert!(send(&mut bench, WorkshopCommand::Remove(id)).is_empty() && names(&bench) == ["하늘"]);
    assert!(bench.run(json!("undo")).is_empty(), "nor is anything taken back");
}

#[test]
fn somebody_new_begins_with_what_was_chosen_and_it_is_taken_back_only_there() {
    let mut bench = open(Bench::talking());
    let new = Newcomer {
        name: " 바다 ".into(),
        group: "해뜰반".into(),
        address: Address::Ssi,
        templates: vec![Template::Calm, Template::SwitchUser],
        ..Newcomer::default()
    };
    send(&mut bench, WorkshopCommand::Add(new.clone()));
    let sea = person(&bench, "바다");
    assert_eq!(
        (sea.group.as_str(), sea.called(Lang::Ko).as_str(), sea.called(Lang::En).as_str()),
        ("해뜰반", "바다 씨", "바다")
    );
    assert!(sea.access.method == Method::Scan && sea.access.answer.quiet && !sea.face.motion);
    assert!(send(&mut bench, WorkshopCommand::Add(new)).is_empty(), "a name is there once");
    assert_eq!(bench.read_notices(), ["name-taken"]);
    let kept = serde_json::to_string(&sea).unwrap();
    assert!(!kept.contains("template") && !kept.contains("switch-user"), "a start, never a label: {kept}");
    // In a person's rooms, undo is theirs.
    bench.run(json!({"go": "talk"}));
    bench.run(json!("undo"));
    assert_eq!(names(&bench), ["하늘", "바다"]);
    let mut bench = open(bench);
    bench.run(json!("undo"));
    assert_eq!(names(&bench), ["하늘"]);
    bench.run(json!("redo"));
    assert_eq!(person(&bench, "바다"), sea);
}

#[test]
fn fifteen_come_from_a_list_in_one_step_and_who_is_here_stays() {
    let mut bench = open(Bench::talking());
    let mut list = String::from("이름,모임,시작,언어\n하늘,해뜰반,,\n");
    (1..=15).for_each(|n| list += &format!("사람{n},해뜰반,크게,{}\n", if n == 3 { "영어" } else { "" }));
    list += "사람1,달빛반,,\n";
    read(&mut bench, &list);
    let roster = bench.state.workshop.roster.clone().unwrap();
    assert_eq!((roster.len(), bench.state.workshop.newcomers()), (17, 15));
    assert!(roster[0].known && roster[16].known && !roster[1].known);
    assert_eq!(names(&bench), ["하늘"], "shown first");
    let before = person(&bench, "하늘");
    assert_eq!(commits(&send(&mut bench, WorkshopCommand::TakeRoster)).len(), 1);
    let wanted: Vec<String> = std::iter::once("하늘".to_owned()).chain((1..=15).map(|n| format!("사람{n}"))).collect();
    assert_eq!(names(&bench), wanted, "in the order of the list");
    assert_eq!(person(&bench, "하늘"), before);
    assert_eq!((person(&bench, "사람3").lang, person(&bench, "사람4").lang), (Lang::En, Lang::Ko));
    assert_eq!(person(&bench, "사람1").group, "해뜰반");
    let pictures: std::collections::BTreeSet<_> =
        (1..=12).map(|n| person(&bench, &format!("사람{n}")).picture.0.clone()).collect();
    assert!(pictures.len() >= 11, "people who do not read find themselves by their picture: {pictures:?}");
    assert_eq!(bench.read_notices(), ["roster-added"]);
    bench.run(json!("undo"));
    assert_eq!(names(&bench), ["하늘"]);
}

#[test]
fn a_list_that_nobody_takes_over_is_forgotten_and_what_came_late_is_nothing() {
    let mut bench = open(Bench::empty());
    read(&mut bench, "하늘\n바다\n");
    assert_eq!(bench.state.workshop.newcomers(), 2);
    bench.run(json!({"go": "who"}));
    assert!(bench.state.workshop.roster.is_none());
    let mut bench = open(bench);
    let effects = send(&mut bench, WorkshopCommand::ReadRoster("list.csv".into()));
    let [Effect::Start { id, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    bench.run(json!({"go": "who"}));
    bench.run(json!({"go": "workshop"}));
    let rows = roster::read("하늘\n".as_bytes()).unwrap();
    bench.outcome(Outcome::Ended { id: *id, result: JobResult::Roster(rows) });
    assert!(bench.state.workshop.roster.is_none());
}

#[test]
fn a_person_is_changed_there_and_their_rooms_open_without_the_pin_once_more() {
    let mut bench = open(Bench::talking());
    let sky = person(&bench, "하늘");
    let mut changed = Profile { name: "  ".into(), group: " 달빛반 ".into(), ..sky.clone() };
    changed.face.motion = false;
    send(&mut bench, WorkshopCommand::Save(Box::new(changed)));
    let now = person(&bench, "하늘");
    assert!(!now.face.motion && now.group == "달빛반", "and no name is never kept");
    bench.run(json!({"go": "talk"}));
    bench.run(json!("undo"));
    assert_eq!(person(&bench, "하늘"), now, "the person's undo does not reach it");
    let mut bench = open(bench);
    bench.run(json!({"profiles": {"add": {"name": "바다"}}}));
    let sea = person(&bench, "바다").id;
    send(&mut bench, WorkshopCommand::Open(sea.clone(), Room::Boards));
    assert_eq!((bench.state.room, bench.state.who.clone()), (Room::Boards, Some(sea.clone())));
    assert!(bench.state.services.unlocked);
    let mut bench = open(bench);
    assert!(send(&mut bench, WorkshopCommand::Open(sea.clone(), Room::Talk)).is_empty(), "only the instructor's rooms");
    send(&mut bench, WorkshopCommand::Remove(sea));
    assert_eq!(
        (bench.state.room, bench.state.who.clone(), names(&bench)),
        (Room::Workshop, None, vec!["하늘".to_owned()])
    );
}

fn newcomer(name: &str, portrait: Portrait) -> WorkshopCommand {
    WorkshopCommand::Add(Newcomer { name: name.into(), portrait: Some(portrait), ..Newcomer::default() })
}

#[test]
fn somebody_new_has_the_picture_that_was_chosen_for_them() {
    let mut bench = open(Bench::talking());
    send(&mut bench, newcomer("바다", Portrait::File("sea.jpg".into())));
    let (sea, _) = bench.last_job();
    send(&mut bench, newcomer("나무", Portrait::File("tree.jpg".into())));
    let (tree, job) = bench.last_job();
    assert!(matches!(job, Job::ReadPicture(path) if path.ends_with("tree.jpg")));
    assert_eq!(names(&bench), ["하늘", "바다", "나무"], "they are there at once, whatever becomes of the picture");
    let before = person(&bench, "나무").picture;
    let (blob, _) = bench.pictured(sea, 30, false);
    assert_eq!(person(&bench, "바다").picture.0, format!("blob:{blob}"), "each has their own");
    bench.outcome(Outcome::Ended { id: tree, result: JobResult::Failed(Notice::problem("picture-unreadable")) });
    assert_eq!(bench.read_notices(), ["picture-unreadable"]);
    assert_eq!(person(&bench, "나무").picture, before);
    // It is the workshop's step, as adding them was.
    bench.run(json!("undo"));
    assert!(!person(&bench, "바다").picture.0.starts_with("blob:"));
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    assert_eq!(names(&bench), ["하늘"]);
}

#[test]
fn a_photograph_of_somebody_new_is_kept_only_with_them() {
    let mut bench = Bench::empty();
    bench.run(json!({"go": "workshop"}));
    assert!(send(&mut bench, WorkshopCommand::Photograph(true)).is_empty(), "without the PIN no camera opens");
    bench.state.services.unlocked = true;
    let shoot = |bench: &mut Bench| {
        let effects = send(bench, WorkshopCommand::Photograph(true));
        let [Effect::Lens { id, ask: LensAsk::Open(0) }] = effects.as_slice() else { panic!("{effects:?}") };
        bench.outcome(Outcome::Lens(*id, LensNews::Opened(1)));
        bench.outcome(Outcome::Lens(*id, LensNews::Shot(Arc::new(Picture::filled(8, 8, [9, 9, 9, 255])))));
        assert!(bench.state.lens.is_none() && bench.state.workshop.photo.is_some());
    };
    shoot(&mut bench);
    send(&mut bench, WorkshopCommand::Photograph(false));
    assert!(bench.state.workshop.photo.is_none(), "nobody wanted it");
    shoot(&mut bench);
    send(&mut bench, newcomer("바다", Portrait::Photo));
    let (id, job) = bench.last_job();
    assert!(matches!(job, Job::KeepPhoto(_)) && bench.state.workshop.photo.is_none());
    let (blob, _) = bench.pictured(id, 9, false);
    assert_eq!(person(&bench, "바다").picture.0, format!("blob:{blob}"));
    shoot(&mut bench);
    let effects = send(&mut bench, WorkshopCommand::Photograph(true));
    assert_eq!(effects.len(), 1);
    let effects = bench.run(json!({"go": "home"}));
    let closed = |effect: &Effect| matches!(effect, Effect::Lens { ask: LensAsk::Close, .. });
    assert!(effects.iter().any(closed) && bench.state.workshop.photo.is_none(), "who leaves leaves nothing open");
}
