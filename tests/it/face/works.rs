//! My works: works made by hand, the film by keys, and a service's hand named wherever it painted.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::Vec2;
use malgeurim::app::{Command, Effect, ExhibitCommand, Film, Job, JobResult, Outcome, Room, WorksCommand};
use malgeurim::art::picture::Picture;
use malgeurim::domain::artwork::{Artwork, Beginning, Deed, Hand, Physical, Step};
use malgeurim::domain::consent::{Answer, Use};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::Record;
use malgeurim::text::Texts;
use std::path::PathBuf;
use std::sync::Arc;

const WINDOWS: [(Lang, Vec2); 4] = [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, PHONE), (Lang::En, PHONE)];

fn no_faults(stage: &Stage, smallest: f32, what: &str) {
    let found = faults(stage, smallest);
    assert!(found.is_empty(), "{what}\n{}", found.join("\n"));
}

fn show(stage: &mut Stage, work: &Artwork) {
    stage.go(Room::Works);
    stage.send(Command::Works(WorksCommand::Show(Some(work.id.clone()))));
}

fn jobs(stage: &mut Stage) -> Vec<(u64, Job)> {
    let job = |effect| if let Effect::Start { id, job } = effect { Some((id, job)) } else { None };
    stage.effects().into_iter().filter_map(job).collect()
}

#[test]
fn a_work_made_by_hand_is_put_in_by_taps_alone() {
    for (lang, size) in WINDOWS {
        let mut stage = Stage::new(lang, size);
        stage.go(Room::Works);
        stage.effects();
        stage.tap(&stage.t("enroll"));
        let (listing, _) = jobs(&mut stage).pop().expect("the photographs are looked for");
        let files: Vec<PathBuf> = ["pot.jpg", "quilt.jpg"].map(PathBuf::from).to_vec();
        stage.outcome(Outcome::Ended { id: listing, result: JobResult::Files(files) });
        no_faults(&stage, 44.0, &format!("photo {lang:?} {size:?}"));
        stage.tap("pot");
        no_faults(&stage, 44.0, &format!("form {lang:?} {size:?}"));
        assert!(!stage.button(&stage.t("save")).enabled, "of what is it?");
        stage.tap(&stage.t("material-clay"));
        let wider = format!("{} {}", stage.t("physical-width"), stage.t("larger"));
        (0..3).for_each(|_| stage.tap(&wider));
        stage.tap(&format!("{} {}", stage.t("physical-height"), stage.t("larger")));
        stage.effects();
        stage.tap(&stage.t("save"));
        assert!(matches!(&jobs(&mut stage)[..], [(_, Job::ReadPicture(path))] if path.ends_with("pot.jpg")));
        let importing = stage.state().importing.values().next().cloned().expect("a work to be");
        let clay = Physical { material: "clay".to_owned(), size_mm: [30, 10, 0] };
        assert_eq!(importing.physical, Some(clay));
    }
}

#[test]
fn material_and_size_stand_on_the_page_of_a_work_and_can_be_changed() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    let mut work = stage.add_work("항아리", 1);
    work.beginning = Beginning::Picture;
    work.physical = Some(Physical { material: "clay".to_owned(), size_mm: [120, 85, 0] });
    stage.state_mut().library.put(Record::Artwork(work.clone()));
    show(&mut stage, &work);
    assert!(stage.words().iter().any(|words| words.contains("점토") && words.contains("8.5")), "{:?}", stage.words());
    stage.tap(&stage.t("physical"));
    stage.tap(&stage.t("material-wood"));
    stage.tap(&stage.t("save"));
    let kept = stage.state().library.artworks[&work.id].physical.clone();
    assert_eq!(kept, Some(Physical { material: "wood".to_owned(), size_mm: [120, 85, 0] }));
}

#[test]
fn a_picture_of_words_has_no_material() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    let work = stage.add_work("바다", 1);
    show(&mut stage, &work);
    assert!(!stage.has_button(&stage.t("physical")));
}

/// A film of three pictures is on the page.
fn watching(stage: &mut Stage) {
    let work = stage.add_work("바다", 1);
    show(stage, &work);
    let frame = |grey: u8| Arc::new(Picture { width: 4, height: 4, rgba: vec![grey; 64] });
    stage.state_mut().film = Some(Film { id: 9, work: work.id, frames: vec![frame(0), frame(90), frame(200)] });
    stage.harness().run_steps(2);
}

fn place(stage: &Stage, nth: usize) -> String {
    Texts::new(stage.state().lang()).with("film-place", &[("nth", &nth.to_string()), ("count", "3")])
}

#[test]
fn a_film_is_turned_by_keys_where_nothing_may_move() {
    for (lang, size) in WINDOWS {
        let mut stage = Stage::new(lang, size);
        stage.change_person(|person| (person.face.motion, person.lang) = (false, lang));
        watching(&mut stage);
        no_faults(&stage, 44.0, &format!("{lang:?} {size:?}"));
        assert!(stage.shows(&place(&stage, 1)), "it waits: {:?}", stage.words());
        let next = stage.t("film-on");
        stage.press_by_reader(&next);
        stage.press_by_reader(&next);
        assert!(stage.shows(&place(&stage, 3)) && !stage.button(&next).enabled);
        stage.tap(&stage.t("film-back"));
        assert!(stage.shows(&place(&stage, 2)));
        stage.tap(&stage.t("film-close"));
        assert!(stage.state().film.is_none());
    }
}

#[test]
fn a_film_is_saved_with_one_key_and_where_it_went_is_said() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.change_person(|person| person.face.motion = false);
    watching(&mut stage);
    stage.effects();
    stage.tap(&stage.t("film-save"));
    let (id, job) = jobs(&mut stage).pop().expect("a job");
    let Job::Film { to: Some(to), keep_others: true, .. } = job else { panic!("{job:?}") };
    assert_eq!(to.extension().and_then(|end| end.to_str()), Some("gif"));
    stage.outcome(Outcome::Ended { id, result: JobResult::Written { to: to.clone(), left_out: Vec::new() } });
    let path = to.display().to_string();
    assert!(stage.words().iter().any(|words| words.contains(&path)), "{:?}", stage.words());
}

#[test]
fn a_service_is_named_wherever_it_painted() {
    for lang in [Lang::Ko, Lang::En] {
        let mut stage = Stage::new(lang, LYING);
        let own = stage.add_work("집", 2);
        let mut work = stage.add_work("바다", 1);
        let did = Deed::Generated { service: "화실".into(), model: String::new(), prompt: String::new() };
        work.steps.push(Step { at: 0, by: Hand::Service, did, result: None });
        stage.state_mut().library.put(Record::Artwork(work.clone()));
        let (texts, notice) = (Texts::new(lang), stage.t("ai-notice"));
        let open = |title: &str| texts.with("open-work", &[("title", title)]);
        stage.go(Room::Works);
        assert!(stage.has_button(&format!("{}. {notice}", open("바다"))), "{:?}", stage.buttons());
        assert!(stage.has_button(&open("집")), "a painter is no service");
        show(&mut stage, &work);
        assert!(stage.shows(&notice));
        let steps: Vec<String> = stage.words().into_iter().filter(|words| words.contains("화실")).collect();
        assert!(steps.len() == 1 && steps[0].contains(&stage.t("hand-service")), "{steps:?}");
        assert!(stage.words().iter().any(|words| words.starts_with(&stage.t("hand-person"))));
        stage.state_mut().film = Some(Film { id: 9, work: work.id.clone(), frames: Vec::new() });
        stage.harness().run_steps(2);
        assert!(stage.shows(&notice), "also beside the film");
        stage.go(Room::Exhibit);
        stage.send(Command::Exhibit(ExhibitCommand::New("전시".to_owned())));
        let exhibition = stage.state().exhibit.open.clone().expect("an exhibition");
        stage.send(Command::Exhibit(ExhibitCommand::Add(exhibition, vec![own.id, work.id.clone()])));
        let named = |stage: &Stage| stage.buttons().iter().filter(|button| button.name.contains(&notice)).count();
        assert_eq!(named(&stage), 1, "{:?}", stage.buttons());
        stage.send(Command::Exhibit(ExhibitCommand::Select(Some(work.id))));
        assert!(stage.shows(&notice), "on the label");
    }
}

#[test]
fn every_step_can_be_turned_to() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    let mut work = stage.add_work("바다", 1);
    for _ in 0..30 {
        work.steps.push(Step { at: 0, by: Hand::Person, did: Deed::Outlined, result: None });
    }
    stage.state_mut().library.put(Record::Artwork(work.clone()));
    show(&mut stage, &work);
    let first = |stage: &Stage| stage.words().iter().any(|words| words.contains("낱말을 골랐어요"));
    assert!(!first(&stage), "the newest are shown");
    let earlier = stage.t("steps-earlier");
    while stage.button(&earlier).enabled {
        stage.tap(&earlier);
    }
    assert!(first(&stage), "{:?}", stage.words());
    no_faults(&stage, 72.0, "steps");
}

#[test]
fn a_maker_says_that_a_work_is_not_to_be_shown_by_two_taps() {
    for (lang, size) in WINDOWS {
        let mut stage = Stage::new(lang, size);
        stage.state_mut().services.has_pin = Some(true);
        let work = stage.add_work("바다", 1);
        show(&mut stage, &work);
        assert!(!stage.has_button(&stage.t("refuse")), "nobody thinks of showing it");
        let mut hung = work.clone();
        hung.consents.0.entry(Use::Web).or_default().maker.answer = Answer::Yes;
        stage.state_mut().library.put(Record::Artwork(hung));
        stage.run();
        no_faults(&stage, 72.0, &format!("work {lang:?} {size:?}"));
        stage.tap(&stage.t("refuse"));
        no_faults(&stage, 72.0, &format!("refuse {lang:?} {size:?}"));
        stage.tap(&stage.t("refuse-no"));
        let refused = |stage: &Stage| stage.state().library.artworks[&work.id].consents.forbids_all();
        assert!(!refused(&stage));
        stage.tap(&stage.t("refuse"));
        stage.tap(&stage.t("refuse-yes"));
        assert!(refused(&stage) && stage.shows(&stage.t("refused")) && !stage.has_button(&stage.t("refuse")));
    }
}
