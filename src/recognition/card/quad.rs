//! Finding cards in a frame: four lines that close a quadrilateral with edges along most of its sides. A hand may cover one
//! corner, where the lines go on beneath it, or a whole side: then it is where the sides beside it end.

use super::geometry::{Point, Quad, length, sub};
use super::lines::{Line, lines};
use super::raster::Gray;

/// Width of the picture that is searched, in pixels, at most.
const SEARCHED_PX: usize = 340;
/// Smallest area of a card, as part of the frame.
const SMALLEST: f32 = 0.012;
/// How many quadrilaterals are given back at most.
const MOST: usize = 16;
/// The part of the perimeter that must be edge.
const CLOSED: f32 = 0.5;

/// So many of the best closed ones are looked into: is there paper inside their edge?
const LOOKED_INTO: usize = 400;

/// Another outline at the same place comes after what lies elsewhere, unless it is so much better.
const AGAIN: f32 = 0.92;

/// What has only three sides comes after what has four.
const THREE: f32 = 0.97;

/// A quadrilateral and how well it is closed.
struct Found {
    quad: Quad,
    score: f32,
}

/// The quadrilaterals that may be cards, the most probable first; at most sixteen, in pixels of the frame.
pub fn find_cards(frame: &Gray) -> Vec<Quad> {
    let factor = frame.width.max(frame.height).div_ceil(SEARCHED_PX).max(1);
    let small = frame.shrunk(factor);
    let lines = lines(&small);
    let mut found = closed(&lines, small.width as f32, small.height as f32);
    found.extend(three_sided(&lines, small.width as f32, small.height as f32));
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(LOOKED_INTO);
    let white = bright_level(&small);
    found.iter_mut().for_each(|found| found.score *= paper_likeness(&small, &found.quad, white));
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    let full = |p: Point| p.map(|v| (v + 0.5) * factor as f32 - 0.5);
    distinct(found).into_iter().map(|quad| Quad(quad.0.map(full))).collect()
}

/// The grey level that a twentieth of the picture reaches.
fn bright_level(picture: &Gray) -> f32 {
    let mut histogram = [0usize; 256];
    picture.data.iter().for_each(|v| histogram[usize::from(*v)] += 1);
    let mut left = picture.data.len() / 20;
    let level = (0..256).rev().find(|i| {
        let reached = left <= histogram[*i];
        left = left.saturating_sub(histogram[*i]);
        reached
    });
    level.unwrap_or(255).max(1) as f32
}

/// How much the rim just inside the edge looks like paper: bright, and much the same all around but for a hand.
fn paper_likeness(picture: &Gray, quad: &Quad, white: f32) -> f32 {
    let rim = quad.grown(0.955);
    let place = |i: usize| {
        let (a, b, t) = (rim.0[i / 12], rim.0[(i / 12 + 1) % 4], (i % 12) as f32 / 12.0 + 0.04);
        picture.at(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
    };
    let mut values: Vec<f32> = (0..48).map(place).collect();
    values.sort_by(f32::total_cmp);
    let (low, middle, high) = (values[14], values[26], values[42]);
    let bright = (middle / white).min(1.0);
    let even = 1.0 - ((high - low) / high.max(1.0)).min(1.0);
    (0.25 + 0.75 * bright) * (0.4 + 0.6 * even)
}

/// The best of those that are nearly the same; and what lies elsewhere before another outline at the same place.
fn distinct(mut found: Vec<Found>) -> Vec<Quad> {
    found.truncate(LOOKED_INTO / 4);
    let mut kept: Vec<Quad> = Vec::new();
    while kept.len() < MOST {
        let Some((at, _)) = found.iter().enumerate().max_by(|a, b| a.1.score.total_cmp(&b.1.score)) else { break };
        let quad = found.swap_remove(at).quad;
        let size = quad.area().sqrt();
        found.retain_mut(|other| {
            let apart = other.quad.distance(&quad) / size;
            other.score *= if apart < 0.3 { AGAIN } else { 1.0 };
            apart > 0.07
        });
        kept.push(quad);
    }
    kept
}

/// Quadrilaterals of three lines whose fourth side is covered by a hand: it runs beside the opposite one, where the longer of
/// the two sides between them ends.
fn three_sided(lines: &[Line], width: f32, height: f32) -> Vec<Found> {
    let pairs = facing(lines, width.min(height) * 0.08);
    let mut found = Vec::new();
    for &(a, b) in &pairs {
        for (c, side) in lines.iter().enumerate() {
            if c != a && c != b && is_across(&lines[a], side) && is_across(&lines[b], side) {
                found.extend(closed_by_symmetry(&lines[a], &lines[b], side, width, height));
            }
        }
    }
    found
}

fn closed_by_symmetry(a: &Line, b: &Line, side: &Line, width: f32, height: f32) -> Option<Found> {
    let (p, q) = (a.crossing(side)?, b.crossing(side)?);
    let inside =
        |c: Point| (-0.05 * width..1.05 * width).contains(&c[0]) && (-0.05 * height..1.05 * height).contains(&c[1]);
    let base = length(sub(p, q));
    if base < width.min(height) * 0.08 || !inside(p) || !inside(q) {
        return None;
    }
    let full = side.filled(side.along(p), side.along(q)).min(1.0);
    if full < 0.7 {
        return None;
    }
    [1.0f32, -1.0]
        .into_iter()
        .filter_map(|way| {
            let run = |line: &Line, from: Point| {
                let forward = heading(line, side) * way > 0.0;
                // What is hidden just at the corner is forgiven.
                line.run(line.along(from), forward, 5).min(base * 2.0)
            };
            let (left, right) = (run(a, p), run(b, q));
            let long = left.max(right);
            if left.min(right) < 0.35 * base || !(0.6 * base..1.7 * base).contains(&long) {
                return None;
            }
            let end = |line: &Line, from: Point| {
                let sign = heading(line, side).signum() * way;
                [from[0] - line.normal[1] * long * sign, from[1] + line.normal[0] * long * sign]
            };
            let mut corners = [p, q, end(b, q), end(a, p)];
            if area_of(&corners) < 0.0 {
                corners.reverse();
            }
            let quad = Quad(corners);
            let part = quad.area() / (width * height);
            let closed = (full * base + left + right) / (2.0 * base + 2.0 * long);
            (part > SMALLEST && quad.is_card_like() && corners.iter().all(|c| inside(*c)))
                .then_some(Found { quad, score: closed * THREE * part.powf(0.12) })
        })
        .max_by(|x, y| x.score.total_cmp(&y.score))
}

/// On which side of `across` a line leads when it is followed forward: positive is that of its normal.
fn heading(line: &Line, across: &Line) -> f32 {
    // `along` grows in the direction (-ny, nx).
    line.normal[0] * across.normal[1] - line.normal[1] * across.normal[0]
}

/// Every quadrilateral of two pairs of facing lines that is closed enough.
fn closed(lines: &[Line], width: f32, height: f32) -> Vec<Found> {
    let pairs = facing(lines, width.min(height) * 0.08);
    let mut found = Vec::new();
    for (i, &(a, b)) in pairs.iter().enumerate() {
        for &(c, d) in &pairs[i + 1..] {
            if [a, b].contains(&c) || [a, b].contains(&d) || !is_across(&lines[a], &lines[c]) {
                continue;
            }
            found.extend(quad_of([&lines[a], &lines[c], &lines[b], &lines[d]], width, height));
        }
    }
    found
}

/// Pairs of lines that could be opposite sides: within 40 degrees of each other and `apart` in the middle of the frame.
fn facing(lines: &[Line], apart: f32) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for a in 0..lines.len() {
        for b in a + 1..lines.len() {
            let cos = dot(&lines[a], &lines[b]);
            // Far apart in distance from the origin, or not parallel at all: then where they cross decides, later.
            let gap = (lines[a].rho - lines[b].rho * cos.signum()).abs();
            if cos.abs() > 0.766 && (gap > apart || cos.abs() < 0.98) {
                pairs.push((a, b));
            }
        }
    }
    pairs
}

fn dot(a: &Line, b: &Line) -> f32 {
    a.normal[0] * b.normal[0] + a.normal[1] * b.normal[1]
}

fn is_across(a: &Line, b: &Line) -> bool {
    dot(a, b).abs() < 0.71
}

/// The quadrilateral of four lines in order around it, if it looks like a card and enough of its sides are edges.
fn quad_of(sides: [&Line; 4], width: f32, height: f32) -> Option<Found> {
    let mut corners = [[0.0; 2]; 4];
    for (i, corner) in corners.iter_mut().enumerate() {
        *corner = sides[i].crossing(sides[(i + 1) % 4])?;
        let [x, y] = *corner;
        let inside = |v: f32, size: f32| v > -0.12 * size && v < 1.12 * size;
        if !(inside(x, width) && inside(y, height)) {
            return None;
        }
    }
    let part = area_of(&corners) / (width * height);
    // Side `i` runs from the corner before it to its own.
    let mut share = [0.0f32; 4];
    let (mut edge, mut whole) = (0.0f32, 0.0f32);
    for i in 0..4 {
        let (a, b) = (sides[i].along(corners[(i + 3) % 4]), sides[i].along(corners[i]));
        share[i] = sides[i].filled(a, b).min(1.0);
        whole += (a - b).abs();
        edge += share[i] * (a - b).abs();
    }
    share.sort_by(f32::total_cmp);
    let closed = edge / whole.max(1.0);
    if part.abs() < SMALLEST || closed < CLOSED || share[1] < 0.35 {
        return None;
    }
    if part < 0.0 {
        corners.reverse();
    }
    let quad = Quad(corners);
    // Larger ones are preferred a little: a card has frames, bands and pictures in it.
    quad.is_card_like().then_some(Found { quad, score: closed * part.abs().powf(0.12) })
}

fn area_of(corners: &[Point; 4]) -> f32 {
    Quad(*corners).area()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A light quadrilateral on a darker slope, with a dark patch over one corner.
    fn scene(card: &Quad, covered: Point) -> Gray {
        let inside = |p: Point| {
            (0..4).all(|i| {
                let (a, b) = (card.0[i], card.0[(i + 1) % 4]);
                (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) >= 0.0
            })
        };
        let grey = |i: usize| {
            let p = [(i % 640) as f32, (i / 640) as f32];
            let hand = (p[0] - covered[0]).hypot(p[1] - covered[1]) < 60.0;
            if hand {
                120
            } else if inside(p) {
                225
            } else {
                60 + (i % 640 / 8) as u8
            }
        };
        Gray { width: 640, height: 480, data: (0..640 * 480).map(grey).collect() }
    }

    #[test]
    fn a_card_with_a_hand_over_a_corner_is_found_whole() {
        let card = Quad([[200.0, 120.0], [430.0, 150.0], [410.0, 350.0], [180.0, 330.0]]);
        let found = find_cards(&scene(&card, [410.0, 350.0]));
        assert!(!found.is_empty());
        assert!(found[0].distance(&card) < 5.0, "{:?}", found[0]);
        assert!(found[0].area() > 0.0);
    }

    #[test]
    fn where_nothing_is_nothing_is_found() {
        assert!(find_cards(&Gray { width: 640, height: 480, data: vec![128; 640 * 480] }).is_empty());
        assert!(find_cards(&Gray::default()).is_empty());
    }
}
