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
    #[serde(flatten)]
    pub maker: Given,
    /// The guardian's answer, where a guardian has to agree too; none: none is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guardian: Option<Given>,
    /// Earlier answers of the maker, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Given>,
    /// Earlier answers of guardians, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guardian_before: Vec<Given>,
}

/// Most earlier answers that are kept.
pub const MAX_BEFORE: usize = 100;

/// Keeps an answer that is no longer the last one; what nobody answered is none.
fn keep(before: &mut Vec<Given>, given: Given) {
    if given.answer != Answer::Unasked {
        before.push(given);
        let over = before.len().saturating_sub(MAX_BEFORE);
        before.drain(..over);
    }
}

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
        let was_yes = matches!(self.maker.answer, Answer::Yes | Answer::Withdrawn);
        let answer = if was_yes && given.answer == Answer::No { Answer::Withdrawn } else { given.answer };
        let last = std::mem::replace(&mut self.maker, Given { answer, ..given });
        keep(&mut self.before, last);
    }

    /// A guardian answers.
    pub fn guardian_answered(&mut self, given: Given) {
        if let Some(last) = self.guardian.replace(given) {
            keep(&mut self.guardian_before, last);
        }
    }

    /// From now on a guardian has to agree too, or no longer: then a yes of theirs is one of the earlier answers, and a no stays.
    pub fn need_guardian(&mut self, needed: bool) {
        match self.guardian.take() {
            None if needed => self.guardian = Some(Given::default()),
            Some(given) if needed || given.answer.is_refusal() => self.guardian = Some(given),
            Some(given) => keep(&mut self.guardian_before, given),
            None => {}
        }
    }

    /// Whether the work may be used so. The maker's own answer comes first: a guardian can only refuse what the maker agreed to.
    ///
    /// # Errors
    /// Why not.
    pub fn allows(&self) -> Result<(), WhyNot> {
        match (self.maker.answer, self.guardian.as_ref().map(|guardian| guardian.answer)) {
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
        let all = [&self.maker].into_iter().chain(&self.guardian).chain(&self.before).chain(&self.guardian_before);
        all.filter_map(|given| given.signature.as_ref())
    }
}

/// The answers for every use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Consents(pub BTreeMap<Use, Consent>);

impl Consents {
    /// The maker's answer for one use.
    pub fn answer(&self, purpose: Use) -> Answer {
        self.0.get(&purpose).map(|consent| consent.maker.answer).unwrap_or_default()
    }

    /// Whether the maker has said no to this use, now or by taking a yes back.
    pub fn forbids(&self, purpose: Use) -> bool {
        self.answer(purpose).is_refusal()
    }

    /// Whether the maker has said no to every use.
    pub fn forbids_all(&self) -> bool {
        Use::ALL.into_iter().all(|purpose| self.forbids(purpose))
    }

    /// Whether a guardian has to agree to some use, or has answered.
    pub fn has_guardian(&self) -> bool {
        self.0.values().any(|consent| consent.guardian.is_some())
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
            let consent = Consent { maker: said(answer), guardian: Some(said(Answer::Yes)), ..Consent::default() };
            assert!(consent.allows().is_err(), "{answer:?}");
        }
        let with = |guardian| Consent { maker: said(Answer::Yes), guardian, ..Consent::default() }.allows();
        assert_eq!(with(None), Ok(()));
        assert_eq!(with(Some(said(Answer::Yes))), Ok(()));
        assert_eq!(with(Some(said(Answer::Unasked))), Err(WhyNot::GuardianUnasked));
        assert_eq!(with(Some(said(Answer::No))), Err(WhyNot::GuardianRefused));
    }

    #[test]
    fn a_yes_that_is_taken_back_stays_known() {
        let mut consent = Consent::default();
        consent.answered(said(Answer::No));
        assert_eq!(consent.maker.answer, Answer::No);
        consent.answered(said(Answer::Yes));
        consent.answered(said(Answer::No));
        assert_eq!((consent.maker.answer, consent.before.len()), (Answer::Withdrawn, 2));
        consent.answered(said(Answer::No));
        assert_eq!(consent.maker.answer, Answer::Withdrawn);
        assert_eq!(
            consent.before.iter().map(|given| given.answer).collect::<Vec<_>>(),
            [Answer::No, Answer::Yes, Answer::Withdrawn]
        );
    }

    #[test]
    fn what_a_guardian_answered_before_is_kept_with_its_signature() {
        let signed = |name: &str| Some(BlobId::of(name.as_bytes()));
        let mut consent = Consent { maker: said(Answer::Yes), ..Consent::default() };
        consent.need_guardian(true);
        consent.guardian_answered(Given { signature: signed("first"), ..said(Answer::Yes) });
        assert!(consent.guardian_before.is_empty(), "nobody had answered");
        consent.need_guardian(true);
        assert_eq!(consent.allows(), Ok(()), "an answer stays while a guardian is needed");
        consent.need_guardian(false);
        assert_eq!((consent.guardian.clone(), consent.guardian_before.len()), (None, 1));
        consent.need_guardian(true);
        assert_eq!(consent.allows(), Err(WhyNot::GuardianUnasked), "who is needed again is asked again");
        consent.guardian_answered(Given { signature: signed("second"), ..said(Answer::No) });
        consent.need_guardian(false);
        assert_eq!(consent.allows(), Err(WhyNot::GuardianRefused));
        let signatures: Vec<_> = consent.signatures().cloned().collect();
        assert!(["first", "second"].iter().all(|name| signatures.contains(&BlobId::of(name.as_bytes()))));
        (0..2 * MAX_BEFORE).for_each(|_| consent.guardian_answered(said(Answer::Yes)));
        assert_eq!(consent.guardian_before.len(), MAX_BEFORE);
    }

    #[test]
    fn answers_of_an_older_version_are_read() {
        let old = r#"{"web": {"answer": "yes", "by": "하늘", "at": 5}}"#;
        let consents: Consents = serde_json::from_str(old).unwrap();
        assert_eq!((consents.allows(Use::Web), consents.allows(Use::Print)), (Ok(()), Err(WhyNot::Unasked)));
    }
    /// What a store of version 0.1 holds is read and written letter by letter: nobody is asked again.
    #[test]
    fn answers_stand_in_the_store_as_ever() {
        let signature = BlobId::of(b"name");
        let given = |answer: &str| format!(r#"{{"answer":"{answer}","by":"하늘","at":5,"seen":"label"}}"#);
        let stored = format!(
            r#"{{"web":{{"answer":"withdrawn","by":"하늘","at":7,"seen":"form","signature":"{signature}","guardian":{},"before":[{}],"guardian_before":[{}]}}}}"#,
            given("no"),
            given("yes"),
            given("yes"),
        );
        let consents: Consents = serde_json::from_str(&stored).unwrap();
        let web = &consents.0[&Use::Web];
        let maker = Given {
            answer: Answer::Withdrawn,
            by: "하늘".to_owned(),
            at: 7,
            seen: Seen::Form,
            signature: Some(signature),
        };
        assert_eq!((&web.maker, web.before.len(), web.guardian_before.len()), (&maker, 1, 1));
        assert_eq!(serde_json::to_string(&consents).unwrap(), stored);
        assert_eq!(
            serde_json::to_string(&Consent::default()).unwrap(),
            r#"{"answer":"unasked","by":"","at":0,"seen":"unknown"}"#
        );
    }
}
