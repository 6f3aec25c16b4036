//! What only instructors may read, and the recovery code: what is asked of the world, what the world does, and that nothing of it lies
//! anywhere in the clear.

use crate::app_service_entry::Program;
use crate::common::Bench;
use malgeurim::app::{
    CodeText, Command, Contact, Effect, Job, Outcome, Pin, PinAnswer, ServiceNews, ServicesCommand, SettingsCommand,
    State, VaultCommand, VaultEffect, VaultNews,
};
use malgeurim::domain::guardian::{Guardian, Sealed};
use malgeurim::domain::id::ProfileId;
use malgeurim::domain::profile::Profile;
use malgeurim::domain::recovery::{RecoveryCode, SEED};
use malgeurim::io::pin::PIN_FILE;
use serde_json::json;
use std::path::Path;

fn guardian() -> Guardian {
    let text = |text: &str| text.to_owned();
    Guardian {
        name: text("김바다"), relation: text("큰이모"), phone: text("010-5555-1234"), note: text("저녁에만")
    }
}

fn vault(command: VaultCommand) -> Command {
    Command::Vault(command)
}

fn known(pin: bool) -> Outcome {
    Outcome::Service(ServiceNews::Known { services: Vec::new(), damaged: false, pin, under_way: Vec::new() })
}

fn right() -> Outcome {
    Outcome::Service(ServiceNews::Pin(PinAnswer::Right))
}

/// In the workshop, with the PIN given; and who is there.
fn open() -> (Bench, ProfileId) {
    let mut bench = Bench::talking();
    bench.outcome(known(true));
    bench.run(json!({"go": "workshop"}));
    bench.outcome(right());
    let who = bench.state.who.clone().unwrap();
    (bench, who)
}

fn asked(effects: &[Effect]) -> Vec<&VaultEffect> {
    effects.iter().filter_map(|effect| if let Effect::Vault(asked) = effect { Some(asked) } else { None }).collect()
}

#[test]
fn the_first_pin_brings_a_code_that_is_shown_until_it_is_kept() {
    let mut bench = Bench::talking();
    bench.outcome(known(false));
    bench.run(json!({"go": "workshop"}));
    let effects = bench.outcome(right());
    assert!(matches!(asked(&effects).as_slice(), [VaultEffect::MakeCode]), "{effects:?}");
    let code = RecoveryCode::of([5; SEED]);
    bench.outcome(Outcome::Vault(VaultNews::Code(code.clone())));
    assert_eq!(bench.state.vault.code, Some(code.clone()));
    bench.send(vault(VaultCommand::PrintCode));
    assert!(matches!(bench.last_job().1, Job::PrintRecovery { .. }));
    assert!(!format!("{:?}", bench.last_job().1).contains(code.letters()), "a log would have it");
    bench.send(vault(VaultCommand::CodeKept));
    assert_eq!(bench.state.vault.code, None);
    assert!(asked(&bench.outcome(right())).is_empty(), "the next time there is one already");
}

#[test]
fn where_the_room_is_locked_nothing_is_left_in_memory() {
    let (mut bench, who) = open();
    bench.send(vault(VaultCommand::OpenGuardian(who.clone())));
    assert_eq!(bench.state.vault.contact, Some((who.clone(), Contact::Open(Guardian::default()))));
    bench.outcome(Outcome::Vault(VaultNews::Code(RecoveryCode::of([5; SEED]))));
    let effects = bench.run(json!({"go": "home"}));
    assert!(matches!(asked(&effects).as_slice(), [VaultEffect::Lock]), "{effects:?}");
    assert_eq!((bench.state.vault.code.clone(), bench.state.vault.contact.clone()), (None, None));
    assert_eq!(bench.read_notices(), ["recovery-unseen"], "a code that was left is told to be none");
    assert!(asked(&bench.run(json!({"go": "talk"}))).is_empty(), "once is enough");
    // The answer to a PIN comes when its asker has left.
    let effects = bench.outcome(right());
    assert!(!bench.state.services.unlocked && matches!(asked(&effects).as_slice(), [VaultEffect::Lock]));
    for command in [
        VaultCommand::MakeCode,
        VaultCommand::PrintCode,
        VaultCommand::OpenGuardian(who.clone()),
        VaultCommand::SaveGuardian(who, guardian()),
    ] {
        assert!(bench.send(vault(command)).is_empty());
    }
}

#[test]
fn a_contact_is_stored_sealed_only_and_neither_settings_nor_packages_touch_it() {
    let (mut bench, who) = open();
    let effects = bench.send(vault(VaultCommand::SaveGuardian(who.clone(), guardian())));
    let [VaultEffect::Seal(of, contact)] = asked(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((of, contact), (&who, &guardian()));
    assert!(!format!("{effects:?}").contains("010"));
    let sealed = Sealed("c0ffee".into());
    bench.outcome(Outcome::Vault(VaultNews::Sealed(who.clone(), Some((guardian(), sealed.clone())))));
    let kept = |bench: &Bench| bench.state.library.profiles[&who].guardian.clone();
    assert_eq!(kept(&bench), Some(sealed.clone()));
    assert!(!format!("{:?}", bench.rows).contains("010-5555"));
    let effects = bench.send(vault(VaultCommand::OpenGuardian(who.clone())));
    assert!(matches!(asked(&effects)[..], [VaultEffect::Open(_, asked)] if *asked == sealed));
    bench.outcome(Outcome::Vault(VaultNews::Opened(who.clone(), None)));
    assert_eq!(bench.state.vault.contact, Some((who.clone(), Contact::Unopenable)));
    let without = Profile { guardian: None, ..bench.state.library.profiles[&who].clone() };
    bench.send(Command::Settings(SettingsCommand::Save(Box::new(without))));
    assert_eq!(kept(&bench), Some(sealed.clone()));
    bench.run(json!({"packages": {"save-people": [who]}}));
    let Job::WritePackage { packed, .. } = bench.last_job().1 else { panic!("a package") };
    assert_eq!(packed.people.iter().map(|one| one.profile.guardian.clone()).collect::<Vec<_>>(), [None]);
    // Taken back only where it was written.
    bench.send(vault(VaultCommand::SaveGuardian(who.clone(), Guardian::default())));
    assert_eq!(kept(&bench), None);
    bench.run(json!("undo"));
    assert_eq!(kept(&bench), Some(sealed));
}

#[test]
fn a_code_that_cannot_be_one_is_told_and_asks_nothing() {
    let mut bench = Bench::talking();
    bench.outcome(known(true));
    bench.run(json!({"go": "workshop"}));
    let recover = |code: &str| vault(VaultCommand::Recover { code: CodeText(code.into()), pin: Pin("1234".into()) });
    assert!(bench.send(recover("0000-0000")).is_empty());
    assert_eq!(bench.read_notices(), ["recovery-wrong"]);
    let code = RecoveryCode::of([9; SEED]);
    let effects = bench.send(recover(&code.groups().join("-").to_lowercase()));
    assert!(matches!(asked(&effects)[..], [VaultEffect::Recover(..)]) && bench.state.services.checking);
    bench.outcome(Outcome::Vault(VaultNews::WrongCode));
    assert_eq!((bench.state.services.checking, bench.read_notices()), (false, vec!["recovery-wrong".to_owned()]));
}

/// Whether any file below the folder has these bytes.
fn has(folder: &Path, text: &str) -> bool {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    entries.map(|entry| entry.path()).any(|path| match path.is_dir() {
        true => has(&path, text),
        false => std::fs::read(&path).unwrap().windows(text.len()).any(|part| part == text.as_bytes()),
    })
}

fn shown(state: &State) -> Option<Guardian> {
    match &state.vault.contact {
        Some((_, Contact::Open(guardian))) => Some(guardian.clone()),
        _ => None,
    }
}

fn see(program: &mut Program, who: &ProfileId) -> Option<Guardian> {
    program.state.vault.contact = None;
    program.send(vault(VaultCommand::OpenGuardian(who.clone())));
    program.until(|state| matches!(&state.vault.contact, Some((_, contact)) if *contact != Contact::Opening));
    shown(&program.state)
}

#[test]
fn another_pin_and_the_recovery_code_open_what_was_sealed_and_no_file_shows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = Program::start(folder.path());
    program.unlock();
    program.until(|state| state.vault.code.is_some());
    let code = program.state.vault.code.clone().expect("a code");
    let who = program.state.who.clone().expect("somebody");
    program.send(vault(VaultCommand::SaveGuardian(who.clone(), guardian())));
    program.until(|state| state.library.profiles[&who].guardian.is_some());
    let file = folder.path().join(PIN_FILE);
    let before = std::fs::read(&file).expect("a PIN");
    program.send(Command::Services(ServicesCommand::NewPin(Pin("9999".into()))));
    program.until(|_| std::fs::read(&file).is_ok_and(|now| now != before));
    assert_eq!(see(&mut program, &who), Some(guardian()));
    // As after a restart, by somebody who has forgotten the number.
    program.send(Command::Services(ServicesCommand::Lock));
    let sealed = program.state.library.profiles[&who].guardian.clone().expect("a contact");
    program.world.carry_out(Effect::Vault(VaultEffect::Open(who.clone(), sealed)));
    program.state.vault.code_made = None;
    let stranger = CodeText(RecoveryCode::of([1; SEED]).letters().to_owned());
    program.send(vault(VaultCommand::Recover { code: stranger, pin: Pin("1111".into()) }));
    program.until(|state| state.notices.iter().any(|notice| notice.what == "recovery-wrong"));
    assert_eq!(shown(&program.state), None, "locked is locked, also for whoever asks the world");
    let right = CodeText(code.letters().to_owned());
    program.send(vault(VaultCommand::Recover { code: right, pin: Pin("1234".into()) }));
    program.until(|state| state.vault.code.is_some());
    assert!(program.state.services.unlocked && program.state.vault.code != Some(code.clone()), "a new one");
    assert_eq!(see(&mut program, &who), Some(guardian()));
    for secret in ["010-5555-1234", "김바다", code.letters()] {
        assert!(!has(folder.path(), secret), "{secret} lies in the clear");
    }
}
