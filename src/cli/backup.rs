//! `backup`, `undo`, `redo`, `history`.

use super::args::BackupTask;
use super::{Context, Done};
use crate::app::{BackupCommand, Command};
use crate::domain::board::undo_list_of_boards;
use crate::domain::id::ProfileId;
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::record::HistoryEntry;
use crate::io::desk::Desk;
use crate::text::{dates, numbers};
use serde_json::json;

pub(super) fn run(context: &Context, task: BackupTask) -> Done {
    let mut desk = if matches!(task, BackupTask::List) { context.reading()? } else { context.writing()? };
    match task {
        BackupTask::Now => {
            desk.send(Command::Backup(BackupCommand::Now));
            context.settle(&mut desk)?;
            desk.send(Command::Backup(BackupCommand::List));
            context.settle(&mut desk)?;
            let newest =
                desk.state().backups.iter().max_by_key(|(id, at, _)| (*at, id.clone())).map(|(id, ..)| id.clone());
            let id = newest.unwrap_or_default();
            context.out.show(&json!({"id": id}), [context.t("cli-backup-made", &[("id", &id)])]);
        }
        BackupTask::List => {
            desk.send(Command::Backup(BackupCommand::List));
            context.settle(&mut desk)?;
            let backups = &desk.state().backups;
            let documents: Vec<_> =
                backups.iter().map(|(id, at, bytes)| json!({"id": id, "at": at, "bytes": bytes})).collect();
            let line = |(id, at, bytes): &(String, i64, u64)| {
                let date = dates::day_and_time(context.texts.lang(), *at, desk.state().utc_offset_min);
                context.t("cli-backup-line", &[("id", id), ("date", &date), ("size", &numbers::bytes(*bytes))])
            };
            let none = backups.is_empty().then(|| context.t("cli-no-backups", &[]));
            context.out.show(&json!({"backups": documents}), backups.iter().map(line).chain(none));
        }
        BackupTask::Restore { id } => {
            desk.send(Command::Backup(BackupCommand::Restore(id.clone())));
            context.settle(&mut desk)?;
            context.out.show(&json!({"id": id}), [context.t("cli-restored", &[("id", &id)])]);
        }
    }
    Ok(())
}

pub(super) fn undo(context: &Context) -> Done {
    step(context, Command::Undo, "undone", "cli-undone")
}

pub(super) fn redo(context: &Context) -> Done {
    step(context, Command::Redo, "redone", "cli-redone")
}

/// An undo list by its name, and its steps, newest first.
type List = (Option<ProfileId>, Vec<HistoryEntry>);

/// The undo lists: of the person, of their boards, and last that of the device (people added and removed).
fn lists(context: &Context, desk: &mut Desk) -> Result<Vec<List>, super::Failure> {
    let who = desk.state().who.clone();
    let boards = who.as_ref().map(undo_list_of_boards);
    let mut lists = Vec::new();
    for list in who.iter().chain(&boards).cloned().map(Some).chain([None]) {
        desk.state_mut().who.clone_from(&list);
        desk.send(Command::Backup(BackupCommand::History));
        context.settle(desk)?;
        lists.push((list, std::mem::take(&mut desk.state_mut().history)));
    }
    desk.state_mut().who = who;
    Ok(lists)
}

/// The list that has the next step back or forth. Steps are taken back newest first and done again in the other order; what was
/// undone long before the newest change comes last.
fn next_list(command: &Command, lists: &[List]) -> Option<Option<ProfileId>> {
    let steps = |list: &List, undone: bool| {
        list.1.iter().filter(move |entry| entry.undone == undone).map(|entry| entry.step).collect::<Vec<i64>>()
    };
    let newest = |list: &List| steps(list, false).into_iter().max();
    if *command == Command::Undo {
        return lists
            .iter()
            .filter(|list| newest(list).is_some())
            .max_by_key(|list| newest(list))
            .map(|list| list.0.clone());
    }
    let live = lists.iter().filter_map(newest).max().unwrap_or(i64::MIN);
    let next = |list: &List| steps(list, true).into_iter().min().map(|step| (step < live, step));
    lists
        .iter()
        .filter_map(|list| next(list).map(|next| (next, list.0.clone())))
        .min_by_key(|(next, _)| *next)
        .map(|(_, list)| list)
}

/// One step of the undo list that is next.
fn step(context: &Context, command: Command, what: &str, text: &str) -> Done {
    let mut desk = context.writing()?;
    let mut lists = lists(context, &mut desk)?;
    let done = loop {
        // Somebody who was named is asked for their own changes first.
        let own = lists.split_last().map(|(_, own)| own).filter(|_| context.profile.is_some());
        let list = own.and_then(|own| next_list(&command, own)).or_else(|| next_list(&command, &lists));
        desk.state_mut().who = list.clone().flatten();
        desk.send(command.clone());
        let _ = desk.settle(super::LIMIT);
        let is_done = |notice: &&Notice| notice.kind == NoticeKind::Done && notice.what.starts_with(what);
        let done = desk.state().notices.iter().find(is_done).cloned();
        // Where nothing of a list can be turned back any more, the next one may have something.
        if let Some(list) = list.filter(|_| done.is_none()) {
            lists.iter_mut().filter(|(name, _)| *name == list).for_each(|(_, entries)| entries.clear());
        }
        if done.is_some() || next_list(&command, &lists).is_none() {
            break done;
        }
        desk.state_mut().notices.clear();
    };
    context.settle(&mut desk)?;
    let name = done.and_then(|notice| notice.args.into_iter().next()).map(|(_, name)| name).unwrap_or_default();
    let change = context.texts.get(&format!("change-{name}"));
    context.out.show(&json!({"change": name}), [context.t(text, &[("change", &change)])]);
    Ok(())
}

pub(super) fn history(context: &Context) -> Done {
    let mut desk = context.reading()?;
    let mut entries: Vec<HistoryEntry> =
        lists(context, &mut desk)?.into_iter().flat_map(|(_, entries)| entries).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.step));
    let line = |entry: &HistoryEntry| {
        let date = dates::day_and_time(context.texts.lang(), entry.at, desk.state().utc_offset_min);
        let change = context.texts.get(&format!("change-{}", entry.name));
        let id = if entry.undone { "cli-history-line-undone" } else { "cli-history-line" };
        context.t(id, &[("step", &entry.step.to_string()), ("date", &date), ("change", &change)])
    };
    let none = entries.is_empty().then(|| context.t("cli-no-history", &[]));
    context.out.show(&json!({"history": entries}), entries.iter().map(line).chain(none));
    Ok(())
}
