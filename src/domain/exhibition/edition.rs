//! What may leave the device: the works of an exhibition whose makers said yes to one use. Every export is written of an
//! [`Edition`], and only [`Source::edition`] makes one.

use super::Exhibition;
use crate::domain::artwork::Artwork;
use crate::domain::consent::{Use, WhyNot};
use crate::domain::id::{ArtworkId, Millis};
use crate::domain::sheet::Sheet;
use std::collections::HashMap;

/// An exhibition with all its works at one moment, whatever their makers said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// The exhibition.
    pub show: Exhibition,
    /// Its works that are on this device, with what was drawn among their steps, in any order.
    pub works: Vec<(Artwork, Sheet)>,
    /// The date that stands on everything.
    pub at: Millis,
    /// Minutes that the place is ahead of UTC (Korea: 540), for years and dates.
    pub offset_min: i32,
}

/// The works of an exhibition that may be shown in one way.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    show: Exhibition,
    works: Vec<Shown>,
    left_out: Vec<LeftOut>,
    purpose: Use,
    /// The date that stands on everything.
    pub at: Millis,
    /// Minutes that the place is ahead of UTC.
    pub offset_min: i32,
}

/// A work that may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The work, with what was drawn among its steps.
    pub work: Artwork,
    /// All that makes its picture.
    pub sheet: Sheet,
    /// Its room, counted from 0.
    pub room: usize,
    /// Its number in the exhibition, from 1. It is the same in every product and does not change when another work is left out.
    pub number: usize,
}

/// A work that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its id.
    pub work: ArtworkId,
    /// Its title, if it is known.
    pub title: String,
    /// Of what.
    pub purpose: Use,
    /// Why.
    pub why: WhyNot,
}

impl Shown {
    /// What people are told of it by: its title, or its number where it has none.
    pub fn called(&self) -> String {
        let title = self.work.title.text.trim();
        if title.is_empty() { self.number.to_string() } else { title.to_owned() }
    }
}

impl Source {
    /// Its works by their ids.
    pub(super) fn by_id(&self) -> HashMap<&str, &(Artwork, Sheet)> {
        self.works.iter().map(|both| (both.0.id.as_str(), both)).collect()
    }

    /// What may be shown in this way. Private notes and kept versions are not in it.
    pub fn edition(&self, purpose: Use) -> Edition {
        let show = Exhibition { notes: String::new(), versions: Vec::new(), ..self.show.clone() };
        let mut edition = Edition {
            show,
            works: Vec::new(),
            left_out: Vec::new(),
            purpose,
            at: self.at,
            offset_min: self.offset_min,
        };
        let hanging =
            self.show.rooms.iter().enumerate().flat_map(|(room, at)| at.works.iter().map(move |id| (room, id)));
        let works = self.by_id();
        for (index, (room, id)) in hanging.enumerate() {
            edition.take(works.get(id.as_str()).copied(), id, room, index + 1);
        }
        edition
    }
}

impl Edition {
    fn take(&mut self, found: Option<&(Artwork, Sheet)>, id: &ArtworkId, room: usize, number: usize) {
        let (title, why) = match found {
            None => (String::new(), WhyNot::Gone),
            Some((work, sheet)) => match work.consents.allows(self.purpose) {
                Ok(()) if sheet.is_blank() => (work.title.text.clone(), WhyNot::Blank),
                Ok(()) => return self.works.push(Shown { work: work.clone(), sheet: sheet.clone(), room, number }),
                Err(why) => (work.title.text.clone(), why),
            },
        };
        self.left_out.push(LeftOut { work: id.clone(), title, purpose: self.purpose, why });
    }

    /// The exhibition, without what is private.
    pub fn show(&self) -> &Exhibition {
        &self.show
    }

    /// What may be shown, in the order it hangs.
    pub fn works(&self) -> &[Shown] {
        &self.works
    }

    /// What may not.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// What the makers said yes to.
    pub fn purpose(&self) -> Use {
        self.purpose
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consent::{Answer, Consent, Given};
    use crate::domain::exhibition::Room;

    fn work(id: &str, answer: Answer) -> (Artwork, Sheet) {
        let mut work = Artwork::of(id.into(), "p".into(), 0);
        work.base = Some(crate::domain::id::BlobId::of(id.as_bytes()));
        work.consents.0.insert(Use::Web, Consent { maker: Given { answer, ..Given::default() }, ..Consent::default() });
        let sheet = Sheet::of(&work, &[]);
        (work, sheet)
    }

    #[test]
    fn only_a_yes_to_this_use_gets_out_and_numbers_stay() {
        let answers = [
            ("a", Answer::Unasked),
            ("b", Answer::Yes),
            ("c", Answer::No),
            ("d", Answer::Withdrawn),
            ("e", Answer::Yes),
        ];
        let ids = ["a", "b", "c", "d", "e", "gone"].map(ArtworkId::from).to_vec();
        let show = Exhibition {
            rooms: vec![Room { works: ids, ..Room::default() }],
            notes: "private".to_owned(),
            ..Exhibition::default()
        };
        let source = Source { show, works: answers.map(|(id, answer)| work(id, answer)).to_vec(), ..Source::default() };
        let web = source.edition(Use::Web);
        assert_eq!(
            web.works().iter().map(|shown| (shown.work.id.as_str(), shown.number)).collect::<Vec<_>>(),
            [("b", 2), ("e", 5)]
        );
        let why: Vec<WhyNot> = web.left_out().iter().map(|out| out.why).collect();
        assert_eq!(why, [WhyNot::Unasked, WhyNot::Refused, WhyNot::Withdrawn, WhyNot::Gone]);
        assert_eq!(web.show().notes, "");
        for purpose in [Use::Print, Use::Archive, Use::Publicity] {
            assert!(source.edition(purpose).works().is_empty(), "{purpose:?}");
        }
    }
}
