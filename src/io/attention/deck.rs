//! The cards of the boards within reach, as they would look before the camera. To find that out takes seconds: codes are
//! read meanwhile, and pictures are compared as soon as it is done.

use super::tools::lessons;
use crate::app::Taught;
use crate::art::picture::Picture;
use crate::domain::board::{Board, Button};
use crate::domain::example::meaning;
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::domain::shown::Shown;
use crate::domain::strip::{Piece, Tile};
use crate::domain::vocabulary::Vocabulary;
use crate::formats::vocabulary;
use crate::io::export::cards_of;
use crate::io::files::Home;
use crate::io::store;
use crate::recognition::card::{CardFeatures, CodeName, Shot, prototypes};
use crate::recognition::fewshot::Entry;
use crate::recognition::{Known, Lesson, meaning_of};
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What is ready, and for whom it was made.
pub(super) type Ready = (Arc<Taught>, Known);

/// Makes cards known. Its copies share what they found out.
#[derive(Clone)]
pub(super) struct Deck {
    home: Home,
    words: Arc<OnceLock<Vocabulary>>,
    printed: Arc<Mutex<Option<Printed>>>,
}

/// What the cards of these boards look like: an example more changes nothing about it.
struct Printed {
    boards: Vec<Arc<Board>>,
    lang: Lang,
    entries: Vec<Entry<CardFeatures>>,
}

impl Deck {
    pub(super) fn new(home: &Home) -> Self {
        Self { home: home.clone(), words: Arc::default(), printed: Arc::default() }
    }

    /// Makes the cards known; takes seconds.
    pub(super) fn known(&self, taught: &Taught) -> Known {
        let own = lessons(taught, |shown| match shown {
            Shown::Card(view) => Some(view),
            _ => None,
        });
        // A button without a word of ours is known by its key on the card, and by its text in an example: one meaning.
        let keys = keys_of_texts(taught);
        let own = own.map(|lesson| Lesson { word: keys.get(&lesson.word).cloned().unwrap_or(lesson.word), ..lesson });
        Known::cards(own, self.printed(taught))
    }

    /// The same in a thread of its own.
    pub(super) fn known_later(&self, taught: Arc<Taught>) -> Receiver<Ready> {
        let (sender, receiver) = channel();
        let deck = self.clone();
        let work = move || {
            let known = deck.known(&taught);
            // Nobody waits any more when this fails.
            drop(sender.send((taught, known)));
        };
        if let Err(error) = std::thread::Builder::new().name("attention-cards".to_owned()).spawn(work) {
            tracing::error!(%error, "no thread for the pictures of cards; only codes are read");
        }
        receiver
    }

    fn printed(&self, taught: &Taught) -> Vec<Entry<CardFeatures>> {
        let mut printed = self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        match &*printed {
            Some(before) if before.boards == taught.boards && before.lang == taught.lang => before.entries.clone(),
            _ => {
                let entries = self.print(taught);
                let (boards, lang) = (taught.boards.clone(), taught.lang);
                *printed = Some(Printed { boards, lang, entries: entries.clone() });
                entries
            }
        }
    }

    fn print(&self, taught: &Taught) -> Vec<Entry<CardFeatures>> {
        let boards: Vec<_> = taught.boards.iter().map(AsRef::as_ref).collect();
        let words = self.words.get_or_init(vocabulary::builtin);
        let blob = |id: &BlobId| store::read_blob(&self.home.data, id).ok();
        let mut entries = Vec::new();
        for card in cards_of(&boards, words, taught.lang, &blob) {
            let Some(picture) = card.picture.as_ref().and_then(on_paper) else { continue };
            let (code, letters) = (card.name.modules(), card.label.chars().count());
            entries.extend(prototypes(&meaning_of(&card.name), &picture, card.tint, letters, code.as_ref()));
        }
        entries
    }
}

/// The meaning on its card of each button that has no word or phrase of ours, by its meaning in an example.
fn keys_of_texts(taught: &Taught) -> BTreeMap<String, String> {
    let buttons = taught.boards.iter().flat_map(|board| board.buttons.iter().map(move |button| (board, button)));
    let texts = buttons.filter(|(_, button)| button.word.is_none() && button.phrase.is_none());
    let named = |(board, button): (&Arc<Board>, &Button)| {
        let text = Tile::from(Piece::Text(button.label.ko.clone()));
        (meaning(&text), meaning_of(&CodeName::button(&board.id, &button.id)))
    };
    texts.map(named).collect()
}

/// A picture on white paper, small: cards are compared at 96 pixels.
fn on_paper(picture: &Picture) -> Option<Shot> {
    let small = picture.thumbnail(160);
    Shot::on_paper(&small.rgba, small.width as usize, small.height as usize)
}
