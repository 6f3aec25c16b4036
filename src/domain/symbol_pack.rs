//! Symbol packs: pictures with names that are added to the program's own.

use super::board::License;
use super::looks::Looks;
use super::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};

/// Whose layout a pack has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PackLayout {
    /// A table of ours, or file names that are the words.
    #[default]
    Plain,
    /// Mulberry Symbols.
    Mulberry,
    /// ARASAAC.
    Arasaac,
    /// OpenMoji.
    Openmoji,
}

impl PackLayout {
    /// What a pack of this layout is called everywhere; none: as its folder.
    pub fn title(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Mulberry => Some("Mulberry"),
            Self::Arasaac => Some("ARASAAC"),
            Self::Openmoji => Some("OpenMoji"),
        }
    }

    /// Its name in files and texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Mulberry => "mulberry",
            Self::Arasaac => "arasaac",
            Self::Openmoji => "openmoji",
        }
    }
}

/// One picture file of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackPicture {
    /// Its path in the pack.
    pub file: String,
    /// How the people in it look.
    #[serde(flatten)]
    pub looks: Looks,
}

/// One symbol: its names, and its pictures by their places in [`SymbolPack::pictures`], the plain one first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PackSymbol {
    /// Korean names, the best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ko: Vec<String>,
    /// English names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub en: Vec<String>,
    /// Other words by which it is found, in either language.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The emoji that it draws; empty: none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub emoji: String,
    /// Its pictures.
    pub pictures: Vec<u32>,
}

/// A pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SymbolPack {
    /// From its content: the same pack has the same id on every device.
    pub id: String,
    /// The name of its folder or file.
    pub name: String,
    /// Whose layout.
    pub layout: PackLayout,
    /// Whose it is (OBF `license`); none: all rights reserved.
    pub license: Option<License>,
    /// The symbols.
    pub symbols: Vec<PackSymbol>,
    /// The picture files.
    pub pictures: Vec<PackPicture>,
}

impl SymbolPack {
    /// The picture of a symbol for somebody who wants people to look like this: the first of those that fit best.
    pub fn picture(&self, symbol: &PackSymbol, looks: Looks) -> Option<u32> {
        let fit = |place: &u32| self.pictures.get(*place as usize).map(|picture| (picture.looks.fit(looks), *place));
        let best =
            symbol.pictures.iter().filter_map(fit).reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|(_, place)| place)
    }

    /// How a picture of this pack is named in a [`SymbolRef`].
    pub fn reference(&self, picture: u32) -> SymbolRef {
        SymbolRef(format!("{}{}/{picture}", SymbolRef::PACK, self.id))
    }
}

/// A line of credits from an OBF licence: the type, the author, where it is from. Empty if it says nothing.
pub fn credit_line(license: &License) -> String {
    let part = |key: &str| license.get(key).and_then(|value| value.as_str()).map(str::trim).unwrap_or_default();
    let parts = ["author_name", "type", "source_url"].map(part);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::looks::{Hair, Skin};
    use serde_json::json;

    #[test]
    fn credits_say_what_the_licence_says() {
        let license = |value: serde_json::Value| value.as_object().cloned().unwrap();
        let full =
            license(json!({"type": "CC BY 4.0", "author_name": " 김하늘 ", "source_url": "https://x.kr", "extra": 1}));
        assert_eq!(credit_line(&full), "김하늘, CC BY 4.0, https://x.kr");
        assert_eq!(
            (credit_line(&license(json!({"type": 4}))), credit_line(&License::new())),
            (String::new(), String::new())
        );
    }

    #[test]
    fn the_picture_that_looks_most_like_it_is_taken() {
        let look = |skin, hair| PackPicture { looks: Looks { skin, hair }, ..PackPicture::default() };
        let (dark, red) = (Some(Skin::Dark), Some(Hair::Red));
        let pictures = vec![look(None, None), look(dark, None), look(dark, red), look(None, red)];
        let pack = SymbolPack { pictures, ..SymbolPack::default() };
        let symbol = PackSymbol { pictures: vec![0, 1, 2, 3], ..PackSymbol::default() };
        let picked = |skin, hair| pack.picture(&symbol, Looks { skin, hair });
        assert_eq!((picked(None, None), picked(dark, None), picked(dark, red)), (Some(0), Some(1), Some(2)));
        assert_eq!(picked(Some(Skin::Light), None), Some(0), "what is not drawn is not forced");
        assert_eq!(pack.picture(&PackSymbol::default(), Looks::default()), None);
    }
}
