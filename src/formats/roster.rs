//! A list of people as instructors have it: a table (comma- or tab-separated) from any spreadsheet program, or bare names, one a line.
//!
//! With headings, in Korean or English: 이름 `name` (the only one that is needed), 모임 `group`, 부르는 말 `address`, 언어 `language`,
//! 시작 `start` (templates, `;` between several). Text is UTF-8, UTF-16 with its mark, or EUC-KR as Korean spreadsheet programs write it.

use super::table;
use crate::domain::locale::Lang;
use crate::domain::profile::Address;
use crate::domain::template::Template;
use encoding_rs::{EUC_KR, Encoding};

/// Longest file, bytes.
pub const MAX_BYTES: u64 = 1 << 20;
/// Most people of one list.
pub const MAX_PEOPLE: usize = 200;
/// Characters of a cell that are read.
const MAX_CELL: usize = 200;

/// A person of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterRow {
    /// Name, not empty.
    pub name: String,
    /// Group; empty: none is named.
    pub group: String,
    /// How they are addressed, if it is told.
    pub address: Option<Address>,
    /// Their language, if it is told.
    pub lang: Option<Lang>,
    /// What they begin with.
    pub templates: Vec<Template>,
    /// What stands in cells and is not understood; the rest of the row is.
    pub unknown: Vec<String>,
}

/// Why a list is refused as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    /// There are headings and none of them is that of names, or there is nobody.
    #[error("there are no names")]
    NoNames,
    /// More than [`MAX_PEOPLE`].
    #[error("there are more than {MAX_PEOPLE} people")]
    TooMany,
}

/// Columns that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Group,
    Address,
    Lang,
    Start,
}

impl Column {
    fn of(heading: &str) -> Option<Self> {
        Some(match plain(heading).as_str() {
            "이름" | "성명" | "name" => Self::Name,
            "모임" | "모둠" | "반" | "group" | "class" => Self::Group,
            "부르는말" | "호칭" | "address" => Self::Address,
            "언어" | "말" | "language" | "lang" => Self::Lang,
            "시작" | "설정" | "start" | "template" | "templates" => Self::Start,
            _ => return None,
        })
    }
}

/// Reads a list.
///
/// # Errors
/// [`RosterError`].
pub fn read(bytes: &[u8]) -> Result<Vec<RosterRow>, RosterError> {
    let mut rows = table::cells(&decoded(bytes));
    let headings: Vec<Option<Column>> = rows.first().into_iter().flatten().map(|cell| Column::of(cell)).collect();
    let has_headings = headings.iter().any(Option::is_some);
    let columns = if has_headings { headings } else { vec![Some(Column::Name)] };
    if has_headings {
        rows.remove(0);
    }
    if !columns.contains(&Some(Column::Name)) {
        return Err(RosterError::NoNames);
    }
    let people: Vec<RosterRow> = rows.iter().filter_map(|cells| person(&columns, cells)).take(MAX_PEOPLE + 1).collect();
    match people.len() {
        0 => Err(RosterError::NoNames),
        count if count > MAX_PEOPLE => Err(RosterError::TooMany),
        _ => Ok(people),
    }
}

/// What the bytes say. Spreadsheets put a mark before UTF-16; what is not UTF-8 is EUC-KR, whose letters hardly ever are.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => EUC_KR.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn person(columns: &[Option<Column>], cells: &[String]) -> Option<RosterRow> {
    let mut row = RosterRow::default();
    for (column, cell) in columns.iter().zip(cells) {
        let cell: String = cell.trim().chars().filter(|c| !c.is_control()).take(MAX_CELL).collect();
        if cell.is_empty() {
            continue;
        }
        match column {
            Some(Column::Name) => row.name = cell,
            Some(Column::Group) => row.group = cell,
            Some(Column::Address) => row.address = known(address(&cell), cell, &mut row.unknown),
            Some(Column::Lang) => row.lang = known(lang(&cell), cell, &mut row.unknown),
            Some(Column::Start) => {
                for part in cell.split([';', '/', '·']).map(str::trim).filter(|part| !part.is_empty()) {
                    row.templates.extend(known(template(part), part.to_owned(), &mut row.unknown));
                }
            }
            None => {}
        }
    }
    (!row.name.is_empty()).then_some(row)
}

/// What was understood; else the text is noted.
fn known<T>(found: Option<T>, text: String, unknown: &mut Vec<String>) -> Option<T> {
    if found.is_none() {
        unknown.push(text);
    }
    found
}

/// Without spaces and capitals.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-' && *c != '_').flat_map(char::to_lowercase).collect()
}

fn address(text: &str) -> Option<Address> {
    Some(match plain(text).as_str() {
        "님" | "nim" => Address::Nim,
        "씨" | "ssi" => Address::Ssi,
        "이름" | "없음" | "name" => Address::Name,
        _ => return None,
    })
}

fn lang(text: &str) -> Option<Lang> {
    Some(match plain(text).as_str() {
        "한국어" | "한글" | "ko" | "korean" => Lang::Ko,
        "영어" | "en" | "english" => Lang::En,
        _ => return None,
    })
}

fn template(text: &str) -> Option<Template> {
    let text = plain(text);
    let is = |template: &Template| plain(template.name()) == text;
    Template::ALL.into_iter().find(is).or_else(|| {
        Some(match text.as_str() {
            "글" | "글읽는사람" | "글읽기" => Template::Reader,
            "스위치" | "휠체어스위치사용자" => Template::SwitchUser,
            "눈" | "머리" | "눈이나머리로가리키는사람" | "가리키기" => Template::Pointer,
            "손떨림" | "손이떨리는사람" => Template::UnsteadyHand,
            "크게" | "크게보는사람" => Template::LowVision,
            "낱말" | "낱말을시작하는사람" => Template::FirstWords,
            "예민" | "조용히" | "소리와움직임에예민한사람" => Template::Calm,
            _ => return None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(bytes: &[u8]) -> Vec<String> {
        read(bytes).map(|rows| rows.into_iter().map(|row| row.name).collect()).unwrap_or_default()
    }

    #[test]
    fn a_table_is_read_by_its_headings() {
        let text = "모임,이름,부르는 말,시작,메모\n해뜰반,하늘,씨,스위치;예민,커피를 좋아해요\n,바다,,,\n달빛반,,,,\n";
        let rows = read(text.as_bytes()).unwrap();
        assert_eq!(rows.len(), 2, "a row without a name is nobody");
        assert_eq!(
            (rows[0].name.as_str(), rows[0].group.as_str(), rows[0].address),
            ("하늘", "해뜰반", Some(Address::Ssi))
        );
        assert_eq!(rows[0].templates, [Template::SwitchUser, Template::Calm]);
        assert_eq!(rows[1], RosterRow { name: "바다".into(), ..RosterRow::default() });
        let english = read(b"Name\tLanguage\tStart\nSky\ten\tlow-vision\nSea\tKlingon\tmagic\n").unwrap();
        assert_eq!((english[0].lang, &english[0].templates[..]), (Some(Lang::En), &[Template::LowVision][..]));
        assert_eq!(english[1].unknown, ["Klingon", "magic"]);
        assert_eq!(read("모임,메모\n해뜰반,x\n".as_bytes()), Err(RosterError::NoNames));
    }

    #[test]
    fn bare_names_and_every_way_of_writing_are_read() {
        assert_eq!(names("하늘\n바다\r\n\n산\n".as_bytes()), ["하늘", "바다", "산"]);
        let text = "이름,모임\n하늘,해뜰반\n";
        let euc = EUC_KR.encode(text).0;
        assert_eq!(names(&euc), ["하늘"]);
        let mut wide = vec![0xFF, 0xFE];
        wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(names(&wide), ["하늘"]);
        assert_eq!(names(format!("\u{feff}{text}").as_bytes()), ["하늘"]);
    }

    #[test]
    fn there_is_an_end() {
        let many = |count: usize| (0..count).map(|n| format!("사람{n}\n")).collect::<String>();
        assert_eq!(read(many(MAX_PEOPLE).as_bytes()).map(|rows| rows.len()), Ok(MAX_PEOPLE));
        assert_eq!(read(many(MAX_PEOPLE + 1).as_bytes()), Err(RosterError::TooMany));
        assert_eq!(read(b""), Err(RosterError::NoNames));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            for row in read(&bytes).unwrap_or_default() {
                prop_assert!(!row.name.trim().is_empty() && row.name.chars().count() <= MAX_CELL);
            }
        }
    }
}
