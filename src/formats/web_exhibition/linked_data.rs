//! What the pages say to machines: schema.org `ExhibitionEvent` and `VisualArtwork` as JSON-LD (<https://schema.org>).

use super::about::terms_address;
use super::hang::Hung;
use super::markup::Html;
use super::pages::{Page, Place};
use super::person_text::{language_of, tidy, tidy_title};
use super::picture::{alt, title};
use crate::domain::provenance::source_type;
use crate::text::dates;
use serde_json::{Map, Value, json};

/// The data of a page; nothing on pages that stand for no event and no work.
pub(super) fn of_page(place: &Place<'_>) -> Html {
    match place.page {
        Page::Start => data(exhibition(place)),
        Page::Work(hung) => data(artwork(place, hung)),
        _ => Html::empty(),
    }
}

fn data(mut value: Map<String, Value>) -> Html {
    value.shift_insert(0, "@context".to_owned(), json!("https://schema.org"));
    Html::data("application/ld+json", &Value::Object(value))
}

/// An object of a type, with what of its values is known.
fn object(kind: &str, values: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Map<String, Value> {
    let known = values.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    std::iter::once(("@type".to_owned(), json!(kind))).chain(known).collect()
}

/// A text, if there is one.
fn text(text: &str) -> Option<Value> {
    let text = tidy(text);
    (!text.is_empty()).then_some(Value::String(text))
}

/// An object of a type that has only a name.
fn named(kind: &str, name: &str) -> Option<Value> {
    text(name).map(|name| Value::Object(object(kind, [("name", Some(name))])))
}

fn exhibition(place: &Place<'_>) -> Map<String, Value> {
    let show = place.show.edition.show();
    let days = dates::iso_range(&show.dates);
    let location = text(&show.place).map(|name| json!({"@type": "Place", "name": name.clone(), "address": name}));
    let works: Vec<Value> = place.show.hung.iter().map(|hung| Value::Object(in_brief(place, hung))).collect();
    object(
        "ExhibitionEvent",
        [
            ("name", text(&show.title)),
            ("description", text(show.about.get(place.lang()))),
            ("startDate", days.as_ref().map(|(first, _)| json!(first))),
            ("endDate", days.as_ref().map(|(_, last)| json!(last))),
            ("location", location),
            ("organizer", named("Organization", &show.host)),
            ("url", place.address(place.lang()).map(Value::String)),
            ("inLanguage", Some(json!(place.lang().tag()))),
            ("workFeatured", (!works.is_empty()).then_some(Value::Array(works))),
        ],
    )
}

/// A work in the list of an exhibition.
fn in_brief(place: &Place<'_>, hung: &Hung<'_>) -> Map<String, Value> {
    let page = Place { page: Page::Work(hung), ..*place };
    let address = page.address(place.lang()).unwrap_or_else(|| place.way_to(&page.path(place.lang())));
    let name = tidy_title(&title(place, &hung.artwork.title.text));
    let creator = named("Person", &tidy_title(&hung.artwork.maker));
    object("VisualArtwork", [("name", text(&name)), ("creator", creator), ("url", Some(json!(address)))])
}

fn artwork(place: &Place<'_>, hung: &Hung<'_>) -> Map<String, Value> {
    let (label, show) = (place.label(hung), place.show.edition.show());
    let alt = alt(place, hung);
    let rights = tidy(&show.rights);
    object(
        "VisualArtwork",
        [
            ("name", text(&title(place, &label.title))),
            // Only the name that the maker wants: without one there is no creator.
            ("creator", named("Person", &hung.artwork.maker)),
            ("dateCreated", text(&label.year)),
            ("artMedium", text(&label.technique)),
            ("size", text(&label.size)),
            ("description", text(&alt)),
            ("abstract", text(&label.easy)),
            ("position", Some(json!(hung.shown.number))),
            ("creditText", text(&label.credits)),
            ("license", terms_address(&rights).map(|address| json!(address))),
            ("usageInfo", text(&label.notice)),
            ("isPartOf", named("ExhibitionEvent", &show.title)),
            ("image", Some(Value::Object(image(place, hung, &alt)))),
            ("accessibilityFeature", Some(json!(["alternativeText", "displayTransformability"]))),
            ("url", place.address(place.lang()).map(Value::String)),
        ],
    )
}

fn image(place: &Place<'_>, hung: &Hung<'_>, alt: &str) -> Map<String, Value> {
    let side = |px: u32| (px > 0).then(|| json!(px));
    object(
        "ImageObject",
        [
            ("contentUrl", Some(json!(place.address_of(&hung.picture)))),
            ("thumbnailUrl", Some(json!(place.address_of(&hung.thumb)))),
            ("encodingFormat", Some(json!("image/jpeg"))),
            ("width", side(hung.artwork.width)),
            ("height", side(hung.artwork.height)),
            ("caption", text(alt)),
            ("inLanguage", language_of(alt).map(|lang| json!(lang.tag()))),
            ("digitalSourceType", source_type(hung.artwork).map(|kind| json!(kind.uri()))),
        ],
    )
}
