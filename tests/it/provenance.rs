//! Content Credentials: pictures are signed and verified, originals of services kept, nobody named, and no one asked.

mod certificates;
mod originals;
mod shown;

use malgeurim::art::Picture;
use malgeurim::art::codec;
use malgeurim::domain::artwork::{Artwork, Deed, FromService, Hand, Step};
use malgeurim::domain::id::{BlobId, Millis};
use malgeurim::domain::provenance::{AiUse, Making, SourceType, Written};
use malgeurim::domain::scene::Scene;
use malgeurim::formats::credentials::{Report, State};
use malgeurim::io::provenance::{Identity, Trust, Unsigned, Vault, sign, thumbnail_of, verify};
use std::io::Cursor;
use tempfile::TempDir;

/// Whoever signs, on a device of its own.
struct Bench {
    folder: TempDir,
    identity: Identity,
}

fn now() -> Millis {
    malgeurim::io::files::now_millis()
}

impl Bench {
    fn of(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = Vault::in_files(folder.path()).identity(name, now()).unwrap();
        Self { folder, identity }
    }

    fn vault(&self) -> Vault {
        Vault::in_files(self.folder.path())
    }

    fn sign(&self, bytes: &[u8], mime: &str, making: &Making) -> Vec<u8> {
        self.sign_with(bytes, mime, making, &|_| None)
    }

    fn sign_with(
        &self,
        bytes: &[u8],
        mime: &str,
        making: &Making,
        read: &dyn Fn(&BlobId) -> Option<Vec<u8>>,
    ) -> Vec<u8> {
        let small = thumbnail_of(&picture(16));
        let unsigned = Unsigned { bytes, mime, making, thumbnail: small.as_deref(), read };
        sign(&unsigned, &self.identity).unwrap()
    }
}

/// A coloured picture.
fn picture(side: u32) -> Picture {
    let pixel = |n: u32| [(n % 251) as u8, (n / side % 253) as u8, 90, 255];
    Picture { width: side, height: side, rgba: (0..side * side).flat_map(pixel).collect() }
}

fn png() -> Vec<u8> {
    codec::encode_png(&picture(64)).unwrap()
}

fn tiff(side: u32) -> Vec<u8> {
    let rgb: Vec<u8> = picture(side).rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut bytes).unwrap();
    encoder.write_image::<tiff::encoder::colortype::RGB8>(side, side, &rgb).unwrap();
    bytes.into_inner()
}

fn files() -> [(&'static str, Vec<u8>); 3] {
    let jpeg = codec::encode_jpeg(&picture(64), 90).unwrap();
    [("image/png", png()), ("image/jpeg", jpeg), ("image/tiff", tiff(64))]
}

fn work(steps: Vec<(Hand, Deed)>) -> Artwork {
    let result = |did: &Deed| matches!(did, Deed::Generated { .. }).then(|| BlobId::of(b"picture"));
    let step = |(at, (by, did)): (usize, (Hand, Deed))| Step {
        at: 1_779_000_000_000 + at as Millis * 60_000,
        by,
        result: result(&did),
        did,
    };
    let steps = steps.into_iter().enumerate().map(step).collect();
    Artwork { maker: "하늘이".into(), steps, ..Artwork::default() }
}

fn drew() -> (Hand, Deed) {
    (Hand::Person, Deed::Drew(12))
}

fn asked() -> (Hand, Deed) {
    let (service, model) = ("atelier".into(), "m1".into());
    (Hand::Service, Deed::Generated { service, model, prompt: "a cat for 하늘이".into() })
}

fn painted() -> Vec<(Hand, Deed)> {
    let (style, tone) = ("watercolour".into(), Default::default());
    let did = Deed::Painted { style, seed: 1, tone, stopped: false, of_sheet: false };
    vec![(Hand::Painter, Deed::Composed(Scene::default())), (Hand::Painter, did)]
}

fn making(steps: Vec<(Hand, Deed)>) -> Making {
    Making::of(&work(steps), false, false)
}

#[test]
fn a_picture_of_the_making_tells_nothing_of_what_came_later() {
    let work = work(vec![drew(), asked()]);
    let (then, now) = (Making::of(&work.until(0), false, false), Making::of(&work, false, false));
    assert_eq!((then.ai, now.ai), (AiUse::None, AiUse::Used));
    assert_eq!(then.source, Some(SourceType::DigitalCreation));
    assert!(then.acts.len() < now.acts.len());
    assert_eq!(work.until(7), work, "there are no more steps than there are");
}

/// What anybody finds who trusts nobody.
fn seen(bytes: &[u8]) -> Report {
    verify(bytes, &Trust::default())
}

#[test]
fn every_kind_of_file_is_signed_and_a_change_of_one_byte_is_seen() {
    let bench = Bench::of("하늘 복지관");
    let roots = vec![bench.vault().root().unwrap().unwrap()];
    for (mime, bytes) in files() {
        let signed = bench.sign(&bytes, mime, &making(vec![drew()]));
        let report = seen(&signed);
        assert_eq!(report.state, State::Valid, "{mime} {:?}", report.codes);
        assert_eq!(report.codes, ["signingCredential.untrusted"], "{mime}");
        assert_eq!(report.signer.organisation, "하늘 복지관");
        assert_eq!(verify(&signed, &bench.vault().trust()).state, State::Trusted, "{mime}: one's own");
        let root = Trust { roots: roots.clone(), ..Trust::default() };
        assert_eq!(verify(&signed, &root).state, State::Trusted, "{mime}: by the root");
        assert_eq!(verify(&signed, &Bench::of("other").vault().trust()).state, State::Valid, "{mime}: somebody else's");
        let mut changed = signed.clone();
        // Among the pixels: in TIFF they lie at the beginning, else at the end.
        let at = if mime == "image/tiff" { 100 } else { changed.len() - 40 };
        changed[at] ^= 1;
        let report = seen(&changed);
        assert_eq!(report.state, State::Changed, "{mime} {:?}", report.codes);
    }
}

#[test]
fn the_pixels_stay_as_they_are() {
    let bench = Bench::of("a");
    let bytes = png();
    let signed = bench.sign(&bytes, "image/png", &making(vec![drew()]));
    assert_eq!(codec::decode(&signed).unwrap(), codec::decode(&bytes).unwrap());
}

#[test]
fn every_case_has_its_actions_source_and_notice() {
    let bench = Bench::of("a");
    let cases = [
        (vec![drew()], "digitalCreation", false, "created drawing"),
        (painted(), "algorithmicMedia", false, "created"),
        (vec![asked()], "trainedAlgorithmicMedia", true, "created"),
        (vec![asked(), drew()], "compositeSynthetic", true, "created drawing"),
        (vec![drew(), asked()], "compositeWithTrainedAlgorithmicMedia", true, "created drawing edited"),
        (vec![(Hand::Person, Deed::Brought), drew()], "humanEdits", false, "opened drawing"),
    ];
    for (steps, source, generative, actions) in cases {
        let report = seen(&bench.sign(&png(), "image/png", &making(steps)));
        let told: Vec<&str> = report.acts.iter().map(|act| act.action.trim_start_matches("c2pa.")).collect();
        assert_eq!((report.state, report.source.as_str(), report.generative), (State::Valid, source, generative));
        assert_eq!(told.join(" "), actions);
        assert!(report.acts.iter().all(|act| act.did.is_some() && act.at.starts_with("2026-05-17T")), "{report:?}");
    }
}

#[test]
fn agents_are_named_and_people_are_not() {
    let bench = Bench::of("a");
    let signed = bench.sign(&png(), "image/png", &making(vec![drew(), asked()]));
    let report = seen(&signed);
    assert!(report.acts[1].agent.contains("Malgeurim") && report.program.contains(env!("CARGO_PKG_VERSION")));
    assert_eq!(report.acts[2].agent, "atelier (m1)");
    assert!(!holds(&signed, "하늘이") && !holds(&signed, "a cat"));
    let chosen = Making::of(&work(vec![drew(), asked()]), true, true);
    let named = bench.sign(&png(), "image/png", &chosen);
    assert!(holds(&named, "하늘이") && holds(&named, "a cat"));
    assert_eq!(seen(&named).state, State::Valid);
}

#[test]
fn what_the_export_did_is_signed_with_it() {
    let bench = Bench::of("a");
    let how = Written { at: 1_779_000_000_000, resized: true, converted: true, published: true };
    let (mime, jpeg) = files()[1].clone();
    let report = seen(&bench.sign(&jpeg, mime, &making(vec![drew()]).written(how)));
    let last: Vec<&str> = report.acts.iter().rev().take(3).rev().map(|act| act.action.as_str()).collect();
    assert_eq!((report.state, last), (State::Valid, vec!["c2pa.resized", "c2pa.converted", "c2pa.published"]));
}

#[test]
fn other_kinds_and_damaged_files_are_refused_in_words() {
    let bench = Bench::of("a");
    let making = making(vec![drew()]);
    let webp = b"RIFF\x04\0\0\0WEBP".to_vec();
    for (mime, bytes) in
        [("image/webp", webp), ("image/png", b"no picture".to_vec()), ("image/tiff", b"II*\0".to_vec())]
    {
        let unsigned = Unsigned { bytes: &bytes, mime, making: &making, thumbnail: None, read: &|_| None };
        let error = sign(&unsigned, &bench.identity).unwrap_err();
        assert_eq!(error.notice().what, "picture-not-signed", "{mime}: {error}");
    }
}

#[test]
fn only_the_picture_is_in_the_small_picture() {
    let bench = Bench::of("a");
    let small = thumbnail_of(&picture(700)).unwrap();
    let shown = codec::decode(&small).unwrap();
    assert_eq!(shown.width.max(shown.height), 512);
    // A comment, as a camera or a program may leave one.
    let comment = [&small[..2], b"\xFF\xFE\x00\x09Haneul!", &small[2..]].concat();
    let making = making(vec![drew()]);
    let bytes = png();
    let with = |thumbnail| Unsigned { bytes: &bytes, mime: "image/png", making: &making, thumbnail, read: &|_| None };
    let signed = sign(&with(Some(&comment)), &bench.identity).unwrap();
    assert!(!holds(&signed, "Haneul"));
    let without = sign(&with(None), &bench.identity).unwrap();
    assert!(without.len() + small.len() / 2 < signed.len() && seen(&without).state == State::Valid);
}

/// The C2PA library has no HTTP in its build, so that nothing can be asked however it is set.
#[test]
fn nothing_can_be_asked_of_the_network() {
    let lock = include_str!("../../Cargo.lock");
    let is_c2pa = |package: &&str| package.lines().any(|line| line == "name = \"c2pa\"");
    let package = lock.split("[[package]]").find(is_c2pa).expect("c2pa is in the lock");
    for client in ["reqwest", "ureq", "hyper", "wasi", "wstd", "openssl"] {
        assert!(!package.contains(&format!("\"{client}\"")), "c2pa is built with {client}");
    }
    let manifest = include_str!("../../Cargo.toml");
    let line = manifest.lines().find(|line| line.starts_with("c2pa = ")).expect("c2pa is a dependency");
    assert!(line.contains("default-features = false") && !line.contains("http"), "{line}");
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Prints how long signing and verifying takes; as the tests are built, so an upper bound.
#[test]
#[ignore = "prints figures"]
fn what_signing_costs() {
    let bench = Bench::of("a");
    let large = picture(3508);
    let (png, jpeg) = (codec::encode_png(&large).unwrap(), codec::encode_jpeg(&large, 90).unwrap());
    let small = thumbnail_of(&large);
    for (mime, bytes) in [("image/png", png), ("image/jpeg", jpeg), ("image/tiff", tiff(3508))] {
        let making = making(vec![drew(), asked()]);
        let unsigned = Unsigned { bytes: &bytes, mime, making: &making, thumbnail: small.as_deref(), read: &|_| None };
        let began = std::time::Instant::now();
        let signed = sign(&unsigned, &bench.identity).unwrap();
        let (sign_s, began) = (began.elapsed().as_secs_f32(), std::time::Instant::now());
        assert_eq!(seen(&signed).state, State::Valid);
        let verify_s = began.elapsed().as_secs_f32();
        let (size, more) = (bytes.len(), signed.len() - bytes.len());
        println!("{mime} {size} bytes: sign {sign_s:.2} s, verify {verify_s:.2} s, {more} bytes more");
    }
}

/// What a work knows of its service's picture.
fn known(of_own: bool, signed: &[u8]) -> FromService {
    FromService { picture: BlobId::of(b"picture"), signed: Some(BlobId::of(signed)), of_own }
}
