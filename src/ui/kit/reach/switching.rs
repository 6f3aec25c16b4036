//! Switches: what they did since the last frame, and what scanning makes of it.

use super::Reach;
use crate::app::State;
use crate::domain::access::{Method, Place, Role, ScanReply, Side, Source, SwitchEvent, SwitchSettings, tree};
use crate::ui::kit::TouchPad;
use egui::{Context, Event, Id, Key, PointerButton, TouchPhase};
use std::time::Duration;

impl Reach {
    pub(super) fn fingers_down(&mut self, ctx: &Context) -> Vec<Place> {
        let (events, pointer) = ctx.input(|input| {
            let pointer = input.pointer.primary_down().then(|| input.pointer.latest_pos()).flatten();
            (input.events.clone(), pointer)
        });
        for event in events {
            let Event::Touch { id, phase, pos, .. } = event else { continue };
            match phase {
                TouchPhase::Start | TouchPhase::Move => drop(self.fingers.insert(id, (pos.x, pos.y))),
                TouchPhase::End | TouchPhase::Cancel => drop(self.fingers.remove(&id)),
            }
        }
        self.fingers.values().copied().chain(pointer.map(|at| (at.x, at.y))).collect()
    }

    /// What the switches did since the last frame. Keys that are switches do nothing else.
    pub(super) fn deeds(&mut self, ctx: &Context, state: &State) -> Vec<(Source, bool)> {
        let new = state.access.deeds.iter().filter(|deed| deed.nth > self.seen);
        let mut deeds: Vec<(Source, bool)> = new.map(|deed| (deed.source.clone(), deed.down)).collect();
        self.seen = state.access.deeds.back().map_or(self.seen, |deed| deed.nth);
        let moved = self.face.on(state.access.face.as_ref(), &self.settings.head);
        deeds.extend(moved.into_iter().map(|(gesture, down)| (Source::Face(gesture), down)));
        let scans = self.method() == Method::Scan;
        if !scans && self.learning.is_none() {
            return Vec::new();
        }
        let (learning, known) = (self.learning.is_some(), self.settings.switches.clone());
        let sides: Vec<Side> = if self.screen_is_switch() { known.sides().collect() } else { Vec::new() };
        let middle = self.window.center().0;
        ctx.input_mut(|input| {
            let before = deeds.len();
            input.events.retain(|event| match event {
                // A held key is one press, also when it was held before its presses counted.
                Event::Key { key, repeat: true, .. } if is_switch(*key, learning, &known) => false,
                Event::Key { key, pressed, .. } if is_switch(*key, learning, &known) => {
                    deeds.push((Source::Key(key.name().to_owned()), *pressed));
                    false
                }
                Event::PointerButton { pos, button: PointerButton::Primary, pressed, .. } if !sides.is_empty() => {
                    let half = if pos.x < middle { Side::Left } else { Side::Right };
                    let side = if sides.contains(&half) { half } else { Side::Whole };
                    deeds.push((Source::Screen(side), *pressed));
                    true
                }
                // A finger that the system took away, or a window that hears no keys any more, presses nothing.
                Event::PointerGone => {
                    deeds.extend(sides.iter().map(|side| (Source::Screen(*side), false)));
                    true
                }
                Event::WindowFocused(false) => {
                    deeds.extend(known.switches.iter().map(|switch| (switch.source.clone(), false)));
                    true
                }
                _ => true,
            });
            if deeds.len() > before {
                // What the key would have typed.
                input.events.retain(|event| !matches!(event, Event::Text(_)));
            }
        });
        if learning {
            if let Some((source, _)) = deeds.iter().find(|(_, down)| *down) {
                (self.learnt, self.learning) = (Some(source.clone()), None);
            }
            return Vec::new();
        }
        deeds
    }

    pub(super) fn scanned(
        &mut self,
        ctx: &Context,
        pad: &mut TouchPad,
        state: &State,
        deeds: Vec<(Source, bool)>,
    ) -> Option<Id> {
        let settings = self.settings.scan;
        self.scan.follow(tree(&pad.targets(None), settings.style), self.now_ms);
        self.pressed = None;
        let known = &self.settings.switches;
        let mut events: Vec<SwitchEvent> = Vec::new();
        for (source, down) in deeds {
            let event = if down { SwitchEvent::Down } else { SwitchEvent::Up };
            events.extend(known.of(&source).map(event));
        }
        events.push(SwitchEvent::Tick);
        let mut chosen = None;
        for event in events {
            let Some(pressed) = self.switches.on(event, known, self.now_ms) else { continue };
            self.pressed = Some(pressed.at_ms);
            if self.practised.as_ref().is_some_and(|practice| practice.measures) {
                continue;
            }
            let role = known.switches.get(pressed.switch).map_or(Role::Select, |switch| switch.role);
            if let ScanReply::Select(id) = self.scan.press(role, pressed.at_ms, &settings, self.now_ms) {
                chosen = Some(id);
                break;
            }
        }
        if self.measures() {
            ctx.request_repaint();
            return None;
        }
        let frozen = self.switches.is_pending() || (settings.pause && state.sounds());
        if chosen.is_none()
            && let ScanReply::Select(id) = self.scan.tick(&settings, frozen, self.now_ms)
        {
            chosen = Some(id);
        }
        if self.scan.marked().is_some() || self.switches.is_held() {
            ctx.request_repaint_after(Duration::from_millis(40));
        }
        if let Some(marked) = self.scan.marked().filter(|marked| !marked.is_back && marked.ids.len() == 1)
            && let Some(id) = marked.ids.first()
        {
            pad.mark(*id);
        }
        chosen
    }
}

/// Whether a key is one of the switches, or could be learnt as one. Escape never is: it leads out.
fn is_switch(key: Key, learning: bool, known: &SwitchSettings) -> bool {
    let plain = !matches!(key, Key::Escape | Key::Tab);
    plain && (learning || known.of(&Source::Key(key.name().to_owned())).is_some())
}
