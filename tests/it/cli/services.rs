//! `services on`, `off`, `key`.

use super::{Home, column};
use serde_json::Value;
use std::io::Write;
use std::process::Stdio;

fn home() -> Home {
    let home = Home::new();
    std::fs::create_dir_all(home.data()).unwrap();
    let text = r#"[{"name":"화실","kind":"image","url":"https://images.example/v1"}]"#;
    std::fs::write(home.data().join("services.json"), text).unwrap();
    home
}

/// Gives a key by stdin, on a system without a keyring.
fn give_key(home: &Home, key: &str) -> Value {
    let mut command = home.command();
    command.args(["services", "key", "화실", "--json"]).env("PATH", "").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(key.as_bytes()).unwrap();
    let ran = child.wait_with_output().unwrap();
    let (out, err) = (String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap());
    assert!(ran.status.success() && err.is_empty(), "{err}");
    assert!(key.trim().is_empty() || !out.contains(key.trim()), "a key is never written out");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn a_service_is_turned_on_and_off() {
    let home = home();
    let on = |home: &Home| home.json(["services", "list"])["services"][0]["on"].clone();
    assert_eq!(on(&home), false);
    assert_eq!(column(&home.json(["services", "on", "화실"]), "services", "name"), ["화실"]);
    assert_eq!(on(&home), true);
    home.done(["services", "off", "화실"]);
    assert_eq!(on(&home), false);
    home.refused(["services", "on", "없는 곳"]);
}

#[test]
fn a_forgotten_pin_goes_with_everything_behind_it() {
    let home = home();
    home.done(["services", "on", "화실"]);
    give_key(&home, "sk-secret-1\n");
    let pin = home.data().join("instructor.json");
    std::fs::write(&pin, "{}").unwrap();
    assert_eq!(home.json(["services", "forget-pin"])["removed"], false);
    assert!(pin.exists(), "what it costs is said first");
    assert_eq!(home.json(["services", "forget-pin", "--yes"])["removed"], true);
    assert!(!pin.exists() && !home.data().join("service-keys.json").exists());
    let list = home.json(["services", "list"]);
    assert_eq!(
        (list["services"][0]["name"].as_str(), list["services"][0]["on"].as_bool()),
        (Some("화실"), Some(false))
    );
}

#[test]
fn a_key_comes_by_stdin_and_stays_private() {
    let home = home();
    assert_eq!(give_key(&home, "sk-secret-1\n")["kept"], "file");
    let file = home.data().join("service-keys.json");
    assert!(std::fs::read_to_string(&file).unwrap().contains("sk-secret-1"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(give_key(&home, "\n")["kept"], "removed");
    assert!(!std::fs::read_to_string(&file).unwrap().contains("sk-secret-1"));
    home.refused(["services", "key", "없는 곳"]);
}
