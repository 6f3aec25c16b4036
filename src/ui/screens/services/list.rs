//! The services of this device: on or off, and whether they answer.

use super::super::settings::lines::Lines;
use super::{empty, sentence};
use crate::app::{Command, Finding, ServicesCommand};
use crate::domain::service::Service;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines) {
    if cx.state.services.damaged {
        empty(ui, cx, lines.line(), "services-damaged");
    }
    let services = cx.state.services.known.clone();
    if services.is_empty() {
        empty(ui, cx, lines.line(), "services-none");
    }
    for service in &services {
        one(ui, cx, lines, service);
    }
    let row = lines.line();
    let text = cx.t("services-leaving");
    sentence(ui, cx, row, &text);
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, service: &Service) {
    let row = lines.line();
    let wide = (row.width() * 0.24).min(180.0);
    let places = columns(row, GAP, &[0.0, wide, wide]);
    let text = cx.tn("services-line", &[("name", &service.name), ("url", &service.url)]);
    cx.words(ui, &text, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let word = cx.t(if service.on { "on" } else { "off" });
    let name = cx.tn("services-switch", &[("name", &service.name), ("state", &word)]);
    let key = Key::new(("switch", &service.name), places[1], &name).word(&word).icon("power").beside().lines(1);
    if key.chosen(service.on).show(ui, cx) {
        let (name, on) = (service.name.clone(), !service.on);
        cx.send(Command::Services(ServicesCommand::Switch { name, on }));
    }
    let found = cx.state.services.tests.get(&service.name).cloned();
    let word = cx.t("services-test");
    let name = cx.tn("services-test-of", &[("name", &service.name)]);
    let idle = !matches!(found, Some(None));
    let key = Key::new(("test", &service.name), places[2], &name).word(&word).icon("check").beside().lines(1);
    if key.enabled(idle).show(ui, cx) {
        cx.send(Command::Services(ServicesCommand::Test(service.name.clone())));
    }
    match found {
        Some(None) => empty(ui, cx, lines.line(), "please-wait"),
        Some(Some(found)) => {
            let text: Vec<String> = found.iter().map(|finding| worded(cx, finding)).collect();
            let row = lines.line();
            sentence(ui, cx, row, &text.join("  "));
        }
        None => {}
    }
}

/// `이어지기: 괜찮아요`.
fn worded(cx: &Cx<'_>, finding: &Finding) -> String {
    let what = cx.tn(&format!("cli-service-check-{}", finding.check), &[]);
    let state = match &finding.why {
        Some(why) => cx.tn(&format!("cli-service-why-{why}"), &[]),
        None => cx.tn(&format!("cli-service-finding-{}", finding.finding), &[]),
    };
    cx.tn("cli-service-check", &[("what", &what), ("state", &state)])
}
