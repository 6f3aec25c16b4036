//! A page for a screen in the room: the works one after the other, slowly, with sound and a big "next". Without its script it is
//! one long page.

use super::cards::maker;
use super::hang::Hung;
use super::head::About;
use super::layout::{heading, link, page as shell, window_title};
use super::markup::{Html, block, element};
use super::pages::{Page, Place};
use super::person_text::{paragraphs, said, tidy};
use super::picture::{large, title};
use super::spoken::{self, player, reading};

/// Buttons: what each does (`kiosk.js` goes by it) and the message that names it.
const BUTTONS: [(&str, &str); 7] = [
    ("previous", "web-kiosk-previous"),
    ("pause", "web-kiosk-pause"),
    ("slower", "web-kiosk-slower"),
    ("faster", "web-kiosk-faster"),
    ("sound", "web-kiosk-sound-off"),
    ("screen", "web-kiosk-screen"),
    ("next", "web-kiosk-next"),
];

/// The page.
pub(super) fn page(place: &Place<'_>) -> Html {
    let texts = &place.texts;
    let name = texts.get("web-kiosk");
    let head = About { title: &window_title(place, &name), description: &texts.get("web-kiosk-about"), picture: None };
    let intro = [heading("h1", &name), element("p", &[], Html::text(&texts.get("web-kiosk-about")))];
    let slides = place.show.hung.iter().map(|hung| slide(place, hung));
    let none = place.show.hung.is_empty().then(|| element("p", &[], Html::text(&texts.get("web-no-works"))));
    let show = block("div", &[("class", "slides")], slides);
    let main = [block("div", &[("class", "kiosk-intro")], intro), none.unwrap_or_default(), show, controls(place)];
    shell(place, &head, block("div", &[("class", "kiosk")], main))
}

/// One work: its picture, who made it, and its words and sounds.
fn slide(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let label = place.label(hung);
    let name = said(&title(place, &label.title), place.lang());
    let to = place.way_to(&Place { page: Page::Work(hung), ..*place }.path(place.lang()));
    let mut lines = vec![element("h2", &[], link(&[("href", &to)], name))];
    lines.push(element("p", &[("class", "by")], maker(place, &label.maker)));
    if !tidy(&label.notice).is_empty() {
        lines.push(element("p", &[("class", "notice")], Html::text(&tidy(&label.notice))));
    }
    if !tidy(&label.words).is_empty() {
        lines.push(block("blockquote", &[], [paragraphs(&label.words, place.lang())]));
    }
    let text = if tidy(&label.easy).is_empty() { &label.alt } else { &label.easy };
    lines.push(paragraphs(text, place.lang()));
    let words = hung.words_voice().map(|(_, path)| player(place, &place.texts.get("web-listen-words"), &path));
    lines.extend(words);
    lines.push(reading(place, spoken::of_work(place, hung)));
    let mat = element("div", &[("class", "mat")], large(place, hung, false));
    block("section", &[("class", "slide")], [mat, block("div", &[("class", "beside")], lines)])
}

/// What the script needs, hidden until it is there. Its words are here too, so that they are in the language of the page.
fn controls(place: &Place<'_>) -> Html {
    let texts = &place.texts;
    let button = |(does, key): (&str, &str)| {
        element("button", &[("type", "button"), ("data-do", does)], Html::text(&texts.get(key)))
    };
    let seconds = element("span", &[("class", "pace"), ("role", "status")], Html::empty());
    let said = element("p", &[("class", "said"), ("role", "status")], Html::empty());
    let words = [
        ("data-pause", "web-kiosk-pause"),
        ("data-play", "web-kiosk-play"),
        ("data-sound-on", "web-kiosk-sound-on"),
        ("data-sound-off", "web-kiosk-sound-off"),
        ("data-screen-on", "web-kiosk-screen"),
        ("data-screen-off", "web-kiosk-screen-off"),
        ("data-pace", "web-kiosk-pace"),
        ("aria-label", "web-kiosk-controls"),
    ]
    .map(|(name, key)| (name, texts.with(key, &[("seconds", PACE)])));
    let mut attributes = vec![("class", "controls"), ("role", "group"), ("hidden", "")];
    attributes.extend(words.iter().map(|(name, text)| (*name, text.as_str())));
    let mut parts: Vec<Html> = BUTTONS.into_iter().map(button).collect();
    // The pace stands between the buttons that change it and the rest, the big button at the end.
    parts.insert(PACE_AT, seconds);
    block("div", &attributes, parts.into_iter().chain([said]))
}

/// So many buttons stand before the pace.
const PACE_AT: usize = 4;
/// Where the script puts the number of seconds.
const PACE: &str = "\u{2026}";
