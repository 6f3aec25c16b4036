//! LocalAI: like OpenAI in its words only. Pictures are asked for as base64, painting over has a page of its own that answers
//! with an address.

use super::{Coming, ImageProvider, Made, Seen, openai, with_options};
use crate::domain::service::Task;
use crate::io::net::course::{Course, json};
use crate::io::net::failure::Failure;
use crate::io::net::line::{Body, Field};
use crate::io::net::order::Order;
use serde_json::{Value, json};

/// LocalAI.
pub(super) struct LocalAi;

impl ImageProvider for LocalAi {
    fn make<'a>(&'a self, course: &'a Course, order: &'a Order) -> Coming<'a, Made> {
        Box::pin(async move {
            let (path, body) = body(course, order)?;
            course.progress(None, None);
            let reply = course.post(&path, &body).await?;
            openai::from_json(course, &json(&reply)?).await
        })
    }

    fn look<'a>(&'a self, course: &'a Course) -> Coming<'a, Result<Seen, Failure>> {
        Box::pin(async move {
            let list = json(&course.get(&page(course, "models"), &[]).await?)?;
            Ok(Seen { models: Some(super::names(&list["data"], "id")), about: Vec::new() })
        })
    }
}

/// Its address is given with `/v1` as often as without.
fn page(course: &Course, path: &str) -> String {
    let has_version = course.line.base.trim().trim_end_matches('/').ends_with("/v1");
    if has_version { path.to_owned() } else { format!("v1/{path}") }
}

fn body(course: &Course, order: &Order) -> Result<(String, Body), Failure> {
    let request = &order.request;
    let prompt = prompt(&request.prompt, &request.negative);
    let model = course.service.model(Task::Image).unwrap_or_default();
    let edit_model = course.service.model(Task::Edit).unwrap_or(model);
    let input = order.input()?;
    if let (Some(input), Some(mask)) = (&input, order.white_mask()?) {
        let fields = vec![
            Field::text("model", edit_model),
            Field::text("prompt", prompt),
            Field::file("image", "input.png", "image/png", input.clone()),
            Field::file("mask", "mask.png", "image/png", mask),
        ];
        return Ok((page(course, "images/inpainting"), Body::Form(fields)));
    }
    let mut body: Value = json!({
        "model": if input.is_some() { edit_model } else { model }, "prompt": prompt, "n": request.n,
        "size": format!("{}x{}", request.width, request.height), "response_format": "b64_json",
    });
    if let Some(seed) = request.seed {
        body["seed"] = seed.into();
    }
    if let Some(input) = input {
        body["file"] = crate::formats::obf::base64::encode(&input).into();
    }
    Ok((page(course, "images/generations"), Body::Json(with_options(body, course))))
}

/// A bar in the words would make what follows it the opposite: it is taken out, and set for what is not to be seen.
fn prompt(prompt: &str, negative: &str) -> String {
    let without = |text: &str| text.replace('|', " ").trim().to_owned();
    match without(negative).as_str() {
        "" => without(prompt),
        negative => format!("{}|{negative}", without(prompt)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_in_the_words_turns_nothing_round() {
        assert_eq!(prompt("a house | red", ""), "a house   red");
        assert_eq!(prompt("a house", "rain | snow"), "a house|rain   snow");
    }
}
