//! What makers and their guardians say about showing a work. A maker's no stands, whoever else says what.

use super::super::{change, commit};
use crate::app::effect::Effect;
use crate::app::exhibit::{Reply, Signing};
use crate::app::state::State;
use crate::art::signature;
use crate::domain::artwork::Artwork;
use crate::domain::consent::{Answer, Consent, Given, Seen, Use, Whose};
use crate::domain::id::{ArtworkId, BlobId, ProfileId};
use crate::domain::record::{Record, Transaction, Write};
use std::sync::Arc;

/// Somebody answers. Not knowing is no yes: it leaves unasked what was unasked, and takes back what was said before.
pub(in crate::app::update) fn answer(state: &mut State, reply: Reply) -> Vec<Effect> {
    // Before a maker the tablet lies without the PIN: what a guardian says, and what stands on paper, a curator writes down.
    let is_curators = reply.whose == Whose::Guardian || reply.seen == Seen::Form;
    if is_curators && reply.answer == Answer::Yes && state.wants_pin() {
        return Vec::new();
    }
    let Some(mut work) = state.library.artworks.get(&reply.work).cloned() else { return Vec::new() };
    let needs = state.library.needs_guardian(&work);
    let said = work.consents.0.get(&reply.purpose).map(|consent| said_by(consent, reply.whose)).unwrap_or_default();
    if reply.answer == Answer::Unasked && said == Answer::Unasked {
        return Vec::new();
    }
    let by = match (reply.whose, reply.by.trim()) {
        (Whose::Maker, "") => maker_of(state, &work),
        (_, by) => by.to_owned(),
    };
    let given = Given { answer: reply.answer, by, at: state.now, seen: reply.seen, signature: None };
    let consent = work.consents.0.entry(reply.purpose).or_default();
    match reply.whose {
        Whose::Maker => consent.answered(given),
        Whose::Guardian => consent.guardian_answered(given),
    }
    if needs && consent.guardian.is_none() {
        consent.need_guardian(true);
    }
    vec![change(state, "consent", vec![Write::put(Record::Artwork(work))])]
}

/// Who made a work does not want it shown in any way: in one step, which they alone can take back.
pub(in crate::app::update) fn refuse(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let is_own = |work: &&Artwork| state.who.as_ref() == Some(&work.profile);
    let Some(mut work) = state.library.artworks.get(id).filter(is_own).cloned() else { return Vec::new() };
    let (by, needs) = (maker_of(state, &work), state.library.needs_guardian(&work));
    let uses: Vec<Use> = Use::ALL.into_iter().filter(|purpose| !work.consents.forbids(*purpose)).collect();
    for purpose in &uses {
        let consent = work.consents.0.entry(*purpose).or_default();
        consent.answered(Given { answer: Answer::No, by: by.clone(), at: state.now, ..Given::default() });
        if needs && consent.guardian.is_none() {
            consent.need_guardian(true);
        }
    }
    if uses.is_empty() {
        return Vec::new();
    }
    vec![change(state, "consent-refuse", vec![Write::put(Record::Artwork(work))])]
}

fn said_by(consent: &Consent, whose: Whose) -> Answer {
    match whose {
        Whose::Maker => consent.maker.answer,
        Whose::Guardian => consent.guardian.as_ref().map(|given| given.answer).unwrap_or_default(),
    }
}

/// The maker by the name they are called here: how they are named on labels is another matter.
fn maker_of(state: &State, work: &Artwork) -> String {
    state.library.profiles.get(&work.profile).map_or_else(|| work.maker.clone(), |maker| maker.name.clone())
}

/// A signature below the answers that were given.
pub(super) fn sign(state: &mut State, signing: &Signing) -> Vec<Effect> {
    let Some(mut work) = state.library.artworks.get(&signing.work).cloned() else { return Vec::new() };
    let Some(png) = signature::png(&signing.lines) else { return Vec::new() };
    let blob = BlobId::of(&png);
    let mut signed = false;
    for (_, consent) in work.consents.0.iter_mut().filter(|(purpose, _)| signing.uses.contains(purpose)) {
        signed |= put_signature(consent, signing.whose, &blob);
    }
    if !signed {
        return Vec::new();
    }
    let transaction = Transaction::new("consent-sign", state.who.clone(), vec![Write::put(Record::Artwork(work))]);
    vec![commit(state, transaction, vec![(blob, Arc::new(png))])]
}

fn put_signature(consent: &mut Consent, whose: Whose, blob: &BlobId) -> bool {
    let place = match (whose, consent.guardian.as_mut()) {
        (Whose::Maker, _) if consent.maker.answer != Answer::Unasked => &mut consent.maker.signature,
        (Whose::Guardian, Some(given)) if given.answer != Answer::Unasked => &mut given.signature,
        _ => return false,
    };
    place.replace(blob.clone()).as_ref() != Some(blob)
}

/// A guardian has to agree too, from now on also to what the maker said yes to before; or no longer. A guardian's no stays.
pub(super) fn guardian_agrees(state: &mut State, id: &ProfileId, needed: bool) -> Vec<Effect> {
    let Some(mut person) = state.library.profiles.get(id).cloned() else { return Vec::new() };
    if person.guardian_agrees == needed {
        return Vec::new();
    }
    person.guardian_agrees = needed;
    let mut writes = vec![Write::put(Record::Profile(person))];
    for work in state.library.artworks.values().filter(|work| work.profile == *id) {
        let mut new = work.clone();
        new.consents.0.values_mut().for_each(|consent| consent.need_guardian(needed));
        if new != *work {
            writes.push(Write::put(Record::Artwork(new)));
        }
    }
    vec![change(state, "consent-guardian", writes)]
}
