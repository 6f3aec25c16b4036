//! The first marks: painted from a small drawing, so that something is seen at once while the large drawing is still made.

use super::{Flow, Progress, Style};
use crate::art::draw::Layers;
use crate::art::picture::Picture;

/// Side of the small drawing, pixels.
pub const SIDE: u32 = 224;
/// Below this the picture itself is there as soon.
pub const WORTH: u32 = 640;
/// How far the small picture is painted, share of the whole.
const REACH: f32 = 0.2;
/// Share of the whole that it counts for.
const SHARE: f32 = 0.04;

/// Paints with `style`: first the beginning of a small drawing, shown enlarged to `(width, height)`, then the large one,
/// which is shown when it has come as far. Stopped, what was shown last stays.
pub fn paint(
    style: &dyn Style,
    small: impl FnOnce() -> Layers,
    large: impl FnOnce() -> Layers,
    seed: u64,
    (width, height): (u32, u32),
    progress: &mut dyn FnMut(Progress<'_>) -> Flow,
) -> Picture {
    if width.max(height) < WORTH {
        return style.paint(&large(), seed, progress);
    }
    let mut stopped = false;
    let first = style.paint(&small(), seed, &mut |now| {
        let picture = || (now.picture)().resized(width, height);
        stopped = progress(Progress { done: now.done.min(REACH) / REACH * SHARE, picture: &picture }) == Flow::Stop;
        if stopped || now.done >= REACH { Flow::Stop } else { Flow::Continue }
    });
    let enlarged = || first.resized(width, height);
    if stopped {
        return enlarged();
    }
    let painted = style.paint(&large(), seed, &mut |now| {
        let done = SHARE + (1.0 - SHARE) * now.done;
        if now.done >= REACH {
            return progress(Progress { done, picture: now.picture });
        }
        let flow = progress(Progress { done, picture: &enlarged });
        stopped = flow == Flow::Stop;
        flow
    });
    if stopped { enlarged() } else { painted }
}
