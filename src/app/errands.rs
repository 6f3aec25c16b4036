//! Errands: what a person wants in this room, and where they are in it.

use crate::app::command::Room;
use crate::app::effect::EffectId;
use crate::app::partner::Partner;
use crate::app::state::State;
use crate::domain::errand::{AboutMe, Place, PlaceKind, Private, Procedure, Wish};
use crate::domain::id::AskId;
use crate::domain::locale::Lang;
use crate::domain::strip::{Piece, Tile};
use crate::domain::vocabulary::SymbolRef;
use crate::language::ask::Part;
use crate::language::errand::{AnswerBoard, fill};
use serde::{Deserialize, Serialize};

/// What a person wants on errands. Places, wishes, replies and procedures are named by their ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrandCommand {
    /// See a part of the room.
    See(ErrandView),
    /// Go to a place, or to a number for emergencies.
    Place(String),
    /// I want this here.
    Wish(String),
    /// The nth choice fills the blank.
    Fill(usize),
    /// Say the prepared sentence.
    Say,
    /// Say this of what fits at any time.
    Reply(String),
    /// Show the prepared sentence, else the last thing that was said here, in huge letters; or no longer.
    ShowBig(bool),
    /// The prepared sentence goes into the strip, to be changed in Talk.
    Change,
    /// What somebody else said; empty: nothing any more.
    Heard(String),
    /// What others say is written down while they speak, or no longer.
    Listen(bool),
    /// Say the nth key of the board that was made of their question.
    Answer(usize),
    /// Say the nth of the other words that are offered.
    Word(usize),
    /// A question to a chat service, as it is typed or was heard; empty: none any more. Nothing is sent by it.
    Question(String),
    /// The sentence of the strip as a question.
    QuestionOfStrip,
    /// Send the question as it is shown.
    AskIt,
    /// Begin another question.
    NewQuestion,
    /// The answer is wrong.
    WrongAnswer(AskId),
    /// Hear the answer.
    ReadAnswer,
    /// Look at how something is done; `None`: at the list.
    Guide(Option<String>),
    /// Say something of the card or of the emergency page, as the face words it: never remembered, never sent away.
    SayPrivate(Private),
    /// What the card tells, as an instructor entered it. Only behind the PIN.
    Card(Box<AboutMe>),
    /// Print the card into a file among the person's own.
    PrintCard,
}

/// A part of the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrandView {
    /// Where am I?
    #[default]
    Places,
    /// What do I want here?
    Wishes,
    /// What did they say?
    Heard,
    /// How is it done?
    Guide,
    /// Something is asked of a chat service.
    Ask,
    /// The card.
    Card,
    /// 112 and 119.
    Emergency,
}

/// A sentence that is ready to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// The sentence.
    pub text: String,
    /// Its picture.
    pub symbol: SymbolRef,
}

impl Prepared {
    /// As it is kept with what was said.
    pub(super) fn tile(&self) -> Tile {
        Tile { symbol: self.symbol.clone(), ..Piece::Text(self.text.clone()).into() }
    }
}

/// A question as it would go to a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its parts, with what stays here.
    pub parts: Vec<Part>,
    /// What is sent.
    pub sent: String,
    /// It was tapped, of words of the vocabulary alone.
    pub from_vocabulary: bool,
}

/// An answer as it is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerShown {
    /// Of which question.
    pub id: AskId,
    /// Its sentences, each with the words of ours that are in it.
    pub sentences: Vec<(String, Vec<Tile>)>,
}

/// Where a person is in the room.
#[derive(Clone, Debug, Default)]
pub struct ErrandState {
    /// What is seen.
    pub view: ErrandView,
    /// The place, by its id.
    pub place: Option<String>,
    /// The wish, by its id.
    pub wish: Option<String>,
    /// Which choice fills its blank.
    pub filled: Option<usize>,
    /// The procedure that is looked at.
    pub procedure: Option<String>,
    /// A picture for each of its steps: that of the first thing in it that is a word of ours; empty: none.
    pub pictures: Vec<SymbolRef>,
    /// The question as it would go.
    pub question: Option<Question>,
    /// Another question is begun: the answer before is not seen.
    pub composing: bool,
    /// The answer that is seen.
    pub answer: Option<AnswerShown>,
    /// What was said here last.
    pub said: Option<Prepared>,
    /// What was to be heard last: without a voice it is shown in huge letters.
    pub(super) speaking: Option<(EffectId, Private)>,
    /// The card is being printed.
    pub printing: Option<EffectId>,
}

impl State {
    /// The place on whose errand the person is.
    pub fn errand_place(&self) -> Option<&Place> {
        self.errands.place(self.errand.place.as_deref()?)
    }

    /// What they want there.
    pub fn errand_wish(&self) -> Option<&Wish> {
        self.errand_place()?.wish(self.errand.wish.as_deref()?)
    }

    /// The sentence for it, once nothing is left to be chosen.
    pub fn errand_sentence(&self) -> Option<Prepared> {
        let wish = self.errand_wish()?;
        let lang = self.lang();
        let (chosen, symbol) = match &wish.blank {
            None => ("", &wish.symbol),
            Some(blank) => {
                let choice = blank.choices.get(self.errand.filled?)?;
                (choice.text.get(lang), &choice.symbol)
            }
        };
        Some(Prepared { text: fill(lang, wish.text.get(lang), chosen), symbol: self.symbol_of_word(symbol.as_str()) })
    }

    /// How the thing that is looked at is done.
    pub fn errand_procedure(&self) -> Option<&Procedure> {
        self.errands.procedure(self.errand.procedure.as_deref()?)
    }

    /// The picture of a word.
    pub fn symbol_of_word(&self, word: &str) -> SymbolRef {
        self.words.word(word).map(|word| word.symbol.clone()).unwrap_or_default()
    }

    /// The keys for what somebody asked: the things they named, or yes and no; at the end not to know.
    pub fn errand_answers(&self, partner: &Partner) -> Vec<(String, Prepared)> {
        let lang = self.lang();
        let fixed = |from: usize| {
            self.errands.answers.iter().skip(from).map(move |answer| {
                let text = answer.text.get(lang).to_owned();
                (
                    answer.label.get(lang).to_owned(),
                    Prepared { text, symbol: self.symbol_of_word(answer.symbol.as_str()) },
                )
            })
        };
        match &partner.board {
            AnswerBoard::Open => Vec::new(),
            AnswerBoard::YesNo => fixed(0).collect(),
            AnswerBoard::Choose(options) => {
                let one = |option: &crate::language::errand::AnswerOption| {
                    let symbol = self.words.find(&option.label).map(|word| word.symbol.clone()).unwrap_or_default();
                    (option.label.clone(), Prepared { text: option.answer.clone(), symbol })
                };
                // Yes and no answer no question between things.
                options.iter().map(one).chain(fixed(2)).collect()
            }
        }
    }

    /// Whether what is asked of a chat service is seen.
    pub fn asks_here(&self) -> bool {
        self.room == Room::Errands && self.errand.view == ErrandView::Ask
    }

    /// Whether the person is at a number for emergencies.
    pub fn errand_is_emergency(&self) -> bool {
        self.errand_place().is_some_and(|place| place.kind == PlaceKind::Emergency)
    }
}

/// What is printed of a person: their card.
#[derive(Clone, Debug)]
pub struct CardToPrint {
    /// As the person wants to be called.
    pub name: String,
    /// Their picture.
    pub picture: SymbolRef,
    /// What is told.
    pub about: AboutMe,
    /// In which language.
    pub lang: Lang,
}
