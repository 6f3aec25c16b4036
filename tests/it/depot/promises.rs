//! What every depot promises, whatever it is made of.

use malgeurim::io::share::depot::{Depot, DepotError};

/// Tries everything that sharing relies on. The depot must be empty.
pub fn hold(depot: &dyn Depot) {
    assert_eq!(depot.list("").expect("a list"), [], "it is empty");
    assert_eq!(depot.get("heads/a", 10), Ok(None), "what is not there is no error");
    depot.delete("heads/a").expect("what is not there is removed");

    depot.put("heads/a", b"one").expect("put");
    depot.put("heads/a", b"three").expect("replaced");
    assert_eq!(depot.get("heads/a", 5).expect("bytes").as_deref(), Some(b"three".as_slice()));
    assert_eq!(depot.get("heads/a", 4), Err(DepotError::TooLarge));

    assert_eq!(depot.put_new("heads/a", b"other"), Ok(false), "there is one");
    assert_eq!(depot.put_new("heads/b", b"new"), Ok(true));
    assert_eq!(depot.get("heads/a", 9).expect("bytes").as_deref(), Some(b"three".as_slice()), "it was left alone");

    let korean = "그림/우리-반/하늘.bin";
    depot.put(korean, "말그림".as_bytes()).expect("a Korean name");
    depot.put("headsman", b"").expect("nothing in it");
    let listed = |folder| {
        let list = depot.list(folder).expect("a list");
        list.into_iter().map(|object| (object.name, object.bytes)).collect::<Vec<_>>()
    };
    let expected =
        |list: &[(&str, u64)]| list.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect::<Vec<_>>();
    assert_eq!(listed("heads/"), expected(&[("heads/a", 5), ("heads/b", 3)]), "a folder is no beginning of a name");
    assert_eq!(listed("그림"), expected(&[(korean, 9)]), "folders in folders");
    assert_eq!(listed("").len(), 4);
    assert_eq!(listed("nothing/"), []);
    assert_eq!(depot.get(korean, 9).expect("bytes").as_deref(), Some("말그림".as_bytes()));
    assert_eq!(depot.get("headsman", 0).expect("bytes").as_deref(), Some(b"".as_slice()));

    for wrong in ["", "../a", "/etc/passwd", "a//b", "A", "a/", "a b", ".malgeurim-place"] {
        assert!(matches!(depot.put(wrong, b"x"), Err(DepotError::Broken(_))), "{wrong:?}");
        assert!(depot.get(wrong, 1).is_err() && depot.delete(wrong).is_err() && depot.put_new(wrong, b"x").is_err());
    }
    for name in ["heads/a", "heads/b", "headsman", korean] {
        depot.delete(name).expect("removed");
    }
    assert_eq!(depot.list("").expect("a list"), []);
    only_one_is_first(depot);
}

/// Eight at once want the same name: one gets it, and what lies there is whole and of that one.
fn only_one_is_first(depot: &dyn Depot) {
    for round in 0..4 {
        let name = format!("turn/{round}");
        let firsts: Vec<u8> = std::thread::scope(|scope| {
            let name = &name;
            let tries = (0..8_u8)
                .map(|who| scope.spawn(move || depot.put_new(name, &[who; 3000]).expect("an answer").then_some(who)));
            tries.collect::<Vec<_>>().into_iter().filter_map(|thread| thread.join().expect("a thread")).collect()
        });
        assert_eq!(firsts.len(), 1, "{firsts:?}");
        assert_eq!(depot.get(&name, 3000).expect("bytes"), Some(vec![firsts[0]; 3000]));
        depot.delete(&name).expect("removed");
    }
}
