//! Picture cards before a camera: printed by our own printer's rules, laid on a table.

use super::{Room, Scene, first, taught};
use malgeurim::app::{Ask, AttentionNews, Taught};
use malgeurim::art::codec;
use malgeurim::art::picture::Picture;
use malgeurim::art::symbols;
use malgeurim::domain::recognize::RecognizeSettings;
use malgeurim::domain::shown::{Shown, Way};
use malgeurim::domain::vocabulary::SymbolRef;
use malgeurim::io::attention::Devices;
use malgeurim::io::camera::CameraChoice;
use malgeurim::recognition::card::{CodeName, Face, Homography, Layout, Quad, Shot, face};
use malgeurim::recognition::fewshot::Answer;

const WIDTH: usize = 320;
const HEIGHT: usize = 240;

/// A symbol on white paper.
fn symbol(text: &str) -> Shot {
    let picture = symbols::render(&SymbolRef::from(text), 96).unwrap();
    Shot::on_paper(&picture.rgba, picture.width as usize, picture.height as usize).unwrap_or_else(|| {
        let rgb = picture.to_rgb([1.0; 3]).data.iter().flat_map(|c| c.map(|v| (v * 255.0) as u8)).collect();
        Shot { width: 96, height: 96, rgb }
    })
}

/// A card with this picture, and a code if it names a word, held before a dark wall.
pub(super) fn held(picture: &str, word: Option<&str>) -> Shot {
    let layout = Layout::of(6).unwrap();
    let modules = word.and_then(|word| CodeName::Word(word.into()).modules());
    let symbol = symbol(picture);
    let print = Face { picture: &symbol, tint: [200, 230, 190], word: None, code: modules.as_ref() };
    let card = face(&layout, &print, 4.0);
    let quad = Quad([[60.0, 22.0], [268.0, 30.0], [262.0, 226.0], [52.0, 214.0]]);
    let back = Homography::from_unit_square(&quad).unwrap().inverse().unwrap();
    let pixel = |i: usize| {
        let [u, v] = back.map([(i % WIDTH) as f32, (i / WIDTH) as f32]);
        let is_card = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
        let color = card.at(u * card.width as f32 - 0.5, v * card.height as f32 - 0.5);
        if is_card { color } else { [70.0 + (i % WIDTH) as f32 / 20.0, 60.0, 50.0] }.map(|c| c as u8)
    };
    Shot { width: WIDTH, height: HEIGHT, rgb: (0..WIDTH * HEIGHT).flat_map(pixel).collect() }
}

pub(super) fn wall() -> Shot {
    Shot { width: WIDTH, height: HEIGHT, rgb: [60, 60, 50].repeat(WIDTH * HEIGHT) }
}

fn png(shot: &Shot) -> Vec<u8> {
    let rgba = shot.rgb.as_chunks::<3>().0.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect();
    codec::encode_png(&Picture { width: shot.width as u32, height: shot.height as u32, rgba }).unwrap()
}

#[test]
fn a_card_with_a_code_is_read_from_a_folder_of_pictures_and_said_once() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["1.png", "2.png"] {
        std::fs::write(folder.path().join(name), png(&held("🍎", Some("eat")))).unwrap();
    }
    std::fs::write(folder.path().join("3.png"), "torn").unwrap();
    let camera = CameraChoice::Pictures(folder.path().to_owned());
    let room = Room::new(Devices { camera, ..Devices::default() });
    room.open(Way::Card, Taught::default());
    let understood = room.understood();
    assert_eq!((first(&understood), understood.decision.answer, understood.coded), ("word:eat", Answer::Sure, true));
    assert!(matches!(&understood.shown, Shown::Card(card) if card.rgb.len() == usize::from(card.side_px).pow(2) * 3));
    // It stays in view: it is not said again. The broken picture between changes nothing.
    for _ in 0..12 {
        room.quiet_until(|view| view.card.is_some());
    }
}

#[test]
fn the_outline_is_seen_as_in_a_mirror() {
    let scene = Scene::default();
    scene.show(held("🍎", Some("eat")));
    let room = Room::new(scene.camera());
    room.open(Way::Card, Taught::default());
    let card = room.until(|news| match news {
        AttentionNews::View(view) => view.card,
        _ => None,
    });
    let middle = |k: usize| card.iter().map(|corner| corner[k]).sum::<f32>() / 4.0;
    assert!((middle(0) - 0.5).abs() < 0.1 && (middle(1) - 0.5).abs() < 0.2, "{card:?}");
    let leftmost = card.iter().map(|corner| corner[0]).fold(1.0, f32::min);
    assert!((0.0..0.35).contains(&leftmost), "{card:?}");
}

#[test]
fn a_card_without_a_code_is_taught_in_a_lesson_and_then_recognised() {
    let scene = Scene::default();
    scene.show(wall());
    let room = Room::new(scene.camera());
    let lesson = |lesson| Taught { lesson, ..Taught::default() };
    room.open(Way::Card, lesson(true));
    let mut shown = Vec::new();
    for picture in ["🍎", "🚌", "🍎", "🚌"] {
        scene.show(held(picture, None));
        let understood = room.understood();
        assert!(!understood.coded && understood.sound.is_none());
        shown.push((if picture == "🍎" { "apple" } else { "bus" }, understood.shown));
        // Only a card that was away is shown anew.
        scene.show(wall());
        room.quiet_until(|view| view.card.is_none());
        (0..8).for_each(|_| room.quiet_until(|_| true));
    }
    let known = taught(shown, RecognizeSettings::default());
    room.ask(Ask::Learn(Way::Card, std::sync::Arc::new(known)));
    for (picture, word) in [("🍎", "word:apple"), ("🚌", "word:bus")] {
        scene.show(held(picture, None));
        let understood = room.understood();
        assert_eq!((first(&understood), understood.coded), (word, false), "{:?}", understood.decision);
        scene.show(wall());
        room.quiet_until(|view| view.card.is_none());
    }
}

#[test]
fn while_a_question_waits_nothing_is_understood_and_what_is_there_afterwards_is_new() {
    let scene = Scene::default();
    scene.show(held("🍎", Some("eat")));
    let room = Room::new(scene.camera());
    room.open(Way::Card, Taught::default());
    assert_eq!(first(&room.understood()), "word:eat");
    room.ask(Ask::Pause(true));
    scene.show(held("🚌", Some("water")));
    (0..8).for_each(|_| room.quiet_until(|view| view.card.is_some()));
    room.ask(Ask::Pause(false));
    assert_eq!(first(&room.understood()), "word:water");
}
