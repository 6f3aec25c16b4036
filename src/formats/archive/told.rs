//! What is known of a work and of the exhibition, as documents for people and programs.

use super::Tellers;
use super::places::{Kept, Place};
use crate::domain::artwork::{Deed, Step};
use crate::domain::exhibition::Edition;
use crate::domain::id::Millis;
use crate::domain::locale::{Lang, LocalText};
use crate::domain::provenance::source_type;
use crate::text::dates::Moment;
use crate::text::label::{LabelText, Surface, Wording};
use serde_json::{Value, json};

/// A text in this very language; nothing where there is none.
pub(super) fn own(text: &LocalText, lang: Lang) -> &str {
    match lang {
        Lang::Ko => &text.ko,
        Lang::En => &text.en,
    }
}

/// A day as W3CDTF has it: `2027-05-20`.
pub(super) fn day(at: Millis, offset_min: i32) -> String {
    let day = Moment::of(at, offset_min);
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

/// Under which terms it may be used: the address, or that all rights are the makers'.
pub(super) fn rights(edition: &Edition, wording: &Wording<'_>) -> String {
    let own = edition.show().rights.trim();
    if own.is_empty() { wording.texts.get("archive-rights") } else { own.to_owned() }
}

/// Whether generative AI was used, with the notice where it was, and what others changed.
pub(super) fn provenance(label: &LabelText) -> String {
    let changes = label.changes.iter().map(String::as_str);
    let parts = [label.ai.as_str(), &label.notice].into_iter().chain(changes);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The label as lines of text; lines without words are left out.
pub(super) fn label(edition: &Edition, place: &Place<'_>, wording: &Wording<'_>) -> Vec<u8> {
    let label = wording.label(&place.shown.work, edition.show(), Surface::Screen);
    let (tapped, words) = (label.tapped.join(" "), label.words_tapped.join(" "));
    let lines = [
        label.title,
        label.maker,
        label.year,
        label.technique,
        label.size,
        tapped,
        label.words,
        words,
        label.easy,
        label.alt,
        label.price,
        label.credits,
        label.ai,
        label.notice,
    ];
    let lines = lines.into_iter().chain(label.changes).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect::<String>().into_bytes()
}

/// A work for programs. Who answered and who changed something is not in it.
pub(super) fn work(edition: &Edition, kept: &Kept<'_>, tellers: &Tellers<'_>) -> Vec<u8> {
    let shown = kept.place.shown;
    let (work, show) = (&shown.work, edition.show());
    let [ko, en] = tellers.both().map(|wording| wording.label(work, show, Surface::Screen));
    let both = |field: fn(&LabelText) -> &str| json!({"ko": field(&ko), "en": field(&en)});
    let steps: Vec<Value> =
        work.steps.iter().enumerate().map(|(nth, step)| told_step(edition, kept, tellers, nth, step)).collect();
    let files: Vec<&str> = kept.others.iter().map(|held| held.inner()).collect();
    let physical = work.physical.as_ref().map(|held| json!({"material": held.material, "size_mm": held.size_mm}));
    bytes(&json!({
        "id": work.id, "number": shown.number, "exhibition": show.title, "title": work.title.text,
        "maker": (!work.maker.trim().is_empty()).then(|| work.maker.trim()),
        "made": day(work.made, edition.offset_min), "year": ko.year,
        "technique": both(|label| &label.technique), "size": both(|label| &label.size), "physical": physical,
        "width_px": work.width, "height_px": work.height,
        "tapped": {"ko": ko.tapped, "en": en.tapped},
        "words": work.label.words.text.trim(), "words_tapped": {"ko": ko.words_tapped, "en": en.words_tapped},
        "easy": work.label.easy, "alt": work.alt, "price": both(|label| &label.price), "credits": ko.credits,
        "generative_ai": both(|label| &label.ai), "ai_notice": both(|label| &label.notice),
        "digital_source_type": source_type(work).map(|kind| kind.uri()),
        "changed_by_others": work.label.fields_changed().into_iter().map(|field| field.name()).collect::<Vec<_>>(),
        "rights": {"ko": rights(edition, &tellers.ko), "en": rights(edition, &tellers.en)},
        "consent": {"use": edition.purpose().name(), "answer": work.consents.answer(edition.purpose()).name()},
        "picture": kept.picture.inner(), "files": files, "steps": steps,
    }))
}

/// One step. What was asked of a service stays on the device; that it was asked, and which one, does not.
fn told_step(edition: &Edition, kept: &Kept<'_>, tellers: &Tellers<'_>, nth: usize, step: &Step) -> Value {
    let details = match &step.did {
        Deed::Chose(pieces) => {
            json!({"what": "chose", "words": {"ko": tellers.ko.tapped(pieces), "en": tellers.en.tapped(pieces)}})
        }
        Deed::Painted { style, stopped, .. } => json!({"what": "painted", "style": style, "stopped": stopped}),
        Deed::Generated { service, model, .. } => json!({"what": "generated", "service": service, "model": model}),
        Deed::Drew(count) => json!({"what": "drew", "marks": count}),
        Deed::Titled(title) => json!({"what": "titled", "title": title.text}),
        Deed::Composed(scene) => json!({"what": "composed", "scene": scene}),
        Deed::Brought => json!({"what": "brought"}),
        Deed::Outlined => json!({"what": "outlined"}),
        Deed::Traced => json!({"what": "traced"}),
        Deed::CutOut => json!({"what": "cut-out"}),
        Deed::Imported => json!({"what": "imported"}),
    };
    let picture = kept.steps.iter().find(|(of, _)| *of == nth).map(|(_, held)| held.inner());
    json!({"day": day(step.at, edition.offset_min), "by": step.by, "did": details, "picture": picture})
}

/// The exhibition for programs; only works that are in the bag.
pub(super) fn exhibition(edition: &Edition, kept: &[Kept<'_>]) -> Vec<u8> {
    let show = edition.show();
    let works = |room: Option<usize>| -> Vec<Value> {
        let here = kept.iter().filter(|kept| room.is_none_or(|room| kept.place.shown.room == room));
        here.map(|kept| {
            let shown = kept.place.shown;
            json!({"number": shown.number, "id": shown.work.id, "title": shown.work.title.text, "picture": kept.picture.inner()})
        })
        .collect()
    };
    let rooms: Vec<Value> = show
        .rooms
        .iter()
        .enumerate()
        .map(|(nth, room)| json!({"name": room.name, "text": room.text, "works": works(Some(nth))}))
        .collect();
    bytes(&json!({
        "id": show.id, "title": show.title, "place": show.place, "dates": show.dates, "about": show.about,
        "host": show.host, "credits": show.credits, "rights": show.rights, "ai_notice": show.ai_notice,
        "day": day(edition.at, edition.offset_min), "rooms": rooms, "works": works(None),
    }))
}

fn bytes(value: &Value) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(value).unwrap_or_default();
    text.push(b'\n');
    text
}
