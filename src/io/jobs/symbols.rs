//! Symbol packs: brought in, read, taken out; a picture of one for a button.

use super::{Desk, file_notice};
use crate::app::{EffectId, JobResult, Outcome, PackChange, SymbolCatalogue, SymbolsDone, SymbolsJob};
use crate::domain::board::License;
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::domain::symbol_pack::SymbolPack;
use crate::formats::symbol_pack::PackError;
use crate::formats::vocabulary;
use crate::io::packs::{self, Brought};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;

pub(super) fn carry_out(desk: &Desk, id: EffectId, job: SymbolsJob) -> JobResult {
    match job {
        SymbolsJob::Look => all(desk, None),
        SymbolsJob::Import(path) => import(desk, id, &path),
        SymbolsJob::Remove(pack) => remove(desk, &pack),
        SymbolsJob::Take { pack, picture } => match take(desk, &pack, picture) {
            Some(taken) => {
                let Taken { bytes, content_type, symbol, license } = taken;
                let sum = Sha256::digest(&bytes);
                let blob = BlobId(sum.iter().map(|byte| format!("{byte:02x}")).collect());
                let bytes = Arc::new(bytes);
                JobResult::Symbols(SymbolsDone::Taken { blob, bytes, content_type, symbol, license })
            }
            None => JobResult::Failed(Notice::problem("picture-missing")),
        },
    }
}

/// The packs as they are now.
fn all(desk: &Desk, change: Option<PackChange>) -> JobResult {
    let packs = packs::list(&desk.data).into_iter().map(Arc::new).collect();
    let catalogue = SymbolCatalogue::new(&vocabulary::builtin(), packs);
    JobResult::Symbols(SymbolsDone::Packs(Arc::new(catalogue), change))
}

fn import(desk: &Desk, id: EffectId, from: &Path) -> JobResult {
    let mut go_on = |done| {
        desk.outbox.send(Outcome::Progress { id, done, snapshot: None });
        !desk.is_cancelled(id)
    };
    match packs::import(&desk.data, from, &mut go_on) {
        Ok(Brought::New(pack)) => all(desk, Some(PackChange::Came(pack.name, pack.symbols.len()))),
        Ok(Brought::Known(pack)) => all(desk, Some(PackChange::Known(pack.name))),
        Err(PackError::File(error)) => JobResult::Failed(file_notice(&error, "import symbols")),
        Err(error) => {
            tracing::warn!(%error, path = %from.display(), "import symbols");
            JobResult::Failed(Notice::problem(error.key()))
        }
    }
}

fn remove(desk: &Desk, id: &str) -> JobResult {
    let name = packs::one(&desk.data, id).map(|pack| pack.name).unwrap_or_default();
    match packs::remove(&desk.data, id) {
        Ok(()) => all(desk, Some(PackChange::Gone(name))),
        Err(error) => JobResult::Failed(file_notice(&error, "remove symbols")),
    }
}

struct Taken {
    bytes: Vec<u8>,
    content_type: String,
    symbol: (String, String),
    license: Option<License>,
}

fn take(desk: &Desk, id: &str, place: u32) -> Option<Taken> {
    let SymbolPack { name, pictures, license, .. } = packs::one(&desk.data, id)?;
    let file = pictures.into_iter().nth(place as usize)?.file;
    let bytes = packs::picture(&desk.data, id, place)?;
    let content_type = packs::kind(&bytes)?.to_owned();
    Some(Taken { bytes, content_type, symbol: (name, file), license })
}
