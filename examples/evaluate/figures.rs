//! The figures of the evaluation.

use malgeurim::recognition::fewshot::Answer;
use std::collections::BTreeMap;

/// Share of unknown showings that may be accepted.
pub const UNKNOWN_ACCEPTED: f64 = 0.05;

/// One showing tested.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Who showed it.
    pub person: String,
    /// Place of the true label among the candidates, 0 the best; `None`: not among them. For unknowns always `None`.
    pub rank: Option<usize>,
    /// Whether its label was taught.
    pub is_known: bool,
    /// The recogniser's certainty that it is a taught word.
    pub evidence: f32,
    /// What the app would do.
    pub answer: Answer,
    /// From the raw showing to the answer, in milliseconds.
    pub ms: f64,
}

/// Figures of one number of shots. `None` where there was nothing to count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Share of known showings with the right candidate first.
    pub top1: Option<f64>,
    /// Among the first three.
    pub top3: Option<f64>,
    /// Share of known showings that are right and accepted when 5 % of the unknown ones are accepted.
    pub accepted: Option<f64>,
    /// How often a known showing has more evidence than an unknown one.
    pub auroc: Option<f64>,
    /// `top1` of the person for whom it is lowest.
    pub worst_person: Option<f64>,
    /// Share of known showings answered "sure" and right.
    pub sure: Option<f64>,
    /// Share of known showings answered "sure" and wrong.
    pub sure_wrong: Option<f64>,
    /// Share of unknown showings answered "sure".
    pub sure_unknown: Option<f64>,
    /// Share of known showings answered "don't know".
    pub lost: Option<f64>,
    /// Share of unknown showings answered "don't know".
    pub declined: Option<f64>,
    /// Median milliseconds from the raw showing to the answer.
    pub p50_ms: Option<f64>,
    /// 95 of 100 are faster.
    pub p95_ms: Option<f64>,
}

impl Figures {
    /// Counts.
    pub fn of(trials: &[Trial]) -> Self {
        let known: Vec<&Trial> = trials.iter().filter(|trial| trial.is_known).collect();
        let strange: Vec<&Trial> = trials.iter().filter(|trial| !trial.is_known).collect();
        let unknown: Vec<f32> = strange.iter().map(|trial| trial.evidence).collect();
        let mut ms: Vec<f64> = trials.iter().map(|trial| trial.ms).collect();
        ms.sort_by(f64::total_cmp);
        let threshold = threshold(&unknown);
        Self {
            top1: share(&known, |trial| trial.rank == Some(0)),
            top3: share(&known, |trial| trial.rank.is_some_and(|rank| rank < 3)),
            accepted: threshold.and_then(|t| share(&known, |trial| trial.rank == Some(0) && trial.evidence > t)),
            auroc: auroc(&known.iter().map(|trial| trial.evidence).collect::<Vec<_>>(), &unknown),
            worst_person: worst_person(&known),
            sure: share(&known, |trial| trial.answer == Answer::Sure && trial.rank == Some(0)),
            sure_wrong: share(&known, |trial| trial.answer == Answer::Sure && trial.rank != Some(0)),
            sure_unknown: share(&strange, |trial| trial.answer == Answer::Sure),
            lost: share(&known, |trial| trial.answer == Answer::Unknown),
            declined: share(&strange, |trial| trial.answer == Answer::Unknown),
            p50_ms: quantile(&ms, 0.5),
            p95_ms: quantile(&ms, 0.95),
        }
    }
}

fn share(trials: &[&Trial], is: impl Fn(&Trial) -> bool) -> Option<f64> {
    let right = trials.iter().filter(|trial| is(trial)).count();
    (!trials.is_empty()).then(|| right as f64 / trials.len() as f64)
}

/// The lowest evidence above which at most 5 % of the unknown showings lie.
fn threshold(unknown: &[f32]) -> Option<f32> {
    let mut sorted = unknown.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    sorted.get((sorted.len() as f64 * UNKNOWN_ACCEPTED).floor() as usize).copied()
}

/// Area under the ROC curve as the Mann-Whitney statistic; equal evidence counts half.
fn auroc(known: &[f32], unknown: &[f32]) -> Option<f64> {
    if known.is_empty() || unknown.is_empty() {
        return None;
    }
    let mut sorted = unknown.to_vec();
    sorted.sort_by(f32::total_cmp);
    let wins: f64 = known
        .iter()
        .map(|k| {
            let below = sorted.partition_point(|u| u < k);
            let equal = sorted.partition_point(|u| u <= k) - below;
            below as f64 + equal as f64 / 2.0
        })
        .sum();
    Some(wins / (known.len() as f64 * unknown.len() as f64))
}

fn worst_person(known: &[&Trial]) -> Option<f64> {
    let mut people: BTreeMap<&str, Vec<&Trial>> = BTreeMap::new();
    for trial in known {
        people.entry(&trial.person).or_default().push(trial);
    }
    people.values().filter_map(|trials| share(trials, |trial| trial.rank == Some(0))).min_by(f64::total_cmp)
}

fn quantile(sorted: &[f64], q: f64) -> Option<f64> {
    sorted.get(((sorted.len() as f64 * q).ceil() as usize).saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial(person: &str, rank: Option<usize>, is_known: bool, evidence: f32) -> Trial {
        Trial { person: person.to_owned(), rank, is_known, evidence, answer: Answer::Maybe, ms: 1.0 }
    }

    #[test]
    fn at_most_one_unknown_in_twenty_is_accepted() {
        let mut trials: Vec<Trial> = (0..40).map(|i| trial("a", None, false, i as f32)).collect();
        trials.push(trial("a", Some(0), true, 37.5)); // above 38 of 40: accepted
        trials.push(trial("a", Some(0), true, 37.0)); // as much as the third best unknown: not accepted
        trials.push(trial("a", Some(1), true, 99.0)); // accepted but wrong
        trials.push(trial("a", Some(3), true, 99.0));
        let figures = Figures::of(&trials);
        assert_eq!(figures.accepted, Some(0.25));
        assert_eq!((figures.top1, figures.top3), (Some(0.5), Some(0.75)));
    }

    #[test]
    fn equal_evidence_counts_half() {
        let trials = [trial("a", Some(0), true, 1.0), trial("a", None, false, 1.0), trial("a", None, false, 0.0)];
        assert_eq!(Figures::of(&trials).auroc, Some(0.75));
    }

    #[test]
    fn the_worst_person_is_named_by_their_share() {
        let trials = [trial("a", Some(0), true, 1.0), trial("b", Some(0), true, 1.0), trial("b", Some(1), true, 1.0)];
        assert_eq!(Figures::of(&trials).worst_person, Some(0.5));
        assert_eq!(Figures::of(&trials).auroc, None);
        assert_eq!(Figures::of(&[]), Figures::default());
    }
}
