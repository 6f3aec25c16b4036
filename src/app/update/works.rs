//! My works: look, hear, delete, bring in, take out, consent.

use super::create::MAX_TITLE;
use super::{change, commit, one_line, speech, start};
use crate::app::command::WorksCommand;
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::state::State;
use crate::art::picture::Picture;
use crate::domain::artwork::{Artwork, Beginning, Deed, Hand, Step, Title};
use crate::domain::consent::Consent;
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::locale::LocalText;
use crate::domain::record::{Kind, Record, Transaction, Write};
use std::path::PathBuf;
use std::sync::Arc;

pub(super) fn on(state: &mut State, command: WorksCommand) -> Vec<Effect> {
    match command {
        WorksCommand::Show(work) => {
            state.work = work;
            Vec::new()
        }
        WorksCommand::HearTitle(id) => match state.library.artworks.get(&id).map(|work| work.title.text.clone()) {
            Some(title) => speech::say(state, &title),
            None => Vec::new(),
        },
        WorksCommand::Delete(id) => delete(state, &id),
        WorksCommand::Import(path) => import(state, path),
        WorksCommand::Export(id, to) => match state.library.artworks.get(&id).map(|work| work.picture.clone()) {
            Some(picture) => vec![start(state, Job::ExportPicture { picture, to }).1],
            None => Vec::new(),
        },
        WorksCommand::Consent { work, purpose, answer, by } => match state.library.artworks.get(&work).cloned() {
            Some(mut work) => {
                work.consents.0.insert(purpose, Consent { answer, by, at: state.now });
                vec![change(state, "consent", vec![Write::put(Record::Artwork(work))])]
            }
            None => Vec::new(),
        },
    }
}

/// Takes the work away, also from the exhibitions it hangs in; one undo brings all of it back.
fn delete(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(work) = state.library.artworks.get(id).cloned() else { return Vec::new() };
    let mut writes = vec![Write::Delete(Kind::Artwork, id.0.clone())];
    for show in state.library.exhibitions.values().filter(|show| show.works.contains(id)) {
        let mut show = show.clone();
        show.remove(id.as_str());
        writes.push(Write::put(Record::Exhibition(show)));
    }
    state.work = None;
    if state.create.draft.work.as_ref() == Some(id) {
        state.create = Default::default();
    }
    let who = state.who.clone().or(Some(work.profile));
    vec![commit(state, Transaction::new("work-delete", who, writes), Vec::new())]
}

fn import(state: &mut State, path: PathBuf) -> Vec<Effect> {
    let title = path.file_stem().map(|stem| one_line(&stem.to_string_lossy(), MAX_TITLE)).unwrap_or_default();
    let (id, effect) = start(state, Job::ReadPicture(path));
    state.importing.insert(id, title);
    vec![effect]
}

/// A picture file came back: it becomes a work of the person.
pub(super) fn pictured(
    state: &mut State,
    id: EffectId,
    blob: BlobId,
    png: Arc<Vec<u8>>,
    pixels: &Picture,
) -> Vec<Effect> {
    let (Some(title), Some(who)) = (state.importing.remove(&id), state.who.clone()) else { return Vec::new() };
    let work = Artwork {
        id: state.ids.make("w"),
        profile: who.clone(),
        maker: state.person().map(|person| person.name.clone()).unwrap_or_default(),
        title: Title { text: title, symbols: Vec::new() },
        made: state.now,
        beginning: Beginning::Picture,
        width: pixels.width,
        height: pixels.height,
        picture: blob.clone(),
        alt: LocalText::default(),
        steps: vec![Step { at: state.now, by: Hand::Person, did: Deed::Brought, result: Some(blob.clone()) }],
        consents: Default::default(),
        extra: Default::default(),
    };
    let transaction = Transaction::new("work-add", Some(who), vec![Write::put(Record::Artwork(work))]);
    vec![commit(state, transaction, vec![(blob, png)])]
}
