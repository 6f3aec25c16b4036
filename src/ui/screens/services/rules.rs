//! The rules: when an instructor looks, how much a day, which words, in which language; another PIN.

use super::super::settings::lines::{Lines, choice, number};
use super::ServicesPage;
use crate::app::{Command, ServicesCommand};
use crate::domain::locale::Lang;
use crate::domain::service::{Approval, MOST_A_DAY, ServiceRules};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Cx, Key, columns, field};
use egui::Ui;

const APPROVALS: [(Approval, &str); 4] = [
    (Approval::Both, "approval-both"),
    (Approval::Before, "approval-before"),
    (Approval::After, "approval-after"),
    (Approval::None, "approval-none"),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ServicesPage, lines: &mut Lines) {
    let before = cx.state.service_rules();
    let mut new = before.clone();
    let guard = &mut new.guard;
    let now = APPROVALS.iter().position(|(approval, _)| *approval == guard.approval).unwrap_or(0);
    let names = APPROVALS.map(|(_, name)| name);
    if let Some(index) = choice(ui, cx, lines.line(), "services-approval", &names, now) {
        guard.approval = APPROVALS[index].0;
    }
    guard.person_a_day = a_day(ui, cx, lines, "services-person-a-day", guard.person_a_day);
    guard.group_a_day = a_day(ui, cx, lines, "services-group-a-day", guard.group_a_day);
    guard.free_text = switch(ui, cx, lines, "services-free-text", guard.free_text);
    guard.moderate = switch(ui, cx, lines, "services-moderate", guard.moderate);
    guard.moderate_pictures = switch(ui, cx, lines, "services-moderate-pictures", guard.moderate_pictures);
    guard.wording = switch(ui, cx, lines, "services-wording", guard.wording);
    guard.questions = switch(ui, cx, lines, "services-questions", guard.questions);
    let now = usize::from(new.lang == Lang::En);
    if let Some(index) = choice(ui, cx, lines.line(), "services-lang", &["language-ko", "language-en"], now) {
        new.lang = [Lang::Ko, Lang::En][index];
    }
    blocked(ui, cx, page, lines, &mut new);
    if new != before {
        cx.send(Command::Services(ServicesCommand::Rules(Box::new(new))));
    }
    let row = lines.line();
    let name = cx.t("pin-change");
    let key = Key::new("pin-change", row.with_max_x(row.right().min(row.left() + 320.0)), &name);
    if key.icon("lock").beside().show(ui, cx) {
        page.pin.change();
    }
}

fn a_day(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, text: &'static str, value: u32) -> u32 {
    let shown = cx.tn("services-pictures", &[("count", &value.to_string())]);
    let step = number(ui, cx, lines.line(), text, &shown, (value > 0, value < MOST_A_DAY));
    value.saturating_add_signed(step)
}

fn switch(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, text: &'static str, on: bool) -> bool {
    choice(ui, cx, lines.line(), text, &["on", "off"], usize::from(!on)).map_or(on, |index| index == 0)
}

/// A word that is never sent: put in, or taken out if it is there already. The words themselves are not shown to whoever looks on.
fn blocked(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ServicesPage, lines: &mut Lines, rules: &mut ServiceRules) {
    let row = lines.line();
    let places = columns(row, GAP, &[0.0, (row.width() * 0.3).min(220.0)]);
    let words = &mut rules.guard.blocked;
    let label = cx.tn("services-blocked", &[("count", &words.len().to_string())]);
    field(ui, places[0], &mut page.word, &label, TYPE_WORD, 40);
    let word = page.word.trim().to_owned();
    let there = words.iter().position(|known| *known == word);
    let name = cx.t(if there.is_some() { "services-unblock" } else { "services-block" });
    let key = Key::new("block", places[1], &name).icon("filter").beside().lines(1).enabled(!word.is_empty());
    if key.show(ui, cx) {
        match there {
            Some(at) => drop(words.remove(at)),
            None => words.push(word),
        }
        page.word.clear();
    }
}
