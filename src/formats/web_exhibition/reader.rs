//! How the reader wants to see the pages. A script shows this panel and keeps the choices; without one it is not there, and the
//! settings of the device count.

use super::markup::{Html, block, element, void};
use super::pages::Place;

/// A setting: its name, the message that names it, and its values with their messages. The first value is the one at the start.
type Setting = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Every setting. Names and values are also those of `data-…` at the page's root, which the look and `reader.js` go by.
pub(super) const SETTINGS: [Setting; 4] = [
    ("words", "web-set-words", &[("all", "web-set-words-all"), ("easy", "web-set-words-easy")]),
    (
        "colours",
        "web-set-colours",
        &[
            ("auto", "web-set-auto"),
            ("light", "web-set-light"),
            ("dark", "web-set-dark"),
            ("contrast", "web-set-contrast"),
        ],
    ),
    (
        "size",
        "web-set-size",
        &[
            ("100", "web-set-size-normal"),
            ("125", "web-set-size-large"),
            ("150", "web-set-size-larger"),
            ("200", "web-set-size-largest"),
        ],
    ),
    ("motion", "web-set-motion", &[("auto", "web-set-auto"), ("less", "web-set-motion-less")]),
];

/// The panel.
pub(super) fn panel(place: &Place<'_>) -> Html {
    let name = element("summary", &[], Html::text(&place.texts.get("web-set")));
    let groups = SETTINGS.iter().map(|setting| group(place, setting));
    let note = element("p", &[], Html::text(&place.texts.get("web-set-kept")));
    let inside = block("div", &[("class", "settings")], groups.chain([note]));
    block("details", &[("class", "reader")], [name, inside])
}

fn group(place: &Place<'_>, (name, title, values): &Setting) -> Html {
    let legend = element("legend", &[], Html::text(&place.texts.get(title)));
    let choices = values.iter().enumerate().map(|(index, value)| choice(place, name, value, index == 0));
    block("fieldset", &[], std::iter::once(legend).chain(choices))
}

fn choice(place: &Place<'_>, name: &'static str, (value, title): &(&str, &str), is_first: bool) -> Html {
    let mut attributes = vec![("type", "radio"), ("name", name), ("value", *value)];
    attributes.extend(is_first.then_some(("checked", "")));
    let words = element("span", &[], Html::text(&place.texts.get(title)));
    element("label", &[], Html::joined([void("input", &attributes), words]))
}
