//! Files for print and for publicity.

use super::super::pictures::no_print;
use super::keys;
use super::pieces::{Files, Piece, Tools, of};
use super::studio::Studio;
use crate::domain::exhibition::{Edition, PictureFormat, PrintKind, PrintOptions, Shown, print_px};
use crate::domain::notice::Notice;
use crate::formats::metadata::Surface;
use crate::formats::web_exhibition as web;
use crate::io::{print, sheets};
use std::path::Path;

/// Longer side of a picture for publicity in pixels: half a page of a magazine at 300 dots an inch.
const PUBLICITY_PX: u32 = 2400;
/// Longer side of what small pictures in files are made of.
const SMALL_PX: u32 = 1024;

/// What is made of a work.
#[derive(Clone, Copy)]
struct Wanted {
    /// With the size that this work has.
    options: PrintOptions,
    /// How its label is worded in the metadata.
    surface: Surface,
}

/// One file for each work, in the work's own size where it has one.
pub(super) fn prints<'a>(studio: &'a Studio<'a>, edition: &'a Edition) -> Vec<Piece<'a>> {
    let chosen = studio.options.print;
    let hung = web::hang(edition).into_iter().zip(edition.works());
    let piece = |(hung, shown): (web::Hung<'a>, &'a Shown)| {
        let own = shown.work.label.print_mm;
        let options = PrintOptions { mm: if own > 0 { own } else { chosen.mm }, ..chosen }.bounded();
        one(studio, edition, shown, &hung.print, Wanted { options, surface: Surface::Paper(chosen.bounded().mm) })
    };
    hung.map(piece).collect()
}

/// One picture of middle size for each work, whatever size its print has, without bleed and marks: it may be printed or shown.
pub(super) fn publicity<'a>(studio: &'a Studio<'a>, edition: &'a Edition) -> Vec<Piece<'a>> {
    let wanted = Wanted { options: for_the_press(studio.options.print), surface: Surface::Screen };
    let of = |print: &str| print.replacen("prints/", "publicity/", 1);
    let hung = web::hang(edition).into_iter().zip(edition.works());
    hung.map(|(hung, shown)| one(studio, edition, shown, &of(&hung.print), wanted)).collect()
}

fn for_the_press(print: PrintOptions) -> PrintOptions {
    let options = PrintOptions { format: PictureFormat::Jpeg, bleed_mm: 0, crop_marks: false, ..print }.bounded();
    let mm = u32::try_from(u64::from(PUBLICITY_PX) * 254 / (u64::from(options.dpi) * 10)).unwrap_or(options.mm);
    PrintOptions { mm, ..options }.bounded()
}

fn one<'a>(
    studio: &'a Studio<'a>,
    edition: &'a Edition,
    shown: &'a Shown,
    path: &str,
    Wanted { options, surface }: Wanted,
) -> Piece<'a> {
    let path = Path::new(path).with_extension(options.format.ending()).to_string_lossy().replace('\\', "/");
    let xmp = studio.xmp(edition, shown, surface);
    let name = format!("print {path}");
    let inputs = [keys::sheet(&shown.sheet), studio.inputs(&xmp, shown), keys::bytes(&options)];
    let key = keys::key(&name, inputs);
    let make = Box::new(move |tools: &Tools<'_>| file(studio, shown, &path, &xmp, &options, tools));
    Piece { name, work: of(shown), key, mb: print::megabytes(&shown.sheet, &options), cost: 12.0, make }
}

fn file(
    studio: &Studio<'_>,
    shown: &Shown,
    path: &str,
    xmp: &str,
    options: &PrintOptions,
    tools: &Tools<'_>,
) -> Result<Files, Notice> {
    let read = studio.desk.reader();
    let go_on = &mut |done: f32| tools.go_on(done);
    // The size of the work itself is in the options already.
    let file = print::file(&shown.sheet, 0, options, Some(xmp), &read, go_on).map_err(no_print)?;
    surprise(shown, options, file.kind).into_iter().for_each(|notice| tools.tell(notice));
    let small = sheets::picture(&shown.sheet, SMALL_PX, &read).ok_or_else(|| Notice::problem("picture-missing"))?;
    let resized = file.size.0 != shown.work.width;
    Ok(vec![(path.to_owned(), studio.signed(file.bytes, options.format, shown, &small, resized)?)])
}

/// What is told where a print was enlarged although the checks said that it would be painted anew, or less so: another version of the
/// painter made the painting, so that this one cannot make the same again.
fn surprise(shown: &Shown, options: &PrintOptions, made: PrintKind) -> Option<Notice> {
    let PrintKind::Enlarged { percent } = made else { return None };
    let expected = PrintKind::expected(&shown.sheet, print_px(options.mm, options.dpi));
    (made != expected).then(|| Notice::problem("print-enlarged").with("title", shown.called()).with("percent", percent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::artwork::Artwork;
    use crate::domain::id::BlobId;
    use crate::domain::sheet::{Painting, Sheet};

    fn shown(px: u32) -> Shown {
        let painting = Painting { scene: Default::default(), style: "oil".into(), seed: 1, tone: Default::default() };
        let (base, painted) = (Some(BlobId::of(b"painting")), Some(Box::new(painting)));
        let sheet = Sheet { width: px, height: px, base, painted, ..Sheet::default() };
        Shown { work: Artwork::of("w".into(), "p".into(), 1), sheet, room: 0, number: 7 }
    }

    #[test]
    fn an_enlargement_is_told_only_where_the_checks_said_otherwise() {
        let (shown, options) = (shown(1024), PrintOptions { mm: 297, dpi: 300, ..PrintOptions::default() });
        let told = surprise(&shown, &options, PrintKind::Enlarged { percent: 343 });
        let told = told.map(|notice| (notice.what, notice.args)).unwrap();
        let values = [("title", "7"), ("percent", "343")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(told, ("print-enlarged".to_owned(), values.to_vec()));
        assert_eq!(surprise(&shown, &options, PrintKind::Repainted), None);
        let a1 = PrintOptions { mm: 841, ..options };
        assert_eq!(surprise(&shown, &a1, PrintKind::expected(&shown.sheet, 9933)), None, "the checks said so");
    }

    #[test]
    fn publicity_is_as_large_at_any_resolution_and_has_no_margins() {
        for dpi in [150, 200, 300] {
            let print = PrintOptions { dpi, mm: 841, bleed_mm: 5, crop_marks: true, format: PictureFormat::Tiff };
            let made = for_the_press(print);
            assert!(print_px(made.mm, made.dpi).abs_diff(PUBLICITY_PX) < 10, "{made:?}");
            assert_eq!((made.format, made.bleed_mm, made.crop_marks), (PictureFormat::Jpeg, 0, false));
        }
    }
}
