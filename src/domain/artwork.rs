//! An artwork: a picture, how it came to be, and who made each step.

use super::consent::{Consent, Consents};
use super::id::{ArtworkId, BlobId, LessonId, Millis, ProfileId, WordId};
use super::label::Label;
use super::locale::LocalText;
use super::scene::Scene;
use super::strip::Piece;
use super::tone::Tone;
use super::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};

/// Whose hand made a step. Kept apart for ever, in the history and on the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hand {
    /// The person.
    Person,
    /// The offline painter: an algorithm without training data.
    Painter,
    /// An image-generation service.
    Service,
    /// Someone who helped.
    Staff,
}

/// Four equal ways to begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beginning {
    /// 하얀 종이.
    #[default]
    Blank,
    /// 내 사진.
    Picture,
    /// 내 그림: drawn by the person, here or on paper.
    Drawing,
    /// 낱말로.
    Words,
}

impl Beginning {
    /// Things are placed in a scene, and that is painted; else the picture or drawing itself is.
    pub fn is_scene(self) -> bool {
        matches!(self, Self::Words | Self::Drawing)
    }
}

/// What a picture is made of: words, the scene that they became, and how it is painted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    #[serde(default)]
    pub tone: Tone,
}

impl Recipe {
    /// Whether there is something in the scene: a word can also stand for its ground or weather alone.
    pub fn shows_something(&self) -> bool {
        !self.words.is_empty() || !self.scene.objects.is_empty()
    }
}

/// What was done in one step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Words were chosen.
    Chose(Vec<Piece>),
    /// A picture of the person's was taken as the start.
    Brought,
    /// The words became a scene.
    Composed(Scene),
    /// It was painted.
    Painted {
        /// Style name, e.g. `oil`.
        style: String,
        /// Seed of the strokes.
        seed: u64,
        /// Colours and mood.
        #[serde(default, skip_serializing_if = "Tone::is_plain")]
        tone: Tone,
        /// It was stopped before it was finished.
        #[serde(default, skip_serializing_if = "is_not")]
        stopped: bool,
        /// It was made of what was drawn or brought, not of the scene. Works of older versions do not tell: there it is taken
        /// to be of the scene.
        #[serde(default, skip_serializing_if = "is_not")]
        of_sheet: bool,
    },
    /// A service made a picture.
    Generated {
        /// Name of the service.
        service: String,
        /// Name of its model; empty: its own choice.
        model: String,
        /// What was asked for.
        prompt: String,
    },
    /// Something was drawn by hand; how many strokes. Marks are records of their own now (`domain::sheet`); works of older
    /// versions have this.
    Drew(u32),
    /// Lines to colour in were made of the scene or the picture.
    Outlined,
    /// A picture lay faded below the sheet while it was traced.
    Traced,
    /// A drawing was cut free and became a thing in the scene.
    CutOut,
    /// A title was given.
    Titled(Title),
    /// Came from a work package of another device.
    Imported,
}

/// What needs no key.
fn is_not(flag: &bool) -> bool {
    !flag
}

/// One entry in an artwork's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub at: Millis,
    /// Whose hand.
    pub by: Hand,
    /// What.
    pub did: Deed,
    /// The picture after it, if it changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<BlobId>,
}

/// A title by words and symbols. Empty: not named yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// As it is read.
    pub text: String,
    /// As it was tapped.
    #[serde(default)]
    pub symbols: Vec<SymbolRef>,
    /// As the maker said it (16-bit mono WAV).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<BlobId>,
}

/// A work that can be touched: clay, paint, cloth. Its picture is a photograph of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Physical {
    /// What it is made of, in the maker's or a helper's words.
    pub material: String,
    /// Width, height, depth in millimetres; 0: not measured.
    pub size_mm: [u32; 3],
}

/// What is known of a service's picture beside the step that it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromService {
    /// The picture, as a step has it.
    pub picture: BlobId,
    /// The file exactly as it came, where the service had signed it (C2PA): what vouches for it is lost with any change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<BlobId>,
    /// It was made of a picture of the work, not of words alone.
    #[serde(default)]
    pub of_own: bool,
}

/// An artwork.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Artwork {
    /// Its id.
    pub id: ArtworkId,
    /// Whose.
    pub profile: ProfileId,
    /// As the maker wants to be named.
    pub maker: String,
    /// Of a maker who is not on this device: the group they make art with; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// Title.
    pub title: Title,
    /// When it was begun.
    pub made: Millis,
    /// How it began.
    pub beginning: Beginning,
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture that lies under the drawing (PNG): a painting, or what the person brought; none: white paper.
    #[serde(default, alias = "picture", skip_serializing_if = "Option::is_none")]
    pub base: Option<BlobId>,
    /// Lines above everything: a colouring page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outline: Option<BlobId>,
    /// What lies faded below while one draws; it is no part of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<BlobId>,
    /// Which of its sheets is drawn on: marks of earlier ones are in a painting made of them.
    #[serde(default)]
    pub sheet: u32,
    /// What would be painted next: all that was chosen so far, so that one can leave at any moment. None: a work of an older
    /// version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Recipe>,
    /// When something other than a mark was changed in it last; 0: not known.
    #[serde(default)]
    pub touched: Millis,
    /// The lesson that its maker followed when they began it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<LessonId>,
    /// If it can be touched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub physical: Option<Physical>,
    /// What it shows, for people who do not see it. First draft from the scene.
    pub alt: LocalText,
    /// Everything that was done, oldest first.
    pub steps: Vec<Step>,
    /// What is known of the pictures that services made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from_services: Vec<FromService>,
    /// What else stands beside it when it hangs.
    #[serde(default)]
    pub label: Label,
    /// What the maker said about showing it.
    #[serde(default)]
    pub consents: Consents,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Artwork {
    /// A work with nothing on it yet.
    pub fn of(id: ArtworkId, profile: ProfileId, made: Millis) -> Self {
        Self { id, profile, made, ..Self::default() }
    }

    /// As it was after a step: what came later has not happened.
    #[must_use]
    pub fn until(&self, step: usize) -> Self {
        Self { steps: self.steps.iter().take(step.saturating_add(1)).cloned().collect(), ..self.clone() }
    }

    /// The scene it was painted from, if any.
    pub fn scene(&self) -> Option<&Scene> {
        self.steps.iter().rev().find_map(|step| match &step.did {
            Deed::Composed(scene) => Some(scene),
            _ => None,
        })
    }

    /// The scene that is seen as a sketch, as long as nothing was made of it.
    pub fn sketch(&self) -> Option<&Scene> {
        let made = self.base.is_some() || self.outline.is_some() || self.trace.is_some();
        self.plan.as_ref().filter(|plan| !made && plan.shows_something()).map(|plan| &plan.scene)
    }

    /// Whether there is nothing in it at all, but for marks: what it once was called is nothing either.
    pub fn is_empty(&self) -> bool {
        let made = self.base.is_some() || self.outline.is_some() || self.trace.is_some() || self.physical.is_some();
        let planned = self.plan.as_ref().is_some_and(Recipe::shows_something);
        let done = self.steps.iter().any(|step| !matches!(step.did, Deed::Titled(_)));
        !made && !planned && !done && self.title == Title::default()
    }

    /// What is known of a service's picture.
    pub fn known_of(&self, picture: &BlobId) -> Option<&FromService> {
        self.from_services.iter().find(|known| known.picture == *picture)
    }

    /// Style and seed of the last painting, if it was painted.
    pub fn style(&self) -> Option<(&str, u64)> {
        self.steps.iter().rev().find_map(|step| match &step.did {
            Deed::Painted { style, seed, .. } => Some((style.as_str(), *seed)),
            _ => None,
        })
    }

    /// Colours and mood of the last painting; plain if it was not painted.
    pub fn tone(&self) -> Tone {
        let painted = self.steps.iter().rev().find_map(|step| match &step.did {
            Deed::Painted { tone, .. } => Some(*tone),
            _ => None,
        });
        painted.unwrap_or_default()
    }

    /// Every stored picture and sound that the work needs; own drawings among the things of its scenes, too.
    pub fn blobs(&self) -> Vec<BlobId> {
        let own = [&self.base, &self.outline, &self.trace, &self.title.voice, &self.label.words.voice];
        let own = own.into_iter().flatten().chain(self.consents.0.values().flat_map(Consent::signatures));
        let steps = self.steps.iter().filter_map(|step| step.result.as_ref());
        let steps = steps.chain(self.from_services.iter().filter_map(|known| known.signed.as_ref()));
        let scenes =
            self.steps.iter().filter_map(|step| if let Deed::Composed(scene) = &step.did { Some(scene) } else { None });
        let scenes = scenes.chain(self.plan.as_ref().map(|plan| &plan.scene));
        let things = scenes.flat_map(|scene| &scene.objects).filter_map(|thing| thing.symbol.blob());
        own.chain(steps).cloned().chain(things.map(BlobId::from)).collect()
    }
}
