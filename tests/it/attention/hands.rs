//! Hand signs: without models a notice, with them points and a held handshape.

use crate::hands::drawn;

use super::{Room, Scene};
use malgeurim::app::{AttentionNews, Taught};
use malgeurim::domain::shown::{Shown, Way};
use malgeurim::io::files::Home;
use malgeurim::io::models::hands::{HandChoice, open};
use malgeurim::recognition::card::Shot;

#[test]
fn without_models_the_camera_is_not_even_opened() {
    let scene = Scene::default();
    let room = Room::new(scene.camera());
    room.open(Way::Sign, Taught::default());
    assert!(matches!(room.next(), AttentionNews::Failed(notice) if notice.what == "hands-missing"));
    assert!(scene.is_closed());
}

#[test]
fn a_hand_is_seen_in_the_mirror_and_its_shape_is_understood() {
    let models = Home::find().models;
    if let Err(error) = open(&models, HandChoice::default()) {
        return println!("skipped: {error}");
    }
    let scene = Scene::default();
    scene.show(Shot { width: drawn::SIDE, height: drawn::SIDE, rgb: drawn::hand(false) });
    let folder = tempfile::tempdir().unwrap();
    let room = Room::at(&Home { models, ..Home::at(folder.path()) }, scene.camera());
    room.open(Way::Sign, Taught::default());
    let hand = room.until(|news| match news {
        AttentionNews::View(view) => view.hands.first().copied(),
        AttentionNews::Failed(notice) => panic!("{notice:?}"),
        _ => None,
    });
    let side = drawn::SIDE as f32;
    let apart = |(seen, [x, y]): (&[f32; 2], &[f32; 2])| (seen[0] - (1.0 - x / side)).hypot(seen[1] - y / side);
    let mean = hand.iter().zip(&drawn::joints(false)).map(apart).sum::<f32>() / 21.0;
    assert!(mean < 0.03, "{mean} of the picture away");
    // Held still: a handshape, once.
    let understood = room.understood();
    let Shown::Sign(sign) = &understood.shown else { panic!("{:?}", understood.shown) };
    assert!(sign.frames.iter().all(|frame| frame.hands.len() == 1));
    (0..10).for_each(|_| room.quiet_until(|view| view.present));
}
