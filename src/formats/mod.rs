//! Bytes to domain values and back. Pure: byte slices in, values out; no disk.

pub mod archive;
pub mod boards;
pub mod builtin_boards;
pub mod credentials;
pub mod errands;
pub mod everyday;
pub mod happened;
pub mod iiif;
pub mod lesson;
pub mod metadata;
pub mod mounting;
pub mod obf;
pub mod onnx;
pub mod package;
pub mod paper;
pub mod picture_metadata;
pub mod recogniser;
pub mod roster;
pub mod symbol_pack;
mod table;
pub mod vocabulary;
pub mod voices;
pub mod web_exhibition;
pub mod wheel;
pub mod word_list;
