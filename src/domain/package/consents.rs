//! What makers said on two devices, as if they had said it all on one: by time the last answer counts, and where two were given at
//! the same moment, the refusal.

use crate::domain::consent::{Answer, Consent, Consents, Given, MAX_BEFORE};
use crate::domain::id::{BlobId, Millis};

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
    let guardian_before = guardian_before([ours, theirs], guardian.as_ref(), now);
    if new.is_empty() {
        // As it stands here, also where an older version wrote it in another order.
        return Consent { guardian, guardian_before, ..ours.clone() };
    }
    let mut given: Vec<Given> = answers(ours).into_iter().chain(new).collect();
    given.sort_by_key(|given| (given.at, given.answer));
    let mut consent = Consent { guardian, guardian_before, ..Consent::default() };
    given.into_iter().for_each(|given| consent.answered(given));
    consent
}

/// Every answer of the maker, oldest first. One that nobody gave is none.
fn answers(consent: &Consent) -> Vec<Given> {
    let was_given = |given: &Given| *given != Given::default();
    consent.before.iter().cloned().chain([consent.maker.clone()]).filter(was_given).collect()
}

fn is_believed(given: &Given, now: Millis) -> bool {
    given.answer != Answer::Yes || given.at <= now.saturating_add(AHEAD_MS)
}

fn guardian(ours: &Consent, theirs: &Consent, now: Millis) -> Option<Given> {
    let theirs = theirs.guardian.clone().map(|given| if is_believed(&given, now) { given } else { Given::default() });
    ours.guardian.clone().into_iter().chain(theirs).max_by_key(when)
}

/// Order of answers: of two at one moment the refusal is the later one, and the one that was signed.
fn when(given: &Given) -> (Millis, Answer, Option<BlobId>) {
    (given.at, given.answer, given.signature.clone())
}

/// Every answer of guardians on either side but the one that counts, oldest first.
fn guardian_before(sides: [&Consent; 2], last: Option<&Given>, now: Millis) -> Vec<Given> {
    let all = sides.into_iter().flat_map(|side| side.guardian_before.iter().chain(&side.guardian));
    let was_given = |given: &&Given| given.answer != Answer::Unasked && last != Some(*given) && is_believed(given, now);
    let mut before: Vec<Given> = all.filter(was_given).cloned().collect();
    before.sort_by_key(when);
    before.dedup();
    before.drain(..before.len().saturating_sub(MAX_BEFORE));
    before
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
    fn what_guardians_answered_on_either_side_is_kept() {
        let given = |answer, at| Given { answer, at, by: "엄마".to_owned(), ..Given::default() };
        let (mut here, mut there) = (said(&[(Answer::Yes, 1)]), said(&[(Answer::Yes, 1)]));
        let web = |consents: &mut Consents, givens: &[Given]| {
            let consent = consents.0.entry(Use::Web).or_default();
            givens.iter().for_each(|given| consent.guardian_answered(given.clone()));
        };
        web(&mut here, &[given(Answer::Yes, 2), given(Answer::No, 4)]);
        web(&mut there, &[given(Answer::No, 3), given(Answer::Yes, 5)]);
        for (ours, theirs) in [(&here, &there), (&there, &here)] {
            let both = joined(ours, theirs, NOW);
            let consent = &both.0[&Use::Web];
            assert_eq!(consent.guardian, Some(given(Answer::Yes, 5)));
            assert_eq!(consent.guardian_before.iter().map(|given| given.at).collect::<Vec<_>>(), [2, 3, 4]);
            assert_eq!(joined(&both, theirs, NOW), both, "joining again changes nothing");
            assert_eq!(joined(&both, ours, NOW), both);
        }
        let new = joined(&Consents::default(), &here, NOW);
        assert_eq!(new.0[&Use::Web].guardian_before, [given(Answer::Yes, 2)], "also where the work was not here");
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
