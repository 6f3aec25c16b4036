//! A photograph: the camera is open only where it is seen, and of all that it sees only the photograph is kept; where a code is read,
//! nothing is.

use crate::common::{Bench, picture};
use malgeurim::app::{CutOutOf, Effect, EffectId, Job, Lens as Open, LensAsk, LensNews, Outcome};
use malgeurim::domain::notice::Notice;
use malgeurim::domain::share::Reach;
use malgeurim::io::camera::{CameraChoice, CameraError, Frame, FrameSource};
use malgeurim::io::lens::Lens;
use malgeurim::io::share::ring::{Invitation, Ring};
use malgeurim::io::share::seal::Key;
use malgeurim::io::world::Outbox;
use malgeurim::recognition::card::code::Modules;
use serde_json::json;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const LONG: Duration = Duration::from_secs(120);

fn asks(effects: &[Effect]) -> Vec<LensAsk> {
    let ask = |effect: &Effect| if let Effect::Lens { ask, .. } = effect { Some(*ask) } else { None };
    effects.iter().filter_map(ask).collect()
}

fn heard(bench: &mut Bench, id: EffectId, news: LensNews) -> Vec<Effect> {
    bench.outcome(Outcome::Lens(id, news))
}

/// A person has begun with a picture or drawing, and the camera is open.
fn looking(beginning: &str) -> (Bench, EffectId) {
    let mut bench = Bench::talking();
    bench.run(json!({"go": "create"}));
    bench.run(json!({"create": {"begin": beginning}}));
    let effects = bench.run(json!({"camera": "open"}));
    assert_eq!(asks(&effects), [LensAsk::Open(0)]);
    let id = bench.state.lens.as_ref().expect("a camera").id;
    heard(&mut bench, id, LensNews::Opened(2));
    heard(&mut bench, id, LensNews::Seen(picture(90).2));
    (bench, id)
}

#[test]
fn the_photograph_becomes_the_work() {
    let (mut bench, id) = looking("picture");
    assert_eq!(asks(&bench.run(json!({"camera": "shoot"}))), [LensAsk::Shoot]);
    assert!(asks(&bench.run(json!({"camera": "shoot"}))).is_empty(), "once");
    heard(&mut bench, id, LensNews::Shot(picture(200).2));
    assert!(bench.state.lens.is_none());
    let (job, what) = bench.last_job();
    assert!(matches!(what, Job::KeepPhoto(photo) if photo.width > 0));
    let (blob, _) = bench.pictured(job, 200, false);
    let works = bench.state.library.works(None);
    assert_eq!(works.len(), 1);
    assert_eq!(works[0].base, Some(blob));
}

#[test]
fn a_photographed_drawing_becomes_a_thing_in_the_scene() {
    let (mut bench, id) = looking("drawing");
    bench.run(json!({"camera": "shoot"}));
    heard(&mut bench, id, LensNews::Shot(picture(200).2));
    assert!(matches!(bench.last_job().1, Job::CutOut(CutOutOf::Photo(_))));
}

#[test]
fn a_work_made_by_hand_is_photographed_and_then_described() {
    let mut bench = Bench::talking();
    assert!(asks(&bench.run(json!({"camera": "open"}))).is_empty(), "nowhere else");
    bench.run(json!({"works": {"enroll": true}}));
    assert_eq!(asks(&bench.run(json!({"camera": "open"}))), [LensAsk::Open(0)]);
    let id = bench.state.lens.as_ref().expect("a camera").id;
    heard(&mut bench, id, LensNews::Seen(picture(90).2));
    bench.run(json!({"camera": "shoot"}));
    heard(&mut bench, id, LensNews::Shot(picture(200).2));
    let (job, what) = bench.last_job();
    assert!(matches!(what, Job::KeepPhoto(_)), "{what:?}");
    let (blob, _) = bench.pictured(job, 200, false);
    let work = bench.state.library.works(None)[0].clone();
    assert_eq!((work.base, &work.physical), (Some(blob), &None));
    assert_eq!((bench.state.work.as_ref(), bench.state.enrolling), (Some(&work.id), false), "its page is open");
    bench.run(json!({"works": {"enroll": true}}));
    bench.run(json!({"camera": "open"}));
    assert_eq!(asks(&bench.run(json!({"works": {"enroll": false}}))), [LensAsk::Close]);
}

#[test]
fn it_closes_wherever_it_is_not_seen() {
    let ways = [
        json!({"go": "home"}),
        json!({"create": {"step": "how"}}),
        json!({"create": {"begin": "words"}}),
        json!({"camera": "close"}),
        json!({"recognize": {"turn": ["card", true]}}),
    ];
    for way in ways {
        let (mut bench, id) = looking("drawing");
        let effects = bench.run(way.clone());
        assert_eq!(asks(&effects), [LensAsk::Close], "{way}");
        assert!(bench.state.lens.is_none());
        // What was on its way is of no use any more.
        let jobs = bench.jobs.len();
        heard(&mut bench, id, LensNews::Shot(picture(200).2));
        assert_eq!(bench.jobs.len(), jobs, "{way}");
    }
}

#[test]
fn the_other_camera_and_what_goes_wrong() {
    let (mut bench, _) = looking("picture");
    assert_eq!(asks(&bench.run(json!({"camera": "next"}))), [LensAsk::Close, LensAsk::Open(1)]);
    let Some(Open { id, seen: None, .. }) = bench.state.lens.clone() else { panic!("it opens anew") };
    assert!(asks(&bench.run(json!({"camera": "shoot"}))).is_empty(), "nothing is seen yet");
    heard(&mut bench, id, LensNews::Failed(Notice::problem("camera-busy")));
    assert!(bench.state.lens.is_none());
    assert_eq!(bench.state.notices.front().map(|notice| notice.what.as_str()), Some("camera-busy"));
}

/// A camera that is unsteady: every fourth frame is sharp. It tells when it is closed.
struct Shaking(u32, Arc<AtomicBool>);

impl FrameSource for Shaking {
    fn next(&mut self) -> Result<Option<Frame>, CameraError> {
        self.0 += 1;
        let sharp = self.0.is_multiple_of(4);
        let grey = |at: u32| if sharp { (at % 2 * 255) as u8 } else { 127 };
        let rgb = (0..40 * 30).flat_map(|at: u32| [grey(at % 40); 3]).collect();
        Ok(Frame::new(40, 30, rgb))
    }
}

impl Drop for Shaking {
    fn drop(&mut self) {
        self.1.store(true, Ordering::SeqCst);
    }
}

fn lens(
    open: impl Fn() -> Result<Box<dyn FrameSource>, CameraError> + Send + Sync + 'static,
) -> (Lens, Receiver<Outcome>) {
    let (outbox, outcomes) = Outbox::new(Arc::new(|| {}));
    (Lens::new(CameraChoice::Other(Arc::new(open)), outbox), outcomes)
}

fn next(outcomes: &Receiver<Outcome>) -> LensNews {
    match outcomes.recv_timeout(LONG) {
        Ok(Outcome::Lens(5, news)) => news,
        other => panic!("no news: {other:?}"),
    }
}

#[test]
fn of_the_moment_after_the_press_the_sharpest_is_kept_and_the_camera_closed() {
    let closed = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&closed);
    let (mut lens, outcomes) = lens(move || Ok(Box::new(Shaking(0, Arc::clone(&told))) as Box<dyn FrameSource>));
    lens.ask(5, LensAsk::Open(0));
    assert!(matches!(next(&outcomes), LensNews::Opened(1)));
    lens.ask(5, LensAsk::Shoot);
    let photo = loop {
        match next(&outcomes) {
            LensNews::Shot(photo) => break photo,
            LensNews::Seen(_) => {}
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((photo.width, photo.height), (40, 30));
    assert_ne!(photo.pixel(0, 0), photo.pixel(1, 0), "a sharp one");
    while !closed.load(Ordering::SeqCst) {
        std::thread::yield_now();
    }
}

#[test]
fn one_that_is_closed_says_nothing_more_and_one_that_cannot_be_opened_says_why() {
    let closed = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&closed);
    let (mut open, outcomes) = lens(move || Ok(Box::new(Shaking(0, Arc::clone(&told))) as Box<dyn FrameSource>));
    open.ask(5, LensAsk::Open(0));
    assert!(matches!(next(&outcomes), LensNews::Opened(_)));
    open.ask(5, LensAsk::Close);
    while !closed.load(Ordering::SeqCst) {
        std::thread::yield_now();
    }
    assert!(outcomes.try_iter().all(|outcome| matches!(outcome, Outcome::Lens(_, LensNews::Seen(_)))));
    let why = Mutex::new(Some(CameraError::Busy("x".into())));
    let (mut busy, outcomes) = lens(move || Err(why.lock().unwrap().take().unwrap_or(CameraError::None)));
    busy.ask(5, LensAsk::Open(0));
    assert!(matches!(next(&outcomes), LensNews::Failed(notice) if notice.what == "camera-busy"));
}

/// A camera in front of one thing.
struct Looking(Frame);

impl FrameSource for Looking {
    fn next(&mut self) -> Result<Option<Frame>, CameraError> {
        Ok(Some(self.0.clone()))
    }
}

fn of_code(text: &str) -> Frame {
    let code = Modules::of(text, 30).expect("it fits");
    let (px, side) = (4, (code.side + 8) * 4);
    let grey = |at: usize| {
        let (column, row) = (at % side / px, at / side / px);
        if column >= 4 && row >= 4 && code.is_dark(column - 4, row - 4) { 30 } else { 200 }
    };
    let rgb = (0..side * side).flat_map(|at| [grey(at); 3]).collect();
    Frame::new(side as u32, side as u32, rgb).expect("a frame")
}

#[test]
fn the_code_of_a_circle_is_read_and_no_other_and_the_camera_closed() {
    let ring = Ring::found(Reach::Workshop).expect("random numbers");
    let seed = Key::random().expect("random numbers");
    let (nth, epoch) = ring.base();
    let epoch = (nth, epoch.clone());
    let (reach, root, naming) = (ring.reach.clone(), ring.root.clone(), ring.naming.clone());
    let code = Invitation { reach, root, naming, epoch, seed, keeper: false, place: String::new() }.to_code();
    // First it sees the code of somebody else.
    let frames = Mutex::new(vec![of_code(&code), of_code("HTTPS://EXAMPLE.ORG/")]);
    let (mut lens, outcomes) = lens(move || match frames.lock().unwrap().pop() {
        Some(frame) => Ok(Box::new(Looking(frame)) as Box<dyn FrameSource>),
        None => Err(CameraError::None),
    });
    let mut end = |is_end: fn(&LensNews) -> bool| {
        lens.ask(5, LensAsk::Read(0));
        loop {
            match next(&outcomes) {
                news if is_end(&news) => break news,
                LensNews::Opened(_) | LensNews::Seen(_) | LensNews::Foreign => {}
                other => panic!("{other:?}"),
            }
        }
    };
    end(|news| matches!(news, LensNews::Foreign));
    let LensNews::Read(read) = end(|news| matches!(news, LensNews::Read(_))) else { panic!("not read") };
    assert_eq!(read.reveal(), code);
}
