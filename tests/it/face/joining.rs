//! A tablet joins a circle by looking at another one: the code as the one's screen draws it, as the other one's camera sees it.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::epaint::Shape;
use egui::{Color32, Rect, Vec2, pos2};
use malgeurim::app::{
    CircleDeed, CircleSeen, Effect, KeyText, LensAsk, LensNews, Outcome, Room, SharingEffect, SharingNews,
};
use malgeurim::art::picture::Picture;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::share::Reach;
use malgeurim::io::share::ring::{Invitation, Ring};
use malgeurim::io::share::seal::Key;
use malgeurim::recognition::card::{Gray, Homography, Quad, read_text};
use std::sync::Arc;

/// A code as a circle makes it.
fn code(place: &str) -> String {
    let ring = Ring::found(Reach::Workshop).expect("random numbers");
    let invitation = Invitation {
        reach: ring.reach.clone(),
        root: ring.root.clone(),
        naming: ring.naming.clone(),
        epoch: (ring.base().0, ring.base().1.clone()),
        seed: Key::random().expect("random numbers"),
        keeper: false,
        place: place.to_owned(),
    };
    invitation.to_code()
}

/// The workshop's page of sharing, after the PIN.
fn page(lang: Lang, size: Vec2, circle: Option<CircleSeen>) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.state_mut().services.has_pin = Some(true);
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    stage.run();
    stage.tap(&stage.t("share"));
    stage.outcome(Outcome::Sharing(SharingNews::Known(None, circle.map(Box::new))));
    stage.outcome(Outcome::Sharing(SharingNews::Ended));
    drop(stage.effects());
    stage
}

/// Where a tablet shows the code, and the black bars of it, in points.
fn shown(code: &str, size: Vec2) -> (Rect, Vec<Rect>) {
    let circle = CircleSeen { name: "1".into(), keeps: true, ..CircleSeen::default() };
    let mut stage = page(Lang::Ko, size, Some(circle));
    stage.tap(&stage.t("share-tab-tablets"));
    stage.outcome(Outcome::Sharing(SharingNews::Code(KeyText::new(code))));
    let shapes = stage.harness().output().shapes.iter();
    let filled = shapes.filter_map(|clipped| match &clipped.shape {
        Shape::Rect(rect) => Some((rect.rect, rect.fill)),
        _ => None,
    });
    let (mut ground, mut bars) = (Rect::NOTHING, Vec::new());
    for (rect, fill) in filled {
        if fill == Color32::WHITE && rect.width() > 100.0 && (rect.width() - rect.height()).abs() < 0.5 {
            ground = rect;
        } else if fill == Color32::BLACK && ground.contains_rect(rect.shrink(0.1)) {
            bars.push(rect);
        }
    }
    assert!(bars.len() > 200, "the code is drawn");
    (ground, bars)
}

/// How a camera sees it.
struct Seen {
    width: usize,
    height: usize,
    /// Part of the frame's height that the code fills.
    part: f32,
    /// Turned, radians; and how much farther one side is, in parts of the code.
    turned: f32,
    askew: f32,
    /// Radius of the blur, pixels.
    blur: usize,
    /// Grey of what is light and of what is dark.
    light: (f32, f32),
}

impl Seen {
    fn corners(&self) -> Quad {
        let (sin, cos) = self.turned.sin_cos();
        let side = self.part * self.height as f32;
        let (x, y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let corner = |dx: f32, dy: f32| [x + side * (dx * cos - dy * sin), y + side * (dx * sin + dy * cos)];
        let near = 0.5 - self.askew;
        Quad([corner(-0.5, -0.5), corner(0.5, -near), corner(0.5 - self.askew / 2.0, near), corner(-0.5, 0.5)])
    }

    /// A frame: the screen in a room, dim on one side, blurred, and grainy.
    fn frame(&self, ground: Rect, bars: &[Rect]) -> Gray {
        let seen = Homography::from_unit_square(&self.corners()).and_then(|map| map.inverse()).expect("a screen");
        // The screen as pixels, fine enough to be looked at askew.
        let fine = 8.0 * 120.0;
        let side = fine as usize;
        let mut screen = vec![false; side * side];
        for bar in bars {
            let at = |v: f32, from: f32| ((v - from) / ground.width() * fine).round() as usize;
            for y in at(bar.top(), ground.top())..at(bar.bottom(), ground.top()) {
                screen[y * side..][at(bar.left(), ground.left())..at(bar.right(), ground.left())].fill(true);
            }
        }
        let grey = |x: f32, y: f32| {
            let [u, v] = seen.map([x, y]);
            let inside = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
            let dark = inside && screen[(v * fine) as usize * side + (u * fine) as usize];
            // Beside the screen: a wall with a pattern.
            let room = 50.0 + 20.0 * ((x as usize / 37 + y as usize / 23) % 3) as f32;
            if !inside {
                room
            } else if dark {
                self.light.1
            } else {
                self.light.0
            }
        };
        let mean = |i: usize| {
            let (x, y) = ((i % self.width) as f32, (i / self.width) as f32);
            let near = (0..9).map(|k| grey(x + (k % 3) as f32 / 3.0 - 0.33, y + (k / 3) as f32 / 3.0 - 0.33));
            near.sum::<f32>() / 9.0 * (0.75 + 0.25 * x / self.width as f32)
        };
        let mut picture: Vec<f32> = (0..self.width * self.height).map(mean).collect();
        for _ in 0..2 {
            picture = blurred(&picture, self.width, self.blur);
        }
        let mut seed = 7u64;
        let grain = |v: f32| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (v + ((seed >> 33) % 15) as f32 - 7.0).clamp(0.0, 255.0) as u8
        };
        Gray::new(self.width, self.height, picture.into_iter().map(grain).collect()).expect("a frame")
    }
}

/// The mean of the squares of `2 * reach + 1` pixels.
fn blurred(picture: &[f32], width: usize, reach: usize) -> Vec<f32> {
    let along = |picture: &[f32], step: usize, count: usize, at: usize| {
        let place = at / step % count;
        let around = place.saturating_sub(reach)..=(place + reach).min(count - 1);
        let many = around.clone().count() as f32;
        around.map(|near| picture[at + near * step - place * step]).sum::<f32>() / many
    };
    let rows: Vec<f32> = (0..picture.len()).map(|at| along(picture, 1, width, at)).collect();
    (0..picture.len()).map(|at| along(&rows, width, picture.len() / width, at)).collect()
}

#[test]
fn the_code_on_a_screen_is_read_from_half_a_frame_turned_blurred_and_dim() {
    let code = code("");
    let frames = [
        ((640, 480), 0.5, 0.0, 0.0, 0, (150.0, 40.0)),
        ((640, 480), 0.5, 0.12, 0.04, 1, (120.0, 35.0)),
        ((640, 480), 0.8, -0.2, 0.06, 1, (80.0, 25.0)),
        ((1280, 720), 0.5, 0.2, 0.05, 1, (80.0, 25.0)),
        ((1280, 720), 0.7, -0.1, 0.08, 2, (120.0, 35.0)),
    ];
    let (ground, bars) = shown(&code, LYING);
    for ((width, height), part, turned, askew, blur, light) in frames {
        let seen = Seen { width, height, part, turned, askew, blur, light };
        let read = read_text(&seen.frame(ground, &bars));
        assert_eq!(read.as_deref(), Some(code.as_str()), "{width} x {height}, {part} of it, turned by {turned}");
    }
}

#[test]
fn a_code_with_a_storage_and_one_on_a_small_screen_are_read_too() {
    let place = r#"{"bucket":{"endpoint":"https://storage.example.org:9000","bucket":"malgeurim","prefix":"class-1"}}"#;
    for (code, size) in [(code(place), LYING), (code(""), PHONE)] {
        let (ground, bars) = shown(&code, size);
        let light = (120.0, 35.0);
        let seen = Seen { width: 1280, height: 720, part: 0.7, turned: 0.1, askew: 0.03, blur: 1, light };
        assert_eq!(read_text(&seen.frame(ground, &bars)).as_deref(), Some(code.as_str()), "{size}");
    }
}

/// What the camera of a tablet that joins was asked.
fn asks(stage: &mut Stage) -> Vec<LensAsk> {
    let effects = stage.effects().into_iter();
    effects.filter_map(|effect| if let Effect::Lens { ask, .. } = effect { Some(ask) } else { None }).collect()
}

fn news(stage: &mut Stage, news: LensNews) {
    let id = stage.state().lens.as_ref().expect("a camera").id;
    stage.outcome(Outcome::Lens(id, news));
    stage.run();
}

fn looking(lang: Lang, size: Vec2) -> Stage {
    let mut stage = page(lang, size, None);
    stage.tap(&stage.t("share-join"));
    stage.tap(&stage.t("share-read"));
    stage
}

#[test]
fn what_the_camera_reads_stands_in_the_line_and_joining_asks_the_same() {
    let mut stage = looking(Lang::Ko, LYING);
    assert_eq!(asks(&mut stage), [LensAsk::Read(0)]);
    assert!(!stage.has_button(&stage.t("photo-shoot")), "nothing is photographed");
    let picture = Arc::new(Picture { width: 2, height: 2, rgba: vec![90; 16] });
    news(&mut stage, LensNews::Seen(picture));
    assert!(stage.shows(&stage.t("camera-open")), "it says that the camera is open: {:?}", stage.words());
    news(&mut stage, LensNews::Foreign);
    assert!(stage.shows(&stage.t("share-reading-other")));
    let code = code("");
    news(&mut stage, LensNews::Read(KeyText::new(&code)));
    assert!(stage.state().lens.is_none() && stage.state().sharing.read.is_none());
    assert!(stage.shows(&stage.t("share-was-read")) && !stage.button(&stage.t("share-join")).enabled);
    stage.tap_field(&stage.t("share-name"));
    stage.type_text("햇살반 2번");
    stage.tap(&stage.t("share-join"));
    let joined = CircleDeed::Join { name: "햇살반 2번".into(), code: KeyText::new(&code) };
    let joins = |effect: &Effect| matches!(effect, Effect::Sharing(SharingEffect::Circle(deed)) if *deed == joined);
    assert!(stage.effects().iter().any(joins));
}

#[test]
fn without_a_camera_the_typed_way_stays() {
    let mut stage = looking(Lang::Ko, LYING);
    news(&mut stage, LensNews::Failed(Notice::problem("no-camera")));
    assert_eq!(stage.state().notices.front().map(|notice| notice.what.as_str()), Some("no-camera"));
    stage.tap(&stage.t("dismiss-notice"));
    stage.tap_field(&stage.t("share-name"));
    stage.type_text("2");
    assert!(stage.has_button(&stage.t("share-join")) && stage.has_button(&stage.t("entry-paste")));
}

#[test]
fn the_camera_closes_with_the_page_the_room_and_the_lock() {
    for leave in [
        |stage: &mut Stage| stage.tap(&stage.t("back")),
        |stage: &mut Stage| stage.go(Room::Home),
        |stage: &mut Stage| stage.send(malgeurim::app::Command::Services(malgeurim::app::ServicesCommand::Lock)),
    ] {
        let mut stage = looking(Lang::Ko, LYING);
        drop(asks(&mut stage));
        leave(&mut stage);
        assert!(stage.state().lens.is_none());
        assert_eq!(asks(&mut stage), [LensAsk::Close]);
    }
}

#[test]
fn reading_is_sound_in_every_window() {
    for (lang, size) in [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, PHONE), (Lang::En, PHONE)] {
        let mut stage = looking(lang, size);
        news(&mut stage, LensNews::Opened(2));
        news(&mut stage, LensNews::Seen(Arc::new(Picture { width: 2, height: 2, rgba: vec![90; 16] })));
        let found = faults(&stage, 44.0);
        assert!(found.is_empty(), "{}", found.join("\n"));
        news(&mut stage, LensNews::Read(KeyText::new("MALGEURIM1")));
        let found = faults(&stage, 44.0);
        assert!(found.is_empty(), "after it\n{}", found.join("\n"));
    }
}

/// The pixels between points do not matter to what is drawn.
#[test]
fn the_picture_of_a_code_keeps_light_squares_around_it() {
    let (ground, bars) = shown(&code(""), STANDING);
    let dark = bars.iter().fold(Rect::NOTHING, |all, bar| all.union(*bar));
    let quiet = (dark.left() - ground.left()) / ((ground.width() - dark.width()) / 8.0);
    assert!((quiet - 4.0).abs() < 0.05 && ground.contains(pos2(dark.right(), dark.bottom())), "{quiet}");
}
