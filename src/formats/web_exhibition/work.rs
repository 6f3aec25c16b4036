//! The page of one work: the picture, its label, what it shows, how it was made.

use super::hang::Hung;
use super::layout::{heading, link, page as shell, picture, rows};
use super::markup::{Html, block, element};
use super::pages::Place;
use super::person_text::{said, tidy, tidy_title};
use super::{steps, viewer};
use crate::domain::artwork::Artwork;
use crate::domain::provenance::{ai_use, technique};
use crate::text::{Texts, dates, made_of};

/// The page of the work that hangs at `at` (from 0).
pub(super) fn page(place: &Place<'_>, hung: &Hung<'_>, at: usize) -> Html {
    let (work, texts) = (hung.artwork, &place.texts);
    let names = [("title", title_text(place, work)), ("exhibition", tidy_title(&place.show.edition.show().title))];
    let names: Vec<(&str, &str)> = names.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let parts = [
        figure(place, hung),
        block("div", &[("class", "label")], [label(place, work, at), words(place, work), description(place, work)]),
        block("div", &[("class", "story")], [how_made(place, work), ai(place, work)]),
    ];
    let article = block("article", &[("class", "work")], parts);
    let alt = alt(place, work);
    shell(place, &texts.with("web-page-title", &names), &alt, Html::lines([article, neighbours(place, at)]))
}

/// The title, or that it has none yet.
fn title_text(place: &Place<'_>, work: &Artwork) -> String {
    let title = tidy(&work.title.text);
    if title.is_empty() { place.texts.get("web-untitled") } else { title }
}

/// The title where it names a way to the work: short enough for a line or two.
pub(super) fn short_title(place: &Place<'_>, work: &Artwork) -> Html {
    said(&tidy_title(&title_text(place, work)), place.lang())
}

/// The maker as they want to be named; no name is a choice too.
pub(super) fn maker(place: &Place<'_>, work: &Artwork) -> Html {
    let name = tidy(&work.maker);
    if name.is_empty() { Html::text(&place.texts.get("web-maker-unnamed")) } else { said(&name, place.lang()) }
}

/// What the picture shows, for those who do not see it; at least whose picture it is.
pub(super) fn alt(place: &Place<'_>, work: &Artwork) -> String {
    let alt = tidy(work.alt.get(place.lang()));
    if alt.is_empty() { place.texts.with("web-picture", &[("title", &title_text(place, work))]) } else { alt }
}

fn figure(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let work = hung.artwork;
    let image = picture(place, &hung.picture, (work.width, work.height), &alt(place, work), true);
    let open = link(&[("href", &place.way_to(&hung.picture))], Html::text(&place.texts.get("web-open-picture")));
    block("div", &[("class", "wall")], [viewer::figure(place, hung, image), element("p", &[], open)])
}

fn label(place: &Place<'_>, work: &Artwork, at: usize) -> Html {
    let texts = &place.texts;
    let (number, count) = ((at + 1).to_string(), place.show.hung.len().to_string());
    let place_of = texts.with("web-work-number", &[("number", &number), ("count", &count)]);
    let (width, height) = (work.width.to_string(), work.height.to_string());
    let size = texts.with("web-size-value", &[("width", &width), ("height", &height)]);
    let text = |text: String| Some(Html::text(&text));
    let facts = [
        (texts.get("web-maker"), Some(maker(place, work))),
        (texts.get("web-year"), text(dates::year(work.made, place.show.edition.offset_min))),
        (texts.get("web-technique"), text(made_with(texts, work))),
        (texts.get("web-size"), text(sides(texts, work).unwrap_or(size))),
    ];
    Html::lines([
        element("p", &[("class", "number")], Html::text(&place_of)),
        element("h1", &[], said(&title_text(place, work), place.lang())),
        rows(facts),
    ])
}

/// A work that can be touched is of its material; any other was made as its steps say.
fn made_with(texts: &Texts, work: &Artwork) -> String {
    match &work.physical {
        Some(physical) => made_of::material(texts, &physical.material),
        None => technique(work).words(texts),
    }
}

/// How large a work that can be touched is, if it was measured.
fn sides(texts: &Texts, work: &Artwork) -> Option<String> {
    let size = made_of::size(texts, work.physical.as_ref()?.size_mm);
    (!size.is_empty()).then_some(size)
}

fn words(place: &Place<'_>, work: &Artwork) -> Html {
    match steps::tapped(place, work) {
        Some(words) => Html::lines([heading("h2", &place.texts.get("web-words")), words]),
        None => Html::empty(),
    }
}

fn description(place: &Place<'_>, work: &Artwork) -> Html {
    let texts = &place.texts;
    let text = tidy(work.alt.get(place.lang()));
    let shown =
        if text.is_empty() { Html::text(&texts.get("web-description-none")) } else { said(&text, place.lang()) };
    Html::lines([heading("h2", &texts.get("web-description-heading")), element("p", &[], shown)])
}

fn how_made(place: &Place<'_>, work: &Artwork) -> Html {
    block("section", &[], [heading("h2", &place.texts.get("web-how-made")), steps::list(place, work)])
}

fn ai(place: &Place<'_>, work: &Artwork) -> Html {
    let texts = &place.texts;
    let said = element("p", &[], Html::text(&ai_use(work).words(texts)));
    block("section", &[], [heading("h2", &texts.get("web-ai")), said])
}

/// The ways to the work before and the work after.
fn neighbours(place: &Place<'_>, at: usize) -> Html {
    let hung = place.show.hung;
    let way = |to: Option<&Hung<'_>>, key: &str, rel: &'static str| {
        let Some(to) = to else { return Html::empty() };
        let name = element("span", &[("class", "way")], Html::text(&place.texts.get(key)));
        let target = place.way_to(&Place { work: Some(to), ..*place }.path(place.lang()));
        let content = Html::joined([name, Html::text(" "), short_title(place, to.artwork)]);
        link(&[("class", rel), ("rel", rel), ("href", &target)], content)
    };
    if hung.len() < 2 {
        return Html::empty();
    }
    let before = at.checked_sub(1).and_then(|before| hung.get(before));
    let ways = [way(before, "web-previous", "prev"), way(hung.get(at + 1), "web-next", "next")];
    block("nav", &[("class", "neighbours"), ("aria-label", &place.texts.get("web-between-works"))], ways)
}
