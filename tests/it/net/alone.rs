//! In a process of its own: which threads there are, and what the environment may change.

use super::server::{Server, answer};
use super::{asked, net, request, services};
use malgeurim::io::net::{Net, NetError, probe_all};
use std::path::Path;
use std::time::Duration;

const CERTIFICATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/net/certificate.pem");

/// Runs one of the `in_child_*` tests in a process of its own, with these variables.
fn run_child(name: &str, variables: &[(&str, &str)]) {
    let program = std::env::current_exe().expect("this program");
    let mut child = std::process::Command::new(program);
    child.args([name, "--ignored", "--nocapture", "--test-threads=1"]).envs(variables.iter().copied());
    let child = child.output().expect("child");
    let said = format!("{}{}", String::from_utf8_lossy(&child.stdout), String::from_utf8_lossy(&child.stderr));
    assert!(child.status.success() && said.contains("1 passed"), "{said}");
}

/// Names of the threads of this process, where the system tells.
fn threads() -> Option<Vec<String>> {
    let tasks = std::fs::read_dir("/proc/self/task").ok()?;
    let name = |path: &Path| Some(std::fs::read_to_string(path.join("comm")).ok()?.trim().to_owned());
    Some(tasks.flatten().filter_map(|task| name(&task.path())).collect())
}

fn has_net_thread() -> Option<bool> {
    Some(threads()?.iter().any(|name| name == "net" || name == "net-helper"))
}

#[test]
fn with_nothing_on_there_is_no_thread() {
    run_child("in_child_threads", &[]);
}

#[test]
#[ignore = "run by with_nothing_on_there_is_no_thread"]
fn in_child_threads() {
    let server = Server::saying(answer("200 OK", "", ""));
    let off = services(&format!("[{{\"name\":\"it\",\"kind\":\"chat\",\"url\":\"{}\"}}]", server.url()));
    assert!(Net::start(&off).expect("nothing to start").is_none());
    assert!(probe_all(&off, Duration::from_secs(1)).is_empty());
    let Some(there) = has_net_thread() else {
        println!("skipped: this system does not name threads");
        return;
    };
    assert!(!there, "{:?}", threads());
    assert_eq!(server.connections(), 0);
    let net = net(&server.url());
    asked(&net, request("")).expect("a reply");
    assert_eq!(has_net_thread(), Some(true), "{:?}", threads());
    drop(net);
    for _ in 0..1_000_000 {
        if has_net_thread() == Some(false) {
            return;
        }
        std::thread::yield_now();
    }
    panic!("the thread stays: {:?}", threads());
}

#[test]
fn a_proxy_of_the_environment_sees_nothing() {
    let proxy = Server::saying(answer("200 OK", "", "proxy"));
    let url = proxy.url();
    let names = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
    let variables: Vec<(&str, &str)> = names.iter().map(|name| (*name, url.as_str())).collect();
    run_child("in_child_direct", &variables);
    assert_eq!(proxy.connections(), 0);
}

#[test]
#[ignore = "run by a_proxy_of_the_environment_sees_nothing"]
fn in_child_direct() {
    let server = Server::saying(answer("200 OK", "", "server"));
    assert_eq!(asked(&net(&server.url()), request("")).expect("a reply").body, b"server");
    let by_name = format!("http://localhost:{}", server.port);
    assert_eq!(asked(&net(&by_name), request("")).expect("a reply").body, b"server");
}

#[test]
fn a_system_without_certificates_still_reaches_itself() {
    run_child("in_child_no_roots", &[("SSL_CERT_FILE", "/nonexistent"), ("SSL_CERT_DIR", "/nonexistent")]);
}

#[test]
#[ignore = "run by a_system_without_certificates_still_reaches_itself"]
fn in_child_no_roots() {
    let server = Server::saying(answer("200 OK", "", "server"));
    assert_eq!(asked(&net(&server.url()), request("")).expect("a reply").body, b"server");
    let encrypted = Server::encrypted("");
    let result = asked(&net(&format!("https://127.0.0.1:{}", encrypted.port)), request(""));
    assert!(matches!(result, Err(NetError::Untrusted(_))), "{result:?}");
}

#[test]
fn a_certificate_that_the_system_trusts_is_enough() {
    if cfg!(any(target_os = "windows", target_os = "macos")) {
        println!("skipped: this system keeps its own list of certificates");
        return;
    }
    run_child("in_child_trusted", &[("SSL_CERT_FILE", CERTIFICATE), ("SSL_CERT_DIR", "/nonexistent")]);
}

#[test]
#[ignore = "run by a_certificate_that_the_system_trusts_is_enough"]
fn in_child_trusted() {
    let server = Server::encrypted("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
    for host in ["127.0.0.1", "localhost"] {
        let reply = asked(&net(&format!("https://{host}:{}", server.port)), request(""));
        assert_eq!(reply.expect("a reply").body, b"hi");
    }
}
