//! How things are made when they leave the device: files for print, labels, catalogue, pages.

use super::LabelColors;
use serde::{Deserialize, Serialize};

/// Kind of picture file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PictureFormat {
    /// PNG.
    #[default]
    Png,
    /// TIFF.
    Tiff,
    /// JPEG.
    Jpeg,
}

impl PictureFormat {
    /// The ending of its files, also its name on the command line.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Tiff => "tiff",
            Self::Jpeg => "jpeg",
        }
    }

    /// Its media type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Tiff => "image/tiff",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// What a file name's ending (without the point) stands for, in any letters; `None`: another kind of file.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "png" => Some(Self::Png),
            "tif" | "tiff" => Some(Self::Tiff),
            "jpg" | "jpeg" => Some(Self::Jpeg),
            _ => None,
        }
    }
}

/// Names and longer sides in millimetres of the paper sizes that prints have.
pub const PAPERS: [(&str, u32); 5] = [("A5", 210), ("A4", 297), ("A3", 420), ("A2", 594), ("A1", 841)];

/// Files for print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct PrintOptions {
    /// Kind of file.
    pub format: PictureFormat,
    /// Longer side of the picture in millimetres, where a work has no size of its own: 210 (A5) to 841 (A1).
    pub mm: u32,
    /// Dots an inch: 150 to 300.
    pub dpi: u32,
    /// How far the picture goes on beyond its edge, to be cut, in millimetres: 0 to 10.
    pub bleed_mm: u32,
    /// Marks where it is cut.
    pub crop_marks: bool,
}

impl Default for PrintOptions {
    fn default() -> Self {
        Self { format: PictureFormat::Png, mm: 297, dpi: 300, bleed_mm: 0, crop_marks: false }
    }
}

impl PrintOptions {
    /// Within what can be printed.
    pub fn bounded(self) -> Self {
        let (mm, dpi, bleed_mm) = (self.mm.clamp(50, 841), self.dpi.clamp(150, 300), self.bleed_mm.min(10));
        Self { mm, dpi, bleed_mm, ..self }
    }
}

/// What labels are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelStock {
    /// A card of A6, four on a sheet of A4.
    #[default]
    A6,
    /// A card of A5, two on a sheet of A4.
    A5,
    /// 2 × 4 stickers of 99.1 × 67.7 mm on A4.
    Sheet8,
    /// 2 × 7 stickers of 99.1 × 38.1 mm on A4.
    Sheet14,
}

impl LabelStock {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::A6, Self::A5, Self::Sheet8, Self::Sheet14];

    /// Its name in texts and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::A6 => "a6",
            Self::A5 => "a5",
            Self::Sheet8 => "sheet8",
            Self::Sheet14 => "sheet14",
        }
    }
}

/// The form of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CatalogueFormat {
    /// A4, standing.
    #[default]
    A4,
    /// 210 × 210 mm.
    Square,
}

/// Labels, catalogue and mounting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct PaperOptions {
    /// What labels are printed on.
    pub stock: LabelStock,
    /// English below Korean.
    pub english: bool,
    /// Large print: fewer words, letters of at least 18 points.
    pub large: bool,
    /// With the picture of every word that was tapped.
    pub pictograms: bool,
    /// Paper and ink of labels.
    pub colors: LabelColors,
    /// The form of the catalogue.
    pub catalogue: CatalogueFormat,
    /// Works on a page of the catalogue: 1 or 2.
    pub per_page: u8,
    /// Height of the middle of a picture above the floor, in millimetres: 54 inches by default.
    pub height_mm: u32,
}

impl Default for PaperOptions {
    fn default() -> Self {
        Self {
            stock: LabelStock::A6,
            english: true,
            large: false,
            pictograms: true,
            colors: LabelColors::White,
            catalogue: CatalogueFormat::A4,
            per_page: 1,
            height_mm: 1372,
        }
    }
}

/// How an export is made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportOptions {
    /// Where the pages will be on the web (`https://…`), if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Files for print.
    pub print: PrintOptions,
    /// Labels, catalogue and mounting list.
    pub paper: PaperOptions,
    /// Names of people may stand in the metadata of pictures.
    pub names_in_files: bool,
    /// Pictures carry no Content Credentials.
    pub unsigned: bool,
}

impl ExportOptions {
    /// Where the pages will be on the web, as [`web_base`] takes it; none: not known, or no address.
    pub fn base(&self) -> Option<&str> {
        web_base(self.base_url.as_deref()?)
    }
}

/// The address without `/` at its end, if it is one of a folder on the web: `http` or `https`, a host, nothing after `?` or `#`, no
/// name or password, no character that an address cannot have or that could end it where it stands in a page.
pub fn web_base(address: &str) -> Option<&str> {
    let address = address.trim().trim_end_matches('/');
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"'<>\\^`{|}#?@&;".contains(c);
    (host.chars().any(|c| c.is_ascii_alphanumeric()) && rest.chars().all(is_plain)).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_a_folder_on_the_web_is_an_address() {
        assert_eq!(web_base(" https://example.org/spring/ "), Some("https://example.org/spring"));
        assert_eq!(web_base("http://localhost:8000"), Some("http://localhost:8000"));
        let bad = ["", "https://", "https:///x", "ftp://x", "file:///x", "https://x?y", "https://x#y", "https://a b"];
        let worse = [
            "https://me:pw@x",
            "https://봄",
            "https://x/\"><script>",
            "https://x/'",
            "https://x/&amp;",
            "javascript:x",
        ];
        for bad in bad.into_iter().chain(worse) {
            assert_eq!(web_base(bad), None, "{bad}");
            let options = ExportOptions { base_url: Some(bad.to_owned()), ..ExportOptions::default() };
            assert_eq!(options.base(), None, "{bad}");
        }
        assert_eq!(ExportOptions::default().base(), None);
    }

    proptest! {
        #[test]
        fn what_is_taken_can_stand_in_a_page_and_is_taken_again(address in "(https?://)?[ -~가-힣/]{0,40}") {
            if let Some(base) = web_base(&address) {
                prop_assert!(!base.ends_with('/') && !base.contains(['"', '\'', '<', '>', '&', ' ']));
                prop_assert_eq!(web_base(base), Some(base));
            }
        }
    }
}
