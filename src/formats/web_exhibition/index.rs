//! The first page: the exhibition and every work small.

use super::hang::{Hung, THUMB_PX};
use super::layout::{heading, link, page as shell, picture, rows, said_if_any};
use super::markup::{Html, block, element};
use super::pages::Place;
use super::person_text::{said, tidy_title};
use super::work::{alt, maker, short_title};
use crate::text::dates;

/// The page.
pub(super) fn page(place: &Place<'_>) -> Html {
    let (show, texts) = (place.show.edition.show(), &place.texts);
    let count = place.show.hung.len().to_string();
    let description = texts.with("web-description", &[("title", &tidy_title(&show.title)), ("count", &count)]);
    shell(place, &show.title, &description, Html::lines([intro(place), works(place, &count)]))
}

fn intro(place: &Place<'_>) -> Html {
    let (show, texts, lang) = (place.show.edition.show(), &place.texts, place.lang());
    let when = dates::reword(lang, show.dates.trim());
    let facts =
        [(texts.get("web-when"), said_if_any(&when, lang)), (texts.get("web-where"), said_if_any(&show.place, lang))];
    let facts = if facts.iter().any(|(_, value)| value.is_some()) { rows(facts) } else { Html::empty() };
    block("div", &[("class", "intro")], [element("h1", &[], said(&show.title, lang)), facts])
}

fn works(place: &Place<'_>, count: &str) -> Html {
    let texts = &place.texts;
    let name = heading("h2", &texts.with("web-works-count", &[("count", count)]));
    let list = match place.show.hung {
        [] => element("p", &[], Html::text(&texts.get("web-no-works"))),
        hung => block("ol", &[("class", "works"), ("role", "list")], hung.iter().map(|hung| card(place, hung))),
    };
    block("section", &[], [name, list])
}

/// One work: its picture, its title as the link to its page, its maker.
fn card<'a>(place: &Place<'a>, hung: &'a Hung<'a>) -> Html {
    let work = hung.artwork;
    let mat =
        element("div", &[("class", "mat")], picture(place, &hung.thumb, thumb_size(hung), &alt(place, work), false));
    let to = place.way_to_page(Some(hung));
    let name = element("h3", &[], link(&[("href", &to)], short_title(place, work)));
    block("li", &[], [mat, name, element("p", &[], maker(place, work))])
}

/// The size of the small picture: the shape of the work within [`THUMB_PX`], never enlarged.
fn thumb_size(hung: &Hung<'_>) -> (u32, u32) {
    let (width, height) = (hung.artwork.width, hung.artwork.height);
    let long = width.max(height);
    if long <= THUMB_PX {
        return (width, height);
    }
    let scale = |side: u32| u32::try_from(u64::from(side) * u64::from(THUMB_PX) / u64::from(long)).unwrap_or(THUMB_PX);
    (scale(width).max(1), scale(height).max(1))
}
