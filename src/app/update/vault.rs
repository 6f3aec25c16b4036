//! What only instructors may read: opened and sealed while the room is unlocked, forgotten when it is locked.

use super::{commit, gate, start, works};
use crate::app::effect::{Effect, Job};
use crate::app::state::State;
use crate::app::vault::{Contact, VaultCommand, VaultEffect, VaultNews, VaultState};
use crate::domain::guardian::{Guardian, Sealed};
use crate::domain::id::ProfileId;
use crate::domain::notice::Notice;
use crate::domain::profile::{Profile, undo_list_of_workshop};
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::recovery::RecoveryCode;

pub(super) fn on(state: &mut State, command: VaultCommand) -> Vec<Effect> {
    match command {
        VaultCommand::Recover { code, pin } => match RecoveryCode::read(&code.0) {
            Some(code) if pin.is_whole() && !state.services.checking => {
                state.services.checking = true;
                vec![Effect::Vault(VaultEffect::Recover(code, pin))]
            }
            Some(_) => Vec::new(),
            None => {
                state.tell(Notice::problem("recovery-wrong"));
                Vec::new()
            }
        },
        VaultCommand::LeaveImports => {
            state.packages.waiting.clear();
            Vec::new()
        }
        VaultCommand::CloseGuardian => {
            state.vault.contact = None;
            Vec::new()
        }
        command if state.services.unlocked => by_instructor(state, command),
        _ => Vec::new(),
    }
}

fn by_instructor(state: &mut State, command: VaultCommand) -> Vec<Effect> {
    match command {
        VaultCommand::MakeCode => vec![Effect::Vault(VaultEffect::MakeCode)],
        VaultCommand::PrintCode => print(state),
        VaultCommand::CodeKept => {
            state.vault.code = None;
            Vec::new()
        }
        VaultCommand::OpenGuardian(id) => open(state, id),
        VaultCommand::SaveGuardian(id, guardian) => save(state, id, &guardian),
        _ => Vec::new(),
    }
}

fn print(state: &mut State) -> Vec<Effect> {
    let Some(code) = state.vault.code.clone() else { return Vec::new() };
    let to = state.documents.join(format!("{}.pdf", works::file_name("recovery", "code")));
    // The same time as where the code is asked for: by it the right sheet is found.
    let at = (state.vault.code_made.unwrap_or(state.now), state.utc_offset_min);
    let lang = state.lang();
    vec![start(state, Job::PrintRecovery { to, code, lang, at }).1]
}

fn open(state: &mut State, id: ProfileId) -> Vec<Effect> {
    let Some(person) = state.library.profiles.get(&id) else { return Vec::new() };
    let sealed = person.guardian.clone();
    let contact = if sealed.is_some() { Contact::Opening } else { Contact::Open(Guardian::default()) };
    state.vault.contact = Some((id.clone(), contact));
    sealed.map(|sealed| Effect::Vault(VaultEffect::Open(id, sealed))).into_iter().collect()
}

fn save(state: &mut State, id: ProfileId, guardian: &Guardian) -> Vec<Effect> {
    let guardian = guardian.held();
    if !guardian.is_empty() {
        return vec![Effect::Vault(VaultEffect::Seal(id, guardian))];
    }
    state.vault.contact = Some((id.clone(), Contact::Open(guardian)));
    keep(state, &id, None)
}

/// What is sealed is kept as a step that only instructors take back.
fn keep(state: &mut State, id: &ProfileId, guardian: Option<Sealed>) -> Vec<Effect> {
    let Some(person) = state.library.profiles.get(id).filter(|person| person.guardian != guardian) else {
        return Vec::new();
    };
    let writes = vec![Write::put(Record::Profile(Profile { guardian, ..person.clone() }))];
    let transaction = Transaction::new("guardian", Some(undo_list_of_workshop()), writes);
    vec![commit(state, transaction, Vec::new())]
}

/// Something came back.
pub(super) fn heard(state: &mut State, news: VaultNews) -> Vec<Effect> {
    match news {
        VaultNews::Code(code) => {
            // Only an instructor who is there sees it.
            if state.services.unlocked {
                state.vault.code = Some(code);
            } else {
                state.tell(Notice::problem("recovery-unseen"));
            }
        }
        VaultNews::CodeMade(made) => state.vault.code_made = made,
        VaultNews::CodeFailed => state.tell(Notice::problem("recovery-failed")),
        VaultNews::WrongCode => {
            state.services.checking = false;
            state.tell(Notice::problem("recovery-wrong"));
        }
        VaultNews::Opened(id, guardian) => {
            let asked = state.vault.contact.as_mut().filter(|(asked, _)| *asked == id && state.services.unlocked);
            if let Some((_, contact)) = asked {
                *contact = guardian.map_or(Contact::Unopenable, Contact::Open);
            }
        }
        VaultNews::Sealed(id, Some((guardian, sealed))) => {
            if state.services.unlocked {
                state.vault.contact = Some((id.clone(), Contact::Open(guardian)));
                state.tell(Notice::done("guardian-kept"));
            }
            return keep(state, &id, Some(sealed));
        }
        VaultNews::Sealed(_, None) => state.tell(Notice::problem("not-kept")),
    }
    Vec::new()
}

/// The PIN was given: the key is in memory now. The first one ever gets a recovery code at once.
pub(super) fn opened(state: &mut State, first: bool) -> Vec<Effect> {
    state.vault.held = true;
    let code = (first && state.services.unlocked).then_some(Effect::Vault(VaultEffect::MakeCode));
    code.into_iter().chain(gate::release(state)).collect()
}

/// Where the room is locked, nothing of the vault stays in memory.
pub(super) fn lock_with_room(state: &mut State) -> Vec<Effect> {
    if state.services.unlocked {
        return Vec::new();
    }
    if state.vault.code.is_some() {
        // As good as none, and another one can be made.
        state.tell(Notice::problem("recovery-unseen"));
    }
    state.vault = VaultState { code_made: state.vault.code_made, held: state.vault.held, ..VaultState::default() };
    if std::mem::take(&mut state.vault.held) { vec![Effect::Vault(VaultEffect::Lock)] } else { Vec::new() }
}
