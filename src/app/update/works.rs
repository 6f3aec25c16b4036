//! My works: look, hear, delete, bring in, take out, consent.

use super::create::MAX_TITLE;
use super::{change, commit, create, exhibit, one_line, packages, speech, start};
use crate::app::command::{Room, WorksCommand};
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::exhibit::Reply;
use crate::app::making::{CreateState, Film, Import};
use crate::app::packages::PackagesCommand;
use crate::app::state::State;
use crate::art::picture::Picture;
use crate::domain::artwork::{Artwork, Beginning, Deed, Hand, Physical, Step, Title};
use crate::domain::consent::Seen;
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::notice::Notice;
use crate::domain::record::{Kind, Record, Transaction, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// Longest name of a material in characters; longest side of a work in millimetres.
const MAX_MATERIAL: usize = 80;
const MAX_MM: u32 = 20_000;
/// Longest part of a file's name that comes from a title, characters.
const MAX_FILE_NAME: usize = 40;

pub(super) fn on(state: &mut State, command: WorksCommand) -> Vec<Effect> {
    match command {
        WorksCommand::Show(work) => {
            state.work = work;
            Vec::new()
        }
        WorksCommand::HearTitle(id) => match state.library.artworks.get(&id).map(|work| work.title.clone()) {
            // In the maker's own voice, if they said it.
            Some(title) => speech::say_clip(state, &title.text, title.voice),
            None => Vec::new(),
        },
        WorksCommand::Delete(id) => delete(state, &id),
        WorksCommand::Import(path) if packages::is_package(&path) => packages::on(state, PackagesCommand::Import(path)),
        WorksCommand::Import(path) => import(state, path),
        WorksCommand::Export(id, to) => export(state, &id, to),
        WorksCommand::Film(id, to) => film(state, &id, to, false),
        WorksCommand::SaveFilm(id) => save_film(state, &id),
        WorksCommand::Enroll(open) => enroll(state, open),
        WorksCommand::Register { photo, physical } => {
            let Some(physical) = held(&physical) else { return Vec::new() };
            read(state, photo, String::new(), Some(physical))
        }
        WorksCommand::CloseFilm => {
            let making = state.film.take().and_then(|film| film.frames.is_empty().then_some(film.id));
            making.map(Effect::Cancel).into_iter().collect()
        }
        WorksCommand::Physical(id, physical) => match state.library.artworks.get(&id).cloned() {
            Some(work) => {
                let physical = held(&physical);
                vec![change(state, "work-physical", vec![Write::put(Record::Artwork(Artwork { physical, ..work }))])]
            }
            None => Vec::new(),
        },
        WorksCommand::Refuse(id) => exhibit::refuse(state, &id),
        WorksCommand::Consent { work, purpose, answer, by, whose } => {
            exhibit::answer(state, Reply { work, purpose, answer, whose, by, seen: Seen::Unknown })
        }
    }
}

/// The picture of a work as a file.
fn export(state: &mut State, id: &ArtworkId, to: PathBuf) -> Vec<Effect> {
    let Some(work) = state.library.artworks.get(id) else { return Vec::new() };
    let (sheet, work) = (state.library.sheet(work), Box::new(state.library.told(work)));
    if sheet.is_blank() {
        state.tell(Notice::problem("paint-nothing"));
        return Vec::new();
    }
    let at = (state.now, state.utc_offset_min);
    vec![start(state, Job::ExportPicture { work, sheet, to, at }).1]
}

/// The making of a work, to be watched or written.
fn film(state: &mut State, work: &ArtworkId, to: Option<PathBuf>, keep_others: bool) -> Vec<Effect> {
    let Some(artwork) = state.library.artworks.get(work).cloned() else { return Vec::new() };
    let marks = state.library.marks_of(work).to_vec();
    let watched = to.is_none();
    let (id, effect) = start(state, Job::Film { work: Box::new(artwork), marks, to, keep_others });
    if watched {
        state.film = Some(Film { id, work: work.clone(), frames: Vec::new() });
    }
    vec![effect]
}

/// The film as a file among the person's own, named by the title.
fn save_film(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(work) = state.library.artworks.get(id) else { return Vec::new() };
    let to = state.documents.join(format!("{}.gif", file_name(&work.title.text, id.as_str())));
    film(state, id, Some(to), true)
}

/// A title as the name of a file on any system; a work without one by its id.
pub(super) fn file_name(title: &str, id: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = one_line(title, MAX_FILE_NAME).chars().map(plain).collect();
    let name = name.trim_matches('-');
    format!("malgeurim-{}", if name.is_empty() { id } else { name })
}

/// The form, with the pictures of this device to choose the photograph from.
fn enroll(state: &mut State, open: bool) -> Vec<Effect> {
    state.enrolling = open && state.who.is_some();
    if !state.enrolling {
        return Vec::new();
    }
    let effects = if state.room == Room::Works { Vec::new() } else { super::go(state, Room::Works) };
    (state.enrolling, state.work) = (true, None);
    let folder = state.pictures_folder.clone();
    effects.into_iter().chain([start(state, Job::ListPictures(folder)).1]).collect()
}

/// Material and size as they are kept; without a material there is nothing to keep.
fn held(physical: &Physical) -> Option<Physical> {
    let material = one_line(&physical.material, MAX_MATERIAL);
    let size_mm = physical.size_mm.map(|side| side.min(MAX_MM));
    (!material.is_empty()).then_some(Physical { material, size_mm })
}

/// Takes the work away, also from the exhibitions it hangs in; one undo brings all of it back.
fn delete(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(work) = state.library.artworks.get(id).cloned() else { return Vec::new() };
    let mut writes = vec![Write::Delete(Kind::Artwork, id.0.clone())];
    writes.extend(state.library.marks_of(id).iter().map(|drawn| Write::Delete(Kind::Mark, drawn.id.0.clone())));
    for show in state.library.exhibitions.values().filter(|show| show.has(id.as_str())) {
        let mut show = show.clone();
        show.remove(id.as_str());
        writes.push(Write::put(Record::Exhibition(show)));
    }
    state.work = None;
    let mut effects = Vec::new();
    if state.create.draft.work.as_ref() == Some(id) {
        // What is being made of it is not wanted any more.
        effects.extend(create::stop_all(state));
        effects.extend(create::clear(state, CreateState::default()));
    }
    let who = state.who.clone().or(Some(work.profile));
    effects.push(commit(state, Transaction::new("work-delete", who, writes), Vec::new()));
    effects
}

fn import(state: &mut State, path: PathBuf) -> Vec<Effect> {
    let title = path.file_stem().map(|stem| one_line(&stem.to_string_lossy(), MAX_TITLE)).unwrap_or_default();
    read(state, path, title, None)
}

fn read(state: &mut State, path: PathBuf, title: String, physical: Option<Physical>) -> Vec<Effect> {
    let shown = physical.is_some();
    awaits(state, Job::ReadPicture(path), (title, physical, shown))
}

/// A work made by hand was photographed: it is a work at once, and then described.
pub(super) fn photographed(state: &mut State, photo: Arc<Picture>) -> Vec<Effect> {
    awaits(state, Job::KeepPhoto(photo), (String::new(), None, true))
}

/// A picture becomes a work of whoever is here now.
fn awaits(state: &mut State, job: Job, (title, physical, shown): (String, Option<Physical>, bool)) -> Vec<Effect> {
    let Some(who) = state.who.clone() else { return Vec::new() };
    let (id, effect) = start(state, job);
    state.importing.insert(id, Import { who, title, physical, shown });
    vec![effect]
}

/// A picture file came back: it becomes a work of the person who brought it, whoever is there now.
pub(super) fn pictured(
    state: &mut State,
    id: EffectId,
    blob: BlobId,
    png: Arc<Vec<u8>>,
    pixels: &Picture,
) -> Vec<Effect> {
    let Some(Import { who, title, physical, shown }) = state.importing.remove(&id) else { return Vec::new() };
    // Somebody who has been removed meanwhile has no works to put it to.
    let Some(maker) = state.library.profiles.get(&who).map(|person| person.name.clone()) else { return Vec::new() };
    let work = Artwork {
        maker,
        title: Title { text: title, ..Title::default() },
        beginning: Beginning::Picture,
        width: pixels.width,
        height: pixels.height,
        base: Some(blob.clone()),
        physical,
        lesson: state.library.lesson_of(&who).cloned(),
        steps: vec![Step { at: state.now, by: Hand::Person, did: Deed::Brought, result: Some(blob.clone()) }],
        ..Artwork::of(state.ids.make("w"), who.clone(), state.now)
    };
    if shown && state.enrolling && state.who.as_ref() == Some(&who) {
        // What was just entered is seen.
        (state.enrolling, state.work) = (false, Some(work.id.clone()));
    }
    let transaction = Transaction::new("work-add", Some(who), vec![Write::put(Record::Artwork(work))]);
    vec![commit(state, transaction, vec![(blob, png)])]
}
