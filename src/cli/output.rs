//! Results: one JSON document, or lines for people. A closed pipe is no error.

use serde::Serialize;
use std::io::Write;

/// How results are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    pub json: bool,
}

impl Output {
    /// Writes the document, or the lines.
    pub fn show(&self, document: &impl Serialize, lines: impl IntoIterator<Item = String>) {
        if self.json {
            match serde_json::to_string(document) {
                Ok(text) => line(&text),
                Err(error) => tracing::error!(%error, "json"),
            }
        } else {
            lines.into_iter().for_each(|text| line(&text));
        }
    }
}

/// Writes a line to stdout and flushes it.
pub(crate) fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    let written = writeln!(out, "{text}").and_then(|()| out.flush());
    if let Err(error) = written {
        tracing::debug!(%error, "stdout");
    }
}
