//! When is a drawing done? When the pen has rested long enough. Times come in; there is no clock here.

use crate::domain::shown::Sketch;

/// How long the pen rests before a drawing is looked at, unless the person's settings say otherwise, in milliseconds.
pub const REST_MS: u64 = 800;
/// Points of one drawing, at most; later ones are not kept (minutes of scribbling without a pause).
const MOST_POINTS: usize = 20_000;

/// Follows the pen on the pad. Hands out each state of the drawing once, when the pen has rested.
#[derive(Clone, Debug, Default)]
pub struct SketchListener {
    sketch: Sketch,
    rest_ms: Option<u64>,
    began_ms: u64,
    lifted_ms: u64,
    pen: Pen,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Pen {
    /// Nothing drawn, or everything was handed out.
    #[default]
    Idle,
    /// On the pad.
    Down,
    /// Lifted, and the drawing is not handed out yet.
    Up,
}

impl SketchListener {
    /// A pad whose drawing is complete `rest_ms` milliseconds after the pen was lifted.
    pub fn new(rest_ms: u64) -> Self {
        Self { rest_ms: Some(rest_ms), ..Self::default() }
    }

    /// The pen touches the pad at `x`, `y` (any unit, y down). A pen that is down already is lifted first.
    pub fn begin(&mut self, x: f32, y: f32, now_ms: u64) {
        if self.sketch.strokes.is_empty() {
            self.began_ms = now_ms;
        }
        self.pen = Pen::Down;
        self.sketch.strokes.push(Vec::new());
        self.extend(x, y, now_ms);
    }

    /// The pen moves on the pad. Nothing happens while it is up.
    pub fn extend(&mut self, x: f32, y: f32, now_ms: u64) {
        let full = self.points() >= MOST_POINTS;
        if let (Pen::Down, Some(stroke), false) = (self.pen, self.sketch.strokes.last_mut(), full) {
            stroke.push([x, y, now_ms.saturating_sub(self.began_ms) as f32]);
        }
    }

    /// The pen is lifted.
    pub fn end(&mut self, now_ms: u64) {
        if self.pen == Pen::Down {
            (self.pen, self.lifted_ms) = (Pen::Up, now_ms);
        }
    }

    /// The drawing, once, when the pen has rested long enough. The strokes stay: the person may add to them, and the
    /// drawing is then handed out again.
    pub fn ready(&mut self, now_ms: u64) -> Option<Sketch> {
        if self.wait_ms(now_ms)? > 0 {
            return None;
        }
        self.pen = Pen::Idle;
        Some(self.sketch.clone())
    }

    /// Milliseconds until [`Self::ready`] has something; `None` while the pen is down or nothing is new.
    pub fn wait_ms(&self, now_ms: u64) -> Option<u64> {
        let rest = self.rest_ms.unwrap_or(REST_MS);
        (self.pen == Pen::Up).then(|| self.lifted_ms.saturating_add(rest).saturating_sub(now_ms))
    }

    /// Takes the last stroke away; what is left is looked at again after a rest.
    pub fn undo(&mut self, now_ms: u64) {
        self.sketch.strokes.pop();
        (self.pen, self.lifted_ms) = (if self.sketch.strokes.is_empty() { Pen::Idle } else { Pen::Up }, now_ms);
    }

    /// An empty pad.
    pub fn clear(&mut self) {
        self.sketch.strokes.clear();
        self.pen = Pen::Idle;
    }

    /// What is on the pad, to draw it.
    pub fn sketch(&self) -> &Sketch {
        &self.sketch
    }

    fn points(&self) -> usize {
        self.sketch.strokes.iter().map(Vec::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn() -> SketchListener {
        let mut pad = SketchListener::default();
        pad.begin(1.0, 2.0, 1000);
        pad.extend(3.0, 4.0, 1010);
        pad.end(1020);
        pad
    }

    #[test]
    fn a_drawing_is_handed_out_once_when_the_pen_has_rested() {
        let mut pad = drawn();
        assert_eq!(pad.ready(1819), None);
        assert_eq!(pad.wait_ms(1819), Some(1));
        let sketch = pad.ready(1820).unwrap();
        assert_eq!(sketch.strokes, [vec![[1.0, 2.0, 0.0], [3.0, 4.0, 10.0]]]);
        assert_eq!(pad.ready(5000), None);
    }

    #[test]
    fn a_pen_on_the_pad_is_not_hurried() {
        let mut pad = drawn();
        pad.begin(9.0, 9.0, 1500);
        assert_eq!((pad.ready(60_000), pad.wait_ms(60_000)), (None, None));
        pad.end(60_000);
        assert_eq!(pad.ready(60_800).unwrap().strokes.len(), 2);
    }

    #[test]
    fn the_rest_is_settable() {
        let mut pad = SketchListener::new(2000);
        pad.begin(0.0, 0.0, 0);
        pad.end(100);
        assert_eq!(pad.ready(2099), None);
        assert!(pad.ready(2100).is_some());
    }

    #[test]
    fn undo_takes_the_last_stroke_and_asks_again() {
        let mut pad = drawn();
        pad.begin(5.0, 5.0, 1100);
        pad.end(1200);
        assert!(pad.ready(2000).is_some());
        pad.undo(2100);
        assert_eq!(pad.ready(2900).unwrap().strokes.len(), 1);
        pad.undo(3000);
        assert_eq!(pad.ready(9000), None);
    }

    #[test]
    fn a_cleared_pad_says_nothing_and_a_lifted_pen_draws_nothing() {
        let mut pad = drawn();
        pad.extend(7.0, 7.0, 1030);
        assert_eq!(pad.sketch().strokes[0].len(), 2);
        pad.clear();
        assert_eq!((pad.ready(9000), pad.sketch().strokes.len()), (None, 0));
    }

    #[test]
    fn a_clock_that_goes_back_does_no_harm() {
        let mut pad = drawn();
        assert_eq!(pad.ready(0), None);
        pad.begin(0.0, 0.0, 5);
        assert_eq!(pad.sketch().strokes[1][0][2], 0.0);
    }

    #[test]
    fn endless_scribbling_is_cut() {
        let mut pad = SketchListener::default();
        pad.begin(0.0, 0.0, 0);
        (0..30_000).for_each(|i| pad.extend(i as f32, 0.0, i));
        pad.end(30_000);
        assert_eq!(pad.ready(40_000).unwrap().strokes[0].len(), MOST_POINTS);
    }
}
