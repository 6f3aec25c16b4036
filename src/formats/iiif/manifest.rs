//! The manifest of a work: one canvas with its picture, and everything that its label says.

use super::picture::{thumbnail, whole};
use super::site::{Site, Work, text};
use super::words::Words;
use crate::domain::locale::Lang;
use crate::text::Texts;
use crate::text::label::LabelText;
use serde_json::{Map, Value, json};

/// What stands at the top of every file.
pub(super) const CONTEXT: &str = "http://iiif.io/api/presentation/3/context.json";

/// The manifest.
pub(super) fn manifest(site: &Site<'_>, work: &Work<'_>) -> Value {
    let hung = work.hung;
    let parts = [
        ("@context", Some(json!(CONTEXT))),
        ("id", Some(json!(site.address(&hung.manifest)))),
        ("type", Some(json!("Manifest"))),
        ("label", Some(work.title())),
        ("summary", summary(work)),
        ("metadata", Some(metadata(work))),
        ("requiredStatement", required(site, work)),
        ("rights", site.rights().map(Value::from)),
        ("provider", site.provider()),
        ("homepage", Some(site.homepages(Some(&hung.page)))),
        ("rendering", rendering(site, work)),
        ("thumbnail", Some(thumbnail(&site.address(&hung.tiles), &hung.deep))),
        ("partOf", Some(json!(super::collection::around(site, work)))),
        ("items", Some(json!([canvas(site, work)]))),
    ];
    object(parts)
}

/// The parts that there are, in this order.
pub(super) fn object<const N: usize>(parts: [(&str, Option<Value>); N]) -> Value {
    let there = parts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(there.collect::<Map<_, _>>())
}

/// In easy words where there are any, else what the picture shows.
fn summary(work: &Work<'_>) -> Option<Value> {
    work.say(|label| &label.easy).map().or_else(|| work.say(|label| &label.alt).map())
}

/// What stands on the label, row by row.
fn metadata(work: &Work<'_>) -> Value {
    let tapped = |pieces: fn(&LabelText) -> &Vec<String>| Words::of(|lang| pieces(work.label(lang)).join(" · "));
    let has_easy = work.say(|label| &label.easy).map().is_some();
    let alt = if has_easy { work.say(|label| &label.alt) } else { Words::default() };
    let rows = [
        ("web-maker", work.say(|label| &label.maker)),
        ("web-year", work.say(|label| &label.year)),
        ("web-technique", work.say(|label| &label.technique)),
        ("web-size", work.say(|label| &label.size)),
        ("web-words", tapped(|label| &label.tapped)),
        ("label-field-words", work.say(|label| &label.words)),
        ("iiif-words-tapped", tapped(|label| &label.words_tapped)),
        ("label-field-alt", alt),
        ("label-field-price", work.say(|label| &label.price)),
        ("label-field-credits", work.say(|label| &label.credits)),
        ("web-ai", work.say(|label| &label.ai)),
        ("iiif-changes", Words::lines(|lang| work.label(lang).changes.clone())),
    ];
    rows.into_iter().filter_map(|(name, value)| row(name, &value)).collect()
}

/// A name and what is said, as metadata and required statements have them.
pub(super) fn row(name: &'static str, value: &Words) -> Option<Value> {
    Some(json!({"label": Words::of(text(name)).map()?, "value": value.map()?}))
}

/// What every viewer has to show: whose work it is, and before that that generative AI took part, where it did.
fn required(site: &Site<'_>, work: &Work<'_>) -> Option<Value> {
    let notice = work.say(|label| &label.notice);
    let credit = Words::of(|lang| {
        let (label, show) = (work.label(lang), site.exhibition());
        credit_line(&[&label.title, &label.maker, &show.title, &show.host])
    });
    let name = if notice.map().is_some() { "iiif-notice" } else { "iiif-credit" };
    row(name, &notice.and(credit))
}

/// Names side by side; those that are empty are left out.
pub(super) fn credit_line(names: &[&str]) -> String {
    names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The maker's recorded voice, as a link that viewers offer beside the picture.
fn rendering(site: &Site<'_>, work: &Work<'_>) -> Option<Value> {
    let (_, path) = work.hung.words_voice()?;
    let label = Words::of(text("iiif-voice")).map()?;
    Some(json!([{"id": site.address(&path), "type": "Sound", "label": label, "format": "audio/wav"}]))
}

/// The place that the picture fills. What it shows is its summary, which viewers read out.
fn canvas(site: &Site<'_>, work: &Work<'_>) -> Value {
    let (hung, service) = (work.hung, site.address(&work.hung.tiles));
    let id = format!("{}/canvas", site.address(&hung.manifest));
    let painting = json!({
        "id": format!("{id}/painting"),
        "type": "Annotation",
        "motivation": "painting",
        "body": whole(&service, &hung.deep),
        "target": id,
    });
    let alt = work.say(|label| &label.alt).map().or_else(|| picture_of(work).map());
    object([
        ("id", Some(json!(id))),
        ("type", Some(json!("Canvas"))),
        ("label", Some(work.title())),
        ("summary", alt),
        ("width", Some(json!(hung.deep.width()))),
        ("height", Some(json!(hung.deep.height()))),
        ("items", Some(json!([{"id": format!("{id}/page"), "type": "AnnotationPage", "items": [painting]}]))),
    ])
}

/// At least whose picture it is, where nobody has described it.
fn picture_of(work: &Work<'_>) -> Words {
    Words::of(|lang: Lang| Texts::new(lang).with("web-picture", &[("title", &work.label(lang).title)]))
}
