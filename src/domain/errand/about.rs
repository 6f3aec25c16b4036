//! The card that tells others who one is and how one talks.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// The longest text of a line of the card, in letters.
pub const MAX_ABOUT: usize = 120;

/// A text that stands on the card and in the emergency page, and nowhere else: it is left out of what a debug log would show.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private(pub String);

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "Private()" } else { "Private(…)" })
    }
}

/// How a person talks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TalkWay {
    /// With pictures on this device.
    Pictures,
    /// By voice, not always clear.
    Voice,
    /// With hand signs.
    Signs,
    /// With face and body.
    Gestures,
    /// In writing.
    Writing,
    /// By yes and no.
    YesNo,
}

impl TalkWay {
    /// Every way.
    pub const ALL: [Self; 6] = [Self::Pictures, Self::Voice, Self::Signs, Self::Gestures, Self::Writing, Self::YesNo];

    /// The name in texts, and the word whose picture stands for it.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Pictures => ("pictures", "symbol-board"),
            Self::Voice => ("voice", "speech"),
            Self::Signs => ("signs", "sign-language"),
            Self::Gestures => ("gestures", "face-expression"),
            Self::Writing => ("writing", "write"),
            Self::YesNo => ("yes-no", "yes"),
        }
    }
}

/// What helps a person in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhatHelps {
    /// To be waited for.
    Wait,
    /// Easy words.
    Easy,
    /// Slow speech.
    Slow,
    /// Questions that can be answered by yes or no.
    YesNo,
    /// To be talked to, not to whoever is beside.
    TalkToMe,
    /// A quiet place.
    Quiet,
    /// Not to be touched without a word.
    NoTouch,
    /// To be shown things.
    Show,
}

impl WhatHelps {
    /// Every one.
    pub const ALL: [Self; 8] =
        [Self::Wait, Self::Easy, Self::Slow, Self::YesNo, Self::TalkToMe, Self::Quiet, Self::NoTouch, Self::Show];

    /// The name in texts, and the word whose picture stands for it.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Wait => ("wait", "wait"),
            Self::Easy => ("easy", "easy"),
            Self::Slow => ("slow", "slowly"),
            Self::YesNo => ("yes-no", "question"),
            Self::TalkToMe => ("talk-to-me", "me"),
            Self::Quiet => ("quiet", "quiet-place"),
            Self::NoTouch => ("no-touch", "touch"),
            Self::Show => ("show", "show"),
        }
    }
}

/// What an instructor entered for the card. The name and picture are those of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AboutMe {
    /// How the person talks; empty: with pictures.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub talks: BTreeSet<TalkWay>,
    /// What helps; empty: waiting, easy words, questions for yes or no.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub helps: BTreeSet<WhatHelps>,
    /// Something else that others should know.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Whom to call, as the person calls them.
    pub guardian: Private,
    /// Their telephone.
    pub phone: Private,
    /// Where the person lives.
    pub address: Private,
    /// Illnesses, medicines, allergies, blood group.
    pub medical: Private,
}

impl AboutMe {
    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How the person talks, as the card shows it.
    pub fn talks_shown(&self) -> Vec<TalkWay> {
        if self.talks.is_empty() {
            vec![TalkWay::Pictures, TalkWay::YesNo]
        } else {
            self.talks.iter().copied().collect()
        }
    }

    /// What helps, as the card shows it.
    pub fn helps_shown(&self) -> Vec<WhatHelps> {
        if self.helps.is_empty() {
            return vec![WhatHelps::Wait, WhatHelps::Easy, WhatHelps::YesNo];
        }
        self.helps.iter().copied().collect()
    }

    /// The same with no text longer than a line of the card: a file can hold any.
    pub fn held(mut self) -> Self {
        let texts = [&mut self.note, &mut self.guardian.0, &mut self.phone.0, &mut self.address.0, &mut self.medical.0];
        for text in texts {
            *text = text.chars().filter(|c| !c.is_control()).take(MAX_ABOUT).collect();
        }
        self
    }

    /// The same without what may not leave the device.
    pub fn without_private(&self) -> Self {
        let empty = Private::default;
        Self { guardian: empty(), phone: empty(), address: empty(), medical: empty(), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_private_is_in_no_debug_output_and_not_in_what_leaves() {
        let secret = |text: &str| Private(text.to_owned());
        let about = AboutMe {
            note: "큰 소리가 무서워요".to_owned(),
            guardian: secret("엄마"),
            phone: secret("010-0000-1234"),
            address: secret("수원시"),
            medical: secret("땅콩"),
            ..AboutMe::default()
        };
        let shown = format!("{about:?}");
        assert!(["엄마", "1234", "수원", "땅콩"].iter().all(|text| !shown.contains(text)), "{shown}");
        let left = serde_json::to_string(&about.without_private()).unwrap_or_default();
        assert!(left.contains("무서워요") && !left.contains("1234") && !left.contains("엄마"), "{left}");
        assert!(!left.contains("수원") && !left.contains("땅콩"));
    }

    #[test]
    fn no_text_is_longer_than_its_line() {
        let note = "가\n".repeat(500);
        let held = AboutMe { note: note.clone(), phone: Private(note), ..AboutMe::default() }.held();
        assert_eq!((held.note.chars().count(), held.phone.0.chars().count()), (MAX_ABOUT, MAX_ABOUT));
        assert!(!held.note.contains('\n'));
    }

    #[test]
    fn the_card_tells_something_also_when_nothing_was_entered() {
        let about = AboutMe::default();
        assert!(about.is_empty() && !about.talks_shown().is_empty() && !about.helps_shown().is_empty());
    }
}
