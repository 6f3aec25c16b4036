//! `symbols`.

use super::args::SymbolsTask;
use super::{Context, Done};
use crate::app::{Command, SymbolFound, SymbolsCommand};
use crate::domain::symbol_pack::{SymbolPack, credit_line};
use crate::io::desk::Desk;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;

pub(super) fn run(context: &Context, task: SymbolsTask) -> Done {
    match task {
        SymbolsTask::Import { packs } => import(context, packs),
        SymbolsTask::List => {
            let mut desk = context.reading()?;
            show(context, looked(context, &mut desk)?.state().symbols.catalogue.packs());
            Ok(())
        }
        SymbolsTask::Search { text, most } => search(context, &text, most),
        SymbolsTask::Remove { pack } => remove(context, &pack),
    }
}

/// The desk when it knows the packs.
fn looked<'a>(context: &Context, desk: &'a mut Desk) -> Result<&'a Desk, super::Failure> {
    desk.send(Command::Symbols(SymbolsCommand::Look));
    context.settle(desk)?;
    Ok(desk)
}

/// Every pack is tried; the first that could not be read is the failure, after the others are in.
fn import(context: &Context, packs: Vec<PathBuf>) -> Done {
    let mut desk = context.writing()?;
    let (mut failed, wanted) = (Vec::new(), packs.len());
    for path in packs {
        desk.send(Command::Symbols(SymbolsCommand::Import(path)));
        if let Err(failure) = context.settle(&mut desk) {
            failed.push(failure);
        }
    }
    if failed.len() < wanted {
        show(context, looked(context, &mut desk)?.state().symbols.catalogue.packs());
    }
    failed.into_iter().next().map_or(Ok(()), Err)
}

fn show(context: &Context, packs: &[Arc<SymbolPack>]) {
    let credits = |pack: &SymbolPack| pack.license.as_ref().map(credit_line).unwrap_or_default();
    let document: Vec<Value> = packs
        .iter()
        .map(|pack| {
            json!({"id": pack.id, "name": pack.name, "layout": pack.layout.name(), "symbols": pack.symbols.len(),
                   "pictures": pack.pictures.len(), "licence": credits(pack)})
        })
        .collect();
    let line = |pack: &Arc<SymbolPack>| {
        let (count, credits) = (pack.symbols.len().to_string(), credits(pack));
        context.t("cli-symbols-pack", &[("name", &pack.name), ("count", &count), ("licence", &credits)])
    };
    let none = packs.is_empty().then(|| context.t("cli-symbols-no-packs", &[]));
    context.out.show(&json!({"packs": document}), packs.iter().map(line).chain(none));
}

fn search(context: &Context, text: &str, most: usize) -> Done {
    let mut desk = context.reading()?;
    let found = looked(context, &mut desk)?.state().find_symbols(text, most);
    let pack = |found: &SymbolFound| found.pack.as_ref().map(|pack| pack.name.clone()).unwrap_or_default();
    let document: Vec<Value> =
        found.iter().map(|f| json!({"symbol": f.symbol, "ko": f.name.ko, "en": f.name.en, "pack": pack(f)})).collect();
    let line = |found: &SymbolFound| {
        let pack = pack(found);
        let about =
            [("symbol", found.symbol.0.as_str()), ("ko", &found.name.ko), ("en", &found.name.en), ("pack", &pack)];
        context.t("cli-symbols-found", &about)
    };
    let none = found.is_empty().then(|| context.t("cli-symbols-none", &[]));
    context.out.show(&json!({"symbols": document}), found.iter().map(line).chain(none));
    Ok(())
}

fn remove(context: &Context, name: &str) -> Done {
    let mut desk = context.writing()?;
    let packs = looked(context, &mut desk)?.state().symbols.catalogue.packs();
    let pack = packs.iter().find(|pack| pack.id == name || pack.name == name);
    let id = pack.map(|pack| pack.id.clone()).ok_or_else(|| context.fail("cli-unknown-pack", &[("name", name)]))?;
    desk.send(Command::Symbols(SymbolsCommand::Remove(id)));
    context.settle(&mut desk)?;
    context.out.show(&json!({"name": name}), [context.t("cli-symbols-removed", &[("name", name)])]);
    Ok(())
}
