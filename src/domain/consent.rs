//! What a maker has said about showing a work. A no is never overridden, by no guardian and by no curator.

use super::id::{BlobId, Millis};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a work may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Use {
    /// Printed and hung.
    Print,
    /// On a web page.
    Web,
    /// Kept by an archive.
    Archive,
    /// On posters and in the press.
    Publicity,
}

impl Use {
    /// Every use.
    pub const ALL: [Self; 4] = [Self::Print, Self::Web, Self::Archive, Self::Publicity];

    /// Its name in texts and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Web => "web",
            Self::Archive => "archive",
            Self::Publicity => "publicity",
        }
    }
}

/// The maker's answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Nobody has asked yet.
    #[default]
    Unasked,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Was yes, is no longer.
    Withdrawn,
}

impl Answer {
    /// A no, or a yes that was taken back.
    pub fn is_refusal(self) -> bool {
        matches!(self, Self::No | Self::Withdrawn)
    }

    /// Its name in texts and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unasked => "unasked",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What somebody saw of the work when they answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// It is not known.
    #[default]
    Unknown,
    /// The real label, as it will hang or stand on the page.
    Label,
    /// The printed form with pictures.
    Form,
}

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Given {
    /// The answer.
    pub answer: Answer,
    /// Who gave it.
    pub by: String,
    /// When.
    pub at: Millis,
    /// What they saw.
    pub seen: Seen,
    /// Their signature on the screen (PNG).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<BlobId>,
}

/// Whose answer it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The maker's.
    #[default]
    Maker,
    /// A guardian's.
    Guardian,
}

/// The maker's answer to one use, a guardian's where one is needed, and every earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Consent {
    /// The maker's answer.
    pub answer: Answer,
    /// Who gave it.
    pub by: String,
    /// When.
    pub at: Millis,
    /// What they saw.
    pub seen: Seen,
    /// Their signature on the screen (PNG).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<BlobId>,
    /// The guardian's answer, where a guardian has to agree too; none: none is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guardian: Option<Given>,
    /// Earlier answers of the maker, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Given>,
}

/// Most earlier answers that are kept.
const MAX_BEFORE: usize = 100;

/// Why a work may not be shown in some way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyNot {
    /// Nobody has asked the maker.
    Unasked,
    /// The maker said no.
    Refused,
    /// The maker took a yes back.
    Withdrawn,
    /// A guardian has to agree too, and was not asked.
    GuardianUnasked,
    /// The guardian said no.
    GuardianRefused,
    /// It is white paper.
    Blank,
    /// It is no longer on this device.
    Gone,
}

impl WhyNot {
    /// The message id that says why, with its `.hint`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unasked => "check-unasked",
            Self::Refused => "check-refused",
            Self::Withdrawn => "check-withdrawn",
            Self::GuardianUnasked => "check-guardian-unasked",
            Self::GuardianRefused => "check-guardian-refused",
            Self::Blank => "check-blank",
            Self::Gone => "check-work-gone",
        }
    }
}

impl Consent {
    /// The maker answers. Taking a yes back, or refusing after a yes, is kept as withdrawn.
    pub fn answered(&mut self, given: Given) {
        if self.answer != Answer::Unasked {
            self.before.push(self.makers());
            let over = self.before.len().saturating_sub(MAX_BEFORE);
            self.before.drain(..over);
        }
        let was_yes = matches!(self.answer, Answer::Yes | Answer::Withdrawn);
        self.answer = if was_yes && given.answer == Answer::No { Answer::Withdrawn } else { given.answer };
        (self.by, self.at, self.seen, self.signature) = (given.by, given.at, given.seen, given.signature);
    }

    /// The maker's answer as one entry.
    pub fn makers(&self) -> Given {
        let (by, signature) = (self.by.clone(), self.signature.clone());
        Given { answer: self.answer, by, at: self.at, seen: self.seen, signature }
    }

    /// Whether the work may be used so. The maker's own answer comes first: a guardian can only refuse what the maker agreed to.
    ///
    /// # Errors
    /// Why not.
    pub fn allows(&self) -> Result<(), WhyNot> {
        match (self.answer, self.guardian.as_ref().map(|guardian| guardian.answer)) {
            (Answer::Unasked, _) => Err(WhyNot::Unasked),
            (Answer::No, _) => Err(WhyNot::Refused),
            (Answer::Withdrawn, _) => Err(WhyNot::Withdrawn),
            (Answer::Yes, None | Some(Answer::Yes)) => Ok(()),
            (Answer::Yes, Some(Answer::Unasked)) => Err(WhyNot::GuardianUnasked),
            (Answer::Yes, Some(Answer::No | Answer::Withdrawn)) => Err(WhyNot::GuardianRefused),
        }
    }

    /// Signatures of the maker and the guardian, now and before.
    pub fn signatures(&self) -> impl Iterator<Item = &BlobId> {
        let guardian = self.guardian.iter().filter_map(|given| given.signature.as_ref());
        self.signature.iter().chain(guardian).chain(self.before.iter().filter_map(|given| given.signature.as_ref()))
    }
}

/// The answers for every use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Consents(pub BTreeMap<Use, Consent>);

impl Consents {
    /// The maker's answer for one use.
    pub fn answer(&self, purpose: Use) -> Answer {
        self.0.get(&purpose).map(|consent| consent.answer).unwrap_or_default()
    }

    /// Whether the maker has said no to this use, now or by taking a yes back.
    pub fn forbids(&self, purpose: Use) -> bool {
        self.answer(purpose).is_refusal()
    }

    /// Whether the work may be used so.
    ///
    /// # Errors
    /// Why not.
    pub fn allows(&self, purpose: Use) -> Result<(), WhyNot> {
        self.0.get(&purpose).map_or(Err(WhyNot::Unasked), Consent::allows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(answer: Answer) -> Given {
        Given { answer, ..Given::default() }
    }

    #[test]
    fn a_guardians_yes_never_overrides_the_makers_no() {
        for answer in [Answer::Unasked, Answer::No, Answer::Withdrawn] {
            let consent = Consent { answer, guardian: Some(said(Answer::Yes)), ..Consent::default() };
            assert!(consent.allows().is_err(), "{answer:?}");
        }
        let with = |guardian| Consent { answer: Answer::Yes, guardian, ..Consent::default() }.allows();
        assert_eq!(with(None), Ok(()));
        assert_eq!(with(Some(said(Answer::Yes))), Ok(()));
        assert_eq!(with(Some(said(Answer::Unasked))), Err(WhyNot::GuardianUnasked));
        assert_eq!(with(Some(said(Answer::No))), Err(WhyNot::GuardianRefused));
    }

    #[test]
    fn a_yes_that_is_taken_back_stays_known() {
        let mut consent = Consent::default();
        consent.answered(said(Answer::No));
        assert_eq!(consent.answer, Answer::No);
        consent.answered(said(Answer::Yes));
        consent.answered(said(Answer::No));
        assert_eq!((consent.answer, consent.before.len()), (Answer::Withdrawn, 2));
        consent.answered(said(Answer::No));
        assert_eq!(consent.answer, Answer::Withdrawn);
        assert_eq!(
            consent.before.iter().map(|given| given.answer).collect::<Vec<_>>(),
            [Answer::No, Answer::Yes, Answer::Withdrawn]
        );
    }

    #[test]
    fn answers_of_an_older_version_are_read() {
        let old = r#"{"web": {"answer": "yes", "by": "하늘", "at": 5}}"#;
        let consents: Consents = serde_json::from_str(old).unwrap();
        assert_eq!((consents.allows(Use::Web), consents.allows(Use::Print)), (Ok(()), Err(WhyNot::Unasked)));
    }
}
