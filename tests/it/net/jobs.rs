//! What holds for every job: its place in the line, its end, what is kept, and every way in which nothing comes.

use super::server::{PATIENCE, Server};
use super::studio::{
    Studio, base64, begin, hold, job, make, make_job, net, png, recorder, run, run_job, say, say_json,
};
use malgeurim::domain::service::PictureRequest;
use malgeurim::io::net::{Arrived, Failure, MAX_JOBS, NetError, News, PictureJob, Waiter};
use serde_json::{Value, json};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

fn plain() -> Value {
    json!({"models": {"image": "m"}})
}

fn reply() -> Value {
    json!({"data": [{"b64_json": base64(&png(8, 8, [0; 4]))}]})
}

fn named(id: &str) -> PictureJob {
    PictureJob { id: id.into(), ..job(PictureRequest::of("a house")) }
}

#[test]
fn one_after_the_other_and_everyone_knows_their_place() {
    let (release, released) = channel::<()>();
    let released = Mutex::new(released);
    let (at_once, most) = (AtomicUsize::new(0), Arc::<AtomicUsize>::default());
    let seen = Arc::clone(&most);
    let studio = Studio::new(move |_, stream| {
        seen.fetch_max(at_once.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        released.lock().expect("line").recv_timeout(PATIENCE).expect("released");
        at_once.fetch_sub(1, Ordering::SeqCst);
        say_json(stream, "200 OK", &reply());
    });
    let net = net(&studio.url(), &plain());
    let jobs: Vec<_> = ["a", "b", "c"].map(|id| make_job(&net, named(id))).into_iter().collect();
    jobs[2].0.wait_for(|news| *news == News::Waiting { place: 2 });
    jobs[1].0.wait_for(|news| *news == News::Waiting { place: 1 });
    studio.wait_for("POST");
    release.send(()).expect("line");
    assert_eq!(jobs[0].0.picture().job, "a");
    jobs[2].0.wait_for(|news| *news == News::Waiting { place: 1 });
    // Who gives up makes room.
    jobs[1].1.cancel();
    assert_eq!(jobs[1].0.end(), Err(Failure::Net(NetError::Cancelled)));
    release.send(()).expect("line");
    release.send(()).expect("line");
    assert_eq!(jobs[2].0.picture().job, "c");
    assert_eq!(most.load(Ordering::SeqCst), 1);
}

#[test]
fn the_line_has_an_end() {
    let studio = Studio::new(|_, stream| hold(stream));
    let net = net(&studio.url(), &plain());
    let jobs: Vec<_> = (0..MAX_JOBS).map(|_| make(&net)).collect();
    let record = recorder(true);
    let waiter = Arc::clone(&record.recorder) as Arc<dyn Waiter>;
    assert_eq!(net.picture("it", named("x"), Arc::clone(&waiter)).err(), Some(NetError::Busy));
    assert_eq!(net.picture("other", named("x"), waiter).err(), Some(NetError::NotOn("other".into())));
    drop(net);
    for (record, _) in jobs {
        assert_eq!(record.end(), Err(Failure::Net(NetError::Cancelled)), "everyone hears the end");
    }
}

#[test]
fn giving_up_closes_at_once_whatever_the_service_does() {
    let (sender, closed) = channel();
    let silent = Server::silent(move || sender.send(()).unwrap_or_default());
    let (record, job) = run(&silent.url(), &plain());
    record.wait_for(|news| matches!(news, News::Sent(_)));
    while silent.heard().is_empty() {
        std::thread::yield_now();
    }
    job.cancel();
    job.cancel();
    assert_eq!(record.end(), Err(Failure::Net(NetError::Cancelled)));
    assert!(closed.recv_timeout(PATIENCE).is_ok(), "the connection is closed");
    assert!(!record.has_ended(), "it ends once");
}

#[test]
fn what_was_paid_for_is_kept_though_nobody_waits() {
    let (release, released) = channel::<()>();
    let released = Mutex::new(released);
    let studio = Studio::new(move |_, stream| {
        released.lock().expect("line").recv_timeout(PATIENCE).expect("released");
        say_json(stream, "200 OK", &reply());
    });
    let (record, job) = run(&studio.url(), &json!({"models": {"image": "m"}, "paid": true}));
    studio.wait_for("POST");
    job.cancel();
    assert_eq!(record.end(), Err(Failure::Net(NetError::Cancelled)));
    release.send(()).expect("line");
    let late = record.kept.recv_timeout(PATIENCE).expect("kept");
    assert!(late.late && late.job == "job-1");
    assert!(!record.has_ended(), "the person hears nothing of it");
}

#[test]
fn what_cannot_be_kept_is_told_with_the_picture() {
    let studio = Studio::new(|_, stream| say_json(stream, "200 OK", &reply()));
    let net = net(&studio.url(), &plain());
    let record = recorder(false);
    let _job = net.picture("it", named("a"), Arc::clone(&record.recorder) as Arc<dyn Waiter>).expect("begun");
    let picture: Arrived = record.picture();
    assert!(!picture.kept && picture.width == 8);
}

#[test]
fn a_connection_that_breaks_in_the_middle() {
    let half = reply().to_string();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", half.len());
    let broken = Studio::new(move |_, stream| drop(stream.write_all(format!("{head}{}", &half[..40]).as_bytes())));
    let stream = Studio::new(|_, stream| {
        begin(stream, "text/event-stream");
        drop(stream.write_all(b"event: image_generation.completed\ndata: {\"type\":\"image_gen"));
    });
    for studio in [broken, stream] {
        let (record, _job) = run(&studio.url(), &plain());
        let failure = record.end().expect_err("broken");
        assert!(matches!(failure, Failure::Net(NetError::Garbled(_))), "{failure:?}");
        assert_eq!(studio.heard("POST").len(), 1, "what may have been paid for is not asked again");
    }
    let silent = Studio::new(|_, _| ());
    let failure = run(&silent.url(), &plain()).0.end().expect_err("nothing came");
    assert!(matches!(failure, Failure::Net(NetError::Garbled(_))), "{failure:?}");
}

#[test]
fn a_service_that_is_too_slow() {
    let drip = Studio::new(|_, stream| {
        begin(stream, "text/event-stream");
        while stream.write_all(b": still here\n\n").is_ok() {
            std::thread::yield_now();
        }
    });
    let silent = Studio::new(|_, stream| hold(stream));
    for studio in [drip, silent] {
        let (record, _job) =
            run(&studio.url(), &json!({"models": {"image": "m"}, "limits": {"image_s": 1, "answer_mib": 256}}));
        let failure = record.end().expect_err("too slow");
        assert!(matches!(failure, Failure::Net(NetError::TimedOut | NetError::TooBig(_))), "{failure:?}");
    }
}

#[test]
fn an_answer_without_end() {
    for kind in ["application/json", "text/event-stream"] {
        let studio = Studio::new(move |_, stream| {
            begin(stream, kind);
            while stream.write_all(&[b'a'; 1 << 14]).is_ok() {}
        });
        let (record, _job) = run(&studio.url(), &json!({"models": {"image": "m"}, "limits": {"answer_mib": 1}}));
        assert_eq!(record.end(), Err(Failure::Net(NetError::TooBig(1 << 20))), "{kind}");
    }
    // A small file that claims to be a picture of 60,000 x 60,000.
    let mut bomb = png(8, 8, [0; 4]);
    bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let body = json!({"data": [{"b64_json": base64(&bomb)}]}).to_string();
    let studio = Studio::saying("200 OK", "application/json", body);
    assert_eq!(run(&studio.url(), &plain()).0.end().expect_err("too big").key(), "unusable");
}

#[test]
fn nothing_is_sent_to_another_host() {
    let other = Studio::saying("200 OK", "application/json", reply().to_string());
    let address = other.url();
    let studio = Studio::new(move |_, stream| {
        let head = format!("HTTP/1.1 307 There\r\nLocation: {address}/\r\nContent-Length: 0\r\n\r\n");
        drop(stream.write_all(head.as_bytes()));
    });
    for provider in ["openai", "automatic1111", "comfyui", "sdcpp", "localai"] {
        let (record, _job) = run(&studio.url(), &json!({"provider": provider, "models": {"image": "m"}}));
        assert_eq!(record.end(), Err(Failure::Net(NetError::Redirected)), "{provider}");
    }
    assert!(other.heard("").is_empty());
    let asked = studio.heard("POST").len();
    let (record, _job) = run(&studio.url(), &json!({"provider": "later"}));
    assert_eq!(record.end(), Err(Failure::Unable("provider")));
    assert_eq!(studio.heard("POST").len(), asked);
}

#[test]
fn what_the_service_wrote_into_it_is_taken_out() {
    let exif = [&b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"[..], b"made by a service"].concat();
    let mut sideways = png(8, 4, [0; 4]);
    let length = u32::try_from(exif.len()).expect("short").to_be_bytes();
    let chunk = [&length[..], b"eXIf", &exif, &crc(&[b"eXIf", &exif[..]].concat()).to_be_bytes()].concat();
    sideways.splice(33..33, chunk);
    let body = json!({"data": [{"b64_json": base64(&sideways)}]}).to_string();
    let studio = Studio::new(move |_, stream| say(stream, "200 OK", "application/json", body.as_bytes()));
    let picture = run_job(&studio.url(), &plain(), named("a")).0.picture();
    assert_eq!((picture.width, picture.height), (4, 8), "upright");
    assert!(picture.texts.iter().any(|text| text.keyword == "exif" && text.text.contains("made by a service")));
    assert!(!picture.bytes.windows(4).any(|window| window == b"eXIf"));
}

/// The check sum of PNG chunks.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[test]
fn nonsense_of_every_form_is_told() {
    let nonsense = [
        "null",
        "[]",
        "7",
        "\"x\"",
        "{}",
        "{\"images\":5,\"info\":7}",
        "{\"images\":[7,\"%\"],\"info\":\"{\"}",
        "{\"id\":7}",
        "{\"data\":{}}",
        "{\"data\":[5,{\"b64_json\":7,\"url\":null}]}",
        "{\"prompt_id\":\"../../x\",\"name\":7}",
        "{\"status\":\"completed\",\"id\":\"a\",\"result\":7}",
        "\u{1}\u{2}",
        "",
    ];
    for provider in ["openai", "automatic1111", "comfyui", "sdcpp", "localai"] {
        let net_of = |studio: &Studio| run(&studio.url(), &json!({"provider": provider, "models": {"image": "m"}}));
        for body in nonsense {
            let studio = Studio::saying("200 OK", "application/json", body);
            let key = net_of(&studio).0.end().expect_err("no picture").key();
            assert!(["garbled", "unusable", "broken", "stopped", "gone"].contains(&key), "{provider} {body}: {key}");
        }
    }
}
