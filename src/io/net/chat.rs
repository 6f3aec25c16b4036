//! Chat completions: words from words, as they come, or in a form that was asked for.

use super::course::{Course, json};
use super::error::NetError;
use super::exchange;
use super::failure::{Failure, Refusal, Stage};
use super::fault;
use super::line::Body;
use super::sse::{Event, Events};
use super::worker::{Asked, Net};
use crate::domain::id::BlobId;
use crate::domain::service::Task;
use reqwest::Response;
use serde::Serialize;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;

/// Longest answer in bytes.
const MAX_ANSWER: usize = 1 << 20;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct ChatRequest {
    /// What has been said, oldest first.
    pub messages: Vec<Message>,
    /// The form that the answer must have: a name and a JSON schema.
    pub form: Option<(String, Value)>,
    /// Longest answer, in the service's units.
    pub max_tokens: Option<u32>,
    /// Whether the answer is wanted as it comes. Not with `form`.
    pub stream: bool,
    /// After so many seconds an answer is not waited for any more, where the service's own limit is not shorter.
    pub within_s: Option<u32>,
    /// Who asks, for services that look for misuse. Sent as a hash.
    pub who: Option<String>,
}

/// One thing that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// By whom.
    pub role: Role,
    /// What.
    pub content: String,
}

/// Who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The program: how to answer.
    System,
    /// The person.
    User,
    /// The service.
    Assistant,
}

/// What was answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChatAnswer {
    /// The words.
    pub text: String,
    /// The words as JSON, if a form was asked for.
    pub value: Option<Value>,
    /// Whether the answer was cut off because it became too long.
    pub is_cut: bool,
}

impl Net {
    /// Asks for words. `heard` hears each piece as it comes, if a stream was wanted and the service has one. Otherwise as
    /// [`Net::ask`].
    ///
    /// # Errors
    /// As [`Net::ask`].
    pub fn chat(
        &self,
        service: &str,
        request: ChatRequest,
        heard: impl Fn(&str) + Send + Sync + 'static,
        then: impl FnOnce(Result<ChatAnswer, Failure>) + Send + 'static,
    ) -> Result<Asked, NetError> {
        self.talk(service, Task::Chat, move |course| async move { in_time(&course, &request, &heard).await }, then)
    }
}

async fn in_time(
    course: &Course,
    request: &ChatRequest,
    heard: &(impl Fn(&str) + Sync),
) -> Result<ChatAnswer, Failure> {
    let asking = chat(course, request, heard);
    match request.within_s {
        None => asking.await,
        Some(seconds) => {
            let limit = Duration::from_secs(u64::from(seconds));
            timeout(limit, asking).await.map_err(|_| Failure::Net(NetError::TimedOut))?
        }
    }
}

async fn chat(course: &Course, request: &ChatRequest, heard: &(impl Fn(&str) + Sync)) -> Result<ChatAnswer, Failure> {
    let response = course.open("chat/completions", &Body::Json(body(course, request))).await?;
    let (_, content_type, _) = exchange::head(&response);
    let mut answer = match content_type.contains("event-stream") {
        true => from_stream(response, heard).await?,
        false => from_json(&json(&course.line.reply(response).await?)?)?,
    };
    if request.form.is_some() {
        let value = serde_json::from_str(&answer.text);
        answer.value = Some(value.map_err(|error| Failure::Unusable(format!("not the form: {error}")))?);
    }
    Ok(answer)
}

fn body(course: &Course, request: &ChatRequest) -> Value {
    let mut body = json!({ "messages": request.messages });
    if let Some(model) = course.service.model(Task::Chat) {
        body["model"] = model.into();
    }
    if let Some(most) = request.max_tokens {
        body["max_completion_tokens"] = most.into();
    }
    if let Some(who) = &request.who {
        body["safety_identifier"] = BlobId::of(who.as_bytes()).0.into();
    }
    match &request.form {
        Some((name, schema)) => {
            let schema = json!({ "name": name, "schema": schema, "strict": true });
            body["response_format"] = json!({ "type": "json_schema", "json_schema": schema });
        }
        None if request.stream => body["stream"] = true.into(),
        None => {}
    }
    body
}

fn from_json(value: &Value) -> Result<ChatAnswer, Failure> {
    let choice = &value["choices"][0];
    if !choice.is_object() {
        return Err(if value["error"].is_null() {
            Failure::Unusable("no answer in it".into())
        } else {
            fault::of_value(value)
        });
    }
    let mut answer = ChatAnswer::default();
    take(&mut answer, choice, &choice["message"])?;
    if answer.text.is_empty() { Err(Failure::Unusable("an empty answer".into())) } else { Ok(answer) }
}

/// Adds a piece: its words, and how it ends. Whether it was the last.
fn take(answer: &mut ChatAnswer, choice: &Value, piece: &Value) -> Result<bool, Failure> {
    let refused = |message: &str| {
        Err(Failure::Refused(Refusal { stage: Some(Stage::Output), message: message.to_owned(), ..Refusal::default() }))
    };
    if let Some(text) = piece["refusal"].as_str().filter(|text| !text.is_empty()) {
        return refused(text);
    }
    match &piece["content"] {
        Value::String(text) => answer.text.push_str(text),
        Value::Array(parts) => {
            parts.iter().filter_map(|part| part["text"].as_str()).for_each(|text| answer.text += text)
        }
        _ => {}
    }
    if answer.text.len() > MAX_ANSWER {
        return Err(NetError::TooBig(MAX_ANSWER).into());
    }
    match choice["finish_reason"].as_str() {
        None => Ok(false),
        Some("content_filter") => refused("content_filter"),
        Some(reason) => {
            answer.is_cut = reason == "length";
            Ok(true)
        }
    }
}

async fn from_stream(mut response: Response, heard: &(impl Fn(&str) + Sync)) -> Result<ChatAnswer, Failure> {
    let (mut events, mut answer, mut is_whole) = (Events::new(MAX_ANSWER), ChatAnswer::default(), false);
    while let Some(chunk) = response.chunk().await.map_err(NetError::from)? {
        for event in events.feed(&chunk)? {
            is_whole |= read(&mut answer, &event, heard)?;
        }
    }
    if let Some(event) = events.end() {
        is_whole |= read(&mut answer, &event, heard)?;
    }
    if is_whole { Ok(answer) } else { Err(NetError::Garbled("the stream ended in the middle".into()).into()) }
}

/// Takes an event in. Whether it says that the answer is whole.
fn read(answer: &mut ChatAnswer, event: &Event, heard: &impl Fn(&str)) -> Result<bool, Failure> {
    if event.data.trim() == "[DONE]" {
        return Ok(true);
    }
    let Ok(data) = serde_json::from_str::<Value>(&event.data) else { return Ok(false) };
    if event.name == "error" || !data["error"].is_null() {
        return Err(fault::of_value(&data));
    }
    let before = answer.text.len();
    // The last one may have no choice in it, only what was used.
    let is_last = take(answer, &data["choices"][0], &data["choices"][0]["delta"])?;
    if answer.text.len() > before {
        heard(&answer.text[before..]);
    }
    Ok(is_last)
}
