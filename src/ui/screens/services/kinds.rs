//! The five kinds of services, each with one sentence of what it is and what it needs.

use super::super::settings::SettingsPage;
use super::form::Form;
use crate::domain::service::{Provider, Task};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui};

/// A kind of service.
pub(super) struct ServiceKind {
    pub provider: Provider,
    /// The text with its name; its hint is the sentence.
    pub name: &'static str,
    icon: &'static str,
    /// The address that it usually has.
    url: &'static str,
}

const fn kind(provider: Provider, name: &'static str, icon: &'static str, url: &'static str) -> ServiceKind {
    ServiceKind { provider, name, icon, url }
}

pub(super) static KINDS: [ServiceKind; 5] = [
    kind(Provider::OpenAi, "provider-openai", "globe", "https://api.openai.com/v1"),
    kind(Provider::Automatic1111, "provider-automatic1111", "tablet", "http://127.0.0.1:7860"),
    kind(Provider::ComfyUi, "provider-comfyui", "process", "http://127.0.0.1:8188"),
    kind(Provider::SdCpp, "provider-sdcpp", "paint", "http://127.0.0.1:1234"),
    kind(Provider::LocalAi, "provider-localai", "model", "http://127.0.0.1:8080/v1"),
];

/// What can be asked of a kind: those that speak like OpenAI also do words and sounds.
pub(super) fn tasks_of(provider: &Provider) -> &'static [Task] {
    match provider {
        Provider::OpenAi | Provider::LocalAi | Provider::Unknown(_) => &Task::ALL,
        Provider::Automatic1111 | Provider::ComfyUi | Provider::SdCpp => &[Task::Image, Task::Edit],
    }
}

/// Which kind is it?
pub(super) fn choose(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, rect: Rect) {
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    let places = columns(parts[0], GAP, &[(rect.width() * 0.26).min(200.0), 0.0]);
    let name = cx.t("back");
    if Key::new("kinds-back", places[0], &name).icon("previous").beside().lines(1).show(ui, cx) {
        page.services.choosing = false;
        page.turn_to_top();
    }
    let question = cx.t("provider-which");
    cx.words(ui, &question, places[1], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let most = 132.0 * KINDS.len() as f32;
    let cells = rows(parts[1].with_max_y(parts[1].bottom().min(parts[1].top() + most)), GAP, &[0.0; 5]);
    for (kind, cell) in KINDS.iter().zip(cells) {
        let (name, hint) = (cx.t(kind.name), cx.texts.hint(kind.name).unwrap_or_default());
        let spoken = format!("{name}. {hint}");
        let key = Key::new(("provider", kind.name), cell, &spoken).word(&name).second(&hint).icon(kind.icon);
        if key.beside().lines(1).show(ui, cx) {
            page.services.choosing = false;
            page.services.form = Some(Form::new(kind.provider.clone(), kind.url));
            page.turn_to_top();
        }
    }
}
