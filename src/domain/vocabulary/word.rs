//! One word, one phrase, and the closed lists that describe them.

use crate::domain::id::{PhraseId, WordId};
use crate::domain::locale::{Lang, LocalText};
use serde::{Deserialize, Serialize};

/// Makes a closed list with kebab-case names that files and the command line use.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$item_doc])* #[serde(rename = $text)] $item),+
        }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$item),+];

            /// The name that files use.
            pub fn name(self) -> &'static str {
                match self { $(Self::$item => $text),+ }
            }

            /// Reads the name that files use.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$item),)+ _ => None }
            }
        }
    };
}

closed_list!(
    /// Word class, as Korean grammar needs it.
    WordClass {
        /// A thing, person, place, time or idea.
        Noun = "noun",
        /// 나, 너, 이거, 여기, 누구.
        Pronoun = "pronoun",
        /// An action or event; the base form ends in 다.
        Verb = "verb",
        /// A state or quality (형용사); the base form ends in 다.
        Adjective = "adjective",
        /// 빨리, 더, 같이, 지금 without a particle.
        Adverb = "adverb",
        /// A word before a noun: 이, 그, 무슨, 모든, 새.
        Determiner = "determiner",
        /// A question word: 뭐, 어디, 누구, 언제, 왜, 어떻게.
        Question = "question",
        /// A number: 하나, 둘, 십.
        Number = "number",
        /// A counter: 개, 명, 번.
        Counter = "counter",
        /// Stands alone: 네, 아니요, 안녕하세요.
        Interjection = "interjection",
        /// Joins: 그리고, 하지만.
        Conjunction = "conjunction",
    }
);

closed_list!(
    /// What a word means, coarsely: for particles, predicates, scenes and homonyms (`배:body`).
    Semantic {
        /// Anyone: 엄마, 선생님, 친구.
        Person = "person",
        /// A part of the body.
        Body = "body",
        /// Something to eat.
        Food = "food",
        /// Something to drink.
        Drink = "drink",
        /// Where one can be.
        Place = "place",
        /// When: 오늘, 아침, 월요일.
        Time = "time",
        /// A thing one uses.
        Tool = "tool",
        /// What art is made with and of.
        Art = "art",
        /// What one wears.
        Clothes = "clothes",
        /// What one rides.
        Vehicle = "vehicle",
        /// An animal.
        Animal = "animal",
        /// A tree, flower, grass.
        Plant = "plant",
        /// Sky, sea, stone, fire.
        Nature = "nature",
        /// Rain, snow, sun.
        Weather = "weather",
        /// A colour.
        Color = "color",
        /// A shape.
        Shape = "shape",
        /// How one feels.
        Feeling = "feeling",
        /// Health: medicine, illness, seizure.
        Health = "health",
        /// Money, papers, work, services, rights.
        Society = "society",
        /// Play, sport, music, hobby.
        Leisure = "leisure",
        /// Doing something.
        Action = "action",
        /// Going somewhere, moving.
        Motion = "motion",
        /// Saying, asking, telling.
        Speech = "speech",
        /// Giving and receiving.
        Giving = "giving",
        /// Being, having, lacking.
        Existence = "existence",
        /// A quality of things: big, new.
        Quality = "quality",
        /// How much, how many.
        Quantity = "quantity",
        /// Pointing: this, here.
        Pointing = "pointing",
        /// Manners: hello, thanks, sorry.
        Social = "social",
        /// Harm and safety.
        Safety = "safety",
        /// Anything else.
        Idea = "idea",
    }
);

closed_list!(
    /// The drawer of the symbol search and the topic boards.
    Category {
        /// The core words.
        Core = "core",
        /// People.
        People = "people",
        /// Food and drink.
        Food = "food",
        /// Places.
        Places = "places",
        /// Things.
        Things = "things",
        /// The body and health.
        Body = "body",
        /// Feelings.
        Feelings = "feelings",
        /// Time.
        Time = "time",
        /// Art.
        Art = "art",
        /// Nature, weather, animals.
        Nature = "nature",
        /// Clothes.
        Clothes = "clothes",
        /// Getting around.
        Transport = "transport",
        /// Play, sport, music.
        Leisure = "leisure",
        /// Work and society.
        Society = "society",
        /// Harm and safety.
        Safety = "safety",
        /// Doing.
        Actions = "actions",
        /// Describing.
        Describing = "describing",
        /// Manners.
        Social = "social",
        /// Numbers, colours, shapes.
        Measures = "measures",
        /// Home and the day.
        Daily = "daily",
    }
);

/// Which picture stands for a word. Text form: an emoji (`💧`), `own:want`, `blob:<sha-256>`, or `pack:<pack>/<picture>` for a picture of
/// a symbol pack, which is only ever shown to choose it: on a board it is a stored picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SymbolRef(pub String);

impl SymbolRef {
    /// How a picture of a symbol pack begins.
    pub const PACK: &str = "pack:";

    /// A picture of a symbol pack: the pack's id, and the place of the picture in it.
    pub fn pack(&self) -> Option<(&str, u32)> {
        let (pack, picture) = self.0.strip_prefix(Self::PACK)?.rsplit_once('/')?;
        Some((pack, picture.parse().ok()?))
    }

    /// One of our own pictograms (`assets/symbols/<name>.svg`)?
    pub fn own_name(&self) -> Option<&str> {
        self.0.strip_prefix("own:")
    }

    /// A stored picture?
    pub fn blob(&self) -> Option<&str> {
        self.0.strip_prefix("blob:")
    }
}

impl From<&str> for SymbolRef {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// What a word's grammar needs beyond its class: `key` or `key=value`, separated by spaces.
///
/// Korean predicates: `irr=b|d|s|h|reu|eu|u|leo|reg` (only where the form alone does not tell),
/// `obj` (takes 을/를), `nom` (its thing takes 이/가: 아프다, 있다, 좋다), `goal` (a place takes 에: 가다),
/// `to` (a person takes 에게: 주다), `with` (a person takes 하고: 싸우다), `hon=주무시다`, `hum=드리다`.
/// English: `past=`, `third=`, `pp=`, `ing=`, `pl=`, `mass` (no article), `proper` (no article).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grammar(Vec<(String, String)>);

impl Grammar {
    /// Reads the column of the vocabulary file. Never fails: a bare word is a key without value.
    pub fn parse(column: &str) -> Self {
        let pair = |item: &str| match item.split_once('=') {
            Some((key, value)) => (key.to_owned(), value.replace('_', " ")),
            None => (item.to_owned(), String::new()),
        };
        Self(column.split_whitespace().map(pair).collect())
    }

    /// Whether the key stands there.
    pub fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(k, _)| k == key)
    }

    /// The value of `key=value`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(k, v)| k == key && !v.is_empty()).map(|(_, v)| v.as_str())
    }
}

/// One word: a base form and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Stable id; never reused for another meaning.
    pub id: WordId,
    /// Korean base form.
    pub ko: String,
    /// English base form.
    pub en: String,
    /// Word class.
    pub class: WordClass,
    /// Semantic class.
    pub semantic: Semantic,
    /// Drawer.
    pub category: Category,
    /// Picture.
    pub symbol: SymbolRef,
    /// 1 (first words) to 4.
    pub level: u8,
    /// Grammar notes.
    pub grammar: Grammar,
}

impl Word {
    /// The base form in `lang`.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }

    /// Whether `form` is its id or its base form in either language.
    pub fn is_called(&self, form: &str) -> bool {
        self.id.as_str() == form || self.ko == form || self.en.eq_ignore_ascii_case(form)
    }

    /// Whether it is a predicate (verb or adjective).
    pub fn is_predicate(&self) -> bool {
        matches!(self.class, WordClass::Verb | WordClass::Adjective)
    }

    /// A word that the vocabulary does not know, kept as it was written: a noun unless it ends in 다.
    pub fn unknown(text: &str) -> Self {
        let class = if text.chars().count() > 1 && text.ends_with('다') { WordClass::Verb } else { WordClass::Noun };
        Self {
            id: WordId::from(text),
            ko: text.to_owned(),
            en: text.to_owned(),
            class,
            semantic: Semantic::Idea,
            category: Category::Core,
            symbol: SymbolRef::default(),
            level: 4,
            grammar: Grammar::default(),
        }
    }
}

/// One whole phrase: spoken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Stable id.
    pub id: PhraseId,
    /// The phrase, natural in each language.
    pub text: LocalText,
    /// A short label for the button.
    pub label: LocalText,
    /// Where it belongs: `social`, `pain`, `help`, `office`, `hospital`, `bank`, `police`, `relay`, `protect`, `art`, …
    pub topic: String,
    /// Picture.
    pub symbol: SymbolRef,
}
