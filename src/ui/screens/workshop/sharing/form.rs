//! A place as an instructor enters it: a folder, or a bucket with its key. The key is typed here, goes on with the command, and is
//! shown nowhere again.

use super::super::WorkshopPage;
use super::found;
use crate::app::{Choice, Command, Found, KeyText, SharingCommand};
use crate::domain::place::{Account, Place, Style};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, NO_ROW, Weight, columns, rows, secret_field};
use crate::ui::screens::services::{NARROW, entry_line};
use crate::ui::screens::settings::lines::{Lines, choice};
use egui::{Rect, Ui};

/// Most characters of an entry, of a key and of a path.
const MAX_ENTRY: usize = 300;
const MAX_KEY: usize = 4000;
const MAX_PATH: usize = 1000;

/// What is being typed.
pub(super) struct Form {
    is_bucket: bool,
    path: String,
    account: Account,
    key: String,
    /// The file with a certificate.
    certificate: String,
    /// It was handed over, and how that went is not known yet.
    sent: bool,
    /// What was handed over has been answered; until then what stands there is of an earlier trial.
    answered: bool,
}

impl Form {
    /// A new place.
    pub(super) fn new(is_bucket: bool) -> Self {
        let (path, key, certificate) = (String::new(), String::new(), String::new());
        Self { is_bucket, path, account: Account::default(), key, certificate, sent: false, answered: false }
    }

    /// The one that was chosen.
    pub(super) fn of(place: &Place) -> Self {
        match place {
            Place::Folder { path, .. } => Self { path: path.display().to_string(), ..Self::new(false) },
            Place::Bucket(account) => Self { account: account.clone(), ..Self::new(true) },
        }
    }

    fn is_ready(&self) -> bool {
        let account = &self.account;
        let is_there = |text: &String| !text.trim().is_empty();
        match self.is_bucket {
            true => [&account.endpoint, &account.bucket, &account.access_key].into_iter().all(is_there),
            false => is_there(&self.path),
        }
    }

    /// What is handed over.
    fn choice(&self) -> Choice {
        let text = |text: &String| text.trim().to_owned();
        let account = &self.account;
        let place = match self.is_bucket {
            true => Place::Bucket(Account {
                endpoint: text(&account.endpoint),
                region: text(&account.region),
                bucket: text(&account.bucket),
                prefix: text(&account.prefix).trim_matches('/').to_owned(),
                access_key: text(&account.access_key),
                ..account.clone()
            }),
            false => Place::Folder { path: text(&self.path).into(), mark: None },
        };
        let certificate = text(&self.certificate);
        let certificate = (self.is_bucket && !certificate.is_empty()).then(|| certificate.into());
        let key = (!self.key.trim().is_empty()).then(|| KeyText::new(&self.key));
        Choice { place, certificate, key }
    }

    /// What became of what was handed over. True: it is kept, and the form is done.
    fn is_done(&mut self, cx: &Cx<'_>) -> bool {
        if !self.sent || cx.state.sharing.trying {
            return false;
        }
        let found = &cx.state.sharing.found;
        (self.sent, self.answered) = (found.is_none(), found.is_some());
        matches!(found, Some(Found::Tried { kept: true, .. }))
    }
}

/// Draws the form; the page again once the place is kept or the form is left.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let Some(mut form) = page.sharing.form.take() else { return };
    if form.is_done(cx) {
        return page.turned.turn_back();
    }
    let says = form.sent || form.answered;
    let parts = rows(rect, GAP, &[72.0, if says { 96.0 } else { NO_ROW }, 0.0]);
    let leaves = top(ui, cx, &mut form, parts[0]);
    if says {
        found(ui, cx, parts[1]);
    }
    let mut lines = Lines::new(parts[2], &page.turned);
    let row = lines.line();
    let now = usize::from(form.is_bucket);
    if let Some(index) = choice(ui, cx, row, "share-kind", &["share-kind-folder", "share-kind-bucket"], now) {
        form.is_bucket = index == 1;
    }
    if form.is_bucket {
        bucket(ui, cx, &mut form, &mut lines)
    } else {
        folder(ui, cx, &mut form, &mut lines)
    }
    lines.turn(ui, cx, &mut page.turned, parts[2]);
    if leaves {
        return page.turned.turn_back();
    }
    page.sharing.form = Some(form);
}

/// Back, and trying it out. True: back was pressed.
fn top(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, rect: Rect) -> bool {
    let places = columns(rect, GAP, &[(rect.width() * 0.26).min(200.0), 0.0, (rect.width() * 0.34).min(280.0)]);
    let name = cx.t("back");
    let back = Key::new("share-form-back", places[0], &name).icon("previous").beside().lines(1).show(ui, cx);
    let text = cx.t("share");
    cx.words(ui, &text, places[1], TYPE_WORD, Weight::Bold, Align::Center, 2, cx.colors.ink);
    let ready = form.is_ready() && !form.sent && !cx.state.sharing.trying;
    let name = cx.t("share-try");
    let key = Key::new("share-try", places[2], &name).icon("check").beside().lines(2).enabled(ready);
    let key = if ready { key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main) } else { key };
    if key.show(ui, cx) {
        (form.sent, form.answered) = (true, false);
        cx.send(Command::Sharing(SharingCommand::Choose(Box::new(form.choice()))));
    }
    back
}

fn folder(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, lines: &mut Lines) {
    let hint = cx.t("share-folder-hint");
    entry_line(ui, cx, lines.line(), ("share-folder", &hint), &mut form.path, MAX_PATH);
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().display().to_string()));
    if let Some(path) = dropped {
        form.path = path;
    }
}

fn bucket(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, lines: &mut Lines) {
    let account = &mut form.account;
    let entries = [
        ("share-endpoint", "share-endpoint-hint", &mut account.endpoint),
        ("share-bucket", "share-bucket-hint", &mut account.bucket),
        ("share-access", "share-access-hint", &mut account.access_key),
    ];
    for (name, hint, text) in entries {
        let hint = cx.t(hint);
        entry_line(ui, cx, lines.line(), (name, &hint), text, MAX_ENTRY);
    }
    key_line(ui, cx, lines.line(), form);
    let account = &mut form.account;
    let entries = [
        ("share-prefix", "share-prefix-hint", &mut account.prefix, MAX_ENTRY),
        ("share-region", "share-region-hint", &mut account.region, MAX_ENTRY),
        ("share-certificate", "share-certificate-hint", &mut form.certificate, MAX_PATH),
    ];
    for (name, hint, text, limit) in entries {
        let hint = cx.t(hint);
        entry_line(ui, cx, lines.line(), (name, &hint), text, limit);
    }
    let now = usize::from(account.style == Style::Host);
    let row = lines.line();
    if let Some(index) = choice(ui, cx, row, "share-style", &["share-style-path", "share-style-host"], now) {
        account.style = if index == 0 { Style::Path } else { Style::Host };
    }
    let row = lines.line();
    if let Some(index) = choice(ui, cx, row, "share-open", &["no", "yes"], usize::from(account.is_open)) {
        account.is_open = index == 1;
    }
}

/// The key: dots only, and a key to paste it.
fn key_line(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, form: &mut Form) {
    let is_kept = matches!(&cx.state.sharing.place, Some(Place::Bucket(old))
        if old.endpoint == form.account.endpoint.trim() && old.access_key == form.account.access_key.trim());
    let name = cx.t(if is_kept { "share-secret-kept" } else { "share-secret" });
    let (label, place) = if row.width() < NARROW {
        row.split_top_bottom_at_y(row.top() + row.height() * 0.36)
    } else {
        let places = columns(row, GAP, &[(row.width() * 0.32).min(300.0), 0.0]);
        (places[0], places[1])
    };
    cx.words(ui, &name, label, TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let places = columns(place, GAP, &[0.0, (row.width() * 0.22).min(180.0)]);
    let line = secret_field(ui, places[0], &mut form.key, &name, TYPE_WORD, MAX_KEY);
    let name = cx.t("entry-paste");
    if Key::new("share-paste", places[1], &name).icon("open").beside().size(16.0).show(ui, cx) {
        line.request_focus();
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }
}
