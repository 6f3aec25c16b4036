//! An exhibition as a folder of static web pages.
//!
//! The pages open from disk by `file://`: no server, no request to anywhere else, no tracking. Everything is read without a script;
//! scripts only add (`reader.js` keeps how the reader wants to see the pages, `kiosk.js` shows the works one after the other,
//! `worker.js` keeps what was seen where the folder is on the web). Korean pages stand at the top, English ones under `en/`; every
//! page links to its twin. Everything a person wrote is escaped by the type of the markup (`markup::Html`), not by care.
//!
//! First [`hang`] says how the files of an edition's works are called, then [`pages`] writes the pages and [`media`] names every
//! file beside them that the caller has to make. The same input gives the same bytes.
//!
//! | path | what |
//! |---|---|
//! | `index.html`, `en/index.html` | title, about, place, dates, host, rooms and works |
//! | `rooms/<n>.html` | a room, where there are several |
//! | `works/<n>-<id>.html` | one work: picture, label, words, sounds, description, how it was made |
//! | `makers.html`, `about.html`, `kiosk.html` | who made the works; about and rights; the works by themselves |
//! | `style.css`, `reader.js`, `kiosk.js`, `viewer.js` | the look, and what scripts add |
//! | `icon.svg`, `site.webmanifest`, `worker.js` | for a visit without a network |
//! | `sitemap.xml` | every page, where the address on the web is known |
//! | `pictures/`, `thumbs/`, `steps/`, `sounds/`, `films/` | [`media`] |
//! | `tiles/<n>-<id>/…` | the picture in tiles for zooming ([`media`], cut by `art::tiles`) |

mod about;
mod cards;
mod hang;
mod head;
mod kiosk;
mod layout;
mod linked_data;
mod makers;
mod markup;
mod media;
mod offline;
mod pages;
mod person_text;
mod picture;
mod reader;
mod room;
mod sitemap;
mod spoken;
mod start;
mod steps;
mod style;
mod viewer;
mod work;

pub use hang::{Hung, SCREEN_PX, STEP_PX, THUMB_PX, hang};
pub use media::{Media, media};
pub use pages::{Makes, Show, pages};
pub(super) use person_text::{language_of, tidy};
pub use steps::{hides_a_step, is_hidden_step, step_pictures};
