//! Errands (볼일): where one is, what one wants there, what to say, how it is done, and a card that tells others who one is.

mod about;
mod guide;
mod place;

pub use about::{AboutMe, MAX_ABOUT, Private, TalkWay, WhatHelps};
pub use guide::{Procedure, Step};
pub use place::{Blank, Choice, Place, PlaceKind, Reply, Wish};

/// Everything that comes with the program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errands {
    /// Where one can be.
    pub places: Vec<Place>,
    /// What fits after the first sentence.
    pub replies: Vec<Reply>,
    /// Yes, no and not to know, in this order.
    pub answers: Vec<Reply>,
    /// How everyday things are done.
    pub guide: Vec<Procedure>,
}

impl Errands {
    /// The place of this id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The places of a kind.
    pub fn of_kind(&self, kind: PlaceKind) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(move |place| place.kind == kind)
    }

    /// What fits at a place after the first sentence.
    pub fn replies_at(&self, place: &str) -> impl Iterator<Item = &Reply> {
        self.replies.iter().filter(move |reply| reply.fits(place))
    }

    /// How things are done at a place; `None`: everywhere.
    pub fn guide_at(&self, place: Option<&str>) -> impl Iterator<Item = &Procedure> {
        self.guide.iter().filter(move |one| place.is_none_or(|place| one.place == place))
    }

    /// How one thing is done.
    pub fn procedure(&self, id: &str) -> Option<&Procedure> {
        self.guide.iter().find(|one| one.id == id)
    }
}
