//! Where sound comes out: chosen for the device, not for a person; kept in `sound.json` of the data folder.

use crate::io::files;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// The file in the data folder.
const FILE: &str = "sound.json";
/// Longest file.
const MAX_FILE: u64 = 64 << 10;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Chosen {
    output: Option<String>,
}

/// The output device that was chosen; `None`: the default of the system. A damaged file is none.
pub fn chosen_output(data: &Path) -> Option<String> {
    let bytes = files::read_bounded(&data.join(FILE), MAX_FILE).ok()?;
    let chosen = serde_json::from_slice::<Chosen>(&bytes);
    chosen.inspect_err(|error| tracing::warn!(%error, "{FILE}")).unwrap_or_default().output
}

/// Keeps the choice.
///
/// # Errors
/// When the file cannot be written.
pub fn keep_output(data: &Path, output: Option<String>) -> io::Result<()> {
    let text = serde_json::to_vec(&Chosen { output })?;
    files::write_whole(&data.join(FILE), &text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_is_kept_and_a_damaged_file_is_none() -> io::Result<()> {
        let data = tempfile::tempdir()?;
        assert_eq!(chosen_output(data.path()), None);
        keep_output(data.path(), Some("USB 스피커".into()))?;
        assert_eq!(chosen_output(data.path()).as_deref(), Some("USB 스피커"));
        std::fs::write(data.path().join(FILE), "{")?;
        assert_eq!(chosen_output(data.path()), None);
        keep_output(data.path(), None)?;
        assert_eq!(chosen_output(data.path()), None);
        Ok(())
    }
}
