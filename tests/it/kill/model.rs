//! What a store must hold after some commands, told a second time and without any code of the program.

use super::script::Line;
use crate::common::piece_text;
use malgeurim::domain::record::Record;
use malgeurim::domain::strip::{MAX_TILES, Tile};

/// What undo takes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Page {
    tiles: Vec<String>,
    want: bool,
    works: Vec<String>,
    shows: Vec<String>,
}

/// What can be seen of a store, without its ids and times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub people: Vec<String>,
    pub works: Vec<String>,
    pub said: Vec<Vec<String>>,
    tiles: Vec<String>,
    want: bool,
    shows: Vec<String>,
}

impl Facts {
    pub fn add(&mut self, record: &Record) {
        let words = |tiles: &[Tile]| tiles.iter().map(|tile| piece_text(&tile.piece)).collect();
        match record {
            Record::Profile(person) => self.people.push(person.name.clone()),
            Record::Artwork(work) => self.works.push(work.title.text.clone()),
            Record::Exhibition(show) => self.shows.push(show.title.clone()),
            Record::Example(_) | Record::Mark(_) => {}
            Record::ServiceAsk(_) | Record::ServiceRules(_) | Record::Outing(_) => {}
            Record::Lesson(_) | Record::Following(_) | Record::NotYet(_) | Record::Agreed(_) => {}
            Record::Telling(_) | Record::Month(_) => {}
            Record::Utterance(said) => self.said.push(words(&said.tiles)),
            Record::Strip(strip) => (self.tiles, self.want) = (words(&strip.tiles), strip.endings.want),
            Record::Board(_) | Record::BoardSet(_) => panic!("no script makes these: {record:?}"),
        }
    }

    /// In the store there is no order between records.
    pub fn sort(&mut self) {
        for names in [&mut self.people, &mut self.works, &mut self.shows] {
            names.sort();
        }
        self.said.sort();
    }
}

/// The first person's things and the people.
#[derive(Clone, Debug)]
pub struct Model {
    now: Page,
    undo: Vec<Page>,
    redo: Vec<Page>,
    said: Vec<Vec<String>>,
    people: Vec<String>,
    /// The sentence was said: the next word begins a new one. Forgotten with the process.
    spoken: bool,
}

impl Default for Model {
    fn default() -> Self {
        let people = vec!["손님".to_owned()];
        Self { now: Page::default(), undo: Vec::new(), redo: Vec::new(), said: Vec::new(), people, spoken: false }
    }
}

impl Model {
    /// The program starts again.
    pub fn restart(&mut self) {
        self.spoken = false;
    }

    pub fn facts(&self) -> Facts {
        let Page { tiles, want, works, shows } = self.now.clone();
        let mut facts = Facts { people: self.people.clone(), works, said: self.said.clone(), tiles, want, shows };
        facts.sort();
        facts
    }

    /// What one command does.
    pub fn apply(&mut self, line: &Line) {
        let mut page = self.now.clone();
        match line {
            Line::Word(word) => {
                if self.spoken {
                    (page.tiles, page.want) = (Vec::new(), false);
                }
                if page.tiles.len() < MAX_TILES {
                    page.tiles.push(word.clone());
                }
                self.sentence(page);
            }
            Line::Want => {
                page.want = !page.want;
                self.sentence(page);
            }
            Line::Clear => {
                (page.tiles, page.want) = (Vec::new(), false);
                self.sentence(page);
            }
            Line::Speak if self.now.tiles.is_empty() => {}
            Line::Speak => {
                self.said.push(self.now.tiles.clone());
                self.spoken = true;
            }
            Line::Undo => self.turn(true),
            Line::Redo => self.turn(false),
            Line::Picture(title) => {
                page.works.push(title.clone());
                self.step(page);
            }
            Line::Show(title) => {
                page.shows.push(title.clone());
                self.step(page);
            }
            Line::Person(name) => self.people.push(name.clone()),
        }
    }

    fn sentence(&mut self, page: Page) {
        if page != self.now {
            self.spoken = false;
            self.step(page);
        }
    }

    fn step(&mut self, page: Page) {
        self.undo.push(std::mem::replace(&mut self.now, page));
        self.redo.clear();
    }

    fn turn(&mut self, back: bool) {
        let (from, to) = if back { (&mut self.undo, &mut self.redo) } else { (&mut self.redo, &mut self.undo) };
        if let Some(page) = from.pop() {
            to.push(std::mem::replace(&mut self.now, page));
            self.spoken = false;
        }
    }
}
