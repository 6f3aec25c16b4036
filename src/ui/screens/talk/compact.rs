//! Talk in a small window (a phone, letters at twice the size): the grid keeps its targets and is panned by big keys;
//! what finds no place beside it lies in a drawer, one tap away.

use super::super::cells::{self, View};
use super::board;
use super::{TalkPage, endings, middle, rail, suggestions};
use crate::domain::board::Board;
use crate::domain::sentence::EndingKey;
use crate::ui::kit::tokens::{GAP, TARGET};
use crate::ui::kit::{Cx, Key, grid_cell, rows};
use egui::{Rect, Ui};

/// What lies where the board is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawer {
    /// The board itself.
    #[default]
    Board,
    /// Ending keys.
    Endings,
    /// Next words, and the rail.
    Others,
}

/// A key beside the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Control {
    /// Left, right, up, down.
    Pan(usize),
    /// The first board.
    Home,
    /// The board before.
    Back,
    /// Opens and closes a drawer.
    Open(Drawer),
    /// An empty place.
    None,
}

const PANS: [(&str, &str); 4] = [("left", "pan-left"), ("right", "pan-right"), ("up", "pan-up"), ("down", "pan-down")];

/// How many targets fit into a length.
fn fit(length: f32) -> usize {
    (((length + GAP + 0.5) / (TARGET + GAP)) as usize).max(1)
}

/// Height of so many lines of targets.
fn lines(count: usize) -> f32 {
    count as f32 * (TARGET + GAP) - GAP
}

/// Draws everything below the strip.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect, upright: bool) {
    let Some(board) = cx.state.board().cloned() else { return };
    if super::is_drawing(cx) || cx.state.talk.keyboard {
        // Drawing and typing need the room that the keys beside the board take.
        page.drawer = Drawer::Board;
        return middle(ui, cx, page, rect);
    }
    if !upright {
        use Control::{Back, Home, None, Open, Pan};
        let whole = rect;
        // The ending keys stay in view where all rows of the board do so, too; else they get a drawer.
        let endings = rect.height() + 0.5 >= lines(board.grid.rows + 1) && fit(rect.width()) >= EndingKey::LINE.len();
        let rect = if endings { rect.with_max_y(rect.bottom() - TARGET - GAP) } else { rect };
        let last = if endings { None } else { Open(Drawer::Endings) };
        // What pushed the board down may leave room for two lines of keys only.
        let low = [Home, Pan(2), Pan(3), Back, last, Pan(0), Pan(1), Open(Drawer::Others)];
        let pad = [Home, Pan(2), Back, Pan(0), None, Pan(1), last, Pan(3), Open(Drawer::Others)];
        let (across, keys) = if rect.height() < lines(3) { (4, &low[..]) } else { (3, &pad[..]) };
        let sides = cx.sided(rect, GAP, &[0.0, lines(across)]);
        let view = View::within(&board, sides[0], page.pan);
        controls(ui, cx, page, &view, sides[1], across, keys);
        if endings {
            endings::show(ui, cx, whole.with_min_y(whole.bottom() - TARGET), EndingKey::LINE.len());
        }
        return stage(ui, cx, page, &board, view, sides[0]);
    }
    let plan = Plan::of(&board, rect);
    let endings_height = if plan.endings { lines(2) } else { 0.0 };
    let below = lines(plan.controls.len().div_ceil(plan.across));
    let parts =
        if plan.endings { rows(rect, GAP, &[0.0, endings_height, below]) } else { rows(rect, GAP, &[0.0, below]) };
    let view = View::within(&board, parts[0], page.pan);
    if plan.endings {
        endings::show(ui, cx, parts[1], 4);
    }
    controls(ui, cx, page, &view, parts[parts.len() - 1], plan.across, &plan.controls);
    stage(ui, cx, page, &board, view, parts[0]);
}

/// What stands below the board of a standing window.
struct Plan {
    endings: bool,
    across: usize,
    controls: Vec<Control>,
}

impl Plan {
    /// The ending keys stay in view where all rows of the board do so, too; else they get a drawer.
    fn of(board: &Board, rect: Rect) -> Self {
        let across = fit(rect.width());
        let wide = across >= board.grid.columns;
        let mut few: Vec<Control> = if wide { Vec::new() } else { vec![Control::Pan(0), Control::Pan(1)] };
        few.extend([Control::Home, Control::Back, Control::Open(Drawer::Others)]);
        let left = rect.height() - lines(2) - lines(few.len().div_ceil(across)) - 2.0 * GAP;
        if left + 0.5 >= lines(board.grid.rows) {
            return Self { endings: true, across: across.min(few.len()), controls: few };
        }
        let mut all: Vec<Control> = (0..4).map(Control::Pan).collect();
        all.extend([Control::Home, Control::Back, Control::Open(Drawer::Endings), Control::Open(Drawer::Others)]);
        Self { endings: false, across: across.min(4), controls: all }
    }
}

fn controls(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut TalkPage,
    view: &View,
    rect: Rect,
    across: usize,
    controls: &[Control],
) {
    cx.kit.pad.part();
    let down = controls.len().div_ceil(across).max(1);
    let cell = |index: usize| grid_cell(rect, GAP, (across, down), (index % across, index / across));
    let place_of = |wanted: Control| controls.iter().position(|control| *control == wanted).map(cell);
    if let (Some(home), Some(back)) = (place_of(Control::Home), place_of(Control::Back)) {
        suggestions::ways_back(ui, cx, home, back);
    }
    for (index, control) in controls.iter().enumerate() {
        match control {
            Control::Pan(side) => {
                let (icon, text) = PANS[side % 4];
                let can = page.drawer == Drawer::Board && view.more()[side % 4];
                if cells::edge(ui, cx, cell(index), icon, text, can) {
                    page.pan = view.panned(*side);
                }
            }
            Control::Open(drawer) => open(ui, cx, page, *drawer, cell(index)),
            Control::Home | Control::Back | Control::None => {}
        }
    }
}

fn open(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, drawer: Drawer, cell: Rect) {
    let (icon, text) = if drawer == Drawer::Endings { ("ending-want", "endings") } else { ("more", "other-ways") };
    let name = cx.t(text);
    let chosen = page.drawer == drawer;
    if Key::new(("drawer", text), cell, &name).icon(icon).size(14.0).lines(2).chosen(chosen).show(ui, cx) {
        page.drawer = if chosen { Drawer::Board } else { drawer };
    }
}

/// The board, or the drawer that lies over it.
fn stage(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, board: &std::sync::Arc<Board>, view: View, rect: Rect) {
    cx.kit.pad.part();
    let talk = &cx.state.talk;
    let laid_over = talk.search.is_some() || talk.history_open;
    match page.drawer {
        Drawer::Endings => endings::show(ui, cx, rect, fit(rect.width()).min(EndingKey::LINE.len() / 2)),
        Drawer::Others => others(ui, cx, page, rect),
        Drawer::Board if laid_over => middle(ui, cx, page, rect),
        Drawer::Board => board::cells(ui, cx, board, &view),
    }
}

/// The rail, then as many next words as there is room for. Whatever is tapped, the board comes back.
fn others(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let keys = rail::count(cx);
    let across = fit(rect.width()).min(keys);
    let all = keys + suggestions::PLACES;
    let down = all.div_ceil(across).min(fit(rect.height()));
    let height = lines(down).max(rect.height().min(down as f32 * 110.0));
    let area = Rect::from_min_size(rect.min, egui::vec2(rect.width(), height));
    let cells: Vec<Rect> = (0..across * down)
        .map(|index| grid_cell(area, GAP, (across, down), (index % across, index / across)))
        .collect();
    let before = cx.out.len();
    let (keys, words) = cells.split_at(keys.min(cells.len()));
    rail::keys(ui, cx, keys);
    for (place, cell) in words.iter().take(suggestions::PLACES).enumerate() {
        suggestions::word(ui, cx, place, *cell);
    }
    if cx.out.len() > before {
        page.drawer = Drawer::Board;
    }
}
