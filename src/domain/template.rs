//! Templates: a few settings that suit many people, put on at once when somebody is added. Which were put on is kept nowhere: they are a
//! start, never a label.

use super::access::Method;
use super::profile::{GridSize, Profile, Theme};
use serde::{Deserialize, Serialize};

/// A start. Several can be put on together; each changes only what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Template {
    /// 글 읽는 사람: the sentence is said, not every word, and the search and the keyboard help more than folders.
    Reader,
    /// 휠체어 스위치 사용자: one or two switches.
    SwitchUser,
    /// 눈이나 머리로 가리키는 사람: a pointer that rests.
    Pointer,
    /// 손이 떨리는 사람: short and repeated touches are not meant.
    UnsteadyHand,
    /// 크게 보는 사람: large, few and in high contrast.
    LowVision,
    /// 낱말을 시작하는 사람: few buttons, the first words.
    FirstWords,
    /// 소리와 움직임에 예민한 사람: no bell, no clicks, nothing moves.
    Calm,
}

impl Template {
    /// Every template.
    pub const ALL: [Self; 7] = [
        Self::Reader,
        Self::SwitchUser,
        Self::Pointer,
        Self::UnsteadyHand,
        Self::LowVision,
        Self::FirstWords,
        Self::Calm,
    ];

    /// Its name in files and texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::SwitchUser => "switch-user",
            Self::Pointer => "pointer",
            Self::UnsteadyHand => "unsteady-hand",
            Self::LowVision => "low-vision",
            Self::FirstWords => "first-words",
            Self::Calm => "calm",
        }
    }

    /// Puts its settings on. The switches and times are the usual ones; they are fitted to the person in the settings.
    pub fn apply(self, person: &mut Profile) {
        match self {
            Self::Reader => (person.speech.each_word, person.level) = (false, 4),
            Self::SwitchUser => person.access.method = Method::Scan,
            Self::Pointer => person.access.method = Method::Dwell,
            Self::UnsteadyHand => {
                let touch = &mut person.touch;
                (touch.min_hold_ms, touch.repeat_lock_ms, touch.dead_time_ms) = (120, 800, 300);
                touch.slip_points = 96.0;
            }
            Self::LowVision => {
                (person.face.theme, person.face.scale, person.grid) = (Theme::Contrast, 1.4, GridSize::Beginner);
            }
            Self::FirstWords => (person.grid, person.level) = (GridSize::Beginner, 1),
            Self::Calm => (person.face.motion, person.access.answer.quiet) = (false, true),
        }
    }

    /// Puts several on, in their own order whatever the order they were chosen in.
    pub fn apply_all(chosen: &[Self], person: &mut Profile) {
        Self::ALL.into_iter().filter(|template| chosen.contains(template)).for_each(|template| template.apply(person));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_changes_something_and_together_they_keep_what_each_is_about() {
        let plain = Profile::new("p".into(), "하늘", 0);
        for template in Template::ALL {
            let mut person = plain.clone();
            template.apply(&mut person);
            assert_ne!(person, plain, "{template:?}");
            assert_eq!(person.access.clone().held(), person.access, "{template:?}");
            assert!(!person.access.screen_is_switch(), "{template:?} leaves fingers a way");
        }
        let mut person = plain.clone();
        Template::apply_all(&[Template::Calm, Template::SwitchUser, Template::LowVision], &mut person);
        assert_eq!((person.access.method, person.face.theme), (Method::Scan, Theme::Contrast));
        assert!(person.access.answer.quiet && !person.face.motion);
        let mut other = plain.clone();
        Template::apply_all(&[Template::LowVision, Template::SwitchUser, Template::Calm], &mut other);
        assert_eq!(other, person);
    }

    #[test]
    fn names_are_their_own() -> Result<(), serde_json::Error> {
        for template in Template::ALL {
            assert_eq!(serde_json::from_str::<Template>(&format!("\"{}\"", template.name()))?, template);
        }
        Ok(())
    }
}
