//! Text to speech.

use super::arrive::from_base64;
use super::course::{Course, json};
use super::error::NetError;
use super::exchange;
use super::failure::Failure;
use super::fault;
use super::line::Body;
use super::request::Reply;
use super::sse::Events;
use super::worker::{Asked, Net};
use crate::domain::service::Task;
use serde_json::{Value, json};

/// Longest text in characters.
pub const MAX_INPUT: usize = 4096;
/// The voice where none was chosen; every service of this kind knows it.
const VOICE: &str = "alloy";

/// What is to be said.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeakRequest {
    /// The words; cut to [`MAX_INPUT`].
    pub text: String,
    /// How fast, 0.25 to 4; 1 is usual.
    pub speed: f32,
    /// In which manner, e.g. "slowly and kindly"; only for models that take it.
    pub manner: Option<String>,
}

/// A voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// WAV as asked for, or what the service has.
    pub bytes: Vec<u8>,
}

impl Net {
    /// Has words spoken. Otherwise as [`Net::ask`].
    ///
    /// # Errors
    /// As [`Net::ask`].
    pub fn speak(
        &self,
        service: &str,
        request: SpeakRequest,
        then: impl FnOnce(Result<Spoken, Failure>) + Send + 'static,
    ) -> Result<Asked, NetError> {
        self.talk(service, Task::Speak, move |course| async move { speak(&course, &request).await }, then)
    }
}

async fn speak(course: &Course, request: &SpeakRequest) -> Result<Spoken, Failure> {
    let response = course.open("audio/speech", &Body::Json(body(course, request))).await?;
    let (_, content_type, _) = exchange::head(&response);
    let bytes = sound(&content_type, &course.line.reply(response).await?, course.line.max_bytes)?;
    if bytes.is_empty() { Err(Failure::Unusable("no sound in it".into())) } else { Ok(Spoken { bytes }) }
}

fn body(course: &Course, request: &SpeakRequest) -> Value {
    let text: String = request.text.chars().take(MAX_INPUT).collect();
    let voice = course.service.voice.as_deref().unwrap_or(VOICE);
    let mut body = json!({ "input": text, "voice": voice, "response_format": "wav" });
    let speed = if request.speed.is_finite() { request.speed.clamp(0.25, 4.0) } else { 1.0 };
    if (speed - 1.0).abs() > 0.01 {
        body["speed"] = speed.into();
    }
    let model = course.service.model(Task::Speak).unwrap_or_default();
    if !model.is_empty() {
        body["model"] = model.into();
    }
    if let Some(manner) = request.manner.as_ref().filter(|_| !model.starts_with("tts-1")) {
        body["instructions"] = manner.as_str().into();
    }
    body
}

/// The sound itself, whether it came as bytes, as events, or inside JSON.
fn sound(content_type: &str, reply: &Reply, limit: usize) -> Result<Vec<u8>, Failure> {
    if content_type.contains("event-stream") {
        let mut events = Events::new(limit);
        let mut all = events.feed(&reply.body)?;
        all.extend(events.end());
        let pieces: Result<Vec<_>, _> = all.iter().map(|event| piece(&event.data)).collect();
        return Ok(pieces?.concat());
    }
    if content_type.contains("json") {
        return piece_of(&json(reply)?);
    }
    Ok(reply.body.clone())
}

fn piece(data: &str) -> Result<Vec<u8>, Failure> {
    serde_json::from_str(data).map_or(Ok(Vec::new()), |value| piece_of(&value))
}

fn piece_of(value: &Value) -> Result<Vec<u8>, Failure> {
    if !value["error"].is_null() || !value["detail"].is_null() {
        return Err(fault::of_value(value));
    }
    Ok(value["audio"].as_str().and_then(from_base64).unwrap_or_default())
}
