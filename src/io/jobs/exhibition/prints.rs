//! Files for print and for publicity.

use super::super::pictures::no_print;
use super::keys;
use super::pieces::{Files, Piece, Tools};
use super::studio::Studio;
use crate::domain::exhibition::{Edition, PictureFormat, PrintKind, PrintOptions, Shown, print_px};
use crate::domain::notice::Notice;
use crate::formats::web_exhibition as web;
use crate::io::{print, sheets};
use crate::formats::metadata::Surface;
use std::path::Path;

/// Bytes for a pixel of a print that is painted anew: 1.41 GB at A3 (`cargo bench --bench painter -- --print`).
const PAINTED_BYTES: u64 = 58;
/// The same for one that is only drawn or enlarged.
const ENLARGED_BYTES: u64 = 30;
/// Longer side of a picture for publicity in pixels: half a page of a magazine at 300 dots an inch.
const PUBLICITY_PX: u32 = 2400;
/// Longer side of what small pictures in files are made of.
const SMALL_PX: u32 = 1024;

/// One file for each work.
pub(super) fn prints<'a>(studio: &'a Studio<'a>, edition: &'a Edition) -> Vec<Piece<'a>> {
    let hung = web::hang(edition).into_iter().zip(edition.works());
    hung.map(|(hung, shown)| one(studio, edition, shown, &hung.print, studio.options.print.bounded())).collect()
}

/// One picture of middle size for each work, without bleed and marks.
pub(super) fn publicity<'a>(studio: &'a Studio<'a>, edition: &'a Edition) -> Vec<Piece<'a>> {
    let options = PrintOptions { format: PictureFormat::Jpeg, bleed_mm: 0, crop_marks: false, ..studio.options.print };
    let mm = u32::try_from(u64::from(PUBLICITY_PX) * 254 / (u64::from(options.dpi.max(1)) * 10)).unwrap_or(options.mm);
    let options = PrintOptions { mm, ..options }.bounded();
    let of = |print: &str| print.replacen("prints/", "publicity/", 1);
    let hung = web::hang(edition).into_iter().zip(edition.works());
    hung.map(|(hung, shown)| one(studio, edition, shown, &of(&hung.print), options)).collect()
}

fn one<'a>(
    studio: &'a Studio<'a>,
    edition: &'a Edition,
    shown: &'a Shown,
    path: &str,
    options: PrintOptions,
) -> Piece<'a> {
    let path = Path::new(path).with_extension(options.format.ending()).to_string_lossy().replace('\\', "/");
    let mm = if shown.work.label.print_mm > 0 { shown.work.label.print_mm } else { options.mm };
    let xmp = studio.xmp(edition, shown, Surface::Paper(options.mm));
    let name = format!("print {path}");
    let inputs = [keys::sheet(&shown.sheet), studio.inputs(&xmp, shown), keys::bytes(&(options, mm))];
    let key = keys::key(&name, &inputs);
    let make = Box::new(move |tools: &Tools<'_>| file(studio, shown, &path, &xmp, &options, tools));
    Piece { name, key, mb: megabytes(shown, print_px(mm, options.dpi)), cost: 12.0, make }
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
    let file =
        print::file(&shown.sheet, shown.work.label.print_mm, options, Some(xmp), &read, go_on).map_err(no_print)?;
    let small = sheets::picture(&shown.sheet, SMALL_PX, &read).ok_or_else(|| Notice::problem("picture-missing"))?;
    let resized = file.size.0 != shown.work.width;
    Ok(vec![(path.to_owned(), studio.signed(file.bytes, options.format, shown, &small, resized)?)])
}

/// Memory that a print takes while it is made.
fn megabytes(shown: &Shown, px: u32) -> usize {
    let bytes = match PrintKind::expected(&shown.sheet, px) {
        PrintKind::Repainted => PAINTED_BYTES,
        PrintKind::Enlarged { .. } | PrintKind::AsStored => ENLARGED_BYTES,
    };
    usize::try_from(u64::from(px).pow(2) * bytes / 1_000_000).unwrap_or(usize::MAX)
}
