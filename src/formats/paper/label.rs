//! The words of a label: what stands beside a work on a wall, Korean first and what English says otherwise below it.

use super::told::languages;
use crate::domain::artwork::Artwork;
use crate::domain::consent::Use;
use crate::domain::exhibition::{Edition, ExportOptions, Shown};
use crate::domain::id::ArtworkId;
use crate::domain::locale::Lang;
use crate::domain::strip::Piece;
use crate::domain::vocabulary::{SymbolRef, Vocabulary};
use crate::formats::web_exhibition::hang;
use crate::text::Texts;
use crate::text::label::{LabelText, Surface, Wording, last_chosen};

/// A word as it was tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tapped {
    /// In quotation marks.
    pub word: String,
    /// Its picture, if it has one.
    pub symbol: Option<SymbolRef>,
}

/// A label in one language. In the second language, what the first one says already is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The language.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// The maker as they want to be named.
    pub maker: String,
    /// Year, technique and size.
    pub facts: String,
    /// The words that were tapped, quoted, on one line with what they are.
    pub tapped: String,
    /// What the words that were tapped are.
    pub tapped_head: String,
    /// The maker's own words, quoted.
    pub words: String,
    /// The same as they were tapped, quoted.
    pub words_tapped: String,
    /// The easy description.
    pub easy: String,
    /// The notice, where generative AI took part.
    pub notice: String,
    /// What others changed.
    pub changes: String,
    /// Whom to thank.
    pub credits: String,
    /// The price.
    pub price: String,
    /// What stands below the code.
    pub code: String,
}

/// The label of a work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelWords {
    /// Which work.
    pub work: ArtworkId,
    /// Its number.
    pub number: usize,
    /// Korean first.
    pub told: Vec<Told>,
    /// Words of the picture with their pictures.
    pub tapped: Vec<Tapped>,
    /// The maker's own words with their pictures, if they were tapped.
    pub words_tapped: Vec<Tapped>,
    /// The page of the work, if it is known where the web exhibition will be.
    pub address: Option<String>,
    /// What the code is, in words.
    pub code_alt: String,
    /// What the picture shows, in its language.
    pub alt: (Lang, String),
}

/// The labels of an edition, in the order the works hang.
pub fn labels(edition: &Edition, options: &ExportOptions, vocabulary: &Vocabulary) -> Vec<LabelWords> {
    let langs = languages(&options.paper);
    let pages = hang(edition);
    let base = options.base();
    let label = |(shown, page): (&Shown, Option<String>)| {
        // A page is there only where the maker said yes to it.
        let page = page.filter(|_| shown.work.consents.allows(Use::Web).is_ok());
        let address = base.zip(page).map(|(base, page)| format!("{base}/{page}"));
        one(shown, edition, options, vocabulary, &langs, address)
    };
    let pages = pages.iter().map(|hung| Some(hung.page.clone())).chain(std::iter::repeat(None));
    edition.works().iter().zip(pages).map(label).collect()
}

/// What the document with the labels is called.
pub fn labels_title(edition: &Edition) -> String {
    Texts::new(Lang::Ko).with("paper-labels-title", &[("title", edition.show().title.trim())])
}

fn one(
    shown: &Shown,
    edition: &Edition,
    options: &ExportOptions,
    vocabulary: &Vocabulary,
    langs: &[Lang],
    address: Option<String>,
) -> LabelWords {
    let work = &shown.work;
    let wording = |lang| Wording { texts: Texts::new(lang), vocabulary, offset_min: edition.offset_min };
    let mut all: Vec<Told> = Vec::new();
    for lang in langs {
        let mut said = told(&wording(*lang), work, edition, options);
        if let Some(first) = all.first() {
            without(&mut said, first);
        }
        all.push(said);
    }
    let first = wording(langs.first().copied().unwrap_or_default());
    let title = all.first().map(|told| told.title.clone()).unwrap_or_default();
    let code_alt =
        address.as_deref().map(|to| first.texts.with("paper-code-of", &[("title", &title), ("address", to)]));
    LabelWords {
        work: work.id.clone(),
        number: shown.number,
        tapped: tapped(&first, last_chosen(work)),
        words_tapped: tapped(&first, &work.label.words.tapped),
        alt: alt(&first, work, &title),
        told: all,
        address,
        code_alt: code_alt.unwrap_or_default(),
    }
}

/// What the picture shows; without a description, whose picture it is.
pub(super) fn alt(wording: &Wording<'_>, work: &Artwork, title: &str) -> (Lang, String) {
    let written = work.alt.get(wording.lang()).trim();
    if written.is_empty() {
        return (wording.lang(), wording.texts.with("web-picture", &[("title", title)]));
    }
    (super::language_of(written, wording.lang()), written.to_owned())
}

fn told(wording: &Wording<'_>, work: &Artwork, edition: &Edition, options: &ExportOptions) -> Told {
    let texts = &wording.texts;
    let LabelText { title, maker, year, technique, size, tapped, words, words_tapped, easy, notice, .. } =
        &wording.label(work, edition.show(), Surface::Paper(options.print.mm));
    let text = wording.label(work, edition.show(), Surface::Paper(options.print.mm));
    let quoted = |text: &String| texts.with("paper-quoted", &[("text", text)]);
    let line = |words: &[String]| words.iter().map(quoted).collect::<Vec<_>>().join(" ");
    let some = |text: &str, key: &str, name: &str| {
        if text.is_empty() { String::new() } else { texts.with(key, &[(name, text)]) }
    };
    let is_heard = work.label.words.voice.is_some() || work.title.voice.is_some();
    // A size stands on one line.
    let size = size.replace(' ', "\u{a0}");
    let facts: Vec<&str> =
        [year, technique, &size].into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    Told {
        lang: wording.lang(),
        title: title.clone(),
        maker: maker.clone(),
        facts: facts.join("\u{a0}· "),
        tapped: some(&line(tapped), "paper-tapped-line", "words"),
        tapped_head: texts.get("paper-tapped"),
        words: some(words, "paper-quoted", "text"),
        words_tapped: some(&line(words_tapped), "paper-tapped-so", "words"),
        easy: easy.clone(),
        notice: notice.clone(),
        changes: text.changes.join("\n"),
        credits: some(&text.credits, "paper-credits-line", "names"),
        price: text.price.clone(),
        code: texts.get(if is_heard { "paper-code-heard" } else { "paper-code" }),
    }
}

/// Leaves out what is said already.
fn without(told: &mut Told, first: &Told) {
    let pairs = [
        (&mut told.title, &first.title),
        (&mut told.maker, &first.maker),
        (&mut told.facts, &first.facts),
        (&mut told.tapped, &first.tapped),
        (&mut told.words, &first.words),
        (&mut told.words_tapped, &first.words_tapped),
        (&mut told.easy, &first.easy),
        (&mut told.notice, &first.notice),
        (&mut told.changes, &first.changes),
        (&mut told.price, &first.price),
    ];
    pairs.into_iter().filter(|(text, other)| *text == *other).for_each(|(text, _)| text.clear());
}

/// Words with their pictures.
fn tapped(wording: &Wording<'_>, pieces: &[Piece]) -> Vec<Tapped> {
    let symbol = |piece: &Piece| match piece {
        Piece::Word(id) => wording.vocabulary.word(id.as_str()).map(|word| word.symbol.clone()),
        Piece::Phrase(id) => wording.vocabulary.phrase(id.as_str()).map(|phrase| phrase.symbol.clone()),
        Piece::Text(text) => wording.vocabulary.find(text).map(|word| word.symbol.clone()),
    };
    let one = |piece: &Piece| Tapped {
        word: wording.texts.with("paper-quoted", &[("text", &wording.piece(piece))]),
        symbol: symbol(piece).filter(|symbol| !symbol.0.is_empty()),
    };
    pieces.iter().map(one).collect()
}
