//! Grid 3 (`.gridset`): a ZIP with one XML document a grid.
//!
//! `Settings0/settings.xml` names the first grid, `Settings0/Styles/styles.xml` the colours; the pictures of a grid lie
//! beside its `grid.xml` and are named after their cell. Pictures of licensed collections are not in the file. The
//! licensed form (`.gridsetx`) is locked and refused.

mod cell;
mod command;
mod style;

use super::desk::{Desk, Source};
use super::sheet::Sheet;
use super::xml;
use crate::domain::locale::LocalText;
use crate::formats::obf::archive::Archive;
use crate::formats::obf::error::ImportError;
use crate::formats::obf::import::Imported;
use crate::formats::obf::json::decode;
use crate::formats::obf::read::{Files, Manifest};
use crate::formats::obf::report::{LossKind, RepairKind};
use cell::Cells;
use roxmltree::Node;
use std::collections::HashMap;
use style::Styles;

/// A grid of the archive.
struct Grid {
    index: usize,
    /// Its folder, without the last `/`.
    folder: String,
    name: String,
}

/// The names of all grids, found by what a command says.
pub struct Names(HashMap<String, String>);

impl Names {
    fn new(grids: &[Grid]) -> Self {
        Self(grids.iter().map(|grid| (grid.name.to_lowercase(), grid.name.clone())).collect())
    }

    /// The grid that is called so. Some files escape `&` twice.
    pub fn find(&self, name: &str) -> String {
        let plain = name.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
        let plain = plain.replace("&amp;", "&");
        let look = |name: &str| self.0.get(&name.to_lowercase()).cloned();
        look(name).or_else(|| look(&plain)).unwrap_or_else(|| name.to_owned())
    }
}

/// Reads the whole set.
///
/// # Errors
/// See [`ImportError`].
pub fn read(source: Source, mut archive: Archive, mut desk: Desk) -> Result<Imported, ImportError> {
    if source.name.to_lowercase().ends_with(".gridsetx") {
        return Err(ImportError::Encrypted);
    }
    let grids = grids(&archive);
    let names = Names::new(&grids);
    let settings = document(&mut archive, "Settings0/settings.xml", &mut desk)?;
    let start = match settings.as_deref().map(xml::parse) {
        Some(Ok(document)) => names.find(&xml::text(document.root_element(), "StartGrid")),
        _ => String::new(),
    };
    let styles = document(&mut archive, "Settings0/Styles/styles.xml", &mut desk)?;
    let styles = styles.as_deref().map(Styles::read).transpose()?.unwrap_or_default();
    let mut locked = 0;
    for grid in &grids {
        desk.begin(&grid.name);
        let Some(bytes) = archive.read(grid.index)? else {
            desk.notes.lost(LossKind::BoardDamaged, &grid.name);
            continue;
        };
        let text = decode(&bytes, &mut desk.notes).ok().filter(|text| text.trim_start().starts_with('<'));
        let Some(text) = text else {
            locked += usize::from(!bytes.is_empty());
            desk.notes.lost(LossKind::BoardDamaged, &grid.name);
            continue;
        };
        match xml::parse(&text) {
            Ok(document) => board(document.root_element(), grid, &names, &styles, &mut archive, &mut desk)?,
            Err(ImportError::Damaged(_)) => desk.notes.lost(LossKind::BoardDamaged, &grid.name),
            Err(error) => return Err(error),
        }
    }
    if locked > 0 && locked == grids.len() {
        return Err(ImportError::Encrypted);
    }
    desk.finish(source, &start)
}

/// `Grids/<name>/grid.xml`, in the order of the archive.
fn grids(archive: &Archive) -> Vec<Grid> {
    let mut grids = Vec::new();
    for (index, entry) in archive.entries().iter().enumerate() {
        let Some((folder, file)) = entry.path.rsplit_once('/') else { continue };
        let Some((top, name)) = folder.split_once('/') else { continue };
        if file.eq_ignore_ascii_case("grid.xml") && top.eq_ignore_ascii_case("grids") {
            grids.push(Grid { index, folder: folder.to_owned(), name: name.to_owned() });
        }
    }
    grids
}

/// The text of a file that a set can do without.
fn document(archive: &mut Archive, path: &str, desk: &mut Desk) -> Result<Option<String>, ImportError> {
    let Some(index) = archive.find(path, &mut desk.notes) else { return Ok(None) };
    let Some(bytes) = archive.read(index)? else { return Ok(None) };
    Ok(decode(&bytes, &mut desk.notes).ok().map(|text| text.into_owned()))
}

fn board(
    root: Node,
    grid: &Grid,
    names: &Names,
    styles: &Styles,
    archive: &mut Archive,
    desk: &mut Desk,
) -> Result<(), ImportError> {
    let columns = lines(root, "ColumnDefinitions", "ColumnDefinition", desk);
    let rows = lines(root, "RowDefinitions", "RowDefinition", desk);
    let mut sheet = Sheet::new(&grid.name, LocalText::same(grid.name.as_str()), columns, rows);
    let manifest = Manifest::default();
    let mut files = Files { archive: Some(archive), manifest: &manifest };
    let mut cells = Cells { folder: &grid.folder, names, styles, files: &mut files, desk, sheet: &mut sheet };
    cells.read(root)?;
    desk.add(sheet)
}

/// How many columns or rows there are. Their sizes are not kept.
fn lines(root: Node, list: &str, item: &'static str, desk: &mut Desk) -> usize {
    let Some(list) = xml::child(root, list) else { return 0 };
    let sizes: Vec<Option<&str>> =
        xml::children(list, item).map(|line| line.attributes().next().map(|size| size.value())).collect();
    if let Some(other) = sizes.iter().find(|size| sizes.first() != Some(size)) {
        desk.notes.fixed(RepairKind::SizesEven, other.unwrap_or(item));
    }
    sizes.len()
}
