//! What a job has left in the history: pictures, or why there are none.

use crate::io::net::arrive::Raw;
use crate::io::net::course::{Course, ok};
use crate::io::net::failure::Failure;
use crate::io::net::images::Made;
use serde_json::Value;

/// Most pictures that are fetched of one job.
const MAX_PICTURES: usize = 16;

/// Fetches the pictures of an entry of the history.
pub(super) async fn fetch(course: &Course, entry: &Value) -> Made {
    if let Some(failure) = failed(&entry["status"]) {
        return Err(failure);
    }
    let mut raws = Vec::new();
    for place in places(&entry["outputs"]) {
        let page = course.line.fetch("view", &place.each_ref().map(|(key, value)| (*key, value.as_str()))).await?;
        match ok(page) {
            Ok(page) if !page.body.is_empty() => raws.push(Raw::of(page.body)),
            Ok(_) | Err(Failure::Missing(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    if raws.is_empty() { Err(Failure::Unusable("no picture in the outputs".into())) } else { Ok(raws) }
}

/// Where the pictures lie: those that were saved; if none were, the temporary ones.
fn places(outputs: &Value) -> Vec<[(&'static str, String); 3]> {
    let images = outputs.as_object().into_iter().flat_map(|nodes| nodes.values());
    let images: Vec<&Value> = images.flat_map(|node| node["images"].as_array().into_iter().flatten()).collect();
    let is_saved = |image: &&&Value| image["type"] == "output";
    let has_saved = images.iter().any(|image| is_saved(&image));
    let text = |image: &Value, key: &str| image[key].as_str().unwrap_or_default().to_owned();
    let place = |image: &&Value| ["filename", "subfolder", "type"].map(|key| (key, text(image, key)));
    images.iter().filter(|image| !has_saved || is_saved(image)).map(place).take(MAX_PICTURES).collect()
}

/// Why the job failed, if it did. Someone's interrupt is told from a real error.
fn failed(status: &Value) -> Option<Failure> {
    if status["status_str"] != "error" {
        return None;
    }
    let messages = status["messages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let named = |name: &str| messages.iter().find(|message| message[0] == name);
    if named("execution_interrupted").is_some() {
        return Some(Failure::Stopped);
    }
    let error = named("execution_error").map(|message| &message[1]);
    let text = |key: &str| error.and_then(|error| error[key].as_str()).unwrap_or_default();
    let message = format!("{} {}", text("exception_type"), text("exception_message")).trim().to_owned();
    Some(Failure::Broken { status: 0, message })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn saved_pictures_come_before_temporary_ones() {
        let image = |name: &str, kind: &str| json!({"filename": name, "subfolder": "", "type": kind});
        let both = json!({"1": {"images": [image("t", "temp")]}, "2": {"images": [image("집.png", "output")]}, "3": {"text": ["x"]}});
        let found = places(&both);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0][0], ("filename", "집.png".to_owned()));
        assert_eq!(places(&json!({"1": {"images": [image("t", "temp")]}})).len(), 1);
        assert!(places(&Value::Null).is_empty());
    }

    #[test]
    fn an_interrupt_is_no_error() {
        let status = |name: &str| json!({"status_str": "error", "messages": [["execution_start", {}], [name, {"exception_type": "OOM", "exception_message": "no memory"}]]});
        assert_eq!(failed(&status("execution_interrupted")), Some(Failure::Stopped));
        let broken = Failure::Broken { status: 0, message: "OOM no memory".into() };
        assert_eq!(failed(&status("execution_error")), Some(broken));
        assert_eq!(failed(&json!({"status_str": "success"})), None);
    }
}
