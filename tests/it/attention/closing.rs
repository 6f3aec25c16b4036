//! Whatever was open closes: when it is asked for, when nothing is shown, and when the device fails.

use super::cards::{held, wall};
use super::{LONG, Room, Scene, microphone, recording, taught};
use malgeurim::app::{Ask, AttentionNews, Outcome, Taught};
use malgeurim::domain::recognize::RecognizeSettings;
use malgeurim::domain::shown::{Shown, Spoken, Way};
use malgeurim::io::attention::Devices;
use malgeurim::io::audio::{Capture, PlayError};
use malgeurim::io::camera::{CameraChoice, CameraError, Frame, FrameSource};
use malgeurim::recognition::fewshot::Answer;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Something to decide on.
fn a_sound() -> Shown {
    Shown::Word(Spoken { hop_ms: 10, bands: 4, levels: vec![90; 200] })
}

#[test]
fn close_closes_the_camera_and_nothing_comes_after_it() {
    let scene = Scene::default();
    scene.show(held("🍎", Some("eat")));
    let mut room = Room::new(scene.camera());
    room.open(Way::Card, Taught::default());
    room.until(|news| matches!(news, AttentionNews::Opened).then_some(()));
    assert_eq!(scene.open.load(Ordering::SeqCst), 1);
    room.ask(Ask::Close);
    assert!(scene.is_closed());
    // What was on its way has come; then it is quiet until something new is asked for.
    while room.outcomes.recv_timeout(Duration::from_millis(50)).is_ok() {}
    room.id += 1;
    room.ask(Ask::Decide(a_sound()));
    assert!(matches!(room.next(), AttentionNews::Understood(_)));
}

#[test]
fn a_second_way_closes_the_first_and_the_end_of_the_program_closes_all() {
    let scene = Scene::default();
    scene.show(wall());
    let room = Room::new(scene.camera());
    for _ in 0..3 {
        room.open(Way::Card, Taught::default());
        room.until(|news| matches!(news, AttentionNews::Opened).then_some(()));
    }
    let until = std::time::Instant::now() + LONG;
    while scene.open.load(Ordering::SeqCst) != 1 {
        assert!(std::time::Instant::now() < until, "one camera at a time");
        std::thread::yield_now();
    }
    drop(room);
    assert!(scene.is_closed());
}

#[test]
fn it_goes_off_when_nothing_is_shown_for_long() {
    let scene = Scene::default();
    // A card that is not known lies in the picture: that alone keeps nothing open.
    scene.show(held("🍎", None));
    let room = Room::new(scene.camera());
    let settings = RecognizeSettings { idle_s: 1, ..RecognizeSettings::default() };
    room.open(Way::Card, Taught { settings, ..Taught::default() });
    room.until(|news| match news {
        AttentionNews::Idle => Some(()),
        AttentionNews::Opened | AttentionNews::View(_) => None,
        other => panic!("{other:?}"),
    });
    assert!(scene.is_closed());
    assert!(room.outcomes.recv_timeout(Duration::from_millis(100)).is_err(), "nothing comes after it");
}

/// A camera that does this when a frame is wanted.
struct Does<F>(F);

impl<F: FnMut() -> Result<Option<Frame>, CameraError>> FrameSource for Does<F> {
    fn next(&mut self) -> Result<Option<Frame>, CameraError> {
        (self.0)()
    }
}

fn camera(open: impl Fn() -> Result<Box<dyn FrameSource>, CameraError> + Send + Sync + 'static) -> Devices {
    Devices { camera: CameraChoice::Other(Arc::new(open)), ..Devices::default() }
}

fn failure_of(devices: Devices, way: Way) -> String {
    let room = Room::new(devices);
    room.open(way, Taught::default());
    let failed = room.failed();
    assert!(room.outcomes.recv_timeout(Duration::from_millis(50)).is_err(), "closed");
    // The thread goes on.
    room.ask(Ask::Decide(a_sound()));
    assert!(matches!(room.next(), AttentionNews::Understood(_)));
    failed
}

#[test]
fn a_camera_that_does_not_open_says_why() {
    let errors = [
        (CameraError::Busy("x".to_owned()), "camera-busy"),
        (CameraError::Denied("x".to_owned()), "camera-denied"),
        (CameraError::Lost("x".to_owned()), "camera-lost"),
        (CameraError::None, "no-camera"),
    ];
    for (error, key) in errors {
        assert_eq!(failure_of(camera(move || Err(error.clone())), Way::Card), key);
    }
    let nowhere = Devices { camera: CameraChoice::Pictures("/nowhere/at/all".into()), ..Devices::default() };
    assert_eq!(failure_of(nowhere, Way::Card), "no-camera");
}

#[test]
fn a_camera_that_ends_breaks_or_panics_is_lost() {
    let ends = camera(|| Ok(Box::new(Does(|| Ok(None)))));
    assert_eq!(failure_of(ends, Way::Card), "camera-lost");
    let pulled = camera(|| {
        let mut frames = 3;
        Ok(Box::new(Does(move || {
            frames -= 1;
            if frames < 0 { Err(CameraError::Lost("unplugged".into())) } else { Ok(Frame::new(2, 2, vec![0; 12])) }
        })))
    });
    assert_eq!(failure_of(pulled, Way::Card), "camera-lost");
    let broken = camera(|| Ok(Box::new(Does(|| Err(CameraError::Unusable("torn".into()))))));
    assert_eq!(failure_of(broken, Way::Card), "camera-unusable");
    let panics = camera(|| Ok(Box::new(Does(|| panic!("a driver")))));
    assert_eq!(failure_of(panics, Way::Card), "camera-lost");
}

/// A microphone that does this when sound is wanted.
struct Sounds<F>(u32, F);

impl<F: FnMut(&mut Vec<f32>) -> Result<bool, PlayError> + Send> Capture for Sounds<F> {
    fn rate_hz(&self) -> u32 {
        self.0
    }

    fn read(&mut self, into: &mut Vec<f32>, _wait: Duration) -> Result<bool, PlayError> {
        (self.1)(into)
    }
}

#[test]
fn a_microphone_that_does_not_open_breaks_or_panics_says_why() {
    assert_eq!(failure_of(microphone(|| Err(PlayError::NoDevice)), Way::Word), "no-microphone");
    assert_eq!(failure_of(microphone(|| Err(PlayError::Denied)), Way::Word), "microphone-denied");
    let pulled = || microphone(|| Ok(Box::new(Sounds(16_000, |_: &mut Vec<f32>| Err(PlayError::Lost)))));
    let lost = failure_of(pulled(), Way::Word);
    assert!(lost.contains("microphone") || lost.contains("recording"), "{lost}");
    let ends = microphone(|| Ok(Box::new(Sounds(16_000, |_: &mut Vec<f32>| Ok(false)))));
    assert_eq!(failure_of(ends, Way::Word), lost);
    let strange = microphone(|| Ok(Box::new(Sounds(1, |_: &mut Vec<f32>| Ok(true)))));
    assert_eq!(failure_of(strange, Way::Word), "no-microphone");
    let panics = microphone(|| Ok(Box::new(Sounds(16_000, |_: &mut Vec<f32>| panic!("a driver")))));
    assert_eq!(failure_of(panics, Way::Word), "attention-off");
    assert!(!failure_of(recording(Path::new("/nowhere/at/all.wav")), Way::Word).is_empty());
}

#[test]
fn whatever_is_asked_out_of_order_is_answered_and_the_last_wish_counts() {
    let room = Room::new(Devices::default());
    room.ask(Ask::Open(Way::Sketch));
    assert_eq!(room.failed(), "attention-off");
    room.attention.ask(99, Ask::Pause(true));
    room.attention.ask(99, Ask::Close);
    room.ask(Ask::Decide(a_sound()));
    assert_eq!(room.understood().decision.answer, Answer::Unknown);
    // Very many wishes at once: none is refused, least of all the last one.
    let scene = Scene::default();
    scene.show(wall());
    let room = Room::new(scene.camera());
    room.open(Way::Card, taught([], RecognizeSettings::default()));
    (0..5_000).for_each(|_| room.ask(Ask::Pause(false)));
    room.ask(Ask::Close);
    assert!(scene.is_closed());
    let refused = |outcome| matches!(outcome, Outcome::Attention(_, AttentionNews::Failed(_)));
    assert!(!room.outcomes.try_iter().any(refused));
}
