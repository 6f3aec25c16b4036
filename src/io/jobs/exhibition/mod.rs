//! An exhibition goes out: every product of an edition, piece by piece, into a folder that is whole or as it was before.

mod archive;
mod keys;
mod paper;
mod pieces;
mod prints;
mod studio;
mod web;

use super::{Desk, file_notice};
use crate::app::{EffectId, JobResult, Outcome};
use crate::domain::consent::WhyNot;
use crate::domain::exhibition::{Edition, ExportOptions, LeftOut, Product, Source};
use crate::domain::notice::Notice;
use crate::formats::iiif;
use crate::io::whole_folder::WholeFolder;
use pieces::{Piece, make_all};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use studio::Studio;

/// What is made of an exhibition, and how each product is.
type Products = BTreeMap<Product, ExportOptions>;

/// Writes what is wanted of the works whose makers said yes to it. What an earlier export made in the same folder is made again
/// with it, in the way it was made then, so that no work stays there whose maker has changed their mind.
pub(super) fn export(
    desk: &Desk,
    id: EffectId,
    to: PathBuf,
    source: &Source,
    products: &BTreeSet<Product>,
    options: &ExportOptions,
) -> JobResult {
    match written(desk, id, &to, source, products, options) {
        Ok(editions) => {
            let (went, left_out) = told(&editions);
            JobResult::Exported { to, went, left_out }
        }
        Err(notice) => JobResult::Failed(notice),
    }
}

fn written(
    desk: &Desk,
    id: EffectId,
    to: &Path,
    source: &Source,
    products: &BTreeSet<Product>,
    options: &ExportOptions,
) -> Result<Vec<(Product, Edition)>, Notice> {
    let earlier = earlier(to, source)?;
    let is_new = earlier.is_empty();
    let mut all = earlier;
    all.extend(products.iter().map(|product| (*product, options.clone())));
    let editions: Vec<(Product, Edition)> = all.keys().map(|p| (*p, source.edition_for(*p))).collect();
    // Where something is out already, nothing but what may be there now stays.
    if is_new {
        something_hangs(&editions)?;
    }
    let folder = WholeFolder::open(to).map_err(|error| folder_notice(&error))?;
    let studios =
        editions.iter().map(|(product, _)| Studio::open(desk, all.get(product).unwrap_or(options), &source.show));
    let studios: Vec<Studio<'_>> = studios.collect::<Result<_, _>>()?;
    let pieces: Vec<Piece<'_>> =
        studios.iter().zip(&editions).flat_map(|(studio, (p, e))| pieces_of(studio, *p, e)).collect();
    folder.only(&pieces.iter().map(|piece| piece.name.clone()).collect()).map_err(|error| folder_notice(&error))?;
    make_all(desk, id, &folder, pieces)?;
    let bag = studios.iter().zip(&editions).find(|(_, (product, _))| *product == Product::Archive);
    if let Some((studio, (_, edition))) = bag.filter(|(_, (_, edition))| !edition.works().is_empty()) {
        archive::finish(studio, edition, &folder).map_err(|error| folder_notice(&error))?;
    }
    let note = json!({"show": source.show.id, "products": all});
    folder.finish(note).map_err(|error| folder_notice(&error))?;
    if products.contains(&Product::Web) {
        let left_out = iiif::left_out(options.base_url.as_deref()).into_iter().chain(web::missing_voices());
        left_out.for_each(|notice| desk.outbox.send(Outcome::Tell(notice)));
    }
    Ok(editions)
}

/// Whether there is anything to show; else why not.
fn something_hangs(editions: &[(Product, Edition)]) -> Result<(), Notice> {
    if editions.iter().any(|(_, edition)| !edition.works().is_empty()) {
        return Ok(());
    }
    let why: BTreeSet<WhyNot> = editions.iter().flat_map(|(_, e)| e.left_out()).map(|out| out.why).collect();
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

fn pieces_of<'a>(studio: &'a Studio<'a>, product: Product, edition: &'a Edition) -> Vec<Piece<'a>> {
    if edition.works().is_empty() {
        return Vec::new();
    }
    match product {
        Product::Web => web::pieces(studio, edition),
        Product::Prints => prints::prints(studio, edition),
        Product::Archive => archive::pieces(studio, edition),
        Product::Publicity => prints::publicity(studio, edition),
        Product::Labels => paper::labels(studio, edition),
        Product::Catalogue => paper::catalogue(studio, edition),
        Product::Mounting => paper::mounting(studio, edition),
    }
}

/// What went out, and what did not.
fn told(editions: &[(Product, Edition)]) -> (Vec<(Product, BTreeSet<crate::domain::id::ArtworkId>)>, Vec<LeftOut>) {
    let works = |edition: &Edition| edition.works().iter().map(|shown| shown.work.id.clone()).collect();
    let went = editions.iter().map(|(product, edition)| (*product, works(edition))).collect();
    let mut left_out: Vec<LeftOut> = Vec::new();
    for out in editions.iter().flat_map(|(_, edition)| edition.left_out()) {
        // Several products of one use leave the same works out.
        if !left_out.contains(out) {
            left_out.push(out.clone());
        }
    }
    (went, left_out)
}
