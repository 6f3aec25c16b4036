//! An exhibition goes out: every product of an edition, piece by piece, into a folder that is whole or as it was before.

mod archive;
mod keys;
mod lost;
mod memory;
mod paper;
mod pieces;
mod prints;
mod studio;
mod web;

use super::{Desk, file_notice};
use crate::app::{EffectId, JobResult, Outcome};
use crate::domain::consent::{Use, WhyNot};
use crate::domain::exhibition::{Edition, ExportOptions, LeftOut, Product, Source};
use crate::domain::id::ArtworkId;
use crate::domain::notice::Notice;
use crate::formats::iiif;
use crate::io::whole_folder::{Key, WholeFolder, within};
use pieces::{Piece, make_all};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use studio::{Studio, Supplies};

/// What is made of an exhibition, and how each product is.
type Products = BTreeMap<Product, ExportOptions>;
/// What may be shown, by use.
type Editions = BTreeMap<Use, Edition>;

/// What is wanted.
pub(super) struct Wanted {
    pub products: BTreeSet<Product>,
    pub options: ExportOptions,
}

/// Writes what is wanted of the works whose makers said yes to it, or `only` one file of that. What an earlier export made in the
/// same folder is made again with it, in the way it was made then, so that no work stays there whose maker has changed their mind.
pub(super) fn export(
    desk: &Desk,
    id: EffectId,
    (to, only): (PathBuf, Option<&str>),
    source: Source,
    wanted: &Wanted,
) -> JobResult {
    let written = match only {
        Some(only) => document(desk, id, (&to, only), source, wanted),
        None => folder(desk, id, &to, source, wanted),
    };
    match written {
        Ok((products, editions)) => {
            JobResult::Exported { to, went: went(&products, &editions), left_out: left_out(&editions) }
        }
        Err(notice) => JobResult::Failed(notice),
    }
}

/// One file of a folder that is there only for this, beside the file's place: nothing else that is there is touched.
fn document(
    desk: &Desk,
    id: EffectId,
    (to, only): (&Path, &str),
    source: Source,
    wanted: &Wanted,
) -> Result<(Products, Editions), Notice> {
    let wrong = |error: io::Error| file_notice(&error, "export a document");
    let beside = std::path::absolute(to).map_err(wrong)?;
    let beside = beside.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(beside).map_err(wrong)?;
    let passing = tempfile::Builder::new().prefix(".malgeurim-").tempdir_in(beside).map_err(wrong)?;
    let all = passing.path().join("all");
    let written = folder(desk, id, &all, source, wanted)?;
    let file = within(only).map(|only| all.join(only));
    file.and_then(|file| fs::rename(file, to)).map_err(wrong)?;
    Ok(written)
}

fn folder(
    desk: &Desk,
    id: EffectId,
    to: &Path,
    mut source: Source,
    wanted: &Wanted,
) -> Result<(Products, Editions), Notice> {
    let lost = lost::leave_out(desk, &mut source);
    let mut products = earlier(to, &source)?;
    let is_new = products.is_empty();
    products.extend(wanted.products.iter().map(|product| (*product, wanted.options.clone())));
    let uses: BTreeSet<Use> = products.keys().map(|product| product.purpose()).collect();
    let editions: Editions = uses.into_iter().map(|purpose| (purpose, source.edition(purpose))).collect();
    // Where something is out already, nothing but what may be there now stays.
    if is_new {
        something_hangs(&editions)?;
    }
    let supplies = Supplies::open(desk, &products, &source.show)?;
    let folder = WholeFolder::open(to).map_err(|error| folder_notice(&error))?;
    let studios: Vec<(Product, Studio<'_>)> =
        products.iter().map(|(product, options)| (*product, supplies.studio(desk, *product, options))).collect();
    let hung = |product: Product| editions.get(&product.purpose()).filter(|edition| !edition.works().is_empty());
    let hung: Vec<(Product, &Studio<'_>, &Edition)> =
        studios.iter().filter_map(|(product, studio)| Some((*product, studio, hung(*product)?))).collect();
    // Its documents are made of all of it: it is summed up once.
    let paper = editions.get(&Use::Print).map(keys::edition).unwrap_or_default();
    let pieces: Vec<Piece<'_>> =
        hung.iter().flat_map(|(product, studio, edition)| pieces_of(*product, studio, edition, &paper)).collect();
    folder.only(&pieces.iter().map(|piece| piece.name.clone()).collect()).map_err(|error| folder_notice(&error))?;
    make_all(desk, id, &folder, pieces)?;
    if let Some((_, studio, edition)) = hung.iter().find(|(product, ..)| *product == Product::Archive) {
        archive::finish(studio, edition, &folder).map_err(|error| folder_notice(&error))?;
    }
    let note = json!({"show": source.show.id, "products": products});
    folder.finish(note).map_err(|error| folder_notice(&error))?;
    let mut told: Vec<Notice> = lost::told(&lost, &editions).into_iter().collect();
    if wanted.products.contains(&Product::Web) {
        told.extend(iiif::left_out(wanted.options.base_url.as_deref()).into_iter().chain(web::missing_voices()));
    }
    told.into_iter().for_each(|notice| desk.outbox.send(Outcome::Tell(notice)));
    Ok((products, editions))
}

/// Whether there is anything to show; else why not.
fn something_hangs(editions: &Editions) -> Result<(), Notice> {
    if editions.values().any(|edition| !edition.works().is_empty()) {
        return Ok(());
    }
    let why: BTreeSet<WhyNot> = editions.values().flat_map(Edition::left_out).map(|out| out.why).collect();
    let nothing = why.iter().all(|why| matches!(why, WhyNot::Blank | WhyNot::Gone));
    let unasked = why.iter().all(|why| matches!(why, WhyNot::Unasked | WhyNot::Blank | WhyNot::Gone));
    Err(Notice::problem(match (nothing, unasked) {
        (true, _) => "exhibition-empty",
        (_, true) => "consent-unasked",
        _ => "consent-refused",
    }))
}

/// Products of this exhibition that are in the folder already, and how they were made.
///
/// # Errors
/// Another exhibition is there.
fn earlier(to: &Path, source: &Source) -> Result<Products, Notice> {
    let note = WholeFolder::noted(to).map_err(|error| folder_notice(&error))?;
    match note.get("show").and_then(|show| show.as_str()) {
        None => Ok(Products::new()),
        Some(show) if show != source.show.id.as_str() => Err(Notice::problem("export-folder-taken")),
        Some(_) => {
            let products = note.get("products").cloned().unwrap_or_default();
            Ok(serde_json::from_value(products).unwrap_or_default())
        }
    }
}

/// What the person is told of the folder.
fn folder_notice(error: &io::Error) -> Notice {
    tracing::warn!(%error, "export exhibition");
    match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::InvalidData => Notice::problem("export-folder-taken"),
        io::ErrorKind::WouldBlock => Notice::problem("export-under-way"),
        _ => file_notice(error, "export exhibition"),
    }
}

/// `paper`: what stands on the paper of the edition, as a key.
fn pieces_of<'a>(product: Product, studio: &'a Studio<'a>, edition: &'a Edition, paper: &Key) -> Vec<Piece<'a>> {
    match product {
        Product::Web => web::pieces(studio, edition),
        Product::Prints => prints::prints(studio, edition),
        Product::Archive => archive::pieces(studio, edition),
        Product::Publicity => prints::publicity(studio, edition),
        Product::Labels => paper::labels(studio, edition, paper),
        Product::Catalogue => paper::catalogue(studio, edition, paper),
        Product::Mounting => paper::mounting(studio, edition, paper),
    }
}

/// What went out.
fn went(products: &Products, editions: &Editions) -> Vec<(Product, BTreeSet<ArtworkId>)> {
    let works = |product: &Product| {
        let shown = editions.get(&product.purpose()).map(Edition::works).unwrap_or_default();
        shown.iter().map(|shown| shown.work.id.clone()).collect()
    };
    products.keys().map(|product| (*product, works(product))).collect()
}

/// What did not.
fn left_out(editions: &Editions) -> Vec<LeftOut> {
    editions.values().flat_map(Edition::left_out).cloned().collect()
}

#[cfg(test)]
mod tests;
