//! What every page shares: head, skip link, header with the way back and the other language, footer.

use super::markup::{Attributes, Html, block, element, void};
use super::pages::Place;
use super::person_text::{lang_mark, said, tidy, tidy_title};
use crate::domain::locale::Lang;
use crate::domain::provenance::{AiUse, ai_use};

/// A whole page around its main part.
pub(super) fn page(place: &Place<'_>, title: &str, description: &str, main: Html) -> Html {
    let body =
        [skip_link(place), header(place), block("main", &[("id", "main"), ("tabindex", "-1")], [main]), footer(place)];
    block("html", &[("lang", place.lang().tag())], [head(place, title, description), block("body", &[], body)])
}

fn head(place: &Place<'_>, title: &str, description: &str) -> Html {
    let named = |name: &str, content: &str| void("meta", &[("name", name), ("content", content)]);
    let mut lines = vec![
        void("meta", &[("charset", "utf-8")]),
        named("viewport", "width=device-width, initial-scale=1"),
        element("title", &[], Html::text(&tidy_title(title))),
        named("description", &tidy_title(description)),
        named("referrer", "no-referrer"),
        named("color-scheme", "light dark"),
        named("generator", "Malgeurim"),
        void("link", &[("rel", "stylesheet"), ("href", &place.way_to("style.css"))]),
        // An empty icon keeps browsers from asking a server for one.
        void("link", &[("rel", "icon"), ("href", "data:,")]),
    ];
    lines.extend([Lang::Ko, Lang::En].map(|lang| alternate(place, lang)));
    if let Some(address) = place.address(place.lang()) {
        lines.push(void("link", &[("rel", "canonical"), ("href", &address)]));
    }
    block("head", &[], lines)
}

fn alternate(place: &Place<'_>, lang: Lang) -> Html {
    let address = place.address(lang).unwrap_or_else(|| place.way_to(&place.path(lang)));
    void("link", &[("rel", "alternate"), ("hreflang", lang.tag()), ("href", &address)])
}

fn skip_link(place: &Place<'_>) -> Html {
    link(&[("class", "skip"), ("href", "#main")], Html::text(&place.texts.get("web-skip")))
}

/// `<a …>content</a>`.
pub(super) fn link(attributes: &Attributes<'_>, content: Html) -> Html {
    element("a", attributes, content)
}

fn header(place: &Place<'_>) -> Html {
    let back = if place.work.is_some() { back_link(place) } else { Html::empty() };
    block("header", &[("class", "top")], [back, languages(place)])
}

fn back_link(place: &Place<'_>) -> Html {
    let to = place.way_to_page(None);
    link(&[("class", "back"), ("href", &to)], Html::text(&place.texts.get("web-back")))
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
    let list = block("ul", &[], [Lang::Ko, Lang::En].map(item));
    block("nav", &[("class", "languages"), ("aria-label", &place.texts.get("web-languages"))], [list])
}

fn footer(place: &Place<'_>) -> Html {
    let texts = &place.texts;
    let line = |text: String| element("p", &[], Html::text(&text));
    let licence = "https://creativecommons.org/licenses/by/4.0/";
    let marks = [("href", licence), ("rel", "external license noreferrer"), ("hreflang", "en")];
    let lines = [
        element("h2", &[("id", "about")], Html::text(&texts.get("web-about"))),
        line(ai_line(place)),
        line(texts.get("web-rights")),
        line(texts.get("web-credit-twemoji")),
        line(texts.get("web-credit-own")),
        element("p", &[], link(&marks, Html::text(&texts.get("web-credit-licence")))),
        line(format!("{} {}", texts.get("web-made-with"), texts.get("web-no-tracking"))),
    ];
    block("footer", &[], [block("div", &[("class", "inner")], lines)])
}

/// What is true of the whole exhibition.
fn ai_line(place: &Place<'_>) -> String {
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
    block("dl", &[], rows.into_iter().filter_map(row))
}

/// A text of a person, or nothing where there is none.
pub(super) fn said_if_any(text: &str, lang: Lang) -> Option<Html> {
    (!tidy(text).is_empty()).then(|| said(text, lang))
}

/// The picture itself. Its description is in its own language: alternative texts are read in the language of the image.
pub(super) fn picture(place: &Place<'_>, source: &str, size: (u32, u32), alt: &str, eager: bool) -> Html {
    let (width, height) = (size.0.to_string(), size.1.to_string());
    let alt = tidy(alt);
    let source = place.way_to(source);
    let mut attributes = vec![("src", source.as_str()), ("alt", &alt)];
    if size.0 > 0 && size.1 > 0 {
        attributes.extend([("width", width.as_str()), ("height", &height)]);
    }
    attributes.extend(lang_mark(&alt, place.lang()).map(|lang| ("lang", lang.tag())));
    attributes.push(("decoding", "async"));
    if !eager {
        attributes.push(("loading", "lazy"));
    }
    void("img", &attributes)
}
