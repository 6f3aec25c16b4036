//! A damaged database: set aside, and the newest good backup put in its place.

use super::backup::{self, BackupId, Kept};
use super::collect::ORPHANS_TO;
use super::connection;
use super::disk;
use super::error::Result;
use super::folder::Folder;
use super::migrations;
use super::open::StoreNews;
use super::stamp;
use crate::domain::id::Millis;
use rusqlite::Connection;
use std::fs;
use std::path::Path;

/// Sets the database aside and puts the newest good backup, or an empty database, in its place.
/// Every step can be interrupted: the next open begins here again.
pub(super) fn recover(folder: &Folder, why: &str, now: Millis) -> Result<StoreNews> {
    let set_aside = set_aside(folder, now)?;
    let good = newest_good(folder)?;
    match &good {
        Some(kept) => fs::copy(&kept.path, folder.prepared_db()).map(drop)?,
        None => disk::remove(&folder.prepared_db())?,
    }
    finish(&folder.prepared_db(), &set_aside)?;
    fs::rename(folder.prepared_db(), folder.db())?;
    disk::sync_dir(folder.root())?;
    let restored_from: Option<BackupId> = good.map(|kept| kept.backup.id);
    tracing::error!(why, set_aside, ?restored_from, "the database was damaged");
    Ok(StoreNews::Damaged { set_aside, restored_from })
}

/// Moves the database with its companions into a new folder in `damaged/` and returns that folder's name.
fn set_aside(folder: &Folder, now: Millis) -> Result<String> {
    let number = disk::list(&folder.damaged())?.len() + 1;
    let name = (number..).map(|number| format!("{}-{number}", stamp::write(now)));
    let name = name.into_iter().find(|name| !folder.damaged().join(name).exists()).unwrap_or_default();
    let place = folder.damaged().join(&name);
    fs::create_dir_all(&place)?;
    folder.db_files().iter().try_for_each(|file| disk::move_into(file, &place))?;
    disk::sync_dir(&place)?;
    disk::sync_dir(folder.root())?;
    Ok(name)
}

/// The newest backup that is whole, ours and not newer than this program.
fn newest_good(folder: &Folder) -> Result<Option<Kept>> {
    Ok(backup::list(folder)?.into_iter().find(|kept| match backup::open_good(kept) {
        Ok(_) => true,
        Err(error) => {
            tracing::warn!(backup = %kept.backup.id, %error, "this backup cannot be used");
            false
        }
    }))
}

/// Makes the prepared file a database that knows where blobs go that it does not know. Not in WAL mode, so that it
/// is one file when it is renamed.
fn finish(prepared: &Path, set_aside: &str) -> Result<()> {
    let mut connection = Connection::open(prepared)?;
    let version = connection::check(&connection)?;
    if version == 0 {
        migrations::migrate(&mut connection, version)?;
    }
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", [ORPHANS_TO, set_aside])?;
    drop(connection);
    disk::sync_file(prepared)
}
