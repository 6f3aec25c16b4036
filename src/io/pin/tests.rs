//! The PIN and its recovery code, each in a folder of its own.

use super::*;
use crate::domain::recovery::RecoveryCode;

fn opens(file: &PinFile, pin: &str, now: Millis) -> io::Result<bool> {
    Ok(matches!(file.take(pin, now)?, Taken::Right(_)))
}

#[test]
fn the_first_pin_stays_and_is_not_written_down() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = PinFile::of(folder.path());
    assert!(!file.is_set());
    assert!(opens(&file, "4711", 0)?);
    assert!(file.is_set());
    assert!(opens(&file, "4711", 1)?);
    assert_eq!(file.take("1234", 2)?, Taken::Wrong(0));
    let text = std::fs::read_to_string(folder.path().join(PIN_FILE))?;
    assert!(!text.contains("4711"), "{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.path().join(PIN_FILE))?.permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    Ok(())
}

#[test]
fn wrong_tries_wait_also_in_another_run_and_a_right_one_too_early_is_none() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = PinFile::of(folder.path());
    file.keep("4711")?;
    let waits: Vec<_> = (0..3).map(|_| file.take("0000", 1_000)).collect::<io::Result<_>>()?;
    assert_eq!(waits, [Taken::Wrong(0), Taken::Wrong(0), Taken::Wrong(5_000)]);
    let again = PinFile::of(folder.path());
    assert_eq!(again.take("4711", 2_000)?, Taken::Wrong(4_000));
    assert!(opens(&again, "4711", 6_000)?);
    assert_eq!(again.take("0000", 7_000)?, Taken::Wrong(0), "the count began anew");
    Ok(())
}

#[test]
fn another_pin_takes_the_place_and_a_damaged_file_opens_nothing() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = PinFile::of(folder.path());
    let key = file.keep("4711")?;
    file.change("9999", &key)?;
    assert_eq!((file.take("4711", 0)?, file.take("9999", 1)?), (Taken::Wrong(0), Taken::Right(key)));
    std::fs::write(folder.path().join(PIN_FILE), "{}")?;
    assert!(file.is_set() && file.take("9999", 2).is_err());
    Ok(())
}

#[test]
fn a_pin_is_removed_only_a_while_after_it_was_asked_for_and_whoever_knows_it_stops_that() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = PinFile::of(folder.path());
    file.keep("4711")?;
    assert_eq!(file.forget_from(0), None);
    file.wish_forgotten(1_000)?;
    file.wish_forgotten(5_000)?;
    assert_eq!(file.forget_from(6_000), Some(1_000 + FORGET_WAIT_MS), "the first time counts");
    assert_eq!(file.forget_from(500), Some(500 + FORGET_WAIT_MS), "the clock was put back");
    assert_eq!(file.forget_from(6_000), Some(500 + FORGET_WAIT_MS), "and the time comes all the same");
    assert!(opens(&file, "4711", 7_000)?);
    assert_eq!(file.forget_from(8_000), None, "the PIN was given");
    file.wish_forgotten(9_000)?;
    assert_eq!(file.take("0000", 9_500)?, Taken::Wrong(0));
    assert_eq!(file.forget_from(10_000), Some(9_000 + FORGET_WAIT_MS), "a wrong one stops nothing");
    file.forget()?;
    assert!(!file.is_set() && file.was_forgotten());
    file.keep("8888")?;
    assert!(file.is_set() && !file.was_forgotten());
    Ok(())
}

#[test]
fn a_clock_that_is_put_ahead_makes_nobody_wait_less() {
    let (mut wait, start) = (ForgetWait::default(), Instant::now());
    let after = |ms: Millis| start + std::time::Duration::from_millis(ms.unsigned_abs());
    let due = 1_000 + FORGET_WAIT_MS;
    assert_eq!(wait.hold(Some(due), 1_000, start), Some(due));
    assert_eq!(wait.hold(Some(due), due + 5, after(60_000)), Some(due + 5 + FORGET_WAIT_MS - 60_000));
    assert_eq!(wait.hold(Some(due), due + 5, after(FORGET_WAIT_MS)), Some(due + 5), "it has waited itself");
    assert_eq!(wait.hold(None, due + 6, after(FORGET_WAIT_MS)), None);
    let again = wait.hold(Some(due), due + 7, after(2 * FORGET_WAIT_MS));
    assert_eq!(again, Some(due + 7 + FORGET_WAIT_MS), "another wish waits anew");
    let next = ForgetWait::default().hold(Some(due), due + 7, after(2 * FORGET_WAIT_MS));
    assert_eq!(next, Some(due + 7 + FORGET_WAIT_MS), "and so does another run");
}

#[test]
fn a_damaged_file_can_be_got_rid_of_in_the_same_way() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = PinFile::of(folder.path());
    std::fs::write(folder.path().join(PIN_FILE), "{}")?;
    file.wish_forgotten(1_000)?;
    assert_eq!(file.forget_from(2_000), Some(1_000 + FORGET_WAIT_MS));
    assert_eq!(file.take("0000", 3_000)?, Taken::Wrong(0));
    Ok(())
}

#[test]
fn a_recovery_code_opens_the_same_once_and_another_takes_its_place() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = PinFile::of(folder.path());
    let key = file.keep("4711")?;
    assert_eq!(file.code_made(), None);
    let code = file.make_code(&key, 5)?;
    assert_eq!(file.code_made(), Some(5));
    let text = std::fs::read_to_string(folder.path().join(PIN_FILE))?;
    assert!(!text.contains(code.letters()), "{text}");
    file.change("9999", &key)?;
    let Recovered::Right(opened, next) = file.recover(&code, "1234", 6)? else { panic!("it was right") };
    assert_eq!((opened, file.code_made()), (key.clone(), Some(6)));
    assert_eq!(file.take("1234", 7)?, Taken::Right(key.clone()));
    assert_eq!(file.take("9999", 8)?, Taken::Wrong(0));
    assert_eq!(file.recover(&code, "0000", 9)?, Recovered::Wrong(0), "it is used up");
    assert!(matches!(file.recover(&next, "5555", 10)?, Recovered::Right(opened, _) if opened == key));
    Ok(())
}

#[test]
fn wrong_codes_and_wrong_pins_share_one_wait() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = PinFile::of(folder.path());
    let key = file.keep("4711")?;
    let stranger = RecoveryCode::of([1; crate::domain::recovery::SEED]);
    assert_eq!(file.recover(&stranger, "0000", 0)?, Recovered::Wrong(0), "there is none yet");
    let code = file.make_code(&key, 0)?;
    assert_eq!(
        (file.take("0000", 0)?, file.recover(&stranger, "0000", 0)?),
        (Taken::Wrong(0), Recovered::Wrong(5_000))
    );
    assert_eq!(file.recover(&code, "0000", 4_000)?, Recovered::Wrong(1_000), "too early");
    assert_eq!(file.take("4711", 4_000)?, Taken::Wrong(1_000));
    assert!(matches!(file.recover(&code, "8888", 5_000)?, Recovered::Right(..)));
    assert_eq!(file.take("0000", 5_001)?, Taken::Wrong(0), "the count began anew");
    Ok(())
}

#[test]
fn a_pin_from_before_there_was_a_key_gets_one_that_stays() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = PinFile::of(folder.path());
    file.keep("4711")?;
    let path = folder.path().join(PIN_FILE);
    let mut old: serde_json::Value = serde_json::from_slice(&std::fs::read(&path)?)?;
    old.as_object_mut().map(|fields| fields.remove("key"));
    std::fs::write(&path, old.to_string())?;
    let Taken::Right(key) = file.take("4711", 0)? else { panic!("it was right") };
    assert_eq!(file.take("4711", 1)?, Taken::Right(key.clone()));
    file.change("9999", &key)?;
    assert_eq!(file.take("9999", 2)?, Taken::Right(key));
    assert!(file.keep("0000").is_err(), "the first PIN stays");
    Ok(())
}
