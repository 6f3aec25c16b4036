//! The words of a catalogue: cover, rooms, works, index of makers, thanks and imprint.

use super::label::{LabelWords, labels};
use super::told::{InLanguages, each, language_of, languages, message, written};
use crate::domain::exhibition::{Edition, Exhibition, ExportOptions, Room};
use crate::domain::locale::Lang;
use crate::domain::provenance::{AiUse, ai_use};
use crate::domain::vocabulary::Vocabulary;
use crate::text::{Texts, dates};
use std::collections::BTreeMap;

/// Heading and text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub head: InLanguages,
    /// Its paragraphs.
    pub text: Vec<InLanguages>,
}

/// A room with works.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomWords {
    /// Its name; empty: the only room needs none.
    pub name: InLanguages,
    /// What one sees there.
    pub text: InLanguages,
    /// Its works, counted from 0 in the edition.
    pub works: Vec<usize>,
}

/// A catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogueWords {
    /// What the document is called.
    pub name: String,
    /// The exhibition's title, and its language.
    pub title: (Lang, String),
    /// When, where and who holds it, a line each.
    pub facts: Vec<InLanguages>,
    /// What it is about.
    pub about: InLanguages,
    /// Heading of the contents.
    pub contents: InLanguages,
    /// Rooms with works that may be shown.
    pub rooms: Vec<RoomWords>,
    /// The label of every work of the edition.
    pub works: Vec<LabelWords>,
    /// Heading of the index.
    pub index: InLanguages,
    /// Makers who want to be named, in the order of the alphabet, with their works (counted from 0).
    pub makers: Vec<(String, Vec<usize>)>,
    /// Heading of the last pages, and what stands there.
    pub imprint: InLanguages,
    /// Thanks, AI, rights, symbols, date.
    pub sections: Vec<Section>,
    /// What a link to a page says: `{page}` and `{title}` are put in by [`CatalogueWords::leads_to`].
    link: Lang,
}

impl CatalogueWords {
    /// What is read out for a link to a page (from 1).
    pub fn leads_to(&self, title: &str, page: usize) -> String {
        Texts::new(self.link).with("paper-leads-to", &[("title", title), ("page", &page.to_string())])
    }
}

/// The words of the catalogue of an edition.
pub fn catalogue(edition: &Edition, options: &ExportOptions, vocabulary: &Vocabulary) -> CatalogueWords {
    let langs = languages(&options.paper);
    let (show, first) = (edition.show(), Texts::new(Lang::Ko));
    let works = labels(edition, options, vocabulary);
    let title =
        if show.title.trim().is_empty() { first.get("paper-untitled-show") } else { show.title.trim().to_owned() };
    let of_person = |text: &str| each(&[Lang::Ko], |_| text.to_owned());
    let dates = each(&langs, |lang| dates::reword(lang, show.dates.trim()));
    let facts = [dates, of_person(&show.place), of_person(&show.host)];
    CatalogueWords {
        name: first.with("paper-catalogue-title", &[("title", &title)]),
        title: (language_of(&title, Lang::Ko), title),
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
        about: written(&langs, &show.about),
        contents: message(&langs, "paper-contents", &[]),
        rooms: rooms(edition, &langs),
        makers: makers(edition),
        works,
        index: message(&langs, "paper-makers", &[]),
        imprint: message(&langs, "paper-imprint", &[]),
        sections: sections(edition, &langs),
        link: Lang::Ko,
    }
}

fn rooms(edition: &Edition, langs: &[Lang]) -> Vec<RoomWords> {
    let all = &edition.show().rooms;
    let named = |number: usize, room: &Room| {
        let name = written(langs, &room.name);
        let is_bare = name.is_empty() && all.len() > 1;
        if is_bare { message(langs, "paper-room", &[("number", &(number + 1).to_string())]) } else { name }
    };
    let words = |(number, room): (usize, &Room)| RoomWords {
        name: named(number, room),
        text: written(langs, &room.text),
        works: (0..edition.works().len()).filter(|at| edition.works()[*at].room == number).collect(),
    };
    all.iter().enumerate().map(words).filter(|room| !room.works.is_empty()).collect()
}

fn makers(edition: &Edition) -> Vec<(String, Vec<usize>)> {
    let mut makers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, shown) in edition.works().iter().enumerate() {
        let name = shown.work.maker.trim();
        if !name.is_empty() {
            makers.entry(name.to_owned()).or_default().push(at);
        }
    }
    makers.into_iter().collect()
}

fn sections(edition: &Edition, langs: &[Lang]) -> Vec<Section> {
    let show = edition.show();
    let say = |key: &str| message(langs, key, &[]);
    let of_person = |text: &str| each(&[Lang::Ko], |_| text.to_owned());
    let made = each(langs, |lang| {
        let date = dates::day(lang, edition.at, edition.offset_min);
        Texts::new(lang).with("paper-made", &[("date", &date)])
    });
    let all = [
        ("paper-thanks", vec![of_person(&show.credits)]),
        ("paper-ai", vec![say(ai(edition)), curators_notice(edition, langs)]),
        ("paper-rights", vec![rights(show, langs)]),
        ("paper-symbols", vec![say("web-credit-twemoji"), say("web-credit-own")]),
        ("paper-about-book", vec![of_person(&show.host), made]),
    ];
    let section = |(key, text): (&str, Vec<InLanguages>)| {
        let text: Vec<InLanguages> = text.into_iter().filter(|text| !text.is_empty()).collect();
        (!text.is_empty()).then(|| Section { head: say(key), text })
    };
    all.into_iter().filter_map(section).collect()
}

/// Under which terms the pictures may be used: that the rights are the makers', unless the curator chose others.
fn rights(show: &Exhibition, langs: &[Lang]) -> InLanguages {
    match show.rights.trim() {
        "" => message(langs, "web-rights", &[]),
        address if address.starts_with("http://") || address.starts_with("https://") => {
            message(langs, "metadata-rights-terms", &[("address", address)])
        }
        words => each(&[Lang::Ko], |_| words.to_owned()),
    }
}

/// What is true of all works together.
fn ai(edition: &Edition) -> &'static str {
    let uses: Vec<AiUse> = edition.works().iter().map(|shown| ai_use(&shown.work)).collect();
    if uses.contains(&AiUse::Used) {
        "web-ai-some-used"
    } else if uses.iter().all(|ai| matches!(ai, AiUse::None | AiUse::NonePainter)) {
        "web-ai-all-none"
    } else {
        "web-ai-see-works"
    }
}

fn curators_notice(edition: &Edition, langs: &[Lang]) -> InLanguages {
    let is_used = edition.works().iter().any(|shown| ai_use(&shown.work) == AiUse::Used);
    if is_used { written(langs, &edition.show().ai_notice) } else { InLanguages::new() }
}
