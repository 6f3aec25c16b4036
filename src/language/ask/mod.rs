//! Asking a chat service: what is left out of a question before it goes, what the service is told, and how its answer is made easy.

mod answer;
mod secret;

pub use answer::{MAX_QUESTION, ask, read};
pub use secret::{Known, Part, Secret, sent, without_secrets};
