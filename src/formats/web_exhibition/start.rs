//! The first page: what the exhibition is about, when and where it is, its rooms and works.

use super::cards;
use super::head::About;
use super::layout::{heading, link, page as shell, rows, said_if_any};
use super::markup::{Html, block, element};
use super::pages::{Page, Place};
use super::person_text::{paragraphs, said, tidy, tidy_title};
use super::picture::alt;
use super::room;
use super::spoken::{of_about, reading};
use crate::text::dates;

/// Works of a room that are seen on the first page, where each room has a page of its own.
const IN_SIGHT: usize = 6;

/// The page.
pub(super) fn page(place: &Place<'_>) -> Html {
    let (show, texts) = (place.show.edition.show(), &place.texts);
    let count = place.show.hung.len().to_string();
    let about = tidy(show.about.get(place.lang()));
    let counted = texts.with("web-description", &[("title", &tidy_title(&show.title)), ("count", &count)]);
    let first = place.show.hung.first();
    let picture = first.map(|hung| (hung.medium.as_deref().unwrap_or(&hung.picture), alt(place, hung)));
    let head = About {
        title: &show.title,
        description: if about.is_empty() { &counted } else { &about },
        picture: picture.as_ref().map(|(path, alt)| (*path, alt.as_str())),
    };
    shell(place, &head, Html::lines([intro(place), works(place, &count)]))
}

fn intro(place: &Place<'_>) -> Html {
    let (show, lang) = (place.show.edition.show(), place.lang());
    let about = show.about.get(lang);
    let about = if tidy(about).is_empty() {
        Html::empty()
    } else {
        block("div", &[("class", "about")], [paragraphs(about, lang), reading(place, of_about(place))])
    };
    block("div", &[("class", "intro")], [element("h1", &[], said(&show.title, lang)), facts(place), about])
}

/// When, where, who.
pub(super) fn facts(place: &Place<'_>) -> Html {
    let (show, texts, lang) = (place.show.edition.show(), &place.texts, place.lang());
    let when = dates::reword(lang, show.dates.trim());
    rows([
        (texts.get("web-when"), said_if_any(&when, lang)),
        (texts.get("web-where"), said_if_any(&show.place, lang)),
        (texts.get("web-host"), said_if_any(&show.host, lang)),
    ])
}

fn works(place: &Place<'_>, count: &str) -> Html {
    let texts = &place.texts;
    if place.show.has_rooms() {
        return Html::lines(place.show.rooms().into_iter().map(|at| of_room(place, at)));
    }
    let name = heading("h2", &texts.with("web-works-count", &[("count", count)]));
    let list = match place.show.hung {
        [] => element("p", &[], Html::text(&texts.get("web-no-works"))),
        hung => cards::list(place, "h3", hung),
    };
    let only = place.show.rooms().first().map(|at| room::text(place, *at)).unwrap_or_default();
    block("section", &[], [name, only, list])
}

/// A room: its name as the way to its page, its text, the first of its works.
fn of_room(place: &Place<'_>, at: usize) -> Html {
    let to = place.way_to_page(Page::Room(at));
    let name = element("h2", &[], link(&[("href", &to)], room::name(place, at)));
    let count = place.show.in_room(at).count();
    let list = cards::list(place, "h3", place.show.in_room(at).take(IN_SIGHT));
    let more = (count > IN_SIGHT).then(|| {
        let words = place.texts.with("web-room-all", &[("count", &count.to_string())]);
        element("p", &[("class", "more-works")], link(&[("href", &to)], Html::text(&words)))
    });
    block("section", &[("class", "room")], [name, room::text(place, at), list, more.unwrap_or_default()])
}
