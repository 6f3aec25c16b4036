//! Two and three tablets that meet.

use super::place::Place;
use super::tablet::Tablet;
use malgeurim::domain::artwork::{Deed, Hand, Step};
use malgeurim::domain::board::{Board, BoardSet};
use malgeurim::domain::consent::{Answer, Use};
use malgeurim::domain::exhibition::{Exhibition, Room};
use malgeurim::domain::profile::Profile;
use malgeurim::domain::record::{Kind, Record};
use malgeurim::domain::share::{Part, Reach};
use std::sync::Arc;

pub fn pair(place: &Place) -> (Tablet, Tablet) {
    let mut a = Tablet::found("a", Reach::Workshop);
    let code = a.engine.invite(false, "", 0).unwrap();
    a.meet_and_take(place, 0);
    let mut b = Tablet::join("b", &code);
    b.meet_and_take(place, 0);
    a.meet_and_take(place, 0);
    (a, b)
}

/// Until nobody has anything new; how often they met.
pub fn settle(place: &Place, tablets: &mut [&mut Tablet]) -> usize {
    let mut quiet = 0;
    for round in 1..30 {
        let mut moved = 0;
        for tablet in tablets.iter_mut() {
            let report = tablet.meet_and_take(place, round);
            moved += report.sent + report.came + report.offered + report.erased;
        }
        quiet = if moved == 0 { quiet + 1 } else { 0 };
        if quiet == 2 {
            return round as usize;
        }
    }
    panic!("they never settle");
}

#[test]
fn what_one_makes_the_other_has_with_its_pictures() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let person = a.add_person("하늘");
    let work = a.paint(&person, b"picture".to_vec());
    assert!(settle(&place, &mut [&mut a, &mut b]) < 7, "and then it is quiet");
    assert_eq!(b.store.records, a.store.records);
    assert_eq!(b.store.blobs, a.store.blobs);
    let quiet = a.meet_and_take(&place, 1);
    assert_eq!((quiet.cost.requests(), quiet.cost.bytes_out), (1, 0), "with nothing new it is one question");
    b.change(work.as_str(), |work| work.maker = "하늘".to_owned());
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!(a.store.work(work.as_str()).unwrap().maker, "하늘");
}

#[test]
fn both_change_one_thing_at_once_and_both_stay() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let person = a.add_person("하늘");
    let work = a.paint(&person, b"picture".to_vec());
    settle(&place, &mut [&mut a, &mut b]);
    let step = |at, by| Step { at, by, did: Deed::Outlined, result: None };
    a.change(work.as_str(), |work| {
        work.steps.push(step(5, Hand::Person));
        work.maker = "하늘".to_owned();
    });
    b.change(work.as_str(), |work| {
        work.steps.push(step(6, Hand::Staff));
        work.alt.ko = "바다".to_owned();
    });
    settle(&place, &mut [&mut a, &mut b]);
    for tablet in [&a, &b] {
        let work = tablet.store.work(work.as_str()).unwrap();
        assert_eq!((work.steps.len(), work.maker.as_str(), work.alt.ko.as_str()), (3, "하늘", "바다"));
    }
    assert_eq!(a.store.records, b.store.records);
}

#[test]
fn a_no_beats_a_yes_that_did_not_know_of_it() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    (a.skew, b.skew) = (-3_000_000_000, 3_000_000_000);
    let person = a.add_person("하늘");
    let work = a.paint(&person, b"picture".to_vec());
    let id = work.as_str();
    settle(&place, &mut [&mut a, &mut b]);
    a.answer(id, Answer::No, "하늘");
    b.answer(id, Answer::Yes, "하늘");
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!((a.web(id), b.web(id)), (Answer::No, Answer::No));
    b.answer(id, Answer::Yes, "하늘");
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!((a.web(id), b.web(id)), (Answer::Yes, Answer::Yes), "who knew of the no may say yes");
    // The program on b has the old yes before it while the withdrawal is on its way to it.
    a.answer(id, Answer::No, "하늘");
    a.meet_and_take(&place, 9);
    b.meet(&place, 9).unwrap();
    b.answer(id, Answer::Yes, "하늘 again");
    b.store.take_offers();
    settle(&place, &mut [&mut a, &mut b]);
    assert!(a.store.work(id).unwrap().consents.allows(Use::Web).is_err());
    assert_eq!(a.store.records, b.store.records);
}

#[test]
fn two_change_different_cells_of_a_board() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let button = |id: &str| serde_json::from_value(serde_json::json!({"id": id, "label": {"ko": id, "en": id}}));
    let mut board = Board { id: "s/b".into(), set: "s".into(), local_id: "b".to_owned(), ..Board::default() };
    board.grid.order = vec![vec![None, None], vec![None, None]];
    (board.grid.rows, board.grid.columns) = (2, 2);
    let Ok(first) = button("물") else { panic!("{:?}", button("물")) };
    board.buttons.push(first);
    board.grid.order[0][0] = Some("물".into());
    a.store.put(Record::BoardSet(BoardSet { id: "s".into(), boards: vec!["s/b".into()], ..BoardSet::default() }));
    a.store.put(Record::Board(board.clone()));
    settle(&place, &mut [&mut a, &mut b]);
    for (tablet, id, cell) in [(&mut a, "밥", (0, 1)), (&mut b, "집", (1, 1))] {
        let mut board = board.clone();
        board.buttons.push(button(id).unwrap());
        board.grid.order[cell.0][cell.1] = Some(id.into());
        tablet.store.put(Record::Board(board));
    }
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!(a.store.records, b.store.records);
    let Some(Record::Board(board)) = a.store.records.get(&Part { kind: Kind::Board, id: "s/b".to_owned() }) else {
        panic!()
    };
    let cells: Vec<Option<&str>> =
        board.grid.order.iter().flatten().map(|id| id.as_ref().map(|id| id.as_str())).collect();
    assert_eq!(cells, [Some("물"), Some("밥"), None, Some("집")]);
    assert_eq!(board.buttons.len(), 3);
}

#[test]
fn what_was_here_before_joining_joins_and_nothing_is_overwritten() {
    let place = Place::new();
    let mut a = Tablet::found("a", Reach::Workshop);
    let person = a.add_person("하늘");
    let work = a.paint(&person, b"picture".to_vec());
    let code = a.engine.invite(false, "", 0).unwrap();
    a.meet_and_take(&place, 0);
    let mut b = Tablet::join("b", &code);
    // The same person and work came by a package before, and both went on.
    b.store = a.store.clone();
    b.store.put(a.store.records.values().next().unwrap().clone());
    a.change(work.as_str(), |work| work.maker = "하늘".to_owned());
    b.change(work.as_str(), |work| work.alt.ko = "바다".to_owned());
    b.answer(work.as_str(), Answer::No, "하늘");
    a.answer(work.as_str(), Answer::Yes, "하늘");
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!(a.store.records, b.store.records);
    assert_eq!(a.store.people().len(), 1, "nobody is there twice");
    assert_eq!(a.web(work.as_str()), Answer::No);
}

#[test]
fn a_work_that_somebody_goes_on_with_is_not_lost_when_another_removes_it() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let person = a.add_person("하늘");
    let (kept, gone) = (a.paint(&person, b"one".to_vec()), a.paint(&person, b"two".to_vec()));
    settle(&place, &mut [&mut a, &mut b]);
    a.store.delete(Kind::Artwork, kept.as_str());
    a.store.delete(Kind::Artwork, gone.as_str());
    b.change(kept.as_str(), |work| work.maker = "하늘".to_owned());
    settle(&place, &mut [&mut a, &mut b]);
    for tablet in [&a, &b] {
        assert_eq!(tablet.store.works().map(|work| work.id.clone()).collect::<Vec<_>>(), std::slice::from_ref(&kept));
    }
    assert_eq!(a.store.records, b.store.records);
}

#[test]
fn an_exhibition_of_many_takes_works_with_a_yes_and_no_people() {
    let place = Place::new();
    let mut curator = Tablet::found("curator", Reach::Show("e".into()));
    curator.store.put(Record::Exhibition(Exhibition {
        id: "e".into(),
        title: "봄".to_owned(),
        ..Exhibition::default()
    }));
    let code = curator.engine.invite(false, "", 0).unwrap();
    curator.meet_and_take(&place, 0);
    let mut facility = Tablet::join("facility", &code);
    let person = facility.add_person("하늘");
    let works = [1u8, 2, 3].map(|byte| facility.paint(&person, vec![byte]));
    facility.answer(works[0].as_str(), Answer::Yes, "하늘");
    facility.answer(works[1].as_str(), Answer::No, "하늘");
    settle(&place, &mut [&mut curator, &mut facility]);
    let Some(Record::Exhibition(mut show)) =
        facility.store.records.get(&Part { kind: Kind::Exhibition, id: "e".to_owned() }).cloned()
    else {
        panic!("the exhibition came")
    };
    show.rooms.push(Room { works: works.to_vec(), ..Room::default() });
    facility.store.put(Record::Exhibition(show));
    settle(&place, &mut [&mut curator, &mut facility]);
    let shown: Vec<_> = curator.store.works().map(|work| work.id.clone()).collect();
    assert_eq!(shown, [works[0].clone()], "only with a yes, and only what hangs");
    assert!(curator.store.people().is_empty());
    facility.answer(works[0].as_str(), Answer::No, "하늘");
    settle(&place, &mut [&mut curator, &mut facility]);
    assert_eq!(curator.web(works[0].as_str()), Answer::Withdrawn, "a word taken back is heard");
}

#[test]
fn a_curators_notes_stay_where_they_were_written() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let show = |notes: &str| Exhibition { id: "e".into(), notes: notes.to_owned(), ..Exhibition::default() };
    a.store.put(Record::Exhibition(show("비밀")));
    settle(&place, &mut [&mut a, &mut b]);
    let notes = |tablet: &Tablet| match tablet.store.records.values().next() {
        Some(Record::Exhibition(show)) => show.notes.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((notes(&a), notes(&b)), ("비밀".to_owned(), String::new()));
    b.store.put(Record::Exhibition(Exhibition { title: "봄".to_owned(), ..show("다른 비밀") }));
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!((notes(&a), notes(&b)), ("비밀".to_owned(), "다른 비밀".to_owned()));
}

#[test]
fn marks_travel_with_their_work_and_an_undone_one_goes() {
    use malgeurim::domain::drawing::{Mark, Pen};
    use malgeurim::domain::sheet::Drawn;
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let person = a.add_person("하늘");
    let work = a.paint(&person, b"picture".to_vec());
    let pen: Pen = Pen::default();
    let drawn = |id: &str, nth| Drawn {
        id: id.into(),
        work: work.clone(),
        sheet: 0,
        nth,
        at: 1,
        mark: Arc::new(Mark { pen: pen.clone(), ..Mark::default() }),
    };
    a.store.put(Record::Mark(drawn("m/1", 1)));
    a.store.put(Record::Mark(drawn("m2", 2)));
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!(b.store.records, a.store.records);
    a.store.delete(Kind::Mark, "m2");
    b.store.put(Record::Mark(drawn("m3", 3)));
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!(b.store.records, a.store.records);
    let marks = a.store.records.keys().filter(|part| part.kind == Kind::Mark).map(|part| part.id.as_str());
    assert_eq!(marks.collect::<Vec<_>>(), ["m/1", "m3"]);
}

#[test]
fn what_this_version_cannot_read_is_neither_removed_nor_overwritten() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let person = a.add_person("하늘");
    settle(&place, &mut [&mut a, &mut b]);
    // A newer version of the program wrote it, and an older one was put back.
    let part = Part { kind: Kind::Profile, id: person.0.clone() };
    let Some(record) = b.store.records.get(&part).cloned() else { panic!("a person") };
    b.store.unreadable.insert(part.clone());
    b.store.put(record.clone());
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!(a.store.people(), std::slice::from_ref(&person), "nobody takes it as gone");
    a.store.put(Record::Profile(Profile { name: "하늘이".to_owned(), ..Profile::new(person.clone(), "", 0) }));
    a.meet_and_take(&place, 40);
    let report = b.meet_and_take(&place, 40);
    assert_eq!((report.offered, report.waiting), (0, 1), "it waits");
    assert_eq!(b.store.records.get(&part), Some(&record));
    b.store.unreadable.clear();
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!(b.store.records, a.store.records);
}

#[test]
fn much_at_once_comes_in_portions() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    (0..450).for_each(|_| drop(a.add_person("하늘")));
    a.meet_and_take(&place, 1);
    let first = b.meet_and_take(&place, 1);
    assert!(first.more && (300..450).contains(&first.offered), "{first:?}");
    let second = b.meet_and_take(&place, 1);
    assert_eq!((second.more, first.offered + second.offered), (false, 450));
    assert_eq!(b.store.records, a.store.records);
}
