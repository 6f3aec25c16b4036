//! How hard a camera picture is. This table was written down before anything was measured with it.
//!
//! The camera has a field of view of 60 degrees across (a usual webcam) and the cards are those of a sheet of six, 95 x 90 mm.
//! Every showing draws its numbers evenly from the ranges; blur, shake and noise are drawn anew for every frame.
//!
//! | | mild | moderate | severe |
//! |---|---|---|---|
//! | distance, cm | 25-38 | 32-48 | 42-62 |
//! | turned about both axes, degrees | up to 12 | up to 25 | up to 40 |
//! | turned in its plane, degrees | up to 10 | up to 25 | up to 180 |
//! | out of focus, pixels (sigma, at 640) | 0-0.5 | 0.3-0.9 | 0.8-1.6 |
//! | moved during a frame, pixels (at 640) | 0-1.5 | 0-4 | 2-8 |
//! | glare, grey levels at its middle | 0 | 0-70 | 60-180 |
//! | exposure, stops | +-0.2 | +-0.7 | +-1.3 |
//! | white balance, per cent | +-3 | +-12 | +-25 |
//! | light falling off across the frame, per cent | 0-10 | 0-30 | 10-55 |
//! | noise, grey levels (sigma) | 2 | 5 | 10 |
//! | JPEG quality | 92 | 80 | 55 |
//! | covered by the hand, per cent of the side it holds | 4-10 | 6-16 | 12-30 |

/// A range that numbers are drawn from.
pub type Range = (f32, f32);

/// One column of the table.
#[derive(Clone, Copy, Debug)]
pub struct Severity {
    pub name: &'static str,
    pub distance_cm: Range,
    pub tilt_deg: f32,
    pub roll_deg: f32,
    pub defocus_px: Range,
    pub motion_px: Range,
    pub glare: Range,
    pub stops: f32,
    pub balance: f32,
    pub falloff: Range,
    pub noise: f32,
    pub jpeg: u8,
    pub covered: Range,
}

pub const SEVERITIES: [Severity; 3] = [
    Severity {
        name: "mild",
        distance_cm: (25.0, 38.0),
        tilt_deg: 12.0,
        roll_deg: 10.0,
        defocus_px: (0.0, 0.5),
        motion_px: (0.0, 1.5),
        glare: (0.0, 0.0),
        stops: 0.2,
        balance: 0.03,
        falloff: (0.0, 0.1),
        noise: 2.0,
        jpeg: 92,
        covered: (0.04, 0.1),
    },
    Severity {
        name: "moderate",
        distance_cm: (32.0, 48.0),
        tilt_deg: 25.0,
        roll_deg: 25.0,
        defocus_px: (0.3, 0.9),
        motion_px: (0.0, 4.0),
        glare: (0.0, 70.0),
        stops: 0.7,
        balance: 0.12,
        falloff: (0.0, 0.3),
        noise: 5.0,
        jpeg: 80,
        covered: (0.06, 0.16),
    },
    Severity {
        name: "severe",
        distance_cm: (42.0, 62.0),
        tilt_deg: 40.0,
        roll_deg: 180.0,
        defocus_px: (0.8, 1.6),
        motion_px: (2.0, 8.0),
        glare: (60.0, 180.0),
        stops: 1.3,
        balance: 0.25,
        falloff: (0.1, 0.55),
        noise: 10.0,
        jpeg: 55,
        covered: (0.12, 0.3),
    },
];
