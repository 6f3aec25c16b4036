//! A photograph is taken: of a person, a place, a work of clay, a drawing on paper; in the workshop the code of another tablet is read. The camera is open only while it is seen.

use super::{create, edit, recognize, sharing, start, works, workshop};
use crate::app::command::{CameraCommand, CreateStep, Room};
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::lens::{Lens, LensAsk, LensNews};
use crate::app::state::State;
use crate::domain::artwork::Beginning;
use crate::domain::notice::Notice;

pub(super) fn on(state: &mut State, command: CameraCommand) -> Vec<Effect> {
    match command {
        CameraCommand::Open => open(state, 0),
        CameraCommand::Close => close(state),
        CameraCommand::Next => next(state),
        CameraCommand::Shoot => shoot(state),
    }
}

/// The next of the device's cameras: most tablets have one on each side.
fn next(state: &mut State) -> Vec<Effect> {
    let Some(Lens { nth, cameras, .. }) = state.lens else { return Vec::new() };
    open(state, (nth + 1) % cameras.max(1))
}

fn open(state: &mut State, nth: usize) -> Vec<Effect> {
    if !has_place(state) || state.create.reading.is_some() {
        return Vec::new();
    }
    // One camera, one use.
    let mut effects = recognize::close(state);
    effects.extend(close(state));
    let id = state.effect_id();
    state.lens = Some(Lens { id, nth, ..Lens::default() });
    let ask = if reads_code(state) { LensAsk::Read(nth) } else { LensAsk::Open(nth) };
    effects.push(Effect::Lens { id, ask });
    effects
}

pub(super) fn close(state: &mut State) -> Vec<Effect> {
    let lens = state.lens.take();
    lens.map(|lens| Effect::Lens { id: lens.id, ask: LensAsk::Close }).into_iter().collect()
}

/// The key was pressed.
fn shoot(state: &mut State) -> Vec<Effect> {
    // A code is read by itself.
    let is_photo = !reads_code(state);
    let Some(lens) = state.lens.as_mut().filter(|lens| is_photo && lens.seen.is_some() && !lens.shooting) else {
        return Vec::new();
    };
    lens.shooting = true;
    vec![Effect::Lens { id: lens.id, ask: LensAsk::Shoot }]
}

/// Whether it looks for the code of another tablet, and not for somebody new.
fn reads_code(state: &State) -> bool {
    state.room == Room::Workshop && !workshop::photographs(state) && sharing::may_join(state)
}

/// Where the person sees it: where a picture begins, where a work made by hand is put in, and where a tablet joins a circle.
fn has_place(state: &State) -> bool {
    let seen = match state.room {
        Room::Create => state.create.step == CreateStep::What,
        Room::Works => state.enrolling,
        Room::Boards => state.services.unlocked,
        // Nobody has to be chosen for somebody new, or for the code of another tablet.
        Room::Workshop => return workshop::photographs(state) || reads_code(state),
        _ => false,
    };
    state.who.is_some() && seen
}

/// It closes wherever it is not seen, and where hands or cards are looked at instead.
pub(super) fn only_where_seen(state: &mut State) -> Vec<Effect> {
    if has_place(state) && state.recognize.on.is_none() { Vec::new() } else { close(state) }
}

/// Something came back. What comes after it was closed is of no use.
pub(super) fn heard(state: &mut State, id: EffectId, news: LensNews) -> Vec<Effect> {
    let Some(lens) = state.lens.as_mut().filter(|lens| lens.id == id) else { return Vec::new() };
    match news {
        LensNews::Opened(cameras) => lens.cameras = cameras,
        LensNews::Seen(picture) => lens.seen = Some(picture),
        LensNews::Foreign => lens.foreign = true,
        LensNews::Read(code) => {
            state.lens = None;
            state.sharing.read = Some(code);
        }
        LensNews::Shot(photo) => {
            state.lens = None;
            if state.room == Room::Boards {
                return edit::photographed(state, photo);
            }
            if state.room == Room::Workshop {
                workshop::photographed(state, photo);
                return Vec::new();
            }
            if state.room == Room::Works {
                return works::photographed(state, photo);
            }
            if state.create.draft.beginning != Beginning::Picture {
                return create::cut_out_of(state, photo);
            }
            let (id, effect) = start(state, Job::KeepPhoto(photo));
            state.create.reading = Some(id);
            return vec![effect];
        }
        LensNews::Idle => {
            state.lens = None;
            state.tell(Notice::done("lens-idle"));
        }
        LensNews::Failed(notice) => {
            state.lens = None;
            state.tell(notice);
        }
    }
    Vec::new()
}
