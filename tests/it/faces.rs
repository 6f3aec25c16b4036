//! The face models on a face drawn by us, where they are; what they measure becomes switches and a pointer.

use malgeurim::domain::access::{FaceMeasures, FaceSwitch, Gesture, HeadSettings};
use malgeurim::io::files::Home;
use malgeurim::io::models::faces;
use malgeurim::recognition::face::{Tracker, measures};
use malgeurim::recognition::hand::View;

/// Side of the picture in pixels.
const SIDE: usize = 480;

/// A drawn face: how far the mouth opens and how much wider it is, pixels; moved to the right.
#[derive(Clone, Copy, Default)]
struct Drawn {
    open: f32,
    wide: f32,
    aside: f32,
}

impl Drawn {
    /// The colour at a place, 0..1; shaded as if lit from above.
    fn color(&self, x: f32, y: f32) -> [f32; 3] {
        let (x, y) = (x - 240.0 - self.aside, y - 240.0);
        let within = |cx: f32, cy: f32, rx: f32, ry: f32| ((x - cx) / rx).powi(2) + ((y - cy) / ry).powi(2) < 1.0;
        let mirrored = x.abs();
        let eye = |rx: f32, ry: f32| ((mirrored - 42.0) / rx).powi(2) + ((y + 28.0) / ry).powi(2) < 1.0;
        let brow = (mirrored - 42.0).abs() < 26.0 && (y + 56.0 - ((mirrored - 42.0) / 26.0).powi(2) * 6.0).abs() < 4.5;
        if within(0.0, 68.0, 34.0 + self.wide / 2.0, 9.0 + self.open / 2.0) {
            let inside = self.open > 4.0 && within(0.0, 68.0, 28.0 + self.wide / 2.0, self.open / 2.0);
            return if inside { [0.22, 0.06, 0.06] } else { [0.72, 0.33, 0.32] };
        }
        match () {
            () if eye(5.0, 5.0) => [0.05, 0.04, 0.04],
            () if eye(9.0, 9.0) => [0.28, 0.18, 0.10],
            () if eye(19.0, 9.5) => [0.95, 0.94, 0.93],
            () if eye(22.0, 12.0) => [0.55, 0.38, 0.32],
            () if brow => [0.22, 0.15, 0.11],
            () if (mirrored - 9.0).abs() < 4.5 && (y - 27.0).abs() < 3.5 => [0.48, 0.30, 0.25],
            () if within(0.0, 6.0, 96.0, 132.0) => skin(x, y),
            () if within(0.0, -18.0, 110.0, 142.0) => [0.13, 0.09, 0.07],
            () if mirrored < 40.0 && y > 60.0 => [0.66, 0.48, 0.40],
            () => [0.62, 0.68, 0.72],
        }
    }

    fn picture(&self) -> Vec<u8> {
        let pixel = |index: usize| {
            let mut sum = [0.0; 3];
            for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                let color = self.color((index % SIDE) as f32 + dx, (index / SIDE) as f32 + dy);
                (0..3).for_each(|channel| sum[channel] += color[channel] / 4.0);
            }
            sum.map(|value| (value * 255.0) as u8)
        };
        (0..SIDE * SIDE).flat_map(pixel).collect()
    }
}

/// Rounded towards the sides; the nose catches light.
fn skin(x: f32, y: f32) -> [f32; 3] {
    let round = 1.0 - 0.35 * ((x / 96.0).powi(2) + ((y - 6.0) / 132.0).powi(2));
    let nose = 0.10 * (-(x / 9.0).powi(2) - ((y - 6.0) / 26.0).powi(2)).exp();
    [0.93, 0.74, 0.63].map(|value| (value * (round + nose)).clamp(0.0, 1.0))
}

/// What the real models measure of pictures shown one after the other; nothing where there are no models.
fn seen(faces_drawn: &[Drawn]) -> Option<Vec<Option<FaceMeasures>>> {
    let models = match faces::open(&Home::find().models) {
        Ok(models) => models,
        Err(error) => {
            println!("skipped: {error}");
            return None;
        }
    };
    let mut tracker = Tracker::new(models);
    let look = |drawn: &Drawn| {
        let picture = drawn.picture();
        let view = View::new(SIDE, SIDE, &picture).expect("a picture");
        tracker.frame(&view).expect("an answer").and_then(|points| measures(&points))
    };
    Some(faces_drawn.iter().map(look).collect())
}

#[test]
fn a_drawn_face_is_found_and_its_gestures_are_measured() {
    let rest = Drawn::default();
    let Some(seen) = seen(&[rest, rest, Drawn { open: 44.0, ..rest }, Drawn { wide: 34.0, ..rest }]) else { return };
    let seen: Vec<FaceMeasures> = seen.into_iter().map(|face| face.expect("a face")).collect();
    println!("{seen:?}");
    let (rest, open, wide) = (seen[1], seen[2], seen[3]);
    assert!(rest.across.abs() < 0.15, "it looks ahead: {rest:?}");
    assert!(open.mouth > rest.mouth + 0.1, "{rest:?} {open:?}");
    assert!(wide.smile > rest.smile + 0.05, "{rest:?} {wide:?}");
    let settings = HeadSettings { rest: Some(rest), mouth: open.mouth - rest.mouth, ..HeadSettings::default() };
    let mut face = FaceSwitch::default();
    let mut deeds = Vec::new();
    for seen in [rest, open, rest] {
        deeds.extend(face.on(Some(&seen), &settings).into_iter().filter(|(gesture, _)| *gesture == Gesture::Mouth));
    }
    assert_eq!(deeds, [(Gesture::Mouth, true), (Gesture::Mouth, false)]);
}

#[test]
fn where_no_face_is_none_is_found() {
    // So far aside that only the background is left.
    let Some(seen) = seen(&[Drawn { aside: 900.0, ..Drawn::default() }]) else { return };
    assert_eq!(seen, [None]);
}
