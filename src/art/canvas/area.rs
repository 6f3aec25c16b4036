//! Rectangles of pixels that changed.

/// The part of a picture that changed, in pixels. Empty when `w` or `h` is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dirty {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub w: u32,
    /// Height.
    pub h: u32,
}

impl Dirty {
    /// The smallest rectangle around both.
    pub fn union(self, other: Self) -> Self {
        if self.w == 0 || self.h == 0 {
            return other;
        }
        if other.w == 0 || other.h == 0 {
            return self;
        }
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, low) = ((self.x + self.w).max(other.x + other.w), (self.y + self.h).max(other.y + other.h));
        Self { x, y, w: right - x, h: low - y }
    }
}

impl Dirty {
    /// Pixels in it.
    pub fn pixels(self) -> u64 {
        u64::from(self.w) * u64::from(self.h)
    }

    /// The whole of a picture.
    pub fn all(width: u32, height: u32) -> Self {
        Self { x: 0, y: 0, w: width, h: height }
    }

    /// The part that lies within a picture.
    pub fn within(self, width: u32, height: u32) -> Self {
        let (x, y) = (self.x.min(width), self.y.min(height));
        Self { x, y, w: self.w.min(width - x), h: self.h.min(height - y) }
    }
}

/// Fewer rectangles with hardly more pixels: neighbours in a row first, then rows, then whatever lies close. An upload of
/// one rectangle costs about as much as copying some thousand pixels.
pub(super) fn merged(mut parts: Vec<Dirty>) -> Vec<Dirty> {
    parts.retain(|part| part.pixels() > 0);
    parts.sort_unstable_by_key(|part| (part.y, part.x));
    let mut out: Vec<Dirty> = Vec::new();
    for part in parts {
        // Only the last few can touch it; looking at all would be slow on a full sheet.
        let near = out.len().saturating_sub(96)..out.len();
        match near.rev().find(|&i| is_cheap(out[i], part)) {
            Some(i) => out[i] = out[i].union(part),
            None => out.push(part),
        }
    }
    if out.len() <= 64 {
        close(&mut out);
    }
    out
}

const UPLOAD: u64 = 4096;

fn is_cheap(a: Dirty, b: Dirty) -> bool {
    a.union(b).pixels() <= a.pixels() + b.pixels() + UPLOAD
}

/// Joins pairs until no pair is cheap to join.
fn close(parts: &mut Vec<Dirty>) {
    let mut i = 0;
    while i < parts.len() {
        match (i + 1..parts.len()).find(|&j| is_cheap(parts[i], parts[j])) {
            Some(j) => {
                parts[i] = parts[i].union(parts.swap_remove(j));
                i = 0;
            }
            None => i += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_become_one_and_far_ones_stay_apart() {
        let tile = |x, y| Dirty { x, y, w: 64, h: 64 };
        let parts = vec![tile(0, 0), tile(64, 0), tile(0, 64), tile(64, 64), tile(1024, 1024), Dirty::default()];
        let out = merged(parts);
        assert_eq!(out.len(), 2, "{out:?}");
        assert!(out.contains(&Dirty { x: 0, y: 0, w: 128, h: 128 }));
    }
}
