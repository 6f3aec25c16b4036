//! One request and its answer: the program's own client under the library's requests, with an end in time and size.

use super::foreign;
use super::refusal::{Refusal, Said, entry};
use crate::domain::place::Account;
use crate::io::net::{NetError, ready_client};
use crate::io::share::depot::DepotError;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService,
};
use object_store::{ClientOptions, PutPayload};
use reqwest::{Certificate, Client, Response, Url, redirect};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Bytes of an answer that says no, at most.
const MAX_REFUSAL: u64 = 64 << 10;
/// Bytes of a page of a list, at most: 1,000 names of 1,024 bytes, escaped, and what stands round them.
const MAX_PAGE: u64 = 16 << 20;
/// How a page of a list begins.
const LIST: &[u8] = b"<ListBucketResult";
/// Connections that are kept for the next request, for so long: a tablet asks for many small things one after the other.
const KEPT: usize = 2;
const KEPT_FOR: Duration = Duration::from_secs(20);

/// Bytes that the answer to a request may have.
#[derive(Clone, Copy)]
pub(super) struct Limit(pub(super) u64);

/// What is sent; the library gives its own body away only to clients that it made.
#[derive(Clone)]
pub(super) struct Load(pub(super) PutPayload);

/// What sharing has cost: requests, and bytes in either direction (bodies; heads and encryption come on top).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Requests, each try counted.
    pub requests: u64,
    /// Bytes sent.
    pub sent: u64,
    /// Bytes that came.
    pub received: u64,
}

#[derive(Debug, Default)]
struct Counters {
    requests: AtomicU64,
    sent: AtomicU64,
    received: AtomicU64,
}

/// The client, and what it has cost.
#[derive(Clone, Debug)]
pub(super) struct Line {
    client: Client,
    limit: Duration,
    count: Arc<Counters>,
}

impl Line {
    /// A line to `url`; each try may take `limit` until its answer begins, and as long between two pieces of it.
    pub(super) fn new(account: &Account, url: &Url, limit: Duration) -> Result<Self, DepotError> {
        let broken = |error: NetError| DepotError::Broken(error.to_string());
        let certificates = match account.certificate.trim() {
            "" => Vec::new(),
            text => Certificate::from_pem_bundle(text.as_bytes()).unwrap_or_default(),
        };
        if certificates.is_empty() && !account.certificate.trim().is_empty() {
            return Err(DepotError::Broken("this is no certificate".into()));
        }
        let host = url.host_str().unwrap_or_default();
        let is_here = super::account::is_this_device(host);
        let client = ready_client(is_here.then_some(host), |builder| {
            let builder = builder
                .redirect(redirect::Policy::none())
                .pool_max_idle_per_host(KEPT)
                .pool_idle_timeout(KEPT_FOR)
                .read_timeout(limit);
            if certificates.is_empty() { builder } else { builder.tls_certs_only(certificates.clone()) }
        });
        Ok(Self { client: client.map_err(broken)?, limit, count: Arc::default() })
    }

    pub(super) fn cost(&self) -> Cost {
        let Counters { requests, sent, received } = &*self.count;
        let get = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Cost { requests: get(requests), sent: get(sent), received: get(received) }
    }

    /// Sends a signed request.
    pub(super) async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Refusal> {
        let (mut parts, _) = request.into_parts();
        let here = parts.headers.get("x-amz-date").and_then(|date| date.to_str().ok()).unwrap_or_default().to_owned();
        let limit = parts.extensions.remove::<Limit>().map_or(MAX_PAGE, |limit| limit.0);
        let is_list = parts.uri.query().is_some_and(|query| query.contains("list-type="));
        let load = parts.extensions.remove::<Load>().map(|load| load.0);
        let bytes = load.as_ref().map_or(0, PutPayload::content_length);
        let mut ask = self.client.request(parts.method, spaced(&parts.uri.to_string())).headers(parts.headers);
        if let Some(piece) = load.and_then(|load| load.iter().next().cloned()) {
            ask = ask.body(piece);
        }
        self.count.requests.fetch_add(1, Ordering::Relaxed);
        self.count.sent.fetch_add(bytes as u64, Ordering::Relaxed);
        let sending = tokio::time::timeout(self.limit + slowest(bytes as u64), ask.send()).await;
        let answer = sending.map_err(|_| Refusal::Net(NetError::TimedOut))?;
        let answer = answer.map_err(|error| Refusal::Net(error.into()))?;
        if answer.status().is_success() {
            self.taken(answer, limit, is_list).await
        } else {
            self.refused(answer, here).await
        }
    }

    async fn taken(&self, mut answer: Response, limit: u64, is_list: bool) -> Result<HttpResponse, Refusal> {
        let (status, headers) = (answer.status(), std::mem::take(answer.headers_mut()));
        let announced = headers.get("content-length").and_then(|text| text.to_str().ok()?.parse::<u64>().ok());
        if announced.is_some_and(|length| length > limit) {
            return Err(Refusal::TooLarge);
        }
        let mut body = self.read(&mut answer, limit).await?;
        if is_list {
            // The page on which a guest network asks for a name is no list, and must not be read as an empty one.
            let is_page = body.windows(LIST.len()).take(1 << 10).any(|found| found == LIST);
            body = is_page
                .then(|| foreign::left_out(body))
                .ok_or_else(|| Refusal::Net(NetError::Garbled("no list".into())))?;
        }
        let mut response = HttpResponse::new(HttpResponseBody::from(body));
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }

    async fn refused(&self, mut answer: Response, here: String) -> Result<HttpResponse, Refusal> {
        let (status, headers) = (answer.status(), answer.headers().clone());
        let header = |name: &str| headers.get(name).and_then(|text| text.to_str().ok()).unwrap_or_default().to_owned();
        // What it says more than that, or not to the end, is not needed.
        let body = self.read(&mut answer, MAX_REFUSAL).await.unwrap_or_default();
        let body = String::from_utf8_lossy(&body).into_owned();
        let there = Some(entry(&body, "ServerTime")).filter(|time| !time.is_empty());
        let said = Said {
            status: status.as_u16(),
            code: entry(&body, "Code"),
            message: entry(&body, "Message"),
            retry_after: header("retry-after").trim().parse().ok().map(Duration::from_secs),
            here,
            there: there.unwrap_or_else(|| header("date")),
        };
        if !said.is_about_object() {
            return Err(Refusal::Said(said));
        }
        let mut response = HttpResponse::new(HttpResponseBody::from(body));
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }

    async fn read(&self, answer: &mut Response, limit: u64) -> Result<Vec<u8>, Refusal> {
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(|error| Refusal::Net(error.into()))? {
            self.count.received.fetch_add(piece.len() as u64, Ordering::Relaxed);
            if (body.len() + piece.len()) as u64 > limit {
                return Err(Refusal::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        Ok(body)
    }
}

/// The address with spaces in its question as `%20`, as they are signed, and not as `+`, which not every storage reads so.
fn spaced(url: &str) -> String {
    match url.split_once('?') {
        Some((path, query)) => format!("{path}?{}", query.replace('+', "%20")),
        None => url.to_owned(),
    }
}

/// How long so many bytes take on the slowest line that is waited for (50 KiB a second).
pub(super) fn slowest(bytes: u64) -> Duration {
    Duration::from_secs(bytes / (50 << 10))
}

type Answering<'a> = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'a>>;

impl HttpService for Line {
    // The trait's own form of an `async fn`.
    fn call<'me, 'answer>(&'me self, request: HttpRequest) -> Answering<'answer>
    where
        'me: 'answer,
        Self: 'answer,
    {
        // `Unknown`: the library tries nothing again by itself; `retry` does.
        Box::pin(
            async move { self.ask(request).await.map_err(|refusal| HttpError::new(HttpErrorKind::Unknown, refusal)) },
        )
    }
}

impl HttpConnector for Line {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}
