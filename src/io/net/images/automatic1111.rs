//! AUTOMATIC1111's web interface and Forge: one long request, and questions beside it about how far it is.
//!
//! `/sdapi/v1/progress` and `/sdapi/v1/interrupt` mean whoever is at work; ours is told by `force_task_id`.

use super::{Coming, ImageProvider, Made, Seen, names, with_options};
use crate::formats::picture_metadata::Embedded;
use crate::io::files;
use crate::io::net::arrive::{Raw, from_base64};
use crate::io::net::course::{Course, json, ok};
use crate::io::net::failure::Failure;
use crate::io::net::job::{News, Ticket};
use crate::io::net::line::Body;
use crate::io::net::order::Order;
use crate::io::net::race::beside;
use serde_json::{Value, json};
use tokio::time::sleep;

/// AUTOMATIC1111 and Forge.
pub(super) struct Automatic1111;

impl ImageProvider for Automatic1111 {
    fn make<'a>(&'a self, course: &'a Course, order: &'a Order) -> Coming<'a, Made> {
        Box::pin(async move {
            let task = format!("task(malgeurim{:016x})", files::nonce());
            let (path, body) = body(course, order, &task)?;
            course.remember(&order.id, &task);
            let body = Body::Json(body);
            let asking = course.post_once(path, &body, || is_there(course, &task));
            // One that arrived and whose answer was lost gives its picture to nobody: it is not made a second time behind it.
            let lost = || Failure::Broken { status: 0, message: "the answer to a task at work was lost".into() };
            let reply = beside(asking, watch(course, &task)).await?.ok_or_else(lost)?;
            pictures(&json(&reply)?, order.request.n)
        })
    }

    /// Only when our task is the one at work: the interrupt itself asks nobody. One that still waits there cannot be taken out,
    /// but its turn may come before the time for stopping is over.
    fn stop<'a>(&'a self, course: &'a Course, ticket: &'a Ticket) -> Coming<'a, ()> {
        Box::pin(async move {
            while let Ok(seen) = progress(course, &ticket.remote, false).await {
                if seen["active"] == true {
                    drop(course.line.command("sdapi/v1/interrupt", json!({})).await);
                }
                if seen["queued"] != true || seen["active"] == true {
                    return;
                }
                sleep(course.pace.poll).await;
            }
        })
    }

    fn look<'a>(&'a self, course: &'a Course) -> Coming<'a, Result<Seen, Failure>> {
        Box::pin(async move {
            let models = json(&course.get("sdapi/v1/sd-models", &[]).await?)?;
            Ok(Seen { models: Some(names(&models, "title")), about: Vec::new() })
        })
    }
}

fn body(course: &Course, order: &Order, task: &str) -> Result<(&'static str, Value), Failure> {
    let (request, (width, height)) = (&order.request, order.size());
    let mut body = json!({
        "prompt": request.prompt, "negative_prompt": request.negative, "width": width, "height": height,
        "seed": request.seed.map_or(-1, i64::from), "batch_size": request.n, "n_iter": 1, "steps": 25,
        "send_images": true, "save_images": false, "force_task_id": task,
    });
    if let Some(model) = course.service.model(crate::domain::service::Task::Image) {
        body["override_settings"] = json!({ "sd_model_checkpoint": model });
    }
    let Some(input) = order.input()? else { return Ok(("sdapi/v1/txt2img", with_options(body, course))) };
    body["init_images"] = json!([base64(&input)]);
    body["denoising_strength"] = request.strength.into();
    if let Some(mask) = order.white_mask()? {
        body["mask"] = base64(&mask).into();
        body["inpainting_mask_invert"] = 0.into();
        // Begins with what is there; nothing of the rest is enlarged.
        body["inpainting_fill"] = 1.into();
        body["inpaint_full_res"] = false.into();
    }
    Ok(("sdapi/v1/img2img", with_options(body, course)))
}

fn base64(bytes: &[u8]) -> String {
    crate::formats::obf::base64::encode(bytes)
}

/// Passes on how far our task is, for ever. That this does not work is no reason to end the task.
async fn watch(course: &Course, task: &str) {
    loop {
        sleep(course.pace.poll).await;
        let Ok(seen) = progress(course, task, true).await else { continue };
        if let Some(preview) = seen["live_preview"].as_str().and_then(from_base64) {
            course.partial(&preview);
        }
        if seen["queued"] == true {
            course.waiter.news(News::Queued { place: seen["textinfo"].as_str().and_then(place) });
        } else if seen["active"] == true {
            let number = |key: &str| seen[key].as_f64().map(|number| number as f32);
            course.progress(number("progress"), number("eta"));
        }
    }
}

/// Whether our task waits or is at work there.
async fn is_there(course: &Course, task: &str) -> bool {
    progress(course, task, false).await.is_ok_and(|seen| seen["active"] == true || seen["queued"] == true)
}

async fn progress(course: &Course, task: &str, preview: bool) -> Result<Value, Failure> {
    let question = json!({ "id_task": task, "id_live_preview": -1, "live_preview": preview });
    json(&ok(course.line.command("internal/progress", question).await?)?)
}

/// `In queue: 2/5`.
fn place(text: &str) -> Option<u32> {
    text.rsplit_once(": ")?.1.split_once('/')?.0.trim().parse().ok()
}

fn pictures(value: &Value, n: u8) -> Made {
    let info: Value = value["info"].as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let images = value["images"].as_array().map(Vec::as_slice).unwrap_or_default();
    // With several pictures, a sheet of all of them may stand before the first.
    let first = info["index_of_first_image"].as_u64().and_then(|first| usize::try_from(first).ok()).unwrap_or(0);
    let images = images.get(first.min(images.len().saturating_sub(1))..).unwrap_or_default();
    let raw = |(at, image): (usize, &Value)| {
        let bytes = image.as_str().and_then(from_base64)?;
        let texts = info["infotexts"][at].as_str().map(|text| Embedded::new("parameters", text)).into_iter().collect();
        Some(Raw { bytes, texts, seed: info["all_seeds"][at].as_u64().or(info["seed"].as_u64()) })
    };
    let raws: Vec<Raw> = images.iter().take(n.into()).enumerate().filter_map(raw).collect();
    // Interrupted before the first step, it answers with an empty list.
    if raws.is_empty() { Err(Failure::Stopped) } else { Ok(raws) }
}
