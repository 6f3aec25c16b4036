//! An exhibition: pages by `formats`, pictures beside them, and pictures for print; all written whole.

use super::pictures::print_of;
use super::{Desk, file_notice};
use crate::app::{EffectId, JobResult, Outcome};
use crate::art::Picture;
use crate::art::codec;
use crate::domain::consent::WhyNot;
use crate::domain::exhibition::{Edition, ExportOptions, LeftOut, Product, Source};
use crate::domain::notice::Notice;
use crate::formats::vocabulary;
use crate::formats::web_exhibition::{self as web, Makes, Media, Show};
use crate::io::{files, sheets};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A print takes about so many times as long as a picture for the screen.
const PRINT_TIMES: usize = 12;
/// Of pictures on pages: what is painted shows no blocks.
const JPEG_QUALITY: u8 = 90;

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
    let (hung, words) = (web::hang(edition), vocabulary::builtin());
    let base_url = options.base_url.as_deref();
    let show = Show { edition, hung: &hung, vocabulary: &words, base_url, makes: Makes::default() };
    let media = web::media(&show);
    for (index, file) in media.iter().enumerate() {
        if desk.is_cancelled(id) {
            return Err(Notice::problem("export-failed"));
        }
        write(to, file.path(), &bytes_of(desk, file)?)?;
        let done = (index + 1) as f32 / (media.len() * (PRINT_TIMES + 1)) as f32;
        desk.outbox.send(Outcome::Progress { id, done, snapshot: None });
    }
    web::pages(&show).into_iter().try_for_each(|(path, bytes)| write(to, &path, &bytes))
}

/// A file beside the pages.
fn bytes_of(desk: &Desk, file: &Media<'_>) -> Result<Vec<u8>, Notice> {
    let bytes = match file {
        Media::Picture { shown, px, .. } => {
            let side = shown.sheet.width.max(shown.sheet.height).min(*px);
            sheets::picture(&shown.sheet, side, &desk.reader()).and_then(|picture| jpeg(&picture, side))
        }
        Media::Step { blob, px, .. } => {
            desk.blob(blob).and_then(|bytes| codec::decode(&bytes).ok()).and_then(|picture| jpeg(&picture, *px))
        }
        Media::Voice { blob, .. } => desk.blob(blob),
        // `Makes` says that there are none.
        Media::Speech { .. } | Media::Film { .. } => None,
    };
    bytes.ok_or_else(|| Notice::problem("picture-missing"))
}

fn jpeg(picture: &Picture, px: u32) -> Option<Vec<u8>> {
    codec::encode_jpeg(&picture.thumbnail(px), JPEG_QUALITY).ok()
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

fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), Notice> {
    files::write_whole(&folder.join(path), bytes).map_err(|error| file_notice(&error, "export exhibition"))
}
