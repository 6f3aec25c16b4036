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
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use studio::Studio;

/// Writes what is wanted of the works whose makers said yes to it. What an earlier export made in the same folder is made again
/// with it, so that no work stays there whose maker has changed their mind.
pub(super) fn export(
    desk: &Desk,
    id: EffectId,
    to: PathBuf,
    source: &Source,
    products: &BTreeSet<Product>,
    options: &ExportOptions,
) -> JobResult {
    let wrong = |error: io::Error| JobResult::Failed(file_notice(&error, "export exhibition"));
    let folder = match WholeFolder::open(&to) {
        Ok(folder) => folder,
        Err(error) => return wrong(error),
    };
    let products: BTreeSet<Product> = products.iter().copied().chain(earlier(&folder, source)).collect();
    let editions: Vec<(Product, Edition)> = products.iter().map(|p| (*p, source.edition_for(*p))).collect();
    if editions.iter().all(|(_, edition)| edition.works().is_empty()) {
        let asked = |out: &LeftOut| out.why != WhyNot::Unasked;
        let any_asked = editions.iter().flat_map(|(_, edition)| edition.left_out()).any(asked);
        return JobResult::Failed(Notice::problem(if any_asked { "consent-refused" } else { "consent-unasked" }));
    }
    let studio = match Studio::open(desk, options, &source.show) {
        Ok(studio) => studio,
        Err(notice) => return JobResult::Failed(notice),
    };
    let pieces = editions.iter().filter(|(_, edition)| !edition.works().is_empty());
    let pieces = pieces.flat_map(|(product, edition)| pieces_of(&studio, *product, edition)).collect();
    if let Err(notice) = make_all(desk, id, &folder, pieces) {
        return JobResult::Failed(notice);
    }
    let bag = editions.iter().find(|(product, edition)| *product == Product::Archive && !edition.works().is_empty());
    if let Some(Err(error)) = bag.map(|(_, edition)| archive::finish(&studio, edition, &folder)) {
        return wrong(error);
    }
    if let Err(error) = folder.finish(json!({"show": source.show.id, "products": products})) {
        return wrong(error);
    }
    let without_iiif = iiif::left_out(options.base_url.as_deref()).filter(|_| products.contains(&Product::Web));
    without_iiif.into_iter().for_each(|notice| desk.outbox.send(Outcome::Tell(notice)));
    let (went, left_out) = told(&editions);
    JobResult::Exported { to, went, left_out }
}

/// Products of this exhibition that are in the folder already.
fn earlier(folder: &WholeFolder, source: &Source) -> BTreeSet<Product> {
    let note = folder.note();
    let is_same = note.get("show").and_then(|show| show.as_str()) == Some(source.show.id.as_str());
    let products = note.get("products").filter(|_| is_same).cloned();
    products.and_then(|products| serde_json::from_value(products).ok()).unwrap_or_default()
}

fn pieces_of<'a>(studio: &'a Studio<'a>, product: Product, edition: &'a Edition) -> Vec<Piece<'a>> {
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
