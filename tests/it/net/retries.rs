//! What is asked again and what is not: never what may have been paid for, never what was refused, and one name for one wish.

use super::studio::{Heard, Studio, base64, hold, png, run, say, say_json};
use malgeurim::io::net::Failure;
use serde_json::{Value, json};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

fn reply() -> Value {
    json!({"data": [{"b64_json": base64(&png(8, 8, [0; 4]))}]})
}

/// How often a service that always says this is asked for a picture.
fn asked(status: &'static str, body: &str, more: &Value) -> (&'static str, usize) {
    let studio = Studio::saying(status, "application/json", body);
    let key = run(&studio.url(), more).0.end().expect_err("no picture").key();
    // Questions about progress are no second try.
    (key, studio.heard("POST").iter().filter(|one| !one.line.ends_with("progress")).count())
}

#[test]
fn what_may_have_been_paid_for_is_not_asked_twice() {
    let (free, paid) = (json!({"models": {"image": "m"}}), json!({"models": {"image": "m"}, "paid": true}));
    // (status, times asked of one's own, times asked of one that costs money)
    let rows = [
        ("500 Oh", 3, 3),
        ("503 Oh", 3, 3),
        ("502 Bad Gateway", 3, 1),
        ("504 Gateway Timeout", 3, 1),
        ("524 Late", 3, 1),
    ];
    for (status, own, dear) in rows {
        assert_eq!(asked(status, "<html>", &free), ("broken", own), "{status}");
        assert_eq!(asked(status, "<html>", &paid), ("broken", dear), "{status}, paid");
    }
    // The answer breaks off: it may have been made.
    let studio = Studio::new(|_, stream| say(stream, "200 OK\r\nContent-Length: 900", "application/json", b"{"));
    run(&studio.url(), &paid).0.end().expect_err("broken off");
    assert_eq!(studio.heard("POST").len(), 1);
}

#[test]
fn a_refusal_is_not_asked_again_whatever_form_it_has() {
    let rows = [
        ("500 Oh", r#"{"error":{"message":"rejected by the safety system","type":"server_error","code":null}}"#),
        ("503 Oh", r#"{"error":{"message":"no","code":"InputTextSensitiveContentDetected"}}"#),
        ("502 Oh", "the prompt was flagged as unsafe"),
        ("400 No", r#"{"error":{"message":"your request violates our usage policies","code":"some_new_code"}}"#),
        ("429 No", r#"{"error":{"message":"blocked by moderation","code":null}}"#),
        ("422 No", r#"{"detail":"NSFW content detected"}"#),
    ];
    for provider in ["openai", "automatic1111", "sdcpp", "localai"] {
        for (status, body) in rows {
            let more = json!({"provider": provider, "models": {"image": "m"}});
            assert_eq!(asked(status, body, &more), ("refused", 1), "{provider}: {status} {body}");
        }
    }
}

fn once(heard: &Heard) -> Option<String> {
    heard.head.lines().find_map(|line| line.strip_prefix("idempotency-key: ").map(str::to_owned))
}

#[test]
fn one_wish_has_one_name_and_another_wish_another() {
    let count = AtomicUsize::new(0);
    let studio = Studio::new(move |_, stream| match count.fetch_add(1, Ordering::SeqCst) {
        0 | 1 => say(stream, "500 Oh", "text/plain", b"oh"),
        _ => say_json(stream, "200 OK", &reply()),
    });
    run(&studio.url(), &json!({"models": {"image": "m"}})).0.picture();
    let names: Vec<_> = studio.heard("POST").iter().map(|heard| once(heard).expect("a name")).collect();
    assert_eq!((names.len(), &names[0], &names[1]), (3, &names[1], &names[2]));
    assert!(!names[0].contains("job-1"), "a hash");
    // Without a stream it is another request: under the same name it would be an error.
    let picky = Studio::new(|heard, stream| match heard.json()["stream"].is_null() {
        true => say_json(stream, "200 OK", &reply()),
        false => say_json(stream, "400 Bad", &json!({"error": {"message": "Unknown parameter: 'stream'."}})),
    });
    run(&picky.url(), &json!({"models": {"image": "gpt-image-1"}})).0.picture();
    let names: Vec<_> = picky.heard("POST").iter().map(once).collect();
    assert!(names.len() == 2 && names[0] != names[1], "{names:?}");
}

/// A ComfyUI that takes a job in and loses its answer: by an error before it, or by closing.
fn forgetful(lose: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> Studio {
    let given = Mutex::new(String::new());
    Studio::new(move |heard, stream| {
        let mut given = given.lock().expect("an id");
        match heard.line.as_str() {
            "POST /prompt" => {
                *given = heard.json()["prompt_id"].as_str().expect("our own id").to_owned();
                lose(stream);
            }
            "GET /queue" => say_json(stream, "200 OK", &json!({"queue_running": [], "queue_pending": []})),
            line if line.starts_with("GET /history/") && !given.is_empty() => {
                let image = json!({"filename": "a.png", "subfolder": "", "type": "output"});
                let entry = json!({"outputs": {"9": {"images": [image]}}, "status": {"status_str": "success"}});
                say_json(stream, "200 OK", &json!({ (given.as_str()): entry }));
            }
            line if line.starts_with("GET /view") => say(stream, "200 OK", "image/png", &png(8, 8, [0; 4])),
            _ => say(stream, "404 No", "text/plain", b""),
        }
    })
}

#[test]
fn a_job_whose_answer_was_lost_is_looked_for_not_given_in_again() {
    let more = json!({"provider": "comfyui", "models": {"image": "m"}});
    for paid in [false, true] {
        let mut more = more.clone();
        more["paid"] = paid.into();
        for lost in [true, false] {
            let studio = forgetful(move |stream| match lost {
                true => say(stream, "502 Bad Gateway", "text/html", b"<html>"),
                false => drop(stream.shutdown(std::net::Shutdown::Both)),
            });
            run(&studio.url(), &more).0.picture();
            assert_eq!(studio.heard("POST /prompt").len(), 1, "paid: {paid}, an answer: {lost}");
        }
    }
}

#[test]
fn a_task_at_work_is_not_given_in_a_second_time_behind_itself() {
    let studio = Studio::new(|heard, stream| match heard.line.as_str() {
        "POST /internal/progress" => say_json(stream, "200 OK", &json!({"active": true, "queued": false})),
        "POST /sdapi/v1/txt2img" => say(stream, "504 Gateway Timeout", "text/html", b"<html>"),
        _ => hold(stream),
    });
    let end = run(&studio.url(), &json!({"provider": "automatic1111"})).0.end();
    assert!(matches!(end, Err(Failure::Broken { status: 0, .. })), "{end:?}");
    assert_eq!(studio.heard("POST /sdapi/v1/txt2img").len(), 1);
    let idle = Studio::new(|heard, stream| match heard.line.as_str() {
        "POST /internal/progress" => say_json(stream, "200 OK", &json!({"active": false, "queued": false})),
        _ => say(stream, "500 Oh", "text/plain", b"oh"),
    });
    run(&idle.url(), &json!({"provider": "automatic1111"})).0.end().expect_err("broken");
    let given: Vec<_> =
        idle.heard("POST /sdapi/v1/txt2img").iter().map(|one| one.json()["force_task_id"].clone()).collect();
    assert_eq!((given.len(), &given[0]), (3, &given[2]), "the same task each time");
}
