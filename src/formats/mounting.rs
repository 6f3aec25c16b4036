//! The mounting list: what hangs where and how high, for the people with hammer and level. As a table, and as CSV that spreadsheets
//! open (UTF-8 with a byte order mark, RFC 4180).

use crate::domain::exhibition::{Edition, ExportOptions, Shown};
use crate::domain::locale::Lang;
use crate::domain::vocabulary::Vocabulary;
use crate::text::label::{Surface, Wording, print_size};
use crate::text::made_of::centimetres;
use crate::text::{Texts, dates};

/// Columns of the list.
pub const COLUMNS: usize = 10;
/// What is deeper than this stands on a plinth, in millimetres.
const OBJECT_MM: u32 = 80;

/// The mounting list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MountingList {
    /// What it is called.
    pub title: String,
    /// Dates and place.
    pub facts: String,
    /// How heights are measured.
    pub help: String,
    /// The page of how many pages: says what stands in the footer.
    pub date: String,
    /// Names of the columns.
    pub heads: [String; COLUMNS],
    /// A row for every work that may be hung.
    pub rows: Vec<[String; COLUMNS]>,
}

/// The list of an edition in one language.
pub fn mounting_list(edition: &Edition, options: &ExportOptions, vocabulary: &Vocabulary, lang: Lang) -> MountingList {
    let wording = Wording { texts: Texts::new(lang), vocabulary, offset_min: edition.offset_min };
    let (texts, show) = (&wording.texts, edition.show());
    let dates = dates::reword(lang, show.dates.trim());
    let facts: Vec<&str> = [dates.as_str(), show.place.trim()].into_iter().filter(|fact| !fact.is_empty()).collect();
    MountingList {
        title: texts.with("mounting-title", &[("title", show.title.trim())]),
        facts: facts.join(" · "),
        help: texts.get("mounting-help"),
        date: dates::day(lang, edition.at, edition.offset_min),
        heads: HEADS.map(|key| texts.get(key)),
        rows: edition.works().iter().map(|shown| row(&wording, edition, shown, options)).collect(),
    }
}

const HEADS: [&str; COLUMNS] = [
    "mounting-number",
    "mounting-room",
    "mounting-work",
    "mounting-maker",
    "mounting-width",
    "mounting-height",
    "mounting-middle",
    "mounting-top",
    "mounting-technique",
    "mounting-notes",
];

fn row(wording: &Wording<'_>, edition: &Edition, shown: &Shown, options: &ExportOptions) -> [String; COLUMNS] {
    let (texts, work) = (&wording.texts, &shown.work);
    let label = wording.label(work, edition.show(), Surface::Paper(options.print.mm));
    let [width, height, depth] =
        work.physical.as_ref().map_or_else(|| print_size(work, options.print.mm), |it| it.size_mm);
    let is_object = depth > OBJECT_MM;
    let is_measured = width > 0 && height > 0;
    let size = |mm: u32| if mm > 0 { centimetres(mm) } else { String::new() };
    let middle = options.paper.height_mm;
    let hangs = |mm: u32| if is_object { String::new() } else { centimetres(mm) };
    let notes = [(is_object, "mounting-note-object"), (!is_measured, "mounting-note-size")];
    let notes: Vec<String> = notes.into_iter().filter(|(is, _)| *is).map(|(_, key)| texts.get(key)).collect();
    [
        shown.number.to_string(),
        room(texts, edition, shown),
        label.title,
        label.maker,
        size(width),
        size(height),
        hangs(middle),
        if is_measured { hangs(upper_edge(middle, height)) } else { String::new() },
        label.technique,
        notes.join(" "),
    ]
}

/// Height of the upper edge above the floor, where the middle hangs at `middle`; millimetres, half ones rounded up.
pub fn upper_edge(middle: u32, height: u32) -> u32 {
    middle.saturating_add(height.div_ceil(2))
}

fn room(texts: &Texts, edition: &Edition, shown: &Shown) -> String {
    let rooms = &edition.show().rooms;
    let name = rooms.get(shown.room).map_or("", |room| room.name.get(texts.lang()).trim());
    if name.is_empty() && rooms.len() > 1 {
        return texts.with("paper-room", &[("number", &(shown.room + 1).to_string())]);
    }
    name.to_owned()
}

/// The list as CSV: a byte order mark, lines ended by CR LF, every cell quoted. A cell that a spreadsheet would take for a formula
/// begins with an apostrophe (OWASP, "CSV injection").
pub fn csv(list: &MountingList) -> String {
    let line = |cells: &[String; COLUMNS]| cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\r\n";
    let lines: String = std::iter::once(&list.heads).chain(&list.rows).map(line).collect();
    format!("\u{feff}{lines}")
}

fn cell(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Spreadsheets look past spaces, and know the wide forms of the signs too.
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    let mark = if is_formula { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cannot_become_formulas_or_other_cells() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell(" \t@SUM(A1)"), "\"'  @SUM(A1)\"");
        assert_eq!(cell("말했다 \"안녕\", 그리고\n갔다"), "\"말했다 \"\"안녕\"\", 그리고 갔다\"");
        for sign in ["=", "+", "-", "@", "＝", "|"] {
            assert!(cell(sign).starts_with("\"'"), "{sign}");
        }
        assert_eq!(cell("고양이 - 개"), "\"고양이 - 개\"");
    }

    #[test]
    fn the_middle_hangs_at_the_height_of_the_eyes() {
        assert_eq!(upper_edge(1372, 297), 1521);
        assert_eq!(upper_edge(u32::MAX, u32::MAX), u32::MAX);
    }

    #[test]
    fn spreadsheets_know_the_encoding() {
        let list = MountingList { heads: std::array::from_fn(|i| i.to_string()), ..MountingList::default() };
        assert_eq!(csv(&list), "\u{feff}\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"\r\n");
    }
}
