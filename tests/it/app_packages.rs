//! Packages in the app: what comes joins what is here, by one change that can be taken back, and nothing is lost without a word.

#[path = "app_packages/people.rs"]
mod people;

use crate::common::{Bench, NOW};
use malgeurim::app::{Job, JobResult, Outcome};
use malgeurim::domain::artwork::{Artwork, Deed};
use malgeurim::domain::consent::{Answer, Use, WhyNot};
use malgeurim::domain::drawing::{Mark, Pen, Point, Tool};
use malgeurim::domain::id::ArtworkId;
use malgeurim::domain::label::{Change, Field};
use malgeurim::domain::notice::NoticeKind;
use malgeurim::domain::package::{Fate, Packed, PackedWork};
use malgeurim::domain::provenance::{AiUse, ai_use};
use malgeurim::domain::sheet::Drawn;
use serde_json::json;
use std::sync::Arc;

/// A device on which 하늘 made a work: imported, drawn on once.
fn maker() -> (Bench, String) {
    let mut bench = Bench::talking();
    let id = bench.import_work("바다", 7);
    bench.run(json!({"create": {"continue": id}}));
    mark(&mut bench);
    bench.read_notices();
    (bench, id)
}

fn mark(bench: &mut Bench) {
    let pen = Pen { tool: Tool::Crayon, radius: 20, ..Pen::default() };
    let trail =
        [Point::new(10.0, 10.0, Point::PLAIN, 0), Point::new(90.0, 50.0, Point::PLAIN, 40)].into_iter().collect();
    bench.run(json!({"create": {"mark": Mark { pen, trail }}}));
}

/// What a device writes into a package of all its works, or of everyone.
fn packed(bench: &mut Bench, people: bool) -> Packed {
    let works: Vec<&ArtworkId> = bench.state.library.artworks.keys().collect();
    let command = if people {
        json!({"export-people": {"to": "x"}})
    } else {
        json!({"export-works": {"works": works, "to": "x"}})
    };
    bench.run(json!({ "packages": command }));
    match bench.last_job().1 {
        Job::WritePackage { packed, .. } => *packed,
        job => panic!("{job:?}"),
    }
}

/// Brings a package in: its pictures are where the store keeps them.
fn bring(bench: &mut Bench, packed: &Packed) {
    bench.run(json!({"packages": {"import": "usb/other.malgeurim"}}));
    let (id, job) = bench.last_job();
    assert!(matches!(job, Job::ReadPackage(_)));
    bench.blobs.extend(packed.blobs());
    let result = JobResult::Package { from: "usb/other.malgeurim".into(), packed: Box::new(packed.clone()) };
    bench.outcome(Outcome::Ended { id, result });
    assert_eq!(bench.state.packages.job, None);
}

fn fates(bench: &Bench) -> Vec<Fate> {
    bench.state.packages.brought.last().unwrap().works.iter().map(|(_, fate)| *fate).collect()
}

fn work<'a>(bench: &'a Bench, id: &str) -> &'a Artwork {
    &bench.state.library.artworks[id]
}

fn consent(bench: &mut Bench, id: &str, answer: &str) {
    bench.run(json!({"works": {"consent": {"work": id, "purpose": "web", "answer": answer, "by": "하늘"}}}));
}

#[test]
fn a_work_comes_whole_and_without_a_new_person() {
    let (mut tablet, id) = maker();
    let packed = packed(&mut tablet, false);
    let mut laptop = Bench::talking_elsewhere();
    let people = laptop.state.library.profiles.len();
    bring(&mut laptop, &packed);
    assert_eq!(laptop.read_notices(), ["package-brought"]);
    assert_eq!(fates(&laptop), [Fate::New]);
    assert_eq!(work(&laptop, &id), work(&tablet, &id), "as it was, no step more");
    assert_eq!(laptop.state.library.marks_of(&id.as_str().into()), tablet.state.library.marks_of(&id.as_str().into()));
    assert_eq!(laptop.state.library.profiles.len(), people, "nobody new on the first page");
    let all = laptop.state.library.works(None);
    assert!(all.iter().any(|work| work.id.as_str() == id && work.maker == "하늘"), "but the collection shows it");
    let told = laptop.state.library.told(work(&laptop, &id));
    assert_eq!(ai_use(&told), AiUse::NoneButBrought, "its whole history came along");
    laptop.run(json!("undo"));
    assert!(laptop.state.library.artworks.is_empty() && laptop.state.library.marks.values().all(Vec::is_empty));
}

#[test]
fn a_picture_file_by_the_name_of_a_package_is_read_as_one() {
    let mut bench = Bench::talking();
    bench.run(json!({"works": {"import": "usb/A.Malgeurim"}}));
    assert!(matches!(bench.last_job().1, Job::ReadPackage(_)));
    bench.run(json!({"packages": "stop"}));
    assert_eq!(bench.cancelled, [bench.last_job().0]);
    bench.run(json!({"works": {"import": "usb/a.png"}}));
    assert!(matches!(bench.last_job().1, Job::ReadPicture(_)));
}

#[test]
fn the_same_package_twice_changes_nothing() {
    let (mut tablet, id) = maker();
    consent(&mut tablet, &id, "yes");
    let everything = packed(&mut tablet, true);
    let rows = tablet.rows.clone();
    bring(&mut tablet, &everything);
    assert_eq!((fates(&tablet), tablet.rows == rows), (vec![Fate::Same], true), "where it came from");
    let mut other = Bench::talking_elsewhere();
    bring(&mut other, &everything);
    let rows = other.rows.clone();
    other.read_notices();
    bring(&mut other, &everything);
    assert_eq!((fates(&other), other.read_notices()), (vec![Fate::Same], vec!["package-same".to_owned()]));
    assert_eq!(other.rows, rows);
    other.run(json!("undo"));
    assert!(other.state.library.artworks.is_empty(), "the second import is no step of its own");
}

#[test]
fn what_was_drawn_since_then_comes_and_does_not_go_back() {
    let (mut tablet, id) = maker();
    let before = packed(&mut tablet, false);
    mark(&mut tablet);
    let after = packed(&mut tablet, false);
    let mut laptop = Bench::talking_elsewhere();
    bring(&mut laptop, &before);
    bring(&mut laptop, &after);
    assert_eq!(fates(&laptop), [Fate::Newer]);
    assert_eq!(laptop.state.library.marks_of(&id.as_str().into()).len(), 2);
    let rows = laptop.rows.clone();
    laptop.read_notices();
    bring(&mut laptop, &before);
    assert_eq!((fates(&laptop), laptop.rows == rows), (vec![Fate::Older], true), "ours is newer and stays");
    assert_eq!(laptop.read_notices(), ["package-brought"], "and that is told");
}

#[test]
fn works_come_with_the_group_of_a_maker_who_is_not_here() {
    let (mut tablet, id) = maker();
    let group = |bench: &mut Bench, name: &str| {
        let person = bench.state.person().unwrap().clone();
        bench.run(
            json!({"settings": {"save": malgeurim::domain::profile::Profile { group: name.to_owned(), ..person }}}),
        );
    };
    group(&mut tablet, "  해바라기\n");
    assert_eq!(tablet.state.library.groups().into_iter().collect::<Vec<_>>(), ["해바라기"], "a name is one line");
    let works = packed(&mut tablet, false);
    let mut laptop = Bench::talking_elsewhere();
    let of = |bench: &Bench| bench.state.library.group_of(work(bench, &id)).to_owned();
    bring(&mut laptop, &works);
    assert_eq!(of(&laptop), "해바라기");
    // Their group is known better where they are, and what comes back changes nothing there.
    let back = packed(&mut laptop, false);
    group(&mut tablet, "들꽃");
    bring(&mut tablet, &back);
    assert_eq!((fates(&tablet), of(&tablet)), (vec![Fate::Same], "들꽃".to_owned()));
}

#[test]
fn a_group_that_comes_has_a_name_of_one_short_line() {
    let (mut tablet, id) = maker();
    let mut all = packed(&mut tablet, true);
    let name = format!("해\n바\u{7}라기{}", " 모임".repeat(100));
    all.works.iter_mut().for_each(|work| work.group.clone_from(&name));
    all.people.iter_mut().for_each(|person| person.profile.group.clone_from(&name));
    let mut laptop = Bench::talking_elsewhere();
    let works = Packed { people: Vec::new(), ..all.clone() };
    for (packed, who) in [(works, "a maker who is not here"), (all, "one who came")] {
        bring(&mut laptop, &packed);
        let group = laptop.state.library.group_of(work(&laptop, &id)).to_owned();
        assert!(group.starts_with("해바라기 모임") && group.chars().count() == 40, "{who}: {group:?}");
    }
}

#[test]
fn a_kept_sentence_that_comes_has_a_folder_of_one_short_line_and_a_place_that_there_is() {
    let (mut tablet, _) = maker();
    tablet.run(json!({"go": "talk"}));
    tablet.words(&["water", "give"]);
    tablet.talk(json!({"sayings": {"keep-strip": "집"}}));
    let mut all = packed(&mut tablet, true);
    let [said] = &mut all.people[0].favourites[..] else { panic!("one is kept") };
    (said.folder, said.quick) = (format!("해\n바라기{}", " 모임".repeat(100)), Some(200));
    let mut laptop = Bench::talking_elsewhere();
    bring(&mut laptop, &all);
    let came: Vec<_> = laptop.state.library.utterances.values().collect();
    let [came] = came[..] else { panic!("one came") };
    assert!(came.folder.starts_with("해바라기 모임") && came.folder.chars().count() == 40, "{:?}", came.folder);
    assert_eq!((came.favourite, came.quick), (true, None));
}

#[test]
fn a_whole_group_moves_and_nobody_else() {
    let (mut tablet, _) = maker();
    for (name, group) in [("나래", "해바라기"), ("이슬", "해바라기"), ("바람", "들꽃")] {
        tablet.add_person(name);
        let person = tablet.state.library.people().into_iter().find(|person| person.name == name).unwrap().clone();
        let person = malgeurim::domain::profile::Profile { group: group.to_owned(), ..person };
        tablet.run(json!({"settings": {"save": person}}));
    }
    let ids: Vec<_> = tablet.state.library.people_of("해바라기").iter().map(|person| person.id.clone()).collect();
    tablet.run(json!({"packages": {"save-people": ids}}));
    let Job::WritePackage { packed, to, .. } = tablet.last_job().1 else { panic!("a package is written") };
    let mut names: Vec<&str> = packed.people.iter().map(|person| person.profile.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!((names, packed.kind), (vec!["나래", "이슬"], malgeurim::domain::package::PackageKind::Group));
    assert!(to.to_string_lossy().ends_with("해바라기.malgeurim"), "{}", to.display());
    let mut other = Bench::talking_elsewhere();
    bring(&mut other, &packed);
    assert_eq!(other.state.library.people_of("해바라기").len(), 2);
}

#[test]
fn a_work_that_went_on_on_both_devices_becomes_two() {
    let (mut tablet, id) = maker();
    let start = packed(&mut tablet, false);
    let mut other = Bench::talking_elsewhere();
    bring(&mut other, &start);
    // Ids of another device.
    let mut theirs = start.clone();
    let more = Drawn { id: "m-other-1".into(), nth: 9, at: NOW + 90_000, ..Drawn::clone(&theirs.works[0].marks[0]) };
    theirs.works[0].marks.push(Arc::new(more));
    mark(&mut tablet);
    consent(&mut tablet, &id, "yes");
    consent(&mut tablet, &id, "no");
    tablet.read_notices();
    bring(&mut tablet, &theirs);
    assert_eq!(fates(&tablet), [Fate::Second]);
    assert_eq!(tablet.read_notices(), ["package-brought", "package-parted"]);
    let second = tablet.state.packages.brought.last().unwrap().works[0].0.clone();
    assert_eq!((tablet.state.library.artworks.len(), second.as_str() == id), (2, false));
    let copy = tablet.state.library.artworks[&second].clone();
    let imported: Vec<usize> =
        copy.steps.iter().enumerate().filter(|(_, s)| s.did == Deed::Imported).map(|(n, _)| n).collect();
    assert_eq!(imported, [1], "its steps say so, after what both have in common");
    assert_ne!(ai_use(&tablet.state.library.told(&copy)), AiUse::Unknown);
    assert_eq!(copy.consents.allows(Use::Web), Err(WhyNot::Withdrawn), "what its maker answered counts for both");
    assert_eq!(tablet.state.library.marks_of(&second).len(), 2);
    assert_eq!(tablet.state.library.marks_of(&id.as_str().into()).len(), 2, "ours is as it was");
    let rows = tablet.rows.clone();
    bring(&mut tablet, &theirs);
    assert_eq!((fates(&tablet), tablet.rows == rows), (vec![Fate::Same], true), "again: nothing new");
    let more = Drawn { id: "m-other-2".into(), nth: 10, at: NOW + 95_000, ..Drawn::clone(&theirs.works[0].marks[0]) };
    theirs.works[0].marks.push(Arc::new(more));
    bring(&mut tablet, &theirs);
    assert_eq!((fates(&tablet), tablet.state.library.artworks.len()), (vec![Fate::Newer], 2), "more of it finds it");
}

#[test]
fn a_withdrawal_travels_both_ways() {
    let (mut tablet, id) = maker();
    consent(&mut tablet, &id, "yes");
    let yes = packed(&mut tablet, false);
    consent(&mut tablet, &id, "no");
    let no = packed(&mut tablet, false);
    let mut laptop = Bench::talking_elsewhere();
    bring(&mut laptop, &yes);
    assert_eq!(work(&laptop, &id).consents.allows(Use::Web), Ok(()));
    bring(&mut laptop, &no);
    assert_eq!((fates(&laptop), work(&laptop, &id).consents.answer(Use::Web)), (vec![Fate::Newer], Answer::Withdrawn));
    bring(&mut laptop, &yes);
    assert_eq!(work(&laptop, &id).consents.answer(Use::Web), Answer::Withdrawn, "an older yes brings nothing back");
    bring(&mut tablet, &yes);
    assert_eq!(work(&tablet, &id).consents.answer(Use::Web), Answer::Withdrawn);
}

#[test]
fn a_guardian_who_has_to_agree_is_known_elsewhere() {
    let (mut tablet, id) = maker();
    let mut person = tablet.state.person().unwrap().clone();
    person.guardian_agrees = true;
    tablet.run(json!({"settings": {"save": person}}));
    let packed = packed(&mut tablet, false);
    let mut laptop = Bench::talking_elsewhere();
    bring(&mut laptop, &packed);
    consent(&mut laptop, &id, "yes");
    assert_eq!(work(&laptop, &id).consents.allows(Use::Web), Err(WhyNot::GuardianUnasked));
    let rows = laptop.rows.clone();
    bring(&mut laptop, &packed);
    assert!(laptop.rows == rows, "the maker's answer here is newer than none");
    let again = self::packed(&mut laptop, false);
    assert!(again.works[0].guardian_agrees, "and from there on to the next device");
}

#[test]
fn no_package_takes_a_guardian_away() {
    // Here a guardian has to agree; the other device does not know that.
    let (mut tablet, id) = maker();
    consent(&mut tablet, &id, "yes");
    let works = packed(&mut tablet, false);
    let who = tablet.state.who.clone().unwrap();
    tablet.run(json!({"works": {"delete": id}}));
    tablet.run(json!({"exhibit": {"guardian-agrees": [who, true]}}));
    bring(&mut tablet, &works);
    assert_eq!(work(&tablet, &id).consents.allows(Use::Web), Err(WhyNot::GuardianUnasked));
    // The other way round: what a package tells of a person holds for works that are here.
    let (mut laptop, id) = maker();
    consent(&mut laptop, &id, "yes");
    let mut guarded = packed(&mut laptop, true);
    guarded.works.clear();
    guarded.people.iter_mut().for_each(|person| person.profile.guardian_agrees = true);
    assert_eq!(work(&laptop, &id).consents.allows(Use::Web), Ok(()));
    bring(&mut laptop, &guarded);
    assert_eq!(work(&laptop, &id).consents.allows(Use::Web), Err(WhyNot::GuardianUnasked));
}

#[test]
fn a_guardian_of_a_maker_from_elsewhere_is_asked_here_and_it_travels_back() {
    let (mut tablet, id) = maker();
    let mut person = tablet.state.person().unwrap().clone();
    person.guardian_agrees = true;
    tablet.run(json!({"settings": {"save": person}}));
    let packed = packed(&mut tablet, false);
    let mut laptop = Bench::talking_elsewhere();
    bring(&mut laptop, &packed);
    assert!(laptop.state.library.asks_guardian(work(&laptop, &id)));
    consent(&mut laptop, &id, "yes");
    let said = |answer: &str| json!({"works": {"consent": {"work": id, "purpose": "web", "answer": answer, "by": "엄마", "whose": "guardian"}}});
    laptop.run(said("no"));
    assert_eq!(work(&laptop, &id).consents.allows(Use::Web), Err(WhyNot::GuardianRefused));
    laptop.run(said("yes"));
    assert_eq!(work(&laptop, &id).consents.allows(Use::Web), Ok(()));
    let back = self::packed(&mut laptop, false);
    bring(&mut tablet, &back);
    let there = &work(&tablet, &id).consents.0[&Use::Web];
    assert_eq!((there.allows(), there.guardian.as_ref().unwrap().by.as_str()), (Ok(()), "엄마"));
    assert_eq!(there.guardian_before.len(), 1, "the no before it came along");
    let rows = tablet.rows.clone();
    bring(&mut tablet, &back);
    assert!(tablet.rows == rows);
}

#[test]
fn a_guardian_who_is_needed_here_is_needed_for_what_comes() {
    let (mut tablet, _) = maker();
    let person = tablet.state.who.clone().unwrap();
    let mut laptop = Bench::talking_elsewhere();
    let everyone = packed(&mut tablet, true);
    bring(&mut laptop, &everyone);
    laptop.run(json!({"exhibit": {"guardian-agrees": [person, true]}}));
    let new = tablet.import_work("산", 9);
    consent(&mut tablet, &new, "yes");
    assert_eq!(work(&tablet, &new).consents.allows(Use::Web), Ok(()));
    let packed = packed(&mut tablet, false);
    bring(&mut laptop, &packed);
    assert_eq!(work(&laptop, &new).consents.allows(Use::Web), Err(WhyNot::GuardianUnasked));
    let rows = laptop.rows.clone();
    bring(&mut laptop, &packed);
    assert!(laptop.rows == rows);
}

#[test]
fn a_package_among_ones_files_takes_no_other_ones_place() {
    let (mut tablet, id) = maker();
    let other = tablet.import_work("산", 9);
    let mut saved = |command: serde_json::Value| {
        tablet.run(json!({ "packages": command }));
        match tablet.last_job().1 {
            Job::WritePackage { packed, to, keep_others, .. } => (packed.works.len(), to, keep_others),
            job => panic!("{job:?}"),
        }
    };
    let (works, one, keeps) = saved(json!({"save-works": [id]}));
    assert!(works == 1 && keeps && one == std::path::Path::new("documents/malgeurim-바다.malgeurim"), "{one:?}");
    let (works, two, keeps) = saved(json!({"save-works": [id, other]}));
    assert!(works == 2 && keeps && two == std::path::Path::new("documents/malgeurim-works.malgeurim"), "{two:?}");
    assert!(saved(json!({"save-people": []})).2);
    assert!(!saved(json!({"export-works": {"works": [id], "to": "x"}})).2, "a file that was named is meant");
}

#[test]
fn what_a_curator_wrote_meets_what_a_maker_wrote() {
    let (mut tablet, id) = maker();
    let start = packed(&mut tablet, false);
    let mut theirs = start.clone();
    {
        let PackedWork { artwork, .. } = &mut theirs.works[0];
        let at = NOW + 50_000;
        artwork.label.changes.push(Change { field: Field::Credits, by: "담당".into(), at, was: String::new() });
        (artwork.label.credits, artwork.label.year) = ("도운 사람들".into(), "2026".into());
    }
    mark(&mut tablet);
    tablet.run(json!({"create": {"title-text": "내 바다"}}));
    bring(&mut tablet, &theirs);
    let joined = work(&tablet, &id);
    assert_eq!((joined.label.credits.as_str(), joined.label.year.as_str()), ("도운 사람들", "2026"));
    assert_eq!((joined.title.text.as_str(), joined.label.changes.len()), ("내 바다", 1));
    assert_eq!((fates(&tablet), tablet.state.library.artworks.len()), (vec![Fate::Newer], 1));
}

#[test]
fn who_no_longer_wants_to_be_named_is_not() {
    let (mut tablet, id) = maker();
    let named = packed(&mut tablet, false);
    let mut unnamed = named.clone();
    unnamed.works[0].artwork.maker.clear();
    unnamed.works[0].artwork.touched = NOW + 90_000;
    bring(&mut tablet, &unnamed);
    assert_eq!(work(&tablet, &id).maker, "");
    bring(&mut tablet, &named);
    assert_eq!(work(&tablet, &id).maker, "", "an older name does not come back");
}

#[test]
fn what_cannot_be_read_or_written_is_told() {
    let mut bench = Bench::talking();
    bench.run(json!({"packages": {"export-works": {"works": ["no-such-work"], "to": "x"}}}));
    assert_eq!(bench.read_notices(), ["package-empty"]);
    bench.run(json!({"packages": {"import": "x.malgeurim"}}));
    let (id, _) = bench.last_job();
    bench.outcome(Outcome::Progress { id, done: 0.5, snapshot: None });
    assert_eq!((bench.state.packages.job, bench.state.packages.done), (Some(id), 0.5));
    let failed = malgeurim::domain::notice::Notice::problem("package-damaged");
    bench.outcome(Outcome::Ended { id, result: JobResult::Failed(failed) });
    assert_eq!(bench.state.notices[0].kind, NoticeKind::Problem);
    assert_eq!(bench.state.packages.job, None);
}
