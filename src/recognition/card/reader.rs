//! One frame in, what is seen out: a code if one can be read, else the card that looks most like one of the board's.

use super::book::Book;
use super::code::CodeName;
use super::features::{CardFeatures, features};
use super::geometry::Quad;
use super::listener::Seen;
use super::measure::CardMeasure;
use super::printed::read_printed;
use super::qr::{Code, has_ours, read_as_it_is};
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

/// So many of the quadrilaterals that look like a picture on paper are compared in a frame.
const COMPARED: usize = 6;
/// Least evidence of a card that is asked about: the two ratios of [`Decision::evidence`] make 0.95 together, so it is about as
/// near to the word as the word's own examples are to each other. Outlines in rooms, wrong words and most cards of others are
/// below.
const ASKED: f32 = -0.05;
/// Least evidence of a frame that is sure by itself: the ratios make 1.28. Of some 600 frames of wrong words and bare rooms, on
/// decks that no figure is reported of, none had more than 0.15. The listener wants several.
const CERTAIN: f32 = 0.25;

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
    book: Book,
    /// Words with more than one example and no refusal.
    firm: BTreeSet<String>,
}

impl CardReader {
    /// Reads codes alone.
    pub fn of_codes() -> Self {
        Self { known: None, book: Book::default(), firm: BTreeSet::new() }
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
            book: Book::default(),
        }
    }

    /// The same, told which names may be on cards: those codes are recognised where they are too blurred to be decoded. More
    /// names than are shown do no harm.
    pub fn naming(mut self, names: impl IntoIterator<Item = CodeName>) -> Self {
        self.book = Book::new(names);
        self
    }

    /// Looks at one frame.
    pub fn look(&self, frame: &Shot) -> CardSight {
        let gray = frame.gray();
        let quads = find_cards(&gray);
        let codes = self.codes(&gray);
        let card = if has_ours(&codes) { None } else { self.compare(frame, &quads) };
        CardSight { codes, quads, card }
    }

    /// What is shown in a frame is asked about or sure only with evidence enough, and if it looks like a card: a picture on paper.
    /// A room has many outlines, and must not ask questions. One example alone is never sure, nor is a word that was refused once.
    fn weighed(&self, mut decision: Decision) -> Decision {
        let word = decision.candidates.first().map(|best| best.word.as_str());
        let is_firm = word.is_some_and(|word| self.firm.contains(word));
        decision.answer = match decision.answer {
            Answer::Sure => Answer::Sure,
            _ if decision.evidence < ASKED => Answer::Unknown,
            _ if decision.evidence >= CERTAIN && is_firm => Answer::Sure,
            _ => Answer::Maybe,
        };
        decision
    }

    /// Decides on a card that is cut out already; `None` when nothing is known or its bytes do not fit.
    pub fn decide(&self, view: &CardView) -> Option<Decision> {
        Some(self.known.as_ref()?.decide(&features(view)?))
    }

    /// The codes of a frame: a clear one anywhere, then a small or blurred one.
    fn codes(&self, gray: &Gray) -> Vec<Code> {
        let found = read_as_it_is(gray);
        if found.is_empty() { read_printed(gray, &self.book).into_iter().collect() } else { found }
    }

    /// The quadrilateral that is most certainly a known card.
    fn compare(&self, frame: &Shot, quads: &[Quad]) -> Option<(CardView, Decision)> {
        self.known.as_ref()?;
        let views = quads.iter().filter_map(|quad| rectify(frame, quad)).filter(is_picture_on_paper).take(COMPARED);
        let decided = views.filter_map(|view| self.decide(&view).map(|decision| (view, decision)));
        // Not the nearest: an empty patch of wall is near to every pale picture.
        let (view, decision) = decided.max_by(|a, b| a.1.evidence.total_cmp(&b.1.evidence))?;
        let decision = self.weighed(decision);
        Some((view, decision))
    }
}
