//! `boards`.

use super::args::BoardsTask;
use super::{Context, Done, Failure, board_files};
use crate::app::{BoardsCommand, Command, ImportReport, ReportLine};
use crate::domain::board::Board;
use crate::domain::id::{BoardId, SetId};
use crate::io::desk::Desk;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub(super) fn run(context: &Context, task: BoardsTask) -> Done {
    match task {
        BoardsTask::Import { files } => import(context, files),
        BoardsTask::List => list(context),
        BoardsTask::Export { out, set, board } => export(context, out, set.as_deref(), board),
        BoardsTask::Print { out, set, board } => board_files::print(context, &out, set.as_deref(), board.as_deref()),
        BoardsTask::Words { out, set, board } => board_files::words(context, &out, set.as_deref(), board.as_deref()),
        BoardsTask::Remove { set } => {
            let mut desk = context.writing()?;
            let id = set_named(context, &desk, &set)?;
            desk.send(Command::Boards(BoardsCommand::Remove(id)));
            context.settle(&mut desk)?;
            context.out.show(&json!({"name": set}), [context.t("cli-set-removed", &[("name", &set)])]);
            Ok(())
        }
    }
}

/// Every file is tried; the first that could not be read is the failure, after the others are in.
fn import(context: &Context, files: Vec<PathBuf>) -> Done {
    let mut desk = context.writing()?;
    let mut failed = None;
    for file in files {
        desk.send(Command::Boards(BoardsCommand::Import(vec![file])));
        if let Err(failure) = context.settle(&mut desk) {
            failed.get_or_insert(failure);
        }
    }
    let reports = &desk.state().imports;
    context.out.show(&json!({"sets": reports}), reports.iter().flat_map(|report| lines(context, report)));
    failed.map_or(Ok(()), Err)
}

fn lines(context: &Context, report: &ImportReport) -> Vec<String> {
    let number = |n: usize| n.to_string();
    let mut lines = vec![context.t(
        "cli-set-imported",
        &[
            ("name", &report.name),
            ("boards", &number(report.boards)),
            ("buttons", &number(report.buttons)),
            ("images", &number(report.images)),
            ("sounds", &number(report.sounds)),
        ],
    )];
    for (heading, prefix, items) in
        [("cli-set-repaired", "repair", &report.repaired), ("cli-set-lost", "loss", &report.lost)]
    {
        let kinds = by_kind(items);
        if !kinds.is_empty() {
            lines.push(context.t(heading, &[("count", &number(kinds.len()))]));
        }
        for (what, (count, example)) in kinds {
            let what = context.texts.get(&format!("{prefix}-{what}"));
            let key = if example.is_empty() { "report-line-whole" } else { "report-line-example" };
            let line = context.t(key, &[("what", &what), ("count", &number(count)), ("example", example)]);
            lines.push(format!("  {line}"));
        }
    }
    lines
}

/// How often each kind happened in the whole file, with its first example; a board at a time would fill the screen.
fn by_kind(items: &[ReportLine]) -> BTreeMap<&str, (usize, &str)> {
    let mut kinds: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for item in items {
        let (count, example) = kinds.entry(item.what.as_str()).or_default();
        *count += item.count;
        if example.is_empty() {
            *example = &item.example;
        }
    }
    kinds
}

fn list(context: &Context) -> Done {
    let desk = context.reading()?;
    let library = &desk.state().library;
    let name_of = |set: &SetId| library.sets.get(set).map_or_else(|| set.0.clone(), |set| set.name.clone());
    let boards: Vec<&Arc<Board>> = library.builtin.values().chain(library.boards.values()).collect();
    let lang = context.texts.lang();
    let document: Vec<_> = boards
        .iter()
        .map(|b| {
            json!({"id": b.id, "set": name_of(&b.set), "name": b.name.get(lang), "rows": b.grid.rows,
                   "columns": b.grid.columns, "buttons": b.buttons.len()})
        })
        .collect();
    let line = |b: &&Arc<Board>| {
        let (rows, columns) = (b.grid.rows.to_string(), b.grid.columns.to_string());
        let buttons = b.buttons.len().to_string();
        let name = b.name.get(lang);
        context.t(
            "cli-board-line",
            &[("id", b.id.as_str()), ("name", name), ("rows", &rows), ("columns", &columns), ("buttons", &buttons)],
        )
    };
    context.out.show(&json!({"boards": document}), boards.iter().map(line));
    Ok(())
}

/// A set by name or id; two sets of one name: the newest.
pub(super) fn set_named(context: &Context, desk: &Desk, name: &str) -> Result<SetId, Failure> {
    let sets = &desk.state().library.sets;
    let found = sets.values().rev().find(|set| set.name == name || set.id.as_str() == name).map(|set| set.id.clone());
    let builtin = (name == crate::domain::board::BUILTIN_SET).then(|| SetId::from(name));
    found.or(builtin).ok_or_else(|| context.fail("cli-unknown-set", &[("name", name)]))
}

fn export(context: &Context, out: PathBuf, set: Option<&str>, board: Option<String>) -> Done {
    let mut desk = context.reading()?;
    let set = set.map(|name| set_named(context, &desk, name)).transpose()?;
    let board = board.map(BoardId);
    if let Some(id) = board.as_ref().filter(|id| desk.state().library.board(id.as_str()).is_none()) {
        return Err(context.fail("cli-unknown-board", &[("name", id.as_str())]));
    }
    desk.send(Command::Boards(BoardsCommand::Export { to: out.clone(), set, board }));
    context.settle(&mut desk)?;
    let path = out.display().to_string();
    context.out.show(&json!({"path": path}), [context.t("cli-boards-exported", &[("path", &path)])]);
    Ok(())
}
