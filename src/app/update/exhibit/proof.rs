//! The certificate that signs what goes out: seen, made, imported, given to others.

use super::super::{one_line, start};
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::proof::{CertificateFound, ProofCommand};
use crate::app::state::State;
use crate::domain::notice::Notice;

/// Longest name of an organisation in characters (X.520, `ub-organization-name`).
const MAX_HOLDER: usize = 64;

/// One thing at a time.
pub(super) fn on(state: &mut State, command: ProofCommand) -> Vec<Effect> {
    if state.exhibit.proof.job.is_some() {
        return Vec::new();
    }
    let command = match command {
        ProofCommand::Make(holder) => ProofCommand::Make(one_line(&holder, MAX_HOLDER)),
        ProofCommand::Import { chain, key } if key.as_os_str().is_empty() => {
            ProofCommand::Import { key: chain.clone(), chain }
        }
        other => other,
    };
    if command == ProofCommand::Make(String::new()) {
        state.tell(Notice::problem("name-empty"));
        return Vec::new();
    }
    let (id, effect) = start(state, Job::Certificate(command));
    state.exhibit.proof.job = Some(id);
    vec![effect]
}

/// How it stands now, and what was done.
pub(in crate::app::update) fn found(state: &mut State, found: CertificateFound, done: Option<Notice>) -> Vec<Effect> {
    state.exhibit.proof.found = Some(found);
    done.into_iter().for_each(|notice| state.tell(notice));
    Vec::new()
}

/// It has ended, well or not.
pub(in crate::app::update) fn ended(state: &mut State, id: EffectId) {
    state.exhibit.proof.job.take_if(|job| *job == id);
}
