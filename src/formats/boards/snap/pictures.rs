//! Pictures and recordings: rows of `PageSetData`.

use super::ById;
use super::button::SnapButton;
use super::page::Pages;
use crate::domain::board::{Image, Sound};
use crate::domain::id::{BlobId, ImageId, SoundId};
use crate::formats::boards::desk::Desk;
use crate::formats::boards::sheet::Sheet;
use crate::formats::boards::sqlite::Database;
use crate::formats::obf::error::ImportError;
use crate::formats::obf::report::{LossKind, Notes};
use crate::formats::obf::{limits, mime};
use serde_json::Map;
use std::collections::HashSet;

/// The bytes that buttons use. `None`: in a format that cannot be shown (symbols are Windows metafiles).
pub struct Pictures(ById<Option<(BlobId, &'static str)>>);

impl Pictures {
    /// Keeps what the buttons of these pages use.
    ///
    /// # Errors
    /// Damaged, or too big.
    pub fn read(database: &Database, pages: &Pages, desk: &mut Desk) -> Result<Self, ImportError> {
        let used = pages.iter().flat_map(|page| &page.buttons).flat_map(|button| [button.image, button.recording]);
        let used: HashSet<i64> = used.filter(|id| *id != 0).collect();
        let mut found = ById::new();
        database.rows("PageSetData", &["Id", "Data"], |row| {
            let id = row.int(0).unwrap_or_default();
            if !used.contains(&id) {
                return Ok(());
            }
            let bytes = row.bytes(1);
            let mime = mime::of(bytes);
            let blob = match mime {
                "" => None,
                _ if bytes.len() as u64 > limits::ENTRY_BYTES => None,
                mime => Some((desk.store.add(bytes.to_vec())?, mime)),
            };
            found.insert(id, blob);
            Ok(())
        })?;
        Ok(Self(found))
    }

    /// The picture of a button: its own, else the name of one in the program.
    pub fn of(&self, button: &SnapButton, sheet: &mut Sheet, notes: &mut Notes) -> Option<ImageId> {
        match self.0.get(&button.image) {
            Some(Some((blob, mime))) => {
                let image = Image { blob: Some(blob.clone()), content_type: (*mime).to_owned(), ..Image::default() };
                return Some(sheet.picture(blob.to_string(), image, notes));
            }
            Some(None) => notes.lost(LossKind::MediaFormat, &button.image.to_string()),
            None if button.image != 0 => notes.lost(LossKind::ImageDangling, &button.image.to_string()),
            None => {}
        }
        if button.symbol == 0 {
            return None;
        }
        let name = button.symbol.to_string();
        let symbol = Map::from_iter([("set".to_owned(), "snap".into()), ("filename".to_owned(), name.as_str().into())]);
        Some(sheet.picture(format!("symbol {name}"), Image { symbol: Some(symbol), ..Image::default() }, notes))
    }

    /// Its recording.
    pub fn sound(&self, button: &SnapButton, sheet: &mut Sheet) -> Option<SoundId> {
        let (blob, mime) = self.0.get(&button.recording)?.as_ref()?;
        let sound = Sound { blob: Some(blob.clone()), content_type: (*mime).to_owned(), ..Sound::default() };
        Some(sheet.sound(sound))
    }
}
