//! Words found by a chat service, pictures looked at by a moderator, a part of a picture painted again, and what is kept how long.

use super::{ask, came, instructor, known, lay, make, news, orders, rules, service, table};
use crate::common::{Bench, picture};
use malgeurim::app::{CreateStep, Effect, Job, Look, Outcome, ServiceEffect, ServiceNews, WordOrder};
use malgeurim::domain::artwork::Hand;
use malgeurim::domain::drawing::{Mark, Pen, Point};
use malgeurim::domain::id::{AskId, Millis};
use malgeurim::domain::record::{Record, Write};
use malgeurim::domain::service::{Approval, AskState, Guard, KEPT_MS, Service, ServiceAsk};
use serde_json::{Value, json};

/// Beside the studio, a chat service and a moderator.
fn with(bench: &mut Bench, tasks: &[&str]) {
    let more = tasks.iter().map(|task| {
        let url = format!("https://{task}.example");
        Service { tasks: vec![(*task).to_owned()], url, ..service(&format!("the-{task}"), true) }
    });
    let all = std::iter::once(service("studio", true)).chain(more).map(|mut service| {
        service.models.retain(|_, _| service.name == "studio");
        service
    });
    let all = all.collect();
    known(bench, all, Vec::new());
}

fn word_order(bench: &Bench) -> WordOrder {
    let order = |effect: &ServiceEffect| match effect {
        ServiceEffect::Word(order) => Some((**order).clone()),
        _ => None,
    };
    bench.services.iter().rev().find_map(order).expect("words are asked for")
}

/// Better words for a dog by the sea.
fn better() -> Value {
    json!({"things": ["dog"], "ko": "잔잔한 바닷가에 개가 있어요. 부드러운 색으로 칠했어요.", "en": "A dog rests beside the calm sea, painted with soft strokes."})
}

fn worded(bench: &mut Bench, id: &AskId, answer: Option<Value>) {
    news(bench, ServiceNews::Worded(id.clone(), answer));
}

#[test]
fn nothing_goes_to_a_chat_service_before_the_instructor_agreed() {
    let mut bench = table(Approval::Before);
    with(&mut bench, &["chat"]);
    let waiting = make(&mut bench).expect("an ask");
    assert_eq!((waiting.state.clone(), waiting.worded), (AskState::WaitsBefore, None));
    assert!(!bench.services.iter().any(|effect| matches!(effect, ServiceEffect::Word(_))), "{:?}", bench.services);
    instructor(&mut bench);
    bench.run(json!({"services": {"approve": waiting.id}}));
    assert_eq!(orders(&bench)[0].request.prompt, waiting.shown.en, "sent as it was seen");
}

#[test]
fn words_of_a_chat_service_are_sent_in_place_of_the_programs_own() {
    let mut bench = table(Approval::None);
    with(&mut bench, &["chat"]);
    let asked = make(&mut bench).expect("an ask");
    assert_eq!((asked.state.clone(), bench.state.create.step), (AskState::Wording, CreateStep::Make));
    assert!(bench.state.awaited().is_some() && orders(&bench).is_empty());
    let order = word_order(&bench);
    assert_eq!((&order.id, order.service.as_str()), (&asked.id, "the-chat"));
    let told: Value = serde_json::from_str(&order.wording.told).expect("JSON");
    assert!(told["en"].as_str().is_some_and(|text| text.contains("dog")), "{told}");
    let allowed = order.wording.form["properties"]["things"]["items"]["enum"].to_string();
    assert!(allowed.contains("dog") && !allowed.contains("cat"), "{allowed}");
    let sea = bench.state.words.word("sea").map(|word| word.ko.clone()).expect("a word");
    assert!(order.wording.told.contains(&sea));
    worded(&mut bench, &asked.id, Some(better()));
    let sent = ask(&bench, &asked.id);
    assert_eq!(sent.state, AskState::Sent);
    assert!(sent.shown.en.starts_with("A dog rests beside the calm sea"), "{}", sent.shown.en);
    assert!(sent.shown.en.ends_with("No words or letters in the picture."), "what must hold stays said");
    assert_eq!((sent.plain.as_ref(), sent.worded_by.as_str()), (Some(&asked.shown), "the-chat"));
    assert_eq!(orders(&bench)[0].request.prompt, sent.shown.en);
}

#[test]
fn words_that_were_asked_for_count_for_the_day_though_the_wait_was_given_up() {
    let mut bench = table(Approval::None);
    with(&mut bench, &["chat"]);
    rules(&mut bench, Guard { approval: Approval::None, person_a_day: 1, ..Guard::default() });
    lay(&mut bench, &["sea", "dog"]);
    make(&mut bench).expect("an ask");
    bench.run(json!({"create": "stop-painting"}));
    bench.read_notices();
    assert_eq!((make(&mut bench), bench.read_notices()), (None, vec!["service-person-limit".to_owned()]));
}

#[test]
fn a_picture_that_comes_before_the_services_are_known_is_seen_by_nobody() {
    let mut bench = table(Approval::None);
    with(&mut bench, &["moderate"]);
    let sent = make(&mut bench).expect("an ask");
    for (tasks, state) in [(&["moderate"][..], AskState::Checking), (&[][..], AskState::WaitsAfter)] {
        let mut later = Bench::talking();
        later.blobs = bench.blobs.clone();
        later.rows = bench.rows.clone();
        later.state.library.replace(bench.rows.values().cloned().collect());
        came(&mut later, &sent.id, 7, false);
        assert_eq!(ask(&later, &sent.id).state, AskState::Checking);
        assert!(later.state.library.artworks.values().all(|work| work.base.is_none()), "kept, and not shown");
        with(&mut later, tasks);
        assert_eq!(ask(&later, &sent.id).state, state);
        let looks = later.services.iter().filter(|effect| matches!(effect, ServiceEffect::LookAt { .. })).count();
        assert_eq!(looks, tasks.len());
    }
}

#[test]
fn what_the_store_did_not_take_is_looked_at_once_more() {
    let mut bench = table(Approval::None);
    with(&mut bench, &["moderate"]);
    let sent = make(&mut bench).expect("an ask");
    came(&mut bench, &sent.id, 7, false);
    let records: Vec<Record> = bench.rows.values().cloned().collect();
    let mut looks = Vec::new();
    for _ in 0..2 {
        let commit = {
            let news = ServiceNews::LookedAt(sent.id.clone(), Look::Unseen);
            let effects = malgeurim::app::on_outcome(&mut bench.state, Outcome::Service(news));
            effects.iter().find_map(|effect| if let Effect::Commit { id, .. } = effect { Some(*id) } else { None })
        };
        let notice = malgeurim::domain::notice::Notice::problem("store-full");
        let failed = Outcome::CommitFailed { id: commit.expect("a commit"), notice, records: records.clone() };
        let after = malgeurim::app::on_outcome(&mut bench.state, failed);
        assert_eq!(ask(&bench, &sent.id).state, AskState::Checking);
        looks.push(after.iter().any(|effect| matches!(effect, Effect::Service(ServiceEffect::LookAt { .. }))));
    }
    assert_eq!(looks, [true, false], "and not for ever");
}

#[test]
fn whatever_the_chat_service_does_the_person_goes_on() {
    let another_thing =
        json!({"things": ["dog"], "ko": better()["ko"], "en": "A dog and a cat rest beside the calm sea."});
    for answer in [None, Some(Value::Null), Some(json!({"en": "x"})), Some(another_thing)] {
        let mut bench = table(Approval::None);
        with(&mut bench, &["chat"]);
        let asked = make(&mut bench).expect("an ask");
        worded(&mut bench, &asked.id, answer.clone());
        let sent = ask(&bench, &asked.id);
        assert_eq!(
            (sent.state, &sent.shown, sent.worded_by.as_str()),
            (AskState::Sent, &asked.shown, ""),
            "{answer:?}"
        );
        assert_eq!(orders(&bench)[0].request.prompt, asked.shown.en);
        worded(&mut bench, &asked.id, Some(better()));
        assert_eq!(orders(&bench).len(), 1, "an answer is heard once");
    }
}

#[test]
fn words_that_are_never_sent_are_not_sent_for_a_chat_service_either() {
    let mut bench = table(Approval::None);
    with(&mut bench, &["chat"]);
    rules(&mut bench, Guard { approval: Approval::None, blocked: vec!["rests".into()], ..Guard::default() });
    lay(&mut bench, &["sea", "dog"]);
    let asked = make(&mut bench).expect("an ask");
    worded(&mut bench, &asked.id, Some(better()));
    assert_eq!(orders(&bench)[0].request.prompt, asked.shown.en);
}

#[test]
fn what_was_typed_is_not_told_to_the_chat_service_and_goes_along_as_it_is() {
    let mut bench = table(Approval::None);
    with(&mut bench, &["chat"]);
    rules(&mut bench, Guard { approval: Approval::None, free_text: true, ..Guard::default() });
    lay(&mut bench, &["sea", "dog"]);
    bench.run(json!({"services": {"typed": "우리 집 앞"}}));
    let asked = make(&mut bench).expect("an ask");
    assert!(!word_order(&bench).wording.told.contains("우리 집"));
    worded(&mut bench, &asked.id, Some(better()));
    let prompt = &orders(&bench)[0].request.prompt;
    assert!(prompt.contains("우리 집 앞") && prompt.starts_with("A dog rests"), "{prompt}");
}

#[test]
fn a_refused_wish_in_other_words_is_the_same_wish() {
    let mut bench = table(Approval::None);
    with(&mut bench, &["chat"]);
    let asked = make(&mut bench).expect("an ask");
    worded(&mut bench, &asked.id, Some(better()));
    super::refused(&mut bench, &asked.id);
    bench.read_notices();
    assert_eq!((make(&mut bench), bench.read_notices()), (None, vec!["service-refused-before".to_owned()]));
}

#[test]
fn the_wish_for_words_can_be_given_up_and_survives_a_restart() {
    let mut bench = table(Approval::None);
    with(&mut bench, &["chat"]);
    let asked = make(&mut bench).expect("an ask");
    let mut later = Bench::talking();
    later.blobs = bench.blobs.clone();
    later.rows = bench.rows.clone();
    later.state.library.replace(bench.rows.values().cloned().collect());
    with(&mut later, &["chat"]);
    let again = ask(&later, &asked.id);
    assert_eq!(
        (again.state, &again.shown, orders(&later).len()),
        (AskState::Sent, &asked.shown, 1),
        "in its own words"
    );
    bench.run(json!({"create": "stop-painting"}));
    assert_eq!(ask(&bench, &asked.id).state, AskState::Cancelled);
    worded(&mut bench, &asked.id, Some(better()));
    assert!(orders(&bench).is_empty());
}

#[test]
fn a_picture_that_came_is_looked_at_before_anybody_sees_it() {
    let looks = [
        (Look::Fine, AskState::Given, vec![]),
        (
            Look::Found(vec!["violence".into()]),
            AskState::Withheld(vec!["violence".into()]),
            vec!["service-refused-picture"],
        ),
        (Look::Unseen, AskState::WaitsAfter, vec![]),
    ];
    for (look, state, told) in looks {
        let mut bench = table(Approval::None);
        with(&mut bench, &["moderate"]);
        let sent = make(&mut bench).expect("an ask");
        let order = orders(&bench).pop().expect("an order");
        assert_eq!(
            (order.moderator.as_deref(), order.looks_at_input, order.partial),
            (Some("the-moderate"), true, false)
        );
        came(&mut bench, &sent.id, 7, false);
        assert_eq!(ask(&bench, &sent.id).state, AskState::Checking);
        assert!(
            bench.state.library.artworks.values().all(|work| work.base.is_none())
                && super::was_stored(&bench, &sent.id),
            "kept, and not shown"
        );
        let asked = bench.services.iter().any(|effect| {
            matches!(effect, ServiceEffect::LookAt { id, picture: blob, .. } if *id == sent.id && *blob == picture(7).0)
        });
        assert!(asked, "{:?}", bench.services);
        news(&mut bench, ServiceNews::LookedAt(sent.id.clone(), look));
        assert_eq!(
            (ask(&bench, &sent.id).state, bench.read_notices()),
            (state.clone(), told.iter().map(ToString::to_string).collect())
        );
        if state != AskState::Given {
            assert!(bench.state.library.artworks.values().all(|work| work.base.is_none()));
            instructor(&mut bench);
            assert_eq!(bench.state.asks_to_decide().len(), 1, "kept for the instructor");
            bench.run(json!({"services": {"approve": sent.id}}));
        }
        let works = bench.state.library.works(None);
        assert_eq!(works[0].steps.last().map(|step| step.by), Some(Hand::Service));
    }
}

#[test]
fn what_a_moderator_was_looking_at_is_looked_at_again_after_a_restart() {
    let mut bench = table(Approval::None);
    with(&mut bench, &["moderate"]);
    let sent = make(&mut bench).expect("an ask");
    came(&mut bench, &sent.id, 7, false);
    for (tasks, state) in [(&["moderate"][..], AskState::Checking), (&[][..], AskState::WaitsAfter)] {
        let mut later = Bench::talking();
        later.blobs = bench.blobs.clone();
        later.rows = bench.rows.clone();
        later.state.library.replace(bench.rows.values().cloned().collect());
        with(&mut later, tasks);
        assert_eq!(ask(&later, &sent.id).state, state);
        let again = later.services.iter().filter(|effect| matches!(effect, ServiceEffect::LookAt { .. })).count();
        assert_eq!(again, tasks.len());
        with(&mut later, tasks);
        let again = later.services.iter().filter(|effect| matches!(effect, ServiceEffect::LookAt { .. })).count();
        assert_eq!(again, tasks.len(), "once");
    }
}

#[test]
fn pictures_are_looked_at_where_the_rules_say_so_and_someone_can() {
    let words_only = Service {
        models: [("moderate".to_owned(), "words".to_owned())].into(),
        tasks: vec!["moderate".into()],
        ..service("the-moderate", true)
    };
    let mut bench = table(Approval::None);
    known(&mut bench, vec![service("studio", true), words_only], Vec::new());
    make(&mut bench).expect("an ask");
    let order = orders(&bench).pop().expect("an order");
    assert!(order.moderator.is_some() && !order.looks_at_input && order.partial);
    let mut bench = table(Approval::None);
    with(&mut bench, &["moderate"]);
    rules(&mut bench, Guard { approval: Approval::None, moderate_pictures: false, ..Guard::default() });
    lay(&mut bench, &["sea"]);
    let sent = make(&mut bench).expect("an ask");
    came(&mut bench, &sent.id, 7, false);
    assert_eq!(ask(&bench, &sent.id).state, AskState::Given);
}

fn draw(bench: &mut Bench) {
    let trail = [Point::new(100.0, 100.0, 128, 0), Point::new(900.0, 900.0, 128, 300)].into_iter().collect();
    let pen = Pen { radius: 40, ..Pen::default() };
    bench.run(json!({"create": {"mark": Mark { pen, trail }}}));
}

#[test]
fn only_where_the_person_drew_is_painted_again() {
    let mut bench = table(Approval::None);
    let work = bench.import_work("사진", 3);
    bench.run(json!({"create": {"continue": work}}));
    bench.run(json!({"services": {"choose": true}}));
    bench.run(json!({"services": {"only-here": true}}));
    assert!(!bench.state.services.only_here && !bench.state.can_only_here(), "nothing is drawn yet");
    draw(&mut bench);
    bench.run(json!({"services": {"choose": true}}));
    bench.run(json!({"services": {"only-here": true}}));
    assert!(bench.state.can_only_here() && bench.state.services.only_here);
    assert_eq!(make(&mut bench), None, "the drawing is made ready first");
    let (job, flatten) = bench.last_job();
    assert!(matches!(flatten, Job::Flatten(_)), "{flatten:?}");
    let (input, _) = bench.pictured(job, 50, false);
    let (job, masking) = bench.last_job();
    let Job::Mask(sheet) = masking else { panic!("{masking:?}") };
    assert_eq!(sheet.marks.len(), 1);
    assert!(orders(&bench).is_empty());
    let (mask, _) = bench.pictured(job, 60, false);
    let order = orders(&bench).pop().expect("an order");
    assert_eq!((order.request.input.as_ref(), order.request.mask.as_ref()), (Some(&input), Some(&mask)));
    assert!(order.request.prompt.contains("Leave everything else"), "{}", order.request.prompt);
    assert!(bench.blobs.contains(&input) && bench.blobs.contains(&mask), "both can be looked at");
    came(&mut bench, &order.id, 7, false);
    let work = bench.state.library.works(None)[0].clone();
    assert_eq!((work.base.clone(), work.sheet), (Some(picture(7).0), 1), "into the same work");
    assert!(!bench.state.can_only_here(), "nothing is drawn on the new one yet");
}

#[test]
fn a_service_without_masks_is_not_asked_for_a_part() {
    let mut bench = table(Approval::None);
    let flow = json!({"1": {"class_type": "A", "inputs": {"text": "{{prompt}}", "image": "{{input}}"}}});
    let provider = serde_json::from_value(json!("comfyui")).expect("a provider");
    let comfy = Service { workflow: Some(flow), provider, ..service("comfy", true) };
    known(&mut bench, vec![comfy], Vec::new());
    let work = bench.import_work("사진", 3);
    bench.run(json!({"create": {"continue": work}}));
    draw(&mut bench);
    bench.run(json!({"services": {"choose": true}}));
    bench.run(json!({"services": {"only-here": true}}));
    assert!(!bench.state.services.only_here && !bench.state.can_only_here());
}

fn store(bench: &mut Bench, id: &str, state: AskState, sent: Millis) {
    let profile = bench.state.who.clone().expect("someone");
    let one = ServiceAsk { id: id.into(), profile, asked: sent, sent: Some(sent), state, ..ServiceAsk::default() };
    let write = Write::put(Record::ServiceAsk(Box::new(one)));
    bench.rows.insert(
        (write.key().0, write.key().1.to_owned()),
        match write {
            Write::Put(record) => *record,
            Write::Delete(..) => unreachable!("a put"),
        },
    );
}

#[test]
fn what_ended_long_ago_is_taken_out_once_and_the_day_still_counts() {
    let mut bench = table(Approval::None);
    let now = bench.now;
    store(&mut bench, "old", AskState::Given, now - KEPT_MS - 60_000);
    store(&mut bench, "old-late", AskState::Late, now - KEPT_MS - 60_000);
    store(&mut bench, "today", AskState::Given, now - 1000);
    let mut later = Bench::talking();
    later.now = now;
    later.rows = bench.rows.clone();
    later.blobs = bench.blobs.clone();
    later.state.library.replace(bench.rows.values().cloned().collect());
    later.run(json!({"services": "look"}));
    with(&mut later, &[]);
    let kept: Vec<&str> = later.state.library.asks.keys().map(AskId::as_str).collect();
    assert_eq!(kept, ["old-late", "today"], "what waits for the instructor stays");
    assert_eq!(later.rows.len() + 1, bench.rows.len(), "on the disk as well");
    later.run(json!("undo"));
    assert_eq!(later.state.library.asks.len(), 2, "nobody undoes that");
    let who = later.state.library.asks.values().next().map(|one| one.profile.clone()).expect("someone");
    let used = malgeurim::domain::service::used(later.state.library.asks.values(), &who, None, now, 540);
    assert_eq!(used.group, 1);
}
