//! Works with one thing wrong each.

use super::*;
use crate::domain::artwork::{Hand, Step, Title};
use crate::domain::consent::Use;
use crate::domain::drawing::{Mark, Pen};
use crate::domain::exhibition::Room;
use crate::domain::id::BlobId;
use crate::domain::scene::{Scene, SceneObject};
use crate::domain::sheet::Drawn;
use std::sync::Arc;

/// A symbol of a board whose licence nobody knows.
fn unknown() -> SymbolRef {
    SymbolRef::from(format!("blob:{}", BlobId::of(b"unknown")).as_str())
}

fn drawn(tool: Tool) -> Sheet {
    let mark = Arc::new(Mark { pen: Pen { tool, ..Pen::default() }, ..Mark::default() });
    let drawn = Drawn { id: "m".into(), work: "w".into(), sheet: 0, nth: 1, at: 1, mark };
    Sheet { width: 100, height: 100, marks: vec![Arc::new(drawn)], ..Sheet::default() }
}

fn found(work: Artwork, sheet: Sheet, products: &[Product]) -> Vec<Problem> {
    let products = products.iter().copied().collect();
    let rooms = vec![Room { works: vec![work.id.clone()], ..Room::default() }];
    let source = Source {
        show: Exhibition { rooms, ..Exhibition::default() },
        works: vec![(work, sheet)],
        at: 0,
        offset_min: 0,
    };
    let not = unknown();
    check(&source, &Wanted { products: &products, print_mm: 297, dpi: 300, may_show: &|symbol| *symbol != not })
}

fn says(problems: &[Problem], what: &str) -> Option<Fix> {
    problems.iter().find(|problem| problem.what == what).map(|problem| problem.fix)
}

fn work() -> Artwork {
    Artwork::of("w".into(), "p".into(), 1)
}

#[test]
fn a_symbol_without_a_licence_is_found_wherever_it_is_seen() {
    let title = Artwork { title: Title { symbols: vec![unknown()], ..Title::default() }, ..work() };
    let problems = found(title, drawn(Tool::Crayon), &[Product::Web]);
    assert_eq!(says(&problems, "check-symbol-licence"), Some(Fix::Field(Field::Title)));
    let stamped = found(work(), drawn(Tool::Stamp(unknown())), &[Product::Web]);
    assert_eq!(says(&stamped, "check-picture-licence"), Some(Fix::TakeDown));
    let thing = SceneObject { symbol: unknown(), ..SceneObject::default() };
    let scene = Scene { objects: vec![thing], ..Scene::default() };
    let step = Step { at: 1, by: Hand::Painter, did: Deed::Composed(scene.clone()), result: None };
    let composed = found(Artwork { steps: vec![step], ..work() }, drawn(Tool::Crayon), &[Product::Web]);
    assert_eq!(says(&composed, "check-picture-licence"), Some(Fix::TakeDown));
    let sketch = Sheet { sketch: Some(Arc::new(scene)), ..drawn(Tool::Crayon) };
    assert!(says(&found(work(), sketch, &[Product::Web]), "check-picture-licence").is_some());
    let known = found(work(), drawn(Tool::Stamp(SymbolRef::from("🐈"))), &[Product::Web]);
    assert!(says(&known, "check-picture-licence").or(says(&known, "check-symbol-licence")).is_none());
}

#[test]
fn words_without_a_space_that_no_line_can_hold_are_found() {
    let own = |text: String| {
        let mut work = work();
        work.label.words.text = text;
        says(&found(work, drawn(Tool::Crayon), &[Product::Web]), "check-line-long")
    };
    assert_eq!(own("가".repeat(MAX_LINE_CHARS + 1)), Some(Fix::Field(Field::Words)));
    assert_eq!(own(format!("{} {}", "가".repeat(MAX_LINE_CHARS), "나".repeat(MAX_LINE_CHARS))), None);
}

#[test]
fn every_use_that_is_planned_is_asked_for() {
    let uses = |products: &[Product]| {
        let problems = found(work(), drawn(Tool::Crayon), products);
        let unasked = problems.into_iter().find(|problem| problem.what == "check-unasked").unwrap();
        unasked.values.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
    };
    assert_eq!(uses(&[Product::Archive]), [Use::Archive.name()]);
    assert_eq!(uses(&[Product::Web, Product::Prints, Product::Archive, Product::Publicity]).len(), 4);
}
