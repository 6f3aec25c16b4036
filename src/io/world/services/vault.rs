//! The data key while the room is unlocked: what is sealed and opened with it, and the recovery code.

use super::hub::Hub;
use super::{broken, entering};
use crate::app::{Pin, PinAnswer, ServiceNews, VaultEffect, VaultNews};
use crate::domain::guardian::{Guardian, Sealed};
use crate::domain::id::ProfileId;
use crate::domain::recovery::RecoveryCode;
use crate::io::files::now_millis;
use crate::io::pin::Recovered;
use crate::io::vault::DataKey;
use std::io;
use std::sync::Arc;

/// Carries out what is wanted. Takes some tens of milliseconds.
pub(super) fn carry_out(hub: &Arc<Hub>, effect: VaultEffect) {
    match effect {
        VaultEffect::MakeCode => make_code(hub),
        VaultEffect::Recover(code, pin) => recover(hub, &code, &pin),
        VaultEffect::Open(person, sealed) => open(hub, person, &sealed),
        VaultEffect::Seal(person, guardian) => seal(hub, hub.key(), person, guardian),
        VaultEffect::Lock => hub.let_go(),
    }
}

/// To what the contact of a person is bound: another person's never opens in its place.
fn bound(person: &ProfileId) -> String {
    format!("guardian of {}", person.as_str())
}

fn key(hub: &Hub) -> io::Result<DataKey> {
    given(hub.key())
}

fn given(key: Option<DataKey>) -> io::Result<DataKey> {
    key.ok_or_else(|| io::Error::from(io::ErrorKind::PermissionDenied))
}

fn make_code(hub: &Arc<Hub>) {
    let made = key(hub).and_then(|key| hub.with_pin(|file| file.make_code(&key, now_millis())));
    hub.news(match made {
        Ok(code) => VaultNews::Code(code),
        // Locked again before it came to that: nobody is there to write it down, and there is another one at the next wish.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied && hub.key().is_none() => {
            tracing::info!("no recovery code: locked meanwhile");
            return entering::tell_forgetting(hub);
        }
        Err(error) => {
            tracing::error!(%error, "recovery code");
            VaultNews::CodeFailed
        }
    });
    entering::tell_forgetting(hub);
}

fn recover(hub: &Arc<Hub>, code: &RecoveryCode, pin: &Pin) {
    match hub.with_pin(|file| file.recover(code, &pin.0, now_millis())) {
        Ok(Recovered::Right(key, next)) => {
            hub.hold(key);
            entering::tell_forgetting(hub);
            hub.tell(ServiceNews::Pin(PinAnswer::Right));
            hub.news(VaultNews::Code(next));
        }
        Ok(Recovered::Wrong(0)) => hub.news(VaultNews::WrongCode),
        Ok(Recovered::Wrong(wait_ms)) => hub.tell(ServiceNews::Pin(PinAnswer::Wrong(wait_ms))),
        Err(error) => hub.tell(ServiceNews::Pin(broken(&error))),
    }
}

fn open(hub: &Arc<Hub>, person: ProfileId, sealed: &Sealed) {
    let opened = key(hub).and_then(|key| key.open(sealed, bound(&person).as_bytes()));
    let guardian = opened.and_then(|text| Ok(serde_json::from_slice::<Guardian>(&text)?));
    let guardian = guardian.inspect_err(|error| tracing::warn!(%error, "sealed")).ok();
    hub.news(VaultNews::Opened(person, guardian));
}

/// Seals with the key that was there when it was wanted.
pub(super) fn seal(hub: &Arc<Hub>, key: Option<DataKey>, person: ProfileId, guardian: Guardian) {
    let seal = || given(key)?.seal(&serde_json::to_vec(&guardian)?, bound(&person).as_bytes());
    let sealed = seal().inspect_err(|error| tracing::warn!(%error, "sealed")).ok();
    hub.news(VaultNews::Sealed(person, sealed.map(|sealed| (guardian, sealed))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Outcome;
    use crate::io::files::Home;
    use crate::io::world::{Fresh, Outbox};

    #[test]
    fn what_was_saved_before_the_lock_is_sealed_after_it() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let (outbox, outcomes) = Outbox::new(Arc::new(|| {}));
        let hub = Arc::new(Hub::new(&Home::at(folder.path()), Fresh::default(), outbox, None));
        hub.hold(DataKey::fresh()?);
        let guardian = Guardian { name: "이모".to_owned(), ..Guardian::default() };
        let key = hub.key();
        hub.let_go();
        seal(&hub, key, "p".into(), guardian.clone());
        let news = outcomes.try_recv();
        assert!(matches!(&news, Ok(Outcome::Vault(VaultNews::Sealed(_, Some((kept, _))))) if *kept == guardian));
        seal(&hub, hub.key(), "p".into(), guardian);
        assert!(matches!(outcomes.try_recv(), Ok(Outcome::Vault(VaultNews::Sealed(_, None)))), "not without a key");
        Ok(())
    }
}
