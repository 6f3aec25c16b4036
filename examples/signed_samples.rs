//! Writes signed pictures of every way of making, and the root certificate, for other verifiers to look at:
//! `cargo run --example signed_samples -- FOLDER` (see `scripts/check-c2pa`).

use malgeurim::art::{Picture, codec};
use malgeurim::domain::artwork::{Artwork, Deed, FromService, Hand, Step};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::provenance::{Making, Written};
use malgeurim::domain::scene::Scene;
use malgeurim::io::files::{now_millis, write_whole};
use malgeurim::io::provenance::{Identity, Unsigned, Vault, sign, thumbnail_of};
use std::error::Error;
use std::io::Cursor;
use std::path::Path;

const SIDE: u32 = 320;

type Steps = Vec<(Hand, Deed)>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("usage: signed_samples FOLDER")?;
    let folder = Path::new(&folder);
    let vault = Vault::in_files(&folder.join("device"));
    let identity = vault.identity("하늘 복지관", now_millis())?;
    write_whole(&folder.join("root.pem"), vault.root()?.ok_or("no root")?.as_bytes())?;
    let service = Vault::in_files(&folder.join("service")).identity("Atelier Inc", now_millis())?;
    let original = signed(&service, &Making::of(&work(vec![asked()]), false, false), "png", None)?;
    for (name, steps, of_own) in cases() {
        for kind in ["png", "jpeg", "tiff"] {
            let known = FromService { picture: BlobId::of(b"it"), signed: Some(BlobId::of(&original)), of_own };
            let work = Artwork { from_services: vec![known], ..work(steps.clone()) };
            let how = Written { at: now_millis(), resized: false, converted: kind != "png", published: true };
            let making = Making::of(&work, false, false).written(how);
            let source = making.source.ok_or("a case without a source type")?.term();
            let bytes = signed(&identity, &making, kind, Some(&original))?;
            write_whole(&folder.join(format!("{name}.{source}.{kind}")), &bytes)?;
        }
    }
    Ok(())
}

/// Name, steps, and whether the service painted in a picture that there was.
fn cases() -> [(&'static str, Steps, bool); 5] {
    let drew = || (Hand::Person, Deed::Drew(12));
    let did = |style: &str| Deed::Painted {
        style: style.into(),
        seed: 1,
        tone: Default::default(),
        stopped: false,
        of_sheet: false,
    };
    let painter = vec![(Hand::Painter, Deed::Composed(Scene::default())), (Hand::Painter, did("watercolour"))];
    [
        ("freehand", vec![drew()], false),
        ("painter", painter, false),
        ("service", vec![asked()], false),
        ("painted-over", vec![asked(), drew()], false),
        ("inpainted", vec![drew(), asked()], true),
    ]
}

fn asked() -> (Hand, Deed) {
    (Hand::Service, Deed::Generated { service: "atelier".into(), model: "m1".into(), prompt: "a cat".into() })
}

fn work(steps: Steps) -> Artwork {
    let now = now_millis();
    let step =
        |(by, did): (Hand, Deed)| Step { at: now, by, did, result: (by == Hand::Service).then(|| BlobId::of(b"it")) };
    Artwork { maker: "하늘이".into(), steps: steps.into_iter().map(step).collect(), ..Artwork::default() }
}

fn signed(
    identity: &Identity,
    making: &Making,
    kind: &str,
    original: Option<&[u8]>,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let picture = picture();
    let (bytes, mime) = match kind {
        "png" => (codec::encode_png(&picture)?, "image/png"),
        "jpeg" => (codec::encode_jpeg(&picture, 90)?, "image/jpeg"),
        _ => (tiff(&picture)?, "image/tiff"),
    };
    let small = thumbnail_of(&picture);
    let read = |_: &BlobId| original.map(<[u8]>::to_vec);
    Ok(sign(&Unsigned { bytes: &bytes, mime, making, thumbnail: small.as_deref(), read: &read }, identity)?)
}

fn picture() -> Picture {
    let pixel = |n: u32| [(n % 251) as u8, (n / SIDE % 253) as u8, 90, 255];
    Picture { width: SIDE, height: SIDE, rgba: (0..SIDE * SIDE).flat_map(pixel).collect() }
}

fn tiff(picture: &Picture) -> Result<Vec<u8>, Box<dyn Error>> {
    let rgb: Vec<u8> = picture.rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut bytes)?;
    encoder.write_image::<tiff::encoder::colortype::RGB8>(picture.width, picture.height, &rgb)?;
    Ok(bytes.into_inner())
}
