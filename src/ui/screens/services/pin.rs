//! The PIN pad: big digits, never shown as typed. A new PIN is given twice.

use crate::app::{CodeText, Command, Pin, ServicesCommand, VaultCommand};
use crate::domain::recovery::RecoveryCode;
use crate::ui::kit::tokens::{GAP, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, grid_cell, rows};
use crate::ui::screens::recovery::{Typed, Typing, typing};
use egui::{Rect, Ui};

/// What is being typed.
#[derive(Default)]
pub struct PinPad {
    typed: String,
    /// A new PIN, to be given once more.
    first: Option<String>,
    /// The two were not the same.
    differs: bool,
    changing: bool,
    /// What to do without it is shown.
    forgot: bool,
    /// A recovery code being typed.
    recovery: Option<Typed>,
    /// The recovery code that was typed: with it goes another PIN.
    code: Option<RecoveryCode>,
}

impl PinPad {
    /// Another PIN is to be given.
    pub fn change(&mut self) {
        *self = Self { changing: true, ..Self::default() };
    }

    /// Whether another PIN is being given.
    pub fn is_changing(&self) -> bool {
        self.changing
    }

    /// Shows what to do without it, or the pad again.
    pub(super) fn forgot(&mut self, shown: bool) {
        *self = Self { forgot: shown, ..Self::default() };
    }

    /// Instead of the PIN, its recovery code is typed.
    pub(super) fn recover(&mut self) {
        *self = Self { recovery: Some(Typed::default()), ..Self::default() };
    }

    fn question(&self, has_pin: bool) -> &'static str {
        match (has_pin && !self.changing, &self.first, self.differs) {
            (true, ..) => "pin-give",
            (false, Some(_), _) => "pin-again",
            (false, None, true) => "pin-differs",
            (false, None, false) => "pin-new",
        }
    }

    /// The digits are complete: what is to be sent, if anything is.
    fn finished(&mut self, has_pin: bool) -> Option<Command> {
        let typed = std::mem::take(&mut self.typed);
        if has_pin && !self.changing {
            return Some(Command::Services(ServicesCommand::Pin(Pin(typed))));
        }
        match self.first.take() {
            None => {
                (self.first, self.differs) = (Some(typed), false);
                None
            }
            Some(first) if first == typed => {
                let changing = std::mem::take(&mut self.changing);
                let pin = Pin(typed);
                Some(match self.code.take() {
                    Some(code) => {
                        Command::Vault(VaultCommand::Recover { code: CodeText(code.letters().to_owned()), pin })
                    }
                    None if changing => Command::Services(ServicesCommand::NewPin(pin)),
                    None => Command::Services(ServicesCommand::Pin(pin)),
                })
            }
            Some(_) => {
                self.differs = true;
                None
            }
        }
    }
}

/// Draws the pad where the PIN can only be given: what to do without it is found where an instructor is, not where an artist passes by.
pub(in crate::ui::screens) fn show_only(ui: &mut Ui, cx: &mut Cx<'_>, pad: &mut PinPad, rect: Rect) {
    if cx.state.services.has_pin.is_some() {
        digits(ui, cx, pad, rect, false);
    } else {
        show(ui, cx, pad, rect);
    }
}

/// Draws the pad.
pub(in crate::ui::screens) fn show(ui: &mut Ui, cx: &mut Cx<'_>, pad: &mut PinPad, rect: Rect) {
    let Some(has_pin) = cx.state.services.has_pin else {
        let text = cx.t("loading");
        return cx.words(ui, &text, rect, TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    };
    if let Some(typed) = pad.recovery.as_mut().filter(|_| has_pin) {
        let made = cx.state.vault.code_made;
        match typing(ui, cx, typed, made, rect) {
            Typing::On => {}
            Typing::Left => pad.forgot(true),
            Typing::Done(code) => *pad = PinPad { changing: true, code: Some(code), ..PinPad::default() },
        }
        return;
    }
    if pad.forgot && has_pin {
        return super::forget::show(ui, cx, pad, rect);
    }
    pad.forgot = false;
    // Whoever chooses a PIN has not forgotten it.
    let forgets = has_pin && !pad.changing;
    digits(ui, cx, pad, rect, forgets);
}

/// The digits; `forgets`: below them stands the key for whoever does not know the PIN any more.
fn digits(ui: &mut Ui, cx: &mut Cx<'_>, pad: &mut PinPad, rect: Rect, forgets: bool) {
    let has_pin = cx.state.services.has_pin == Some(true);
    let size = egui::vec2(rect.width().min(480.0), rect.height().min(720.0));
    let foot = if forgets { 64.0 } else { 0.1 };
    let parts = rows(Rect::from_center_size(rect.center(), size), GAP, &[64.0, 48.0, 0.0, foot]);
    if forgets {
        let name = cx.t("pin-forgot");
        if Key::new("pin-forgot", parts[3], &name).icon("help").beside().lines(1).show(ui, cx) {
            pad.forgot(true);
        }
    }
    let question = cx.t(pad.question(has_pin));
    cx.words(ui, &question, parts[0], TYPE_WORD, Weight::Bold, Align::Center, 3, cx.colors.ink);
    let dots = vec!["●"; pad.typed.len()].join(" ");
    let painter = ui.painter().clone();
    cx.kit.labels.paint(&painter, &dots, parts[1], TYPE_TITLE, Weight::Bold, Align::Center, 1, cx.colors.ink);
    for (index, digit) in ["1", "2", "3", "4", "5", "6", "7", "8", "9"].into_iter().enumerate() {
        digit_key(ui, cx, pad, grid_cell(parts[2], GAP, (3, 4), (index % 3, index / 3)), digit);
    }
    digit_key(ui, cx, pad, grid_cell(parts[2], GAP, (3, 4), (1, 3)), "0");
    let back = cx.t("pin-back");
    let some = !pad.typed.is_empty();
    let cell = grid_cell(parts[2], GAP, (3, 4), (0, 3));
    if Key::new("pin-back", cell, &back).icon("delete-last").wordless().enabled(some).show(ui, cx) {
        pad.typed.pop();
    }
    let ready = Pin(pad.typed.clone()).is_whole() && !cx.state.services.checking;
    let ok = cx.t("ok");
    let key = Key::new("pin-ok", grid_cell(parts[2], GAP, (3, 4), (2, 3)), &ok).icon("check").size(15.0).lines(1);
    let key = if ready { key.fill(cx.colors.main).ink(cx.colors.on_main) } else { key };
    if key.enabled(ready).show(ui, cx) {
        let command = pad.finished(has_pin);
        command.into_iter().for_each(|command| cx.send(command));
    }
}

fn digit_key(ui: &mut Ui, cx: &mut Cx<'_>, pad: &mut PinPad, cell: Rect, digit: &'static str) {
    let room = pad.typed.len() < *Pin::LENGTH.end();
    if Key::new(("pin", digit), cell, digit).size(TYPE_TITLE).lines(1).enabled(room).show(ui, cx) {
        pad.typed.push_str(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn give(pad: &mut PinPad, digits: &str, has_pin: bool) -> Option<Command> {
        pad.typed = digits.to_owned();
        pad.finished(has_pin)
    }

    #[test]
    fn a_new_pin_is_given_twice() {
        let mut pad = PinPad::default();
        assert_eq!((pad.question(false), give(&mut pad, "4711", false)), ("pin-new", None));
        assert_eq!((pad.question(false), give(&mut pad, "4712", false)), ("pin-again", None));
        assert_eq!((pad.question(false), give(&mut pad, "4711", false)), ("pin-differs", None));
        let pin = || Pin("4711".to_owned());
        assert_eq!(give(&mut pad, "4711", false), Some(Command::Services(ServicesCommand::Pin(pin()))));
        pad.change();
        give(&mut pad, "4711", true);
        assert_eq!(give(&mut pad, "4711", true), Some(Command::Services(ServicesCommand::NewPin(pin()))));
        let given = Some(Command::Services(ServicesCommand::Pin(pin())));
        assert_eq!((pad.question(true), give(&mut pad, "4711", true)), ("pin-give", given));
        let code = RecoveryCode::of([7; crate::domain::recovery::SEED]);
        pad = PinPad { changing: true, code: Some(code.clone()), ..PinPad::default() };
        assert_eq!((pad.question(true), give(&mut pad, "4711", true)), ("pin-new", None));
        let code = CodeText(code.letters().to_owned());
        let recover = Some(Command::Vault(VaultCommand::Recover { code, pin: pin() }));
        assert_eq!((give(&mut pad, "4711", true), pad.is_changing()), (recover, false));
    }
}
