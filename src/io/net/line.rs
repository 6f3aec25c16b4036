//! The line to one service: its address, its key, what is sent and how much may come back.

use super::error::NetError;
use super::exchange::read;
use super::request::{Reply, Secret};
use super::websocket::WebSocket;
use super::{address, exchange};
use crate::domain::id::BlobId;
use crate::io::files;
use reqwest::header::{AUTHORIZATION, CONNECTION, UPGRADE};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;

/// How long a look at a job, or opening a WebSocket, may take.
const SHORT: Duration = Duration::from_secs(15);
/// Longest text that is listed word for word among what was sent.
const MAX_LISTED: usize = 8 << 10;
/// Longest message of a WebSocket: a preview picture.
const MAX_MESSAGE: usize = 16 << 20;

/// What goes along with a request.
#[derive(Clone, Debug)]
pub(super) enum Body {
    Json(Value),
    Form(Vec<Field>),
}

impl Body {
    /// A hash of what is sent, and of `salt`.
    fn name(&self, salt: &str) -> BlobId {
        let mut bytes = salt.as_bytes().to_vec();
        match self {
            Self::Json(value) => bytes.extend(value.to_string().bytes()),
            Self::Form(fields) => fields.iter().for_each(|field| {
                bytes.extend([field.name.as_bytes(), &[0], BlobId::of(&field.bytes).0.as_bytes()].concat());
            }),
        }
        BlobId::of(&bytes)
    }
}

/// A field of a form.
#[derive(Clone, Debug)]
pub(super) struct Field {
    name: String,
    /// Name and media type, if it is a file.
    file: Option<(String, &'static str)>,
    bytes: Vec<u8>,
}

impl Field {
    pub fn text(name: &str, text: impl Into<String>) -> Self {
        Self { name: name.into(), file: None, bytes: text.into().into_bytes() }
    }

    pub fn file(name: &str, file: impl Into<String>, mime: &'static str, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), file: Some((file.into(), mime)), bytes }
    }
}

/// What left the device in one request, to be shown and kept. Files are named with their size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Scheme, host and port.
    pub to: String,
    /// The path below the service's address.
    pub path: String,
    /// Every field.
    pub what: Value,
}

type Told = Box<dyn Fn(Sent) + Send + Sync>;

/// The line to one service.
pub(super) struct Line {
    pub client: Client,
    /// The service's address.
    pub base: String,
    /// The whole `Authorization` header.
    pub authorization: Option<Secret>,
    pub max_bytes: usize,
    /// Hears of everything that leaves the device.
    pub told: Told,
}

/// Text by text what stands behind a `?`.
pub(super) type Query<'a> = &'a [(&'a str, &'a str)];

impl Line {
    /// Asks for something small and reads it whole, in a short time.
    pub async fn get(&self, path: &str, query: Query<'_>) -> Result<Reply, NetError> {
        let whole = async { self.reply(self.asking(Method::GET, path, query)?.send().await?).await };
        timeout(SHORT, whole).await.map_err(|_| NetError::TimedOut)?
    }

    /// Fetches a file from the root of the service's host; within the time of whoever asks.
    pub async fn get_page(&self, path: &str) -> Result<Reply, NetError> {
        let mut url = address::root(&self.base)?;
        url.set_path(path);
        self.reply(self.with_key(self.client.get(url))?.send().await?).await
    }

    /// As [`Line::get`], for files that take their time.
    pub async fn fetch(&self, path: &str, query: Query<'_>) -> Result<Reply, NetError> {
        self.reply(self.asking(Method::GET, path, query)?.send().await?).await
    }

    /// Sends something and gives the answer as soon as its head is there. `once`: a name under which the same sent again is to be
    /// done once.
    pub async fn open(&self, path: &str, body: &Body, once: Option<&str>) -> Result<Response, NetError> {
        let mut asking = self.asking(Method::POST, path, &[])?;
        if let Some(name) = once {
            // Another body under the same name would be an error there.
            asking = asking.header("Idempotency-Key", body.name(&format!("{name} {path}")).0);
        }
        (self.told)(self.sent(path, body)?);
        let asking = match body {
            Body::Json(value) => asking.json(value),
            Body::Form(fields) => asking.multipart(form(fields)?),
        };
        Ok(asking.send().await?)
    }

    /// Sends something and reads the answer, in a short time and unlisted: for commands about a job that say nothing of a person.
    pub async fn command(&self, path: &str, body: Value) -> Result<Reply, NetError> {
        let whole = async { self.reply(self.asking(Method::POST, path, &[])?.json(&body).send().await?).await };
        timeout(SHORT, whole).await.map_err(|_| NetError::TimedOut)?
    }

    /// Reads an answer whole.
    pub async fn reply(&self, response: Response) -> Result<Reply, NetError> {
        let (status, content_type, retry_after_s) = exchange::head(&response);
        Ok(Reply { status, content_type, retry_after_s, body: read(response, self.max_bytes).await? })
    }

    /// Opens a WebSocket.
    ///
    /// # Errors
    /// `Garbled`: the other side does not agree; and those of asking.
    pub async fn listen(&self, path: &str, query: Query<'_>) -> Result<WebSocket, NetError> {
        let key: Vec<u8> = [files::nonce(), files::nonce()].iter().flat_map(|half| half.to_be_bytes()).collect();
        let asking = self.asking(Method::GET, path, query)?.header(CONNECTION, "Upgrade").header(UPGRADE, "websocket");
        let asking = asking
            .header("Sec-WebSocket-Version", "13")
            .header("Sec-WebSocket-Key", crate::formats::obf::base64::encode(&key));
        let opening = async {
            let response = asking.send().await?;
            match response.status().as_u16() {
                101 => Ok(WebSocket::new(response.upgrade().await?, MAX_MESSAGE)),
                status => Err(NetError::Garbled(format!("no WebSocket: {status}"))),
            }
        };
        timeout(SHORT, opening).await.map_err(|_| NetError::TimedOut)?
    }

    fn asking(&self, method: Method, path: &str, query: Query<'_>) -> Result<RequestBuilder, NetError> {
        let mut url = address::below(&self.base, path)?;
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        self.with_key(self.client.request(method, url))
    }

    fn with_key(&self, asking: RequestBuilder) -> Result<RequestBuilder, NetError> {
        match &self.authorization {
            Some(secret) => Ok(asking.header(AUTHORIZATION, exchange::sensitive(secret)?)),
            None => Ok(asking),
        }
    }

    fn sent(&self, path: &str, body: &Body) -> Result<Sent, NetError> {
        let to = address::service(&self.base)?.origin().ascii_serialization();
        Ok(Sent { to, path: path.to_owned(), what: listed(body) })
    }
}

fn form(fields: &[Field]) -> Result<Form, NetError> {
    let mut form = Form::new();
    for field in fields {
        let part = match &field.file {
            Some((name, mime)) => Part::bytes(field.bytes.clone()).file_name(name.clone()).mime_str(mime)?,
            None => Part::text(String::from_utf8_lossy(&field.bytes).into_owned()),
        };
        form = form.part(field.name.clone(), part);
    }
    Ok(form)
}

fn listed(body: &Body) -> Value {
    match body {
        Body::Json(value) => short(value),
        Body::Form(fields) => fields.iter().map(|field| json!({ &field.name: field_listed(field) })).collect(),
    }
}

fn field_listed(field: &Field) -> Value {
    match &field.file {
        Some((name, mime)) => json!({"file": name, "type": mime, "bytes": field.bytes.len()}),
        None => short(&String::from_utf8_lossy(&field.bytes).into_owned().into()),
    }
}

/// The same with long texts, which are pictures, as their length.
fn short(value: &Value) -> Value {
    match value {
        Value::String(text) if text.len() > MAX_LISTED && !text.contains(' ') => json!({"characters": text.len()}),
        Value::Array(list) => list.iter().map(short).collect(),
        Value::Object(map) => map.iter().map(|(name, value)| (name.clone(), short(value))).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_listed_without_pictures() {
        let picture = "A".repeat(100_000);
        let body = Body::Json(json!({"prompt": "집", "init_images": [picture], "n": 1}));
        assert_eq!(listed(&body), json!({"prompt": "집", "init_images": [{"characters": 100_000}], "n": 1}));
        let fields =
            vec![Field::text("prompt", "집"), Field::file("image[]", "input.png", "image/png", vec![0; 70_000])];
        let wanted =
            json!([{"prompt": "집"}, {"image[]": {"file": "input.png", "type": "image/png", "bytes": 70_000}}]);
        assert_eq!(listed(&Body::Form(fields)), wanted);
    }
}
