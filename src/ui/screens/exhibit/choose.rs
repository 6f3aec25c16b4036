//! The collection: every work of this device, searched and filtered, several chosen at once and hung in one step. Lists are made when
//! something changes; of thousands of works only those of one page are drawn.

use super::carry::Carry;
use super::filters::{self, Which};
use super::hang::{SIZES, Size, room_name, sizes};
use super::parts::{Card, card, named, nothing, pages, paint_with_sign};
use super::{ExhibitPage, exhibit};
use crate::app::ExhibitCommand;
use crate::app::collection::{Collection, Filter};
use crate::domain::artwork::Artwork;
use crate::domain::exhibition::Exhibition;
use crate::domain::id::{ArtworkId, ExhibitionId};
use crate::text::dates::Moment;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, finder, grid_cell, inset, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

/// What only the collection knows.
#[derive(Default)]
pub(super) struct ChoosePage {
    /// What is looked for.
    pub filter: Filter,
    /// A filter whose choices are shown.
    pub open: Option<(Which, Vec<filters::Choice>)>,
    /// Which page of choices.
    pub choices: usize,
    page: usize,
    size: Size,
    /// Pictures alone.
    light: bool,
    /// The works that were chosen.
    marked: BTreeSet<ArtworkId>,
    /// The room that works are hung in.
    room: Option<usize>,
    carry: Carry,
    hung: Option<Hung>,
    ready: Option<(u64, Rc<Collection>)>,
    found: Option<Found>,
}

/// The works that hang in an exhibition, of which version.
struct Hung {
    of: (u64, ExhibitionId),
    works: Rc<HashSet<ArtworkId>>,
}

/// What was found, and for what.
struct Found {
    filter: Filter,
    show: ExhibitionId,
    versions: (u64, u64),
    works: Rc<Vec<ArtworkId>>,
}

impl ChoosePage {
    /// All works, made ready once for every change of one.
    pub fn collection(&mut self, cx: &Cx<'_>) -> Rc<Collection> {
        let version = cx.state.library.works_version();
        if let Some((_, ready)) = self.ready.as_ref().filter(|(of, _)| *of == version) {
            return Rc::clone(ready);
        }
        let offset = cx.state.utc_offset_min;
        let month = |at| {
            let moment = Moment::of(at, offset);
            (moment.year, moment.month)
        };
        let ready = Rc::new(Collection::of(&cx.state.library, &cx.state.words, month));
        self.ready = Some((version, Rc::clone(&ready)));
        self.marked.retain(|id| cx.state.library.artworks.contains_key(id));
        ready
    }

    fn hung(&mut self, cx: &Cx<'_>, show: &Exhibition) -> Rc<HashSet<ArtworkId>> {
        let of = (cx.state.library.version(), show.id.clone());
        if let Some(hung) = self.hung.as_ref().filter(|hung| hung.of == of) {
            return Rc::clone(&hung.works);
        }
        let works = Rc::new(show.works().cloned().collect());
        self.hung = Some(Hung { of, works: Rc::clone(&works) });
        works
    }

    fn works(&mut self, cx: &Cx<'_>, show: &Exhibition) -> Rc<Vec<ArtworkId>> {
        let collection = self.collection(cx);
        let library = &cx.state.library;
        // Whether a work hangs changes with the exhibition.
        let of_show = if self.filter.hangs.is_some() { library.version() } else { 0 };
        let versions = (library.works_version(), of_show);
        let same = |found: &&Found| found.filter == self.filter && found.show == show.id && found.versions == versions;
        if let Some(found) = self.found.as_ref().filter(same) {
            return Rc::clone(&found.works);
        }
        let works = Rc::new(collection.find(&self.filter, show));
        let (filter, show) = (self.filter.clone(), show.id.clone());
        self.found = Some(Found { filter, show, versions, works: Rc::clone(&works) });
        works
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let page = &mut page.choose;
    let narrow = rect.width() < 1000.0;
    let heights = if narrow { [52.0, 52.0, 0.0, 52.0, 60.0] } else { [52.0, 52.0, 0.0, 52.0, 0.01] };
    let parts = rows(rect, GAP, &heights);
    search(ui, cx, page, parts[0]);
    if page.carry.is_open(cx) {
        page.carry.line(ui, cx, parts[1]);
    } else {
        filters::line(ui, cx, page, parts[1]);
    }
    if page.open.is_some() {
        return filters::choices(ui, cx, page, parts[2].with_max_y(rect.bottom()));
    }
    let works = page.works(cx, show);
    let below = columns(
        parts[3],
        GAP,
        if narrow { &[56.0, 56.0, 56.0, 56.0, 0.0] } else { &[56.0, 56.0, 56.0, 56.0, 200.0, 0.0] },
    );
    sizes(ui, cx, &mut page.size, &below[..3]);
    let name = cx.t("cards-light");
    if Key::new("cards-light", below[3], &name).icon("frame").wordless().chosen(page.light).show(ui, cx) {
        page.light = !page.light;
    }
    grid(ui, cx, page, parts[2], (show, &works), below[4]);
    actions(ui, cx, page, if narrow { parts[4] } else { below[5] }, show, &works);
}

fn search(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ChoosePage, rect: Rect) {
    let width = 160.0_f32.min(rect.width() * 0.18);
    let places = columns(rect, GAP, &[0.0, width, width, width]);
    let label = cx.t("collection-search");
    if finder(ui, places[0], &mut page.filter.text, &label, TYPE_WORD).changed() {
        page.page = 0;
    }
    let some = page.filter != Filter::default();
    let name = cx.t("filters-clear");
    if Key::new("filters-clear", places[1], &name).icon("clear").beside().size(16.0).enabled(some).show(ui, cx) {
        (page.filter, page.page, page.open) = (Filter::default(), 0, None);
    }
    page.carry.keys(ui, cx, [places[2], places[3]], &page.marked);
}

/// The works of one page.
fn grid(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut ChoosePage,
    rect: Rect,
    (show, works): (&Exhibition, &[ArtworkId]),
    turn: Rect,
) {
    if works.is_empty() {
        return nothing(ui, cx, rect, "collection-none");
    }
    let wish = SIZES[page.size.0];
    let across = ((rect.width() + GAP) / (wish + GAP)).floor().max(1.0) as usize;
    let width = (rect.width() + GAP) / across as f32 - GAP;
    let height = if page.light { width } else { width * 0.8 + 46.0 };
    let down = ((rect.height() + GAP) / (height + GAP)).floor().max(1.0) as usize;
    let area = rect.with_max_y(rect.bottom().min(rect.top() + (height + GAP) * down as f32 - GAP));
    pages(ui, cx, turn, &mut page.page, works.len().div_ceil(across * down));
    let (first, hung) = (page.page * across * down, page.hung(cx, show));
    for (nth, id) in works.iter().skip(first).take(across * down).enumerate() {
        let cell = grid_cell(area, GAP, (across, down), (nth % across, nth / across));
        if let Some(work) = cx.state.library.artworks.get(id) {
            one(ui, cx, page, cell, hung.contains(id), work);
        }
    }
    page.light_ground(ui, cx, rect);
}

impl ChoosePage {
    /// A new search begins with its first page.
    pub fn first_page(&mut self) {
        (self.page, self.open) = (0, None);
    }

    /// A quiet frame around the table of pictures.
    fn light_ground(&self, ui: &Ui, cx: &Cx<'_>, rect: Rect) {
        if self.light {
            ui.painter().rect_stroke(rect.expand(2.0), 4.0, Stroke::new(1.0, cx.colors.line), StrokeKind::Outside);
        }
    }
}

/// A work; a tap chooses it or lets it go.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ChoosePage, cell: Rect, hangs: bool, work: &Artwork) {
    let title = super::super::works::title(cx, work);
    let hung = if hangs { format!(". {}", cx.t("hangs-already")) } else { String::new() };
    let name = format!("{}{hung}", cx.tn("choose-work", &[("title", &title), ("maker", &work.maker)]));
    let chosen = page.marked.contains(&work.id);
    let mark = if chosen { Some("choose") } else { hangs.then_some("check") };
    let pressed = if page.light {
        light(ui, cx, cell, work, &name, chosen)
    } else {
        card(ui, cx, cell, work, &Card { id: "collection", text: &title, name: &name, chosen, mark })
    };
    if pressed && !page.marked.remove(&work.id) {
        page.marked.insert(work.id.clone());
    }
}

/// The picture alone.
fn light(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect, work: &Artwork, name: &str, chosen: bool) -> bool {
    let name = named(cx, name, work);
    let key =
        Key::new(("light", work.id.as_str()), cell, &name).wordless().fill(cx.colors.hanji).border(cx.colors.hanji);
    let pressed = key.chosen_quietly(chosen).show(ui, cx);
    paint_with_sign(ui, cx, inset(cell, 4.0), work);
    if chosen {
        ui.painter().rect_stroke(cell, RADIUS_CARD, Stroke::new(5.0, cx.colors.main), StrokeKind::Inside);
    }
    pressed
}

/// How many there are; choose all; which room; hang; take down.
fn actions(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ChoosePage, rect: Rect, show: &Exhibition, works: &[ArtworkId]) {
    let hung = page.hung(cx, show);
    let hung: Vec<ArtworkId> = page.marked.iter().filter(|id| hung.contains(*id)).cloned().collect();
    let roomy = show.rooms.len() > 1;
    let places = columns(rect, GAP, &[0.0, 120.0, if roomy { 150.0 } else { 0.01 }, 150.0, 170.0]);
    let count = cx.tn("works-count", &[("count", &works.len().to_string())]);
    cx.words(ui, &count, places[0], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
    let name = cx.t(if !page.marked.is_empty() { "choose-none" } else { "choose-all" });
    let some = !works.is_empty() || !page.marked.is_empty();
    if Key::new("choose-all", places[1], &name).size(16.0).enabled(some).show(ui, cx) {
        if page.marked.is_empty() { page.marked.extend(works.iter().cloned()) } else { page.marked.clear() }
    }
    if roomy {
        room(ui, cx, page, places[2], show);
    }
    let name = cx.tn("take-down-count", &[("count", &hung.len().to_string())]);
    let key = Key::new("take-all-down", places[3], &name).icon("remove").beside().size(16.0).enabled(!hung.is_empty());
    if key.show(ui, cx) {
        page.marked.clear();
        exhibit(cx, ExhibitCommand::TakeAllDown(show.id.clone(), hung));
    }
    hang(ui, cx, page, places[4], show);
}

/// The room that works are hung in; a tap takes the next one.
fn room(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ChoosePage, rect: Rect, show: &Exhibition) {
    let last = show.rooms.len().saturating_sub(1);
    let now = page.room.unwrap_or(last).min(last);
    let name = room_name(cx, show, now);
    let spoken = cx.tn("hang-into", &[("name", &name)]);
    if Key::new("hang-into", rect, &spoken).word(&name).icon("frame").beside().size(16.0).lines(2).show(ui, cx) {
        page.room = Some(if now == last { 0 } else { now + 1 });
    }
}

/// The one main action.
fn hang(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ChoosePage, rect: Rect, show: &Exhibition) {
    let ready = !page.marked.is_empty();
    let name = cx.tn("hang-count", &[("count", &page.marked.len().to_string())]);
    let key = Key::new("hang-chosen", rect, &name).icon("add").beside().size(TYPE_SECOND).lines(1).enabled(ready);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        let works = std::mem::take(&mut page.marked).into_iter().collect();
        let room = page.room.filter(|room| *room < show.rooms.len());
        let command = match room {
            Some(room) => ExhibitCommand::Hang(show.id.clone(), room, works),
            None => ExhibitCommand::Add(show.id.clone(), works),
        };
        exhibit(cx, command);
    }
}
