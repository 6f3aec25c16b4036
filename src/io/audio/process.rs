//! Runs a voice program: text through its standard input, sound through its standard output, with limits on time and
//! size. It never goes through a shell and never hangs: what is too slow, too long or called off is killed.

use super::voice::{Cancel, VoiceError};
use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// What a program may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Time from start to end.
    pub time: Duration,
    /// Bytes of output.
    pub bytes: usize,
}

/// How often a running program is checked for being called off.
const CHECK_EVERY: Duration = Duration::from_millis(20);

/// Runs the program to its end and returns what it wrote.
///
/// # Errors
/// `Missing` (no such program), `TimedOut`, `TooLong` (output), `Cancelled`, `Failed` (cannot start, or ends with an error).
pub fn run(mut command: Command, input: Vec<u8>, limits: Limits, cancel: &Cancel) -> Result<Vec<u8>, VoiceError> {
    let deadline = Instant::now() + limits.time;
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    hide_window(&mut command);
    let mut child = Killed(start(&mut command)?);
    feed(&mut child.0, input);
    let chunks = listen(&mut child.0)?;
    let output = collect(&chunks, limits.bytes, deadline, cancel)?;
    wait(&mut child.0, deadline, cancel)?;
    Ok(output)
}

/// A child that does not outlive its use.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        if !matches!(self.0.try_wait(), Ok(Some(_))) {
            // Both fail only when the child has just ended by itself.
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

/// No black console window over the boards.
#[cfg(target_os = "windows")]
fn hide_window(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(target_os = "windows"))]
fn hide_window(_: &mut Command) {}

/// Starts it. A program that is just being replaced by an update is "busy" for a moment: tried again a few times.
fn start(command: &mut Command) -> Result<Child, VoiceError> {
    let mut tries = 0;
    loop {
        match command.spawn() {
            Ok(child) => return Ok(child),
            Err(e) if e.kind() == ErrorKind::NotFound => return Err(VoiceError::Missing),
            Err(e) if e.kind() == ErrorKind::ExecutableFileBusy && tries < 10 => {
                tries += 1;
                thread::sleep(CHECK_EVERY);
            }
            Err(e) => return Err(VoiceError::Failed(format!("cannot start: {e}"))),
        }
    }
}

/// Writes the text from a thread of its own: a program that does not read must not hold us up.
fn feed(child: &mut Child, input: Vec<u8>) {
    if let Some(mut stdin) = child.stdin.take() {
        let writer = move || {
            // A program that ends early closes the pipe; its exit status tells the rest.
            let _ = stdin.write_all(&input);
        };
        if let Err(error) = thread::Builder::new().name("voice-in".into()).spawn(writer) {
            tracing::warn!(%error, "no thread to feed the voice");
        }
    }
}

/// Reads in a thread of its own: its grandchildren may keep the pipe open after it was killed.
fn listen(child: &mut Child) -> Result<Receiver<std::io::Result<Vec<u8>>>, VoiceError> {
    let mut stdout = child.stdout.take().ok_or_else(|| VoiceError::Failed("no output".into()))?;
    let (sender, receiver) = sync_channel(4);
    let reader = move || {
        loop {
            let mut buffer = vec![0; 64 << 10];
            let read = stdout.read(&mut buffer).map(|n| {
                buffer.truncate(n);
                buffer
            });
            let last = !matches!(&read, Ok(bytes) if !bytes.is_empty());
            if sender.send(read).is_err() || last {
                return;
            }
        }
    };
    let thread = thread::Builder::new().name("voice-out".into()).spawn(reader);
    thread.map(|_| receiver).map_err(|e| VoiceError::Failed(e.to_string()))
}

fn collect(
    chunks: &Receiver<std::io::Result<Vec<u8>>>,
    limit: usize,
    deadline: Instant,
    cancel: &Cancel,
) -> Result<Vec<u8>, VoiceError> {
    let mut output = Vec::new();
    loop {
        match chunks.recv_timeout(patience(deadline, cancel)?) {
            Ok(Ok(chunk)) if chunk.is_empty() => return Ok(output),
            Ok(Ok(chunk)) if output.len() + chunk.len() > limit => {
                tracing::warn!(bytes = output.len() + chunk.len(), "the voice does not end");
                return Err(VoiceError::TooLong);
            }
            Ok(Ok(chunk)) => output.extend(chunk),
            Ok(Err(e)) => return Err(VoiceError::Failed(e.to_string())),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(output),
        }
    }
}

/// How long to wait before the next check; an error when time is up or it was called off.
fn patience(deadline: Instant, cancel: &Cancel) -> Result<Duration, VoiceError> {
    if cancel.is_cancelled() {
        return Err(VoiceError::Cancelled);
    }
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(VoiceError::TimedOut) } else { Ok(left.min(CHECK_EVERY)) }
}

/// Waits for the end of a program that has closed its output.
fn wait(child: &mut Child, deadline: Instant, cancel: &Cancel) -> Result<(), VoiceError> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(VoiceError::Failed(status.to_string())),
            Ok(None) => thread::sleep(patience(deadline, cancel)?.min(Duration::from_millis(1))),
            Err(e) => return Err(VoiceError::Failed(e.to_string())),
        }
    }
}
