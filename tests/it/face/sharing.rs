//! 함께 쓰기: beginning, joining, meeting, tablets, a code, erasing, and where they meet, in every window and by name.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::Vec2;
use malgeurim::app::{
    CircleDeed, CircleSeen, Effect, ErasedSeen, Found, KeyText, Met, Outcome, Room, SharingEffect, SharingNews,
    TabletSeen,
};
use malgeurim::domain::exhibition::Exhibition;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::place::{Place, Verdict};
use malgeurim::domain::record::Record;
use malgeurim::domain::share::{DeviceId, Reach};
use malgeurim::text::Texts;

const WINDOWS: [(Lang, Vec2); 4] = [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, PHONE), (Lang::En, PHONE)];

/// What must be done for sharing.
fn effects(stage: &mut Stage) -> Vec<SharingEffect> {
    let effects = stage.effects().into_iter();
    effects.filter_map(|effect| if let Effect::Sharing(effect) = effect { Some(effect) } else { None }).collect()
}

fn heard(stage: &mut Stage, news: SharingNews) {
    stage.outcome(Outcome::Sharing(news));
    stage.run();
}

/// The page, after the PIN.
fn page(lang: Lang, size: Vec2, place: Option<Place>, circle: Option<CircleSeen>) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.state_mut().services.has_pin = Some(true);
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    stage.run();
    stage.tap(&stage.t("share"));
    heard(&mut stage, SharingNews::Known(place, circle.map(Box::new)));
    heard(&mut stage, SharingNews::Ended);
    drop(effects(&mut stage));
    stage
}

fn folder() -> Place {
    Place::Folder { path: "/media/usb/말그림".into(), mark: Some("0".repeat(32)) }
}

fn tablet(name: &str, is_this: bool) -> TabletSeen {
    TabletSeen {
        id: DeviceId(format!("id-{name}")),
        name: name.into(),
        keeps: is_this,
        last: Some(1_700_000_000_000),
        is_this,
        is_up_to_date: true,
    }
}

fn circle() -> CircleSeen {
    let erased =
        ErasedSeen { scope: "s1".into(), at: 1_700_000_000_000, done: 1, missing: vec!["햇살반 2번".into()] };
    CircleSeen {
        name: "햇살반 1번".into(),
        met: Some(1_700_000_000_000),
        keeps: true,
        leaked: 1,
        tablets: vec![tablet("햇살반 1번", true), tablet("햇살반 2번", false)],
        erased: vec![erased],
    }
}

/// A text with a name in it.
fn named(stage: &Stage, id: &str, name: &str) -> String {
    Texts::new(stage.state().lang()).with(id, &[("name", name)])
}

/// Whether this stands in one of the texts.
fn says(stage: &Stage, part: &str) -> bool {
    stage.words().iter().any(|words| words.contains(part))
}

fn no_faults(stage: &Stage, what: &str) {
    let found = faults(stage, 44.0);
    assert!(found.is_empty(), "{what}\n{}", found.join("\n"));
}

#[test]
fn every_page_is_sound_in_every_window() {
    for (lang, size) in WINDOWS {
        let mut stage = page(lang, size, None, None);
        no_faults(&stage, "beginning");
        stage.tap(&stage.t("share-join"));
        no_faults(&stage, "joining");
        let mut stage = page(lang, size, Some(folder()), Some(circle()));
        no_faults(&stage, "meeting");
        for tab in ["share-tab-tablets", "share-tab-erase", "share-tab-place"] {
            stage.tap(&stage.t(tab));
            no_faults(&stage, tab);
        }
        stage.tap(&stage.t("share-change"));
        let bucket = stage.t("share-kind-bucket");
        let bucket = stage.buttons().into_iter().find(|button| button.name.contains(&bucket)).expect("its key").name;
        stage.tap(&bucket);
        no_faults(&stage, "a bucket");
        let next = stage.t("page-next");
        while stage.has_button(&next) && stage.button(&next).enabled {
            stage.tap(&next);
            no_faults(&stage, "a bucket, further on");
        }
        let mut stage = page(lang, size, Some(folder()), Some(circle()));
        stage.tap(&stage.t("share-tab-tablets"));
        heard(&mut stage, SharingNews::Code(KeyText::new(&"MALGEURIM1".repeat(60))));
        no_faults(&stage, "a code");
    }
}

#[test]
fn a_circle_is_begun_by_a_name() {
    let mut stage = page(Lang::Ko, LYING, None, None);
    assert!(!stage.button(&stage.t("share-found")).enabled, "a tablet has a name");
    stage.tap_field(&stage.t("share-name"));
    stage.type_text("햇살반 1번");
    stage.tap(&stage.t("share-found"));
    let found = CircleDeed::Found("햇살반 1번".into());
    assert_eq!(effects(&mut stage), [SharingEffect::Circle(found)]);
    heard(&mut stage, SharingNews::Known(None, Some(Box::new(circle()))));
    heard(&mut stage, SharingNews::Ended);
    // Where they meet comes next.
    stage.tap(&stage.t("share-where"));
    stage.tap(&stage.t("share-kind-folder"));
    stage.tap_field(&stage.t("share-folder"));
    stage.type_text("/media/usb");
    stage.tap(&stage.t("share-try"));
    let effects = effects(&mut stage);
    let [SharingEffect::Choose(choice)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(choice.place, Place::Folder { path: "/media/usb".into(), mark: None });
    heard(&mut stage, SharingNews::Tried { verdict: Verdict::ReadOnly, kept: false });
    heard(&mut stage, SharingNews::Ended);
    assert!(says(&stage, &stage.t("share-verdict-read-only")), "{:?}", stage.words());
    assert!(stage.has_button(&stage.t("share-try")), "the form stays");
    stage.tap(&stage.t("share-try"));
    heard(&mut stage, SharingNews::Known(Some(folder()), Some(Box::new(circle()))));
    heard(&mut stage, SharingNews::Tried { verdict: Verdict::Fine, kept: true });
    heard(&mut stage, SharingNews::Ended);
    assert!(stage.has_button(&stage.t("share-check")), "the form is done");
}

#[test]
fn a_meeting_is_told_in_words() {
    let mut stage = page(Lang::Ko, LYING, Some(folder()), Some(circle()));
    stage.tap(&stage.t("share-meet"));
    assert_eq!(effects(&mut stage), [SharingEffect::Circle(CircleDeed::Meet)]);
    let met = Met { came: 3, sent: 2, erased: 1, ..Met::default() };
    heard(&mut stage, SharingNews::Came(Vec::new(), met));
    heard(&mut stage, SharingNews::Ended);
    assert_eq!(stage.state().sharing.found, Some(Found::Met(met)));
    assert!(says(&stage, "3개가 오고 2개를 보냈어요"), "{:?}", stage.words());
    heard(&mut stage, SharingNews::Failed("share-place-gone"));
    let whole = format!("{} {}", stage.t("share-place-gone"), "USB를 꽂았는지, 공유 폴더가 이어졌는지 확인해 주세요.");
    assert!(stage.shows(&whole), "what to do is said, too: {:?}", stage.words());
}

#[test]
fn a_tablet_is_shut_out_and_a_person_erased_only_with_a_second_press() {
    let mut stage = page(Lang::Ko, LYING, Some(folder()), Some(circle()));
    stage.tap(&stage.t("share-tab-tablets"));
    stage.tap("햇살반 2번 빼기");
    assert_eq!(effects(&mut stage), [], "it is asked first");
    stage.tap(&stage.t("share-put-out"));
    let out = CircleDeed::ShutOut(DeviceId("id-햇살반 2번".into()));
    assert_eq!(effects(&mut stage), [SharingEffect::Circle(out)]);
    heard(&mut stage, SharingNews::Ended);
    stage.tap(&stage.t("share-tab-erase"));
    let person = stage.state().library.people()[0].clone();
    stage.tap(&format!("{} 모두 지우기", person.name));
    assert_eq!(effects(&mut stage), []);
    stage.tap(&stage.t("cancel"));
    stage.tap(&format!("{} 모두 지우기", person.name));
    stage.tap(&stage.t("share-erase"));
    assert_eq!(effects(&mut stage), [SharingEffect::Circle(CircleDeed::Erase(person.id))]);
    heard(&mut stage, SharingNews::Ended);
    let proof = stage.buttons().into_iter().find(|button| button.name.ends_with("증명 저장")).expect("its key").name;
    stage.tap(&proof);
    assert!(matches!(effects(&mut stage).as_slice(), [SharingEffect::Prove { scope, .. }] if scope == "s1"));
}

#[test]
fn a_tablet_that_does_not_keep_the_circle_is_told_so() {
    let mut stage = page(Lang::Ko, LYING, Some(folder()), Some(CircleSeen { keeps: false, ..circle() }));
    stage.tap(&stage.t("share-tab-tablets"));
    assert!(!stage.has_button(&stage.t("share-invite")) && !stage.has_button("햇살반 2번 빼기"));
    assert!(stage.shows(&stage.t("share-not-keeper")));
    stage.tap(&stage.t("share-tab-erase"));
    assert!(!stage.buttons().iter().any(|button| button.name.ends_with("모두 지우기")));
}

#[test]
fn the_circle_of_an_exhibition_is_chosen_and_begun() {
    for (lang, size) in WINDOWS {
        let mut stage = page(lang, size, None, None);
        let shows = ["봄", "아주 긴 이름을 가진 다섯 마을의 여름 그림 전시회"];
        for (nth, title) in shows.into_iter().enumerate() {
            let show = Exhibition {
                id: format!("e-{nth}").into(),
                title: title.into(),
                made: nth as i64,
                ..Exhibition::default()
            };
            stage.state_mut().library.put(Record::Exhibition(show));
        }
        stage.run();
        let key = named(&stage, "share-seat-choose", &stage.t("share-seat-workshop"));
        stage.tap(&key);
        no_faults(&stage, "choosing");
        let spring = named(&stage, "share-seat-show", "봄");
        stage.tap(&spring);
        let reach = Reach::Show("e-0".into());
        assert_eq!(effects(&mut stage), [SharingEffect::Seat(reach.clone())]);
        heard(&mut stage, SharingNews::Known(None, None));
        heard(&mut stage, SharingNews::Ended);
        assert_eq!(stage.state().sharing.seat, reach);
        assert!(says(&stage, &stage.t("share-begin-show")));
        no_faults(&stage, "beginning that of an exhibition");
        heard(&mut stage, SharingNews::Known(Some(folder()), Some(Box::new(circle()))));
        assert!(stage.has_button(&named(&stage, "share-seat-choose", &spring)));
        no_faults(&stage, "in it");
    }
}

#[test]
fn a_code_of_an_exhibition_leads_to_its_circle() {
    let mut stage = page(Lang::Ko, LYING, None, Some(circle()));
    let reach = Reach::Show("not here yet".into());
    heard(&mut stage, SharingNews::Seat(reach.clone()));
    heard(&mut stage, SharingNews::Known(None, Some(Box::new(circle()))));
    assert_eq!(stage.state().sharing.seat, reach);
    let name = stage.t("share-seat-new");
    assert!(stage.has_button(&named(&stage, "share-seat-choose", &name)));
}
