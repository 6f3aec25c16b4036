//! Scanning, by what a person sees and presses.

use super::*;
use crate::domain::access::{Area, Manner, Target};
use proptest::prelude::*;

/// A strip of two, a board of two rows of three, a rail of one.
fn screen() -> Vec<Target<u8>> {
    let at = |id: u8, group, column: f32, row: f32| {
        let (left, top) = (column * 100.0, row * 100.0);
        Target { id, area: Area::new(left, top, left + 90.0, top + 90.0), group, manner: Manner::Plain }
    };
    let board = (0..6).map(|n| at(10 + n, 1, f32::from(n % 3), 1.0 + f32::from(n / 3)));
    [at(1, 0, 0.0, 0.0), at(2, 0, 1.0, 0.0)].into_iter().chain(board).chain([at(20, 2, 3.0, 1.0)]).collect()
}

fn settings(style: Style) -> ScanSettings {
    ScanSettings { style, step_ms: 1000, first_ms: 500, loops: 2, late_ms: 0, back: true, ..ScanSettings::default() }
}

struct Screen {
    scan: Scan<u8>,
    settings: ScanSettings,
    now: u64,
}

impl Screen {
    fn new(settings: ScanSettings) -> Self {
        let mut scan = Scan::default();
        scan.follow(tree(&screen(), settings.style), 0);
        Self { scan, settings, now: 0 }
    }

    fn press(&mut self, role: Role) -> ScanReply<u8> {
        self.scan.press(role, self.now, &self.settings, self.now)
    }

    /// Time passes in frames of 50 ms.
    fn wait(&mut self, ms: u64) -> Vec<ScanReply<u8>> {
        let mut replies = Vec::new();
        for _ in 0..ms / 50 {
            self.now += 50;
            replies.push(self.scan.tick(&self.settings, false, self.now));
        }
        replies.retain(|reply| *reply != ScanReply::Wait);
        replies
    }

    fn ids(&self) -> Vec<u8> {
        self.scan.marked().map(|marked| marked.ids).unwrap_or_default()
    }
}

#[test]
fn group_then_row_then_target() {
    let mut screen = Screen::new(settings(Style::Groups));
    assert_eq!(screen.ids(), Vec::<u8>::new(), "nothing is marked before the first press");
    screen.press(Role::Select);
    assert_eq!(screen.ids(), [1, 2]);
    screen.wait(1500);
    assert_eq!(screen.ids(), [10, 11, 12, 13, 14, 15]);
    screen.press(Role::Select);
    assert_eq!(screen.ids(), [10, 11, 12]);
    screen.wait(1500);
    assert_eq!(screen.ids(), [13, 14, 15]);
    screen.press(Role::Select);
    screen.wait(1500 + 1000);
    assert_eq!(screen.press(Role::Select), ScanReply::Select(15));
    assert_eq!(screen.ids(), Vec::<u8>::new());
}

#[test]
fn the_first_of_a_level_stays_longer() {
    let mut screen = Screen::new(settings(Style::Linear));
    screen.press(Role::Select);
    screen.wait(1450);
    assert_eq!(screen.ids(), [1]);
    screen.wait(50);
    assert_eq!(screen.ids(), [2]);
    screen.wait(1000);
    assert_eq!(screen.ids(), [10]);
}

#[test]
fn one_target_alone_needs_no_step_into_it() {
    let mut screen = Screen::new(settings(Style::Groups));
    screen.press(Role::Select);
    screen.wait(1500 + 1000);
    assert_eq!(screen.press(Role::Select), ScanReply::Select(20));
}

#[test]
fn a_row_ends_with_the_way_back() {
    let mut screen = Screen::new(settings(Style::Rows));
    screen.press(Role::Select);
    screen.press(Role::Select);
    assert_eq!(screen.ids(), [1]);
    screen.wait(1500 + 1000);
    let marked = screen.scan.marked().expect("the way back");
    assert!(marked.is_back);
    assert_eq!(marked.ids, [1, 2], "it stands for the whole row");
    screen.press(Role::Select);
    assert_eq!(screen.ids(), [1, 2]);
}

#[test]
fn after_enough_rounds_a_row_is_left_and_the_mark_rests() {
    let mut screen = Screen::new(settings(Style::Rows));
    screen.press(Role::Select);
    screen.press(Role::Select);
    // Twice two targets and the way back.
    screen.wait(500 + 2 * 3000);
    assert_eq!(screen.ids(), [1, 2], "back at the row");
    // Twice four rows: strip, two of the board, rail.
    screen.wait(500 + 2 * 4000);
    assert_eq!(screen.scan.marked(), None);
    screen.press(Role::Select);
    assert_eq!(screen.ids(), [1, 2], "a press begins anew and takes nothing");
}

#[test]
fn while_something_is_said_the_mark_waits() {
    let mut screen = Screen::new(settings(Style::Linear));
    screen.press(Role::Select);
    for step in 1..=100 {
        assert_eq!(screen.scan.tick(&screen.settings, true, step * 50), ScanReply::Wait);
    }
    screen.now = 5000;
    assert_eq!(screen.ids(), [1]);
    screen.wait(1500);
    assert_eq!(screen.ids(), [2]);
}

#[test]
fn a_press_too_quick_for_an_answer_means_the_target_before() {
    let settings = ScanSettings { late_ms: 200, ..settings(Style::Linear) };
    for (after, taken) in [(100, 1), (250, 2)] {
        let mut screen = Screen::new(settings);
        screen.press(Role::Select);
        screen.wait(1500 + after);
        assert_eq!(screen.press(Role::Select), ScanReply::Select(taken), "{after} ms after the mark moved");
    }
}

#[test]
fn a_press_that_began_before_the_mark_moved_means_what_was_marked_then() {
    let mut screen = Screen::new(settings(Style::Linear));
    screen.press(Role::Select);
    screen.wait(1500);
    let began = screen.now - 50;
    assert_eq!(screen.scan.press(Role::Select, began, &screen.settings, screen.now), ScanReply::Select(1));
}

#[test]
fn who_moves_the_mark_is_never_corrected() {
    let settings = ScanSettings { late_ms: 200, advance: Advance::Step, ..settings(Style::Linear) };
    let mut screen = Screen::new(settings);
    screen.press(Role::Select);
    screen.wait(5000);
    assert_eq!(screen.ids(), [1], "no time moves it");
    screen.press(Role::Next);
    assert_eq!(screen.press(Role::Select), ScanReply::Select(2));
}

#[test]
fn with_one_switch_a_step_is_taken_by_waiting() {
    let settings = ScanSettings { advance: Advance::Step, accept_ms: 2000, first_ms: 0, ..settings(Style::Linear) };
    let mut screen = Screen::new(settings);
    screen.press(Role::Next);
    screen.press(Role::Next);
    screen.press(Role::Next);
    assert_eq!(screen.wait(2000), [ScanReply::Select(10)]);
}

#[test]
fn previous_and_leave_go_back() {
    let mut screen = Screen::new(settings(Style::Groups));
    screen.press(Role::Select);
    screen.press(Role::Next);
    screen.press(Role::Select);
    assert_eq!(screen.ids(), [10, 11, 12]);
    screen.press(Role::Previous);
    assert!(screen.scan.marked().is_some_and(|marked| marked.is_back), "before the first is the way back");
    screen.press(Role::Leave);
    assert_eq!(screen.ids(), [10, 11, 12, 13, 14, 15]);
    screen.press(Role::Leave);
    assert_eq!(screen.scan.marked(), None);
}

#[test]
fn the_mark_stays_on_its_target_when_others_come_and_go() {
    let mut screen = Screen::new(settings(Style::Rows));
    screen.press(Role::Select);
    screen.press(Role::Next);
    screen.press(Role::Select);
    screen.press(Role::Next);
    assert_eq!(screen.ids(), [11]);
    let fewer: Vec<_> = self::screen().into_iter().filter(|target| target.group == 1).collect();
    screen.scan.follow(tree(&fewer, Style::Rows), screen.now);
    assert_eq!(screen.ids(), [11]);
    let others: Vec<_> = self::screen().into_iter().filter(|target| target.id != 11).collect();
    screen.scan.follow(tree(&others, Style::Rows), screen.now);
    assert_eq!(screen.ids(), [1, 2], "it is gone: from the top");
}

#[test]
fn settings_from_outside_are_held() {
    let wild = ScanSettings { step_ms: 0, loops: 0, late_ms: 9999, accept_ms: 1, ..ScanSettings::default() }.held();
    assert_eq!((wild.step_ms, wild.loops, wild.late_ms, wild.accept_ms), (300, 1, 150, 300));
}

proptest! {
    /// Whatever is pressed and however long it takes: what is marked is on the screen, and what is taken was marked.
    #[test]
    fn what_is_taken_is_on_the_screen(
        style in 0..3usize, back: bool, wait: bool, step: bool, late in 0u32..400,
        moves in proptest::collection::vec((0..6usize, 0..2000u64, 0..9usize), 0..60),
    ) {
        let style = [Style::Groups, Style::Rows, Style::Linear][style];
        let advance = if step { Advance::Step } else { Advance::Auto };
        let settings = ScanSettings { style, back, wait, advance, late_ms: late, ..settings(style) }.held();
        let mut scan = Scan::default();
        let (mut now, all) = (0, screen());
        for (what, ms, gone) in moves {
            now += ms;
            let there: Vec<_> = all.iter().enumerate().filter(|(n, _)| *n != gone).map(|(_, t)| t.clone()).collect();
            scan.follow(tree(&there, style), now);
            let reply = match what {
                0 => scan.press(Role::Select, now, &settings, now),
                1 => scan.press(Role::Next, now, &settings, now),
                2 => scan.press(Role::Previous, now, &settings, now),
                3 => scan.press(Role::Leave, now, &settings, now),
                _ => scan.tick(&settings, what == 4, now),
            };
            let ids: Vec<u8> = there.iter().map(|target| target.id).collect();
            if let ScanReply::Select(id) = reply {
                prop_assert!(ids.contains(&id));
            }
            if let Some(marked) = scan.marked() {
                prop_assert!(!marked.ids.is_empty() && marked.ids.iter().all(|id| ids.contains(id)));
            }
        }
    }

    /// Every target is reached by moving and taking alone.
    #[test]
    fn every_target_is_reached(style in 0..3usize, wanted in 0..9usize) {
        let style = [Style::Groups, Style::Rows, Style::Linear][style];
        let mut screen = Screen::new(ScanSettings { advance: Advance::Step, ..settings(style) });
        let wanted = self::screen()[wanted].id;
        screen.press(Role::Select);
        for _ in 0..40 {
            let here = screen.ids().contains(&wanted) && !screen.scan.marked().is_some_and(|marked| marked.is_back);
            if let ScanReply::Select(id) = screen.press(if here { Role::Select } else { Role::Next }) {
                prop_assert_eq!(id, wanted);
                return Ok(());
            }
        }
        prop_assert!(false, "never reached");
    }
}
