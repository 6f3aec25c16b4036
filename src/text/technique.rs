//! How a work was made, in the words of a label.

use crate::domain::provenance::{AiUse, Technique};
use crate::text::Texts;

impl Technique {
    /// In the words of a label: `디지털 그림(유화 느낌)`.
    pub fn words(&self, texts: &Texts) -> String {
        let drawn_key = |key: &str, drawn: &bool| if *drawn { format!("{key}-drawn") } else { key.to_owned() };
        let (key, style) = match self {
            Self::Painter { style, brought: true, drawn } => (drawn_key("web-technique-painter-brought", drawn), style),
            Self::Painter { style, brought: false, drawn } => (drawn_key("web-technique-painter", drawn), style),
            Self::Brought { drawn } => return texts.get(&drawn_key("web-technique-brought", drawn)),
            Self::Service { drawn } => return texts.get(&drawn_key("web-technique-service", drawn)),
            Self::Hand => return texts.get("web-technique-hand"),
            Self::Unknown => return texts.get("web-technique-unknown"),
        };
        texts.with(&key, &[("style", &style_words(texts, style))])
    }
}

impl AiUse {
    /// In words.
    pub fn words(self, texts: &Texts) -> String {
        texts.get(match self {
            Self::None => "web-ai-none",
            Self::NonePainter => "web-ai-none-painter",
            Self::NoneButBrought => "web-ai-brought",
            Self::Used => "web-ai-used",
            Self::Unknown => "web-ai-unknown",
        })
    }
}

/// The name of a style; a style of a newer version shows its own name.
pub fn style_words(texts: &Texts, style: &str) -> String {
    let key = format!("style-{style}");
    if texts.has(&key) { texts.get(&key) } else { style.to_owned() }
}
