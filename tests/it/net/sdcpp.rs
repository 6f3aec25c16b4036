//! stable-diffusion.cpp: jobs that are given in and looked at.

use super::studio::{Studio, base64, make, net, painting_over, png, recorder, run, run_job, say_json};
use malgeurim::domain::service::Provider;
use malgeurim::io::net::{Failure, NetError, News, Ticket, Waiter};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn sdcpp() -> Value {
    json!({"provider": "sdcpp"})
}

/// Takes the job `a1` in, then says these things of it one after the other, the last for ever.
fn telling(states: Vec<(&'static str, Value)>) -> Studio {
    let looks = AtomicUsize::new(0);
    Studio::new(move |heard, stream| match heard.line.as_str() {
        "POST /sdcpp/v1/img_gen" => {
            let job = json!({"id": "a1", "kind": "img_gen", "status": "queued", "poll_url": "/sdcpp/v1/jobs/a1"});
            say_json(stream, "202 Accepted", &job);
        }
        "GET /sdcpp/v1/jobs/a1" => {
            let at = looks.fetch_add(1, Ordering::SeqCst).min(states.len() - 1);
            say_json(stream, states[at].0, &states[at].1);
        }
        "POST /sdcpp/v1/jobs/a1/cancel" => {
            let text = "job is currently generating and cannot be interrupted yet";
            say_json(stream, "409 Conflict", &json!({"error": text}));
        }
        _ => say_json(stream, "404 No", &json!({"error": "not found"})),
    })
}

fn done() -> Value {
    let image = |index: u32, side: u32| json!({"index": index, "b64_json": base64(&png(side, side, [0; 4]))});
    json!({"id": "a1", "status": "completed", "result": {"images": [image(1, 9), image(0, 8)]}})
}

fn queued(position: u32) -> Value {
    json!({"id": "a1", "status": "queued", "queue_position": position})
}

#[test]
fn a_job_is_given_in_and_looked_at() {
    let generating = json!({"id": "a1", "status": "generating"});
    let studio = telling(vec![("200 OK", queued(2)), ("200 OK", generating), ("200 OK", done())]);
    let (record, _job) = run_job(&studio.url(), &sdcpp(), painting_over());
    let pictures = record.end().expect("pictures");
    assert_eq!(pictures.iter().map(|picture| (picture.index, picture.width)).collect::<Vec<_>>(), [(0, 8), (1, 9)]);
    let news = record.news();
    let ticket = Ticket { service: "it".into(), provider: Provider::SdCpp, job: "job-1".into(), remote: "a1".into() };
    assert!(news.contains(&News::Ticket(ticket)));
    assert!(
        news.contains(&News::Queued { place: Some(1) }) && news.contains(&News::Progress { part: None, left_s: None })
    );
    let sent = studio.wait_for("POST /sdcpp/v1/img_gen").json();
    assert!(sent["init_image"].is_string() && sent["mask_image"].is_string() && sent["strength"].is_number());
}

#[test]
fn a_job_is_taken_up_again_after_a_restart() {
    let studio = telling(vec![("200 OK", queued(1)), ("200 OK", done())]);
    let (record, _job) = run(&studio.url(), &sdcpp());
    let News::Ticket(ticket) = record.wait_for(|news| matches!(news, News::Ticket(_))) else { panic!("a ticket") };
    drop(record);
    let stored = serde_json::to_string(&ticket).expect("JSON");
    let (net, record) = (net(&studio.url(), &sdcpp()), recorder(true));
    let ticket: Ticket = serde_json::from_str(&stored).expect("a ticket");
    let _job = net.take_up(ticket.clone(), Arc::clone(&record.recorder) as Arc<dyn Waiter>).expect("begun");
    assert_eq!(record.end().expect("pictures")[0].job, "job-1");
    assert_eq!(studio.heard("POST /sdcpp/v1/img_gen").len(), 1, "it is not begun again");
    let record = recorder(true);
    let other = Ticket { provider: Provider::ComfyUi, ..ticket };
    let _job = net.take_up(other, Arc::clone(&record.recorder) as Arc<dyn Waiter>).expect("begun");
    assert_eq!(record.end(), Err(Failure::Gone), "the service has become another");
}

#[test]
fn a_job_may_end_otherwise() {
    let failed = json!({"status": "failed", "error": {"code": "generation_failed", "message": "out of memory"}});
    let rows = [
        ("200 OK", failed, "broken"),
        ("200 OK", json!({"status": "cancelled"}), "stopped"),
        ("200 OK", json!({"status": "completed", "result": {"images": []}}), "unusable"),
        ("200 OK", json!({"status": "odd"}), "unusable"),
        ("404 No", json!({"error": "job not found"}), "gone"),
        ("410 Gone", json!({"error": "job expired"}), "gone"),
    ];
    for (status, body, key) in rows {
        let studio = telling(vec![("200 OK", queued(1)), (status, body)]);
        assert_eq!(run(&studio.url(), &sdcpp()).0.end().expect_err("an end").key(), key, "{status}");
    }
}

#[test]
fn its_errors_are_texts() {
    let rows = [
        ("400 Bad", json!({"error": "prompt is required"}), "rejected", 1),
        ("400 Bad", json!({"error": "job queue is full"}), "queue-full", 5),
        ("429 Full", json!({"error": "job queue is full"}), "queue-full", 5),
        ("500 Oh", json!({"error": "server_error", "message": "bad alloc"}), "broken", 3),
        ("202 Accepted", json!({"id": "../../x"}), "unusable", 1),
    ];
    for (status, body, key, asked) in rows {
        let studio = Studio::saying(status, "application/json", body.to_string());
        let (record, _job) = run(&studio.url(), &sdcpp());
        assert_eq!((record.end().expect_err("an end").key(), studio.heard("POST").len()), (key, asked), "{status}");
    }
}

#[test]
fn given_up_is_given_up_even_if_it_goes_on_there() {
    let studio = telling(vec![("200 OK", json!({"status": "generating"}))]);
    let net = net(&studio.url(), &sdcpp());
    let (record, job) = make(&net);
    studio.wait_for("GET /sdcpp/v1/jobs/a1");
    job.cancel();
    assert_eq!(record.end(), Err(Failure::Net(NetError::Cancelled)));
    studio.wait_for("POST /sdcpp/v1/jobs/a1/cancel");
    assert!(record.kept.try_recv().is_err());
}
