//! The line above the sheet: colours by name, forms, pictures to print. What is chosen is said.

use super::{Choices, SheetPage};
use crate::app::Command;
use crate::domain::drawing::Form;
use crate::domain::id::BlobId;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::TARGET;
use crate::ui::kit::{Cx, Key, Sign, grid_cell, inset};
use egui::{Color32, Mesh, Rect, Shape, Stroke, StrokeKind, Ui, pos2};

/// Colours by name: the first dozen is always there, the other one tap away.
pub(super) const COLORS: [(&str, [u8; 3]); 24] = [
    ("color-black", [43, 42, 45]),
    ("color-white", [255, 255, 255]),
    ("color-red", [204, 51, 51]),
    ("color-orange", [226, 118, 44]),
    ("color-yellow", [244, 201, 93]),
    ("color-green", [94, 133, 84]),
    ("color-turquoise", [54, 142, 140]),
    ("color-blue", [64, 124, 196]),
    ("color-navy", [31, 58, 95]),
    ("color-purple", [128, 88, 160]),
    ("color-pink", [226, 138, 164]),
    ("color-brown", [128, 86, 58]),
    ("color-gray", [128, 126, 124]),
    ("color-light-gray", [200, 197, 192]),
    ("color-ivory", [247, 238, 214]),
    ("color-apricot", [247, 201, 166]),
    ("color-gold", [201, 154, 46]),
    ("color-ochre", [190, 140, 70]),
    ("color-yellow-green", [168, 196, 84]),
    ("color-mint", [158, 214, 190]),
    ("color-sky", [150, 200, 236]),
    ("color-lavender", [190, 172, 220]),
    ("color-magenta", [158, 42, 96]),
    ("color-dark-brown", [78, 52, 40]),
];
/// Colours of one line.
const LINE: usize = 12;
/// Words whose pictures can be printed.
const STAMPS: [&str; 12] =
    ["star", "heart", "flower", "tree", "home", "sun", "cloud", "cat", "dog", "fish", "bird", "balloon"];

/// Lines that the choices need in this width.
pub(super) fn lines(width: f32) -> usize {
    if width < LINE as f32 * (TARGET + 6.0) + TARGET { 2 } else { 1 }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect, lines: usize) {
    match page.choices {
        Choices::Colours => colours(ui, cx, page, rect, lines, 0),
        Choices::MoreColours => colours(ui, cx, page, rect, lines, LINE),
        Choices::Forms => forms(ui, cx, page, rect, lines),
        Choices::Stamps => stamps(ui, cx, page, rect, lines),
    }
}

/// Places of a dozen and of the key behind it; where a dozen does not fit in, so many as do.
fn places(rect: Rect, lines: usize) -> (Vec<Rect>, Rect) {
    let across = ((LINE + 1).div_ceil(lines)).min((((rect.width() + 6.0) / (TARGET + 6.0)) as usize).max(2));
    let cell = |index: usize| grid_cell(rect, 6.0, (across, lines), (index % across, index / across));
    let count = (across * lines - 1).min(LINE);
    ((0..count).map(cell).collect(), cell(across * lines - 1))
}

fn colours(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect, lines: usize, first: usize) {
    let (cells, last) = places(rect, lines);
    for (index, cell) in (first..COLORS.len()).zip(cells) {
        let (text, [r, g, b]) = COLORS[index];
        let name = cx.t(text);
        let chosen = index == page.color;
        let key = Key::new(("colour", index), cell, &name).wordless().fill(Color32::from_rgb(r, g, b));
        let key = key.chosen_quietly(chosen).border(if chosen { cx.colors.main } else { cx.colors.line });
        if key.show(ui, cx) {
            page.color = index;
            cx.send(Command::Say(name.to_string()));
        }
        if chosen {
            // Not by colour alone: a frame inside the frame.
            let line = |width: f32, color| Stroke::new(width, color);
            ui.painter().rect_stroke(inset(cell, 4.0), 12.0, line(4.0, cx.colors.paper), StrokeKind::Inside);
            ui.painter().rect_stroke(cell, 16.0, line(5.0, cx.colors.main), StrokeKind::Inside);
        }
    }
    let name = cx.t("more-colours");
    let more = first > 0;
    if Key::new("more-colours", last, &name).icon("colours").size(13.0).lines(1).chosen(more).show(ui, cx) {
        page.choices = if more { Choices::Colours } else { Choices::MoreColours };
    }
}

fn to_colours(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, place: Rect) {
    let name = cx.t("colour");
    if Key::new("to-colours", place, &name).icon("colours").size(13.0).lines(1).show(ui, cx) {
        page.choices = Choices::Colours;
    }
}

fn forms(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect, lines: usize) {
    const NAMES: [&str; 6] = ["form-line", "form-circle", "form-rectangle", "form-triangle", "form-star", "form-heart"];
    // A line cannot be filled.
    let all = Form::ALL.into_iter().zip(NAMES);
    let drawn = all.clone().map(|(form, text)| (form, text, false));
    let filled = all.skip(1).map(|(form, text)| (form, text, true));
    let (cells, last) = places(rect, lines);
    for ((form, text, fill), cell) in drawn.chain(filled).zip(cells) {
        let form_name = cx.t(text);
        let name = if fill { cx.tn("form-filled", &[("form", &form_name)]) } else { form_name.to_string() };
        let key = Key::new(("form", text, fill), cell, &name).wordless().chosen(page.tool.form == (form, fill));
        if key.show(ui, cx) {
            page.form(form, fill);
            cx.send(Command::Say(name));
        }
        let on = page.tool.form == (form, fill);
        sketch(
            ui,
            inset(cell, cell.size().min_elem() * 0.26),
            form,
            fill,
            if on { cx.colors.on_chosen } else { cx.colors.ink },
        );
    }
    to_colours(ui, cx, page, last);
}

/// The form, small.
fn sketch(ui: &Ui, rect: Rect, form: Form, filled: bool, color: Color32) {
    let rect = Rect::from_center_size(rect.center(), egui::Vec2::splat(rect.size().min_elem()));
    let points: Vec<egui::Pos2> = match form {
        Form::Line => vec![rect.left_bottom(), rect.right_top()],
        Form::Rectangle => vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()],
        Form::Triangle => vec![rect.center_top(), rect.right_bottom(), rect.left_bottom()],
        Form::Circle => ring(rect, 40, |_| 1.0),
        Form::Star => ring(rect, 10, |i| if i % 2 == 0 { 1.0 } else { 0.45 }),
        Form::Heart => heart(rect),
    };
    if filled {
        return fill(ui, rect, &points, color);
    }
    // Piece by piece with round joints: a mitre would shoot out where a heart has its dent.
    let closed = if form == Form::Line { points.len() - 1 } else { points.len() };
    for (a, b) in points.iter().zip(points.iter().cycle().skip(1)).take(closed) {
        ui.painter().line_segment([*a, *b], Stroke::new(3.0, color));
        ui.painter().circle_filled(*a, 1.5, color);
    }
}

/// A fan from the middle, as one mesh: a star and a heart have dents, and seams between polygons would show.
fn fill(ui: &Ui, rect: Rect, points: &[egui::Pos2], color: Color32) {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(rect.center(), color);
    points.iter().for_each(|point| mesh.colored_vertex(*point, color));
    let count = points.len() as u32;
    (0..count).for_each(|at| mesh.add_triangle(0, 1 + at, 1 + (at + 1) % count));
    ui.painter().add(Shape::mesh(mesh));
}

fn ring(rect: Rect, count: usize, radius: impl Fn(usize) -> f32) -> Vec<egui::Pos2> {
    let point = |i: usize| {
        let angle = i as f32 / count as f32 * std::f32::consts::TAU;
        let r = rect.width() / 2.0 * radius(i);
        pos2(rect.center().x + angle.sin() * r, rect.center().y - angle.cos() * r)
    };
    (0..count).map(point).collect()
}

/// x = 16 sin³ t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t.
fn heart(rect: Rect) -> Vec<egui::Pos2> {
    let point = |i: usize| {
        let t = i as f32 / 40.0 * std::f32::consts::TAU;
        let (x, y) =
            (16.0 * t.sin().powi(3), 13.0 * t.cos() - 5.0 * (2.0 * t).cos() - 2.0 * (3.0 * t).cos() - (4.0 * t).cos());
        rect.center() + egui::vec2(x, -y) * (rect.width() / 34.0)
    };
    (0..40).map(point).collect()
}

fn stamps(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect, lines: usize) {
    let lang = cx.state.lang();
    let (cells, last) = places(rect, lines);
    let words = STAMPS.iter().filter_map(|id| cx.state.words.word(id));
    let words = words.map(|word| (word.symbol.clone(), word.text(lang).to_owned()));
    // The person's own cut-out drawings come first, beside the symbols.
    let own = cx.state.person().map(|person| person.things.clone()).unwrap_or_default();
    let named = |(nth, blob): (usize, &BlobId)| {
        let number = (nth + 1).to_string();
        (SymbolRef(format!("blob:{blob}")), cx.tn("my-drawing", &[("number", &number)]))
    };
    let own: Vec<(SymbolRef, String)> = own.iter().take(cells.len() / 2).enumerate().map(named).collect();
    let all: Vec<(SymbolRef, String)> = own.into_iter().chain(words).collect();
    for ((symbol, word), cell) in all.into_iter().zip(cells) {
        let name = cx.tn("stamp-of", &[("word", &word)]);
        let key = Key::new(("stamp", &symbol.0), cell, &name).wordless().sign(Sign::Symbol(symbol.clone()));
        if key.chosen(page.tool.stamp == symbol).show(ui, cx) {
            page.tool.stamp = symbol;
            cx.send(Command::Say(word));
        }
    }
    to_colours(ui, cx, page, last);
}
