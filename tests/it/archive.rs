//! The documents of the package for an archive: true, safe in other programs, and without what is private.

use malgeurim::domain::artwork::{Artwork, Deed, Hand, Step, Title};
use malgeurim::domain::consent::{Answer, Consent, Given, Use};
use malgeurim::domain::exhibition::{Edition, Exhibition, Room, Source};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::label::{Change, Field};
use malgeurim::domain::locale::LocalText;
use malgeurim::domain::sheet::Sheet;
use malgeurim::formats::archive::{Held, Kept, documents, places};
use malgeurim::formats::vocabulary;
use std::collections::BTreeMap;

const AT: i64 = 1_795_287_600_000;

fn work(id: &str, answer: Answer) -> (Artwork, Sheet) {
    let base = BlobId::of(id.as_bytes());
    let made = |did, by| Step { at: AT, by, did, result: None };
    let generated = Deed::Generated { service: "봄날".into(), model: "m-1".into(), prompt: "비밀 부탁".into() };
    let mut work = Artwork {
        maker: "하늘".into(),
        title: Title { text: "=바다, \"집\" <b>".into(), ..Title::default() },
        width: 640,
        height: 480,
        alt: LocalText::new("바다가 보여요", "The sea"),
        base: Some(base.clone()),
        steps: vec![
            made(Deed::Chose(vec![malgeurim::domain::strip::Piece::Word("water".into())]), Hand::Person),
            made(generated, Hand::Service),
        ],
        ..Artwork::of(id.into(), "p".into(), AT)
    };
    let consent = Consent {
        maker: Given { answer, by: "비밀 사람".into(), at: AT, ..Given::default() },
        ..Consent::default()
    };
    work.consents.0.insert(Use::Archive, consent);
    let change = Change { field: Field::Title, by: "비밀 사람".into(), at: AT, was: "비밀 이름".into() };
    work.label.changes.push(change);
    let sheet = Sheet { width: 640, height: 480, base: Some(base), ..Sheet::default() };
    (work, sheet)
}

fn edition(makers: &[(&str, Answer)]) -> Edition {
    let works: Vec<_> = makers.iter().map(|(id, answer)| work(id, *answer)).collect();
    let rooms = vec![Room { works: works.iter().map(|(work, _)| work.id.clone()).collect(), ..Room::default() }];
    let show = Exhibition { title: "봄".into(), notes: "비밀 메모".into(), rooms, ..Exhibition::default() };
    Source { show, works, at: AT, offset_min: 540 }.edition(Use::Archive)
}

fn told(edition: &Edition) -> BTreeMap<String, String> {
    let kept: Vec<Kept<'_>> = places(edition)
        .into_iter()
        .map(|place| {
            let picture = Held::of(place.picture(), b"png");
            Kept { place, picture, steps: Vec::new(), others: Vec::new() }
        })
        .collect();
    let files = documents(edition, &kept, &vocabulary::builtin());
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn only_works_that_may_be_kept_are_told_of() {
    let files = told(&edition(&[
        ("w-no", Answer::No),
        ("w-yes", Answer::Yes),
        ("w-asked", Answer::Unasked),
        ("w-back", Answer::Withdrawn),
    ]));
    let all: String = files.iter().map(|(path, text)| format!("{path}{text}")).collect();
    assert!(all.contains("w-yes"));
    for other in ["w-no", "w-asked", "w-back"] {
        assert!(!all.contains(other), "{other}");
    }
    assert!(files.contains_key("data/works/002-w-yes/work.json"), "its number stays");
}

#[test]
fn what_is_private_stays() {
    let files = told(&edition(&[("w-1", Answer::Yes)]));
    for (path, text) in &files {
        assert!(!text.contains("비밀"), "{path}: {text}");
    }
    let work = &files["data/works/001-w-1/work.json"];
    assert!(work.contains("봄날") && work.contains("m-1"), "which service took part is told");
    assert!(work.contains("trainedAlgorithmicMedia") && work.contains("\"changed_by_others\""), "{work}");
    assert!(files["data/works/001-w-1/label.ko.txt"].lines().count() > 5);
}

#[test]
fn a_maker_who_wants_no_name_has_none_anywhere() {
    let (mut unnamed, sheet) = work("w-1", Answer::Yes);
    unnamed.maker.clear();
    let rooms = vec![Room { works: vec!["w-1".into()], ..Room::default() }];
    let show = Exhibition { rooms, ..Exhibition::default() };
    let files = told(&Source { show, works: vec![(unnamed, sheet)], at: AT, offset_min: 540 }.edition(Use::Archive));
    assert!(files["data/works/001-w-1/work.json"].contains("\"maker\": null"));
    assert!(!files["data/works/001-w-1/dublin-core.xml"].contains("dc:creator"));
    let row = files["data/collectionbuilder.csv"].lines().nth(1).unwrap().to_owned();
    assert!(row.contains("\",,2026-11-22,"), "{row}");
}

#[test]
fn tables_and_documents_are_safe_in_other_programs() {
    let files = told(&edition(&[("w-1", Answer::Yes)]));
    for table in ["data/omeka-s.csv", "data/collectionbuilder.csv"] {
        let text = &files[table];
        assert!(text.contains("\"'=바다, \"\"집\"\" <b>"), "no formula: {text}");
        assert!(text.ends_with("\r\n"));
    }
    let xml = &files["data/works/001-w-1/dublin-core.xml"];
    assert!(xml.contains("<dc:title>=바다, &quot;집&quot; &lt;b&gt;</dc:title>"), "{xml}");
    assert_eq!(xml.matches("dc:description").count(), 4, "{xml}");
    assert!(xml.contains("<dcterms:created>2026-11-22</dcterms:created>"));
}

#[test]
fn the_same_edition_gives_the_same_documents() {
    let edition = edition(&[("w-1", Answer::Yes), ("w-2", Answer::Yes)]);
    assert_eq!(told(&edition), told(&edition));
}
