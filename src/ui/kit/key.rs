//! The one button of the program: a picture, a word, a tint; named for screen readers; pressed through the touch filter.

use super::tokens::{Colors, DIP_SECONDS, MARK_LIFT, RADIUS_BUTTON, TYPE_WORD};
use super::{Align, Cx, Weight, inset};
use crate::app::PictureKey;
use crate::domain::access::Manner;
use crate::domain::id::BlobId;
use crate::domain::profile::Theme;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::atlas::Shown;
use crate::ui::kit::textures::side_for;
use egui::{
    Color32, CornerRadius, Id, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

/// The picture on a button.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Sign {
    /// None.
    #[default]
    None,
    /// One of our icons, in the colour of the words.
    Icon(&'static str),
    /// A symbol in its own colours.
    Symbol(SymbolRef),
    /// A stored picture, whole, never cropped.
    Blob(BlobId),
}

/// A button at a place.
#[must_use]
pub struct Key<'a> {
    id: Id,
    rect: Rect,
    name: &'a str,
    word: Option<&'a str>,
    second: Option<&'a str>,
    sign: Sign,
    fill: Option<Color32>,
    ink: Option<Color32>,
    border: Option<Color32>,
    radius: f32,
    size: f32,
    lines: usize,
    chosen: Option<bool>,
    quiet: bool,
    folder: bool,
    beside: bool,
    enabled: bool,
    focus: bool,
    wakes: bool,
    sign_share: f32,
    sign_max: f32,
}

impl<'a> Key<'a> {
    /// A button. `name` is what a screen reader says, and the word shown unless another one is set.
    pub fn new(id: impl std::hash::Hash + std::fmt::Debug, rect: Rect, name: &'a str) -> Self {
        Self {
            id: Id::unique(("key", id)),
            rect,
            name,
            word: Some(name),
            second: None,
            sign: Sign::None,
            fill: None,
            ink: None,
            border: None,
            radius: RADIUS_BUTTON,
            size: TYPE_WORD,
            lines: 2,
            chosen: None,
            quiet: false,
            folder: false,
            beside: false,
            enabled: true,
            focus: false,
            wakes: false,
            sign_share: 0.62,
            sign_max: f32::INFINITY,
        }
    }

    /// The picture.
    pub fn sign(mut self, sign: Sign) -> Self {
        self.sign = sign;
        self
    }

    /// One of our icons.
    pub fn icon(self, name: &'static str) -> Self {
        self.sign(Sign::Icon(name))
    }

    /// No word under the picture (the name is still there for screen readers).
    pub fn wordless(mut self) -> Self {
        self.word = None;
        self
    }

    /// The word shown, where it is shorter than the name.
    pub fn word(mut self, word: &'a str) -> Self {
        self.word = Some(word);
        self
    }

    /// A second, quieter line.
    pub fn second(mut self, text: &'a str) -> Self {
        self.second = Some(text);
        self
    }

    /// Background.
    pub fn fill(mut self, color: Color32) -> Self {
        self.fill = Some(color);
        self
    }

    /// Colour of words and icon.
    pub fn ink(mut self, color: Color32) -> Self {
        self.ink = Some(color);
        self
    }

    /// Colour of the border.
    pub fn border(mut self, color: Color32) -> Self {
        self.border = Some(color);
        self
    }

    /// Corner.
    pub fn radius(mut self, radius: f32) -> Self {
        self.radius = radius;
        self
    }

    /// Size of the word in points.
    pub fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }

    /// At most this many lines for the word.
    pub fn lines(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }

    /// A key that is lit or not (ending keys, tools).
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = Some(chosen);
        self
    }

    /// Lit or not for assistive technology only; its words say it to the eye.
    pub fn chosen_quietly(mut self, chosen: bool) -> Self {
        self.chosen = Some(chosen);
        self.fill = self.fill.or(Some(Color32::TRANSPARENT));
        self.quiet = true;
        self
    }

    /// Opens a board: a small tab on the upper edge.
    pub fn folder(mut self, folder: bool) -> Self {
        self.folder = folder;
        self
    }

    /// Picture left, word right.
    pub fn beside(mut self) -> Self {
        self.beside = true;
        self
    }

    /// The same where the key is wide enough for a word beside its picture; else a small word in one line below it.
    pub fn beside_in(self, width: f32) -> Self {
        const ROOM: f32 = 130.0;
        if width >= ROOM { self.beside().lines(2) } else { self.size(14.0).lines(1) }
    }

    /// The share of the height that the picture takes.
    pub fn sign_share(mut self, share: f32) -> Self {
        self.sign_share = share;
        self
    }

    /// The picture is never larger than this, in points.
    pub fn sign_max(mut self, points: f32) -> Self {
        self.sign_max = points;
        self
    }

    /// Cannot be pressed now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Takes the keyboard's focus in this frame.
    pub fn focus(mut self, now: bool) -> Self {
        self.focus = now;
        self
    }

    /// It begins and ends the rest of a pointer, and is heard while it rests.
    pub fn wakes(mut self) -> Self {
        self.wakes = true;
        self
    }

    /// Draws it. True when it was selected: by touch, keyboard or assistive technology.
    pub fn show(mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        if self.chosen == Some(true) && !self.quiet {
            self.fill = self.fill.or(Some(cx.colors.chosen));
            self.ink = self.ink.or(Some(cx.colors.on_chosen));
        }
        if !self.rect.is_positive() {
            return false;
        }
        // What lies under something else looks as ever, and rests: no finger, key or reader gets at it.
        let place = cx.lies(self.rect);
        let covered = cx.kit.pad.is_covered(place);
        let enabled = self.enabled && !covered;
        let response = ui.interact(place, self.id, if covered { Sense::hover() } else { Sense::click() });
        if enabled {
            cx.kit.pad.target(self.id, place, self.name, self.manner());
        }
        if self.focus {
            response.request_focus();
        }
        let by_pointer = ui.input(|input| input.pointer.any_click());
        let by_other = response.clicked() && !by_pointer;
        let selected = enabled && (cx.kit.pad.is_selected(self.id) || by_other);
        self.paint(ui, cx, response.has_focus());
        response.widget_info(|| match self.chosen {
            Some(chosen) => WidgetInfo::selected(Role::Button, enabled, chosen, self.name),
            None => WidgetInfo::labeled(Role::Button, enabled, self.name),
        });
        selected
    }

    /// One icon has one meaning everywhere: it says what must be chosen carefully.
    fn manner(&self) -> Manner {
        match (&self.sign, self.wakes) {
            (_, true) => Manner::Wakes,
            (Sign::Icon("speak" | "speak-all" | "trash" | "clear" | "chime"), _) => Manner::Careful,
            _ => Manner::Plain,
        }
    }

    fn paint(&self, ui: &mut Ui, cx: &mut Cx<'_>, focused: bool) {
        let colors = cx.colors;
        let pressed = cx.kit.pad.is_pressed(self.id);
        let dip = if cx.motion() {
            ui.ctx().animate_bool_with_time(self.id, pressed, DIP_SECONDS)
        } else {
            f32::from(pressed)
        };
        let lifted = if cx.kit.pad.is_marked(self.id) { MARK_LIFT } else { 0.0 };
        let rect = inset(self.rect, 2.0 * dip - lifted);
        let painter = ui.painter().clone();
        let corner = CornerRadius::same(self.radius.min(rect.height() / 2.0) as u8);
        let fill = self.fill.unwrap_or(colors.paper);
        painter.rect_filled(rect, corner, if self.enabled { fill } else { colors.hanji });
        let own = self.border.filter(|_| self.enabled);
        let line = own.unwrap_or(if self.chosen == Some(true) { fill } else { colors.line });
        // Not by colour alone: what cannot be pressed has a thin line, also in high contrast.
        let width = if self.enabled { colors.border } else { colors.border.min(1.0) };
        painter.rect_stroke(rect, corner, Stroke::new(width, line), StrokeKind::Inside);
        if self.folder {
            self.paint_tab(&painter, rect, colors.soft_ink);
        }
        if pressed || focused {
            painter.rect_stroke(rect, corner, Stroke::new(4.0, colors.main), StrokeKind::Inside);
        }
        if focused {
            cx.kit.textures.shape_later(super::marks::focus(rect, &colors));
        }
        self.paint_inside(ui, cx, &painter, rect);
        let hold = cx.kit.pad.hold(self.id);
        if hold > 0.0 {
            let shape = ring(rect.center(), rect.height() * 0.36, hold, colors.main);
            cx.kit.textures.shape_later(shape);
        }
    }

    fn paint_tab(&self, painter: &Painter, rect: Rect, color: Color32) {
        let tab =
            Rect::from_min_size(pos2(rect.left() + rect.width() * 0.3, rect.top()), vec2(rect.width() * 0.4, 7.0));
        painter.rect_filled(tab, CornerRadius { nw: 0, ne: 0, sw: 6, se: 6 }, color);
    }

    fn paint_inside(&self, ui: &mut Ui, cx: &mut Cx<'_>, painter: &Painter, rect: Rect) {
        let ink = if self.enabled { self.ink.unwrap_or(cx.colors.ink) } else { cx.colors.soft_ink };
        let inner = inset(rect, 6.0);
        let (picture, words) = self.split(inner);
        if let Some(picture) = picture {
            self.paint_sign(ui, cx, picture, ink);
        }
        let Some(word) = self.word else { return };
        let align = if self.beside && self.sign != Sign::None { Align::Left } else { Align::Center };
        let (first, second) = match self.second {
            Some(_) if words.height() > 150.0 => {
                // Two lines that belong together stay together.
                let middle = Rect::from_center_size(words.center(), vec2(words.width(), 130.0));
                middle.split_top_bottom_at_fraction(0.55)
            }
            Some(_) => words.split_top_bottom_at_fraction(0.58),
            None => (words, Rect::NOTHING),
        };
        cx.kit.labels.paint(painter, word, first, self.size, Weight::Bold, align, self.lines, ink);
        if let Some(text) = self.second {
            let quiet = if self.ink.is_some() { ink } else { cx.colors.soft_ink };
            cx.kit.labels.paint(painter, text, second, self.size * 0.8, Weight::Regular, align, 2, quiet);
        }
    }

    /// Where the picture and where the word goes.
    fn split(&self, inner: Rect) -> (Option<Rect>, Rect) {
        match (&self.sign, self.word) {
            (Sign::None, _) => (None, inner),
            (_, None) => (Some(inner), Rect::NOTHING),
            _ if self.beside => {
                let side = inner.height().min(inner.width() * 0.4);
                let (left, right) = inner.split_left_right_at_x(inner.left() + side + 4.0);
                (Some(inset(left, 4.0)), right)
            }
            _ => {
                let (top, bottom) = inner.split_top_bottom_at_fraction(self.sign_share);
                let size = Vec2::new(top.width().min(self.sign_max), top.height().min(self.sign_max));
                (Some(Rect::from_center_size(top.center(), size)), bottom)
            }
        }
    }

    fn paint_sign(&self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, ink: Color32) {
        match &self.sign {
            Sign::None => {}
            Sign::Icon(name) => {
                let rect = Rect::from_center_size(rect.center(), Vec2::splat(rect.width().min(rect.height()) * 0.86));
                cx.icon(ui.ctx(), name, rect, ink);
            }
            Sign::Symbol(symbol) => {
                backdrop(ui, cx, rect, symbol);
                picture_later(ui, cx, rect, |side| PictureKey::Symbol(symbol.clone(), side));
            }
            Sign::Blob(blob) => picture_later(ui, cx, rect, |side| PictureKey::Blob(blob.clone(), side)),
        }
    }
}

/// A person's own drawing is ink on nothing: on dark grounds it lies on a piece of light paper.
fn backdrop(ui: &Ui, cx: &Cx<'_>, rect: Rect, symbol: &SymbolRef) {
    if symbol.0.starts_with("blob:") && cx.colors.theme != Theme::Light {
        let sheet = Rect::from_center_size(rect.center(), Vec2::splat(rect.width().min(rect.height())));
        ui.painter().rect_filled(sheet, 8.0, Colors::of(Theme::Light).paper);
    }
}

/// Draws a picture whole into a place, never cropped or stretched. Nothing is drawn until it is here.
pub fn paint_picture(ui: &Ui, cx: &mut Cx<'_>, painter: &Painter, rect: Rect, key: impl Fn(u32) -> PictureKey) {
    if let Some((shown, place)) = find_picture(ui, cx, rect, key) {
        painter.image(shown.id, place, shown.uv, Color32::WHITE);
    }
}

/// As [`paint_picture`], with all other pictures of buttons when the room is done.
fn picture_later(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, key: impl Fn(u32) -> PictureKey) {
    if let Some((shown, place)) = find_picture(ui, cx, rect, key) {
        cx.kit.textures.paint_later(shown, place, Color32::WHITE);
    }
}

/// People in symbols look as the person wants.
fn seen(cx: &Cx<'_>, key: PictureKey) -> PictureKey {
    match key {
        PictureKey::Symbol(symbol, side) => PictureKey::Symbol(cx.state.seen(&symbol).unwrap_or(symbol), side),
        other => other,
    }
}

/// The picture, and its place in the middle of `rect`.
fn find_picture(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, key: impl Fn(u32) -> PictureKey) -> Option<(Shown, Rect)> {
    let side = side_for(rect.width().min(rect.height()), ui.ctx().pixels_per_point());
    let shown = cx.kit.textures.get(ui.ctx(), cx.state, &seen(cx, key(side)))?;
    let scale = (rect.width() / shown.size.x).min(rect.height() / shown.size.y);
    Some((shown, Rect::from_center_size(rect.center(), shown.size * scale)))
}

/// A ring that fills while a hold or dwell lasts.
pub fn ring(center: Pos2, radius: f32, part: f32, color: Color32) -> Shape {
    let steps = (48.0 * part).ceil().max(2.0) as usize;
    let point = |step: usize| {
        let angle = std::f32::consts::TAU * part * step as f32 / steps as f32 - std::f32::consts::FRAC_PI_2;
        center + radius * vec2(angle.cos(), angle.sin())
    };
    Shape::line((0..=steps).map(point).collect(), Stroke::new(6.0, color))
}
