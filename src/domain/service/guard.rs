//! What must hold before anything is sent to a service, and before what came back is shown. One guard for a group.

use super::filter::WordFilter;
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use serde::{Deserialize, Serialize};

/// When an instructor looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approval {
    /// Not at all.
    None,
    /// Before it is sent.
    Before,
    /// When it has come, before the person sees it.
    After,
    /// Both times: nobody has chosen less yet.
    #[default]
    Both,
}

/// The rules of a group. Off until an instructor turns it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Guard {
    /// Whether this group may use services at all.
    pub on: bool,
    /// When an instructor looks.
    pub approval: Approval,
    /// Most requests of one person a day.
    pub person_a_day: u32,
    /// Most requests of the group a day.
    pub group_a_day: u32,
    /// Whether text that was typed or spoken may be sent, not only words of the vocabulary.
    pub free_text: bool,
    /// Whether a moderation service looks first, where one is on.
    pub moderate: bool,
    /// Whether it looks at pictures too, where it can: at the person's own before it goes along, at the one that came before
    /// anybody sees it.
    pub moderate_pictures: bool,
    /// Whether a chat service words what is asked for, where one is on. It is told words of the vocabulary alone.
    pub wording: bool,
    /// Whether people may ask a chat service something, where one is on.
    pub questions: bool,
    /// Words that are never sent.
    pub blocked: Vec<String>,
}

impl Default for Guard {
    fn default() -> Self {
        Self {
            on: false,
            approval: Approval::Both,
            person_a_day: 10,
            group_a_day: 60,
            free_text: false,
            moderate: true,
            moderate_pictures: true,
            wording: true,
            questions: false,
            blocked: WordFilter::start(),
        }
    }
}

/// Requests of today that were sent, refused ones included: they may cost as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    /// By the person.
    pub person: u32,
    /// By the group, the person included.
    pub group: u32,
}

/// What someone wants to send.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// Every text of it.
    pub text: &'a str,
    /// Whether all of it comes from the vocabulary.
    pub from_vocabulary: bool,
    /// What it asks for, as [`super::PictureRequest::fingerprint`] gives it.
    pub fingerprint: &'a BlobId,
    /// What was refused before, by fingerprint.
    pub refused: &'a [BlobId],
}

/// Whether someone has to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// It goes on at once.
    Open,
    /// It waits for an instructor.
    Instructor,
}

/// Why it is not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Services are off for this group.
    Off,
    /// The person has had all requests of today.
    PersonLimit,
    /// The group has.
    GroupLimit,
    /// Only words of the vocabulary may be sent.
    FreeText,
    /// This word is never sent.
    Word(String),
    /// A service refused just this. Something of it has to change.
    RefusedBefore,
}

impl Block {
    /// What the person is told: kindly, and what to change.
    pub fn notice(&self) -> Notice {
        match self {
            Self::Off => Notice::problem("service-off"),
            Self::PersonLimit => Notice::problem("service-person-limit"),
            Self::GroupLimit => Notice::problem("service-group-limit"),
            Self::FreeText => Notice::problem("service-free-text"),
            Self::Word(word) => Notice::problem("service-word").with("word", word),
            Self::RefusedBefore => Notice::problem("service-refused-before"),
        }
    }
}

impl Guard {
    /// Whether a wish may be sent, and whether an instructor looks first.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn before(&self, wish: &Wish<'_>, used: Used) -> Result<Gate, Block> {
        if !self.on {
            return Err(Block::Off);
        }
        if !wish.from_vocabulary && !self.free_text {
            return Err(Block::FreeText);
        }
        let filter = WordFilter::new(self.blocked.iter().map(String::as_str));
        if let Some(word) = filter.finds(wish.text) {
            return Err(Block::Word(word.to_owned()));
        }
        if wish.refused.contains(wish.fingerprint) {
            return Err(Block::RefusedBefore);
        }
        self.within(used)?;
        Ok(gate(matches!(self.approval, Approval::Before | Approval::Both)))
    }

    /// Whether a speech service may be given this text: typed words may be in it, and none of it is a word that is never sent.
    pub fn lets_speak(&self, text: &str) -> bool {
        let filter = WordFilter::new(self.blocked.iter().map(String::as_str));
        self.free_text && filter.finds(text).is_none()
    }

    /// Whether an instructor looks at what came back before the person sees it.
    pub fn after(&self) -> Gate {
        gate(matches!(self.approval, Approval::After | Approval::Both))
    }

    /// Whether a moderator looks at pictures, where one can.
    pub fn looks_at_pictures(&self) -> bool {
        self.moderate && self.moderate_pictures
    }

    fn within(&self, used: Used) -> Result<(), Block> {
        match used {
            Used { person, .. } if person >= self.person_a_day => Err(Block::PersonLimit),
            Used { group, .. } if group >= self.group_a_day => Err(Block::GroupLimit),
            Used { .. } => Ok(()),
        }
    }
}

fn gate(closed: bool) -> Gate {
    if closed { Gate::Instructor } else { Gate::Open }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(guard: &Guard, text: &str, from_vocabulary: bool, used: (u32, u32)) -> Result<Gate, Block> {
        let (fingerprint, refused) = (BlobId::of(text.as_bytes()), [BlobId::of(b"refused")]);
        let wish = Wish { text, from_vocabulary, fingerprint: &fingerprint, refused: &refused };
        guard.before(&wish, Used { person: used.0, group: used.1 })
    }

    #[test]
    fn nothing_is_sent_until_someone_turns_it_on() {
        assert_eq!(ask(&Guard::default(), "집", true, (0, 0)), Err(Block::Off));
        let on = Guard { on: true, ..Guard::default() };
        assert_eq!(ask(&on, "집", true, (0, 0)), Ok(Gate::Instructor));
        assert_eq!(on.after(), Gate::Instructor);
    }

    #[test]
    fn every_rule_holds_by_itself() {
        let open = Guard { on: true, approval: Approval::None, ..Guard::default() };
        assert_eq!((ask(&open, "집", true, (0, 0)), open.after()), (Ok(Gate::Open), Gate::Open));
        assert_eq!(ask(&open, "집", false, (0, 0)), Err(Block::FreeText));
        assert_eq!(ask(&Guard { free_text: true, ..open.clone() }, "집", false, (0, 0)), Ok(Gate::Open));
        assert_eq!(ask(&open, "사람을 죽여", true, (0, 0)), Err(Block::Word("죽여".into())));
        assert_eq!(ask(&open, "refused", true, (0, 0)), Err(Block::RefusedBefore));
        assert_eq!(ask(&open, "집", true, (10, 10)), Err(Block::PersonLimit));
        assert_eq!(ask(&open, "집", true, (9, 60)), Err(Block::GroupLimit));
        assert_eq!(ask(&open, "집", true, (9, 59)), Ok(Gate::Open));
    }

    #[test]
    fn the_instructor_looks_when_it_was_said() {
        use Gate::{Instructor, Open};
        let gates = [
            (Approval::None, Open, Open),
            (Approval::Before, Instructor, Open),
            (Approval::After, Open, Instructor),
            (Approval::Both, Instructor, Instructor),
        ];
        for (approval, before, after) in gates {
            let guard = Guard { on: true, approval, ..Guard::default() };
            assert_eq!((ask(&guard, "집", true, (0, 0)), guard.after()), (Ok(before), after));
        }
    }

    #[test]
    fn a_guard_survives_an_older_file() {
        let read: Guard = serde_json::from_str("{\"on\":true}").expect("a guard");
        assert_eq!(read, Guard { on: true, ..Guard::default() });
    }
}
