//! Who made the works: everyone who wants to be named, with the ways to their works.

use super::cards::short_title;
use super::hang::Hung;
use super::head::About;
use super::layout::{heading, link, page as shell, window_title};
use super::markup::{Html, block, element};
use super::pages::{Page, Place};
use super::person_text::{said, tidy_title};
use std::collections::BTreeMap;

/// Works of one maker under one name. Two people of the same name stay two.
type Makers<'a> = BTreeMap<(String, &'a str), Vec<&'a Hung<'a>>>;

/// The page.
pub(super) fn page(place: &Place<'_>) -> Html {
    let texts = &place.texts;
    let title = texts.get("web-makers");
    let head = About { title: &window_title(place, &title), description: &title, picture: None };
    let makers = named(place);
    let unnamed = place.show.hung.len() - makers.values().map(Vec::len).sum::<usize>();
    let parts = makers.iter().map(|((name, _), works)| of_one(place, name, works));
    let left = (unnamed > 0).then(|| {
        let words = texts.with("web-makers-unnamed", &[("count", &unnamed.to_string())]);
        element("p", &[], Html::text(&words))
    });
    let list = block("div", &[("class", "makers")], parts);
    let main = [heading("h1", &title), list, left.unwrap_or_default()];
    shell(place, &head, block("div", &[("class", "plain")], main))
}

fn named<'a>(place: &Place<'a>) -> Makers<'a> {
    let mut makers = Makers::new();
    for hung in place.show.hung {
        let name = tidy_title(&hung.artwork.maker);
        if !name.is_empty() {
            makers.entry((name, hung.artwork.profile.as_str())).or_default().push(hung);
        }
    }
    makers
}

fn of_one<'a>(place: &Place<'a>, name: &str, works: &[&'a Hung<'a>]) -> Html {
    let item = |hung: &&'a Hung<'a>| {
        let to = place.way_to_page(Page::Work(hung));
        element("li", &[], link(&[("href", &to)], short_title(place, hung)))
    };
    let list = block("ul", &[("role", "list")], works.iter().map(item));
    block("section", &[], [element("h2", &[], said(name, place.lang())), list])
}
