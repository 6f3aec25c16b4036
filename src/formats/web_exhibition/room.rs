//! The page of a room, where there are several.

use super::cards;
use super::head::About;
use super::layout::{link, page as shell, window_title};
use super::markup::{Html, block, element};
use super::pages::{Page, Place};
use super::person_text::{paragraphs, said, tidy, tidy_title};
use super::picture::alt;
use super::spoken::{of_room, reading};

/// The page of the room, counted from 0.
pub(super) fn page(place: &Place<'_>, at: usize) -> Html {
    let name = name_text(place, at);
    let about = tidy(place.show.edition.show().rooms.get(at).map_or("", |room| room.text.get(place.lang())));
    let first = place.show.in_room(at).next();
    let picture = first.map(|hung| (hung.medium.as_deref().unwrap_or(&hung.picture), alt(place, hung)));
    let head = About {
        title: &window_title(place, &name),
        description: if about.is_empty() { &name } else { &about },
        picture: picture.as_ref().map(|(path, alt)| (*path, alt.as_str())),
    };
    let intro = [number(place, at), element("h1", &[], said(&name, place.lang())), text(place, at)];
    let works = cards::list(place, "h2", place.show.in_room(at));
    let main = [block("div", &[("class", "intro")], intro), works, neighbours(place, at)];
    shell(place, &head, Html::lines(main))
}

fn number(place: &Place<'_>, at: usize) -> Html {
    let rooms = place.show.rooms();
    let number = rooms.iter().position(|room| *room == at).map_or(0, |index| index + 1).to_string();
    let values = [("number", number.as_str()), ("count", &rooms.len().to_string())];
    element("p", &[("class", "number")], Html::text(&place.texts.with("web-room-number", &values)))
}

fn name_text(place: &Place<'_>, at: usize) -> String {
    let name = place.show.edition.show().rooms.get(at).map_or("", |room| room.name.get(place.lang()));
    let name = tidy_title(name);
    if name.is_empty() { place.texts.with("web-room-unnamed", &[("number", &(at + 1).to_string())]) } else { name }
}

/// Its name, or its number.
pub(super) fn name(place: &Place<'_>, at: usize) -> Html {
    said(&name_text(place, at), place.lang())
}

/// What one sees in it, to read and to hear; nothing where nobody wrote it.
pub(super) fn text(place: &Place<'_>, at: usize) -> Html {
    let text = place.show.edition.show().rooms.get(at).map_or("", |room| room.text.get(place.lang()));
    if tidy(text).is_empty() {
        return Html::empty();
    }
    let parts = [paragraphs(text, place.lang()), reading(place, of_room(place, at))];
    block("div", &[("class", "about")], parts)
}

/// The ways to the room before and the room after.
fn neighbours(place: &Place<'_>, at: usize) -> Html {
    let rooms = place.show.rooms();
    let here = rooms.iter().position(|room| *room == at).unwrap_or_default();
    let way = |to: Option<&usize>, key: &str, rel: &'static str| {
        let Some(to) = to else { return Html::empty() };
        let words = element("span", &[("class", "way")], Html::text(&place.texts.get(key)));
        let target = place.way_to_page(Page::Room(*to));
        let content = Html::joined([words, Html::text(" "), name(place, *to)]);
        link(&[("class", rel), ("rel", rel), ("href", &target)], content)
    };
    let before = here.checked_sub(1).and_then(|before| rooms.get(before));
    let ways = [way(before, "web-previous-room", "prev"), way(rooms.get(here + 1), "web-next-room", "next")];
    block("nav", &[("class", "neighbours"), ("aria-label", &place.texts.get("web-between-rooms"))], ways)
}
