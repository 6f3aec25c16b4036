//! Who belongs, who does not, and what a thief sees.

use super::joining::{pair, settle};
use super::place::Place;
use super::tablet::Tablet;
use malgeurim::domain::share::{Reach, Role};
use malgeurim::io::share::engine::ShareError;

#[test]
fn whoever_takes_the_place_away_sees_nothing() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let person = a.add_person("하늘님의이름");
    a.paint(&person, "아주 비밀스러운 그림".as_bytes().to_vec());
    settle(&place, &mut [&mut a, &mut b]);
    for (name, bytes) in place.objects() {
        for secret in ["하늘님의이름", "비밀", "artwork", "profile", person.as_str()] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found && !name.contains(secret), "{secret} is seen in {name}");
        }
    }
    let mut stranger = Tablet::found("stranger", Reach::Workshop);
    let report = stranger.meet_and_take(&place, 1);
    assert!(report.refused > 0 && stranger.store.records.is_empty());
}

#[test]
fn what_a_stranger_puts_there_changes_nothing() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let person = a.add_person("하늘");
    a.paint(&person, b"picture".to_vec());
    a.meet_and_take(&place, 1);
    let honest = place.objects();
    // Changed, cut, exchanged for one another, and made by a circle of one's own.
    let names: Vec<String> = honest.keys().filter(|name| !name.contains("/head-b")).cloned().collect();
    for (nth, name) in names.iter().enumerate() {
        let mut bytes = honest[name].clone();
        match nth % 3 {
            0 => *bytes.last_mut().unwrap() ^= 1,
            1 => bytes.truncate(bytes.len() / 2),
            _ => bytes = honest[&names[(nth + 1) % names.len()]].clone(),
        }
        place.replace(name, bytes);
    }
    place.replace("now/head-ffff", b"MG1 nothing".to_vec());
    place.replace("now/unknown", vec![0; 100]);
    let before = b.store.records.clone();
    for _ in 0..2 {
        let _ = b.meet(&place, 2);
        b.store.take_offers();
    }
    assert_eq!(b.store.records, before, "nothing of it is taken");
    for (name, bytes) in honest {
        place.replace(&name, bytes);
    }
    settle(&place, &mut [&mut a, &mut b]);
    assert_eq!(b.store.records, a.store.records, "and nothing of it does harm");
}

#[test]
fn a_tablet_that_was_shut_out_reads_and_says_nothing_new() {
    let place = Place::new();
    let (mut a, mut lost) = pair(&place);
    let code = a.engine.invite(false, "", 0).unwrap();
    a.meet_and_take(&place, 1);
    let mut c = Tablet::join("c", &code);
    let person = lost.add_person("하늘");
    settle(&place, &mut [&mut a, &mut lost, &mut c]);
    a.engine.shut_out(&lost.engine.device(), 2).unwrap();
    assert!(
        matches!(c.engine.shut_out(&a.engine.device(), 2), Err(ShareError::NotAllowed)),
        "a tablet shuts nobody out"
    );
    let work = a.paint(&person, b"after".to_vec());
    // The thief has not heard of it and goes on in its own way.
    lost.add_person("도둑");
    settle(&place, &mut [&mut a, &mut c]);
    assert!(matches!(lost.meet(&place, 3), Err(ShareError::ShutOut)));
    assert!(lost.store.work(work.as_str()).is_none());
    assert_eq!(c.store.people(), [person], "what it had shared before is kept");
    assert!(c.store.work(work.as_str()).is_some(), "the others go on");
    assert_eq!(a.engine.tablets().len(), 2);
    // Whoever comes later reads what was before and after.
    let code = a.engine.invite(true, "", 4).unwrap();
    a.meet_and_take(&place, 4);
    let mut d = Tablet::join("d", &code);
    settle(&place, &mut [&mut a, &mut c, &mut d]);
    assert_eq!(d.store.records, a.store.records);
    assert!(d.engine.keeps() && !c.engine.keeps());
}

#[test]
fn the_key_of_the_lost_tablet_opens_nothing_that_came_later() {
    let place = Place::new();
    let (mut a, lost) = pair(&place);
    a.engine.shut_out(&lost.engine.device(), 2).unwrap();
    a.meet_and_take(&place, 2);
    let before = place.objects();
    a.add_person("하늘");
    a.meet_and_take(&place, 3);
    let old = lost.engine.ring().epochs.clone();
    for (name, bytes) in place.objects().into_iter().filter(|(name, _)| !before.contains_key(name)) {
        for (_, key) in &old {
            assert!(key.open(&name, &bytes).is_err(), "{name}");
        }
    }
}

#[test]
fn a_head_that_tells_of_more_than_there_can_be_holds_nobody_up() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let person = b.add_person("하늘");
    settle(&place, &mut [&mut a, &mut b]);
    let (ring, name) = (b.engine.ring(), format!("now/head-{}", b.engine.device()));
    let body = ring.base().1.open(&name, &place.objects()[&name]).unwrap().body;
    let mut head: serde_json::Value = serde_json::from_slice(&body).unwrap();
    head["logs"].as_object_mut().unwrap().values_mut().for_each(|count| *count = u64::MAX.into());
    head["turn"] = 1000.into();
    let object = ring.base().1.seal(&name, head.to_string().as_bytes(), Some(&ring.signer())).unwrap();
    place.replace(&name, object);
    a.paint(&person, b"of a".to_vec());
    let report = a.meet_and_take(&place, 2);
    assert_eq!((report.sent, report.waiting > 0), (1, true));
    assert!(report.cost.gets < 100, "{:?}", report.cost);
}

#[test]
fn the_list_of_tablets_tells_who_is_up_to_date_and_which_code_leaked() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    a.add_person("하늘");
    a.meet_and_take(&place, 5);
    let of = |a: &Tablet, name: &str| a.engine.tablets().into_iter().find(|tablet| tablet.name == name).unwrap();
    assert!(!of(&a, "b").is_up_to_date);
    let day = 24 * 3_600_000;
    b.meet_and_take(&place, day);
    b.meet_and_take(&place, 2 * day);
    a.meet_and_take(&place, 2 * day);
    assert!(of(&a, "b").is_up_to_date && of(&a, "a").is_this);
    assert_eq!((of(&a, "a").role, of(&a, "b").role), (Role::Keeper, Role::Tablet));
    let code = a.engine.invite(false, "", 0).unwrap();
    a.meet_and_take(&place, 2 * day);
    let mut both = [Tablet::join("c", &code), Tablet::join("thief", &code)];
    for tablet in &mut both {
        tablet.meet_and_take(&place, 2 * day);
    }
    a.meet_and_take(&place, 2 * day);
    assert_eq!((a.engine.leaked_codes(), a.engine.tablets().len()), (1, 4));
}

#[test]
fn a_tablet_that_is_set_back_loses_nothing_that_it_had_shared() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let person = b.add_person("하늘");
    settle(&place, &mut [&mut a, &mut b]);
    let old = b.backup();
    let work = b.paint(&person, b"after the backup".to_vec());
    settle(&place, &mut [&mut a, &mut b]);
    let before = b.engine.device();
    b.restore(&old);
    let again = b.paint(&person, b"after it was set back".to_vec());
    let report = b.meet_and_take(&place, 9);
    assert!(report.renamed);
    settle(&place, &mut [&mut a, &mut b]);
    for tablet in [&a, &b] {
        // The mini store numbers its works: the second one has the same name as the first, so both become one with two steps.
        assert!(tablet.store.work(work.as_str()).is_some() && tablet.store.work(again.as_str()).is_some());
    }
    assert_ne!(b.engine.device(), before);
    assert_eq!(a.engine.tablets().len(), 2, "it is in the list once");
    assert_eq!(a.store.records, b.store.records);
}
