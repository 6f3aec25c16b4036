//! Create's part of the state: what is being made, painted, chosen, named, and the film of its making.

use crate::app::command::CreateStep;
use crate::app::effect::EffectId;
use crate::art::picture::Picture;
pub use crate::domain::artwork::Recipe;
use crate::domain::artwork::{Beginning, Physical, Title};
use crate::domain::id::{ArtworkId, BlobId, ProfileId, WordId};
use crate::domain::scene::Scene;
use crate::domain::sheet::Sheet;
use crate::domain::tone::Tone;
use std::sync::Arc;

/// A painting under way.
#[derive(Clone, Debug)]
pub struct Painting {
    /// Its effect.
    pub id: EffectId,
    /// 0..=1.
    pub done: f32,
    /// What can be seen so far.
    pub snapshot: Option<Arc<Picture>>,
    /// What it is made of, as it was begun: whatever is changed while it is painted belongs to the next one.
    pub of: Recipe,
}

/// One of the paintings to choose from.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its effect.
    pub id: EffectId,
    /// What it is made of.
    pub of: Recipe,
    /// Address, PNG and pixels, once it is painted.
    pub made: Option<(BlobId, Arc<Vec<u8>>, Arc<Picture>)>,
    /// It was stopped before it was finished.
    pub stopped: bool,
}

/// What a job of this room makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// Lines to colour in.
    Outline,
    /// A drawing without its paper.
    CutOut,
}

/// The microphone, for the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleVoice {
    /// The effect that opened it.
    pub id: EffectId,
    /// Whose title it is.
    pub work: ArtworkId,
    /// It is open.
    pub listening: bool,
    /// It was closed; the recording is on its way.
    pub ended: bool,
}

/// A picture that is being made.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// How it began.
    pub beginning: Beginning,
    /// The words.
    pub words: Vec<WordId>,
    /// What it shows.
    pub scene: Scene,
    /// The scene as JSON: names the samples of the styles.
    pub sample: String,
    /// The person's own picture, if it began with one.
    pub own: Option<BlobId>,
    /// The drawing or picture that was painted last: another style is painted of it, not of the painting.
    pub source: Option<Sheet>,
    /// Style name.
    pub style: String,
    /// Seed of the strokes.
    pub seed: u64,
    /// Colours and mood.
    pub tone: Tone,
    /// The saved work, once there is one.
    pub work: Option<ArtworkId>,
    /// Every work that this table had, oldest first: the newest that is there lies on it. So an undo clears the table or
    /// brings the work before back, and a redo lays it out again.
    pub works: Vec<ArtworkId>,
}

impl Draft {
    /// What would be painted now.
    pub fn recipe(&self) -> Recipe {
        let Self { words, scene, style, seed, tone, .. } = self.clone();
        Recipe { words, scene, style, seed, tone }
    }

    /// Whether the scene is what would be painted; else the picture or drawing itself.
    pub fn is_of_scene(&self) -> bool {
        self.beginning.is_scene() && (!self.words.is_empty() || !self.scene.objects.is_empty())
    }
}

/// Create.
#[derive(Clone, Debug, Default)]
pub struct CreateState {
    /// Where one is.
    pub step: CreateStep,
    /// What is being made.
    pub draft: Draft,
    /// Painting under way.
    pub painting: Option<Painting>,
    /// The paintings to choose from, the first one first.
    pub variants: Vec<Variant>,
    /// Lines to colour in, or a drawing being cut free.
    pub making: Option<(EffectId, Making)>,
    /// The title is being said.
    pub voice: Option<TitleVoice>,
    /// Picture files that could be brought in, newest first.
    pub files: Vec<std::path::PathBuf>,
    /// A picture file or photograph is being read.
    pub reading: Option<EffectId>,
    /// The title being made.
    pub title: Title,
    /// Which table it is: another one for each work and person.
    pub table: u64,
    /// Its maker has left it.
    pub left: bool,
}

impl CreateState {
    /// Whether something is made on it that has not come yet. Further paintings to choose from are only offered.
    pub fn is_busy(&self) -> bool {
        self.painting.is_some() || self.making.is_some() || self.voice.is_some() || self.reading.is_some()
    }
}

/// A table that was left while something was made on it: that goes on, and is kept for whoever began it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Whose.
    pub who: ProfileId,
    /// What lies on it.
    pub create: CreateState,
}

/// A picture file that becomes a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Whose work it becomes.
    pub who: ProfileId,
    /// Its title; may be empty.
    pub title: String,
    /// If it is a photograph of a work that can be touched: what that is made of.
    pub physical: Option<Physical>,
    /// It is shown as soon as it is there: it was put in by the form.
    pub shown: bool,
}

/// The making of a work, being watched.
#[derive(Clone, Debug)]
pub struct Film {
    /// The job that makes it.
    pub id: EffectId,
    /// Of which work.
    pub work: ArtworkId,
    /// Its pictures, in order; none: they are being made.
    pub frames: Vec<Arc<Picture>>,
}
