//! The keys of services: in the system's keyring where its own tool is there, else in a file that nobody else may read.
//!
//! The keyring is spoken to by the tool that comes with it, `secret-tool` (libsecret): the crate for this brings a second
//! D-Bus and ciphers for two short texts. A key goes to the tool by its standard input, never by its arguments, which
//! every process may read. macOS's `security` takes it only there, so that the file is used on macOS, as on Windows, where
//! the folder of a person's data is closed to others.

use super::request::Secret;
use crate::io::files;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Name of the file in the data folder.
pub const KEYS_FILE: &str = "service-keys.json";
const MAX_BYTES: u64 = 256 << 10;
/// What the program's entries in a keyring are called.
const ENTRY: &str = "malgeurim-service";

/// What the entries of keys that sign are called: apart, so that forgetting every service's key leaves them.
const SIGNING_ENTRY: &str = "malgeurim-signing";

/// Where keys are.
#[derive(Clone, Debug)]
pub struct Keys {
    file: PathBuf,
    /// What the entries in a keyring are called.
    entry: &'static str,
    /// The program `secret-tool`, if it is used.
    tool: Option<Arc<PathBuf>>,
}

/// Where a key has been put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In the system's keyring.
    Keyring,
    /// In the file.
    File,
}

#[derive(Default, Serialize, Deserialize)]
struct Document {
    keys: BTreeMap<String, String>,
}

impl Keys {
    /// The keyring of the system if there is one, else the file in the folder `data`.
    pub fn of_system(data: &Path) -> Self {
        Self { tool: find("secret-tool").map(Arc::new), ..Self::in_file(data) }
    }

    /// The file in the folder `data` alone.
    pub fn in_file(data: &Path) -> Self {
        Self { file: data.join(KEYS_FILE), entry: ENTRY, tool: None }
    }

    /// The same for keys that sign, with a file of their own at `file`; each is named by its certificate.
    #[must_use]
    pub fn for_signing(self, file: PathBuf) -> Self {
        Self { file, entry: SIGNING_ENTRY, ..self }
    }

    /// With this program in place of `secret-tool`.
    #[must_use]
    pub fn with_tool(self, program: PathBuf) -> Self {
        Self { tool: Some(Arc::new(program)), ..self }
    }

    /// The key of a service. What cannot be read counts as none; the service then says that it is missing.
    pub fn get(&self, service: &str) -> Option<Secret> {
        let from_tool = self.tool.as_deref().and_then(|tool| look_up(tool, self.entry, service));
        let found = from_tool.or_else(|| self.read().ok()?.keys.remove(service))?;
        let found = found.trim();
        (!found.is_empty()).then(|| Secret::new(found))
    }

    /// Keeps the key of a service.
    ///
    /// # Errors
    /// What the system says; nothing is kept then, and nothing is lost.
    pub fn set(&self, service: &str, key: &Secret) -> io::Result<Kept> {
        if self.tool.as_deref().is_some_and(|tool| store(tool, self.entry, service, key.reveal())) {
            // Not in two places.
            self.remove_from_file(service)?;
            return Ok(Kept::Keyring);
        }
        let mut document = self.read()?;
        document.keys.insert(service.to_owned(), key.reveal().to_owned());
        self.write(&document)?;
        Ok(Kept::File)
    }

    /// Forgets the key of a service.
    ///
    /// # Errors
    /// What the system says.
    pub fn remove(&self, service: &str) -> io::Result<()> {
        if let Some(tool) = &self.tool {
            let mut command = Command::new(tool.as_path());
            drop(
                quiet(command.args(["clear", "program", self.entry, "service", service])).stdin(Stdio::null()).status(),
            );
        }
        self.remove_from_file(service)
    }

    /// Forgets every key, also of services that no list names any more, and a file that cannot be read. `listed`: the names of
    /// services that may have a key in the keyring; each is looked up again.
    ///
    /// # Errors
    /// What the system says; or that the keyring still has a key, or did not do as it was told though it had one: the file
    /// is then as it was.
    pub fn remove_all(&self, listed: &[&str]) -> io::Result<()> {
        if let Some(tool) = self.tool.as_deref() {
            let has_one = || listed.iter().any(|name| look_up(tool, self.entry, name).is_some());
            let is_used = has_one();
            let mut command = Command::new(tool);
            // Every entry that has this attribute.
            let cleared = quiet(command.args(["clear", "program", self.entry])).stdin(Stdio::null()).status();
            if has_one() || (is_used && !cleared?.success()) {
                return Err(io::Error::other("the keyring still has a key"));
            }
        }
        match std::fs::remove_file(&self.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn remove_from_file(&self, service: &str) -> io::Result<()> {
        let mut document = self.read()?;
        match document.keys.remove(service) {
            Some(_) => self.write(&document),
            None => Ok(()),
        }
    }

    fn read(&self) -> io::Result<Document> {
        match files::read_bounded(&self.file, MAX_BYTES) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| io::Error::from(io::ErrorKind::InvalidData)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Document::default()),
            Err(error) => Err(error),
        }
    }

    /// The file is nobody else's from its first byte on.
    fn write(&self, document: &Document) -> io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let part = self.file.with_extension(format!("{}.part", std::process::id()));
        let write = || {
            drop(std::fs::remove_file(&part));
            let mut file = private().open(&part)?;
            file.write_all(&serde_json::to_vec(document)?)?;
            file.sync_all()?;
            std::fs::rename(&part, &self.file)
        };
        write().inspect_err(|_| drop(std::fs::remove_file(&part)))
    }
}

/// A new file that only its owner may read and write.
fn private() -> std::fs::OpenOptions {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::null()).stderr(Stdio::null())
}

fn look_up(tool: &Path, entry: &str, service: &str) -> Option<String> {
    let mut command = Command::new(tool);
    command.args(["lookup", "program", entry, "service", service]).stdin(Stdio::null()).stderr(Stdio::null());
    let found = command.output().ok().filter(|found| found.status.success())?;
    String::from_utf8(found.stdout).ok().filter(|text| !text.trim().is_empty())
}

/// Whether the tool took it: a desktop may have the tool and no keyring, or one that is locked.
fn store(tool: &Path, entry: &str, service: &str, key: &str) -> bool {
    let mut command = Command::new(tool);
    command.args(["store", "--label", entry, "program", entry, "service", service]).stdin(Stdio::piped());
    let Ok(mut child) = quiet(&mut command).spawn() else { return false };
    let written = child.stdin.take().is_some_and(|mut input| input.write_all(key.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success())
        && written
        && look_up(tool, entry, service).is_some_and(|kept| kept.trim() == key.trim())
}
