//! Chat, hearing, speaking, moderation.

use super::server::PATIENCE;
use super::studio::{Studio, base64, begin, net, png, say, say_json};
use malgeurim::io::net::{
    ChatAnswer, ChatRequest, Failure, Keys, Message, ModerateRequest, Moderated, Net, NetError, Role, Secret,
    SpeakRequest, Stage, TranscribeRequest,
};
use serde_json::{Value, json};
use std::io::Write;
use std::net::TcpStream;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

fn question() -> ChatRequest {
    let messages = vec![Message { role: Role::User, content: "집 그림을 말로".into() }];
    ChatRequest { messages, ..ChatRequest::default() }
}

/// The answer, and the pieces in which it came.
fn chatted(net: &Net, request: ChatRequest) -> (Result<ChatAnswer, Failure>, Vec<String>) {
    let (pieces, (sender, receiver)) = (Arc::<Mutex<Vec<String>>>::default(), channel());
    let heard = Arc::clone(&pieces);
    let _asked = net
        .chat(
            "it",
            request,
            move |piece| heard.lock().expect("list").push(piece.into()),
            move |end| drop(sender.send(end)),
        )
        .expect("asked");
    let end = receiver.recv_timeout(PATIENCE).expect("an end");
    let pieces = pieces.lock().expect("list").clone();
    (end, pieces)
}

fn choice(message: &Value, reason: &str) -> Value {
    json!({"id": "x", "object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": reason}]})
}

#[test]
fn words_come_back_in_the_form_that_was_asked_for() {
    let studio = Studio::new(|_, stream| {
        say_json(
            stream,
            "200 OK",
            &choice(&json!({"role": "assistant", "content": "{\"prompt\":\"a house\"}"}), "stop"),
        );
    });
    let folder = tempfile::tempdir().expect("folder");
    let keys = Keys::in_file(folder.path());
    keys.set("it", &Secret::new("sk-1")).expect("kept");
    let ledger = Arc::<Mutex<Vec<String>>>::default();
    let listed = Arc::clone(&ledger);
    let note = move |service: &str, sent: &malgeurim::io::net::Sent| {
        listed.lock().expect("list").push(format!("{service} {} {}", sent.path, sent.what["messages"][0]["content"]));
    };
    let net = net(&format!("{}/v1", studio.url()), &json!({"models": {"chat": "m"}})).with_keys(keys).with_ledger(note);
    let schema = json!({"type": "object", "properties": {"prompt": {"type": "string"}}});
    let form = Some(("picture".to_owned(), schema.clone()));
    let (answer, _) = chatted(&net, ChatRequest { form, max_tokens: Some(99), who: Some("민수".into()), ..question() });
    assert_eq!(answer.expect("an answer").value, Some(json!({"prompt": "a house"})));
    let heard = studio.wait_for("POST /v1/chat/completions");
    assert!(heard.head.contains("authorization: bearer sk-1\r\n"));
    let sent = heard.json();
    assert_eq!(sent["response_format"]["json_schema"], json!({"name": "picture", "schema": schema, "strict": true}));
    assert_eq!((&sent["model"], &sent["max_completion_tokens"]), (&json!("m"), &json!(99)));
    let who = sent["safety_identifier"].as_str().expect("a hash");
    assert!(who.len() == 64 && !heard.text().contains("민수"));
    assert_eq!(*ledger.lock().expect("list"), ["it chat/completions \"집 그림을 말로\""]);
}

#[test]
fn an_answer_that_is_none_is_told() {
    let refused = choice(&json!({"content": null, "refusal": "no"}), "stop");
    let filtered = choice(&json!({"content": ""}), "content_filter");
    let rows = [
        (refused, "refused"),
        (filtered, "refused"),
        (choice(&json!({"content": ""}), "stop"), "unusable"),
        (json!({"choices": []}), "unusable"),
        (json!({"error": {"message": "no", "code": 500}}), "broken"),
        (choice(&json!({"content": "not the form"}), "stop"), "unusable"),
    ];
    for (body, key) in rows {
        let studio = Studio::saying("200 OK", "application/json", body.to_string());
        let form = Some(("a".to_owned(), json!({})));
        let (answer, _) = chatted(&net(&studio.url(), &json!({})), ChatRequest { form, ..question() });
        assert_eq!(answer.expect_err("none").key(), key, "{body}");
        assert_eq!(studio.heard("POST").len(), 1);
    }
}

fn chunk(stream: &mut TcpStream, delta: &Value, reason: &Value) {
    let data =
        json!({"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]});
    drop(write!(stream, "data: {data}\n\n"));
}

#[test]
fn words_come_as_they_are_made() {
    let whole = |has_done: bool| {
        Studio::new(move |_, stream| {
            begin(stream, "text/event-stream");
            chunk(stream, &json!({"role": "assistant", "content": ""}), &Value::Null);
            chunk(stream, &json!({"content": "빨간 "}), &Value::Null);
            chunk(stream, &json!({"content": "집"}), &Value::Null);
            chunk(stream, &json!({}), &json!("length"));
            drop(stream.write_all(b"data: {\"choices\":[],\"usage\":{\"total_tokens\":3}}\n\n"));
            if has_done {
                drop(stream.write_all(b"data: [DONE]\n\n"));
            }
        })
    };
    for has_done in [true, false] {
        let studio = whole(has_done);
        let (answer, pieces) = chatted(&net(&studio.url(), &json!({})), ChatRequest { stream: true, ..question() });
        let wanted = ChatAnswer { text: "빨간 집".into(), value: None, is_cut: true };
        assert_eq!((answer, pieces.join("|").as_str()), (Ok(wanted), "빨간 |집"));
    }
    let json = Studio::new(|_, stream| say_json(stream, "200 OK", &choice(&json!({"content": "집"}), "stop")));
    let (answer, _) = chatted(&net(&json.url(), &json!({})), ChatRequest { stream: true, ..question() });
    assert_eq!(answer.expect("JSON where a stream was asked for").text, "집");
    let broken = Studio::new(|_, stream| {
        begin(stream, "text/event-stream");
        chunk(stream, &json!({"content": "빨"}), &Value::Null);
    });
    let (answer, _) = chatted(&net(&broken.url(), &json!({})), ChatRequest { stream: true, ..question() });
    assert!(matches!(answer, Err(Failure::Net(NetError::Garbled(_)))));
    let late = Studio::new(|_, stream| {
        begin(stream, "text/event-stream");
        chunk(stream, &json!({"content": "빨"}), &Value::Null);
        chunk(stream, &json!({}), &json!("content_filter"));
    });
    let (answer, _) = chatted(&net(&late.url(), &json!({})), ChatRequest { stream: true, ..question() });
    let Err(Failure::Refused(refusal)) = answer else { panic!("refused") };
    assert_eq!(refusal.stage, Some(Stage::Output));
}

fn transcribed(model: &str, studio: &Studio) -> Result<String, Failure> {
    let (sender, receiver) = channel();
    let net = net(&studio.url(), &json!({"models": {"transcribe": model}}));
    let hints = vec!["사과".into(), "배".into()];
    let request = TranscribeRequest { wav: b"RIFF....WAVE".to_vec(), language: "ko".into(), hints };
    let _asked = net.transcribe("it", request, move |end| drop(sender.send(end))).expect("asked");
    receiver.recv_timeout(PATIENCE).expect("an end").map(|heard| heard.text)
}

#[test]
fn the_words_of_the_board_are_hints_in_the_form_of_the_model() {
    let has = [
        (
            "gpt-transcribe",
            &["name=\"keywords[]\"\r\n\r\n사과", "name=\"keywords[]\"\r\n\r\n배", "name=\"languages[]\"\r\n\r\nko"][..],
        ),
        ("gpt-4o-mini-transcribe", &["name=\"prompt\"\r\n\r\n사과, 배", "name=\"language\"\r\n\r\nko"]),
        ("whisper-1", &["name=\"prompt\"\r\n\r\n사과, 배", "name=\"response_format\"\r\n\r\njson"]),
        ("gpt-4o-transcribe-diarize", &["name=\"language\"\r\n\r\nko"]),
    ];
    for (model, fields) in has {
        let studio =
            Studio::new(|_, stream| say_json(stream, "200 OK", &json!({"text": " 사과 주세요 ", "usage": {}})));
        assert_eq!(transcribed(model, &studio), Ok("사과 주세요".into()));
        let sent = studio.wait_for("POST /audio/transcriptions").text();
        assert!(fields.iter().all(|field| sent.contains(field)), "{model}: {sent}");
        assert!(sent.contains("filename=\"speech.wav\"") && sent.contains("RIFF....WAVE"));
        assert_eq!(
            sent.contains("name=\"prompt\""),
            !model.starts_with("gpt-transcribe") && !model.contains("diarize")
        );
    }
    let odd = Studio::new(|_, stream| say_json(stream, "200 OK", &json!({"words": []})));
    assert_eq!(transcribed("m", &odd).expect_err("no text").key(), "unusable");
}

fn spoken(studio: &Studio, text: &str) -> Result<Vec<u8>, Failure> {
    let (sender, receiver) = channel();
    let net = net(&studio.url(), &json!({"models": {"speak": "tts-1"}, "voice": "nova"}));
    let request = SpeakRequest { text: text.into(), speed: 9.0, manner: Some("slowly".into()) };
    let _asked = net.speak("it", request, move |end| drop(sender.send(end))).expect("asked");
    receiver.recv_timeout(PATIENCE).expect("an end").map(|spoken| spoken.bytes)
}

#[test]
fn a_voice_comes_as_bytes_as_events_or_as_an_error() {
    let plain = Studio::new(|_, stream| say(stream, "200 OK", "audio/wav", b"RIFF"));
    assert_eq!(spoken(&plain, &"가".repeat(5000)), Ok(b"RIFF".to_vec()));
    let sent = plain.wait_for("POST /audio/speech").json();
    assert_eq!(sent["input"].as_str().map(|text| text.chars().count()), Some(4096));
    assert_eq!((&sent["voice"], &sent["speed"], &sent["instructions"]), (&json!("nova"), &json!(4.0), &Value::Null));
    let events = Studio::new(|_, stream| {
        begin(stream, "text/event-stream");
        for part in [&b"RI"[..], b"FF"] {
            let data = json!({"type": "speech.audio.delta", "audio": base64(part)});
            drop(write!(stream, "data: {data}\n\n"));
        }
        drop(stream.write_all(b"data: {\"type\":\"speech.audio.done\",\"usage\":{}}\n\n"));
    });
    assert_eq!(spoken(&events, "집"), Ok(b"RIFF".to_vec()));
    let error = Studio::new(|_, stream| say_json(stream, "200 OK", &json!({"error": {"message": "no", "code": null}})));
    assert_eq!(spoken(&error, "집").expect_err("an error").key(), "broken");
    let nothing = Studio::new(|_, stream| say(stream, "200 OK", "audio/wav", b""));
    assert_eq!(spoken(&nothing, "집").expect_err("nothing").key(), "unusable");
}

fn moderated(studio: &Studio) -> Result<Moderated, Failure> {
    let (sender, receiver) = channel();
    let net = net(&studio.url(), &json!({}));
    let request = ModerateRequest { text: "집".into(), picture: Some(png(2, 2, [0; 4])) };
    let _asked = net.moderate("it", request, move |end| drop(sender.send(end))).expect("asked");
    receiver.recv_timeout(PATIENCE).expect("an end")
}

#[test]
fn words_and_pictures_are_looked_at_together() {
    let result =
        json!({"flagged": true, "categories": {"violence": true, "hate": false}, "category_scores": {"violence": 0.9}});
    let studio = Studio::new(move |_, stream| say_json(stream, "200 OK", &json!({"results": [result]})));
    assert_eq!(moderated(&studio), Ok(Moderated { flagged: true, categories: vec!["violence".into()] }));
    let input = studio.wait_for("POST /moderations").json()["input"].clone();
    assert_eq!(input[0], json!({"type": "text", "text": "집"}));
    assert!(input[1]["image_url"]["url"].as_str().is_some_and(|url| url.starts_with("data:image/png;base64,iVBOR")));
    for (body, key) in [(json!({"results": []}), "unusable"), (json!({"results": [{}]}), "unusable")] {
        let odd = Studio::new(move |_, stream| say_json(stream, "200 OK", &body));
        assert_eq!(moderated(&odd).expect_err("what cannot be read is no yes").key(), key);
    }
}

#[test]
fn too_slow_is_told_and_too_often_is_asked_again() {
    let silent = Studio::new(|_, stream| super::studio::hold(stream));
    let (answer, _) = chatted(&net(&silent.url(), &json!({"limits": {"chat_s": 1}})), question());
    assert_eq!(answer, Err(Failure::Net(NetError::TimedOut)));
    let busy = Studio::saying("429 Slow", "application/json", "{\"error\":{\"code\":\"rate_limit_exceeded\"}}");
    let (answer, _) = chatted(&net(&busy.url(), &json!({})), question());
    assert_eq!((answer.expect_err("busy").key(), busy.heard("POST").len()), ("too-often", 5));
}

#[test]
fn every_task_has_its_own_time() {
    let silent = Studio::new(|_, stream| super::studio::hold(stream));
    let limits = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    let slow =
        net(&silent.url(), &json!({"limits": limits(r#"{"image_s":600,"chat_s":1,"moderate_s":1,"speech_s":1}"#)}));
    assert_eq!(chatted(&slow, question()).0, Err(Failure::Net(NetError::TimedOut)));
    let (sender, receiver) = channel();
    let request = ModerateRequest { text: "집".into(), picture: None };
    let _asked = slow.moderate("it", request, move |end| drop(sender.send(end))).expect("asked");
    assert_eq!(receiver.recv_timeout(PATIENCE).expect("an end"), Err(Failure::Net(NetError::TimedOut)));
    // Whoever asks may want it sooner than the service is given.
    let patient = net(&silent.url(), &json!({"limits": {"chat_s": 600}}));
    let hurried = ChatRequest { within_s: Some(1), ..question() };
    assert_eq!(chatted(&patient, hurried).0, Err(Failure::Net(NetError::TimedOut)));
}
