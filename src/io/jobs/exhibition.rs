//! An exhibition: pages by `formats`, pictures beside them, and pictures for print; all written whole.

use super::pictures::{png_of, print_of};
use super::{Desk, archive, file_notice};
use crate::app::{EffectId, JobResult, Outcome};
use crate::art::Picture;
use crate::art::codec;
use crate::domain::consent::WhyNot;
use crate::domain::exhibition::{Edition, ExportOptions, LeftOut, Product, Source};
use crate::domain::notice::Notice;
use crate::formats::vocabulary;
use crate::formats::web_exhibition::{self as web, Show, THUMB_PX};
use crate::io::files;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A print takes about so many times as long as a picture for the screen.
const PRINT_TIMES: usize = 12;

/// Writes what is wanted of the works whose makers said yes to it.
pub(super) fn export(
    desk: &Desk,
    id: EffectId,
    to: PathBuf,
    source: &Source,
    products: &BTreeSet<Product>,
    options: &ExportOptions,
) -> JobResult {
    let editions: Vec<(Product, Edition)> = products.iter().map(|p| (*p, source.edition_for(*p))).collect();
    if editions.iter().all(|(_, edition)| edition.works().is_empty()) {
        return JobResult::Failed(Notice::problem("consent-refused"));
    }
    let mut went = Vec::new();
    let mut left_out: Vec<LeftOut> = Vec::new();
    for (product, edition) in &editions {
        let result = match product {
            Product::Web => pages(desk, id, &to, edition, options),
            Product::Prints => prints(desk, id, &to, edition),
            Product::Archive => bag(desk, id, &to.join("archive"), edition),
            _ => Ok(()),
        };
        if let Err(notice) = result {
            return JobResult::Failed(notice);
        }
        went.push((*product, edition.works().iter().map(|shown| shown.work.id.clone()).collect()));
        left_out.extend(edition.left_out().iter().filter(|out| out.why != WhyNot::Gone).cloned());
    }
    left_out.dedup();
    JobResult::Exported { to, went, left_out }
}

fn pages(desk: &Desk, id: EffectId, to: &Path, edition: &Edition, options: &ExportOptions) -> Result<(), Notice> {
    let hung = web::hang(edition);
    for (index, (hung, shown)) in hung.iter().zip(edition.works()).enumerate() {
        if desk.is_cancelled(id) {
            return Err(Notice::problem("export-failed"));
        }
        let png = png_of(desk, &shown.sheet).ok_or_else(|| Notice::problem("picture-missing"))?;
        let small = thumb(&png).map_err(|error| file_notice(&error, "export exhibition"))?;
        write(to, &hung.picture, &png)?;
        write(to, &hung.thumb, &small)?;
        let done = (index + 1) as f32 / (hung_count(edition) * (PRINT_TIMES + 1)) as f32;
        desk.outbox.send(Outcome::Progress { id, done, snapshot: None });
    }
    let words = vocabulary::builtin();
    let show = Show { edition, hung: &hung, vocabulary: &words, base_url: options.base_url.as_deref() };
    web::pages(&show).into_iter().try_for_each(|(path, bytes)| write(to, &path, &bytes))
}

fn hung_count(edition: &Edition) -> usize {
    edition.works().len().max(1)
}

fn prints(desk: &Desk, id: EffectId, to: &Path, edition: &Edition) -> Result<(), Notice> {
    let hung = web::hang(edition);
    let count = hung.len().max(1) as f32;
    for (index, (hung, shown)) in hung.iter().zip(edition.works()).enumerate() {
        let png = print_of(desk, id, &shown.sheet, (index as f32 / count, (index + 1) as f32 / count))?;
        write(to, &hung.print, &png)?;
    }
    Ok(())
}

fn bag(desk: &Desk, id: EffectId, folder: &Path, edition: &Edition) -> Result<(), Notice> {
    archive::make_room(folder)?;
    archive::write(desk, id, folder, edition, (0.0, 1.0))
}

fn thumb(png: &[u8]) -> std::io::Result<Vec<u8>> {
    let picture: Picture = codec::decode(png).map_err(std::io::Error::other)?;
    codec::encode_png(&picture.thumbnail(THUMB_PX)).map_err(std::io::Error::other)
}

fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), Notice> {
    files::write_whole(&folder.join(path), bytes).map_err(|error| file_notice(&error, "export exhibition"))
}
