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
use std::collections::{BTreeMap, BTreeSet};

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
const COMPARED: usize = 3;
/// So many are searched for the code of a print.
const PRINTS: usize = 4;
/// Least evidence of a card that is asked about: the two ratios of [`Decision::evidence`] make 0.9 together, so it is about as near
/// to the word as the word's own examples are to each other. Outlines in rooms, wrong words and most cards of others are below.
const ASKED: f32 = -0.1;
/// Least evidence of a frame that is sure by itself: the ratios make 1.4. The listener wants several.
const CERTAIN: f32 = 0.33;

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
    /// Words with more than one example and no refusal.
    firm: BTreeSet<String>,
}

impl CardReader {
    /// Reads codes alone.
    pub fn of_codes() -> Self {
        Self { known: None, firm: BTreeSet::new() }
    }

    /// Reads codes, and compares cards without one with `entries` (prototypes and taught photographs); `background`: things
    /// that are no card of the board.
    pub fn new(entries: Vec<Entry<CardFeatures>>, background: Vec<CardFeatures>) -> Self {
        let mut counts: BTreeMap<String, (usize, bool)> = BTreeMap::new();
        for entry in &entries {
            let (examples, refused) = counts.entry(entry.word.clone()).or_default();
            *examples += usize::from(entry.is);
            *refused |= !entry.is;
        }
        let firm = counts.into_iter().filter(|(_, (examples, refused))| *examples > 1 && !refused);
        Self {
            firm: firm.map(|(word, _)| word).collect(),
            known: Some(Recogniser::new(CardMeasure, entries, background)),
        }
    }

    /// Looks at one frame.
    pub fn look(&self, frame: &Shot) -> CardSight {
        let gray = frame.gray();
        let quads = find_cards(&gray);
        let codes = codes(&gray, &quads);
        let card = if has_ours(&codes) { None } else { self.compare(frame, &quads) };
        CardSight { codes, quads, card }
    }

    /// What is shown in a frame is asked about or sure only with evidence enough, and if it looks like a card: a picture on paper.
    /// A room has many outlines, and must not ask questions. One example alone is never sure, nor is a word that was refused once.
    fn weighed(&self, view: &CardView, mut decision: Decision) -> Decision {
        let word = decision.candidates.first().map(|best| best.word.as_str());
        let is_firm = word.is_some_and(|word| self.firm.contains(word));
        decision.answer = match decision.answer {
            Answer::Sure => Answer::Sure,
            _ if decision.evidence < ASKED || !is_picture_on_paper(view) => Answer::Unknown,
            _ if decision.evidence >= CERTAIN && is_firm => Answer::Sure,
            _ => Answer::Maybe,
        };
        decision
    }

    /// Decides on a card that is cut out already; `None` when nothing is known or its bytes do not fit.
    pub fn decide(&self, view: &CardView) -> Option<Decision> {
        Some(self.known.as_ref()?.decide(&features(view)?))
    }

    /// The quadrilateral that is most certainly a known card.
    fn compare(&self, frame: &Shot, quads: &[Quad]) -> Option<(CardView, Decision)> {
        self.known.as_ref()?;
        let views = quads.iter().take(COMPARED).filter_map(|quad| rectify(frame, quad));
        let decided = views.filter_map(|view| self.decide(&view).map(|decision| (view, decision)));
        // Not the nearest: an empty patch of wall is near to every pale picture.
        let (view, decision) = decided.max_by(|a, b| a.1.evidence.total_cmp(&b.1.evidence))?;
        let decision = self.weighed(&view, decision);
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
