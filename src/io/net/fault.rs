//! Reads error answers. Every service has its own form: `error` as object or as text, FastAPI's `detail`, a `code` that is a
//! word, a number or nothing, or no JSON at all.

use super::failure::{Failure, Refusal, Stage};
use super::request::Reply;
use serde_json::Value;

/// Most characters that are kept of a service's own words.
const MAX_MESSAGE: usize = 500;
const QUOTA: [&str; 3] = ["insufficient_quota", "billing_hard_limit_reached", "project_spend_limit_exceeded"];
const REFUSALS: [&str; 4] =
    ["moderation_blocked", "content_policy_violation", "content_filter", "responsibleaipolicyviolation"];

/// Names of errors that are no refusal, and not about money, whatever their words speak of.
const PLAIN: [&str; 5] =
    ["rate_limit_exceeded", "invalid_api_key", "model_loading", "model_not_found", "invalid_image_file"];
/// Words in which services and gateways refuse.
const PHRASES: [&str; 19] = [
    "safety system",
    "safety filter",
    "safety policy",
    "safety policies",
    "safety_violations",
    "safety violation",
    "content policy",
    "content_policy",
    "content policies",
    "content management policy",
    "content filter",
    "content moderation",
    "usage policies",
    "policy violation",
    "moderation_blocked",
    "blocked by moderation",
    "flagged as",
    "nsfw content",
    "prohibited content",
];
/// Parts of codes that only a refusal has.
const CODES: [&str; 8] = [
    "moderation",
    "safety",
    "content_policy",
    "contentpolicy",
    "content_filter",
    "sensitive",
    "prohibited_content",
    "nsfw",
];

/// What is said in an error, whatever its form.
#[derive(Debug, Default)]
struct Said {
    message: String,
    code: String,
    kind: String,
    param: String,
    stage: Option<Stage>,
    categories: Vec<String>,
}

/// What an answer that is no success means.
pub(super) fn of_reply(reply: &Reply) -> Failure {
    let text = String::from_utf8_lossy(&reply.body);
    let said = serde_json::from_slice(&reply.body).map_or_else(|_| plain(&text), |value| said(&value));
    classify(reply.status, reply.retry_after_s, said)
}

/// What an error inside an answer means: an event of a stream, or an `error` where data should be.
pub(super) fn of_value(value: &Value) -> Failure {
    classify(0, None, said(value))
}

/// What a refused prompt or picture is called in a ComfyUI-like list of errors, flattened for the log.
fn said(value: &Value) -> Said {
    let error = match (&value["error"], &value["data"]) {
        (Value::Null, Value::Object(_)) => &value["data"],
        (Value::Null, _) => value,
        (error, _) => error,
    };
    let mut said = match error {
        Value::Object(_) => object(error),
        Value::String(text) => Said { message: text.clone(), kind: text.clone(), ..Said::default() },
        _ => Said::default(),
    };
    // FastAPI, and servers that put the text beside the name of the error.
    for beside in [&value["detail"], &value["message"], &value["node_errors"]] {
        let more = detail(beside);
        if !more.is_empty() && !said.message.contains(&more) {
            said.message = [said.message.as_str(), &more].join(" ").trim().to_owned();
        }
    }
    said.message = cut(&said.message);
    said
}

fn object(error: &Value) -> Said {
    let details = &error["moderation_details"];
    let stage = details["moderation_stage"].as_str().or(error["moderation_stage"].as_str());
    let message = [text(&error["message"]), text(&error["details"])].join(" ").trim().to_owned();
    let mut categories = words(&details["categories"]);
    categories.extend(violations(&message));
    Said {
        code: text(&error["code"]),
        kind: text(&error["type"]),
        param: text(&error["param"]),
        stage: stage.and_then(|name| serde_json::from_value(name.into()).ok()),
        categories,
        message,
    }
}

/// A word or a number as text.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn words(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// `{"detail":"…"}`, `{"detail":[{"loc":[…],"msg":"…"}]}`, ComfyUI's `{"3":{"errors":[{"message":…}]}}`.
fn detail(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let line = |item: &Value| [text(&item["msg"]), text(&item["message"]), text(&item["details"])].join(" ");
            list.iter().map(line).collect::<Vec<_>>().join("; ").trim().to_owned()
        }
        Value::Object(nodes) => nodes.values().map(|node| detail(&node["errors"])).collect::<Vec<_>>().join("; "),
        _ => String::new(),
    }
}

/// The list in `safety_violations=[a, b]`.
fn violations(message: &str) -> Vec<String> {
    let list = message.split_once("safety_violations=[").and_then(|(_, rest)| rest.split_once(']'));
    let words = list.map_or("", |(list, _)| list).split(',');
    words.map(|word| word.trim().trim_matches(['\'', '"']).to_owned()).filter(|word| !word.is_empty()).collect()
}

fn plain(text: &str) -> Said {
    Said { message: cut(text.trim()), ..Said::default() }
}

fn cut(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX_MESSAGE).collect()
}

fn classify(status: u16, retry_after_s: Option<u32>, said: Said) -> Failure {
    let lower = said.message.to_lowercase();
    let is = |names: &[&str]| names.iter().any(|name| said.code.eq_ignore_ascii_case(name) || said.kind == *name);
    if is(&REFUSALS) {
        return refused(said);
    }
    if is(&QUOTA) || status == 402 || (status == 429 && !is(&PLAIN) && is_about_money(&lower)) {
        return Failure::Quota;
    }
    // Whatever the status: a gateway makes a 500 of it, and what was refused is not asked again.
    if !is(&PLAIN) && (is_refusal(&lower) || is_refusing_code(&said)) {
        return refused(said);
    }
    if is(&["invalid_image_file", "image_too_large"]) || lower.contains("init image not found") || status == 413 {
        return Failure::BadPicture(said.message);
    }
    if lower.contains("queue is full") {
        return Failure::QueueFull;
    }
    match status {
        401 | 403 => Failure::Key,
        _ if is(&["invalid_api_key"]) => Failure::Key,
        429 => Failure::TooOften { retry_after_s },
        _ if is(&["rate_limit_exceeded"]) => Failure::TooOften { retry_after_s },
        503 if is(&["model_loading"]) => Failure::Loading { retry_after_s },
        404 => Failure::Missing(said.message),
        410 => Failure::Gone,
        0 | 500.. => Failure::Broken { status, message: said.message },
        _ => Failure::Rejected { status, param: said.param, message: said.message },
    }
}

fn refused(said: Said) -> Failure {
    let code = format!("{} {}", said.code, said.kind).to_lowercase();
    let by_code = || match (code.contains("output"), code.contains("input")) {
        (true, _) => Some(Stage::Output),
        (_, true) => Some(Stage::Input),
        _ => None,
    };
    let stage = said.stage.or_else(by_code);
    Failure::Refused(Refusal { stage, categories: said.categories, message: said.message })
}

/// Older services and gateways say it in words only.
fn is_refusal(lower: &str) -> bool {
    PHRASES.iter().any(|phrase| lower.contains(phrase))
}

/// A code that is not known and speaks of safety all the same.
fn is_refusing_code(said: &Said) -> bool {
    // A text that stands where the type should is the message, not a name.
    let names = [&said.code, &said.kind].map(|name| name.to_lowercase());
    names.iter().filter(|name| !name.contains(' ')).any(|name| CODES.iter().any(|part| name.contains(part)))
}

/// What is used up is told in words where gateways drop the code.
fn is_about_money(lower: &str) -> bool {
    ["exceeded your current quota", "billing", "insufficient balance", "insufficient credit", "credit balance"]
        .iter()
        .any(|phrase| lower.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(status: u16, body: &str) -> Failure {
        let body = body.as_bytes().to_vec();
        of_reply(&Reply { status, content_type: String::new(), retry_after_s: Some(3), body })
    }

    #[test]
    fn refusals_are_told_from_everything_else() {
        let blocked = r#"{"error":{"message":"Rejected by the safety system. safety_violations=[violence, self-harm].",
            "type":"image_generation_user_error","param":null,"code":"moderation_blocked",
            "moderation_details":{"moderation_stage":"output"}}}"#;
        let Failure::Refused(refusal) = read(400, blocked) else { panic!("refused") };
        assert_eq!(refusal.stage, Some(Stage::Output));
        assert_eq!(refusal.categories, ["violence", "self-harm"]);
        let silent = [
            r#"{"error":{"message":"no","type":"invalid_request_error","code":"content_policy_violation"}}"#,
            r#"{"error":{"message":"Your request was rejected as a result of our safety system.","type":"invalid_request_error","code":null}}"#,
            r#"{"detail":"violates the content policy"}"#,
        ];
        for body in silent {
            assert!(matches!(read(400, body), Failure::Refused(_)), "{body}");
        }
        let hidden = [
            (
                500,
                r#"{"error":{"message":"Your request was rejected by the safety system","type":"server_error","code":null}}"#,
            ),
            (502, "upstream: image was flagged as unsafe"),
            (400, r#"{"error":{"message":"no","type":"x","code":"OutputImageSensitiveContentDetected"}}"#),
            (503, r#"{"error":{"code":503,"message":"blocked: prohibited content","type":""}}"#),
        ];
        for (status, body) in hidden {
            assert!(matches!(read(status, body), Failure::Refused(_)), "{body}");
        }
        let Failure::Refused(refusal) = read(hidden[2].0, hidden[2].1) else { panic!("refused") };
        assert_eq!(refusal.stage, Some(Stage::Output));
        let about_others = [
            (500, r#"{"detail":"could not load safety_checker/model.safetensors"}"#, "broken"),
            (
                429,
                r#"{"error":{"message":"Rate limit exceeded, see our usage policies","type":"requests","code":"rate_limit_exceeded"}}"#,
                "too-often",
            ),
            (
                429,
                r#"{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","code":null}}"#,
                "quota",
            ),
        ];
        for (status, body, key) in about_others {
            assert_eq!(read(status, body).key(), key, "{body}");
        }
        let late = serde_json::json!({"event": "error", "data": {"code": "moderation_blocked", "message": "no"}});
        assert!(matches!(of_value(&late), Failure::Refused(_)));
    }

    #[test]
    fn every_row_of_the_table() {
        let object = |code: &str, kind: &str| format!(r#"{{"error":{{"message":"m","type":"{kind}","code":{code}}}}}"#);
        let key = |status, body: &str| read(status, body).key();
        assert_eq!(key(400, &object("\"invalid_image_file\"", "image_generation_user_error")), "bad-picture");
        assert_eq!(key(401, &object("\"invalid_api_key\"", "")), "key");
        assert_eq!(
            read(429, &object("\"rate_limit_exceeded\"", "requests")),
            Failure::TooOften { retry_after_s: Some(3) }
        );
        for code in QUOTA {
            assert_eq!(key(429, &object(&format!("\"{code}\""), "")), "quota");
        }
        assert_eq!(key(429, &object("null", "insufficient_quota")), "quota");
        assert_eq!(key(500, &object("\"server_error\"", "server_error")), "broken");
        assert_eq!(key(500, r#"{"error":"server_error","message":"out of memory"}"#), "broken");
        assert_eq!(key(400, r#"{"error":"prompt is required"}"#), "rejected");
        assert_eq!(key(400, r#"{"error":"job queue is full"}"#), "queue-full");
        assert_eq!(key(429, r#"{"error":"job queue is full"}"#), "queue-full");
        assert_eq!(key(404, r#"{"detail":"Init image not found"}"#), "bad-picture");
        assert_eq!(key(404, r#"{"detail":"Not Found"}"#), "missing");
        assert_eq!(key(401, r#"{"detail":"Incorrect username or password"}"#), "key");
        assert_eq!(key(422, r#"{"detail":[{"loc":["body"],"msg":"field required","type":"x"}]}"#), "rejected");
        assert_eq!(key(410, r#"{"error":"job expired"}"#), "gone");
        assert_eq!(key(500, r#"{"error":{"code":500,"message":"could not load model","type":""}}"#), "broken");
        assert_eq!(
            read(503, r#"{"error":{"code":"model_loading","message":"loading"},"loading":{"progress":0.3}}"#),
            Failure::Loading { retry_after_s: Some(3) }
        );
        assert_eq!(key(500, "500 Internal Server Error\n\nServer got itself in trouble"), "broken");
        assert_eq!(key(502, "<html>"), "broken");
        assert_eq!(key(400, ""), "rejected");
    }

    #[test]
    fn what_was_said_is_kept_for_the_log() {
        let body = r#"{"error":{"type":"prompt_outputs_failed_validation","message":"Prompt outputs failed validation","details":"","extra_info":{}},
            "node_errors":{"4":{"errors":[{"type":"value_not_in_list","message":"Value not in list","details":"ckpt_name: 'x'"}]}}}"#;
        let Failure::Rejected { status: 400, message, .. } = read(400, body) else { panic!("rejected") };
        assert!(message.contains("failed validation") && message.contains("ckpt_name"), "{message}");
        let Failure::Rejected { param, .. } = read(400, r#"{"error":{"message":"m","param":"stream","code":null}}"#)
        else {
            panic!("rejected")
        };
        assert_eq!(param, "stream");
        let Failure::Rejected { message, .. } = read(400, &"x\u{1b}".repeat(2000)) else { panic!("rejected") };
        assert!(message.len() <= MAX_MESSAGE && !message.contains('\u{1b}'));
    }

    proptest! {
        #[test]
        fn any_body_has_a_meaning(status in 400u16..600, body in ".{0,200}") {
            prop_assert!(!read(status, &body).key().is_empty());
        }
    }
}
