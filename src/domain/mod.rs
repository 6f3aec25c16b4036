//! What is true: values and pure functions. No clock, disk, thread or window lives here.

pub mod access;
pub mod artwork;
pub mod board;
pub mod clip;
pub mod consent;
pub mod drawing;
pub mod example;
pub mod exhibition;
pub mod id;
pub mod label;
pub mod label_edit;
pub mod locale;
pub mod notice;
pub mod package;
pub mod profile;
pub mod provenance;
pub mod recognize;
pub mod record;
pub mod scene;
pub mod sentence;
pub mod service;
pub mod sheet;
pub mod shown;
pub mod strip;
pub mod tone;
pub mod vocabulary;
