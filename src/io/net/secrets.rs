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
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Name of the file in the data folder.
pub const KEYS_FILE: &str = "service-keys.json";
const MAX_BYTES: u64 = 256 << 10;
/// What the program's entries in a keyring are called.
const ENTRY: &str = "malgeurim-service";

/// What the entries of keys that sign are called: apart, so that forgetting every service's key leaves them.
const SIGNING_ENTRY: &str = "malgeurim-signing";
/// What the entries of keys to shared places are called: these, too, stay when services are forgotten.
const SHARING_ENTRY: &str = "malgeurim-sharing";

/// How long the tool may take: long enough to type the password of a keyring, not for ever.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked whether it has ended.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// Where keys are.
#[derive(Clone, Debug)]
pub struct Keys {
    file: PathBuf,
    /// What the entries in a keyring are called.
    entry: &'static str,
    /// The program `secret-tool`, if it is used.
    tool: Option<Arc<Tool>>,
}

/// The program, and how long it may take.
#[derive(Clone, Debug)]
struct Tool {
    program: PathBuf,
    patience: Duration,
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
        Self { tool: find("secret-tool").map(Tool::new), ..Self::in_file(data) }
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

    /// The same for keys to the place where tablets meet, with a file of their own at `file`.
    #[must_use]
    pub fn for_sharing(self, file: PathBuf) -> Self {
        Self { file, entry: SHARING_ENTRY, ..self }
    }

    /// With this program in place of `secret-tool`.
    #[must_use]
    pub fn with_tool(self, program: PathBuf) -> Self {
        Self { tool: Some(Tool::new(program)), ..self }
    }

    /// The tool is given so long instead of half a minute; then it counts as none.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { tool: self.tool.map(|tool| Arc::new(Tool { patience, ..(*tool).clone() })), ..self }
    }

    /// The key of a service. What cannot be read counts as none; the service then says that it is missing.
    pub fn get(&self, service: &str) -> Option<Secret> {
        let from_tool = self.tool.as_deref().and_then(|tool| tool.look_up(self.entry, service));
        let found = from_tool.or_else(|| self.read().ok()?.keys.remove(service))?;
        let found = found.trim();
        (!found.is_empty()).then(|| Secret::new(found))
    }

    /// Keeps the key of a service.
    ///
    /// # Errors
    /// What the system says; nothing is kept then, and nothing is lost.
    pub fn set(&self, service: &str, key: &Secret) -> io::Result<Kept> {
        if self.tool.as_deref().is_some_and(|tool| tool.store(self.entry, service, key.reveal())) {
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
    /// What the system says; or that the keyring still has the key, or did not do as it was told though it had it: the file is then as it was.
    pub fn remove(&self, service: &str) -> io::Result<()> {
        if let Some(tool) = self.tool.as_deref() {
            let has_it = || tool.look_up(self.entry, service).is_some();
            tool.clear(&["clear", "program", self.entry, "service", service], has_it)?;
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
            let has_one = || listed.iter().any(|name| tool.look_up(self.entry, name).is_some());
            // Every entry that has this attribute.
            tool.clear(&["clear", "program", self.entry], has_one)?;
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

impl Tool {
    fn new(program: PathBuf) -> Arc<Self> {
        Arc::new(Self { program, patience: PATIENCE })
    }

    fn look_up(&self, entry: &str, service: &str) -> Option<String> {
        let found = self.run(&["lookup", "program", entry, "service", service], None).ok()??;
        String::from_utf8(found).ok().filter(|text| !text.trim().is_empty())
    }

    /// Whether the tool took it: a desktop may have the tool and no keyring, or one that is locked.
    fn store(&self, entry: &str, service: &str, key: &str) -> bool {
        let stored = self.run(&["store", "--label", entry, "program", entry, "service", service], Some(key));
        stored.is_ok_and(|stored| stored.is_some())
            && self.look_up(entry, service).is_some_and(|kept| kept.trim() == key.trim())
    }

    /// Clears what `arguments` name; `has_one`: whether there is still something of it.
    fn clear(&self, arguments: &[&str], has_one: impl Fn() -> bool) -> io::Result<()> {
        let is_used = has_one();
        let cleared = self.run(arguments, None)?;
        match has_one() || (is_used && cleared.is_none()) {
            true => Err(io::Error::other("the keyring still has a key")),
            false => Ok(()),
        }
    }

    /// What the tool wrote, if it did as it was told.
    ///
    /// # Errors
    /// It took too long: nobody knows what it did.
    fn run(&self, arguments: &[&str], input: Option<&str>) -> io::Result<Option<Vec<u8>>> {
        let mut command = Command::new(&self.program);
        command.args(arguments).stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
        let Ok(mut child) = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn() else { return Ok(None) };
        // A key is short: the pipe takes it at once, also where nobody reads it.
        let written = match (input, child.stdin.take()) {
            (Some(text), Some(mut pipe)) => pipe.write_all(text.as_bytes()).is_ok(),
            _ => true,
        };
        let ended = ended(&mut child, self.patience)?;
        let mut output = Vec::new();
        let read = child.stdout.take().map(|pipe| pipe.take(MAX_BYTES).read_to_end(&mut output));
        let whole = ended.success() && written && read.is_some_and(|read| read.is_ok());
        Ok(whole.then_some(output))
    }
}

/// How the program ended; one that takes too long is ended.
fn ended(child: &mut Child, patience: Duration) -> io::Result<ExitStatus> {
    let end = Instant::now() + patience;
    while Instant::now() < end {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        std::thread::sleep(LOOK_EVERY);
    }
    tracing::warn!("the keyring's tool took too long");
    // Both fail only when it has just ended by itself.
    drop(child.kill());
    drop(child.wait());
    Err(io::ErrorKind::TimedOut.into())
}
