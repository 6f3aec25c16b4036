//! Services that make pictures: one trait, one file each.
//!
//! | | words | own picture | mask | so far | line | taken up again | stopped there |
//! |---|---|---|---|---|---|---|---|
//! | OpenAI | yes | yes | clear = paint | partial pictures | no | no | no |
//! | AUTOMATIC1111, Forge | yes | yes | white = paint | share, preview | yes | no | only our own task |
//! | ComfyUI | by workflow | by workflow | both | share, preview | yes | yes | only our own job |
//! | stable-diffusion.cpp | yes | yes | white = paint | no | yes | yes | while it waits |
//! | LocalAI | yes | yes | white = paint | no | no | no | no |

mod automatic1111;
mod comfyui;
mod localai;
mod openai;
mod sdcpp;

pub use comfyui::check_workflow;

use super::arrive::Raw;
use super::course::Course;
use super::failure::Failure;
use super::job::Ticket;
use super::order::Order;
use crate::domain::service::Provider;
use std::pin::Pin;

/// What will be there some time.
pub(super) type Coming<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
pub(super) type Made = Result<Vec<Raw>, Failure>;

/// A kind of service that makes pictures. Whoever drops a future of it closes the connection.
pub(super) trait ImageProvider: Send + Sync {
    /// Makes pictures, tells news by the way.
    fn make<'a>(&'a self, course: &'a Course, order: &'a Order) -> Coming<'a, Made>;

    /// Waits for a job that was begun before.
    fn take_up<'a>(&'a self, _course: &'a Course, _ticket: &'a Ticket) -> Coming<'a, Made> {
        Box::pin(async { Err(Failure::Gone) })
    }

    /// Tells the service to stop this job and no other. The job is closed here already.
    fn stop<'a>(&'a self, _course: &'a Course, _ticket: &'a Ticket) -> Coming<'a, ()> {
        Box::pin(async {})
    }

    /// What the service can do, for `services test`.
    fn look<'a>(&'a self, course: &'a Course) -> Coming<'a, Result<Seen, Failure>>;
}

/// What a service says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// Its models; none: it does not list them.
    pub models: Option<Vec<String>>,
    /// More, in its own words, e.g. a version.
    pub about: Vec<String>,
}

/// The way to speak to a kind of service; none: this version does not know it.
pub(super) fn provider(name: &Provider) -> Option<&'static dyn ImageProvider> {
    match name {
        Provider::OpenAi => Some(&openai::OpenAi),
        Provider::Automatic1111 => Some(&automatic1111::Automatic1111),
        Provider::ComfyUi => Some(&comfyui::ComfyUi),
        Provider::SdCpp => Some(&sdcpp::SdCpp),
        Provider::LocalAi => Some(&localai::LocalAi),
        Provider::Unknown(_) => None,
    }
}

/// Adds the service's own options to a request, over what stands there.
fn with_options(mut body: serde_json::Value, course: &Course) -> serde_json::Value {
    if let Some(map) = body.as_object_mut() {
        map.extend(course.service.options.clone());
    }
    body
}

/// A list of names in an answer.
fn names(list: &serde_json::Value, key: &str) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|item| item[key].as_str()).map(str::to_owned).collect()
}

/// An id that is one part of a path and nothing else.
fn is_id(id: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    (1..=128).contains(&id.len()) && id.chars().all(is_plain)
}
