//! Boards as files for people: on paper as on the screen, and as a list of words.

use crate::common::Bench;
use malgeurim::app::{Face, PrintBoard, PrintCell, State};
use malgeurim::domain::board::{BACKGROUND_KEY, Board, Button, Grid, Image, LoadBoard, Placement};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::locale::{Lang, LocalText};
use malgeurim::formats::word_list;
use malgeurim::io::export::{PrintError, print_boards};
use malgeurim::io::fonts;
use proptest::prelude::*;

const DAY: (u16, u8, u8) = (2026, 11, 22);

fn count(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
}

/// Whether a Korean word is what a cell of the PDF is read as: such texts stand there as UTF-16 in hexadecimal digits.
fn reads(pdf: &[u8], word: &str) -> bool {
    let hex: String = word.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    count(pdf, &format!("<FEFF{hex}>")) > 0
}

/// Width and height of the first page in points.
fn page(pdf: &[u8]) -> (f32, f32) {
    let text = String::from_utf8_lossy(pdf);
    let numbers =
        text.split("/MediaBox").nth(1).unwrap().trim_start().trim_start_matches('[').split(']').next().unwrap();
    let numbers: Vec<f32> = numbers.split_whitespace().map(|number| number.parse().unwrap()).collect();
    (numbers[2], numbers[3])
}

/// A board as the person sees it, in Korean.
fn korean(state: &State, board: &Board) -> PrintBoard {
    PrintBoard::of(state, board, Lang::Ko)
}

fn shown(board: &PrintBoard) -> Vec<&Face> {
    let cells = board.cells.iter().flatten().flatten();
    cells.filter_map(|cell| if let PrintCell::Shown(face) = cell { Some(face) } else { None }).collect()
}

macro_rules! hangul {
    () => {
        match fonts::hangul() {
            Some(fonts) => fonts,
            None => return println!("skipped: no Hangul font"),
        }
    };
}

/// The home board of a person for whom the word of the first cell is masked.
fn home_without_the_first() -> (Bench, PrintBoard, String) {
    let mut bench = Bench::talking();
    let board = bench.state.library.board("builtin/home").cloned().unwrap();
    let first = board.button_at(0, 0).unwrap();
    let who = bench.state.who.clone().unwrap();
    bench.state.library.profiles.get_mut(&who).unwrap().masked.insert(first.word.clone().unwrap());
    let printed = korean(&bench.state, &board);
    (bench, printed, first.label.ko.clone())
}

#[test]
fn every_visible_word_is_on_paper_and_no_masked_one() {
    let (bench, board, masked) = home_without_the_first();
    assert_eq!((board.cells.len(), board.cells[0].len()), (5, 8), "the same rows and columns");
    assert_eq!(board.cells[0][0], Some(PrintCell::Masked), "its place stays");
    let unmasked = korean(&Bench::empty().state, bench.state.library.board("builtin/home").unwrap());
    assert_eq!(unmasked.cells[0][1], board.cells[0][1], "the others stay where they are");
    let fonts = hangul!();
    let pdf = print_boards(std::slice::from_ref(&board), ("처음", Lang::Ko), DAY, Some(&fonts), &|_| None).unwrap();
    for face in shown(&board) {
        assert!(reads(&pdf, &face.label), "{}", face.label);
    }
    assert!(!reads(&pdf, &masked), "{masked}");
    assert!(count(&pdf, "/FontFile") >= 1 && count(&pdf, "/ToUnicode") >= 1, "letters are inside and can be copied");
}

#[test]
fn cells_look_as_on_the_screen() {
    let (bench, board, _) = home_without_the_first();
    let faces = shown(&board);
    assert!(faces.iter().all(|face| face.picture.is_some() && !face.label.is_empty()));
    let home = bench.state.library.board("builtin/home").unwrap();
    let opens = home.buttons.iter().filter(|button| button.load_board.is_some()).count();
    assert_eq!(faces.iter().filter(|face| face.opens).count(), opens);
    let button = |color: &str| Button {
        id: color.into(),
        label: LocalText::same("x"),
        background_color: color.into(),
        ..Button::default()
    };
    let hidden = Button { id: "h".into(), hidden: true, label: LocalText::same("안 보여요"), ..Button::default() };
    let order = vec![vec![Some("rgb(255, 200, 0)".into()), Some("rgb(0, 0, 0)".into()), Some("h".into()), None]];
    let own = Board {
        grid: Grid { rows: 1, columns: 4, order, ..Grid::default() },
        buttons: vec![button("rgb(255, 200, 0)"), button("rgb(0, 0, 0)"), hidden],
        ..Board::default()
    };
    let own = korean(&bench.state, &own);
    assert_eq!(shown(&own).iter().map(|face| face.fill).collect::<Vec<_>>(), [[255, 200, 0], [0xFF, 0xFC, 0xF6]]);
    assert_eq!(own.cells[0][2..], [Some(PrintCell::Masked), None], "dark colours are no ground for words");
}

#[test]
fn the_page_lies_unless_the_grid_is_taller_and_every_board_has_one() {
    let fonts = hangul!();
    let board = |rows: usize, columns: usize| PrintBoard {
        name: "판".into(),
        cells: vec![vec![None; columns]; rows],
        ..PrintBoard::default()
    };
    let print = |boards: &[PrintBoard]| print_boards(boards, ("판", Lang::Ko), DAY, Some(&fonts), &|_| None);
    for (rows, columns) in [(3, 4), (4, 4), (5, 4), (100, 100), (1, 1)] {
        let (width, height) = page(&print(&[board(rows, columns)]).unwrap());
        assert_eq!(height > width, rows > columns, "{rows} x {columns}");
    }
    assert_eq!(count(&print(&[board(2, 2), board(3, 1), board(0, 0)]).unwrap(), "/Count 3"), 2, "pages and bookmarks");
    assert!(matches!(print(&[]), Err(PrintError::Empty)));
    assert!(matches!(print_boards(&[board(1, 1)], ("", Lang::Ko), DAY, None, &|_| None), Err(PrintError::NoFont)));
}

#[test]
fn hostile_words_are_printed_too() {
    let fonts = hangul!();
    for label in
        ["", " ", "\u{202E}abc", "🦄", "가나다라마바사아자차카타파하가나다라마바사아자차카타파하", "a\nb", "\u{10FFFF}"]
    {
        let face = Face { label: label.into(), second: String::new(), picture: None, fill: [0; 3], opens: true };
        for side in [1, 12] {
            let cells = vec![vec![Some(PrintCell::Shown(face.clone())); side]; side];
            let board = PrintBoard { name: label.into(), cells, ..PrintBoard::default() };
            assert!(print_boards(&[board], (label, Lang::En), DAY, Some(&fonts), &|_| None).is_ok(), "{label:?}");
        }
    }
}

#[test]
fn a_key_without_a_word_gets_ours() {
    let bench = Bench::talking();
    let clear = Button { id: "c".into(), actions: vec![":clear".into()], ..Button::default() };
    let go = Button { id: "g".into(), load_board: Some(LoadBoard::default()), ..clear.clone() };
    let order = vec![vec![Some("c".into()), Some("g".into())]];
    let grid = Grid { rows: 1, columns: 2, order, ..Grid::default() };
    let board = korean(&bench.state, &Board { grid, buttons: vec![clear, go], ..Board::default() });
    let faces = shown(&board);
    assert!(!faces[0].label.is_empty() && faces[0].picture.is_some());
    assert_eq!(faces.iter().map(|face| face.opens).collect::<Vec<_>>(), [false, true]);
}

/// A table as spreadsheets read it (RFC 4180).
fn table(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "it ends with its last row");
    rows
}

fn words(boards: &[&Board]) -> Vec<Vec<String>> {
    let bytes = word_list::csv(boards, Lang::Ko);
    table(String::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').expect("spreadsheets know UTF-8 by its mark"))
}

#[test]
fn the_list_has_every_place_with_its_word_and_where_it_leads() {
    let bench = Bench::empty();
    let boards: Vec<&Board> = bench.state.library.builtin.values().map(AsRef::as_ref).collect();
    let rows = words(&boards);
    assert_eq!(rows[0].join(" "), "label vocalization word board row column link");
    let home: Vec<&Vec<String>> = rows.iter().filter(|row| row[3] == "처음").collect();
    assert_eq!((home[0][..3].join(" "), home[0][4..].join(" ")), ("나 나 me".to_owned(), "1 1 ".to_owned()));
    let board = bench.state.library.board("builtin/home").unwrap();
    assert_eq!(home.len(), 40);
    for row in home {
        let button =
            board.button_at(row[4].parse::<usize>().unwrap() - 1, row[5].parse::<usize>().unwrap() - 1).unwrap();
        assert_eq!((&row[0], row[6].is_empty()), (&button.label.ko, button.load_board.is_none()));
    }
    let names: Vec<&str> = boards.iter().map(|board| board.name.ko.as_str()).collect();
    assert!(
        rows[1..].iter().all(|row| row[6].is_empty() || names.contains(&row[6].as_str())),
        "links are names of boards"
    );
}

#[test]
fn a_button_without_a_place_is_in_the_list_too() {
    let link = LoadBoard { id: "far".into(), ..LoadBoard::default() };
    let far = Button { id: "f".into(), label: LocalText::same("멀리"), load_board: Some(link), ..Button::default() };
    let board = Board { buttons: vec![far], name: LocalText::same("판"), ..Board::default() };
    assert_eq!(words(&[&board])[1], ["멀리", "", "", "판", "", "", "far"]);
}

proptest! {
    #[test]
    fn no_text_is_a_formula_or_leaves_its_cell(label in "[=+@,\"'가-나 \n-]{1,6}", said in "[=+@,\"가-나-]{1,6}") {
        let button = Button {
            id: "b".into(), label: LocalText::same(label.as_str()), vocalization: LocalText::same(said.as_str()), ..Button::default()
        };
        let grid = Grid { rows: 1, columns: 1, order: vec![vec![Some("b".into())]], ..Grid::default() };
        let rows = words(&[&Board { grid, buttons: vec![button], ..Board::default() }]);
        prop_assert_eq!((rows.len(), rows[1].len()), (2, 7));
        for (cell, text) in rows[1].iter().zip([&label, &said]) {
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?}");
            prop_assert!(cell == text || cell.strip_prefix('\'') == Some(text), "{cell:?} {text:?}");
        }
    }
}

#[test]
fn a_picture_with_hot_spots_is_on_paper_with_their_words() {
    let fonts = hangul!();
    let png = crate::common::png(1);
    let blob = BlobId::of(&png);
    let placement = Placement { top: 0.1, left: 0.2, width: 0.3, height: 0.4 };
    let spot = |id: &str, hidden| Button {
        id: id.into(),
        label: LocalText::same(id),
        placement: Some(placement),
        hidden,
        ..Button::default()
    };
    let image = Image { id: "photo".into(), blob: Some(blob.clone()), ..Image::default() };
    let mut board = Board {
        grid: Grid { rows: 2, columns: 3, order: vec![vec![None; 3]; 2], ..Grid::default() },
        buttons: vec![spot("창문", false), spot("숨은말", true)],
        images: vec![image],
        ..Board::default()
    };
    let place = serde_json::json!({"image_id": "photo", "row": 0, "column": 1, "rows": 2, "columns": 2});
    board.extra.insert(BACKGROUND_KEY.to_owned(), place);
    let printed = korean(&Bench::talking().state, &board);
    let scene = printed.scene.clone().unwrap();
    assert_eq!((scene.picture, scene.span.column, scene.spots.len()), (Some(blob), 1, 1));
    let pdf =
        print_boards(std::slice::from_ref(&printed), ("판", Lang::Ko), DAY, Some(&fonts), &|_| Some(png.clone()))
            .unwrap();
    assert!(reads(&pdf, "창문") && !reads(&pdf, "숨은말"));
    let without = print_boards(&[printed], ("판", Lang::Ko), DAY, Some(&fonts), &|_| None).unwrap();
    assert!(reads(&without, "창문"), "a lost picture takes no word with it");
    assert_eq!((count(&pdf, "/DCTDecode"), count(&without, "/DCTDecode")), (1, 0));
}
