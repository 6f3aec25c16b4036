//! Which backups are kept.
//!
//! Kept are: the newest of each of the last 7 days that have one, the newest of each of the last 4 weeks that have one,
//! and the 10 newest whatever their day (so that several backups and restores of one afternoon can all be taken back).
//! If none of these passes its check, the newest older one that does stays as well.

use super::backup::{self, Kept};
use super::disk;
use super::error::Result;
use super::folder::Folder;
use super::stamp;
use crate::domain::id::Millis;
use std::collections::BTreeSet;

const DAYS: usize = 7;
const WEEKS: usize = 4;
const NEWEST: usize = 10;

/// Deletes every backup that need not be kept. `made` is the number of the one just made: it always stays.
pub(super) fn rotate(folder: &Folder, made: u64) -> Result<()> {
    let (keep, mut go): (Vec<Kept>, Vec<Kept>) = {
        let all = backup::list(folder)?;
        let numbers = kept_numbers(&all, made);
        all.into_iter().partition(|kept| numbers.contains(&kept.number))
    };
    if go.is_empty() {
        return Ok(());
    }
    let is_good = |kept: &Kept| backup::open_good(kept).is_ok();
    if !keep.iter().any(is_good)
        && let Some(last_good) = go.iter().position(is_good)
    {
        go.remove(last_good);
    }
    go.iter().try_for_each(|kept| disk::remove(&kept.path))?;
    disk::sync_dir(&folder.backups())
}

fn kept_numbers(newest_first: &[Kept], made: u64) -> BTreeSet<u64> {
    let mut keep: BTreeSet<u64> = newest_first.iter().take(NEWEST).map(|kept| kept.number).collect();
    keep.insert(made);
    keep.extend(newest_of_each(newest_first, DAYS, stamp::day));
    keep.extend(newest_of_each(newest_first, WEEKS, stamp::week));
    keep
}

/// The newest backup of each of the last `count` spans of time that have one.
fn newest_of_each(newest_first: &[Kept], count: usize, span: fn(Millis) -> i64) -> Vec<u64> {
    let mut seen = BTreeSet::new();
    let mut first = |kept: &&Kept| seen.insert(span(kept.backup.at));
    newest_first.iter().filter(|kept| first(kept)).take(count).map(|kept| kept.number).collect()
}

#[cfg(test)]
mod tests {
    use super::super::open::Store;
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_last_good_one_stays() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(home.path(), 0, Duration::ZERO).unwrap().store;
        let good = store.backup(0).unwrap();
        for number in 2..30 {
            let name = format!("{}-{number}.db", stamp::write(number * 1000));
            std::fs::write(store.folder.backups().join(name), b"garbage").unwrap();
        }
        rotate(&store.folder, 29).unwrap();
        let kept = store.backups().unwrap();
        assert_eq!((kept.len(), &kept[NEWEST].id), (NEWEST + 1, &good));
        store.backup(40_000).unwrap();
        assert_eq!(store.backups().unwrap().len(), NEWEST, "not needed any more: the one just made is good");
    }
}
