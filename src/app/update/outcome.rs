//! What happens when something comes back.

use super::{
    access, boards, calm, camera, captions, clips, create, edit, errands, exhibit, happened, lessons, packages,
    recognize, services, settings, sharing, speech, symbols, talk, vault, voices, works, workshop,
};
use crate::app::command::Room;
use crate::app::effect::Effect;
use crate::app::effect::EffectId;
use crate::app::exhibit::{Exported, Exporting};
use crate::app::happened::Before;
use crate::app::outcome::{JobResult, Outcome, SpeechNews};
use crate::app::pictures::{PictureKey, PictureSlot};
use crate::app::state::State;
use crate::art::picture::Picture;
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::domain::record::Write;
use std::sync::Arc;

/// Takes an outcome into the state and returns what must be done next.
#[must_use]
pub fn on_outcome(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    let settles = matches!(
        outcome,
        Outcome::CommitFailed { .. } | Outcome::Undone { .. } | Outcome::Redone { .. } | Outcome::Restored(_)
    );
    let heard = speech::Heard::now(state);
    let (before, way) = (Before::now(state), happened::recognised(state));
    let mut effects = take_in(state, outcome);
    effects.extend(heard.ends(state));
    effects.extend(super::only_where_seen(state));
    effects.extend(services::tell_news(state));
    super::queue::tell(state);
    effects.extend(happened::watch(state, &before, way, &effects));
    if settles {
        // What was taken back is not known any more, at once.
        effects.extend(recognize::relearn(state));
    }
    effects
}

fn take_in(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Committed(id) => {
            state.under_way.remove(&id);
            return services::stored(state, id);
        }
        Outcome::CommitFailed { id, notice, records } => {
            state.under_way.remove(&id);
            services::unstored(state, id);
            state.library.replace(records);
            state.tell(notice);
            settle(state);
            return services::retry(state);
        }
        Outcome::Undone { name, writes, passed } => {
            changed(state, if passed > 0 { "undone-past" } else { "undone" }, name, writes);
        }
        Outcome::Redone { name, writes, passed } => {
            changed(state, if passed > 0 { "redone-past" } else { "redone" }, name, writes);
        }
        Outcome::History(entries) => state.history = entries,
        Outcome::Backups(backups) => state.backups = backups,
        Outcome::Restored(records) => {
            let kept = (services::kept(state), happened::kept(state), calm::kept(state));
            state.library.replace(records);
            state.tell(Notice::done("restore-done"));
            settle(state);
            let mut effects = services::put_back(state, kept.0);
            effects.extend(happened::put_back(state, kept.1));
            effects.extend(calm::put_back(state, &kept.2));
            return effects;
        }
        Outcome::Tell(notice) | Outcome::EndedWith(notice) => state.tell(notice),
        Outcome::Speech(id, news) => return spoke(state, id, news),
        Outcome::Unheard(notice) => state.tell(notice),
        Outcome::Recording(id, news) => {
            let taken = create::recorded(state, id, &news).or_else(|| exhibit::recorded(state, id, &news));
            let taken = taken.or_else(|| captions::recorded(state, id, &news));
            return taken.unwrap_or_else(|| clips::recorded(state, id, news));
        }
        Outcome::Attention(id, news) => return recognize::attended(state, id, news),
        Outcome::Lens(id, news) => return camera::heard(state, id, news),
        Outcome::Service(news) => return services::heard(state, news),
        Outcome::Vault(news) => return vault::heard(state, news),
        Outcome::Sharing(news) => return sharing::heard(state, news),
        Outcome::Voices(news) => voices::heard(state, news),
        Outcome::Switch(news) => access::heard(state, news),
        Outcome::Face(news) => access::seen(state, news),
        Outcome::Picture(key, slot) => state.pictures.put(key, slot),
        Outcome::Progress { id, done, snapshot } => {
            if state.packages.job == Some(id) {
                state.packages.done = done;
            }
            if state.symbols.job == Some(id) {
                state.symbols.done = done;
            }
            if let Some(exporting) = exporting(state, id) {
                exporting.done = done.clamp(0.0, 1.0);
            }
            if let Some(painting) = state.create.painting.as_mut().filter(|painting| painting.id == id) {
                painting.done = done;
                painting.snapshot = snapshot.or(painting.snapshot.take());
            }
        }
        Outcome::WorksDone { id, whole, all } => {
            if let Some(exporting) = exporting(state, id) {
                exporting.works = Some((whole, all));
            }
        }
        Outcome::Ended { id, result } => return ended(state, id, result),
    }
    Vec::new()
}

/// The export of this number, while it is under way.
fn exporting(state: &mut State, id: EffectId) -> Option<&mut Exporting> {
    state.exhibit.exporting.as_mut().filter(|exporting| exporting.id == id)
}

fn changed(state: &mut State, notice: &str, name: String, writes: Vec<Write>) {
    for write in writes {
        state.library.apply(write);
    }
    // What is shown of it may be another now.
    state.vault.contact = None;
    // The same notice twice would hide that a second undo happened.
    state.notices.retain(|notice| !["undone", "redone"].iter().any(|what| notice.what.starts_with(what)));
    state.tell(Notice::done(notice).with("change", name));
    settle(state);
}

/// After records changed behind the rooms' backs: what was asked for since then comes on top, as it will in the store,
/// and nothing points at what is no longer there.
fn settle(state: &mut State) {
    for write in state.under_way.values().flatten() {
        state.library.apply(write.clone());
    }
    nothing_gone(state);
    state.talk.spoken = false;
    talk::enter(state);
}

/// Nothing points at what is no longer there.
pub(super) fn nothing_gone(state: &mut State) {
    if state.who.as_ref().is_some_and(|who| !state.library.profiles.contains_key(who)) {
        state.who = None;
        state.room = Room::Who;
    }
    if state.work.as_ref().is_some_and(|work| !state.library.artworks.contains_key(work)) {
        state.work = None;
        state.film = None;
    }
    create::settle(state);
    if state.exhibit.open.as_ref().is_some_and(|show| !state.library.exhibitions.contains_key(show)) {
        (state.exhibit.open, state.exhibit.selected) = (None, None);
    }
}

fn spoke(state: &mut State, id: EffectId, news: SpeechNews) -> Vec<Effect> {
    match news {
        SpeechNews::Started => (state.speaking, state.paused) = (Some(id), false),
        SpeechNews::Finished => {
            if state.speaking == Some(id) {
                (state.speaking, state.paused) = (None, false);
            }
        }
        SpeechNews::Failed(notice) => {
            if state.speaking == Some(id) {
                (state.speaking, state.paused) = (None, false);
            }
            // The sentence is never lost for want of sound: it is shown in huge letters.
            if state.talk.spoken && state.talk.big.is_none() && state.talk.clip.is_none() && state.room == Room::Talk {
                state.talk.big = Some(state.talk.last_said.clone());
            }
            errands::unheard(state, id);
            state.tell(notice);
        }
    }
    recognize::speaking(state)
}

/// What was just made is on the screen in the next frame: a sheet must not go white while a stroke is read back.
pub(super) fn show_at_once(state: &mut State, blob: &BlobId, pixels: &Arc<Picture>) {
    if pixels.width.max(pixels.height) <= PictureKey::LARGE {
        let key = PictureKey::Blob(blob.clone(), PictureKey::LARGE);
        state.pictures.put(key, PictureSlot::Ready(Arc::clone(pixels)));
    }
}

fn ended(state: &mut State, id: EffectId, result: JobResult) -> Vec<Effect> {
    state.jobs.remove(&id);
    exhibit::proof_ended(state, id);
    state.printing.take_if(|printing| *printing == id);
    state.happened.saving.take_if(|saving| *saving == id);
    state.errand.printing.take_if(|printing| *printing == id);
    let exporting = state.exhibit.exporting.take_if(|exporting| exporting.id == id);
    match result {
        JobResult::Picture { blob, png, pixels, stopped } => {
            // One that was given up for another is stopped without a word.
            if stopped && state.create.painting.as_ref().is_some_and(|painting| painting.id == id) {
                state.tell(Notice::done("paint-stopped"));
            }
            show_at_once(state, &blob, &pixels);
            if let Some(effects) = settings::pictured(state, id, &blob, &png) {
                return effects;
            }
            if let Some(effects) = edit::pictured(state, id, &blob, &png, &pixels) {
                return effects;
            }
            if let Some(effects) = services::pictured(state, id, &blob, &png) {
                return effects;
            }
            if state.importing.contains_key(&id) {
                works::pictured(state, id, blob, png, &pixels)
            } else {
                create::pictured(state, id, blob, png, &pixels, stopped)
            }
        }
        JobResult::Certificate { found, done } => exhibit::certificate_found(state, found, done),
        JobResult::Boards { set, boards, media, report } => boards::imported(state, *set, boards, media, report),
        JobResult::Roster(rows) => {
            workshop::roster_read(state, id, rows);
            Vec::new()
        }
        JobResult::Lessons(read) => lessons::read(state, id, read),
        JobResult::Symbols(done) => symbols::done(state, id, done),
        JobResult::Package { from, packed } => packages::brought(state, id, from, *packed),
        JobResult::PackageWritten(written) => packages::written(state, id, written),
        JobResult::Film(frames) => {
            if let Some(film) = state.film.as_mut().filter(|film| film.id == id) {
                film.frames = frames;
            }
            Vec::new()
        }
        JobResult::Files(files) => {
            state.create.files = files;
            Vec::new()
        }
        JobResult::Written { to, .. } => {
            if to.as_os_str().is_empty() {
                return Vec::new();
            }
            state.tell(Notice::done("export-done").with("to", to.display()));
            // Of boards, what could not be kept is in the log: links that led nowhere before lead nowhere now.
            Vec::new()
        }
        JobResult::Exported { to, went, left_out } => {
            let show = exporting.map(|exporting| exporting.show).unwrap_or_default();
            exhibit::exported(state, Exported { show, to, left_out }, went)
        }
        JobResult::Failed(notice) => {
            state.importing.remove(&id);
            state.editing.reading.take_if(|reading| reading.0 == id);
            state.packages.job.take_if(|job| *job == id);
            state.symbols.job.take_if(|job| *job == id);
            workshop::roster_failed(state, id);
            lessons::failed(state, id);
            create::failed(state, id);
            state.services.preparing.take_if(|preparing| preparing.id == id);
            state.film.take_if(|film| film.id == id);
            state.portraits.remove(&id);
            state.tell(notice);
            Vec::new()
        }
    }
}
