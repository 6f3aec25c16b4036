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
    /// Full of light.
    Bright,
    /// Lively: strong colours, quick strokes.
    Happy,
    /// Quiet: cool and slow.
    Sad,
    /// As in a dream: soft and hazy.
    Dreamy,
    /// Strong contrast, fast strokes.
    Angry,
    /// Dim and narrow.
    Afraid,
}

impl Mood {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Calm, Self::Bright, Self::Happy, Self::Sad, Self::Dreamy, Self::Angry, Self::Afraid];

    /// Its name in messages and histories.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Bright => "bright",
            Self::Happy => "happy",
            Self::Sad => "sad",
            Self::Dreamy => "dreamy",
            Self::Angry => "angry",
            Self::Afraid => "afraid",
        }
    }
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
    /// Both arms around someone, or around something held before the chest.
    Hug,
    /// Both arms straight up: lifts something over the head.
    Lift,
}

/// What someone or something does that is drawn with marks of its own: speed lines, splashes, notes, z's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doing {
    /// Is in the air.
    Fly,
    /// Lies and sleeps.
    Sleep,
    /// Runs, or drives fast.
    Run,
    /// Leaves the ground for a moment.
    Jump,
    /// Dances.
    Dance,
    /// Is in the water.
    Swim,
    /// Eats or drinks.
    Eat,
    /// Walks.
    Walk,
    /// Sits.
    Sit,
}

/// How one thing of the picture stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// 위: on it, or above it.
    On,
    /// 아래, 밑.
    Under,
    /// 옆.
    Beside,
    /// 왼쪽, as seen by whoever looks at the picture.
    LeftOf,
    /// 오른쪽.
    RightOf,
    /// 안, 속.
    Inside,
    /// 앞.
    InFront,
    /// 뒤.
    Behind,
    /// 사이: between two things.
    Between,
    /// 타다: rides it.
    Riding,
    /// 들다: is held by it.
    HeldBy,
    /// 안다: is hugged by it.
    HuggedBy,
}

/// What a thing is tied to: 의자 아래.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tie {
    /// How.
    pub how: Relation,
    /// The word of the other thing.
    pub to: WordId,
    /// The second other thing, for [`Relation::Between`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub and: Option<WordId>,
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
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doing: Option<Doing>,
    /// What it is tied to. Moving one of the two by hand unties them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<Tie>,
    /// Placed or changed by hand: it stays where it is when words are added.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pinned: bool,
    /// Width over height of its picture; 0 when not known (then as wide as high).
    #[serde(default, skip_serializing_if = "is_default")]
    pub aspect: f32,
    /// Which of many looks it has (clothes, leaves); 0: by its place in the list, as in scenes of older versions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub look: u32,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl SceneObject {
    /// The box it takes, turned as it is: left, top, right, bottom, in shares of a square picture.
    pub fn bounds(&self) -> [f32; 4] {
        let (wide, tall) = self.extent();
        [self.x - wide / 2.0, self.y - tall, self.x + wide / 2.0, self.y]
    }

    /// Width and height of that box.
    pub fn extent(&self) -> (f32, f32) {
        let aspect = if self.aspect > 0.0 { self.aspect } else { 1.0 };
        let (sin, cos) = self.tilt.to_radians().sin_cos();
        let (wide, tall) = (self.size * aspect, self.size);
        (wide * cos.abs() + tall * sin.abs(), wide * sin.abs() + tall * cos.abs())
    }

    /// Whether it lies on its side.
    pub fn is_lying(&self) -> bool {
        self.tilt.abs() > 60.0
    }

    /// Which way it looks: -1 left, 1 right (pictures of animals and vehicles look to the left unless mirrored).
    pub fn facing(&self) -> f32 {
        if self.flipped { 1.0 } else { -1.0 }
    }

    /// Brings it whole into the picture, smaller if it must be; what is no number becomes a plain one.
    pub fn keep_inside(&mut self) {
        let number = |v: f32, plain: f32| if v.is_finite() { v } else { plain };
        (self.x, self.y) = (number(self.x, 0.5), number(self.y, 0.9));
        (self.size, self.tilt) = (number(self.size, 0.2).clamp(0.02, 1.0), number(self.tilt, 0.0) % 360.0);
        self.aspect = number(self.aspect, 0.0).clamp(0.0, 5.0);
        let (wide, tall) = self.extent();
        self.size *= (0.98 / wide.max(tall)).min(1.0);
        let (wide, tall) = self.extent();
        self.x = self.x.clamp(wide / 2.0, 1.0 - wide / 2.0);
        self.y = self.y.clamp(tall, 1.0);
    }
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
    /// The background is mirrored.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mirrored: bool,
    /// How far the horizon is moved, -1 (higher, more ground) to 1 (lower, more sky).
    #[serde(default, skip_serializing_if = "is_default")]
    pub horizon: f32,
    /// Words whose things were taken out by hand; they stay away when words are added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<WordId>,
}

impl Scene {
    /// Whether all its numbers are numbers: others could be stored, but never be read again.
    pub fn is_finite(&self) -> bool {
        let is_finite = |thing: &SceneObject| {
            [thing.x, thing.y, thing.size, thing.tilt, thing.aspect].into_iter().all(f32::is_finite)
        };
        self.horizon.is_finite() && self.objects.iter().all(is_finite)
    }
}
