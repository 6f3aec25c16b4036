//! What a picture shows: ground, sky, feeling and objects with places. Values only; `art` composes and draws them.

use super::id::WordId;
use super::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};

/// What the objects stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Grass and hills.
    #[default]
    Field,
    /// Water up to the horizon.
    Sea,
    /// Streets and houses.
    City,
    /// A floor and a wall.
    Room,
    /// White ground.
    Snow,
    /// No ground: stars.
    Space,
    /// Boards and a curtain.
    Stage,
    /// Steep peaks in the mist.
    Mountain,
    /// A table with a cloth, in a room: still life.
    Table,
}

/// What is above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sky {
    /// Blue.
    #[default]
    Clear,
    /// Grey with clouds.
    Cloudy,
    /// Rain falls.
    Rain,
    /// Snow falls.
    Snow,
    /// Orange at the horizon.
    Sunset,
    /// Dark with stars.
    Night,
}

/// How the picture feels: palette and stroke energy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mood {
    /// As it is.
    #[default]
    Calm,
    /// Warm and lively.
    Happy,
    /// Cool and slow.
    Sad,
    /// Strong contrast, fast strokes.
    Angry,
    /// Dim and narrow.
    Afraid,
}

/// Where an object belongs in the depth of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// In the sky: sun, cloud, bird.
    Sky,
    /// Far behind: mountain, house, tree.
    Backdrop,
    /// Stands on the ground.
    #[default]
    Object,
    /// Held by someone, or lying before them: a cup, a flower.
    Held,
}

/// How a person or animal in the picture holds itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pose {
    /// Stands.
    #[default]
    Stand,
    /// Walks.
    Walk,
    /// Runs.
    Run,
    /// Jumps or flies: both arms up.
    Jump,
    /// Dances.
    Dance,
    /// Sits.
    Sit,
    /// Holds something out: gives, eats, draws.
    Reach,
}

/// One thing in the picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SceneObject {
    /// The word it came from, if it came from a word.
    pub word: Option<WordId>,
    /// Its picture.
    pub symbol: SymbolRef,
    /// Where it belongs.
    pub role: Role,
    /// Centre, 0..=1 of the picture's width.
    pub x: f32,
    /// Lower edge, 0..=1 of the picture's height.
    pub y: f32,
    /// Height, 0..=1 of the picture's height.
    pub size: f32,
    /// Mirrored.
    pub flipped: bool,
    /// Turned clockwise, degrees (자다 lays down, 달리다 tilts).
    pub tilt: f32,
    /// Colour it was given (빨간 집): sRGB, takes the place of its own hues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tint: Option<[u8; 3]>,
    /// How it holds itself; only people are drawn differently for it.
    #[serde(default)]
    pub pose: Pose,
}

/// What a picture shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Ground.
    pub ground: Ground,
    /// Sky.
    pub sky: Sky,
    /// Feeling.
    pub mood: Mood,
    /// Objects from back to front.
    pub objects: Vec<SceneObject>,
    /// The seed that placed them; another seed is another arrangement ("다르게").
    pub seed: u64,
}
