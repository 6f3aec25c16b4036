//! Speech to text, with the words of the board as hints.

use super::course::{Course, json};
use super::error::NetError;
use super::failure::Failure;
use super::fault;
use super::line::{Body, Field};
use super::worker::{Asked, Net};
use crate::domain::service::Task;

/// Most hints, and the longest text of them in characters: what a service reads of hints is short (whisper: 224 tokens).
const MAX_HINTS: usize = 100;
const MAX_PROMPT: usize = 400;

/// What is to be written down.
#[derive(Clone, Debug)]
pub struct TranscribeRequest {
    /// The recording, WAV.
    pub wav: Vec<u8>,
    /// Its language, e.g. `ko`.
    pub language: String,
    /// Words that are likely, the likeliest first.
    pub hints: Vec<String>,
}

/// What was heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// The words; empty when nothing was said.
    pub text: String,
}

impl Net {
    /// Has a recording written down. Otherwise as [`Net::ask`].
    ///
    /// # Errors
    /// As [`Net::ask`].
    pub fn transcribe(
        &self,
        service: &str,
        request: TranscribeRequest,
        then: impl FnOnce(Result<Transcript, Failure>) + Send + 'static,
    ) -> Result<Asked, NetError> {
        self.talk(service, Task::Transcribe, move |course| async move { transcribe(&course, request).await }, then)
    }
}

async fn transcribe(course: &Course, request: TranscribeRequest) -> Result<Transcript, Failure> {
    let fields = fields(course.service.model(Task::Transcribe).unwrap_or_default(), request);
    let value = json(&course.post("audio/transcriptions", &Body::Form(fields)).await?)?;
    match value["text"].as_str() {
        Some(text) => Ok(Transcript { text: text.trim().to_owned() }),
        None if value["error"].is_null() => Err(Failure::Unusable("no text in it".into())),
        None => Err(fault::of_value(&value)),
    }
}

/// Services differ in how they take hints, by the name of the model.
fn fields(model: &str, request: TranscribeRequest) -> Vec<Field> {
    let TranscribeRequest { wav, language, hints } = request;
    let mut fields = vec![Field::file("file", "speech.wav", "audio/wav", wav), Field::text("response_format", "json")];
    if !model.is_empty() {
        fields.push(Field::text("model", model));
    }
    let hints = hints.into_iter().take(MAX_HINTS);
    if model.starts_with("gpt-transcribe") {
        fields.push(Field::text("languages[]", language));
        fields.extend(hints.map(|hint| Field::text("keywords[]", hint)));
        return fields;
    }
    fields.push(Field::text("language", language));
    let prompt = joined(hints);
    // The model that tells speakers apart takes no hints.
    if !prompt.is_empty() && !model.contains("diarize") {
        fields.push(Field::text("prompt", prompt));
    }
    fields
}

fn joined(hints: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for hint in hints {
        if text.chars().count() + hint.chars().count() + 2 > MAX_PROMPT {
            break;
        }
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&hint);
    }
    text
}
