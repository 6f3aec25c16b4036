//! The world: disk, sound, long work. One folder per resource, one owner thread each. Carries out effects and sends
//! outcomes; knows nothing of the window.

pub mod attention;
pub mod audio;
pub mod camera;
pub mod desk;
pub mod doctor;
pub mod export;
mod face;
pub mod files;
pub mod fonts;
pub mod forgetting;
pub mod jobs;
pub mod kiosk;
pub mod lens;
pub mod log;
pub mod models;
pub mod net;
pub mod outings;
mod packs;
pub mod pin;
pub mod print;
pub mod provenance;
pub mod share;
pub mod sheets;
pub mod store;
mod switches;
mod turn;
pub mod vault;
pub mod welcome;
pub mod whole_folder;
pub mod world;
