//! Every error row of the wire formats, by provider: what it is, what the person is told, how often it is asked.

use super::studio::{Studio, run, say};
use serde_json::{Value, json};
use std::io::Write;

/// One row: by whom, status, body; its class, what the person is told, how often it is asked.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, usize);

const OPENAI: &[Row] = &[
    (
        "openai",
        "400 Bad",
        r#"{"error":{"code":"moderation_blocked","type":"image_generation_user_error","message":"no. safety_violations=[sexual]","param":null}}"#,
        "refused",
        "service-refused",
        1,
    ),
    (
        "openai",
        "400 Bad",
        r#"{"error":{"code":"moderation_blocked","type":"image_generation_user_error","message":"no","moderation_details":{"moderation_stage":"output"}}}"#,
        "refused",
        "service-refused-picture",
        1,
    ),
    (
        "openai",
        "400 Bad",
        r#"{"error":{"code":"content_policy_violation","type":"invalid_request_error","message":"no"}}"#,
        "refused",
        "service-refused",
        1,
    ),
    (
        "openai",
        "400 Bad",
        r#"{"error":{"code":null,"type":"invalid_request_error","message":"rejected as a result of our safety system"}}"#,
        "refused",
        "service-refused",
        1,
    ),
    (
        "openai",
        "400 Bad",
        r#"{"error":{"code":"invalid_image_file","type":"image_generation_user_error","message":"bad"}}"#,
        "bad-picture",
        "service-bad-picture",
        1,
    ),
    ("openai", "401 Who", r#"{"error":{"code":"invalid_api_key","message":"bad key"}}"#, "key", "service-key", 1),
    (
        "openai",
        "429 Slow",
        r#"{"error":{"code":"rate_limit_exceeded","type":"requests","message":"Rate limit exceeded for images per minute"}}"#,
        "too-often",
        "service-too-often",
        5,
    ),
    (
        "openai",
        "429 Slow",
        r#"{"error":{"code":"rate_limit_exceeded","type":"requests","message":"Limit 5/min. Add a payment method: see billing to increase it."}}"#,
        "too-often",
        "service-too-often",
        5,
    ),
    ("openai", "429 Pay", r#"{"error":{"code":"insufficient_quota","message":"m"}}"#, "quota", "service-quota", 1),
    (
        "openai",
        "429 Pay",
        r#"{"error":{"code":"billing_hard_limit_reached","message":"m"}}"#,
        "quota",
        "service-quota",
        1,
    ),
    (
        "openai",
        "429 Pay",
        r#"{"error":{"code":"project_spend_limit_exceeded","message":"m"}}"#,
        "quota",
        "service-quota",
        1,
    ),
    ("openai", "500 Oh", r#"{"error":{"code":"server_error","message":"m"}}"#, "broken", "service-broken", 3),
    (
        "openai",
        "400 Bad",
        r#"{"error":{"code":"invalid_input_fidelity_model","message":"m","param":"input_fidelity"}}"#,
        "rejected",
        "service-setup",
        1,
    ),
];

const OTHERS: &[Row] = &[
    ("automatic1111", "401 Who", r#"{"detail":"Incorrect username or password"}"#, "key", "service-key", 1),
    ("automatic1111", "404 No", r#"{"detail":"Init image not found"}"#, "bad-picture", "service-bad-picture", 1),
    ("automatic1111", "404 No", r#"{"detail":"Not Found"}"#, "missing", "service-setup", 1),
    (
        "automatic1111",
        "422 No",
        r#"{"detail":[{"loc":["body","width"],"msg":"not an integer","type":"int"}]}"#,
        "rejected",
        "service-setup",
        1,
    ),
    ("automatic1111", "500 Oh", r#"{"detail":"out of memory"}"#, "broken", "service-broken", 3),
    (
        "comfyui",
        "400 Bad",
        r#"{"error":{"type":"no_prompt","message":"No prompt provided","details":"","extra_info":{}},"node_errors":{}}"#,
        "rejected",
        "service-setup",
        1,
    ),
    (
        "comfyui",
        "400 Bad",
        r#"{"error":{"type":"prompt_no_outputs","message":"Prompt has no outputs","details":""},"node_errors":{}}"#,
        "rejected",
        "service-setup",
        1,
    ),
    (
        "comfyui",
        "400 Bad",
        r#"{"error":{"type":"prompt_outputs_failed_validation","message":"failed","details":""},"node_errors":{"4":{"errors":[{"type":"value_not_in_list","message":"Value not in list","details":"ckpt"}]}}}"#,
        "rejected",
        "service-setup",
        1,
    ),
    ("comfyui", "500 Oh", "500 Internal Server Error\n\nServer got itself in trouble", "broken", "service-broken", 3),
    ("sdcpp", "400 Bad", r#"{"error":"prompt is required"}"#, "rejected", "service-setup", 1),
    ("sdcpp", "400 Bad", r#"{"error":"job queue is full"}"#, "queue-full", "service-too-often", 5),
    ("sdcpp", "429 Full", r#"{"error":"job queue is full"}"#, "queue-full", "service-too-often", 5),
    ("sdcpp", "500 Oh", r#"{"error":"server_error","message":"no memory"}"#, "broken", "service-broken", 3),
    (
        "localai",
        "500 Oh",
        r#"{"error":{"code":500,"message":"could not load model","type":""}}"#,
        "broken",
        "service-broken",
        3,
    ),
    (
        "localai",
        "404 No",
        r#"{"error":{"code":404,"message":"no such model","type":""}}"#,
        "missing",
        "service-setup",
        1,
    ),
];

fn more(provider: &str) -> Value {
    json!({"provider": provider, "models": {"image": "m"}})
}

#[test]
fn every_row_has_its_meaning() {
    for (provider, status, body, key, notice, times) in OPENAI.iter().chain(OTHERS) {
        let studio = Studio::saying(status, "application/json", *body);
        let failure = run(&studio.url(), &more(provider)).0.end().expect_err("an error");
        // ComfyUI's WebSocket and A1111's questions about progress are no second try.
        let given = studio.heard("POST").iter().filter(|one| !one.line.ends_with("progress")).count();
        let found = (failure.key(), failure.notice().what, given);
        assert_eq!(found, (*key, (*notice).to_owned(), *times), "{provider} {status} {body}");
    }
}

#[test]
fn a_model_that_is_loading_is_waited_for() {
    let body = r#"{"error":{"code":"model_loading","message":"loading"},"loading":{"progress":0.3}}"#;
    let count = std::sync::atomic::AtomicUsize::new(0);
    let studio = Studio::new(move |_, stream| {
        if count.fetch_add(1, std::sync::atomic::Ordering::SeqCst) < 3 {
            let head = "HTTP/1.1 503 Loading\r\nRetry-After: 0\r\nConnection: close\r\n";
            return drop(write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()));
        }
        say(stream, "404 No", "application/json", b"{}");
    });
    assert_eq!(run(&studio.url(), &more("localai")).0.end().expect_err("an end").key(), "missing");
    assert_eq!(studio.heard("POST").len(), 4);
}

#[test]
fn jobs_that_fail_at_the_service_say_how() {
    let rows = [
        (r#"{"id":"a","status":"failed","error":{"code":"x","message":"no memory"}}"#, "broken", "service-broken"),
        (
            r#"{"id":"a","status":"failed","error":{"code":"content_filter","message":"no"}}"#,
            "refused",
            "service-refused",
        ),
        (r#"{"id":"a","status":"cancelled"}"#, "stopped", "service-stopped"),
    ];
    for (body, key, notice) in rows {
        let studio = Studio::saying("200 OK", "application/json", body);
        let failure = run(&studio.url(), &more("sdcpp")).0.end().expect_err("an error");
        assert_eq!((failure.key(), failure.notice().what.as_str()), (key, notice), "{body}");
        assert_eq!(studio.heard("POST").len(), 1, "{body}");
    }
    for (status, key) in [("404 No", "gone"), ("410 Expired", "gone")] {
        let studio = Studio::new(move |heard, stream| match heard.line.starts_with("POST") {
            true => say(stream, "202 Accepted", "application/json", br#"{"id":"a","status":"queued"}"#),
            false => say(stream, status, "application/json", br#"{"error":"job expired"}"#),
        });
        assert_eq!(run(&studio.url(), &more("sdcpp")).0.end().expect_err("an error").key(), key, "{status}");
    }
}

/// Servers that break off in the middle, or say nothing for too long.
#[test]
fn no_provider_is_waited_for_without_end() {
    let half = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{\"data\":[{\"b64_";
    for provider in ["openai", "automatic1111", "comfyui", "sdcpp", "localai"] {
        let broken = Studio::new(move |_, stream| drop(stream.write_all(half)));
        let key = run(&broken.url(), &more(provider)).0.end().expect_err("broken off").key();
        assert_eq!(key, "garbled", "{provider}");
        let given = broken.heard("POST").iter().filter(|one| !one.line.ends_with("progress")).count();
        assert_eq!(given, 1, "{provider}: what may have been done is not asked again");
        let silent = Studio::new(|_, stream| super::studio::hold(stream));
        let mut slow = more(provider);
        slow["limits"] = json!({"image_s": 1});
        assert_eq!(run(&silent.url(), &slow).0.end().expect_err("too slow").key(), "timed-out", "{provider}");
    }
}
