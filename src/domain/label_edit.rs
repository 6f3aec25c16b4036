//! Editing the label of a work: what is said for the maker by themselves, and what others change, which stays marked.

use super::artwork::Artwork;
use super::id::Millis;
use super::label::{Change, Confirmed, Field, Price};
use super::locale::{Lang, LocalText};
use serde::{Deserialize, Serialize};

/// One edit of a label. What the maker tapped is no part of it: it cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelEdit {
    /// The title.
    Title(String),
    /// How the maker is named; empty: not at all.
    Maker(String),
    /// The year; empty: when the work was made.
    Year(String),
    /// The maker's own words.
    Words(String),
    /// The easy description.
    Easy(Lang, String),
    /// What the picture shows.
    Alt(Lang, String),
    /// Whether one can buy it.
    Price(Price),
    /// Whom to thank.
    Credits(String),
    /// The longer side of the print in millimetres; 0: as chosen for all.
    Size(u32),
    /// The description was read and is right.
    ConfirmAlt(bool),
    /// The first wording again.
    First(Field),
}

/// Who edits, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    /// The maker says so themselves: nothing is marked.
    pub is_maker: bool,
    /// Name of whoever else it is; empty: the curator of this device.
    pub by: String,
    /// When.
    pub at: Millis,
}

/// Longest line and longest text in characters.
const MAX_LINE: usize = 120;
const MAX_TEXT: usize = 2000;
/// Largest print in millimetres.
const MAX_PRINT_MM: u32 = 841;
/// Between the two languages of a text that is kept as one.
const LANGUAGES: char = '\u{2028}';

impl LabelEdit {
    /// What it changes; none: it only confirms.
    pub fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Title(_) => Field::Title,
            Self::Maker(_) => Field::Maker,
            Self::Year(_) => Field::Year,
            Self::Words(_) => Field::Words,
            Self::Easy(..) => Field::Easy,
            Self::Alt(..) => Field::Alt,
            Self::Price(_) => Field::Price,
            Self::Credits(_) => Field::Credits,
            Self::Size(_) => Field::Size,
            Self::First(field) => *field,
            Self::ConfirmAlt(_) => return None,
        })
    }
}

/// Edits the label of a work. What somebody else than the maker changes is marked, with how it was; going back to the first wording
/// takes the marks away.
pub fn edit(work: &mut Artwork, edit: LabelEdit, editor: Editor) {
    let Some(field) = edit.field() else {
        let confirmed = Confirmed { by: editor.by, at: editor.at };
        work.label.alt_confirmed = (edit == LabelEdit::ConfirmAlt(true)).then_some(confirmed);
        return;
    };
    let was = value(work, field);
    if let LabelEdit::First(_) = edit {
        let Some(first) = work.label.first(field).map(str::to_owned) else { return };
        set_value(work, field, &first);
        work.label.changes.retain(|change| change.field != field);
    } else {
        apply(work, edit);
        if !editor.is_maker && value(work, field) != was {
            work.label.changed(Change { field, by: editor.by, at: editor.at, was: was.clone() });
        }
    }
    if field == Field::Alt && value(work, field) != was {
        // Somebody has to read it again.
        work.label.alt_confirmed = None;
    }
}

fn apply(work: &mut Artwork, edit: LabelEdit) {
    let label = &mut work.label;
    match edit {
        LabelEdit::Title(text) => work.title.text = line(&text),
        LabelEdit::Maker(text) => work.maker = line(&text),
        LabelEdit::Year(text) => label.year = line(&text),
        LabelEdit::Words(words) => label.words.text = text(&words),
        LabelEdit::Easy(lang, words) => *of(&mut label.easy, lang) = text(&words),
        LabelEdit::Alt(lang, words) => *of(&mut work.alt, lang) = text(&words),
        LabelEdit::Price(Price::Asked(price)) => label.price = asked(&price),
        LabelEdit::Price(price) => label.price = price,
        LabelEdit::Credits(words) => label.credits = text(&words),
        LabelEdit::Size(mm) => label.print_mm = mm.min(MAX_PRINT_MM),
        LabelEdit::ConfirmAlt(_) | LabelEdit::First(_) => {}
    }
}

fn of(text: &mut LocalText, lang: Lang) -> &mut String {
    match lang {
        Lang::Ko => &mut text.ko,
        Lang::En => &mut text.en,
    }
}

/// One line, not too long.
fn line(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && *c != LANGUAGES)
        .collect::<String>()
        .trim()
        .chars()
        .take(MAX_LINE)
        .collect()
}

/// Some lines, not too long.
fn text(text: &str) -> String {
    let kept = text.chars().filter(|c| (*c == '\n' || !c.is_control()) && *c != LANGUAGES);
    kept.collect::<String>().trim().chars().take(MAX_TEXT).collect()
}

fn asked(price: &str) -> Price {
    let price = line(price);
    if price.is_empty() { Price::Unsaid } else { Price::Asked(price) }
}

/// A field as one text, as changes keep it. [`first_words`] shows it.
fn value(work: &Artwork, field: Field) -> String {
    let label = &work.label;
    let both = |text: &LocalText| format!("{}{LANGUAGES}{}", text.ko, text.en);
    match field {
        Field::Title => work.title.text.clone(),
        Field::Maker => work.maker.clone(),
        Field::Year => label.year.clone(),
        Field::Words => label.words.text.clone(),
        Field::Easy => both(&label.easy),
        Field::Alt => both(&work.alt),
        Field::Price => match &label.price {
            Price::Unsaid => String::new(),
            Price::NotForSale => "-".to_owned(),
            Price::Asked(price) => price.clone(),
        },
        Field::Credits => label.credits.clone(),
        Field::Size => label.print_mm.to_string(),
    }
}

fn set_value(work: &mut Artwork, field: Field, was: &str) {
    let label = &mut work.label;
    let both = |was: &str| {
        let (ko, en) = was.split_once(LANGUAGES).unwrap_or((was, ""));
        LocalText::new(ko, en)
    };
    match field {
        Field::Title => work.title.text = was.to_owned(),
        Field::Maker => work.maker = was.to_owned(),
        Field::Year => label.year = was.to_owned(),
        Field::Words => label.words.text = was.to_owned(),
        Field::Easy => label.easy = both(was),
        Field::Alt => work.alt = both(was),
        Field::Price if was == "-" => label.price = Price::NotForSale,
        Field::Price => label.price = asked(was),
        Field::Credits => label.credits = was.to_owned(),
        Field::Size => label.print_mm = was.parse().unwrap_or_default(),
    }
}

/// The first wording of a field in a language, as it can be shown; none: nobody else than the maker changed it.
pub fn first_words(work: &Artwork, field: Field, lang: Lang) -> Option<String> {
    let first = work.label.first(field)?;
    let (ko, en) = first.split_once(LANGUAGES).unwrap_or((first, first));
    Some(if lang == Lang::Ko { ko } else { en }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curator() -> Editor {
        Editor { is_maker: false, by: "지은".to_owned(), at: 7 }
    }

    #[test]
    fn what_others_change_is_marked_and_the_first_wording_comes_back() {
        let edits = [
            (LabelEdit::Title("바다 2".to_owned()), Field::Title),
            (LabelEdit::Maker(String::new()), Field::Maker),
            (LabelEdit::Easy(Lang::En, "The sea.".to_owned()), Field::Easy),
            (LabelEdit::Alt(Lang::Ko, "배".to_owned()), Field::Alt),
            (LabelEdit::Price(Price::Asked("10만 원".to_owned())), Field::Price),
            (LabelEdit::Size(420), Field::Size),
        ];
        let mut before = Artwork { maker: "하늘".to_owned(), ..Artwork::default() };
        before.label.price = Price::NotForSale;
        before.alt = LocalText::new("바다", "sea");
        for (one, field) in edits {
            let mut work = before.clone();
            edit(&mut work, one.clone(), curator());
            assert_ne!(work, before, "{field:?}");
            assert_eq!(work.label.fields_changed(), [field]);
            assert_eq!((work.label.changes[0].by.as_str(), work.label.changes[0].at), ("지은", 7));
            edit(&mut work, LabelEdit::First(field), curator());
            assert_eq!(work, before, "{field:?}");
            edit(&mut work, one, Editor { is_maker: true, ..curator() });
            assert!(work.label.changes.is_empty() && work != before, "the maker's own word is nobody's change");
        }
    }

    #[test]
    fn a_description_that_was_changed_has_to_be_read_again() {
        let mut work = Artwork { alt: LocalText::new("바다", "sea"), ..Artwork::default() };
        edit(&mut work, LabelEdit::ConfirmAlt(true), curator());
        assert_eq!(work.label.alt_confirmed.as_ref().map(|read| read.by.as_str()), Some("지은"));
        edit(&mut work, LabelEdit::Alt(Lang::Ko, "바다 ".to_owned()), curator());
        assert!(work.label.alt_confirmed.is_some() && work.label.changes.is_empty(), "nothing has changed");
        edit(&mut work, LabelEdit::Alt(Lang::Ko, "배".to_owned()), curator());
        assert!(work.label.alt_confirmed.is_none());
        assert_eq!(first_words(&work, Field::Alt, Lang::En).as_deref(), Some("sea"));
        assert_eq!(first_words(&work, Field::Title, Lang::En), None);
    }

    #[test]
    fn what_is_written_is_kept_within_bounds() {
        let mut work = Artwork::default();
        edit(&mut work, LabelEdit::Title(format!("a\u{2028}\u{7}{}", "가".repeat(500))), curator());
        edit(&mut work, LabelEdit::Words("한 줄\n두 줄".to_owned()), curator());
        edit(&mut work, LabelEdit::Size(9000), curator());
        assert_eq!((work.title.text.chars().count(), work.label.print_mm), (MAX_LINE, MAX_PRINT_MM));
        assert_eq!(work.label.words.text, "한 줄\n두 줄");
        edit(&mut work, LabelEdit::Price(Price::Asked("  ".to_owned())), curator());
        assert_eq!(work.label.price, Price::Unsaid);
    }
}
