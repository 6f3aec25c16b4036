//! Neural voices that people add: taking them in, what is refused, and what they say. Without the runtime, what needs it says
//! `skipped`.

#[path = "voices/heard.rs"]
mod heard;
#[path = "voices/said.rs"]
mod said;
#[path = "voices/service.rs"]
mod service;
#[path = "voices/taken.rs"]
mod taken;
#[path = "voices/tiny.rs"]
mod tiny;
