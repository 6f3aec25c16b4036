//! What the helps promise, also for events in any order.

use super::*;

fn event(deed: Deed, pointer: u64, at: Place, ms: u64) -> HandEvent {
    HandEvent { deed, pointer, at, contact: None, pressure: None, ms }
}

fn plain() -> HandSettings {
    HandSettings { smooth: 0, ..HandSettings::default() }
}

fn run(hand: &mut Hand, events: &[HandEvent]) -> Vec<HandReply> {
    events.iter().flat_map(|event| hand.on(*event)).collect()
}

fn places(replies: &[HandReply]) -> Vec<Place> {
    let place = |reply: &HandReply| match reply {
        HandReply::Begin(at, _) | HandReply::Move(at, _) => Some(*at),
        _ => None,
    };
    replies.iter().filter_map(place).collect()
}

/// Begins and ends alternate.
fn is_balanced(replies: &[HandReply]) -> bool {
    let mut is_on = false;
    replies.iter().all(|reply| {
        let was_on = is_on;
        is_on = match reply {
            HandReply::Begin(..) => true,
            HandReply::Move(..) => was_on,
            HandReply::End | HandReply::Cancel => false,
        };
        was_on != matches!(reply, HandReply::Begin(..))
    })
}

#[test]
fn a_plain_drag_is_a_stroke() {
    let mut hand = Hand::new(plain());
    let replies = run(
        &mut hand,
        &[
            event(Deed::Down, 1, (0.0, 0.0), 0),
            event(Deed::Move, 1, (10.0, 0.0), 16),
            event(Deed::Up, 1, (20.0, 0.0), 32),
        ],
    );
    assert_eq!(places(&replies), vec![(0.0, 0.0), (10.0, 0.0), (20.0, 0.0)]);
    assert_eq!(replies.last(), Some(&HandReply::End));
}

#[test]
fn hovering_draws_nothing_with_drag() {
    assert!(run(&mut Hand::new(plain()), &[event(Deed::Move, 1, (5.0, 5.0), 0)]).is_empty());
}

#[test]
fn a_second_finger_never_draws_and_soon_takes_the_beginning_away() {
    let mut hand = Hand::new(plain());
    let late = [
        event(Deed::Down, 1, (0.0, 0.0), 0),
        event(Deed::Down, 2, (300.0, 0.0), 500),
        event(Deed::Move, 2, (350.0, 0.0), 510),
        event(Deed::Move, 1, (9.0, 0.0), 520),
        event(Deed::Up, 2, (350.0, 0.0), 530),
        event(Deed::Up, 1, (9.0, 0.0), 540),
    ];
    let replies = run(&mut hand, &late);
    assert!(places(&replies).iter().all(|place| place.0 < 10.0), "{replies:?}");
    assert_eq!(replies.iter().filter(|reply| **reply == HandReply::End).count(), 1);
    let mut hand = Hand::new(plain());
    let together = [event(Deed::Down, 1, (0.0, 0.0), 0), event(Deed::Down, 2, (300.0, 0.0), 40)];
    assert_eq!(run(&mut hand, &together).last(), Some(&HandReply::Cancel));
}

#[test]
fn a_palm_is_ignored_and_a_finger_that_becomes_one_is_taken_back() {
    let wide = |event: HandEvent, width| HandEvent { contact: Some(width), ..event };
    let mut hand = Hand::new(plain());
    assert!(hand.on(wide(event(Deed::Down, 1, (0.0, 0.0), 0), 150.0)).is_empty());
    let replies = run(&mut hand, &[wide(event(Deed::Down, 2, (50.0, 0.0), 10), 20.0)]);
    assert!(matches!(replies[..], [HandReply::Begin(..)]), "the pen beside the palm draws: {replies:?}");
    let grown = hand.on(wide(event(Deed::Move, 2, (52.0, 0.0), 30), 90.0));
    assert_eq!(grown, vec![HandReply::Cancel]);
    let mut trusting = Hand::new(HandSettings { ignore_palm: false, ..plain() });
    assert_eq!(trusting.on(wide(event(Deed::Down, 1, (0.0, 0.0), 0), 150.0)).len(), 1);
}

#[test]
fn taps_draw_without_dragging() {
    let mut hand = Hand::new(HandSettings { way: Way::Taps, ..plain() });
    let tap = |at: Place, ms: u64| [event(Deed::Down, 1, at, ms), event(Deed::Up, 1, at, ms + 60)];
    let begun = run(&mut hand, &tap((0.0, 0.0), 0));
    assert!(matches!(begun[..], [HandReply::Begin((0.0, 0.0), _)]));
    let moved = run(&mut hand, &[event(Deed::Move, 1, (50.0, 0.0), 500)]);
    assert_eq!(places(&moved), vec![(50.0, 0.0)]);
    let ended = run(&mut hand, &tap((90.0, 10.0), 900));
    assert_eq!(places(&ended).last(), Some(&(90.0, 10.0)));
    assert_eq!(ended.last(), Some(&HandReply::End));
    assert!(!hand.is_drawing());
}

#[test]
fn a_slow_start_waits_and_a_slip_leaves_no_ink() {
    let settings = HandSettings { slow_start_ms: 300, slow_start_move: 30.0, ..plain() };
    let mut hand = Hand::new(settings);
    let slip = [event(Deed::Down, 1, (0.0, 0.0), 0), event(Deed::Up, 1, (5.0, 0.0), 120)];
    assert!(run(&mut hand, &slip).is_empty());
    hand.on(event(Deed::Down, 1, (0.0, 0.0), 1000));
    assert!(hand.on(event(Deed::Tick, 0, (0.0, 0.0), 1200)).is_empty());
    let begun = hand.on(event(Deed::Tick, 0, (0.0, 0.0), 1310));
    assert!(matches!(begun[0], HandReply::Begin((0.0, 0.0), _)));
    hand.on(event(Deed::Up, 1, (0.0, 0.0), 1400));
    hand.on(event(Deed::Down, 1, (0.0, 0.0), 2000));
    let far = hand.on(event(Deed::Move, 1, (40.0, 0.0), 2020));
    assert_eq!(
        places(&far),
        vec![(0.0, 0.0), (40.0, 0.0)],
        "moving far begins at once, from where the pen was set down"
    );
}

#[test]
fn resting_begins_and_resting_ends() {
    let mut hand = Hand::new(HandSettings { way: Way::Dwell, ..plain() });
    let tick = |ms| event(Deed::Tick, 0, (0.0, 0.0), ms);
    hand.on(event(Deed::Move, 1, (100.0, 100.0), 0));
    assert!(hand.on(tick(500)).is_empty());
    assert_eq!(hand.dwelling(450), Some(((100.0, 100.0), 0.5)));
    assert!(matches!(hand.on(tick(950))[..], [HandReply::Begin((100.0, 100.0), _)]));
    assert!(run(&mut hand, &[tick(1500), tick(3000)]).iter().all(|reply| matches!(reply, HandReply::Move(..))));
    hand.on(event(Deed::Move, 1, (300.0, 100.0), 3100));
    assert!(hand.is_drawing());
    let ended = hand.on(tick(4100));
    assert_eq!(ended.last(), Some(&HandReply::End));
}

#[test]
fn smoothing_calms_a_tremor_and_ends_at_the_hand() {
    let trembling: Vec<HandEvent> = (0..120u64)
        .map(|i| event(Deed::Move, 1, (i as f32 * 3.0, if i % 4 < 2 { 6.0 } else { -6.0 }), 16 + i * 16))
        .collect();
    let wobble = |smooth: u8| {
        let mut hand = Hand::new(HandSettings { smooth, ..HandSettings::default() });
        let mut replies = hand.on(event(Deed::Down, 1, (0.0, 0.0), 0));
        replies.extend(run(&mut hand, &trembling));
        replies.extend(hand.on(event(Deed::Up, 1, (360.0, 0.0), 2000)));
        let places = places(&replies);
        assert_eq!(places.last(), Some(&(360.0, 0.0)), "it ends where the hand ended");
        places[20..110].iter().map(|place| place.1.abs()).sum::<f32>() / 90.0
    };
    let all: Vec<f32> = (0..=10).map(wobble).collect();
    assert!(all.windows(2).all(|pair| pair[1] < pair[0]), "{all:?}");
    assert!(all[10] < all[0] * 0.25, "{all:?}");
}

#[test]
fn straight_help_makes_straight_lines_and_corners() {
    let settings = HandSettings { straight: 10, ..plain() };
    let mut hand = Hand::new(settings);
    let mut replies = hand.on(event(Deed::Down, 1, (0.0, 0.0), 0));
    // To the right with a wobble and a slope of 2°, then down.
    for i in 1..60u64 {
        let x = i as f32 * 5.0;
        replies.extend(hand.on(event(Deed::Move, 1, (x, x * 0.035 + (i % 5) as f32 - 2.0), i * 16)));
    }
    for i in 1..60u64 {
        replies.extend(hand.on(event(Deed::Move, 1, (295.0, 10.0 + i as f32 * 5.0), 1000 + i * 16)));
    }
    replies.extend(hand.on(event(Deed::Up, 1, (295.0, 305.0), 3000)));
    let places = places(&replies);
    assert!(places[..60].iter().all(|place| place.1.abs() < 0.01), "level: {:?}", &places[..60]);
    let (x, low) = (places[100].0, places.last().unwrap().1);
    assert!(places[100..].iter().all(|place| (place.0 - x).abs() < 40.0) && low > 200.0, "then down: {places:?}");
}

/// Numbers without a crate: the same every time.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

fn any_settings(state: &mut u64) -> HandSettings {
    let ways = [Way::Drag, Way::Taps, Way::Dwell];
    HandSettings {
        smooth: random(state) as u8 % 12,
        ignore_palm: random(state).is_multiple_of(2),
        way: ways[random(state) as usize % 3],
        straight: random(state) as u8 % 12,
        slow_start_ms: (random(state) % 3 * 100) as u32,
        slow_start_move: random(state) as f32 % 50.0,
        dwell_ms: (random(state) % 600) as u32,
        dwell_room: random(state) as f32 % 30.0,
    }
}

fn any_event(state: &mut u64, ms: u64) -> HandEvent {
    let deeds = [Deed::Down, Deed::Move, Deed::Move, Deed::Up, Deed::Gone, Deed::Tick];
    let deed = deeds[random(state) as usize % deeds.len()];
    let wild = [f32::NAN, f32::INFINITY, -1e30, 1e30, 0.0];
    let mut number = || {
        if random(state).is_multiple_of(40) { wild[random(state) as usize % 5] } else { random(state) as f32 % 800.0 }
    };
    let (at, contact, pressure) = ((number(), number()), number(), number());
    HandEvent { deed, pointer: random(state) % 3, at, contact: Some(contact), pressure: Some(pressure), ms }
}

#[test]
fn any_events_keep_begin_and_end_balanced_and_every_place_a_number() {
    let mut state = 1;
    for _ in 0..2000 {
        let mut hand = Hand::new(any_settings(&mut state));
        let (mut replies, mut ms) = (Vec::new(), 0);
        for _ in 0..60 {
            ms += random(&mut state) % 400;
            let event = any_event(&mut state, ms);
            replies.extend(hand.on(event));
            hand.dwelling(ms);
        }
        replies.extend(hand.stop());
        assert!(is_balanced(&replies), "{replies:?}");
        let strokes = |end: bool| {
            let is = |reply: &&HandReply| match reply {
                HandReply::Begin(..) => !end,
                HandReply::End | HandReply::Cancel => end,
                HandReply::Move(..) => false,
            };
            replies.iter().filter(is).count()
        };
        assert_eq!(strokes(true), strokes(false), "everything that began has ended");
        assert!(places(&replies).iter().all(|place| place.0.is_finite() && place.1.is_finite()));
    }
}

#[test]
fn smoothed_places_stay_within_the_box_of_the_hand() {
    let mut state = 7;
    for _ in 0..500 {
        let smooth = random(&mut state) as u8 % 11;
        let mut hand = Hand::new(HandSettings { smooth, ignore_palm: false, ..HandSettings::default() });
        let mut at = || ((random(&mut state) % 500) as f32, (random(&mut state) % 500) as f32);
        let hands: Vec<Place> = (0..30).map(|_| at()).collect();
        let mut replies = hand.on(event(Deed::Down, 1, hands[0], 0));
        for (i, place) in hands.iter().enumerate().skip(1) {
            replies.extend(hand.on(event(Deed::Move, 1, *place, i as u64 * 11)));
        }
        replies.extend(hand.on(event(Deed::Up, 1, hands[29], 400)));
        // The hull in 32 directions: nothing lies farther out than the hand went.
        for k in 0..32 {
            let angle = k as f32 / 32.0 * std::f32::consts::TAU;
            let far = |p: &Place| p.0 * angle.cos() + p.1 * angle.sin();
            let most = hands.iter().map(far).fold(f32::MIN, f32::max);
            assert!(places(&replies).iter().all(|place| far(place) <= most + 0.01));
        }
    }
}
