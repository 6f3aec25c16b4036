//! Picture cards: printed, read by their code, found and compared without one, and said once.

use malgeurim::art::symbols;
use malgeurim::domain::board::Board;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::vocabulary::{SymbolRef, Vocabulary};
use malgeurim::formats::{builtin_boards, vocabulary};
use malgeurim::io::export::{PrintCard, PrintError, cards_of, print_cards};
use malgeurim::io::fonts;
use malgeurim::recognition::card::{
    CardEvent, CardListener, CardReader, CodeName, Face, Gray, Homography, Layout, Quad, Seen, Shot, background, face,
    features, find_cards, prototypes, read_codes, rectify,
};
use malgeurim::recognition::fewshot::{Answer, Candidate, Decision};
use proptest::prelude::*;

fn home() -> (Board, Vocabulary) {
    let words = vocabulary::builtin();
    let boards = builtin_boards::builtin(&words);
    let home = boards.into_iter().find(|board| board.id == builtin_boards::board_id("home")).unwrap();
    (home, words)
}

fn deck() -> Vec<PrintCard> {
    let (home, words) = home();
    cards_of(&[&home], &words, Lang::Ko, &|_| None)
}

fn word(id: &str) -> CodeName {
    CodeName::Word(id.into())
}

fn count(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
}

#[test]
fn the_home_board_has_a_card_for_every_word() {
    let cards = deck();
    assert_eq!(cards.len(), 40);
    assert!(cards.iter().all(|card| card.picture.is_some() && card.name.content().is_some()));
    assert_eq!((cards[0].name.clone(), cards[0].label.as_str()), (word("me"), "나"));
    let (home, words) = home();
    assert_eq!(cards_of(&[&home, &home], &words, Lang::En, &|_| None).len(), 40, "a word has one card");
}

#[test]
fn sheets_are_a_tagged_pdf_with_letters_in_it() {
    let Some(fonts) = fonts::hangul() else { return println!("skipped: no Hangul font") };
    let cards = deck();
    for (per_page, pages) in [(6, 7), (8, 5), (12, 4)] {
        let pdf = print_cards(&cards, "처음", per_page, Lang::Ko, Some(&fonts)).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
        assert_eq!(count(&pdf, &format!("/Count {pages}")), 1, "{per_page}");
        assert!(
            count(&pdf, "/FontFile") >= 1 && count(&pdf, "/ToUnicode") >= 1,
            "letters are inside and can be copied"
        );
        assert_eq!(count(&pdf, "/S/Figure") + count(&pdf, "/S /Figure"), 80, "each picture and code has a description");
        assert!(count(&pdf, "/StructTreeRoot") >= 1 && count(&pdf, "(ko)") >= 1);
        assert!(pdf.len() < 8 << 20, "{} bytes", pdf.len());
    }
}

#[test]
fn what_cannot_be_printed_is_an_error_with_a_name() {
    let cards = deck();
    assert!(matches!(print_cards(&cards, "", 6, Lang::Ko, None), Err(PrintError::NoFont)));
    let Some(mut fonts) = fonts::hangul() else { return println!("skipped: no Hangul font") };
    assert!(matches!(print_cards(&[], "", 6, Lang::Ko, Some(&fonts)), Err(PrintError::Empty)));
    assert!(matches!(print_cards(&cards, "", 7, Lang::Ko, Some(&fonts)), Err(PrintError::PerPage(7))));
    fonts.bold.bytes.truncate(500);
    assert!(matches!(print_cards(&cards, "", 6, Lang::Ko, Some(&fonts)), Err(PrintError::Font(_))));
}

#[test]
fn hostile_labels_are_printed_too() {
    let Some(fonts) = fonts::hangul() else { return println!("skipped: no Hangul font") };
    for label in
        ["", " ", "\u{202E}abc", "🦄", "가나다라마바사아자차카타파하가나다라마바사아자차카타파하", "\u{10FFFF}"]
    {
        let card = PrintCard { name: word("eat"), label: label.into(), picture: None, tint: [0; 3] };
        assert!(print_cards(&[card], label, 12, Lang::En, Some(&fonts)).is_ok(), "{label:?}");
    }
}

/// A symbol on white paper.
fn symbol(text: &str) -> Shot {
    let picture = symbols::render(&SymbolRef::from(text), 128).unwrap();
    let rgb = picture.to_rgb([1.0; 3]).data.iter().flat_map(|c| c.map(|v| (v * 255.0) as u8)).collect();
    Shot { width: 128, height: 128, rgb }
}

fn card(text: &str, layout: &Layout, name: Option<&CodeName>) -> Shot {
    let modules = name.and_then(CodeName::modules);
    face(layout, &Face { picture: &symbol(text), tint: [200, 230, 190], word: None, code: modules.as_ref() }, 4.0)
}

/// The card on a dark table, its corners where they are said to be.
fn on_table(card: &Shot, quad: &Quad) -> Shot {
    let back = Homography::from_unit_square(quad).unwrap().inverse().unwrap();
    let mut rgb = Vec::with_capacity(640 * 480 * 3);
    for i in 0..640 * 480 {
        let [u, v] = back.map([(i % 640) as f32, (i / 640) as f32]);
        let is_card = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
        let color = card.at(u * card.width as f32 - 0.5, v * card.height as f32 - 0.5);
        let table = [70.0 + (i % 640) as f32 / 20.0, 60.0, 50.0];
        rgb.extend(if is_card { color } else { table }.map(|c| c as u8));
    }
    Shot { width: 640, height: 480, rgb }
}

const HELD: Quad = Quad([[210.0, 110.0], [430.0, 140.0], [415.0, 345.0], [190.0, 325.0]]);

#[test]
fn the_code_of_every_card_is_read_from_its_print() {
    for card_of in deck() {
        for layout in [6, 8, 12].into_iter().filter_map(Layout::of) {
            let modules = card_of.name.modules().unwrap();
            let picture = Shot { width: 1, height: 1, rgb: vec![200; 3] };
            let print = Face { picture: &picture, tint: card_of.tint, word: None, code: Some(&modules) };
            let codes = read_codes(&face(&layout, &print, 3.0).gray());
            assert_eq!(codes.iter().map(|code| code.name.clone()).collect::<Vec<_>>(), [Some(card_of.name.clone())]);
        }
    }
}

#[test]
fn a_tilted_card_is_found_and_its_code_read() {
    let layout = Layout::of(6).unwrap();
    let frame = on_table(&card("🍎", &layout, Some(&word("eat"))), &HELD);
    assert_eq!(CardReader::of_codes().look(&frame).seen(), Seen::Code(word("eat")));
    let found = find_cards(&frame.gray());
    assert!(found.iter().any(|quad| quad.distance(&HELD) < 9.0), "{found:?}");
}

/// What a hand in motion leaves of a frame: every pixel the mean of a row of five.
fn moved_while_taken(frame: &Shot) -> Shot {
    let at = |i: usize, k: usize| {
        let step = k as f32 - 2.0;
        frame.at((i % frame.width) as f32 + step * 0.7, (i / frame.width) as f32 + step * 0.4)
    };
    let mean = |i: usize| (0..5).fold([0.0; 3], |sum, k| std::array::from_fn(|c| sum[c] + at(i, k)[c] / 5.0));
    let rgb = (0..frame.width * frame.height).flat_map(|i| mean(i).map(|v| v as u8)).collect();
    Shot { rgb, ..*frame }
}

/// A card half a metre away.
const FAR_AWAY: Quad = Quad([[270.0, 180.0], [386.0, 192.0], [380.0, 296.0], [262.0, 288.0]]);

#[test]
fn a_code_that_is_too_blurred_to_be_decoded_is_told_from_the_others_of_the_deck() {
    let names: Vec<CodeName> = deck().into_iter().map(|card| card.name).collect();
    let reader = CardReader::of_codes().naming(names.clone());
    let (mut read, mut decoded) = (0, 0);
    for (i, name) in names.iter().enumerate().step_by(4) {
        let frame = moved_while_taken(&on_table(&card("🍎", &Layout::of(6).unwrap(), Some(name)), &FAR_AWAY));
        assert!(read_codes(&frame.gray()).is_empty(), "{name:?} is no test");
        let seen = reader.look(&frame).seen();
        read += usize::from(seen == Seen::Code(name.clone()));
        assert!(!matches!(&seen, Seen::Code(other) if other != name), "{name:?} was read as {seen:?}");
        decoded += usize::from(CardReader::of_codes().look(&frame).seen() == Seen::Code(name.clone()));
        // A card of another deck is none of this one.
        let others = names.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, other)| other.clone());
        let seen = CardReader::of_codes().naming(others).look(&frame).seen();
        assert!(!matches!(&seen, Seen::Code(other) if other != name), "{name:?} was read as {seen:?}");
    }
    assert!(read >= 6 && read > decoded, "{read} of 10, {decoded} without the deck");
}

#[test]
fn codes_of_others_are_seen_and_not_said() {
    for content in ["https://example.org/eat", "MALGEURIM:9/EAT", "malgeurim"] {
        let code = qrcode::QrCode::new(content).unwrap();
        let side = code.width();
        let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == qrcode::Color::Dark).collect();
        let pixel = |i: usize| {
            let (x, y) = (i % 320 / 8, i / 320 / 8);
            let is_dark = (4..4 + side).contains(&x) && (4..4 + side).contains(&y) && dark[(y - 4) * side + x - 4];
            if is_dark { 10 } else { 240 }
        };
        let picture = Gray::new(320, 320, (0..320 * 320).map(pixel).collect()).unwrap();
        let codes = read_codes(&picture);
        assert_eq!(codes.len(), 1, "{content}");
        assert_eq!(codes[0].name, None, "{content}");
    }
}

#[test]
fn a_card_without_a_code_is_nearest_to_its_own_symbol() {
    let known = ["🍎", "🐶", "🚗", "🏠", "💧", "☀️"];
    let entries = known.iter().flat_map(|text| prototypes(text, &symbol(text), [250, 211, 174], 2, None)).collect();
    let reader = CardReader::new(entries, background());
    for text in known {
        for layout in [Layout::of(6).unwrap().without_code(), Layout::plain(80.0, 90.0)] {
            let view = rectify(&on_table(&card(text, &layout, None), &HELD), &HELD).unwrap();
            let decision = reader.decide(&view).unwrap();
            assert_eq!(decision.candidates[0].word, text);
            let sight = reader.look(&on_table(&card(text, &layout, None), &HELD));
            assert_eq!(sight.card.unwrap().1.candidates[0].word, text);
        }
    }
}

#[test]
fn frames_of_noise_and_stripes_are_no_card() {
    let reader = CardReader::of_codes();
    for seed in 0..4u32 {
        let noise = |i: u32| (i.wrapping_mul(2_654_435_761).wrapping_add(seed * 77) >> 13) as u8;
        let frame = Shot::new(320, 240, (0..320 * 240 * 3).map(noise).collect()).unwrap();
        assert!(reader.look(&frame).codes.is_empty());
    }
    // Finder marks without end: bounded work, no answer.
    let ring = |i: usize| {
        let (x, y) = (i % 640 % 9, i / 640 % 9);
        let (dx, dy) = (x.abs_diff(3), y.abs_diff(3));
        x < 7 && y < 7 && (dx.max(dy) == 3 || dx.max(dy) <= 1)
    };
    let rings = Gray::new(640, 480, (0..640 * 480).map(|i| if ring(i) { 0 } else { 255 }).collect()).unwrap();
    assert!(read_codes(&rings).is_empty());
    let empty = CardReader::new(Vec::new(), Vec::new());
    assert_eq!(empty.look(&Shot::default()).seen(), Seen::Nothing);
}

fn looks(word: &str, answer: Answer) -> Seen {
    let candidates = vec![Candidate { word: word.into(), distance: 0.1, p: 0.01 }];
    Seen::Card(Decision { answer, candidates, evidence: 1.0 })
}

/// What is answered when the frames come every 67 ms, with the time it was.
fn listened(frames: &[Seen]) -> Vec<(usize, CardEvent)> {
    let mut listener = CardListener::default();
    let mut answers = Vec::new();
    for (i, seen) in frames.iter().enumerate() {
        answers.extend(listener.push(i as u64 * 67, seen.clone()).map(|event| (i, event)));
    }
    answers
}

#[test]
fn a_code_counts_when_it_was_read_twice_and_is_said_once() {
    let code = Seen::Code(word("eat"));
    let read = CardEvent::Read(word("eat"));
    assert_eq!(listened(std::slice::from_ref(&code)), []);
    assert_eq!(listened(&vec![code.clone(); 60]), [(1, read.clone())]);
    // It stays in view, read badly now and then; then it leaves and comes back.
    let mut frames = vec![code.clone(); 3];
    frames.extend(vec![Seen::Unknown; 20]);
    frames.extend(vec![code.clone(); 3]);
    assert_eq!(listened(&frames).len(), 1);
    frames.extend(vec![Seen::Nothing; 15]);
    frames.extend(vec![code; 3]);
    assert_eq!(listened(&frames).len(), 2);
}

#[test]
fn another_code_is_said_at_once() {
    let mut frames = vec![Seen::Code(word("eat")); 5];
    frames.extend(vec![Seen::Code(word("drink")); 5]);
    assert_eq!(listened(&frames), [(1, CardEvent::Read(word("eat"))), (6, CardEvent::Read(word("drink")))]);
}

#[test]
fn a_look_needs_five_frames_that_agree() {
    assert_eq!(listened(&vec![looks("eat", Answer::Sure); 4]), []);
    let answers = listened(&vec![looks("eat", Answer::Sure); 30]);
    assert_eq!(answers.len(), 1);
    assert!(matches!(&answers[0], (4, CardEvent::Looks { answer: Answer::Sure, .. })));
    let waverings: Vec<Seen> = (0..30).map(|i| looks(if i % 2 == 0 { "eat" } else { "drink" }, Answer::Sure)).collect();
    assert_eq!(listened(&waverings), []);
}

#[test]
fn a_slow_camera_needs_four_of_six_frames() {
    let mut listener = CardListener::default();
    let mut answers = Vec::new();
    for i in 0..8u64 {
        // Every third frame is torn.
        let seen = if i % 3 == 2 { Seen::Unknown } else { looks("eat", Answer::Maybe) };
        answers.extend(listener.push(i * 300, seen).map(|_| i));
    }
    assert_eq!(answers, [6]);
    let mut listener = CardListener::default();
    let rare = |i: u64| if i.is_multiple_of(2) { looks("eat", Answer::Maybe) } else { Seen::Unknown };
    assert!((0..30).all(|i| listener.push(i * 300, rare(i)).is_none()));
}

#[test]
fn bare_walls_and_stripes_are_not_asked_about() {
    let entries =
        ["🍎", "🚗", "💧"].iter().flat_map(|text| prototypes(text, &symbol(text), [250, 211, 174], 2, None)).collect();
    let reader = CardReader::new(entries, background());
    let layout = Layout::plain(80.0, 90.0);
    for (kind, pixel) in [|_: usize| [225u8, 220, 210], |i: usize| if i % 40 < 20 { [220; 3] } else { [70u8; 3] }]
        .into_iter()
        .enumerate()
    {
        let (width, height) = ((layout.width * 4.0) as usize, (layout.height * 4.0) as usize);
        let sheet = Shot { width, height, rgb: (0..width * height).flat_map(|i| pixel(i % width)).collect() };
        let sight = reader.look(&on_table(&sheet, &HELD));
        assert!(kind > 0 || !sight.quads.is_empty(), "the outline of a bare sheet is seen");
        assert!(!matches!(sight.seen(), Seen::Card(_)), "{kind}: {:?}", sight.seen());
    }
}

#[test]
fn one_frame_of_another_word_takes_the_certainty_away() {
    let mut frames = vec![looks("eat", Answer::Sure); 3];
    frames.push(looks("drink", Answer::Maybe));
    frames.extend(vec![looks("eat", Answer::Sure); 3]);
    let answers = listened(&frames);
    assert!(
        matches!(&answers[0].1, CardEvent::Looks { answer: Answer::Maybe, candidates } if candidates[0].word == "eat")
    );
}

#[test]
fn looks_of_a_card_whose_code_was_read_are_not_said() {
    let mut frames = vec![Seen::Code(word("eat")); 3];
    frames.extend(vec![looks("drink", Answer::Sure); 20]);
    assert_eq!(listened(&frames).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_homography_has_its_way_back(jitter in prop::array::uniform8(-30.0f32..30.0), u in 0.0f32..1.0, v in 0.0f32..1.0) {
        let corner = |i: usize, x: f32, y: f32| [x + jitter[i * 2], y + jitter[i * 2 + 1]];
        let quad = Quad([corner(0, 100.0, 100.0), corner(1, 300.0, 100.0), corner(2, 300.0, 280.0), corner(3, 100.0, 280.0)]);
        let there = Homography::from_unit_square(&quad).unwrap();
        let back = there.inverse().unwrap();
        let [x, y] = back.map(there.map([u, v]));
        prop_assert!((x - u).abs() < 1e-3 && (y - v).abs() < 1e-3);
        // Straight stays straight: the middle of an edge lies on that edge.
        let [a, b, m] = [[0.0, 0.0], [1.0, 0.0], [0.5, 0.0]].map(|p| there.map(p));
        let cross = (b[0] - a[0]) * (m[1] - a[1]) - (b[1] - a[1]) * (m[0] - a[0]);
        prop_assert!(cross.abs() < 0.05 * 200.0);
    }

    #[test]
    fn contents_are_read_strictly(text in ".{0,60}") {
        if let Some(name) = CodeName::parse(&text) {
            prop_assert!(text.to_ascii_uppercase().starts_with("MALGEURIM:1"));
            prop_assert_eq!(name.content(), Some(text.to_ascii_uppercase()));
        }
    }

    #[test]
    fn any_bytes_are_a_view_or_none(side in 0u16..40, length in 0usize..5000) {
        let view = malgeurim::domain::shown::CardView { side_px: side, rgb: vec![9; length] };
        prop_assert_eq!(features(&view).is_some(), side > 0 && length == usize::from(side).pow(2) * 3);
    }
}
