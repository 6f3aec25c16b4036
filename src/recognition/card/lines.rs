//! Straight lines in a small grey picture: edges, a Hough vote by their direction, and where along a line edges really are.

use super::geometry::Point;
use super::raster::Gray;
use std::f32::consts::PI;

/// A straight line: all points with `x nx + y ny = rho`.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Unit normal.
    pub normal: Point,
    /// Distance from the origin along the normal.
    pub rho: f32,
    /// Running count of pixels along the line that are edges in its direction, from `-reach`.
    filled: Vec<u16>,
    reach: f32,
}

/// An edge pixel and the angle of its gradient, 0..π.
#[derive(Clone, Copy)]
struct Edge {
    at: Point,
    angle: f32,
}

/// At most so many lines; a card has four, its frame four more, the background the rest.
const MAX_LINES: usize = 44;
/// Weakest edge: grey levels between neighbours, times 8 (Sobel).
const WEAKEST: i32 = 48;
/// Angles of the vote.
const ANGLES: usize = 90;
/// Pixels of distance in one cell of the vote.
const STEP: f32 = 1.5;
/// An edge this near (pixels) and this alike in direction (radians) belongs to a line.
const NEAR: f32 = 1.6;
const ALIKE: f32 = 0.26;

impl Line {
    /// How far along the line a point is.
    pub fn along(&self, p: Point) -> f32 {
        p[1] * self.normal[0] - p[0] * self.normal[1]
    }

    /// The part 0..=1 of the line between two places along it that is edge.
    pub fn filled(&self, a: f32, b: f32) -> f32 {
        let index = |v: f32| ((v + self.reach).max(0.0) as usize).min(self.filled.len() - 1);
        let (from, to) = (index(a.min(b)), index(a.max(b)));
        f32::from(self.filled[to] - self.filled[from]) / (a - b).abs().max(1.0)
    }

    /// How far the edge goes on from a place along the line, `forward` or back, over gaps of at most `gap` pixels.
    pub fn run(&self, from: f32, forward: bool, gap: usize) -> f32 {
        let start = ((from + self.reach).max(0.0) as usize).min(self.filled.len() - 1);
        let (mut last, mut at) = (start, start);
        while let Some(next) = if forward { at.checked_add(1) } else { at.checked_sub(1) } {
            let (Some(here), Some(there)) = (self.filled.get(at), self.filled.get(next)) else { break };
            at = next;
            if here != there {
                last = at;
            } else if at.abs_diff(last) > gap {
                break;
            }
        }
        last.abs_diff(start) as f32
    }

    /// Where two lines cross; `None` when they are nearly parallel.
    pub fn crossing(&self, other: &Self) -> Option<Point> {
        let det = self.normal[0] * other.normal[1] - self.normal[1] * other.normal[0];
        (det.abs() > 0.1).then(|| {
            [
                (self.rho * other.normal[1] - other.rho * self.normal[1]) / det,
                (other.rho * self.normal[0] - self.rho * other.normal[0]) / det,
            ]
        })
    }
}

/// The most marked lines, longest first.
pub(super) fn lines(picture: &Gray) -> Vec<Line> {
    let edges = Sorted::new(edges(picture));
    let reach = (picture.width as f32).hypot(picture.height as f32).ceil() + 2.0;
    let mut votes = Votes::new(&edges.edges, reach);
    let shortest = (picture.width.min(picture.height) / 12).max(8) as f32;
    let mut free = vec![true; edges.edges.len()];
    let mut found = Vec::new();
    for _ in 0..MAX_LINES * 3 / 2 {
        let (angle, rho_voted, count) = votes.best();
        if found.len() == MAX_LINES || (count as f32) < shortest {
            break;
        }
        let (normal, rho, members) = settled(&edges, &free, angle, rho_voted);
        votes.take(members.iter().map(|i| &edges.edges[*i]));
        members.iter().for_each(|i| free[*i] = false);
        if (members.len() as f32) < shortest * 0.7 {
            votes.forget(angle, rho_voted);
            continue;
        }
        found.push(Line { filled: filling(&edges, normal, rho, reach), normal, rho, reach });
    }
    found
}

/// Edges in order of their angles, so that those of one direction lie together.
struct Sorted {
    edges: Vec<Edge>,
    /// Where each angle of the vote begins; one more at the end.
    starts: [usize; ANGLES + 1],
}

impl Sorted {
    fn new(mut edges: Vec<Edge>) -> Self {
        let bucket = |e: &Edge| ((e.angle / PI * ANGLES as f32) as usize).min(ANGLES - 1);
        edges.sort_by_key(bucket);
        let mut starts = [0; ANGLES + 1];
        edges.iter().for_each(|e| starts[bucket(e) + 1] += 1);
        (0..ANGLES).for_each(|i| starts[i + 1] += starts[i]);
        Self { edges, starts }
    }

    /// Places of the edges whose direction is alike: about `angle` (0..π), across the ends of that range too.
    fn alike(&self, angle: f32) -> impl Iterator<Item = usize> {
        let bucket = |a: f32| (a / PI * ANGLES as f32).floor() as isize;
        let (low, high) = (bucket(angle - ALIKE), bucket(angle + ALIKE));
        let part = |from: isize, to: isize| {
            let index = |i: isize| self.starts[i.clamp(0, ANGLES as isize) as usize];
            index(from)..index(to + 1)
        };
        let turn = ANGLES as isize;
        part(low, high).chain(part(low + turn, high + turn)).chain(part(low - turn, high - turn))
    }
}

/// The line near a voted one, and the free edges on it: the vote is coarse, so the line is laid through its edges and
/// the edges gathered anew, until both fit.
fn settled(sorted: &Sorted, free: &[bool], angle: f32, rho: f32) -> (Point, f32, Vec<usize>) {
    let edges = &sorted.edges;
    let (mut normal, mut rho, mut members) = ([angle.cos(), angle.sin()], rho, Vec::new());
    for limit in [2.5f32, 2.2, 2.0, 1.8] {
        let angle = normal[1].atan2(normal[0]).rem_euclid(PI);
        let near =
            |e: &Edge| (e.at[0] * normal[0] + e.at[1] * normal[1] - rho).abs() < limit && turn(e.angle, angle) < ALIKE;
        members = sorted.alike(angle).filter(|i| free[*i] && near(&edges[*i])).collect();
        let points: Vec<Point> = members.iter().map(|i| edges[*i].at).collect();
        if points.len() < 6 {
            break;
        }
        (normal, rho) = fit(&points, angle);
    }
    (normal, rho, members)
}

/// Difference of two directions of lines, 0..=π/2.
fn turn(a: f32, b: f32) -> f32 {
    // Both are 0..π.
    let d = (a - b).abs();
    d.min(PI - d)
}

/// Pixels where the gradient (Sobel) is largest along its own direction.
fn edges(picture: &Gray) -> Vec<Edge> {
    let (w, h) = (picture.width, picture.height);
    if w < 16 || h < 16 {
        return Vec::new();
    }
    let mut gradient = vec![(0i32, 0i32); w * h];
    for y in 1..h - 1 {
        for x in 1..w - 1 {
            let v = |dx: usize, dy: usize| i32::from(picture.data[(y + dy - 1) * w + x + dx - 1]);
            let gx = v(2, 0) + 2 * v(2, 1) + v(2, 2) - v(0, 0) - 2 * v(0, 1) - v(0, 2);
            let gy = v(0, 2) + 2 * v(1, 2) + v(2, 2) - v(0, 0) - 2 * v(1, 0) - v(2, 0);
            gradient[y * w + x] = (gx, gy);
        }
    }
    let strength = |(gx, gy): (i32, i32)| gx * gx + gy * gy;
    let floor = floor_of(gradient.iter().map(|g| strength(*g)), w * h);
    let mut edges = Vec::new();
    for y in 2..h - 2 {
        for x in 2..w - 2 {
            let g = gradient[y * w + x];
            let s = strength(g);
            let step = if g.0.abs() * 2 > g.1.abs() * 5 {
                1
            } else if g.1.abs() * 2 > g.0.abs() * 5 {
                w as isize
            } else if (g.0 > 0) == (g.1 > 0) {
                w as isize + 1
            } else {
                w as isize - 1
            };
            let at = (y * w + x) as isize;
            let beside = |d: isize| gradient.get((at + d) as usize).map_or(0, |g| strength(*g));
            if s >= floor && s > beside(-step) && s >= beside(step) {
                edges.push(Edge { at: [x as f32, y as f32], angle: (g.1 as f32).atan2(g.0 as f32).rem_euclid(PI) });
            }
        }
    }
    edges
}

/// The squared strength that a twelfth of all pixels reach, but never below the weakest edge.
fn floor_of(strengths: impl Iterator<Item = i32>, pixels: usize) -> i32 {
    let mut histogram = [0usize; 256];
    strengths.for_each(|s| histogram[((s as f32).sqrt() as usize / 4).min(255)] += 1);
    let mut left = pixels / 12;
    let level = (0..256).rev().find(|i| {
        let enough = left <= histogram[*i];
        left = left.saturating_sub(histogram[*i]);
        enough
    });
    let strength = (level.unwrap_or(0) as i32 * 4).max(WEAKEST);
    strength * strength
}

/// The Hough votes: each edge for the lines through it whose direction is close to its own.
struct Votes {
    cells: Vec<i32>,
    /// Sine and cosine of every angle.
    turns: [(f32, f32); ANGLES],
    columns: usize,
    reach: f32,
    /// The strongest cell of every angle, and whether it must be looked for again.
    strongest: [(i32, usize); ANGLES],
    stale: [bool; ANGLES],
}

impl Votes {
    fn new(edges: &[Edge], reach: f32) -> Self {
        let columns = (2.0 * reach / STEP) as usize + 4;
        let turns = std::array::from_fn(|i| (i as f32 * PI / ANGLES as f32).sin_cos());
        let (strongest, stale) = ([(0, 0); ANGLES], [true; ANGLES]);
        let mut votes = Self { cells: vec![0; ANGLES * columns], turns, columns, reach, strongest, stale };
        edges.iter().for_each(|edge| votes.add(edge, 1));
        votes
    }

    fn add(&mut self, edge: &Edge, by: i32) {
        let middle = (edge.angle / PI * ANGLES as f32).round() as usize;
        for offset in ANGLES - 2..=ANGLES + 2 {
            let angle = (middle + offset) % ANGLES;
            let (sin, cos) = self.turns[angle];
            let column = ((edge.at[0] * cos + edge.at[1] * sin + self.reach) / STEP) as usize;
            let cell = angle * self.columns + column;
            // The neighbour too: a line on the border of two cells counts as much as one inside.
            self.cells[cell] += by;
            self.cells[cell + 1] += by;
            self.stale[angle] = true;
        }
    }

    /// Angle, distance and votes of the strongest line.
    fn best(&mut self) -> (f32, f32, i32) {
        for (angle, row) in self.cells.chunks_exact(self.columns).enumerate() {
            if std::mem::take(&mut self.stale[angle]) {
                let most = row.iter().copied().max().unwrap_or(0);
                self.strongest[angle] = (most, row.iter().position(|v| *v == most).unwrap_or(0));
            }
        }
        let most = self.strongest.iter().enumerate().max_by_key(|(_, (votes, _))| *votes);
        let (angle, (votes, column)) = most.map_or((0, (0, 0)), |(angle, most)| (angle, *most));
        (angle as f32 * PI / ANGLES as f32, column as f32 * STEP - self.reach, votes)
    }

    fn take<'a>(&mut self, edges: impl Iterator<Item = &'a Edge>) {
        edges.for_each(|edge| self.add(edge, -1));
    }

    /// Clears the cell of a line, so that it is not found again.
    fn forget(&mut self, angle: f32, rho: f32) {
        let cell =
            (angle / PI * ANGLES as f32).round() as usize * self.columns + ((rho + self.reach) / STEP).round() as usize;
        if let Some(votes) = self.cells.get_mut(cell) {
            *votes = i32::MIN / 2;
            self.stale[cell / self.columns] = true;
        }
    }
}

/// The line through points: total least squares, twice, the second time without those that are far off.
fn fit(points: &[Point], angle: f32) -> (Point, f32) {
    let mut normal = [angle.cos(), angle.sin()];
    let mut rho = median(points.iter().map(|p| p[0] * normal[0] + p[1] * normal[1]).collect());
    for limit in [2.0f32, 1.2] {
        let near: Vec<&Point> =
            points.iter().filter(|p| (p[0] * normal[0] + p[1] * normal[1] - rho).abs() <= limit).collect();
        if near.len() < 6 {
            break;
        }
        let n = near.len() as f32;
        let (mx, my) = (near.iter().map(|p| p[0]).sum::<f32>() / n, near.iter().map(|p| p[1]).sum::<f32>() / n);
        let (xx, yy, xy) = near.iter().fold((0.0f32, 0.0f32, 0.0f32), |(xx, yy, xy), p| {
            let (dx, dy) = (p[0] - mx, p[1] - my);
            (xx + dx * dx, yy + dy * dy, xy + dx * dy)
        });
        // The direction of the longest spread; the normal is across it.
        let spread = (2.0 * xy).atan2(xx - yy) / 2.0;
        normal = [-spread.sin(), spread.cos()];
        rho = mx * normal[0] + my * normal[1];
    }
    (normal, rho)
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// Running count of pixels along the line that have an edge near and alike.
fn filling(sorted: &Sorted, normal: Point, rho: f32, reach: f32) -> Vec<u16> {
    let angle = normal[1].atan2(normal[0]).rem_euclid(PI);
    let mut marked = vec![false; (2.0 * reach) as usize + 2];
    for edge in sorted.alike(angle).map(|i| &sorted.edges[i]) {
        let off = (edge.at[0] * normal[0] + edge.at[1] * normal[1] - rho).abs();
        if off < NEAR && turn(edge.angle, angle) < ALIKE {
            let along = (edge.at[1] * normal[0] - edge.at[0] * normal[1] + reach) as usize;
            // A slanted line has an edge pixel only every 1.4 steps along it.
            marked.iter_mut().skip(along).take(2).for_each(|mark| *mark = true);
        }
    }
    let mut count = 0;
    let mut running = Vec::with_capacity(marked.len() + 1);
    running.push(0);
    running.extend(marked.iter().map(|mark| {
        count += u16::from(*mark);
        count
    }));
    running
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_of_two_greys_is_one_line() {
        let grey = |i: usize| if (i % 120) as f32 * 0.8 + (i / 120) as f32 * 0.6 > 70.0 { 200 } else { 90 };
        let picture = Gray::new(120, 90, (0..120 * 90).map(grey).collect()).unwrap();
        let found = lines(&picture);
        let line = &found[0];
        let sign = line.normal[0].signum();
        assert!((line.normal[0] * sign - 0.8).abs() < 0.03, "{:?}", line.normal);
        assert!((line.rho * sign - 70.0).abs() < 1.5, "{}", line.rho);
        let middle = line.along([56.0, 42.0]);
        assert!(line.filled(middle - 20.0, middle + 20.0) > 0.9);
    }

    #[test]
    fn an_even_picture_has_no_line() {
        assert!(lines(&Gray { width: 64, height: 64, data: vec![9; 4096] }).is_empty());
        assert!(lines(&Gray::default()).is_empty());
    }
}
