//! What an instructor decides: the PIN, looks before and after, limits, words that stay here.

use super::*;

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
