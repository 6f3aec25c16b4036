//! Crayon and coloured pencil: colour rubbed along the form on rough paper, lines around things.

use super::field::{self, Field};
use super::{Flow, Progress, Style, texture};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Plane, Rgb};
use crate::art::picture::Picture;

/// Wax crayon: thick, waxy, paper shining through.
pub struct Crayon;
/// Coloured pencil: fine hatching, crossed where it is dark.
pub struct Pencil;

/// What differs between the two.
struct Tool {
    paper: Color,
    grain: f32,
    reach: f32,
    tooth: f32,
    tremble: f32,
    line: f32,
}

const WAX: Tool = Tool { paper: [0.975, 0.955, 0.91], grain: 3.2, reach: 26.0, tooth: 5.0, tremble: 4.0, line: 3.6 };
const LEAD: Tool = Tool { paper: [0.985, 0.972, 0.94], grain: 1.35, reach: 20.0, tooth: 3.0, tremble: 1.8, line: 1.7 };

/// Everything a rubbed picture is made of.
struct Rubbed {
    colors: Rgb,
    along: Plane,
    across: Plane,
    lines: Plane,
    tooth: Plane,
    paper: Rgb,
}

fn prepare(source: &Layers, tool: &Tool, seed: u64) -> Rubbed {
    let (w, h) = (source.width, source.height);
    let scale = w.max(h) as f32 / 1024.0;
    let lit = source.lit();
    let colors = texture::wobbled(&lit, tool.tremble * scale, 22.0 * scale, seed);
    let field: Field = field::directions(source, &lit, seed);
    let hair = tool.grain * scale;
    let along = texture::hatching(&field, (w, h), hair, tool.reach * scale, false, seed ^ 0x61);
    let across = texture::hatching(&field, (w, h), hair, tool.reach * scale * 0.7, true, seed ^ 0x62);
    let tooth = texture::paper(w, h, tool.tooth * scale, seed);
    let paper = texture::lit_paper(&tooth, tool.paper, 0.05);
    let lines = texture::outlines(source, &colors, (tool.line * scale).max(0.8), 0.20, seed);
    Rubbed { colors, along, across, lines, tooth, paper }
}

impl Style for Crayon {
    fn name(&self) -> &'static str {
        "crayon"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let r = prepare(source, &WAX, seed);
        let w = source.width;
        let mut out = r.paper.clone();
        out.fill(|x, y, under| {
            let i = y * w + x;
            let c = vivid(r.colors.data[i]);
            let dark = 1.0 - color::luma(c);
            // Things in front are rubbed harder than the sky.
            let press = 0.60 + 0.26 * dark + if matches!(source.kind(x, y), Kind::Object(_)) { 0.12 } else { 0.0 };
            let wax = 0.30 * r.along.data[i] + 0.70 * r.tooth.data[i];
            // A first even coat, a second along the form, a third across it where it is dark.
            let cover = color::smoothstep(0.34, 0.62, wax + press - 0.5);
            let thick = color::scale(c, 1.03 + (r.along.data[i] - 0.5) * 0.20);
            let rubbed = color::mix(under, thick, 0.18 + cover * 0.76);
            let second = color::smoothstep(0.55, 0.95, r.across.data[i] + dark * 0.22 + (r.tooth.data[i] - 0.5) * 0.5);
            let rubbed = color::mix(rubbed, color::scale(c, 0.84), second * 0.42);
            let line = r.lines.data[i] * color::smoothstep(0.25, 0.5, r.tooth.data[i] + 0.12);
            color::mix(rubbed, color::scale(c, 0.42), line * 0.8)
        });
        texture::reveal(&r.paper, &out, &texture::order(source, seed), progress)
    }
}

impl Style for Pencil {
    fn name(&self) -> &'static str {
        "pencil"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let r = prepare(source, &LEAD, seed);
        let w = source.width;
        let scale = source.width.max(source.height) as f32 / 1024.0;
        let soft = blur::gaussian(&r.colors, 1.2 * scale);
        let mut out = r.paper.clone();
        out.fill(|x, y, under| {
            let i = y * w + x;
            let c = soft.data[i];
            let dark = (1.0 - color::luma(c)).powf(0.8);
            let lead = color::clamp(color::scale(color::saturate(c, 1.30), 0.86));
            let tooth = (r.tooth.data[i] - 0.5) * 0.35;
            let first = color::smoothstep(0.22, 0.72, r.along.data[i] + tooth + dark * 0.36 + 0.02);
            let mut drawn = color::mix(under, lead, 0.10 + first * (0.58 + 0.30 * dark));
            // The second hatching crosses only what is dark.
            let cross = color::smoothstep(0.50, 0.95, r.across.data[i] + tooth + (dark - 0.5) * 0.6);
            drawn = color::mix(drawn, color::scale(lead, 0.74), cross * dark * 0.6);
            let line = r.lines.data[i] * (0.55 + 0.45 * r.tooth.data[i]);
            color::mix(drawn, [0.23, 0.21, 0.22], line * 0.72)
        });
        texture::reveal(&r.paper, &out, &texture::order(source, seed), progress)
    }
}

fn vivid(c: Color) -> Color {
    color::clamp(color::saturate(c, 1.22))
}
