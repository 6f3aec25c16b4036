//! What waits for an instructor, and the kind "not yet" that one gives: kept as records, so that nothing waits silently, also after a restart.

use super::id::{ArtworkId, AskId, Millis, ProfileId};
use super::service::AskState;
use serde::{Deserialize, Serialize};

/// About what an instructor decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Something that was asked of a service.
    Ask(AskId),
    /// A work whose maker has not been asked about showing it.
    Show(ArtworkId),
}

impl About {
    /// The same as one text, unique among all of them.
    pub fn key(&self) -> String {
        match self {
            Self::Ask(id) => format!("ask/{id}"),
            Self::Show(id) => format!("show/{id}"),
        }
    }
}

/// Why not yet. None of them blames anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// We talk about it a little more.
    #[default]
    TalkMore,
    /// Other words are tried.
    OtherWords,
    /// We do it together.
    Together,
    /// Another time.
    Later,
    /// We look at it once more, slowly.
    Look,
}

impl Reason {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::TalkMore, Self::OtherWords, Self::Together, Self::Later, Self::Look];

    /// Its name in texts, and the word whose picture stands for it.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::TalkMore => ("talk-more", "talk"),
            Self::OtherWords => ("other-words", "different"),
            Self::Together => ("together", "together"),
            Self::Later => ("later", "later"),
            Self::Look => ("look", "see"),
        }
    }
}

/// A "not yet" that an instructor gave. There is one for each thing at most; looking at the thing again takes it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotYet {
    /// Its id: [`About::key`].
    pub id: String,
    /// To whom it was said.
    pub profile: ProfileId,
    /// About what.
    pub about: About,
    /// Why.
    pub reason: Reason,
    /// When.
    pub at: Millis,
    /// The person has seen it, and said so.
    #[serde(default)]
    pub read: bool,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl NotYet {
    /// Said now.
    pub fn new(about: About, profile: ProfileId, reason: Reason, at: Millis) -> Self {
        Self { id: about.key(), profile, about, reason, at, read: false, extra: serde_json::Map::new() }
    }
}

/// A yes that an instructor gave on another tablet than the one that asked. That one alone has the key of the service: it carries it
/// out when it hears of it, and takes this away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// To what; there is one for each ask.
    pub id: AskId,
    /// Whose it is.
    pub profile: ProfileId,
    /// How the ask stood for whoever said yes: a yes to sending is none to what came back.
    pub to: AskState,
    /// When.
    pub at: Millis,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_not_yet_is_one_for_each_thing_and_keeps_what_it_does_not_know() {
        let (ask, show) = (About::Ask("1".into()), About::Show("1".into()));
        assert_ne!(ask.key(), show.key());
        let said = NotYet::new(ask, "p".into(), Reason::Later, 7);
        let mut json = serde_json::to_value(&said).unwrap();
        json["from_tomorrow"] = 1.into();
        let read: NotYet = serde_json::from_value(json.clone()).unwrap();
        assert_eq!((read.reason, read.read, serde_json::to_value(&read).unwrap()), (Reason::Later, false, json));
    }
}
