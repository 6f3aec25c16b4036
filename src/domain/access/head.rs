//! The face as a switch and the head as a pointer: what a camera measured, compared with the person's own rest.

use super::Place;
use super::steady::{OneEuro, Steady};
use super::switch::Gesture;
use serde::{Deserialize, Serialize};

/// What was measured of a face. Lengths in distances between the outer corners of the eyes; directions as the tangent of the angle,
/// positive to the person's own right and up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FaceMeasures {
    /// Width of the mouth.
    pub smile: f32,
    /// Height of the brows over the eyes.
    pub brows: f32,
    /// How far the lips are apart.
    pub mouth: f32,
    /// Where the nose points, across.
    pub across: f32,
    /// …and up.
    pub up: f32,
}

impl FaceMeasures {
    /// The number that a gesture changes.
    pub fn of(&self, gesture: Gesture) -> f32 {
        match gesture {
            Gesture::Smile => self.smile,
            Gesture::Brows => self.brows,
            Gesture::Mouth => self.mouth,
        }
    }

    /// Whether all numbers are numbers.
    pub fn is_finite(&self) -> bool {
        [self.smile, self.brows, self.mouth, self.across, self.up].iter().all(|number| number.is_finite())
    }
}

/// A person's own face: at rest, and how far each gesture goes. Lengths as in [`FaceMeasures`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeadSettings {
    /// The head moves the pointer.
    pub pointer: bool,
    /// At rest, looking at the middle of the screen; `None`: not measured yet.
    pub rest: Option<FaceMeasures>,
    /// How much wider than at rest the mouth is in a smile.
    pub smile: f32,
    /// How much higher the brows go.
    pub brows: f32,
    /// How far the mouth opens.
    pub mouth: f32,
    /// How far the pointer goes for a turn of the head: 1..=10, 5 as most people need it.
    pub gain: u8,
    /// A turn smaller than this does not move it: 0..=10, in hundredths.
    pub dead: u8,
}

impl Default for HeadSettings {
    fn default() -> Self {
        Self { pointer: false, rest: None, smile: 0.15, brows: 0.08, mouth: 0.25, gain: 5, dead: 2 }
    }
}

impl HeadSettings {
    /// A gesture smaller than this is the camera's own noise.
    const LEAST: f32 = 0.02;

    /// The same, held within what makes sense.
    pub fn held(self) -> Self {
        let length = |value: f32, plain: f32| if value.is_finite() { value.clamp(Self::LEAST, 2.0) } else { plain };
        Self {
            rest: self.rest.filter(FaceMeasures::is_finite),
            smile: length(self.smile, 0.15),
            brows: length(self.brows, 0.08),
            mouth: length(self.mouth, 0.25),
            gain: self.gain.clamp(1, 10),
            dead: self.dead.min(10),
            ..self
        }
    }

    /// How far a gesture goes from rest.
    pub fn reach(&self, gesture: Gesture) -> f32 {
        match gesture {
            Gesture::Smile => self.smile,
            Gesture::Brows => self.brows,
            Gesture::Mouth => self.mouth,
        }
    }

    /// Notes how far a gesture goes.
    pub fn set_reach(&mut self, gesture: Gesture, reach: f32) {
        match gesture {
            Gesture::Smile => self.smile = reach,
            Gesture::Brows => self.brows = reach,
            Gesture::Mouth => self.mouth = reach,
        }
    }

    /// How far a gesture has gone, of its own reach; 0 at rest, and where rest is not known.
    pub fn level(&self, gesture: Gesture, seen: &FaceMeasures) -> f32 {
        let Some(rest) = self.rest else { return 0.0 };
        (seen.of(gesture) - rest.of(gesture)) / self.reach(gesture).max(Self::LEAST)
    }
}

/// A gesture closes its switch from so much of its reach on, and opens it again below the second: what trembles between is one press.
const CLOSES: f32 = 0.6;
const OPENS: f32 = 0.35;

/// The switches of a face.
#[derive(Clone, Debug, Default)]
pub struct FaceSwitch {
    closed: Vec<Gesture>,
}

/// All gestures.
pub const GESTURES: [Gesture; 3] = [Gesture::Smile, Gesture::Brows, Gesture::Mouth];

impl FaceSwitch {
    /// What is seen now (`None`: no face); which switches closed (`true`) or opened.
    pub fn on(&mut self, seen: Option<&FaceMeasures>, settings: &HeadSettings) -> Vec<(Gesture, bool)> {
        let mut deeds = Vec::new();
        for gesture in GESTURES {
            let level = seen.map_or(0.0, |seen| settings.level(gesture, seen));
            let was = self.closed.contains(&gesture);
            if !was && level >= CLOSES {
                self.closed.push(gesture);
                deeds.push((gesture, true));
            } else if was && level < OPENS {
                self.closed.retain(|other| *other != gesture);
                deeds.push((gesture, false));
            }
        }
        deeds
    }
}

/// How the pointer of the head is steadied; speed in screens a second.
const CALM: OneEuro = OneEuro { still_hz: 0.8, rise: 4.0, speed_hz: 1.0 };
/// A face that was away so long comes back where it is, seconds.
const GAP_S: f32 = 0.5;
/// With a gain of 1 a turn of this tangent goes from the middle of the screen to its edge.
const TURN: f32 = 1.0;

/// The pointer of a head.
#[derive(Clone, Debug, Default)]
pub struct HeadPointer {
    at: Option<(Steady, Steady)>,
    last_ms: u64,
}

impl HeadPointer {
    /// Where the head points, parts of the screen (0..=1 from the left, from the top). `None`: no face, or no rest to compare with.
    pub fn on(&mut self, seen: Option<&FaceMeasures>, settings: &HeadSettings, now_ms: u64) -> Option<Place> {
        let (Some(seen), Some(rest)) = (seen, settings.rest) else {
            self.at = None;
            return None;
        };
        let part = |value: f32| {
            let dead = f32::from(settings.dead) / 100.0;
            let turned = value.signum() * (value.abs() - dead).max(0.0);
            (0.5 + turned / TURN * f32::from(settings.gain) / 2.0).clamp(0.0, 1.0)
        };
        let wanted = (part(seen.across - rest.across), part(rest.up - seen.up));
        let step = now_ms.saturating_sub(self.last_ms) as f32 / 1000.0;
        self.last_ms = now_ms;
        match &mut self.at {
            Some((x, y)) if step > 0.0 && step < GAP_S => {
                Some((x.next(wanted.0, step, 1.0, &CALM), y.next(wanted.1, step, 1.0, &CALM)))
            }
            _ => {
                self.at = Some((Steady::at(wanted.0), Steady::at(wanted.1)));
                Some(wanted)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REST: FaceMeasures = FaceMeasures { smile: 0.6, brows: 0.2, mouth: 0.02, across: 0.05, up: -0.1 };

    fn settings() -> HeadSettings {
        HeadSettings { rest: Some(REST), ..HeadSettings::default() }
    }

    fn smiling(part: f32) -> FaceMeasures {
        FaceMeasures { smile: REST.smile + 0.15 * part, ..REST }
    }

    #[test]
    fn a_smile_that_trembles_is_one_press() {
        let mut face = FaceSwitch::default();
        let mut deeds = Vec::new();
        for part in [0.0, 0.5, 0.7, 0.5, 0.65, 0.4, 0.9, 0.2, 0.5, 0.0] {
            deeds.extend(face.on(Some(&smiling(part)), &settings()));
        }
        assert_eq!(deeds, [(Gesture::Smile, true), (Gesture::Smile, false)]);
    }

    #[test]
    fn a_face_that_is_gone_holds_no_switch() {
        let mut face = FaceSwitch::default();
        face.on(Some(&smiling(1.0)), &settings());
        assert_eq!(face.on(None, &settings()), [(Gesture::Smile, false)]);
    }

    #[test]
    fn without_a_measured_rest_nothing_happens() {
        let unknown = HeadSettings::default();
        assert!(FaceSwitch::default().on(Some(&smiling(5.0)), &unknown).is_empty());
        assert_eq!(HeadPointer::default().on(Some(&REST), &unknown, 0), None);
    }

    #[test]
    fn the_pointer_follows_the_head_and_rests_in_the_middle() {
        let mut head = HeadPointer::default();
        assert_eq!(head.on(Some(&REST), &settings(), 0), Some((0.5, 0.5)));
        let trembling = FaceMeasures { across: REST.across + 0.015, up: REST.up - 0.015, ..REST };
        assert_eq!(head.on(Some(&trembling), &settings(), 33), Some((0.5, 0.5)), "too small to be meant");
        let turned = FaceMeasures { across: REST.across + 0.3, up: REST.up + 0.3, ..REST };
        let mut at = (0.5, 0.5);
        for step in 2..60 {
            at = head.on(Some(&turned), &settings(), step * 33).expect("a face");
        }
        assert!(at.0 > 0.95 && at.1 < 0.05, "right and up: {at:?}");
    }

    #[test]
    fn settings_from_outside_are_held() {
        let broken = Some(FaceMeasures { smile: f32::NAN, ..REST });
        let wild = HeadSettings { rest: broken, smile: 0.0, gain: 99, ..settings() }.held();
        assert_eq!((wild.rest, wild.smile, wild.gain), (None, HeadSettings::LEAST, 10));
    }

    proptest! {
        /// Whatever is measured: the pointer stays on the screen, and presses and releases alternate.
        #[test]
        fn always_on_the_screen(seen in proptest::collection::vec((any::<bool>(), -3.0f32..3.0, -3.0f32..3.0), 1..80)) {
            let (mut head, mut face, mut closed) = (HeadPointer::default(), FaceSwitch::default(), false);
            for (step, (there, a, b)) in seen.into_iter().enumerate() {
                let measured = FaceMeasures { smile: a, across: a, up: b, brows: REST.brows, mouth: REST.mouth };
                let measured = there.then_some(&measured);
                if let Some((x, y)) = head.on(measured, &settings(), step as u64 * 33) {
                    prop_assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y));
                }
                for (_, down) in face.on(measured, &settings()) {
                    prop_assert_eq!(down, !closed);
                    closed = down;
                }
            }
        }
    }
}
