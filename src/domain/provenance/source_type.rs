//! The IPTC digital source type of a picture: <https://cv.iptc.org/newscodes/digitalsourcetype/>.

use super::{Technique, technique};
use crate::domain::artwork::{Artwork, Deed, Hand, Step};

/// What a picture is, as the IPTC vocabulary says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceType {
    /// Made by a person with tools that generate nothing: drawn by hand.
    DigitalCreation,
    /// Made by an algorithm that learnt from nothing: the offline painter.
    AlgorithmicMedia,
    /// Made by a trained model, and nothing done to it after.
    TrainedAlgorithmicMedia,
    /// A picture that a trained model changed: a part was painted anew.
    CompositeWithTrainedAlgorithmicMedia,
    /// A mix of parts, one of which a trained model made: a person painted over its picture.
    CompositeSynthetic,
    /// A photograph of something: a work that can be touched.
    DigitalCapture,
    /// A picture that a person changed with tools that generate nothing: drawn on by hand.
    HumanEdits,
    /// A picture that an algorithm changed, while what it shows stayed: a photograph in the look of a painting.
    AlgorithmicallyEnhanced,
    /// A mix of parts of several kinds.
    Composite,
}

impl SourceType {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::DigitalCreation,
        Self::AlgorithmicMedia,
        Self::TrainedAlgorithmicMedia,
        Self::CompositeWithTrainedAlgorithmicMedia,
        Self::CompositeSynthetic,
        Self::DigitalCapture,
        Self::HumanEdits,
        Self::AlgorithmicallyEnhanced,
        Self::Composite,
    ];

    /// The last part of its address.
    pub fn term(self) -> &'static str {
        match self {
            Self::DigitalCreation => "digitalCreation",
            Self::AlgorithmicMedia => "algorithmicMedia",
            Self::TrainedAlgorithmicMedia => "trainedAlgorithmicMedia",
            Self::CompositeWithTrainedAlgorithmicMedia => "compositeWithTrainedAlgorithmicMedia",
            Self::CompositeSynthetic => "compositeSynthetic",
            Self::DigitalCapture => "digitalCapture",
            Self::HumanEdits => "humanEdits",
            Self::AlgorithmicallyEnhanced => "algorithmicallyEnhanced",
            Self::Composite => "composite",
        }
    }

    /// The kind with this address, or with this last part of it.
    pub fn parse(address: &str) -> Option<Self> {
        let term = address.rsplit('/').next().unwrap_or_default();
        Self::ALL.into_iter().find(|kind| kind.term() == term)
    }

    /// Whether a trained model had a hand in it.
    pub fn is_generative(self) -> bool {
        use SourceType::{CompositeSynthetic, CompositeWithTrainedAlgorithmicMedia, TrainedAlgorithmicMedia};
        matches!(self, CompositeSynthetic | CompositeWithTrainedAlgorithmicMedia | TrainedAlgorithmicMedia)
    }

    /// Its address. The vocabulary's own addresses begin with `http:`.
    pub fn uri(self) -> String {
        format!("http://cv.iptc.org/newscodes/digitalsourcetype/{}", self.term())
    }
}

/// What the picture of a work is; none: its steps do not say. A picture that was brought may be anything, also one of a model:
/// nothing is claimed of it.
pub fn source_type(work: &Artwork) -> Option<SourceType> {
    let made = technique(work);
    match made {
        Technique::Service { drawn: true } => return Some(SourceType::CompositeSynthetic),
        Technique::Service { drawn: false } if is_of_own(work) => {
            return Some(SourceType::CompositeWithTrainedAlgorithmicMedia);
        }
        Technique::Service { drawn: false } => return Some(SourceType::TrainedAlgorithmicMedia),
        _ => {}
    }
    // A model's picture may be below, or the painter painted over it; the notice says so as well.
    if work.steps.iter().any(|step| step.by == Hand::Service) {
        return Some(SourceType::CompositeSynthetic);
    }
    if work.physical.is_some() {
        let drawn = matches!(made, Technique::Brought { drawn: true } | Technique::Hand);
        return Some(if drawn { SourceType::HumanEdits } else { SourceType::DigitalCapture });
    }
    without_model(work, &made)
}

fn without_model(work: &Artwork, made: &Technique) -> Option<SourceType> {
    Some(match made {
        Technique::Painter { brought: true, drawn: true, .. } => SourceType::Composite,
        Technique::Painter { brought: true, drawn: false, .. } => SourceType::AlgorithmicallyEnhanced,
        // A drawing that the painter made look like oil is still what a person made with a tool.
        Technique::Painter { .. } if is_of_drawing(work) => SourceType::DigitalCreation,
        Technique::Painter { drawn: true, .. } | Technique::Brought { drawn: true } => SourceType::HumanEdits,
        Technique::Painter { drawn: false, .. } => SourceType::AlgorithmicMedia,
        Technique::Hand => SourceType::DigitalCreation,
        Technique::Unknown if work.sketch().is_some() => SourceType::AlgorithmicMedia,
        Technique::Brought { drawn: false } | Technique::Service { .. } | Technique::Unknown => return None,
    })
}

/// Whether the last service painted in a picture that there was. Works of older versions do not tell: there it is so if the
/// last thing before was drawn or brought, not placed in a scene.
fn is_of_own(work: &Artwork) -> bool {
    let last = work.steps.iter().rposition(|step| step.by == Hand::Service).unwrap_or_default();
    let known = work.steps.get(last).and_then(|step| work.known_of(step.result.as_ref()?));
    let before = work.steps.iter().take(last).rev().find_map(|step| match step.did {
        Deed::Brought | Deed::Drew(1..) => Some(true),
        Deed::Composed(_) => Some(false),
        _ => None,
    });
    known.map_or(before == Some(true), |known| known.of_own)
}

/// Whether the painter's last painting is of a drawing by hand, and nothing but a hand was below.
fn is_of_drawing(work: &Artwork) -> bool {
    let steps = &work.steps;
    let Some(last) = steps.iter().rposition(|step| matches!(step.did, Deed::Painted { of_sheet: true, .. })) else {
        return false;
    };
    let before = &steps[..last];
    let other = |step: &Step| matches!(step.did, Deed::Painted { of_sheet: false, .. } | Deed::Outlined);
    before.iter().any(|step| matches!(step.did, Deed::Drew(1..))) && !before.iter().any(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::artwork::{FromService, Physical};
    use crate::domain::id::BlobId;
    use crate::domain::scene::Scene;

    fn of(steps: Vec<(Hand, Deed)>) -> Option<SourceType> {
        let steps = steps.into_iter().map(|(by, did)| Step { at: 0, by, did, result: None }).collect();
        source_type(&Artwork { steps, ..Artwork::default() })
    }

    #[test]
    fn every_case_has_its_term() {
        use Hand::{Painter, Person, Service};
        let drew = || (Person, Deed::Drew(3));
        let painted = |of_sheet| {
            let tone = Default::default();
            (Painter, Deed::Painted { style: "oil".into(), seed: 1, tone, stopped: false, of_sheet })
        };
        let oil = || painted(false);
        let scene = || (Painter, Deed::Composed(Scene::default()));
        let made = || (Service, Deed::Generated { service: "a".into(), model: "b".into(), prompt: "c".into() });
        let brought = || (Person, Deed::Brought);
        let cases = [
            (vec![drew()], Some("digitalCreation")),
            (vec![scene(), oil()], Some("algorithmicMedia")),
            (vec![scene(), oil(), drew()], Some("humanEdits")),
            (vec![drew(), painted(true)], Some("digitalCreation")),
            (vec![scene(), oil(), drew(), painted(true)], Some("algorithmicMedia")),
            (vec![made()], Some("trainedAlgorithmicMedia")),
            (vec![made(), drew()], Some("compositeSynthetic")),
            (vec![drew(), made()], Some("compositeWithTrainedAlgorithmicMedia")),
            (vec![brought(), made()], Some("compositeWithTrainedAlgorithmicMedia")),
            (vec![drew(), scene(), made()], Some("trainedAlgorithmicMedia")),
            (vec![made(), painted(true)], Some("compositeSynthetic")),
            (vec![made(), scene(), oil()], Some("compositeSynthetic")),
            // What was brought may be anything.
            (vec![brought()], None),
            (vec![brought(), drew()], Some("humanEdits")),
            (vec![brought(), oil()], Some("algorithmicallyEnhanced")),
            (vec![brought(), oil(), drew()], Some("composite")),
            (vec![], None),
        ];
        for (steps, term) in cases {
            let shown = format!("{steps:?}");
            assert_eq!(of(steps).map(SourceType::term), term, "{shown}");
        }
        let pot = Artwork { physical: Some(Physical::default()), ..Artwork::default() };
        assert_eq!(source_type(&pot), Some(SourceType::DigitalCapture));
        assert!(SourceType::AlgorithmicMedia.uri().ends_with("digitalsourcetype/algorithmicMedia"));
    }

    #[test]
    fn what_is_known_of_a_services_picture_counts_more_than_the_order_of_steps() {
        let picture = BlobId::of(b"picture");
        let did = Deed::Generated { service: "a".into(), model: "b".into(), prompt: "c".into() };
        let step = |by, did, result| Step { at: 0, by, did, result };
        let steps = vec![step(Hand::Person, Deed::Drew(3), None), step(Hand::Service, did, Some(picture.clone()))];
        let known = |of_own| FromService { picture: picture.clone(), signed: None, of_own };
        let work = |of_own| Artwork { steps: steps.clone(), from_services: vec![known(of_own)], ..Artwork::default() };
        assert_eq!(source_type(&work(false)), Some(SourceType::TrainedAlgorithmicMedia));
        assert_eq!(source_type(&work(true)), Some(SourceType::CompositeWithTrainedAlgorithmicMedia));
    }

    #[test]
    fn an_address_is_read_back() {
        for kind in SourceType::ALL {
            assert_eq!(SourceType::parse(&kind.uri()), Some(kind));
        }
        assert_eq!(SourceType::parse("http://example.org/other"), None);
    }
}
