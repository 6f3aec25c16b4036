//! The web exhibition: pages by `formats`, pictures beside them, and pictures for print; all written whole.

use super::pictures::{png_of, print_of};
use super::{Desk, file_notice};
use crate::app::{EffectId, JobResult, Outcome};
use crate::art::Picture;
use crate::art::codec;
use crate::domain::artwork::Artwork;
use crate::domain::consent::{Answer, Use};
use crate::domain::exhibition::Exhibition;
use crate::domain::notice::Notice;
use crate::domain::sheet::Sheet;
use crate::formats::vocabulary;
use crate::formats::web_exhibition::{self as web, Show, THUMB_PX};
use crate::io::files;
use std::path::{Path, PathBuf};

/// A print takes about so many times as long as a picture for the screen.
const PRINT_TIMES: usize = 12;

/// Writes the pages with their pictures, and for every work whose maker said yes to printing a picture for print.
pub(super) fn export(
    desk: &Desk,
    id: EffectId,
    to: PathBuf,
    show: &Exhibition,
    works: &[(Artwork, Sheet)],
    base_url: Option<&str>,
) -> JobResult {
    let artworks: Vec<Artwork> = works.iter().map(|(work, _)| work.clone()).collect();
    let hanging = web::hang(show, &artworks);
    if hanging.hung.is_empty() {
        // Nothing hangs, or every maker said no: two different things to say.
        let what = if hanging.left_out.is_empty() { "exhibition-empty" } else { "consent-refused" };
        return JobResult::Failed(Notice::problem(what));
    }
    // Prints are painted anew and take most of the time.
    let printed = |work: &Artwork| work.consents.answer(Use::Print) == Answer::Yes;
    let prints: Vec<_> = hanging.hung.iter().filter(|hung| printed(hung.artwork)).collect();
    let all = (hanging.hung.len() + prints.len() * PRINT_TIMES) as f32;
    let sheet_of = |work: &Artwork| works.iter().find(|(other, _)| other.id == work.id).map(|(_, sheet)| sheet);
    for (index, hung) in hanging.hung.iter().enumerate() {
        if desk.is_cancelled(id) {
            return JobResult::Failed(Notice::problem("export-failed"));
        }
        let Some(png) = sheet_of(hung.artwork).and_then(|sheet| png_of(desk, sheet)) else {
            return JobResult::Failed(Notice::problem("picture-missing"));
        };
        let written = thumb(&png)
            .and_then(|small| write(&to, &hung.picture, &png).and_then(|()| write(&to, &hung.thumb, &small)));
        if let Err(error) = written {
            return JobResult::Failed(file_notice(&error, "export exhibition"));
        }
        desk.outbox.send(Outcome::Progress { id, done: (index + 1) as f32 / all, snapshot: None });
    }
    let words = vocabulary::builtin();
    // Korea is nine hours ahead of UTC; years on labels are the maker's.
    let show = Show {
        exhibition: show,
        hung: &hanging.hung,
        vocabulary: &words,
        offset_min: files::utc_offset_min(),
        base_url,
    };
    for (path, bytes) in web::pages(&show) {
        if let Err(error) = write(&to, &path, &bytes) {
            return JobResult::Failed(file_notice(&error, "export exhibition"));
        }
    }
    for (index, hung) in prints.into_iter().enumerate() {
        let Some(sheet) = sheet_of(hung.artwork) else { continue };
        let done = |index: usize| (hanging.hung.len() + index * PRINT_TIMES) as f32 / all;
        let png = match print_of(desk, id, sheet, (done(index), done(index + 1))) {
            Ok(png) => png,
            Err(notice) => return JobResult::Failed(notice),
        };
        if let Err(error) = write(&to, &hung.print, &png) {
            return JobResult::Failed(file_notice(&error, "export exhibition"));
        }
    }
    let left_out = hanging.left_out.into_iter().map(|out| (out.title, out.why.key().to_owned())).collect();
    JobResult::Written { to, left_out }
}

fn thumb(png: &[u8]) -> std::io::Result<Vec<u8>> {
    let picture: Picture = codec::decode(png).map_err(std::io::Error::other)?;
    codec::encode_png(&picture.thumbnail(THUMB_PX)).map_err(std::io::Error::other)
}

fn write(folder: &Path, path: &str, bytes: &[u8]) -> std::io::Result<()> {
    files::write_whole(&folder.join(path), bytes)
}
