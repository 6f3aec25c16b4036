//! A picture with hot spots on paper: the picture whole on its cells, every hot spot an outline with its word.

use super::{Drawn, INK, Leaf, PAPER, fitted};
use crate::app::PrintScene;
use crate::domain::board::Span;
use crate::domain::locale::Lang;
use crate::io::export::page::{Area, Part, Sheet, Style, mm};

/// Height of the word on a hot spot.
const CHIP: f32 = mm(7.0);

impl Leaf {
    /// Every hot spot is read as its word.
    pub(super) fn scene(
        &self,
        sheet: &mut Sheet<'_, '_>,
        scene: &PrintScene,
        lang: Lang,
        pictures: &Drawn<'_>,
    ) -> Vec<Vec<Part>> {
        let area = self.cells(scene.span);
        let picture = scene.picture.as_ref().and_then(|blob| pictures.photograph(blob));
        let canvas = picture.as_ref().map_or(area, |picture| area.fitted(picture.width, picture.height));
        if let Some(picture) = picture {
            sheet.decoration(|sheet| {
                sheet.photograph(&picture, canvas, usize::MAX);
            });
        }
        let mut items = Vec::new();
        for (place, face) in &scene.spots {
            let spot = Area {
                left: canvas.left + place.left * canvas.width,
                top: canvas.top + place.top * canvas.height,
                width: place.width * canvas.width,
                height: place.height * canvas.height,
            };
            let word = sheet.faces().clean(&face.label);
            let draw = |sheet: &mut Sheet<'_, '_>| self.spot(sheet, spot, &word);
            if word.trim().is_empty() {
                sheet.decoration(draw);
            } else {
                items.push(vec![sheet.figure(word.trim(), lang, spot, draw)]);
            }
        }
        items
    }

    /// Light within dark, so that it is seen on any picture.
    fn spot(&self, sheet: &mut Sheet<'_, '_>, area: Area, word: &str) {
        sheet.tile(area, self.radius, None, (PAPER, 3.0));
        sheet.tile(area.inner(0.75), self.radius, None, (INK, 1.5));
        let inner = area.inner(2.5);
        let height = CHIP.min(inner.height * 0.5);
        let chip = Area { top: inner.bottom() - height, height, ..inner };
        if !word.trim().is_empty() {
            sheet.rect(chip, PAPER);
            let (lines, size) = fitted(word.trim(), chip.inner(1.0), sheet.faces());
            sheet.centred(&lines, Style::bold(size, INK), chip);
        }
    }

    /// The place of a rectangle of cells.
    fn cells(&self, span: Span) -> Area {
        let first = self.cell(span.column, span.row);
        let last = self.cell(span.column + span.columns.max(1) - 1, span.row + span.rows.max(1) - 1);
        Area { width: last.right() - first.left, height: last.bottom() - first.top, ..first }
    }
}
