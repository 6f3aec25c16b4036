//! OpenAI Images, and whoever speaks like it.

use super::studio::{
    Studio, base64, begin, hold, job, make_job, net, painting_over, png, png_with, run, run_job, say, say_json,
};
use malgeurim::art::codec;
use malgeurim::domain::service::PictureRequest;
use malgeurim::io::net::{Failure, NetError, News, Stage};
use serde_json::{Value, json};
use std::io::Write;
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};

fn gpt() -> Value {
    json!({"models": {"image": "gpt-image-1"}})
}

fn reply(picture: &[u8]) -> Value {
    json!({"created": 1, "data": [{"b64_json": base64(picture)}], "size": "odd"})
}

fn event(stream: &mut TcpStream, name: &str, data: &Value) {
    drop(write!(stream, "event: {name}\ndata: {data}\n\n"));
}

fn partial(index: u32, color: u8) -> Value {
    let picture = base64(&png(8, 8, [color, 0, 0, 255]));
    json!({"type": "image_generation.partial_image", "b64_json": picture, "partial_image_index": index})
}

#[test]
fn words_become_a_picture() {
    let studio = Studio::new(|_, stream| say_json(stream, "200 OK", &reply(&png_with("prompt", "secret words"))));
    let more = json!({"models": {"image": "gpt-image-1"}, "options": {"quality": "low", "stream": false}});
    let net = net(&format!("{}/v1", studio.url()), &more);
    let request = PictureRequest { width: 1800, height: 1000, negative: "rain".into(), ..PictureRequest::of("집") };
    let (record, _job) = make_job(&net, job(request));
    let picture = record.picture();
    assert_eq!(
        (picture.width, picture.height, picture.mime, picture.kept, picture.late),
        (8, 8, "image/png", true, false)
    );
    assert!(!picture.bytes.windows(6).any(|window| window == b"secret"), "what was embedded is taken out");
    assert_eq!((picture.texts[0].keyword.as_str(), picture.texts[0].text.as_str()), ("prompt", "secret words"));
    let sent = studio.wait_for("POST /v1/images/generations").json();
    let wanted = json!({"prompt": "집\n\nAvoid: rain", "n": 1, "size": "1536x1024", "model": "gpt-image-1", "output_format": "png", "quality": "low"});
    assert_eq!(sent, wanted);
    let listed = record.wait_for(|news| matches!(news, News::Sent(_)));
    let News::Sent(listed) = listed else { panic!("listed") };
    assert_eq!((listed.to, listed.path.as_str(), listed.what), (studio.url(), "images/generations", wanted));
    let kept = record.kept.try_recv().expect("kept before it was told");
    assert_eq!(kept.bytes, picture.bytes);
}

#[test]
fn pictures_so_far_come_first_or_not() {
    let studio = Studio::new(|_, stream| {
        begin(stream, "text/event-stream; charset=utf-8");
        event(stream, "image_generation.partial_image", &partial(0, 10));
        let last = json!({"type": "image_generation.completed", "b64_json": base64(&png(8, 8, [99, 0, 0, 255]))});
        event(stream, "image_generation.completed", &last);
        // The final picture before the last partial one, no [DONE], and no end.
        event(stream, "image_generation.partial_image", &partial(1, 20));
        hold(stream);
    });
    let (record, _job) = run(&studio.url(), &gpt());
    let picture = codec::decode(&record.picture().bytes).expect("a picture");
    assert_eq!(picture.pixel(0, 0), [99, 0, 0, 255]);
    let partials = record.news().iter().filter(|news| matches!(news, News::Partial(_))).count();
    assert_eq!(partials, 1);
    assert_eq!(studio.heard("POST").len(), 1);
}

#[test]
fn whatever_form_the_answer_has() {
    let bytes = png(8, 8, [1, 2, 3, 255]);
    let plain = reply(&bytes).to_string();
    let prefixed = json!({"data": [{"b64_json": format!("data:image/png;base64,{}", base64(&bytes))}]}).to_string();
    let as_url = json!({"data": [{"url": format!("data:image/png;base64,{}", base64(&bytes)), "revised_prompt": "r"}]});
    let done = json!({"type": "image_generation.completed", "b64_json": base64(&bytes)});
    let events = format!("event: image_generation.completed\r\ndata: {done}\r\n\r\ndata: [DONE]\r\n\r\n");
    let forms = [
        ("application/json", plain.clone()),
        ("text/plain", plain),
        ("application/json", prefixed),
        ("application/json", as_url.to_string()),
        ("application/json", events.clone()),
        ("text/event-stream", events.trim_end().to_owned()),
    ];
    for (kind, body) in forms {
        let studio = Studio::saying("200 OK", kind, body.clone());
        let (record, _job) = run(&studio.url(), &gpt());
        assert_eq!(record.picture().width, 8, "{kind} {body}");
    }
}

#[test]
fn painting_over_sends_a_mask_that_is_clear_where_it_is_open() {
    let studio = Studio::new(|_, stream| say_json(stream, "200 OK", &reply(&png(8, 8, [0; 4]))));
    let more = json!({"models": {"image": "gpt-image-1", "edit": "gpt-image-1.5"}});
    let (record, _job) = run_job(&studio.url(), &more, painting_over());
    record.picture();
    let heard = studio.wait_for("POST /images/edits");
    assert!(heard.head.contains("content-type: multipart/form-data"), "{}", heard.head);
    let text = heard.text();
    for field in
        ["name=\"prompt\"\r\n\r\na house", "name=\"model\"\r\n\r\ngpt-image-1.5", "name=\"stream\"\r\n\r\ntrue"]
    {
        assert!(text.contains(field), "{field} in {text}");
    }
    let mask = codec::decode(&heard.file("mask")).expect("a PNG");
    assert_eq!((mask.pixel(0, 0)[3], mask.pixel(3, 1)[3]), (255, 0));
    assert_eq!(codec::decode(&heard.file("image[]")).expect("a PNG").pixel(0, 0), [90, 90, 90, 255]);
}

#[test]
fn nothing_of_a_photograph_but_its_pixels_is_sent() {
    let studio = Studio::new(|_, stream| say_json(stream, "200 OK", &reply(&png(8, 8, [0; 4]))));
    let mut over = painting_over();
    over.input = Some(png_with("GPS", "at home"));
    over.mask = None;
    let (record, _job) = run_job(&studio.url(), &gpt(), over);
    record.picture();
    assert!(!studio.wait_for("POST /images/edits").text().contains("at home"));
    let mut wrong = painting_over();
    wrong.input = Some(png(9, 9, [0; 4]));
    let (record, _job) = run_job(&studio.url(), &gpt(), wrong);
    assert!(matches!(record.end(), Err(Failure::BadPicture(_))), "the mask has another size");
    assert_eq!(studio.heard("POST").len(), 1);
}

fn error(code: &str, kind: &str, message: &str) -> Value {
    json!({"error": {"message": message, "type": kind, "param": null, "code": code}})
}

#[test]
fn a_refusal_is_told_and_never_asked_again() {
    let mut blocked = error("moderation_blocked", "image_generation_user_error", "no. safety_violations=[violence].");
    blocked["error"]["moderation_details"] = json!({"moderation_stage": "input"});
    let old =
        json!({"error": {"message": "rejected by our safety system", "type": "invalid_request_error", "code": null}});
    for (body, stage) in [(blocked, Some(Stage::Input)), (old, None)] {
        let studio = Studio::saying("400 Bad Request", "application/json", body.to_string());
        let (record, _job) = run(&studio.url(), &gpt());
        let Err(Failure::Refused(refusal)) = record.end() else { panic!("refused") };
        assert_eq!(refusal.stage, stage);
        assert_eq!(studio.heard("POST").len(), 1);
    }
    let late = Studio::new(|_, stream| {
        begin(stream, "text/event-stream");
        event(stream, "image_generation.partial_image", &partial(0, 10));
        event(stream, "error", &json!({"event": "error", "data": error("moderation_blocked", "", "no")["error"]}));
    });
    let (record, _job) = run(&late.url(), &gpt());
    assert!(matches!(record.end(), Err(Failure::Refused(_))));
    assert_eq!(late.heard("POST").len(), 1);
}

#[test]
fn errors_are_told_apart_and_only_some_are_asked_again() {
    let rows = [
        ("400 Bad", error("invalid_image_file", "image_generation_user_error", "bad"), "bad-picture", 1),
        ("401 Who", error("invalid_api_key", "", "bad key"), "key", 1),
        ("403 No", error("", "", "not yours"), "key", 1),
        ("404 No", error("model_not_found", "", "no model"), "missing", 1),
        ("429 Slow", error("insufficient_quota", "insufficient_quota", "pay"), "quota", 1),
        ("429 Slow", error("billing_hard_limit_reached", "", "pay"), "quota", 1),
        ("500 Oh", error("server_error", "server_error", "oh"), "broken", 3),
        ("503 Oh", Value::Null, "broken", 3),
    ];
    for (status, body, key, asked) in rows {
        let studio = Studio::saying(status, "application/json", body.to_string());
        let (record, _job) = run(&studio.url(), &gpt());
        let failure = record.end().expect_err("an error");
        assert_eq!((failure.key(), studio.heard("POST").len()), (key, asked), "{status} {body}");
    }
}

/// Says that it is asked too often, `times` times, then gives a picture.
fn busy(times: usize, headers: &'static str) -> Studio {
    let count = AtomicUsize::new(0);
    Studio::new(move |_, stream| {
        if count.fetch_add(1, Ordering::SeqCst) >= times {
            return say_json(stream, "200 OK", &reply(&png(8, 8, [0; 4])));
        }
        let body = error("rate_limit_exceeded", "requests", "Rate limit exceeded for images per minute").to_string();
        let head = format!("HTTP/1.1 429 Slow\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        drop(stream.write_all(format!("{head}{body}").as_bytes()));
    })
}

#[test]
fn too_often_is_asked_again_when_it_says() {
    for (times, headers) in [(1, "Retry-After: 1\r\n"), (3, "")] {
        let studio = busy(times, headers);
        let (record, _job) = run(&studio.url(), &gpt());
        record.picture();
        assert_eq!(studio.heard("POST").len(), times + 1);
        let again = record.wait_for(|news| matches!(news, News::AskedAgain { .. }));
        let after_ms = if headers.is_empty() { 1 } else { 1000 };
        assert_eq!(again, News::AskedAgain { why: "too-often", after_ms });
    }
    let for_ever = busy(usize::MAX, "");
    let (record, _job) = run(&for_ever.url(), &gpt());
    assert_eq!(record.end(), Err(Failure::TooOften { retry_after_s: None }));
    assert_eq!(for_ever.heard("POST").len(), 5);
    let next_hour = busy(1, "Retry-After: 3600\r\n");
    let (record, _job) = run(&next_hour.url(), &gpt());
    assert_eq!(record.end(), Err(Failure::TooOften { retry_after_s: Some(3600) }));
    assert_eq!(next_hour.heard("POST").len(), 1);
}

#[test]
fn whoever_knows_no_streams_is_asked_without() {
    let studio = Studio::new(|heard, stream| match heard.json()["stream"].is_null() {
        true => say_json(stream, "200 OK", &reply(&png(8, 8, [0; 4]))),
        false => say_json(stream, "400 Bad", &error("unknown_parameter", "", "Unknown parameter: 'stream'.")),
    });
    let (record, _job) = run(&studio.url(), &gpt());
    record.picture();
    let asked = studio.heard("POST");
    assert_eq!((asked.len(), asked[1].json()["partial_images"].is_null()), (2, true));
}

#[test]
fn a_picture_elsewhere_is_not_fetched() {
    let other = Studio::saying("200 OK", "image/png", png(8, 8, [0; 4]));
    let address = |host: &str| json!({"data": [{"url": host}]}).to_string();
    let studio = Studio::saying("200 OK", "application/json", address("https://192.0.2.1/a.png"));
    let (record, _job) = run(&studio.url(), &gpt());
    assert_eq!(record.end(), Err(Failure::Net(NetError::Redirected)));
    assert!(other.heard("GET").is_empty());
}

#[test]
fn what_is_no_picture_is_told() {
    let not_a_picture = json!({"data": [{"b64_json": base64(b"hello, this is no picture")}]}).to_string();
    let bodies = [
        ("unusable", not_a_picture),
        ("unusable", json!({"data": []}).to_string()),
        ("unusable", json!({"data": [{"b64_json": "%%%"}]}).to_string()),
        ("garbled", "hello".into()),
        ("broken", json!({}).to_string()),
        ("refused", error("moderation_blocked", "", "no").to_string()),
    ];
    for (key, body) in bodies {
        let studio = Studio::new(move |_, stream| say(stream, "200 OK", "application/json", body.as_bytes()));
        let (record, _job) = run(&studio.url(), &gpt());
        assert_eq!(record.end().expect_err("no picture").key(), key);
        assert!(record.kept.try_recv().is_err());
    }
}
