//! Who was asked: works and uses in one table, with filters.

use super::parts::{KEY, nothing, pages, paint_in_list, panel, stands, use_key};
use super::{ExhibitPage, exhibit, see_work};
use crate::app::collection::Said;
use crate::app::{ExhibitCommand, ExhibitView};
use crate::domain::artwork::Artwork;
use crate::domain::consent::Use;
use crate::domain::exhibition::Exhibition;
use crate::domain::id::{ArtworkId, ExhibitionId};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui, pos2, vec2};
use std::rc::Rc;

/// Height of a line of the table.
const ROW: f32 = 66.0;

/// What only the table knows.
#[derive(Default)]
pub(super) struct ConsentsPage {
    /// All works of the device, not only those that hang.
    everything: bool,
    said: Option<Said>,
    page: usize,
    listed: Option<Listed>,
}

struct Listed {
    of: (u64, ExhibitionId, bool, Option<Said>),
    works: Rc<Vec<ArtworkId>>,
}

impl ConsentsPage {
    fn works(&mut self, cx: &Cx<'_>, show: &Exhibition) -> Rc<Vec<ArtworkId>> {
        let library = &cx.state.library;
        let of = (library.version(), show.id.clone(), self.everything, self.said);
        if let Some(listed) = self.listed.as_ref().filter(|listed| listed.of == of) {
            return Rc::clone(&listed.works);
        }
        let works: Vec<&Artwork> = if self.everything {
            library.works(None)
        } else {
            show.works().filter_map(|id| library.artworks.get(id)).collect()
        };
        let fits = |work: &&Artwork| self.said.is_none_or(|said| Said::of(work) == said);
        let works: Rc<Vec<ArtworkId>> = Rc::new(works.into_iter().filter(fits).map(|work| work.id.clone()).collect());
        self.listed = Some(Listed { of, works: Rc::clone(&works) });
        works
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let page = &mut page.consents;
    let parts = rows(rect, GAP, &[KEY, 0.0, KEY]);
    which(ui, cx, page, parts[0]);
    let works = page.works(cx, show);
    let inner = panel(ui, cx, parts[1]);
    if works.is_empty() {
        return nothing(ui, cx, inner, "collection-none");
    }
    let fit = (((inner.height() - 30.0) / (ROW + 4.0)) as usize).max(1);
    let below = columns(parts[2], GAP, &[0.0, 240.0_f32.min(parts[2].width() * 0.4)]);
    pages(ui, cx, below[0], &mut page.page, works.len().div_ceil(fit));
    forms(ui, cx, below[1], show, &works);
    heads(ui, cx, inner);
    let shown = works.iter().skip(page.page * fit).take(fit).filter_map(|id| cx.state.library.artworks.get(id));
    for (nth, work) in shown.enumerate() {
        let top = inner.top() + 30.0 + nth as f32 * (ROW + 4.0);
        line(ui, cx, Rect::from_min_size(pos2(inner.left(), top), vec2(inner.width(), ROW)), work);
    }
}

/// Forms for all works that are in the table, to be printed and signed.
fn forms(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition, works: &[ArtworkId]) {
    let name = cx.t("consent-forms");
    if Key::new("consent-forms", rect, &name).icon("export").beside().size(TYPE_SECOND).lines(2).show(ui, cx) {
        let to = super::export::default_folder(&cx.state.documents, &show.title) + "-consent.pdf";
        exhibit(cx, ExhibitCommand::Forms { works: works.to_vec(), to: to.into() });
    }
}

/// Which works are in the table.
fn which(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ConsentsPage, rect: Rect) {
    let places = columns(rect, GAP, &[0.0; 6]);
    for (text, everything, place) in [("table-show", false, places[0]), ("table-all", true, places[1])] {
        let name = cx.t(text);
        if Key::new(text, place, &name).size(16.0).chosen(page.everything == everything).show(ui, cx) {
            (page.everything, page.page) = (everything, 0);
        }
    }
    let filters = [
        ("filter-any", None),
        ("filter-said-open", Some(Said::Open)),
        ("filter-said-no", Some(Said::No)),
        ("filter-said-yes", Some(Said::Yes)),
    ];
    for ((text, said), place) in filters.into_iter().zip(&places[2..]) {
        let word = cx.t(text);
        let spoken = format!("{}: {word}", cx.t("filter-said"));
        let key = Key::new(("table", text), *place, &spoken).word(&word).size(16.0);
        if key.chosen(page.said == said).show(ui, cx) {
            (page.said, page.page) = (said, 0);
        }
    }
}

/// Places of a line: picture, words, guardian, four uses.
fn cells(rect: Rect) -> Vec<Rect> {
    let narrow = rect.width() < 900.0;
    let (words, guardian) = if narrow { (160.0, 84.0) } else { (260.0, 130.0) };
    columns(rect, 6.0, &[ROW, words, guardian, 0.0, 0.0, 0.0, 0.0])
}

fn heads(ui: &mut Ui, cx: &mut Cx<'_>, inner: Rect) {
    let places = cells(inner.with_max_y(inner.top() + 26.0));
    let texts = [
        "table-work",
        "guardian",
        use_key(Use::Print),
        use_key(Use::Web),
        use_key(Use::Archive),
        use_key(Use::Publicity),
    ];
    for (text, place) in texts.into_iter().zip(&places[1..]) {
        let text = cx.t(text);
        let align = if text == cx.t("table-work") { Align::Left } else { Align::Center };
        cx.words(ui, &text, *place, 15.0, Weight::Bold, align, 1, cx.colors.soft_ink);
    }
}

fn line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) {
    let places = cells(rect);
    paint_in_list(ui, cx, places[0], work);
    let title = super::super::works::title(cx, work);
    let words = rows(places[1], 0.0, &[0.0, 26.0]);
    cx.words(ui, &title, words[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let owner = cx.state.library.profiles.get(&work.profile);
    let maker = owner.map_or(work.maker.as_str(), |maker| maker.name.as_str()).to_owned();
    cx.words(ui, &maker, words[1], 15.0, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    match owner {
        Some(owner) => guardian(ui, cx, places[2], owner, &work.id),
        None if work.consents.has_guardian() => guardian_elsewhere(ui, cx, places[2], &maker, &work.id),
        None => {}
    }
    for (purpose, place) in Use::ALL.into_iter().zip(&places[3..]) {
        said(ui, cx, *place, work, &title, purpose);
    }
}

/// Whether a guardian has to agree too.
pub(super) fn guardian(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    rect: Rect,
    owner: &crate::domain::profile::Profile,
    work: &ArtworkId,
) {
    let needed = owner.guardian_agrees;
    let word = cx.t(if needed { "guardian-needed" } else { "guardian-not" });
    let spoken = format!("{} {}: {word}", owner.name, cx.t("guardian"));
    let key = Key::new(("guardian", work.as_str()), rect, &spoken).word(&word).size(15.0).lines(2);
    if key.chosen(needed).show(ui, cx) {
        exhibit(cx, ExhibitCommand::GuardianAgrees(owner.id.clone(), !needed));
    }
}

/// The maker is not on this device, and what came with the work says that a guardian has to agree: a tap leads to asking them.
fn guardian_elsewhere(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, maker: &str, work: &ArtworkId) {
    let word = cx.t("guardian-needed");
    let spoken = format!("{maker} {}: {word}", cx.t("guardian"));
    let key = Key::new(("guardian", work.as_str()), rect, &spoken).word(&word).size(15.0).lines(2);
    if key.show(ui, cx) {
        see_work(cx, work, ExhibitView::Ask);
    }
}

/// How one use stands; a tap leads to asking.
fn said(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork, title: &str, purpose: Use) {
    let (icon, text) = stands(work, purpose);
    let word = cx.t(text);
    let spoken = format!("{title}, {}: {word}", cx.t(use_key(purpose)));
    let fill = match icon {
        "cross" => cx.colors.tint(Tint::Negation),
        "check" => cx.colors.tint(Tint::Verb),
        _ => cx.colors.paper,
    };
    let id = ("table-said", work.id.as_str(), purpose.name());
    let key = Key::new(id, rect, &spoken).word(&word).icon(icon).size(TYPE_SECOND * 0.85).lines(2).fill(fill);
    let key = if rect.width() > 120.0 { key.beside().sign_max(26.0) } else { key.sign_share(0.45) };
    if key.show(ui, cx) {
        see_work(cx, &work.id, ExhibitView::Ask);
    }
}
