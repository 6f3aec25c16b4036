//! How a work came to be, in the terms of the field: technique, generative AI, digital source type, actions.

pub mod making;
mod source_type;
mod truth;

pub use making::{Making, Written};
pub use source_type::{SourceType, source_type};
pub use truth::{AiUse, Technique, ai_use, technique};
