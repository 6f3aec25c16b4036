//! The whole folder: every page in both languages and the look.

use super::hang::Hung;
use super::{index, viewer, work};
use crate::domain::exhibition::Edition;
use crate::domain::locale::Lang;
use crate::domain::vocabulary::Vocabulary;
use crate::text::Texts;
use crate::text::label::Wording;

/// The look: colours and what every page has, the two kinds of pages, and what the reader's own settings change.
const STYLE: &str = concat!(
    include_str!("style/base.css"),
    "\n",
    include_str!("style/rooms.css"),
    "\n",
    include_str!("style/reader.css"),
    "\n",
    include_str!("viewer.css")
);

/// What the pages are written from.
#[derive(Clone, Copy, Debug)]
pub struct Show<'a> {
    /// The exhibition with the works that may be on the web.
    pub edition: &'a Edition,
    /// What hangs, from [`super::hang`].
    pub hung: &'a [Hung<'a>],
    /// Words for what was tapped.
    pub vocabulary: &'a Vocabulary,
    /// Where the folder will be on the web (`https://…`), if that is known: for canonical addresses. The pages work
    /// without it; anything that is not `http` or `https` is left out.
    pub base_url: Option<&'a str>,
}

/// One page: which language, and which work (none: the index).
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) show: &'a Show<'a>,
    pub(super) texts: Texts,
    pub(super) work: Option<&'a Hung<'a>>,
}

impl<'a> Place<'a> {
    /// What labels are worded with.
    pub(super) fn wording(&self) -> Wording<'a> {
        Wording { texts: self.texts, vocabulary: self.show.vocabulary, offset_min: self.show.edition.offset_min }
    }

    pub(super) fn lang(&self) -> Lang {
        self.texts.lang()
    }

    /// Where the page stands in the folder.
    pub(super) fn path(&self, lang: Lang) -> String {
        let page = self.work.map_or("index.html", |work| work.page.as_str());
        match lang {
            Lang::Ko => page.to_owned(),
            Lang::En => format!("en/{page}"),
        }
    }

    /// From this page to a path in the folder.
    pub(super) fn way_to(&self, path: &str) -> String {
        let depth = self.path(self.lang()).matches('/').count();
        format!("{}{path}", "../".repeat(depth))
    }

    /// From this page to a page of the same language.
    pub(super) fn way_to_page(&self, work: Option<&'a Hung<'a>>) -> String {
        self.way_to(&Place { work, ..*self }.path(self.lang()))
    }

    /// The address of the page in `lang` on the web, if that is known.
    pub(super) fn address(&self, lang: Lang) -> Option<String> {
        let base = self.show.base_url?.trim();
        let is_web = base.starts_with("https://") || base.starts_with("http://");
        let is_plain = base.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '#' | '?'));
        (is_web && is_plain).then(|| format!("{}/{}", base.trim_end_matches('/'), self.path(lang)))
    }
}

/// Every file of the folder but the pictures: path (with `/`) and bytes.
pub fn pages(show: &Show<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("style.css".to_owned(), STYLE.as_bytes().to_vec())];
    files.push((viewer::SCRIPT.to_owned(), viewer::CODE.as_bytes().to_vec()));
    for lang in [Lang::Ko, Lang::En] {
        let start = Place { show, texts: Texts::new(lang), work: None };
        files.push((start.path(lang), index::page(&start).into_document()));
        for (at, hung) in show.hung.iter().enumerate() {
            let place = Place { work: Some(hung), ..start };
            files.push((place.path(lang), work::page(&place, hung, at).into_document()));
        }
    }
    files
}
