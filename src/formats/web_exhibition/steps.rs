//! How a work was made, step by step, with whose hand did it.

use super::markup::{Html, block, element};
use super::pages::Place;
use super::person_text::{said, tidy};
use crate::domain::artwork::{Artwork, Deed, Hand, Step};
use crate::domain::strip::Piece;
use crate::text::label::last_chosen;
use crate::text::technique::style_words;

/// The steps as a list; a note where none is known.
pub(super) fn list(place: &Place<'_>, work: &Artwork) -> Html {
    let steps = merged(&work.steps);
    if steps.is_empty() {
        return element("p", &[], Html::text(&place.texts.get("web-how-made-none")));
    }
    block("ol", &[("class", "steps")], steps.iter().map(|step| item(place, step)))
}

/// Strokes one after the other by the same hand count as one step.
fn merged(steps: &[Step]) -> Vec<Step> {
    let mut merged: Vec<Step> = Vec::new();
    for step in steps {
        match (merged.last_mut(), &step.did) {
            (Some(Step { by, did: Deed::Drew(sum), .. }), Deed::Drew(count)) if *by == step.by => {
                *sum = sum.saturating_add(*count);
            }
            _ => merged.push(step.clone()),
        }
    }
    merged
}

fn item(place: &Place<'_>, step: &Step) -> Html {
    let hand = element("span", &[("class", "hand")], Html::text(&place.texts.get(hand_key(step.by))));
    let deed = element("span", &[("class", "deed")], deed(place, &step.did));
    element("li", &[], Html::joined([hand, Html::text(" "), deed]))
}

fn hand_key(hand: Hand) -> &'static str {
    match hand {
        Hand::Person => "web-hand-person",
        Hand::Painter => "web-hand-painter",
        Hand::Service => "web-hand-service",
        Hand::Staff => "web-hand-staff",
    }
}

fn deed(place: &Place<'_>, deed: &Deed) -> Html {
    let texts = &place.texts;
    let plain = |text: String| Html::text(&text);
    match deed {
        Deed::Chose(pieces) if pieces.is_empty() => plain(texts.get("web-step-chose")),
        Deed::Chose(pieces) => around(place, "web-step-chose-words", "words", quoted(place, pieces)),
        Deed::Brought => plain(texts.get("web-step-brought")),
        Deed::Composed(_) => plain(texts.get("web-step-composed")),
        Deed::Painted { style, .. } => {
            plain(texts.with("web-step-painted", &[("style", &style_words(texts, &tidy(style)))]))
        }
        Deed::Generated { service, model, .. } => {
            let by = [tidy(service), tidy(model)].join(" ");
            plain(texts.with("web-step-generated", &[("service", by.trim())]))
        }
        Deed::Drew(count) => plain(texts.with("web-step-drew", &[("count", &count.to_string())])),
        Deed::Titled(title) => around(place, "web-step-titled", "title", said(&title.text, place.lang())),
        Deed::Outlined => plain(texts.get("web-step-outlined")),
        Deed::Traced => plain(texts.get("web-step-traced")),
        Deed::CutOut => plain(texts.get("web-step-cut-out")),
        Deed::Imported => plain(texts.get("web-step-imported")),
    }
}

/// A message around markup that stands in the place of one of its values.
fn around(place: &Place<'_>, key: &str, name: &str, value: Html) -> Html {
    /// A private-use character: in no message.
    const HERE: &str = "\u{e000}";
    let message = place.texts.with(key, &[(name, HERE)]);
    let (before, after) = message.split_once(HERE).unwrap_or((&message, ""));
    Html::joined([Html::text(before), value, Html::text(after)])
}

/// “나” “물” “마시다”: as they were tapped.
fn quoted(place: &Place<'_>, pieces: &[Piece]) -> Html {
    let quoted = |(index, piece): (usize, &Piece)| {
        let open = Html::text(if index == 0 { "“" } else { " “" });
        Html::joined([open, said(&place.wording().piece(piece), place.lang()), Html::text("”")])
    };
    Html::joined(pieces.iter().enumerate().map(quoted))
}

/// The words that were tapped last for this work, as they were tapped; nothing where it began without words.
pub(super) fn tapped(place: &Place<'_>, work: &Artwork) -> Option<Html> {
    let pieces = last_chosen(work);
    if pieces.is_empty() {
        return None;
    }
    let item = |piece: &Piece| element("li", &[], said(&place.wording().piece(piece), place.lang()));
    Some(block("ul", &[("class", "tapped"), ("role", "list")], pieces.iter().map(item)))
}
