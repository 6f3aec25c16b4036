//! My works: works that can be touched, and the film of a making as a file.

use crate::common::{Bench, commits, dump};
use malgeurim::app::{Job, JobResult, Outcome, Room, ServiceNews};
use malgeurim::domain::artwork::{Deed, Hand};
use malgeurim::domain::calm::{Calm, Place};
use malgeurim::domain::consent::{Answer, Use};
use malgeurim::domain::id::ArtworkId;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::record::Record;
use serde_json::json;

#[test]
fn a_pot_of_clay_becomes_a_work_with_material_and_size() {
    let mut bench = Bench::talking();
    bench.run(json!({"works": {"enroll": true}}));
    assert_eq!((bench.state.room, bench.state.enrolling), (Room::Works, true));
    assert!(matches!(bench.last_job().1, Job::ListPictures(_)), "there are photographs to choose from");
    let physical = json!({"material": " clay\n", "size_mm": [120, 85, 90_000]});
    bench.run(json!({"works": {"register": {"photo": "pot.jpg", "physical": physical}}}));
    let (id, _) = bench.last_job();
    bench.pictured(id, 40, false);
    let work = bench.state.library.works(None)[0].clone();
    let kept = work.physical.clone().expect("what it is made of");
    assert_eq!((kept.material.as_str(), kept.size_mm), ("clay", [120, 85, 20_000]));
    assert_eq!((work.steps[0].by, &work.steps[0].did), (Hand::Person, &Deed::Brought));
    assert_eq!((bench.state.enrolling, &bench.state.work), (false, &Some(work.id.clone())), "it is shown at once");
    bench.run(json!("undo"));
    assert!(bench.state.library.artworks.is_empty());
}

#[test]
fn a_work_that_comes_late_does_not_close_the_form_of_another_person() {
    let mut bench = Bench::talking();
    let other = bench.add_person("바다");
    bench.run(json!({"works": {"enroll": true}}));
    let physical = json!({"material": "clay", "size_mm": [1, 1, 1]});
    bench.run(json!({"works": {"register": {"photo": "pot.jpg", "physical": physical}}}));
    let (id, _) = bench.last_job();
    bench.run(json!({"profiles": {"choose": other}}));
    bench.run(json!({"works": {"enroll": true}}));
    bench.pictured(id, 40, false);
    assert!(bench.state.enrolling && bench.state.work.is_none());
    assert_ne!(bench.state.library.works(None)[0].profile.as_str(), other, "it is its maker's");
}

#[test]
fn without_a_material_nothing_is_registered_and_a_bad_photograph_is_no_work() {
    let mut bench = Bench::talking();
    bench.run(json!({"works": {"enroll": true}}));
    let none = json!({"material": " ", "size_mm": [1, 1, 1]});
    assert!(bench.run(json!({"works": {"register": {"photo": "pot.jpg", "physical": none}}})).is_empty());
    let clay = json!({"material": "clay", "size_mm": [0, 0, 0]});
    bench.run(json!({"works": {"register": {"photo": "pot.jpg", "physical": clay}}}));
    let (id, _) = bench.last_job();
    bench.outcome(Outcome::Ended { id, result: JobResult::Failed(Notice::problem("picture-unreadable")) });
    assert!(bench.state.library.artworks.is_empty() && bench.state.importing.is_empty());
    assert!(bench.state.enrolling, "another photograph can be chosen");
    bench.run(json!({"go": "home"}));
    assert!(!bench.state.enrolling);
}

#[test]
fn a_film_goes_among_the_persons_files_by_its_title() {
    let mut bench = Bench::talking();
    let id = bench.import_work("바다: 1", 10);
    bench.run(json!({"works": {"save-film": id}}));
    let (_, job) = bench.last_job();
    let Job::Film { to: Some(to), keep_others, .. } = job else { panic!("{job:?}") };
    assert!(keep_others && to.starts_with("documents") && to.parent() == Some("documents".as_ref()), "{to:?}");
    assert!(to.file_name().is_some_and(|name| name.to_string_lossy().starts_with("malgeurim-")), "{to:?}");
    assert!(bench.state.film.is_none(), "it is not watched for that");
}

#[test]
fn a_maker_takes_every_yes_back_alone_without_the_pin_and_nobody_else_does_it_for_them() {
    let mut bench = Bench::talking();
    let news = ServiceNews::Known { services: Vec::new(), damaged: false, pin: true, under_way: Vec::new() };
    bench.outcome(Outcome::Service(news));
    let work = ArtworkId(bench.import_work("바다", 40));
    let reply = json!({"work": work, "purpose": "web", "answer": "yes", "by": "", "whose": "maker"});
    bench.run(json!({"exhibit": {"answer": reply}}));
    let mut person = bench.state.person().unwrap().clone();
    person.calm = Calm { rooms: [Place::Exhibit].into(), ..Calm::default() };
    bench.state.library.put(Record::Profile(person));
    bench.rows = dump(&bench.state.library);
    let (me, other) = (bench.state.who.clone().unwrap(), bench.add_person("구름"));
    bench.run(json!({"profiles": {"choose": other}}));
    assert!(bench.run(json!({"works": {"refuse": work}})).is_empty(), "it is not their work");
    bench.run(json!({"profiles": {"choose": me}}));
    bench.run(json!({"go": "works"}));
    assert!(bench.state.wants_pin());
    let effects = bench.run(json!({"works": {"refuse": work}}));
    assert_eq!(commits(&effects).len(), 1, "in one step");
    let consents = bench.state.library.artworks[&work].consents.clone();
    assert_eq!((consents.answer(Use::Web), consents.answer(Use::Print)), (Answer::Withdrawn, Answer::No));
    assert!(consents.forbids_all() && consents.0[&Use::Web].maker.by == "하늘");
    assert!(bench.run(json!({"works": {"refuse": work}})).is_empty(), "said once is said");
    bench.run(json!("undo"));
    assert!(bench.state.library.artworks[&work].consents.allows(Use::Web).is_ok(), "and they can take it back");
}
