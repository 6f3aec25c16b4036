//! `backup`, `undo`, `redo`, `history`.

use super::args::BackupTask;
use super::{Context, Done};
use crate::app::{BackupCommand, Command};
use crate::domain::notice::NoticeKind;
use crate::text::{dates, numbers};
use serde_json::json;

pub(super) fn run(context: &Context, task: BackupTask) -> Done {
    let mut desk = context.writing()?;
    match task {
        BackupTask::Now => {
            desk.send(Command::Backup(BackupCommand::Now));
            context.settle(&mut desk)?;
            desk.send(Command::Backup(BackupCommand::List));
            context.settle(&mut desk)?;
            let newest = desk.state().backups.iter().max_by_key(|(id, at, _)| (*at, id.clone())).map(|(id, ..)| id.clone());
            let id = newest.unwrap_or_default();
            context.out.show(&json!({"id": id}), [context.t("cli-backup-made", &[("id", &id)])]);
        }
        BackupTask::List => {
            desk.send(Command::Backup(BackupCommand::List));
            context.settle(&mut desk)?;
            let backups = &desk.state().backups;
            let documents: Vec<_> = backups.iter().map(|(id, at, bytes)| json!({"id": id, "at": at, "bytes": bytes})).collect();
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

/// The undo list of the person; when that is at its end, the device's own (people added and removed).
fn step(context: &Context, command: Command, what: &str, text: &str) -> Done {
    let mut desk = context.writing()?;
    desk.send(command.clone());
    let empty = |desk: &crate::io::desk::Desk| desk.state().notices.iter().any(|n| n.what.starts_with("nothing-to-"));
    let _ = desk.settle(super::LIMIT);
    if empty(&desk) && desk.state().who.is_some() {
        desk.state_mut().notices.clear();
        desk.state_mut().who = None;
        desk.send(command);
        let _ = desk.settle(super::LIMIT);
    }
    let done = desk.state().notices.iter().find(|n| n.kind == NoticeKind::Done && n.what == what).cloned();
    context.settle(&mut desk)?;
    let name = done.and_then(|notice| notice.args.into_iter().next()).map(|(_, name)| name).unwrap_or_default();
    let change = context.texts.get(&format!("change-{name}"));
    context.out.show(&json!({"change": name}), [context.t(text, &[("change", &change)])]);
    Ok(())
}

pub(super) fn history(context: &Context) -> Done {
    let mut desk = context.writing()?;
    desk.send(Command::Backup(BackupCommand::History));
    context.settle(&mut desk)?;
    let entries = desk.state().history.clone();
    let line = |entry: &crate::domain::record::HistoryEntry| {
        let date = dates::day_and_time(context.texts.lang(), entry.at, desk.state().utc_offset_min);
        let change = context.texts.get(&format!("change-{}", entry.name));
        let id = if entry.undone { "cli-history-line-undone" } else { "cli-history-line" };
        context.t(id, &[("step", &entry.step.to_string()), ("date", &date), ("change", &change)])
    };
    let none = entries.is_empty().then(|| context.t("cli-no-history", &[]));
    context.out.show(&json!({"history": entries}), entries.iter().map(line).chain(none));
    Ok(())
}
