//! How a person reaches the program: which way, and each way's own settings.

use super::{DwellSettings, HeadSettings, Method, ScanSettings, Source, SwitchSettings};
use serde::{Deserialize, Serialize};

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

    /// Whether a change from `before` could lock somebody out, so that it is tried first.
    pub fn must_be_tried(&self, before: &Self) -> bool {
        let ways = |all: &Self| (all.method, all.scan.advance, all.switches.switches.clone(), all.head.pointer);
        self.method != Method::Touch && ways(self) != ways(before)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Role, Side, Switch};
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
    }

    #[test]
    fn old_profiles_are_read() {
        let read: AccessSettings = serde_json::from_str("{\"method\":\"dwell\",\"later\":1}").expect("readable");
        assert_eq!(read, AccessSettings { method: Method::Dwell, ..AccessSettings::default() });
    }
}
