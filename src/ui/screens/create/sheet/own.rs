//! Drawings of the person's own as stamps: their pixels are fetched before a mark that prints one is shown.

use super::paper::pixels;
use crate::app::PictureKey;
use crate::art::canvas::Stamps;
use crate::art::picture::Picture;
use crate::art::symbols;
use crate::domain::drawing::{Mark, Tool};
use crate::domain::id::BlobId;
use crate::domain::sheet::SIDE;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::Cx;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The own drawings that are here.
#[derive(Clone, Default)]
pub(super) struct OwnStamps(Arc<Mutex<BTreeMap<String, Arc<Picture>>>>);

impl OwnStamps {
    /// What the engine asks for pictures.
    pub(super) fn pictures(&self) -> Stamps {
        let own = self.clone();
        Arc::new(move |symbol: &SymbolRef, px| match symbol.blob() {
            Some(blob) => own.lock().get(blob).map(|picture| Arc::new(picture.thumbnail(px))),
            None => symbols::render(symbol, px).map(Arc::new),
        })
    }

    /// Fetches what `marks` and the tool in the hand print. False: something is still on its way.
    pub(super) fn fetch(&self, cx: &mut Cx<'_>, marks: &[Arc<Mark>], tool: &Tool) -> bool {
        let tools = marks.iter().map(|mark| &mark.pen.tool).chain([tool]);
        let wanted = tools.filter_map(|tool| if let Tool::Stamp(symbol) = tool { symbol.blob() } else { None });
        let missing: Vec<String> =
            wanted.filter(|blob| !self.lock().contains_key(*blob)).map(|blob| blob.to_string()).collect();
        let mut here = true;
        for blob in missing {
            let key = PictureKey::Blob(BlobId::from(blob.as_str()), SIDE);
            match pixels(cx, &key) {
                Some(Some(picture)) => drop(self.lock().insert(blob, picture)),
                // What cannot be had is left out, as in the stored picture.
                Some(None) => {}
                None => here = false,
            }
        }
        here
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<Picture>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
