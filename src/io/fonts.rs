//! Finds a Hangul face among the installed fonts, by family, the most fitting first.

use fontique::{Collection, CollectionOptions, FamilyInfo, FontStyle, FontWeight, FontWidth};

/// Families in the order we like them: rounded first, then what systems have.
const FAMILIES: [&str; 12] = [
    "NanumSquareRound",
    "나눔스퀘어라운드",
    "Pretendard",
    "Pretendard Variable",
    "NanumSquare",
    "Noto Sans KR",
    "Noto Sans CJK KR",
    "Malgun Gothic",
    "맑은 고딕",
    "Apple SD Gothic Neo",
    "NanumBarunGothic",
    "NanumGothic",
];

/// A face: the file and which face in it.
#[derive(Clone, Debug)]
pub struct Face {
    /// The bytes of the font file.
    pub bytes: Vec<u8>,
    /// Index of the face in the file.
    pub index: u32,
}

/// A Hangul family in two weights.
#[derive(Clone, Debug)]
pub struct Hangul {
    /// Family name.
    pub family: String,
    /// Weight 400.
    pub regular: Face,
    /// Weight 700, or the regular one again.
    pub bold: Face,
}

/// The first family of our list that is installed; `None`: none of them is.
pub fn hangul() -> Option<Hangul> {
    let mut fonts = Collection::new(CollectionOptions { shared: false, system_fonts: true });
    let family = FAMILIES.iter().find_map(|name| fonts.family_by_name(name))?;
    let regular = face(&family, 400.0)?;
    let bold = face(&family, 700.0).unwrap_or_else(|| regular.clone());
    Some(Hangul { family: family.name().to_owned(), regular, bold })
}

fn face(family: &FamilyInfo, weight: f32) -> Option<Face> {
    let font = family.match_font(FontWidth::NORMAL, FontStyle::Normal, FontWeight::new(weight), false)?;
    Some(Face { bytes: font.load(None)?.data().to_vec(), index: font.index() })
}
