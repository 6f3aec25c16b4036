//! Texts that can be heard: recordings of the maker, and easy texts that a voice speaks.

use super::hang::Hung;
use super::markup::{Html, block, element};
use super::pages::Place;
use super::person_text::tidy;
use crate::domain::locale::{Lang, LocalText};

/// A text that a voice speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// What is said.
    pub(super) text: String,
    /// In which language.
    pub(super) lang: Lang,
    /// Where the sound belongs.
    pub(super) path: String,
}

/// The easy text of a work, else what its picture shows; none: there is no text, or no voice for it.
pub(super) fn of_work(place: &Place<'_>, hung: &Hung<'_>) -> Option<Spoken> {
    let texts = [&hung.artwork.label.easy, &hung.artwork.alt];
    let text = texts.into_iter().find(|text| !tidy(text.get(place.lang())).is_empty())?;
    spoken(place, text, |lang| hung.speech(lang))
}

/// What the exhibition is about, and what one sees in its rooms.
pub(super) fn of_show(place: &Place<'_>) -> Vec<Spoken> {
    let rooms = place.show.rooms().into_iter().filter_map(|room| of_room(place, room));
    of_about(place).into_iter().chain(rooms).collect()
}

/// What the exhibition is about.
pub(super) fn of_about(place: &Place<'_>) -> Option<Spoken> {
    spoken(place, &place.show.edition.show().about, |lang| format!("sounds/about-{}.wav", lang.tag()))
}

/// What one sees in a room.
pub(super) fn of_room(place: &Place<'_>, room: usize) -> Option<Spoken> {
    let text = &place.show.edition.show().rooms.get(room)?.text;
    spoken(place, text, |lang| format!("sounds/room-{}-{}.wav", room + 1, lang.tag()))
}

/// A text in the language of the page, else in the other one.
fn spoken(place: &Place<'_>, text: &LocalText, path: impl Fn(Lang) -> String) -> Option<Spoken> {
    let own = match place.lang() {
        Lang::Ko => &text.ko,
        Lang::En => &text.en,
    };
    let lang = if own.is_empty() { place.lang().other() } else { place.lang() };
    let text = tidy(text.get(place.lang()));
    (!text.is_empty() && place.show.makes.speaks(lang)).then(|| Spoken { text, lang, path: path(lang) })
}

/// A player for a sound, with its name.
pub(super) fn player(place: &Place<'_>, name: &str, path: &str) -> Html {
    let source = place.way_to(path);
    let attributes = [("controls", ""), ("preload", "none"), ("src", source.as_str()), ("aria-label", name)];
    let name = element("p", &[("class", "sound-name"), ("aria-hidden", "true")], Html::text(name));
    block("div", &[("class", "sound")], [name, element("audio", &attributes, Html::empty())])
}

/// A player for a spoken text; nothing where there is none.
pub(super) fn reading(place: &Place<'_>, spoken: Option<Spoken>) -> Html {
    spoken.map_or_else(Html::empty, |spoken| player(place, &place.texts.get("web-listen-easy"), &spoken.path))
}
