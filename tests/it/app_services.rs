//! Pictures from services, without a window: off until an instructor says so, looked at before and after, never lost.

mod looks;
mod together;
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
fn what_an_instructor_does_needs_the_pin_and_their_room() {
    let mut bench = table(Approval::Before);
    let waiting = make(&mut bench).expect("an ask");
    bench.services.clear();
    let all = [
        json!({"services": {"switch": {"name": "studio", "on": false}}}),
        json!({"services": {"test": "studio"}}),
        json!({"services": {"approve": waiting.id}}),
        json!({"services": {"deny": waiting.id}}),
        json!({"services": {"new-pin": "0000"}}),
        json!({"services": {"rules": ServiceRules::default()}}),
    ];
    all.iter().for_each(|command| drop(bench.run(command.clone())));
    bench.run(json!({"go": "settings"}));
    all.iter().for_each(|command| drop(bench.run(command.clone())));
    let acted = bench.services.iter().any(|effect| !matches!(effect, ServiceEffect::Look));
    assert!(!acted && ask(&bench, &waiting.id) == waiting, "{:?}", bench.services);
    bench.run(json!({"services": {"pin": "47"}}));
    assert!(!bench.services.iter().any(|effect| matches!(effect, ServiceEffect::Pin(_))), "too short to be one");
    instructor(&mut bench);
    bench.run(all[0].clone());
    assert!(matches!(&bench.services[..], [.., ServiceEffect::Switch(name, false)] if name == "studio"));
    bench.run(json!({"go": "home"}));
    assert!(!bench.state.services.unlocked, "locked as soon as one leaves");
}

#[test]
fn a_pin_is_never_written_where_it_can_be_read() {
    let mut bench = Bench::talking();
    let effects = bench.run(json!({"services": {"pin": "4711"}}));
    assert!(!format!("{effects:?}").contains("4711"), "{effects:?}");
    news(&mut bench, ServiceNews::Pin(PinAnswer::Wrong(4200)));
    let notice = bench.state.notices.front().cloned().expect("a notice");
    assert_eq!((notice.what.as_str(), notice.args[0].1.as_str()), ("pin-wait", "5"));
    assert!(!bench.state.services.unlocked);
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
fn the_instructor_looks_before_it_is_sent() {
    let mut bench = table(Approval::Before);
    let waiting = make(&mut bench).expect("an ask");
    assert_eq!((waiting.state.clone(), waiting.sent), (AskState::WaitsBefore, None));
    assert!(orders(&bench).is_empty() && bench.state.awaited().is_some());
    instructor(&mut bench);
    assert_eq!(bench.state.asks_to_decide().len(), 1);
    bench.run(json!({"services": {"approve": waiting.id}}));
    assert_eq!(orders(&bench).len(), 1);
    assert!(bench.state.asks_to_decide().is_empty());
    came(&mut bench, &waiting.id, 7, false);
    assert_eq!(bench.state.library.works(None).len(), 1, "only the first look was wanted");
}

#[test]
fn the_instructor_looks_before_it_is_shown() {
    let mut bench = table(Approval::After);
    let sent = make(&mut bench).expect("an ask");
    assert!(!orders(&bench)[0].partial, "nor any part of it");
    let moving = Moving { part: Some(0.5), picture: Some(picture(9).2), ..Moving::default() };
    news(&mut bench, ServiceNews::Moved(sent.id.clone(), moving));
    assert!(bench.state.services.moving[&sent.id].picture.is_none());
    came(&mut bench, &sent.id, 7, false);
    assert_eq!(ask(&bench, &sent.id).state, AskState::WaitsAfter);
    assert!(is_unpainted(&bench) && was_stored(&bench, &sent.id));
    instructor(&mut bench);
    bench.run(json!({"services": {"approve": sent.id}}));
    assert_eq!(bench.state.library.works(None).len(), 1);
    bench.run(json!({"services": {"approve": sent.id}}));
    assert_eq!(bench.state.library.works(None)[0].steps.len(), 3, "once");
}

#[test]
fn a_no_is_told_kindly_in_the_persons_own_room() {
    for (approval, arrives) in [(Approval::Before, false), (Approval::After, true)] {
        let mut bench = table(approval);
        let waiting = make(&mut bench).expect("an ask");
        if arrives {
            came(&mut bench, &waiting.id, 7, false);
        }
        instructor(&mut bench);
        bench.run(json!({"services": {"deny": waiting.id}}));
        assert!(bench.read_notices().is_empty(), "the instructor knows");
        assert_eq!((ask(&bench, &waiting.id).state, bench.state.create.step), (AskState::Denied, CreateStep::How));
        bench.run(json!({"go": "create"}));
        assert_eq!(bench.read_notices(), ["service-denied"]);
        bench.run(json!({"go": "home"}));
        assert!(bench.read_notices().is_empty(), "once");
        assert!(is_unpainted(&bench));
    }
}

#[test]
fn news_waits_for_the_one_whom_it_concerns() {
    let mut bench = table(Approval::Before);
    let waiting = make(&mut bench).expect("an ask");
    let other = bench.add_person("바다");
    instructor(&mut bench);
    bench.run(json!({"services": {"approve": waiting.id}}));
    bench.run(json!({"profiles": {"choose": other}}));
    came(&mut bench, &waiting.id, 7, false);
    assert!(bench.read_notices().is_empty(), "it is not theirs");
    let work = bench.state.library.works(None)[0].clone();
    assert_eq!((&work.profile, work.maker.as_str()), (&waiting.profile, "하늘"));
    bench.run(json!({"profiles": {"choose": waiting.profile}}));
    assert_eq!(bench.read_notices(), ["service-arrived"]);
}

#[test]
fn a_day_has_so_many_pictures() {
    let mut bench = table(Approval::None);
    rules(&mut bench, Guard { approval: Approval::None, person_a_day: 1, ..Guard::default() });
    lay(&mut bench, &["sea"]);
    let first = make(&mut bench).expect("an ask");
    refused(&mut bench, &first.id);
    bench.read_notices();
    lay(&mut bench, &["dog"]);
    assert_eq!((make(&mut bench), bench.read_notices()), (None, vec!["service-person-limit".to_owned()]));
    bench.now += 24 * 3_600_000;
    assert!(make(&mut bench).is_some(), "tomorrow is another day");
}

#[test]
fn a_queue_of_waiting_wishes_does_not_pass_the_limit_either() {
    let mut bench = table(Approval::Before);
    let waiting = make(&mut bench).expect("an ask");
    rules(&mut bench, Guard { approval: Approval::Before, person_a_day: 0, ..Guard::default() });
    instructor(&mut bench);
    bench.run(json!({"services": {"approve": waiting.id}}));
    assert_eq!(bench.read_notices(), ["service-person-limit"]);
    assert!(orders(&bench).is_empty());
    assert_eq!(ask(&bench, &waiting.id).state, AskState::WaitsBefore, "it goes on waiting");
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
fn blocked_and_typed_words_stay_here() {
    let mut bench = table(Approval::None);
    rules(&mut bench, Guard { approval: Approval::None, blocked: vec!["개".into(), " ".into()], ..Guard::default() });
    assert_eq!(bench.state.guard().blocked, ["개"]);
    lay(&mut bench, &["dog"]);
    assert_eq!((make(&mut bench), bench.read_notices()), (None, vec!["service-word".to_owned()]));
    lay(&mut bench, &["sea"]);
    bench.run(json!({"services": {"typed": "우리 집 앞"}}));
    assert_eq!((make(&mut bench), bench.read_notices()), (None, vec!["service-free-text".to_owned()]));
    rules(&mut bench, Guard { approval: Approval::None, free_text: true, ..Guard::default() });
    bench.run(json!({"go": "create"}));
    let sent = make(&mut bench).expect("allowed now");
    assert!(sent.request.prompt.contains("우리 집 앞"));
}

#[test]
fn a_cancelled_picture_that_comes_all_the_same_is_the_instructors() {
    let mut bench = table(Approval::None);
    let sent = make(&mut bench).expect("an ask");
    bench.run(json!({"create": "stop-painting"}));
    assert!(bench.services.iter().any(|effect| matches!(effect, ServiceEffect::Cancel(id) if *id == sent.id)));
    assert_eq!((ask(&bench, &sent.id).state, bench.state.create.step), (AskState::Cancelled, CreateStep::How));
    let cancelled = Notice::done("service-cancelled");
    news(&mut bench, ServiceNews::Failed { id: sent.id.clone(), notice: cancelled, refused: None });
    assert!(bench.read_notices().is_empty(), "the person knows");
    came(&mut bench, &sent.id, 7, true);
    assert!(is_unpainted(&bench) && was_stored(&bench, &sent.id));
    assert_eq!(ask(&bench, &sent.id).state, AskState::Late);
    instructor(&mut bench);
    bench.run(json!({"services": {"approve": sent.id}}));
    bench.run(json!({"go": "home"}));
    assert_eq!(bench.read_notices(), ["service-arrived"]);
    assert_eq!(bench.state.library.works(None).len(), 1);
}

#[test]
fn while_one_is_awaited_no_other_is_begun_and_the_wait_is_shown() {
    let mut bench = table(Approval::None);
    let sent = make(&mut bench).expect("an ask");
    for way in [json!({"services": {"choose": true}}), json!({"create": {"style": "ink"}})] {
        for command in ["paint", "reseed"] {
            bench.run(json!({"create": {"step": "how"}}));
            bench.run(way.clone());
            bench.run(json!({"create": command}));
            assert!(bench.state.create.painting.is_none() && bench.state.create.step == CreateStep::Make);
            assert_eq!(bench.read_notices(), ["service-one-at-a-time"]);
        }
    }
    assert_eq!((orders(&bench).len(), ask(&bench, &sent.id).state), (1, AskState::Sent));
}

#[test]
fn nobody_cancels_for_someone_else() {
    let mut bench = table(Approval::None);
    let sent = make(&mut bench).expect("an ask");
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    bench.run(json!({"services": {"cancel": sent.id}}));
    assert_eq!(ask(&bench, &sent.id).state, AskState::Sent);
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
fn after_a_restart_what_goes_on_goes_on_and_what_was_cut_off_is_told() {
    let mut bench = table(Approval::None);
    let sent = make(&mut bench).expect("an ask");
    for goes_on in [true, false] {
        let mut later = Bench::talking();
        later.blobs = bench.blobs.clone();
        later.rows = bench.rows.clone();
        later.state.library.replace(bench.rows.values().cloned().collect());
        later.run(json!({"profiles": {"choose": sent.profile}}));
        let under_way = if goes_on { vec![sent.id.clone()] } else { Vec::new() };
        known(&mut later, vec![service("studio", true)], under_way);
        assert!(orders(&later).is_empty(), "nothing is asked twice by itself");
        let (state, told) =
            if goes_on { (AskState::Sent, vec![]) } else { (AskState::Failed, vec!["service-cut-off".to_owned()]) };
        assert_eq!((ask(&later, &sent.id).state, later.read_notices()), (state, told));
        if goes_on {
            came(&mut later, &sent.id, 7, false);
            assert_eq!((later.state.library.works(None).len(), later.read_notices().len()), (1, 1));
        }
    }
}

#[test]
fn a_picture_on_the_tray_is_taken_over_once() {
    let mut bench = table(Approval::None);
    let sent = make(&mut bench).expect("an ask");
    came(&mut bench, &sent.id, 7, false);
    bench.services.clear();
    came(&mut bench, &sent.id, 7, false);
    assert!(was_stored(&bench, &sent.id), "taken off the tray");
    assert_eq!(bench.state.library.works(None)[0].steps.len(), 3);
    let stranger = AskId::from("a-unknown");
    came(&mut bench, &stranger, 8, false);
    assert_eq!(ask(&bench, &stranger).state, AskState::Late, "not lost, and for the instructor");
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

#[test]
fn a_picture_under_way_survives_another_look() {
    let mut bench = table(Approval::None);
    let sent = make(&mut bench).expect("an ask");
    // This look was taken before the picture was asked for.
    known(&mut bench, vec![service("studio", true)], Vec::new());
    assert_eq!(ask(&bench, &sent.id).state, AskState::Sent);
    bench.run(json!({"create": {"begin": "blank"}}));
    assert_eq!((bench.state.room, bench.state.awaited()), (Room::Create, None), "another sheet is on the table");
    came(&mut bench, &sent.id, 7, false);
    assert_eq!(bench.read_notices(), ["service-arrived"]);
}

#[test]
fn a_backup_does_not_lead_past_the_rules_and_what_was_asked() {
    let mut bench = table(Approval::Before);
    let waiting = make(&mut bench).expect("an ask");
    let rules = bench.state.library.service_rules.clone();
    let mut records: Vec<Record> = bench.rows.values().cloned().collect();
    records.retain(|record| !matches!(record, Record::ServiceAsk(_) | Record::ServiceRules(_)));
    bench.rows.retain(|_, record| !matches!(record, Record::ServiceAsk(_) | Record::ServiceRules(_)));
    bench.outcome(Outcome::Restored(records));
    assert_eq!(bench.state.library.service_rules, rules);
    assert_eq!(ask(&bench, &waiting.id).state, waiting.state);
}

#[test]
fn what_could_not_be_stored_is_not_sent() {
    let mut bench = table(Approval::None);
    let effects = bench.ask(serde_json::from_value(json!({"create": "paint"})).unwrap());
    let commit =
        effects.iter().find_map(|effect| if let Effect::Commit { id, .. } = effect { Some(*id) } else { None });
    let sends =
        |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Service(ServiceEffect::Make(_))));
    assert!(!sends(&effects), "not before it is on the disk");
    let records: Vec<Record> = bench.rows.values().cloned().collect();
    let notice = Notice::problem("store-full");
    let after = bench.outcome(Outcome::CommitFailed { id: commit.expect("a commit"), notice, records });
    assert!(!sends(&after) && orders(&bench).is_empty());
}

#[test]
fn what_a_service_makes_of_one_work_does_not_come_onto_a_page_to_colour_in() {
    let mut bench = table(Approval::None);
    let asked = make(&mut bench).expect("an ask");
    bench.run(json!({"create": "colouring-page"}));
    let (id, _) = bench.last_job();
    bench.pictured(id, 77, false);
    let page = bench.state.create.draft.work.clone().expect("a page");
    came(&mut bench, &asked.id, 7, false);
    assert_eq!(bench.state.create.draft.work, Some(page), "one goes on colouring in");
    assert_eq!(bench.state.library.artworks.len(), 2);
}
