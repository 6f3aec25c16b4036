//! The voices of macOS and Windows. Both are programs of the system, run as a process like espeak-ng.
//!
//! Honestly: these two were compiled and their command lines and parsers tested everywhere, but the real programs were not run
//! when they were written (no such machine at hand). When one fails, the error is shown in words and the log has the detail.

mod sapi;
mod say;

pub use sapi::Sapi;
pub use say::Say;
