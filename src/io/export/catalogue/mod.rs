//! The catalogue: cover, contents, rooms, a work or two on a page, index of makers, imprint; PDF/UA-1.
//!
//! First everything is set and put on pages (`plan`), so that the contents know their page numbers; then page after page is drawn, with
//! the pixels of one picture in memory at a time.

mod blocks;
mod draw;
mod plan;
mod rows;
mod work;

use super::error::PrintError;
use super::page::{Faces, Press, PressInfo, mm};
use super::supplies::{Printed, Supplies, Symbols, lacking};
use crate::domain::exhibition::{CatalogueFormat, Edition, ExportOptions};
use crate::domain::locale::Lang;
use crate::formats::paper::{CatalogueWords, catalogue, day_of};

/// Ink, what stands back, lines, and the cover's paper: as on the screen, darker for print.
const INK: [u8; 3] = [35, 34, 37];
const SOFT: [u8; 3] = [82, 77, 70];
const LINE: [u8; 3] = [200, 194, 184];
const HANJI: [u8; 3] = [248, 243, 232];

/// Size of a page and its margins, in points.
#[derive(Clone, Copy, Debug)]
struct Form {
    size: (f32, f32),
    side: f32,
    top: f32,
    bottom: f32,
}

impl Form {
    fn of(format: CatalogueFormat) -> Self {
        match format {
            CatalogueFormat::A4 => {
                Self { size: (mm(210.0), mm(297.0)), side: mm(24.0), top: mm(24.0), bottom: mm(26.0) }
            }
            CatalogueFormat::Square => {
                Self { size: (mm(210.0), mm(210.0)), side: mm(20.0), top: mm(18.0), bottom: mm(22.0) }
            }
        }
    }

    fn width(self) -> f32 {
        self.size.0 - 2.0 * self.side
    }

    fn height(self) -> f32 {
        self.size.1 - self.top - self.bottom
    }
}

/// The catalogue of an edition. Its pictures have at most `most` bytes together, each an equal share of them: the PDF library keeps
/// them all until the end.
///
/// # Errors
/// [`PrintError`]: no or an unusable font, no work that may be shown, the PDF library failed.
pub fn pdf(
    edition: &Edition,
    options: &ExportOptions,
    supplies: &Supplies<'_>,
    most: usize,
) -> Result<Printed, PrintError> {
    let faces = Faces::new(supplies.fonts)?;
    if edition.works().is_empty() {
        return Err(PrintError::Empty);
    }
    let words = catalogue(edition, options, supplies.vocabulary);
    let form = Form::of(options.paper.catalogue);
    let book = plan::Planner {
        words: &words,
        faces: &faces,
        symbols: &Symbols::new(supplies.blob),
        form,
        pictograms: options.paper.pictograms,
        per_page: options.paper.per_page,
    };
    let pages = book.pages();
    let date = day_of(edition.at, edition.offset_min);
    let mut press = Press::new(&faces, PressInfo { title: &words.name, lang: Lang::Ko, date })?;
    let mut printed = Printed { unfit: letters(&faces, &words), ..Printed::default() };
    // One of them is on the cover, too.
    let share = most / (edition.works().len() + 1);
    let unfit = &mut printed.unfit;
    let mut drawer = draw::Drawer { words: &words, edition, form, supplies, unfit, share, least_dpi: None };
    drawer.draw(&mut press, &pages)?;
    printed.least_dpi = drawer.least_dpi;
    printed.pdf = press.finish()?;
    Ok(printed)
}

/// Works with letters that the font lacks.
fn letters(faces: &Faces<'_>, words: &CatalogueWords) -> Vec<super::supplies::Unfit> {
    let of = |label: &crate::formats::paper::LabelWords| {
        let texts = label
            .told
            .iter()
            .flat_map(|told| [&told.title, &told.maker, &told.facts, &told.words, &told.easy, &told.credits]);
        lacking(faces, &label.work, texts)
    };
    words.works.iter().filter_map(of).collect()
}
