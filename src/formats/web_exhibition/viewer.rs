//! The picture of a work with what is needed to look at it closely: the frame, the keys, and where its tiles are.
//!
//! Without a script it is the plain picture. `viewer.js` reads everything from this markup, asks for nothing but pictures, and so
//! works from disk. Keys are real buttons with words, which a switch or the keyboard reaches one by one.

use super::hang::Hung;
use super::markup::{Html, block, element};
use super::pages::Place;
use crate::domain::exhibition::TILE_PX;

/// Where the script lies in the folder.
pub(super) const SCRIPT: &str = "viewer.js";
/// The script.
pub(super) const CODE: &str = include_str!("viewer.js");

/// What a key does for `viewer.js`, and the message with its name. The ways are there only while there is somewhere to go.
const KEYS: [(&str, &str); 4] =
    [("in", "viewer-in"), ("out", "viewer-out"), ("whole", "viewer-whole"), ("screen", "viewer-screen")];
const WAYS: [(&str, &str); 4] =
    [("left", "viewer-left"), ("up", "viewer-up"), ("down", "viewer-down"), ("right", "viewer-right")];

/// The picture in its mat, zoomable where there is a script.
pub(super) fn figure(place: &Place<'_>, hung: &Hung<'_>, image: Html) -> Html {
    if !hung.is_zoomable() {
        // Its size is not known, so there are no tiles.
        return element("div", &[("class", "mat")], image);
    }
    let texts = &place.texts;
    let (tiles, script) = (format!("{}/", place.way_to(&hung.tiles)), place.way_to(SCRIPT));
    let numbers = [hung.deep.width(), hung.deep.height(), TILE_PX].map(|number| number.to_string());
    let [width, height, tile] = numbers.each_ref().map(String::as_str);
    // The script puts the number where the # is.
    let level = texts.with("viewer-level", &[("times", "#")]);
    let said = ["viewer-all", "viewer-most", "viewer-edge"].map(|id| texts.get(id));
    let attributes = [
        ("class", "zoom"),
        ("data-tiles", tiles.as_str()),
        ("data-width", width),
        ("data-height", height),
        ("data-tile", tile),
        ("data-level", &level),
        ("data-all", &said[0]),
        ("data-most", &said[1]),
        ("data-edge", &said[2]),
    ];
    let frame = block("div", &[("class", "mat")], [element("div", &[("class", "zoom-frame")], image)]);
    let script = element("script", &[("defer", ""), ("src", &script)], Html::empty());
    block("div", &attributes, [frame, keys(place), script])
}

fn keys(place: &Place<'_>) -> Html {
    let texts = &place.texts;
    let key = |(does, id): (&'static str, &'static str)| {
        let name = element("span", &[("class", "zoom-name")], Html::text(&texts.get(id)));
        let attributes = [("type", "button"), ("class", "zoom-key"), ("data-does", does)];
        element("button", &attributes, name)
    };
    let ways = block("span", &[("class", "zoom-ways")], WAYS.map(key));
    let said = element("p", &[("class", "zoom-said"), ("role", "status")], Html::empty());
    let name = texts.get("viewer-keys");
    let group = [("class", "zoom-keys"), ("role", "group"), ("aria-label", name.as_str())];
    block("div", &group, KEYS.map(key).into_iter().chain([ways, said]))
}
