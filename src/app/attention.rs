//! What passes between the app and whoever looks and listens: what was taught, what is seen at the moment, what it means.

use crate::domain::board::Board;
use crate::domain::example::Example;
use crate::domain::id::ProfileId;
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::domain::recognize::RecognizeSettings;
use crate::domain::shown::{Shown, Way};
use crate::recognition::fewshot::Decision;
use std::sync::Arc;

/// What is known in one way for one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taught {
    /// Whose; `None`: nobody's, only what works untaught.
    pub profile: Option<ProfileId>,
    /// The person's own examples, for and against.
    pub examples: Vec<Arc<Example>>,
    /// For cards: the boards whose buttons a card may show.
    pub boards: Vec<Arc<Board>>,
    /// Language of what is printed on them.
    pub lang: Lang,
    /// A word is being taught: whatever is shown is an example, known or not.
    pub lesson: bool,
    /// How the person wants to be heard.
    pub settings: RecognizeSettings,
}

/// What is seen or heard at this moment, for the small mirror view. Never a picture or a sound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Hands: 21 points each, as fractions of the frame's width and height, mirrored as in a mirror.
    pub hands: Vec<[[f32; 2]; 21]>,
    /// Corners of a card, in the same unit.
    pub card: Option<[[f32; 2]; 4]>,
    /// Width of the frame as a share of its height.
    pub aspect: f32,
    /// Loudness, 0..=1.
    pub level: f32,
    /// How far a held hand, card or word is, 0..=1.
    pub progress: f32,
    /// A hand, card or voice is there.
    pub present: bool,
}

/// Something shown, and what it may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// What was shown.
    pub shown: Shown,
    /// What it means, to the recogniser.
    pub decision: Decision,
    /// Whether it is certain in itself: a card that names its word by a code.
    pub coded: bool,
    /// The sound as 16-bit mono WAV, if the person wants sounds kept.
    pub sound: Option<Arc<Vec<u8>>>,
}

/// News of whoever looks or listens.
#[derive(Clone, Debug, PartialEq)]
pub enum AttentionNews {
    /// The camera or microphone is open.
    Opened,
    /// What is seen now.
    View(Arc<View>),
    /// Something was shown.
    Understood(Box<Understood>),
    /// It could be heard or seen only badly: the notice says what to do.
    Hint(Notice),
    /// It is closed: nothing was shown for long.
    Idle,
    /// It is closed: the notice says why.
    Failed(Notice),
}

/// What is wanted of whoever looks or listens.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// This is known in that way from now on.
    Learn(Way, Arc<Taught>),
    /// Open what the way needs.
    Open(Way),
    /// Push to talk: a word begins or ends.
    Talking(bool),
    /// Do not answer while a question waits.
    Pause(bool),
    /// What does this drawing mean?
    Decide(Shown),
    /// Close it.
    Close,
}
