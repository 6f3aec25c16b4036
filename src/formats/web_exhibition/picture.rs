//! The picture of a work in a page: described, in the size that a screen needs, never cropped.

use super::hang::{Hung, SCREEN_PX, THUMB_PX};
use super::markup::{Attributes, Html, void};
use super::pages::Place;
use super::person_text::{lang_mark, tidy};

/// What the picture shows, for those who do not see it; at least whose picture it is.
pub(super) fn alt(place: &Place<'_>, hung: &Hung<'_>) -> String {
    let work = hung.artwork;
    let alt = tidy(work.alt.get(place.lang()));
    if alt.is_empty() { place.texts.with("web-picture", &[("title", &title(place, &work.title.text))]) } else { alt }
}

/// A title of which something is left to read.
pub(super) fn title(place: &Place<'_>, title: &str) -> String {
    let title = tidy(title);
    if title.is_empty() { place.texts.get("web-untitled") } else { title }
}

/// The small picture.
pub(super) fn small(place: &Place<'_>, hung: &Hung<'_>) -> Html {
    let source = place.way_to(&hung.thumb);
    image(place, hung, hung.size_within(THUMB_PX), &[("src", &source), ("loading", "lazy")])
}

/// The picture in the size that the screen needs; `is_first`: it is what one came for, so it is loaded at once.
pub(super) fn large(place: &Place<'_>, hung: &Hung<'_>, is_first: bool) -> Html {
    let source = place.way_to(hung.medium.as_ref().unwrap_or(&hung.picture));
    let set = source_set(place, hung);
    let mut attributes: Vec<(&'static str, &str)> = vec![("src", &source)];
    if let Some(set) = &set {
        attributes.extend([("srcset", set.as_str()), ("sizes", "(min-width: 62rem) 58vw, 94vw")]);
    }
    attributes.extend((!is_first).then_some(("loading", "lazy")));
    image(place, hung, (hung.artwork.width, hung.artwork.height), &attributes)
}

/// The same picture in its sizes, each with its width; none: there is only one.
fn source_set(place: &Place<'_>, hung: &Hung<'_>) -> Option<String> {
    let full = (hung.artwork.width, hung.artwork.height);
    let (small, medium) = (hung.size_within(THUMB_PX), hung.size_within(SCREEN_PX));
    if small == full {
        return None;
    }
    let source = |path: &str, (width, _): (u32, u32)| format!("{} {width}w", place.way_to(path));
    let medium = hung.medium.as_ref().map(|path| source(path, medium));
    let sources = [Some(source(&hung.thumb, small)), medium, Some(source(&hung.picture, full))];
    Some(sources.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Its description is in its own language: alternative texts are read in the language of the image.
fn image(place: &Place<'_>, hung: &Hung<'_>, size: (u32, u32), source: &Attributes<'_>) -> Html {
    let (width, height, alt) = (size.0.to_string(), size.1.to_string(), alt(place, hung));
    let mut attributes = source.to_vec();
    attributes.push(("alt", &alt));
    if size.0 > 0 && size.1 > 0 {
        attributes.extend([("width", width.as_str()), ("height", &height)]);
    }
    attributes.extend(lang_mark(&alt, place.lang()).map(|lang| ("lang", lang.tag())));
    attributes.push(("decoding", "async"));
    void("img", &attributes)
}
