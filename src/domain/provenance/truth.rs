//! What is true of a work: how it was made and whether generative AI had a hand in it, told from its steps alone.

use crate::domain::artwork::{Artwork, Beginning, Deed, Hand, Step};

/// How the picture was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Technique {
    /// The offline painter painted it.
    Painter {
        /// Style name, e.g. `oil`.
        style: String,
        /// It painted a photo or drawing that was brought.
        brought: bool,
        /// Someone drew on it afterwards.
        drawn: bool,
    },
    /// Drawn by hand.
    Hand,
    /// A photo or drawing that was brought.
    Brought {
        /// Someone drew on it afterwards.
        drawn: bool,
    },
    /// A service made it.
    Service {
        /// Someone drew on it afterwards.
        drawn: bool,
    },
    /// The steps do not say.
    Unknown,
}

/// Whether generative AI was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AiUse {
    /// No.
    None,
    /// No; the offline painter, which is no generative AI, laid the strokes.
    NonePainter,
    /// Not by this program; the picture that was brought is not known.
    NoneButBrought,
    /// Yes: a step was made by a service.
    Used,
    /// The steps do not say.
    Unknown,
}

/// How a work was made. The last painting counts: it covers what was before.
pub fn technique(work: &Artwork) -> Technique {
    let steps = &work.steps;
    let drawn_after = |from: usize| steps.iter().skip(from).any(|step| matches!(step.did, Deed::Drew(1..)));
    let last_painted = steps.iter().rposition(|step| matches!(step.did, Deed::Painted { .. } | Deed::Generated { .. }));
    if let Some(at) = last_painted.filter(|at| matches!(steps[*at].did, Deed::Generated { .. })) {
        return Technique::Service { drawn: drawn_after(at) };
    }
    if let Some((at, Step { by, did: Deed::Painted { style, .. }, .. })) = last_painted.map(|at| (at, &steps[at])) {
        let drawn = drawn_after(at);
        return match by {
            Hand::Service => Technique::Service { drawn },
            _ => Technique::Painter { style: style.clone(), brought: from_picture(work, at), drawn },
        };
    }
    match (from_picture(work, steps.len()), drawn_after(0)) {
        (true, drawn) => Technique::Brought { drawn },
        (false, true) => Technique::Hand,
        (false, false) => Technique::Unknown,
    }
}

/// Whether what was there before step `end` came from a picture of the person's, not from a scene of words.
fn from_picture(work: &Artwork, end: usize) -> bool {
    let before = &work.steps[..end];
    let source = before.iter().rev().find_map(|step| match step.did {
        Deed::Brought => Some(true),
        Deed::Composed(_) => Some(false),
        _ => None,
    });
    source.unwrap_or(work.beginning == Beginning::Picture)
}

/// Whether generative AI was used for a work.
pub fn ai_use(work: &Artwork) -> AiUse {
    let steps = &work.steps;
    if steps.iter().any(|step| step.by == Hand::Service) {
        return AiUse::Used;
    }
    let brought = steps.iter().any(|step| step.did == Deed::Brought) || work.beginning == Beginning::Picture;
    match (technique(work), is_traced(steps), brought) {
        (Technique::Unknown, ..) | (_, false, _) => AiUse::Unknown,
        (_, _, true) => AiUse::NoneButBrought,
        (Technique::Painter { .. }, ..) => AiUse::NonePainter,
        _ => AiUse::None,
    }
}

/// Whether the steps tell where the picture came from: a work that was imported without its earlier steps does not.
fn is_traced(steps: &[Step]) -> bool {
    let says_nothing = |step: &Step| matches!(step.did, Deed::Imported | Deed::Titled(_));
    let first = steps.iter().position(|step| !says_nothing(step));
    let imported = steps.iter().position(|step| step.did == Deed::Imported);
    match (first, imported) {
        (Some(first), Some(imported)) => first < imported,
        (first, None) => first.is_some(),
        (None, _) => false,
    }
}
