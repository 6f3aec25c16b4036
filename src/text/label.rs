//! The label of a work in words: one wording for the wall, the catalogue, the web, IIIF, metadata and the screen.

use super::{Texts, dates, made_of};
use crate::domain::artwork::{Artwork, Deed};
use crate::domain::exhibition::Exhibition;
use crate::domain::label::{Label, Price};
use crate::domain::locale::Lang;
use crate::domain::provenance::{AiUse, ai_use, technique};
use crate::domain::strip::Piece;
use crate::domain::vocabulary::Vocabulary;

/// Where a label stands: the technique and size of a print are not those of a picture on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// Beside a picture on a screen.
    Screen,
    /// Beside a print; its longer side in millimetres where the work has none of its own.
    Paper(u32),
}

/// What labels are worded with.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// Messages of the language.
    pub texts: Texts,
    /// Words for what was tapped.
    pub vocabulary: &'a Vocabulary,
    /// Minutes that the place is ahead of UTC, for years.
    pub offset_min: i32,
}

/// A label in one language. Texts of people are as they wrote them; nothing is cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelText {
    /// The title, or that it has none yet.
    pub title: String,
    /// The maker as they want to be named, or that they do not want to be.
    pub maker: String,
    /// The year.
    pub year: String,
    /// How it was made, in true words.
    pub technique: String,
    /// How large it is; empty: not known.
    pub size: String,
    /// The words the picture was made of, as they were tapped.
    pub tapped: Vec<String>,
    /// The maker's own words.
    pub words: String,
    /// The maker's own words as they were tapped.
    pub words_tapped: Vec<String>,
    /// What one sees and how it was made, in easy words.
    pub easy: String,
    /// What the picture shows.
    pub alt: String,
    /// The price, or that it is not for sale; empty: nothing is said.
    pub price: String,
    /// Whom to thank.
    pub credits: String,
    /// Whether generative AI was used.
    pub ai: String,
    /// The notice, where generative AI was used: the curator's wording or the program's. Empty: it was not used.
    pub notice: String,
    /// What others than the maker changed, a sentence each.
    pub changes: Vec<String>,
}

impl Wording<'_> {
    /// The language.
    pub fn lang(&self) -> Lang {
        self.texts.lang()
    }

    /// The label of a work (with what was drawn among its steps) of an exhibition.
    pub fn label(&self, work: &Artwork, show: &Exhibition, surface: Surface) -> LabelText {
        let (texts, label, lang) = (&self.texts, &work.label, self.lang());
        let or = |text: &str, key: &str| if text.trim().is_empty() { texts.get(key) } else { text.trim().to_owned() };
        let year = if label.year.is_empty() { dates::year(work.made, self.offset_min) } else { label.year.clone() };
        let changed = |field: &crate::domain::label::Field| {
            texts.with("label-changed", &[("field", &texts.get(&format!("label-field-{}", field.name())))])
        };
        LabelText {
            title: or(&work.title.text, "web-untitled"),
            maker: or(&work.maker, "web-maker-unnamed"),
            year,
            technique: self.technique(work, surface),
            size: self.size(work, surface),
            tapped: self.tapped(last_chosen(work)),
            words: label.words.text.trim().to_owned(),
            words_tapped: self.tapped(&label.words.tapped),
            easy: label.easy.get(lang).trim().to_owned(),
            alt: work.alt.get(lang).trim().to_owned(),
            price: self.price(label),
            credits: label.credits.trim().to_owned(),
            ai: ai_use(work).words(texts),
            notice: self.notice(work, show).unwrap_or_default(),
            changes: label.fields_changed().iter().map(changed).collect(),
        }
    }

    /// The notice, where generative AI was used.
    pub fn notice(&self, work: &Artwork, show: &Exhibition) -> Option<String> {
        let own = show.ai_notice.get(self.lang()).trim();
        let notice = || if own.is_empty() { self.texts.get("ai-notice-label") } else { own.to_owned() };
        (ai_use(work) == AiUse::Used).then(notice)
    }

    /// A work that can be touched is of its material; a print says that it is one.
    fn technique(&self, work: &Artwork, surface: Surface) -> String {
        let made = technique(work).words(&self.texts);
        match (&work.physical, surface) {
            (Some(physical), _) => made_of::material(&self.texts, &physical.material),
            (None, Surface::Screen) => made,
            (None, Surface::Paper(_)) => self.texts.with("label-on-paper", &[("technique", &made)]),
        }
    }

    fn size(&self, work: &Artwork, surface: Surface) -> String {
        match (&work.physical, surface) {
            (Some(physical), _) => made_of::size(&self.texts, physical.size_mm),
            (None, Surface::Paper(mm)) => made_of::size(&self.texts, print_size(work, mm)),
            (None, Surface::Screen) => {
                let (width, height) = (work.width.to_string(), work.height.to_string());
                self.texts.with("web-size-value", &[("width", &width), ("height", &height)])
            }
        }
    }

    fn price(&self, label: &Label) -> String {
        match &label.price {
            Price::Unsaid => String::new(),
            Price::NotForSale => self.texts.get("label-not-for-sale"),
            Price::Asked(price) => price.trim().to_owned(),
        }
    }

    /// What stands on the buttons that were tapped.
    pub fn tapped(&self, pieces: &[Piece]) -> Vec<String> {
        pieces.iter().map(|piece| self.piece(piece)).collect()
    }

    /// What stands on the button that was tapped.
    pub fn piece(&self, piece: &Piece) -> String {
        let (words, lang) = (self.vocabulary, self.lang());
        match piece {
            Piece::Word(id) => {
                words.word(id.as_str()).map_or_else(|| id.to_string(), |word| word.text(lang).to_owned())
            }
            Piece::Phrase(id) => {
                words.phrase(id.as_str()).map_or_else(|| id.to_string(), |phrase| phrase.text.get(lang).to_owned())
            }
            Piece::Text(text) => text.clone(),
        }
    }
}

/// Width, height and depth (0) of the print of a work in millimetres; its longer side is the work's own, or `mm`.
pub fn print_size(work: &Artwork, mm: u32) -> [u32; 3] {
    let long = if work.label.print_mm > 0 { work.label.print_mm } else { mm };
    let (width, height) = (u64::from(work.width.max(1)), u64::from(work.height.max(1)));
    let side = |px: u64| u32::try_from((px * u64::from(long) * 2 + width.max(height)) / (2 * width.max(height)));
    [side(width).unwrap_or(long), side(height).unwrap_or(long), 0]
}

/// The words that were chosen last, as they were tapped; nothing where it began without words.
pub fn last_chosen(work: &Artwork) -> &[Piece] {
    let chosen = work.steps.iter().rev().find_map(|step| match &step.did {
        Deed::Chose(pieces) if !pieces.is_empty() => Some(pieces.as_slice()),
        _ => None,
    });
    chosen.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::artwork::{Hand, Step, Title};
    use crate::domain::label::{Change, Field};
    use crate::domain::locale::LocalText;

    fn wording(vocabulary: &Vocabulary, lang: Lang) -> Wording<'_> {
        Wording { texts: Texts::new(lang), vocabulary, offset_min: 540 }
    }

    fn work() -> Artwork {
        let step = |by, did| Step { at: 0, by, did, result: None };
        let chose = Deed::Chose(vec![Piece::Text("고양이".to_owned()), Piece::Text("좋다".to_owned())]);
        let painted = Deed::Painted {
            style: "watercolour".to_owned(),
            seed: 1,
            tone: Default::default(),
            stopped: false,
            of_sheet: false,
        };
        Artwork {
            title: Title { text: "햇빛".to_owned(), ..Title::default() },
            width: 1000,
            height: 500,
            steps: vec![
                step(Hand::Person, chose),
                step(Hand::Painter, Deed::Composed(Default::default())),
                step(Hand::Painter, painted),
            ],
            ..Artwork::default()
        }
    }

    #[test]
    fn a_print_says_that_it_is_one_and_a_screen_does_not() {
        let (vocabulary, show) = (Vocabulary::new(Vec::new(), Vec::new()), Exhibition::default());
        let ko = wording(&vocabulary, Lang::Ko);
        let paper = ko.label(&work(), &show, Surface::Paper(297));
        assert_eq!(paper.technique, "디지털 그림(수채화 느낌), 종이에 인쇄");
        assert!(paper.size.contains("29.7") && paper.size.contains("14.9"), "{}", paper.size);
        assert_eq!(ko.label(&work(), &show, Surface::Screen).technique, "디지털 그림(수채화 느낌)");
        assert_eq!(paper.tapped, ["고양이", "좋다"]);
        assert!(paper.notice.is_empty() && paper.price.is_empty() && !paper.ai.is_empty());
        assert_eq!(paper.maker, Texts::new(Lang::Ko).get("web-maker-unnamed"));
    }

    #[test]
    fn the_curators_wording_is_shown_only_where_ai_took_part() {
        let vocabulary = Vocabulary::new(Vec::new(), Vec::new());
        let mut show =
            Exhibition { ai_notice: LocalText::new("AI가 함께 그렸어요.", ""), ..Exhibition::default() };
        let mut by_service = work();
        by_service.steps[2].by = Hand::Service;
        let notice =
            |show: &Exhibition, lang| wording(&vocabulary, lang).label(&by_service, show, Surface::Screen).notice;
        assert_eq!(notice(&show, Lang::Ko), "AI가 함께 그렸어요.");
        assert_eq!(wording(&vocabulary, Lang::Ko).notice(&work(), &show), None);
        show.ai_notice = LocalText::default();
        assert_eq!(notice(&show, Lang::En), Texts::new(Lang::En).get("ai-notice-label"));
    }

    #[test]
    fn what_others_changed_is_marked() {
        let (vocabulary, show) = (Vocabulary::new(Vec::new(), Vec::new()), Exhibition::default());
        let mut changed = work();
        changed.label.price = Price::NotForSale;
        changed.label.changed(Change { field: Field::Title, by: String::new(), at: 0, was: "고양이".to_owned() });
        let label = wording(&vocabulary, Lang::Ko).label(&changed, &show, Surface::Paper(210));
        assert!(label.changes.len() == 1 && label.changes[0].contains("이름"), "{:?}", label.changes);
        assert!(!label.price.is_empty());
    }
}
