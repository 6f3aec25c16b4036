//! The card that tells others who somebody is and how they talk, in words.

use super::told::word;
use crate::domain::errand::AboutMe;
use crate::domain::locale::Lang;
use crate::domain::vocabulary::{SymbolRef, Vocabulary};
use crate::text::Texts;

/// A line of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// Its picture; empty: none.
    pub symbol: SymbolRef,
    /// What it says.
    pub text: String,
}

/// Lines under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPart {
    /// The heading.
    pub head: String,
    /// Its lines.
    pub lines: Vec<CardLine>,
}

/// Everything that stands on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardWords {
    /// What it is.
    pub title: String,
    /// Who it is.
    pub name: String,
    /// How they talk, what helps, and what was entered of the rest; nothing stands there empty.
    pub parts: Vec<CardPart>,
}

/// The words of a card.
pub fn about_card(name: &str, about: &AboutMe, lang: Lang, words: &Vocabulary) -> CardWords {
    let symbol = |id: &str| words.word(id).map(|word| word.symbol.clone()).unwrap_or_default();
    let line = |key: String, picture: &str| CardLine { symbol: symbol(picture), text: word(lang, &key) };
    let talks = about.talks_shown().into_iter().map(|way| way.name());
    let helps = about.helps_shown().into_iter().map(|help| help.name());
    let mut parts = vec![
        part(lang, "about-talks", talks.map(|(name, picture)| line(format!("about-talks-{name}"), picture)).collect()),
        part(lang, "about-helps", helps.map(|(name, picture)| line(format!("about-helps-{name}"), picture)).collect()),
    ];
    let call = [about.guardian.0.trim(), about.phone.0.trim()].join(" ");
    let entered = [
        ("about-note", "explain", about.note.as_str()),
        ("about-call", "call-n", call.trim()),
        ("about-address", "home", about.address.0.as_str()),
        ("about-medical", "health", about.medical.0.as_str()),
    ];
    for (head, picture, text) in entered.into_iter().filter(|(_, _, text)| !text.trim().is_empty()) {
        parts.push(part(lang, head, vec![CardLine { symbol: symbol(picture), text: text.to_owned() }]));
    }
    let name = Texts::new(lang).with("about-name", &[("name", name)]);
    CardWords { title: word(lang, "about-title"), name, parts }
}

fn part(lang: Lang, head: &str, lines: Vec<CardLine>) -> CardPart {
    CardPart { head: word(lang, head), lines }
}
