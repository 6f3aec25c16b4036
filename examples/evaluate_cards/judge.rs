//! Showings: a card held before the camera for one second, frame after frame, and what was made of it.

use crate::backdrop::backdrop;
use crate::camera::{Scene, frame};
use crate::deck::{Card, Make};
use crate::severity::Severity;
use malgeurim::art::rng::Rng;
use malgeurim::domain::vocabulary::Vocabulary;
use malgeurim::recognition::card::{
    CardEvent, CardListener, CardReader, CodeName, Homography, Layout, Quad, Seen, Shot,
};
use malgeurim::recognition::fewshot::Answer;
use std::time::Instant;

/// Counts of many showings.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub showings: usize,
    pub frames: usize,
    /// Showings: the right word was read, or best among the looks.
    pub right: usize,
    /// Showings with a wrong word in first place.
    pub wrong: usize,
    /// Showings whose answer was sure, and of these the wrong ones.
    pub sure: usize,
    pub sure_wrong: usize,
    /// Showings whose answer was maybe.
    pub maybe: usize,
    /// Frames: right, wrong; sure, sure and wrong.
    pub frame_right: usize,
    pub frame_wrong: usize,
    pub frame_sure: usize,
    pub frame_sure_wrong: usize,
    /// Frames of uncoded cards whose nearest word was the right one, whatever the answer.
    pub frame_top1: usize,
    /// Frames in which one of the outlines is that of the card (or the outer or inner edge of its printed frame), within 6 % of its size.
    pub found: usize,
    /// Milliseconds of each look: of the processor where the system counts them for a thread (Linux), else on the clock.
    pub ms: Vec<f32>,
}

impl Tally {
    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        let pairs = [
            (&mut self.showings, other.showings),
            (&mut self.frames, other.frames),
            (&mut self.right, other.right),
            (&mut self.wrong, other.wrong),
            (&mut self.sure, other.sure),
            (&mut self.sure_wrong, other.sure_wrong),
            (&mut self.maybe, other.maybe),
            (&mut self.frame_right, other.frame_right),
            (&mut self.frame_wrong, other.frame_wrong),
            (&mut self.frame_sure, other.frame_sure),
            (&mut self.frame_sure_wrong, other.frame_sure_wrong),
            (&mut self.frame_top1, other.frame_top1),
            (&mut self.found, other.found),
        ];
        pairs.into_iter().for_each(|(to, by)| *to += by);
        self.ms.extend(other.ms);
    }
}

/// What every showing needs.
pub struct Studio<'a> {
    pub words: &'a Vocabulary,
    pub reader: &'a CardReader,
    pub frames: usize,
    pub size: (usize, usize),
}

/// Milliseconds between frames: 15 a second.
const STEP_MS: u64 = 67;

impl Studio<'_> {
    /// One card for one second; `None`: only the room. `expected`: the word that is right; none where any word is wrong.
    pub fn show(&self, card: Option<(&Card, Make)>, expected: Option<&str>, severity: &Severity, seed: u64) -> Tally {
        let mut rng = Rng::new(seed, 11);
        let room = backdrop(self.words, self.size.0, self.size.1, &mut rng);
        let scene = Scene::draw(severity, &mut rng);
        let printed = card.map(|(card, make)| card.printed(make));
        let shown = printed.as_ref().map(|(layout, face)| (face, (layout.width, layout.height)));
        let mut tally = Tally { showings: 1, ..Tally::default() };
        let mut listener = CardListener::default();
        let mut event = None;
        for i in 0..self.frames {
            let (picture, place) = frame(&room, shown, &scene, severity, &mut rng);
            let seen =
                self.look(&picture, &outlines(place, printed.as_ref().map(|(layout, _)| layout)), expected, &mut tally);
            event = event.or(listener.push(i as u64 * STEP_MS, seen));
        }
        self.judge(event, expected, &mut tally);
        tally
    }

    fn look(&self, picture: &Shot, places: &[Quad], expected: Option<&str>, tally: &mut Tally) -> Seen {
        let (began, used) = (Instant::now(), processor_ms());
        let sight = self.reader.look(picture);
        let used = processor_ms().zip(used).map(|(after, before)| after - before);
        tally.ms.push(used.unwrap_or_else(|| began.elapsed().as_secs_f64() * 1000.0) as f32);
        tally.frames += 1;
        let is_there = |place: &Quad| sight.quads.iter().any(|q| q.distance(place) < 0.06 * place.area().abs().sqrt());
        tally.found += usize::from(places.iter().any(is_there));
        let seen = sight.seen();
        let (word, is_sure) = match &seen {
            Seen::Code(CodeName::Word(id)) => (Some(id.0.clone()), true),
            Seen::Code(other) => (Some(format!("{other:?}")), true),
            Seen::Card(decision) => {
                (decision.candidates.first().map(|c| c.word.clone()), decision.answer == Answer::Sure)
            }
            Seen::Nothing | Seen::Unknown => (None, false),
        };
        let nearest = sight.card.as_ref().and_then(|(_, d)| d.candidates.first()).map(|c| c.word.as_str());
        tally.frame_top1 += usize::from(expected.is_some() && (nearest == expected || word.as_deref() == expected));
        if let Some(word) = word {
            let is_right = Some(word.as_str()) == expected;
            tally.frame_right += usize::from(is_right);
            tally.frame_wrong += usize::from(!is_right);
            tally.frame_sure += usize::from(is_sure);
            tally.frame_sure_wrong += usize::from(is_sure && !is_right);
        }
        seen
    }

    fn judge(&self, event: Option<CardEvent>, expected: Option<&str>, tally: &mut Tally) {
        let (word, is_sure) = match event {
            None => return,
            Some(CardEvent::Read(CodeName::Word(id))) => (Some(id.0), true),
            Some(CardEvent::Read(_)) => (None, true),
            Some(CardEvent::Looks { answer, candidates }) => {
                (candidates.first().map(|c| c.word.clone()), answer == Answer::Sure)
            }
        };
        let is_right = word.is_some() && word.as_deref() == expected;
        tally.right += usize::from(is_right);
        tally.wrong += usize::from(!is_right);
        tally.sure += usize::from(is_sure);
        tally.sure_wrong += usize::from(is_sure && !is_right);
        tally.maybe += usize::from(!is_sure);
    }
}

/// Milliseconds that this thread has had a processor; `None` where the system does not say.
fn processor_ms() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split(' ').next()?.parse::<f64>().ok()? / 1e6)
}

/// Outlines that are right: the paper's, and the edges of the frame that is printed on it.
fn outlines(paper: Option<Quad>, layout: Option<&Layout>) -> Vec<Quad> {
    let (Some(paper), Some(layout)) = (paper, layout) else { return Vec::new() };
    let Some(map) = Homography::from_unit_square(&paper) else { return vec![paper] };
    let inset = |mm: f32| {
        let (u, v) = (mm / layout.width, mm / layout.height);
        Quad([[u, v], [1.0 - u, v], [1.0 - u, 1.0 - v], [u, 1.0 - v]].map(|p| map.map(p)))
    };
    if layout.line == 0.0 {
        return vec![paper];
    }
    vec![paper, inset(layout.frame.left), inset(layout.frame.left + layout.line)]
}
