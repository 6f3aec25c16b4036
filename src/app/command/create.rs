//! What a person wants in Create.

use crate::domain::artwork::Beginning;
use crate::domain::drawing::Mark;
use crate::domain::id::{ArtworkId, BlobId, WordId};
use crate::domain::scene::Scene;
use crate::domain::tone::Tone;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Steps across the top of Create; reachable in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreateStep {
    /// Choose how to begin.
    #[default]
    Begin,
    /// 무엇을.
    What,
    /// 어떻게.
    How,
    /// 만들기: watch it being painted.
    Make,
    /// 더 그리기.
    Draw,
    /// 이름.
    Name,
}

/// Create.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreateCommand {
    /// One of four equal ways.
    Begin(Beginning),
    /// The words of the strip become the picture's words.
    FromStrip,
    /// A picture file.
    OpenPicture(PathBuf),
    /// Go on with a work.
    Continue(ArtworkId),
    /// To a step.
    Step(CreateStep),
    /// Adds a word.
    AddWord(WordId),
    /// Takes a word off.
    RemoveWord(usize),
    /// Another arrangement.
    Rearrange,
    /// Changes the scene as a whole.
    Scene(Scene),
    /// Changes one thing in the scene.
    Thing(ThingEdit),
    /// The drawing of a work is cut free and becomes a thing in the scene.
    CutOut(ArtworkId),
    /// The same, of a photograph of a drawing on paper.
    CutOutFile(PathBuf),
    /// A drawing that was cut free before becomes a thing in the scene; width over height.
    AddThing(BlobId, f32),
    /// Chooses a style.
    Style(String),
    /// Chooses colours and mood.
    Tone(Tone),
    /// 만들기.
    Paint,
    /// 다르게: paint again with another seed.
    Reseed,
    /// Stop; what is there stays.
    StopPainting,
    /// One of the four paintings becomes the work's picture.
    Choose(usize),
    /// A mark has ended.
    Mark(Mark),
    /// Lines to colour in, of what would be painted.
    ColouringPage,
    /// The picture on the sheet goes faded below it, to be traced; or comes back.
    Trace(bool),
    /// Adds a picture to the title.
    TitleWord(WordId),
    /// The title as text.
    TitleText(String),
    /// Takes the last picture off the title.
    TitleBack,
    /// Begins or ends saying the title.
    TitleVoice(bool),
    /// Takes the spoken title away.
    TitleSilent,
}

/// A photograph is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CameraCommand {
    /// Opens the camera.
    Open,
    /// Closes it.
    Close,
    /// The next of the device's cameras.
    Next,
    /// Takes the photograph.
    Shoot,
}

/// A change of one thing in the scene, by its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThingEdit {
    /// Its foot goes here, 0..=1 of the picture.
    Move {
        /// Which.
        nth: usize,
        /// From the left.
        x: f32,
        /// From the top.
        y: f32,
    },
    /// A small step.
    Nudge {
        /// Which.
        nth: usize,
        /// To the right.
        dx: f32,
        /// Down.
        dy: f32,
    },
    /// One step larger.
    Bigger(usize),
    /// One step smaller.
    Smaller(usize),
    /// Mirrored.
    Flip(usize),
    /// Taken out.
    Remove(usize),
    /// Before all others.
    ToFront(usize),
    /// Behind all others.
    ToBack(usize),
    /// A second one beside it.
    Duplicate(usize),
}
