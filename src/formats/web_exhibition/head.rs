//! The head of a page: what browsers, search engines and other sites are told about it.

use super::linked_data;
use super::markup::{Attributes, Html, block, element, void};
use super::pages::{Page, Place};
use super::person_text::tidy_title;
use crate::domain::locale::Lang;

/// Only files of the folder are loaded, nothing is sent, no script stands in a page. `file:` is for pages opened from disk,
/// where some browsers do not count a folder as `'self'`; on the web a page cannot reach it.
const POLICY: &str = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; \
                      media-src 'self' file:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// What a page says about itself.
pub(super) struct About<'a> {
    /// The name of the window.
    pub(super) title: &'a str,
    /// In a sentence.
    pub(super) description: &'a str,
    /// A picture that stands for it, with what it shows: its path in the folder.
    pub(super) picture: Option<(&'a str, &'a str)>,
}

/// `<head>`.
pub(super) fn head(place: &Place<'_>, about: &About<'_>) -> Html {
    let mut lines = first(place);
    lines.extend([
        element("title", &[], Html::text(&tidy_title(about.title))),
        named("description", &tidy_title(about.description)),
        named("referrer", "no-referrer"),
        named("robots", robots(place)),
        named("color-scheme", "light dark"),
        named("theme-color", super::style::HANJI),
        named("generator", "Malgeurim"),
        void("link", &[("rel", "stylesheet"), ("href", &place.way_to("style.css"))]),
        void("link", &[("rel", "icon"), ("type", "image/svg+xml"), ("href", &place.way_to("icon.svg"))]),
    ]);
    lines.extend(scripts(place));
    lines.extend(alternates(place));
    lines.extend(cards(place, about));
    lines.push(linked_data::of_page(place));
    block("head", &[], lines)
}

fn first(place: &Place<'_>) -> Vec<Html> {
    let policy = [("http-equiv", "Content-Security-Policy"), ("content", POLICY)];
    vec![
        void("meta", &[("charset", "utf-8")]),
        void("meta", &policy),
        named("viewport", "width=device-width, initial-scale=1"),
        // Not deferred: the reader's colours must be there before anything is drawn, so that nothing flashes.
        script(place, "reader.js", &[]),
    ]
}

fn script(place: &Place<'_>, path: &str, more: &Attributes<'_>) -> Html {
    element("script", &[more, &[("src", place.way_to(path).as_str())][..]].concat(), Html::empty())
}

fn scripts(place: &Place<'_>) -> Option<Html> {
    matches!(place.page, Page::Kiosk).then(|| script(place, "kiosk.js", &[("defer", "")]))
}

fn named(name: &str, content: &str) -> Html {
    void("meta", &[("name", name), ("content", content)])
}

/// Whoever gave an address wants to be found; a folder on a disk, or one that is only tried out, does not.
fn robots(place: &Place<'_>) -> &'static str {
    match (place.show.base(), place.page) {
        (Some(_), Page::Kiosk) => "noindex, follow",
        (Some(_), _) => "index, follow, max-image-preview:large",
        (None, _) => "noindex",
    }
}

fn alternates(place: &Place<'_>) -> Vec<Html> {
    let link =
        |rel: &str, lang: &str, address: &str| void("link", &[("rel", rel), ("hreflang", lang), ("href", address)]);
    let to = |lang: Lang| place.address(lang).unwrap_or_else(|| place.way_to(&place.path(lang)));
    let mut lines: Vec<Html> = [Lang::Ko, Lang::En].map(|lang| link("alternate", lang.tag(), &to(lang))).into();
    if let Some(address) = place.address(place.lang()) {
        lines.push(void("link", &[("rel", "canonical"), ("href", &address)]));
        lines.push(link("alternate", "x-default", &to(Lang::Ko)));
    }
    lines
}

/// What other sites show when somebody shares the page (Open Graph, <https://ogp.me>). Addresses there are whole or absent.
fn cards(place: &Place<'_>, about: &About<'_>) -> Vec<Html> {
    let property = |name: &str, content: &str| void("meta", &[("property", name), ("content", content)]);
    let locale = |lang: Lang| if lang == Lang::Ko { "ko_KR" } else { "en_GB" };
    let kind = if matches!(place.page, Page::Work(_)) { "article" } else { "website" };
    let mut lines = vec![
        property("og:type", kind),
        property("og:title", &tidy_title(about.title)),
        property("og:description", &tidy_title(about.description)),
        property("og:site_name", &tidy_title(&place.show.edition.show().title)),
        property("og:locale", locale(place.lang())),
        property("og:locale:alternate", locale(place.lang().other())),
    ];
    if let Some(address) = place.address(place.lang()) {
        lines.push(property("og:url", &address));
        if let Some((picture, alt)) = about.picture {
            lines.push(property("og:image", &place.address_of(picture)));
            lines.push(property("og:image:alt", &tidy_title(alt)));
            lines.push(named("twitter:card", "summary_large_image"));
        }
    }
    lines
}
