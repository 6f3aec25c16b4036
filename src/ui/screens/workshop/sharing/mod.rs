//! 함께 쓰기: the circle of tablets. Beginning one or joining; meeting the others; who belongs to it; a code for one more; erasing a
//! person everywhere; and where they meet.

mod begin;
mod choose;
mod erase;
mod form;
mod meet;
mod place;
mod tablets;

use super::{View, WorkshopPage};
use crate::app::{CameraCommand, Command, Found, SharingCommand};
use crate::domain::id::ProfileId;
use crate::domain::share::{DeviceId, Reach};
use crate::text::dates;
use crate::ui::kit::tokens::{GAP, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, rows};
use crate::ui::screens::create::Shown;
use egui::{Rect, Ui};
use form::Form;

/// What is open in a circle.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Tab {
    /// How it stands, and meeting now.
    #[default]
    Meet,
    /// Who belongs to it.
    Tablets,
    /// Erasing somebody everywhere.
    Erase,
    /// Where they meet.
    Place,
}

const TABS: [(Tab, &str, &str); 4] = [
    (Tab::Meet, "share-tab-meet", "repeat"),
    (Tab::Tablets, "share-tab-tablets", "tablet"),
    (Tab::Erase, "share-tab-erase", "trash"),
    (Tab::Place, "share-tab-place", "folder"),
];

/// What only this page knows.
#[derive(Default)]
pub(super) struct SharingPage {
    tab: Tab,
    /// What this tablet is to be called, and the code of another one, being typed.
    name: String,
    code: String,
    /// Which circle it is about is being chosen.
    choosing: bool,
    /// A code is being entered.
    joining: bool,
    /// It came from the camera.
    was_read: bool,
    /// What the camera sees.
    seen: Shown,
    /// A place being entered.
    form: Option<Form>,
    /// Pressed once: what is asked about.
    asked: Option<Asked>,
}

/// What is done only with a second press.
#[derive(Clone, PartialEq, Eq)]
enum Asked {
    Forget,
    Leave,
    ShutOut(DeviceId),
    Erase(ProfileId),
}

/// Opens the page.
pub(super) fn open(cx: &mut Cx<'_>, page: &mut WorkshopPage) {
    cx.send(Command::Sharing(SharingCommand::Seat(Reach::Workshop)));
    page.sharing = SharingPage::default();
    page.open(View::Sharing);
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    if page.sharing.form.is_some() {
        return form::show(ui, cx, page, rect);
    }
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    if top(ui, cx, page, parts[0]) {
        return;
    }
    if page.sharing.choosing {
        return choose::show(ui, cx, page, parts[1]);
    }
    let sharing = &cx.state.sharing;
    match (sharing.known, &sharing.circle, page.sharing.tab) {
        (false, ..) => {
            let text = cx.t("loading");
            cx.words(ui, &text, parts[1], TYPE_TITLE, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
        }
        (true, None, _) => begin::show(ui, cx, page, parts[1]),
        (true, Some(_), Tab::Meet) => meet::show(ui, cx, page, parts[1]),
        (true, Some(_), Tab::Tablets) => tablets::show(ui, cx, page, parts[1]),
        (true, Some(_), Tab::Erase) => erase::show(ui, cx, page, parts[1]),
        (true, Some(_), Tab::Place) => place::show(ui, cx, page, parts[1]),
    }
}

/// Back, and in a circle what can be opened. True: back was pressed.
fn top(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) -> bool {
    let places = columns(rect, GAP, &[(rect.width() * 0.2).min(160.0), 0.0]);
    let name = cx.t("back");
    if Key::new("sharing-back", places[0], &name).icon("previous").lines(1).size(16.0).show(ui, cx) {
        cx.send(Command::Sharing(SharingCommand::HideCode));
        cx.send(Command::Camera(CameraCommand::Close));
        if page.sharing.choosing {
            page.sharing.choosing = false;
        } else if page.sharing.joining && cx.state.sharing.circle.is_none() {
            page.sharing.joining = false;
        } else {
            page.open(View::People);
        }
        return true;
    }
    if cx.state.sharing.circle.is_none() || page.sharing.choosing {
        if choose::is_open(cx) && !page.sharing.choosing && !page.sharing.joining {
            choose::key(ui, cx, page, places[1]);
            return false;
        }
        let text = cx.t("share");
        cx.words(ui, &text, places[1], TYPE_TITLE, Weight::Bold, Align::Left, 1, cx.colors.ink);
        return false;
    }
    for (index, (tab, text, icon)) in TABS.into_iter().enumerate() {
        let cell = grid_cell(places[1], GAP, (TABS.len(), 1), (index, 0));
        let name = cx.t(text);
        let key = Key::new(text, cell, &name).icon(icon).lines(1).size(16.0).chosen(page.sharing.tab == tab);
        if key.show(ui, cx) {
            (page.sharing.tab, page.sharing.asked) = (tab, None);
            page.turned.turn_back();
        }
    }
    false
}

/// How the last thing ended, and what can be done about it.
fn found(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let sharing = &cx.state.sharing;
    let wait = match (sharing.trying, sharing.busy) {
        (true, _) => Some("share-trying"),
        (_, true) => Some("share-busy-now"),
        _ => None,
    };
    if let Some(wait) = wait {
        let text = cx.t(wait);
        return cx.words(ui, &text, rect, TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.soft_ink);
    }
    let Some(found) = sharing.found.clone() else { return };
    let (text, is_well) = worded(cx, &found);
    let color = if is_well { cx.colors.ink } else { cx.colors.care };
    cx.words(ui, &text, rect, TYPE_WORD, Weight::Bold, Align::Left, 4, color);
}

fn worded(cx: &mut Cx<'_>, found: &Found) -> (String, bool) {
    let with_hint = |key: &str| format!("{} {}", cx.tn(key, &[]), cx.texts.hint(key).unwrap_or_default());
    match found {
        Found::Tried { verdict, kept } => {
            let mut text = with_hint(&format!("share-verdict-{}", verdict.key()));
            if !kept {
                text = format!("{text} {}", cx.t("share-not-chosen"));
            }
            (text, verdict.is_usable())
        }
        Found::Failed(why) => (with_hint(why), false),
        Found::Proved(path) => (cx.tn("share-proved", &[("path", &path.display().to_string())]), true),
        Found::Met(met) => {
            let count = |count: usize| count.to_string();
            let mut text = cx.tn("share-met", &[("came", &count(met.came)), ("sent", &count(met.sent))]);
            for (what, many) in [
                ("share-met-waiting", met.waiting),
                ("share-met-refused", met.refused),
                ("share-met-erased", met.erased),
            ] {
                if many > 0 {
                    text = format!("{text} {}", cx.tn(what, &[("count", &count(many))]));
                }
            }
            (text, true)
        }
    }
}

/// When something was, in words.
fn when(cx: &mut Cx<'_>, at: Option<crate::domain::id::Millis>) -> String {
    match at {
        Some(at) => dates::day_and_time(cx.state.lang(), at, cx.state.utc_offset_min),
        None => cx.t("share-never").to_string(),
    }
}

/// A question, a yes and a no. The yes: true.
fn ask(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut SharingPage,
    rect: Rect,
    (question, yes): (&str, &'static str),
) -> bool {
    let width = (rect.width() * 0.24).min(200.0);
    let places = columns(rect, GAP, &[0.0, width, width]);
    cx.words(ui, question, places[0], TYPE_WORD, Weight::Bold, Align::Left, 3, cx.colors.ink);
    let no = cx.t("cancel");
    if Key::new("share-no", places[2], &no).icon("close").beside().lines(1).show(ui, cx) {
        page.asked = None;
    }
    let name = cx.t(yes);
    let said = Key::new("share-yes", places[1], &name).icon("check").beside().lines(2).show(ui, cx);
    if said {
        page.asked = None;
    }
    said
}

/// The one main action of a page.
fn main_key(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (text, icon): (&'static str, &'static str), ready: bool) -> bool {
    let name = cx.t(text);
    let key = Key::new(text, rect, &name).icon(icon).beside().lines(2).enabled(ready);
    let key = if ready { key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main) } else { key };
    key.show(ui, cx)
}
