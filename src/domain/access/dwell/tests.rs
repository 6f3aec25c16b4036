//! Dwelling, by where the pointer rests.

use super::*;
use proptest::prelude::*;

fn target(id: u8, left: f32, manner: Manner) -> Target<u8> {
    Target { id, area: Area::new(left, 0.0, left + 92.0, 92.0), group: 0, manner }
}

/// Four cells of a row, 8 points apart; the third takes something away, the fourth is small.
fn row() -> Vec<Target<u8>> {
    let small = Target { area: Area::new(300.0, 0.0, 340.0, 40.0), ..target(4, 300.0, Manner::Plain) };
    vec![target(1, 0.0, Manner::Plain), target(2, 100.0, Manner::Plain), target(3, 200.0, Manner::Careful), small]
}

fn settings() -> DwellSettings {
    DwellSettings { time_ms: 1000, rest_ms: 300, ..DwellSettings::default() }
}

struct Pointer {
    dwell: Dwell<u8>,
    settings: DwellSettings,
    targets: Vec<Target<u8>>,
    now: u64,
}

impl Pointer {
    fn new(settings: DwellSettings) -> Self {
        let mut pointer = Self { dwell: Dwell::default(), settings, targets: row(), now: 0 };
        pointer.dwell.on(None, &pointer.targets, &settings, 0);
        pointer
    }

    /// Rests at a place, in frames of 20 ms; what was chosen, and after how long.
    fn rest(&mut self, at: impl Into<Option<Place>>, ms: u64) -> Vec<(DwellReply<u8>, u64)> {
        let (at, began, mut replies) = (at.into(), self.now, Vec::new());
        for _ in 0..ms / 20 {
            self.now += 20;
            let reply = self.dwell.on(at, &self.targets, &self.settings, self.now);
            if reply != DwellReply::Wait {
                replies.push((reply, self.now - began));
            }
        }
        replies
    }
}

const FIRST: Place = (46.0, 46.0);
const SECOND: Place = (146.0, 46.0);
const NOWHERE: Place = (46.0, 400.0);

#[test]
fn resting_chooses_once_and_again_only_after_leaving() {
    let mut pointer = Pointer::new(settings());
    assert_eq!(pointer.rest(FIRST, 5000), [(DwellReply::Select(1), 1020)]);
    pointer.rest((46.0, 100.0), 400);
    assert_eq!(pointer.rest(FIRST, 5000), [], "trembling over the edge is no leaving");
    pointer.rest(NOWHERE, 400);
    assert_eq!(pointer.rest(FIRST, 5000).len(), 1);
}

#[test]
fn what_takes_something_away_takes_longer() {
    let mut pointer = Pointer::new(settings());
    assert_eq!(pointer.rest((246.0, 46.0), 3000), [(DwellReply::Select(3), 1520)]);
}

#[test]
fn passing_over_chooses_nothing() {
    let mut pointer = Pointer::new(settings());
    for _ in 0..20 {
        assert_eq!(pointer.rest(FIRST, 500), []);
        assert_eq!(pointer.rest(SECOND, 500), []);
    }
}

#[test]
fn a_blink_is_forgiven_and_a_long_absence_is_not() {
    for (gone, chosen) in [(200, 1), (400, 0)] {
        let mut pointer = Pointer::new(settings());
        pointer.rest(FIRST, 800);
        pointer.rest(None, gone);
        assert_eq!(pointer.rest(FIRST, 300).len(), chosen, "gone for {gone} ms");
    }
}

#[test]
fn trembling_over_the_gap_stays_on_the_target_but_counts_half() {
    let mut pointer = Pointer::new(settings());
    pointer.rest(FIRST, 520);
    // Two points into the neighbour: not deep enough to mean it.
    assert_eq!(pointer.rest((102.0, 46.0), 1200), [(DwellReply::Select(1), 1000)]);
    let mut pointer = Pointer::new(settings());
    pointer.rest(FIRST, 520);
    assert_eq!(pointer.rest(SECOND, 1200), [(DwellReply::Select(2), 1020)], "deep in the neighbour is the neighbour");
}

#[test]
fn what_comes_under_a_resting_pointer_is_not_chosen() {
    let mut pointer = Pointer::new(settings());
    pointer.rest(FIRST, 1200);
    pointer.targets = vec![target(9, 0.0, Manner::Plain), target(8, 100.0, Manner::Plain)];
    assert_eq!(pointer.rest(FIRST, 5000), []);
    assert_eq!(pointer.rest(SECOND, 1200).len(), 1);
}

#[test]
fn a_pointer_that_lay_there_from_the_beginning_must_move_first() {
    let mut pointer = Pointer { dwell: Dwell::default(), ..Pointer::new(settings()) };
    assert_eq!(pointer.rest(FIRST, 5000), []);
    pointer.rest((FIRST.0 + 30.0, FIRST.1), 40);
    assert_eq!(pointer.rest(FIRST, 2000).len(), 1);
}

#[test]
fn what_was_clicked_is_not_chosen_again_by_resting() {
    let mut pointer = Pointer::new(settings());
    pointer.rest(FIRST, 600);
    pointer.dwell.spend(1, pointer.targets[0].area);
    assert_eq!(pointer.rest(FIRST, 5000), []);
    pointer.rest(NOWHERE, 400);
    assert_eq!(pointer.rest(FIRST, 2000).len(), 1);
}

#[test]
fn small_targets_are_enlarged_first() {
    let mut pointer = Pointer::new(DwellSettings { small: 60.0, ..settings() });
    assert_eq!(pointer.rest((320.0, 20.0), 2000), [(DwellReply::Enlarge(4), 1020)]);
    assert_eq!(pointer.rest(FIRST, 2000), [(DwellReply::Select(1), 1020)]);
}

#[test]
fn while_resting_only_the_waking_key_is_heard() {
    let mut pointer = Pointer::new(settings());
    pointer.targets.push(Target { area: Area::new(0.0, 500.0, 92.0, 592.0), ..target(7, 0.0, Manner::Wakes) });
    let wake = (46.0, 546.0);
    assert_eq!(pointer.rest(wake, 2000).len(), 1);
    assert!(pointer.dwell.is_resting());
    assert_eq!(pointer.rest(FIRST, 5000), []);
    pointer.rest(wake, 2000);
    assert!(!pointer.dwell.is_resting());
    assert_eq!(pointer.rest(FIRST, 5000).len(), 1);
}

#[test]
fn settings_from_outside_are_held() {
    let wild = DwellSettings { time_ms: 0, room: f32::NAN, small: 1e9, careful_percent: 0, ..settings() }.held();
    assert_eq!((wild.time_ms, wild.room, wild.small, wild.careful_percent), (300, 20.0, 160.0, 100));
}

proptest! {
    /// Nothing is chosen sooner than its time after the choice before, and nothing but what the pointer was on.
    #[test]
    fn never_too_soon_and_never_elsewhere(
        moves in proptest::collection::vec((0.0f32..400.0, 0.0f32..120.0, 1u64..200), 1..200),
    ) {
        let mut pointer = Pointer::new(settings());
        let (mut last, mut touched) = (0, Vec::new());
        for (x, y, ms) in moves {
            pointer.now += ms;
            touched.extend(pointer.targets.iter().filter(|t| t.area.contains((x, y))).map(|t| t.id));
            let reply = pointer.dwell.on(Some((x, y)), &pointer.targets, &pointer.settings, pointer.now);
            if let DwellReply::Select(id) = reply {
                prop_assert!(pointer.now - last >= 1000);
                prop_assert!(touched.contains(&id));
                last = pointer.now;
                touched.clear();
                touched.extend(pointer.targets.iter().filter(|t| t.area.contains((x, y))).map(|t| t.id));
            }
        }
    }

    /// A pointer that trembles within the room around the middle of a target chooses it in its time.
    #[test]
    fn trembling_in_the_target_costs_no_time(jumps in proptest::collection::vec((-40.0f32..40.0, -40.0f32..40.0), 60)) {
        let mut pointer = Pointer::new(settings());
        let mut chosen = None;
        for (dx, dy) in jumps {
            pointer.now += 20;
            let at = Some((FIRST.0 + dx, FIRST.1 + dy));
            if let DwellReply::Select(id) = pointer.dwell.on(at, &pointer.targets, &pointer.settings, pointer.now) {
                chosen = Some((id, pointer.now));
            }
        }
        prop_assert_eq!(chosen, Some((1, 1020)));
    }
}
