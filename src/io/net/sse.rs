//! Server-sent events, piece by piece as they arrive (WHATWG HTML, 9.2.6).

use super::error::NetError;

/// One event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Event {
    /// Its name; empty when it has none.
    pub name: String,
    /// Its data, lines joined.
    pub data: String,
}

/// Takes bytes and gives events. Holds at most `limit` bytes of one that is not whole yet.
#[derive(Debug)]
pub(super) struct Events {
    limit: usize,
    line: Vec<u8>,
    event: Event,
    has_data: bool,
    after_return: bool,
    is_first: bool,
}

impl Events {
    pub fn new(limit: usize) -> Self {
        let (line, event) = (Vec::new(), Event::default());
        Self { limit, line, event, has_data: false, after_return: false, is_first: true }
    }

    /// The events that are whole now.
    ///
    /// # Errors
    /// `TooBig`.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<Vec<Event>, NetError> {
        let mut whole = Vec::new();
        for piece in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
            let ended = piece.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r'));
            // The second half of a line end of two bytes.
            if std::mem::take(&mut self.after_return) && piece == b"\n" {
                continue;
            }
            self.after_return = piece.last() == Some(&b'\r');
            self.line.extend_from_slice(&piece[..piece.len() - usize::from(ended)]);
            if self.line.len() + self.event.data.len() > self.limit {
                return Err(NetError::TooBig(self.limit));
            }
            if ended {
                whole.extend(self.end_line());
            }
        }
        Ok(whole)
    }

    fn end_line(&mut self) -> Option<Event> {
        let bytes = std::mem::take(&mut self.line);
        let text = String::from_utf8_lossy(&bytes);
        let mut line = text.as_ref();
        if std::mem::take(&mut self.is_first) {
            line = line.strip_prefix('\u{FEFF}').unwrap_or(line);
        }
        if line.is_empty() {
            let event = std::mem::take(&mut self.event);
            return std::mem::take(&mut self.has_data).then_some(event);
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event.name),
            "data" => {
                if std::mem::replace(&mut self.has_data, true) {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(value);
            }
            _ => {}
        }
        None
    }

    /// What is left when the stream ends: some services forget the last empty line.
    pub fn end(mut self) -> Option<Event> {
        self.end_line().or_else(|| self.end_line())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STREAM: &str = "\u{FEFF}: hello\nevent: a\r\ndata: 1\rdata:2\n\nid: 3\nevent: none\n\ndata\n\ndata: 집\n\nevent: b\ndata: last";

    fn read(pieces: &[&[u8]]) -> Vec<(String, String)> {
        let mut events = Events::new(1 << 10);
        let mut all: Vec<Event> = pieces.iter().flat_map(|piece| events.feed(piece).expect("small")).collect();
        all.extend(events.end());
        all.into_iter().map(|event| (event.name, event.data)).collect()
    }

    fn wanted() -> Vec<(String, String)> {
        [("a", "1\n2"), ("", ""), ("", "집"), ("b", "last")].map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec()
    }

    #[test]
    fn events_of_the_standard() {
        assert_eq!(read(&[STREAM.as_bytes()]), wanted());
        assert!(read(&[]).is_empty());
    }

    #[test]
    fn an_endless_event_is_refused() {
        let mut events = Events::new(100);
        assert_eq!(events.feed(&[b'a'; 101]), Err(NetError::TooBig(100)));
        let mut events = Events::new(100);
        let lines = "data: 0123456789\n".repeat(20);
        assert_eq!(events.feed(lines.as_bytes()), Err(NetError::TooBig(100)));
    }

    proptest! {
        #[test]
        fn pieces_of_any_size_are_the_same(cuts in proptest::collection::vec(0usize..STREAM.len(), 0..8)) {
            let mut cuts = cuts;
            cuts.sort_unstable();
            let mut pieces = Vec::new();
            let mut from = 0;
            for cut in cuts {
                pieces.push(&STREAM.as_bytes()[from..cut]);
                from = cut;
            }
            pieces.push(&STREAM.as_bytes()[from..]);
            prop_assert_eq!(read(&pieces), wanted());
        }
    }
}
