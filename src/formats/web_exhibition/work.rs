//! The page of one work: the picture, its label, the maker's words, what it shows, how it was made.

use super::cards::{maker, short_title};
use super::hang::Hung;
use super::head::About;
use super::layout::{heading, link, page as shell, rows, said_if_any, window_title};
use super::markup::{Html, block, element};
use super::pages::{Page, Place};
use super::person_text::{paragraphs, said, tidy};
use super::picture::{alt, large, title};
use super::spoken::{self, player, reading};
use super::{room, steps, viewer};
use crate::text::label::LabelText;

/// The page.
pub(super) fn page(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let label = place.label(hung);
    let parts = [
        figure(place, hung),
        block("div", &[("class", "label")], beside(place, hung, &label)),
        block("div", &[("class", "story")], [steps::section(place, hung), marks(place, &label)]),
    ];
    let article = block("article", &[("class", "work")], parts);
    let alt = alt(place, hung);
    let head = About {
        title: &window_title(place, &title(place, &label.title)),
        description: &alt,
        picture: Some((hung.medium.as_deref().unwrap_or(&hung.picture), &alt)),
    };
    shell(place, &head, Html::lines([back(place, hung), article, neighbours(place, hung)]))
}

/// The way back to the room, or to the exhibition where there is only one.
fn back(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let at = hung.shown.room;
    let (page, words) = if place.show.has_rooms() {
        (Page::Room(at), room::name(place, at))
    } else {
        (Page::Start, Html::text(&place.texts.get("web-back")))
    };
    let way = link(&[("class", "back"), ("href", &place.way_to_page(page))], words);
    element("p", &[], way)
}

fn figure(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let open = link(&[("href", &place.way_to(&hung.picture))], Html::text(&place.texts.get("web-open-picture")));
    let picture = viewer::figure(place, hung, large(place, hung, true));
    block("div", &[("class", "wall")], [picture, element("p", &[], open)])
}

/// Everything on the label, the most important first.
fn beside(place: &Place<'_>, hung: &Hung<'_>, label: &LabelText) -> Vec<Html> {
    vec![
        number(place, hung),
        element("h1", &[], said(&title(place, &label.title), place.lang())),
        voice(place, "web-listen-title", hung.title_voice().map(|(_, path)| path)),
        facts(place, label),
        notice(label),
        own_words(place, hung, label),
        tapped(place, "web-words", &label.tapped),
        easy(place, hung, label),
        description(place, label),
    ]
}

/// A work keeps its number when another one is taken down, so it may be larger than their count.
fn number(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let words = place.texts.with("web-number", &[("number", &hung.shown.number.to_string())]);
    element("p", &[("class", "number")], Html::text(&words))
}

fn facts(place: &Place<'_>, label: &LabelText) -> Html {
    let (texts, lang) = (&place.texts, place.lang());
    let row = |key: &str, text: &str| (texts.get(key), said_if_any(text, lang));
    rows([
        (texts.get("web-maker"), Some(maker(place, &label.maker))),
        row("web-year", &label.year),
        row("web-technique", &label.technique),
        row("web-size", &label.size),
        row("web-price", &label.price),
    ])
}

/// The notice, where generative AI was used: never hidden, in no setting.
fn notice(label: &LabelText) -> Html {
    if tidy(&label.notice).is_empty() {
        return Html::empty();
    }
    element("p", &[("class", "notice")], Html::text(&tidy(&label.notice)))
}

/// The maker's own words: to read, as they were tapped, to hear.
fn own_words(place: &Place<'_>, hung: &Hung<'_>, label: &LabelText) -> Html {
    let voice_path = hung.words_voice().map(|(_, path)| path);
    let has_text = !tidy(&label.words).is_empty();
    if !has_text && label.words_tapped.is_empty() && voice_path.is_none() {
        return Html::empty();
    }
    let quote = if has_text {
        block("blockquote", &[], [paragraphs(&label.words, place.lang())])
    } else if label.words_tapped.is_empty() {
        element("p", &[], Html::text(&place.texts.get("web-voice-only")))
    } else {
        Html::empty()
    };
    let voice = voice(place, "web-listen-words", voice_path);
    let words = chips(place, &label.words_tapped);
    block("section", &[], [heading("h2", &place.texts.get("web-own-words")), quote, words, voice])
}

fn voice(place: &Place<'_>, key: &str, path: Option<String>) -> Html {
    path.map_or_else(Html::empty, |path| player(place, &place.texts.get(key), &path))
}

fn tapped(place: &Place<'_>, key: &str, words: &[String]) -> Html {
    if words.is_empty() {
        return Html::empty();
    }
    block("section", &[("class", "more")], [heading("h2", &place.texts.get(key)), chips(place, words)])
}

/// Words as they were tapped, a button each.
fn chips(place: &Place<'_>, words: &[String]) -> Html {
    if words.is_empty() {
        return Html::empty();
    }
    let items = words.iter().map(|word| element("li", &[], said(word, place.lang())));
    block("ul", &[("class", "tapped"), ("role", "list")], items)
}

/// The easy text, and its sound; where there is no easy text, the description is what is spoken.
fn easy(place: &Place<'_>, hung: &Hung<'_>, label: &LabelText) -> Html {
    let sound = reading(place, spoken::of_work(place, hung));
    if tidy(&label.easy).is_empty() {
        return sound;
    }
    let name = heading("h2", &place.texts.get("web-easy"));
    block("section", &[("class", "easy")], [name, paragraphs(&label.easy, place.lang()), sound])
}

/// What the picture shows. Where there is an easy text, readers of easy texts need not read it too.
fn description(place: &Place<'_>, label: &LabelText) -> Html {
    let texts = &place.texts;
    let text = if tidy(&label.alt).is_empty() {
        element("p", &[], Html::text(&texts.get("web-description-none")))
    } else {
        paragraphs(&label.alt, place.lang())
    };
    let class = if tidy(&label.easy).is_empty() { "description" } else { "description more" };
    block("section", &[("class", class)], [heading("h2", &texts.get("web-description-heading")), text])
}

/// What else is true: generative AI, thanks, what others changed.
fn marks(place: &Place<'_>, label: &LabelText) -> Html {
    let texts = &place.texts;
    let ai = [heading("h2", &texts.get("web-ai")), element("p", &[], Html::text(&label.ai))];
    let mut parts = vec![block("section", &[], ai)];
    if !tidy(&label.credits).is_empty() {
        let thanks = [heading("h2", &texts.get("web-thanks")), paragraphs(&label.credits, place.lang())];
        parts.push(block("section", &[("class", "more")], thanks));
    }
    if !label.changes.is_empty() {
        let items = label.changes.iter().map(|change| element("li", &[], Html::text(change)));
        let changes = [heading("h2", &texts.get("web-changes")), block("ul", &[], items)];
        parts.push(block("section", &[("class", "more changes")], changes));
    }
    block("div", &[("class", "marks")], parts)
}

/// The ways to the work before and the work after.
fn neighbours(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let all = place.show.hung;
    let way = |to: Option<&Hung<'_>>, key: &str, rel: &'static str| {
        let Some(to) = to else { return Html::empty() };
        let name = element("span", &[("class", "way")], Html::text(&place.texts.get(key)));
        let target = place.way_to(&Place { page: Page::Work(to), ..*place }.path(place.lang()));
        let content = Html::joined([name, Html::text(" "), short_title(place, to)]);
        link(&[("class", rel), ("rel", rel), ("href", &target)], content)
    };
    if all.len() < 2 {
        return Html::empty();
    }
    let at = all.iter().position(|other| other.page == hung.page).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    let ways = [way(before, "web-previous", "prev"), way(all.get(at + 1), "web-next", "next")];
    block("nav", &[("class", "neighbours"), ("aria-label", &place.texts.get("web-between-works"))], ways)
}
