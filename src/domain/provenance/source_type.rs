//! The IPTC digital source type of a picture: <https://cv.iptc.org/newscodes/digitalsourcetype/>.

use super::{Technique, technique};
use crate::domain::artwork::{Artwork, Deed, Hand};

/// What a picture is, as the IPTC vocabulary says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceType {
    /// Made by a person with digital tools: drawn by hand.
    DigitalCreation,
    /// Made by an algorithm that learnt from nothing: the offline painter.
    AlgorithmicMedia,
    /// Made by a trained model, and nothing done to it after.
    TrainedAlgorithmicMedia,
    /// A person's picture in which a trained model painted a part anew.
    CompositeWithTrainedAlgorithmicMedia,
    /// A mix of parts, one of which a trained model made: a person painted over its picture.
    CompositeSynthetic,
    /// A photograph of something: a work that can be touched.
    DigitalCapture,
    /// A mix of photographs, drawings and algorithms, none of them trained.
    CompositeCapture,
}

impl SourceType {
    /// The last part of its address.
    pub fn term(self) -> &'static str {
        match self {
            Self::DigitalCreation => "digitalCreation",
            Self::AlgorithmicMedia => "algorithmicMedia",
            Self::TrainedAlgorithmicMedia => "trainedAlgorithmicMedia",
            Self::CompositeWithTrainedAlgorithmicMedia => "compositeWithTrainedAlgorithmicMedia",
            Self::CompositeSynthetic => "compositeSynthetic",
            Self::DigitalCapture => "digitalCapture",
            Self::CompositeCapture => "compositeCapture",
        }
    }

    /// Its address. The vocabulary's own addresses begin with `http:`.
    pub fn uri(self) -> String {
        format!("http://cv.iptc.org/newscodes/digitalsourcetype/{}", self.term())
    }
}

/// What the picture of a work is; none: its steps do not say.
pub fn source_type(work: &Artwork) -> Option<SourceType> {
    if work.physical.is_some() {
        return Some(SourceType::DigitalCapture);
    }
    let had_model = work.steps.iter().any(|step| step.by == Hand::Service);
    Some(match technique(work) {
        Technique::Service { drawn: false } if is_of_own(work) => SourceType::CompositeWithTrainedAlgorithmicMedia,
        Technique::Service { drawn: false } => SourceType::TrainedAlgorithmicMedia,
        Technique::Service { drawn: true } => SourceType::CompositeSynthetic,
        // The painter painted a picture in which a model had a hand.
        Technique::Painter { brought: true, .. } if had_model => SourceType::CompositeSynthetic,
        Technique::Painter { brought: true, .. } => SourceType::CompositeCapture,
        Technique::Painter { drawn: false, .. } => SourceType::AlgorithmicMedia,
        Technique::Painter { drawn: true, .. } => SourceType::DigitalCreation,
        Technique::Hand => SourceType::DigitalCreation,
        Technique::Brought { drawn: false } => SourceType::DigitalCapture,
        Technique::Brought { drawn: true } => SourceType::CompositeCapture,
        Technique::Unknown => return None,
    })
}

/// Whether the last service painted in a drawing or picture of the person's own.
fn is_of_own(work: &Artwork) -> bool {
    let last = work.steps.iter().rposition(|step| step.by == Hand::Service).unwrap_or_default();
    let own = |did: &Deed| matches!(did, Deed::Brought | Deed::Drew(1..));
    work.steps[..last].iter().any(|step| own(&step.did))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::artwork::{Physical, Step};
    use crate::domain::scene::Scene;

    fn of(steps: Vec<(Hand, Deed)>) -> Option<SourceType> {
        let steps = steps.into_iter().map(|(by, did)| Step { at: 0, by, did, result: None }).collect();
        source_type(&Artwork { steps, ..Artwork::default() })
    }

    #[test]
    fn every_case_has_its_term() {
        use Hand::{Painter, Person, Service};
        let drew = || (Person, Deed::Drew(3));
        let oil = || {
            let did = Deed::Painted {
                style: "oil".into(),
                seed: 1,
                tone: Default::default(),
                stopped: false,
                of_sheet: false,
            };
            (Painter, did)
        };
        let scene = || (Painter, Deed::Composed(Scene::default()));
        let made = || (Service, Deed::Generated { service: "a".into(), model: "b".into(), prompt: "c".into() });
        let brought = || (Person, Deed::Brought);
        let cases = [
            (vec![drew()], Some("digitalCreation")),
            (vec![scene(), oil()], Some("algorithmicMedia")),
            (vec![scene(), oil(), drew()], Some("digitalCreation")),
            (vec![made()], Some("trainedAlgorithmicMedia")),
            (vec![made(), drew()], Some("compositeSynthetic")),
            (vec![drew(), made()], Some("compositeWithTrainedAlgorithmicMedia")),
            (vec![brought(), made()], Some("compositeWithTrainedAlgorithmicMedia")),
            (vec![brought()], Some("digitalCapture")),
            (vec![brought(), drew()], Some("compositeCapture")),
            (vec![brought(), oil()], Some("compositeCapture")),
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
}
