//! The keys. Consonants and vowels differ in tint; what a key does besides writing is on a quiet ground.

use super::plan::Plan;
use super::{Keyboard, Wish, letter_name};
use crate::domain::keyboard::{Cap, DOT, Stroke, consonants};
use crate::domain::profile::Profile;
use crate::language::hangul::VOWELS;
use crate::ui::kit::tokens::Tint;
use crate::ui::kit::{Cx, Key};
use egui::{Color32, Id, Rect, Ui};

/// A held key erases again after so long, then so often; seconds.
const AGAIN_S: (f64, f64) = (0.8, 0.3);

/// Draws them; gives back what was wanted. `enter`: what the enter key is called.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, plan: &Plan, person: &Profile, enter: &'static str) -> Option<Wish> {
    let mut wish = None;
    for nth in 0..plan.rows.len() {
        for (column, place) in plan.row(nth).into_iter().enumerate() {
            let Some(key) = plan.rows.get(nth).and_then(|row| row.get(column)) else { continue };
            let cap = key.cap;
            let id = ("cap", plan.layout, cap);
            let chosen = draw(ui, cx, id, cap, place, enter);
            if cap == Cap::Back && person.keyboard.repeats {
                wish = again(ui, cx, Id::unique(("key", id))).or(wish);
            }
            let released = cap == Cap::Back && chosen && std::mem::take(&mut cx.kit.keyboard.erased);
            if chosen && !released {
                wish = press(cx, cap).or(wish);
            }
        }
    }
    wish
}

/// A key was pressed: what it writes, or how the keyboard changes.
fn press(cx: &mut Cx<'_>, cap: Cap) -> Option<Wish> {
    let keyboard = &mut cx.kit.keyboard;
    if let Some(stroke) = cap.stroke(keyboard.shift, keyboard.next) {
        (keyboard.shift, keyboard.next) = (false, false);
        return Some(Wish::Stroke(stroke));
    }
    match cap {
        Cap::Shift => keyboard.shift = !keyboard.shift,
        Cap::Next => keyboard.next = !keyboard.next,
        Cap::Language => (keyboard.latin, keyboard.signs, keyboard.shift) = (!keyboard.latin, false, false),
        Cap::Signs => (keyboard.signs, keyboard.shift) = (!keyboard.signs, false),
        Cap::Enter => return Some(Wish::Enter),
        _ => {}
    }
    None
}

/// The key that erases goes on while it is held.
fn again(ui: &Ui, cx: &mut Cx<'_>, id: Id) -> Option<Wish> {
    let now = ui.input(|input| input.time);
    if !cx.kit.pad.is_pressed(id) {
        cx.kit.keyboard.again_s = None;
        return None;
    }
    if cx.kit.keyboard.again_s.is_none() {
        // A press that slid away was never let go of here.
        cx.kit.keyboard.erased = false;
    }
    let due = *cx.kit.keyboard.again_s.get_or_insert(now + AGAIN_S.0);
    if now < due {
        return None;
    }
    (cx.kit.keyboard.again_s, cx.kit.keyboard.erased) = (Some(now + AGAIN_S.1), true);
    Some(Wish::Stroke(Stroke::Back))
}

/// How a key looks and what it is called.
struct Look {
    name: String,
    word: String,
    /// Letters are larger than words.
    letter: bool,
    icon: Option<&'static str>,
    fill: Color32,
    chosen: Option<bool>,
}

impl Look {
    fn letter(cx: &Cx<'_>, name: String, word: String, c: char) -> Self {
        let vowel = VOWELS.contains(&c) || c == DOT;
        let fill = if vowel { cx.colors.tint(Tint::Place) } else { cx.colors.paper };
        Self { name, word, letter: true, icon: None, fill, chosen: None }
    }

    fn named(cx: &mut Cx<'_>, name: &'static str, word: &'static str, icon: Option<&'static str>) -> Self {
        let (name, word) = (cx.t(name).to_string(), cx.t(word).to_string());
        Self { name, word, letter: false, icon, fill: cx.colors.tint(Tint::Little), chosen: None }
    }

    fn of(cx: &mut Cx<'_>, cap: Cap, enter: &'static str) -> Self {
        let Keyboard { latin, signs, shift, next, .. } = cx.kit.keyboard;
        match cap {
            Cap::Letter(c, other) => {
                let c = if shift { other } else { c };
                let name = letter_name(cx, c);
                Self::letter(cx, name, c.to_string(), c)
            }
            Cap::Turn(c) => {
                let letters = consonants(c).map_or(vec![c], <[char]>::to_vec);
                let names: Vec<String> = letters.iter().map(|c| letter_name(cx, *c)).collect();
                // The point is as large as it is touched.
                let shown = |c: char| if c == DOT { '●' } else { c };
                Self::letter(cx, names.join(", "), letters.into_iter().map(shown).collect(), c)
            }
            Cap::Shift => Self { chosen: Some(shift), ..Self::named(cx, "key-shift", "key-shift", Some("up")) },
            Cap::Next => Self { chosen: Some(next), ..Self::named(cx, "key-next", "key-next", Some("right")) },
            Cap::Back => Self::named(cx, "key-back", "key-back-short", Some("delete-last")),
            Cap::Space => Self { fill: cx.colors.paper, ..Self::named(cx, "key-space", "key-space", None) },
            Cap::Enter => Self::named(cx, enter, enter, Some(enter_icon(enter))),
            Cap::Language if latin => Self::named(cx, "key-korean", "key-korean-short", None),
            Cap::Language => Self::named(cx, "key-latin", "key-latin-short", None),
            Cap::Signs if signs => Self::named(cx, "key-letters", "key-letters-short", None),
            Cap::Signs => Self::named(cx, "key-signs", "key-signs-short", None),
        }
    }
}

fn enter_icon(enter: &str) -> &'static str {
    match enter {
        "speak" => "speak",
        "key-line" => "down",
        _ => "check",
    }
}

fn draw(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    id: impl std::hash::Hash + std::fmt::Debug,
    cap: Cap,
    place: Rect,
    enter: &'static str,
) -> bool {
    let look = Look::of(cx, cap, enter);
    let letters = (place.height() * 0.42).clamp(20.0, 40.0);
    let size = if look.letter { letters } else { 18.0 };
    let mut key = Key::new(id, place, &look.name).word(&look.word).size(size).lines(1);
    key = match look.icon {
        Some(icon) if place.width() > 170.0 => key.icon(icon).beside(),
        Some(icon) => key.icon(icon).size(15.0),
        None => key,
    };
    key = match look.chosen {
        // A lit key has the ground of what is lit.
        Some(chosen) => key.chosen(chosen),
        None => key.fill(look.fill),
    };
    key.show(ui, cx)
}
