//! Colours on colours, straight alpha, eight bits a channel.

/// Lays `color` (0..=255) over a pixel. `glaze` 0: it covers; 1: it darkens what lies there, as transparent paint does.
#[inline]
pub(super) fn over(base: [u8; 4], color: [f32; 3], alpha: f32, glaze: f32) -> [u8; 4] {
    if alpha <= 0.0 {
        return base;
    }
    let below = f32::from(base[3]) * (1.0 / 255.0);
    let rest = below * (1.0 - alpha);
    let out = alpha + rest;
    let (new, old) = (alpha / out, rest / out);
    let k = glaze * below;
    let mut result = [0; 4];
    for i in 0..3 {
        let under = f32::from(base[i]);
        let mixed = color[i] * (1.0 - k + k * under * (1.0 / 255.0));
        result[i] = (mixed * new + under * old + 0.5) as u8;
    }
    result[3] = (out * 255.0 + 0.5) as u8;
    result
}

/// Lays `color` behind a pixel: it shows where the pixel is see-through.
#[inline]
pub(super) fn behind(base: [u8; 4], color: [f32; 3], alpha: f32) -> [u8; 4] {
    let above = f32::from(base[3]) * (1.0 / 255.0);
    let new = alpha * (1.0 - above);
    let out = above + new;
    if new <= 0.0 || out <= 0.0 {
        return base;
    }
    let mut result = [0; 4];
    for i in 0..3 {
        result[i] = ((f32::from(base[i]) * above + color[i] * new) / out + 0.5) as u8;
    }
    result[3] = (out * 255.0 + 0.5) as u8;
    result
}

/// Takes paint away.
#[inline]
pub(super) fn erase(base: [u8; 4], cover: f32) -> [u8; 4] {
    let alpha = (f32::from(base[3]) * (1.0 - cover) + 0.5) as u8;
    if alpha == 0 { [0; 4] } else { [base[0], base[1], base[2], alpha] }
}

/// Lays a straight pixel over an opaque one, `k` / 256 as strong.
#[inline]
pub(super) fn onto(paper: [u8; 3], pixel: [u8; 4], k: u32) -> [u8; 3] {
    let alpha = (u32::from(pixel[3]) * k) >> 8;
    let alpha = alpha + (alpha >> 7);
    let mix = |a: u8, b: u8| ((u32::from(a) * (256 - alpha) + u32::from(b) * alpha + 128) >> 8) as u8;
    [mix(paper[0], pixel[0]), mix(paper[1], pixel[1]), mix(paper[2], pixel[2])]
}

/// A colour as numbers 0..=255, each times `k`.
#[inline]
pub(super) fn shade(color: [u8; 3], k: f32) -> [f32; 3] {
    color.map(|v| (f32::from(v) * k).clamp(0.0, 255.0))
}

/// 0 below `low`, 1 above `high`, even between.
#[inline]
pub(super) fn ramp(low: f32, high: f32, x: f32) -> f32 {
    ((x - low) / (high - low)).clamp(0.0, 1.0)
}

/// 0..=1 as 0..=65535.
#[inline]
pub(super) fn pack(v: f32) -> u16 {
    (v * 65_535.0 + 0.5) as u16
}

/// 0..=65535 as 0..=1.
#[inline]
pub(super) fn unpack(v: u16) -> f32 {
    f32::from(v) * (1.0 / 65_535.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covering_glazing_erasing() {
        let red = [255.0, 0.0, 0.0];
        assert_eq!(over([0; 4], red, 1.0, 1.0), [255, 0, 0, 255]);
        assert_eq!(over([0, 255, 0, 255], red, 1.0, 0.0), [255, 0, 0, 255]);
        assert_eq!(over([0, 255, 0, 255], red, 1.0, 1.0), [0, 0, 0, 255], "red glass over green is black");
        assert_eq!(behind([0, 255, 0, 255], red, 1.0), [0, 255, 0, 255]);
        assert_eq!(behind([0; 4], red, 1.0), [255, 0, 0, 255]);
        assert_eq!(erase([9, 9, 9, 255], 1.0), [0; 4]);
        assert_eq!(onto([255; 3], [10, 20, 30, 255], 256), [10, 20, 30]);
        assert_eq!(onto([255; 3], [10, 20, 30, 0], 256), [255; 3]);
    }
}
