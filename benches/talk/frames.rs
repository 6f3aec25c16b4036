//! Frames while boards of 112 cells (14 x 8) change.

use crate::screen::{App, Screen};
use crate::{ms, part_of, row, start};
use malgeurim::app::{Command, Room, SettingsCommand, TalkCommand};
use malgeurim::domain::board::{BUILTIN_SET, Board, BoardSet, Button, Grid, LoadBoard};
use malgeurim::domain::id::{BoardId, ButtonId, SetId};
use malgeurim::domain::locale::{Lang, LocalText};
use malgeurim::domain::vocabulary::Vocabulary;
use malgeurim::formats::obf;
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;
use malgeurim::io::fonts;
use malgeurim::ui::{Face, HangulFonts};
use std::path::Path;
use std::time::{Duration, Instant};

const COLUMNS: usize = 14;
const ROWS: usize = 8;
const BOARDS: usize = 12;
/// Large enough that no board is panned.
const WINDOW: [f32; 2] = [1920.0, 1200.0];

pub fn rows() {
    let folder = tempfile::tempdir().expect("folder");
    start::prepare(folder.path());
    in_process(folder.path());
    let name = "window: our work per frame, boards of 112 cells change, p95";
    match Screen::open(WINDOW[0] as u32, WINDOW[1] as u32) {
        Some(screen) => in_window(&screen, folder.path(), name),
        None => row(name, "skipped", "8 ms"),
    }
}

/// Boards of different words that lead round in a circle by their first cell.
fn boards(words: &Vocabulary) -> Vec<Board> {
    (0..BOARDS).map(|nth| board(words, nth)).collect()
}

fn board_id(nth: usize) -> BoardId {
    BoardId(format!("{BUILTIN_SET}/wide-{nth}"))
}

fn board(words: &Vocabulary, nth: usize) -> Board {
    let mut board = Board {
        id: board_id(nth),
        local_id: format!("wide-{nth}"),
        set: SetId(BUILTIN_SET.to_owned()),
        name: LocalText::new("넓은 판", "Wide board"),
        grid: Grid { rows: ROWS, columns: COLUMNS, order: vec![vec![None; COLUMNS]; ROWS], ..Grid::default() },
        ..Board::default()
    };
    for cell in 0..COLUMNS * ROWS {
        let word = &words.words()[(nth * COLUMNS * ROWS + cell) % words.words().len()];
        let id = ButtonId(format!("b{cell}"));
        let link = LoadBoard { id: format!("wide-{}", (nth + 1) % BOARDS), ..LoadBoard::default() };
        board.grid.order[cell / COLUMNS][cell % COLUMNS] = Some(id.clone());
        let label = LocalText::new(word.ko.clone(), word.en.clone());
        let word = (cell > 0).then(|| word.id.clone());
        board.buttons.push(Button { id, label, word, load_board: (cell == 0).then_some(link), ..Button::default() });
    }
    board
}

fn desk(home: &Path) -> Desk {
    let mut desk = Desk::for_command(&Home::at(home), Lang::Ko).expect("store");
    desk.choose(None, "손님");
    desk
}

/// The face without a window: what a frame costs before the graphics driver has it.
fn in_process(home: &Path) {
    let mut desk = desk(home);
    for board in boards(&desk.state().words.clone()) {
        desk.state_mut().library.builtin.insert(board.id.clone(), board.into());
    }
    let ctx = egui::Context::default();
    let hangul = fonts::hangul().map(|family| HangulFonts {
        regular: (family.regular.bytes, family.regular.index),
        bold: (family.bold.bytes, family.bold.index),
    });
    Face::prepare(&ctx, hangul);
    let mut face = Face::default();
    desk.send(Command::Go(Room::Talk));
    let (mut new, mut known) = (Vec::new(), Vec::new());
    for round in 0..4 {
        for nth in 0..BOARDS {
            desk.send(Command::Talk(TalkCommand::Open(board_id(nth))));
            // Words without pictures yet, pictures arriving, and a frame at rest.
            for _ in 0..3 {
                let times = if round == 0 { &mut new } else { &mut known };
                times.push(frame(&ctx, &mut face, &mut desk));
            }
        }
    }
    for (what, times) in [("first time", &mut new), ("again", &mut known)] {
        let p50 = ms(part_of(times, 0.5));
        let name = format!("face + tessellation, boards of 112 cells, {what}, p95 (p50 {p50})");
        row(&name, &ms(part_of(times, 0.95)), "8 ms");
    }
}

fn frame(ctx: &egui::Context, face: &mut Face, desk: &mut Desk) -> Duration {
    let size = egui::vec2(WINDOW[0], WINDOW[1]);
    let input = egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
        ..egui::RawInput::default()
    };
    let mut wanted = Vec::new();
    let begin = Instant::now();
    let output = ctx.run_ui(input, |ui| wanted = face.frame(ui, desk.state()));
    let meshes = ctx.tessellate(output.shapes, output.pixels_per_point);
    let time = begin.elapsed();
    assert!(!meshes.is_empty());
    wanted.into_iter().for_each(|command| desk.send(command));
    assert!(desk.settle(Duration::from_secs(60)), "pictures did not come");
    time
}

/// The real program: a finger goes round the boards by their first cell.
fn in_window(screen: &Screen, home: &Path, name: &str) {
    let file = home.join("wide.obz");
    export(home, &file);
    let size = format!("{}x{}", WINDOW[0], WINDOW[1]);
    let Some(app) = App::start(screen, home, "malgeurim=debug", &["--room", "talk", "--size", &size]) else { return };
    if app.time_to("shown", Duration::from_secs(30)).is_none() {
        return row(name, "no window", "8 ms");
    }
    std::thread::sleep(Duration::from_secs(2));
    app.frame_work();
    for _ in 0..BOARDS * 3 {
        screen.tap(70.0, 260.0);
        std::thread::sleep(Duration::from_millis(330));
    }
    std::thread::sleep(Duration::from_millis(500));
    let mut work = app.frame_work();
    let name = format!("{name} (p50 {}, {} frames)", ms(part_of(&mut work, 0.5)), work.len());
    row(&name, &ms(part_of(&mut work, 0.95)), "8 ms");
}

/// The wide boards as an imported set, and the first of them as the person's first board.
fn export(home: &Path, file: &Path) {
    use malgeurim::app::BoardsCommand;
    let mut desk = desk(home);
    let list = boards(&desk.state().words.clone());
    let set = BoardSet {
        id: SetId(BUILTIN_SET.to_owned()),
        name: "wide".to_owned(),
        root: board_id(0),
        boards: list.iter().map(|board| board.id.clone()).collect(),
        ..BoardSet::default()
    };
    let boards: Vec<&Board> = list.iter().collect();
    let (package, _) = obf::export_obz(&set, &boards, &mut |_| None).expect("a package");
    std::fs::write(file, package).expect("file");
    desk.send(Command::Boards(BoardsCommand::Import(vec![file.to_owned()])));
    assert!(desk.settle(Duration::from_secs(60)), "import did not end");
    let root = desk.state().library.sets.values().next().expect("the set").root.clone();
    let mut person = desk.state().person().cloned().expect("a person");
    person.home = Some(root);
    desk.send(Command::Settings(SettingsCommand::Save(Box::new(person))));
    assert!(desk.settle(Duration::from_secs(60)), "settings were not kept");
}
