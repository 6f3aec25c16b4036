//! What every page shares: skip link, header with the ways to go, the reader's settings, footer; and small parts.

use super::about::terms;
use super::head::{About, head};
use super::markup::{Attributes, Html, block, element};
use super::pages::{Page, Place};
use super::person_text::{said, tidy, tidy_title};
use super::reader;
use crate::domain::locale::Lang;
use crate::domain::provenance::{AiUse, ai_use};

/// A whole page around its main part.
pub(super) fn page(place: &Place<'_>, about: &About<'_>, main: Html) -> Html {
    let body =
        [skip_link(place), header(place), block("main", &[("id", "main"), ("tabindex", "-1")], [main]), footer(place)];
    let lang = place.lang().tag();
    let start = if matches!(place.page, Page::Start) { "start" } else { "page" };
    block("html", &[("lang", lang), ("data-page", start)], [head(place, about), block("body", &[], body)])
}

/// The name of a window: the page, then the exhibition.
pub(super) fn window_title(place: &Place<'_>, page: &str) -> String {
    let exhibition = tidy_title(&place.show.edition.show().title);
    place.texts.with("web-page-title", &[("title", &tidy_title(page)), ("exhibition", &exhibition)])
}

fn skip_link(place: &Place<'_>) -> Html {
    link(&[("class", "skip"), ("href", "#main")], Html::text(&place.texts.get("web-skip")))
}

/// `<a …>content</a>`.
pub(super) fn link(attributes: &Attributes<'_>, content: Html) -> Html {
    element("a", attributes, content)
}

fn header(place: &Place<'_>) -> Html {
    block("header", &[("class", "top")], [ways(place), languages(place), reader::panel(place)])
}

/// The pages that are reached from everywhere.
fn ways(place: &Place<'_>) -> Html {
    let pages = [
        (Page::Start, "web-to-start"),
        (Page::Makers, "web-makers"),
        (Page::About, "web-about-page"),
        (Page::Kiosk, "web-kiosk"),
    ];
    let item = |(page, key): (Page<'_>, &str)| {
        let to = Place { page, ..*place };
        let target = place.way_to_page(page);
        let is_here = to.path(place.lang()) == place.path(place.lang());
        let mut attributes = vec![("href", target.as_str())];
        attributes.extend(is_here.then_some(("aria-current", "page")));
        element("li", &[], link(&attributes, Html::text(&place.texts.get(key))))
    };
    let list = block("ul", &[("role", "list")], pages.map(item));
    block("nav", &[("class", "ways"), ("aria-label", &place.texts.get("web-ways"))], [list])
}

/// The way to the same page in the other language, named in that language.
fn languages(place: &Place<'_>) -> Html {
    let item = |lang: Lang| {
        let name = Html::text(&place.texts.get(&format!("language-{}", lang.tag())));
        let marked = [("lang", lang.tag()), ("hreflang", lang.tag())];
        let shown = if lang == place.lang() {
            element("span", &[("lang", lang.tag()), ("aria-current", "true")], name)
        } else {
            link(&[&marked[..], &[("href", &place.way_to(&place.path(lang)))]].concat(), name)
        };
        element("li", &[], shown)
    };
    let list = block("ul", &[("role", "list")], [Lang::Ko, Lang::En].map(item));
    block("nav", &[("class", "languages"), ("aria-label", &place.texts.get("web-languages"))], [list])
}

fn footer(place: &Place<'_>) -> Html {
    let texts = &place.texts;
    let line = |text: String| element("p", &[], Html::text(&text));
    let to = place.way_to_page(Page::About);
    let about = link(&[("href", &to)], Html::text(&texts.get("web-about-page-more")));
    let lines = [
        line(ai_line(place)),
        terms(place),
        line(format!("{} {}", texts.get("web-made-with"), texts.get("web-no-tracking"))),
        element("p", &[], about),
    ];
    block("footer", &[], [block("div", &[("class", "inner")], lines)])
}

/// What is true of the whole exhibition.
pub(super) fn ai_line(place: &Place<'_>) -> String {
    let uses: Vec<AiUse> = place.show.hung.iter().map(|hung| ai_use(hung.artwork)).collect();
    let is_none = |ai: &AiUse| matches!(ai, AiUse::None | AiUse::NonePainter);
    place.texts.get(if uses.contains(&AiUse::Used) {
        "web-ai-some-used"
    } else if uses.iter().all(is_none) {
        "web-ai-all-none"
    } else {
        "web-ai-see-works"
    })
}

/// A heading with its level.
pub(super) fn heading(level: &'static str, text: &str) -> Html {
    element(level, &[], Html::text(text))
}

/// Rows of a label: a name and a value each; rows without a value are left out.
pub(super) fn rows(rows: impl IntoIterator<Item = (String, Option<Html>)>) -> Html {
    let row = |(name, value): (String, Option<Html>)| {
        let pair = [element("dt", &[], Html::text(&name)), element("dd", &[], value?)];
        Some(block("div", &[], pair))
    };
    let rows: Vec<Html> = rows.into_iter().filter_map(row).collect();
    if rows.is_empty() { Html::empty() } else { block("dl", &[], rows) }
}

/// A text of a person, or nothing where there is none.
pub(super) fn said_if_any(text: &str, lang: Lang) -> Option<Html> {
    (!tidy(text).is_empty()).then(|| said(text, lang))
}
