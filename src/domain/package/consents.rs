//! What makers said on two devices, as if they had said it all on one: by time the last answer counts, and where two were given at
//! the same moment, the refusal.

use crate::domain::consent::{Answer, Consent, Consents, Given};
use crate::domain::id::Millis;

/// Clocks of two devices may differ by so much. A yes from further ahead was given by no clock that can be trusted: the maker is
/// asked again.
const AHEAD_MS: Millis = 24 * 3_600_000;

/// Both, for every use.
pub fn joined(ours: &Consents, theirs: &Consents, now: Millis) -> Consents {
    let mut all = ours.clone();
    for (purpose, theirs) in &theirs.0 {
        let ours = ours.0.get(purpose).cloned().unwrap_or_default();
        let consent = join(&ours, theirs, now);
        if all.0.contains_key(purpose) || consent != Consent::default() {
            all.0.insert(*purpose, consent);
        }
    }
    all
}

fn join(ours: &Consent, theirs: &Consent, now: Millis) -> Consent {
    let is_new = |given: &Given| !answers(ours).contains(given) && is_believed(given, now);
    let new: Vec<Given> = answers(theirs).into_iter().filter(is_new).collect();
    let guardian = guardian(ours, theirs, now);
    if new.is_empty() {
        // As it stands here, also where an older version wrote it in another order.
        return Consent { guardian, ..ours.clone() };
    }
    let mut given: Vec<Given> = answers(ours).into_iter().chain(new).collect();
    given.sort_by_key(|given| (given.at, given.answer));
    let mut consent = Consent { guardian, ..Consent::default() };
    given.into_iter().for_each(|given| consent.answered(given));
    consent
}

/// Every answer of the maker, oldest first. One that nobody gave is none.
fn answers(consent: &Consent) -> Vec<Given> {
    let was_given = |given: &Given| *given != Given::default();
    consent.before.iter().cloned().chain([consent.makers()]).filter(was_given).collect()
}

fn is_believed(given: &Given, now: Millis) -> bool {
    given.answer != Answer::Yes || given.at <= now.saturating_add(AHEAD_MS)
}

fn guardian(ours: &Consent, theirs: &Consent, now: Millis) -> Option<Given> {
    let theirs = theirs.guardian.clone().map(|given| if is_believed(&given, now) { given } else { Given::default() });
    ours.guardian.clone().into_iter().chain(theirs).max_by_key(|given| (given.at, given.answer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consent::{Use, WhyNot};

    const NOW: Millis = 10_000_000_000;

    fn said(answers: &[(Answer, Millis)]) -> Consents {
        let mut consent = Consent::default();
        for (answer, at) in answers {
            consent.answered(Given { answer: *answer, at: *at, ..Given::default() });
        }
        Consents([(Use::Web, consent)].into())
    }

    #[test]
    fn a_withdrawal_wins_over_an_older_yes_whichever_side_it_is_on() {
        let (yes, withdrawn) = (said(&[(Answer::Yes, 5)]), said(&[(Answer::Yes, 5), (Answer::No, 9)]));
        for (ours, theirs) in [(&yes, &withdrawn), (&withdrawn, &yes)] {
            let both = joined(ours, theirs, NOW);
            assert_eq!(both.allows(Use::Web), Err(WhyNot::Withdrawn));
            assert_eq!(joined(&both, theirs, NOW), both, "joining again changes nothing");
            assert_eq!(joined(&both, ours, NOW), both);
        }
    }

    #[test]
    fn a_no_elsewhere_after_a_yes_here_is_a_yes_taken_back() {
        let both = joined(&said(&[(Answer::Yes, 5)]), &said(&[(Answer::No, 9)]), NOW);
        assert_eq!(both.answer(Use::Web), Answer::Withdrawn);
        let both = joined(&said(&[(Answer::No, 9)]), &said(&[(Answer::Yes, 5)]), NOW);
        assert_eq!(both.answer(Use::Web), Answer::Withdrawn);
        let both = joined(&said(&[(Answer::No, 5)]), &said(&[(Answer::Yes, 9)]), NOW);
        assert_eq!(both.allows(Use::Web), Ok(()), "who says yes later says yes");
    }

    #[test]
    fn at_the_same_moment_the_refusal_counts() {
        let (yes, no) = (said(&[(Answer::Yes, 5)]), said(&[(Answer::No, 5)]));
        assert!(joined(&yes, &no, NOW).allows(Use::Web).is_err());
        assert!(joined(&no, &yes, NOW).allows(Use::Web).is_err());
    }

    #[test]
    fn a_yes_from_the_future_is_asked_again_and_a_no_is_believed() {
        let future = NOW + AHEAD_MS + 1;
        assert_eq!(joined(&Consents::default(), &said(&[(Answer::Yes, future)]), NOW), Consents::default());
        let both = joined(&said(&[(Answer::Yes, 5)]), &said(&[(Answer::No, future)]), NOW);
        assert!(both.allows(Use::Web).is_err());
    }

    #[test]
    fn a_guardian_who_is_needed_on_one_side_is_needed() {
        let mut needed = said(&[(Answer::Yes, 5)]);
        needed.0.entry(Use::Web).or_default().guardian = Some(Given::default());
        let yes = said(&[(Answer::Yes, 5)]);
        for both in [joined(&yes, &needed, NOW), joined(&needed, &yes, NOW)] {
            assert_eq!(both.allows(Use::Web), Err(WhyNot::GuardianUnasked));
        }
    }
}
