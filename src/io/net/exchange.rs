//! One request and its answer, within a time and a size.

use super::error::NetError;
use super::request::{Reply, Request, Secret};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Client, Response, Url};
use std::time::Duration;
use tokio::time::timeout;

/// Sends a request and reads its answer.
///
/// # Errors
/// All but those of asking: see [`NetError`].
pub(super) async fn exchange(client: &Client, url: Url, request: Request) -> Result<Reply, NetError> {
    timeout(request.limit, whole(client, url, &request)).await.map_err(|_| NetError::TimedOut)?
}

/// Asks for a page and gives its status; the page itself is not read.
///
/// # Errors
/// As [`exchange`].
pub(super) async fn knock(client: &Client, url: Url, limit: Duration) -> Result<u16, NetError> {
    let response = timeout(limit, client.get(url).send()).await.map_err(|_| NetError::TimedOut)?;
    Ok(response?.status().as_u16())
}

async fn whole(client: &Client, url: Url, request: &Request) -> Result<Reply, NetError> {
    let mut asking = match &request.body {
        Some(body) => client.post(url).json(body),
        None => client.get(url),
    };
    if let Some(secret) = &request.authorization {
        asking = asking.header(AUTHORIZATION, sensitive(secret)?);
    }
    let response = asking.send().await?;
    let (status, content_type, retry_after_s) = head(&response);
    Ok(Reply { status, content_type, retry_after_s, body: read(response, request.max_bytes).await? })
}

/// A header value that no log shows.
pub(super) fn sensitive(secret: &Secret) -> Result<HeaderValue, NetError> {
    // The cause says nothing of the secret.
    let mut value = HeaderValue::from_str(secret.reveal()).map_err(|e| NetError::Garbled(e.to_string()))?;
    value.set_sensitive(true);
    Ok(value)
}

/// Status, content type, and when to ask again.
pub(super) fn head(response: &Response) -> (u16, String, Option<u32>) {
    let text = |name: &HeaderName| {
        response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    (response.status().as_u16(), text(&CONTENT_TYPE), text(&RETRY_AFTER).trim().parse().ok())
}

/// The body, never more than `limit` bytes of it in memory (and one chunk).
pub(super) async fn read(mut response: Response, limit: usize) -> Result<Vec<u8>, NetError> {
    let too_big = NetError::TooBig(limit);
    if response.content_length().is_some_and(|length| length > limit as u64) {
        return Err(too_big);
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if chunk.len() > limit - body.len() {
            return Err(too_big);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
