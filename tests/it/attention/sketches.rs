//! Drawings: what comes with the program is offered, what the person taught comes first.

use super::{Room, first, taught};
use malgeurim::app::Ask;
use malgeurim::domain::recognize::RecognizeSettings;
use malgeurim::domain::shown::{Shown, Sketch, Way};
use malgeurim::io::attention::Devices;
use malgeurim::recognition::fewshot::Answer;
use malgeurim::recognition::sketch::seeds;
use std::sync::Arc;
use std::time::Instant;

fn drawings() -> Vec<(String, Sketch)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sketches/seeds.jsonl");
    seeds(&std::fs::read(path).unwrap())
}

/// The same thing drawn by somebody else: wider, lower, leaning, its strokes in another order and direction, shaky.
fn drawn_anew(sketch: &Sketch) -> Sketch {
    let moved = |(i, [x, y, ms]): (usize, &[f32; 3])| {
        let shake = ((i * 7) % 5) as f32 - 2.0;
        [x * 1.7 + y * 0.1 + shake * 0.6 + 40.0, y * 1.4 - shake * 0.6 + 12.0, *ms]
    };
    let stroke = |stroke: &Vec<[f32; 3]>| stroke.iter().enumerate().map(moved).rev().collect();
    Sketch { strokes: sketch.strokes.iter().map(stroke).rev().collect() }
}

#[test]
fn what_comes_with_the_program_is_offered_and_what_the_person_taught_comes_first() {
    let room = Room::new(Devices::default());
    let before = Instant::now();
    room.ask(Ask::Learn(Way::Sketch, Arc::new(taught([], RecognizeSettings::default()))));
    let drawings = drawings();
    let asked: Vec<&(String, Sketch)> = drawings.iter().step_by(drawings.len() / 8).collect();
    let mut found = 0;
    for (place, (word, sketch)) in asked.iter().enumerate() {
        room.ask(Ask::Decide(Shown::Sketch(drawn_anew(sketch))));
        let decision = room.understood().decision;
        if place == 0 {
            println!("learnt {} seeds and decided after {} ms", drawings.len(), before.elapsed().as_millis());
        }
        assert_eq!(decision.answer, Answer::Maybe, "what nobody taught is never sure");
        found += usize::from(decision.candidates.iter().take(3).any(|c| c.word == format!("word:{word}")));
    }
    assert!(found + 1 >= asked.len(), "{found} of {}", asked.len());

    let (word, sketch) = asked[0];
    assert_ne!(word, "water");
    let own = (0..3).map(|_| ("water", Shown::Sketch(drawn_anew(sketch))));
    let again = Instant::now();
    room.ask(Ask::Learn(Way::Sketch, Arc::new(taught(own, RecognizeSettings::default()))));
    room.ask(Ask::Decide(Shown::Sketch(drawn_anew(sketch))));
    assert_eq!(first(&room.understood()), "word:water");
    println!("learnt three examples more and decided after {} ms", again.elapsed().as_millis());
}
