//! A service's own signed file: kept as it came, and an ingredient of what was made of it.

use super::{Bench, asked, drew, holds, known, making, png, seen, work};
use malgeurim::domain::artwork::Artwork;
use malgeurim::domain::id::BlobId;
use malgeurim::domain::provenance::Making;
use malgeurim::formats::credentials::State;
use malgeurim::formats::picture_metadata::{has_credentials, strip};

/// The file as a service sends it, signed with its own certificate; it tells what was asked if `prompts`.
fn original(prompts: bool) -> Vec<u8> {
    let service = Bench::of("Atelier Inc");
    service.sign(&png(), "image/png", &Making::of(&work(vec![asked()]), false, prompts))
}

#[test]
fn signed_files_are_told_apart_from_others_and_stripping_breaks_them() {
    let file = original(false);
    assert!(has_credentials(&file) && !has_credentials(&png()));
    assert!(!has_credentials(&strip(&file).unwrap().bytes), "what is shown is stripped, so the file itself is kept");
}

#[test]
fn the_original_goes_along_with_its_own_signature() {
    let (file, bench) = (original(false), Bench::of("하늘 복지관"));
    for (steps, of_own, relationship) in
        [(vec![asked()], false, "parentOf"), (vec![drew(), asked()], true, "componentOf")]
    {
        let made = Artwork { from_services: vec![known(of_own, &file)], ..work(steps) };
        let read = |blob: &BlobId| (*blob == BlobId::of(&file)).then(|| file.clone());
        let signed = bench.sign_with(&png(), "image/png", &Making::of(&made, false, false), &read);
        let report = seen(&signed);
        assert_eq!(report.state, State::Valid, "{:?}", report.codes);
        assert!(report.generative);
        let part = &report.parts[0];
        assert_eq!(part.relationship, relationship);
        assert_eq!(part.signer.as_ref().map(|signer| signer.organisation.as_str()), Some("Atelier Inc"));
    }
}

#[test]
fn an_original_that_tells_what_was_asked_does_not_go_along_unless_chosen() {
    let (file, bench) = (original(true), Bench::of("a"));
    assert!(holds(&file, "a cat"));
    let made = Artwork { from_services: vec![known(false, &file)], ..work(vec![asked()]) };
    let read = |_: &BlobId| Some(file.clone());
    let sign = |names, prompts| bench.sign_with(&png(), "image/png", &Making::of(&made, names, prompts), &read);
    let silent = sign(false, false);
    assert!(!holds(&silent, "a cat") && seen(&silent).parts[0].signer.is_none());
    assert_eq!(seen(&silent).state, State::Valid);
    let open = sign(true, true);
    assert!(holds(&open, "a cat") && seen(&open).parts[0].signer.is_some());
}

#[test]
fn without_the_original_the_picture_is_signed_all_the_same() {
    let bench = Bench::of("a");
    let made = Artwork { from_services: vec![known(false, b"gone")], ..work(vec![asked()]) };
    for read in [None, Some(b"no picture".to_vec()), Some(png())] {
        let give = |_: &BlobId| read.clone();
        let signed = bench.sign_with(&png(), "image/png", &Making::of(&made, false, false), &give);
        let report = seen(&signed);
        assert_eq!((report.state, report.parts.len()), (State::Valid, 1));
        assert!(report.parts[0].signer.is_none() && report.generative);
    }
    assert!(making(vec![asked()]).parts.is_empty());
}

#[test]
fn the_original_is_among_what_the_work_needs() {
    let file = original(false);
    let made = Artwork { from_services: vec![known(false, &file)], ..work(vec![asked()]) };
    assert!(made.blobs().contains(&BlobId::of(&file)));
    let again: Artwork = serde_json::from_str(&serde_json::to_string(&made).unwrap()).unwrap();
    assert_eq!(again, made);
    let old = serde_json::to_value(work(vec![drew()])).unwrap();
    assert!(old.get("from_services").is_none(), "works without a service are stored as before");
}
