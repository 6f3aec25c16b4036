//! Proof of making: whose certificate signs what goes out, how others come to trust it, and how another one comes here.

use super::parts::{KEY, Lines, Roll, heading, key, panel, sentence};
use super::{ExhibitPage, details, exhibit, see};
use crate::app::{Certificate, ExhibitCommand, ExhibitView, ProofCommand};
use crate::domain::exhibition::Exhibition;
use crate::domain::id::ExhibitionId;
use crate::text::dates;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field, rows};
use egui::{Rect, Ui};

/// Longest path in characters.
const MAX_PATH: usize = 1000;
/// Height of a sentence of one line, and of one that may need two.
const SHORT: f32 = 30.0;
const LONG: f32 = 48.0;
/// Height of a heading with what it is for.
const HEAD: f32 = 76.0;
/// Width of a key beside a line to type in.
const ACT: f32 = 200.0;

/// What only this screen knows.
#[derive(Default)]
pub(super) struct ProofPage {
    of: Option<ExhibitionId>,
    holder: String,
    chain: String,
    key: String,
    root: String,
    /// Another certificate was wanted in place of one that is there.
    making: bool,
    left: Roll,
    right: Roll,
}

impl ProofPage {
    /// Files that were dropped onto the window: the certificate, then its key.
    pub fn dropped(&mut self, ui: &Ui) {
        let files: Vec<_> =
            ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        for file in files {
            let place = if self.chain.trim().is_empty() { &mut self.chain } else { &mut self.key };
            *place = file.display().to_string();
        }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let page = &mut page.proof;
    if page.of.as_ref() != Some(&show.id) {
        let root = cx.state.documents.join("malgeurim-root.pem").display().to_string();
        *page = ProofPage { of: Some(show.id.clone()), holder: show.host.clone(), root, ..ProofPage::default() };
    }
    let upright = rect.height() > rect.width();
    let parts = rows(rect, GAP, &[0.0, KEY]);
    let halves = if upright { rows(parts[0], GAP, &[0.0, 0.0]) } else { columns(parts[0], GAP, &[0.0, 0.0]) };
    let inner = panel(ui, cx, halves[0]);
    who_signs(ui, cx, page, inner);
    let inner = panel(ui, cx, halves[1]);
    another(ui, cx, page, inner);
    let place = parts[1].with_max_x(parts[1].left() + 240.0_f32.min(parts[1].width()));
    if key(ui, cx, place, "proof-back", "previous", true) {
        see(cx, ExhibitView::Export);
    }
}

/// The certificate that is here, if one is.
fn certificate<'a>(cx: &Cx<'a>) -> Option<&'a Certificate> {
    cx.state.exhibit.proof.found.as_ref()?.as_ref().ok()?.as_ref()
}

fn proof(cx: &mut Cx<'_>, command: ProofCommand) {
    exhibit(cx, ExhibitCommand::Proof(command));
}

/// Whose certificate signs, and how others come to trust it.
fn who_signs(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ProofPage, rect: Rect) {
    let mut lines = page.left.begin(rect);
    let line = lines.line(HEAD);
    details::said(ui, cx, line, "proof");
    stands(ui, cx, &mut lines);
    if let Some(certificate) = certificate(cx) {
        let line = lines.head(30.0);
        heading(ui, cx, line, "proof-trust");
        if certificate.has_root {
            for (text, height) in [("proof-trust-1", SHORT), ("proof-trust-2", SHORT), ("proof-trust-3", LONG)] {
                said(ui, cx, &mut lines, text, height);
            }
            root(ui, cx, page, &mut lines);
        } else {
            said(ui, cx, &mut lines, "proof-no-root", LONG);
        }
    }
    lines.end(ui, cx, &mut page.left);
}

fn said(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, text: &'static str, height: f32) {
    let (line, text) = (lines.line(height), cx.t(text));
    sentence(ui, cx, line, &text);
}

/// How it stands: the organisation and until when, or why there is none.
fn stands(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines) {
    let found = cx.state.exhibit.proof.found.as_ref();
    let certificate = match found {
        None => return said(ui, cx, lines, "proof-looking", LONG),
        Some(Ok(None)) => return said(ui, cx, lines, "proof-none", LONG),
        Some(Err(notice)) => {
            let (what, hint) = cx.texts.notice(notice);
            let parts = rows(lines.line(84.0), 0.0, &[0.0, 0.0]);
            cx.words(ui, &what, parts[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.care);
            return sentence(ui, cx, parts[1], &hint.unwrap_or_default());
        }
        Some(Ok(Some(certificate))) => certificate,
    };
    let line = lines.line(36.0);
    cx.words(ui, &certificate.holder, line, 24.0, Weight::Bold, Align::Left, 1, cx.colors.ink);
    said(ui, cx, lines, if certificate.is_own { "proof-own" } else { "proof-imported" }, SHORT);
    let day = |at| dates::day(cx.state.lang(), at, cx.state.utc_offset_min);
    let text = cx.tn("proof-valid", &[("from", &day(certificate.from)), ("until", &day(certificate.until))]);
    let line = lines.line(SHORT);
    sentence(ui, cx, line, &text);
}

/// The root certificate as a file to be given to others.
fn root(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ProofPage, lines: &mut Lines) {
    let name = cx.t("proof-root-file");
    let places = columns(lines.line(KEY), GAP, &[0.0, ACT]);
    typed(ui, places[0], &mut page.root, &name);
    let ready = is_free(cx) && !page.root.trim().is_empty();
    if key(ui, cx, places[1], "proof-save-root", "save", ready) {
        proof(cx, ProofCommand::SaveRoot(page.root.trim().into()));
    }
}

fn typed(ui: &mut Ui, rect: Rect, text: &mut String, name: &str) {
    if rect.is_positive() {
        field(ui, rect, text, name, TYPE_SECOND, MAX_PATH);
    }
}

fn is_free(cx: &Cx<'_>) -> bool {
    cx.state.exhibit.proof.job.is_none()
}

/// Another certificate: made here, or brought.
fn another(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ProofPage, rect: Rect) {
    let mut lines = page.right.begin(rect);
    make(ui, cx, page, &mut lines);
    bring(ui, cx, page, &mut lines);
    lines.end(ui, cx, &mut page.right);
}

/// In place of one that is there, only with a second press.
fn make(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ProofPage, lines: &mut Lines) {
    let is_there = certificate(cx).is_some();
    page.making &= is_there && !page.holder.trim().is_empty();
    let line = lines.line(HEAD);
    details::said(ui, cx, line, "proof-make");
    let name = cx.t("proof-holder");
    let places = columns(lines.line(KEY), GAP, if page.making { &[0.0] } else { &[0.0, ACT] });
    typed(ui, places[0], &mut page.holder, &name);
    let ready = is_free(cx) && !page.holder.trim().is_empty();
    if let Some(place) = places.get(1) {
        let text = if is_there { "proof-make-again" } else { "proof-make" };
        if key(ui, cx, *place, text, "pen", ready) {
            page.making = is_there;
            if !is_there {
                proof(cx, ProofCommand::Make(page.holder.clone()));
            }
        }
        return;
    }
    let line = lines.line(70.0);
    let text = cx.t("proof-make-warn");
    sentence(ui, cx, line, &text);
    let places = columns(lines.line(KEY), GAP, &[0.0, 0.0]);
    if key(ui, cx, places[1], "cancel", "close", true) {
        page.making = false;
    }
    let name = cx.t("proof-make-sure");
    let sure = Key::new("proof-make-sure", places[0], &name).icon("pen").beside().size(TYPE_SECOND).enabled(ready);
    if sure.fill(cx.colors.tint(Tint::Negation)).show(ui, cx) {
        page.making = false;
        proof(cx, ProofCommand::Make(page.holder.clone()));
    }
}

/// One that somebody else made.
fn bring(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ProofPage, lines: &mut Lines) {
    let line = lines.line(HEAD);
    details::said(ui, cx, line, "proof-import");
    let name = cx.t("proof-chain-file");
    let line = lines.line(KEY);
    typed(ui, line, &mut page.chain, &name);
    let name = cx.t("proof-key-file");
    let places = columns(lines.line(KEY), GAP, &[0.0, ACT]);
    typed(ui, places[0], &mut page.key, &name);
    let ready = is_free(cx) && !page.chain.trim().is_empty();
    if key(ui, cx, places[1], "proof-take", "import", ready) {
        let [chain, key] = [&page.chain, &page.key].map(|path| path.trim().into());
        proof(cx, ProofCommand::Import { chain, key });
    }
}
