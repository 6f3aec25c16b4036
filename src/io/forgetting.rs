//! The end of a PIN that nobody knows any more: everything that it protects goes first, so that nothing of it is given away.

use crate::io::net::{Keys, Services};
use crate::io::pin::PinFile;
use crate::io::share::meeting;
use crate::io::share::seat::Seat;
use std::io;
use std::path::Path;

/// Turns every service in the folder `data` off, forgets every key, leaves the circle of tablets, then removes the PIN. Stopped anywhere on the way, the PIN
/// is still there.
///
/// # Errors
/// What the system says. A list of services that is damaged is no error: it counts as no service at all.
pub fn forget_pin(data: &Path, keys: &Keys) -> io::Result<()> {
    let services = Services::read(data).inspect_err(|error| tracing::warn!(%error, "services")).unwrap_or_default();
    let names: Vec<String> = services.list().iter().map(|service| service.name.clone()).collect();
    if !names.is_empty() {
        services.all_off().write(data).map_err(io::Error::other)?;
    }
    keys.remove_all(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    // Whoever comes next must not invite, shut out or erase in the name of this tablet.
    for seat in std::iter::once(Seat::workshop(data)).chain(Seat::taken(data)) {
        meeting::leave(&seat)?;
        seat.places_with(keys.clone()).forget()?;
    }
    Seat::clear_shows(data)?;
    PinFile::of(data).forget()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::net::{KEYS_FILE, SERVICES_FILE, Secret};

    #[test]
    fn with_the_pin_goes_what_it_protected() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let data = folder.path();
        let list = r#"[{"name":"a","kind":"image","url":"https://a.example","on":true}]"#;
        std::fs::write(data.join(SERVICES_FILE), list)?;
        let keys = Keys::in_file(data);
        keys.set("a", &Secret::new("sk-1234"))?;
        keys.set("gone from the list", &Secret::new("sk-5678"))?;
        let places = crate::io::share::depot::Places::in_file(data);
        let place = crate::domain::place::Place::Bucket(crate::domain::place::Account::default());
        places.keep(&place, Some(&Secret::new("secret")))?;
        let circle = data.join("share");
        std::fs::create_dir(&circle)?;
        let pin = PinFile::of(data);
        pin.keep("4711")?;
        forget_pin(data, &keys)?;
        assert!(places.read()?.is_none() && places.key().is_none() && !circle.exists(), "it shares with nobody");
        assert!(pin.was_forgotten() && keys.get("a").is_none() && keys.get("gone from the list").is_none());
        let services = Services::read(data).map_err(io::Error::other)?;
        assert_eq!((services.list().len(), services.on().count()), (1, 0), "what it is stays, off");
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_pin_stays_as_long_as_the_keyring_keeps_a_key() -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir()?;
        let data = folder.path();
        let list = r#"[{"name":"a","kind":"image","url":"https://a.example","on":true}]"#;
        std::fs::write(data.join(SERVICES_FILE), list)?;
        // Answers, and clears nothing: a keyring that was locked meanwhile.
        let tool = data.join("secret-tool");
        std::fs::write(&tool, "#!/bin/sh\ncase $1 in lookup) echo sk-1234;; *) exit 1;; esac\n")?;
        std::fs::set_permissions(&tool, std::fs::Permissions::from_mode(0o755))?;
        let pin = PinFile::of(data);
        pin.keep("4711")?;
        assert!(forget_pin(data, &Keys::in_file(data).with_tool(tool)).is_err());
        assert!(pin.is_set() && !pin.was_forgotten());
        Ok(())
    }

    #[test]
    fn damaged_files_are_no_way_to_keep_keys() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let data = folder.path();
        for (name, text) in [(SERVICES_FILE, "{"), (KEYS_FILE, "{")] {
            std::fs::write(data.join(name), text)?;
        }
        PinFile::of(data).keep("4711")?;
        forget_pin(data, &Keys::in_file(data))?;
        assert!(!data.join(KEYS_FILE).exists() && PinFile::of(data).was_forgotten());
        assert_eq!(std::fs::read_to_string(data.join(SERVICES_FILE))?, "{", "what cannot be read is left as it is");
        Ok(())
    }
}
