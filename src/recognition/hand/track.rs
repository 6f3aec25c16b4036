//! Follows hands from frame to frame: palms are looked for only while a hand is missing, else the points of the last
//! frame say where to look.

use super::crop::{Border, crop};
use super::landmark::{self, Points, is_same_hand, next_square};
use super::models::{HAND_INPUT, HAND_SIDE, Models, PALM_INPUT, PALM_SIDE, RawHand, RawPalms};
use super::palm::{anchors, palms};
use super::{Rect, View};
use crate::domain::shown::{Hand, HandsAt, Side};

/// A found square and a followed one that overlap by more than this are the same hand.
const SAME_SQUARE: f32 = 0.5;
/// At most so many hands.
pub const MOST_HANDS: usize = 2;

/// How hands are looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// One hand or two ([`MOST_HANDS`]); other numbers are taken as the nearest of these.
    pub wanted: usize,
    /// Whether the pictures are mirrored, as in a selfie view. Left and right depend on it.
    pub mirrored: bool,
    /// A palm counts from this score on, 0..1 (MediaPipe: 0.5).
    pub palm_score: f32,
    /// A hand counts from this presence on, 0..1 (MediaPipe: 0.5).
    pub presence: f32,
    /// While one of two wanted hands is missing, palms are looked for in every so manieth frame; while there is none at all
    /// in every frame, and at once when a hand is lost. 1 is what MediaPipe does; it costs the palm model each time.
    pub search_every: u32,
}

impl Default for Options {
    /// One hand in pictures that are not mirrored.
    fn default() -> Self {
        Self { wanted: 1, mirrored: false, palm_score: 0.5, presence: 0.5, search_every: 5 }
    }
}

/// A hand in a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The same number as long as the hand is followed; a hand that comes back gets a new one.
    pub id: u32,
    /// Whose, and its points in pixels of the frame.
    pub hand: Hand,
    /// How surely there is a hand, 0..1.
    pub presence: f32,
    /// How surely it is the hand that `hand.side` says, 0.5..1.
    pub side_score: f32,
    /// The points in metres about the hand's middle: x right, y down, z away from the camera.
    pub world: Points,
}

/// The hands of a frame as the values that examples are made of.
pub fn hands_at(ms: f32, seen: &[Seen]) -> HandsAt {
    HandsAt { ms, hands: seen.iter().map(|s| s.hand.clone()).collect(), pose: None }
}

/// Finds and follows hands through the frames of one camera or sequence.
#[derive(Debug)]
pub struct Tracker<M> {
    models: M,
    options: Options,
    anchors: Vec<[f32; 2]>,
    /// Reused from frame to frame.
    palm_input: Vec<f32>,
    hand_input: Vec<f32>,
    raw_palms: RawPalms,
    /// Where to look in the next frame, by hand.
    squares: Vec<(u32, Rect)>,
    seen: Vec<Seen>,
    since_search: u32,
    next_id: u32,
}

impl<M: Models> Tracker<M> {
    /// A tracker that has seen nothing yet.
    pub fn new(models: M, options: Options) -> Self {
        Self {
            models,
            options: Options { wanted: options.wanted.clamp(1, MOST_HANDS), ..options },
            anchors: anchors(),
            palm_input: vec![0.0; PALM_INPUT],
            hand_input: vec![0.0; HAND_INPUT],
            raw_palms: RawPalms::default(),
            squares: Vec::with_capacity(MOST_HANDS),
            seen: Vec::with_capacity(MOST_HANDS),
            since_search: 0,
            next_id: 0,
        }
    }

    /// Forgets every hand: the next frame belongs to another place or time.
    pub fn reset(&mut self) {
        self.squares.clear();
        self.seen.clear();
    }

    /// The models, for whoever measures them.
    pub fn models(&mut self) -> &mut M {
        &mut self.models
    }

    /// The hands of the next frame, those followed longest first.
    ///
    /// # Errors
    /// When a model cannot be run; the hands are forgotten then.
    pub fn frame(&mut self, view: &View) -> Result<&[Seen], M::Error> {
        if let Err(error) = self.look(view) {
            self.reset();
            return Err(error);
        }
        Ok(&self.seen)
    }

    /// Follows what is known; looks for palms where that is not enough, once at most.
    fn look(&mut self, view: &View) -> Result<(), M::Error> {
        self.seen.clear();
        self.since_search = self.since_search.saturating_add(1);
        let followed = self.squares.len();
        let due = followed == 0 || self.since_search >= self.options.search_every;
        let searched = followed < self.options.wanted && due;
        if searched {
            self.search(view)?;
        }
        self.follow(view)?;
        if self.seen.len() < followed && !searched {
            // A hand was lost in this very frame: it may only have jumped.
            self.search(view)?;
            self.follow(view)?;
        }
        Ok(())
    }

    /// Adds squares of palms that no followed hand has, the surest first.
    fn search(&mut self, view: &View) -> Result<(), M::Error> {
        self.since_search = 0;
        let letterbox = Rect::letterbox(view);
        crop(view, &letterbox, PALM_SIDE, PALM_SIDE, Border::Zero, &mut self.palm_input);
        self.models.palms(&self.palm_input, &mut self.raw_palms)?;
        for palm in palms(&self.raw_palms, &self.anchors, self.options.palm_score) {
            let square = palm.hand(&letterbox);
            let known = self.squares.iter().any(|(_, other)| other.overlap(&square) > SAME_SQUARE);
            if self.squares.len() < self.options.wanted && square.is_usable() && !known {
                self.squares.push((self.next_id, square));
                self.next_id = self.next_id.wrapping_add(1);
            }
        }
        Ok(())
    }

    /// Looks into every square that has no hand of this frame yet, and leaves the squares for the next frame.
    fn follow(&mut self, view: &View) -> Result<(), M::Error> {
        for &(id, square) in &self.squares {
            if self.seen.iter().any(|seen| seen.id == id) {
                continue;
            }
            crop(view, &square, HAND_SIDE, HAND_SIDE, Border::Replicate, &mut self.hand_input);
            let raw = self.models.landmarks(&self.hand_input)?;
            let accepted = accepted(&self.options, &self.seen, id, &raw, &square);
            self.seen.extend(accepted);
        }
        self.squares.clear();
        self.squares.extend(self.seen.iter().map(|seen| (seen.id, next_square(&seen.hand.points))));
        Ok(())
    }
}

/// The hand, if it is one and none that was already accepted.
fn accepted(options: &Options, seen: &[Seen], id: u32, raw: &RawHand, square: &Rect) -> Option<Seen> {
    let points = landmark::points(&raw.points, square);
    let usable = points.iter().flatten().all(|n| n.is_finite()) && next_square(&points).is_usable();
    let twice = seen.iter().any(|other| is_same_hand(&other.hand.points, &points));
    if raw.presence.is_nan() || raw.presence < options.presence || !usable || twice {
        return None;
    }
    let (side, side_score) = side(raw.handedness, options.mirrored);
    let world = landmark::world(&raw.world, square);
    Some(Seen { id, hand: Hand { side: Some(side), points }, presence: raw.presence, side_score, world })
}

/// The model was taught with mirrored pictures: its "left" is a right hand in a picture that is not mirrored.
fn side(handedness: f32, mirrored: bool) -> (Side, f32) {
    let said = if handedness > 0.5 { Side::Left } else { Side::Right };
    let side = if mirrored { said } else { said.other() };
    (side, handedness.max(1.0 - handedness))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn left_and_right_swap_with_the_mirror() {
        assert_eq!(side(0.9, true), (Side::Left, 0.9));
        assert_eq!(side(0.9, false), (Side::Right, 0.9));
        assert_eq!(side(0.25, true), (Side::Right, 0.75));
        assert_eq!(side(0.25, false), (Side::Left, 0.75));
    }
}
