//! How a picture for print comes to its size: made anew, enlarged, or as it is stored.

use super::print_px;
use crate::domain::sheet::Sheet;

/// Largest side in pixels up to which scenes are painted anew: A3 at 300 dots an inch.
pub const REPAINTED_PX: u32 = 4961;
/// Largest side in pixels at which marks are drawn anew; beyond it, what was drawn is enlarged.
pub const DRAWN_PX: u32 = 8192;

/// How a picture was made for print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrintKind {
    /// Painted or drawn anew at this size from the scene or the marks.
    Repainted,
    /// Its pixels were enlarged.
    Enlarged {
        /// To so many per cent of their size; more than 100.
        percent: u32,
    },
    /// The stored pixels, or fewer.
    AsStored,
}

impl PrintKind {
    /// Of a picture whose longer side was `from` pixels and becomes `to`; `anew`: it was made for this print.
    pub fn of(from: u32, to: u32, anew: bool) -> Self {
        if to > from {
            let percent = (u64::from(to) * 100).div_ceil(u64::from(from.max(1)));
            Self::Enlarged { percent: u32::try_from(percent).unwrap_or(u32::MAX) }
        } else if anew {
            Self::Repainted
        } else {
            Self::AsStored
        }
    }

    /// What a print of a sheet will be whose longer side is `px` pixels. A painting that another version of the painter made may be
    /// enlarged in the end although this says that it is painted again.
    pub fn expected(sheet: &Sheet, px: u32) -> Self {
        let (from, anew) = source(sheet, px);
        Self::of(from, px, anew)
    }
}

/// The longer side in pixels of what a print is made of before it is enlarged, and whether that is made for the print.
fn source(sheet: &Sheet, px: u32) -> (u32, bool) {
    let stored = sheet.width.max(sheet.height);
    let is_repainted = sheet.painted.is_some() && sheet.width == sheet.height && px.min(REPAINTED_PX) > stored;
    match (&sheet.base, &sheet.sketch) {
        (Some(_), _) if is_repainted => (px.min(REPAINTED_PX), true),
        (Some(_), _) => (stored, false),
        (None, Some(_)) => (px.min(REPAINTED_PX), true),
        (None, None) => (px.min(DRAWN_PX), true),
    }
}

/// Dots an inch that a print really has, `print_mm` long and made for `dpi`: what only was enlarged is not counted.
pub fn true_dpi(sheet: &Sheet, print_mm: u32, dpi: u32) -> u32 {
    let (from, _) = source(sheet, print_px(print_mm, dpi));
    let found = u64::from(from) * 254 / (u64::from(print_mm.max(1)) * 10);
    u32::try_from(found).unwrap_or(u32::MAX).min(dpi)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::BlobId;
    use crate::domain::sheet::Painting;
    use crate::domain::tone::Tone;

    fn sheet(width: u32, height: u32, base: bool, painted: bool) -> Sheet {
        let base = base.then(|| BlobId::of(b"picture"));
        let scene = crate::domain::scene::Scene::default();
        let painting = Painting { scene, style: "oil".into(), seed: 1, tone: Tone::default() };
        let painted = painted.then(|| Box::new(painting));
        Sheet { width, height, base, painted, ..Sheet::default() }
    }

    #[test]
    fn a_scene_is_painted_again_up_to_a3_and_enlarged_beyond() {
        let painting = sheet(1024, 1024, true, true);
        assert_eq!(PrintKind::expected(&painting, 4961), PrintKind::Repainted);
        assert_eq!(PrintKind::expected(&painting, 9933), PrintKind::Enlarged { percent: 201 });
        assert_eq!(PrintKind::expected(&painting, 800), PrintKind::AsStored);
        assert_eq!((true_dpi(&painting, 297, 300), true_dpi(&painting, 841, 300)), (300, 149));
    }

    #[test]
    fn a_photograph_is_enlarged_and_a_drawing_is_drawn_again() {
        let photo = sheet(2048, 1536, true, false);
        assert_eq!(PrintKind::expected(&photo, 4096), PrintKind::Enlarged { percent: 200 });
        assert_eq!(PrintKind::expected(&photo, 2048), PrintKind::AsStored);
        assert_eq!(true_dpi(&photo, 297, 300), 175);
        let drawing = sheet(2048, 1536, false, false);
        assert_eq!(PrintKind::expected(&drawing, 7016), PrintKind::Repainted);
        assert_eq!(PrintKind::expected(&drawing, 9933), PrintKind::Enlarged { percent: 122 });
        assert_eq!(true_dpi(&drawing, 594, 300), 300);
    }

    #[test]
    fn a_pixel_more_is_more_than_a_hundred_per_cent() {
        assert_eq!(PrintKind::of(4961, 4962, true), PrintKind::Enlarged { percent: 101 });
        assert_eq!(PrintKind::of(0, 5, true), PrintKind::Enlarged { percent: 500 });
    }
}
