//! One picture that was asked of a service: what for, in which words, how it stands. Stored, so that nothing waits silently.

use super::PictureRequest;
use crate::domain::artwork::Beginning;
use crate::domain::id::{ArtworkId, AskId, BlobId, Millis, ProfileId, WordId};
use crate::domain::locale::{Lang, LocalText};
use crate::domain::notice::Notice;
use crate::domain::scene::Scene;
use crate::domain::service::{Guard, Used};
use serde::{Deserialize, Serialize};

/// How it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskState {
    /// An instructor has to look before it is sent.
    #[default]
    WaitsBefore,
    /// A chat service finds better words for it first.
    Wording,
    /// The service has it.
    Sent,
    /// It has come, and a moderator looks before anybody sees it.
    Checking,
    /// It has come, and an instructor has to look before the person sees it.
    WaitsAfter,
    /// It has come, and a moderator found this in it: an instructor may look and still give it.
    Withheld(Vec<String>),
    /// It came after the person had stopped waiting: an instructor may still give it.
    Late,
    /// The person has it.
    Given,
    /// An instructor said no.
    Denied,
    /// The service will not do this; its own words for why. Never asked again unchanged.
    Refused(Vec<String>),
    /// It did not come.
    Failed,
    /// The person stopped waiting.
    Cancelled,
}

impl AskState {
    /// Whether an instructor has something to decide.
    pub fn waits_for_instructor(&self) -> bool {
        matches!(self, Self::WaitsBefore | Self::WaitsAfter | Self::Withheld(_) | Self::Late)
    }

    /// Whether the person waits.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::WaitsBefore | Self::Wording | Self::Sent | Self::Checking | Self::WaitsAfter)
    }
}

/// What is asked of a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskFor {
    /// A picture.
    #[default]
    Picture,
    /// A description of a work in words, made of its words.
    Description,
    /// An answer to a question, in short sentences.
    Question,
}

impl AskFor {
    fn is_picture(&self) -> bool {
        *self == Self::Picture
    }
}

/// An answer in short sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Whether the service says that it knows.
    pub knows: bool,
    /// The sentences; where it does not know, whom to ask, or nothing.
    pub sentences: Vec<String>,
}

/// That an answer is wrong, as the person says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongAnswer {
    /// When they said so.
    pub at: Millis,
    /// An instructor has read it.
    #[serde(default)]
    pub read: bool,
}

/// What the picture was asked for: enough to put it into a work on another day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// How the work began.
    pub beginning: Beginning,
    /// The words that were chosen.
    #[serde(default)]
    pub words: Vec<WordId>,
    /// The scene they became, if things were placed in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Scene>,
    /// Style name, e.g. `oil`.
    pub style: String,
    /// The work, if there was one already; the work it went into, once it is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<ArtworkId>,
}

/// A picture that came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPicture {
    /// The picture (PNG).
    pub blob: BlobId,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file exactly as it came, where the service had signed it (C2PA).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<BlobId>,
}

/// Something that left the device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// Scheme, host and port.
    pub to: String,
    /// Every field as JSON text; files are named with their size.
    pub what: String,
}

/// How long asks that ended are kept: a year, milliseconds. A day's limit looks back one day.
pub const KEPT_MS: Millis = 366 * 86_400_000;

/// Longest list of what left the device that is kept with one picture.
pub const MAX_LEAVING: usize = 12;

/// One picture, or description, that was asked of a service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ServiceAsk {
    /// Its id.
    pub id: AskId,
    /// For whom.
    pub profile: ProfileId,
    /// What for.
    #[serde(default, skip_serializing_if = "AskFor::is_picture")]
    pub wants: AskFor,
    /// Name of the service.
    pub service: String,
    /// Name of its model; empty: the service's own choice.
    #[serde(default)]
    pub model: String,
    /// When the person asked.
    pub asked: Millis,
    /// When it was sent, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Millis>,
    /// When it was sent, a moderator was on that was to look at what comes.
    #[serde(default)]
    pub looks: bool,
    /// When a chat service was asked for its words, if one was: that costs as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worded: Option<Millis>,
    /// How it stands.
    pub state: AskState,
    /// What is sent.
    pub request: PictureRequest,
    /// What is asked for, in both languages, for whoever has to look.
    pub shown: LocalText,
    /// The same as the program words it by itself, where a chat service found other words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plain: Option<LocalText>,
    /// Name of the chat service that found the words; empty: none did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub worded_by: String,
    /// What was wished for, whatever words were found for it: [`PictureRequest::fingerprint`] before them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<BlobId>,
    /// Text that was typed, if that is allowed; part of what is sent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub typed: String,
    /// What it was asked for.
    pub origin: Origin,
    /// What came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<AskPicture>,
    /// What the service wrote into the pictures, taken out of them: name and text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub embedded: Vec<(String, String)>,
    /// What left the device.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Leaving>,
    /// What was answered to a question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Told>,
    /// The person says that the answer is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrong: Option<WrongAnswer>,
    /// How it stood before an instructor said "not yet": it can be looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<AskState>,
    /// It was asked on another tablet of the circle: that one sends it and takes what comes. Of one device; never shared.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub elsewhere: bool,
    /// What the person has still to be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub news: Option<Notice>,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ServiceAsk {
    /// Every stored picture that it needs.
    pub fn blobs(&self) -> Vec<BlobId> {
        let came = self.pictures.iter().flat_map(|picture| std::iter::once(&picture.blob).chain(&picture.original));
        let sent = [&self.request.input, &self.request.mask].into_iter().flatten();
        let things = self.origin.scene.iter().flat_map(|scene| &scene.objects).filter_map(|thing| thing.symbol.blob());
        came.chain(sent).cloned().chain(things.map(BlobId::from)).collect()
    }

    /// Tells whether two asks wish for the same, whatever words were found for it.
    pub fn wished(&self) -> BlobId {
        self.wish.clone().unwrap_or_else(|| self.request.fingerprint())
    }

    /// Whether it ended longer ago than [`KEPT_MS`] and nobody has anything to decide or to be told. Its pictures are in works.
    pub fn is_old(&self, now: Millis) -> bool {
        let ended = !self.state.is_open() && !self.state.waits_for_instructor();
        let last = self.sent.unwrap_or(self.asked).max(self.asked);
        ended && self.news.is_none() && now.saturating_sub(last) > KEPT_MS
    }

    /// Notes what left the device. The same again, and more than [`MAX_LEAVING`], is not noted.
    pub fn note(&mut self, leaving: Leaving) -> bool {
        let new = self.left.len() < MAX_LEAVING && !self.left.contains(&leaving);
        if new {
            self.left.push(leaving);
        }
        new
    }

    /// Whether it counts for the day: it was sent in it, or a chat service was asked for its words, or it waits to be sent.
    fn counts(&self, now: Millis, offset_min: i32) -> bool {
        let waits = self.sent.is_none() && matches!(self.state, AskState::WaitsBefore | AskState::Wording);
        let today = |at: Millis| day(at, offset_min) == day(now, offset_min);
        waits || [self.sent, self.worded].into_iter().flatten().any(today)
    }
}

/// Requests of the day of `now` (on a wall clock so many minutes ahead of UTC), by `person` and by everyone. Those that wait to
/// be sent count as well; `but` does not.
pub fn used<'a>(
    asks: impl IntoIterator<Item = &'a ServiceAsk>,
    person: &ProfileId,
    but: Option<&AskId>,
    now: Millis,
    offset_min: i32,
) -> Used {
    let mut used = Used::default();
    for ask in asks.into_iter().filter(|ask| Some(&ask.id) != but && ask.counts(now, offset_min)) {
        used.group = used.group.saturating_add(1);
        used.person = used.person.saturating_add(u32::from(ask.profile == *person));
    }
    used
}

fn day(at: Millis, offset_min: i32) -> i64 {
    at.saturating_add(i64::from(offset_min) * 60_000).div_euclid(86_400_000)
}

/// The rules of the people of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceRules {
    /// Its id; there is one.
    pub id: String,
    /// What must hold. Whether services may be used at all is told by whether one is on.
    pub guard: Guard,
    /// In which language services are asked.
    pub lang: Lang,
}

impl Default for ServiceRules {
    fn default() -> Self {
        // Most models were taught in English.
        Self { id: "device".to_owned(), guard: Guard::default(), lang: Lang::En }
    }
}

/// Most requests a day that can be set.
pub const MOST_A_DAY: u32 = 200;

impl ServiceRules {
    /// The rules with every number inside its limits.
    pub fn held(mut self) -> Self {
        self.id = Self::default().id;
        self.guard.person_a_day = self.guard.person_a_day.min(MOST_A_DAY);
        self.guard.group_a_day = self.guard.group_a_day.min(MOST_A_DAY);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Millis = 1_795_230_000_000;
    const DAY: Millis = 86_400_000;

    fn ask(id: &str, person: &str, state: AskState, sent: Option<Millis>) -> ServiceAsk {
        ServiceAsk { id: id.into(), profile: person.into(), state, sent, ..ServiceAsk::default() }
    }

    #[test]
    fn a_day_counts_what_was_sent_in_it_and_what_waits_to_be() {
        let asks = [
            ask("1", "a", AskState::Given, Some(NOON)),
            ask("2", "a", AskState::Refused(Vec::new()), Some(NOON + 1)),
            ask("3", "a", AskState::Given, Some(NOON - DAY)),
            ask("4", "b", AskState::Failed, Some(NOON)),
            ask("5", "a", AskState::WaitsBefore, None),
            ask("6", "a", AskState::Denied, None),
            ask("7", "b", AskState::Wording, None),
            // Words were found for them, and nothing was sent.
            ServiceAsk { worded: Some(NOON), ..ask("8", "b", AskState::Cancelled, None) },
            ServiceAsk { worded: Some(NOON - DAY), ..ask("9", "b", AskState::Cancelled, None) },
        ];
        let count = |but: Option<&AskId>| used(&asks, &"a".into(), but, NOON + 2, 540);
        assert_eq!(count(None), Used { person: 3, group: 6 });
        assert_eq!(count(Some(&"5".into())), Used { person: 2, group: 5 });
    }

    #[test]
    fn a_day_ends_at_midnight_of_the_place() {
        let midnight_in_korea = NOON.div_euclid(DAY) * DAY + 15 * 3_600_000;
        let asks = [ask("1", "a", AskState::Given, Some(midnight_in_korea - 1))];
        assert_eq!(used(&asks, &"a".into(), None, midnight_in_korea, 540).group, 0);
        assert_eq!(used(&asks, &"a".into(), None, midnight_in_korea, 0).group, 1);
    }

    #[test]
    fn what_ended_long_ago_is_old_and_what_waits_never_is() {
        let later = NOON + KEPT_MS + 1;
        let old = |state: AskState| ask("1", "a", state, Some(NOON)).is_old(later);
        assert!([AskState::Given, AskState::Failed, AskState::Denied, AskState::Cancelled].into_iter().all(old));
        let waits = [AskState::Late, AskState::WaitsBefore, AskState::WaitsAfter, AskState::Sent, AskState::Checking];
        assert!(!waits.into_iter().chain([AskState::Withheld(Vec::new())]).any(old));
        assert!(!ask("1", "a", AskState::Given, Some(NOON)).is_old(later - 1));
        let untold = ServiceAsk { news: Some(Notice::done("x")), ..ask("1", "a", AskState::Given, Some(NOON)) };
        assert!(!untold.is_old(later));
    }

    #[test]
    fn what_left_is_noted_once_and_not_for_ever() {
        let mut one = ServiceAsk::default();
        let leaving = |n: usize| Leaving { to: "https://a.example".into(), what: n.to_string() };
        assert!(one.note(leaving(0)) && !one.note(leaving(0)));
        for n in 0..100 {
            one.note(leaving(n));
        }
        assert_eq!(one.left.len(), MAX_LEAVING);
    }
}
