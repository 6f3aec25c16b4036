//! A pencil: a fine grain, darker with pressure and with every hatching.

use super::super::texture;
use super::dry::{Dry, bumps};
use crate::domain::drawing::Pen;

pub(super) fn pencil(pen: &Pen) -> Dry {
    Dry {
        radius: pen.width() * 0.45,
        color: pen.color,
        bumps: bumps(pen.seed),
        paper: texture::grain(),
        soft: 0.55,
        flow: 0.32,
        full: (0.46, 0.72),
        bite: 2.2,
        alpha: 0.86,
        film: 0.34,
        streaks: 0.35,
        width: (0.70, 0.55),
    }
}
