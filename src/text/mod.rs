//! How we say it: Fluent messages, notices as sentences, dates, numbers and lists, in Korean and English.
//!
//! Every text that a person sees comes from `assets/fluent/<language>/<room>.ftl`. The same ids, attributes and
//! variables exist in both languages (`tests/it/text.rs` holds this).

pub mod dates;
pub mod label;
pub mod letters;
pub mod made_of;
pub mod making;
pub mod numbers;
pub mod technique;

mod bundle;
mod check;
mod files;
mod notice;
mod print;
mod texts;

pub use files::{FILES, TextFile};
pub use texts::Texts;
