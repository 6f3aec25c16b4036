//! One frame in, what is seen out: a code if one can be read, else the card that looks most like one of the board's.

use super::features::{CardFeatures, features};
use super::geometry::Quad;
use super::listener::Seen;
use super::measure::CardMeasure;
use super::printed::read_printed;
use super::qr::{Code, has_ours, read_as_it_is, read_enlarged};
use super::quad::find_cards;
use super::raster::{Gray, Shot};
use super::view::{is_picture_on_paper, rectify};
use crate::domain::shown::CardView;
use crate::recognition::fewshot::{Answer, Decision, Entry, Recogniser};

/// What one frame shows.
#[derive(Clone, Debug)]
pub struct CardSight {
    /// Codes, ours and others.
    pub codes: Vec<Code>,
    /// Quadrilaterals that may be cards, for the mirror view.
    pub quads: Vec<Quad>,
    /// The card that was compared, and what was decided; `None` when a code was read or no card was found.
    pub card: Option<(CardView, Decision)>,
}

/// So many quadrilaterals are compared in a frame.
const COMPARED: usize = 2;
/// So many are searched for the code of a print.
const PRINTS: usize = 3;
/// "Maybe" is said only when no more of what is known not to be the word is as near.
const DOUBT: f32 = 0.05;

impl CardSight {
    /// What the listener makes of it. A code of another maker is no card of ours: its picture is not guessed at.
    pub fn seen(&self) -> Seen {
        if let Some(name) = self.codes.iter().find_map(|code| code.name.clone()) {
            return Seen::Code(name);
        }
        match &self.card {
            Some((_, decision)) if self.codes.is_empty() && decision.answer != Answer::Unknown => {
                Seen::Card(decision.clone())
            }
            _ if self.quads.is_empty() => Seen::Nothing,
            _ => Seen::Unknown,
        }
    }
}

/// Knows the cards of a board.
pub struct CardReader {
    known: Option<Recogniser<CardMeasure>>,
}

impl CardReader {
    /// Reads codes alone.
    pub fn of_codes() -> Self {
        Self { known: None }
    }

    /// Reads codes, and compares cards without one with `entries` (prototypes and taught photographs); `background`: things
    /// that are no card of the board.
    pub fn new(entries: Vec<Entry<CardFeatures>>, background: Vec<CardFeatures>) -> Self {
        Self { known: Some(Recogniser::new(CardMeasure, entries, background)) }
    }

    /// Looks at one frame.
    pub fn look(&self, frame: &Shot) -> CardSight {
        let gray = frame.gray();
        let quads = find_cards(&gray);
        let codes = codes(&gray, &quads);
        let card = if has_ours(&codes) { None } else { self.compare(frame, &quads) };
        CardSight { codes, quads, card }
    }

    /// What a frame shows is a "maybe" only if it is nearer than nearly all that is not the word, and looks like a card:
    /// a picture on paper. A room has many outlines, and must not ask questions.
    fn doubted(view: &CardView, mut decision: Decision) -> Decision {
        let is_near = decision.candidates.first().is_some_and(|best| best.p <= DOUBT);
        if decision.answer == Answer::Maybe && !(is_near && is_picture_on_paper(view)) {
            decision.answer = Answer::Unknown;
        }
        decision
    }

    /// Decides on a card that is cut out already; `None` when nothing is known or its bytes do not fit.
    pub fn decide(&self, view: &CardView) -> Option<Decision> {
        Some(self.known.as_ref()?.decide(&features(view)?))
    }

    /// The quadrilateral that is nearest to a known card.
    fn compare(&self, frame: &Shot, quads: &[Quad]) -> Option<(CardView, Decision)> {
        self.known.as_ref()?;
        let views = quads.iter().take(COMPARED).filter_map(|quad| rectify(frame, quad));
        let decided = views.filter_map(|view| self.decide(&view).map(|decision| (view, decision)));
        let nearest = |(_, d): &(CardView, Decision)| d.candidates.first().map_or(f32::INFINITY, |c| c.distance);
        let (view, decision) = decided.min_by(|a, b| nearest(a).total_cmp(&nearest(b)))?;
        let decision = Self::doubted(&view, decision);
        Some((view, decision))
    }
}

/// The codes of a frame: where the print of a card has its code, then anywhere, then enlarged around the card.
fn codes(gray: &Gray, quads: &[Quad]) -> Vec<Code> {
    if let Some((name, corners)) = quads.iter().take(PRINTS).find_map(|quad| read_printed(gray, quad)) {
        return vec![Code { name: Some(name), corners }];
    }
    let found = read_as_it_is(gray);
    if !found.is_empty() {
        return found;
    }
    quads.first().and_then(|quad| around(gray, quad)).unwrap_or_default()
}

/// Codes in the part of the frame around a card.
fn around(gray: &Gray, card: &Quad) -> Option<Vec<Code>> {
    let span = |k: usize, size: usize| {
        let values = card.0.map(|corner| corner[k].clamp(0.0, size as f32 - 1.0) as usize);
        let (low, high) = (values.into_iter().min()?, values.into_iter().max()?);
        Some((low.saturating_sub(8), (high + 9).min(size)))
    };
    let ((left, right), (top, bottom)) = (span(0, gray.width)?, span(1, gray.height)?);
    let part = gray.part(left, top, right - left, bottom - top)?;
    let shift = |corner: [f32; 2]| [corner[0] + left as f32, corner[1] + top as f32];
    let moved = |code: Code| Code { corners: Quad(code.corners.0.map(shift)), ..code };
    Some(read_enlarged(&part).into_iter().map(moved).collect())
}
