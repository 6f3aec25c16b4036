//! Drawings of the person's own as stamps: their pixels are fetched before a mark that prints one is shown.

use super::paper::pixels;
use crate::app::PictureKey;
use crate::art::canvas::Stamps;
use crate::art::picture::Picture;
use crate::art::symbols;
use crate::domain::drawing::{Mark, Tool};
use crate::domain::id::BlobId;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::Cx;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Side at which they are kept, pixels: the broadest pen prints 282 on the largest sheet.
const KEPT_PX: u32 = 320;
/// So many are kept at that size; of more, all are kept smaller, so that together they never take more (16 MB).
const KEPT: usize = 40;

/// The own drawings that are here: those of the marks on the sheet and of the tool in the hand, and no others.
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

    /// Fetches what `marks` and the tool in the hand print, and lets go of all else. False: something is still on its way.
    pub(super) fn fetch(&self, cx: &mut Cx<'_>, marks: &[Arc<Mark>], tool: &Tool) -> bool {
        let wanted = wanted(marks, tool);
        let mut here = true;
        for blob in self.keep(&wanted) {
            match pixels(cx, &PictureKey::Blob(BlobId::from(blob), KEPT_PX)) {
                Some(Some(picture)) => self.put(blob, &picture, wanted.len()),
                // What cannot be had is left out, as in the stored picture.
                Some(None) => {}
                None => here = false,
            }
        }
        here
    }

    /// Keeps these and no others; gives those that are not here.
    fn keep<'a>(&self, wanted: &BTreeSet<&'a str>) -> Vec<&'a str> {
        let mut here = self.lock();
        here.retain(|blob, picture| {
            let is_small = picture.width.max(picture.height) <= side(wanted.len());
            if !is_small {
                *picture = Arc::new(picture.thumbnail(side(wanted.len())));
            }
            wanted.contains(blob.as_str())
        });
        wanted.iter().filter(|blob| !here.contains_key(**blob)).copied().collect()
    }

    /// One of `count`.
    fn put(&self, blob: &str, picture: &Picture, count: usize) {
        self.lock().insert(blob.to_owned(), Arc::new(picture.thumbnail(side(count))));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<Picture>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The own drawings that are printed.
fn wanted<'a>(marks: &'a [Arc<Mark>], tool: &'a Tool) -> BTreeSet<&'a str> {
    let tools = marks.iter().map(|mark| &mark.pen.tool).chain([tool]);
    tools.filter_map(|tool| if let Tool::Stamp(symbol) = tool { symbol.blob() } else { None }).collect()
}

/// The side at which each of `count` is kept, pixels.
fn side(count: usize) -> u32 {
    // By halves, so that they are made smaller seldom and stay sharp.
    let (mut side, mut room) = (KEPT_PX, KEPT);
    while count > room && side > 1 {
        (side, room) = (side / 2, room * 4);
    }
    side
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(stamps: &OwnStamps) -> usize {
        stamps.lock().values().map(|picture| picture.rgba.len()).sum()
    }

    #[test]
    fn only_what_is_on_the_sheet_is_kept_and_small() {
        let (stamps, large) = (OwnStamps::default(), Picture::filled(1024, 512, [9; 4]));
        let two = BTreeSet::from(["a", "b"]);
        assert_eq!(stamps.keep(&two), ["a", "b"]);
        two.iter().for_each(|blob| stamps.put(blob, &large, 2));
        assert!(stamps.keep(&two).is_empty());
        assert_eq!(bytes(&stamps), 2 * 320 * 160 * 4);
        assert_eq!(stamps.keep(&BTreeSet::from(["b", "c"])), ["c"], "another sheet");
        assert_eq!(stamps.lock().keys().collect::<Vec<_>>(), ["b"]);
        stamps.keep(&BTreeSet::new());
        assert_eq!(bytes(&stamps), 0);
    }

    #[test]
    fn however_many_there_are_they_take_no_more_room() {
        let (stamps, large) = (OwnStamps::default(), Picture::filled(512, 512, [9; 4]));
        let names: Vec<String> = (0..200).map(|i| format!("{i}")).collect();
        for count in 1..=names.len() {
            let wanted: BTreeSet<&str> = names[..count].iter().map(String::as_str).collect();
            stamps.keep(&wanted).into_iter().for_each(|blob| stamps.put(blob, &large, count));
            assert_eq!(stamps.lock().len(), count);
            assert!(bytes(&stamps) <= KEPT * (KEPT_PX * KEPT_PX * 4) as usize, "{count}");
        }
    }

    #[test]
    fn the_marks_and_the_tool_in_the_hand_are_wanted() {
        let stamp = |symbol: &str| Tool::Stamp(SymbolRef::from(symbol));
        let mut mark = Mark::default();
        mark.pen.tool = stamp("blob:abc");
        let (marks, tool) = ([Arc::new(mark), Arc::default()], stamp("🐈"));
        assert_eq!(wanted(&marks, &tool).len(), 1, "a picture of ours is not fetched");
        assert_eq!(wanted(&marks, &stamp("blob:def")).len(), 2);
    }
}
