//! A wax crayon: paper shows through in grains, pressing and rubbing fill them.

use super::super::texture;
use super::dry::{Dry, bumps};
use crate::domain::drawing::Pen;

pub(super) fn crayon(pen: &Pen) -> Dry {
    Dry {
        radius: pen.width(),
        color: pen.color,
        bumps: bumps(pen.seed),
        paper: texture::tooth(),
        soft: 0.16,
        flow: 0.30,
        full: (0.68, 0.55),
        bite: 2.8,
        alpha: 0.96,
        film: 0.36,
        streaks: 0.60,
        width: (0.82, 0.30),
    }
}
