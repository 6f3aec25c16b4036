//! Cboard.

use super::{accepted, board, button, counts, layout, links, real, told, with};
use serde_json::{Value, json};

fn set(value: Value) -> malgeurim::formats::obf::Imported {
    accepted("a.json", value.to_string().as_bytes())
}

#[test]
fn the_boards_that_come_with_cboard() {
    let Some(set) = real("cboard-boards.json") else { return };
    assert_eq!((counts(&set), links(&set)), ([44, 825, 824, 0], (44, 44)));
    assert_eq!(set.set.root.as_str(), "s/root");
    assert_eq!(with(&set, |button| button.background_color == "rgb(255, 241, 118)"), 781);
    // 825 buttons and 43 boards have no label but a name of one.
    assert_eq!(told(&set), [("grid-missing", 44), ("label-key", 868), ("media-symbol", 824)]);
    let home = board(&set, "Cboard Classic Home");
    assert!(layout(home).starts_with("yes|no|quick chat|time|food|drinks / "));
    let chat = button(home, "quick chat").load_board.as_ref().map(|link| link.id.as_str());
    assert_eq!(chat, Some("BJgYav2vp-"));
}

#[test]
fn tiles_keep_place_colour_picture_and_commands() {
    let tiles = json!([
        {"id": "1", "label": "water", "vocalization": "some water", "backgroundColor": "#00f", "borderColor": "red",
         "image": "data:image/png;base64,iVBORw0KGgo=", "sound": "data:audio/wav;base64,UklGRgAAAABXQVZF"},
        null,
        {"id": "2", "label": "food", "loadBoard": "b", "image": "https://example.org/x.png"},
        {"id": "3", "label": "delete", "action": ":backspace"},
        {"id": "4", "label": "e", "action": "+e", "hidden": true},
        {"id": "5", "label": "else", "action": ":dance"},
    ]);
    let grid = json!({"rows": 2, "columns": 3, "order": [["2", null, "1"], ["4", "3", "5"]]});
    let set = set(
        json!([{"id": "a", "name": "A", "isFixed": true, "tiles": tiles, "grid": grid}, {"id": "b", "name": "B", "tiles": []}]),
    );
    let a = board(&set, "A");
    assert_eq!(layout(a), "food|.|water / e|delete|else");
    let water = button(a, "water");
    assert_eq!(water.vocalization.en, "some water");
    assert_eq!((water.background_color.as_str(), water.border_color.as_str()), ("rgb(0, 0, 255)", "rgb(255, 0, 0)"));
    assert!(water.image.is_some() && water.sound.is_some());
    assert_eq!((links(&set), button(a, "delete").actions.join(" ").as_str()), ((1, 1), ":backspace"));
    assert!(button(a, "e").hidden && button(a, "e").speaks());
    assert_eq!(told(&set), [("grid-missing", 1), ("root-missing", 1), ("media-remote", 1), ("action-unknown", 1)]);
}

#[test]
fn every_form_of_the_root_is_read() {
    let one = || json!({"id": "root", "name": "A", "tiles": [{"id": "1", "label": "x"}]});
    for value in [one(), json!([one()]), json!({"beginner": [], "advanced": [one()]})] {
        let set = set(value);
        assert_eq!((counts(&set), set.set.root.as_str()), ([1, 1, 0, 0], "s/root"));
    }
}
