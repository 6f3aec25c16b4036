//! The plain layout: a table with the columns `file`, `ko`, `en` and `tags` (`;` between several), else the names of the files are the words.

use super::{Found, names, picture, stem};
use crate::domain::symbol_pack::PackPicture;
use crate::formats::table::{Row, Table};

/// The rows of a table; paths are seen from its folder. A row without names takes them from its file.
pub(super) fn read(index: &[u8], at: &str, paths: &[String]) -> Vec<Found> {
    let folder = at.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    let table = Table::read(index);
    if !table.has("file") {
        return Vec::new();
    }
    let symbol = |row: Row<'_>| {
        let wanted = format!("{folder}{}", row.get("file").replace('\\', "/").trim_start_matches("./"));
        // The paths are sorted.
        let file =
            paths.binary_search(&wanted).ok().and_then(|place| paths.get(place)).filter(|f| picture::is_picture(f))?;
        let list = |head: &str| row.get(head).split(';').map(str::to_owned).collect::<Vec<String>>();
        let by_file = by_name(file);
        let is_named = !row.get("ko").is_empty() || !row.get("en").is_empty();
        let (ko, en) = if is_named { (list("ko"), list("en")) } else { (by_file.ko, by_file.en) };
        Some(Found { ko, en, tags: list("tags"), pictures: by_file.pictures, ..Found::default() })
    };
    table.rows().filter_map(symbol).collect()
}

/// Every picture is a symbol with the name of its file; its folder is a tag.
pub(super) fn by_names(paths: &[String]) -> Vec<Found> {
    paths.iter().filter(|path| picture::is_picture(path)).map(|path| by_name(path)).collect()
}

fn by_name(path: &str) -> Found {
    let name = stem(path).replace(['_', '-'], " ");
    let (ko, en) = names::by_letters([name]);
    let tags = path.rsplit('/').nth(1).map(|folder| folder.replace(['_', '-'], " ")).into_iter().collect();
    Found {
        ko,
        en,
        tags,
        pictures: vec![PackPicture { file: path.to_owned(), ..PackPicture::default() }],
        ..Found::default()
    }
}
