//! Asking a service: what is sent, what comes back, and every way in which it does not.

use super::server::{PATIENCE, Server, answer};
use super::{asked, net, request, service, started};
use malgeurim::io::net::{MAX_REDIRECTS, Net, NetError, Reply, Request, Secret, USER_AGENT};
use serde_json::json;
use std::io::{Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

#[test]
fn a_reply_comes_back_as_it_is() {
    let server =
        Server::saying(answer("429 Slow", "Content-Type: application/json\r\nRetry-After: 7\r\n", "{\"error\":1}"));
    let reply = asked(&net(&server.url()), request("x")).expect("a reply");
    let body = b"{\"error\":1}".to_vec();
    assert_eq!(reply, Reply { status: 429, content_type: "application/json".into(), retry_after_s: Some(7), body });
}

#[test]
fn nothing_is_sent_but_what_was_asked() {
    let server = Server::saying(answer("200 OK", "Set-Cookie: a=1\r\n", ""));
    let net = net(&format!("{}/v1/", server.url()));
    let posting = Request {
        body: Some(json!({"prompt": "집"})),
        authorization: Some(Secret::new("Bearer abc")),
        ..request("images/make")
    };
    assert!(!format!("{posting:?}").contains("abc"));
    asked(&net, posting).expect("a reply");
    asked(&net, request("models")).expect("a reply");
    let heard = server.heard();
    let headers = |text: &str| -> Vec<String> {
        let names = text.lines().skip(1).take_while(|line| !line.is_empty());
        names.filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect()
    };
    assert!(heard[0].starts_with("post /v1/images/make http/1.1\r\n"), "{}", heard[0]);
    assert!(heard[0].ends_with("\r\n\r\n{\"prompt\":\"집\"}"), "{}", heard[0]);
    assert!(heard[0].contains("authorization: bearer abc\r\n"));
    assert!(heard[1].starts_with("get /v1/models http/1.1\r\n"), "{}", heard[1]);
    assert!(heard[1].contains(&format!("user-agent: {USER_AGENT}\r\n")));
    let mut sent = headers(&heard[1]);
    sent.sort();
    assert_eq!(sent, ["accept", "host", "user-agent"]);
}

#[test]
fn no_connection_stays_open_after_its_answer() {
    let (sender, closed) = channel();
    let open = Server::with(move |_, stream| {
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
        if matches!(stream.read(&mut [0]), Ok(0)) {
            sender.send(()).unwrap_or_default();
        }
    });
    let net = net(&open.url());
    assert_eq!(asked(&net, request("")).expect("a reply").body, b"hi");
    assert!(closed.recv_timeout(PATIENCE).is_ok(), "the handle is still there, the connection is not");
}

#[test]
fn a_service_that_hangs_is_given_up() {
    let (sender, closed) = channel();
    let silent = Server::silent(move || sender.send(()).unwrap_or_default());
    let short = Request { limit: Duration::from_millis(200), ..request("") };
    assert_eq!(asked(&net(&silent.url()), short.clone()), Err(NetError::TimedOut));
    assert!(closed.recv_timeout(PATIENCE).is_ok(), "the connection is closed");
    let slow = Server::with(|_, stream| {
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"));
        let _closed = stream.read(&mut [0]);
    });
    assert_eq!(asked(&net(&slow.url()), short), Err(NetError::TimedOut));
}

#[test]
fn a_body_has_a_size() {
    const LIMIT: usize = 100_000;
    let asking = || Request { max_bytes: LIMIT, ..request("") };
    let fits = Server::saying(answer("200 OK", "", &"a".repeat(LIMIT)));
    assert_eq!(asked(&net(&fits.url()), asking()).expect("a reply").body.len(), LIMIT);
    let announced = Server::saying(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", LIMIT + 1));
    assert_eq!(asked(&net(&announced.url()), asking()), Err(NetError::TooBig(LIMIT)));
    for head in ["HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"] {
        let (sender, written) = channel();
        let endless = Server::with(move |_, stream| {
            drop(stream.write_all(head.as_bytes()));
            let chunk = format!("4000\r\n{}\r\n", "a".repeat(0x4000));
            let count = (0..4096).take_while(|_| stream.write_all(chunk.as_bytes()).is_ok()).count();
            sender.send(count).unwrap_or_default();
        });
        assert_eq!(asked(&net(&endless.url()), asking()), Err(NetError::TooBig(LIMIT)));
        assert!(written.recv_timeout(PATIENCE).expect("the server ends") < 4096, "the connection is closed");
    }
}

#[test]
fn a_redirect_stays_at_home() {
    let other = Server::saying(answer("200 OK", "", "other"));
    for place in
        [other.url(), format!("http://localhost:{}/", other.port), "http://192.0.2.1/".into(), "ftp://a/".into()]
    {
        let server = Server::saying(answer("307 Over there", &format!("Location: {place}\r\n"), ""));
        assert_eq!(asked(&net(&server.url()), request("")), Err(NetError::Redirected), "{place}");
        assert_eq!(server.connections(), 1);
    }
    assert_eq!(other.connections(), 0);
}

/// Sends on to itself `times` times.
fn turning(times: usize) -> Server {
    let turns = AtomicUsize::new(0);
    Server::with(move |_, stream| {
        let said = match turns.fetch_add(1, Ordering::SeqCst) {
            turn if turn < times => answer("302 Further", "Set-Cookie: a=1\r\nLocation: /again\r\n", ""),
            _ => answer("200 OK", "", "here"),
        };
        drop(stream.write_all(said.as_bytes()));
    })
}

#[test]
fn a_redirect_within_the_service_is_followed_a_few_times() {
    let server = turning(MAX_REDIRECTS);
    assert_eq!(asked(&net(&server.url()), request("")).expect("a reply").body, b"here");
    let heard = server.heard();
    assert_eq!(heard.len(), 1 + MAX_REDIRECTS);
    assert!(heard.iter().all(|text| !text.contains("cookie:") && !text.contains("referer:")), "{heard:?}");
    let circle = turning(MAX_REDIRECTS + 1);
    assert_eq!(asked(&net(&circle.url()), request("")), Err(NetError::Redirected));
    assert_eq!(circle.connections(), 1 + MAX_REDIRECTS);
}

#[test]
fn what_may_not_be_reached_is_refused_before_anything_is_sent() {
    // On Linux, 0.0.0.0 would reach this server.
    let server = Server::saying(answer("200 OK", "", ""));
    let open = format!("http://0.0.0.0:{}/", server.port);
    let off = format!("{{\"name\":\"off\",\"kind\":\"chat\",\"url\":\"{}\"}}", server.url());
    let net = started(&format!("[{},{off}]", service("open", &open)));
    let never = |_: Result<Reply, NetError>| unreachable!("nothing was asked");
    assert_eq!(net.ask("open", request(""), never).err(), Some(NetError::Insecure(open)));
    assert_eq!(net.ask("off", request(""), never).err(), Some(NetError::NotOn("off".into())));
    assert_eq!(net.ask("", request(""), never).err(), Some(NetError::NotOn(String::new())));
    assert_eq!(server.connections(), 0);
}

#[test]
fn nobody_there_and_nonsense_are_told_apart() {
    let port = Server::saying("").port;
    let gone = asked(&net(&format!("http://127.0.0.1:{port}")), request(""));
    assert!(matches!(gone, Err(NetError::Unreachable(_))), "{gone:?}");
    for nonsense in
        ["hello", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"]
    {
        let server = Server::saying(nonsense);
        let result = asked(&net(&server.url()), request(""));
        assert!(matches!(result, Err(NetError::Garbled(_))), "{result:?}");
    }
    let secret = Request { authorization: Some(Secret::new("a\nb")), ..request("") };
    let server = Server::saying(answer("200 OK", "", ""));
    assert!(matches!(asked(&net(&server.url()), secret), Err(NetError::Garbled(_))));
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_certificate_that_the_system_does_not_trust_is_refused() {
    let server = Server::encrypted("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    let result = asked(&net(&format!("https://127.0.0.1:{}", server.port)), request(""));
    assert!(matches!(result, Err(NetError::Untrusted(_))), "{result:?}");
    let plain = Server::raw(|mut stream| drop(stream.write_all(answer("200 OK", "", "").as_bytes())));
    let result = asked(&net(&format!("https://localhost:{}", plain.port)), request(""));
    assert!(matches!(result, Err(NetError::Unreachable(_))), "{result:?}");
}

/// A service that never answers, and its closed connections.
fn hanging() -> (Server, std::sync::mpsc::Receiver<()>) {
    let (sender, closed) = channel();
    (Server::silent(move || sender.send(()).unwrap_or_default()), closed)
}

fn into(sender: &Sender<Result<Reply, NetError>>) -> impl FnOnce(Result<Reply, NetError>) + Send + 'static {
    let sender = sender.clone();
    move |result| drop(sender.send(result))
}

#[test]
fn what_is_given_up_answers_once_and_closes() {
    let (server, closed) = hanging();
    let net = net(&server.url());
    let (sender, results) = channel();
    let asked = net.ask("it", request(""), into(&sender)).expect("room");
    while server.heard().is_empty() {
        std::thread::yield_now();
    }
    asked.cancel();
    asked.cancel();
    assert_eq!(results.recv_timeout(PATIENCE), Ok(Err(NetError::Cancelled)));
    assert!(closed.recv_timeout(PATIENCE).is_ok());
    let _asked = net.ask("it", request(""), into(&sender)).expect("room");
    while server.heard().len() < 2 {
        std::thread::yield_now();
    }
    drop((net, sender));
    assert_eq!(results.recv_timeout(PATIENCE), Ok(Err(NetError::Cancelled)));
    assert!(closed.recv_timeout(PATIENCE).is_ok());
    assert!(results.recv_timeout(PATIENCE).is_err(), "every callback is gone");
}

#[test]
fn requests_under_way_are_bounded() {
    let (server, _closed) = hanging();
    let net: Net = net(&server.url());
    let (sender, results) = channel();
    let asked: Vec<_> = (0..1000).map_while(|_| net.ask("it", request(""), into(&sender)).ok()).collect();
    assert!((2..200).contains(&asked.len()), "{}", asked.len());
    assert_eq!(net.ask("it", request(""), into(&sender)).err(), Some(NetError::Busy));
    asked[0].cancel();
    assert_eq!(results.recv_timeout(PATIENCE), Ok(Err(NetError::Cancelled)));
    assert!(net.ask("it", request(""), into(&sender)).is_ok(), "there is room again");
}
