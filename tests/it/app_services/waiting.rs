//! Pictures that are awaited: one at a time, given up, cut off, come late or while one is elsewhere.

use super::*;

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
