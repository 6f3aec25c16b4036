//! How a person reaches the program: which way, and each way's own settings.

use super::{Advance, DwellSettings, HeadSettings, Manner, Method, ScanSettings, Source, SwitchSettings};
use serde::{Deserialize, Serialize};

/// Marks until the yes of a trial is taken, at most: its group, its row, no, yes, and once more where one was missed.
const ANSWERS: u64 = 6;

/// A person's way of access.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessSettings {
    /// Which way.
    pub method: Method,
    /// With a pointer that rests.
    pub dwell: DwellSettings,
    /// With switches.
    pub scan: ScanSettings,
    /// The switches.
    pub switches: SwitchSettings,
    /// The face before the camera.
    pub head: HeadSettings,
    /// What is heard and felt when something is chosen.
    pub answer: Answering,
}

/// What is heard and felt when something is chosen, beside what is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answering {
    /// A soft click.
    pub click: bool,
    /// A gamepad with a motor shakes for a moment.
    pub shake: bool,
    /// No clicks and no bell; calling somebody is shown instead.
    pub quiet: bool,
}

impl AccessSettings {
    /// The same, held within what makes sense.
    pub fn held(self) -> Self {
        Self {
            dwell: self.dwell.held(),
            scan: self.scan.held(),
            switches: self.switches.held(),
            head: self.head.held(),
            ..self
        }
    }

    /// Whether the screen itself is a switch, so that fingers press nothing else.
    pub fn screen_is_switch(&self) -> bool {
        self.method == Method::Scan && self.switches.sides().next().is_some()
    }

    /// Whether gamepads are listened to, or shaken.
    pub fn uses_pads(&self) -> bool {
        let pads = self.switches.switches.iter().any(|switch| matches!(switch.source, Source::Pad(_)));
        (self.method == Method::Scan && pads) || self.answer.shake
    }

    /// Whether a camera looks at the face: it is a switch, or moves the pointer.
    pub fn uses_face(&self) -> bool {
        let faces = self.switches.switches.iter().any(|switch| matches!(switch.source, Source::Face(_)));
        (self.method == Method::Scan && faces) || (self.method == Method::Dwell && self.head.pointer)
    }

    /// Whether a change from `before` could lock somebody out, so that it is tried first: another way, other switches, a face measured
    /// anew, nothing that takes by waiting any more, a press that must last longer.
    pub fn must_be_tried(&self, before: &Self) -> bool {
        let face = |all: &Self| all.uses_face().then_some(all.head);
        let takes = |all: &Self| (all.scan.advance, all.scan.accept_ms > 0);
        let ways = |all: &Self| (all.method, takes(all), all.switches.switches.clone(), face(all));
        let longer = self.method == Method::Scan && self.switches.hold_ms > before.switches.hold_ms;
        self.method != Method::Touch && (ways(self) != ways(before) || longer)
    }

    /// How long a yes to it may take beside reading the question: until the mark has gone over all of the answers, or the pointer has rested,
    /// milliseconds.
    pub fn yes_ms(&self) -> u64 {
        let scan = &self.scan;
        let (marks, mark) = match (self.method, scan.advance) {
            (Method::Touch, _) => (0, 0),
            (Method::Dwell, _) => (2, self.dwell.time_for(Manner::Plain)),
            (Method::Scan, Advance::Auto) => (ANSWERS, scan.step_ms + scan.first_ms),
            (Method::Scan, Advance::Step) => (ANSWERS, scan.accept_ms + scan.first_ms),
        };
        marks * u64::from(mark)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Gesture, Role, Side, Switch};
    use super::*;

    #[test]
    fn only_what_could_lock_out_is_tried() {
        let touch = AccessSettings::default();
        let scan = AccessSettings { method: Method::Scan, ..touch.clone() };
        assert!(scan.must_be_tried(&touch) && !touch.must_be_tried(&scan));
        let mut slower = scan.clone();
        slower.scan.step_ms = 4000;
        assert!(!slower.must_be_tried(&scan));
        let mut other = scan.clone();
        other.switches.switches = vec![Switch { source: Source::Screen(Side::Whole), role: Role::Select }];
        assert!(other.must_be_tried(&scan) && other.screen_is_switch() && !scan.screen_is_switch());
        let with = |change: &dyn Fn(&mut AccessSettings)| {
            let mut new = scan.clone();
            change(&mut new);
            new
        };
        let waits = with(&|all| all.scan.accept_ms = 1500);
        assert!(scan.must_be_tried(&waits), "nothing takes by waiting any more");
        let held = with(&|all| all.switches.hold_ms = 900);
        assert!(held.must_be_tried(&scan) && !scan.must_be_tried(&held), "a longer press may be too long");
        let smile = with(&|all| {
            all.switches.switches = vec![Switch { source: Source::Face(Gesture::Smile), role: Role::Select }];
        });
        let mut slower = smile.clone();
        slower.head.gain += 1;
        assert!(slower.must_be_tried(&smile), "the face is measured otherwise");
    }

    #[test]
    fn who_goes_slowly_has_time_for_a_yes() {
        let mut slow = AccessSettings { method: Method::Scan, ..AccessSettings::default() };
        let quick = slow.yes_ms();
        (slow.scan.step_ms, slow.scan.first_ms) = (10_000, 10_000);
        assert!(slow.yes_ms() > quick && slow.yes_ms() >= 100_000);
    }

    #[test]
    fn old_profiles_are_read() {
        let read: AccessSettings = serde_json::from_str("{\"method\":\"dwell\",\"later\":1}").expect("readable");
        assert_eq!(read, AccessSettings { method: Method::Dwell, ..AccessSettings::default() });
    }
}
