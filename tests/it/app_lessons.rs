//! Lessons, without a window: begun, followed at one's own pace, left and gone on with; works know the lesson they were begun in.

use crate::common::{Bench, commits, dump};
use malgeurim::app::{CalmCommand, Command, CreateStep, Effect, Room};
use malgeurim::domain::artwork::{Artwork, Beginning};
use malgeurim::domain::calm::{Calm, Place, Stay};
use malgeurim::domain::drawing::{Mark, Pen, Point};
use malgeurim::domain::id::{LessonId, ProfileId};
use malgeurim::domain::lesson::{Following, Lesson, Opens, Standing};
use malgeurim::domain::profile::Profile;
use malgeurim::domain::record::{Kind, Record};
use serde_json::{Value, json};
use std::sync::Arc;

const FIRST: &str = "builtin/first-marks";

fn lesson(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({ "lessons": command }))
}

/// 하늘 has begun the first lesson.
fn begun() -> Bench {
    let mut bench = Bench::talking();
    lesson(&mut bench, json!({ "begin": FIRST }));
    bench
}

fn place(bench: &Bench) -> Following {
    bench.state.begun_lesson().unwrap().0.clone()
}

fn the_lesson(bench: &Bench) -> Arc<Lesson> {
    Arc::clone(bench.state.begun_lesson().unwrap().1)
}

/// To the first step of the lesson that opens this.
fn jump(bench: &mut Bench, opens: Opens) {
    let to = the_lesson(bench).steps.iter().position(|step| step.opens == Some(opens)).unwrap();
    lesson(bench, json!({ "jump": to }));
}

fn open(bench: &mut Bench) {
    lesson(bench, json!("open"));
}

/// A mark on the sheet that is open.
fn draw(bench: &mut Bench) {
    let trail = [Point::new(100.0, 100.0, 128, 0), Point::new(100.0, 900.0, 128, 300)].into_iter().collect();
    let mark = Mark { pen: Pen { radius: 40, ..Pen::default() }, trail };
    bench.run(json!({"create": {"mark": mark}}));
}

fn works(bench: &Bench) -> Vec<Artwork> {
    let mut works: Vec<Artwork> = bench.state.library.works(None).into_iter().cloned().collect();
    works.sort_by_key(|work| work.made);
    works
}

#[test]
fn a_lesson_begins_at_its_first_step_and_shows_its_card() {
    let bench = begun();
    assert_eq!(bench.state.room, Room::Lesson);
    let place = place(&bench);
    assert_eq!((place.at, place.standing, place.lesson.as_str()), (0, Standing::Going, FIRST));
    assert_eq!((place.since, place.begun), (bench.now, bench.now));
}

#[test]
fn the_time_of_the_first_step_begins_when_the_person_comes() {
    let mut bench = Bench::talking();
    let who = bench.state.who.clone().unwrap();
    lesson(&mut bench, json!({"begin-for": [FIRST, [who]]}));
    let begun = bench.now;
    bench.words(&["water", "want"]);
    lesson(&mut bench, json!("start"));
    assert_eq!((place(&bench).begun, place(&bench).since), (begun, bench.now));
    lesson(&mut bench, json!("next"));
    let since = place(&bench).since;
    lesson(&mut bench, json!("start"));
    assert_eq!(place(&bench).since, since, "who is at work goes on");
}

#[test]
fn steps_go_on_only_when_they_are_done() {
    let mut bench = begun();
    let steps = the_lesson(&bench).steps.len();
    for step in 1..steps {
        lesson(&mut bench, json!("next"));
        assert_eq!((place(&bench).at, place(&bench).since), (step, bench.now));
    }
    lesson(&mut bench, json!("next"));
    assert_eq!(place(&bench).standing, Standing::Finished);
    assert_eq!(place(&bench).done.len(), steps);
    assert!(bench.state.followed_lesson().is_none());
    assert!(lesson(&mut bench, json!("next")).is_empty(), "it is over");
    lesson(&mut bench, json!({ "begin": FIRST }));
    assert!(place(&bench).is_new(), "once more from the beginning");
}

#[test]
fn where_one_is_in_a_lesson_is_in_no_undo_list() {
    let mut bench = begun();
    bench.words(&["water"]);
    lesson(&mut bench, json!("next"));
    let effects = lesson(&mut bench, json!("back"));
    assert!(commits(&effects).iter().all(|transaction| !transaction.undoable));
    lesson(&mut bench, json!("next"));
    bench.run(json!("undo"));
    assert_eq!(bench.tiles(), [""; 0], "the word was taken back");
    assert_eq!(place(&bench).at, 1, "the step was not");
}

#[test]
fn only_a_step_that_may_be_left_out_is_skipped() {
    let mut bench = begun();
    assert!(lesson(&mut bench, json!("skip")).is_empty());
    let skippable = the_lesson(&bench).steps.iter().position(|step| step.skippable).unwrap();
    lesson(&mut bench, json!({ "jump": skippable }));
    lesson(&mut bench, json!("skip"));
    assert_eq!(place(&bench).at, skippable + 1);
    assert!(!place(&bench).done.contains(&skippable));
}

#[test]
fn a_lesson_that_was_left_goes_on_at_its_step() {
    let mut bench = begun();
    lesson(&mut bench, json!("next"));
    lesson(&mut bench, json!("leave"));
    assert_eq!((bench.state.room, place(&bench).standing), (Room::Home, Standing::Left));
    assert!(bench.state.followed_lesson().is_none());
    lesson(&mut bench, json!({ "begin": FIRST }));
    assert_eq!((place(&bench).at, place(&bench).standing), (1, Standing::Going));
    assert_eq!(place(&bench).since, bench.now, "nobody was at the step meanwhile");
    assert!(lesson(&mut bench, json!({ "begin": FIRST })).is_empty(), "it is followed already");
}

#[test]
fn it_is_read_aloud() {
    let mut bench = begun();
    lesson(&mut bench, json!("read-aloud"));
    let text = the_lesson(&bench).steps[0].text.ko.clone();
    assert_eq!(bench.said.last().map(|what| what.text.clone()), Some(text));
}

#[test]
fn it_is_begun_for_others_who_find_it_when_they_come() {
    let mut bench = Bench::talking();
    let sea = bench.add_person("바다");
    let sky = bench.state.who.clone().unwrap();
    lesson(&mut bench, json!({"begin-for": [FIRST, [sky.0, sea, "nobody"]]}));
    assert_eq!(bench.state.room, Room::Talk, "nobody is taken away from what they do");
    assert_eq!(bench.state.library.following.len(), 2);
    lesson(&mut bench, json!("next"));
    bench.run(json!({"profiles": {"choose": sea}}));
    assert_eq!((bench.state.room, place(&bench).at), (Room::Home, 0), "each at their own pace");
    bench.run(json!({"profiles": {"remove": sea}}));
    assert!(!bench.state.library.following.contains_key(&ProfileId(sea)));
}

#[test]
fn a_lesson_that_does_not_exist_says_so() {
    let mut bench = Bench::talking();
    assert!(lesson(&mut bench, json!({"begin": "builtin/none"})).is_empty());
    assert_eq!(bench.read_notices(), ["lesson-unknown"]);
    assert_eq!(bench.state.room, Room::Talk);
    for command in ["next", "back", "skip", "open", "finish", "read-aloud"] {
        assert!(lesson(&mut bench, json!(command)).is_empty(), "{command}");
    }
}

#[test]
fn a_step_opens_its_room() {
    let mut bench = begun();
    for (opens, room) in [(Opens::Works, Room::Works), (Opens::Talk, Room::Talk)] {
        jump(&mut bench, opens);
        open(&mut bench);
        assert_eq!(bench.state.room, room);
        bench.run(json!({"go": "lesson"}));
    }
}

#[test]
fn a_work_begun_in_a_lesson_knows_it() {
    let mut bench = begun();
    open(&mut bench);
    assert_eq!((bench.state.room, bench.state.create.step), (Room::Create, CreateStep::Draw));
    draw(&mut bench);
    let [work] = works(&bench).try_into().unwrap();
    assert_eq!(work.lesson, Some(LessonId::from(FIRST)));
    assert_eq!(bench.state.lesson_of_work(&work).as_deref(), Some("첫 선 긋기"));
    lesson(&mut bench, json!("leave"));
    bench.run(json!({"create": {"begin": "blank"}}));
    draw(&mut bench);
    assert_eq!(works(&bench)[1].lesson, None, "it was begun when the lesson had been left");
}

#[test]
fn a_picture_brought_in_a_lesson_knows_it() {
    let mut bench = begun();
    let id = bench.import_work("나의 집", 3);
    assert_eq!(bench.state.library.artworks[id.as_str()].lesson, Some(LessonId::from(FIRST)));
}

#[test]
fn who_opens_a_step_again_goes_on_with_its_picture() {
    let mut bench = begun();
    open(&mut bench);
    draw(&mut bench);
    let work = works(&bench)[0].id.clone();
    bench.run(json!({"go": "talk"}));
    bench.run(json!({"create": {"begin": "words"}}));
    lesson(&mut bench, json!("open"));
    assert_eq!(bench.state.create.draft.work, Some(work.clone()), "no second sheet for the same step");
    // The steps after it work on that picture, whatever lay on the table meanwhile.
    bench.run(json!({"create": {"begin": "words"}}));
    jump(&mut bench, Opens::Canvas);
    open(&mut bench);
    assert_eq!((bench.state.create.draft.work.clone(), bench.state.create.step), (Some(work), CreateStep::Draw));
    assert_eq!(works(&bench).len(), 1);
}

#[test]
fn a_lesson_begun_anew_begins_a_new_picture() {
    let mut bench = begun();
    open(&mut bench);
    draw(&mut bench);
    lesson(&mut bench, json!("finish"));
    lesson(&mut bench, json!({ "begin": FIRST }));
    open(&mut bench);
    draw(&mut bench);
    assert_eq!(works(&bench).len(), 2);
}

#[test]
fn what_cannot_go_on_begins_in_any_way() {
    let mut bench = begun();
    jump(&mut bench, Opens::Canvas);
    open(&mut bench);
    assert_eq!((bench.state.room, bench.state.create.step), (Room::Create, CreateStep::Begin));
}

#[test]
fn a_title_may_be_given_to_what_was_made_before() {
    let mut bench = Bench::talking();
    bench.run(json!({"create": {"begin": "blank"}}));
    draw(&mut bench);
    let work = works(&bench)[0].id.clone();
    let who = bench.state.who.clone().unwrap();
    bench.run(json!({"profiles": {"choose": who}}));
    lesson(&mut bench, json!({"begin": "builtin/giving-a-title"}));
    jump(&mut bench, Opens::Title);
    open(&mut bench);
    assert_eq!((bench.state.create.draft.work.clone(), bench.state.create.step), (Some(work), CreateStep::Name));
}

#[test]
fn the_lesson_of_a_picture_stays_with_the_lesson_of_its_maker() {
    let mut bench = begun();
    assert_eq!(bench.state.create.draft.beginning, Beginning::Blank);
    let sea = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": sea}}));
    bench.run(json!({"create": {"begin": "blank"}}));
    draw(&mut bench);
    assert_eq!(works(&bench)[0].lesson, None, "바다 follows none");
}

#[test]
fn lessons_of_a_file_are_kept_and_never_take_the_place_of_the_programs() {
    let mut bench = Bench::talking();
    let mut own = (*bench.state.library.builtin_lessons[0]).clone();
    assert!(lesson(&mut bench, json!({ "keep": [own] })).is_empty(), "it is here already");
    own.title.ko = "우리 반의 첫 선".to_owned();
    let effects = lesson(&mut bench, json!({ "keep": [own] }));
    let [added] = commits(&effects).try_into().unwrap();
    assert!(added.undoable && added.profile.is_none(), "the device's own list");
    assert!(bench.rows.contains_key(&(Kind::Lesson, "own/first-marks".to_owned())));
    assert_eq!(bench.state.library.lesson(&FIRST.into()).unwrap().title.ko, "첫 선 긋기");
    lesson(&mut bench, json!({"begin": "own/first-marks"}));
    lesson(&mut bench, json!({"remove": "own/first-marks"}));
    assert!(bench.state.followed_lesson().is_none(), "what was removed is not followed");
    assert_eq!(bench.state.library.all_lessons().count(), 12);
    let broken = Lesson { steps: Vec::new(), ..own };
    assert!(lesson(&mut bench, json!({ "keep": [broken] })).is_empty());
}

fn change_person(bench: &mut Bench, change: impl FnOnce(&mut Profile)) {
    let mut person = bench.state.person().unwrap().clone();
    change(&mut person);
    bench.state.library.put(Record::Profile(person));
    bench.rows = dump(&bench.state.library);
}

#[test]
fn a_hidden_room_is_opened_by_a_lesson_that_an_instructor_gave_and_by_no_other() {
    let mut bench = Bench::talking();
    bench.send(Command::Calm(CalmCommand::Resume));
    change_person(&mut bench, |person| person.calm = Calm { rooms: [Place::Create].into(), ..Calm::default() });
    let who = bench.state.who.clone().unwrap();
    lesson(&mut bench, json!({ "begin": FIRST }));
    jump(&mut bench, Opens::Paper);
    open(&mut bench);
    assert_eq!((bench.state.room, bench.read_notices()), (Room::Lesson, vec!["lesson-not-here".to_owned()]));
    lesson(&mut bench, json!({"begin-for": [FIRST, [who]]}));
    assert!(!place(&bench).given, "without the PIN nobody gives one");
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    lesson(&mut bench, json!({"begin-for": [FIRST, [who]]}));
    assert!(place(&bench).given, "also one that they follow already");
    bench.run(json!({"go": "lesson"}));
    open(&mut bench);
    assert_eq!(bench.state.room, Room::Create);
    let json = serde_json::to_string(&Following { given: false, ..place(&bench) }).unwrap();
    assert!(!json.contains("given"), "older versions wrote none: {json}");
}

#[test]
fn a_step_that_leads_out_of_a_stay_changes_nothing_and_says_so() {
    let mut bench = Bench::talking();
    bench.send(Command::Calm(CalmCommand::Resume));
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    let who = bench.state.who.clone().unwrap();
    lesson(&mut bench, json!({"begin-for": [FIRST, [who]]}));
    change_person(&mut bench, |person| person.stays = Some(Stay { place: Place::Works, since: 1 }));
    bench.run(json!({"go": "works"}));
    bench.run(json!({"go": "lesson"}));
    jump(&mut bench, Opens::Paper);
    let before = place(&bench);
    let effects = lesson(&mut bench, json!("open"));
    assert!(commits(&effects).is_empty() && place(&bench) == before, "{effects:?}");
    assert_eq!((bench.state.room, bench.read_notices()), (Room::Lesson, vec!["lesson-not-here".to_owned()]));
    jump(&mut bench, Opens::Works);
    open(&mut bench);
    assert_eq!(bench.state.room, Room::Works);
}
