//! Someone who makes pictures on 127.0.0.1: hears several requests at once, says what the test wants. And someone who waits.

use super::server::PATIENCE;
use malgeurim::art::{Picture, codec};
use malgeurim::domain::service::PictureRequest;
use malgeurim::io::net::{Arrived, Failure, Job, Net, News, Pace, PictureJob, Waiter};
use serde_json::{Value, json};
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// A request as it was heard.
#[derive(Clone, Debug)]
pub struct Heard {
    /// e.g. `POST /v1/images/generations`.
    pub line: String,
    /// In lower case.
    pub head: String,
    pub body: Vec<u8>,
}

impl Heard {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The bytes of the file in a form.
    pub fn file(&self, name: &str) -> Vec<u8> {
        let text: String = self.body.iter().map(|byte| char::from(*byte)).collect();
        let (_, after) = text.split_once(&format!("name=\"{name}\"; filename")).expect("the file");
        let (_, after) = after.split_once("\r\n\r\n").expect("its bytes");
        let (bytes, _) = after.split_once("\r\n--").expect("its end");
        bytes.chars().map(|c| c as u8).collect()
    }
}

#[derive(Default)]
struct Shared {
    heard: Mutex<Vec<Heard>>,
    streams: Mutex<Vec<TcpStream>>,
    changed: Condvar,
    closing: AtomicBool,
}

/// Serves every connection in a thread of its own, until it is dropped.
pub struct Studio {
    port: u16,
    shared: Arc<Shared>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Studio {
    pub fn new(serve: impl Fn(&Heard, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (shared, serve) = (Arc::<Shared>::default(), Arc::new(serve));
        let here = Arc::clone(&shared);
        let listen = move || {
            let mut threads = Vec::new();
            while let Ok((stream, _)) = listener.accept() {
                if here.closing.load(Ordering::SeqCst) {
                    break;
                }
                stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
                here.streams.lock().expect("list").push(stream.try_clone().expect("a handle"));
                let (shared, serve) = (Arc::clone(&here), Arc::clone(&serve));
                threads.push(std::thread::spawn(move || one(stream, &shared, serve.as_ref())));
            }
            let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
            assert!(failed == 0 || std::thread::panicking(), "the studio failed");
        };
        Self { port, shared, thread: Some(std::thread::spawn(listen)) }
    }

    /// Answers every request with the same.
    pub fn saying(status: &'static str, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        Self::new(move |_, stream| say(stream, status, kind, &body))
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Every request so far that begins like this.
    pub fn heard(&self, line: &str) -> Vec<Heard> {
        let heard = self.shared.heard.lock().expect("list");
        heard.iter().filter(|heard| heard.line.starts_with(line)).cloned().collect()
    }

    /// Waits for such a request.
    pub fn wait_for(&self, line: &str) -> Heard {
        let heard = self.shared.heard.lock().expect("list");
        let is_missing = |heard: &mut Vec<Heard>| !heard.iter().any(|one| one.line.starts_with(line));
        let (heard, waited) = self.shared.changed.wait_timeout_while(heard, PATIENCE, is_missing).expect("list");
        assert!(!waited.timed_out(), "{line} never came: {:?}", heard.iter().map(|one| &one.line).collect::<Vec<_>>());
        heard.iter().find(|one| one.line.starts_with(line)).cloned().expect("it is there")
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        for stream in self.shared.streams.lock().expect("list").iter() {
            drop(stream.shutdown(Shutdown::Both));
        }
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || std::thread::panicking(), "the studio failed");
        }
    }
}

fn one(mut stream: TcpStream, shared: &Shared, serve: &(impl Fn(&Heard, &mut TcpStream) + ?Sized)) {
    let Some(heard) = hear(&mut stream) else { return };
    shared.heard.lock().expect("list").push(heard.clone());
    shared.changed.notify_all();
    serve(&heard, &mut stream);
    drop(stream.shutdown(Shutdown::Write));
}

fn hear(stream: &mut TcpStream) -> Option<Heard> {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 1 << 14]);
    loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..at]).into_owned();
            let length = |line: &str| line.to_lowercase().strip_prefix("content-length:")?.trim().parse::<usize>().ok();
            let length = head.lines().find_map(length).unwrap_or(0);
            if bytes.len() >= at + 4 + length {
                let line = head.lines().next()?.trim_end_matches(" HTTP/1.1").to_owned();
                return Some(Heard { line, head: head.to_lowercase(), body: bytes[at + 4..].to_vec() });
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(length) => bytes.extend_from_slice(&buffer[..length]),
        }
    }
}

/// A whole answer. A connection that was closed meanwhile is no failure.
pub fn say(stream: &mut TcpStream, status: &str, kind: &str, body: &[u8]) {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    drop(stream.write_all(&[head.as_bytes(), body].concat()));
}

pub fn say_json(stream: &mut TcpStream, status: &str, body: &Value) {
    say(stream, status, "application/json", body.to_string().as_bytes());
}

/// The head of an answer whose end is the end of the connection.
pub fn begin(stream: &mut TcpStream, kind: &str) {
    drop(write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nConnection: close\r\n\r\n"));
}

/// Says nothing until the other side closes.
pub fn hold(stream: &mut TcpStream) {
    while !matches!(stream.read(&mut [0; 64]), Ok(0) | Err(_)) {}
}

/// A picture of one colour as PNG.
pub fn png(width: u32, height: u32, color: [u8; 4]) -> Vec<u8> {
    codec::encode_png(&Picture::filled(width, height, color)).expect("a PNG")
}

/// PNG with a text in it, as image services write it.
pub fn png_with(keyword: &str, text: &str) -> Vec<u8> {
    let plain = png(8, 8, [200, 30, 30, 255]);
    let data = [keyword.as_bytes(), &[0], text.as_bytes()].concat();
    let length = u32::try_from(data.len()).expect("short");
    let chunk = [&length.to_be_bytes()[..], b"tEXt", &data, b"\0\0\0\0"].concat();
    [&plain[..33], &chunk, &plain[33..]].concat()
}

/// Base64, by the other side's own hand.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |chunk: &[u8]| {
        let bits = (0..3).fold(0u32, |bits, at| bits << 8 | u32::from(*chunk.get(at).unwrap_or(&0)));
        let letter = |at: usize| match at <= chunk.len() {
            true => char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]),
            false => '=',
        };
        (0..4).map(letter).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

/// Waits for a job and writes down what it hears.
pub struct Recorder {
    news: Mutex<Vec<News>>,
    heard: Condvar,
    kept: Sender<Arrived>,
    done: Sender<Result<Vec<Arrived>, Failure>>,
    keeps: bool,
}

/// The other end of a recorder.
pub struct Record {
    pub recorder: Arc<Recorder>,
    pub kept: Receiver<Arrived>,
    done: Receiver<Result<Vec<Arrived>, Failure>>,
    /// Jobs end with it.
    _net: Option<Net>,
}

pub fn recorder(keeps: bool) -> Record {
    let ((kept_in, kept), (done_in, done)) = (channel(), channel());
    let (news, heard) = (Mutex::default(), Condvar::new());
    Record { recorder: Arc::new(Recorder { news, heard, kept: kept_in, done: done_in, keeps }), kept, done, _net: None }
}

impl Record {
    /// The end of the job.
    pub fn end(&self) -> Result<Vec<Arrived>, Failure> {
        self.done.recv_timeout(PATIENCE + PATIENCE).expect("an end")
    }

    /// The one picture that came.
    #[track_caller]
    pub fn picture(&self) -> Arrived {
        let mut pictures = self.end().expect("a picture");
        assert_eq!(pictures.len(), 1);
        pictures.remove(0)
    }

    pub fn has_ended(&self) -> bool {
        self.done.try_recv().is_ok()
    }

    pub fn news(&self) -> Vec<News> {
        self.recorder.news.lock().expect("list").clone()
    }

    /// Waits for news like this.
    pub fn wait_for(&self, is_it: impl Fn(&News) -> bool) -> News {
        let news = self.recorder.news.lock().expect("list");
        let is_missing = |news: &mut Vec<News>| !news.iter().any(&is_it);
        let (news, waited) = self.recorder.heard.wait_timeout_while(news, PATIENCE, is_missing).expect("list");
        assert!(!waited.timed_out(), "never heard; but {news:?}");
        news.iter().find(|one| is_it(one)).cloned().expect("it is there")
    }
}

impl Waiter for Recorder {
    fn news(&self, news: News) {
        self.news.lock().expect("list").push(news);
        self.heard.notify_all();
    }
    fn keep(&self, arrived: &Arrived) -> io::Result<()> {
        drop(self.kept.send(arrived.clone()));
        if self.keeps { Ok(()) } else { Err(io::Error::from(io::ErrorKind::StorageFull)) }
    }
    fn done(&self, result: Result<Vec<Arrived>, Failure>) {
        drop(self.done.send(result));
    }
}

/// Waits hardly at all.
pub fn quick() -> Pace {
    let millis = Duration::from_millis;
    Pace { backoff: millis(1), longest_wait: Duration::from_secs(2), poll: millis(3), stop: PATIENCE }
}

/// A net with one service, `it`, with these keys beside its name and address.
pub fn net(url: &str, more: &Value) -> Net {
    let mut service = json!({"name": "it", "kind": "image", "url": url, "on": true});
    service.as_object_mut().expect("a map").extend(more.as_object().expect("a map").clone());
    super::started(&json!([service]).to_string()).with_pace(quick())
}

pub fn job(request: PictureRequest) -> PictureJob {
    PictureJob { id: "job-1".into(), request, input: None, mask: None }
}

/// A job with the person's picture, grey, and a mask that leaves the left half as it is.
pub fn painting_over() -> PictureJob {
    let mut mask = Picture::filled(4, 2, [0, 0, 0, 255]);
    for pixel in [2, 3, 6, 7] {
        mask.rgba[pixel * 4..pixel * 4 + 4].copy_from_slice(&[255; 4]);
    }
    let mask = codec::encode_png(&mask).expect("a PNG");
    PictureJob { input: Some(png(4, 2, [90, 90, 90, 255])), mask: Some(mask), ..job(PictureRequest::of("a house")) }
}

/// Has a picture made of words.
pub fn make(net: &Net) -> (Record, Job) {
    make_job(net, job(PictureRequest::of("a red house")))
}

pub fn make_job(net: &Net, job: PictureJob) -> (Record, Job) {
    let record = recorder(true);
    let job = net.picture("it", job, Arc::clone(&record.recorder) as Arc<dyn Waiter>).expect("begun");
    (record, job)
}

/// As [`make`], with a net that lives as long as the record.
pub fn run(url: &str, more: &Value) -> (Record, Job) {
    run_job(url, more, job(PictureRequest::of("a red house")))
}

pub fn run_job(url: &str, more: &Value, job: PictureJob) -> (Record, Job) {
    let net = net(url, more);
    let (record, job) = make_job(&net, job);
    (Record { _net: Some(net), ..record }, job)
}
