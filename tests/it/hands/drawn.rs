//! A hand drawn by us, shaded like skin, whose joints are known: what the real models are tried on where no photograph is.

/// Side of the picture in pixels.
pub const SIDE: usize = 480;
/// Pixels for each unit of [`JOINTS`].
const SCALE: f32 = 1.15;
const MIDDLE: [f32; 2] = [240.0, 260.0];

/// Joints in the order of MediaPipe Hands, about the middle of the palm: an open hand, fingers up.
const JOINTS: [[f32; 2]; 21] = [
    [0.0, 75.0],
    [-38.0, 45.0],
    [-62.0, 15.0],
    [-82.0, -8.0],
    [-98.0, -28.0],
    [-36.0, -40.0],
    [-42.0, -80.0],
    [-46.0, -105.0],
    [-49.0, -128.0],
    [-8.0, -48.0],
    [-9.0, -94.0],
    [-10.0, -122.0],
    [-10.0, -148.0],
    [18.0, -43.0],
    [22.0, -85.0],
    [25.0, -112.0],
    [27.0, -135.0],
    [42.0, -28.0],
    [53.0, -60.0],
    [60.0, -80.0],
    [66.0, -98.0],
];
/// Half the thickness at each joint.
const THICK: [f32; 21] = [
    30.0, 24.0, 19.0, 16.0, 14.0, 21.0, 17.0, 15.0, 12.0, 22.0, 18.0, 16.0, 12.5, 21.0, 17.0, 15.0, 12.0, 19.0, 15.0,
    13.0, 11.0,
];

/// A rounded bar: from, to, half the thickness at both, height above the palm.
type Bar = ([f32; 2], [f32; 2], f32, f32, f32);

fn bars() -> Vec<Bar> {
    let bone = |i: usize, j: usize| (JOINTS[i], JOINTS[j], THICK[i], THICK[j], 3.0);
    let fingers = [[0, 1], [1, 2], [2, 3], [3, 4], [5, 6], [6, 7], [7, 8], [9, 10], [10, 11], [11, 12], [13, 14]];
    let more = [[14, 15], [15, 16], [17, 18], [18, 19], [19, 20]];
    let mut bars: Vec<Bar> = fingers.iter().chain(&more).map(|&[i, j]| bone(i, j)).collect();
    bars.extend([1, 5, 9, 13, 17].map(|k| (JOINTS[0], JOINTS[k], 34.0, 24.0, 0.0)));
    bars.push((JOINTS[5], JOINTS[17], 26.0, 22.0, 0.0));
    bars.push(([-18.0, 20.0], [22.0, 10.0], 40.0, 36.0, 0.0));
    bars.push((JOINTS[0], [4.0, 260.0], 33.0, 38.0, 0.0));
    bars
}

fn height([x, y]: [f32; 2], &(from, to, r0, r1, above): &Bar) -> Option<f32> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let t = (((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    let (ex, ey) = (x - from[0] - t * dx, y - from[1] - t * dy);
    let under = (r0 + (r1 - r0) * t).powi(2) - ex * ex - ey * ey;
    (under > 0.0).then(|| under.sqrt() * 0.8 + above)
}

/// The picture: `SIDE` x `SIDE` pixels, RGB; mirrored about the middle of the palm if wished.
pub fn hand(mirrored: bool) -> Vec<u8> {
    let bars = bars();
    let place = |i: usize| {
        let x = ((i % SIDE) as f32 - MIDDLE[0]) / SCALE;
        [if mirrored { -x } else { x }, ((i / SIDE) as f32 - MIDDLE[1]) / SCALE]
    };
    let heights: Vec<Option<f32>> =
        (0..SIDE * SIDE).map(|i| bars.iter().filter_map(|bar| height(place(i), bar)).reduce(f32::max)).collect();
    let soft = blurred(&blurred(&heights.iter().map(|h| h.unwrap_or(0.0)).collect::<Vec<_>>()));
    (0..SIDE * SIDE).flat_map(|i| colour(i, heights[i].is_some(), &soft)).collect()
}

fn blurred(field: &[f32]) -> Vec<f32> {
    let around = |i: usize| {
        let near = (0..25).filter_map(|k| (i + k % 5 + k / 5 * SIDE).checked_sub(2 + 2 * SIDE));
        near.filter_map(|j| field.get(j)).sum::<f32>() / 25.0
    };
    (0..field.len()).map(around).collect()
}

fn colour(i: usize, is_skin: bool, soft: &[f32]) -> [u8; 3] {
    let wall = 90.0 + 40.0 * (i / SIDE) as f32 / SIDE as f32;
    if !is_skin {
        return [wall + 5.0, wall + 10.0, wall + 20.0].map(|level| level as u8);
    }
    let at = |j: usize| soft.get(j).copied().unwrap_or_default();
    let slope = [(at(i + 1) - at(i.saturating_sub(1))) / 2.0, (at(i + SIDE) - at(i.saturating_sub(SIDE))) / 2.0];
    let length = (slope[0].powi(2) + slope[1].powi(2) + 1.44).sqrt();
    // Light from the upper left and the front.
    let light = ((0.4 * slope[0] + 0.55 * slope[1] + 0.73 * 1.2) / length).clamp(0.0, 1.0);
    [224.0, 172.0, 140.0].map(|level| (level * (0.35 + 0.7 * light)).min(255.0) as u8)
}

/// Where the joints of the drawn hand are, in pixels.
pub fn joints(mirrored: bool) -> [[f32; 2]; 21] {
    let side = if mirrored { -1.0 } else { 1.0 };
    JOINTS.map(|[x, y]| [x * side * SCALE + MIDDLE[0], y * SCALE + MIDDLE[1]])
}
