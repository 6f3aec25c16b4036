//! AUTOMATIC1111 and Forge: one long request, and questions beside it.

use super::studio::{Studio, base64, hold, job, painting_over, png, png_with, run, run_job, say, say_json};
use malgeurim::art::codec;
use malgeurim::domain::service::PictureRequest;
use malgeurim::io::net::{Failure, NetError, News};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

fn a1111() -> Value {
    json!({"provider": "automatic1111"})
}

fn reply(pictures: &[Vec<u8>], info: &Value) -> Value {
    let images: Vec<String> = pictures.iter().map(|picture| base64(picture)).collect();
    json!({"images": images, "parameters": {}, "info": info.to_string()})
}

#[test]
fn words_become_a_picture_and_are_watched() {
    let looks = AtomicUsize::new(0);
    let looked = std::sync::Arc::new((std::sync::Mutex::new(false), std::sync::Condvar::new()));
    let seen = std::sync::Arc::clone(&looked);
    let studio = Studio::new(move |heard, stream| {
        if heard.line.starts_with("POST /internal/progress") {
            let preview = format!("data:image/png;base64,{}", base64(&png(4, 4, [0; 4])));
            let waiting = json!({"active": false, "queued": true, "completed": false, "textinfo": "In queue: 2/5"});
            let working =
                json!({"active": true, "queued": false, "progress": 0.5, "eta": 3.5, "live_preview": preview});
            let first = looks.fetch_add(1, Ordering::SeqCst) == 0;
            say_json(stream, "200 OK", if first { &waiting } else { &working });
            if looks.load(Ordering::SeqCst) > 2 {
                *seen.0.lock().expect("flag") = true;
                seen.1.notify_all();
            }
            return;
        }
        // Answers only when it has been looked at.
        let waiting = looked.0.lock().expect("flag");
        drop(looked.1.wait_while(waiting, |seen| !*seen).expect("flag"));
        let info = json!({"index_of_first_image": 1, "infotexts": ["house, steps: 25"], "all_seeds": [42]});
        let grid = png(99, 9, [0; 4]);
        say_json(stream, "200 OK", &reply(&[grid, png_with("parameters", "house, steps: 25")], &info));
    });
    let request = PictureRequest { seed: Some(7), negative: "rain".into(), ..PictureRequest::of("집") };
    let (record, _job) = run_job(&studio.url(), &a1111(), job(request));
    let picture = record.picture();
    assert_eq!((picture.width, picture.seed), (8, Some(42)), "the sheet of all is left out");
    assert_eq!(picture.texts.len(), 2, "what stood in the file, and what was said beside it");
    let news = record.news();
    assert!(news.contains(&News::Queued { place: Some(2) }), "{news:?}");
    assert!(news.contains(&News::Progress { part: Some(0.5), left_s: Some(3.5) }), "{news:?}");
    assert!(news.iter().any(|one| matches!(one, News::Partial(_))));
    let sent = studio.wait_for("POST /sdapi/v1/txt2img").json();
    assert_eq!((&sent["prompt"], &sent["negative_prompt"], &sent["seed"]), (&json!("집"), &json!("rain"), &json!(7)));
    assert_eq!((&sent["send_images"], &sent["save_images"]), (&json!(true), &json!(false)));
    assert_eq!(sent["force_task_id"], studio.wait_for("POST /internal/progress").json()["id_task"]);
}

#[test]
fn painting_over_sends_a_mask_that_is_white_where_it_is_open() {
    let studio = Studio::new(|heard, stream| match heard.line.contains("img2img") {
        true => say_json(stream, "200 OK", &reply(&[png(8, 8, [0; 4])], &json!({}))),
        false => say_json(stream, "404 No", &json!({"detail": "Not Found"})),
    });
    let more = json!({"provider": "automatic1111", "options": {"steps": 9, "sampler_name": "Euler"}});
    let (record, _job) = run_job(&studio.url(), &more, painting_over());
    record.picture();
    let sent = studio.wait_for("POST /sdapi/v1/img2img").json();
    let mask = decoded(&sent["mask"]);
    assert_eq!((mask.pixel(0, 0), mask.pixel(3, 1)), ([0, 0, 0, 255], [255; 4]));
    assert_eq!(decoded(&sent["init_images"][0]).pixel(0, 0), [90, 90, 90, 255]);
    assert_eq!((&sent["steps"], &sent["sampler_name"]), (&json!(9), &json!("Euler")));
}

fn decoded(base64: &Value) -> malgeurim::art::Picture {
    let text = base64.as_str().expect("text");
    assert!(!text.starts_with("data:"));
    let six =
        |byte: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|b| *b == byte);
    let sixes: Vec<usize> = text.bytes().filter_map(six).collect();
    let group = |four: &[usize]| {
        let bits = (0..4).fold(0, |bits, at| bits << 6 | four.get(at).unwrap_or(&0));
        [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8][..four.len() - 1].to_vec()
    };
    codec::decode(&sixes.chunks(4).flat_map(group).collect::<Vec<_>>()).expect("a picture")
}

#[test]
fn its_errors_are_read() {
    let rows = [
        ("404 No", "Init image not found", "bad-picture", 1),
        ("404 No", "Not Found", "missing", 1),
        ("401 Who", "Incorrect username or password", "key", 1),
        ("422 Form", "width too large", "rejected", 1),
        ("500 Oh", "CUDA out of memory", "broken", 3),
    ];
    for (status, detail, key, asked) in rows {
        let body = json!({"detail": detail}).to_string();
        let studio = Studio::saying(status, "application/json", body);
        let (record, _job) = run(&studio.url(), &a1111());
        let failure = record.end().expect_err("an error");
        assert_eq!((failure.key(), studio.heard("POST /sdapi").len()), (key, asked), "{detail}");
    }
    let html = Studio::saying("502 Gateway", "text/html", "<html>");
    assert_eq!(run(&html.url(), &a1111()).0.end().expect_err("an error").key(), "broken");
}

#[test]
fn interrupted_by_someone_is_no_picture_or_what_is_there() {
    let none = Studio::new(|_, stream| say_json(stream, "200 OK", &reply(&[], &json!({}))));
    assert_eq!(run(&none.url(), &a1111()).0.end(), Err(Failure::Stopped));
    let half = Studio::new(|_, stream| say_json(stream, "200 OK", &reply(&[png(8, 8, [0; 4])], &json!({}))));
    assert_eq!(run(&half.url(), &a1111()).0.picture().width, 8);
}

/// A studio whose long request never ends, and whether our task is the one at work.
fn endless(active: bool) -> Studio {
    let interrupted = AtomicBool::new(false);
    Studio::new(move |heard, stream| match heard.line.as_str() {
        "POST /internal/progress" => say_json(stream, "200 OK", &json!({"active": active, "queued": !active})),
        "POST /sdapi/v1/interrupt" => {
            interrupted.store(true, Ordering::SeqCst);
            say(stream, "200 OK", "application/json", b"{}");
        }
        _ => hold(stream),
    })
}

#[test]
fn only_our_own_task_is_interrupted() {
    let ours = endless(true);
    let (record, job) = run(&ours.url(), &a1111());
    ours.wait_for("POST /sdapi/v1/txt2img");
    job.cancel();
    assert_eq!(record.end(), Err(Failure::Net(NetError::Cancelled)));
    ours.wait_for("POST /sdapi/v1/interrupt");
    let others = endless(false);
    let (record, job) = run(&others.url(), &a1111());
    others.wait_for("POST /sdapi/v1/txt2img");
    job.cancel();
    assert_eq!(record.end(), Err(Failure::Net(NetError::Cancelled)));
    // The question whether it is ours, asked without a preview, is the last thing.
    while !others.heard("POST /internal/progress").iter().any(|heard| heard.json()["live_preview"] == false) {
        std::thread::yield_now();
    }
    drop(record);
    assert!(others.heard("POST /sdapi/v1/interrupt").is_empty());
}

#[test]
fn a_task_that_waits_there_is_stopped_when_its_turn_comes() {
    let asked = AtomicUsize::new(0);
    let studio = Studio::new(move |heard, stream| match heard.line.as_str() {
        "POST /internal/progress" if heard.json()["live_preview"] == false => {
            let queued = asked.fetch_add(1, Ordering::SeqCst) < 3;
            say_json(stream, "200 OK", &json!({"active": !queued, "queued": queued}));
        }
        "POST /internal/progress" => say_json(stream, "200 OK", &json!({"active": false, "queued": true})),
        "POST /sdapi/v1/interrupt" => say(stream, "200 OK", "application/json", b"{}"),
        _ => hold(stream),
    });
    let (record, job) = run(&studio.url(), &a1111());
    studio.wait_for("POST /sdapi/v1/txt2img");
    job.cancel();
    assert_eq!(record.end(), Err(Failure::Net(NetError::Cancelled)));
    studio.wait_for("POST /sdapi/v1/interrupt");
    let before =
        studio.heard("POST /internal/progress").iter().filter(|one| one.json()["live_preview"] == false).count();
    assert_eq!(before, 4, "asked until it was ours");
}

#[test]
fn its_key_is_a_name_and_a_password() {
    let studio = Studio::new(|_, stream| say_json(stream, "200 OK", &reply(&[png(8, 8, [0; 4])], &json!({}))));
    let folder = tempfile::tempdir().expect("folder");
    let keys = malgeurim::io::net::Keys::in_file(folder.path());
    keys.set("it", &malgeurim::io::net::Secret::new("user:pass")).expect("kept");
    let net = super::studio::net(&studio.url(), &a1111()).with_keys(keys);
    let (record, _job) = super::studio::make(&net);
    record.picture();
    assert!(studio.wait_for("POST /sdapi").head.contains("authorization: basic dxnlcjpwyxnz"), "base64, in lower case");
}
