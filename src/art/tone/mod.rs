//! Colours and mood: a picture is turned in a space as the eye sees it, before a style paints it. So scenes, drawings and
//! photographs all get it, and the same tone gives the same picture at any size.

mod grade;
mod table;

use super::draw::Sheet;
use super::parallel;
use super::picture::Picture;
use crate::domain::scene::Mood;
use crate::domain::tone::{Palette, Tone};
use grade::Grade;
use table::Table;

/// Turns the sheets of a scene. What was given its colour by a word keeps that colour; only its light follows.
pub fn turn(sheets: &mut [Sheet], palette: Palette, mood: Mood) {
    let grade = Grade::of(palette, mood);
    if grade.is_plain() {
        return;
    }
    let table = Table::of(&grade);
    let gentle = sheets.iter().any(|sheet| sheet.asked).then(|| Table::of(&grade.keeping_hues()));
    for sheet in sheets {
        let table = gentle.as_ref().filter(|_| sheet.asked).unwrap_or(&table);
        each_pixel(&mut sheet.picture, table);
    }
}

/// A picture of the person's own in the colours and mood of `tone`.
pub fn toned(picture: &Picture, tone: Tone) -> Picture {
    let mut picture = picture.clone();
    let grade = Grade::of(tone.palette, tone.mood(Mood::Calm));
    if !grade.is_plain() {
        each_pixel(&mut picture, &Table::of(&grade));
    }
    picture
}

/// Rows that one worker turns at a time.
const BAND: usize = 32;

fn each_pixel(picture: &mut Picture, table: &Table) {
    parallel::bands(&mut picture.rgba, picture.width as usize * 4, BAND, |_, rows| {
        // Symbols are flat: most pixels are as the one before.
        let (mut before, mut turned) = ([0u8; 3], table.look_up([0; 3]));
        for pixel in rows.chunks_exact_mut(4).filter(|pixel| pixel[3] > 0) {
            let now = [pixel[0], pixel[1], pixel[2]];
            if now != before {
                (before, turned) = (now, table.look_up(now));
            }
            pixel[..3].copy_from_slice(&turned);
        }
    });
}
