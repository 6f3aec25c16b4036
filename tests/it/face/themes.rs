//! Three themes, two languages: every room is drawn, and every word on it is a word.

use super::room_list::SCENES;
use super::stage::{LYING, STANDING, Stage};
use egui::accesskit::Role;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::profile::Theme;

/// `begin-blank`, `notice-x.hint`: an id where a sentence should be.
fn is_raw_id(text: &str) -> bool {
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    text.contains('-') && text.chars().all(kebab) && text.starts_with(|c: char| c.is_ascii_lowercase())
}

#[test]
fn an_id_is_told_from_a_word() {
    assert!(is_raw_id("begin-blank") && is_raw_id("notice-x.hint"));
    assert!(!is_raw_id("하얀 종이") && !is_raw_id("Show") && !is_raw_id("03-1120") && !is_raw_id("T-shirt"));
}

#[test]
fn every_room_is_drawn_in_words_in_every_theme() {
    for (lang, size, theme) in [
        (Lang::Ko, LYING, Theme::Light),
        (Lang::En, STANDING, Theme::Dark),
        (Lang::Ko, STANDING, Theme::Contrast),
        (Lang::En, LYING, Theme::Contrast),
    ] {
        let mut stage = Stage::new(lang, size);
        stage.change_person(|person| person.face.theme = theme);
        for scene in &SCENES {
            scene.enter(&mut stage);
            let all = [Role::Button, Role::Label, Role::TextInput, Role::Image, Role::Canvas];
            let raw: Vec<String> = all
                .into_iter()
                .flat_map(|role| stage.of_role(role))
                .map(|node| node.name)
                .filter(|name| is_raw_id(name))
                .collect();
            assert!(raw.is_empty(), "{} {lang:?}: {raw:?}", scene.name);
        }
    }
}
