//! What was shown, as a small picture: a hand in ink with its path, a card, strokes, the bands of a voice.

use crate::domain::shown::{CardView, Hand, Shown, Side, Sign, Sketch, Spoken};
use crate::ui::kit::tokens::RADIUS_BUTTON;
use crate::ui::kit::{Cx, inset};
use crate::ui::screens::recognize::Look;
use egui::{
    Color32, ColorImage, Context, Mesh, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, TextureHandle, TextureOptions,
    Ui, Vec2, WidgetInfo, pos2, vec2,
};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Cards that are kept as textures; more are forgotten all at once.
const KEEP_CARDS: usize = 48;
/// The bones of a hand: pairs of its 21 points.
const BONES: [(usize, usize); 20] = [
    (0, 1),
    (1, 2),
    (2, 3),
    (3, 4),
    (0, 5),
    (5, 6),
    (6, 7),
    (7, 8),
    (0, 9),
    (9, 10),
    (10, 11),
    (11, 12),
    (0, 13),
    (13, 14),
    (14, 15),
    (15, 16),
    (0, 17),
    (17, 18),
    (18, 19),
    (19, 20),
];
/// The palm: wrist and roots of the fingers.
const PALM: [usize; 6] = [0, 1, 5, 9, 13, 17];
/// Tip of the index finger: its path is the path of a moving sign.
const INDEX_TIP: usize = 8;

/// Cards as textures, by what is on them.
#[derive(Default)]
pub struct Cards {
    ready: HashMap<u64, TextureHandle>,
}

impl Cards {
    fn get(&mut self, ctx: &Context, card: &CardView) -> Option<TextureHandle> {
        let side = usize::from(card.side_px);
        if side == 0 || card.rgb.len() != side * side * 3 {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        card.rgb.hash(&mut hasher);
        if self.ready.len() > KEEP_CARDS {
            self.ready.clear();
        }
        let texture = self.ready.entry(hasher.finish()).or_insert_with(|| {
            let image = ColorImage::from_rgb([side, side], &card.rgb);
            ctx.load_texture("card", image, TextureOptions::LINEAR)
        });
        Some(texture.clone())
    }
}

/// Draws what was shown in `ink` on `ground`, as a labelled picture.
pub fn shown(ui: &mut Ui, cx: &mut Cx<'_>, cards: &mut Cards, rect: Rect, what: &Shown, colors: (Color32, Color32)) {
    if !rect.is_positive() {
        return;
    }
    let (ink, ground) = colors;
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, RADIUS_BUTTON, ground);
    let inner = inset(rect, (rect.size().min_elem() * 0.09).max(4.0));
    match what {
        Shown::Sign(sign) => paint_sign(&painter, inner, sign, ink),
        Shown::Sketch(sketch) => paint_sketch(&painter, inner, sketch, ink),
        Shown::Word(spoken) => {
            let size = vec2(inner.width(), inner.height().min(inner.width()));
            paint_spoken(&painter, Rect::from_center_size(inner.center(), size), spoken, ink);
        }
        Shown::Card(card) => {
            if let Some(texture) = cards.get(ui.ctx(), card) {
                let side = inner.size().min_elem();
                let place = Rect::from_center_size(inner.center(), Vec2::splat(side));
                let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                painter.image(texture.id(), place, whole, Color32::WHITE);
            }
        }
    }
    let name = cx.t(Look::of(what.way()).shown);
    let id = egui::Id::unique(("shown", rect.min.x as i32, rect.min.y as i32));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &*name));
}

/// How points of any unit are laid into a place: whole, centred, never stretched.
struct Fit {
    middle: Pos2,
    scale: f32,
    place: Pos2,
    mirrored: bool,
}

impl Fit {
    fn new(points: impl Iterator<Item = Pos2>, place: Rect, mirrored: bool) -> Option<Self> {
        let bounds = points.filter(|p| p.is_finite()).fold(Rect::NOTHING, |mut bounds, point| {
            bounds.extend_with(point);
            bounds
        });
        if !bounds.is_finite() || bounds.is_negative() {
            return None;
        }
        let scale = (place.width() / bounds.width().max(1.0)).min(place.height() / bounds.height().max(1.0));
        Some(Self { middle: bounds.center(), scale, place: place.center(), mirrored })
    }

    fn at(&self, point: Pos2) -> Pos2 {
        let away = (point - self.middle) * self.scale;
        self.place + if self.mirrored { vec2(-away.x, away.y) } else { away }
    }
}

fn flat(point: &[f32; 3]) -> Pos2 {
    pos2(point[0], point[1])
}

/// The hands in the middle of the sign, as in a mirror, and the paths of their index fingers.
fn paint_sign(painter: &Painter, rect: Rect, sign: &Sign, ink: Color32) {
    let frames: Vec<_> = sign.frames.iter().filter(|frame| !frame.hands.is_empty()).collect();
    let every = frames.iter().flat_map(|frame| &frame.hands).flat_map(|hand| hand.points.iter().map(flat));
    let Some(fit) = Fit::new(every, rect, true) else { return };
    for side in [Some(Side::Left), Some(Side::Right), None] {
        let of_side = |hand: &&Hand| hand.side == side;
        let tips = frames.iter().filter_map(|frame| frame.hands.iter().find(of_side));
        let path: Vec<Pos2> = tips.map(|hand| fit.at(flat(&hand.points[INDEX_TIP]))).collect();
        if path.len() > 2 {
            painter.add(Shape::line(path, Stroke::new(4.0, ink.gamma_multiply(0.35))));
        }
    }
    let Some(frame) = frames.get(frames.len() / 2) else { return };
    for hand in &frame.hands {
        paint_hand(painter, &hand.points.map(|point| fit.at(flat(&point))), ink);
    }
}

/// One hand: the palm shaded, bones as round strokes as wide as befits its size.
pub(super) fn paint_hand(painter: &Painter, points: &[Pos2; 21], ink: Color32) {
    let width = ((points[0] - points[9]).length() * 0.13).clamp(2.0, 14.0);
    let palm: Vec<Pos2> = PALM.iter().map(|place| points[*place]).collect();
    painter.add(Shape::convex_polygon(palm, ink.gamma_multiply(0.16), Stroke::NONE));
    for (from, to) in BONES {
        painter.line_segment([points[from], points[to]], Stroke::new(width, ink));
    }
    for (place, point) in points.iter().enumerate() {
        let tip = place > 0 && place % 4 == 0;
        painter.circle_filled(*point, width * if tip { 0.8 } else { 0.5 }, ink);
    }
}

fn paint_sketch(painter: &Painter, rect: Rect, sketch: &Sketch, ink: Color32) {
    let Some(fit) = Fit::new(sketch.strokes.iter().flatten().map(flat), rect, false) else { return };
    let width = (rect.size().min_elem() * 0.035).clamp(2.0, 7.0);
    for stroke in &sketch.strokes {
        paint_stroke(painter, stroke.iter().map(|point| fit.at(flat(point))).collect(), width, ink);
    }
}

/// A line with round ends; a single point is a dot.
pub(super) fn paint_stroke(painter: &Painter, points: Vec<Pos2>, width: f32, ink: Color32) {
    for end in [points.first(), points.last()].into_iter().flatten() {
        painter.circle_filled(*end, width * if points.len() == 1 { 0.8 } else { 0.5 }, ink);
    }
    if points.len() > 1 {
        painter.add(Shape::line(points, Stroke::new(width, ink)));
    }
}

/// Columns and rows of the picture of a voice.
const VOICE: (usize, usize) = (36, 14);

/// The bands of a voice: time to the right, low voices below, loud is dark.
fn paint_spoken(painter: &Painter, rect: Rect, spoken: &Spoken, ink: Color32) {
    let bands = usize::from(spoken.bands).max(1);
    let frames = spoken.levels.len() / bands;
    if frames == 0 {
        return;
    }
    let level = |frame: usize, band: usize| spoken.levels.get(frame * bands + band).copied().unwrap_or(0);
    let low = f32::from(spoken.levels.iter().copied().min().unwrap_or(0));
    let high = f32::from(spoken.levels.iter().copied().max().unwrap_or(0));
    let (across, down) = (VOICE.0.min(frames), VOICE.1.min(bands));
    let size = vec2(rect.width() / across as f32, rect.height() / down as f32);
    let mut mesh = Mesh::default();
    for column in 0..across {
        for row in 0..down {
            let value = f32::from(level(column * frames / across, row * bands / down));
            let loud = ((value - low) / (high - low).max(1.0)).powi(2);
            let at = pos2(rect.left() + column as f32 * size.x, rect.bottom() - (row + 1) as f32 * size.y);
            mesh.add_colored_rect(Rect::from_min_size(at, size * 0.86), ink.gamma_multiply(0.06 + 0.94 * loud));
        }
    }
    painter.add(Shape::mesh(mesh));
}
