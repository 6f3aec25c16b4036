//! What a look at a service finds.

use super::studio::{Heard, Studio, hold, say, say_json};
use malgeurim::io::net::{Check, Checked, Finding, Keys, Secret, Service, look};
use serde_json::{Value, json};
use std::net::TcpStream;
use std::time::Duration;

fn service(url: &str, more: &Value) -> Service {
    let mut service = json!({"name": "it", "kind": "image", "url": url, "on": true});
    service.as_object_mut().expect("a map").extend(more.as_object().expect("a map").clone());
    serde_json::from_value(service).expect("a service")
}

fn looked(service: &Service, limit: Duration) -> Vec<Checked> {
    let folder = tempfile::tempdir().expect("folder");
    let keys = Keys::in_file(folder.path());
    keys.set("it", &Secret::new("key")).expect("kept");
    look(service, keys, limit)
}

/// What was found, and why not.
fn found(url: &str, more: &Value) -> Vec<(Check, Finding, Option<&'static str>, Vec<String>)> {
    let all = looked(&service(url, more), Duration::from_secs(10));
    all.into_iter().map(|one| (one.check, one.finding, one.why.map(|why| why.key()), one.names)).collect()
}

#[test]
fn the_models_that_were_chosen_are_looked_for() {
    let studio = Studio::new(|_, stream| say_json(stream, "200 OK", &json!({"data": [{"id": "a"}, {"id": "b"}]})));
    let reached = |models: (Check, Finding, Option<&'static str>, Vec<String>)| {
        vec![(Check::Reach, Finding::Good, None, vec![]), (Check::Key, Finding::Good, None, vec![]), models]
    };
    let there = (Check::Models, Finding::Good, None, vec!["a".to_owned(), "b".to_owned()]);
    assert_eq!(found(&studio.url(), &json!({"models": {"image": "b", "chat": "not asked for"}})), reached(there));
    let missing = (Check::Models, Finding::Bad, Some("missing"), vec!["c".to_owned()]);
    assert_eq!(found(&studio.url(), &json!({"models": {"image": "c"}})), reached(missing));
    assert!(studio.wait_for("GET /models").head.contains("authorization: bearer key\r\n"));
    assert!(studio.heard("POST").is_empty(), "nothing is made");
    let listless = Studio::saying("404 No", "text/plain", "not here");
    assert_eq!(found(&listless.url(), &json!({}))[2], (Check::Models, Finding::Unknown, None, vec![]));
}

#[test]
fn every_kind_of_service_is_looked_at_in_its_own_way() {
    let answer = |heard: &Heard, stream: &mut TcpStream| match heard.line.as_str() {
        "GET /sdapi/v1/sd-models" => {
            say_json(stream, "200 OK", &json!([{"title": "a.safetensors [12ab]", "model_name": "a"}]))
        }
        "GET /system_stats" => say_json(stream, "200 OK", &json!({"system": {"comfyui_version": "0.9"}})),
        "GET /object_info/CheckpointLoaderSimple" => {
            let info = json!({"input": {"required": {"ckpt_name": [["a.safetensors"]]}}});
            say_json(stream, "200 OK", &json!({"CheckpointLoaderSimple": info}));
        }
        "GET /sdcpp/v1/capabilities" => {
            say_json(
                stream,
                "200 OK",
                &json!({"model": {"name": "a.safetensors"}, "features": {"img2img": true, "video": false}}),
            );
        }
        "GET /v1/models" => say_json(stream, "200 OK", &json!({"data": [{"id": "a.safetensors"}]})),
        _ => say(stream, "404 No", "text/plain", b"not here"),
    };
    let studio = Studio::new(answer);
    for (provider, about) in
        [("automatic1111", None), ("comfyui", Some("0.9")), ("sdcpp", Some("img2img")), ("localai", None)]
    {
        let all = found(&studio.url(), &json!({"provider": provider, "models": {"image": "a.safetensors"}}));
        assert_eq!((all[2].0, all[2].1), (Check::Models, Finding::Good), "{provider}: {all:?}");
        let said = all.get(3).map(|about| about.3.join(" "));
        assert_eq!(said.as_deref(), about, "{provider}");
    }
}

#[test]
fn what_does_not_work_says_why() {
    let rows = [
        ("401 Who", "{\"detail\":\"no\"}", Check::Key, "key"),
        ("500 Oh", "{\"error\":\"oh\"}", Check::Reach, "broken"),
        ("200 OK", "<html>", Check::Reach, "garbled"),
    ];
    for (status, body, check, why) in rows {
        let studio = Studio::saying(status, "application/json", body);
        let last = found(&studio.url(), &json!({})).pop().expect("a finding");
        assert_eq!((last.0, last.1, last.2), (check, Finding::Bad, Some(why)), "{status}");
        assert_eq!(studio.heard("GET").len(), 1, "a look is one look");
    }
    for (url, why) in [("http://a.example/", "insecure"), ("", "address")] {
        assert_eq!(found(url, &json!({})), [(Check::Reach, Finding::Bad, Some(why), vec![])]);
    }
    let silent = Studio::new(|_, stream| hold(stream));
    let slow = looked(&service(&silent.url(), &json!({})), Duration::from_millis(100));
    assert_eq!(slow[0].why.as_ref().map(|why| why.key()), Some("timed-out"));
    assert_eq!(found(&silent.url(), &json!({"provider": "later"}))[0].2, Some("unable"));
    let before = silent.heard("GET").len();
    assert_eq!(found(&silent.url(), &json!({"on": false}))[0].2, Some("not-on"));
    assert_eq!(silent.heard("GET").len(), before);
}
