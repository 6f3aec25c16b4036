//! What a person is told, by pages; and what an instructor takes out: a contact that cannot be opened, a month of what happened.

use super::stage::{LYING, NOW, PHONE, STANDING, Stage};
use super::targets::faults;
use malgeurim::app::{Command, Outcome, QueueCommand, Room, VaultNews, WorkshopPart};
use malgeurim::domain::guardian::Sealed;
use malgeurim::domain::happened::{MayTell, Month, MonthOf, Telling};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::queue::{About, NotYet, Reason};
use malgeurim::domain::record::Record;
use malgeurim::text::Texts;

/// Their days may be told.
fn may_tell(stage: &mut Stage) {
    let profile = stage.state().who.clone().expect("a person");
    let telling = Telling { profile, may: MayTell::Yes, at: NOW, ..Telling::default() };
    stage.state_mut().library.put(Record::Telling(telling));
}

#[test]
fn every_one_of_five_things_is_reached_and_what_can_be_stopped_is_first() {
    for size in [LYING, STANDING, PHONE] {
        let mut stage = Stage::new(Lang::Ko, size);
        let who = stage.state().who.clone().expect("a person");
        may_tell(&mut stage);
        for (nth, reason) in Reason::ALL.into_iter().take(4).enumerate() {
            let work = stage.add_work(&format!("그림 {nth}"), nth as i64);
            let said = NotYet::new(About::Show(work.id), who.clone(), reason, NOW + nth as i64);
            stage.state_mut().library.put(Record::NotYet(said));
        }
        stage.go(Room::Home);
        let line = stage.buttons().into_iter().find(|button| button.name.starts_with("내 소식")).expect("a line");
        assert!(line.name.contains(&stage.t("not-yet-later")), "the newest answer is the news: {}", line.name);
        stage.tap(&line.name);
        let stop = format!("{}: {}", stage.t("happened-stop"), stage.t("happened-on"));
        assert!(stage.has_button(&stop), "{size}");
        let mut seen: Vec<String> = Vec::new();
        loop {
            let found = faults(&stage, 72.0);
            assert!(found.is_empty(), "{size}\n{}", found.join("\n"));
            let heard = format!("{}: ", stage.t("read-aloud"));
            seen.extend(stage.buttons().into_iter().filter_map(|b| b.name.strip_prefix(&heard).map(str::to_owned)));
            let next = stage.t("page-next");
            if !stage.has_button(&next) || !stage.button(&next).enabled {
                break;
            }
            stage.tap(&next);
        }
        assert_eq!(seen.len(), 5, "{size}: {seen:?}");
    }
}

#[test]
fn a_contact_that_cannot_be_opened_can_be_taken_out() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.state_mut().services.has_pin = Some(true);
    let sealed: Sealed = serde_json::from_value(serde_json::json!("00ff")).expect("something sealed");
    stage.change_person(|person| person.guardian = Some(sealed));
    let who = stage.state().who.clone().expect("a person");
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    stage.run();
    stage.tap("하늘");
    stage.tap(&Texts::new(Lang::Ko).with("contact-of", &[("name", "하늘")]));
    stage.outcome(Outcome::Vault(VaultNews::Opened(who.clone(), None)));
    assert!(stage.shows(&stage.t("contact-gone")));
    stage.tap(&stage.t("save"));
    assert_eq!(stage.state().library.profiles[&who].guardian, None);
    assert!(!stage.shows(&stage.t("contact-gone")));
}

#[test]
fn which_month_is_deleted_is_said_in_words() {
    for (lang, said) in [(Lang::Ko, "2026년 11월"), (Lang::En, "11/2026")] {
        let mut stage = Stage::new(lang, LYING);
        may_tell(&mut stage);
        let who = stage.state().who.clone().expect("a person");
        let month = Month::new(who, MonthOf { year: 2026, month: 11 });
        stage.state_mut().library.put(Record::Month(month));
        stage.state_mut().services.has_pin = Some(true);
        stage.go(Room::Workshop);
        stage.state_mut().services.unlocked = true;
        stage.send(Command::Queue(QueueCommand::Part(WorkshopPart::Happened)));
        let look = Texts::new(lang).get("happened-look").to_string();
        let look = stage.buttons().into_iter().find(|button| button.name.contains(&look)).expect("a key to look");
        stage.tap(&look.name);
        stage.tap(&stage.t("happened-delete"));
        assert!(stage.words().iter().any(|word| word.contains(said)), "{:?}", stage.words());
    }
}
