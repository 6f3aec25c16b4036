//! An exhibition: which works hang, in which order, where and when.

use super::id::{ArtworkId, ExhibitionId, Millis};
use serde::{Deserialize, Serialize};

/// An exhibition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exhibition {
    /// Its id.
    pub id: ExhibitionId,
    /// Its title; also its name on the command line.
    pub title: String,
    /// Where.
    pub place: String,
    /// When, as the curator wrote it (2027. 5. 20.~6. 2.).
    pub dates: String,
    /// When it was made.
    pub made: Millis,
    /// Works in the order they hang.
    pub works: Vec<ArtworkId>,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Exhibition {
    /// Hangs a work at the end; a work hangs once.
    pub fn add(&mut self, work: ArtworkId) {
        if !self.works.contains(&work) {
            self.works.push(work);
        }
    }

    /// Takes a work down.
    pub fn remove(&mut self, work: &str) {
        self.works.retain(|other| other.as_str() != work);
    }

    /// Moves a work `by` places (negative: towards the front); stays within the line.
    pub fn shift(&mut self, work: &str, by: isize) {
        if let Some(from) = self.works.iter().position(|other| other.as_str() == work) {
            let to = from.saturating_add_signed(by).min(self.works.len() - 1);
            let work = self.works.remove(from);
            self.works.insert(to, work);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_stays_within_the_line() {
        let mut show = Exhibition::default();
        for work in ["a", "b", "c", "b"] {
            show.add(work.into());
        }
        show.shift("c", -5);
        assert_eq!(show.works, ["c".into(), "a".into(), "b".into()] as [ArtworkId; 3]);
        show.shift("c", 9);
        assert_eq!(show.works.last(), Some(&"c".into()));
        show.remove("a");
        assert_eq!(show.works.len(), 2);
    }
}
