//! About the exhibition and the rights in it, in plain sentences.

use super::head::About;
use super::layout::{ai_line, heading, link, page as shell, rows, said_if_any, window_title};
use super::markup::{Html, block, element};
use super::pages::Place;
use super::person_text::{paragraphs, tidy};
use super::start::facts;

/// Hosts of terms that may be linked to.
const TERMS: [&str; 2] = ["creativecommons.org/", "rightsstatements.org/"];
/// The licence of the symbols.
const SYMBOLS_LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The page.
pub(super) fn page(place: &Place<'_>) -> Html {
    let (show, texts, lang) = (place.show.edition.show(), &place.texts, place.lang());
    let title = texts.get("web-about-page");
    let head = About { title: &window_title(place, &title), description: &title, picture: None };
    let thanks = rows([(texts.get("web-thanks"), said_if_any(&show.credits, lang))]);
    let main = [
        heading("h1", &title),
        section(place, "web-about", [paragraphs(show.about.get(lang), lang), facts(place), thanks]),
        section(place, "web-ai", [line(ai_line(place)), notice(place)]),
        section(place, "web-rights-heading", [terms(place)]),
        section(
            place,
            "web-access-heading",
            ["web-access-read", "web-access-keys", "web-access-set"].map(|key| said_line(place, key)),
        ),
        section(place, "web-symbols-heading", symbols(place)),
        section(
            place,
            "web-privacy-heading",
            [line(texts.get("web-no-tracking")), line(texts.get("web-privacy-kept")), line(texts.get("web-made-with"))],
        ),
    ];
    shell(place, &head, block("div", &[("class", "plain")], main))
}

fn section(place: &Place<'_>, key: &str, parts: impl IntoIterator<Item = Html>) -> Html {
    block("section", &[], std::iter::once(heading("h2", &place.texts.get(key))).chain(parts))
}

fn line(text: String) -> Html {
    element("p", &[], Html::text(&text))
}

fn said_line(place: &Place<'_>, key: &str) -> Html {
    line(place.texts.get(key))
}

/// The curator's own wording of the notice, where generative AI took part.
fn notice(place: &Place<'_>) -> Html {
    let show = place.show.edition.show();
    let noticed = place.show.hung.iter().find_map(|hung| place.wording().notice(hung.artwork, show));
    noticed.map_or_else(Html::empty, |text| paragraphs(&text, place.lang()))
}

/// Under which terms the pictures may be used: that the rights are the makers', unless the curator chose others; as a link, where it is
/// an address of known terms.
pub(super) fn terms(place: &Place<'_>) -> Html {
    let rights = tidy(&place.show.edition.show().rights);
    if rights.is_empty() {
        return line(place.texts.get("web-rights"));
    }
    let Some(address) = terms_address(&rights) else { return paragraphs(&rights, place.lang()) };
    let words = place.texts.with("web-terms", &[("terms", address)]);
    outside(address, &words)
}

/// The address of the terms, if it is one of Creative Commons or RightsStatements.org.
pub(super) fn terms_address(rights: &str) -> Option<&str> {
    let rest = rights.strip_prefix("https://").or_else(|| rights.strip_prefix("http://"))?;
    let is_plain = rights.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '-' | '_'));
    let host = rest.strip_prefix("www.").unwrap_or(rest);
    (is_plain && TERMS.iter().any(|terms| host.starts_with(terms))).then_some(rights)
}

fn symbols(place: &Place<'_>) -> Vec<Html> {
    let texts = &place.texts;
    let licence = outside(SYMBOLS_LICENCE, &texts.get("web-credit-licence"));
    vec![line(texts.get("web-credit-twemoji")), line(texts.get("web-credit-own")), licence]
}

/// A way out of the exhibition, marked as one.
fn outside(address: &str, words: &str) -> Html {
    let marks = [("href", address), ("rel", "external license noreferrer"), ("hreflang", "en")];
    element("p", &[], link(&marks, Html::text(words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_terms_are_linked() {
        for good in [SYMBOLS_LICENCE, "http://rightsstatements.org/vocab/InC/1.0/"] {
            assert_eq!(terms_address(good), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "https://creativecommons.org.evil.example/",
            "https://evil.example/?creativecommons.org/",
            "CC BY",
            "",
        ] {
            assert_eq!(terms_address(bad), None, "{bad}");
        }
    }
}
