//! Several services for one picture, on 127.0.0.1: words are found, looked at, painted, looked at; and a part is painted again.

use super::whole::{Program, state_of};
use crate::net::studio::{Studio, base64, png, say, say_json};
use malgeurim::art::codec;
use malgeurim::domain::drawing::{Mark, Pen, Point};
use malgeurim::domain::service::AskState;
use serde_json::{Value, json};

const BETTER: &str = "A calm sea under soft light, painted with broad strokes.";

fn chat(answer: &Value) -> Value {
    let message = json!({"role": "assistant", "content": answer.to_string()});
    json!({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})
}

/// Does everything; `flags` says of which input it finds something.
fn all(flags: fn(&Value) -> bool) -> Studio {
    let made = json!({"data": [{"b64_json": base64(&png(8, 8, [20, 40, 200, 255]))}]});
    Studio::new(move |heard, stream| match heard.line.as_str() {
        "POST /chat/completions" => {
            let better =
                json!({"things": ["sea"], "ko": "잔잔한 바닷가에 부드러운 빛이 비쳐요. 바다가 넓어요.", "en": BETTER});
            say_json(stream, "200 OK", &chat(&better));
        }
        "POST /moderations" => {
            let flagged = flags(&heard.json()["input"]);
            let result = json!({"flagged": flagged, "categories": {"violence": flagged}});
            say_json(stream, "200 OK", &json!({"results": [result]}));
        }
        "POST /images/generations" => say_json(stream, "200 OK", &made),
        "POST /images/edits" => {
            let anew = json!({"data": [{"b64_json": base64(&png(8, 8, [200, 40, 20, 255]))}]});
            say_json(stream, "200 OK", &anew);
        }
        other => say(stream, "404 No", "text/plain", other.as_bytes()),
    })
}

fn program(data: &std::path::Path, studio: &Studio, tasks: &[&str]) -> Program {
    Program::asking(data, &studio.url(), &json!({"tasks": tasks}))
}

#[test]
fn words_are_found_looked_at_and_painted_and_the_picture_is_looked_at_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = all(|_| false);
    let mut program = program(folder.path(), &studio, &["image", "edit", "chat", "moderate"]);
    program.until(|state| state.library.artworks.values().any(|work| work.base.is_some()));
    let heard: Vec<String> = studio.heard("POST").into_iter().map(|heard| heard.line).collect();
    let order = ["POST /chat/completions", "POST /moderations", "POST /images/generations", "POST /moderations"];
    assert_eq!(heard, order);
    let asked = studio.heard("POST /chat")[0].json();
    assert_eq!(asked["response_format"]["json_schema"]["strict"], true);
    let who = program.state.who.clone().expect("someone");
    assert!(!studio.heard("POST /chat")[0].text().contains(who.as_str()), "nothing of who asks");
    let painted = studio.heard("POST /images")[0].json();
    assert!(painted["prompt"].as_str().is_some_and(|prompt| prompt.starts_with(BETTER)), "{painted}");
    let looked: Vec<Value> =
        studio.heard("POST /moderations").iter().map(|heard| heard.json()["input"].clone()).collect();
    assert!(looked[0][0]["text"].as_str().is_some_and(|text| text.starts_with(BETTER)), "the words that are sent");
    assert!(looked[1][0]["image_url"]["url"].as_str().is_some_and(|url| url.starts_with("data:image/png;base64,")));
    program.until(|state| state.library.asks.values().all(|ask| ask.left.len() == 4));
    let ask = program.state.library.asks.values().next().cloned().expect("an ask");
    assert_eq!((ask.worded_by.as_str(), ask.plain.is_some()), ("studio", true));
}

#[test]
fn a_picture_in_which_something_is_found_is_kept_and_not_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = all(|input| input[0]["type"] == "image_url");
    let mut program = program(folder.path(), &studio, &["image", "moderate"]);
    program.until(|state| matches!(state_of(&state.library), Some(AskState::Withheld(_))));
    assert!(program.state.library.artworks.values().all(|work| work.base.is_none()));
    let ask = program.state.library.asks.values().next().cloned().expect("an ask");
    assert_eq!((ask.state, ask.pictures.len()), (AskState::Withheld(vec!["violence".into()]), 1));
    assert_eq!(program.state.notices.front().map(|notice| notice.what.as_str()), Some("service-refused-picture"));
}

#[test]
fn only_what_was_drawn_on_is_open_in_the_mask() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = all(|_| false);
    let mut program = program(folder.path(), &studio, &["image", "edit"]);
    program.until(|state| state.library.artworks.values().any(|work| work.base.is_some()));
    let trail = [Point::new(300.0, 300.0, 128, 0), Point::new(900.0, 300.0, 128, 300)].into_iter().collect();
    let pen = Pen { radius: 600, ..Pen::default() };
    program.run(json!({"create": {"mark": Mark { pen, trail }}}));
    program.run(json!({"services": {"choose": true}}));
    program.run(json!({"services": {"only-here": true}}));
    assert!(program.state.services.only_here);
    program.run(json!({"create": "paint"}));
    program.until(|state| state.library.asks.len() == 2 && state.library.artworks.values().all(|work| work.sheet == 1));
    let sent = studio.heard("POST /images/edits");
    let (input, mask) = (codec::decode(&sent[0].file("image[]")), codec::decode(&sent[0].file("mask")));
    let (input, mask) = (input.expect("a PNG"), mask.expect("a PNG"));
    assert_eq!((input.width, input.height), (mask.width, mask.height));
    // The picture is eight pixels wide; what was drawn lies in its left upper corner.
    assert_eq!((mask.pixel(1, 0)[3], mask.pixel(7, 7)[3]), (0, 255));
    assert_eq!(input.pixel(7, 7), [20, 40, 200, 255], "as it was");
    assert_ne!(input.pixel(1, 0), [20, 40, 200, 255], "with what was drawn");
    let text = sent[0].text();
    assert!(text.contains("Repaint only the masked place") && text.to_lowercase().contains("sea"), "{text}");
    let work = program.state.library.works(None)[0].clone();
    assert!(program.state.library.sheet(&work).marks.is_empty(), "what was drawn has become the picture");
}
