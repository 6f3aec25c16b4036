//! Create's part of the state: what is being made, painted, chosen, named, and the film of its making.

use crate::app::command::CreateStep;
use crate::app::effect::EffectId;
use crate::art::picture::Picture;
use crate::domain::artwork::{Beginning, Title};
use crate::domain::id::{ArtworkId, BlobId, WordId};
use crate::domain::scene::Scene;
use crate::domain::sheet::Sheet;
use crate::domain::tone::Tone;
use std::sync::Arc;

/// What a painting is made of, as it was begun: whatever is changed while it is painted belongs to the next one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recipe {
    /// The words.
    pub words: Vec<WordId>,
    /// What it shows.
    pub scene: Scene,
    /// Style name.
    pub style: String,
    /// Seed of the strokes.
    pub seed: u64,
    /// Colours and mood.
    pub tone: Tone,
}

/// A painting under way.
#[derive(Clone, Debug)]
pub struct Painting {
    /// Its effect.
    pub id: EffectId,
    /// 0..=1.
    pub done: f32,
    /// What can be seen so far.
    pub snapshot: Option<Arc<Picture>>,
    /// What it is made of.
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
    /// The work that an undo took away: a redo brings it back onto the sheet.
    pub taken_back: Option<ArtworkId>,
}

impl Draft {
    /// What would be painted now.
    pub fn recipe(&self) -> Recipe {
        let Self { words, scene, style, seed, tone, .. } = self.clone();
        Recipe { words, scene, style, seed, tone }
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
    /// A picture file is being read.
    pub reading: Option<EffectId>,
    /// The title being made.
    pub title: Title,
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
