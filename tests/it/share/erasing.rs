//! The right to be erased.

use super::joining::{pair, settle};
use super::place::Place;
use super::tablet::Tablet;
use malgeurim::domain::share::Scope;

#[test]
fn everything_of_a_person_is_erased_everywhere_and_everybody_says_so() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let (gone, stays) = (a.add_person("하늘"), a.add_person("바다"));
    let picture = b"picture of the one who goes".to_vec();
    a.paint(&gone, picture);
    let kept = a.paint(&stays, b"picture of the one who stays".to_vec());
    settle(&place, &mut [&mut a, &mut b]);
    let before = place.objects().len();
    let scope = Scope::Person(gone.clone());
    assert!(b.engine.erase(&scope, 5).is_err(), "only a tablet that keeps the circle");
    // b is away, and still works on what is to be erased.
    a.engine.erase(&scope, 5).unwrap();
    let late = b.paint(&gone, b"late".to_vec());
    a.meet_and_take(&place, 5);
    let [state] = a.engine.erasures().try_into().unwrap();
    assert_eq!((state.done.len(), state.missing.len()), (1, 1), "one word is missing");
    let receipt = state.done.values().next().unwrap();
    assert_eq!((receipt.records, receipt.blobs), (2, 1));
    settle(&place, &mut [&mut a, &mut b]);
    for tablet in [&a, &b] {
        assert_eq!(tablet.store.people(), std::slice::from_ref(&stays));
        assert!(tablet.store.work(late.as_str()).is_none() && tablet.store.work(kept.as_str()).is_some());
        assert_eq!(tablet.store.blobs.len(), 1, "of pictures only that of the one who stays");
    }
    let [state] = a.engine.erasures().try_into().unwrap();
    assert!(state.missing.is_empty());
    assert_eq!(a.engine.left_in_place(&place, &state.erasure.name).unwrap(), 0);
    assert!(place.objects().len() < before);
    // Whoever comes later finds nothing, and knows that it was erased.
    let code = a.engine.invite(false, "", 6).unwrap();
    a.meet_and_take(&place, 6);
    let mut c = Tablet::join("c", &code);
    settle(&place, &mut [&mut a, &mut b, &mut c]);
    assert_eq!(c.store.records, a.store.records);
}

#[test]
fn what_a_tablet_left_before_it_heard_is_removed_too() {
    let place = Place::new();
    let (mut a, mut b) = pair(&place);
    let gone = a.add_person("하늘");
    settle(&place, &mut [&mut a, &mut b]);
    // Both meet at the same time: b leaves its picture after a has cleared the place, without having looked again.
    b.paint(&gone, b"late".to_vec());
    let mut other = Tablet::join("other", &a.engine.invite(false, "", 0).unwrap());
    a.meet_and_take(&place, 1);
    other.meet_and_take(&place, 1);
    let objects = place.objects();
    b.meet_and_take(&place, 1);
    let left: Vec<(String, Vec<u8>)> =
        place.objects().into_iter().filter(|(name, _)| !objects.contains_key(name)).collect();
    a.engine.erase(&Scope::Person(gone), 2).unwrap();
    a.meet_and_take(&place, 2);
    left.into_iter().for_each(|(name, bytes)| place.replace(&name, bytes));
    settle(&place, &mut [&mut a, &mut b, &mut other]);
    let [state] = a.engine.erasures().try_into().unwrap();
    assert_eq!((state.missing.len(), a.engine.left_in_place(&place, &state.erasure.name).unwrap()), (0, 0));
}
