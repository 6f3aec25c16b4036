//! What a person is not distracted by, on the screen: hidden doors and tools, the line below a room in which they stay, the way out; the
//! recovery code as it is shown and typed.

use super::stage::{LYING, NOW, PHONE, STANDING, Stage};
use super::targets::faults;
use malgeurim::app::{
    CalmCommand, Command, CreateStep, ExhibitCommand, Outcome, QueueCommand, Room, ServicesCommand, VaultNews,
};
use malgeurim::domain::calm::{Calm, Place, Stay};
use malgeurim::domain::consent::Use;
use malgeurim::domain::drawing::ToolKind;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::queue::About;
use malgeurim::domain::recovery::{RecoveryCode, SEED};
use malgeurim::text::Texts;

fn open_workshop(stage: &mut Stage) {
    stage.state_mut().services.has_pin = Some(true);
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    stage.run();
}

#[test]
fn a_hidden_door_and_a_hidden_tool_are_not_there_and_the_others_stay_where_they_were() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    let (talk, works) = (stage.button("대화하기").rect, stage.t("room-exhibit"));
    stage.change_person(|person| {
        person.calm = Calm {
            rooms: [Place::Errands, Place::Exhibit, Place::Teach].into(),
            tools: [ToolKind::Sparkle, ToolKind::Crayon].into(),
        };
    });
    stage.go(Room::Home);
    assert!(!stage.has_button(&works) && stage.words().iter().all(|word| !word.contains("볼일")));
    assert_eq!(stage.button("대화하기").rect, talk, "positions never move");
    stage.go(Room::Talk);
    assert!(!stage.has_button(&stage.t("teach")) && stage.has_button(&stage.t("room-create")));
    stage.go(Room::Create);
    stage.state_mut().create.step = CreateStep::Draw;
    stage.run();
    assert!(!stage.has_button(&stage.t("tool-sparkle")) && stage.has_button(&stage.t("tool-marker")));
}

#[test]
fn an_instructor_hides_a_room_by_a_toggle_that_says_how_it_is() {
    for size in [LYING, STANDING] {
        let mut stage = Stage::new(Lang::Ko, size);
        open_workshop(&mut stage);
        stage.tap("하늘");
        stage.tap("숨기기, 이 방에만 있기");
        stage.tap("볼일 보기: 보여요");
        let hides = |stage: &Stage| stage.state().person().is_some_and(|one| one.calm.hides_room(Place::Errands));
        assert!(hides(&stage) && stage.has_button("볼일 보기: 숨겼어요"));
        stage.tap("볼일 보기: 숨겼어요");
        assert!(!hides(&stage));
    }
}

#[test]
fn who_stays_sees_the_way_out_and_the_words_in_every_room() {
    for size in [LYING, STANDING, PHONE] {
        for place in Place::STAYED {
            let mut stage = Stage::new(Lang::Ko, size);
            stage.state_mut().services.has_pin = Some(true);
            stage.change_person(|person| person.stays = Some(Stay { place, since: NOW }));
            stage.send(Command::Calm(CalmCommand::Resume));
            stage.run();
            assert!(!stage.has_button(&stage.t("home")), "{place:?}");
            for text in ["stay-out", "stay-help", "stay-hurt", "stay-toilet", "stay-stop"] {
                assert!(stage.has_button(&stage.t(text)), "{text} in {place:?} at {size}");
                let side = stage.button(&stage.t(text)).rect.size().min_elem();
                assert!(side >= 71.9, "{text} is {side} small in {place:?} at {size}");
            }
            let room = stage.state().room;
            if place != Place::Talk {
                let talk = stage.button(&stage.t("room-talk")).rect;
                assert!(talk.size().min_elem() >= 71.9, "{talk:?} in {place:?} at {size}");
                stage.tap(&stage.t("room-talk"));
                assert_eq!(stage.state().room, Room::Talk);
                let found = faults(&stage, 71.9);
                assert!(found.is_empty(), "Talk in a stay at {size}\n{}", found.join("\n"));
                let back =
                    stage.buttons().into_iter().find(|button| button.name.starts_with("돌아가기")).expect("a way back");
                stage.tap(&back.name);
                assert_eq!(stage.state().room, room);
            }
            stage.tap("나가고 싶어요");
            assert!(stage.state().calm.way_out && stage.has_button("선생님 부르기"));
            stage.tap("선생님: 번호로 나가기");
            assert!(stage.shows(&stage.t("pin-give")));
            stage.tap(&stage.t("back"));
            stage.tap(&stage.t("stay-on"));
            assert!(!stage.state().calm.way_out);
        }
    }
}

#[test]
fn without_a_pin_the_way_out_is_held() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.change_person(|person| person.stays = Some(Stay { place: Place::Create, since: NOW }));
    stage.send(Command::Calm(CalmCommand::Resume));
    stage.state_mut().services.has_pin = Some(false);
    stage.run();
    stage.tap("나가고 싶어요");
    for text in ["stay-hold", "stay-hold-again"] {
        let at = stage.button(&stage.t(text)).rect.center();
        assert!(stage.state().stays_in().is_some());
        stage.press_at(at, true);
        // A quarter of a second a frame.
        (0..45).for_each(|_| stage.harness().step());
        stage.press_at(at, false);
        stage.run();
    }
    assert_eq!((stage.state().stays_in(), stage.state().room), (None, Room::Home));
}

#[test]
fn exhibit_asks_for_the_number_where_there_is_one() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.state_mut().services.has_pin = Some(true);
    stage.go(Room::Exhibit);
    assert!(stage.shows(&stage.t("exhibit-pin")) && stage.has_button(&stage.t("home")));
    assert!(!stage.has_button(&stage.t("pin-forgot")), "removing the PIN begins where an instructor is");
    stage.state_mut().services.unlocked = true;
    stage.run();
    assert!(!stage.shows(&stage.t("exhibit-pin")));
}

#[test]
fn a_recovery_code_is_shown_once_and_typed_where_the_number_is_forgotten() {
    let code = RecoveryCode::of([6; SEED]);
    for size in [LYING, STANDING, PHONE] {
        let mut stage = Stage::new(Lang::Ko, size);
        open_workshop(&mut stage);
        stage.outcome(Outcome::Vault(VaultNews::Code(code.clone())));
        stage.run();
        assert!(code.groups().iter().all(|group| stage.shows(group)), "{size}");
        stage.tap(&stage.t("recovery-kept"));
        assert!(!stage.shows(code.groups()[0]));
        stage.outcome(Outcome::Vault(VaultNews::CodeMade(Some(NOW))));
        stage.send(Command::Services(ServicesCommand::Lock));
        stage.run();
        stage.tap(&stage.t("pin-forgot"));
        stage.tap(&stage.t("recovery-use"));
        for letter in code.letters().chars() {
            stage.tap(&letter.to_string());
        }
        stage.tap(&stage.t("next"));
        assert!(stage.shows(&stage.t("pin-new")), "{size}");
        stage.effects();
        for _ in 0..2 {
            for digit in ["4", "7", "1", "1"] {
                stage.tap(digit);
            }
            stage.tap(&stage.t("ok"));
        }
        let sent = stage.effects();
        assert!(sent.iter().any(|effect| format!("{effect:?}").contains("Recover")), "{sent:?}");
    }
}

#[test]
fn a_maker_answers_without_the_number_and_comes_no_further() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    let work = stage.add_work("바다", 1);
    stage.send(Command::Exhibit(ExhibitCommand::New("봄".into())));
    let show = stage.state().library.exhibitions.keys().next().expect("an exhibition").clone();
    stage.send(Command::Exhibit(ExhibitCommand::Add(show, vec![work.id.clone()])));
    open_workshop(&mut stage);
    stage.send(Command::Queue(QueueCommand::Agree(About::Show(work.id.clone()))));
    assert!(!stage.state().services.unlocked && !stage.shows(&stage.t("exhibit-pin")));
    assert!(!stage.buttons().iter().any(|button| button.name.contains(&stage.t("guardian-needed"))));
    stage.tap(&Texts::new(Lang::Ko).with("ask-maker", &[("name", "하늘")]));
    for _ in 0..Use::ALL.len() {
        stage.tap(&stage.t("no"));
    }
    assert!(Use::ALL.into_iter().all(|purpose| stage.state().library.artworks[&work.id].consents.forbids(purpose)));
    stage.tap(&stage.t("sign-skip"));
    stage.tap(&stage.t("done"));
    stage.tap(&stage.t("back"));
    assert!(stage.shows(&stage.t("exhibit-pin")), "{:?}", stage.words());
}
