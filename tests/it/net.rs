//! The network: private by default, bounded always. Every connection here goes to 127.0.0.1.

mod alone;
mod asking;
mod automatic1111;
mod checks;
mod comfyui;
mod doctor;
mod jobs;
mod keys;
mod list;
mod localai;
mod metadata;
mod openai;
mod retries;
mod rows;
mod sdcpp;
pub mod server;
pub mod studio;
mod talk;

use malgeurim::io::net::{Net, NetError, Reply, Request, SERVICES_FILE, Services};
use server::PATIENCE;
use std::sync::mpsc::channel;

/// A data folder with this file of services.
fn folder_with(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("folder");
    std::fs::write(folder.path().join(SERVICES_FILE), text).expect("file");
    folder
}

fn services(text: &str) -> Services {
    Services::read(folder_with(text).path()).expect("services")
}

/// A service that is on.
fn service(name: &str, url: &str) -> String {
    serde_json::json!({"name": name, "kind": "chat", "url": url, "on": true}).to_string()
}

fn started(text: &str) -> Net {
    Net::start(&services(text)).expect("a thread").expect("a service is on")
}

/// With one service, `it`, at this address.
fn net(url: &str) -> Net {
    started(&format!("[{}]", service("it", url)))
}

fn request(path: &str) -> Request {
    Request { path: path.into(), body: None, authorization: None, limit: PATIENCE, max_bytes: 1 << 20 }
}

/// Asks `it` and waits for the answer.
fn asked(net: &Net, request: Request) -> Result<Reply, NetError> {
    let (sender, receiver) = channel();
    let _asked = net.ask("it", request, move |result| drop(sender.send(result)))?;
    receiver.recv_timeout(PATIENCE + PATIENCE).expect("an answer")
}
