//! Files for print: painted anew where the scene is known, enlarged where not.

use super::super::pictures::print_of;
use super::keys;
use super::pieces::{Piece, Tools};
use crate::domain::exhibition::{Edition, Shown};
use crate::formats::web_exhibition as web;
use crate::io::print::PRINT_PX;

/// Megabytes for a million pixels of a print that is painted anew: 1.41 GB at A3 (`cargo bench --bench painter -- --print`).
const MB_PER_MEGAPIXEL: usize = 57;

/// One file for each work.
pub(super) fn pieces(edition: &Edition) -> Vec<Piece<'_>> {
    web::hang(edition).into_iter().zip(edition.works()).map(|(hung, shown)| print(hung.print, shown)).collect()
}

fn print(path: String, shown: &Shown) -> Piece<'_> {
    let name = format!("print {path}");
    let key = keys::key(&name, &[keys::sheet(&shown.sheet)]);
    let mb = (PRINT_PX as usize / 1000).pow(2) * MB_PER_MEGAPIXEL;
    let make = Box::new(move |tools: &Tools<'_>| {
        let png = print_of(tools.desk, &shown.sheet, &mut |done| tools.go_on(done))?;
        Ok(vec![(path.clone(), png)])
    });
    Piece { name, key, mb, cost: 12.0, make }
}
