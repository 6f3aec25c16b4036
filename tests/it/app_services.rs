//! Pictures from services, without a window: off until an instructor says so, looked at before and after, never lost.

mod describing;
mod looks;
mod questions;
mod rules;
mod together;
mod waiting;
mod whole;

use crate::common::{Bench, picture};
use malgeurim::app::{
    Came, CreateStep, Effect, Moving, Order, Outcome, PinAnswer, Room, ServiceEffect, ServiceNews, is_by_service,
};
use malgeurim::domain::artwork::{Deed, Hand};
use malgeurim::domain::id::AskId;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::provenance::{AiUse, ai_use};
use malgeurim::domain::record::Record;
use malgeurim::domain::service::{Approval, AskState, Guard, Leaving, Service, ServiceAsk, ServiceRules};
use serde_json::json;

fn service(name: &str, on: bool) -> Service {
    let value =
        json!({"name": name, "kind": "image", "url": "https://a.example", "on": on, "models": {"image": "m-1"}});
    serde_json::from_value(value).expect("a service")
}

fn news(bench: &mut Bench, news: ServiceNews) {
    bench.outcome(Outcome::Service(news));
}

fn known(bench: &mut Bench, services: Vec<Service>, under_way: Vec<AskId>) {
    news(bench, ServiceNews::Known { services, damaged: false, pin: true, under_way });
}

/// The instructor is in the settings and has given the PIN.
fn instructor(bench: &mut Bench) {
    bench.run(json!({"go": "settings"}));
    bench.run(json!({"services": {"pin": "4711"}}));
    news(bench, ServiceNews::Pin(PinAnswer::Right));
}

fn rules(bench: &mut Bench, guard: Guard) {
    instructor(bench);
    let rules = ServiceRules { guard, ..ServiceRules::default() };
    bench.run(json!({"services": {"rules": rules}}));
    bench.run(json!({"go": "home"}));
}

/// A service is on; words lie on the table; the person has chosen the service's way.
fn table(approval: Approval) -> Bench {
    let mut bench = Bench::talking();
    known(&mut bench, vec![service("studio", true)], Vec::new());
    rules(&mut bench, Guard { approval, ..Guard::default() });
    lay(&mut bench, &["sea", "dog"]);
    bench
}

fn lay(bench: &mut Bench, words: &[&str]) {
    bench.run(json!({"go": "create"}));
    bench.run(json!({"create": {"begin": "words"}}));
    for word in words {
        bench.run(json!({"create": {"add-word": word}}));
    }
    bench.run(json!({"services": {"choose": true}}));
}

fn make(bench: &mut Bench) -> Option<ServiceAsk> {
    let before: Vec<AskId> = bench.state.library.asks.keys().cloned().collect();
    bench.run(json!({"create": "paint"}));
    bench.state.library.asks.values().find(|ask| !before.contains(&ask.id)).cloned()
}

fn ask(bench: &Bench, id: &AskId) -> ServiceAsk {
    bench.state.library.asks[id].clone()
}

fn orders(bench: &Bench) -> Vec<Order> {
    let order = |effect: &ServiceEffect| match effect {
        ServiceEffect::Make(order) => Some((**order).clone()),
        _ => None,
    };
    bench.services.iter().filter_map(order).collect()
}

fn was_stored(bench: &Bench, id: &AskId) -> bool {
    bench.services.iter().any(|effect| matches!(effect, ServiceEffect::Stored(stored) if stored == id))
}

fn came(bench: &mut Bench, id: &AskId, grey: u8, late: bool) {
    let (blob, png, pixels) = picture(grey);
    let embedded = vec![("parameters".to_owned(), "steps 20".to_owned())];
    news(bench, ServiceNews::Came(id.clone(), vec![Came { blob, png, pixels, embedded, original: None, late }]));
}

fn refused(bench: &mut Bench, id: &AskId) {
    let (notice, refused) = (Notice::problem("service-refused"), Some(vec!["violence".to_owned()]));
    news(bench, ServiceNews::Failed { id: id.clone(), notice, refused });
}

/// The words are there, and nothing was made of them.
fn is_unpainted(bench: &Bench) -> bool {
    let works = bench.state.library.works(None);
    matches!(works[..], [work] if work.base.is_none() && work.steps.is_empty() && work.sketch().is_some())
}

#[test]
fn nothing_happens_while_no_service_is_on() {
    let mut bench = Bench::talking();
    known(&mut bench, vec![service("studio", false)], Vec::new());
    lay(&mut bench, &["sea"]);
    assert!(!bench.state.services.chosen, "the way cannot be chosen");
    assert_eq!(make(&mut bench), None);
    assert!(bench.state.create.painting.is_some(), "the painter paints");
    assert!(orders(&bench).is_empty());
}

#[test]
fn words_become_a_picture_of_a_service_in_a_work() {
    let mut bench = table(Approval::None);
    bench.run(json!({"create": {"style": "ink"}}));
    assert!(!bench.state.services.chosen, "a painter's style is the painter's");
    bench.run(json!({"services": {"choose": true}}));
    let sent = make(&mut bench).expect("an ask");
    let order = orders(&bench).pop().expect("it is sent at once");
    assert_eq!((&order.id, order.service.as_str(), sent.model.as_str()), (&sent.id, "studio", "m-1"));
    assert_eq!((sent.state.clone(), bench.state.create.step), (AskState::Sent, CreateStep::Make));
    assert_eq!(order.request.prompt, sent.shown.en, "asked in English unless said otherwise");
    assert!(sent.shown.ko.contains("바닷가") && sent.shown.ko.contains("수묵화"), "{}", sent.shown.ko);
    assert!(sent.shown.en.to_lowercase().contains("sea") && sent.shown.en.contains("ink wash"), "{}", sent.shown.en);
    assert!(order.partial && order.moderator.is_none());
    assert!(make(&mut bench).is_none(), "one at a time");
    news(&mut bench, ServiceNews::Moved(sent.id.clone(), Moving { place: Some(2), ..Moving::default() }));
    assert_eq!(bench.state.services.moving[&sent.id].place, Some(2));
    let leaving = Leaving { to: "https://a.example".into(), what: "{}".into() };
    news(&mut bench, ServiceNews::Left(sent.id.clone(), leaving.clone()));
    assert_eq!(ask(&bench, &sent.id).left, [leaving]);
    came(&mut bench, &sent.id, 40, false);
    let works = bench.state.library.works(None);
    let work = works[0].clone();
    let by: Vec<Hand> = work.steps.iter().map(|step| step.by).collect();
    assert_eq!((works.len(), by), (1, vec![Hand::Person, Hand::Painter, Hand::Service]));
    let Deed::Generated { service, model, prompt } = &work.steps[2].did else { panic!("{work:?}") };
    assert_eq!((service.as_str(), model.as_str(), prompt), ("studio", "m-1", &sent.shown.en));
    assert_eq!((work.base.clone(), work.maker.as_str()), (Some(picture(40).0), "하늘"));
    assert!(is_by_service(&work) && ai_use(&work) == AiUse::Used, "said wherever it is shown");
    let given = ask(&bench, &sent.id);
    assert_eq!((given.state, given.origin.work, given.news), (AskState::Given, Some(work.id.clone()), None));
    assert_eq!(given.embedded, [("parameters".to_owned(), "steps 20".to_owned())], "taken out and kept");
    assert!(was_stored(&bench, &sent.id));
    assert_eq!(bench.state.create.draft.work, Some(work.id), "it lies on the table");
    bench.run(json!("undo"));
    assert!(is_unpainted(&bench), "the person takes it back");
    assert_eq!(ask(&bench, &sent.id).state, AskState::Given, "that it was sent stays written");
}

#[test]
fn a_refusal_is_kind_and_the_same_is_not_asked_again() {
    let mut bench = table(Approval::None);
    let first = make(&mut bench).expect("an ask");
    refused(&mut bench, &first.id);
    assert_eq!(bench.read_notices(), ["service-refused"]);
    assert_eq!(ask(&bench, &first.id).state, AskState::Refused(vec!["violence".into()]));
    assert_eq!(bench.state.create.step, CreateStep::How);
    assert_eq!((make(&mut bench), bench.read_notices()), (None, vec!["service-refused-before".to_owned()]));
    bench.run(json!({"create": "reseed"}));
    assert_eq!(orders(&bench).len(), 1, "another seed is no other wish");
    bench.run(json!({"create": {"add-word": "moon"}}));
    bench.read_notices();
    assert!(make(&mut bench).is_some());
}

#[test]
fn a_drawing_goes_along_and_is_known_by_its_pixels() {
    let mut bench = table(Approval::Both);
    bench.run(json!({"create": {"begin": "blank"}}));
    let trail = malgeurim::domain::drawing::Point::new;
    let trail = [trail(100.0, 100.0, 128, 0), trail(900.0, 900.0, 128, 300)].into_iter().collect();
    let pen = malgeurim::domain::drawing::Pen { radius: 40, ..Default::default() };
    bench.run(json!({"create": {"mark": malgeurim::domain::drawing::Mark { pen, trail }}}));
    bench.run(json!({"services": {"choose": true}}));
    assert_eq!(make(&mut bench), None, "the drawing is made ready first");
    let (job, _) = bench.last_job();
    let (blob, _) = bench.pictured(job, 99, false);
    let waiting = bench.state.awaited().cloned().expect("an ask");
    assert_eq!(waiting.request.input, Some(blob.clone()));
    assert!(bench.blobs.contains(&blob), "the instructor sees what would be sent");
    assert_eq!((waiting.request.width, waiting.request.height), (1536, 1024), "in the form of the paper");
    instructor(&mut bench);
    bench.run(json!({"services": {"approve": waiting.id}}));
    came(&mut bench, &waiting.id, 7, false);
    bench.run(json!({"services": {"approve": waiting.id}}));
    let works = bench.state.library.works(None);
    assert_eq!(works.len(), 2, "into the work that was drawn, not the one of words");
    assert_eq!((works[0].base.clone(), works[0].sheet), (Some(picture(7).0), 1));
    assert!(bench.state.library.sheet(works[0]).marks.is_empty(), "what was drawn is in the picture now");
}

#[test]
fn a_service_without_eyes_says_so() {
    let mut bench = table(Approval::None);
    let words_only = Service { tasks: vec!["image".into()], ..service("words", true) };
    known(&mut bench, vec![words_only], Vec::new());
    bench.import_work("사진", 3);
    let work = bench.state.library.works(None)[0].id.clone();
    bench.run(json!({"create": {"continue": work}}));
    bench.run(json!({"services": {"choose": true}}));
    assert_eq!((make(&mut bench), bench.read_notices()), (None, vec!["service-no-drawing".to_owned()]));
}

#[test]
fn a_signed_file_is_kept_beside_the_picture_and_goes_with_the_work() {
    let mut bench = table(Approval::None);
    let sent = make(&mut bench).expect("an ask");
    let ((blob, png, pixels), (original, bytes, _)) = (picture(7), picture(9));
    let signed = Some((original.clone(), bytes));
    let came = Came { blob: blob.clone(), png, pixels, embedded: Vec::new(), original: signed, late: false };
    news(&mut bench, ServiceNews::Came(sent.id.clone(), vec![came]));
    assert_eq!(ask(&bench, &sent.id).pictures[0].original, Some(original.clone()));
    let work = bench.state.library.works(None)[0].clone();
    let known = work.known_of(&blob).expect("what is known of it");
    assert_eq!((known.signed.as_ref(), known.of_own), (Some(&original), false));
    assert!(work.blobs().contains(&original) && bench.blobs.contains(&original), "stored, and not collected");
}
