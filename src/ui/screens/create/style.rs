//! 어떻게: every style, palette and mood shows the person's own scene, or own picture, in just that.

use super::scene_view;
use crate::app::{Command, CreateCommand, PictureKey, State};
use crate::art::styles::STYLES;
use crate::domain::artwork::Artwork;
use crate::domain::scene::Mood;
use crate::domain::tone::{Palette, Tone};
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows};
use crate::ui::screens::services;
use egui::{Rect, Ui};

/// Side of a sample in pixels: large enough to tell the styles apart, small enough to paint at once.
const SAMPLE: u32 = 192;

/// What is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum How {
    /// The style.
    #[default]
    Style,
    /// The colours.
    Palette,
    /// The mood.
    Mood,
}

const WAYS: [(How, &str, &str); 3] =
    [(How::Style, "style", "how-style"), (How::Palette, "colours", "how-palette"), (How::Mood, "mood", "how-mood")];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, how: &mut How, rect: Rect) {
    let upright = rect.height() > rect.width();
    let parts = if upright {
        rows(rect, GAP, &[rect.height() * 0.32, 0.0])
    } else {
        columns(rect, GAP, &[rect.width() * 0.36, 0.0])
    };
    let seen = services::typed(ui, cx, parts[0]);
    let seen = services::only_here(ui, cx, seen);
    match drawn(cx) {
        Some(work) => {
            let (painter, state) = (ui.painter().clone(), cx.state);
            paint_picture(ui, cx, &painter, seen, |_| own(state, &work, "", state.create.draft.tone, 512));
        }
        None => {
            let scene = cx.state.create.draft.scene.clone();
            scene_view::show(ui, cx, seen, &scene);
        }
    }
    let parts = rows(parts[1], GAP, &[TABS, 0.0]);
    tabs(ui, cx, how, parts[0]);
    match how {
        How::Style => styles(ui, cx, parts[1]),
        How::Palette => palettes(ui, cx, parts[1]),
        How::Mood => moods(ui, cx, parts[1]),
    }
}

/// Height of the line that says what is chosen.
const TABS: f32 = 76.0;

fn tabs(ui: &mut Ui, cx: &mut Cx<'_>, how: &mut How, rect: Rect) {
    for ((way, icon, text), place) in WAYS.into_iter().zip(columns(rect, GAP, &[0.0; 3])) {
        let name = cx.t(text);
        let key = Key::new(("how", text), place, &name).icon(icon).chosen(*how == way);
        let key = if place.width() > 150.0 { key.beside().lines(1) } else { key.size(15.0).lines(1) };
        if key.show(ui, cx) {
            *how = way;
        }
    }
}

/// Places of `count` cards: three in a row where the window stands upright, else four.
fn places(rect: Rect, count: usize) -> impl Fn(usize) -> Rect {
    let across = if rect.height() > rect.width() * 0.9 { 3 } else { 4 };
    let down = count.div_ceil(across).max(1);
    move |nth| grid_cell(rect, GAP, (across, down), (nth % across, nth / across))
}

fn styles(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    // Places beside the styles: the page to colour in, and a service while one is on.
    let online = cx.state.services.paints();
    let place = places(rect, STYLES.len() + 1 + usize::from(online));
    colouring(ui, cx, place(STYLES.len()));
    if online {
        services::card(ui, cx, place(STYLES.len() + 1));
    }
    let tone = cx.state.create.draft.tone;
    for (index, style) in STYLES.iter().map(|style| style.name()).enumerate() {
        let chosen = cx.state.create.draft.style == style && !cx.state.services.chosen;
        if card(ui, cx, place(index), (&format!("style-{style}"), chosen), (style, tone)) {
            cx.send(Command::Create(CreateCommand::Style(style.to_owned())));
        }
    }
}

fn palettes(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (now, place) = (cx.state.create.draft.tone, places(rect, Palette::ALL.len()));
    for (index, palette) in Palette::ALL.into_iter().enumerate() {
        let tone = Tone { palette, ..now };
        let name = format!("palette-{}", palette.name());
        if card(ui, cx, place(index), (&name, tone == now), ("", tone)) {
            cx.send(Command::Create(CreateCommand::Tone(tone)));
        }
    }
}

fn moods(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (now, place) = (cx.state.create.draft.tone, places(rect, Mood::ALL.len()));
    // A feeling among the words has chosen already.
    let felt = if drawn(cx).is_some() { Mood::Calm } else { cx.state.create.draft.scene.mood };
    for (index, mood) in Mood::ALL.into_iter().enumerate() {
        let tone = Tone { mood: Some(mood).filter(|mood| *mood != felt), ..now };
        let name = format!("mood-{}", mood.name());
        if card(ui, cx, place(index), (&name, now.mood(felt) == mood), ("", tone)) {
            cx.send(Command::Create(CreateCommand::Tone(tone)));
        }
    }
}

/// The person's own picture or drawing, unless the picture is one of words.
fn drawn(cx: &Cx<'_>) -> Option<Artwork> {
    let draft = &cx.state.create.draft;
    let work = draft.work.as_ref().and_then(|id| cx.state.library.artworks.get(id));
    work.filter(|_| !draft.is_of_scene()).cloned()
}

/// Lines of the picture, to colour in by hand.
fn colouring(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect) {
    let making = cx.state.create.making.is_some();
    let name = cx.t("colouring-page");
    let key = Key::new("colouring-page", cell, &name).icon("colouring").size(20.0).lines(2).enabled(!making);
    if key.fill(cx.colors.paper).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::ColouringPage));
    }
}

/// A work in a style and tone; without a style and a tone as it is.
fn own(state: &State, work: &Artwork, style: &str, tone: Tone, side: u32) -> PictureKey {
    if style.is_empty() && tone.is_plain() {
        return state.work_picture(work, side);
    }
    state.work_in_style(work, style, tone, side)
}

/// The person's own picture in a style and tone. True: it was chosen.
fn card(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    cell: Rect,
    (text, chosen): (&str, bool),
    (style, tone): (&'static str, Tone),
) -> bool {
    let name = cx.tn(text, &[]);
    let border = if chosen { cx.colors.main } else { cx.colors.line };
    let key = Key::new(("how-card", text), cell, &name).wordless().border(border);
    let tapped = key.chosen_quietly(chosen).fill(cx.colors.paper).show(ui, cx);
    let line = if cell.height() < 120.0 { 26.0 } else { 40.0 };
    let (picture, words) = inset(cell, 8.0).split_top_bottom_at_y(cell.bottom() - line);
    let (work, sample) = (drawn(cx), cx.state.create.draft.sample.clone());
    let (painter, state) = (ui.painter().clone(), cx.state);
    paint_picture(ui, cx, &painter, picture, |_| match &work {
        Some(work) => own(state, work, style, tone, SAMPLE),
        None => PictureKey::Sample(sample.clone(), style.to_owned(), tone, SAMPLE),
    });
    let size = if cell.width() < 150.0 { 16.0 } else { 20.0 };
    cx.kit.labels.paint(&painter, &name, words, size, Weight::Bold, Align::Center, 1, cx.colors.ink);
    if chosen {
        // Not by colour alone: a thick frame inside the border.
        painter.rect_stroke(inset(cell, 3.0), 14.0, egui::Stroke::new(4.0, cx.colors.main), egui::StrokeKind::Inside);
    }
    tapped
}
