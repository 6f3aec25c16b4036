//! Works small, as a list: each with its picture, its title as the way to its page, and its maker.

use super::hang::Hung;
use super::layout::link;
use super::markup::{Html, block, element};
use super::pages::{Page, Place};
use super::person_text::{said, tidy, tidy_title};
use super::picture::{small, title};

/// The list; `level` is that of its titles.
pub(super) fn list<'a>(place: &Place<'a>, level: &'static str, hung: impl IntoIterator<Item = &'a Hung<'a>>) -> Html {
    let cards = hung.into_iter().map(|hung| card(place, level, hung));
    block("ol", &[("class", "works"), ("role", "list")], cards)
}

fn card<'a>(place: &Place<'a>, level: &'static str, hung: &'a Hung<'a>) -> Html {
    let mat = element("div", &[("class", "mat")], small(place, hung));
    let to = place.way_to_page(Page::Work(hung));
    let name = element(level, &[], link(&[("href", &to)], short_title(place, hung)));
    let label = place.label(hung);
    let notice = (!label.notice.is_empty())
        .then(|| element("span", &[("class", "tag")], Html::text(&place.texts.get("web-ai-tag"))));
    let lines = [maker(place, &label.maker), Html::text(" "), notice.unwrap_or_default()];
    block("li", &[], [mat, name, element("p", &[], Html::joined(lines))])
}

/// The title where it names a way to the work: short enough for a line or two.
pub(super) fn short_title(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    said(&tidy_title(&title(place, &hung.artwork.title.text)), place.lang())
}

/// The maker as they want to be named, from a label; no name is a choice too.
pub(super) fn maker(place: &Place<'_>, name: &str) -> Html {
    if tidy(name).is_empty() { Html::text(&place.texts.get("web-maker-unnamed")) } else { said(name, place.lang()) }
}
