//! The small network of `models/sketch.onnx`, run by hand: four convolutions and one matrix. So drawings need neither
//! ONNX Runtime nor a file at run time. How it was trained: `models/sketch.md`, `scripts/train-sketch.py`.

use super::ink::Dot;
use super::onnx;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Numbers in an embedding.
pub const EMBEDDING: usize = 64;

/// Pixels in a row of the picture that the network sees.
const SIDE: usize = 32;
/// Ink, and ink by direction: level, upright, falling, rising.
const CHANNELS: usize = 5;
/// Half the width of the picture, in standard deviations of the dots.
const REACH: f32 = 2.4;
/// Width of the pen, in pixels (standard deviation).
const SOFT: f32 = 0.6;
/// Ink of a lone dot, in standard deviations of the dots.
const LEAST_INK: f32 = 0.05;

/// Name, channels in and out, side of the kernel, stride, halved afterwards.
const LAYERS: [(&str, usize, usize, usize, usize, bool); 4] = [
    ("c1", CHANNELS, 24, 5, 2, false),
    ("c2", 24, 48, 3, 1, true),
    ("c3", 48, 64, 3, 1, true),
    ("c4", 64, 96, 3, 1, false),
];
/// Numbers that reach the last matrix: 96 channels of 4 x 4.
const LAST: usize = 96 * 16;

/// What is wrong with a network file.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// Not an ONNX file, or cut off.
    #[error("not a readable ONNX file")]
    Unreadable,
    /// A weight is missing, has the wrong size or is not a number.
    #[error("weight {0} is missing or wrong")]
    Weight(String),
}

/// Turns a drawing into [`EMBEDDING`] numbers: drawings of the same thing point the same way.
#[derive(Debug)]
pub struct Network {
    layers: Vec<(Vec<f32>, Vec<f32>)>,
    matrix: Vec<f32>,
    offset: Vec<f32>,
}

impl Network {
    /// Reads the weights `c1.w`, `c1.b`, … `c4.b`, `fc.w`, `fc.b` from the bytes of an ONNX file of this form.
    ///
    /// # Errors
    /// When the file is damaged or of another form.
    pub fn from_onnx(bytes: &[u8]) -> Result<Self, NetworkError> {
        let mut weights = onnx::weights(bytes).ok_or(NetworkError::Unreadable)?;
        let mut layers = Vec::new();
        for (name, into, out, kernel, _, _) in LAYERS {
            let w = take(&mut weights, &format!("{name}.w"), into * out * kernel * kernel)?;
            layers.push((w, take(&mut weights, &format!("{name}.b"), out)?));
        }
        let matrix = take(&mut weights, "fc.w", EMBEDDING * LAST)?;
        let offset = take(&mut weights, "fc.b", EMBEDDING)?;
        Ok(Self { layers, matrix, offset })
    }

    /// The network that comes with the program; `None` only if it was built with a damaged file.
    pub fn shipped() -> Option<&'static Self> {
        static SHIPPED: OnceLock<Option<Network>> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::from_onnx(include_bytes!("../../../models/sketch.onnx")).ok()).as_ref()
    }

    /// The embedding of evenly spaced dots, of length 1.
    pub(super) fn embed(&self, dots: &[Dot]) -> Vec<f32> {
        let mut maps = picture(dots);
        let mut side = SIDE;
        for ((_, into, out, kernel, stride, halved), (weights, offsets)) in LAYERS.into_iter().zip(&self.layers) {
            maps = convolve(&maps, (into, side), weights, offsets, (kernel, stride));
            side /= stride;
            if halved {
                maps = halve(&maps, (out, side));
                side /= 2;
            }
        }
        let mut whole: Vec<f32> =
            self.matrix.chunks_exact(LAST).zip(&self.offset).map(|(row, b)| b + dot_product(row, &maps)).collect();
        let length = dot_product(&whole, &whole).sqrt().max(1e-9);
        whole.iter_mut().for_each(|value| *value /= length);
        whole
    }
}

fn take(weights: &mut BTreeMap<String, Vec<f32>>, name: &str, size: usize) -> Result<Vec<f32>, NetworkError> {
    let found = weights.remove(name).filter(|w| w.len() == size && w.iter().all(|v| v.is_finite()));
    found.ok_or_else(|| NetworkError::Weight(name.to_owned()))
}

/// The sum of products, eight at a time so that it is fast.
pub(super) fn dot_product(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (p, q) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for ((sum, p), q) in sums.iter_mut().zip(p).zip(q) {
            *sum += p * q;
        }
    }
    sums.iter().sum()
}

/// `CHANNELS` x `SIDE` x `SIDE`, 0..1.
fn picture(dots: &[Dot]) -> Vec<f32> {
    let mut maps = vec![0.0_f32; CHANNELS * SIDE * SIDE];
    let pixels = SIDE as f32 / 2.0 / REACH;
    for dot in dots {
        let ink = dot.ink.max(LEAST_INK) * pixels;
        let shares = [1.0, dot.u.max(0.0), (-dot.u).max(0.0), dot.v.max(0.0), (-dot.v).max(0.0)].map(|s| s * ink);
        let (across, down) = (bell(dot.x), bell(dot.y));
        for (map, share) in maps.chunks_exact_mut(SIDE * SIDE).zip(shares).filter(|(_, share)| *share > 0.0) {
            for (row, d) in map.chunks_exact_mut(SIDE).zip(&down).filter(|(_, d)| **d > 0.0) {
                row.iter_mut().zip(&across).for_each(|(pixel, a)| *pixel += share * d * a);
            }
        }
    }
    maps.iter_mut().for_each(|pixel| *pixel = pixel.tanh());
    maps
}

/// How much a pen at `c` leaves in each pixel of a row; nothing beyond five widths.
fn bell(c: f32) -> [f32; SIDE] {
    let at = (c / REACH + 1.0) / 2.0 * SIDE as f32 - 0.5;
    std::array::from_fn(|i| {
        let far = (i as f32 - at) / SOFT;
        if far.abs() > 5.0 { 0.0 } else { (-0.5 * far * far).exp() / (SOFT * std::f32::consts::TAU.sqrt()) }
    })
}

/// Convolution with a border of zeros, then everything below 0 becomes 0.
fn convolve(
    maps: &[f32],
    (into, side): (usize, usize),
    weights: &[f32],
    offsets: &[f32],
    (kernel, stride): (usize, usize),
) -> Vec<f32> {
    let out_side = side / stride;
    let planes = shifted(maps, (into, side), (kernel, stride));
    let size = out_side * out_side;
    let mut out = Vec::with_capacity(offsets.len() * size);
    for (weights, offset) in weights.chunks_exact(into * kernel * kernel).zip(offsets) {
        let mut plane = vec![*offset; size];
        for (from, w) in planes.chunks_exact(size).zip(weights) {
            plane.iter_mut().zip(from).for_each(|(o, i)| *o += w * i);
        }
        out.extend(plane.iter().map(|v| v.max(0.0)));
    }
    out
}

/// The maps once for each place of the kernel, moved there (and thinned by the stride).
fn shifted(maps: &[f32], (into, side): (usize, usize), (kernel, stride): (usize, usize)) -> Vec<f32> {
    let half = (kernel / 2) as isize;
    let mut planes = Vec::with_capacity(into * kernel * kernel * (side / stride).pow(2));
    for map in maps.chunks_exact(side * side) {
        for (ky, kx) in (0..kernel).flat_map(|ky| (0..kernel).map(move |kx| (ky as isize - half, kx as isize - half))) {
            for y in (0..side).step_by(stride) {
                let row = (y as isize + ky) as usize;
                let row = map.get(row.wrapping_mul(side)..).and_then(|m| m.get(..side)).filter(|_| row < side);
                planes.extend(
                    (0..side)
                        .step_by(stride)
                        .map(|x| row.and_then(|row| row.get((x as isize + kx) as usize)).copied().unwrap_or(0.0)),
                );
            }
        }
    }
    planes
}

/// The largest of each 2 x 2 pixels.
fn halve(maps: &[f32], (channels, side): (usize, usize)) -> Vec<f32> {
    let half = side / 2;
    let mut out = Vec::with_capacity(channels * half * half);
    for rows in maps.chunks_exact(2 * side) {
        let (upper, lower) = rows.split_at(side);
        out.extend((0..half).map(|x| {
            [upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]].into_iter().fold(f32::MIN, f32::max)
        }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_whole_and_gives_vectors_of_length_one() {
        let network = Network::shipped().expect("models/sketch.onnx is built in");
        let embedding = network.embed(&[Dot { ink: 0.5, u: 1.0, ..Dot::default() }, Dot::default()]);
        assert_eq!(embedding.len(), EMBEDDING);
        assert!((dot_product(&embedding, &embedding) - 1.0).abs() < 1e-4);
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let bytes = include_bytes!("../../../models/sketch.onnx");
        for end in [0, 1, 100, bytes.len() / 2, bytes.len() - 1] {
            assert!(Network::from_onnx(&bytes[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn convolution_adds_neighbours_inside_the_border() {
        let maps = [1.0, 2.0, 3.0, 4.0];
        let all = convolve(&maps, (1, 2), &[1.0; 9], &[0.5], (3, 1));
        assert_eq!(all, [10.5; 4]);
        let right = convolve(&maps, (1, 2), &[0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0], &[0.0], (3, 1));
        assert_eq!(right, [2.0, 0.0, 4.0, 0.0]);
        let thinned = convolve(&maps, (1, 2), &[0.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0], &[3.0], (3, 2));
        assert_eq!(thinned, [2.0]);
    }

    #[test]
    fn halving_keeps_the_largest() {
        let maps: Vec<f32> = (0..16).map(|i| i as f32).collect();
        assert_eq!(halve(&maps, (1, 4)), [5.0, 7.0, 13.0, 15.0]);
    }
}
