//! Bytes from anywhere: an error at worst.

use super::tiny;
use malgeurim::formats::onnx::{convert, inspect};
use malgeurim::formats::wheel;
use proptest::prelude::*;

/// A file with some bytes changed and the end cut off.
fn damaged(file: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = file.len();
    let changes = prop::collection::vec((0..length, any::<u8>()), 1..8);
    (changes, length / 2..=length).prop_map(move |(changes, kept)| {
        let mut bytes = file.clone();
        changes.into_iter().for_each(|(at, byte)| bytes[at] = byte);
        bytes.truncate(kept);
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_tflite_file_never_panics_and_never_gives_a_damaged_onnx_file(bytes in damaged(tiny::model())) {
        if let Ok(made) = convert(&bytes) {
            prop_assert!(inspect(&made).is_ok());
        }
    }

    #[test]
    fn a_damaged_onnx_file_never_panics(bytes in damaged(convert(&tiny::model()).unwrap())) {
        if let Ok(summary) = inspect(&bytes) {
            prop_assert!(summary.operators.len() <= bytes.len());
        }
    }

    #[test]
    fn any_bytes_are_no_model_and_no_package(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(convert(&bytes).is_err());
        prop_assert!(wheel::member(&bytes, "x", 10).is_err());
    }
}

#[test]
fn a_tflite_file_cut_anywhere_is_an_error() {
    let whole = tiny::model();
    // The last constant's padding is not needed.
    for length in 0..whole.len() - 4 {
        assert!(convert(&whole[..length]).is_err(), "{length} of {} bytes", whole.len());
    }
}
