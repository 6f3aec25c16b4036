//! TFLite models to ONNX ones, and what an ONNX file holds. Bytes in, bytes and values out; hostile bytes give errors.

mod builder;
mod constants;
mod convert;
mod error;
mod flat;
mod inspect;
pub mod message;
mod operators;
mod sparse;
mod tflite;

pub use convert::convert;
pub use error::ConvertError;
pub use inspect::{InspectError, Summary, inspect};
