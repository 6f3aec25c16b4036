//! Why something could not be printed.

/// Why no document could be made.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// No Hangul font is installed.
    #[error("no font with Hangul letters is installed")]
    NoFont,
    /// The font cannot be used.
    #[error("the font {0} cannot be used")]
    Font(String),
    /// No button of the board says anything; no work of the exhibition may be shown.
    #[error("there is nothing to print")]
    Empty,
    /// A sheet has 6, 8 or 12 cards.
    #[error("a sheet cannot have {0} cards")]
    PerPage(usize),
    /// The PDF could not be written.
    #[error("the sheet cannot be made: {0}")]
    Pdf(String),
}
