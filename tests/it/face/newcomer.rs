//! Somebody new in the workshop: with a symbol, or with a picture of their own, in a few taps.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::{Vec2, vec2};
use malgeurim::app::{Effect, Job, Room, WorkshopCommand};
use malgeurim::domain::keyboard::Comes;
use malgeurim::domain::locale::Lang;

const WINDOWS: [(Lang, Vec2); 4] =
    [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::En, PHONE), (Lang::Ko, vec2(360.0, 800.0))];

fn adding(lang: Lang, size: Vec2) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.change_person(|person| person.keyboard.comes = Comes::Never);
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    stage.run();
    let add = stage.t("add-person");
    stage.tap(&add);
    stage
}

fn no_faults(stage: &Stage, what: &str) {
    let found = faults(stage, 44.0);
    assert!(found.is_empty(), "{what}\n{}", found.join("\n"));
}

#[test]
fn a_picture_of_this_device_is_chosen_while_adding() {
    for (lang, size) in WINDOWS {
        let mut stage = adding(lang, size);
        stage.state_mut().create.files = (0..30).map(|n| format!("/pictures/사진 {n}.jpg").into()).collect();
        let name = stage.t("person-name");
        stage.tap_field(&name);
        stage.type_text("바다");
        no_faults(&stage, &format!("form {lang:?} {size:?}"));
        let choose = stage.t("portrait-choose");
        stage.effects();
        stage.tap(&choose);
        let looks = |effect: &Effect| matches!(effect, Effect::Start { job: Job::ListPictures(_), .. });
        assert!(stage.effects().iter().any(looks));
        no_faults(&stage, &format!("choose {lang:?} {size:?}"));
        stage.tap("사진 0");
        let off = stage.t("portrait-take-off");
        assert!(stage.has_button(&off));
        no_faults(&stage, &format!("chosen {lang:?} {size:?}"));
        stage.tap(&off);
        assert!(!stage.has_button(&off));
        stage.tap(&choose);
        stage.tap("사진 1");
        stage.effects();
        let add = stage.t("add-person");
        stage.tap(&add);
        let read = |effect: &Effect| matches!(effect, Effect::Start { job: Job::ReadPicture(path), .. } if path.ends_with("사진 1.jpg"));
        assert!(stage.effects().iter().any(read), "{lang:?} {size:?}");
        assert_eq!(stage.state().library.profiles.len(), 2);
    }
}

#[test]
fn the_camera_is_seen_where_it_is_open_and_nothing_is_left_of_what_is_cancelled() {
    let mut stage = adding(Lang::Ko, LYING);
    let photo = stage.t("take-photo");
    stage.tap(&photo);
    assert!(stage.state().lens.is_some() && stage.has_button(&stage.t("photo-shoot")));
    no_faults(&stage, "camera");
    let close = stage.t("photo-close");
    stage.tap(&close);
    assert!(stage.state().lens.is_none() && stage.has_button(&photo));
    stage.tap(&photo);
    stage.send(malgeurim::app::Command::Workshop(WorkshopCommand::Photograph(false)));
    assert!(stage.state().lens.is_none());
    let cancel = stage.t("cancel");
    stage.tap(&cancel);
    assert!(stage.state().workshop.photo.is_none());
}
