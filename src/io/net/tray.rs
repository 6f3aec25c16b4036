//! The tray: a folder in which pictures and tickets lie from the moment they come until the app has taken them over, so that
//! nothing is lost when it ends in between.

use super::job::{Arrived, Ticket};
use crate::domain::id::BlobId;
use crate::formats::picture_metadata::Embedded;
use crate::io::files;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// Name of the folder in the data folder.
pub const TRAY: &str = "services-tray";
/// Longest file that is read back.
const MAX_BYTES: u64 = 256 << 20;

/// The tray.
#[derive(Clone, Debug)]
pub struct Tray {
    folder: PathBuf,
}

/// A picture in the tray.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The picture.
    pub picture: Arrived,
    file: PathBuf,
}

/// What stands beside a picture.
#[derive(Serialize, Deserialize)]
struct About {
    job: String,
    index: u32,
    late: bool,
    mime: String,
    width: u32,
    height: u32,
    seed: Option<u64>,
    texts: Vec<Embedded>,
    /// The picture's own name.
    picture: BlobId,
    /// The name of the file as it came, where it was signed.
    #[serde(default)]
    original: Option<BlobId>,
}

impl Tray {
    /// The tray of a data folder.
    pub fn of(data: &Path) -> Self {
        Self { folder: data.join(TRAY) }
    }

    /// Lays a picture down; durable when it comes back. For [`super::Waiter::keep`].
    ///
    /// # Errors
    /// What the system says.
    pub fn keep(&self, picture: &Arrived) -> io::Result<()> {
        let Arrived { job, index, late, bytes, mime, width, height, texts, original, seed, kept: _ } = picture.clone();
        let (name, signed) = (BlobId::of(&bytes), original.as_deref().map(BlobId::of));
        let (mime, picture_name) = (mime.to_owned(), name.clone());
        let about = About {
            job,
            index,
            late,
            mime,
            width,
            height,
            seed,
            texts,
            picture: picture_name,
            original: signed.clone(),
        };
        files::write_whole(&self.folder.join(name.as_str()), &bytes)?;
        if let Some((signed, bytes)) = signed.zip(original) {
            files::write_whole(&self.folder.join(signed.as_str()), &bytes)?;
        }
        // Written last: a picture without it has not come whole.
        files::write_whole(&self.about(&picture.job, index), &serde_json::to_vec(&about)?)
    }

    /// Every picture that has not been taken over, in the order of jobs and pictures. What cannot be read is left where it is.
    ///
    /// # Errors
    /// What the system says of the folder.
    pub fn pictures(&self) -> io::Result<Vec<Left>> {
        let files = self.list("picture.json")?;
        let mut left: Vec<Left> = files.into_iter().filter_map(|file| self.left(file)).collect();
        left.sort_by(|a, b| (&a.picture.job, a.picture.index).cmp(&(&b.picture.job, b.picture.index)));
        Ok(left)
    }

    fn left(&self, file: PathBuf) -> Option<Left> {
        let About { job, index, late, mime, width, height, seed, texts, picture, original } = read(&file)?;
        let bytes = self.whole(&picture)?;
        // Without the signed file the picture is still a picture.
        let original = original.and_then(|name| self.whole(&name));
        let mime = ["image/png", "image/jpeg", "image/webp"].into_iter().find(|known| *known == mime)?;
        let picture = Arrived { job, index, late, bytes, mime, width, height, texts, original, seed, kept: true };
        Some(Left { picture, file })
    }

    /// A file that is named by its own bytes.
    fn whole(&self, name: &BlobId) -> Option<Vec<u8>> {
        let bytes = name.is_well_formed().then(|| files::read_bounded(&self.folder.join(name.as_str()), MAX_BYTES));
        bytes?.ok().filter(|bytes| BlobId::of(bytes) == *name)
    }

    /// Takes a picture off the tray, once it is stored elsewhere.
    ///
    /// # Errors
    /// What the system says.
    pub fn taken(&self, left: &Left) -> io::Result<()> {
        remove(&left.file)?;
        // Two jobs may have given the very same picture.
        let needed: Vec<BlobId> = self.pictures()?.iter().flat_map(|other| names(&other.picture)).collect();
        let gone = names(&left.picture).into_iter().filter(|name| !needed.contains(name));
        gone.into_iter().try_for_each(|name| remove(&self.folder.join(name.as_str())))
    }

    /// Lays a ticket down. For [`super::News::Ticket`].
    ///
    /// # Errors
    /// What the system says.
    pub fn keep_ticket(&self, ticket: &Ticket) -> io::Result<()> {
        files::write_whole(&self.ticket(&ticket.job), &serde_json::to_vec(ticket)?)
    }

    /// Every ticket of a job that has not ended.
    ///
    /// # Errors
    /// What the system says of the folder.
    pub fn tickets(&self) -> io::Result<Vec<Ticket>> {
        let mut files = self.list("ticket.json")?;
        files.sort();
        Ok(files.iter().filter_map(|file| read(file)).collect())
    }

    /// Forgets the ticket of a job that has ended.
    ///
    /// # Errors
    /// What the system says.
    pub fn forget_ticket(&self, job: &str) -> io::Result<()> {
        remove(&self.ticket(job))
    }

    fn about(&self, job: &str, index: u32) -> PathBuf {
        self.folder.join(format!("{}-{index}.picture.json", name(job)))
    }

    fn ticket(&self, job: &str) -> PathBuf {
        self.folder.join(format!("{}.ticket.json", name(job)))
    }

    fn list(&self, ending: &str) -> io::Result<Vec<PathBuf>> {
        let entries = match std::fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        Ok(paths.filter(|path| path.to_string_lossy().ends_with(ending)).collect())
    }
}

/// The names of the files of a picture.
fn names(picture: &Arrived) -> Vec<BlobId> {
    std::iter::once(&picture.bytes).chain(&picture.original).map(|bytes| BlobId::of(bytes)).collect()
}

/// Ids are anybody's text: a file is named by what they hash to.
fn name(job: &str) -> String {
    BlobId::of(job.as_bytes()).0.chars().take(32).collect()
}

fn read<T: serde::de::DeserializeOwned>(file: &Path) -> Option<T> {
    let bytes = files::read_bounded(file, MAX_BYTES).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn remove(file: &Path) -> io::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
