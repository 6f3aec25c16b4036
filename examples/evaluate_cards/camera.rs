//! A card in a hand before a camera: where it is, what it looks like there, and what lens, light and sensor make of it.

use crate::backdrop::skin;
use crate::severity::Severity;
use malgeurim::art::codec;
use malgeurim::art::picture::Picture;
use malgeurim::art::rng::Rng;
use malgeurim::recognition::card::{Homography, Quad, Shot};

/// Where a card is held: millimetres and radians, z away from the camera.
#[derive(Clone, Copy, Debug)]
pub struct Pose {
    at: [f32; 3],
    tilt: [f32; 2],
    roll: f32,
}

/// Conditions that hold for one showing.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    pub pose: Pose,
    gain: [f32; 3],
    falloff: f32,
    falloff_turn: f32,
    glare: f32,
    glare_at: [f32; 2],
    skin: [f32; 3],
    /// Which side is held (0 top, clockwise), where along it, how far the fingers reach in, how many.
    held: (usize, f32, f32, usize),
}

impl Scene {
    /// Draws the conditions of a showing.
    pub fn draw(severity: &Severity, rng: &mut Rng) -> Self {
        let range = |rng: &mut Rng, r: (f32, f32)| rng.range(r.0, r.1);
        let around = |rng: &mut Rng, most: f32| rng.range(-most, most);
        let distance = range(rng, severity.distance_cm) * 10.0;
        let room = distance * 0.12;
        let pose = Pose {
            at: [around(rng, room), around(rng, room * 0.6), distance],
            tilt: [0, 1].map(|_| around(rng, severity.tilt_deg).to_radians()),
            roll: around(rng, severity.roll_deg).to_radians(),
        };
        let exposure = 2f32.powf(around(rng, severity.stops));
        let sides = [2, 2, 1, 3, 0];
        Self {
            pose,
            gain: [0; 3].map(|_| exposure * (1.0 + around(rng, severity.balance))),
            falloff: range(rng, severity.falloff),
            falloff_turn: around(rng, 3.2),
            glare: range(rng, severity.glare),
            glare_at: [rng.unit(), rng.unit()],
            skin: skin(rng),
            held: (rng.pick(&sides, 2), rng.range(0.15, 0.85), range(rng, severity.covered), 1 + rng.below(4)),
        }
    }

    /// The same showing a moment later: the hand trembles.
    fn trembled(&self, rng: &mut Rng) -> Pose {
        let pose = self.pose;
        Pose {
            at: std::array::from_fn(|k| pose.at[k] + rng.jitter() * 6.0),
            tilt: pose.tilt.map(|v| v + rng.jitter() * 0.05),
            roll: pose.roll + rng.jitter() * 0.04,
        }
    }
}

impl Pose {
    /// The corners of a card of this size in a frame of this width.
    fn corners(&self, size_mm: (f32, f32), width: usize, height: usize) -> Quad {
        // 60 degrees across.
        let focal = width as f32 * 0.866;
        let (sr, cr) = self.roll.sin_cos();
        let [(sa, ca), (sb, cb)] = self.tilt.map(f32::sin_cos);
        let corner = |x: f32, y: f32| {
            let (x, y) = (x * cr - y * sr, x * sr + y * cr);
            let (x, z) = (x * ca, x * sa);
            let (y, z) = (y * cb - z * sb, y * sb + z * cb);
            let depth = self.at[2] + z;
            [
                width as f32 / 2.0 + focal * (x + self.at[0]) / depth,
                height as f32 / 2.0 + focal * (y + self.at[1]) / depth,
            ]
        };
        let (w, h) = (size_mm.0 / 2.0, size_mm.1 / 2.0);
        Quad([corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)])
    }
}

/// One frame of a showing, and where the card is in it.
pub fn frame(
    backdrop: &Shot,
    card: Option<(&Shot, (f32, f32))>,
    scene: &Scene,
    severity: &Severity,
    rng: &mut Rng,
) -> (Shot, Option<Quad>) {
    let mut light: Vec<[f32; 3]> = backdrop.rgb.chunks_exact(3).map(|p| [p[0], p[1], p[2]].map(f32::from)).collect();
    let (width, height) = (backdrop.width, backdrop.height);
    let pose = scene.trembled(rng);
    let place = card.map(|(_, size_mm)| pose.corners(size_mm, width, height));
    if let (Some((face, size_mm)), Some(quad)) = (card, &place) {
        paste(&mut light, width, height, face, quad, scene, size_mm);
    }
    let scale = width as f32 / 640.0;
    blur(&mut light, width, height, rng.range(severity.defocus_px.0, severity.defocus_px.1) * scale);
    let (length, turn) = (rng.range(severity.motion_px.0, severity.motion_px.1) * scale, rng.range(0.0, 3.15));
    let mut light = moved(&light, width, height, length, turn);
    expose(&mut light, width, height, scene, severity, rng);
    let rgba = light.iter().flat_map(|c| [c[0] as u8, c[1] as u8, c[2] as u8, 255]).collect();
    let picture = Picture { width: width as u32, height: height as u32, rgba };
    let jpeg = codec::encode_jpeg(&picture, severity.jpeg).expect("a frame can be encoded");
    let picture = codec::decode(&jpeg).expect("and decoded");
    (Shot { width, height, rgb: picture.rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect() }, place)
}

/// Draws the card and the hand that holds it.
fn paste(light: &mut [[f32; 3]], width: usize, height: usize, face: &Shot, quad: &Quad, scene: &Scene, mm: (f32, f32)) {
    let Some(back) = Homography::from_unit_square(quad).and_then(|map| map.inverse()) else { return };
    let reach = quad.grown(2.0);
    let bound = |k: usize, f: fn(f32, f32) -> f32, from: f32| reach.0.iter().map(|c| c[k]).fold(from, f);
    let clip = |v: f32, size: usize| v.clamp(0.0, size as f32) as usize;
    let (x0, x1) = (clip(bound(0, f32::min, 1e9), width), clip(bound(0, f32::max, -1e9) + 1.0, width));
    let (y0, y1) = (clip(bound(1, f32::min, 1e9), height), clip(bound(1, f32::max, -1e9) + 1.0, height));
    for y in y0..y1 {
        for x in x0..x1 {
            let pixel = &mut light[y * width + x];
            let mut sum = [0.0f32; 3];
            for i in 0..9 {
                let at = [x as f32 + (i % 3) as f32 / 3.0 - 1.0 / 3.0, y as f32 + (i / 3) as f32 / 3.0 - 1.0 / 3.0];
                let color = seen(face, back.map(at), scene, mm).unwrap_or(*pixel);
                sum = std::array::from_fn(|k| sum[k] + color[k] / 9.0);
            }
            *pixel = sum;
        }
    }
}

/// What is at a place of the card (0..=1 both ways): the hand, the card with its glare, or nothing.
fn seen(face: &Shot, [u, v]: [f32; 2], scene: &Scene, mm: (f32, f32)) -> Option<[f32; 3]> {
    if let Some(shade) = hand(u, v, scene, mm) {
        return Some(scene.skin.map(|c| c * shade));
    }
    if !((0.0..1.0).contains(&u) && (0.0..1.0).contains(&v)) {
        return None;
    }
    let printed = face.at(u * face.width as f32 - 0.5, v * face.height as f32 - 0.5);
    let (dx, dy) = (u - scene.glare_at[0], v - scene.glare_at[1]);
    let glare = scene.glare * (-(dx * dx + dy * dy) / 0.045).exp();
    // Paper is not as bright as the brightest the camera can see; ink is not black.
    Some(printed.map(|c| 14.0 + c * 0.86 + glare))
}

/// How lit the hand is at a place, if it is there: a palm behind the edge and finger tips over it.
fn hand(u: f32, v: f32, scene: &Scene, mm: (f32, f32)) -> Option<f32> {
    let (side, along, covered, fingers) = scene.held;
    // Along the held side and inwards from it, in millimetres.
    let (a, inward, length, depth) = match side {
        0 => (u * mm.0, v * mm.1, mm.0, mm.1),
        1 => (v * mm.1, (1.0 - u) * mm.0, mm.1, mm.0),
        2 => (u * mm.0, (1.0 - v) * mm.1, mm.0, mm.1),
        _ => (v * mm.1, u * mm.0, mm.1, mm.0),
    };
    let reach = covered * depth;
    let middle = along * length;
    let first = middle - (fingers as f32 - 1.0) * 8.5;
    for i in 0..fingers {
        let off = a - (first + i as f32 * 17.0);
        // A finger is a strip with a round tip.
        let tip = (inward - (reach - 8.0)).max(0.0);
        if (off * off + tip * tip).sqrt() < 8.0 && inward > -60.0 {
            return Some(0.8 + 0.2 * (1.0 - (off / 8.0) * (off / 8.0)).max(0.0).sqrt());
        }
    }
    let palm = ((a - middle) / 40.0).powi(2) + ((inward + 45.0) / 38.0).powi(2);
    (inward < 0.0 && palm < 1.0).then_some(0.85)
}

/// Gaussian blur.
fn blur(light: &mut Vec<[f32; 3]>, width: usize, height: usize, sigma: f32) {
    if sigma < 0.15 {
        return;
    }
    let reach = (sigma * 3.0).ceil() as isize;
    let weights: Vec<f32> = (-reach..=reach).map(|i| (-(i * i) as f32 / (2.0 * sigma * sigma)).exp()).collect();
    let total: f32 = weights.iter().sum();
    for (dx, dy) in [(1, 0), (0, 1)] {
        *light = gathered(light, width, height, weights.len(), |i| {
            let off = i as isize - reach;
            (off * dx, off * dy, weights[i] / total)
        });
    }
}

fn gathered(
    light: &[[f32; 3]],
    width: usize,
    height: usize,
    count: usize,
    tap: impl Fn(usize) -> (isize, isize, f32),
) -> Vec<[f32; 3]> {
    let taps: Vec<_> = (0..count).map(tap).collect();
    let mut out = Vec::with_capacity(light.len());
    for y in 0..height as isize {
        for x in 0..width as isize {
            let mut sum = [0.0f32; 3];
            for (dx, dy, weight) in &taps {
                let px = (x + dx).clamp(0, width as isize - 1) as usize;
                let py = (y + dy).clamp(0, height as isize - 1) as usize;
                let c = light[py * width + px];
                sum = [sum[0] + c[0] * weight, sum[1] + c[1] * weight, sum[2] + c[2] * weight];
            }
            out.push(sum);
        }
    }
    out
}

/// Motion along a straight line during the exposure.
fn moved(light: &[[f32; 3]], width: usize, height: usize, length: f32, turn: f32) -> Vec<[f32; 3]> {
    let steps = (length * 2.0).ceil() as usize + 1;
    let (sin, cos) = turn.sin_cos();
    let mut taps: Vec<(isize, isize, f32)> = Vec::new();
    for i in 0..steps {
        let t = if steps == 1 { 0.0 } else { (i as f32 / (steps - 1) as f32 - 0.5) * length };
        let (x, y) = (t * cos, t * sin);
        let (x0, y0, fx, fy) = (x.floor(), y.floor(), x - x.floor(), y - y.floor());
        for (dx, dy, weight) in
            [(0, 0, (1.0 - fx) * (1.0 - fy)), (1, 0, fx * (1.0 - fy)), (0, 1, (1.0 - fx) * fy), (1, 1, fx * fy)]
        {
            if weight > 1e-3 {
                taps.push((x0 as isize + dx, y0 as isize + dy, weight / steps as f32));
            }
        }
    }
    gathered(light, width, height, taps.len(), |i| taps[i])
}

/// Light, exposure, white balance, noise of the sensor, and its limits.
fn expose(light: &mut [[f32; 3]], width: usize, height: usize, scene: &Scene, severity: &Severity, rng: &mut Rng) {
    let (sin, cos) = scene.falloff_turn.sin_cos();
    for (i, pixel) in light.iter_mut().enumerate() {
        let (x, y) = ((i % width) as f32 / width as f32 - 0.5, (i / width) as f32 / height as f32 - 0.5);
        let slope = 1.0 - scene.falloff * (x * cos + y * sin + 0.5).clamp(0.0, 1.0);
        for (value, gain) in pixel.iter_mut().zip(scene.gain) {
            let lit = *value * gain * slope;
            // More in the light than in the dark, as photons come.
            let noise = (rng.jitter() + rng.jitter()) * 1.22 * severity.noise * (0.5 + lit.max(0.0) / 255.0).sqrt();
            *value = (lit + noise + 0.5).clamp(0.0, 255.0);
        }
    }
}
