//! Chance that is the same everywhere: numbers from a seed, for hands that are made by calculation.

/// A stream of pseudo-random numbers (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The stream of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678_9ABC_DEF1)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Uniform in 0..1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// Uniform in `low..high`.
    pub fn within(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Normal with mean 0 and this standard deviation (sum of twelve uniforms: tails end at six deviations).
    pub fn normal(&mut self, deviation: f32) -> f32 {
        let sum: f32 = (0..12).map(|_| self.unit()).sum();
        (sum - 6.0) * deviation
    }

    /// A whole number in `0..count`; 0 when `count` is 0.
    pub fn pick(&mut self, count: usize) -> usize {
        ((self.unit() * count as f32) as usize).min(count.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let draw =
            |seed| -> Vec<f32> { (0..5).map(|_| 0.0).scan(Chance::new(seed), |c, _: f32| Some(c.unit())).collect() };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn normal_numbers_have_the_asked_deviation() {
        let mut chance = Chance::new(1);
        let drawn: Vec<f32> = (0..4000).map(|_| chance.normal(2.0)).collect();
        let square = drawn.iter().map(|x| x * x).sum::<f32>() / drawn.len() as f32;
        assert!((square.sqrt() - 2.0).abs() < 0.1, "deviation {}", square.sqrt());
    }
}
