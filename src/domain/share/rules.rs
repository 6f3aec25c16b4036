//! What is shared: which records make a document, whose it is, and how its parts are written.

use super::choose::{choose, kept_beside};
use super::flat::{Form, Leaf, Leaves, build, flatten};
use super::said::CircleId;
use crate::domain::board::is_own_set;
use crate::domain::exhibition::Exhibition;
use crate::domain::id::{ArtworkId, ExhibitionId, ProfileId};
use crate::domain::profile::Profile;
use crate::domain::record::{Kind, Record, Write};
use crate::domain::service::ServiceAsk;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Whose something is. Everything of one scope is sealed with keys of its own and can be erased alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Nobody's alone: lessons, exhibitions, sets of boards for all.
    #[default]
    Common,
    /// A person's.
    Person(ProfileId),
}

/// What a circle of tablets shares.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// A workshop: people, boards, lessons, works, exhibitions.
    #[default]
    Workshop,
    /// An exhibition of many facilities: it, and the works that hang in it. No people, no boards.
    Show(ExhibitionId),
}

/// A thing that tablets change together: a record, and for a work all that was drawn on it. Named by its first record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Document {
    /// Kind of its record.
    pub kind: Kind,
    /// Id of its record.
    pub id: String,
}

impl std::fmt::Display for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.kind.name(), self.id)
    }
}

impl Document {
    /// The document that a record belongs to.
    pub fn of(record: &Record) -> Self {
        match record {
            Record::Mark(drawn) => Self { kind: Kind::Artwork, id: drawn.work.0.clone() },
            other => Self { kind: other.kind(), id: other.id().to_owned() },
        }
    }
}

impl Reach {
    /// Whether records like this are shared; `hung` are the works in exhibitions of the circle.
    pub fn shares(&self, record: &Record, hung: &BTreeSet<ArtworkId>) -> bool {
        match (self, record) {
            (Self::Workshop, record) => match record {
                Record::Profile(_)
                | Record::BoardSet(_)
                | Record::Board(_)
                | Record::Artwork(_)
                | Record::Mark(_)
                | Record::Exhibition(_)
                | Record::Example(_)
                | Record::Lesson(_)
                | Record::Following(_)
                | Record::ServiceAsk(_)
                | Record::NotYet(_)
                | Record::Agreed(_) => true,
                // What was said stays where it was said; rules and exports are those of a device.
                _ => false,
            },
            (Self::Show(show), Record::Exhibition(exhibition)) => exhibition.id == *show,
            (Self::Show(_), Record::Artwork(work)) => hung.contains(&work.id),
            (Self::Show(_), Record::Mark(drawn)) => hung.contains(&drawn.work),
            (Self::Show(_), _) => false,
        }
    }

    /// The works in an exhibition of the circle.
    pub fn hung(&self, exhibition: &Exhibition) -> Vec<ArtworkId> {
        match self {
            Self::Show(show) if exhibition.id == *show => exhibition.works().cloned().collect(),
            _ => Vec::new(),
        }
    }
}

impl Scope {
    /// Whose a record is; `None` for a mark, which is whose its work is.
    pub fn of(record: &Record) -> Option<Self> {
        let person = |id: &ProfileId| if id.as_str().is_empty() { Self::Common } else { Self::Person(id.clone()) };
        let set = |set: &crate::domain::id::SetId| match set.as_str().strip_prefix("own-") {
            Some(id) if is_own_set(set) => Self::Person(id.into()),
            _ => Self::Common,
        };
        Some(match record {
            Record::Mark(_) => return None,
            Record::Profile(profile) => person(&profile.id),
            Record::Artwork(work) => person(&work.profile),
            Record::Example(example) => person(&example.profile),
            Record::Following(following) => person(&following.profile),
            Record::Strip(strip) => person(&strip.profile),
            Record::Utterance(utterance) => person(&utterance.profile),
            Record::ServiceAsk(ask) => person(&ask.profile),
            Record::NotYet(said) => person(&said.profile),
            Record::Agreed(said) => person(&said.profile),
            Record::Telling(telling) => person(&telling.profile),
            Record::Month(month) => person(&month.profile),
            Record::BoardSet(found) => set(&found.id),
            Record::Board(board) => set(&board.set),
            _ => Self::Common,
        })
    }
}

/// A version of a document: the changes after which no other one came.
pub type Heads = Vec<[u8; 32]>;

/// What others changed: to be taken if what it changes is still as it was when this was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The circle that it comes from.
    pub circle: CircleId,
    /// Which document.
    pub document: Document,
    /// What each record was when this was made; `None`: it was not there.
    pub base: Vec<(Part, Option<Record>)>,
    /// The changes.
    pub writes: Vec<Write>,
    /// The version that the store has then.
    pub heads: Heads,
}

impl Offer {
    /// Whether what it changes is as it was; `now` finds a record.
    pub fn fits(&self, now: impl Fn(&Part) -> Option<Record>) -> bool {
        self.base.iter().all(|(part, base)| match (now(part), base) {
            (Some(now), Some(base)) => now == *base || same(&now, base),
            (now, base) => now.is_none() && base.is_none(),
        })
    }
}

/// Whether two records say the same, whatever they leave out.
fn same(a: &Record, b: &Record) -> bool {
    matches!((Part::leaves(a), Part::leaves(b)), (Ok(a), Ok(b)) if a == b)
}

/// That the records of a document are those of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedAs {
    /// In which circle.
    pub circle: CircleId,
    /// Which document.
    pub document: Document,
    /// The version.
    pub heads: Heads,
}

/// A record within its document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Part {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// Path of what stands in a document that is not the record it is named by.
const MARKS: &str = "marks";
const ROOT: &str = "is";

/// The path of a record in its document.
pub fn parts_key(part: &Part) -> String {
    match part.kind {
        // Ids hold no `/`; should one, it is a name like any other.
        Kind::Mark => format!("{MARKS}/{}", part.id.replace('~', "~0").replace('/', "~1")),
        _ => ROOT.to_owned(),
    }
}

impl Part {
    /// The part that a record is.
    pub fn of(record: &Record) -> Self {
        Self { kind: record.kind(), id: record.id().to_owned() }
    }

    /// The leaves of the record.
    ///
    /// # Errors
    /// A record that cannot be written as JSON.
    pub fn leaves(record: &Record) -> Result<Leaves, serde_json::Error> {
        let part = Self::of(record);
        let path = parts_key(&part);
        let value = parted(record)?;
        if part.kind == Kind::Mark {
            return Ok([(path, Leaf::Whole(value))].into());
        }
        let kind = part.kind;
        Ok(flatten(&path, &value, &|at| within(at).map(|at| form(kind, at)).unwrap_or_default()))
    }

    /// The records that leaves make. Where they make none of a kind that can be read, that is an error.
    ///
    /// # Errors
    /// What does not fit.
    pub fn records(document: &Document, leaves: &Leaves) -> Result<Vec<Record>, serde_json::Error> {
        let mut records = Vec::new();
        if let Some(value) = build(ROOT, leaves) {
            records.push(whole(document.kind, value)?);
        }
        let marks = leaves.iter().filter(|(path, _)| path.starts_with("marks/"));
        for (_, leaf) in marks {
            records.push(whole(Kind::Mark, leaf.value().clone())?);
        }
        Ok(records)
    }

    /// Where a value of a leaf that does not count is kept all the same, if it is.
    pub fn kept_beside(document: &Document, path: &str, leaf: &Leaf) -> Option<(String, Leaf)> {
        let (path, leaf) = kept_beside(document.kind, within(path)?, leaf.value())?;
        Some((format!("{ROOT}/{path}"), leaf))
    }

    /// Which of several values of a leaf counts (see [`choose`]).
    pub fn choose(document: &Document, path: &str, values: &[Leaf]) -> usize {
        match within(path) {
            Some(at) => choose(document.kind, at, values),
            None => values.len().saturating_sub(1),
        }
    }
}

/// The path within the record that a document is named by.
fn within(path: &str) -> Option<&str> {
    path.strip_prefix(ROOT)?.strip_prefix('/')
}

/// What makes sense only as one: two halves of different scenes are no scene. Rooms of an exhibition are known by their place.
fn form(kind: Kind, path: &str) -> Form {
    let first = path.split('/').next().unwrap_or_default();
    let whole = match kind {
        Kind::Artwork => match path.strip_prefix("consents/") {
            Some(rest) => matches!(rest.split('/').nth(1), Some("maker" | "guardian")),
            None => matches!(first, "plan" | "beginning" | "title" | "physical"),
        },
        Kind::Profile => path == "picture" || first == "touch",
        Kind::Board => path.ends_with("/action") || path.ends_with("/actions"),
        Kind::Example => first == "shown" || first == "tile",
        Kind::Lesson => first == "steps",
        // Only the tablet that asked writes them.
        Kind::ServiceAsk => {
            let whole =
                ["state", "before", "request", "origin", "pictures", "embedded", "left", "answer", "wrong", "news"];
            whole.contains(&first)
        }
        Kind::Agreed => first == "to",
        _ => false,
    };
    match (kind, path) {
        _ if whole => Form::Whole,
        (Kind::Exhibition, "rooms") => Form::Placed,
        _ => Form::Usual,
    }
}

/// A record as it is written into documents: the maker's answer stands beside the guardian's, each as one.
fn parted(record: &Record) -> Result<Value, serde_json::Error> {
    let mut value = unwrapped(serde_json::to_value(record)?);
    if let Value::Object(map) = &mut value {
        stays_here(record.kind()).iter().for_each(|key| drop(map.remove(*key)));
    }
    if let Some(Value::Object(consents)) = value.get_mut("consents") {
        consents.values_mut().for_each(|consent| {
            let Value::Object(map) = consent else { return };
            let mut parted = Map::new();
            for key in BESIDE {
                if let Some(found) = map.remove(key) {
                    parted.insert(key.to_owned(), found);
                }
            }
            parted.insert("maker".to_owned(), Value::Object(std::mem::take(map)));
            *map = parted;
        });
    }
    Ok(value)
}

/// What never leaves the device: a curator's notes; in which room somebody stays; whom to call, which only this device's PIN opens;
/// where something was asked.
fn stays_here(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Exhibition => &["notes"],
        Kind::Profile => &["stays", "guardian"],
        Kind::ServiceAsk => &["elsewhere"],
        _ => &[],
    }
}

/// A record that came, with what of ours never leaves this device.
#[must_use]
pub fn with_own(came: Record, ours: Option<&Record>) -> Record {
    match (came, ours) {
        (Record::Profile(came), ours) => {
            let ours = if let Some(Record::Profile(ours)) = ours { Some(ours) } else { None };
            let (stays, guardian) = (ours.and_then(|ours| ours.stays), ours.and_then(|ours| ours.guardian.clone()));
            Record::Profile(Profile { stays, guardian, ..came })
        }
        (Record::Exhibition(came), Some(Record::Exhibition(ours))) => {
            Record::Exhibition(Exhibition { notes: ours.notes.clone(), ..came })
        }
        (Record::ServiceAsk(came), ours) => {
            let elsewhere = if let Some(Record::ServiceAsk(ours)) = ours { ours.elsewhere } else { true };
            Record::ServiceAsk(Box::new(ServiceAsk { elsewhere, ..*came }))
        }
        (came, _) => came,
    }
}

/// What stands beside the maker's answer.
const BESIDE: [&str; 3] = ["guardian", "before", "guardian_before"];

fn whole(kind: Kind, mut value: Value) -> Result<Record, serde_json::Error> {
    if let (Kind::Artwork, Some(Value::Object(consents))) = (kind, value.get_mut("consents")) {
        consents.values_mut().for_each(|consent| {
            let Value::Object(map) = consent else { return };
            if let Some(Value::Object(maker)) = map.remove("maker") {
                map.extend(maker);
            }
        });
    }
    let wrapped: Map<String, Value> = [(kind.name().to_owned(), value)].into_iter().collect();
    serde_json::from_value(Value::Object(wrapped))
}

/// `{"artwork": {…}}` without its wrapping.
fn unwrapped(value: Value) -> Value {
    match value {
        Value::Object(map) if map.len() == 1 => map.into_iter().next().map_or(Value::Null, |(_, value)| value),
        other => other,
    }
}
