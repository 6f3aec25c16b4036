//! All integration tests in one binary: one link, one build.

mod app_boards;
mod app_clips;
mod app_create;
mod app_exhibit;
mod app_people;
mod app_talk;
mod architecture;
mod art;
mod audio;
mod cli;
mod common;
mod face;
mod kill;
mod language;
mod net;
mod obf;
mod store;
mod text;
mod vocabulary;
mod web_exhibition;
