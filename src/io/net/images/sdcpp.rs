//! The server of stable-diffusion.cpp, by its native jobs: given in, looked at until they are done, taken up again by their id.

use super::{Coming, ImageProvider, Made, Seen, is_id, with_options};
use crate::io::net::arrive::{Raw, from_base64};
use crate::io::net::course::{Course, Patience, json};
use crate::io::net::failure::Failure;
use crate::io::net::fault;
use crate::io::net::job::{News, Ticket};
use crate::io::net::line::Body;
use crate::io::net::order::Order;
use serde_json::{Value, json};
use tokio::time::sleep;

/// stable-diffusion.cpp.
pub(super) struct SdCpp;

impl ImageProvider for SdCpp {
    fn make<'a>(&'a self, course: &'a Course, order: &'a Order) -> Coming<'a, Made> {
        Box::pin(async move {
            let given = json(&course.post("sdcpp/v1/img_gen", &Body::Json(body(course, order)?)).await?)?;
            let id = given["id"].as_str().filter(|id| is_id(id));
            let id = id.ok_or_else(|| Failure::Unusable("a job without an id".into()))?;
            course.give_ticket(&order.id, id);
            wait(course, id).await
        })
    }

    fn take_up<'a>(&'a self, course: &'a Course, ticket: &'a Ticket) -> Coming<'a, Made> {
        Box::pin(async move {
            if !is_id(&ticket.remote) {
                return Err(Failure::Gone);
            }
            course.remember(&ticket.job, &ticket.remote);
            wait(course, &ticket.remote).await
        })
    }

    /// A job at work cannot be stopped (409); it ends by itself and nobody waits.
    fn stop<'a>(&'a self, course: &'a Course, ticket: &'a Ticket) -> Coming<'a, ()> {
        Box::pin(async move {
            drop(course.line.command(&format!("sdcpp/v1/jobs/{}/cancel", ticket.remote), json!({})).await);
        })
    }

    fn look<'a>(&'a self, course: &'a Course) -> Coming<'a, Result<Seen, Failure>> {
        Box::pin(async move {
            let seen = json(&course.get("sdcpp/v1/capabilities", &[]).await?)?;
            let features = seen["features"].as_object().into_iter().flatten();
            let about = features.filter(|(_, has)| **has == true).map(|(name, _)| name.clone()).collect();
            let model = seen["model"].as_str().or(seen["model"]["name"].as_str());
            Ok(Seen { models: model.map(|model| vec![model.to_owned()]), about })
        })
    }
}

fn body(course: &Course, order: &Order) -> Result<Value, Failure> {
    let (request, (width, height)) = (&order.request, order.size());
    let mut body = json!({
        "prompt": request.prompt, "negative_prompt": request.negative, "width": width, "height": height,
        "seed": request.seed.map_or(-1, i64::from), "batch_count": request.n, "output_format": "png",
    });
    let base64 = |bytes: Vec<u8>| crate::formats::obf::base64::encode(&bytes);
    if let Some(input) = order.input()? {
        body["init_image"] = base64(input).into();
        body["strength"] = request.strength.into();
    }
    if let Some(mask) = order.white_mask()? {
        body["mask_image"] = base64(mask).into();
    }
    Ok(with_options(body, course))
}

/// Looks at the job until it is done.
async fn wait(course: &Course, id: &str) -> Made {
    let (path, mut patience) = (format!("sdcpp/v1/jobs/{id}"), Patience::default());
    loop {
        let look = course.get(&path, &[]).await.map_err(gone);
        if let Some(reply) = patience.bear(look)?
            && let Some(raws) = read(course, &json(&reply)?)?
        {
            return Ok(raws);
        }
        sleep(course.pace.poll).await;
    }
}

/// A job that the service does not know any more.
fn gone(failure: Failure) -> Failure {
    if matches!(failure, Failure::Missing(_)) { Failure::Gone } else { failure }
}

/// The pictures, if the job is done.
fn read(course: &Course, job: &Value) -> Result<Option<Vec<Raw>>, Failure> {
    match job["status"].as_str().unwrap_or_default() {
        "queued" => {
            // Counted from 1: nobody is before the first.
            let place = job["queue_position"].as_u64().and_then(|place| u32::try_from(place.saturating_sub(1)).ok());
            course.waiter.news(News::Queued { place });
            Ok(None)
        }
        "generating" => {
            course.progress(job["progress"].as_f64().map(|part| part as f32), None);
            Ok(None)
        }
        "completed" => {
            let images = job["result"]["images"].as_array().into_iter().flatten();
            let mut images: Vec<&Value> = images.collect();
            images.sort_by_key(|image| image["index"].as_u64());
            let raw = |image: &&Value| image["b64_json"].as_str().and_then(from_base64).map(Raw::of);
            Ok(Some(images.iter().filter_map(raw).collect()))
        }
        "cancelled" => Err(Failure::Stopped),
        "failed" => Err(fault::of_value(job)),
        other => Err(Failure::Unusable(format!("a job in the state `{other}`"))),
    }
}
