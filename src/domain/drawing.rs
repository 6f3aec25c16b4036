//! What a hand drew: marks as values. Marks are what is stored; pixels are always made from them again.
//!
//! A mark is measured in units that do not depend on pixels: the longer side of a sheet is [`SHEET`] units long, so the
//! same marks give the same picture on a screen and, larger, on paper.

use super::vocabulary::SymbolRef;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Units along the longer side of every sheet.
pub const SHEET: f32 = 4096.0;
/// Steps of a stored place in one unit.
const FINE: f32 = 2.0;
/// Most points of one mark; a longer stroke is cut off there.
pub const MAX_POINTS: usize = 20_000;
/// Largest half width of a tool, units.
pub const MAX_RADIUS: u16 = 1024;
/// A point is kept if it is this far from the one before, units…
const NEAR: f32 = 1.0;
/// …or this much later: a hand that rests leaves more paint.
const SOON_MS: u32 = 50;

/// A form that is drawn from one corner to the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Straight from the first point to the last.
    #[default]
    Line,
    /// An ellipse that fills the box.
    Circle,
    /// The box itself.
    Rectangle,
    /// Point upwards.
    Triangle,
    /// Five points.
    Star,
    /// Upright.
    Heart,
}

impl Form {
    /// Every form, in the order of a menu.
    pub const ALL: [Self; 6] = [Self::Line, Self::Circle, Self::Rectangle, Self::Triangle, Self::Star, Self::Heart];
}

/// What draws.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tool {
    /// Wax that catches on the paper's tooth.
    Crayon,
    /// Felt: even, a little see-through, never darker within one stroke.
    #[default]
    Marker,
    /// Pools at its edges and where the brush lingers.
    Watercolor,
    /// Brush and ink: thick when slow and pressed, thin and dry when fast.
    Ink,
    /// Graphite or coloured lead.
    Pencil,
    /// Takes the drawing away; never the background or the outline.
    Eraser,
    /// Small stars along the way.
    Sparkle,
    /// Pours colour into a closed place.
    Fill,
    /// Prints a symbol, again and again along the way.
    Stamp(SymbolRef),
    /// A form from the first point to the last.
    Shape {
        /// Which.
        form: Form,
        /// Filled, or only its outline.
        filled: bool,
    },
}

/// Kinds of tools, whatever stamp or form is in the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToolKind {
    /// Wax.
    Crayon,
    /// Felt.
    Marker,
    /// Watercolour.
    Watercolor,
    /// Brush and ink.
    Ink,
    /// Lead.
    Pencil,
    /// Takes away.
    Eraser,
    /// Pours.
    Fill,
    /// Symbols.
    Stamp,
    /// Forms.
    Shape,
    /// Stars.
    Sparkle,
}

impl ToolKind {
    /// Every kind, in the order of the menu.
    pub const ALL: [Self; 10] = [
        Self::Crayon,
        Self::Marker,
        Self::Watercolor,
        Self::Ink,
        Self::Pencil,
        Self::Eraser,
        Self::Fill,
        Self::Stamp,
        Self::Shape,
        Self::Sparkle,
    ];
}

/// How a mark is repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symmetry {
    /// Not at all.
    #[default]
    None,
    /// Left and right of the middle.
    Mirror,
    /// Six times around the middle, each with its mirror image.
    Kaleidoscope,
}

/// One place of the hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// Half units from the left edge.
    x: i16,
    /// Half units from the upper edge.
    y: i16,
    /// 0..=255; a finger without pressure has 128.
    pub pressure: u8,
    /// Milliseconds since the mark began.
    pub ms: u32,
}

impl Point {
    /// Pressure of a hand whose pressure is not measured.
    pub const PLAIN: u8 = 128;

    /// A place in units (held within three sheets' width around the sheet; what is no number becomes 0).
    pub fn new(x: f32, y: f32, pressure: u8, ms: u32) -> Self {
        // `as` holds within i16 and makes NaN 0.
        let fine = |v: f32| (v.clamp(-SHEET, 2.0 * SHEET) * FINE).round() as i16;
        Self { x: fine(x), y: fine(y), pressure, ms }
    }

    /// Units from the left edge.
    pub fn x(&self) -> f32 {
        f32::from(self.x) / FINE
    }

    /// Units from the upper edge.
    pub fn y(&self) -> f32 {
        f32::from(self.y) / FINE
    }

    fn is_near(&self, other: &Self) -> bool {
        let (dx, dy) = (self.x() - other.x(), self.y() - other.y());
        dx * dx + dy * dy < NEAR * NEAR
    }
}

/// The way of the hand. As JSON one short string: about four letters a point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Trail(Vec<Point>);

impl Trail {
    /// The points, in order of time.
    pub fn points(&self) -> &[Point] {
        &self.0
    }

    /// Adds a point, unless it says nothing new or there are too many. Time never runs backwards. Tells whether it was added.
    pub fn push(&mut self, mut point: Point) -> bool {
        if let Some(last) = self.0.last() {
            point.ms = point.ms.max(last.ms);
            let says_nothing = point.is_near(last) && point.ms - last.ms < SOON_MS;
            if says_nothing || self.0.len() >= MAX_POINTS {
                return false;
            }
        }
        self.0.push(point);
        true
    }
}

impl FromIterator<Point> for Trail {
    fn from_iter<I: IntoIterator<Item = Point>>(points: I) -> Self {
        let mut trail = Self::default();
        for point in points {
            trail.push(point);
        }
        trail
    }
}

/// A tool in the hand: everything of a mark but its way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pen {
    /// What draws.
    pub tool: Tool,
    /// Red, green, blue.
    pub color: [u8; 3],
    /// Half of its width in units, 1..=[`MAX_RADIUS`].
    pub radius: u16,
    /// How it is repeated.
    #[serde(default, skip_serializing_if = "is_default")]
    pub symmetry: Symmetry,
    /// Where the chance of bristles and stars begins.
    #[serde(default, skip_serializing_if = "is_default")]
    pub seed: u32,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Pen {
    /// Half widths of the three sizes, units: fine, middle, broad.
    pub const SIZES: [u16; 3] = [14, 40, 128];

    /// Half of the width in units, held within its limits.
    pub fn width(&self) -> f32 {
        f32::from(self.radius.clamp(1, MAX_RADIUS))
    }
}

/// One mark: a stroke, a poured place, a row of stamps, a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// With what.
    #[serde(flatten)]
    pub pen: Pen,
    /// Along which way.
    pub trail: Trail,
}

/// 64 letters that need no escape in JSON.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes a number: five bits a letter, low ones first, the sixth tells that more follow; small numbers of either sign are short.
fn put(out: &mut String, number: i64) {
    let mut rest = ((number << 1) ^ (number >> 63)) as u64;
    loop {
        let more = rest > 31;
        let letter = (rest & 31) as usize | if more { 32 } else { 0 };
        out.push(char::from(LETTERS[letter]));
        rest >>= 5;
        if !more {
            break;
        }
    }
}

/// Reads a number of at most 40 bits.
fn take(letters: &mut impl Iterator<Item = u8>) -> Option<i64> {
    let (mut value, mut shift) = (0u64, 0);
    loop {
        let letter = letters.next()?;
        let digit = LETTERS.iter().position(|known| *known == letter)? as u64;
        value |= (digit & 31) << shift;
        shift += 5;
        if digit < 32 {
            return Some((value >> 1) as i64 ^ -((value & 1) as i64));
        }
        if shift >= 40 {
            return None;
        }
    }
}

/// What the next point is expected to be: the hand goes on as before.
fn expected(before: &[Point]) -> [i64; 4] {
    let of = |p: &Point| [i64::from(p.x), i64::from(p.y), i64::from(p.pressure), i64::from(p.ms)];
    match before {
        [] => [0, 0, i64::from(Point::PLAIN), 0],
        [one] => of(one),
        [.., a, b] => {
            let (a, b) = (of(a), of(b));
            [2 * b[0] - a[0], 2 * b[1] - a[1], b[2], 2 * b[3] - a[3]]
        }
    }
}

impl Serialize for Trail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(self.0.len() * 5);
        for (i, p) in self.0.iter().enumerate() {
            let guess = expected(&self.0[..i]);
            let real = [i64::from(p.x), i64::from(p.y), i64::from(p.pressure), i64::from(p.ms)];
            real.iter().zip(guess).for_each(|(real, guess)| put(&mut text, real - guess));
        }
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Trail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut letters = text.bytes().peekable();
        let mut points: Vec<Point> = Vec::new();
        while letters.peek().is_some() && points.len() < MAX_POINTS {
            let guess = expected(&points);
            let mut next = |i: usize| take(&mut letters).map(|delta| guess[i] + delta);
            let (Some(x), Some(y), Some(pressure), Some(ms)) = (next(0), next(1), next(2), next(3)) else {
                return Err(D::Error::custom("a trail ends in the middle of a point"));
            };
            let side = |v: i64| v.clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16;
            let after = points.last().map_or(0, |last| last.ms);
            let ms = ms.clamp(0, i64::from(u32::MAX)) as u32;
            points.push(Point { x: side(x), y: side(y), pressure: pressure.clamp(0, 255) as u8, ms: ms.max(after) });
        }
        points.shrink_to_fit();
        Ok(Self(points))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave() -> Mark {
        let point = |i: u32| {
            let t = i as f32;
            Point::new(400.0 + t * 13.0, 900.0 + (t * 0.2).sin() * 180.0, 120 + (i % 7) as u8, i * 16 + i % 3)
        };
        let pen = Pen { tool: Tool::Crayon, color: [204, 51, 51], radius: 40, ..Pen::default() };
        Mark { pen, trail: (0..100).map(point).collect() }
    }

    #[test]
    fn a_mark_comes_back_as_it_was_and_is_short() {
        let mark = wave();
        let text = serde_json::to_string(&mark).unwrap();
        assert_eq!(serde_json::from_str::<Mark>(&text).unwrap(), mark);
        assert!(text.len() < 640, "{} bytes", text.len());
    }

    #[test]
    fn every_tool_comes_back() {
        let shape = Tool::Shape { form: Form::Heart, filled: true };
        for tool in [Tool::Fill, shape, Tool::Stamp(SymbolRef::from("🐈")), Tool::Sparkle] {
            let mark = Mark { pen: Pen { tool, ..Pen::default() }, ..Mark::default() };
            let text = serde_json::to_string(&mark).unwrap();
            assert_eq!(serde_json::from_str::<Mark>(&text).unwrap(), mark, "{text}");
        }
    }

    #[test]
    fn extreme_points_come_back() {
        let points =
            [Point::new(-9e9, f32::NAN, 0, 0), Point::new(9e9, 8192.0, 255, u32::MAX), Point::new(0.0, 0.0, 0, 3)];
        let mark = Mark { trail: points.into_iter().collect(), ..Mark::default() };
        let text = serde_json::to_string(&mark).unwrap();
        let back: Mark = serde_json::from_str(&text).unwrap();
        assert_eq!(back, mark);
        assert_eq!(back.trail.points()[2].ms, u32::MAX, "time never runs backwards");
    }

    #[test]
    fn damaged_trails_are_refused_not_trusted() {
        for text in [r#""A""#, r#""????""#, r#""__________""#, r#""AAAAA""#, "7"] {
            assert!(serde_json::from_str::<Trail>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_resting_hand_is_kept_a_trembling_one_is_not() {
        let mut trail = Trail::default();
        assert!(trail.push(Point::new(10.0, 10.0, 128, 0)));
        assert!(!trail.push(Point::new(10.5, 10.0, 128, 20)));
        assert!(trail.push(Point::new(10.0, 10.0, 128, 60)));
        assert!(trail.push(Point::new(12.0, 10.0, 128, 61)));
    }
}
