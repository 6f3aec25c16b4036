//! Rendered speech on disk.

use super::{Tone, ko, tone};
use malgeurim::domain::locale::Lang;
use malgeurim::io::audio::{SpeechCache, SpeechKey, SpeechRequest, render_with, write_wav};
use std::time::{Duration, SystemTime};

#[test]
fn a_damaged_entry_is_ignored_and_written_again() {
    let folder = tempfile::tempdir().expect("folder");
    let cache = SpeechCache::new(folder.path());
    let key = SpeechKey::new("voice", &ko("물"));
    assert_eq!(cache.get(&key), None);
    for damage in [&b""[..], b"RIFF", &write_wav(&tone(440))[..100], &[0; 500]] {
        cache.put(&key, &tone(440)).expect("written");
        assert_eq!(cache.get(&key), Some(tone(440)));
        std::fs::write(cache.path(&key), damage).expect("damaged");
        assert_eq!(cache.get(&key), None, "{} bytes", damage.len());
    }
}

#[test]
fn every_setting_has_its_own_entry() {
    let base = ko("물 주세요");
    let others = [
        SpeechKey::new("other", &base),
        SpeechKey::new("voice", &SpeechRequest { lang: Lang::En, ..base.clone() }),
        SpeechKey::new("voice", &SpeechRequest { rate: 0.9, ..base.clone() }),
        SpeechKey::new("voice", &SpeechRequest { pitch: 0.9, ..base.clone() }),
        SpeechKey::new("voice", &ko("물 주세요.")),
    ];
    let key = SpeechKey::new("voice", &base);
    assert!(others.iter().all(|other| *other != key));
    assert_eq!(SpeechKey::new("voice", &SpeechRequest { rate: 1.001, ..base }), key);
}

#[test]
fn a_full_cache_forgets_the_longest_unused() {
    let folder = tempfile::tempdir().expect("folder");
    let entry = write_wav(&tone(440)).len() as u64;
    let cache = SpeechCache::new(folder.path()).with_limit(entry * 4 + 10);
    let keys: Vec<_> = (0..5).map(|n| SpeechKey::new("voice", &ko(&n.to_string()))).collect();
    for (n, key) in keys.iter().take(4).enumerate() {
        cache.put(key, &tone(440)).expect("written");
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000 + n as u64);
        let file = std::fs::File::options().append(true).open(cache.path(key)).expect("entry");
        file.set_modified(long_ago).expect("time");
    }
    assert!(cache.get(&keys[0]).is_some(), "the first is used again");
    cache.put(&keys[4], &tone(440)).expect("written");
    let left: Vec<bool> = keys.iter().map(|key| cache.contains(key)).collect();
    assert_eq!(left, [true, false, false, true, true]);
    cache.clear().expect("cleared");
    assert!(keys.iter().all(|key| !cache.contains(key)));
}

#[test]
fn a_cache_that_cannot_be_written_costs_nothing_but_time() {
    let folder = tempfile::tempdir().expect("folder");
    let blocked = folder.path().join("file");
    std::fs::write(&blocked, b"in the way").expect("file");
    let cache = SpeechCache::new(&blocked);
    let (wav, cached, ..) = render_with(&Tone::default(), &ko("물"), &cache).expect("speech");
    assert!(!cached && !wav.is_empty());
}
