//! What the curator's screens are made of: lines that are turned to, pages, rows of choices, cards.

use crate::app::{PictureKey, is_by_service};
use crate::domain::artwork::Artwork;
use crate::domain::consent::{Use, WhyNot};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, paint_picture, rows};
use egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Height of a key in the curator's room.
pub(super) const KEY: f32 = 52.0;
/// What has to fit below a heading.
const FOLLOWS: f32 = 66.0;
/// Width of the keys that turn to more lines.
const TURN: f32 = 56.0;

/// A list of lines of any height, turned to by big keys: which line is the first that is shown, and where one came from.
#[derive(Default)]
pub(super) struct Roll {
    first: usize,
    trail: Vec<usize>,
    /// Not all lines fitted in the last frame.
    turns: bool,
}

/// The lines of one frame. Those that do not fit have no height, and nothing is drawn in them.
pub(super) struct Lines {
    whole: Rect,
    rect: Rect,
    top: f32,
    count: usize,
    first: usize,
    /// The first line that did not fit.
    next: Option<usize>,
}

impl Roll {
    /// Back to the first line.
    pub fn rewind(&mut self) {
        self.first = 0;
        self.trail.clear();
    }

    /// The lines of this frame.
    pub fn begin(&self, rect: Rect) -> Lines {
        let beside = if self.turns { TURN + GAP } else { 0.0 };
        let inner = rect.with_max_x(rect.right() - beside);
        Lines { whole: rect, rect: inner, top: rect.top(), count: 0, first: self.first, next: None }
    }

    /// The line of this number is turned to.
    pub fn turn_to(&mut self, line: usize) {
        self.rewind();
        if line > 0 {
            self.first = line;
            self.trail.push(0);
        }
    }
}

impl Lines {
    /// The next line.
    pub fn line(&mut self, height: f32) -> Rect {
        let nth = self.count;
        self.count += 1;
        let left = self.rect.bottom() - self.top;
        let is_first = self.top <= self.rect.top();
        if nth < self.first || self.next.is_some() {
            return Rect::from_min_size(self.rect.min, vec2(0.0, 0.0));
        }
        if height > left && !is_first {
            self.next = Some(nth);
            return Rect::from_min_size(self.rect.min, vec2(0.0, 0.0));
        }
        let line = Rect::from_min_size(pos2(self.rect.left(), self.top), vec2(self.rect.width(), height.min(left)));
        self.top += height + GAP;
        line
    }

    /// The line of a heading: it never stands alone at the end.
    pub fn head(&mut self, height: f32) -> Rect {
        let left = self.rect.bottom() - self.top;
        if self.count > self.first && self.next.is_none() && height + GAP + FOLLOWS > left {
            self.next = Some(self.count);
        }
        self.line(height)
    }

    /// How many lines there were until now.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Draws the keys that turn, if not all lines are shown.
    pub fn end(self, ui: &mut Ui, cx: &mut Cx<'_>, roll: &mut Roll) {
        let turns = self.next.is_some() || roll.first > 0;
        if turns != roll.turns {
            roll.turns = turns;
            ui.ctx().request_repaint();
        }
        if roll.first >= self.count && self.count > 0 {
            roll.rewind();
            ui.ctx().request_repaint();
        }
        if !turns {
            return;
        }
        let places = rows(self.whole.with_min_x(self.whole.right() - TURN), GAP, &[0.0, 0.0]);
        // There can be two lists on a screen.
        let at = (self.whole.min.x as i32, self.whole.min.y as i32);
        let (before, after) = (cx.t("page-previous"), cx.t("page-next"));
        let key = Key::new(("lines-before", at), places[0], &before).icon("up").wordless().enabled(roll.first > 0);
        if key.show(ui, cx) {
            roll.first = roll.trail.pop().unwrap_or(0);
        }
        let key = Key::new(("lines-after", at), places[1], &after).icon("down").wordless().enabled(self.next.is_some());
        let pressed = key.show(ui, cx);
        if let Some(next) = self.next.filter(|_| pressed) {
            roll.trail.push(roll.first);
            roll.first = next;
        }
    }
}

/// A line to turn pages: before, which page of how many, after. Also by the keys for pages.
pub(super) fn pages(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, page: &mut usize, pages: usize) {
    *page = (*page).min(pages.saturating_sub(1));
    if pages < 2 {
        return;
    }
    let places = columns(rect, GAP, &[72.0, 0.0, 72.0]);
    let (before, after) = (cx.t("page-previous"), cx.t("page-next"));
    let (back, on) = if ui.memory(|memory| memory.focused().is_none()) || !ui.ctx().egui_wants_keyboard_input() {
        ui.input(|input| (input.key_pressed(egui::Key::PageUp), input.key_pressed(egui::Key::PageDown)))
    } else {
        (false, false)
    };
    let key = Key::new("page-previous", places[0], &before).icon("left").wordless().enabled(*page > 0);
    if (key.show(ui, cx) || back) && *page > 0 {
        *page -= 1;
    }
    let (now, all) = ((*page + 1).to_string(), pages.to_string());
    let text = cx.tn("curate-page", &[("page", &now), ("pages", &all)]);
    cx.words(ui, &text, places[1], TYPE_SECOND, Weight::Regular, Align::Center, 1, cx.colors.ink);
    let key = Key::new("page-next", places[2], &after).icon("right").wordless().enabled(*page + 1 < pages);
    if (key.show(ui, cx) || on) && *page + 1 < pages {
        *page += 1;
    }
}

/// A sheet of paper to write on.
pub(super) fn panel(ui: &Ui, cx: &Cx<'_>, rect: Rect) -> Rect {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    inset(rect, 14.0)
}

/// A heading.
pub(super) fn heading(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str) {
    let text = cx.t(text);
    cx.words(ui, &text, rect, TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
}

/// A sentence.
pub(super) fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &str) {
    cx.words(ui, text, rect, TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
}

/// The same where nothing is there yet.
pub(super) fn nothing(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str) {
    let text = cx.t(text);
    cx.words(ui, &text, rect, 22.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
}

/// A key with an icon left of its word.
pub(super) fn key(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    rect: Rect,
    text: &'static str,
    icon: &'static str,
    enabled: bool,
) -> bool {
    let name = cx.t(text);
    let key = Key::new(("curate", text), rect, &name).icon(icon).size(TYPE_SECOND).lines(2).enabled(enabled);
    let key = if rect.width() > rect.height() * 1.7 { key.beside() } else { key.size(14.0) };
    key.show(ui, cx)
}

/// A row of choices, of which some are chosen; the one that was tapped. `of`: what is chosen, for its spoken name.
pub(super) fn choices(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, of: &str, words: &[(String, bool)]) -> Option<usize> {
    let places = columns(rect, GAP, &vec![0.0; words.len()]);
    let mut tapped = None;
    for (nth, ((word, chosen), place)) in words.iter().zip(places).enumerate() {
        let spoken = format!("{of}: {word}");
        let key = Key::new(("choice", of, nth), place, &spoken).word(word).size(TYPE_SECOND).lines(2).chosen(*chosen);
        if key.show(ui, cx) {
            tapped = Some(nth);
        }
    }
    tapped
}

/// How a use stands: sign and short words.
pub(super) fn stands(work: &Artwork, purpose: Use) -> (&'static str, &'static str) {
    match work.consents.allows(purpose) {
        Ok(()) => ("check", "said-yes"),
        Err(WhyNot::Refused) => ("cross", "said-no"),
        Err(WhyNot::Withdrawn) => ("cross", "said-withdrawn"),
        Err(WhyNot::GuardianUnasked) => ("clock", "said-guardian-waits"),
        Err(WhyNot::GuardianRefused) => ("cross", "said-guardian-no"),
        Err(WhyNot::Unasked | WhyNot::Blank | WhyNot::Gone) => ("help", "said-unasked"),
    }
}

/// The message that names a use.
pub(super) fn use_key(purpose: Use) -> &'static str {
    match purpose {
        Use::Print => "use-print",
        Use::Web => "use-web",
        Use::Archive => "use-archive",
        Use::Publicity => "use-publicity",
    }
}

/// The icon of a use.
pub(super) fn use_icon(purpose: Use) -> &'static str {
    match purpose {
        Use::Print => "print",
        Use::Web => "web",
        Use::Archive => "archive",
        Use::Publicity => "people",
    }
}

/// A work on a card: the whole picture, never cropped, its words below. True when it was pressed.
pub(super) fn card(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect, work: &Artwork, card: &Card<'_>) -> bool {
    let border = if card.chosen { cx.colors.main } else { cx.colors.line };
    let name = named(cx, card.name, work);
    let key = Key::new((card.id, work.id.as_str()), cell, &name).wordless().fill(cx.colors.paper).border(border);
    let pressed = key.radius(RADIUS_CARD).chosen_quietly(card.chosen).show(ui, cx);
    if card.chosen {
        // Not by colour alone.
        ui.painter().rect_stroke(inset(cell, 3.0), RADIUS_CARD - 3.0, Stroke::new(4.0, border), StrokeKind::Inside);
    }
    let (picture, words) = inset(cell, 10.0).split_top_bottom_at_y(cell.bottom() - 42.0);
    paint(ui, cx, picture, work);
    let words = if is_by_service(work) { sign_of_service(ui, cx, words) } else { words };
    cx.kit.labels.paint(ui.painter(), card.text, words, TYPE_SECOND, Weight::Bold, Align::Center, 1, cx.colors.ink);
    if let Some(mark) = card.mark {
        badge(ui, cx, cell, mark);
    }
    pressed
}

/// The name of a work in a list: where a service painted, it says so.
pub(super) fn named(cx: &mut Cx<'_>, name: &str, work: &Artwork) -> String {
    if is_by_service(work) { format!("{name}. {}", cx.t("ai-notice")) } else { name.to_owned() }
}

/// What stands on a card.
pub(super) struct Card<'a> {
    /// Of which list.
    pub id: &'static str,
    /// Below the picture.
    pub text: &'a str,
    /// What a screen reader says.
    pub name: &'a str,
    /// Lit.
    pub chosen: bool,
    /// A sign in the corner.
    pub mark: Option<&'static str>,
}

/// The picture of a work, whole.
pub(super) fn paint(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) {
    let (painter, state) = (ui.painter().clone(), cx.state);
    let large = rect.width().min(rect.height()) > 300.0;
    paint_picture(ui, cx, &painter, rect, |side| {
        state.work_picture(work, if large { PictureKey::LARGE } else { side })
    });
}

/// The picture of a work, whole; where a service painted, with the sign of that in a corner.
pub(super) fn paint_with_sign(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) {
    paint(ui, cx, rect, work);
    if is_by_service(work) {
        let side = (rect.width().min(rect.height()) * 0.4).min(30.0);
        let place = Rect::from_min_size(rect.left_top(), vec2(side, side));
        ui.painter().rect_filled(place, side / 2.0, cx.colors.paper);
        cx.icon(ui.ctx(), "spark", inset(place, side * 0.15), cx.colors.ink);
    }
}

/// The same in a list whose lines are no keys: the sign has a name of its own.
pub(super) fn paint_in_list(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) {
    paint_with_sign(ui, cx, rect, work);
    if is_by_service(work) {
        let name = cx.t("ai-notice");
        let response = ui.interact(rect, Id::unique(("by-service", rect.min.y as i32)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &*name));
    }
}

fn sign_of_service(ui: &Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    let (place, rest) = rect.split_left_right_at_x(rect.left() + rect.height());
    cx.icon(ui.ctx(), "spark", inset(place, 4.0), cx.colors.ink);
    rest
}

/// A sign in the upper right corner.
fn badge(ui: &Ui, cx: &mut Cx<'_>, cell: Rect, icon: &'static str) {
    let place = Rect::from_min_size(cell.right_top() + vec2(-38.0, 6.0), vec2(32.0, 32.0));
    // What hangs already is done; the other signs ask for care.
    let color = if icon == "check" { cx.colors.done } else { cx.colors.care };
    ui.painter().rect_filled(place, 16.0, cx.colors.paper);
    ui.painter().rect_stroke(place, 16.0, Stroke::new(cx.colors.border, color), StrokeKind::Inside);
    cx.icon(ui.ctx(), icon, inset(place, 6.0), color);
}
