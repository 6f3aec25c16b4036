//! The ways to press a button, as a lesson tells them apart.

use crate::domain::access::{AccessSettings, Method};
use serde::{Deserialize, Serialize};

/// A way to press a button for which a lesson has a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// Fingers.
    Touch,
    /// A pointer that rests.
    Dwell,
    /// Switches.
    Scanning,
    /// The head or the face before the camera.
    Head,
}

impl Means {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Touch, Self::Dwell, Self::Scanning, Self::Head];

    /// The way of a person. A face is named before the pointer or the switch that it is.
    pub fn of(access: &AccessSettings) -> Self {
        match access.method {
            _ if access.uses_face() => Self::Head,
            Method::Touch => Self::Touch,
            Method::Dwell => Self::Dwell,
            Method::Scan => Self::Scanning,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_is_named_before_the_pointer_that_it_moves() {
        let mut access = AccessSettings::default();
        assert_eq!(Means::of(&access), Means::Touch);
        access.head.pointer = true;
        assert_eq!(Means::of(&access), Means::Touch, "the face waits until it is the person's way");
        access.method = Method::Dwell;
        assert_eq!(Means::of(&access), Means::Head);
        access.head.pointer = false;
        assert_eq!(Means::of(&access), Means::Dwell);
        access.method = Method::Scan;
        assert_eq!(Means::of(&access), Means::Scanning);
    }
}
