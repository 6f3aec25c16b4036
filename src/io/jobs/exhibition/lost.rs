//! Pictures of the making and voices that are gone from the store. They are left out, so that everything else can go out.

use super::super::Desk;
use super::Editions;
use crate::domain::artwork::Artwork;
use crate::domain::consent::Use;
use crate::domain::exhibition::Source;
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::notice::Notice;
use std::collections::BTreeSet;

/// Most titles that are named.
const NAMED: usize = 5;

/// Leaves out of the works what is not there any more. The works that lost something.
pub(super) fn leave_out(desk: &Desk, source: &mut Source) -> BTreeSet<ArtworkId> {
    let is_lost = |blob: &BlobId| !desk.has(blob);
    let works = source.works.iter_mut().map(|(work, _)| work);
    works.filter_map(|work| loses(work, is_lost).then(|| work.id.clone())).collect()
}

fn loses(work: &mut Artwork, is_lost: impl Fn(&BlobId) -> bool) -> bool {
    let steps = work.steps.iter_mut().map(|step| &mut step.result);
    let parts = steps.chain([&mut work.title.voice, &mut work.label.words.voice]);
    let lost = parts.filter_map(|part| part.take_if(|blob| is_lost(blob)));
    lost.count() > 0
}

/// What is told of it, where such things would have gone out: pages and the archive have them.
pub(super) fn told(lost: &BTreeSet<ArtworkId>, editions: &Editions) -> Option<Notice> {
    let shown = [Use::Web, Use::Archive].iter().filter_map(|purpose| editions.get(purpose));
    let shown = shown.flat_map(|edition| edition.works()).filter(|shown| lost.contains(&shown.work.id));
    let titles: BTreeSet<(usize, String)> = shown.map(|shown| (shown.number, shown.called())).collect();
    let named: Vec<&str> = titles.iter().take(NAMED).map(|(_, title)| title.as_str()).collect();
    let notice = Notice::problem("export-parts-lost").with("count", titles.len()).with("titles", named.join(", "));
    (!titles.is_empty()).then_some(notice)
}
