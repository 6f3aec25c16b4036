//! The keyboard on the screen: when it comes, which letters, how large, what is read aloud, what is offered.

use super::lines::{Lines, choice, save};
use crate::domain::keyboard::{Comes, KoreanKeys, LatinKeys, ReadsTyped};
use crate::domain::profile::Profile;
use crate::ui::kit::Cx;
use egui::Ui;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let mut new = person.clone();
    let mut pick = |text, options: &[&'static str], now| choice(ui, cx, lines.line(), text, options, now);
    let keyboard = &person.keyboard;
    let of = [Comes::Touched, Comes::Always, Comes::Never];
    let now = of.iter().position(|comes| *comes == keyboard.comes).unwrap_or(0);
    if let Some(index) = pick("keyboard-comes", &["keyboard-touched", "keyboard-always", "keyboard-never"], now) {
        new.keyboard.comes = of[index];
    }
    let of = [KoreanKeys::Dubeol, KoreanKeys::Cheonjiin, KoreanKeys::Ganada];
    let now = of.iter().position(|keys| *keys == keyboard.korean).unwrap_or(0);
    if let Some(index) = pick("keyboard-korean", &["keyboard-dubeol", "keyboard-cheonjiin", "keyboard-ganada"], now) {
        new.keyboard.korean = of[index];
    }
    let now = usize::from(keyboard.latin == LatinKeys::Abc);
    if let Some(index) = pick("keyboard-latin", &["keyboard-qwerty", "keyboard-abc"], now) {
        new.keyboard.latin = [LatinKeys::Qwerty, LatinKeys::Abc][index];
    }
    let now = usize::from(keyboard.large);
    if let Some(index) = pick("keyboard-size", &["keyboard-normal", "keyboard-large"], now) {
        new.keyboard.large = index == 1;
    }
    let of = [ReadsTyped::Nothing, ReadsTyped::Letters, ReadsTyped::Words, ReadsTyped::Both];
    let now = of.iter().position(|reads| *reads == keyboard.reads).unwrap_or(0);
    let names = ["keyboard-reads-nothing", "keyboard-reads-letters", "keyboard-reads-words", "keyboard-reads-both"];
    if let Some(index) = pick("keyboard-reads", &names, now) {
        new.keyboard.reads = of[index];
    }
    if let Some(index) = pick("keyboard-offers-on", &["on", "off"], usize::from(!keyboard.offers)) {
        new.keyboard.offers = index == 0;
    }
    if let Some(index) = pick("keyboard-repeats", &["on", "off"], usize::from(!keyboard.repeats)) {
        new.keyboard.repeats = index == 0;
    }
    if new != *person {
        save(cx, new);
    }
}
