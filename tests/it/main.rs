//! All integration tests in one binary: one link, one build.

mod architecture;
mod art;
mod audio;
mod face;
mod language;
mod obf;
mod store;
mod text;
mod vocabulary;
mod web_exhibition;
