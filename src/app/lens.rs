//! What passes between the app and the camera while a photograph is taken: the only frames that the app ever sees. They are
//! shown and dropped; one is kept, when the person presses the key. Where the code of another tablet is read, none is.

use crate::app::effect::EffectId;
use crate::app::services::KeyText;
use crate::art::picture::Picture;
use crate::domain::notice::Notice;
use std::sync::Arc;

/// A camera that is open for a photograph.
#[derive(Clone, Debug, Default)]
pub struct Lens {
    /// The effect that opened it.
    pub id: EffectId,
    /// Which of the device's cameras.
    pub nth: usize,
    /// How many there are.
    pub cameras: usize,
    /// What it sees now; none: it is being opened.
    pub seen: Option<Arc<Picture>>,
    /// The key was pressed; the photograph is on its way.
    pub shooting: bool,
    /// A code was seen that is none of a circle.
    pub foreign: bool,
}

/// What is wanted of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LensAsk {
    /// Open one of the cameras, counted from the first.
    Open(usize),
    /// Open one of them to read the code of a circle from another tablet; that closes it.
    Read(usize),
    /// Take the photograph; that closes it.
    Shoot,
    /// Close it.
    Close,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum LensNews {
    /// It is open; so many cameras are there.
    Opened(usize),
    /// What it sees now, as large as the face shows it.
    Seen(Arc<Picture>),
    /// The photograph. It is closed.
    Shot(Arc<Picture>),
    /// A code was read. It is closed.
    Read(KeyText),
    /// It sees a code that is none of a circle, and goes on looking.
    Foreign,
    /// It is closed: nobody has pressed for long.
    Idle,
    /// It is closed: the notice says why.
    Failed(Notice),
}
