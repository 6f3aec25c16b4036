//! One file out of a Python wheel, which is a ZIP file: models and the runtime come in wheels, only as containers.

use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The file could not be taken out.
#[derive(Debug, thiserror::Error)]
pub enum WheelError {
    /// No ZIP file, or a damaged one.
    #[error("the package is damaged: {0}")]
    Damaged(String),
    /// It is not in there.
    #[error("the package has no {0}")]
    Absent(String),
    /// It is longer than allowed.
    #[error("{0} in the package is too big")]
    TooBig(String),
}

/// The bytes of `member`, at most `limit` of them.
///
/// # Errors
/// [`WheelError`].
pub fn member(wheel: &[u8], member: &str, limit: u64) -> Result<Vec<u8>, WheelError> {
    let damaged = |error: ZipError| WheelError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(wheel)).map_err(damaged)?;
    let file = archive.by_name(member).map_err(|error| match error {
        ZipError::FileNotFound => WheelError::Absent(member.to_owned()),
        other => damaged(other),
    })?;
    let mut bytes = Vec::new();
    // The size that the archive claims is never believed.
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| WheelError::Damaged(error.to_string()))?;
    if bytes.len() as u64 > limit { Err(WheelError::TooBig(member.to_owned())) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn wheel(content: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("a/model", SimpleFileOptions::default())?;
        writer.write_all(content)?;
        Ok(writer.finish()?.into_inner())
    }

    #[test]
    fn a_member_is_taken_out_within_its_limit() -> Result<(), Box<dyn std::error::Error>> {
        let wheel = wheel(&[7; 1000])?;
        assert_eq!(member(&wheel, "a/model", 1000)?, [7; 1000]);
        assert!(matches!(member(&wheel, "a/model", 999), Err(WheelError::TooBig(_))));
        assert!(matches!(member(&wheel, "a/other", 999), Err(WheelError::Absent(_))));
        assert!(matches!(member(b"no archive", "a/model", 999), Err(WheelError::Damaged(_))));
        Ok(())
    }
}
