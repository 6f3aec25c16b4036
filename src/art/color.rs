//! Colours: sRGB 0..=1 in threes, lightness, mixing, OKLab.

/// sRGB, 0..=1.
pub type Color = [f32; 3];

/// A colour from 0xRRGGBB.
#[inline]
pub const fn hex(rgb: u32) -> Color {
    [((rgb >> 16) & 255) as f32 / 255.0, ((rgb >> 8) & 255) as f32 / 255.0, (rgb & 255) as f32 / 255.0]
}

/// `a` where `t` is 0, `b` where it is 1.
#[inline]
pub fn mix(a: Color, b: Color, t: f32) -> Color {
    [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]
}

/// Perceived lightness (Rec. 601 weights on sRGB values).
#[inline]
pub fn luma(c: Color) -> f32 {
    0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2]
}

/// Each channel times the other.
#[inline]
pub fn multiply(a: Color, b: Color) -> Color {
    [a[0] * b[0], a[1] * b[1], a[2] * b[2]]
}

/// Every channel times `k`.
#[inline]
pub fn scale(c: Color, k: f32) -> Color {
    [c[0] * k, c[1] * k, c[2] * k]
}

/// More (k > 1) or less saturated around its own lightness.
#[inline]
pub fn saturate(c: Color, k: f32) -> Color {
    let y = luma(c);
    [y + (c[0] - y) * k, y + (c[1] - y) * k, y + (c[2] - y) * k]
}

/// Channels held within 0..=1.
#[inline]
pub fn clamp(c: Color) -> Color {
    [c[0].clamp(0.0, 1.0), c[1].clamp(0.0, 1.0), c[2].clamp(0.0, 1.0)]
}

/// Squared distance in sRGB.
#[inline]
pub fn distance2(a: Color, b: Color) -> f32 {
    let d = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    d[0] * d[0] + d[1] * d[1] + d[2] * d[2]
}

/// 0..=255, rounded.
#[inline]
pub fn to_bytes(c: Color) -> [u8; 3] {
    c.map(|v| (v.clamp(0.0, 1.0) * 255.0 + 0.5) as u8)
}

/// From 0..=255.
#[inline]
pub fn from_bytes(c: [u8; 3]) -> Color {
    c.map(|v| f32::from(v) * (1.0 / 255.0))
}

/// 0 below `low`, 1 above `high`, smooth between.
#[inline]
pub fn smoothstep(low: f32, high: f32, x: f32) -> f32 {
    let t = ((x - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// OKLab (Ottosson 2020): distances there are as the eye sees them.
#[inline]
pub fn oklab(c: Color) -> Color {
    let [r, g, b] = c.map(linear);
    let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).max(0.0).cbrt();
    let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).max(0.0).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).max(0.0).cbrt();
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

/// Back from [`oklab`]. What no screen shows lies outside 0..=1.
#[inline]
pub fn from_oklab([l, a, b]: Color) -> Color {
    let cube = |v: f32| v * v * v;
    let x = cube(l + 0.396_337_78 * a + 0.215_803_76 * b);
    let y = cube(l - 0.105_561_346 * a - 0.063_854_17 * b);
    let z = cube(l - 0.089_484_18 * a - 1.291_485_5 * b);
    [
        4.076_741_7 * x - 3.307_711_6 * y + 0.230_969_94 * z,
        -1.268_438 * x + 2.609_757_4 * y - 0.341_319_38 * z,
        -0.004_196_086_3 * x - 0.703_418_6 * y + 1.707_614_7 * z,
    ]
    .map(encoded)
}

#[inline]
fn encoded(v: f32) -> f32 {
    if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 }
}

#[inline]
fn linear(v: f32) -> f32 {
    if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}
