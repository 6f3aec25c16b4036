//! Many frames in, one answer out: a guess must hold for a while, a code must be read twice, and a card that stays in view is
//! said once.

use super::code::CodeName;
use crate::recognition::fewshot::{Answer, Candidate, Decision};
use std::collections::VecDeque;

/// What one frame showed.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// No card.
    Nothing,
    /// A card, or something like one, that is not known.
    Unknown,
    /// A code of ours.
    Code(CodeName),
    /// A card that looks like a known one.
    Card(Decision),
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub enum CardEvent {
    /// A code was read: this is what the card says.
    Read(CodeName),
    /// A card looks like one of these, best first. The answer is sure or maybe.
    Looks {
        /// Sure or maybe.
        answer: Answer,
        /// The words, best first.
        candidates: Vec<Candidate>,
    },
}

/// Frames that must agree on a card without a code.
pub const AGREEING: usize = 5;
/// Within this time, in milliseconds;
pub const WITHIN_MS: u64 = 500;
/// or, where frames come slowly, so many
pub const AGREEING_SLOWLY: usize = 4;
/// of the last so many
pub const OF_THE_LAST: usize = 6;
/// within this time.
pub const SLOWLY_WITHIN_MS: u64 = 2400;
/// Of the agreeing frames so many must be sure by themselves, and none may say another word, for the answer to be sure.
pub const SURE_FRAMES: usize = 3;
/// Reads that must agree on a code.
pub const READS: usize = 2;
/// Within this time.
pub const READS_WITHIN_MS: u64 = 1000;
/// A card has left the view when nothing was there for so long,
pub const GONE_MS: u64 = 800;
/// or only something that is not known to be it: a blurred card, or a window frame behind it.
pub const UNSEEN_MS: u64 = 2500;

/// What was said last, and when it was last seen.
#[derive(Clone, Debug, PartialEq)]
enum Said {
    Code(CodeName),
    Word(String),
}

/// Listens to the frames of a camera. Times are passed in, in milliseconds, and never go back.
#[derive(Clone, Debug, Default)]
pub struct CardListener {
    frames: VecDeque<(u64, Seen)>,
    said: Option<(Said, u64)>,
}

impl CardListener {
    /// Takes what one frame showed; gives an answer when one is ripe.
    pub fn push(&mut self, now_ms: u64, seen: Seen) -> Option<CardEvent> {
        self.note_presence(now_ms, &seen);
        self.frames.push_back((now_ms, seen));
        while self.frames.front().is_some_and(|(at, _)| now_ms.saturating_sub(*at) > SLOWLY_WITHIN_MS) {
            self.frames.pop_front();
        }
        let (said, event) = self.code(now_ms).or_else(|| self.look(now_ms))?;
        self.said = Some((said, now_ms));
        self.frames.clear();
        Some(event)
    }

    /// Forgets what was seen and said, e.g. when the camera is turned off.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Keeps what was said as long as it is in view. After a code, any known card may be the same card, read badly.
    fn note_presence(&mut self, now_ms: u64, seen: &Seen) {
        let Some((said, last)) = &mut self.said else { return };
        let (is_there, patience_ms) = match (&*said, seen) {
            (_, Seen::Nothing) => (false, GONE_MS),
            (Said::Code(name), Seen::Code(read)) => (name == read, GONE_MS),
            (Said::Code(_), Seen::Card(_)) => (true, GONE_MS),
            (Said::Word(word), Seen::Card(decision)) => (best(decision) == Some(word), GONE_MS),
            (_, Seen::Unknown) => (false, UNSEEN_MS),
            (Said::Word(_), Seen::Code(_)) => (false, GONE_MS),
        };
        if is_there {
            *last = now_ms;
        } else if now_ms.saturating_sub(*last) > patience_ms {
            self.said = None;
        }
    }

    fn code(&self, now_ms: u64) -> Option<(Said, CardEvent)> {
        let recent = self.frames.iter().filter(|(at, _)| now_ms.saturating_sub(*at) <= READS_WITHIN_MS);
        let reads = |name: &CodeName| recent.filter(|(_, s)| matches!(s, Seen::Code(n) if n == name)).count();
        let (_, Seen::Code(name)) = self.frames.back()? else { return None };
        let said = Said::Code(name.clone());
        let is_new = self.said.as_ref().is_none_or(|(last, _)| *last != said);
        (is_new && reads(name) >= READS).then(|| (said, CardEvent::Read(name.clone())))
    }

    /// What the latest frames say, and of how many of them a word must be the best: those of half a second, or the last six
    /// where fewer came.
    fn recent(&self, now_ms: u64) -> (Vec<&Decision>, usize) {
        let quick = self.frames.iter().filter(|(at, _)| now_ms.saturating_sub(*at) <= WITHIN_MS).count();
        let (count, needed) = if quick > AGREEING { (quick, AGREEING) } else { (OF_THE_LAST, AGREEING_SLOWLY) };
        let latest = self.frames.iter().rev().take(count);
        let decisions =
            latest.filter_map(|(_, seen)| if let Seen::Card(decision) = seen { Some(decision) } else { None });
        (decisions.collect(), if self.frames.len() < OF_THE_LAST { AGREEING } else { needed })
    }

    fn look(&self, now_ms: u64) -> Option<(Said, CardEvent)> {
        let (_, Seen::Card(latest)) = self.frames.back()? else { return None };
        let word = best(latest)?;
        let said = Said::Word(word.clone());
        if self.said.as_ref().is_some_and(|(last, _)| *last == said || matches!(last, Said::Code(_))) {
            return None;
        }
        let (decisions, needed) = self.recent(now_ms);
        let agreeing: Vec<&&Decision> = decisions.iter().filter(|d| best(d) == Some(word)).collect();
        // Frames that say another word count against it.
        if agreeing.len() < needed || agreeing.len() * 4 < decisions.len() * 3 {
            return None;
        }
        let sure = agreeing.iter().filter(|d| d.answer == Answer::Sure).count();
        let is_sure = sure >= SURE_FRAMES && agreeing.len() == decisions.len();
        let answer = if is_sure { Answer::Sure } else { Answer::Maybe };
        Some((said, CardEvent::Looks { answer, candidates: latest.candidates.clone() }))
    }
}

fn best(decision: &Decision) -> Option<&String> {
    decision.candidates.first().map(|candidate| &candidate.word)
}
