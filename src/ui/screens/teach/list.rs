//! The words that were taught in a way, each with its picture and how often it was shown; the main action teaches a new
//! one.

use super::{TeachPage, ways};
use crate::app::{Command, RecognizeCommand, Room, TeachCommand, Teaching};
use crate::domain::shown::Way;
use crate::domain::strip::{Piece, Tile};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SENTENCE};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, grid_cell, inset, rows};
use crate::ui::screens::find::{Finding, is_in};
use crate::ui::screens::recognize::tile_tint;
use crate::ui::screens::who;
use egui::{Rect, Stroke, StrokeKind, Ui};
use std::collections::BTreeMap;

/// Width and height of a word in the list.
const CELL: (f32, f32) = (150.0, 140.0);

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TeachPage, teaching: &Teaching, rect: Rect) {
    let parts = rows(rect, GAP, &[76.0, 0.0, 84.0]);
    ways(ui, cx, teaching.way, &columns(parts[0], GAP, &[0.0; 4]));
    words(ui, cx, page, teaching.way, parts[1]);
    let places = columns(parts[2], GAP, &[(parts[2].width() * 0.4).min(260.0), 0.0]);
    let name = cx.t("lesson-room");
    if Key::new("lesson-room", places[0], &name).icon("workshop").beside().lines(1).show(ui, cx) {
        cx.send(Command::Go(Room::Lesson));
    }
    let action = places[1].with_min_x(places[1].right() - places[1].width().min(340.0));
    let name = cx.t("teach-new");
    let key = Key::new("teach-new", action, &name).icon("add").beside().size(24.0).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::Pick(true))));
    }
}

/// Every word of a way: its tile, and how many examples there are of it.
fn taught(cx: &Cx<'_>, way: Way) -> Vec<(String, Tile, usize)> {
    let mut words: BTreeMap<String, (Tile, usize)> = BTreeMap::new();
    for example in cx.state.my_examples().filter(|example| example.way() == way) {
        let word = words.entry(example.meaning()).or_insert_with(|| (example.tile.clone(), 0));
        word.1 += usize::from(example.is);
    }
    words.into_iter().map(|(meaning, (tile, count))| (meaning, tile, count)).collect()
}

fn words(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TeachPage, way: Way, rect: Rect) {
    let words = taught(cx, way);
    if words.is_empty() {
        ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
        let line = Stroke::new(cx.colors.border, cx.colors.line);
        ui.painter().rect_stroke(rect, RADIUS_CARD, line, StrokeKind::Inside);
        let text = cx.t("teach-empty");
        let place = inset(rect, 24.0);
        return cx.words(ui, &text, place, TYPE_SENTENCE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
    let fit = |area: Rect| {
        let count = |length: f32, cell: f32| (((length + GAP) / (cell + GAP)) as usize).max(1);
        (count(area.width(), CELL.0), count(area.height(), CELL.1))
    };
    let (across, down) = fit(rect);
    let mut rect = rect;
    if let (Some((line, rest)), true) = (Finding::split(rect, CELL.1), words.len() > across * down) {
        if page.finding.show(ui, cx, line) {
            page.words = 0;
        }
        rect = rest;
    }
    let needle = page.finding.needle();
    let words: Vec<_> = words.into_iter().filter(|(_, tile, _)| is_in(&needle, &forms(cx, tile))).collect();
    if words.is_empty() {
        let text = cx.t("search-nothing");
        return cx.words(ui, &text, rect, TYPE_SENTENCE, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    }
    let (across, down) = fit(rect);
    let paged = words.len() > across * down;
    let area = if paged { rect.shrink2(egui::vec2(84.0, 0.0)) } else { rect };
    let (across, down) = if paged { fit(area) } else { (across, down) };
    let pages = words.len().div_ceil(across * down);
    page.words = page.words.min(pages - 1);
    let shown = words.iter().skip(page.words * across * down).take(across * down);
    for (index, (meaning, tile, count)) in shown.enumerate() {
        let cell = grid_cell(area, GAP, (across, down), (index % across, index / across));
        word(ui, cx, cell, meaning, tile, *count);
    }
    if paged {
        who::turn(ui, cx, rect, &mut page.words, pages);
    }
}

/// What a word is called, in both languages.
fn forms<'s>(cx: &Cx<'s>, tile: &'s Tile) -> [&'s str; 2] {
    match &tile.piece {
        Piece::Word(id) => cx.state.words.word(id.as_str()).map_or([id.as_str(); 2], |word| [&word.ko, &word.en]),
        Piece::Phrase(id) => {
            cx.state.words.phrase(id.as_str()).map_or([id.as_str(); 2], |phrase| [&phrase.label.ko, &phrase.label.en])
        }
        Piece::Text(text) => [text; 2],
    }
}

fn word(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect, meaning: &str, tile: &Tile, count: usize) {
    let word = cx.state.tile_text(tile);
    let count = count.to_string();
    let name = cx.tn("teach-word", &[("word", &word), ("count", &count)]);
    let second = cx.tn("teach-count", &[("count", &count)]);
    let key = Key::new(("taught", meaning), cell, &name)
        .word(&word)
        .second(&second)
        .sign(Sign::Symbol(cx.state.tile_symbol(tile)))
        .sign_share(0.55)
        .sign_max(120.0)
        .fill(tile_tint(cx, tile));
    if key.lines(1).show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::Word(meaning.to_owned()))));
    }
}
