//! An artwork: a picture, how it came to be, and who made each step.

use super::consent::Consents;
use super::id::{ArtworkId, BlobId, Millis, ProfileId};
use super::locale::LocalText;
use super::scene::Scene;
use super::strip::Piece;
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

/// Three equal ways to begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beginning {
    /// 하얀 종이.
    #[default]
    Blank,
    /// 내 사진·내 그림.
    Picture,
    /// 낱말로.
    Words,
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
    },
    /// Something was drawn by hand; how many strokes.
    Drew(u32),
    /// A title was given.
    Titled(Title),
    /// Came from a work package of another device.
    Imported,
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
}

/// An artwork.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Artwork {
    /// Its id.
    pub id: ArtworkId,
    /// Whose.
    pub profile: ProfileId,
    /// As the maker wants to be named.
    pub maker: String,
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
    /// The picture as it is now (PNG).
    pub picture: BlobId,
    /// What it shows, for people who do not see it. First draft from the scene.
    pub alt: LocalText,
    /// Everything that was done, oldest first.
    pub steps: Vec<Step>,
    /// What the maker said about showing it.
    #[serde(default)]
    pub consents: Consents,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Artwork {
    /// The scene it was painted from, if any.
    pub fn scene(&self) -> Option<&Scene> {
        self.steps.iter().rev().find_map(|step| match &step.did {
            Deed::Composed(scene) => Some(scene),
            _ => None,
        })
    }

    /// Style and seed of the last painting, if it was painted.
    pub fn style(&self) -> Option<(&str, u64)> {
        self.steps.iter().rev().find_map(|step| match &step.did {
            Deed::Painted { style, seed } => Some((style.as_str(), *seed)),
            _ => None,
        })
    }

    /// Every stored picture that the work needs.
    pub fn blobs(&self) -> impl Iterator<Item = &BlobId> {
        let steps = self.steps.iter().filter_map(|step| step.result.as_ref());
        std::iter::once(&self.picture).chain(steps)
    }
}
