//! `simulate`: a script of app commands through the same loop as the window. `ack N` is printed once command N is durable.

use super::args::SimulateTask;
use super::output::line;
use super::{Context, Done};
use crate::app::Command;
use crate::io::files;

/// The largest script.
const MAX_BYTES: u64 = 64 << 20;

pub(super) fn run(context: &Context, task: &SimulateTask) -> Done {
    let path = task.file.display().to_string();
    let bytes = files::read_bounded(&task.file, MAX_BYTES).map_err(|error| {
        tracing::warn!(%error, "script");
        context.fail("cli-cannot-read", &[("path", &path)])
    })?;
    let script = String::from_utf8(bytes).map_err(|_| context.fail("cli-not-utf8", &[]))?;
    let mut desk = context.writing()?;
    let commands = script.lines().enumerate().filter(|(_, text)| !text.trim().is_empty());
    for (number, (index, text)) in commands.enumerate() {
        let command: Command = serde_json::from_str(text).map_err(|error| {
            tracing::warn!(%error, line = index + 1, "script");
            context.fail("cli-line-wrong", &[("line", &(index + 1).to_string())])
        })?;
        desk.send(command);
        // A notice is what a person would read; a script goes on as a person would.
        if !desk.settle(super::LIMIT) {
            return Err(context.failed(&crate::domain::notice::Notice::problem("busy")));
        }
        // But what could not be stored is not acknowledged.
        if let Some(notice) = desk.state().notices.iter().find(|notice| notice.what.starts_with("store-")) {
            return Err(context.failed(notice));
        }
        desk.state_mut().notices.clear();
        line(&format!("ack {}", number + 1));
    }
    Ok(())
}
