//! Rendered speech on disk, so that the second time is instant: `<cache folder>/speech/<address>.wav`, 16-bit mono.
//!
//! The address is the SHA-256 of the voice, the language, the text, the settings and the version of this code. Files are written
//! under another name, synced and renamed; a damaged one is ignored and written again. Old ones go when there are too many.
//! The cache can be deleted at any time; nothing else holds what was said in it.

use super::pcm::Pcm;
use super::voice::{MAX_SECONDS, SpeechRequest};
use super::wav;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// Counts up when the same request gives other samples (another tuning, another respelling).
const VERSION: u32 = 1;

/// Room the cache may take: about two hours and a half of speech.
const LIMIT_BYTES: u64 = 256 << 20;

/// Largest file that is read: [`MAX_SECONDS`] at 48 kHz.
const MAX_ENTRY_BYTES: u64 = 44 + MAX_SECONDS as u64 * 48_000 * 2;

/// The address of one rendered speech: 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpeechKey(String);

impl SpeechKey {
    /// The address of what `voice` makes of `request`. Speeds and pitches closer than a hundredth are the same.
    pub fn new(voice: &str, request: &SpeechRequest) -> Self {
        let hundredths = |value: f32| (value * 100.0).round() as u32;
        let (rate, pitch) = (hundredths(request.held_rate()), hundredths(request.held_pitch()));
        let mut hash = Sha256::new();
        // Zero bytes keep ("a", "bc") and ("ab", "c") apart.
        for part in
            [voice, request.lang.tag(), &rate.to_string(), &pitch.to_string(), &VERSION.to_string(), &request.text]
        {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        Self(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The cache. Shared between threads and processes.
#[derive(Debug)]
pub struct SpeechCache {
    folder: PathBuf,
    limit: u64,
    /// Bytes in the folder; unknown until the first write.
    used: Mutex<Option<u64>>,
}

impl SpeechCache {
    /// The cache below `cache_folder`. Touches nothing yet.
    pub fn new(cache_folder: &Path) -> Self {
        Self { folder: cache_folder.join("speech"), limit: LIMIT_BYTES, used: Mutex::new(None) }
    }

    /// Takes at most `bytes` instead of 256 MiB.
    #[must_use]
    pub fn with_limit(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// Where an entry lies, whether it is there or not.
    pub fn path(&self, key: &SpeechKey) -> PathBuf {
        self.folder.join(format!("{}.wav", key.0))
    }

    /// Whether an entry is there. Does not look inside.
    pub fn contains(&self, key: &SpeechKey) -> bool {
        self.path(key).is_file()
    }

    /// The sound, if it is there and whole.
    pub fn get(&self, key: &SpeechKey) -> Option<Pcm> {
        let file = File::open(self.path(key)).ok()?;
        let mut bytes = Vec::new();
        Read::take(&file, MAX_ENTRY_BYTES).read_to_end(&mut bytes).ok()?;
        match wav::read(&bytes) {
            Ok(pcm) if !pcm.samples.is_empty() => {
                // The newest use counts, so that everyday sentences stay. A file system that refuses only forgets sooner.
                let _ = file.set_modified(SystemTime::now());
                Some(pcm)
            }
            Ok(_) => None,
            Err(error) => {
                tracing::warn!(%error, key = key.0, "damaged speech in the cache");
                None
            }
        }
    }

    /// Keeps a sound. Makes room first when the cache is full.
    ///
    /// # Errors
    /// When the disk cannot be written. Nothing half-written is ever found by [`Self::get`].
    pub fn put(&self, key: &SpeechKey, pcm: &Pcm) -> io::Result<()> {
        let bytes = wav::write(pcm);
        fs::create_dir_all(&self.folder)?;
        let replaced = fs::metadata(self.path(key)).map_or(0, |meta| meta.len());
        write_whole(&self.folder, &self.path(key), &bytes)?;
        self.account(bytes.len() as u64, replaced);
        Ok(())
    }

    /// Deletes everything in the cache.
    ///
    /// # Errors
    /// When files cannot be deleted.
    pub fn clear(&self) -> io::Result<()> {
        self.set_used(None);
        match fs::remove_dir_all(&self.folder) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
            _ => Ok(()),
        }
    }

    fn account(&self, added: u64, replaced: u64) {
        let before = *self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let used = match before {
            Some(used) => (used + added).saturating_sub(replaced),
            None => entries(&self.folder).iter().map(|entry| entry.bytes).sum(),
        };
        self.set_used(Some(if used > self.limit { self.make_room() } else { used }));
    }

    fn set_used(&self, used: Option<u64>) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) = used;
    }

    /// Deletes the longest unused until a tenth is free; what is left, in bytes.
    fn make_room(&self) -> u64 {
        let mut entries = entries(&self.folder);
        entries.sort_by_key(|entry| entry.used_at);
        let mut used: u64 = entries.iter().map(|entry| entry.bytes).sum();
        for entry in entries {
            if used <= self.limit / 10 * 9 {
                break;
            }
            // Another process may have deleted it; either way it is gone.
            let _ = fs::remove_file(&entry.path);
            used = used.saturating_sub(entry.bytes);
        }
        used
    }
}

/// One file of the cache.
struct Entry {
    path: PathBuf,
    bytes: u64,
    used_at: SystemTime,
}

/// Every file of the folder, temporary ones of a killed process too: they age and go like the others.
fn entries(folder: &Path) -> Vec<Entry> {
    let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
    let entry = |file: fs::DirEntry| {
        let meta = file.metadata().ok().filter(fs::Metadata::is_file)?;
        let used_at = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Some(Entry { path: file.path(), bytes: meta.len(), used_at })
    };
    files.flatten().filter_map(entry).collect()
}

/// Writes beside the target, syncs, renames.
fn write_whole(folder: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    let temporary = folder.join(format!("{}-{count}.part", std::process::id()));
    let written = File::create(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let result = written.and_then(|()| fs::rename(&temporary, target));
    if result.is_err() {
        // The disk may be full: what was begun must not stay.
        let _ = fs::remove_file(&temporary);
    }
    result
}
