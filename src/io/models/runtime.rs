//! ONNX Runtime: a shared library that is loaded when it is first needed, never a part of the build.
//!
//! A library that is missing, damaged, foreign or too old is an error with a name. Telemetry is off.

use ort::environment::Environment;
use ort::session::Session;
use ort::session::builder::{GraphOptimizationLevel, SessionBuilder};
use ort::value::ValueType;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Why models cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// There is no such library file.
    #[error("no runtime library at {}", .0.display())]
    Missing(PathBuf),
    /// The file is no library that this machine can load.
    #[error("the runtime library cannot be loaded: {0}")]
    Damaged(String),
    /// A library, but not ONNX Runtime.
    #[error("this library is not ONNX Runtime: {0}")]
    Foreign(String),
    /// An ONNX Runtime that is too old.
    #[error("the runtime library is too old: {found}")]
    TooOld {
        /// Its version.
        found: String,
    },
    /// A model file cannot be read as one.
    #[error("the model {} cannot be loaded: {why}", .path.display())]
    Model {
        /// The file.
        path: PathBuf,
        /// In the runtime's words.
        why: String,
    },
    /// A model whose inputs or outputs are not what is needed.
    #[error("the model {} has no {name} of shape {shape:?}", .path.display())]
    Shape {
        /// The file.
        path: PathBuf,
        /// The tensor.
        name: String,
        /// What it should be.
        shape: Vec<i64>,
    },
    /// The runtime failed.
    #[error("the runtime failed: {0}")]
    Failed(String),
}

impl From<ort::Error> for RuntimeError {
    fn from(error: ort::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// A tensor of a model: its name and shape.
pub type Tensor<'a> = (&'a str, &'a [i64]);

/// The loaded library.
#[derive(Clone, Debug)]
pub struct Runtime {
    environment: Environment,
}

/// A process has one library and one environment at most; the first that loads stays.
static LOADED: Mutex<Option<Runtime>> = Mutex::new(None);

impl Runtime {
    /// Loads the library at `path`. Once one is loaded, every later call gives that one; after a failure another file may
    /// be tried.
    ///
    /// # Errors
    /// [`RuntimeError::Missing`], [`RuntimeError::Damaged`], [`RuntimeError::Foreign`], [`RuntimeError::TooOld`] or
    /// [`RuntimeError::Failed`].
    pub fn load(path: &Path) -> Result<Self, RuntimeError> {
        let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(runtime) = loaded.as_ref() {
            return Ok(runtime.clone());
        }
        // A relative path would be looked for beside the executable first.
        let path = std::path::absolute(path).map_err(|_| RuntimeError::Missing(path.to_owned()))?;
        if !path.is_file() {
            return Err(RuntimeError::Missing(path));
        }
        // `ort` asserts where a library answers what none should.
        let runtime = catch_unwind(AssertUnwindSafe(|| open(&path)))
            .unwrap_or_else(|_| Err(RuntimeError::Foreign(path.display().to_string())))?;
        *loaded = Some(runtime.clone());
        Ok(runtime)
    }

    /// Loads a model to run on this many threads, and checks that it has these tensors of 32-bit numbers.
    ///
    /// Threads beyond the first do not spin while they wait: on two cores spinning costs more than it gains.
    ///
    /// # Errors
    /// [`RuntimeError::Model`] or [`RuntimeError::Shape`].
    pub fn session(
        &self,
        path: &Path,
        threads: usize,
        inputs: &[Tensor<'_>],
        outputs: &[Tensor<'_>],
    ) -> Result<Session, RuntimeError> {
        let failed = |error: ort::Error| RuntimeError::Model { path: path.to_owned(), why: error.to_string() };
        let mut builder = self.builder(threads).map_err(failed)?;
        let session = builder.commit_from_file(path).map_err(failed)?;
        check(path, session.inputs(), inputs)?;
        check(path, session.outputs(), outputs)?;
        Ok(session)
    }

    fn builder(&self, threads: usize) -> Result<SessionBuilder, ort::Error> {
        Ok(Session::builder(&self.environment)?
            .with_optimization_level(GraphOptimizationLevel::Level3)?
            .with_intra_threads(threads.max(1))?
            .with_inter_threads(1)?
            .with_parallel_execution(false)?
            .with_intra_op_spinning(false)?)
    }
}

fn open(path: &Path) -> Result<Runtime, RuntimeError> {
    use ort::LoadDynamicError as Load;
    let builder = ort::init_from(path).map_err(|error| match error {
        Load::Dlopen { error, .. } => RuntimeError::Damaged(error.to_string()),
        Load::BadVersion { version_str, .. } => RuntimeError::TooOld { found: version_str },
        other @ (Load::MissingApi { .. } | Load::InvalidVersionString) => RuntimeError::Foreign(other.to_string()),
    })?;
    Ok(Runtime { environment: builder.with_telemetry(false).build()? })
}

fn check(path: &Path, has: &[ort::value::Outlet], needs: &[Tensor<'_>]) -> Result<(), RuntimeError> {
    let fits = |outlet: &ort::value::Outlet, (name, shape): &Tensor<'_>| {
        let ValueType::Tensor { ty, shape: found, .. } = outlet.dtype() else { return false };
        outlet.name() == *name && *ty == ort::value::TensorElementType::Float32 && found[..] == **shape
    };
    match needs.iter().find(|need| !has.iter().any(|outlet| fits(outlet, need))) {
        None => Ok(()),
        Some((name, shape)) => {
            Err(RuntimeError::Shape { path: path.to_owned(), name: (*name).to_owned(), shape: shape.to_vec() })
        }
    }
}
