//! The exhibition as a collection: its rooms as collections of their own where there are several, and its works.

use super::manifest::{CONTEXT, credit_line, object, row};
use super::picture::thumbnail;
use super::site::{Site, Work, text};
use super::words::Words;
use crate::domain::exhibition::Room;
use crate::domain::locale::Lang;
use crate::domain::provenance::{AiUse, ai_use};
use crate::text::{Texts, dates};
use serde_json::{Value, json};

/// Where the collection of the whole lies.
const WHOLE: &str = "iiif/collection.json";

/// Collections: path in the folder and content, the whole first.
pub(super) fn files(site: &Site<'_>) -> Vec<(String, Value)> {
    let rooms = rooms(site);
    let mut files = vec![(WHOLE.to_owned(), whole(site, &rooms))];
    files.extend(rooms.iter().map(|(at, room)| (room_path(*at), room_of(site, *at, room))));
    files
}

/// The collections that a work is in, the nearest first.
pub(super) fn around(site: &Site<'_>, work: &Work<'_>) -> Vec<Value> {
    let rooms = rooms(site);
    let room = rooms.iter().find(|(at, _)| *at == work.shown.room);
    let nearest = room.map(|(at, room)| reference(site, &room_path(*at), room_name(*at, room)));
    nearest.into_iter().chain([reference(site, WHOLE, site.title())]).collect()
}

/// Rooms in which something may be shown, counted from 0; none where there is only one.
fn rooms<'a>(site: &Site<'a>) -> Vec<(usize, &'a Room)> {
    let shown = |at: usize| site.show.edition.works().iter().any(|shown| shown.room == at);
    let rooms: Vec<_> = site.exhibition().rooms.iter().enumerate().filter(|(at, _)| shown(*at)).collect();
    if rooms.len() > 1 { rooms } else { Vec::new() }
}

fn room_path(at: usize) -> String {
    format!("iiif/room-{}.json", at + 1)
}

fn room_name(at: usize, room: &Room) -> Value {
    let number = (at + 1).to_string();
    Words::of(|lang| room.name.get(lang).to_owned())
        .map_or(|lang| Texts::new(lang).with("iiif-room", &[("number", &number)]))
}

fn reference(site: &Site<'_>, path: &str, label: Value) -> Value {
    json!({"id": site.address(path), "type": "Collection", "label": label})
}

fn whole(site: &Site<'_>, rooms: &[(usize, &Room)]) -> Value {
    let show = site.exhibition();
    let items: Vec<Value> = match rooms {
        [] => works(site, None),
        rooms => rooms.iter().map(|(at, room)| reference(site, &room_path(*at), room_name(*at, room))).collect(),
    };
    let when = Words::of(|lang| dates::reword(lang, show.dates.trim()));
    let said = |text: &str| Words::of(|_| text.to_owned());
    let rows = [("web-when", when), ("web-where", said(&show.place)), ("label-field-credits", said(&show.credits))];
    let metadata: Vec<Value> = rows.into_iter().filter_map(|(name, value)| row(name, &value)).collect();
    object([
        ("@context", Some(json!(CONTEXT))),
        ("id", Some(json!(site.address(WHOLE)))),
        ("type", Some(json!("Collection"))),
        ("label", Some(site.title())),
        ("summary", Words::of(|lang| show.about.get(lang).to_owned()).map()),
        ("metadata", (!metadata.is_empty()).then(|| json!(metadata))),
        ("requiredStatement", notice(site, None)),
        ("rights", site.rights().map(Value::from)),
        ("provider", site.provider()),
        ("homepage", Some(site.homepages(None))),
        ("thumbnail", site.works().next().map(|work| picture(site, &work))),
        ("items", Some(json!(items))),
    ])
}

fn room_of(site: &Site<'_>, at: usize, room: &Room) -> Value {
    object([
        ("@context", Some(json!(CONTEXT))),
        ("id", Some(json!(site.address(&room_path(at))))),
        ("type", Some(json!("Collection"))),
        ("label", Some(room_name(at, room))),
        ("summary", Words::of(|lang| room.text.get(lang).to_owned()).map()),
        ("requiredStatement", notice(site, Some(at))),
        ("rights", site.rights().map(Value::from)),
        ("provider", site.provider()),
        ("homepage", Some(site.homepages(None))),
        ("thumbnail", site.works().find(|work| work.shown.room == at).map(|work| picture(site, &work))),
        ("partOf", Some(json!([reference(site, WHOLE, site.title())]))),
        ("items", Some(json!(works(site, Some(at))))),
    ])
}

/// Works of a room, or all.
fn works(site: &Site<'_>, room: Option<usize>) -> Vec<Value> {
    let here = site.works().filter(|work| room.is_none_or(|room| work.shown.room == room));
    let reference = |work: Work<'_>| {
        let (id, thumbnail) = (site.address(&work.hung.manifest), picture(site, &work));
        json!({"id": id, "type": "Manifest", "label": work.title(), "thumbnail": thumbnail})
    };
    here.map(reference).collect()
}

fn picture(site: &Site<'_>, work: &Work<'_>) -> Value {
    thumbnail(&site.address(&work.hung.tiles), &work.hung.deep)
}

/// What has to be shown with the whole or a room: that generative AI took part in some works, and whose exhibition it is.
fn notice(site: &Site<'_>, room: Option<usize>) -> Option<Value> {
    let show = site.exhibition();
    let mut here = site.works().filter(|work| room.is_none_or(|room| work.shown.room == room));
    let is_used = here.any(|work| ai_use(&work.shown.work) == AiUse::Used);
    let lines = |lang: Lang| {
        let own = show.ai_notice.get(lang).trim().to_owned();
        let notice = if own.is_empty() { text("web-ai-some-used")(lang) } else { own };
        let credit = credit_line(&[&show.title, &show.host]);
        if is_used { vec![notice, credit] } else { vec![credit] }
    };
    row(if is_used { "iiif-notice" } else { "iiif-credit" }, &Words::lines(lines))
}
