//! Handshapes by name, as angles of the kinematic hand, each with the way it is usually turned.

use super::kinematic::{Finger, Shape, Thumb};

/// A handshape that people make.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named {
    /// A plain English name, for lists and tests.
    pub name: &'static str,
    /// The angles.
    pub shape: Shape,
    /// How it is usually turned in the picture, radians clockwise.
    pub roll: f32,
}

/// Thumbs, in degrees: out, across, knuckle, last joint.
const SIDE: [f32; 4] = [32.0, 5.0, 5.0, 5.0];
const OUT: [f32; 4] = [58.0, 10.0, 0.0, 0.0];
const UP: [f32; 4] = [78.0, 5.0, -10.0, -12.0];
const FOLDED: [f32; 4] = [38.0, 42.0, 45.0, 45.0];
const OVER: [f32; 4] = [30.0, 38.0, 25.0, 45.0];
const PINCH: [f32; 4] = [21.0, 31.0, 23.0, 26.0];

/// Bend of index, middle, ring and little finger (0 straight, 1 fist), spread of the four in degrees, thumb, roll in degrees.
type Row = (&'static str, [f32; 4], [f32; 4], [f32; 4], f32);

const CLOSE: [f32; 4] = [3.0, 0.0, -3.0, -6.0];
const WIDE: [f32; 4] = [14.0, 2.0, -9.0, -22.0];

const ROWS: [Row; 21] = [
    ("open", [0.0; 4], WIDE, OUT, 0.0),
    ("flat", [0.0; 4], CLOSE, SIDE, 0.0),
    ("fist", [1.0; 4], CLOSE, OVER, 0.0),
    ("thumb-up", [1.0; 4], CLOSE, UP, -80.0),
    ("thumb-down", [1.0; 4], CLOSE, UP, 100.0),
    ("index", [0.0, 1.0, 1.0, 1.0], CLOSE, FOLDED, 0.0),
    ("two", [0.0, 0.0, 1.0, 1.0], WIDE, FOLDED, 0.0),
    ("three", [0.0, 0.0, 0.0, 1.0], WIDE, FOLDED, 0.0),
    ("three-thumb", [0.0, 0.0, 1.0, 1.0], WIDE, OUT, 0.0),
    ("four", [0.0; 4], WIDE, FOLDED, 0.0),
    ("ok", [0.68, 0.05, 0.0, 0.0], WIDE, PINCH, 0.0),
    ("little", [1.0, 1.0, 1.0, 0.0], CLOSE, FOLDED, 0.0),
    ("phone", [1.0, 1.0, 1.0, 0.0], WIDE, OUT, 0.0),
    ("horns", [0.0, 1.0, 1.0, 0.0], CLOSE, FOLDED, 0.0),
    ("love", [0.0, 1.0, 1.0, 0.0], WIDE, OUT, 0.0),
    ("gun", [0.0, 1.0, 1.0, 1.0], CLOSE, UP, 0.0),
    ("claw", [0.4; 4], WIDE, OUT, 0.0),
    ("cup", [0.28, 0.3, 0.3, 0.3], CLOSE, [50.0, 40.0, 10.0, 15.0], 0.0),
    ("beak", [0.55; 4], CLOSE, PINCH, 0.0),
    ("hook", [0.5, 1.0, 1.0, 1.0], CLOSE, FOLDED, 0.0),
    ("closed-two", [0.0, 0.0, 1.0, 1.0], CLOSE, FOLDED, 0.0),
];

/// Every handshape of the catalogue.
pub fn catalogue() -> Vec<Named> {
    ROWS.iter().map(named).collect()
}

/// The handshape of this name.
pub fn by_name(name: &str) -> Option<Named> {
    ROWS.iter().find(|row| row.0 == name).map(named)
}

fn named(&(name, bends, spreads, thumb, roll): &Row) -> Named {
    let fingers = std::array::from_fn(|k| Finger::bent(bends[k], spreads[k].to_radians()));
    let [out, across, mcp, ip] = thumb.map(f32::to_radians);
    Named { name, shape: Shape { thumb: Thumb { out, across, mcp, ip }, fingers }, roll: roll.to_radians() }
}

#[cfg(test)]
mod tests {
    use super::super::kinematic::{Build, joints};
    use super::*;

    fn gap(name: &str, a: usize, b: usize) -> f32 {
        let points = joints(&by_name(name).expect("in the catalogue").shape, &Build::default());
        (0..3).map(|i| (points[a][i] - points[b][i]).powi(2)).sum::<f32>().sqrt()
    }

    #[test]
    fn thumb_and_index_meet_in_ok_and_only_there() {
        assert!(gap("ok", 4, 8) < 0.2, "gap {}", gap("ok", 4, 8));
        assert!(gap("open", 4, 8) > 0.6);
    }

    #[test]
    fn names_are_unique() {
        let names: std::collections::BTreeSet<_> = catalogue().iter().map(|n| n.name).collect();
        assert_eq!(names.len(), ROWS.len());
    }
}
