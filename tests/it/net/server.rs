//! A tiny server on 127.0.0.1 that writes down what it hears and ends by itself.

use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject};
use rustls::{ServerConfig, ServerConnection, Stream};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// Longer than anything here takes: only a broken test waits that long.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Listens until it is dropped; serves one connection after the other.
pub struct Server {
    pub port: u16,
    connections: Arc<AtomicUsize>,
    heard: Arc<Mutex<Vec<String>>>,
    closing: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Hands every connection to `serve`.
    pub fn raw(serve: impl Fn(TcpStream) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (connections, closing) = (Arc::<AtomicUsize>::default(), Arc::<AtomicBool>::default());
        let (count, end) = (Arc::clone(&connections), Arc::clone(&closing));
        let listen = move || {
            while let Ok((stream, _)) = listener.accept() {
                if end.load(Ordering::SeqCst) {
                    return;
                }
                count.fetch_add(1, Ordering::SeqCst);
                let limits = [stream.set_read_timeout(Some(PATIENCE)), stream.set_write_timeout(Some(PATIENCE))];
                limits.into_iter().for_each(|set| set.expect("a limit"));
                serve(stream);
            }
        };
        let thread = Some(std::thread::spawn(listen));
        Self { port, connections, heard: Arc::default(), closing, thread }
    }

    /// Reads each request and hands its text to `answer`.
    pub fn with(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> Self {
        let heard = Arc::<Mutex<Vec<String>>>::default();
        let list = Arc::clone(&heard);
        let mut server = Self::raw(move |mut stream| {
            let request = request(&mut stream);
            list.lock().expect("list").push(request.clone());
            answer(&request, &mut stream);
        });
        server.heard = heard;
        server
    }

    /// Answers every request with the same bytes.
    pub fn saying(answer: impl Into<String>) -> Self {
        let answer = answer.into();
        Self::with(move |_, stream| drop(stream.write_all(answer.as_bytes())))
    }

    /// Never answers; each connection is told when the other side has closed it.
    pub fn silent(closed: impl Fn() + Send + 'static) -> Self {
        Self::with(move |_, stream| {
            if matches!(stream.read(&mut [0]), Ok(0) | Err(_)) {
                closed();
            }
        })
    }

    /// Speaks TLS with a certificate that no system trusts, made for these tests alone.
    pub fn encrypted(answer: &'static str) -> Self {
        let certificate = CertificateDer::from_pem_slice(include_bytes!("../fixtures/net/certificate.pem"));
        let key = PrivatePkcs8KeyDer::from(include_bytes!("../fixtures/net/key.der").as_slice());
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.expect("certificate")], PrivateKeyDer::from(key).clone_key())
            .expect("configuration");
        let config = Arc::new(config);
        Self::raw(move |mut socket| {
            let mut connection = ServerConnection::new(Arc::clone(&config)).expect("connection");
            let mut stream = Stream::new(&mut connection, &mut socket);
            if !request(&mut stream).is_empty() {
                drop(stream.write_all(answer.as_bytes()));
                connection.send_close_notify();
                drop(connection.write_tls(&mut socket));
            }
        })
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The requests so far, whole, in lower case.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("list").iter().map(|text| text.to_lowercase()).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        // Wakes the thread; it is on its way out already when nobody answers.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || std::thread::panicking(), "the server failed");
        }
    }
}

/// Reads a request: its head and as much body as it announces.
fn request(stream: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&String::from_utf8_lossy(&bytes)) && bytes.len() < 1 << 16 {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return String::new(),
            Ok(length) => bytes.extend_from_slice(&buffer[..length]),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn is_whole(text: &str) -> bool {
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let announced =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    body.len() >= announced.unwrap_or(0)
}

/// A whole answer.
pub fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}
