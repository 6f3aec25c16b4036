//! Whom to call for a person: kept sealed, so that neither the store nor a copy of it shows it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Somebody who cares for a person at home. In the clear only while an instructor looks at it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Guardian {
    /// Their name.
    pub name: String,
    /// What they are to the person: mother, centre, neighbour.
    pub relation: String,
    /// Telephone.
    pub phone: String,
    /// What else has to be known.
    pub note: String,
}

impl Guardian {
    /// Longest name, relation or telephone number, characters.
    pub const MAX_LINE: usize = 60;
    /// Longest note, characters.
    pub const MAX_NOTE: usize = 300;

    /// Whether nothing is entered.
    pub fn is_empty(&self) -> bool {
        [&self.name, &self.relation, &self.phone, &self.note].iter().all(|text| text.trim().is_empty())
    }

    /// The same on single lines that are not too long.
    #[must_use]
    pub fn held(&self) -> Self {
        let line = |text: &str, most: usize| {
            let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            plain.trim().chars().take(most).collect()
        };
        Self {
            name: line(&self.name, Self::MAX_LINE),
            relation: line(&self.relation, Self::MAX_LINE),
            phone: line(&self.phone, Self::MAX_LINE),
            note: line(&self.note, Self::MAX_NOTE),
        }
    }
}

/// Nothing of it gets into a log.
impl fmt::Debug for Guardian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Guardian(…)")
    }
}

/// Something that only whoever has the key can read, as hexadecimal text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(pub String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_kept_on_short_lines_and_shown_nowhere() {
        let typed = Guardian { name: " 김\n하나 ".into(), phone: "0".repeat(500), ..Guardian::default() };
        let held = typed.held();
        assert_eq!((held.name.as_str(), held.phone.chars().count()), ("김 하나", Guardian::MAX_LINE));
        assert_eq!(format!("{typed:?}"), "Guardian(…)");
        assert!(!held.is_empty() && Guardian { note: "  ".into(), ..Guardian::default() }.is_empty());
    }
}
