//! The face, without a window: what is drawn is found by role and name, touched, and answered by the real state.
//! Helpers in `face/stage.rs`, one file per promise beside it.

mod access;
mod boards;
mod calm;
mod clips;
mod errand;
mod exhibit;
mod exhibit_out;
mod finding;
mod handed;
mod keyboard;
mod lesson;
mod making;
mod people;
mod places;
mod proof;
mod recognize;
mod room_list;
mod scale;
mod service_entry;
mod services;
mod sets;
mod settings;
mod sharing;
mod stage;
mod talk;
mod targets;
mod teaching;
mod themes;
mod together;
mod told;
mod touch;
mod typing;
mod voices;
mod works;
