//! Exhibit: choose and order works, write the web exhibition.

use super::{change_of_device, commit, one_line, start};
use crate::app::command::ExhibitCommand;
use crate::app::effect::{Effect, Job};
use crate::app::state::State;
use crate::domain::exhibition::{Exhibition, ExportOptions, LeftOut, Outing, Product};
use crate::domain::id::{ArtworkId, ExhibitionId};
use crate::domain::notice::Notice;
use crate::domain::record::{Kind, Record, Transaction, Write};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Longest title, place or dates in characters.
const MAX_TEXT: usize = 120;

pub(super) fn on(state: &mut State, command: ExhibitCommand) -> Vec<Effect> {
    match command {
        ExhibitCommand::New(title) => new(state, &title),
        ExhibitCommand::Open(show) => {
            state.exhibit.open = show;
            state.exhibit.selected = None;
            Vec::new()
        }
        ExhibitCommand::Edit { show, title, place, dates } => edit(state, &show, "exhibition-edit", |show| {
            let tidy = |text: &str| one_line(text, MAX_TEXT);
            (show.title, show.place, show.dates) = (tidy(&title), tidy(&place), tidy(&dates));
        }),
        ExhibitCommand::Add(show, works) => add(state, &show, works),
        ExhibitCommand::TakeDown(show, work) => {
            edit(state, &show, "exhibition-edit", |show| show.remove(work.as_str()))
        }
        ExhibitCommand::Shift(show, work, by) => {
            edit(state, &show, "exhibition-edit", |show| show.shift(work.as_str(), by))
        }
        ExhibitCommand::Select(work) => {
            state.exhibit.selected = work;
            Vec::new()
        }
        ExhibitCommand::Delete(show) => {
            if !state.library.exhibitions.contains_key(&show) {
                return Vec::new();
            }
            state.exhibit = Default::default();
            vec![change(state, "exhibition-delete", Write::Delete(Kind::Exhibition, show.0))]
        }
        ExhibitCommand::Export { show, to, products, options } => export(state, &show, to, products, options),
        ExhibitCommand::StopExport => state.exhibit.exporting.map(Effect::Cancel).into_iter().collect(),
    }
}

/// Exhibitions belong to the device, not to one person: their undo list is the curator's own.
fn change(state: &mut State, name: &str, write: Write) -> Effect {
    let who = state.who.clone();
    commit(state, Transaction::new(name, who, vec![write]), Vec::new())
}

fn new(state: &mut State, title: &str) -> Vec<Effect> {
    let title = one_line(title, MAX_TEXT);
    if title.is_empty() {
        state.tell(Notice::problem("name-empty"));
        return Vec::new();
    }
    if state.library.exhibition(&title).is_some() {
        state.tell(Notice::problem("exhibition-exists").with("name", &title));
        return Vec::new();
    }
    let show = Exhibition { id: state.ids.make("x"), title, made: state.now, ..Exhibition::default() };
    state.exhibit.open = Some(show.id.clone());
    vec![change(state, "exhibition-add", Write::put(Record::Exhibition(show)))]
}

fn edit(state: &mut State, id: &ExhibitionId, name: &str, edit: impl FnOnce(&mut Exhibition)) -> Vec<Effect> {
    let Some(before) = state.library.exhibitions.get(id) else { return Vec::new() };
    let mut show = before.clone();
    edit(&mut show);
    if show == *before || show.title.is_empty() {
        return Vec::new();
    }
    vec![change(state, name, Write::put(Record::Exhibition(show)))]
}

fn add(state: &mut State, show: &ExhibitionId, works: Vec<ArtworkId>) -> Vec<Effect> {
    // White paper with nothing on it cannot hang.
    let hangs =
        |id: &ArtworkId| state.library.artworks.get(id).is_some_and(|work| !state.library.sheet(work).is_blank());
    let known: Vec<ArtworkId> = works.into_iter().filter(hangs).collect();
    edit(state, show, "exhibition-edit", |show| known.into_iter().for_each(|work| show.add(work, None)))
}

fn export(
    state: &mut State,
    id: &ExhibitionId,
    to: PathBuf,
    products: BTreeSet<Product>,
    options: Box<ExportOptions>,
) -> Vec<Effect> {
    let Some(source) = state.exhibition_source(id) else { return Vec::new() };
    let show = id.clone();
    if source.works.iter().all(|(_, sheet)| sheet.is_blank()) {
        state.tell(Notice::problem("exhibition-empty"));
        return Vec::new();
    }
    let products = if products.is_empty() { [Product::Web, Product::Prints].into() } else { products };
    let (id, effect) = start(state, Job::ExportExhibition { to, source: Box::new(source), products, options });
    (state.exhibit.exporting, state.exhibit.exported_show) = (Some(id), Some(show));
    vec![effect]
}

/// Keeps what went out. Nobody can undo it: it has gone out.
pub fn keep_outing(state: &mut State, outing: Outing) -> Effect {
    change_of_device(state, "exhibition-export", vec![Write::put(Record::Outing(outing))])
}

/// It was written: what went where is kept, so that a maker who takes a yes back can be told.
pub(super) fn exported(
    state: &mut State,
    to: PathBuf,
    went: Vec<(Product, BTreeSet<ArtworkId>)>,
    left_out: Vec<LeftOut>,
) -> Vec<Effect> {
    state.tell(Notice::done("export-done").with("to", to.display()));
    let count = left_out.iter().map(|out| &out.work).collect::<BTreeSet<_>>().len();
    if count > 0 {
        state.tell(Notice::problem("export-left-out").with("count", count));
    }
    let show = state.exhibit.exported_show.take().unwrap_or_default();
    let title = state.library.exhibitions.get(&show).map(|show| show.title.clone()).unwrap_or_default();
    let id = state.ids.make::<String>("o");
    let outing = Outing { id, at: state.now, show, title, went, to: to.display().to_string(), ..Outing::default() };
    (state.exhibit.exported, state.exhibit.left_out) = (Some(to), left_out);
    vec![keep_outing(state, outing)]
}
