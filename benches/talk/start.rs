//! Cold start, and memory after every built-in board was opened by a finger.

use crate::screen::{App, Screen};
use crate::{ms, part_of, row};
use malgeurim::app::{Start, State};
use malgeurim::domain::id::BoardId;
use malgeurim::domain::locale::Lang;
use malgeurim::formats::builtin_boards;
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;
use malgeurim::io::fonts;
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::time::{Duration, Instant};

const STARTS: usize = 7;
/// Longer than the lock that keeps a trembling finger from pressing twice.
const BETWEEN_TAPS: Duration = Duration::from_millis(330);

pub fn rows() {
    in_process();
    let folder = tempfile::tempdir().expect("folder");
    prepare(folder.path());
    let Some(screen) = Screen::open(1280, 800) else {
        row("window: cold start to the first frame on the screen", "skipped", "500 ms");
        return row("window: resident memory after opening all boards", "skipped", "250 MB");
    };
    cold_start(&screen, folder.path());
    memory(&screen, folder.path());
}

/// One person, so that nobody needs choosing.
pub fn prepare(home: &Path) {
    let mut desk = Desk::for_command(&Home::at(home), Lang::Ko).expect("store");
    desk.choose(None, "손님");
    assert!(desk.settle(Duration::from_secs(60)), "the store did not come to rest");
}

fn in_process() {
    let start = || Start {
        records: Vec::new(),
        nonce: 1,
        now: 0,
        lang: Lang::Ko,
        utc_offset_min: 0,
        documents: std::env::temp_dir(),
        pictures_folder: Default::default(),
    };
    let begin = Instant::now();
    let state = State::new(start());
    row("state with all built-in words and boards", &ms(begin.elapsed()), "");
    assert!(!state.library.builtin.is_empty());
    let begin = Instant::now();
    let found = fonts::hangul().is_some();
    row("Hangul face found and read (beside the window's opening)", &ms(begin.elapsed()), "");
    assert!(found || cfg!(not(target_os = "linux")), "no Hangul face is installed");
}

fn cold_start(screen: &Screen, home: &Path) {
    let one = || {
        let app = App::start(screen, home, "malgeurim=info", &["--room", "talk"])?;
        app.time_to("shown", Duration::from_secs(30))
    };
    let mut times: Vec<Duration> = (0..STARTS).filter_map(|_| one()).collect();
    if times.len() < STARTS {
        return row("window: cold start to the first frame on the screen", "no window", "500 ms");
    }
    let slowest = part_of(&mut times, 1.0);
    let name = format!("window: cold start to the first frame on the screen (slowest {})", ms(slowest));
    row(&name, &ms(part_of(&mut times, 0.5)), "500 ms");
}

fn memory(screen: &Screen, home: &Path) {
    let Some(app) = App::start(screen, home, "malgeurim=debug", &["--room", "talk"]) else { return };
    if app.time_to("shown", Duration::from_secs(30)).is_none() {
        return;
    }
    std::thread::sleep(Duration::from_secs(2));
    let first = app.resident_mb().unwrap_or_default();
    app.frame_work();
    let opened = tour(screen);
    std::thread::sleep(Duration::from_secs(2));
    let mut work = app.frame_work();
    let name = format!("window: resident memory after opening {opened} boards (first board {first:.0} MB)");
    row(&name, &format!("{:.0} MB", app.resident_mb().unwrap_or_default()), "250 MB");
    let name = format!("window: our work per frame on the way, p95 of {} (40 cells)", work.len());
    row(&name, &ms(part_of(&mut work, 0.95)), "8 ms");
}

/// Opens every 8 x 5 board by its shortest way from the first one; gives back how many there are.
fn tour(screen: &Screen) -> usize {
    let ways = ways();
    for way in ways.values() {
        tap(screen, 50.0, 168.0);
        for (column, row) in way {
            let (x, y) = cell(*column, *row);
            tap(screen, x, y);
        }
    }
    ways.len()
}

fn tap(screen: &Screen, x: f32, y: f32) {
    screen.tap(x, y);
    std::thread::sleep(BETWEEN_TAPS);
}

/// The middle of a cell in a window of 1280 x 800 (`screens/talk`: margins, strip, suggestions, rail, ending keys).
fn cell(column: usize, row: usize) -> (f32, f32) {
    const GAP: f32 = 8.0;
    let (left, top) = (12.0, 12.0 + 112.0 + GAP + 72.0 + GAP);
    let (right, bottom) = (1268.0 - 88.0 - GAP, 788.0 - 72.0 - GAP);
    let (width, height) = ((right - left - 7.0 * GAP) / 8.0, (bottom - top - 4.0 * GAP) / 5.0);
    (left + column as f32 * (width + GAP) + width / 2.0, top + row as f32 * (height + GAP) + height / 2.0)
}

/// The cells to tap, from the first board to each board that can be reached.
fn ways() -> BTreeMap<BoardId, Vec<(usize, usize)>> {
    let words = malgeurim::formats::vocabulary::builtin();
    let boards: BTreeMap<BoardId, _> = builtin_boards::builtin(&words).into_iter().map(|b| (b.id.clone(), b)).collect();
    let first = builtin_boards::board_id(builtin_boards::HOME);
    let mut ways = BTreeMap::from([(first.clone(), Vec::new())]);
    let mut queue = VecDeque::from([first]);
    while let Some(id) = queue.pop_front() {
        let Some(board) = boards.get(&id) else { continue };
        for (row, column) in (0..5).flat_map(|row| (0..8).map(move |column| (row, column))) {
            let link = board.button_at(row, column).and_then(|button| button.load_board.as_ref());
            let Some(next) = link.map(|link| builtin_boards::board_id(&link.id)) else { continue };
            if boards.contains_key(&next) && !ways.contains_key(&next) {
                let mut way: Vec<(usize, usize)> = ways[&id].clone();
                way.push((column, row));
                ways.insert(next.clone(), way);
                queue.push_back(next);
            }
        }
    }
    ways
}
