//! What a person is not distracted by: rooms and tools that are hidden from them, and the one room in which they stay for a while.
//! Talk is never hidden, nor is what undoes, leads home or reads aloud.

use super::drawing::ToolKind;
use super::id::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A room of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// 대화하기.
    Talk,
    /// 볼일 보기.
    Errands,
    /// 그림 만들기.
    Create,
    /// 내 작품.
    Works,
    /// 가르치기.
    Teach,
    /// 전시.
    Exhibit,
    /// 설정.
    Settings,
}

impl Place {
    /// Those that can be hidden: all but Talk.
    pub const HIDDEN: [Self; 6] =
        [Self::Errands, Self::Create, Self::Works, Self::Teach, Self::Exhibit, Self::Settings];
    /// Those in which a person can stay.
    pub const STAYED: [Self; 4] = [Self::Talk, Self::Errands, Self::Create, Self::Works];
}

/// What is hidden from a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calm {
    /// Rooms.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub rooms: BTreeSet<Place>,
    /// Tools of the canvas.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tools: BTreeSet<ToolKind>,
}

impl Calm {
    /// Whether nothing is hidden.
    pub fn is_empty(&self) -> bool {
        self.rooms.is_empty() && self.tools.is_empty()
    }

    /// Whether a room is hidden. Talk never is.
    pub fn hides_room(&self, place: Place) -> bool {
        place != Place::Talk && self.rooms.contains(&place)
    }

    /// Whether a tool is hidden; where every tool that draws was hidden, the first one is not.
    pub fn hides_tool(&self, tool: ToolKind) -> bool {
        let draws = |kind: &&ToolKind| **kind != ToolKind::Eraser;
        let none_left = ToolKind::ALL.iter().filter(draws).all(|kind| self.tools.contains(kind));
        self.tools.contains(&tool) && !(none_left && tool == ToolKind::ALL[0])
    }

    /// Whether a tool is the last one that draws: it cannot be hidden.
    pub fn is_last_tool(&self, tool: ToolKind) -> bool {
        let shown = |kind: &&ToolKind| **kind != ToolKind::Eraser && !self.hides_tool(**kind);
        tool != ToolKind::Eraser && ToolKind::ALL.iter().filter(shown).all(|kind| *kind == tool)
    }

    /// The same with what can be hidden only.
    #[must_use]
    pub fn held(mut self) -> Self {
        self.rooms.remove(&Place::Talk);
        self.tools = ToolKind::ALL.into_iter().filter(|tool| self.hides_tool(*tool)).collect();
        self
    }
}

/// The room in which a person stays until an instructor ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// Which.
    pub place: Place,
    /// Since when.
    pub since: Millis,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn talk_and_the_last_tool_that_draws_cannot_be_hidden() {
        let all = Calm { rooms: Place::STAYED.into(), tools: ToolKind::ALL.into() };
        assert!(!all.hides_room(Place::Talk) && all.hides_room(Place::Create));
        let held = all.held();
        assert!(!held.rooms.contains(&Place::Talk));
        let left: Vec<_> = ToolKind::ALL.into_iter().filter(|tool| !held.hides_tool(*tool)).collect();
        assert_eq!(left, [ToolKind::Crayon]);
        assert!(held.is_last_tool(ToolKind::Crayon) && !held.is_last_tool(ToolKind::Eraser));
        let few = Calm { tools: [ToolKind::Crayon].into(), ..Calm::default() };
        assert!(few.hides_tool(ToolKind::Crayon) && !few.is_last_tool(ToolKind::Marker));
    }
}
