//! A picture as it grows: every stage changes some pixels in an order, is shown, and can be the last.

use super::{Flow, Progress};
use crate::art::color::{self, Color};
use crate::art::grid::{Grid, Rgb};
use crate::art::parallel;
use crate::art::picture::Picture;

/// Rows that one worker paints at a time.
const BAND: usize = 32;

/// The picture so far, and who watches it.
pub struct Growing<'a> {
    /// What is there.
    pub picture: Picture,
    done: f32,
    progress: &'a mut dyn FnMut(Progress<'_>) -> Flow,
}

/// `None`: somebody said stop.
pub type Onward = Option<()>;

impl<'a> Growing<'a> {
    /// Begins with bare paper.
    pub fn new(paper: Picture, progress: &'a mut dyn FnMut(Progress<'_>) -> Flow) -> Self {
        Self { picture: paper, done: 0.0, progress }
    }

    /// Shows what is there.
    pub fn show(&mut self, done: f32) -> Onward {
        self.done = done.max(self.done).min(1.0);
        let now = || self.picture.clone();
        match (self.progress)(Progress { done: self.done, picture: &now }) {
            Flow::Continue => Some(()),
            Flow::Stop => None,
        }
    }

    /// Paints every pixel once, in `steps` steps by its number in `order` (0 first); `paint(x, y, index, under)` gives the
    /// new colour. At the end `until` of the whole is done.
    pub fn stage(
        &mut self,
        until: f32,
        steps: usize,
        order: &Grid<u8>,
        paint: impl Fn(usize, usize, usize, Color) -> Color + Sync,
    ) -> Onward {
        let (from, width) = (self.done, order.width);
        for step in 0..steps {
            let limit = |step: usize| (step * 256 / steps) as u16;
            let now = limit(step)..limit(step + 1);
            parallel::bands(&mut self.picture.rgba, width * 4, BAND, |first, band| {
                let numbers = &order.data[first * width..];
                for (j, (pixel, number)) in band.as_chunks_mut::<4>().0.iter_mut().zip(numbers).enumerate() {
                    if now.contains(&u16::from(*number)) {
                        let [r, g, b, _] = *pixel;
                        let (x, y) = (j % width, first + j / width);
                        let [r, g, b] = color::to_bytes(paint(x, y, first * width + j, color::from_bytes([r, g, b])));
                        *pixel = [r, g, b, 255];
                    }
                }
            });
            self.show(from + (until - from) * (step + 1) as f32 / steps as f32)?;
        }
        Some(())
    }
}

/// A picture whose every pixel is made from its place.
pub fn made(width: usize, height: usize, make: impl Fn(usize, usize) -> Color + Sync) -> Picture {
    let mut picture = Picture::filled(width as u32, height as u32, [255; 4]);
    parallel::bands(&mut picture.rgba, width * 4, BAND, |first, band| {
        for (j, pixel) in band.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            let [r, g, b] = color::to_bytes(make(j % width, first + j / width));
            *pixel = [r, g, b, 255];
        }
    });
    picture
}

/// Colours in bytes.
pub fn bytes(source: &Rgb) -> Grid<[u8; 3]> {
    source.map(color::to_bytes)
}
