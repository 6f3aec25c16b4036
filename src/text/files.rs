//! The Fluent files, one per room and language, embedded in the program.

use crate::domain::locale::Lang;

/// One Fluent file in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// The room, e.g. `talk`; the file is `<room>.ftl`.
    pub room: &'static str,
    /// Korean source.
    pub ko: &'static str,
    /// English source.
    pub en: &'static str,
}

impl TextFile {
    /// The source in `lang`.
    pub fn source(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => self.ko,
            Lang::En => self.en,
        }
    }
}

macro_rules! file {
    ($room:literal) => {
        TextFile {
            room: $room,
            ko: include_str!(concat!("../../assets/fluent/ko/", $room, ".ftl")),
            en: include_str!(concat!("../../assets/fluent/en/", $room, ".ftl")),
        }
    };
}

/// Every file.
pub const FILES: [TextFile; 34] = [
    file!("common"),
    file!("talk"),
    file!("errand"),
    file!("recognize"),
    file!("boards"),
    file!("editing"),
    file!("create"),
    file!("works"),
    file!("workshop"),
    file!("lesson"),
    file!("exhibit"),
    file!("curate"),
    file!("settings"),
    file!("access"),
    file!("profiles"),
    file!("welcome"),
    file!("notice"),
    file!("doctor"),
    file!("cli"),
    file!("models"),
    file!("change"),
    file!("web"),
    file!("visit"),
    file!("services"),
    file!("vault"),
    file!("sharing"),
    file!("print"),
    file!("provenance"),
    file!("viewer"),
    file!("iiif"),
    file!("paper"),
    file!("outgoing"),
    file!("packages"),
    file!("keyboard"),
];
