//! Drawn symbols: a drawing is compared with the drawings that were taught. The order, number and direction of strokes are
//! free; place and size do not matter, which side is up does.
//!
//! | file | what |
//! |---|---|
//! | `ink` | strokes become evenly spaced dots, in one place and size |
//! | `cloud` | view 1: every dot and the nearest dot of the other |
//! | `maps`, `elastic` | view 2: cells of directions that may move a little |
//! | `net`, `onnx` | view 3: the small network of `models/sketch.onnx` |
//! | `measure` | the views together |
//! | `listener` | when a drawing is done |
//! | `seeds` | drawings that come with the program |

mod cloud;
mod elastic;
mod ink;
mod listener;
mod maps;
mod measure;
mod net;
mod onnx;
mod seeds;

pub use listener::{REST_MS, SketchListener};
pub use measure::{SketchFeatures, SketchMeasure, Views, features, features_with};
pub use net::{EMBEDDING, Network, NetworkError};
pub use seeds::seeds;
