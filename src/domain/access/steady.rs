//! Steadies a number over time: the One-Euro filter (Casiez, Roussel, Vogel, CHI 2012). What is still loses its jitter, what is
//! fast its lag.

use std::f32::consts::TAU;

/// How much is smoothed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneEuro {
    /// Cut-off for something still, in hertz: lower is steadier.
    pub still_hz: f32,
    /// How much the cut-off rises, in hertz for each unit a second: higher follows faster.
    pub rise: f32,
    /// Cut-off for the speed itself, in hertz (1 in the paper).
    pub speed_hz: f32,
}

impl Default for OneEuro {
    /// Still hands at 1.5 Hz; one palm a second at 6.5 Hz.
    fn default() -> Self {
        Self { still_hz: 1.5, rise: 5.0, speed_hz: 1.0 }
    }
}

/// One filtered number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Steady {
    value: f32,
    speed: f32,
}

impl Steady {
    /// Begins here, at rest.
    pub fn at(value: f32) -> Self {
        Self { value, speed: 0.0 }
    }

    /// `step` in seconds, `unit` the size that speed is measured in.
    pub fn next(&mut self, raw: f32, step: f32, unit: f32, by: &OneEuro) -> f32 {
        let speed = (raw - self.value) / unit / step;
        self.speed += share(by.speed_hz, step) * (speed - self.speed);
        self.value += share(by.still_hz + by.rise * self.speed.abs(), step) * (raw - self.value);
        self.value
    }
}

/// How much of a new value a low pass of first order takes: 1 / (1 + τ / step), τ = 1 / (2π hz).
fn share(hz: f32, step: f32) -> f32 {
    let turns = TAU * hz * step;
    turns / (1.0 + turns)
}
