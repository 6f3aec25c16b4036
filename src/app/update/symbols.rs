//! Symbol packs come and go.

use super::{edit, start};
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::state::State;
use crate::app::symbols::{PackChange, SymbolsCommand, SymbolsDone, SymbolsJob};
use crate::domain::board::Image;
use crate::domain::notice::Notice;
use serde_json::Map;

pub(super) fn on(state: &mut State, command: SymbolsCommand) -> Vec<Effect> {
    match command {
        SymbolsCommand::Look => vec![start(state, Job::Symbols(SymbolsJob::Look)).1],
        SymbolsCommand::Import(path) => vec![begin(state, SymbolsJob::Import(path))],
        SymbolsCommand::Remove(pack) => vec![begin(state, SymbolsJob::Remove(pack))],
        SymbolsCommand::Stop => state.symbols.job.map(Effect::Cancel).into_iter().collect(),
    }
}

fn begin(state: &mut State, job: SymbolsJob) -> Effect {
    let (id, effect) = start(state, Job::Symbols(job));
    (state.symbols.job, state.symbols.done) = (Some(id), 0.0);
    effect
}

pub(super) fn done(state: &mut State, id: EffectId, done: SymbolsDone) -> Vec<Effect> {
    state.symbols.job.take_if(|job| *job == id);
    match done {
        SymbolsDone::Packs(catalogue, change) => {
            state.symbols.catalogue = catalogue;
            if let Some(change) = change {
                state.tell(told(change));
            }
            Vec::new()
        }
        SymbolsDone::Taken { blob, bytes, content_type, symbol: (set, filename), license } => {
            let symbol = Map::from_iter([("set".to_owned(), set.into()), ("filename".to_owned(), filename.into())]);
            let bytes = vec![(blob.clone(), bytes)];
            // Its size is not asked for: a drawing has none.
            let image =
                |id: &str| Image { content_type, symbol: Some(symbol), license, ..Image::own(id, blob, (0, 0)) };
            edit::symbol_taken(state, id, image, bytes)
        }
    }
}

fn told(change: PackChange) -> Notice {
    match change {
        PackChange::Came(name, symbols) => Notice::done("symbols-came").with("name", name).with("count", symbols),
        PackChange::Known(name) => Notice::done("symbols-known").with("name", name),
        PackChange::Gone(name) => Notice::done("symbols-gone").with("name", name),
    }
}
