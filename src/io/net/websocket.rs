//! The WebSocket, as far as it is needed here: a client that listens (RFC 6455), over the HTTP client's own upgrade, so that
//! certificates, redirects and limits are those of every other request. A crate for this brings seven more; the frames of a
//! listening client are a page.

use super::error::NetError;
use reqwest::Upgraded;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A message of the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// Text.
    Text(String),
    /// Bytes.
    Binary(Vec<u8>),
}

/// What stands in the bytes so far.
#[derive(Debug, PartialEq, Eq)]
enum Frame {
    Message(Message),
    /// To be answered with the same bytes.
    Ping(Vec<u8>),
    Close,
}

/// Puts frames together. Holds at most `limit` bytes of a message that is not whole yet.
#[derive(Debug)]
struct Frames {
    limit: usize,
    bytes: Vec<u8>,
    parts: Vec<u8>,
    is_text: bool,
}

const CONTINUED: u8 = 0;
const TEXT: u8 = 1;
const BINARY: u8 = 2;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

impl Frames {
    fn new(limit: usize) -> Self {
        Self { limit, bytes: Vec::new(), parts: Vec::new(), is_text: false }
    }

    /// The next frame that means something; none: more bytes are needed.
    fn next(&mut self) -> Result<Option<Frame>, NetError> {
        while let Some((is_last, kind, body)) = self.take()? {
            match kind {
                CLOSE => return Ok(Some(Frame::Close)),
                PING => return Ok(Some(Frame::Ping(body))),
                PONG => {}
                CONTINUED | TEXT | BINARY => {
                    if kind != CONTINUED {
                        self.parts.clear();
                        self.is_text = kind == TEXT;
                    }
                    self.parts.extend(body);
                    if self.parts.len() > self.limit {
                        return Err(NetError::TooBig(self.limit));
                    }
                    if is_last {
                        return Ok(Some(Frame::Message(self.message())));
                    }
                }
                _ => return Err(NetError::Garbled("a frame of an unknown kind".into())),
            }
        }
        Ok(None)
    }

    fn message(&mut self) -> Message {
        let parts = std::mem::take(&mut self.parts);
        if self.is_text { Message::Text(String::from_utf8_lossy(&parts).into_owned()) } else { Message::Binary(parts) }
    }

    /// The next frame as it is: whether it is a message's last, its kind, its body.
    fn take(&mut self) -> Result<Option<(bool, u8, Vec<u8>)>, NetError> {
        let Some((&[first, second], rest)) = self.bytes.split_first_chunk::<2>() else { return Ok(None) };
        let wrong = || NetError::Garbled("a frame that no server may send".into());
        // A server neither masks nor uses extensions that nobody asked for.
        if second & 0x80 != 0 || first & 0x70 != 0 {
            return Err(wrong());
        }
        let (length, head) = match second {
            126 => (rest.first_chunk().map(|bytes| u64::from(u16::from_be_bytes(*bytes))), 4),
            127 => (rest.first_chunk().map(|bytes| u64::from_be_bytes(*bytes)), 10),
            short => (Some(u64::from(short)), 2),
        };
        let Some(length) = length else { return Ok(None) };
        let length = usize::try_from(length).ok().filter(|length| *length <= self.limit);
        let whole = length.ok_or(NetError::TooBig(self.limit))? + head;
        if self.bytes.len() < whole {
            return Ok(None);
        }
        let body = self.bytes[head..whole].to_vec();
        self.bytes.drain(..whole);
        Ok(Some((first & 0x80 != 0, first & 0x0F, body)))
    }
}

/// A frame of a client: masked, as a client's must be. The mask keeps careless proxies from reading along; with `localhost`
/// and TLS there is none, so any will do.
fn frame(kind: u8, body: &[u8]) -> Vec<u8> {
    const MASK: [u8; 4] = [0x5A, 0xC3, 0x96, 0x3C];
    let mut bytes = vec![0x80 | kind];
    match body.len() {
        length @ 0..=125 => bytes.push(0x80 | length as u8),
        length => {
            bytes.push(0x80 | 126);
            bytes.extend_from_slice(&(length.min(0xFFFF) as u16).to_be_bytes());
        }
    }
    bytes.extend_from_slice(&MASK);
    bytes.extend(body.iter().take(0xFFFF).zip(MASK.iter().cycle()).map(|(byte, mask)| byte ^ mask));
    bytes
}

/// An open WebSocket.
pub(super) struct WebSocket {
    stream: Upgraded,
    frames: Frames,
}

impl WebSocket {
    /// Over a connection whose other side has agreed.
    pub fn new(stream: Upgraded, limit: usize) -> Self {
        Self { stream, frames: Frames::new(limit) }
    }

    /// The next message; none: the other side has closed.
    ///
    /// # Errors
    /// `Garbled`, `TooBig`.
    pub async fn next(&mut self) -> Result<Option<Message>, NetError> {
        loop {
            match self.frames.next()? {
                Some(Frame::Message(message)) => return Ok(Some(message)),
                Some(Frame::Ping(body)) => self.write(&frame(PONG, &body)).await?,
                Some(Frame::Close) => return Ok(None),
                None if self.read().await? == 0 => return Ok(None),
                None => {}
            }
        }
    }

    async fn read(&mut self) -> Result<usize, NetError> {
        let mut space = [0; 16 << 10];
        let read = poll_fn(|context| {
            let mut buffer = ReadBuf::new(&mut space);
            ready!(Pin::new(&mut self.stream).poll_read(context, &mut buffer))?;
            Poll::Ready(Ok(buffer.filled().len()))
        });
        let length = read.await.map_err(broken)?;
        self.frames.bytes.extend_from_slice(&space[..length]);
        Ok(length)
    }

    async fn write(&mut self, mut bytes: &[u8]) -> Result<(), NetError> {
        while !bytes.is_empty() {
            let written = poll_fn(|context| Pin::new(&mut self.stream).poll_write(context, bytes)).await;
            match written.map_err(broken)? {
                0 => return Err(NetError::Garbled("closed".into())),
                length => bytes = &bytes[length..],
            }
        }
        poll_fn(|context| Pin::new(&mut self.stream).poll_flush(context)).await.map_err(broken)
    }
}

fn broken(error: std::io::Error) -> NetError {
    NetError::Garbled(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sent(is_last: bool, kind: u8, body: &[u8]) -> Vec<u8> {
        let mut bytes = vec![if is_last { 0x80 | kind } else { kind }];
        match body.len() {
            length @ 0..=125 => bytes.push(length as u8),
            length @ 126..=0xFFFF => bytes.extend([126, (length >> 8) as u8, length as u8]),
            length => {
                bytes.push(127);
                bytes.extend((length as u64).to_be_bytes());
            }
        }
        [bytes, body.to_vec()].concat()
    }

    fn read(bytes: &[u8], piece: usize) -> Result<Vec<Frame>, NetError> {
        let mut frames = Frames::new(1 << 20);
        let mut all = Vec::new();
        for piece in bytes.chunks(piece.max(1)) {
            frames.bytes.extend_from_slice(piece);
            while let Some(frame) = frames.next()? {
                all.push(frame);
            }
        }
        Ok(all)
    }

    proptest! {
        #[test]
        fn messages_come_whole(piece in 1usize..5000, long in 0usize..70_000) {
            let big = vec![7; long];
            let bytes = [
                sent(false, TEXT, "빨간".as_bytes()),
                sent(true, PING, b"p"),
                sent(true, CONTINUED, " 집".as_bytes()),
                sent(true, PONG, b""),
                sent(true, BINARY, &big),
                sent(true, CLOSE, b""),
            ];
            let wanted = [
                Frame::Ping(b"p".to_vec()),
                Frame::Message(Message::Text("빨간 집".into())),
                Frame::Message(Message::Binary(big)),
                Frame::Close,
            ];
            prop_assert_eq!(read(&bytes.concat(), piece).expect("frames"), wanted);
        }

        #[test]
        fn no_bytes_end_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..200), piece in 1usize..50) {
            drop(read(&bytes, piece));
        }
    }

    #[test]
    fn what_no_server_may_send_is_refused() {
        for bad in [[0x81, 0x81, 0, 0], [0xC1, 0, 0, 0], [0x83, 0, 0, 0]] {
            assert!(matches!(read(&bad, 4), Err(NetError::Garbled(_))), "{bad:?}");
        }
        assert_eq!(read(&[0x82, 127, 0xFF, 0, 0, 0, 0, 0, 0, 0], 10), Err(NetError::TooBig(1 << 20)));
        let parts = [sent(false, BINARY, &vec![0; 1 << 19]), sent(false, CONTINUED, &vec![0; (1 << 19) + 1])];
        assert_eq!(read(&parts.concat(), 1 << 16), Err(NetError::TooBig(1 << 20)));
    }

    #[test]
    fn frames_of_a_client_are_masked() {
        let bytes = frame(PONG, b"hello");
        assert_eq!(bytes[..2], [0x8A, 0x85]);
        let body: Vec<u8> = bytes[6..].iter().zip(bytes[2..6].iter().cycle()).map(|(byte, mask)| byte ^ mask).collect();
        assert_eq!(body, b"hello");
    }
}
