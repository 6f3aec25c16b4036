//! A board as it is drawn, in Talk and where it is changed: a fixed grid, and on it the picture with its hot spots. A board too
//! large for its place is panned by big edge buttons, never reflowed.

use crate::app::{CellPicture, PictureKey, deed_of, own_color};
use crate::domain::board::{Background, Board, Button, Placement, Span};
use crate::ui::kit::tokens::{GAP, RADIUS_BUTTON, TARGET, TYPE_WORD, contrast};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, inset, paint_picture, rows};
use egui::{Color32, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

/// Width of the buttons that pan.
const EDGE: f32 = TARGET;
/// Height of the word on a hot spot.
const CHIP: f32 = 32.0;

/// Which part of a grid is shown, and where.
pub(super) struct View {
    /// Column and row of the first cell in view.
    pub first: (usize, usize),
    /// How many columns and rows are in view.
    pub shown: (usize, usize),
    whole: (usize, usize),
    /// Where.
    pub area: Rect,
}

impl View {
    /// As many whole cells of target size as an area holds; the keys that pan lie elsewhere.
    pub fn within(board: &Board, area: Rect, wanted: (usize, usize)) -> Self {
        let whole = (board.grid.columns, board.grid.rows);
        let count =
            |length: f32, cells: usize| (((length + GAP + 0.5) / (TARGET + GAP)) as usize).clamp(1, cells.max(1));
        let shown = (count(area.width(), whole.0), count(area.height(), whole.1));
        let first = (wanted.0.min(whole.0.saturating_sub(shown.0)), wanted.1.min(whole.1.saturating_sub(shown.1)));
        Self { first, shown, whole, area }
    }

    /// The whole grid, however small its cells become: for who only shows on it.
    pub fn whole(board: &Board, area: Rect) -> Self {
        let whole = (board.grid.columns.max(1), board.grid.rows.max(1));
        Self { first: (0, 0), shown: whole, whole, area }
    }

    /// As [`Self::within`], with keys that pan at its sides where they are needed.
    pub fn fit(board: &Board, rect: Rect, wanted: (usize, usize)) -> Self {
        let all = Self::within(board, rect, wanted);
        if all.shown == all.whole {
            return all;
        }
        // The buttons that pan stand left and right, whichever way they pan: height is scarcer than width.
        Self::within(board, rect.shrink2(vec2(EDGE + GAP, 0.0)), wanted)
    }

    /// Whether there is more to the left, right, top and bottom.
    pub fn more(&self) -> [bool; 4] {
        let right = self.first.0 + self.shown.0 < self.whole.0;
        let below = self.first.1 + self.shown.1 < self.whole.1;
        [self.first.0 > 0, right, self.first.1 > 0, below]
    }

    /// The first cell after panning one step: left, right, up or down. One column or row stays in view.
    pub fn panned(&self, side: usize) -> (usize, usize) {
        let step = |shown: usize| shown.saturating_sub(1).max(1);
        let (column, row) = self.first;
        match side {
            0 => (column.saturating_sub(step(self.shown.0)), row),
            1 => (column + step(self.shown.0), row),
            2 => (column, row.saturating_sub(step(self.shown.1))),
            _ => (column, row + step(self.shown.1)),
        }
    }

    /// Draws the keys that pan beside the area; gives back where the board is panned to.
    pub fn pan(&self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> (usize, usize) {
        let (wide, tall) = (self.shown.0 < self.whole.0, self.shown.1 < self.whole.1);
        let mut first = self.first;
        if !wide && !tall {
            return first;
        }
        let sides = columns(rect, GAP, &[EDGE, 0.0, EDGE]);
        let share: &[f32] = if wide && tall { &[0.0, 0.0] } else { &[0.0] };
        let (left, right) = (rows(sides[0], GAP, share), rows(sides[2], GAP, share));
        let keys = [
            (wide, left.first(), "left", "pan-left"),
            (wide, right.first(), "right", "pan-right"),
            (tall, left.last(), "up", "pan-up"),
            (tall, right.last(), "down", "pan-down"),
        ];
        for (side, (needed, place, icon, text)) in keys.into_iter().enumerate() {
            if let Some(place) = place.filter(|_| needed)
                && edge(ui, cx, *place, icon, text, self.more()[side])
            {
                first = self.panned(side);
            }
        }
        first
    }

    /// Columns and rows in view.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize)> {
        let ((left, top), (across, down)) = (self.first, self.shown);
        (0..down).flat_map(move |row| (0..across).map(move |column| (left + column, top + row)))
    }

    /// The place of cells, also where they are out of view.
    pub fn place(&self, span: Span) -> Rect {
        let side = |length: f32, count: usize| (length - GAP * (count - 1) as f32) / count as f32;
        let cell = vec2(side(self.area.width(), self.shown.0), side(self.area.height(), self.shown.1));
        let at = |index: usize, first: usize, side: f32| (index as f32 - first as f32) * (side + GAP);
        let min = self.area.min + vec2(at(span.column, self.first.0, cell.x), at(span.row, self.first.1, cell.y));
        let length = |count: usize, side: f32| count as f32 * (side + GAP) - GAP;
        Rect::from_min_size(min, vec2(length(span.columns, cell.x), length(span.rows, cell.y)))
    }

    /// The place of one cell.
    pub fn cell(&self, column: usize, row: usize) -> Rect {
        self.place(Span { row, column, rows: 1, columns: 1 })
    }

    /// The place from which hot spots count: the picture, whole within its cells; without one all of the grid.
    pub fn canvas(&self, board: &Board) -> Rect {
        let all = Span { rows: self.whole.1, columns: self.whole.0, ..Span::default() };
        let Some(Background { image, span }) = board.background() else { return self.place(all) };
        let place = self.place(span);
        let size = board.image(&image).map(|image| vec2(image.width as f32, image.height as f32));
        let Some(size) = size.filter(|size| size.x >= 1.0 && size.y >= 1.0) else { return place };
        let scale = (place.width() / size.x).min(place.height() / size.y);
        Rect::from_center_size(place.center(), size * scale)
    }

    /// Where a hot spot can be pressed: never smaller than a target, and in view. `None`: it is out of view.
    pub fn spot(&self, canvas: Rect, placement: Placement) -> Option<Rect> {
        let placement = placement.held();
        let min = canvas.min + vec2(placement.left * canvas.width(), placement.top * canvas.height());
        let size = vec2(placement.width * canvas.width(), placement.height * canvas.height());
        let rect = Rect::from_min_size(min, size);
        let center = rect.intersect(self.area).center();
        if !self.area.contains(rect.center()) && (rect.intersect(self.area).size().min_elem() < TARGET) {
            return None;
        }
        let rect = rect.intersect(self.area);
        let size = rect.size().max(Vec2::splat(TARGET)).min(self.area.size());
        let half = size / 2.0;
        let within = self.area.shrink2(half);
        let center = pos2(
            center.x.clamp(within.min.x.min(within.max.x), within.max.x.max(within.min.x)),
            center.y.clamp(within.min.y.min(within.max.y), within.max.y.max(within.min.y)),
        );
        Some(Rect::from_center_size(center, size))
    }
}

/// A key that pans.
pub(super) fn edge(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    rect: Rect,
    icon: &'static str,
    text: &'static str,
    enabled: bool,
) -> bool {
    let name = cx.t(text);
    Key::new(text, rect, &name).icon(icon).wordless().enabled(enabled).show(ui, cx)
}

/// The picture of a board, as far as it is in view.
pub(super) fn picture(ui: &mut Ui, cx: &mut Cx<'_>, board: &Board, view: &View) {
    let blob = board.background().and_then(|picture| board.image(&picture.image)?.blob.clone());
    if let Some(blob) = blob {
        let painter = ui.painter().with_clip_rect(view.area.expand(1.0));
        let key = |_| PictureKey::Blob(blob.clone(), PictureKey::LARGE);
        paint_picture(ui, cx, &painter, view.canvas(board), key);
    }
}

/// How a button looks to this person.
pub(super) struct Look {
    /// What it shows.
    pub label: String,
    /// What it is called.
    pub name: String,
    sign: Sign,
    fill: Color32,
    opens: bool,
    /// The word in the other language.
    second: Option<String>,
}

impl Look {
    /// Of a button.
    pub fn of(cx: &mut Cx<'_>, board: &Board, button: &Button) -> Self {
        let lang = cx.state.lang();
        let label = match deed_of(button, lang) {
            Some(deed) => cx.t(deed).to_string(),
            None => button.label.get(lang).to_owned(),
        };
        let opens = button.load_board.is_some();
        let name = match (opens, button.speaks()) {
            (true, true) => cx.tn("speaks-and-opens", &[("name", &label)]),
            (true, false) => cx.tn("folder-opens", &[("name", &label)]),
            _ => label.clone(),
        };
        let second = cx.state.second_label(button, lang).map(str::to_owned);
        Self { label, name, sign: sign(cx, board, button), fill: fill(cx, button), opens, second }
    }

    /// Its key in a cell.
    pub fn key<'a>(&'a self, id: impl std::hash::Hash + std::fmt::Debug, cell: Rect) -> Key<'a> {
        let key = Key::new(id, cell, &self.name).word(&self.label).sign(self.sign.clone()).fill(self.fill);
        let key = key.folder(self.opens).lines(2);
        match (&self.second, cell.height() > cell.width() * 1.25) {
            // Two words need more room than one.
            (Some(second), _) => key.second(second).sign_share(0.48),
            (None, true) => key.sign_share(0.56),
            (None, false) => key,
        }
    }

    /// Its key as a hot spot: an outline that is seen on any picture. The picture shows what it is; [`Look::chip`] says it.
    pub fn spot<'a>(&'a self, ui: &Ui, cx: &Cx<'_>, id: impl std::hash::Hash + std::fmt::Debug, rect: Rect) -> Key<'a> {
        let (light, dark) = (cx.colors.paper, cx.colors.ink);
        ui.painter().rect_stroke(rect, RADIUS_BUTTON, Stroke::new(8.0, light), StrokeKind::Inside);
        let inner = inset(rect, 2.0);
        ui.painter().rect_stroke(inner, RADIUS_BUTTON - 2.0, Stroke::new(4.0, dark), StrokeKind::Inside);
        Key::new(id, rect, &self.name).wordless().fill(Color32::TRANSPARENT).border(light).folder(self.opens)
    }

    /// The word of a hot spot, at its lower edge.
    pub fn chip(&self, ui: &Ui, cx: &mut Cx<'_>, rect: Rect) {
        let wide = (self.label.chars().count() as f32 * TYPE_WORD + 20.0).clamp(48.0, rect.width() - 12.0);
        let place = Rect::from_center_size(
            pos2(rect.center().x, rect.bottom() - 6.0 - CHIP / 2.0),
            vec2(wide, CHIP.min(rect.height() - 12.0)),
        );
        ui.painter().rect_filled(place, 8.0, cx.colors.paper);
        let painter = ui.painter().clone();
        let (size, ink) = (TYPE_WORD, cx.colors.ink);
        cx.kit.labels.paint(&painter, &self.label, inset(place, 2.0), size, Weight::Bold, Align::Center, 1, ink);
    }
}

/// The picture of a button; none: the word stands alone.
pub(super) fn sign(cx: &Cx<'_>, board: &Board, button: &Button) -> Sign {
    match cx.state.cell_picture(board, button) {
        Some(CellPicture::Symbol(symbol)) => Sign::Symbol(symbol),
        Some(CellPicture::Blob(blob)) => Sign::Blob(blob),
        Some(CellPicture::Icon(icon)) => Sign::Icon(icon),
        None => Sign::None,
    }
}

/// The background: the button's own colour, if our words can be read on it; the word's group; else paper.
fn fill(cx: &Cx<'_>, button: &Button) -> Color32 {
    if let Some(tint) = cx.state.cell_tint(button) {
        return cx.colors.tint(tint);
    }
    let own = own_color(&button.background_color).map(|[r, g, b]| Color32::from_rgb(r, g, b));
    let readable = |color: &Color32| contrast(*color, cx.colors.ink) >= 4.5 && !cx.is_contrast();
    own.filter(readable).unwrap_or(cx.colors.paper)
}
