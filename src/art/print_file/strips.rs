//! A picture compressed in strips of rows, each by itself, so that all cores have something to do. The strips never depend on how
//! many cores there are.

use super::pixels::Channels;
use crate::art::parallel;
use crate::art::picture::Picture;

/// About so many bytes before compression. Each strip forgets what was before it, which costs less than a thousandth.
const STRIP_BYTES: usize = 1 << 20;

/// Rows of a strip.
pub(super) fn rows(picture: &Picture, channels: Channels) -> usize {
    let row = (picture.width as usize * channels.bytes()).max(1);
    (STRIP_BYTES / row).clamp(1, (picture.height as usize).max(1))
}

/// `make(rows, is_last)` for every strip, in order.
pub(super) fn each<R: Send>(
    picture: &Picture,
    rows: usize,
    make: impl Fn(std::ops::Range<usize>, bool) -> R + Sync,
) -> Vec<R> {
    let height = picture.height as usize;
    parallel::collect(height.div_ceil(rows), |strip| {
        let end = ((strip + 1) * rows).min(height);
        make(strip * rows..end, end == height)
    })
}
