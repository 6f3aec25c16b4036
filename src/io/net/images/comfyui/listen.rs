//! The WebSocket: how far the job is and what it looks like so far. Nothing is decided by it.

use crate::io::net::course::Course;
use crate::io::net::websocket::{Message, WebSocket};
use serde_json::Value;
use tokio::sync::Notify;

/// Passes on what is heard of a job, until the other side closes. `ended` is rung when it says that the job has ended.
pub(super) async fn listen(course: &Course, socket: Option<WebSocket>, id: &str, ended: &Notify) {
    let Some(mut socket) = socket else { return };
    let mut is_ours = false;
    while let Ok(Some(message)) = socket.next().await {
        match message {
            Message::Text(text) => {
                let Ok(event) = serde_json::from_str::<Value>(&text) else { continue };
                // Previews do not say whose they are: they belong to whoever was last at work.
                if let Some(named) = event["data"]["prompt_id"].as_str() {
                    is_ours = named == id;
                }
                if is_ours {
                    heard(course, &event, ended);
                }
            }
            Message::Binary(bytes) if is_ours => course.partial(preview(&bytes)),
            Message::Binary(_) => {}
        }
    }
}

fn heard(course: &Course, event: &Value, ended: &Notify) {
    let data = &event["data"];
    let number = |key: &str| data[key].as_f64().map(|number| number as f32);
    match event["type"].as_str().unwrap_or_default() {
        "progress" => {
            let part = number("value").zip(number("max")).map(|(value, max)| value / max);
            course.progress(part, None);
        }
        "execution_success" | "execution_error" | "execution_interrupted" => ended.notify_one(),
        "executing" if data["node"].is_null() => ended.notify_one(),
        _ => {}
    }
}

/// The picture in a binary message: kind 1 has four bytes of format before it, kind 4 a length and a JSON text. Anything else
/// gives nothing.
fn preview(bytes: &[u8]) -> &[u8] {
    let number = |bytes: &[u8]| bytes.first_chunk::<4>().map(|bytes| u32::from_be_bytes(*bytes));
    let after = |count: usize| bytes.get(count..).unwrap_or_default();
    match number(bytes) {
        Some(1) => after(8),
        Some(4) => {
            let length = number(after(4)).and_then(|length| usize::try_from(length).ok());
            length.and_then(|length| length.checked_add(8)).map_or(&[], after)
        }
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn previews_have_heads_of_two_kinds() {
        assert_eq!(preview(b"\0\0\0\x01\0\0\0\x02picture"), b"picture");
        assert_eq!(preview(b"\0\0\0\x04\0\0\0\x02{}picture"), b"picture");
        for none in [&b""[..], b"\0\0\0\x02\0\0\0\x02x", b"\0\0\0\x04\xFF\xFF\xFF\xFFx", b"\0\0\0\x01\0"] {
            assert!(preview(none).is_empty());
        }
    }
}
