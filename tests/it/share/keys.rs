//! Keys of the circle: nobody who was shut out puts one of their own in front, and nobody who belongs is left without one.

use super::joining::{pair, settle};
use super::place::Place;
use super::tablet::Tablet;
use malgeurim::domain::share::{Reach, Scope};
use malgeurim::io::share::engine::{Engine, ShareError};
use malgeurim::io::share::ring::Ring;
use malgeurim::io::share::seal::{Key, seal_box, to_hex};
use std::collections::BTreeMap;

/// Whether anything that came into the place since can be opened with one of these keys.
fn opened(place: &Place, before: &BTreeMap<String, Vec<u8>>, keys: &[Key]) -> Option<String> {
    let new = place.objects().into_iter().filter(|(name, bytes)| before.get(name) != Some(bytes));
    new.filter(|(name, _)| !name.starts_with("now/say-"))
        .find(|(name, bytes)| keys.iter().any(|key| key.open(name, bytes).is_ok()))
        .map(|(name, _)| name)
}

fn keys_of(ring: &Ring) -> Vec<Key> {
    ring.epochs.iter().map(|(_, key)| key.clone()).collect()
}

#[test]
fn a_key_of_a_scope_that_a_lost_tablet_slips_in_seals_nothing() {
    let place = Place::new();
    let (mut a, mut lost) = pair(&place);
    let person = a.add_person("하늘");
    settle(&place, &mut [&mut a, &mut lost]);
    a.engine.shut_out(&lost.engine.device(), 2).unwrap();
    a.meet_and_take(&place, 2);
    // It knows the name of the scope and the old key; of two keys the lower one is taken, so it makes a low one.
    let scope =
        place.objects().into_keys().find_map(|name| Some(name.strip_prefix("now/key-")?.split_once('-')?.0.to_owned()));
    let (scope, ring) = (scope.unwrap(), lost.engine.ring());
    let low = (0u32..)
        .map(|nth| Key::from_bytes([nth.to_le_bytes(); 8].concat().try_into().unwrap()))
        .find(|key| key.id()[0] == 0)
        .unwrap();
    let text = serde_json::json!({"by": lost.engine.device(), "key": to_hex(low.expose())});
    for nth in 0..3 {
        let name = format!("now/key-{scope}-{nth}-{}", to_hex(&low.id()));
        let object = ring.base().1.seal(&name, text.to_string().as_bytes(), Some(&ring.signer())).unwrap();
        place.replace(&name, object);
    }
    let before = place.objects();
    a.paint(&person, b"after".to_vec());
    a.meet_and_take(&place, 3);
    assert!(place.objects().len() > before.len() + 2, "log, picture and key");
    assert_eq!(opened(&place, &before, &[low, ring.base().1.clone()]), None);
}

#[test]
fn a_key_of_the_circle_that_a_lost_keeper_makes_does_not_count() {
    let place = Place::new();
    let mut a = Tablet::found("a", Reach::Workshop);
    let codes = [true, false].map(|keeper| a.engine.invite(keeper, "", 0).unwrap());
    a.meet_and_take(&place, 0);
    let [mut lost, mut c] = [Tablet::join("lost", &codes[0]), Tablet::join("c", &codes[1])];
    let person = a.add_person("하늘");
    settle(&place, &mut [&mut a, &mut lost, &mut c]);
    a.engine.shut_out(&lost.engine.device(), 2).unwrap();
    let forge = |place: &Place| {
        let (ring, mut keys) = (lost.engine.ring(), Vec::new());
        for nth in [1, 2, 3, 9, u32::MAX - 1, u32::MAX] {
            let (key, purpose) = (Key::random().unwrap(), format!("epoch {nth}"));
            let boxes: BTreeMap<_, _> = [&a, &c]
                .map(|tablet| {
                    let keys = tablet.engine.ring().signer().keys();
                    (tablet.engine.device(), to_hex(&seal_box(&keys, &purpose, key.expose()).unwrap()))
                })
                .into();
            let earlier = to_hex(&key.seal(&purpose, b"[]", None).unwrap());
            let epoch = serde_json::json!({"nth": nth, "by": {"device": lost.engine.device()}, "boxes": boxes, "earlier": earlier});
            let name = format!("now/epoch-{nth}-{}", lost.engine.device());
            let object = ring.notices().seal(&name, epoch.to_string().as_bytes(), Some(&ring.signer())).unwrap();
            place.replace(&name, object);
            keys.push(key);
        }
        keys
    };
    let mut keys = forge(&place);
    keys.extend(keys_of(lost.engine.ring()));
    a.meet_and_take(&place, 2);
    c.meet_and_take(&place, 2);
    let before = place.objects();
    let works = [a.paint(&person, b"of a".to_vec()), c.paint(&person, b"of c".to_vec())];
    settle(&place, &mut [&mut a, &mut c]);
    assert_eq!(opened(&place, &before, &keys), None);
    assert!(works.iter().all(|work| a.store.work(work.as_str()).is_some() && c.store.work(work.as_str()).is_some()));
}

#[test]
fn two_who_shut_out_at_once_leave_nobody_a_key_who_is_out() {
    let place = Place::new();
    let mut a = Tablet::found("a", Reach::Workshop);
    let codes = [true, false, false].map(|keeper| a.engine.invite(keeper, "", 0).unwrap());
    a.meet_and_take(&place, 0);
    let [mut b, mut x, mut y] = [("b", 0), ("x", 1), ("y", 2)].map(|(name, code)| Tablet::join(name, &codes[code]));
    let person = a.add_person("하늘");
    settle(&place, &mut [&mut a, &mut b, &mut x, &mut y]);
    // Neither has seen what the other one leaves: both keys have the same number, and each is in the hands of a tablet that is out.
    let before = place.objects();
    a.engine.shut_out(&x.engine.device(), 2).unwrap();
    b.engine.shut_out(&y.engine.device(), 2).unwrap();
    a.paint(&person, b"of a".to_vec());
    a.meet_and_take(&place, 2);
    let mut of_a = place.objects();
    of_a.retain(|name, bytes| before.get(name) != Some(bytes));
    let other = Place::new();
    before.into_iter().for_each(|(name, bytes)| other.replace(&name, bytes));
    b.paint(&person, b"of b".to_vec());
    b.meet_and_take(&other, 2);
    other.objects().into_iter().for_each(|(name, bytes)| place.replace(&name, bytes));
    of_a.into_iter().for_each(|(name, bytes)| place.replace(&name, bytes));
    settle(&place, &mut [&mut a, &mut b]);
    for out in [&mut x, &mut y] {
        assert!(matches!(out.meet(&place, 3), Err(ShareError::ShutOut)));
    }
    let before = place.objects();
    a.paint(&person, b"later".to_vec());
    b.paint(&person, b"later too".to_vec());
    settle(&place, &mut [&mut a, &mut b]);
    for out in [&x, &y] {
        assert_eq!(opened(&place, &before, &keys_of(out.engine.ring())), None);
    }
    // Whoever comes later reads what was sealed with either of them.
    let code = a.engine.invite(false, "", 4).unwrap();
    a.meet_and_take(&place, 4);
    let mut d = Tablet::join("d", &code);
    settle(&place, &mut [&mut a, &mut b, &mut d]);
    assert_eq!((d.store.works().count(), &d.store.records), (4, &a.store.records));
}

#[test]
fn who_joins_by_a_code_from_before_a_new_key_is_given_it() {
    let place = Place::new();
    let (mut a, lost) = pair(&place);
    let code = a.engine.invite(false, "", 0).unwrap();
    let person = a.add_person("하늘");
    a.meet_and_take(&place, 1);
    a.engine.shut_out(&lost.engine.device(), 2).unwrap();
    a.paint(&person, b"after".to_vec());
    a.meet_and_take(&place, 2);
    let mut c = Tablet::join("c", &code);
    settle(&place, &mut [&mut a, &mut c]);
    assert_eq!((c.store.records.len(), &c.store.records), (2, &a.store.records));
    c.paint(&person, b"of c".to_vec());
    settle(&place, &mut [&mut a, &mut c]);
    assert_eq!(c.store.records, a.store.records);
    let epochs = place.objects().into_keys().filter(|name| name.starts_with("now/epoch-")).count();
    assert_eq!(epochs, 2, "one for each reason, and then it is quiet");
}

#[test]
fn who_is_stopped_while_taking_a_new_name_goes_on_with_it() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("share");
    std::fs::create_dir(&home).unwrap();
    let (file, person) = (home.join("keys.json"), b.add_person("하늘"));
    settle(&place, &mut [&mut a, &mut b]);
    b.engine.keep_keys(&file).unwrap();
    let old = b.backup();
    b.paint(&person, b"one".to_vec());
    settle(&place, &mut [&mut a, &mut b]);
    b.restore(&old);
    // The disk fails between the book and the keys.
    std::fs::remove_dir_all(&home).unwrap();
    std::fs::write(&home, b"no folder").unwrap();
    b.paint(&person, b"two".to_vec());
    assert!(matches!(b.meet(&place, 5), Err(ShareError::Keys(_))));
    std::fs::remove_file(&home).unwrap();
    std::fs::create_dir(&home).unwrap();
    let before = b.engine.device();
    let book = b.engine.book().copy().unwrap();
    let ring = Ring { file: Some(file.clone()), ..old.ring().clone() };
    b.engine = Engine::new(book, ring, "b").unwrap();
    assert_ne!(b.engine.device(), old.ring().signer().id());
    assert_eq!(b.engine.device(), before, "the name that was being taken");
    assert_eq!(Ring::read(&file).unwrap().unwrap().signer().id(), before);
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!((a.engine.tablets().len(), &a.store.records), (2, &b.store.records));
    // Nobody waits for a word of a tablet that never was.
    a.engine.erase(&Scope::Person(person), 6).unwrap();
    settle(&place, &mut [&mut a, &mut b]);
    assert!(a.engine.erasures()[0].missing.is_empty());
}
