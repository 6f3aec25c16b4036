//! Painting styles: each takes the flat layers of a picture and paints it in its own way. One file (or folder) a style.

mod cells;
mod crayon;
mod field;
mod glass;
mod growing;
mod hanji;
mod hatching;
mod ink;
mod kuwahara;
mod minhwa;
mod mosaic;
mod oil;
pub(super) mod opening;
mod papercut;
mod pencil;
mod pop;
mod ribbon;
mod texture;
mod watercolour;

use super::draw::Layers;
use super::picture::Picture;

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Flow {
    /// Go on painting.
    Continue,
    /// Stop and keep what is there.
    Stop,
}

/// How far a painting is.
pub struct Progress<'a> {
    /// Share that is done, 0..=1.
    pub done: f32,
    /// Makes the picture as it is now; costs some milliseconds, so ask only when it will be shown.
    pub picture: &'a dyn Fn() -> Picture,
}

/// A way to paint.
pub trait Style: Sync {
    /// Its name on the command line and in histories.
    fn name(&self) -> &'static str;

    /// Paints `source`. The same source and seed give the same bytes; `progress` is asked between strokes or steps and may
    /// stop, then the result is what was painted so far.
    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture;
}

/// Every style, in the order in which they are offered.
pub const STYLES: &[&dyn Style] = &[
    &oil::Oil,
    &watercolour::Watercolour,
    &crayon::Crayon,
    &pencil::Pencil,
    &papercut::PaperCut,
    &glass::StainedGlass,
    &mosaic::Mosaic,
    &minhwa::Minhwa,
    &ink::Ink,
    &pop::Pop,
];

/// The style of this name.
pub fn style(name: &str) -> Option<&'static dyn Style> {
    STYLES.iter().find(|style| style.name() == name).copied()
}
