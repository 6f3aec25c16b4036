//! ComfyUI: a workflow, a job in a line, a WebSocket that only tells how far it is.

use super::studio::{Heard, Studio, hold, job, painting_over, png, png_with, recorder, run, run_job, say, say_json};
use malgeurim::art::codec;
use malgeurim::domain::service::PictureRequest;
use malgeurim::io::net::{Failure, NetError, News, Waiter};
use serde_json::{Value, json};
use std::io::Write;
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

fn comfyui() -> Value {
    json!({"provider": "comfyui", "models": {"image": "sd.safetensors"}})
}

/// What the job does.
#[derive(Default)]
struct Stage {
    id: Mutex<String>,
    looks: AtomicUsize,
    interrupted: AtomicBool,
}

impl Stage {
    fn id(&self) -> String {
        self.id.lock().expect("id").clone()
    }
}

/// Looks at the history before the job is done.
const STEPS: usize = 4;

/// A studio where a job waits, works and ends with this entry in the history.
fn working(entry: impl Fn() -> Value + Send + Sync + 'static, listens: bool) -> Studio {
    let stage = Arc::<Stage>::default();
    Studio::new(move |heard, stream| answer(&stage, heard, stream, &entry, listens))
}

fn answer(stage: &Stage, heard: &Heard, stream: &mut TcpStream, entry: &dyn Fn() -> Value, listens: bool) {
    let (id, looks) = (stage.id(), stage.looks.load(Ordering::SeqCst));
    match heard.line.split('?').next().unwrap_or_default() {
        "GET /ws" if listens => socket(stage, stream),
        "POST /prompt" => {
            *stage.id.lock().expect("id") = heard.json()["prompt_id"].as_str().expect("an id").to_owned();
            say_json(stream, "200 OK", &json!({"prompt_id": stage.id(), "number": 5, "node_errors": {}}));
        }
        "GET /queue" => {
            let ours = json!([[5, id, {}]]);
            let other = json!([[4, "other", {}]]);
            let waits = json!({"queue_running": other, "queue_pending": ours});
            let runs = json!({"queue_running": ours, "queue_pending": []});
            say_json(stream, "200 OK", if looks < 2 { &waits } else { &runs });
        }
        line if line.starts_with("GET /history/") => {
            let is_done = stage.looks.fetch_add(1, Ordering::SeqCst) >= STEPS;
            say_json(stream, "200 OK", &if is_done { json!({ id: entry() }) } else { json!({}) });
        }
        "GET /view" => say(stream, "200 OK", "image/png", &png_with("workflow", "{\"nodes\":[]}")),
        "POST /upload/image" => {
            say_json(stream, "200 OK", &json!({"name": "그림.png", "subfolder": "in", "type": "input"}))
        }
        "GET /object_info/CheckpointLoaderSimple" => {
            let required = json!({"ckpt_name": [["first.safetensors", "b"], {}]});
            say_json(stream, "200 OK", &json!({"CheckpointLoaderSimple": {"input": {"required": required}}}));
        }
        _ => say_json(stream, "404 No", &json!({})),
    }
}

/// A WebSocket that tells of another job, then of ours.
fn socket(stage: &Stage, stream: &mut TcpStream) {
    let head = "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n";
    drop(stream.write_all(head.as_bytes()));
    while stage.id().is_empty() {
        std::thread::yield_now();
    }
    let progress = |id: &str, value: u32| {
        text(&json!({"type": "progress", "data": {"value": value, "max": 20, "prompt_id": id, "node": "5"}}))
    };
    let preview = [&[0, 0, 0, 1, 0, 0, 0, 2][..], &png(4, 4, [9, 9, 9, 255])].concat();
    let frames = [
        text(&json!({"type": "status", "data": {"sid": "x"}})),
        progress("other", 19),
        frame(0x82, &preview),
        frame(0x89, b"ping"),
        progress(&stage.id(), 10),
        frame(0x82, &preview),
        text(&json!({"type": "executing", "data": {"node": null, "prompt_id": stage.id()}})),
    ];
    drop(stream.write_all(&frames.concat()));
    hold(stream);
}

fn text(value: &Value) -> Vec<u8> {
    frame(0x81, value.to_string().as_bytes())
}

fn frame(head: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).expect("short");
    [&[head, 126][..], &length.to_be_bytes(), body].concat()
}

fn saved() -> Value {
    let image = json!({"filename": "말그림_1.png", "subfolder": "a b", "type": "output"});
    json!({"outputs": {"7": {"images": [image]}}, "status": {"status_str": "success", "completed": true, "messages": []}})
}

#[test]
fn a_workflow_becomes_a_picture() {
    for listens in [true, false] {
        let studio = working(saved, listens);
        let request = PictureRequest { seed: Some(7), width: 640, ..PictureRequest::of("집") };
        let (record, _job) = run_job(&studio.url(), &comfyui(), job(request));
        let picture = record.picture();
        assert_eq!((picture.width, picture.texts[0].keyword.as_str()), (8, "workflow"));
        let news = record.news();
        assert!(news.contains(&News::Queued { place: Some(1) }), "{news:?}");
        let told = news.contains(&News::Progress { part: Some(0.5), left_s: None });
        let partials = news.iter().filter(|one| matches!(one, News::Partial(_))).count();
        assert_eq!((told, partials), (listens, usize::from(listens)), "only of our job: {news:?}");
        let sent = studio.wait_for("POST /prompt").json();
        assert_eq!(sent["prompt"]["2"]["inputs"]["text"], "집");
        assert_eq!(
            (&sent["prompt"]["5"]["inputs"]["seed"], &sent["prompt"]["4"]["inputs"]["width"]),
            (&json!(7), &json!(640))
        );
        let view = studio.wait_for("GET /view").line;
        assert!(view.contains("subfolder=a+b") && view.contains("filename=%EB%A7%90"), "{view}");
        let News::Ticket(ticket) = record.wait_for(|one| matches!(one, News::Ticket(_))) else { panic!("a ticket") };
        assert_eq!(json!(ticket.remote), sent["prompt_id"]);
    }
}

#[test]
fn the_instructors_workflow_is_filled() {
    let studio = working(saved, false);
    let workflow = json!({"9": {"class_type": "Magic", "inputs": {"words": "art of {{prompt}}", "n": "{{n}}", "from": "{{input}}", "where": "{{mask}}"}}});
    let (record, _job) = run_job(&studio.url(), &json!({"provider": "comfyui", "workflow": workflow}), painting_over());
    record.picture();
    let inputs = studio.wait_for("POST /prompt").json()["prompt"]["9"]["inputs"].clone();
    let wanted = json!({"words": "art of a house", "n": 1, "from": "in/그림.png", "where": "in/그림.png"});
    assert_eq!(inputs, wanted);
    let uploads = studio.heard("POST /upload/image");
    let mask = codec::decode(&uploads[1].file("image")).expect("a PNG");
    assert_eq!((mask.pixel(0, 0), mask.pixel(3, 1)), ([0, 0, 0, 255], [255, 255, 255, 0]));
    let (record, _job) =
        run_job(&studio.url(), &json!({"provider": "comfyui", "workflow": {"nodes": []}}), painting_over());
    assert_eq!(record.end().expect_err("no workflow").key(), "workflow");
}

#[test]
fn without_a_model_the_first_is_taken() {
    let studio = working(saved, false);
    run(&studio.url(), &json!({"provider": "comfyui"})).0.picture();
    let sent = studio.wait_for("POST /prompt").json();
    assert_eq!(sent["prompt"]["1"]["inputs"]["ckpt_name"], "first.safetensors");
}

#[test]
fn an_interrupt_is_told_from_an_error() {
    let ended = |name: &'static str| {
        move || {
            let more =
                json!({"exception_type": "torch.OutOfMemoryError", "exception_message": "no memory", "traceback": []});
            json!({"outputs": {}, "status": {"status_str": "error", "completed": false, "messages": [["execution_start", {}], [name, more]]}})
        }
    };
    let stopped = working(ended("execution_interrupted"), false);
    assert_eq!(run(&stopped.url(), &comfyui()).0.end(), Err(Failure::Stopped));
    let broken = working(ended("execution_error"), true);
    let message = "torch.OutOfMemoryError no memory".to_owned();
    assert_eq!(run(&broken.url(), &comfyui()).0.end(), Err(Failure::Broken { status: 0, message }));
    let empty = working(|| json!({"outputs": {}, "status": {"status_str": "success"}}), false);
    assert_eq!(run(&empty.url(), &comfyui()).0.end().expect_err("nothing").key(), "unusable");
}

#[test]
fn its_errors_are_read() {
    let invalid = json!({"error": {"type": "prompt_outputs_failed_validation", "message": "failed validation", "details": "", "extra_info": {}},
        "node_errors": {"1": {"errors": [{"type": "value_not_in_list", "message": "Value not in list", "details": "ckpt_name"}]}}});
    let none = json!({"error": {"type": "no_prompt", "message": "No prompt provided", "details": "", "extra_info": {}}, "node_errors": {}});
    let rows = [
        ("400 Bad", "application/json", invalid.to_string(), "rejected", 1),
        ("400 Bad", "application/json", none.to_string(), "rejected", 1),
        ("500 Oh", "text/plain", "500 Internal Server Error".to_owned(), "broken", 3),
    ];
    for (status, kind, body, key, asked) in rows {
        let studio = Studio::saying(status, kind, body);
        let (record, _job) = run(&studio.url(), &comfyui());
        assert_eq!((record.end().expect_err("an error").key(), studio.heard("POST").len()), (key, asked), "{status}");
    }
}

/// A studio where the job is given in and then nowhere, in the line, or at work.
fn staying(running: bool, pending: bool) -> Studio {
    let stage = Arc::<Stage>::default();
    Studio::new(move |heard, stream| match heard.line.split('?').next().unwrap_or_default() {
        "GET /queue" => {
            let ours = json!([[5, stage.id(), {}]]);
            let (working, waiting) =
                (if running { ours.clone() } else { json!([]) }, if pending { ours } else { json!([]) });
            say_json(stream, "200 OK", &json!({"queue_running": working, "queue_pending": waiting}));
        }
        "POST /interrupt" => {
            stage.interrupted.store(true, Ordering::SeqCst);
            say(stream, "200 OK", "text/plain", b"");
        }
        "POST /queue" => say(stream, "200 OK", "text/plain", b""),
        _ => answer(&stage, heard, stream, &|| Value::Null, false),
    })
}

#[test]
fn a_job_that_someone_deleted_has_no_event_and_ends() {
    let nowhere = staying(false, false);
    assert_eq!(run(&nowhere.url(), &comfyui()).0.end().err(), Some(Failure::Gone));
}

#[test]
fn only_our_own_job_is_stopped() {
    for (running, pending) in [(true, false), (false, true)] {
        let studio = staying(running, pending);
        // The history would say that it is done after a while; it never does here.
        let (record, job) = run(&studio.url(), &comfyui());
        let id = studio.wait_for("POST /prompt").json()["prompt_id"].clone();
        studio.wait_for("GET /queue");
        job.cancel();
        assert_eq!(record.end(), Err(Failure::Net(NetError::Cancelled)));
        assert_eq!(studio.wait_for("POST /queue").json(), json!({"delete": [id]}));
        if running {
            assert_eq!(studio.wait_for("POST /interrupt").json(), json!({"prompt_id": id}));
        }
        drop(record);
        assert_eq!(studio.heard("POST /interrupt").len(), usize::from(running));
    }
}

#[test]
fn a_job_is_taken_up_again_after_a_restart() {
    let studio = working(saved, false);
    let (record, _job) = run(&studio.url(), &comfyui());
    let News::Ticket(ticket) = record.wait_for(|news| matches!(news, News::Ticket(_))) else { panic!("a ticket") };
    // Looked at: it has been given in.
    studio.wait_for("GET /queue");
    drop(record);
    let (net, record) = (super::studio::net(&studio.url(), &comfyui()), recorder(true));
    let _job = net.take_up(ticket, Arc::clone(&record.recorder) as Arc<dyn Waiter>).expect("begun");
    assert_eq!(record.end().expect("a picture")[0].job, "job-1");
    assert_eq!(studio.heard("POST /prompt").len(), 1, "it is not begun again");
}
