//! How a work was made, step by step, with whose hand did it, as words, pictures and a film.

use super::hang::Hung;
use super::layout::heading;
use super::markup::{Html, block, element, void};
use super::pages::Place;
use super::person_text::{said, tidy};
use crate::domain::artwork::{Artwork, Deed, Hand, Step};
use crate::domain::id::BlobId;
use crate::domain::strip::Piece;
use crate::text::technique::style_words;

/// Most pictures of steps of one work; of more, the first and the last and some between are shown.
const MOST_PICTURES: usize = 12;

/// Pictures of the making, each with its place among the steps. A photo or drawing that was brought and then covered or traced
/// is not among them: the maker said yes to the work, not to what lay below it.
pub fn step_pictures(work: &Artwork) -> Vec<(usize, &BlobId)> {
    let shown = |(at, step): (usize, &'_ Step)| !is_hidden_step(&work.steps, at) && step.result.is_some();
    let all: Vec<(usize, &BlobId)> = (work.steps.iter().enumerate())
        .filter(|(at, step)| shown((*at, step)))
        .filter_map(|(at, step)| Some((at, step.result.as_ref()?)))
        .collect();
    let (count, most) = (all.len(), MOST_PICTURES.min(all.len()));
    let spread = |nth: usize| if most < 2 { 0 } else { nth * (count - 1) / (most - 1) };
    (0..most).filter_map(|nth| all.get(spread(nth)).copied()).collect()
}

/// Whether something of the making stays private; then there is no film of it either.
pub fn hides_a_step(work: &Artwork) -> bool {
    (0..work.steps.len()).any(|at| is_hidden_step(&work.steps, at)) || work.trace.is_some()
}

/// Whether a step is private: a photo or drawing that was covered or traced. The maker said yes to the work, not to what lay below it.
pub fn is_hidden_step(steps: &[Step], at: usize) -> bool {
    let covers = |step: &Step| {
        let covering = matches!(step.did, Deed::Painted { .. } | Deed::Generated { .. } | Deed::Composed(_));
        covering || matches!(step.did, Deed::Outlined | Deed::Traced)
    };
    match steps.get(at).map(|step| &step.did) {
        Some(Deed::Traced) => true,
        Some(Deed::Brought) => steps.iter().skip(at + 1).any(covers),
        _ => false,
    }
}

/// The whole section; a note where no step is known.
pub(super) fn section(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let name = heading("h2", &place.texts.get("web-how-made"));
    block("section", &[("class", "more")], [name, list(place, hung), film(place, hung)])
}

fn list(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let steps = merged(&hung.artwork.steps);
    if steps.is_empty() {
        return element("p", &[], Html::text(&place.texts.get("web-how-made-none")));
    }
    let pictures = hung.steps();
    let picture = |at: usize| pictures.iter().find(|(step, ..)| *step == at).map(|(.., path)| path.as_str());
    let items = steps.iter().map(|(at, step)| item(place, step, picture(*at)));
    block("ol", &[("class", "steps")], items)
}

/// The film is shown to those who ask for it: nothing moves by itself. Where motion is reduced, the steps stand for it.
fn film(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    if !place.show.has_film(hung) {
        return Html::empty();
    }
    let name = element("summary", &[], Html::text(&place.texts.get("web-film")));
    let (source, alt) = (place.way_to(&hung.film()), place.texts.get("web-film-alt"));
    let attributes = [("src", source.as_str()), ("alt", &alt), ("loading", "lazy"), ("decoding", "async")];
    block("details", &[("class", "film")], [name, void("img", &attributes)])
}

/// Strokes one after the other by the same hand count as one step. Each with the place of its first among all.
fn merged(steps: &[Step]) -> Vec<(usize, Step)> {
    let mut merged: Vec<(usize, Step)> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match (merged.last_mut(), &step.did) {
            (Some((_, Step { by, did: Deed::Drew(sum), .. })), Deed::Drew(count)) if *by == step.by => {
                *sum = sum.saturating_add(*count);
            }
            _ => merged.push((at, step.clone())),
        }
    }
    merged
}

fn item(place: &Place<'_>, step: &Step, picture: Option<&str>) -> Html {
    let hand = element("span", &[("class", "hand")], Html::text(&place.texts.get(hand_key(step.by))));
    let deed = element("span", &[("class", "deed")], deed(place, &step.did));
    let shown = picture.map(|path| {
        let (source, alt) = (place.way_to(path), place.texts.get("web-step-picture"));
        void("img", &[("src", &source), ("alt", &alt), ("loading", "lazy"), ("decoding", "async")])
    });
    element("li", &[], Html::joined([hand, Html::text(" "), deed, shown.unwrap_or_default()]))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn step(did: Deed) -> Step {
        Step { at: 0, by: Hand::Person, did, result: Some(BlobId::of(b"x")) }
    }

    fn shown(steps: Vec<Deed>) -> (Vec<usize>, bool) {
        let work = Artwork { steps: steps.into_iter().map(step).collect(), ..Artwork::default() };
        (step_pictures(&work).into_iter().map(|(at, _)| at).collect(), hides_a_step(&work))
    }

    #[test]
    fn a_photo_below_a_painting_stays_private() {
        let painted = || Deed::Painted {
            style: "oil".to_owned(),
            seed: 1,
            tone: Default::default(),
            stopped: false,
            of_sheet: true,
        };
        assert_eq!(shown(vec![Deed::Brought, Deed::Drew(1)]), (vec![0, 1], false));
        assert_eq!(shown(vec![Deed::Brought, painted()]), (vec![1], true));
        assert_eq!(shown(vec![Deed::Traced, Deed::Drew(1)]), (vec![1], true));
        assert_eq!(shown(vec![painted(), painted()]), (vec![0, 1], false));
    }

    #[test]
    fn of_many_pictures_the_first_and_the_last_are_shown() {
        let (shown, _) = shown(vec![Deed::Imported; 100]);
        assert_eq!((shown.len(), shown.first(), shown.last()), (MOST_PICTURES, Some(&0), Some(&99)));
    }
}
