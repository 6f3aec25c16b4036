//! OpenAI Images, and whoever speaks like it: generations, edits with a mask, partial pictures in a stream.
//!
//! There is no cancel: closing the connection is all, and the service may charge for it all the same.

use super::{Coming, ImageProvider, Made, Seen, names, with_options};
use crate::domain::service::Task;
use crate::formats::picture_metadata::Embedded;
use crate::io::net::arrive::{Raw, from_base64};
use crate::io::net::course::{Course, json};
use crate::io::net::error::NetError;
use crate::io::net::failure::Failure;
use crate::io::net::fault;
use crate::io::net::line::{Body, Field};
use crate::io::net::order::Order;
use crate::io::net::sse::{Event, Events};
use crate::io::net::{address, exchange};
use reqwest::Response;
use serde_json::{Map, Value, json};

/// Pictures so far that are asked for; each costs a little.
const PARTIALS: u32 = 2;

/// OpenAI, and whoever speaks like it.
pub(super) struct OpenAi;

impl ImageProvider for OpenAi {
    fn make<'a>(&'a self, course: &'a Course, order: &'a Order) -> Coming<'a, Made> {
        Box::pin(async move {
            let fields = fields(course, order);
            match ask(course, order, &fields).await {
                // It does not know streams: nothing was made, so it may be asked without.
                Err(Failure::Rejected { param, message, .. }) if is_about_stream(&param, &message) => {
                    let plain = fields.into_iter().filter(|(name, _)| name != "stream" && name != "partial_images");
                    ask(course, order, &plain.collect()).await
                }
                made => made,
            }
        })
    }

    fn look<'a>(&'a self, course: &'a Course) -> Coming<'a, Result<Seen, Failure>> {
        Box::pin(look(course))
    }
}

/// The list of models, of whoever speaks like OpenAI.
pub(super) async fn look(course: &Course) -> Result<Seen, Failure> {
    match course.get("models", &[]).await {
        Ok(reply) => Ok(Seen { models: Some(names(&json(&reply)?["data"], "id")), about: Vec::new() }),
        Err(Failure::Missing(_)) => Ok(Seen::default()),
        Err(failure) => Err(failure),
    }
}

/// Everything but the pictures.
fn fields(course: &Course, order: &Order) -> Map<String, Value> {
    let request = &order.request;
    let model = course.service.model(Task::Image).unwrap_or_default();
    let model = if order.has_input() { course.service.model(Task::Edit).unwrap_or(model) } else { model };
    // There is no field for what is not to be seen.
    let prompt = match request.negative.trim() {
        "" => request.prompt.clone(),
        negative => format!("{}\n\nAvoid: {negative}", request.prompt),
    };
    let mut body = json!({ "prompt": prompt, "n": request.n, "size": size(model, request.width, request.height) });
    if !model.is_empty() {
        body["model"] = model.into();
    }
    // Others take fewer fields, and some refuse what they do not know.
    if model.starts_with("gpt-image") {
        body["output_format"] = "png".into();
        if request.n == 1 {
            body["stream"] = true.into();
            body["partial_images"] = PARTIALS.into();
        }
    }
    let Value::Object(mut fields) = with_options(body, course) else { return Map::new() };
    if fields.get("stream") != Some(&Value::Bool(true)) {
        fields.retain(|name, _| name != "partial_images" && name != "stream");
    }
    fields
}

/// What the model can make that comes nearest.
fn size(model: &str, width: u32, height: u32) -> String {
    let (w, h) = (f64::from(width), f64::from(height));
    if model.starts_with("gpt-image-2") {
        // Sides are multiples of 16, at most 3840 x 2160, and at most three times as long as the other.
        let (w, h) = (w.min(h * 3.0), h.min(w * 3.0));
        let (long, short) = (w.max(h), w.min(h));
        let scale = (3840.0 / long).min(2160.0 / short).min(1.0);
        let side = |side: f64| ((side * scale / 16.0).floor() as u32).max(1) * 16;
        return format!("{}x{}", side(w), side(h));
    }
    let near = match w / h {
        wide if wide > 1.2 => "1536x1024",
        tall if tall < 1.0 / 1.2 => "1024x1536",
        _ => "1024x1024",
    };
    if model.starts_with("gpt-image") { near.to_owned() } else { format!("{width}x{height}") }
}

async fn ask(course: &Course, order: &Order, fields: &Map<String, Value>) -> Made {
    let (path, body) = match order.input()? {
        None => ("images/generations", Body::Json(Value::Object(fields.clone()))),
        Some(input) => ("images/edits", Body::Form(form(fields, input, order.clear_mask()?))),
    };
    let response = course.open(path, &body).await?;
    course.progress(None, None);
    let (_, content_type, _) = exchange::head(&response);
    match content_type.contains("event-stream") {
        true => from_stream(course, response).await,
        // Asked for a stream, many answer JSON; some send a stream and call it something else.
        false => from_bytes(course, &course.line.reply(response).await?.body).await,
    }
}

fn form(fields: &Map<String, Value>, input: Vec<u8>, mask: Option<Vec<u8>>) -> Vec<Field> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut form: Vec<Field> = fields.iter().map(|(name, value)| Field::text(name, text(value))).collect();
    form.push(Field::file("image[]", "input.png", "image/png", input));
    form.extend(mask.map(|mask| Field::file("mask", "mask.png", "image/png", mask)));
    form
}

async fn from_stream(course: &Course, mut response: Response) -> Made {
    let limit = course.line.max_bytes;
    let (mut events, mut length) = (Events::new(limit), 0usize);
    while let Some(chunk) = response.chunk().await.map_err(NetError::from)? {
        length += chunk.len();
        if length > limit {
            return Err(NetError::TooBig(limit).into());
        }
        for event in events.feed(&chunk)? {
            // The final picture may come before all partial ones: whatever follows is not waited for.
            if let Some(raw) = read(course, &event)? {
                return Ok(vec![raw]);
            }
        }
    }
    let last = events.end().map(|event| read(course, &event)).transpose()?.flatten();
    last.map(|raw| vec![raw]).ok_or_else(|| NetError::Garbled("the stream ended without a picture".into()).into())
}

/// One event: the final picture, or none yet.
fn read(course: &Course, event: &Event) -> Result<Option<Raw>, Failure> {
    let Ok(data) = serde_json::from_str::<Value>(&event.data) else { return Ok(None) };
    let kind = data["type"].as_str().unwrap_or(&event.name);
    if event.name == "error" || kind == "error" || data["error"].is_object() {
        return Err(fault::of_value(&data));
    }
    let Some(bytes) = data["b64_json"].as_str().and_then(from_base64) else { return Ok(None) };
    if kind.ends_with(".partial_image") {
        course.partial(&bytes);
        return Ok(None);
    }
    Ok(Some(Raw { bytes, texts: said(&data), seed: data["seed"].as_u64() }))
}

async fn from_bytes(course: &Course, body: &[u8]) -> Made {
    match serde_json::from_slice(body) {
        Ok(value) => from_json(course, &value).await,
        Err(error) => {
            let mut events = Events::new(course.line.max_bytes);
            let mut all = events.feed(body)?;
            all.extend(events.end());
            let found: Result<Vec<_>, _> = all.iter().map(|event| read(course, event)).collect();
            let raw = found?.into_iter().flatten().next();
            raw.map(|raw| vec![raw]).ok_or_else(|| NetError::Garbled(error.to_string()).into())
        }
    }
}

/// The pictures of `{"data":[{"b64_json"}|{"url"}]}`.
///
/// # Errors
/// Those of the service; `Unusable`: none came.
pub(super) async fn from_json(course: &Course, value: &Value) -> Made {
    let Some(data) = value["data"].as_array() else { return Err(fault::of_value(value)) };
    let mut raws = Vec::new();
    for item in data {
        let bytes = match item["b64_json"].as_str().filter(|text| !text.is_empty()) {
            Some(text) => from_base64(text),
            None => from_url(course, item["url"].as_str().unwrap_or_default()).await?,
        };
        raws.extend(bytes.map(|bytes| Raw { bytes, texts: said(item), seed: item["seed"].as_u64() }));
    }
    if raws.is_empty() { Err(Failure::Unusable("no picture in the answer".into())) } else { Ok(raws) }
}

/// What stands behind an address: base64, or a page of the same service. Nothing is fetched elsewhere; a server that does not
/// know under which name it was reached names another, so that only the path counts.
async fn from_url(course: &Course, url: &str) -> Result<Option<Vec<u8>>, Failure> {
    if url.is_empty() || url.starts_with("data:") {
        return Ok(from_base64(url));
    }
    let root = address::root(&course.line.base)?;
    let page = root.join(url).map_err(|_| NetError::Address(url.to_owned()))?;
    let is_local = |url: &reqwest::Url| address::service(url.as_str()).is_ok() && url.scheme() == "http";
    let is_near = address::is_same_origin(&root, &page) || (is_local(&root) && is_local(&page));
    if !is_near {
        return Err(NetError::Redirected.into());
    }
    Ok(Some(course.line.get_page(page.path()).await?.body).filter(|body| !body.is_empty()))
}

/// What the service says of how it understood the words.
fn said(item: &Value) -> Vec<Embedded> {
    item["revised_prompt"].as_str().map(|text| Embedded::new("revised_prompt", text)).into_iter().collect()
}

fn is_about_stream(param: &str, message: &str) -> bool {
    let names = ["stream", "partial_images"];
    names.contains(&param) || names.iter().any(|name| message.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_that_the_model_can_make() {
        assert_eq!(size("gpt-image-1", 2000, 1000), "1536x1024");
        assert_eq!(size("gpt-image-1.5", 900, 1000), "1024x1024");
        assert_eq!(size("gpt-image-1-mini", 500, 1000), "1024x1536");
        assert_eq!(size("gpt-image-2", 1000, 1000), "992x992");
        assert_eq!(size("gpt-image-2-2026-04-21", 4096, 4096), "2160x2160");
        assert_eq!(size("gpt-image-2", 4000, 100), "288x96");
        assert_eq!(size("other", 512, 768), "512x768");
    }
}
