//! IIIF: manifests, collections and image descriptions with which viewers, catalogues and researchers of the whole world open an
//! exhibition ([Presentation API 3.0](https://iiif.io/api/presentation/3.0/), [Image API 3.0](https://iiif.io/api/image/3.0/), level 0).
//!
//! Every address in these files is absolute, so they are written only where it is known where the folder will be on the web.
//! Words come from `text::label`, as on the wall; only works of an edition are in them.
//!
//! | path | what |
//! |---|---|
//! | `iiif/collection.json` | the exhibition |
//! | `iiif/room-<n>.json` | a room, where there are several |
//! | `iiif/<n>-<id>.json` | a work: manifest with one canvas |
//! | `tiles/<n>-<id>/info.json` | its zoomable picture; the tiles beside it are made by `art::tiles` |

mod collection;
mod manifest;
mod picture;
mod rights;
mod site;
mod words;

pub use picture::image_info;
pub use rights::rights;
pub use site::{Site, left_out};

/// Every JSON file: path in the folder of the pages and bytes.
pub fn files(site: &Site<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = collection::files(site);
    for work in site.works() {
        files.push((work.hung.manifest.clone(), manifest::manifest(site, &work)));
        let info = image_info(&site.address(&work.hung.tiles), &work.hung.deep, site.rights().as_deref());
        files.push((format!("{}/info.json", work.hung.tiles), info));
    }
    let written = |value: serde_json::Value| format!("{value:#}\n").into_bytes();
    files.into_iter().map(|(path, value)| (path, written(value))).collect()
}
