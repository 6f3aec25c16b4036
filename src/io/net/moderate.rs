//! Moderation: whether words and a picture are fit to be sent or shown.

use super::course::{Course, json};
use super::error::NetError;
use super::failure::Failure;
use super::fault;
use super::line::Body;
use super::worker::{Asked, Net};
use crate::domain::service::Task;
use crate::formats::obf::base64;
use crate::formats::picture_metadata::Format;
use serde_json::{Value, json};

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModerateRequest {
    /// Words.
    pub text: String,
    /// A picture: PNG, JPEG or WebP.
    pub picture: Option<Vec<u8>>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moderated {
    /// Whether anything was.
    pub flagged: bool,
    /// What, in the service's own words, e.g. `violence/graphic`.
    pub categories: Vec<String>,
}

impl Net {
    /// Has words and a picture looked at. Otherwise as [`Net::ask`].
    ///
    /// # Errors
    /// As [`Net::ask`].
    pub fn moderate(
        &self,
        service: &str,
        request: ModerateRequest,
        then: impl FnOnce(Result<Moderated, Failure>) + Send + 'static,
    ) -> Result<Asked, NetError> {
        self.talk(service, Task::Moderate, move |course| async move { moderate(&course, &request).await }, then)
    }
}

async fn moderate(course: &Course, request: &ModerateRequest) -> Result<Moderated, Failure> {
    let mut input = Vec::new();
    if !request.text.is_empty() {
        input.push(json!({ "type": "text", "text": request.text }));
    }
    if let Some((picture, format)) = request.picture.as_ref().and_then(|bytes| Some((bytes, Format::of(bytes)?))) {
        let url = base64::write_data(format.mime(), picture);
        input.push(json!({ "type": "image_url", "image_url": { "url": url } }));
    }
    let model = course.service.model(Task::Moderate).unwrap_or("omni-moderation-latest");
    let body = json!({ "input": input, "model": model });
    found(&json(&course.post("moderations", &Body::Json(body)).await?)?)
}

/// A list of results; one that flags is enough.
///
/// # Errors
/// `Unusable`: what cannot be read is no "fine".
fn found(value: &Value) -> Result<Moderated, Failure> {
    let results = value["results"].as_array().filter(|results| !results.is_empty());
    let Some(results) = results else {
        return Err(match &value["error"] {
            Value::Null => Failure::Unusable("no result in it".into()),
            _ => fault::of_value(value),
        });
    };
    let mut all = Moderated::default();
    for result in results {
        let flagged = result["flagged"].as_bool();
        all.flagged |= flagged.ok_or_else(|| Failure::Unusable("a result without an answer".into()))?;
        let categories = result["categories"].as_object().into_iter().flatten();
        all.categories.extend(categories.filter(|(_, found)| **found == true).map(|(name, _)| name.clone()));
    }
    all.categories.sort();
    all.categories.dedup();
    Ok(all)
}
