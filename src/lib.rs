//! 말그림 (Malgeurim): talk with symbols, make art, hang an exhibition.
//!
//! Layers, and who may use whom (held by `tests/it/architecture.rs`):
//!
//! | layer | what lives there | may use |
//! |---|---|---|
//! | [`domain`] | what is true: values and pure functions | nothing |
//! | [`language`] | Korean and English sentences | domain |
//! | [`art`] | pixels: scenes, styles, canvas | domain |
//! | [`text`] | how we say it: Fluent messages | domain |
//! | [`formats`] | bytes to domain values and back | domain, language, text |
//! | [`app`] | what happens: state, commands, effects, outcomes | domain, language, art, formats |
//! | [`io`] | the world: store, audio, jobs, files | all above |
//! | [`ui`] | the face: egui only | domain, language, art, text, app |
//! | [`cli`] | the same rooms without a window | all but ui |
#![warn(missing_docs)]

pub mod app;
pub mod art;
pub mod cli;
pub mod domain;
pub mod formats;
pub mod io;
pub mod language;
pub mod recognition;
pub mod text;
pub mod ui;
