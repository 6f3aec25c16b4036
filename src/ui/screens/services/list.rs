//! The services of this device: on or off, whether they answer, and the doors to enter and to change one.

use super::super::settings::lines::Lines;
use super::form::Form;
use super::{ServicesPage, empty, sentence};
use crate::app::{Command, Finding, ServicesCommand};
use crate::domain::service::Service;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns};
use egui::{Rect, Ui};

/// Below this width a service stands on two lines: its name, and its keys.
const NARROW: f32 = 620.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ServicesPage, lines: &mut Lines) {
    let damaged = cx.state.services.damaged;
    if damaged {
        empty(ui, cx, lines.line(), "services-damaged");
    }
    let services = cx.state.services.known.clone();
    if services.is_empty() && !damaged {
        empty(ui, cx, lines.line(), "services-none");
    }
    for service in &services {
        one(ui, cx, page, lines, service);
    }
    let row = lines.line();
    let name = cx.t("services-add");
    let place = row.with_max_x(row.right().min(row.left() + 320.0));
    let key = Key::new("services-add", place, &name).icon("add").beside().lines(1).enabled(!damaged);
    if key.show(ui, cx) {
        page.choosing = true;
    }
    let row = lines.line();
    let text = cx.t("services-leaving");
    sentence(ui, cx, row, &text);
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ServicesPage, lines: &mut Lines, service: &Service) {
    let row = lines.line();
    let (words, keys) = if row.width() < NARROW {
        (row, columns(lines.line(), GAP, &[0.0; 3]))
    } else {
        let wide = (row.width() * 0.17).min(150.0);
        let mut places = columns(row, GAP, &[0.0, wide, wide, wide]);
        let keys = places.split_off(1);
        (places[0], keys)
    };
    let text = cx.tn("services-line", &[("name", &service.name), ("url", &service.url)]);
    cx.words(ui, &text, words, TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    switch(ui, cx, keys[0], service);
    test(ui, cx, keys[1], service);
    let word = cx.t("edit");
    let name = cx.tn("services-edit-of", &[("name", &service.name)]);
    let key = Key::new(("edit", &service.name), keys[2], &name).word(&word).icon("edit").beside().lines(1);
    if key.show(ui, cx) {
        page.form = Some(Form::of(service.clone()));
    }
    found(ui, cx, lines, service);
}

fn switch(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, service: &Service) {
    let word = cx.t(if service.on { "on" } else { "off" });
    let name = cx.tn("services-switch", &[("name", &service.name), ("state", &word)]);
    let key = Key::new(("switch", &service.name), place, &name).word(&word).icon("power").beside().lines(1);
    if key.chosen(service.on).show(ui, cx) {
        let (name, on) = (service.name.clone(), !service.on);
        cx.send(Command::Services(ServicesCommand::Switch { name, on }));
    }
}

fn test(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, service: &Service) {
    let word = cx.t("services-test");
    let name = cx.tn("services-test-of", &[("name", &service.name)]);
    let idle = !matches!(cx.state.services.tests.get(&service.name), Some(None));
    let key = Key::new(("test", &service.name), place, &name).word(&word).icon("check").beside().lines(1);
    if key.enabled(idle).show(ui, cx) {
        cx.send(Command::Services(ServicesCommand::Test(service.name.clone())));
    }
}

/// What was found, each thing on a line of its own.
fn found(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, service: &Service) {
    match cx.state.services.tests.get(&service.name).cloned() {
        Some(None) => empty(ui, cx, lines.line(), "please-wait"),
        Some(Some(findings)) => findings.iter().for_each(|finding| {
            let text = worded(cx, finding);
            sentence(ui, cx, lines.line(), &text);
        }),
        None => {}
    }
}

/// `이어지기: 괜찮아요`, with the names that belong to it.
fn worded(cx: &Cx<'_>, finding: &Finding) -> String {
    let what = cx.tn(&format!("cli-service-check-{}", finding.check), &[]);
    let state = match &finding.why {
        Some(why) => cx.tn(&format!("cli-service-why-{why}"), &[]),
        None => cx.tn(&format!("cli-service-finding-{}", finding.finding), &[]),
    };
    if finding.names.is_empty() {
        return cx.tn("cli-service-check", &[("what", &what), ("state", &state)]);
    }
    let names = finding.names.join(", ");
    cx.tn("cli-service-check-named", &[("what", &what), ("state", &state), ("names", &names)])
}
