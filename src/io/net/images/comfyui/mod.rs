//! ComfyUI: a workflow is given in, its job is looked at until its pictures lie ready; the WebSocket only tells how far it is.
//!
//! The truth is asked for (`/history`, `/queue`), never listened for: frames lag behind, and a job that someone deletes while
//! it waits has no event at all.

mod listen;
mod pictures;
mod workflow;

pub use workflow::check_workflow;

use super::{Coming, ImageProvider, Made, Seen, is_id};
use crate::domain::service::Task;
use crate::io::files;
use crate::io::net::course::{Course, Patience, json, ok};
use crate::io::net::failure::Failure;
use crate::io::net::job::{News, Ticket};
use crate::io::net::line::{Body, Field};
use crate::io::net::order::Order;
use crate::io::net::race::{First, race};
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::time::sleep;
use workflow::Values;

/// Looks at the line before a job counts as nowhere: it may be on its way in, or from the line into the history.
const LOOKS: u32 = 3;

/// ComfyUI.
pub(super) struct ComfyUi;

impl ImageProvider for ComfyUi {
    fn make<'a>(&'a self, course: &'a Course, order: &'a Order) -> Coming<'a, Made> {
        Box::pin(make(course, order))
    }

    fn take_up<'a>(&'a self, course: &'a Course, ticket: &'a Ticket) -> Coming<'a, Made> {
        Box::pin(async move {
            if !is_id(&ticket.remote) {
                return Err(Failure::Gone);
            }
            course.remember(&ticket.job, &ticket.remote);
            wait(course, &ticket.remote, &Notify::new()).await
        })
    }

    /// Out of the line if it waits; interrupted if it is at work. Without our id, or in versions that do not read it, the
    /// interrupt would stop whoever is at work: it is sent only if that is us.
    fn stop<'a>(&'a self, course: &'a Course, ticket: &'a Ticket) -> Coming<'a, ()> {
        Box::pin(async move {
            let id = &ticket.remote;
            for _ in 0..LOOKS {
                drop(course.line.command("queue", json!({ "delete": [id] })).await);
                if queue(course).await.is_ok_and(|queue| queue.is_running(id)) {
                    drop(course.line.command("interrupt", json!({ "prompt_id": id })).await);
                    return;
                }
                sleep(course.pace.poll).await;
            }
        })
    }

    fn look<'a>(&'a self, course: &'a Course) -> Coming<'a, Result<Seen, Failure>> {
        Box::pin(async move {
            let system = json(&course.get("system_stats", &[]).await?)?;
            let version = system["system"]["comfyui_version"].as_str().map(str::to_owned);
            Ok(Seen { models: models(course).await.ok(), about: version.into_iter().collect() })
        })
    }
}

async fn make(course: &Course, order: &Order) -> Made {
    let (id, client) = (uuid(), uuid());
    let values = Values {
        prompt: order.request.prompt.clone(),
        negative: order.request.negative.clone(),
        seed: order.request.seed.map_or_else(files::nonce, u64::from) & 0xFFFF_FFFF,
        width: order.size().0,
        height: order.size().1,
        n: order.request.n,
        strength: if order.has_input() { order.request.strength } else { 1.0 },
        model: model(course).await?,
        input: upload(course, &id, "input", order.input()?).await?,
        mask: upload(course, &id, "mask", order.clear_mask()?).await?,
    };
    let graph = match &course.service.workflow {
        Some(template) => workflow::fill(template, &values)?,
        None => workflow::plain(&values)?,
    };
    let body = json!({ "prompt": graph, "client_id": client, "prompt_id": id });
    // Before it is given in: if the program ends just then, the job is found again, or known to be nowhere.
    course.give_ticket(&order.id, &id);
    // So is listening, that nothing is missed; without it, it goes as well.
    let socket = course.line.listen("ws", &[("clientId", &client)]).await.ok();
    let given = course.post_once("prompt", &Body::Json(body), || is_known(course, &id)).await?;
    let given = given.as_ref().map(json).transpose()?.unwrap_or_default();
    // Older versions choose an id themselves.
    let chosen = given["prompt_id"].as_str().filter(|chosen| is_id(chosen)).unwrap_or(&id);
    if chosen != id {
        course.give_ticket(&order.id, chosen);
    }
    let id = chosen;
    let ended = Notify::new();
    let listening = listen::listen(course, socket, id, &ended);
    crate::io::net::race::beside(wait(course, id, &ended), listening).await
}

/// The model of the built-in workflow: the chosen one, else the first that is there.
async fn model(course: &Course) -> Result<String, Failure> {
    match (course.service.model(Task::Image), &course.service.workflow) {
        (Some(model), _) => Ok(model.to_owned()),
        (None, Some(_)) => Ok(String::new()),
        (None, None) => {
            let first = models(course).await?.into_iter().next();
            first.ok_or_else(|| Failure::Workflow("there is no model".into()))
        }
    }
}

async fn models(course: &Course) -> Result<Vec<String>, Failure> {
    let info = json(&course.get("object_info/CheckpointLoaderSimple", &[]).await?)?;
    let list = &info["CheckpointLoaderSimple"]["input"]["required"]["ckpt_name"][0];
    Ok(list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// The name of the picture there.
async fn upload(course: &Course, id: &str, what: &str, bytes: Option<Vec<u8>>) -> Result<Option<String>, Failure> {
    let Some(bytes) = bytes else { return Ok(None) };
    let file = Field::file("image", format!("malgeurim-{what}-{id}.png"), "image/png", bytes);
    let fields = vec![file, Field::text("overwrite", "true"), Field::text("type", "input")];
    let there = json(&course.post("upload/image", &Body::Form(fields)).await?)?;
    let name = there["name"].as_str().ok_or_else(|| Failure::Unusable("an upload without a name".into()))?;
    Ok(Some(match there["subfolder"].as_str().unwrap_or_default() {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }))
}

/// Looks at the job until its pictures are there. `ended`: the WebSocket has heard of its end.
async fn wait(course: &Course, id: &str, ended: &Notify) -> Made {
    let (mut patience, mut missing) = (Patience::default(), 0);
    loop {
        let look = look(course, id).await;
        match patience.bear(look)? {
            Some(Look::Done(entry)) => return pictures::fetch(course, &entry).await,
            // Deleted while it waited.
            Some(Look::Nowhere) if missing + 1 >= LOOKS => return Err(Failure::Gone),
            Some(Look::Nowhere) => missing += 1,
            Some(Look::Waits(place)) => {
                missing = 0;
                course.waiter.news(News::Queued { place: Some(place) });
            }
            Some(Look::Runs) => {
                missing = 0;
                course.progress(None, None);
            }
            None => {}
        }
        match race(ended.notified(), sleep(course.pace.poll)).await {
            First::A(()) | First::B(()) => {}
        }
    }
}

/// Whether a job is there, in whatever state.
async fn is_known(course: &Course, id: &str) -> bool {
    matches!(look(course, id).await, Ok(Look::Done(_) | Look::Waits(_) | Look::Runs))
}

enum Look {
    Done(Value),
    Waits(u32),
    Runs,
    Nowhere,
}

async fn look(course: &Course, id: &str) -> Result<Look, Failure> {
    // The line first: a job that ends between the two looks is then in the history.
    let queue = queue(course).await?;
    let history = json(&course.get(&format!("history/{id}"), &[]).await?)?;
    if history[id].is_object() {
        return Ok(Look::Done(history[id].clone()));
    }
    if queue.is_running(id) {
        return Ok(Look::Runs);
    }
    Ok(queue.place(id).map_or(Look::Nowhere, Look::Waits))
}

struct Queue(Value);

impl Queue {
    fn is_running(&self, id: &str) -> bool {
        self.0["queue_running"].as_array().into_iter().flatten().any(|job| job[1] == id)
    }

    /// How many are before a waiting job. The list has no order of its own: the number counts.
    fn place(&self, id: &str) -> Option<u32> {
        let pending = self.0["queue_pending"].as_array()?;
        let number = |job: &Value| job[0].as_f64().unwrap_or_default();
        let own = pending.iter().find(|job| job[1] == id)?;
        let running = self.0["queue_running"].as_array().map_or(0, Vec::len);
        let before = running + pending.iter().filter(|job| number(job) < number(own)).count();
        u32::try_from(before).ok()
    }
}

async fn queue(course: &Course) -> Result<Queue, Failure> {
    Ok(Queue(json(&ok(course.line.get("queue", &[]).await?)?)?))
}

/// A random UUID, version 4 (RFC 9562).
fn uuid() -> String {
    let (a, b) = (files::nonce(), files::nonce());
    let (version, variant) = (a & 0xFFF | 0x4000, b >> 48 & 0x3FFF | 0x8000);
    format!("{:08x}-{:04x}-{version:04x}-{variant:04x}-{:012x}", a >> 32, a >> 16 & 0xFFFF, b & 0xFFFF_FFFF_FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_form_of_a_uuid() {
        let id = uuid();
        let parts: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert_eq!(id.as_bytes()[14], b'4');
        assert!(matches!(id.as_bytes()[19], b'8' | b'9' | b'a' | b'b'), "{id}");
        assert_ne!(id, uuid());
    }

    #[test]
    fn the_place_in_the_line_is_by_number() {
        let queue = json!({"queue_running": [[1, "a", {}]], "queue_pending": [[9, "d"], [3, "b"], [5, "c"]]});
        let queue = Queue(queue);
        assert!(queue.is_running("a") && !queue.is_running("b"));
        assert_eq!(["b", "c", "d", "x"].map(|id| queue.place(id)), [Some(1), Some(2), Some(3), None]);
    }
}
