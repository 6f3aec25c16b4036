//! The whole folder: every page in both languages, the look, the scripts, and what machines read.

use super::hang::Hung;
use super::steps::hides_a_step;
use super::{about, kiosk, makers, offline, room, sitemap, start, style, viewer, work};
use crate::domain::exhibition::{Edition, web_base};
use crate::domain::locale::Lang;
use crate::domain::vocabulary::Vocabulary;
use crate::text::Texts;
use crate::text::label::{LabelText, Surface, Wording};

/// Scripts: they only add to pages that can be read without them.
const SCRIPTS: [(&str, &str); 3] = [
    ("reader.js", include_str!("script/reader.js")),
    ("kiosk.js", include_str!("script/kiosk.js")),
    (viewer::SCRIPT, viewer::CODE),
];

/// What whoever writes the folder can make beside pictures and recordings. Pages refer to nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Makes {
    /// There is a voice that speaks Korean.
    pub korean_speech: bool,
    /// There is a voice that speaks English.
    pub english_speech: bool,
    /// Films of the making.
    pub films: bool,
}

impl Makes {
    /// Whether there is a voice for a language.
    pub(super) fn speaks(self, lang: Lang) -> bool {
        match lang {
            Lang::Ko => self.korean_speech,
            Lang::En => self.english_speech,
        }
    }
}

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
    /// without it; what is no address of a folder on the web ([`web_base`]) is left out.
    pub base_url: Option<&'a str>,
    /// What can be made beside pictures and recordings.
    pub makes: Makes,
}

impl<'a> Show<'a> {
    /// Rooms in which something hangs, counted from 0.
    pub(super) fn rooms(&self) -> Vec<usize> {
        let mut rooms: Vec<usize> = self.hung.iter().map(|hung| hung.shown.room).collect();
        rooms.dedup();
        rooms
    }

    /// Whether each room has a page of its own.
    pub(super) fn has_rooms(&self) -> bool {
        self.rooms().len() > 1
    }

    /// What hangs in a room.
    pub(super) fn in_room(&self, room: usize) -> impl Iterator<Item = &'a Hung<'a>> {
        self.hung.iter().filter(move |hung| hung.shown.room == room)
    }

    /// Whether there is a film of the making: something was made step by step, and nothing of it stays private.
    pub(super) fn has_film(&self, hung: &Hung<'_>) -> bool {
        let pictures = hung.artwork.steps.iter().filter(|step| step.result.is_some()).count();
        let has_more = pictures > 1 || !hung.shown.sheet.marks.is_empty();
        self.makes.films && has_more && !hides_a_step(hung.artwork)
    }

    /// Where the folder will be on the web, without a slash at its end; none: it is not known, or no address that can stand in
    /// a page.
    pub fn base(&self) -> Option<&'a str> {
        web_base(self.base_url?)
    }
}

/// Which page.
#[derive(Clone, Copy)]
pub(super) enum Page<'a> {
    /// The exhibition.
    Start,
    /// A room, counted from 0.
    Room(usize),
    /// A work.
    Work(&'a Hung<'a>),
    /// Who made the works.
    Makers,
    /// About the exhibition, and rights.
    About,
    /// The works one after the other, by themselves.
    Kiosk,
}

/// One page in one language.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) show: &'a Show<'a>,
    pub(super) texts: Texts,
    pub(super) page: Page<'a>,
}

impl<'a> Place<'a> {
    /// The first page.
    pub(super) fn start(show: &'a Show<'a>, texts: Texts) -> Self {
        Self { show, texts, page: Page::Start }
    }

    /// What labels are worded with.
    pub(super) fn wording(&self) -> Wording<'a> {
        Wording { texts: self.texts, vocabulary: self.show.vocabulary, offset_min: self.show.edition.offset_min }
    }

    /// The label of a work.
    pub(super) fn label(&self, hung: &Hung<'_>) -> LabelText {
        self.wording().label(hung.artwork, self.show.edition.show(), Surface::Screen)
    }

    pub(super) fn lang(&self) -> Lang {
        self.texts.lang()
    }

    /// Where the page stands in the folder.
    pub(super) fn path(&self, lang: Lang) -> String {
        let page = match self.page {
            Page::Start => "index.html".to_owned(),
            Page::Room(room) => format!("rooms/{}.html", room + 1),
            Page::Work(hung) => hung.page.clone(),
            Page::Makers => "makers.html".to_owned(),
            Page::About => "about.html".to_owned(),
            Page::Kiosk => "kiosk.html".to_owned(),
        };
        match lang {
            Lang::Ko => page,
            Lang::En => format!("en/{page}"),
        }
    }

    /// From this page to a path in the folder.
    pub(super) fn way_to(&self, path: &str) -> String {
        let depth = self.path(self.lang()).matches('/').count();
        format!("{}{path}", "../".repeat(depth))
    }

    /// From this page to a page of the same language.
    pub(super) fn way_to_page(&self, page: Page<'a>) -> String {
        self.way_to(&Place { page, ..*self }.path(self.lang()))
    }

    /// The address of the page in `lang` on the web, if that is known.
    pub(super) fn address(&self, lang: Lang) -> Option<String> {
        self.show.base().map(|base| format!("{base}/{}", self.path(lang)))
    }

    /// The address of a file of the folder: on the web, if that is known, else from this page.
    pub(super) fn address_of(&self, path: &str) -> String {
        self.show.base().map_or_else(|| self.way_to(path), |base| format!("{base}/{path}"))
    }

    fn written(&self) -> Vec<u8> {
        let page = match self.page {
            Page::Start => start::page(self),
            Page::Room(room) => room::page(self, room),
            Page::Work(hung) => work::page(self, hung),
            Page::Makers => makers::page(self),
            Page::About => about::page(self),
            Page::Kiosk => kiosk::page(self),
        };
        page.into_document()
    }
}

/// Every page of one language.
fn all<'a>(show: &'a Show<'a>) -> Vec<Page<'a>> {
    let rooms = if show.has_rooms() { show.rooms() } else { Vec::new() };
    let mut pages = vec![Page::Start];
    pages.extend(rooms.into_iter().map(Page::Room));
    pages.extend(show.hung.iter().map(Page::Work));
    pages.extend([Page::Makers, Page::About, Page::Kiosk]);
    pages
}

/// Every file of the folder but the [`super::media`]: path (with `/`) and bytes. The same input gives the same bytes.
pub fn pages(show: &Show<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("style.css".to_owned(), style::sheet().into_bytes())];
    files.extend(SCRIPTS.map(|(path, script)| (path.to_owned(), script.as_bytes().to_vec())));
    for texts in [Lang::Ko, Lang::En].map(Texts::new) {
        let places = all(show).into_iter().map(|page| Place { show, texts, page });
        files.extend(places.map(|place| (place.path(place.lang()), place.written())));
    }
    let listed = all(show).into_iter().filter(|page| !matches!(page, Page::Kiosk));
    files.extend(sitemap::file(show, listed));
    let offline = offline::files(&Place::start(show, Texts::new(Lang::Ko)), &files);
    files.extend(offline);
    files
}
