//! Works with one thing wrong each.

use super::*;
use crate::domain::artwork::{Hand, Step, Title};
use crate::domain::consent::{Answer, Consent, Given, Use};
use crate::domain::drawing::{Mark, Pen};
use crate::domain::exhibition::Room;
use crate::domain::id::BlobId;
use crate::domain::label::Confirmed;
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

/// An exhibition that nothing is missing of.
fn fine() -> Source {
    let base = Some(BlobId::of(b"picture"));
    let mut work = Artwork { base: base.clone(), width: 4000, height: 3000, ..work() };
    work.title.text = "바다".to_owned();
    work.alt = LocalText::new("파란 바다예요.", "A blue sea.");
    work.label.alt_confirmed = Some(Confirmed::default());
    work.label.easy = LocalText::new("바다예요.", "The sea.");
    work.label.words.text = "나는 바다가 좋아요.".to_owned();
    work.steps = vec![Step { at: 1, by: Hand::Person, did: Deed::Drew(3), result: base.clone() }];
    for purpose in Use::ALL {
        work.consents.0.insert(purpose, said(Answer::Yes));
    }
    let room = |name: &str, works| Room { name: LocalText::new(name, ""), works, ..Room::default() };
    let rooms = vec![room("첫째 방", vec![work.id.clone()]), room("둘째 방", Vec::new())];
    let sheet = Sheet { width: 4000, height: 3000, base, ..Sheet::default() };
    Source { show: Exhibition { rooms, ..Exhibition::default() }, works: vec![(work, sheet)], ..Source::default() }
}

fn said(answer: Answer) -> Consent {
    Consent { maker: Given { answer, ..Given::default() }, ..Consent::default() }
}

/// What is said of everything that can be made of it, and where it is mended.
fn all(source: &Source) -> Vec<(&'static str, Fix)> {
    let (products, not) = (Product::ALL.into(), unknown());
    let wanted = Wanted { products: &products, print_mm: 297, dpi: 300, may_show: &|symbol| *symbol != not };
    check(source, &wanted).into_iter().map(|problem| (problem.what, problem.fix)).collect()
}

/// What is said, where it is mended, what makes it so, and what mends it.
type Row = (&'static str, Fix, fn(&mut Source), fn(&mut Source));

fn first(source: &mut Source) -> &mut Artwork {
    &mut source.works[0].0
}

fn print(source: &mut Source) -> &mut Consent {
    first(source).consents.0.entry(Use::Print).or_default()
}

fn sized(source: &mut Source, px: u32) {
    source.works[0].1.width = px;
    source.works[0].1.height = px * 3 / 4;
}

fn stamped(source: &mut Source, symbol: SymbolRef) {
    source.works[0].1.marks = drawn(Tool::Stamp(symbol)).marks;
}

fn by_service(source: &mut Source) {
    let did = Deed::Generated { service: "s".to_owned(), model: String::new(), prompt: String::new() };
    first(source).steps.push(Step { at: 2, by: Hand::Service, did, result: None });
}

/// An easy description of so many words in sentences of so many.
fn easy(source: &mut Source, words: usize, sentence: usize) {
    first(source).label.easy.ko = format!("{}. ", vec!["말"; sentence].join(" ")).repeat(words / sentence);
}

const ROWS: [Row; 20] = [
    ("check-unasked", Fix::Consent, |s| *print(s) = Consent::default(), |s| *print(s) = said(Answer::Yes)),
    ("check-refused", Fix::Consent, |s| *print(s) = said(Answer::No), |s| *print(s) = said(Answer::Yes)),
    ("check-withdrawn", Fix::Consent, |s| *print(s) = said(Answer::Withdrawn), |s| *print(s) = said(Answer::Yes)),
    (
        "check-guardian-unasked",
        Fix::Consent,
        |s| print(s).need_guardian(true),
        |s| print(s).guardian_answered(Given { answer: Answer::Yes, ..Given::default() }),
    ),
    (
        "check-guardian-refused",
        Fix::Consent,
        |s| print(s).guardian_answered(Given { answer: Answer::No, ..Given::default() }),
        |s| print(s).guardian_answered(Given { answer: Answer::Yes, ..Given::default() }),
    ),
    ("check-blank", Fix::TakeDown, |s| s.works[0].1.base = None, |s| s.works[0].1.marks = drawn(Tool::Crayon).marks),
    ("check-work-gone", Fix::TakeDown, |s| s.show.add("gone".into(), None), |s| s.show.remove("gone")),
    (
        "check-no-works",
        Fix::Show,
        |s| s.show.rooms.iter_mut().for_each(|room| room.works.clear()),
        |s| s.show.add("w".into(), None),
    ),
    (
        "check-no-notice",
        Fix::Show,
        |s| {
            by_service(s);
            s.show.ai_notice = LocalText::new("로봇이 도왔어요.", "A robot helped.");
        },
        |s| s.show.ai_notice = LocalText::new("인공지능이 도왔어요.", "AI helped."),
    ),
    ("check-room-unnamed", Fix::Show, |s| s.show.rooms[1].name.ko.clear(), |s| s.show.rooms.truncate(1)),
    (
        "check-no-title",
        Fix::Field(Field::Title),
        |s| first(s).title.text = " ".to_owned(),
        |s| first(s).title.text = "강".to_owned(),
    ),
    (
        "check-title-long",
        Fix::Field(Field::Title),
        |s| first(s).title.text = "바".repeat(MAX_LINE_CHARS + 1),
        |s| first(s).title.text = "바".repeat(MAX_LINE_CHARS),
    ),
    (
        "check-no-description",
        Fix::Field(Field::Alt),
        |s| first(s).alt = LocalText::default(),
        |s| first(s).alt = LocalText::new("강이에요.", ""),
    ),
    (
        "check-description-unread",
        Fix::Field(Field::Alt),
        |s| first(s).label.alt_confirmed = None,
        |s| first(s).label.alt_confirmed = Some(Confirmed::default()),
    ),
    (
        "check-line-long",
        Fix::Field(Field::Words),
        |s| first(s).label.words.text = "바".repeat(MAX_LINE_CHARS + 1),
        |s| first(s).label.words.text = "바".repeat(MAX_LINE_CHARS),
    ),
    (
        "check-sentence-long",
        Fix::Field(Field::Easy),
        |s| easy(s, MAX_SENTENCE_WORDS + 1, MAX_SENTENCE_WORDS + 1),
        |s| easy(s, MAX_SENTENCE_WORDS, MAX_SENTENCE_WORDS),
    ),
    ("check-label-long", Fix::Field(Field::Easy), |s| easy(s, MAX_LABEL_WORDS, 15), |s| easy(s, 60, 15)),
    ("check-low-resolution", Fix::Print, |s| sized(s, 800), |s| sized(s, 3508)),
    ("check-enlarged", Fix::Print, |s| sized(s, 2000), |s| first(s).label.print_mm = 169),
    ("check-ai-unknown", Fix::Field(Field::Credits), |s| first(s).steps.clear(), |s| by_service(s)),
];

#[test]
fn every_problem_is_told_where_it_is_and_goes_when_it_is_mended() {
    assert_eq!(all(&fine()), []);
    let licences: [Row; 2] = [
        (
            "check-symbol-licence",
            Fix::Field(Field::Title),
            |s| first(s).title.symbols = vec![unknown()],
            |s| first(s).title.symbols.clear(),
        ),
        ("check-picture-licence", Fix::TakeDown, |s| stamped(s, unknown()), |s| stamped(s, SymbolRef::from("🐈"))),
    ];
    let rows: Vec<Row> = ROWS.into_iter().chain(licences).collect();
    for (what, fix, breaks, mends) in &rows {
        let mut source = fine();
        breaks(&mut source);
        assert_eq!(all(&source), [(*what, *fix)], "{what}");
        mends(&mut source);
        assert_eq!(all(&source), [], "{what} is mended");
    }
    // Whatever can be told has its row.
    let told = [include_str!("../check.rs"), include_str!("../../consent.rs")].concat();
    let told = told.split('"').filter(|text| text.starts_with("check-"));
    let told: BTreeSet<&str> = told.collect();
    assert_eq!(rows.iter().map(|row| row.0).collect::<BTreeSet<_>>(), told);
}

#[test]
fn the_size_of_prints_matters_only_where_there_are_prints() {
    let mut source = fine();
    sized(&mut source, 500);
    let (work, sheet) = source.works.remove(0);
    let is_low =
        |products: &[Product]| says(&found(work.clone(), sheet.clone(), products), "check-low-resolution").is_some();
    assert!(is_low(&Product::ALL));
    let others: Vec<Product> = Product::ALL.into_iter().filter(|product| *product != Product::Prints).collect();
    assert!(!is_low(&others), "pictures for publicity have a size of their own");
}
