//! Asking a service: from what is on the table to a request, past the guard, to the service.

use super::super::create::{self, own_subject};
use super::super::start;
use super::{Blobs, off_table, put, put_then, wording};
use crate::app::command::CreateStep;
use crate::app::effect::{Effect, EffectId, Job, Subject};
use crate::app::services::{Moving, Order, Preparing, ServiceEffect};
use crate::app::state::State;
use crate::art::compose;
use crate::domain::artwork::Artwork;
use crate::domain::id::{AskId, BlobId};
use crate::domain::notice::Notice;
use crate::domain::scene::Scene;
use crate::domain::service::{
    AskFor, AskState, Block, Gate, Guard, Origin, PictureRequest, Service, ServiceAsk, Task, Wish, used,
};
use crate::language::prompt::{self, Wanted};
use std::sync::Arc;

/// Sides of a picture in pixels that every service knows: square, lying, standing.
const SQUARE: (u32, u32) = (1024, 1024);
const LYING: (u32, u32) = (1536, 1024);
const STANDING: (u32, u32) = (1024, 1536);

/// One picture is awaited: no other is begun, by whomever, and the wait for it is shown.
pub fn show_wait(state: &mut State) -> Vec<Effect> {
    state.create.step = CreateStep::Make;
    tell(state, Notice::done("service-one-at-a-time"))
}

/// Has a picture made of what is on the table. One at a time.
pub fn ask(state: &mut State) -> Vec<Effect> {
    if state.who.is_none() || state.services.preparing.is_some() {
        return Vec::new();
    }
    // What was drawn on a picture of words is the place to paint again, not a new scene.
    let subject = if is_only_here(state) { state.drawn_on().map(Subject::Sheet) } else { own_subject(state) };
    match subject {
        None => tell(state, Notice::problem("paint-nothing")),
        Some(Subject::Scene(scene)) => of_scene(state, &scene),
        Some(Subject::Sheet(sheet)) => {
            let Some(service) = state.services.for_task(Task::Edit).cloned() else {
                let what = if state.services.paints() { "service-no-drawing" } else { "service-off" };
                return tell(state, Notice::problem(what));
            };
            let ask = build(state, &service, None, true);
            let ask = with_size(ask, (sheet.width, sheet.height));
            match sheet.plain().cloned() {
                Some(base) => begin(state, with_input(ask, base), Vec::new()),
                None => {
                    let mask_of = is_only_here(state).then(|| Box::new(sheet.clone()));
                    let (id, effect) = start(state, Job::Flatten(sheet));
                    let (ask, blobs) = (Box::new(ask), Vec::new());
                    state.services.preparing = Some(Preparing { id, ask, mask_of, blobs });
                    vec![effect]
                }
            }
        }
    }
}

fn tell(state: &mut State, notice: Notice) -> Vec<Effect> {
    state.tell(notice);
    Vec::new()
}

/// A scene is told in words; a drawing of the person's own in it goes along where a service takes one.
fn of_scene(state: &mut State, scene: &Scene) -> Vec<Effect> {
    let own = scene.objects.iter().find_map(|thing| thing.symbol.blob().map(BlobId::from));
    let editor = own.as_ref().and_then(|_| state.services.for_task(Task::Edit)).cloned();
    let Some(service) = editor.clone().or_else(|| state.services.for_task(Task::Image).cloned()) else {
        return tell(state, Block::Off.notice());
    };
    let own = own.filter(|_| editor.is_some());
    let ask = build(state, &service, Some(scene), own.is_some());
    let ask = own.into_iter().fold(ask, with_input);
    begin(state, ask, Vec::new())
}

/// Whether only what was drawn on is to be painted again, and can be.
fn is_only_here(state: &State) -> bool {
    state.services.only_here && state.can_only_here()
}

fn with_input(mut ask: ServiceAsk, input: BlobId) -> ServiceAsk {
    ask.request.input = Some(input);
    ask
}

/// In the form of the drawing.
fn with_size(mut ask: ServiceAsk, (width, height): (u32, u32)) -> ServiceAsk {
    let (wide, tall) = (u64::from(width), u64::from(height));
    (ask.request.width, ask.request.height) = if wide * 5 > tall * 6 {
        LYING
    } else if tall * 5 > wide * 6 {
        STANDING
    } else {
        SQUARE
    };
    ask
}

fn build(state: &mut State, service: &Service, scene: Option<&Scene>, with_picture: bool) -> ServiceAsk {
    let draft = &state.create.draft;
    let typed = state.services.typed.trim().to_owned();
    let only_here = scene.is_none() && is_only_here(state);
    // What is painted again must fit the rest of the picture.
    let around = Some(&draft.scene).filter(|_| only_here && draft.beginning.is_scene());
    let told = scene.or(around);
    let shows = told.map(|scene| compose::alt_text(scene, &state.words));
    let mood = draft.tone.mood(told.map(|scene| scene.mood).unwrap_or_default());
    let wanted = Wanted { shows: shows.as_ref(), style: &draft.style, mood, with_picture, only_here, typed: &typed };
    let shown = prompt::picture(&wanted);
    let task = if with_picture { Task::Edit } else { Task::Image };
    let request = PictureRequest {
        negative: prompt::NEGATIVE.to_owned(),
        seed: Some((draft.seed & 0x7FFF_FFFF) as u32),
        ..PictureRequest::of(shown.get(state.service_rules().lang))
    };
    let origin = Origin {
        beginning: draft.beginning,
        words: draft.words.clone(),
        scene: scene.cloned(),
        style: draft.style.clone(),
        work: draft.work.clone(),
    };
    ServiceAsk {
        id: state.ids.make("a"),
        profile: state.who.clone().unwrap_or_default(),
        service: service.name.clone(),
        model: service.model(task).unwrap_or_default().to_owned(),
        asked: state.now,
        request: request.bounded(),
        shown,
        typed,
        origin,
        ..ServiceAsk::default()
    }
}

/// The drawing that goes along is here; `None`: it was made for something else.
pub fn pictured(state: &mut State, id: EffectId, blob: &BlobId, png: &Arc<Vec<u8>>) -> Option<Vec<Effect>> {
    let Preparing { ask, mask_of, mut blobs, .. } = state.services.preparing.take_if(|preparing| preparing.id == id)?;
    if state.who.as_ref() != Some(&ask.profile) {
        return Some(Vec::new());
    }
    blobs.push((blob.clone(), Arc::clone(png)));
    let mut ask = *ask;
    match ask.request.input {
        None => ask.request.input = Some(blob.clone()),
        // The picture is there already: this is where it may be painted again.
        Some(_) => ask.request.mask = Some(blob.clone()),
    }
    let Some(sheet) = mask_of else { return Some(begin(state, ask, blobs)) };
    let (id, effect) = start(state, Job::Mask(*sheet));
    state.services.preparing = Some(Preparing { id, ask: Box::new(ask), mask_of: None, blobs });
    Some(vec![effect])
}

/// Past the guard: words are found for it, or it is sent; or it waits for the instructor; or the person is told what to change.
fn begin(state: &mut State, ask: ServiceAsk, blobs: Blobs) -> Vec<Effect> {
    let gate = match check(state, &ask) {
        Ok(gate) => gate,
        Err(block) => return tell(state, block.notice()),
    };
    let mut effects = create::stop_all(state);
    state.services.ask = Some(ask.id.clone());
    state.create.step = CreateStep::Make;
    // Nothing goes to any service before the instructor has agreed: then it stays with the program's own words.
    let order = if gate == Gate::Open { wording::begin(state, &ask) } else { None };
    effects.extend(match order {
        Some(order) => wording::wait(state, ask, blobs, order),
        None => go_on(state, ask, blobs, gate),
    });
    effects
}

/// Its words stand: it is sent, or waits for the instructor.
pub fn go_on(state: &mut State, mut ask: ServiceAsk, blobs: Blobs, gate: Gate) -> Vec<Effect> {
    match gate {
        Gate::Instructor => {
            ask.state = AskState::WaitsBefore;
            vec![put(state, ask, blobs)]
        }
        Gate::Open => send(state, ask, blobs),
    }
}

/// Whether it may be sent, and whether an instructor looks first.
pub fn check(state: &State, ask: &ServiceAsk) -> Result<Gate, Block> {
    let refused: Vec<BlobId> = state
        .library
        .asks
        .values()
        .filter(|other| matches!(other.state, AskState::Refused(_)))
        .map(ServiceAsk::wished)
        .collect();
    let wish = Wish {
        text: &format!("{} {}", ask.shown.ko, ask.shown.en),
        from_vocabulary: ask.typed.is_empty(),
        fingerprint: &ask.wished(),
        refused: &refused,
    };
    let used = used(state.library.asks.values(), &ask.profile, Some(&ask.id), state.now, state.utc_offset_min);
    let guard = match ask.wants {
        AskFor::Picture => state.guard(),
        AskFor::Description => Guard { on: state.describer().is_some(), ..state.guard() },
        AskFor::Question => Guard { on: state.asker().is_some(), ..state.guard() },
    };
    guard.before(&wish, used)
}

/// The instructor has agreed. If something else stands against it now, they are told and it goes on waiting.
pub fn send_approved(state: &mut State, mut ask: ServiceAsk) -> Vec<Effect> {
    if let Err(block) = check(state, &ask) {
        return tell(state, block.notice());
    }
    let task = if ask.request.input.is_some() { Task::Edit } else { Task::Image };
    let is_on = state.services.known.iter().any(|known| known.name == ask.service && known.on && known.does(task));
    if !is_on {
        let Some(other) = state.services.for_task(task) else { return tell(state, Block::Off.notice()) };
        ask.model = other.model(task).unwrap_or_default().to_owned();
        ask.service.clone_from(&other.name);
    }
    send(state, ask, Vec::new())
}

fn send(state: &mut State, mut ask: ServiceAsk, blobs: Blobs) -> Vec<Effect> {
    (ask.state, ask.sent) = (AskState::Sent, Some(state.now));
    let guard = state.guard();
    let moderator = state.services.for_task(Task::Moderate).filter(|_| guard.moderate);
    ask.looks = state.services.picture_moderator(&guard).is_some();
    let order = Order {
        id: ask.id.clone(),
        service: ask.service.clone(),
        request: ask.request.clone(),
        moderator: moderator.map(|service| service.name.clone()),
        looks_at_input: ask.looks,
        partial: state.shows_partial(),
    };
    state.services.moving.insert(ask.id.clone(), Moving::default());
    // What is asked for is on the disk, and counted, before it is asked.
    vec![put_then(state, ask, blobs, ServiceEffect::Make(Box::new(order)))]
}

/// The person on whose table it is stops waiting.
pub fn stop_waiting(state: &mut State) -> Vec<Effect> {
    match state.awaited().map(|ask| ask.id.clone()) {
        Some(id) => cancel(state, &id),
        None => Vec::new(),
    }
}

/// Nobody waits any more. What comes all the same is kept for the instructor.
pub fn cancel(state: &mut State, id: &AskId) -> Vec<Effect> {
    let may =
        state.services.unlocked || state.library.asks.get(id).is_some_and(|a| Some(&a.profile) == state.who.as_ref());
    let open = |ask: &&ServiceAsk| may && ask.state.is_open();
    let Some(mut ask) = state.library.asks.get(id).filter(open).cloned() else { return Vec::new() };
    if ask.elsewhere {
        // That tablet waits for the service, and this one has no word with it.
        return tell(state, Notice::problem("service-elsewhere"));
    }
    let was_sent = ask.state == AskState::Sent;
    let has_come = matches!(ask.state, AskState::WaitsAfter | AskState::Checking);
    ask.state = if has_come { AskState::Late } else { AskState::Cancelled };
    state.services.moving.remove(id);
    state.services.wording.remove(id);
    off_table(state, id);
    let mut effects = vec![put(state, ask, Vec::new())];
    effects.extend(was_sent.then(|| Effect::Service(ServiceEffect::Cancel(id.clone()))));
    effects
}

/// The work that a picture of a service goes into, if it is there.
pub fn work_of<'a>(state: &'a State, ask: &ServiceAsk) -> Option<&'a Artwork> {
    let on_table = state.services.ask.as_ref() == Some(&ask.id) && state.who.as_ref() == Some(&ask.profile);
    let table = state.create.draft.work.as_ref().filter(|_| on_table);
    state.library.artworks.get(ask.origin.work.as_ref().or(table)?)
}
