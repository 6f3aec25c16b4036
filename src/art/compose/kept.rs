//! What a hand did to a scene and what stays of it when the words change.

use super::placing::{Kind, depth};
use super::reading::{Plan, Thing};
use super::spot::Placed;
use crate::domain::id::WordId;
use crate::domain::scene::{Role, Scene, SceneObject};

/// Objects placed by hand, and words whose objects were taken out by hand.
#[derive(Clone, Default)]
pub struct Kept {
    pinned: Vec<(SceneObject, f32)>,
    /// Words whose things were taken out, one entry each.
    pub removed: Vec<WordId>,
    left_to_remove: Vec<WordId>,
}

impl Kept {
    /// What of `before` still belongs to the words of `plan`. Things without a word always stay.
    pub fn of(before: &Scene, plan: &Plan) -> Self {
        let said = |word: &WordId| plan.things.iter().any(|t| !t.hidden && t.word == *word);
        let mut behind = f32::MIN;
        let mut pinned = Vec::new();
        for object in before.objects.iter().filter(|o| o.pinned && o.word.as_ref().is_none_or(said)) {
            // As a hand ordered them, whatever their feet say.
            behind = depth(object).max(behind + 1e-4);
            pinned.push((object.clone(), behind));
        }
        let removed: Vec<WordId> = before.removed.iter().filter(|word| said(word)).cloned().collect();
        Self { pinned, left_to_remove: removed.clone(), removed }
    }

    /// Those that belong to no word: a person's own drawings.
    pub fn loose(&mut self) -> Vec<Placed> {
        let (loose, rest) = std::mem::take(&mut self.pinned).into_iter().partition(|(o, _)| o.word.is_none());
        self.pinned = rest;
        let loose: Vec<(SceneObject, f32)> = loose;
        loose.into_iter().map(|(object, depth)| placed(object, depth, usize::MAX, false, false)).collect()
    }

    /// What becomes of the next instance of the thing with number `index`.
    pub fn take(&mut self, index: usize, thing: &Thing) -> Kind {
        if let Some(at) = self.pinned.iter().position(|(o, _)| o.word.as_ref() == Some(&thing.word)) {
            let (mut object, depth) = self.pinned.remove(at);
            object.tint = thing.tint.or(object.tint);
            return Kind::Stays(Box::new(placed(object, depth, index, thing.actor, thing.person)));
        }
        match self.left_to_remove.iter().position(|word| *word == thing.word) {
            Some(at) => {
                self.left_to_remove.remove(at);
                Kind::Gone
            }
            None => Kind::New,
        }
    }

    /// What a hand doubled: more of a word than the words say.
    pub fn rest(&mut self, most: usize) -> Vec<Placed> {
        let rest = std::mem::take(&mut self.pinned).into_iter().take(most);
        rest.map(|(object, depth)| placed(object, depth, usize::MAX, false, false)).collect()
    }
}

fn placed(object: SceneObject, depth: f32, thing: usize, actor: bool, person: bool) -> Placed {
    let depth = if object.role == Role::Sky { depth.min(object.y) } else { depth };
    Placed { object, depth, thing, actor, person }
}
