//! Runs models so that they can be called off at any moment: a sentence that nobody waits for any more costs nothing.

use crate::io::models::runtime::{Runtime, RuntimeError};
use ort::session::{NoSelectedOutputs, RunOptions, Session, SessionInputValue};
use ort::value::{TensorElementType, ValueType};
use std::borrow::Cow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Builder, Thread};
use std::time::Duration;

/// Whether nobody waits any more.
pub type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// How often it is asked.
const ASK_EVERY: Duration = Duration::from_millis(20);

/// Cores for a voice: it works alone, and two are as many as the slowest machines have.
const THREADS: usize = 2;

/// Inputs of a model by name.
pub(in crate::io::models) type Inputs<'v> = Vec<(Cow<'static, str>, SessionInputValue<'v>)>;

/// Loads a model whose inputs have these kinds of numbers, of any shape.
pub(in crate::io::models) fn load(
    runtime: &Runtime,
    path: &Path,
    inputs: &[(&str, TensorElementType)],
) -> Result<Session, RuntimeError> {
    let session = runtime.session(path, THREADS, &[], &[])?;
    let fits = |(name, wanted): &&(&str, TensorElementType)| {
        let outlet = session.inputs().iter().find(|outlet| outlet.name() == *name);
        outlet.is_some_and(|outlet| matches!(outlet.dtype(), ValueType::Tensor { ty, .. } if ty == wanted))
    };
    match inputs.iter().find(|input| !fits(input)) {
        None => Ok(session),
        Some((name, _)) => {
            Err(RuntimeError::Shape { path: path.to_owned(), name: (*name).to_owned(), shape: Vec::new() })
        }
    }
}

/// Does `work` with options by which every run in it ends as soon as `stop` says so.
pub(in crate::io::models) fn watched<T>(
    stop: Stop<'_>,
    work: impl FnOnce(&RunOptions<NoSelectedOutputs>) -> Result<T, RuntimeError>,
) -> Result<T, RuntimeError> {
    let mut options = RunOptions::new()?;
    // What goes wrong comes back as an error and goes to the log; the runtime's own lines would go to stderr.
    options.set_log_level(ort::logging::LogLevel::Fatal)?;
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let watch = || {
            while !done.load(Ordering::Relaxed) {
                if stop() {
                    if let Err(error) = options.terminate() {
                        tracing::warn!(%error, "a voice cannot be called off");
                    }
                    return;
                }
                thread::park_timeout(ASK_EVERY);
            }
        };
        let watcher = Builder::new().name("voice-watch".into()).spawn_scoped(scope, watch);
        let watcher = watcher.map_err(|why| RuntimeError::Failed(why.to_string()))?;
        // Also when `work` panics.
        let _end = End(&done, watcher.thread().clone());
        work(&options)
    })
}

/// Ends the watcher when it goes.
struct End<'a>(&'a AtomicBool, Thread);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
        self.1.unpark();
    }
}

/// The first output of a run, with its shape; longer ones than `most` are refused.
pub(in crate::io::models) fn first(
    session: &mut Session,
    inputs: Inputs<'_>,
    options: &RunOptions<NoSelectedOutputs>,
    most: usize,
) -> Result<(Vec<i64>, Vec<f32>), RuntimeError> {
    let outputs = session.run_with_options(inputs, options)?;
    let value = outputs.values().next().ok_or_else(|| RuntimeError::Failed("no output".into()))?;
    let (shape, values) = value.try_extract_tensor::<f32>()?;
    if values.len() > most {
        return Err(RuntimeError::Failed(format!("{} numbers", values.len())));
    }
    Ok((shape.to_vec(), values.to_vec()))
}
