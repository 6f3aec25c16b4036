//! What words behind a Korean verb are in English: may, have to, can, try, be doing, I think, shall we, I'll.

use super::gloss::Gloss;
use crate::domain::sentence::{Endings, Tense};
use crate::language::clause::Aux;

/// What stands around the whole statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mood {
    /// I think ….
    pub think: bool,
    /// Shall we …?
    pub shall: bool,
    /// The speaker asks for himself: may I, do I have to.
    pub own: bool,
}

/// The verb with what was tapped behind it. Keys that are used up are darkened.
pub fn under(gloss: Gloss, aux: &[Aux], endings: &mut Endings) -> (Gloss, Mood) {
    let mut mood = Mood::default();
    let mut gloss = gloss;
    for aux in aux {
        let infinitive = gloss.infinitive();
        gloss = match aux {
            Aux::May => Gloss { may: true, not: gloss.not, ..gloss },
            Aux::Must => Gloss::read(&format!("have to {infinitive}"), false),
            Aux::Can => Gloss { can: true, ..gloss },
            Aux::Cannot => Gloss { can: true, not: true, ..gloss },
            Aux::Try if matches!(infinitive.as_str(), "eat" | "drink" | "do" | "do it") => Gloss::read("try", false),
            Aux::Try => Gloss::read(&format!("try {}", gloss.ing()), false),
            Aux::Doing => Gloss { base: gloss.ing(), be: true, ..Gloss::default() },
            Aux::Seem | Aux::Shall | Aux::Promise => gloss,
        };
        mood.own |= matches!(aux, Aux::May | Aux::Must);
        mood.shall |= *aux == Aux::Shall;
        mood.think |= *aux == Aux::Seem;
        let later = *aux == Aux::Promise || (*aux == Aux::Seem && ends_later(&gloss));
        if later && endings.tense == Tense::Present {
            endings.tense = Tense::Future;
        }
    }
    (gloss, mood)
}

/// What one does is thought of as to come; how one is, as it is now. Being late is to come.
fn ends_later(gloss: &Gloss) -> bool {
    !gloss.be || gloss.base == "late"
}
