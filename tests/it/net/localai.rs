//! LocalAI: like OpenAI, but not quite.

use super::studio::{Studio, base64, job, painting_over, png, run, run_job, say, say_json};
use malgeurim::art::codec;
use malgeurim::domain::service::PictureRequest;
use malgeurim::io::net::{Failure, News};
use serde_json::{Value, json};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

fn localai() -> Value {
    json!({"provider": "localai", "models": {"image": "sd"}})
}

fn reply() -> Value {
    json!({"data": [{"b64_json": base64(&png(8, 8, [0; 4]))}]})
}

#[test]
fn words_are_sent_without_bars() {
    for path in ["", "/v1", "/v1/"] {
        let studio = Studio::new(|_, stream| say_json(stream, "200 OK", &reply()));
        let request = PictureRequest { width: 512, height: 256, ..PictureRequest::of("a house | no, red") };
        let (record, _job) = run_job(&format!("{}{path}", studio.url()), &localai(), job(request));
        record.picture();
        let sent = studio.wait_for("POST /v1/images/generations").json();
        assert_eq!(sent["prompt"], "a house   no, red");
        assert_eq!(
            (&sent["response_format"], &sent["size"], &sent["model"]),
            (&json!("b64_json"), &json!("512x256"), &json!("sd"))
        );
    }
}

#[test]
fn painting_over_has_its_own_page_and_answers_with_an_address() {
    let studio = Studio::new(|heard, stream| match heard.line.as_str() {
        // It names itself as it sees itself.
        "POST /v1/images/inpainting" => {
            say_json(stream, "200 OK", &json!({"data": [{"url": "http://localhost:8080/generated-images/a.png"}]}));
        }
        "GET /generated-images/a.png" => say(stream, "200 OK", "image/png", &png(8, 8, [0; 4])),
        _ => say_json(stream, "404 No", &json!({})),
    });
    let (record, _job) = run_job(&studio.url(), &localai(), painting_over());
    assert_eq!(record.picture().width, 8);
    let mask = codec::decode(&studio.wait_for("POST").file("mask")).expect("a PNG");
    assert_eq!((mask.pixel(0, 0), mask.pixel(3, 1)), ([0, 0, 0, 255], [255; 4]));
}

#[test]
fn the_persons_picture_goes_along() {
    let studio = Studio::new(|_, stream| say_json(stream, "200 OK", &reply()));
    let mut over = painting_over();
    over.mask = None;
    let (record, _job) = run_job(&studio.url(), &localai(), over);
    record.picture();
    assert!(studio.wait_for("POST /v1/images/generations").json()["file"].is_string());
}

#[test]
fn a_model_that_loads_is_waited_for() {
    let count = AtomicUsize::new(0);
    let studio = Studio::new(move |_, stream| {
        if count.fetch_add(1, Ordering::SeqCst) > 0 {
            return say_json(stream, "200 OK", &reply());
        }
        let body =
            json!({"error": {"code": "model_loading", "message": "loading", "type": ""}, "loading": {"progress": 0.5}});
        let body = body.to_string();
        let head = format!("HTTP/1.1 503 Loading\r\nRetry-After: 1\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        drop(stream.write_all(head.as_bytes()));
    });
    let (record, _job) = run(&studio.url(), &localai());
    record.picture();
    assert!(record.news().contains(&News::AskedAgain { why: "loading", after_ms: 1000 }));
    assert_eq!(studio.heard("POST").len(), 2);
}

#[test]
fn its_codes_are_numbers() {
    let error =
        |code: Value| json!({"error": {"code": code, "message": "could not load model", "type": ""}}).to_string();
    let rows = [
        ("500 Oh", json!(500), "broken", 3),
        ("404 No", json!(404), "missing", 1),
        ("400 Bad", Value::Null, "rejected", 1),
    ];
    for (status, code, key, asked) in rows {
        let studio = Studio::saying(status, "application/json", error(code));
        let (record, _job) = run(&studio.url(), &localai());
        let failure: Failure = record.end().expect_err("an error");
        assert_eq!((failure.key(), studio.heard("POST").len()), (key, asked), "{status}");
    }
}
