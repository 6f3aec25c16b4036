//! What goes out of an exhibition, and what is remembered of it.

use super::super::{change_of_device, start};
use crate::app::effect::{Effect, Job, ToAsk};
use crate::app::exhibit::{Exported, Exporting};
use crate::app::state::State;
use crate::domain::artwork::Artwork;
use crate::domain::exhibition::{ExportOptions, Outing, Product};
use crate::domain::id::{ArtworkId, ExhibitionId};
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Write};
use std::collections::BTreeSet;
use std::path::PathBuf;

pub(super) fn begin(
    state: &mut State,
    id: &ExhibitionId,
    (to, only): (PathBuf, Option<String>),
    products: BTreeSet<Product>,
    options: Box<ExportOptions>,
) -> Vec<Effect> {
    if state.exhibit.exporting.is_some() {
        return Vec::new();
    }
    let Some(source) = state.exhibition_source(id) else { return Vec::new() };
    let (show, source) = (id.clone(), Box::new(source));
    let products = if products.is_empty() { [Product::Web, Product::Prints].into() } else { products };
    state.exhibit.exported = None;
    let (id, effect) = start(state, Job::ExportExhibition { to, only, source, products, options });
    state.exhibit.exporting = Some(Exporting { id, show, done: 0.0, works: None });
    vec![effect]
}

/// Forms for the makers of works, in the language of the face first.
pub(super) fn forms(state: &mut State, works: &[ArtworkId], to: PathBuf) -> Vec<Effect> {
    let library = &state.library;
    let asked = |work: &Artwork| {
        let guardian = library.asks_guardian(work);
        ToAsk { work: library.told(work), sheet: library.sheet(work), guardian }
    };
    let works: Vec<ToAsk> = works.iter().filter_map(|id| library.artworks.get(id)).map(asked).collect();
    let works: Vec<ToAsk> = works.into_iter().filter(|asked| !asked.sheet.is_blank()).collect();
    if works.is_empty() {
        state.tell(Notice::problem("exhibition-empty"));
        return Vec::new();
    }
    let show = state.exhibit.open.as_ref().and_then(|id| library.exhibitions.get(id)).cloned().map(Box::new);
    let langs = [state.lang(), state.lang().other()];
    let at = (state.now, state.utc_offset_min);
    vec![start(state, Job::ConsentForms { works, show, langs, to, at }).1]
}

/// Keeps what went out. Nobody can undo it: it has gone out.
pub fn keep_outing(state: &mut State, outing: Outing) -> Effect {
    change_of_device(state, "exhibition-export", vec![Write::put(Record::Outing(outing))])
}

/// It was written: what went where is kept, so that a maker who takes a yes back can be told.
pub(in crate::app::update) fn exported(
    state: &mut State,
    exported: Exported,
    went: Vec<(Product, BTreeSet<ArtworkId>)>,
) -> Vec<Effect> {
    let Exported { show, to, left_out } = &exported;
    state.tell(Notice::done("export-done").with("to", to.display()));
    let count = left_out.iter().map(|out| &out.work).collect::<BTreeSet<_>>().len();
    if count > 0 {
        state.tell(Notice::problem("export-left-out").with("count", count));
    }
    let title = state.library.exhibitions.get(show).map(|show| show.title.clone()).unwrap_or_default();
    let id = state.ids.make::<String>("o");
    let outing = Outing {
        id,
        at: state.now,
        show: show.clone(),
        title,
        went,
        to: to.display().to_string(),
        ..Outing::default()
    };
    state.exhibit.exported = Some(exported);
    vec![keep_outing(state, outing)]
}
