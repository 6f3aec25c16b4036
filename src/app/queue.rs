//! What waits for an instructor, as one queue for everybody of this device; and what a person is told of it in their own rooms.

use super::state::State;
use crate::domain::consent::{Use, WhyNot};
use crate::domain::exhibition::Exhibition;
use crate::domain::id::{ArtworkId, Millis, ProfileId};
use crate::domain::queue::{About, NotYet, Reason};
use crate::domain::service::{AskState, ServiceAsk};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is wanted of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QueueCommand {
    /// Another part of the workshop is seen.
    Part(WorkshopPart),
    /// Yes: it is sent, it is given, the maker is asked, a report was read. Instructor.
    Agree(About),
    /// Not yet, and why. Instructor.
    NotYet(About, Reason),
    /// It is looked at again after a "not yet". Instructor.
    Again(String),
    /// The person looks at what is told them, or no longer.
    Tidings(bool),
    /// The person has read a "not yet".
    Read(String),
}

/// A part of the workshop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkshopPart {
    /// The people.
    #[default]
    People,
    /// What waits for an answer.
    Queue,
    /// What happened.
    Happened,
}

/// The queue's part of the state. What waits, and what was decided, is in the records.
#[derive(Clone, Debug, Default)]
pub struct QueueState {
    /// What is seen of the workshop.
    pub part: WorkshopPart,
    /// The person looks at what is told them.
    pub tidings: bool,
    /// Which "not yet" was told with a notice since the start.
    pub(super) told: BTreeSet<String>,
}

/// For what something waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// To be sent to a service.
    Sending,
    /// It came back, and the person has not seen it.
    Giving,
    /// A moderator found something in it, or a word that is not wanted was in it.
    Withheld,
    /// It came when nobody waited any more.
    Late,
    /// To be shown to others: its maker has not been asked.
    Showing,
    /// To be read: the person says that an answer is wrong.
    Report,
    /// An instructor said yes, and the tablet that asked has not heard of it yet.
    Tablet,
}

impl WaitsFor {
    /// Its name in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sending => "sending",
            Self::Giving => "giving",
            Self::Withheld => "withheld",
            Self::Late => "late",
            Self::Showing => "showing",
            Self::Report => "report",
            Self::Tablet => "tablet",
        }
    }

    /// Whether the person waits too, and not the instructor alone.
    pub fn is_awaited(self) -> bool {
        matches!(self, Self::Sending | Self::Giving | Self::Showing | Self::Tablet)
    }
}

/// Something that waits for an instructor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What.
    pub about: About,
    /// Whose it is.
    pub profile: ProfileId,
    /// Since when.
    pub since: Millis,
    /// For what.
    pub waits: WaitsFor,
}

impl State {
    /// Everything that waits for an instructor, oldest first.
    pub fn queue(&self) -> Vec<Waiting> {
        let asks = self.library.asks.values().filter_map(|ask| self.of_ask(ask));
        let mut all: Vec<Waiting> = asks.chain(self.to_be_asked()).collect();
        all.sort_by(|a, b| (a.since, &a.about).cmp(&(b.since, &b.about)));
        all
    }

    /// What of theirs a person waits for, oldest first.
    pub fn awaited_by(&self, person: &ProfileId) -> Vec<Waiting> {
        let mut mine = self.queue();
        mine.retain(|waiting| waiting.profile == *person && waiting.waits.is_awaited());
        mine
    }

    /// To what an instructor said "not yet", newest first. What is gone meanwhile is not among it.
    pub fn put_off(&self) -> Vec<&NotYet> {
        let is_there = |said: &&NotYet| match &said.about {
            About::Ask(id) => {
                self.library.asks.get(id).is_some_and(|ask| ask.elsewhere || ask.state == AskState::Denied)
            }
            About::Show(id) => self.library.artworks.contains_key(id),
        };
        let mut all: Vec<&NotYet> = self.library.not_yet.values().filter(is_there).collect();
        all.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
        all
    }

    /// Every "not yet" that a person has still to read, newest first.
    pub fn unread(&self, person: &ProfileId) -> Vec<&NotYet> {
        self.put_off().into_iter().filter(|said| said.profile == *person && !said.read).collect()
    }

    fn of_ask(&self, ask: &ServiceAsk) -> Option<Waiting> {
        let mut waiting = of_ask(ask)?;
        if ask.elsewhere && waiting.waits != WaitsFor::Report {
            if self.library.not_yet.contains_key(&waiting.about.key()) {
                return None;
            }
            if self.library.agreed.get(&ask.id).is_some_and(|said| said.to == ask.state) {
                waiting.waits = WaitsFor::Tablet;
            }
        }
        Some(waiting)
    }

    /// The reason that was given with a "not yet", as long as it stands.
    pub fn why_not_yet(&self, about: &About) -> Option<Reason> {
        self.library.not_yet.get(&about.key()).map(|said| said.reason)
    }

    /// Works that hang in an exhibition and whose makers are here and were asked nothing about showing them.
    fn to_be_asked(&self) -> Vec<Waiting> {
        let mut since: BTreeMap<&ArtworkId, Millis> = BTreeMap::new();
        for show in self.library.exhibitions.values() {
            for id in show.works() {
                let first = since.entry(id).or_insert(show.made);
                *first = show.made.min(*first);
            }
        }
        let works = since.into_iter().filter_map(|(id, at)| Some((self.library.artworks.get(id)?, at)));
        works
            .filter(|(work, _)| self.library.profiles.contains_key(&work.profile) && is_unasked(work))
            .filter(|(work, _)| !self.library.not_yet.contains_key(&About::Show(work.id.clone()).key()))
            .map(|(work, at)| Waiting {
                about: About::Show(work.id.clone()),
                profile: work.profile.clone(),
                since: at.max(work.made),
                waits: WaitsFor::Showing,
            })
            .collect()
    }

    /// The first exhibition in which a work hangs.
    pub(super) fn show_of(&self, work: &ArtworkId) -> Option<&Exhibition> {
        self.library.exhibitions.values().find(|show| show.works().any(|id| id == work))
    }
}

/// Whether nobody was asked about any use of it; where the maker said yes, whether a guardian was not.
fn is_unasked(work: &crate::domain::artwork::Artwork) -> bool {
    let answers = Use::ALL.map(|purpose| work.consents.allows(purpose));
    let open = |answer: &Result<(), WhyNot>| matches!(answer, Err(WhyNot::Unasked | WhyNot::GuardianUnasked));
    answers.iter().all(open)
}

fn of_ask(ask: &ServiceAsk) -> Option<Waiting> {
    let waits = match ask.state {
        AskState::WaitsBefore => WaitsFor::Sending,
        AskState::WaitsAfter => WaitsFor::Giving,
        AskState::Withheld(_) => WaitsFor::Withheld,
        AskState::Late => WaitsFor::Late,
        AskState::Given if ask.wrong.is_some_and(|wrong| !wrong.read) => WaitsFor::Report,
        _ => return None,
    };
    let since = ask.wrong.map_or(ask.asked, |wrong| wrong.at);
    Some(Waiting { about: About::Ask(ask.id.clone()), profile: ask.profile.clone(), since, waits })
}
