//! How a work was made, in the terms of C2PA: a list of actions, who did each with what, and the pictures that went into it.
//!
//! Terms: C2PA Technical Specification 2.x, "Actions". The first action is `c2pa.created` or `c2pa.opened`; an opened or placed
//! picture is an ingredient. What names a person or quotes a prompt is in it only where that was chosen.

use super::{AiUse, SourceType, ai_use, source_type};
use crate::domain::artwork::{Artwork, Beginning, Deed, FromService, Hand, Step};
use crate::domain::id::{BlobId, Millis};

/// Most actions that are told: of more, the first and the newest.
pub const MAX_ACTS: usize = 200;

/// What was done to a picture, as C2PA calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// It was made anew.
    Created,
    /// It began with a picture that there was: its parent.
    Opened,
    /// A picture was put into it: a component.
    Placed,
    /// It was drawn on.
    Drawing,
    /// What it shows was changed.
    Edited,
    /// How it looks was changed.
    Filtered,
    /// Its colours were changed.
    ColorAdjustments,
    /// It was made larger or smaller.
    Resized,
    /// It became another kind of file.
    Converted,
    /// It was given to the public.
    Published,
}

impl Action {
    /// Its name in a manifest.
    pub fn term(self) -> &'static str {
        match self {
            Self::Created => "c2pa.created",
            Self::Opened => "c2pa.opened",
            Self::Placed => "c2pa.placed",
            Self::Drawing => "c2pa.drawing",
            Self::Edited => "c2pa.edited",
            Self::Filtered => "c2pa.filtered",
            Self::ColorAdjustments => "c2pa.color_adjustments",
            Self::Resized => "c2pa.resized",
            Self::Converted => "c2pa.converted",
            Self::Published => "c2pa.published",
        }
    }
}

/// The software that did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agent {
    /// This program, by itself or in somebody's hand.
    Program,
    /// A service.
    Service {
        /// Its name; empty: it was not kept.
        name: String,
        /// Name of its model; empty: its own choice.
        model: String,
    },
}

/// What was done, for words that name nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    /// It was begun by hand on an empty sheet.
    Began,
    /// Words became a sketch.
    Composed,
    /// A work that can be touched was photographed.
    Photographed,
    /// A picture was brought.
    Brought,
    /// It was there already; how it was made before is not known.
    Found,
    /// The offline painter painted what the words say, in this style.
    Painted(String),
    /// The offline painter painted what was there, in this style.
    PaintedOver(String),
    /// Colours and mood were chosen.
    Toned,
    /// A service made a picture; what was asked for, where that may be told.
    Generated(Option<String>),
    /// A service painted in the picture that was there.
    Changed(Option<String>),
    /// Something was drawn by hand; how many strokes.
    Drew(u32),
    /// Lines to colour in were made.
    Outlined,
    /// A picture below was traced.
    Traced,
    /// A drawing was cut free and put into the scene.
    CutOut,
    /// It was made in another size, for print or for the screen.
    Resized,
    /// It was written as another kind of file.
    Converted,
    /// It was given to an exhibition.
    Published,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// As C2PA calls it.
    pub action: Action,
    /// What was done.
    pub did: Did,
    /// When.
    pub at: Millis,
    /// With what.
    pub agent: Agent,
    /// What came of it, where that can be said.
    pub source: Option<SourceType>,
    /// The picture that went into it: index in [`Making::parts`].
    pub part: Option<usize>,
}

/// A picture that went into the work: an ingredient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whether the work began with it: `parentOf`; else it is a component.
    pub is_parent: bool,
    /// A service made it; else it was brought.
    pub by_service: bool,
    /// The file as the service signed it, if that was kept. Its own credentials go along unless they hold one of
    /// [`Making::hidden`].
    pub signed: Option<BlobId>,
}

/// Who is named, where that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The maker, as they want to be named; empty: not at all.
    pub maker: String,
    /// The title; empty: none.
    pub title: String,
}

/// How a work was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Making {
    /// What the picture is as a whole, where its steps say so.
    pub source: Option<SourceType>,
    /// Whether generative AI took part.
    pub ai: AiUse,
    /// What was done, oldest first; the first begins it.
    pub acts: Vec<Act>,
    /// The pictures that went into it.
    pub parts: Vec<Part>,
    /// Who is named; none: nobody.
    pub named: Option<Named>,
    /// Texts that nothing which goes along may hold: what was asked of services, the maker's name. Empty where both may be told.
    pub hidden: Vec<String>,
    /// Whether prompts may be told.
    pub tells_prompts: bool,
}

/// How the file of an export was made of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// When: the date of the exhibition.
    pub at: Millis,
    /// Its size is not the work's own.
    pub resized: bool,
    /// It is another kind of file than the stored one (JPEG or TIFF, not PNG).
    pub converted: bool,
    /// It goes to the public.
    pub published: bool,
}

impl Making {
    /// How a work was made, told from its steps (with what was drawn among them, as `Shown.work` has it). `names`: the maker and
    /// title may be told; `prompts`: what was asked of services, too.
    pub fn of(work: &Artwork, names: bool, prompts: bool) -> Self {
        let mut teller = Teller { work, prompts, acts: Vec::new(), parts: Vec::new(), scene: None, own: false };
        work.steps.iter().for_each(|step| teller.step(step));
        teller.end();
        let Teller { mut acts, parts, .. } = teller;
        let over = acts.len().saturating_sub(MAX_ACTS);
        acts.drain(1..1 + over);
        let named = names.then(|| Named { maker: work.maker.clone(), title: work.title.text.clone() });
        let hidden = hidden(work, names, prompts);
        Self { source: source_type(work), ai: ai_use(work), acts, parts, named, hidden, tells_prompts: prompts }
    }

    /// With what was done to write the file.
    #[must_use]
    pub fn written(mut self, how: Written) -> Self {
        let act = |action, did| Act { action, did, at: how.at, agent: Agent::Program, source: None, part: None };
        self.acts.extend(how.resized.then(|| act(Action::Resized, Did::Resized)));
        self.acts.extend(how.converted.then(|| act(Action::Converted, Did::Converted)));
        let published = Act { source: self.source, ..act(Action::Published, Did::Published) };
        self.acts.extend(how.published.then_some(published));
        self
    }
}

/// Shorter texts are in everything.
const SHORTEST_HIDDEN: usize = 2;

fn hidden(work: &Artwork, names: bool, prompts: bool) -> Vec<String> {
    let asked = work.steps.iter().filter_map(|step| match &step.did {
        Deed::Generated { prompt, .. } if !prompts => Some(prompt.as_str()),
        _ => None,
    });
    let maker = (!names).then_some(work.maker.as_str());
    let texts = asked.chain(maker).map(str::trim).filter(|text| text.chars().count() >= SHORTEST_HIDDEN);
    let mut hidden: Vec<String> = texts.map(str::to_owned).collect();
    hidden.sort_unstable();
    hidden.dedup();
    hidden
}

/// Goes through the steps and tells them.
struct Teller<'a> {
    work: &'a Artwork,
    prompts: bool,
    acts: Vec<Act>,
    parts: Vec<Part>,
    /// When words became a scene of which no picture was made yet.
    scene: Option<Millis>,
    /// What is there is the person's own: drawn or brought.
    own: bool,
}

impl Teller<'_> {
    fn step(&mut self, step: &Step) {
        let at = step.at;
        match &step.did {
            Deed::Chose(_) | Deed::Titled(_) => {}
            Deed::Imported => self.begin_found(at),
            Deed::Composed(_) => (self.scene, self.own) = (Some(at), false),
            Deed::Brought => self.brought(at),
            Deed::Painted { .. } if step.by == Hand::Service => self.generated(step, "", "", ""),
            Deed::Painted { style, of_sheet, tone, .. } => {
                self.painted(at, style, *of_sheet);
                if !tone.is_plain() {
                    self.act(Action::ColorAdjustments, Did::Toned, at, None);
                }
            }
            Deed::Generated { service, model, prompt } => self.generated(step, service, model, prompt),
            Deed::Drew(0) => {}
            Deed::Drew(strokes) => self.drew(at, *strokes),
            Deed::Outlined => self.lines(at),
            Deed::Traced => self.by_hand(at, Did::Traced),
            Deed::CutOut => self.by_hand(at, Did::CutOut),
        }
    }

    /// A work that nothing has begun yet hangs all the same.
    fn end(&mut self) {
        match self.scene.take() {
            Some(at) if self.acts.is_empty() => self.act(Action::Created, Did::Composed, at, Some(algorithm())),
            _ => self.begin_found(self.work.made),
        }
    }

    fn act(&mut self, action: Action, did: Did, at: Millis, source: Option<SourceType>) {
        self.acts.push(Act { action, did, at, agent: Agent::Program, source, part: None });
    }

    /// With a picture that went into it; it is the parent if nothing was there before.
    fn act_with(&mut self, did: Did, at: Millis, source: Option<SourceType>, part: Part) {
        let action = if part.is_parent { Action::Opened } else { Action::Placed };
        self.act(action, did, at, source);
        if let Some(act) = self.acts.last_mut() {
            act.part = Some(self.parts.len());
        }
        self.parts.push(part);
    }

    fn begin_found(&mut self, at: Millis) {
        if self.acts.is_empty() {
            let part = Part { is_parent: true, by_service: false, signed: None };
            self.act_with(Did::Found, at, None, part);
        }
    }

    fn brought(&mut self, at: Millis) {
        (self.scene, self.own) = (None, true);
        let is_parent = self.acts.is_empty();
        if self.work.physical.is_some() && is_parent {
            return self.act(Action::Created, Did::Photographed, at, Some(SourceType::DigitalCapture));
        }
        self.act_with(Did::Brought, at, None, Part { is_parent, by_service: false, signed: None });
    }

    /// Of the scene, it is a new picture; of what was there, another look of it. Works of older versions do not tell which: there
    /// it is of what was brought, if no scene came after.
    fn painted(&mut self, at: Millis, style: &str, of_sheet: bool) {
        let first = self.acts.is_empty();
        let over = of_sheet || (self.own && !self.acts.iter().any(|act| act.did == Did::Began));
        (self.scene, self.own) = (None, over && self.own);
        let began_with_picture = first && self.work.beginning == Beginning::Picture;
        if began_with_picture {
            self.begin_found(at);
        }
        if (over && !first) || began_with_picture {
            let source = Some(SourceType::AlgorithmicallyEnhanced);
            return self.act(Action::Filtered, Did::PaintedOver(style.to_owned()), at, source);
        }
        let action = if first { Action::Created } else { Action::Edited };
        self.act(action, Did::Painted(style.to_owned()), at, Some(algorithm()));
    }

    fn drew(&mut self, at: Millis, strokes: u32) {
        let source = self.hand_source(at);
        self.act(Action::Drawing, Did::Drew(strokes), at, Some(source));
    }

    fn by_hand(&mut self, at: Millis, did: Did) {
        let source = self.hand_source(at);
        self.act(Action::Edited, did, at, Some(source));
    }

    /// What a hand makes: on an empty sheet a picture of its own, on anything else a change of it.
    fn hand_source(&mut self, at: Millis) -> SourceType {
        if self.acts.is_empty() {
            match self.scene.take() {
                Some(at) => self.act(Action::Created, Did::Composed, at, Some(algorithm())),
                None => self.act(Action::Created, Did::Began, at, Some(SourceType::DigitalCreation)),
            }
        }
        self.own |=
            self.acts.iter().all(|act| matches!(act.did, Did::Began | Did::Drew(_) | Did::Traced | Did::CutOut));
        let is_hands = |act: &Act| matches!(act.source, Some(SourceType::DigitalCreation));
        if self.acts.iter().all(is_hands) { SourceType::DigitalCreation } else { SourceType::HumanEdits }
    }

    fn lines(&mut self, at: Millis) {
        self.scene = None;
        let action = if self.acts.is_empty() { Action::Created } else { Action::Filtered };
        self.act(action, Did::Outlined, at, Some(algorithm()));
    }

    /// A picture of a service: with its own signed file where that was kept. Of what was there, it is a change of it; else it is
    /// a new picture, and what was there before is below it.
    fn generated(&mut self, step: &Step, service: &str, model: &str, prompt: &str) {
        let known = step.result.as_ref().and_then(|blob| self.work.known_of(blob));
        let of_own = !self.acts.is_empty() && known.map_or(self.own, |known| known.of_own);
        let prompt = (self.prompts && !prompt.is_empty()).then(|| prompt.to_owned());
        let (did, source) = if of_own {
            (Did::Changed(prompt), SourceType::CompositeWithTrainedAlgorithmicMedia)
        } else {
            (Did::Generated(prompt), SourceType::TrainedAlgorithmicMedia)
        };
        (self.scene, self.own) = (None, false);
        self.add_picture(did, step.at, source, known);
        if let Some(act) = self.acts.last_mut() {
            act.agent = Agent::Service { name: service.to_owned(), model: model.to_owned() };
        }
    }

    fn add_picture(&mut self, did: Did, at: Millis, source: SourceType, known: Option<&FromService>) {
        let is_parent = self.acts.is_empty();
        match known.and_then(|known| known.signed.clone()) {
            Some(blob) => {
                self.act_with(did, at, Some(source), Part { is_parent, by_service: true, signed: Some(blob) })
            }
            None => self.act(if is_parent { Action::Created } else { Action::Edited }, did, at, Some(source)),
        }
    }
}

fn algorithm() -> SourceType {
    SourceType::AlgorithmicMedia
}

#[cfg(test)]
mod tests;
