//! Switches: a key, a button of a gamepad, half of the screen, a movement of the face. A trembling or lingering press is one
//! press.

use serde::{Deserialize, Serialize};

/// A part of the screen that is a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// All of it.
    Whole,
    /// The left half.
    Left,
    /// The right half.
    Right,
}

/// A movement of the face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gesture {
    /// The corners of the mouth go apart and up.
    Smile,
    /// The brows go up.
    Brows,
    /// The mouth opens.
    Mouth,
}

/// Where a press comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A key of the keyboard, by its English name ("Space"). Most switch boxes type one.
    Key(String),
    /// A button of a gamepad or of a switch that acts as one, by the number the system gives it.
    Pad(u32),
    /// The screen itself.
    Screen(Side),
    /// A movement of the face before the camera.
    Face(Gesture),
}

/// What a switch does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Takes what is marked; begins when nothing is marked.
    #[default]
    Select,
    /// Goes to the next.
    Next,
    /// Goes to the one before.
    Previous,
    /// Leaves the row or group.
    Leave,
}

/// A switch of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switch {
    /// Where its presses come from.
    pub source: Source,
    /// What it does.
    pub role: Role,
}

/// A person's switches. Times in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SwitchSettings {
    /// At most [`SwitchSettings::MOST`].
    pub switches: Vec<Switch>,
    /// A shorter press is not meant.
    pub hold_ms: u32,
    /// After a press no other is taken for this long.
    pub repeat_ms: u32,
}

impl Default for SwitchSettings {
    /// Space and Enter, as most switch boxes are set: one takes, the other goes on.
    fn default() -> Self {
        let key = |name: &str, role| Switch { source: Source::Key(name.to_owned()), role };
        Self { switches: vec![key("Space", Role::Select), key("Enter", Role::Next)], hold_ms: 0, repeat_ms: 300 }
    }
}

impl SwitchSettings {
    /// More switches than this nobody can tell apart.
    pub const MOST: usize = 4;
    /// Longest time, milliseconds.
    pub const MOST_MS: u32 = 3000;

    /// The same, held within what makes sense: no source twice, and never without a switch.
    pub fn held(mut self) -> Self {
        let mut known: Vec<Source> = Vec::new();
        self.switches.retain(|switch| {
            let new = !known.contains(&switch.source);
            known.push(switch.source.clone());
            new
        });
        self.switches.truncate(Self::MOST);
        if self.switches.is_empty() {
            self.switches = Self::default().switches;
        }
        self.hold_ms = self.hold_ms.min(Self::MOST_MS);
        self.repeat_ms = self.repeat_ms.min(Self::MOST_MS);
        self
    }

    /// Which switch presses of a source belong to.
    pub fn of(&self, source: &Source) -> Option<usize> {
        self.switches.iter().position(|switch| switch.source == *source)
    }

    /// Whether touches of the screen are presses of a switch, and which parts.
    pub fn sides(&self) -> impl Iterator<Item = Side> {
        self.switches.iter().filter_map(|switch| match switch.source {
            Source::Screen(side) => Some(side),
            _ => None,
        })
    }
}

/// What a switch did; `usize` is its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchEvent {
    /// Closed.
    Down(usize),
    /// Opened.
    Up(usize),
    /// Time passed.
    Tick,
}

/// A press that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// Which switch.
    pub switch: usize,
    /// When it began, milliseconds.
    pub at_ms: u64,
}

#[derive(Clone, Copy, Debug)]
struct Held {
    switch: usize,
    since_ms: u64,
    taken: bool,
}

/// The state machine of all switches of a person.
#[derive(Clone, Debug, Default)]
pub struct SwitchFilter {
    held: Vec<Held>,
    last_ms: Option<u64>,
}

impl SwitchFilter {
    /// Feeds one event; a press comes out at most once.
    pub fn on(&mut self, event: SwitchEvent, settings: &SwitchSettings, now_ms: u64) -> Option<Pressed> {
        match event {
            SwitchEvent::Down(switch) if self.held.iter().all(|held| held.switch != switch) => {
                self.held.push(Held { switch, since_ms: now_ms, taken: false });
            }
            // A held key repeats itself.
            SwitchEvent::Down(_) | SwitchEvent::Tick => {}
            SwitchEvent::Up(switch) => {
                let pressed = self.take(settings, now_ms);
                self.held.retain(|held| held.switch != switch);
                return pressed;
            }
        }
        self.take(settings, now_ms)
    }

    /// The first press that has been held long enough.
    fn take(&mut self, settings: &SwitchSettings, now_ms: u64) -> Option<Pressed> {
        let long = |held: &&mut Held| now_ms.saturating_sub(held.since_ms) >= u64::from(settings.hold_ms);
        let held = self.held.iter_mut().filter(|held| !held.taken).find(long)?;
        held.taken = true;
        let soon = self.last_ms.is_some_and(|last| held.since_ms.saturating_sub(last) < u64::from(settings.repeat_ms));
        if soon {
            return None;
        }
        self.last_ms = Some(held.since_ms);
        Some(Pressed { switch: held.switch, at_ms: held.since_ms })
    }

    /// Whether a press is under way that may still count: what is marked waits for it.
    pub fn is_pending(&self) -> bool {
        self.held.iter().any(|held| !held.taken)
    }

    /// Whether a switch is closed.
    pub fn is_held(&self) -> bool {
        !self.held.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(settings: &SwitchSettings, events: &[(SwitchEvent, u64)]) -> Vec<Pressed> {
        let mut filter = SwitchFilter::default();
        events.iter().filter_map(|(event, at)| filter.on(*event, settings, *at)).collect()
    }

    use SwitchEvent::{Down, Tick, Up};

    #[test]
    fn a_held_key_that_repeats_is_one_press() {
        let settings = SwitchSettings::default();
        let pressed = feed(&settings, &[(Down(0), 0), (Down(0), 400), (Down(0), 450), (Up(0), 900)]);
        assert_eq!(pressed, [Pressed { switch: 0, at_ms: 0 }]);
    }

    #[test]
    fn trembling_presses_are_one_press() {
        let settings = SwitchSettings { repeat_ms: 500, ..SwitchSettings::default() };
        let events =
            [(Down(0), 0), (Up(0), 40), (Down(0), 90), (Up(0), 130), (Down(1), 300), (Up(1), 340), (Down(0), 700)];
        assert_eq!(feed(&settings, &events).iter().map(|p| p.at_ms).collect::<Vec<_>>(), [0, 700]);
    }

    #[test]
    fn a_short_press_is_not_meant_and_a_long_one_counts_while_held() {
        let settings = SwitchSettings { hold_ms: 300, repeat_ms: 0, ..SwitchSettings::default() };
        assert_eq!(feed(&settings, &[(Down(0), 0), (Up(0), 200)]), []);
        let long = feed(&settings, &[(Down(0), 1000), (Tick, 1200), (Tick, 1320), (Tick, 1900), (Up(0), 2000)]);
        assert_eq!(long, [Pressed { switch: 0, at_ms: 1000 }]);
    }

    #[test]
    fn settings_from_outside_are_held() {
        let key = |role| Switch { source: Source::Key("F".to_owned()), role };
        let wild =
            SwitchSettings { switches: vec![key(Role::Next), key(Role::Select)], hold_ms: u32::MAX, repeat_ms: 0 };
        let held = wild.held();
        assert_eq!((held.switches.len(), held.hold_ms), (1, 3000));
        let none = SwitchSettings { switches: Vec::new(), ..SwitchSettings::default() }.held();
        assert_eq!(none.switches, SwitchSettings::default().switches);
    }
}
