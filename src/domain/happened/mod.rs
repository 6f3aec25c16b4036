//! What happened, month by month: only of who said yes to it, from then on, and as counts a day alone. No sentence, no order of words,
//! no hour, no score.

use super::calendar;
use super::id::{LessonId, Millis, ProfileId, WordId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Most different words of a day, or ways, rooms, lessons: far more than anybody uses.
const MOST: usize = 2000;

/// Whether a person's days may be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MayTell {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// The question stands on the person's own screen.
    Asked,
    /// Yes.
    Yes,
    /// No, or not to know, or a yes that was taken back.
    No,
}

impl MayTell {
    /// Its name in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unasked => "unasked",
            Self::Asked => "asked",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// What a person said to it, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// Who.
    pub profile: ProfileId,
    /// What.
    pub may: MayTell,
    /// When it was asked, or answered.
    pub at: Millis,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// What is counted of one day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Day {
    /// How often words of the vocabulary were said.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<WordId, u32>,
    /// How often something was chosen in some way, by its name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub ways: BTreeMap<String, u32>,
    /// Works that were begun.
    pub works: u32,
    /// How many examples were shown of words of the vocabulary.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub taught: BTreeMap<WordId, u32>,
    /// Lessons that were begun or gone on with.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub lessons: BTreeSet<LessonId>,
    /// Seconds in rooms, by their names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rooms_s: BTreeMap<String, u32>,
}

impl Day {
    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what was counted of another part of the day, or of another day.
    pub fn add(&mut self, other: &Self) {
        add(&mut self.words, &other.words);
        add(&mut self.ways, &other.ways);
        add(&mut self.taught, &other.taught);
        add(&mut self.rooms_s, &other.rooms_s);
        self.works = self.works.saturating_add(other.works);
        self.lessons.extend(other.lessons.iter().take(MOST.saturating_sub(self.lessons.len())).cloned());
    }
}

fn add<K: Ord + Clone>(to: &mut BTreeMap<K, u32>, from: &BTreeMap<K, u32>) {
    for (key, count) in from {
        if to.len() < MOST || to.contains_key(key) {
            let sum = to.entry(key.clone()).or_default();
            *sum = sum.saturating_add(*count);
        }
    }
}

/// One more of something.
pub fn count<K: Ord>(of: &mut BTreeMap<K, u32>, what: K, more: u32) {
    let sum = of.entry(what).or_default();
    *sum = sum.saturating_add(more);
}

/// A month of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MonthOf {
    /// Year of the Gregorian calendar.
    pub year: i64,
    /// 1..=12.
    pub month: u8,
}

impl MonthOf {
    /// As it is written in names: `2026-11`.
    pub fn name(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

/// The month and day at a time, on a wall clock so many minutes ahead of UTC.
pub fn month_at(at: Millis, offset_min: i32) -> (MonthOf, u8) {
    let (year, month, day) = calendar::date(at, offset_min);
    (MonthOf { year, month }, day)
}

/// A month of a person: the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Its id: the person and the month.
    pub id: String,
    /// Whose.
    pub profile: ProfileId,
    /// Which month.
    pub of: MonthOf,
    /// Days of the month (1..=31) on which something was counted.
    pub days: BTreeMap<u8, Day>,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Month {
    /// An empty month.
    pub fn new(profile: ProfileId, of: MonthOf) -> Self {
        Self { id: Self::id_of(&profile, of), profile, of, ..Self::default() }
    }

    /// The id of a person's month.
    pub fn id_of(profile: &ProfileId, of: MonthOf) -> String {
        format!("{profile}/{}", of.name())
    }

    /// All of its days together.
    pub fn whole(&self) -> Day {
        let mut whole = Day::default();
        self.days.values().for_each(|day| whole.add(day));
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_the_sum_of_its_days_and_no_larger_than_its_limits() {
        let mut month = Month::new("p".into(), MonthOf { year: 2026, month: 11 });
        assert_eq!(month.id, "p/2026-11");
        let mut day = Day { works: 1, ..Day::default() };
        count(&mut day.words, "sea".into(), 2);
        month.days.insert(3, day.clone());
        count(&mut day.words, "dog".into(), u32::MAX);
        day.add(&day.clone());
        month.days.insert(4, day);
        let whole = month.whole();
        assert_eq!((whole.works, whole.words.get("sea"), whole.words.get("dog")), (3, Some(&6), Some(&u32::MAX)));
        let many = (0..MOST * 2).map(|n| (WordId(n.to_string()), 1)).collect();
        let mut held = Day::default();
        held.add(&Day { words: many, ..Day::default() });
        assert_eq!(held.words.len(), MOST);
    }
}
