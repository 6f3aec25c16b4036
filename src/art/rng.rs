//! Seeded numbers. The same seed gives the same picture on every machine and with every number of threads.

/// SplitMix64 (Steele, Lea, Flood 2014): tiny, fast, good enough for brushes.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// A stream of numbers of its own for every `(seed, stream)`.
    #[inline]
    pub fn new(seed: u64, stream: u64) -> Self {
        Self(mix(seed ^ mix(stream.wrapping_add(0x9E37_79B9_7F4A_7C15))))
    }

    /// 64 random bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// 0 <= number < 1.
    #[inline]
    pub fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// `low` <= number < `high`.
    #[inline]
    pub fn range(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// -1 <= number < 1, the middle more often.
    #[inline]
    pub fn jitter(&mut self) -> f32 {
        self.unit() + self.unit() - 1.0
    }

    /// 0 <= number < `count`; 0 when `count` is 0.
    #[inline]
    pub fn below(&mut self, count: usize) -> usize {
        ((self.bits() >> 32) as usize * count.max(1)) >> 32
    }

    /// True with probability `p`.
    #[inline]
    pub fn chance(&mut self, p: f32) -> bool {
        self.unit() < p
    }

    /// One of `items`.
    #[inline]
    pub fn pick<T: Copy>(&mut self, items: &[T], otherwise: T) -> T {
        items.get(self.below(items.len())).copied().unwrap_or(otherwise)
    }

    /// Puts `items` into random order.
    #[inline]
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

#[inline]
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A number 0..1 that belongs to a place: same place, same number.
#[inline]
pub fn hash(x: i32, y: i32, seed: u32) -> f32 {
    let mut h =
        (x as u32).wrapping_mul(0x85EB_CA6B) ^ (y as u32).wrapping_mul(0xC2B2_AE35) ^ seed.wrapping_mul(0x27D4_EB2F);
    h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
    h = (h ^ (h >> 12)).wrapping_mul(0x297A_2D39);
    h ^= h >> 15;
    (h >> 8) as f32 / (1u32 << 24) as f32
}
