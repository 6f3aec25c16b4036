//! AsTeRICS Grid.

use super::{accepted, board, button, counts, layout, links, real, told, with};
use malgeurim::formats::obf::{Imported, LossKind, RepairKind};
use serde_json::{Value, json};

fn set(value: Value) -> Imported {
    accepted("a.grd", format!("\u{feff}{value}").as_bytes())
}

fn element(id: &str, x: usize, y: usize, more: Value) -> Value {
    let mut element = json!({"id": id, "x": x, "y": y, "width": 1, "height": 1, "label": id, "type": "ELEMENT_TYPE_NORMAL",
                             "actions": [{"modelName": "GridActionSpeak"}]});
    element.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    element
}

fn grid(id: &str, elements: Vec<Value>) -> Value {
    json!({"id": id, "label": id, "gridElements": elements})
}

#[test]
fn real_sets_of_every_form() {
    let expected = [
        // One grid alone.
        ("HoverKeyboard.grd", [1, 39, 4, 4], (1, 0)),
        // No metadata.
        ("example.grd", [5, 37, 0, 0], (5, 0)),
        ("example2.grd", [8, 54, 41, 0], (6, 6)),
        ("color-categories-demo.grd.json", [2, 65, 19, 0], (0, 0)),
        ("grammar-demos.grd.json", [9, 68, 57, 6], (7, 7)),
        ("quick-core-24.grd.json", [50, 686, 639, 0], (48, 48)),
    ];
    for (name, numbers, leading) in expected {
        let Some(set) = real(name) else { return };
        assert_eq!((counts(&set), links(&set)), (numbers, leading), "{name}");
        let parts = if name.starts_with("Hover") { 11 } else { usize::from(name != "example.grd") };
        assert_eq!(set.losses(LossKind::CellProgram), parts, "{name}");
    }
}

#[test]
fn a_real_set_keeps_colours_masks_and_the_first_board() {
    let Some(set) = real("quick-core-24.grd.json") else { return };
    assert_eq!(with(&set, |button| !button.background_color.is_empty()), 681);
    assert_eq!(with(&set, |button| button.hidden), 1);
    assert_eq!(set.set.root.as_str(), "s/grid-data-1739806434864-1576");
    let home = board(&set, "Quick Core 24");
    assert_eq!((home.locale.as_str(), home.grid.columns, home.grid.rows), ("en", 6, 4));
    assert!(layout(home).starts_with("I|do|want|eat|to|good / you|go|like|"));
    assert_eq!(button(home, "I").background_color, "rgb(255, 255, 170)");
    assert_eq!(set.losses(LossKind::MediaRemote), 639);
}

#[test]
fn real_word_forms_and_languages() {
    let Some(set) = real("grammar-demos.grd.json") else { return };
    assert_eq!(set.losses(LossKind::WordForms), 11);
    let translated = |button: &&malgeurim::domain::board::Button| button.extra["translations"]["de"]["label"] == "Ich";
    let first = board(&set, "Change in element");
    assert_eq!(first.buttons.iter().filter(|b| b.label.en == "I").filter(translated).count(), 1);
    let Some(keys) = real("example.grd") else { return };
    assert_eq!(
        layout(&keys.boards[0]),
        "On/Off|Input|Vol.Up|Ch.Up / Back|Vol.Mute|Vol.Down|Ch.Down",
        "each is two cells wide"
    );
    assert_eq!(keys.repairs(RepairKind::ButtonSpread), 0);
}

#[test]
fn every_form_of_the_root_is_read() {
    let one = || grid("a", vec![element("x", 0, 0, json!({}))]);
    for value in [json!({"grids": [one()], "metadata": {"homeGridId": "a"}}), json!([one()]), one()] {
        let set = set(value);
        assert_eq!((counts(&set), layout(&set.boards[0]).as_str()), ([1, 1, 0, 0], "x"));
    }
}

#[test]
fn labels_are_read_in_our_languages_and_the_others_are_kept() {
    let label = json!({"label": {"de": "Wasser", "ko": "물", "en": "water"}});
    let only = json!({"label": {"de": "Brot"}});
    let set = set(grid("a", vec![element("x", 0, 0, label), element("y", 1, 0, only)]));
    let (water, bread) = (&set.boards[0].buttons[0], &set.boards[0].buttons[1]);
    assert_eq!((water.label.ko.as_str(), water.label.en.as_str()), ("물", "water"));
    assert_eq!(water.extra["translations"], json!({"de": {"label": "Wasser"}}));
    assert_eq!((bread.label.ko.as_str(), set.boards[0].locale.as_str()), ("Brot", "ko"));
}

#[test]
fn actions_become_ours() {
    let go = json!({"modelName": "GridActionNavigate", "navType": "navigateToGrid", "toGridId": "b"});
    let home = json!({"modelName": "GridActionNavigate", "navType": "navigateToHomeGrid"});
    let collect = |what: &str| json!({"actions": [{"modelName": "GridActionCollectElement", "action": what}]});
    let speak = json!({"modelName": "GridActionSpeak"});
    let custom = json!({"modelName": "GridActionSpeakCustom", "speakText": {"en": "I am hungry"}});
    let set = set(json!({"grids": [
        grid("a", vec![
            element("link", 0, 0, json!({"actions": [speak, go]})),
            element("home", 1, 0, json!({"actions": [home]})),
            element("clear", 2, 0, collect("COLLECT_ACTION_SPEAK_CLEAR")),
            element("hungry", 3, 0, json!({"actions": [custom]})),
            element("plain", 4, 0, json!({"actions": []})),
            element("robot", 5, 0, json!({"actions": [{"modelName": "GridActionARE"}]})),
            element("window", 0, 1, json!({"type": "ELEMENT_TYPE_COLLECT", "width": 6})),
        ]),
        grid("b", vec![element("far", 0, 0, json!({"hidden": true}))]),
    ], "metadata": {"homeGridId": "b", "globalGridId": "a"}}));
    let a = board(&set, "a");
    let actions = |label: &str| button(a, label).actions.join(" ");
    assert_eq!(["link", "home", "clear"].map(actions), ["+link", ":home", ":speak :clear"]);
    assert_eq!((links(&set), set.set.root.as_str()), ((1, 1), "s/b"));
    assert_eq!(button(a, "hungry").vocalization.en, "I am hungry");
    assert!(button(a, "plain").speaks() && !button(a, "robot").speaks());
    assert!(button(board(&set, "b"), "far").hidden);
    let all = [("byte-order-mark", 1), ("shared-board", 1), ("action-unknown", 1), ("cell-program", 1)];
    assert_eq!(told(&set), all);
}

#[test]
fn colours_pictures_and_recordings() {
    let picture =
        json!({"image": {"data": "data:image/png;base64,iVBORw0KGgo=", "author": "Kim"}, "backgroundColor": "#ff0000"});
    let remote = json!({"image": {"url": "https://example.org/x.png"}, "colorCategory": "CC_VERB"});
    let sound = json!({"actions": [{"modelName": "GridActionAudio", "dataBase64": "UklGRgAAAABXQVZF", "mimeType": "audio/wav"}]});
    let set = set(grid("a", vec![element("x", 0, 0, picture), element("y", 1, 0, remote), element("z", 2, 0, sound)]));
    let a = &set.boards[0];
    assert_eq!(a.images[0].license.as_ref().expect("a licence")["author_name"], "Kim");
    assert_eq!(
        (a.images[0].content_type.as_str(), a.images[1].url.as_str()),
        ("image/png", "https://example.org/x.png")
    );
    assert_eq!(
        (a.buttons[0].background_color.as_str(), a.buttons[1].background_color.as_str()),
        ("rgb(255, 0, 0)", "rgb(204, 255, 170)")
    );
    assert_eq!((a.sounds[0].content_type.as_str(), a.buttons[2].sound.as_ref()), ("audio/wav", Some(&a.sounds[0].id)));
    assert_eq!((set.repairs(RepairKind::ColorCategory), set.losses(LossKind::MediaRemote)), (1, 1));
}

#[test]
fn elements_that_make_no_sense() {
    let set = set(json!({"grids": [
        grid("a", vec![
            element("x", 0, 0, json!({"x": -3, "label": 7})),
            element("x", 0, 0, json!({"x": 1e300, "width": 1e300, "actions": "none", "image": [1]})),
            json!(null), json!("text"),
        ]),
        json!(5),
    ]}));
    assert_eq!((counts(&set)[0], set.losses(LossKind::BoardDamaged)), (1, 1));
    assert!(set.losses(LossKind::ButtonUnplaced) >= 2);
}
