//! Whatever the bytes are: no panic, and nothing is taken in that is not what was packed.

use super::{Shelf, all, bytes_of, read};
use proptest::prelude::*;
use std::sync::LazyLock;

/// A good package and what is in it.
static GOOD: LazyLock<(Vec<u8>, malgeurim::domain::package::Packed, Shelf)> = LazyLock::new(|| {
    let mut shelf = Shelf::default();
    let packed = all(&mut shelf);
    (bytes_of(&packed, &mut shelf), packed, shelf)
});

proptest! {
    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(read(&bytes).is_err());
        let like_one = [b"PK\x03\x04".as_slice(), &bytes, b"PK\x05\x06", &bytes].concat();
        prop_assert!(read(&like_one).is_err());
    }

    #[test]
    fn any_cut_is_refused(at in any::<prop::sample::Index>()) {
        let (bytes, ..) = &*GOOD;
        prop_assert!(read(&bytes[..at.index(bytes.len())]).is_err());
    }

    #[test]
    fn many_wrong_bytes_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        let (good, packed, shelf) = &*GOOD;
        let mut bytes = good.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok((read, blobs)) = read(&bytes) {
            prop_assert_eq!(&read, packed);
            prop_assert_eq!(&blobs, &shelf.blobs);
        }
    }
}

#[test]
fn any_single_flipped_bit_is_refused_or_changes_nothing() {
    let (good, packed, shelf) = &*GOOD;
    let mut harmless = Vec::new();
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 1 << (at % 8);
        if let Ok((read, blobs)) = read(&bytes) {
            assert_eq!((&read, &blobs), (packed, &shelf.blobs), "byte {at}");
            harmless.push(at);
        }
    }
    // Dates and rights of entries, which nobody reads, have no sum. Pictures and sounds have, to the last bit.
    let stored = shelf.blobs.values().filter(|bytes| !bytes.starts_with(b"RIFF"));
    for bytes in stored {
        let begin = good.windows(bytes.len()).position(|at| at == bytes).expect("stored as it is");
        assert!(!harmless.iter().any(|at| (begin..begin + bytes.len()).contains(at)));
    }
    assert!(harmless.len() < good.len() / 4, "{} of {}", harmless.len(), good.len());
}
