//! The sheet of a work: what lies under the hand, and the marks on it. Marks are records of their own, so that every one is
//! saved when it ends and taken back by itself; the picture that is seen is always made from them.

use super::artwork::{Artwork, Deed, Hand, Step};
use super::drawing::Mark;
use super::id::{ArtworkId, BlobId, MarkId, Millis};
use super::scene::Scene;
use super::strip::Piece;
use super::tone::Tone;
use serde::{Deserialize, Serialize};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Longer side of a new sheet in pixels. Marks are measured in units of the sheet, so prints are as sharp as they are large.
pub const SIDE: u32 = 2048;

/// Width and height of white paper: four to three, as most paper for painting.
pub const PAPER: (u32, u32) = (SIDE, SIDE * 3 / 4);

/// A mark on the sheet of a work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Its id.
    pub id: MarkId,
    /// On the sheet of which work.
    pub work: ArtworkId,
    /// On which of its sheets: a painting made of the drawing itself begins a new one.
    #[serde(default)]
    pub sheet: u32,
    /// The marks of a work in the order in which they were made.
    pub nth: u64,
    /// When it ended.
    pub at: Millis,
    /// What was drawn.
    pub mark: Arc<Mark>,
}

/// All marks of a work, oldest first.
pub type Marks = Arc<Vec<Arc<Drawn>>>;

/// How a painter made the picture below of a scene: with it, it can be painted again at any size.
#[derive(Clone, Debug, PartialEq)]
pub struct Painting {
    /// What is on it.
    pub scene: Scene,
    /// Name of the style.
    pub style: String,
    /// Seed of the strokes.
    pub seed: u64,
    /// Colours and mood.
    pub tone: Tone,
}

impl Painting {
    /// How the picture below a work was painted; `None`: it was brought, drawn, or made by a service, or the painting was of a
    /// drawing or was stopped: the scene does not give it.
    pub fn of(work: &Artwork) -> Option<Self> {
        let base = work.base.as_ref()?;
        let at = work.steps.iter().rposition(|step| step.result.as_ref() == Some(base))?;
        let Deed::Painted { style, seed, tone, stopped: false, of_sheet: false } = &work.steps.get(at)?.did else {
            return None;
        };
        let scene = work.steps.get(..at)?.iter().rev().find_map(|step| match &step.did {
            Deed::Composed(scene) => Some(scene.clone()),
            _ => None,
        })?;
        Some(Self { scene, style: style.clone(), seed: *seed, tone: *tone })
    }
}

/// Everything that makes the picture of a work.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture below; none: white paper.
    pub base: Option<BlobId>,
    /// How that was painted, if it was.
    pub painted: Option<Box<Painting>>,
    /// The scene below, as long as nothing was made of it.
    pub sketch: Option<Arc<Scene>>,
    /// Lines that lie above everything and cannot be wiped away: a colouring page.
    pub outline: Option<BlobId>,
    /// What was drawn, oldest first.
    pub marks: Vec<Arc<Drawn>>,
}

impl Sheet {
    /// The sheet of a work, of all marks that it ever had.
    pub fn of(work: &Artwork, marks: &[Arc<Drawn>]) -> Self {
        let marks = marks.iter().filter(|drawn| drawn.sheet == work.sheet).cloned().collect();
        let (base, outline) = (work.base.clone(), work.outline.clone());
        let painted = Painting::of(work).map(Box::new);
        let sketch = work.sketch().cloned().map(Arc::new);
        Self { width: work.width, height: work.height, base, painted, sketch, outline, marks }
    }

    /// Whether it is white paper and nothing else.
    pub fn is_blank(&self) -> bool {
        self.base.is_none() && self.sketch.is_none() && self.outline.is_none() && self.marks.is_empty()
    }

    /// A stored picture as it is, if nothing lies on it: then nothing has to be made.
    pub fn plain(&self) -> Option<&BlobId> {
        self.base.as_ref().filter(|_| self.marks.is_empty() && self.outline.is_none())
    }
}

/// A number that changes with everything that is seen of a work; `None`: its base alone is seen.
pub fn version(work: &Artwork, marks: &[Arc<Drawn>]) -> Option<u64> {
    let bare = !marks.iter().any(|drawn| drawn.sheet == work.sheet);
    let alone = work.base.is_some() && work.outline.is_none() && bare;
    (!alone).then(|| seen(work, marks))
}

/// The same number, also where the base alone is seen.
pub fn seen(work: &Artwork, marks: &[Arc<Drawn>]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (work.width, work.height, &work.base, &work.outline).hash(&mut hasher);
    // Values of a scene have no hash of their own; it is small.
    work.sketch().map(|scene| serde_json::to_string(scene).unwrap_or_default()).hash(&mut hasher);
    marks.iter().filter(|drawn| drawn.sheet == work.sheet).for_each(|drawn| drawn.id.hash(&mut hasher));
    hasher.finish()
}

/// One stage in the making of a work.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage<'a> {
    /// A step.
    Step(&'a Step),
    /// Marks in a row.
    Drew(&'a [Arc<Drawn>]),
}

/// How a work came to be, oldest first: its steps with the marks that were made between them. Titles do not part a drawing.
pub fn making<'a>(work: &'a Artwork, marks: &'a [Arc<Drawn>]) -> Vec<Stage<'a>> {
    let mut stages = Vec::new();
    let mut rest = marks;
    for step in &work.steps {
        if !matches!(step.did, Deed::Titled(_)) {
            let before = rest.partition_point(|drawn| drawn.at < step.at);
            let (drew, later) = rest.split_at(before);
            stages.extend((!drew.is_empty()).then_some(Stage::Drew(drew)));
            rest = later;
        }
        stages.push(Stage::Step(step));
    }
    stages.extend((!rest.is_empty()).then_some(Stage::Drew(rest)));
    stages
}

/// The work as it is told to others: with a step for marks in a row, and for words of which nothing was made yet.
pub fn told(work: &Artwork, marks: &[Arc<Drawn>]) -> Artwork {
    let step = |stage| match stage {
        Stage::Step(step) => Step::clone(step),
        Stage::Drew(drew) => {
            let at = drew.first().map_or(work.made, |drawn| drawn.at);
            Step { at, by: Hand::Person, did: Deed::Drew(drew.len() as u32), result: None }
        }
    };
    let planned = work.plan.as_ref().filter(|_| work.sketch().is_some()).map(|plan| {
        let words = plan.words.iter().cloned().map(Piece::Word).collect();
        let step = |by, did| Step { at: work.made, by, did, result: None };
        [step(Hand::Person, Deed::Chose(words)), step(Hand::Painter, Deed::Composed(plan.scene.clone()))]
    });
    let done = making(work, marks).into_iter().map(step);
    Artwork { steps: planned.into_iter().flatten().chain(done).collect(), ..work.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::artwork::Title;

    fn drawn(nth: u64, at: Millis, sheet: u32) -> Arc<Drawn> {
        let id = MarkId(format!("m{nth}"));
        Arc::new(Drawn { id, work: "w".into(), sheet, nth, at, mark: Arc::default() })
    }

    fn step(at: Millis, did: Deed) -> Step {
        Step { at, by: Hand::Person, did, result: None }
    }

    #[test]
    fn only_marks_of_the_newest_sheet_are_seen() {
        let marks = [drawn(1, 1, 0), drawn(2, 2, 1), drawn(3, 3, 1)];
        let mut work = Artwork::of("w".into(), "p".into(), 1);
        assert_eq!(Sheet::of(&work, &marks).marks.len(), 1);
        work.sheet = 1;
        assert_eq!(Sheet::of(&work, &marks).marks.len(), 2);
    }

    #[test]
    fn the_version_follows_what_is_seen() {
        let mut work = Artwork::of("w".into(), "p".into(), 1);
        let (one, two) = ([drawn(1, 1, 0)], [drawn(1, 1, 0), drawn(2, 2, 0)]);
        assert_eq!(version(&work, &one), version(&work, &one));
        assert_ne!(version(&work, &one), version(&work, &two));
        let before = version(&work, &one);
        work.base = Some(BlobId::of(b"painting"));
        assert_ne!(version(&work, &one), before);
        assert!(version(&work, &one).is_some());
        assert_eq!(version(&work, &[]), None, "the painting alone");
    }

    #[test]
    fn the_making_is_told_in_order() {
        let mut work = Artwork::of("w".into(), "p".into(), 1);
        work.steps = vec![step(1, Deed::Brought), step(15, Deed::Titled(Title::default())), step(30, Deed::Imported)];
        let marks = [drawn(1, 10, 0), drawn(2, 20, 0), drawn(3, 40, 0)];
        let told: Vec<String> = making(&work, &marks)
            .iter()
            .map(|stage| match stage {
                Stage::Step(step) => format!("step {}", step.at),
                Stage::Drew(marks) => format!("drew {}", marks.len()),
            })
            .collect();
        assert_eq!(told, ["step 1", "step 15", "drew 2", "step 30", "drew 1"]);
        let counts: Vec<u32> = super::told(&work, &marks)
            .steps
            .iter()
            .filter_map(|step| if let Deed::Drew(count) = step.did { Some(count) } else { None })
            .collect();
        assert_eq!(counts, [2, 1]);
    }

    fn painted(stopped: bool, of_sheet: bool) -> Deed {
        Deed::Painted { style: "oil".into(), seed: 7, tone: Tone::default(), stopped, of_sheet }
    }

    #[test]
    fn a_painting_that_was_stopped_or_is_of_a_drawing_is_not_what_the_scene_gives() {
        let blob = BlobId::of(b"painting");
        let known = |did: Deed| {
            let mut work = Artwork::of("w".into(), "p".into(), 1);
            work.base = Some(blob.clone());
            let result = Some(blob.clone());
            work.steps = vec![step(1, Deed::Composed(Scene::default())), Step { result, ..step(2, did) }];
            Painting::of(&work).is_some()
        };
        assert!(known(painted(false, false)));
        assert!(!known(painted(true, false)) && !known(painted(false, true)));
        // A step of an older version tells neither.
        let old = serde_json::from_str(r#"{"painted":{"style":"oil","seed":7}}"#).unwrap();
        assert!(known(old));
        for deed in [painted(true, false), painted(false, true)] {
            let text = serde_json::to_string(&deed).unwrap();
            assert_eq!(serde_json::from_str::<Deed>(&text).unwrap(), deed);
        }
        assert_eq!(serde_json::to_string(&painted(false, false)).unwrap(), r#"{"painted":{"style":"oil","seed":7}}"#);
    }

    #[test]
    fn a_painting_is_known_by_its_step_and_a_later_picture_is_none() {
        let (first, second) = (BlobId::of(b"first"), BlobId::of(b"second"));
        let painted = painted(false, false);
        let mut work = Artwork::of("w".into(), "p".into(), 1);
        work.steps = vec![
            step(1, Deed::Composed(Scene { seed: 3, ..Scene::default() })),
            Step { result: Some(first.clone()), ..step(2, painted) },
            step(3, Deed::Composed(Scene { seed: 4, ..Scene::default() })),
        ];
        assert_eq!(Painting::of(&work), None, "nothing lies below");
        work.base = Some(first);
        let known = Painting::of(&work).map(|of| (of.scene.seed, of.style, of.seed));
        assert_eq!(known, Some((3, "oil".to_owned(), 7)), "not the scene that was composed since");
        work.steps.push(Step { result: Some(second.clone()), ..step(4, Deed::Imported) });
        work.base = Some(second);
        assert_eq!(Painting::of(&work), None);
    }

    #[test]
    fn a_sheet_with_nothing_on_it_is_its_picture() {
        let mut work = Artwork::of("w".into(), "p".into(), 1);
        assert_eq!(Sheet::of(&work, &[]).plain(), None);
        work.base = Some(BlobId::of(b"painting"));
        assert_eq!(Sheet::of(&work, &[]).plain(), work.base.as_ref());
        assert_eq!(Sheet::of(&work, &[drawn(1, 1, 0)]).plain(), None);
    }
}
