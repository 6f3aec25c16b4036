//! A hand made by calculation: 21 joints from angles, proportions and a point of view.
//!
//! The unit is the length from the wrist to the knuckle of the middle finger. The hand is a right one that shows its palm
//! with the fingers up: x to the thumb (right in the picture), y down, z away from the camera. Proportions are rounded
//! means of adult hands as anatomy books give them; people differ, which [`Build::of`] draws.

use super::random::Chance;
use crate::domain::shown::{Hand, Side};

/// Joints of one finger, in radians: 0 is straight.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Finger {
    /// Bend at the knuckle, towards the palm.
    pub mcp: f32,
    /// Bend at the middle joint.
    pub pip: f32,
    /// Bend at the last joint.
    pub dip: f32,
    /// Turned sideways, positive to the thumb.
    pub spread: f32,
}

impl Finger {
    /// A finger bent as in a relaxed grip: 0 straight, 1 a fist. All joints bend together, as tendons do.
    pub fn bent(bend: f32, spread: f32) -> Self {
        Self { mcp: 1.15 * bend, pip: 1.75 * bend, dip: 0.9 * bend, spread }
    }
}

/// Joints of the thumb, in radians.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Thumb {
    /// Away from the fingers in the plane of the palm: 0 beside the index finger, 1.5 at a right angle.
    pub out: f32,
    /// Forward, before the palm.
    pub across: f32,
    /// Bend at the knuckle.
    pub mcp: f32,
    /// Bend at the last joint.
    pub ip: f32,
}

/// A handshape.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shape {
    /// The thumb.
    pub thumb: Thumb,
    /// Index, middle, ring and little finger.
    pub fingers: [Finger; 4],
}

impl Shape {
    /// Part of the way to another shape: 0 here, 1 there.
    pub fn towards(&self, other: &Self, part: f32) -> Self {
        let (a, b) = (self.angles(), other.angles());
        Self::from_angles(std::array::from_fn(|i| a[i] + (b[i] - a[i]) * part))
    }

    /// Every angle with normal noise of `deviation` radians.
    pub fn loosened(&self, deviation: f32, chance: &mut Chance) -> Self {
        Self::from_angles(self.angles().map(|angle| angle + chance.normal(deviation)))
    }

    /// As another person would make it: every angle loosened, the thumb most, and the whole grip tighter or looser.
    pub fn restyled(&self, deviation: f32, chance: &mut Chance) -> Self {
        let grip = 1.0 + chance.normal(1.2 * deviation);
        let mut other = self.loosened(deviation, chance);
        other.fingers.iter_mut().for_each(|finger| finger.mcp *= grip);
        let thumb = &mut other.thumb;
        for angle in [&mut thumb.out, &mut thumb.across, &mut thumb.mcp, &mut thumb.ip] {
            *angle += chance.normal(deviation);
        }
        other
    }

    fn angles(&self) -> [f32; 20] {
        let mut all = [0.0; 20];
        let thumb = [self.thumb.out, self.thumb.across, self.thumb.mcp, self.thumb.ip];
        all[..4].copy_from_slice(&thumb);
        for (slot, finger) in all[4..].chunks_exact_mut(4).zip(&self.fingers) {
            slot.copy_from_slice(&[finger.mcp, finger.pip, finger.dip, finger.spread]);
        }
        all
    }

    fn from_angles(a: [f32; 20]) -> Self {
        let finger = |k: usize| Finger { mcp: a[k], pip: a[k + 1], dip: a[k + 2], spread: a[k + 3] };
        Self {
            thumb: Thumb { out: a[0], across: a[1], mcp: a[2], ip: a[3] },
            fingers: [finger(4), finger(8), finger(12), finger(16)],
        }
    }
}

/// Where the fingers begin: index, middle, ring, little.
const KNUCKLES: [[f32; 3]; 4] = [[0.29, -0.95, 0.0], [0.05, -1.0, 0.0], [-0.17, -0.94, 0.0], [-0.37, -0.82, 0.02]];
/// Three bones of each finger.
const BONES: [[f32; 3]; 4] = [[0.47, 0.28, 0.22], [0.52, 0.32, 0.23], [0.48, 0.30, 0.23], [0.37, 0.22, 0.20]];
/// Where the thumb begins, and its three bones.
const THUMB_ROOT: [f32; 3] = [0.34, -0.20, -0.08];
const THUMB_BONES: [f32; 3] = [0.42, 0.36, 0.29];

/// The proportions of one person's hand.
#[derive(Clone, Debug)]
pub struct Build {
    knuckles: [[f32; 3]; 4],
    bones: [[f32; 3]; 4],
    thumb: [f32; 3],
    thumb_root: [f32; 3],
}

impl Default for Build {
    fn default() -> Self {
        Self { knuckles: KNUCKLES, bones: BONES, thumb: THUMB_BONES, thumb_root: THUMB_ROOT }
    }
}

impl Build {
    /// Somebody's hand: fingers longer or shorter by about `deviation`, palm wider or narrower too.
    pub fn of(deviation: f32, chance: &mut Chance) -> Self {
        let (width, length) = (1.0 + chance.normal(deviation), 1.0 + chance.normal(deviation));
        let mut wobble = |x: f32| x * length * (1.0 + chance.normal(deviation * 0.5));
        Self {
            bones: BONES.map(|finger| finger.map(&mut wobble)),
            thumb: THUMB_BONES.map(&mut wobble),
            knuckles: KNUCKLES.map(|[x, y, z]| [x * width, y, z]),
            thumb_root: [THUMB_ROOT[0] * width, THUMB_ROOT[1], THUMB_ROOT[2]],
        }
    }
}

/// Where the hand is and how it is turned, in radians and pixels.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// About the upright axis; π shows the back of the hand.
    pub yaw: f32,
    /// About the axis across: fingers to the camera.
    pub pitch: f32,
    /// In the picture, clockwise.
    pub roll: f32,
    /// The wrist in the frame.
    pub wrist_px: [f32; 2],
    /// Length of the palm.
    pub palm_px: f32,
    /// Distance of the camera in palm lengths.
    pub away: f32,
}

impl Default for View {
    fn default() -> Self {
        Self { yaw: 0.0, pitch: 0.0, roll: 0.0, wrist_px: [320.0, 300.0], palm_px: 80.0, away: 12.0 }
    }
}

/// The 21 joints in palm lengths, wrist at 0, palm to the camera, fingers up.
pub fn joints(shape: &Shape, build: &Build) -> [[f32; 3]; 21] {
    let mut points = [[0.0; 3]; 21];
    put_chain(&mut points[1..5], build.thumb_root, &build.thumb, thumb_directions(&shape.thumb));
    for (k, finger) in shape.fingers.iter().enumerate() {
        let (first, knuckle) = (5 + 4 * k, build.knuckles[k]);
        put_chain(&mut points[first..first + 4], knuckle, &build.bones[k], finger_directions(finger));
    }
    points
}

fn put_chain(slots: &mut [[f32; 3]], root: [f32; 3], bones: &[f32; 3], directions: [[f32; 3]; 3]) {
    slots[0] = root;
    for i in 0..3 {
        slots[i + 1] = std::array::from_fn(|axis| slots[i][axis] + bones[i] * directions[i][axis]);
    }
}

fn finger_directions(finger: &Finger) -> [[f32; 3]; 3] {
    let ahead = [finger.spread.sin(), -finger.spread.cos(), 0.0];
    let bends = [finger.mcp, finger.mcp + finger.pip, finger.mcp + finger.pip + finger.dip];
    bends.map(|bend| [ahead[0] * bend.cos(), ahead[1] * bend.cos(), -bend.sin()])
}

/// The thumb bends sideways over the palm: towards the little finger and a little forward.
fn thumb_directions(thumb: &Thumb) -> [[f32; 3]; 3] {
    let (out, across) = (thumb.out, thumb.across);
    let ahead = [out.sin() * across.cos(), -out.cos() * across.cos(), -across.sin()];
    let side = [-out.cos(), -out.sin(), 0.0];
    let front = [-out.sin() * across.sin(), out.cos() * across.sin(), -across.cos()];
    let bent: [f32; 3] = std::array::from_fn(|i| 0.9 * side[i] + 0.436 * front[i]);
    let bends = [0.0, thumb.mcp, thumb.mcp + thumb.ip];
    bends.map(|bend| std::array::from_fn(|i| ahead[i] * bend.cos() + bent[i] * bend.sin()))
}

/// The hand as a camera and a landmark model would give it: turned, in perspective, `noise` of the palm length on every
/// coordinate and twice that on z.
pub fn seen(shape: &Shape, build: &Build, view: &View, side: Side, noise: f32, chance: &mut Chance) -> Hand {
    let mirror = if side == Side::Right { 1.0 } else { -1.0 };
    let points = joints(shape, build).map(|point| {
        let [x, y, z] = turned(point, view);
        let nearness = view.away / (view.away + z).max(1.0);
        let mut jitter = |factor: f32| chance.normal(noise * factor);
        [
            view.wrist_px[0] + view.palm_px * (mirror * x * nearness + jitter(1.0)),
            view.wrist_px[1] + view.palm_px * (y * nearness + jitter(1.0)),
            view.palm_px * (z * nearness + jitter(2.0)),
        ]
    });
    Hand { side: Some(side), points }
}

fn turned([x, y, z]: [f32; 3], view: &View) -> [f32; 3] {
    let (sy, cy) = view.yaw.sin_cos();
    let (x, z) = (x * cy + z * sy, -x * sy + z * cy);
    let (sp, cp) = view.pitch.sin_cos();
    let (y, z) = (y * cp - z * sp, y * sp + z * cp);
    let (sr, cr) = view.roll.sin_cos();
    [x * cr - y * sr, x * sr + y * cr, z]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(a: [f32; 3], b: [f32; 3]) -> f32 {
        (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f32>().sqrt()
    }

    #[test]
    fn bending_never_changes_the_length_of_a_bone() {
        let build = Build::default();
        let straight = joints(&Shape::default(), &build);
        let mut chance = Chance::new(3);
        let bent = joints(&Shape::default().loosened(0.6, &mut chance), &build);
        for (from, to) in [(1, 2), (3, 4), (5, 6), (7, 8), (19, 20)] {
            let (was, is) = (length(straight[from], straight[to]), length(bent[from], bent[to]));
            assert!((was - is).abs() < 1e-4, "bone {from}-{to}: {was} and {is}");
        }
    }

    #[test]
    fn a_fist_brings_the_tips_to_the_palm() {
        let fist = Shape { fingers: [Finger::bent(1.0, 0.0); 4], ..Shape::default() };
        let (open, closed) = (joints(&Shape::default(), &Build::default()), joints(&fist, &Build::default()));
        for tip in [8, 12, 16, 20] {
            assert!(length(closed[tip], [0.0; 3]) < 0.8 * length(open[tip], [0.0; 3]));
        }
    }

    #[test]
    fn a_left_hand_is_the_mirror_image_of_a_right_one() {
        let (shape, build, view) = (Shape::default(), Build::default(), View::default());
        let mut chance = Chance::new(1);
        let right = seen(&shape, &build, &view, Side::Right, 0.0, &mut chance);
        let left = seen(&shape, &build, &view, Side::Left, 0.0, &mut chance);
        for (r, l) in right.points.iter().zip(&left.points) {
            assert!((r[0] - 320.0 + (l[0] - 320.0)).abs() < 1e-3 && (r[1] - l[1]).abs() < 1e-3);
        }
    }
}
