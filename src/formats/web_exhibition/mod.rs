//! An exhibition as a folder of static web pages.
//!
//! The pages open from disk by `file://`: no server, no script, no request to anywhere else, no tracking. Korean pages
//! stand at the top, English ones under `en/`; every page links to its twin. Everything a person wrote is escaped by
//! the type of the markup (`markup::Html`), not by care.
//!
//! First [`hang`] says how the files of an edition's works are called, then
//! [`pages`] writes the pages. The caller writes the pictures under the names in [`Hung`].
//!
//! | path | what |
//! |---|---|
//! | `index.html`, `en/index.html` | title, place, dates, every work small |
//! | `works/<n>-<id>.html`, `en/works/…` | one work: picture, label, description, how it was made |
//! | `style.css` | the look |
//! | `viewer.js` | zooming; the pages work without it |
//! | `pictures/<n>-<id>.png` | the whole picture (written by the caller) |
//! | `thumbs/<n>-<id>.png` | the small picture (written by the caller) |
//! | `tiles/<n>-<id>/…` | the picture in tiles for zooming (`art::tiles`, written by the caller) |

mod hang;
mod index;
mod layout;
mod markup;
mod pages;
mod person_text;
mod steps;
mod viewer;
mod work;

pub use hang::{Hung, THUMB_PX, hang};
pub use pages::{Show, pages};
pub(super) use person_text::{language_of, tidy};
