//! My works and Exhibit, without a window: look, delete, hang in order, say yes or no, write the pages.

use crate::common::{Bench, commits};
use malgeurim::app::{Effect, Exported, Job, JobResult, Outcome};
use malgeurim::domain::artwork::{Beginning, Deed};
use malgeurim::domain::consent::{Answer, Use, WhyNot};
use malgeurim::domain::exhibition::{Exhibition, LeftOut, Product};
use malgeurim::domain::id::ArtworkId;
use malgeurim::domain::notice::Notice;
use serde_json::{Value, json};
use std::path::PathBuf;

fn exhibit(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({ "exhibit": command }))
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

fn order(bench: &Bench) -> Vec<String> {
    the_show(bench).works().map(|id| id.0.clone()).collect()
}

#[test]
fn a_picture_file_becomes_a_work_of_the_person() {
    let mut bench = Bench::talking();
    let effects = bench.run(json!({"works": {"import": "/some/where/나의 집.png"}}));
    assert!(matches!(effects.as_slice(), [Effect::Start { job: Job::ReadPicture(_), .. }]));
    let (id, _) = bench.last_job();
    let (blob, effects) = bench.pictured(id, 9, false);
    assert_eq!(commits(&effects).iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["work-add"]);
    let work = bench.state.library.works(bench.state.who.as_ref())[0].clone();
    assert_eq!((work.title.text.as_str(), work.maker.as_str(), work.base.as_ref()), ("나의 집", "하늘", Some(&blob)));
    assert_eq!((work.beginning, &work.steps[0].did), (Beginning::Picture, &Deed::Brought));
    bench.run(json!({"works": {"hear-title": work.id}}));
    assert_eq!(bench.said.last().map(|what| what.text.as_str()), Some("나의 집"));
}

#[test]
fn a_decomposed_file_name_gives_a_composed_title() {
    let mut bench = Bench::talking();
    // 봄 as a file system may spell it: three conjoining letters.
    bench.run(json!({"works": {"import": "\u{1107}\u{1169}\u{11b7}.png"}}));
    let (id, _) = bench.last_job();
    bench.pictured(id, 9, false);
    assert_eq!(bench.state.library.works(None)[0].title.text, "봄");
}

#[test]
fn a_picture_that_cannot_be_read_is_no_work() {
    let mut bench = Bench::talking();
    bench.run(json!({"works": {"import": "x.png"}}));
    let (id, _) = bench.last_job();
    bench.outcome(Outcome::Ended { id, result: JobResult::Failed(Notice::problem("picture-unreadable")) });
    assert!(bench.state.library.artworks.is_empty() && bench.state.importing.is_empty());
    assert_eq!(bench.read_notices(), ["picture-unreadable"]);
}

#[test]
fn works_hang_in_the_order_that_was_chosen() {
    let (mut bench, show, [a, b, c]) = hung();
    assert_eq!(order(&bench), [&a, &b, &c].map(String::clone));
    exhibit(&mut bench, json!({"shift": [show, c, -2]}));
    assert_eq!(order(&bench), [&c, &a, &b].map(String::clone));
    exhibit(&mut bench, json!({"shift": [show, c, 9]}));
    assert_eq!(order(&bench), [&a, &b, &c].map(String::clone));
    assert!(exhibit(&mut bench, json!({"shift": [show, c, 1]})).is_empty(), "it is the last already");
    exhibit(&mut bench, json!({"take-down": [show, b]}));
    assert_eq!(order(&bench), [&a, &c].map(String::clone));
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    assert_eq!(order(&bench), [&c, &a, &b].map(String::clone));
}

#[test]
fn a_work_hangs_once_and_only_if_it_exists() {
    let (mut bench, show, [a, ..]) = hung();
    assert!(exhibit(&mut bench, json!({"add": [show, [a]]})).is_empty());
    assert!(exhibit(&mut bench, json!({"add": [show, ["no-such-work"]]})).is_empty());
    assert!(exhibit(&mut bench, json!({"add": ["no-such-show", [a]]})).is_empty());
    assert_eq!(order(&bench).len(), 3);
}

#[test]
fn a_deleted_work_leaves_the_walls_too_and_one_undo_brings_all_back() {
    let (mut bench, _, [a, b, c]) = hung();
    exhibit(&mut bench, json!({"new": "여름"}));
    let summer = bench.state.exhibit.open.clone().unwrap();
    exhibit(&mut bench, json!({"add": [summer, [b]]}));
    let before = bench.rows.clone();
    let transactions = commits(&bench.run(json!({"works": {"delete": b}})));
    assert_eq!((transactions.len(), transactions[0].name.as_str()), (1, "work-delete"));
    assert_eq!(transactions[0].writes.len(), 3, "the work and two walls");
    assert_eq!(order(&bench), [a, c]);
    assert!(bench.state.library.exhibitions[&summer].count() == 0);
    bench.run(json!("undo"));
    assert_eq!(bench.rows, before);
}

#[test]
fn deleting_what_is_being_looked_at_or_made_closes_it() {
    let (mut bench, _, [a, ..]) = hung();
    bench.run(json!({"create": {"continue": a}}));
    bench.run(json!({"works": {"show": a}}));
    bench.run(json!({"works": {"delete": a}}));
    assert_eq!((bench.state.work.as_ref(), bench.state.create.draft.work.as_ref()), (None, None));
    assert!(bench.run(json!({"works": {"delete": a}})).is_empty());
}

#[test]
fn an_exhibition_needs_a_name_of_its_own() {
    let mut bench = Bench::talking();
    exhibit(&mut bench, json!({"new": "봄"}));
    exhibit(&mut bench, json!({"new": " \u{1107}\u{1169}\u{11b7} "}));
    exhibit(&mut bench, json!({"new": "  "}));
    assert_eq!(bench.read_notices(), ["exhibition-exists", "name-empty"]);
    assert_eq!(bench.state.library.exhibitions.len(), 1);
}

#[test]
fn an_exhibition_that_is_taken_away_leaves_its_works() {
    let (mut bench, show, works) = hung();
    exhibit(&mut bench, json!({ "delete": show }));
    assert!(bench.state.library.exhibitions.is_empty() && bench.state.exhibit.open.is_none());
    assert_eq!(bench.state.library.artworks.len(), works.len());
    bench.run(json!("undo"));
    assert_eq!(order(&bench), works);
}

#[test]
fn an_undone_exhibition_is_no_longer_open() {
    let mut bench = Bench::talking();
    exhibit(&mut bench, json!({"new": "봄"}));
    bench.run(json!("undo"));
    assert!(bench.state.exhibit.open.is_none() && bench.state.library.exhibitions.is_empty());
}

#[test]
fn what_the_maker_said_is_kept_with_name_and_time() {
    let (mut bench, _, [a, ..]) = hung();
    let say =
        |answer: &str| json!({"works": {"consent": {"work": a, "purpose": "web", "answer": answer, "by": "하늘"}}});
    bench.run(say("yes"));
    bench.run(say("withdrawn"));
    let consents = bench.state.library.artworks[a.as_str()].consents.clone();
    assert_eq!((consents.answer(Use::Web), consents.answer(Use::Print)), (Answer::Withdrawn, Answer::Unasked));
    assert!(consents.forbids(Use::Web) && !consents.forbids(Use::Print));
    assert_eq!((consents.0[&Use::Web].maker.by.as_str(), consents.0[&Use::Web].maker.at), ("하늘", bench.now));
}

#[test]
fn the_pages_are_written_of_the_works_in_their_order() {
    let (mut bench, show, works) = hung();
    exhibit(&mut bench, json!({"export": {"show": show, "to": "/tmp/pages"}}));
    let (id, job) = bench.last_job();
    let Job::ExportExhibition { to, source, products, .. } = job else { panic!("{job:?}") };
    assert_eq!(
        (to, source.works.iter().map(|(w, _)| w.id.0.clone()).collect::<Vec<_>>()),
        (PathBuf::from("/tmp/pages"), works.to_vec())
    );
    assert_eq!(products, [Product::Web, Product::Prints].into());
    assert_eq!(bench.state.exhibit.exporting.as_ref().map(|exporting| exporting.id), Some(id));
    let [a, b, _] = works.map(ArtworkId::from);
    let title = "그림 2".to_owned();
    let left_out = vec![LeftOut { work: b, title, purpose: Use::Web, why: WhyNot::Refused }];
    let went = vec![(Product::Web, [a.clone()].into())];
    let result = JobResult::Exported { to: "/tmp/pages".into(), went, left_out: left_out.clone() };
    bench.outcome(Outcome::Ended { id, result });
    assert_eq!(bench.state.exhibit.exporting, None);
    let exported = Exported { show: show.as_str().into(), to: "/tmp/pages".into(), left_out };
    assert_eq!(bench.state.exhibit.exported, Some(exported), "it is known of which exhibition this is");
    assert_eq!(bench.read_notices(), ["export-done", "export-left-out"]);
    let outing = bench.state.library.outings.values().next().unwrap();
    assert_eq!((outing.title.as_str(), outing.with(a.as_str()).collect::<Vec<_>>()), ("봄", vec![Product::Web]));
    bench.run(json!("undo"));
    assert_eq!(bench.state.library.outings.len(), 1, "what has gone out has gone out");
}

#[test]
fn a_failed_export_can_be_tried_again() {
    let (mut bench, show, _) = hung();
    exhibit(
        &mut bench,
        json!({"export": {"show": show, "to": "/tmp/x", "options": {"base_url": "https://example.org/"}}}),
    );
    let (id, _) = bench.last_job();
    bench.outcome(Outcome::Ended { id, result: JobResult::Failed(Notice::problem("store-full")) });
    assert_eq!((&bench.state.exhibit.exporting, &bench.state.exhibit.exported), (&None, &None));
    assert_eq!(bench.read_notices(), ["store-full"]);
}

#[test]
fn a_works_picture_is_written_to_a_file() {
    let (mut bench, _, [a, ..]) = hung();
    bench.run(json!({"works": {"export": [a, "/tmp/a.png"]}}));
    let blob = bench.state.library.artworks[a.as_str()].base.clone();
    assert!(matches!(bench.last_job().1, Job::ExportPicture { sheet, .. } if sheet.base == blob));
    assert!(bench.run(json!({"works": {"export": ["no-such-work", "/tmp/a.png"]}})).is_empty());
}
