//! One hand as plain measurements: positions, directions, bends, openness, distances between tips, orientation.
//!
//! Two lists: `flat` uses only x and y, `deep` uses z too. Both are from the wrist, in units of the palm.

/// Points of one hand, x, y, z.
pub type Points = [[f32; 3]; 21];
/// Numbers that [`flat`] gives.
pub const FLAT: usize = 171;
/// Numbers that [`deep`] gives.
pub const DEEP: usize = 109;

/// Bones as (from, to), and for each finger its chain.
const CHAINS: [[usize; 5]; 5] =
    [[0, 1, 2, 3, 4], [0, 5, 6, 7, 8], [0, 9, 10, 11, 12], [0, 13, 14, 15, 16], [0, 17, 18, 19, 20]];
const TIPS: [usize; 5] = [4, 8, 12, 16, 20];
/// Lines of the palm whose mean length is its size: however it is turned, not all of them are foreshortened.
const PALM: [(usize, usize); 5] = [(0, 5), (0, 9), (0, 13), (0, 17), (5, 17)];

/// Size of the palm in the picture (root of the mean square of five of its lines, x and y only), in the unit of the points;
/// about 0.9 of the length from wrist to middle knuckle. Never 0 or not finite.
pub fn palm_size(points: &Points) -> f32 {
    let square: f32 = PALM.iter().map(|&(a, b)| length2(points[a], points[b], 2)).sum();
    let size = (square / PALM.len() as f32).sqrt();
    if size.is_finite() { size.max(1e-6) } else { 1e-6 }
}

/// Mirrored left to right.
pub fn mirrored(points: &Points) -> Points {
    points.map(|[x, y, z]| [-x, y, z])
}

/// Measurements in the picture plane; `FLAT` numbers.
pub fn flat(points: &Points) -> Vec<f32> {
    let unit = from_wrist(points, palm_size(points)).map(|[x, y, _]| [x, y, 0.0]);
    let up = direction(middle(&unit));
    let turned = unit.map(|[x, y, _]| [-x * up[1] + y * up[0], -x * up[0] - y * up[1], 0.0]);
    let mut out = Vec::with_capacity(FLAT);
    coordinates(&unit, 2, &mut out);
    coordinates(&turned, 2, &mut out);
    for chain in &CHAINS {
        directions_and_bends(&turned, chain, &mut out);
    }
    openness(&unit, &mut out);
    distances(&unit, &mut out);
    out.extend([up[0], up[1], cross(unit[5], unit[17])]);
    out
}

/// Measurements in space; `DEEP` numbers.
pub fn deep(points: &Points) -> Vec<f32> {
    let size = PALM.iter().map(|&(a, b)| length2(points[a], points[b], 3)).sum::<f32>() / PALM.len() as f32;
    let unit = from_wrist(points, size.sqrt().max(1e-6));
    let up = unit3(middle(&unit));
    let normal = unit3(product(unit[5], unit[17]));
    let across = product(up, normal);
    let turned = unit.map(|p| [dot(p, across), dot(p, up), dot(p, normal)]);
    let mut out = Vec::with_capacity(DEEP);
    coordinates(&turned, 3, &mut out);
    for chain in &CHAINS {
        for joint in chain.windows(3) {
            let (a, b) =
                (unit3(less(turned[joint[1]], turned[joint[0]])), unit3(less(turned[joint[2]], turned[joint[1]])));
            out.push(dot(a, b));
        }
    }
    openness(&unit, &mut out);
    distances(&unit, &mut out);
    out.extend(up);
    out.extend(normal);
    out
}

fn from_wrist(points: &Points, size: f32) -> Points {
    let wrist = points[0];
    points.map(|p| std::array::from_fn(|i| ((p[i] - wrist[i]) / size).clamp(-9.0, 9.0)))
}

/// Middle of the four knuckles.
fn middle(unit: &Points) -> [f32; 3] {
    std::array::from_fn(|i| [5, 9, 13, 17].iter().map(|&k| unit[k][i]).sum::<f32>() / 4.0)
}

fn coordinates(points: &Points, axes: usize, out: &mut Vec<f32>) {
    out.extend(points[1..].iter().flat_map(|p| p.iter().take(axes)));
}

/// Direction (cos, sin) of the three outer bones, and how each of them turns from the bone before (sin, cos).
fn directions_and_bends(points: &Points, chain: &[usize; 5], out: &mut Vec<f32>) {
    let bones: Vec<[f32; 2]> = chain.windows(2).map(|bone| direction(less(points[bone[1]], points[bone[0]]))).collect();
    for pair in bones.windows(2) {
        let ([ax, ay], [bx, by]) = (pair[0], pair[1]);
        out.extend([bx, by, ax * by - ay * bx, ax * bx + ay * by]);
    }
}

/// For each finger: straightness (root to tip over the length of its bones), and its reach from the wrist.
fn openness(points: &Points, out: &mut Vec<f32>) {
    for chain in &CHAINS {
        let bones: f32 = chain[1..].windows(2).map(|b| distance(points[b[0]], points[b[1]])).sum();
        out.push(distance(points[chain[1]], points[chain[4]]) / bones.max(1e-3));
        out.push(distance(points[0], points[chain[4]]));
    }
}

/// Between tips (10), and from the tip of the thumb to knuckles and middle joints (8).
fn distances(points: &Points, out: &mut Vec<f32>) {
    for (i, &a) in TIPS.iter().enumerate() {
        out.extend(TIPS[i + 1..].iter().map(|&b| distance(points[a], points[b])));
    }
    out.extend([5, 6, 9, 10, 13, 14, 17, 18].iter().map(|&joint| distance(points[4], points[joint])));
}

fn direction([x, y, _]: [f32; 3]) -> [f32; 2] {
    let long = x.hypot(y);
    if long > 1e-6 { [x / long, y / long] } else { [0.0, -1.0] }
}

fn unit3(v: [f32; 3]) -> [f32; 3] {
    let long = dot(v, v).sqrt().max(1e-6);
    v.map(|x| x / long)
}

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn product(a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn cross(a: [f32; 3], b: [f32; 3]) -> f32 {
    a[0] * b[1] - a[1] * b[0]
}

fn less(a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

fn length2(a: [f32; 3], b: [f32; 3], axes: usize) -> f32 {
    (0..axes).map(|i| (a[i] - b[i]).powi(2)).sum()
}

fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    length2(a, b, 3).sqrt()
}

#[cfg(test)]
mod tests {
    use super::super::kinematic::{Build, Shape, View, joints, seen};
    use super::super::random::Chance;
    use super::*;
    use crate::domain::shown::Side;

    #[test]
    fn lists_have_their_lengths_even_for_a_hand_of_one_point() {
        let hand = joints(&Shape::default(), &Build::default());
        for points in [hand, [[0.0; 3]; 21], [[5.0; 3]; 21]] {
            assert_eq!((flat(&points).len(), deep(&points).len()), (FLAT, DEEP));
            assert!(flat(&points).iter().chain(&deep(&points)).all(|x| x.is_finite()));
        }
    }

    #[test]
    fn place_and_size_in_the_frame_do_not_matter() {
        let near = View { palm_px: 160.0, wrist_px: [30.0, 400.0], ..View::default() };
        let shot =
            |view| seen(&Shape::default(), &Build::default(), &view, Side::Right, 0.0, &mut Chance::new(0)).points;
        let (a, b) = (shot(View::default()), shot(near));
        assert!(flat(&a).iter().zip(flat(&b)).all(|(x, y)| (x - y).abs() < 1e-3));
        assert!(deep(&a).iter().zip(deep(&b)).all(|(x, y)| (x - y).abs() < 1e-3));
    }

    #[test]
    fn deep_measurements_of_the_shape_do_not_depend_on_the_point_of_view() {
        let shot =
            |view| seen(&Shape::default(), &Build::default(), &view, Side::Right, 0.0, &mut Chance::new(0)).points;
        let far = View { away: 1e6, ..View::default() };
        let turned = View { yaw: 0.5, pitch: 0.3, roll: -0.4, ..far };
        let (a, b) = (deep(&shot(far)), deep(&shot(turned)));
        let shape = DEEP - 6; // the last six are the orientation
        assert!(a[..shape].iter().zip(&b[..shape]).all(|(x, y)| (x - y).abs() < 0.02));
        assert!(a[shape..].iter().zip(&b[shape..]).any(|(x, y)| (x - y).abs() > 0.2));
    }
}
