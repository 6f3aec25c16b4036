//! One touch of a tool: from one round place to the next, in units, turned and mirrored as the symmetry asks.

use crate::domain::drawing::{SHEET, Symmetry};

/// An end of a touch.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spot {
    pub x: f32,
    pub y: f32,
    /// Half width.
    pub r: f32,
    /// What the tool wants to know here: pressure, dryness, pigment…
    pub v: f32,
}

/// A turn, perhaps with a mirror: `(x, y)` of the hand becomes `(m[0] x + m[1] y, m[2] x + m[3] y)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Turn(pub [f32; 4]);

impl Turn {
    pub const NONE: Self = Self([1.0, 0.0, 0.0, 1.0]);

    /// From the hand to the sheet.
    pub fn apply(self, x: f32, y: f32) -> (f32, f32) {
        let m = self.0;
        (m[0] * x + m[1] * y, m[2] * x + m[3] * y)
    }

    /// Back from the sheet to the hand (a turn's inverse is its transpose).
    #[inline]
    pub fn back(self, x: f32, y: f32) -> (f32, f32) {
        let m = self.0;
        (m[0] * x + m[2] * y, m[1] * x + m[3] * y)
    }

    /// -1 when mirrored.
    pub fn hand(self) -> f32 {
        let m = self.0;
        m[0] * m[3] - m[1] * m[2]
    }
}

/// From `a` to `b`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Touch {
    pub a: Spot,
    pub b: Spot,
    /// Length of the way at `a` and at `b`.
    pub way: (f32, f32),
    pub turn: Turn,
    pub seed: u32,
}

impl Touch {
    /// From one spot to the other.
    pub fn sweep(a: Spot, b: Spot) -> Self {
        Self { a, b, way: (0.0, 0.0), turn: Turn::NONE, seed: 0 }
    }

    /// One round spot.
    pub fn dab(at: Spot) -> Self {
        Self::sweep(at, at)
    }

    /// Left, upper, right, lower edge, units.
    pub fn bounds(&self) -> [f32; 4] {
        let (a, b) = (&self.a, &self.b);
        [(a.x - a.r).min(b.x - b.r), (a.y - a.r).min(b.y - b.r), (a.x + a.r).max(b.x + b.r), (a.y + a.r).max(b.y + b.r)]
    }

    /// The half width at its broader end.
    fn widest(&self) -> f32 {
        self.a.r.max(self.b.r)
    }

    /// Whether any place of a disc may lie within; never a wrong no.
    pub fn is_near(&self, x: f32, y: f32, reach: f32) -> bool {
        let (ab, p) = ((self.b.x - self.a.x, self.b.y - self.a.y), (x - self.a.x, y - self.a.y));
        let length2 = ab.0 * ab.0 + ab.1 * ab.1;
        let t = if length2 > 0.0 { ((p.0 * ab.0 + p.1 * ab.1) / length2).clamp(0.0, 1.0) } else { 0.0 };
        let (ex, ey) = (p.0 - ab.0 * t, p.1 - ab.1 * t);
        let most = self.widest() + reach;
        let (far2, most2) = (ex * ex + ey * ey, most * most * 1.001);
        // A place that is no number is near.
        far2 <= most2 || far2.is_nan() || most2.is_nan()
    }

    /// From where to where the row at `y` may lie within, or nearer than `rim`; never too short. Empty where `from > to`.
    pub fn row(&self, y: f32, rim: f32) -> (f32, f32) {
        let (a, b, r) = (&self.a, &self.b, self.widest() + rim);
        let (mut from, mut to) = (f32::MAX, f32::MIN);
        for spot in [a, b] {
            let rest = r * r - (y - spot.y) * (y - spot.y);
            if rest >= 0.0 {
                (from, to) = (from.min(spot.x - rest.sqrt()), to.max(spot.x + rest.sqrt()));
            }
        }
        // The four sides of the band between both ends.
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = (dx * dx + dy * dy).sqrt();
        if length > 1e-3 {
            let (nx, ny) = (-dy / length * r, dx / length * r);
            let corners = [(a.x + nx, a.y + ny), (b.x + nx, b.y + ny), (b.x - nx, b.y - ny), (a.x - nx, a.y - ny)];
            for (i, p) in corners.iter().enumerate() {
                let q = corners[(i + 1) % 4];
                if (p.1 - y) * (q.1 - y) <= 0.0 && p.1 != q.1 {
                    let x = p.0 + (q.0 - p.0) * ((y - p.1) / (q.1 - p.1));
                    (from, to) = (from.min(x), to.max(x));
                }
            }
        }
        (from, to)
    }

    fn turned(&self, turn: Turn, centre: (f32, f32)) -> Self {
        let place = |spot: Spot| {
            let (x, y) = turn.apply(spot.x - centre.0, spot.y - centre.1);
            Spot { x: x + centre.0, y: y + centre.1, ..spot }
        };
        Self { a: place(self.a), b: place(self.b), turn, ..*self }
    }
}

/// Where a pixel lies with regard to a touch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    /// Units inside the edge; negative outside.
    pub depth: f32,
    /// Half width here, units.
    pub r: f32,
    /// The value here.
    pub v: f32,
    /// Length of the way here.
    pub way: f32,
    /// Across the way, -1 (left edge) to 1.
    pub side: f32,
    /// Right of the first spot as the hand sees it, units.
    pub dx: f32,
    /// Below the first spot, units.
    pub dy: f32,
    /// Width of a pixel, units.
    pub px: f32,
    /// Of the touch.
    pub seed: u32,
}

impl Near {
    /// How much of the pixel lies inside, 0..=1.
    #[inline]
    pub fn cover(&self) -> f32 {
        (self.depth / self.px + 0.5).clamp(0.0, 1.0)
    }
}

/// A touch made ready for many pixels.
pub(super) struct Axis<'a> {
    touch: &'a Touch,
    ab: (f32, f32),
    /// 1 / length²; 0 for a dab.
    inv: f32,
    /// Hand / length; 0 for a dab.
    side: f32,
    px: f32,
}

impl<'a> Axis<'a> {
    pub fn new(touch: &'a Touch, px: f32) -> Self {
        let ab = (touch.b.x - touch.a.x, touch.b.y - touch.a.y);
        let length2 = ab.0 * ab.0 + ab.1 * ab.1;
        let is_dab = length2 < 1e-6;
        let inv = if is_dab { 0.0 } else { 1.0 / length2 };
        Self { touch, ab, inv, side: inv.sqrt() * touch.turn.hand(), px }
    }

    /// Distance to the nearest place of the axis; the half width grows evenly from one end to the other.
    #[inline]
    pub fn near(&self, x: f32, y: f32) -> Near {
        let (a, b) = (&self.touch.a, &self.touch.b);
        let (px, py) = (x - a.x, y - a.y);
        let t = ((px * self.ab.0 + py * self.ab.1) * self.inv).clamp(0.0, 1.0);
        let (ex, ey) = (px - self.ab.0 * t, py - self.ab.1 * t);
        let r = a.r + (b.r - a.r) * t;
        let (dx, dy) = self.touch.turn.back(px, py);
        Near {
            depth: r - (ex * ex + ey * ey).sqrt(),
            r,
            v: a.v + (b.v - a.v) * t,
            way: self.touch.way.0 + (self.touch.way.1 - self.touch.way.0) * t,
            side: (self.ab.0 * py - self.ab.1 * px) * self.side / r.max(1e-3),
            dx,
            dy,
            px: self.px,
            seed: self.touch.seed,
        }
    }
}

/// The copies that a symmetry makes, around the middle of the sheet.
#[derive(Clone, Debug)]
pub(super) struct Copies {
    turns: Vec<Turn>,
    centre: (f32, f32),
}

impl Copies {
    pub fn new(symmetry: Symmetry, width: u32, height: u32) -> Self {
        let unit = SHEET / width.max(height).max(1) as f32;
        let turns = match symmetry {
            Symmetry::None => vec![Turn::NONE],
            Symmetry::Mirror => vec![Turn::NONE, Turn([-1.0, 0.0, 0.0, 1.0])],
            Symmetry::Kaleidoscope => kaleidoscope(),
        };
        Self { turns, centre: (width as f32 * unit / 2.0, height as f32 * unit / 2.0) }
    }

    /// Every touch with its copies, one touch after the other.
    pub fn of(&self, touches: &[Touch]) -> Vec<Touch> {
        let all =
            |touch: &Touch| -> Vec<Touch> { self.turns.iter().map(|turn| touch.turned(*turn, self.centre)).collect() };
        touches.iter().flat_map(all).collect()
    }

    /// A place with its copies.
    pub fn places(&self, x: f32, y: f32) -> Vec<(f32, f32)> {
        self.of(&[Touch::dab(Spot { x, y, r: 0.0, v: 0.0 })]).iter().map(|touch| (touch.a.x, touch.a.y)).collect()
    }
}

/// Six turns by 60°, plain and mirrored. Written out: sine and cosine of 60° are exact on every machine this way.
fn kaleidoscope() -> Vec<Turn> {
    let s = 3f32.sqrt() / 2.0;
    let turns = [(1.0, 0.0), (0.5, s), (-0.5, s), (-1.0, 0.0), (-0.5, -s), (0.5, -s)];
    let both = |(c, s): (f32, f32)| [Turn([c, -s, s, c]), Turn([-c, -s, -s, c])];
    turns.into_iter().flat_map(both).collect()
}
