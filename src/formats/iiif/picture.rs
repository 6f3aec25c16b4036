//! The description of a zoomable picture, and how other files refer to it.

use crate::domain::exhibition::{Pyramid, TILE_PX};
use serde_json::{Value, json};

/// `info.json` of a picture whose tiles lie below `id` (an absolute address): an
/// [image service of level 0](https://iiif.io/api/image/3.0/#5-image-information). `rights` is an address that [`super::rights`] gave.
pub fn image_info(id: &str, pyramid: &Pyramid, rights: Option<&str>) -> Value {
    let sizes: Vec<Value> = pyramid.sizes().iter().map(|[w, h]| json!({"width": w, "height": h})).collect();
    let mut info = json!({
        "@context": "http://iiif.io/api/image/3/context.json",
        "id": id,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level0",
        "width": pyramid.width(),
        "height": pyramid.height(),
    });
    if !sizes.is_empty() {
        info["sizes"] = json!(sizes);
    }
    info["tiles"] = json!([{"width": TILE_PX, "height": TILE_PX, "scaleFactors": pyramid.scales()}]);
    if let Some(rights) = rights {
        info["rights"] = json!(rights);
    }
    info
}

/// The whole picture in its own size, with the service for zooming. `id` is the address of the service.
pub(super) fn whole(id: &str, pyramid: &Pyramid) -> Value {
    of_size(id, pyramid, 1)
}

/// The smallest size that is offered.
pub(super) fn thumbnail(id: &str, pyramid: &Pyramid) -> Value {
    let smallest = pyramid.scales().last().copied().unwrap_or(1);
    json!([of_size(id, pyramid, smallest)])
}

fn of_size(id: &str, pyramid: &Pyramid, scale: u32) -> Value {
    let tile = pyramid.whole(scale);
    json!({
        "id": format!("{id}/{}", tile.path()),
        "type": "Image",
        "format": "image/jpeg",
        "width": tile.size[0],
        "height": tile.size[1],
        "service": [{"id": id, "type": "ImageService3", "profile": "level0"}],
    })
}
